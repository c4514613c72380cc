// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

class QWidget;

namespace aisemble::test {

/// The first text below `root` that has less room than it needs, or what else is cut off; empty: nothing is. Labels
/// that shorten themselves are left out.
[[nodiscard]] QString clippedText(const QWidget& root);

} // namespace aisemble::test
