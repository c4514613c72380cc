// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/messages/core_messages.h"

#include <QtGlobal>

namespace aisemble::ui {

std::span<const char* const> coreMessages() {
  static constexpr const char* kTexts[] = {
      QT_TRANSLATE_NOOP("core", "The request was cancelled."),
  };
  return kTexts;
}

} // namespace aisemble::ui
