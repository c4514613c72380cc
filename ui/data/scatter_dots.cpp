// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/data/scatter_dots.h"

#include <QChart>
#include <QPainter>
#include <QPixmap>

#include <cmath>

namespace aisemble::ui {
namespace {

constexpr double kOverSeries = 100; // Qt Charts' own parts lie below ten

QPixmap dotPicture(double size, const QColor& colour, double scale) {
  QPixmap out(QSize(1, 1) * static_cast<int>(std::ceil((size + 1) * scale)));
  out.setDevicePixelRatio(scale);
  out.fill(Qt::transparent);
  QPainter painter(&out);
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setPen(Qt::NoPen);
  painter.setBrush(colour);
  painter.drawEllipse(QRectF(0.5, 0.5, size, size));
  return out;
}

} // namespace

ScatterDots::ScatterDots(QChart* chart) : QGraphicsObject(chart), m_area(chart->plotArea()) {
  setZValue(kOverSeries);
  setAcceptedMouseButtons(Qt::NoButton);
  connect(chart, &QChart::plotAreaChanged, this, [this](const QRectF& area) {
    prepareGeometryChange();
    m_area = area;
  });
}

void ScatterDots::setDots(std::vector<Group> groups, ChartSpan x, ChartSpan y, double size) {
  prepareGeometryChange();
  m_groups = std::move(groups);
  m_x = x;
  m_y = y;
  m_size = size;
  update();
}

QRectF ScatterDots::boundingRect() const {
  return m_groups.empty() ? QRectF() : m_area.adjusted(-m_size, -m_size, m_size, m_size);
}

void ScatterDots::paint(QPainter* painter, const QStyleOptionGraphicsItem*, QWidget*) {
  const double width = m_x.high - m_x.low;
  const double height = m_y.high - m_y.low;
  const double scale = painter->device()->devicePixelRatioF();
  const double half = (m_size + 1) / 2;
  for (const Group& group : m_groups) {
    const QPixmap dot = dotPicture(m_size, group.colour, scale);
    for (const ChartPoint& point : group.points)
      painter->drawPixmap(QPointF(m_area.left() + (point.x - m_x.low) / width * m_area.width() - half,
                                  m_area.bottom() - (point.y - m_y.low) / height * m_area.height() - half),
                          dot);
  }
}

} // namespace aisemble::ui
