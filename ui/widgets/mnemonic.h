// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Texts of buttons and commands where their underlined letters have no meaning: in lists, for screen readers.

#include <QString>

namespace aisemble::ui {

/// "&Settings…" becomes "Settings…"; where the letter stands behind the words, as in Japanese, "設定(&S)…" "設定…".
[[nodiscard]] QString withoutMnemonic(QString text);

} // namespace aisemble::ui
