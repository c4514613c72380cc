// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Whether a window could be opened at all. Qt aborts the program when it cannot, and tells people of plug-ins.

#include <string>
#include <vector>

namespace aisemble {

/// What Qt would be asked for: the environment's variables and the program's own options.
struct DisplayWish {
  std::string platform; ///< of -platform, else QT_QPA_PLATFORM; empty: Qt chooses
  std::string display;  ///< of -display, else DISPLAY
  std::string wayland;  ///< WAYLAND_DISPLAY
};

/// The wish of this process. `arguments` are those for Qt.
[[nodiscard]] DisplayWish displayWish(const std::vector<std::string>& arguments);

/// Why no window can be opened and what to do; empty: one can, as far as is known without Qt. Connects to the display
/// for a moment.
[[nodiscard]] std::string displayProblem(const DisplayWish& wish);

} // namespace aisemble
