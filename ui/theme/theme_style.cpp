// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/theme_style.h"

#include "ui/theme/themed_sheet.h"

#include <QWidget>

namespace aisemble::ui {

ThemeStyle::ThemeStyle(bool dark) : QProxyStyle(QStringLiteral("Fusion")), m_dark(dark) {}

/// Comes before the sheet's rules for the widget are looked up.
void ThemeStyle::polish(QWidget* widget) {
  widget->setProperty(kDarkProperty, m_dark);
  QProxyStyle::polish(widget);
}

} // namespace aisemble::ui
