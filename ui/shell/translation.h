// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The language of the window.

#include <string>

class QCoreApplication;

namespace aisemble::ui {

/// `language` is "en", "ja", or empty for the system's. Before the first widget. Texts without a translation stay
/// English.
void installTranslation(QCoreApplication& application, const std::string& language);

} // namespace aisemble::ui
