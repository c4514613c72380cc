// SPDX-License-Identifier: GPL-3.0-or-later
// What core/settings says.
#include "ui/messages/catalogue/lists.h"

#include <QtGlobal>

namespace aisemble::ui {

std::span<const char* const> settingsMessages() {
  static constexpr const char* kTexts[] = {
      QT_TRANSLATE_NOOP("core", "a number"),
      QT_TRANSLATE_NOOP("core", "true or false"),
      QT_TRANSLATE_NOOP("core", "Neither %1 nor HOME says where files go. Set HOME, or pass --home FOLDER."),
      QT_TRANSLATE_NOOP("core", "a file of that name is in the way"),
      QT_TRANSLATE_NOOP(
          "core", "Cannot create the folder '%1': %2. Make room there, or choose another place with --home FOLDER."),
      QT_TRANSLATE_NOOP("core", "'%1' cannot be the home folder. Pass --home with a folder's path."),
      QT_TRANSLATE_NOOP("core", "has an address that does not begin with http:// or https://"),
      QT_TRANSLATE_NOOP("core", "has a user or a password in its address; keep it as a secret and name that"),
      QT_TRANSLATE_NOOP("core", "has an address without a host"),
      QT_TRANSLATE_NOOP("core", "names the protocol '%1'; it must be %2"),
      QT_TRANSLATE_NOOP("core", "names the dialect '%1'; it must be %2"),
      QT_TRANSLATE_NOOP("core", "above %1"),
      QT_TRANSLATE_NOOP("core", "at least %1"),
      QT_TRANSLATE_NOOP("core", "is %1; it must be %2 and %3"),
      QT_TRANSLATE_NOOP("core", "below %1"),
      QT_TRANSLATE_NOOP("core", "at most %1"),
      QT_TRANSLATE_NOOP("core", "is %1, which is no theme"),
      QT_TRANSLATE_NOOP("core", "is %1, which is no route"),
      QT_TRANSLATE_NOOP("core", "has %1 entries; it must have at most %2"),
      QT_TRANSLATE_NOOP("core", "%1 (entry %2)"),
      QT_TRANSLATE_NOOP("core", "has %1 bytes; it must have at most %2"),
      QT_TRANSLATE_NOOP("core", "is not UTF-8 text from byte %1 on"),
      QT_TRANSLATE_NOOP("core", "is empty in entry %1; remove that entry"),
      QT_TRANSLATE_NOOP("core", "remote, then local"),
      QT_TRANSLATE_NOOP("core", "local, then remote"),
      QT_TRANSLATE_NOOP("core", "The setting '%1' %2."),
      QT_TRANSLATE_NOOP("core", "a whole number"),
      QT_TRANSLATE_NOOP("core", "a whole number from 0 on, or absent"),
      QT_TRANSLATE_NOOP("core", "a list of texts"),
      QT_TRANSLATE_NOOP("core", "\"system\", \"light\" or \"dark\""),
      QT_TRANSLATE_NOOP("core", "\"local\", \"remote\", \"remote, then local\" or \"local, then remote\""),
      QT_TRANSLATE_NOOP("core", "a list of objects with url, protocol, dialect, model and secret, all texts"),
      QT_TRANSLATE_NOOP(
          "core", "The settings in '%1' are damaged and cannot be moved aside: %2. Move or repair the file by hand."),
      QT_TRANSLATE_NOOP("core", "There are too many damaged copies beside '%1'. Delete them."),
      QT_TRANSLATE_NOOP("core", "The settings file '%1' could not be read as a JSON object of at most %2 bytes. It was "
                                "moved to '%3' and default settings are used."),
      QT_TRANSLATE_NOOP("core", "The setting '%1' in '%2' %3. The default is used."),
      QT_TRANSLATE_NOOP("core", "is %1; it must be an object"),
      QT_TRANSLATE_NOOP("core", "is %1; it must be %2"),
  };
  return kTexts;
}

} // namespace aisemble::ui
