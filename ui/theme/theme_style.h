// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Fusion, which tells the style sheet of each widget whether the theme is dark.

#include <QProxyStyle>

namespace aisemble::ui {

class ThemeStyle final : public QProxyStyle {
  Q_OBJECT
 public:
  explicit ThemeStyle(bool dark);

  /// Holds for what is polished from now on.
  void setDark(bool dark) { m_dark = dark; }
  void polish(QWidget* widget) override;
  using QProxyStyle::polish;

 private:
  bool m_dark;
};

} // namespace aisemble::ui
