// SPDX-License-Identifier: GPL-3.0-or-later
// What core/base says.
#include "ui/messages/catalogue/lists.h"

#include <QtGlobal>

namespace aisemble::ui {

std::span<const char* const> baseMessages() {
  static constexpr const char* kTexts[] = {
      QT_TRANSLATE_NOOP("core", "Cannot open '%1': %2. Check the path and its permissions."),
      QT_TRANSLATE_NOOP("core", "Cannot read '%1': %2."),
      QT_TRANSLATE_NOOP("core", "'%1' is a folder; a file is needed here."),
      QT_TRANSLATE_NOOP("core", "'%1' is a pipe or a socket; a file is needed here. Write its content to one first."),
      QT_TRANSLATE_NOOP("core", "'%1' has %2 bytes; the limit here is %3."),
      QT_TRANSLATE_NOOP("core", "Reading '%1' failed: %2."),
      QT_TRANSLATE_NOOP("core", "'%1' is larger than the limit of %2 bytes."),
      QT_TRANSLATE_NOOP("core", "Cannot %1 '%2': %3. Check free space and permissions; the old content is unchanged."),
      QT_TRANSLATE_NOOP("core", "Cannot write to '%1': %2. Give a file's name."),
      QT_TRANSLATE_NOOP("core", "'%1' is not a regular file that can be mapped."),
      QT_TRANSLATE_NOOP("core", "Cannot map '%1': %2."),
      QT_TRANSLATE_NOOP("core", "Cannot open '%1' to read it. Check that it exists and may be read."),
      QT_TRANSLATE_NOOP("core", "Reading '%1' failed part-way."),
  };
  return kTexts;
}

} // namespace aisemble::ui
