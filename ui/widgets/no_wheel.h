// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Scrolling a form must not change the values under the pointer.

class QWidget;

namespace aisemble::ui {

/// The wheel changes spin boxes, combo boxes and sliders under `root` only while they have the focus.
void guardFromWheel(QWidget* root);

} // namespace aisemble::ui
