// SPDX-License-Identifier: GPL-3.0-or-later
// What app/ says in the window.
#include "ui/messages/catalogue/lists.h"

#include <QtGlobal>

namespace aisemble::ui {

std::span<const char* const> appMessages() {
  static constexpr const char* kTexts[] = {
      QT_TRANSLATE_NOOP("core", "The address cannot be called. Give it as http://host:port."),
      QT_TRANSLATE_NOOP("core", "%1 answers more than 64 MiB."),
      QT_TRANSLATE_NOOP("core", "%1 did not answer in time. Is it overloaded?"),
      QT_TRANSLATE_NOOP("core", "%1 cannot be reached: %2. Is it running, and is the address right?"),
      QT_TRANSLATE_NOOP("core", "no machine of that name is known"),
      QT_TRANSLATE_NOOP("core", "it takes no connection"),
      QT_TRANSLATE_NOOP("core", "no trusted connection can be made"),
      QT_TRANSLATE_NOOP("core", "it does not speak HTTP"),
      QT_TRANSLATE_NOOP("core", "the connection broke off"),
      QT_TRANSLATE_NOOP("core", "Results are not shared in this run: %1"),
      QT_TRANSLATE_NOOP("core", "Results are not cached in this run: %1"),
      QT_TRANSLATE_NOOP("core", "Results are not shared: %1"),
      QT_TRANSLATE_NOOP("core", "The protocol '%1' (%2) is not known. Choose one of the list in the settings."),
      QT_TRANSLATE_NOOP(
          "core",
          "The key '%1' is not there. Enter it in the Services panel, or put it into the variable %2 and start again."),
      QT_TRANSLATE_NOOP("core", "The %1 service elsewhere cannot be used: %2"),
      QT_TRANSLATE_NOOP("core",
                        "The %1 service is set to be remote and has no endpoint. Add one, or let this machine answer."),
      QT_TRANSLATE_NOOP("core", "The engine '%1' is not installed."),
      QT_TRANSLATE_NOOP("core", "No endpoint can be used."),
      QT_TRANSLATE_NOOP("core", "No model is in memory."),
      QT_TRANSLATE_NOOP("core",
                        "The window of this home folder is open already (process %1) and does not answer. Close it or "
                        "end that process, then start again."),
  };
  return kTexts;
}

} // namespace aisemble::ui
