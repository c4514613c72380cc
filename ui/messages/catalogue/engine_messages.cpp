// SPDX-License-Identifier: GPL-3.0-or-later
// What core/engine says.
#include "ui/messages/catalogue/lists.h"

#include <QtGlobal>

namespace aisemble::ui {

std::span<const char* const> engineMessages() {
  static constexpr const char* kTexts[] = {
      QT_TRANSLATE_NOOP("core", "The %1 engine does not answer '%2' requests."),
      QT_TRANSLATE_NOOP("core", "The %1 engine '%2' cannot be loaded: %3. %4"),
      QT_TRANSLATE_NOOP("core", "unknown reason"),
      QT_TRANSLATE_NOOP("core", "Install the engine and the libraries it names, then try again."),
      QT_TRANSLATE_NOOP("core", "it is not an engine of this program"),
      QT_TRANSLATE_NOOP("core", "Reinstall the program; put no other libraries into its engines folder."),
      QT_TRANSLATE_NOOP("core", "its description is incomplete"),
      QT_TRANSLATE_NOOP("core", "Reinstall the program."),
      QT_TRANSLATE_NOOP("core", "it belongs to build '%1' and this program to build '%2'"),
      QT_TRANSLATE_NOOP("core", "Reinstall so that program and engines are of one build."),
      QT_TRANSLATE_NOOP("core", "it serves %1"),
      QT_TRANSLATE_NOOP("core", "it created no engine"),
      QT_TRANSLATE_NOOP("core", "The request was cancelled while its engine was loading."),
      QT_TRANSLATE_NOOP("core", "The request was cancelled before it ran."),
  };
  return kTexts;
}

} // namespace aisemble::ui
