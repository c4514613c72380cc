// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Correlations of columns as a map of colours: accent where two rise together, red where one falls, with the figure in
// each cell that has room. Arrow keys walk through it.

#include "core/engine/data_types.h"
#include "ui/theme/theme.h"

#include <QHash>
#include <QWidget>

#include <optional>
#include <vector>

namespace aisemble::ui {

/// Of text on any ground: 4.5 to 1 at the least (WCAG 2.1, 1.4.3).
[[nodiscard]] QColor readableOn(const QColor& ground, const Tokens& tokens);

class HeatMap : public QWidget {
  Q_OBJECT
 public:
  HeatMap(const Theme& theme, QWidget* parent);

  void setCorrelations(const std::vector<Correlation>& correlations);
  [[nodiscard]] int size() const { return static_cast<int>(m_names.size()); }
  /// Absent: a column is constant or the two never have values together.
  [[nodiscard]] std::optional<double> at(int row, int column) const;
  [[nodiscard]] QString textAt(int row, int column) const;
  [[nodiscard]] QSize sizeHint() const override;
  [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

 Q_SIGNALS:
  void currentChanged(QString text);

 protected:
  void paintEvent(QPaintEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;
  void focusInEvent(QFocusEvent* event) override;

 private:
  [[nodiscard]] QRect cellAt(int row, int column) const;
  [[nodiscard]] std::optional<QPoint> placeAt(const QPoint& at) const;
  void setCurrent(QPoint place);
  void measure();

  const Theme& m_theme;
  std::vector<QString> m_names;
  std::vector<std::optional<double>> m_values; ///< [row * size + column]
  QPoint m_current;
  int m_labels = 0;
  int m_cell = 40;
};

} // namespace aisemble::ui
