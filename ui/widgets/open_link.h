// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Links in texts that others wrote: asked about before they are opened.

#include <QString>

class QUrl;
class QWidget;

namespace aisemble::ui {

/// Asks whether to open `url` in the browser. Only https, http and mailto are; for others the answer says so, else it
/// is empty.
[[nodiscard]] QString askAboutLink(const QUrl& url, QWidget* window);

} // namespace aisemble::ui
