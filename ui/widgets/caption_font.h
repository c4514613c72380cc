// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The second line of a list's item: its font.

#include <QFont>

namespace aisemble::ui {

[[nodiscard]] inline QFont captionFont(QFont font) {
  font.setPointSizeF(font.pointSizeF() * 0.9);
  return font;
}

} // namespace aisemble::ui
