// SPDX-License-Identifier: GPL-3.0-or-later
// What core/orchestrator says.
#include "ui/messages/catalogue/lists.h"

#include <QtGlobal>

namespace aisemble::ui {

std::span<const char* const> orchestratorMessages() {
  static constexpr const char* kTexts[] = {
      QT_TRANSLATE_NOOP("core", "The request was cancelled."),
      QT_TRANSLATE_NOOP("core", "The %1 engine broke off a %2 request unexpectedly. Report this with the log."),
      QT_TRANSLATE_NOOP("core", "the engine answered too few items of a batch"),
      QT_TRANSLATE_NOOP(
          "core", "The %1 service is busy: no place became free before the request's deadline. Try again in %2 ms."),
      QT_TRANSLATE_NOOP("core", "The %1 service is busy: %2 requests wait already. Try again in %3 ms."),
      QT_TRANSLATE_NOOP("core", "The %1 request did not finish within its %2 ms. Allow more time or ask for less."),
      QT_TRANSLATE_NOOP("core",
                        "There is no engine for the %1 service. Install its module or set up a remote service for it."),
  };
  return kTexts;
}

} // namespace aisemble::ui
