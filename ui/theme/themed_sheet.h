// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// One style sheet for light and dark. Setting another sheet makes Qt style every widget as often as it has ancestors
// (measured: eleven times on the average); a property makes it look a widget's rules up again once, and only where
// asked.

#include <QString>

namespace aisemble::ui {

/// The property of a widget by which the sheet tells dark from light.
inline constexpr char kDarkProperty[] = "darkTheme";

/// `sheet` with its @names replaced by the light tokens, then the dark twin of each rule, which asks for
/// kDarkProperty. A twin holds all that can differ in colour, so that twins override each other as the rules do.
[[nodiscard]] QString themedSheet(const QString& sheet);

} // namespace aisemble::ui
