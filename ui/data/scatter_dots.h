// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The dots of a scatter chart in one item: a series of Qt's makes an item of each, and tens of thousands of them hold
// the window.

#include "ui/charts/min_max_reduce.h"
#include "ui/data/chart_scale.h"

#include <QColor>
#include <QGraphicsObject>

#include <vector>

class QChart;

namespace aisemble::ui {

class ScatterDots : public QGraphicsObject {
 public:
  struct Group {
    std::vector<ChartPoint> points;
    QColor colour;
  };
  /// Belongs to the chart and lies over its series.
  explicit ScatterDots(QChart* chart);

  /// The spans are what the chart's axes show; `size` is a dot's diameter.
  void setDots(std::vector<Group> groups, ChartSpan x, ChartSpan y, double size);
  void clear() { setDots({}, {}, {}, 0); }

  [[nodiscard]] QRectF boundingRect() const override;
  void paint(QPainter* painter, const QStyleOptionGraphicsItem* option, QWidget* widget) override;

 private:
  std::vector<Group> m_groups;
  ChartSpan m_x;
  ChartSpan m_y;
  double m_size = 0;
  QRectF m_area; ///< where the axes' spans lie
};

} // namespace aisemble::ui
