// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Escape belongs first to what the keys go to, then to the panel around it, where it stops what runs.

#include <functional>

class QComboBox;
class QLineEdit;

namespace aisemble::ui {

/// Escape empties the field; in an empty one it calls `leave`, which gives the focus elsewhere.
void leaveByEscape(QLineEdit& field, std::function<void()> leave);
/// Escape in the open list closes the list, and nothing else.
void keepEscapeInList(QComboBox& choice);

} // namespace aisemble::ui
