// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What assistive technology is told of controls.

#include <QString>
#include <QWidget>

namespace aisemble::test {

/// What a person operates, as opposed to what Qt builds such things from.
[[nodiscard]] bool isInteractive(const QWidget& widget);
/// What a screen reader would say of each control below `root`, asked as it asks; the controls of which it would say
/// nothing.
[[nodiscard]] QString withoutNames(const QWidget& root);

} // namespace aisemble::test
