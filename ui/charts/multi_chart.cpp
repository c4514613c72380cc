// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/multi_chart.h"

#include "ui/charts/chart_legend.h"
#include "ui/charts/live_chart.h"
#include "ui/text/mark_colours.h"
#include "ui/widgets/controls.h"

#include <QAreaSeries>
#include <QBarCategoryAxis>
#include <QBarSeries>
#include <QBarSet>
#include <QChart>
#include <QChartView>
#include <QHBoxLayout>
#include <QLineSeries>
#include <QVBoxLayout>
#include <QValueAxis>

#include <algorithm>
#include <cmath>

namespace aisemble::ui {
namespace {

constexpr int kChartHeight = 132;
constexpr int kMostBarsDrawn = 16;

} // namespace

MultiChart::MultiChart(const Theme& theme, MultiShape shape, const QString& title, const QString& unit,
                       const std::vector<Series>& series, QWidget* parent)
    : QFrame(parent), m_theme(theme), m_shape(shape), m_series(series) {
  setProperty("card", true);
  setAccessibleName(title);
  auto* stack = new QVBoxLayout(this);
  stack->setContentsMargins(14, 12, 14, 10);
  stack->setSpacing(kHalfStep);
  auto* head = new QHBoxLayout;
  m_title = new ElidedLabel(this);
  m_title->setProperty("tone", "field");
  m_title->setFullText(title);
  QFont bold = m_title->font();
  bold.setWeight(QFont::DemiBold);
  m_title->setFont(bold);
  head->addWidget(m_title, 1);
  head->addWidget(makeLabel(unit, "caption", this));
  stack->addLayout(head);
  buildChart();
  stack->addWidget(m_view, 1);
  auto* ends = new QHBoxLayout;
  m_from = makeLabel(QString(), "caption", this);
  m_to = makeLabel(shape == MultiShape::Bars ? QString() : tr("now"), "caption", this);
  ends->addWidget(m_from);
  ends->addStretch(1);
  ends->addWidget(m_to);
  stack->addLayout(ends);
  m_from->setVisible(shape != MultiShape::Bars);
  m_to->setVisible(shape != MultiShape::Bars);
  m_legend = new ChartLegend(this);
  stack->addWidget(m_legend);
  m_noData = makeLabel(QString(), "muted", m_view);
  m_noData->setAlignment(Qt::AlignCenter);
  m_noData->setWordWrap(true);
  m_noData->setAttribute(Qt::WA_TransparentForMouseEvents);
  connect(&theme, &Theme::changed, this, &MultiChart::applyTheme);
  applyTheme();
  showLegend({});
}

void MultiChart::buildChart() {
  m_chart = new QChart;
  m_chart->legend()->hide();
  m_chart->setMargins(QMargins(0, 0, 0, 0));
  m_chart->setBackgroundVisible(false);
  m_chart->setAnimationOptions(QChart::NoAnimation);
  m_chart->layout()->setContentsMargins(0, 0, 0, 0);
  m_y = new QValueAxis(m_chart);
  m_y->setLineVisible(false);
  m_y->setTickCount(3);
  m_y->setLabelFormat(QStringLiteral("%g"));
  m_y->setRange(0, 1);
  m_chart->addAxis(m_y, Qt::AlignLeft);
  if (m_shape == MultiShape::Bars) {
    m_classes = new QBarCategoryAxis(m_chart);
    m_classes->setGridLineVisible(false);
    m_chart->addAxis(m_classes, Qt::AlignBottom);
  } else {
    m_x = new QValueAxis(m_chart);
    m_x->setVisible(false);
    m_x->setRange(-60, 0);
    m_chart->addAxis(m_x, Qt::AlignBottom);
  }
  addSeries();
  m_view = new QChartView(m_chart, this);
  m_view->setRenderHint(QPainter::Antialiasing);
  m_view->setFrameShape(QFrame::NoFrame);
  m_view->setFocusPolicy(Qt::NoFocus);
  m_view->viewport()->setFocusPolicy(Qt::NoFocus); // QGraphicsView gives it one of its own
  m_view->setInteractive(false);
  m_view->setMinimumHeight(kChartHeight);
  m_view->setBackgroundBrush(Qt::NoBrush);
  m_view->viewport()->setAutoFillBackground(false);
  m_view->setAccessibleName(accessibleName());
  m_view->setStyleSheet(QStringLiteral("background: transparent;"));
}

void MultiChart::attach(QAbstractSeries* series) {
  m_chart->addSeries(series);
  series->attachAxis(m_x != nullptr ? static_cast<QAbstractAxis*>(m_x) : m_classes);
  series->attachAxis(m_y);
}

void MultiChart::addSeries() {
  if (m_shape == MultiShape::Bars) {
    auto* bars = new QBarSeries(m_chart);
    bars->setBarWidth(0.7);
    m_bars = new QBarSet(m_series.front().name, bars);
    bars->append(m_bars);
    return attach(bars);
  }
  m_lines.resize(m_series.size());
  for (std::size_t i = 0; i < m_series.size(); ++i) {
    if (m_shape == MultiShape::Lines) {
      addPart(i);
      continue;
    }
    m_lines[i] = {new QLineSeries(m_chart)};
    auto* floor = new QLineSeries(m_chart);
    m_floors.push_back(floor);
    auto* area = new QAreaSeries(m_lines[i].front(), floor);
    area->setParent(m_chart);
    m_areas.push_back(area);
    attach(area);
  }
}

/// Qt's line series draw straight over a point that is no number: each part of a broken line is a series of its own.
QLineSeries* MultiChart::addPart(std::size_t series) {
  auto* part = new QLineSeries(m_chart);
  if (!m_lines[series].empty()) part->setPen(m_lines[series].front()->pen());
  m_lines[series].push_back(part);
  attach(part);
  return part;
}

double MultiChart::drawLine(std::size_t series, const std::vector<ChartPoint>& points) {
  double greatest = 0;
  std::vector<QList<QPointF>> parts;
  bool isBroken = true;
  for (const ChartPoint& point : points) {
    const bool isBreak = std::isnan(point.y);
    if (!isBreak) {
      if (isBroken) parts.emplace_back();
      parts.back().append({point.x, point.y});
      greatest = std::max(greatest, point.y);
    }
    isBroken = isBreak;
  }
  while (m_lines[series].size() < parts.size())
    addPart(series);
  for (std::size_t i = 0; i < m_lines[series].size(); ++i)
    m_lines[series][i]->replace(i < parts.size() ? parts[i] : QList<QPointF>());
  return greatest;
}

double MultiChart::drawStacked(std::size_t series, const std::vector<ChartPoint>& points, std::vector<double>& floor) {
  double greatest = 0;
  QList<QPointF> upper;
  QList<QPointF> lower;
  if (floor.size() < points.size()) floor.resize(points.size(), 0);
  for (std::size_t p = 0; p < points.size(); ++p) {
    lower.append({points[p].x, floor[p]});
    floor[p] += points[p].y;
    upper.append({points[p].x, floor[p]});
    greatest = std::max(greatest, floor[p]);
  }
  m_lines[series].front()->replace(upper);
  m_floors[series]->replace(lower);
  return greatest;
}

void MultiChart::setLines(const std::vector<std::vector<ChartPoint>>& lines, int rangeSeconds,
                          const QStringList& newest, const QString& noData) {
  const double low = -rangeSeconds;
  double greatest = 0;
  std::vector<double> floor; // of stacked areas: all have the same x
  if (m_x->min() != low) m_x->setRange(low, 0);
  for (std::size_t i = 0; i < m_lines.size(); ++i) {
    const std::vector<ChartPoint> none;
    const std::vector<ChartPoint>& points = i < lines.size() ? lines[i] : none;
    greatest = std::max(greatest, m_shape == MultiShape::Stacked ? drawStacked(i, points, floor) : drawLine(i, points));
  }
  m_isEmpty = !(greatest > 0);
  setTop(greatest);
  m_from->setText(tr("%1 min ago").arg(rangeSeconds / 60));
  showLegend(newest);
  showNoData(noData);
}

void MultiChart::setBars(const QStringList& classes, const std::vector<double>& values, const QString& legend,
                         const QString& noData) {
  if (m_classes->categories() != classes) m_classes->setCategories(classes);
  double greatest = 0;
  m_isEmpty = true;
  const auto count = std::min<std::size_t>(values.size(), kMostBarsDrawn);
  while (m_bars->count() < static_cast<int>(count))
    m_bars->append(0);
  for (std::size_t i = 0; i < count; ++i) {
    greatest = std::max(greatest, values[i]);
    if (values[i] > 0) m_isEmpty = false;
    if (m_bars->at(static_cast<int>(i)) != values[i]) m_bars->replace(static_cast<int>(i), values[i]);
  }
  setTop(greatest);
  showLegend({legend});
  showNoData(noData);
}

void MultiChart::setTop(double greatest) {
  const double top = std::max(niceCeiling(greatest * 1.05), m_leastTop);
  if (m_y->max() != top) m_y->setRange(0, top);
}

void MultiChart::showLegend(const QStringList& newest) {
  m_newest = newest;
  QList<ChartLegend::Entry> entries;
  for (std::size_t i = 0; i < m_series.size(); ++i) {
    const QString value = newest.value(static_cast<qsizetype>(i));
    if (m_hidesUnused && value.isEmpty()) continue;
    entries.append({m_series[i].name, value, markLineColour(m_series[i].colour, m_theme.tokens())});
  }
  m_legend->setEntries(entries);
}

void MultiChart::showNoData(const QString& text) {
  m_noData->setVisible(m_isEmpty);
  if (m_y->isGridLineVisible() == m_isEmpty) { // no lines through the words
    m_y->setGridLineVisible(!m_isEmpty);
    m_y->setLabelsVisible(!m_isEmpty);
    for (QAbstractSeries* series : m_chart->series())
      series->setVisible(!m_isEmpty);
  }
  if (m_noData->text() == text) return;
  m_noData->setText(text);
  placeNoData();
}

void MultiChart::placeNoData() {
  m_noData->setGeometry(m_view->rect().adjusted(kDoubleStep, kStep, -kDoubleStep, -kStep));
}

void MultiChart::resizeEvent(QResizeEvent* event) {
  QFrame::resizeEvent(event);
  placeNoData();
}

QString MultiChart::title() const {
  return m_title->fullText();
}

QString MultiChart::legendText() const {
  return m_legend->entriesText();
}

int MultiChart::pointCount(int series) const {
  if (m_bars != nullptr) return m_bars->count();
  int count = 0;
  for (const QLineSeries* part : m_lines.at(static_cast<std::size_t>(series)))
    count += static_cast<int>(part->count());
  return count;
}

int MultiChart::partCount(int series) const {
  const auto& parts = m_lines.at(static_cast<std::size_t>(series));
  return static_cast<int>(
      std::count_if(parts.begin(), parts.end(), [](const auto* part) { return part->count() > 0; }));
}

double MultiChart::lastValue(int series) const {
  if (m_bars != nullptr) return m_bars->at(series);
  const auto& parts = m_lines.at(static_cast<std::size_t>(series));
  const auto last = std::find_if(parts.rbegin(), parts.rend(), [](const auto* part) { return part->count() > 0; });
  return last == parts.rend() ? 0 : (*last)->at((*last)->count() - 1).y();
}

void MultiChart::applyTheme() {
  const Tokens& t = m_theme.tokens();
  for (std::size_t i = 0; i < m_lines.size(); ++i) {
    const QColor colour = markLineColour(m_series[i].colour, t);
    QPen pen(colour, 1.8);
    pen.setJoinStyle(Qt::RoundJoin);
    for (QLineSeries* part : m_lines[i])
      part->setPen(pen);
    if (m_shape != MultiShape::Stacked) continue;
    QColor ground = colour;
    ground.setAlphaF(0.78F);
    m_areas[i]->setBrush(ground);
    m_areas[i]->setPen(Qt::NoPen);
  }
  if (m_bars != nullptr) {
    m_bars->setColor(markLineColour(m_series.front().colour, t));
    m_bars->setBorderColor(Qt::transparent);
    m_classes->setLabelsColor(t.textMuted);
    m_classes->setLinePenColor(t.border);
  }
  QFont small = font();
  small.setPointSizeF(8);
  for (QAbstractAxis* axis : {static_cast<QAbstractAxis*>(m_y), static_cast<QAbstractAxis*>(m_classes)})
    if (axis != nullptr && axis->labelsFont() != small) axis->setLabelsFont(small); // which lays the chart out
  m_y->setLabelsColor(t.textMuted);
  m_y->setGridLineColor(t.border);
  showLegend(m_newest);
}

} // namespace aisemble::ui
