// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/live_chart.h"

#include "ui/widgets/controls.h"

#include <QAreaSeries>
#include <QChart>
#include <QChartView>
#include <QHBoxLayout>
#include <QLineSeries>
#include <QLocale>
#include <QScatterSeries>
#include <QVBoxLayout>
#include <QValueAxis>

#include <algorithm>
#include <cmath>

namespace aisemble::ui {

double niceCeiling(double value) {
  if (!(value > 0) || !std::isfinite(value)) return 1;
  const double power = std::pow(10.0, std::floor(std::log10(value)));
  for (const double step : {1.0, 2.0, 5.0, 10.0})
    if (value <= step * power * (1 + 1e-9)) return step * power;
  return 10 * power;
}

LiveChart::LiveChart(const Theme& theme, ChartShape shape, const QString& title, QWidget* parent)
    : QWidget(parent), m_theme(theme), m_shape(shape) {
  auto* stack = new QVBoxLayout(this);
  stack->setContentsMargins(0, 0, 0, 0);
  stack->setSpacing(0);
  auto* head = new QHBoxLayout;
  auto* name = new ElidedLabel(this);
  name->setProperty("tone", "caption");
  name->setFullText(title);
  head->addWidget(name, 1);
  m_value = makeLabel(QString(), "field", this);
  head->addWidget(m_value);
  stack->addLayout(head);
  stack->addSpacing(kHalfStep);

  m_chart = new QChart;
  m_chart->legend()->hide();
  m_chart->setMargins(QMargins(0, 0, 0, 0));
  m_chart->setBackgroundVisible(false);
  m_chart->layout()->setContentsMargins(0, 0, 0, 0);
  m_x = new QValueAxis(m_chart);
  m_y = new QValueAxis(m_chart);
  m_x->setVisible(false);
  m_y->setLabelsVisible(false); // in so little height Qt Charts would write "..."
  m_y->setLineVisible(false);
  m_y->setTickCount(3);
  m_chart->addAxis(m_x, Qt::AlignBottom);
  m_chart->addAxis(m_y, Qt::AlignLeft);
  m_line = new QLineSeries(m_chart);
  m_dots = new QScatterSeries(m_chart);
  m_dots->setMarkerSize(6);
  m_dots->setBorderColor(Qt::transparent);
  for (QXYSeries* series : {static_cast<QXYSeries*>(m_line), static_cast<QXYSeries*>(m_dots)}) {
    m_chart->addSeries(series);
    series->attachAxis(m_x);
    series->attachAxis(m_y);
  }
  m_dots->setVisible(shape == ChartShape::Stems);
  m_area = new QAreaSeries(m_line);
  m_area->setParent(m_chart);
  m_area->setPen(Qt::NoPen);
  m_chart->addSeries(m_area);
  m_area->attachAxis(m_x);
  m_area->attachAxis(m_y);
  m_area->setVisible(shape == ChartShape::Line);

  m_view = new QChartView(m_chart, this);
  m_view->setRenderHint(QPainter::Antialiasing);
  m_view->setFrameShape(QFrame::NoFrame);
  m_view->setFocusPolicy(Qt::NoFocus);
  m_view->viewport()->setFocusPolicy(Qt::NoFocus); // QGraphicsView gives it one of its own
  m_view->setInteractive(false);
  m_view->setMinimumHeight(56);
  m_view->setBackgroundBrush(Qt::NoBrush);
  m_view->viewport()->setAutoFillBackground(false);
  m_view->setAccessibleName(title);
  m_view->setStyleSheet(QStringLiteral("background: transparent;"));
  auto* plot = new QHBoxLayout;
  plot->setSpacing(kHalfStep);
  plot->addWidget(buildScale());
  plot->addWidget(m_view, 1);
  stack->addLayout(plot, 1);
  m_nothing = makeLabel(QString(), "caption", m_view);
  m_nothing->setAttribute(Qt::WA_TransparentForMouseEvents);
  m_nothing->move(4, 2);
  connect(&theme, &Theme::changed, this, &LiveChart::applyTheme);
  applyTheme();
  setPoints({}, 0, 1, QString());
}

QWidget* LiveChart::buildScale() {
  m_scale = new QWidget(this);
  auto* column = new QVBoxLayout(m_scale);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(0);
  m_top = makeLabel(QString(), "caption", m_scale);
  column->addWidget(m_top, 0, Qt::AlignRight);
  column->addStretch(1);
  auto* zero = makeLabel(QStringLiteral("0"), "caption", m_scale);
  column->addWidget(zero, 0, Qt::AlignRight);
  // The lines of the grid meet the middle of their figures.
  const int half = zero->fontMetrics().height() / 2;
  m_chart->setMargins(QMargins(0, half, 0, half));
  return m_scale;
}

void LiveChart::setPoints(const std::vector<ChartPoint>& points, double low, double high, const QString& value) {
  const auto columns = std::max(16, static_cast<int>(m_view->width() * devicePixelRatioF()));
  const std::vector<ChartPoint> shown = reduceMinMax(points, low, high, columns);
  QList<QPointF> tops;
  QList<QPointF> path;
  double greatest = 0;
  for (const ChartPoint& point : shown) {
    greatest = std::max(greatest, point.y);
    tops.append({point.x, point.y});
    if (m_shape == ChartShape::Stems) path << QPointF(point.x, 0) << QPointF(point.x, point.y) << QPointF(point.x, 0);
  }
  const double top = niceCeiling(greatest * 1.05);
  m_x->setRange(low, high);
  if (m_y->max() != top || m_y->min() != 0) m_y->setRange(0, top);
  m_line->replace(m_shape == ChartShape::Stems ? path : tops);
  if (m_shape == ChartShape::Stems) m_dots->replace(tops);
  m_value->setText(value);
  const QString none = !m_emptyText.isEmpty() ? m_emptyText
                       : points.empty()       ? tr("No answers yet")
                                              : tr("None in the last minute");
  m_nothing->setText(none);
  m_nothing->adjustSize();
  m_nothing->setVisible(shown.empty());
  if (m_y->isGridLineVisible() == shown.empty()) m_y->setGridLineVisible(!shown.empty()); // no lines through the words
  m_top->setText(QLocale().toString(top, 'g', 4));
  m_scale->setVisible(!shown.empty());
}

int LiveChart::pointCount() const {
  return static_cast<int>(m_shape == ChartShape::Stems ? m_dots->count() : m_line->count());
}

void LiveChart::applyTheme() {
  const Tokens& t = m_theme.tokens();
  QPen pen(t.accent, m_shape == ChartShape::Stems ? 1.0 : 1.8);
  pen.setJoinStyle(Qt::RoundJoin);
  m_line->setPen(pen);
  m_dots->setColor(t.accent);
  QColor ground = t.accent;
  ground.setAlphaF(0.16F);
  m_area->setBrush(ground);
  m_y->setGridLineColor(t.border);
  m_chart->setPlotAreaBackgroundVisible(false);
}

} // namespace aisemble::ui
