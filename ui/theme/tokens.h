// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The colours and measures of the window, in one place. Widgets and the style sheet take every colour from here.

#include <QColor>
#include <QPalette>
#include <QString>

namespace aisemble::ui {

/// Multiples of the 8 px grid; half a step inside compact controls.
inline constexpr int kHalfStep = 4;
inline constexpr int kStep = 8;
inline constexpr int kDoubleStep = 16;

/// Longest comfortable line of prose, in device-independent pixels.
inline constexpr int kReadingWidth = 760;

struct Tokens {
  bool dark = false;
  QColor window;       ///< ground of the window
  QColor sidebar;      ///< ground of the rail and the lists beside the work
  QColor surface;      ///< cards, fields, menus
  QColor raised;       ///< bubbles and hovered rows
  QColor border;       ///< hairlines between areas
  QColor borderStrong; ///< outlines of fields
  QColor text;
  QColor textMuted;
  QColor accent;
  QColor accentHover;
  QColor accentSoft; ///< ground of what is selected
  QColor onAccent;   ///< text on accent
  QColor danger;
  QColor dangerSoft;
  QColor warning;
  QColor warningSoft;
  QColor code; ///< ground of code
};

[[nodiscard]] Tokens lightTokens();
[[nodiscard]] Tokens darkTokens();
[[nodiscard]] QPalette paletteFrom(const Tokens& tokens);

/// `sheet` with every @name replaced by the token of that name. An unknown name stays and is seen by the test.
[[nodiscard]] QString expandStyleSheet(QString sheet, const Tokens& tokens);

/// Contrast ratio of two opaque colours, 1 to 21 (WCAG 2.1, "contrast ratio").
[[nodiscard]] double contrastRatio(const QColor& first, const QColor& second);

} // namespace aisemble::ui
