// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The rail at the left: one button a panel, settings and help at its foot.

#include "ui/theme/icons.h"
#include "ui/theme/theme.h"

#include <QWidget>

#include <vector>

class QButtonGroup;
class QToolButton;
class QVBoxLayout;

namespace aisemble::ui {

class NavigationRail : public QWidget {
  Q_OBJECT
 public:
  NavigationRail(const Theme& theme, QWidget* parent);
  void addPanel(Glyph glyph, const QString& title, const QString& toolTip);
  void setCurrent(int index);

 Q_SIGNALS:
  void panelRequested(int index);
  void settingsRequested();
  void helpRequested();

 protected:
  void keyPressEvent(QKeyEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;

 private:
  QToolButton* makeEntry(Glyph glyph, const QString& title, const QString& toolTip);
  void refreshIcons();

  const Theme& m_theme;
  QButtonGroup* m_group;
  QVBoxLayout* m_panels;
  std::vector<std::pair<QToolButton*, Glyph>> m_entries;
  int m_roomyHeight = 0; ///< below it the entries move together
};

} // namespace aisemble::ui
