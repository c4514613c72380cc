// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// A small chart of horizontal bars with a name and a value each. Arrow keys and clicks choose a bar.

#include "ui/text/text_findings.h"
#include "ui/theme/theme.h"

#include <QWidget>

namespace aisemble::ui {

class BarList : public QWidget {
  Q_OBJECT
 public:
  BarList(const Theme& theme, QWidget* parent);
  /// Bars run from `low` to `high`; `high` not above `low`: to the greatest value.
  void setBars(std::vector<Bar> bars, double low, double high);
  [[nodiscard]] const std::vector<Bar>& bars() const { return m_bars; }
  [[nodiscard]] QSize sizeHint() const override;
  [[nodiscard]] QSize minimumSizeHint() const override;

 Q_SIGNALS:
  void activated(int row);

 protected:
  void paintEvent(QPaintEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void leaveEvent(QEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  bool event(QEvent* event) override;

 private:
  [[nodiscard]] int barAt(int y) const;
  [[nodiscard]] int lineHeight() const;
  void setHovered(int bar);
  void activate(int bar);

  const Theme& m_theme;
  std::vector<Bar> m_bars;
  double m_low = 0;
  double m_high = 1;
  int m_hovered = -1;
  int m_current = -1;
};

} // namespace aisemble::ui
