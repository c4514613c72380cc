// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Grounds for what is marked in a text: twelve that differ in hue, and in lightness too where hues are near.

#include "ui/theme/tokens.h"

namespace aisemble::ui {

inline constexpr int kMarkColours = 12;
/// Entries with a meaning of their own.
inline constexpr int kPositiveColour = 3;
inline constexpr int kNegativeColour = 0;
inline constexpr int kNeutralColour = 11;

/// Text in the theme's text colour reads on it at 7 to 1 or better.
[[nodiscard]] QColor markColour(int index, const Tokens& tokens);
/// The same hue, strong enough for a line or a bar on the theme's surface.
[[nodiscard]] QColor markLineColour(int index, const Tokens& tokens);
/// Ground of what a search found: stronger than any mark's. The theme's text reads on it, too.
[[nodiscard]] QColor hitColour(const Tokens& tokens);

} // namespace aisemble::ui
