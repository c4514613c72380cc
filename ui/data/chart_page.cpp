// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/data/chart_page.h"

#include "core/orchestrator/ready_threads.h"
#include "ui/widgets/controls.h"
#include "ui/widgets/no_wheel.h"

#include <QBarCategoryAxis>
#include <QBarSeries>
#include <QBarSet>
#include <QChart>
#include <QChartView>
#include <QComboBox>
#include <QFutureWatcher>
#include <QHBoxLayout>
#include <QLegend>
#include <QLineSeries>
#include <QLocale>
#include <QPainter>
#include <QScatterSeries>
#include <QStackedBarSeries>
#include <QStackedWidget>
#include <QVBoxLayout>
#include <QValueAxis>
#include <QtConcurrent>

#include <algorithm>
#include <limits>

namespace aisemble::ui {
namespace {

constexpr int kChartScale = 2;
constexpr double kFewBars = 5;
constexpr double kFewRows = 8;

QWidget* field(const QString& name, QComboBox* choice, QWidget* parent) {
  auto* box = new QWidget(parent);
  auto* stack = new QVBoxLayout(box);
  stack->setContentsMargins(0, 0, 0, 0);
  stack->setSpacing(2);
  stack->addWidget(makeLabel(name, "caption", box));
  choice->setParent(box);
  choice->setAccessibleName(name);
  choice->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
  choice->setMinimumContentsLength(6);
  stack->addWidget(choice);
  return box;
}

void offer(QComboBox* choice, const QStringList& columns, const QString& none, const std::string& wanted) {
  choice->clear();
  if (!none.isEmpty()) choice->addItem(none, QString());
  for (const QString& name : columns)
    choice->addItem(name, name);
  choice->setCurrentIndex(std::max(0, choice->findData(QString::fromStdString(wanted))));
}

std::string chosen(const QComboBox* choice) {
  return choice->currentData().toString().toStdString();
}

} // namespace

ChartPage::ChartPage(const Theme& theme, DataController& controller, QWidget* parent)
    : QWidget(parent), m_theme(theme), m_controller(controller) {
  m_pool.setMaxThreadCount(1);
  keepThreadsReady(m_pool);
  auto* stack = new QVBoxLayout(this);
  stack->setContentsMargins(kDoubleStep, kStep, kDoubleStep, kStep);
  stack->setSpacing(kStep);
  stack->addWidget(buildForm(theme));
  m_pages = new QStackedWidget(this);
  m_chart = new QChart;
  m_chart->setMargins(QMargins(4, 4, 4, 4));
  m_chart->setBackgroundRoundness(6);
  m_chart->setAnimationOptions(QChart::NoAnimation);
  m_view = new QChartView(m_chart, m_pages);
  m_view->setRenderHint(QPainter::Antialiasing);
  m_view->setFrameShape(QFrame::NoFrame);
  m_view->setFocusPolicy(Qt::NoFocus);
  m_view->viewport()->setFocusPolicy(Qt::NoFocus); // QGraphicsView gives it one of its own
  m_view->setAccessibleName(tr("Chart"));
  m_view->setStyleSheet(QStringLiteral("background: transparent;"));
  m_pages->addWidget(m_view);
  m_problem = makeLabel(QString(), "muted", m_pages);
  m_problem->setWordWrap(true);
  m_problem->setAlignment(Qt::AlignCenter);
  m_pages->addWidget(m_problem);
  stack->addWidget(m_pages, 1);
  m_caption = makeLabel(QString(), "caption", this);
  stack->addWidget(m_caption);
  connect(&controller, &DataController::tableChanged, this, &ChartPage::onTable);
  connect(&controller, &DataController::viewChanged, this, [this] {
    offerColumns();
    schedule();
  });
  connect(&theme, &Theme::changed, this, &ChartPage::draw);
  guardFromWheel(this);
  updateFields();
}

ChartPage::~ChartPage() {
  m_stop.request_stop();
  m_pool.waitForDone();
}

QWidget* ChartPage::buildForm(const Theme& theme) {
  auto* form = new QWidget(this);
  auto* row = new QHBoxLayout(form);
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(kStep);
  m_kind = makeChoice(form);
  m_kind->addItems({tr("Bars"), tr("Line"), tr("Scatter"), tr("Histogram")});
  m_x = makeChoice(form);
  m_figure = makeChoice(form);
  m_figure->addItems({tr("Number of rows"), tr("Mean"), tr("Sum")});
  m_y = makeChoice(form);
  m_group = makeChoice(form);
  row->addWidget(field(tr("Chart"), m_kind, form), 1);
  row->addWidget(field(tr("X axis"), m_x, form), 1);
  row->addWidget(m_figureField = field(tr("Height"), m_figure, form), 1);
  row->addWidget(m_yField = field(tr("Y axis"), m_y, form), 1);
  row->addWidget(field(tr("Group"), m_group, form), 1);
  m_save = new IconButton(theme, Glyph::Save, tr("Save the chart as a picture (Ctrl+Shift+P)"), form);
  row->addWidget(m_save, 0, Qt::AlignBottom);
  for (QComboBox* choice : {m_kind, m_x, m_figure, m_y, m_group})
    connect(choice, &QComboBox::currentIndexChanged, this, [this, choice] {
      if (m_isSetting) return;
      m_wanted = setup();
      if (choice == m_kind || choice == m_figure) {
        m_wanted = withNumbers(m_wanted, numericColumns());
        offerColumns();
      }
      updateFields();
      schedule();
      Q_EMIT setupChanged();
    });
  connect(m_save, &QToolButton::clicked, this, &ChartPage::saveRequested);
  return form;
}

std::vector<std::string> ChartPage::numericColumns() const {
  const DataView& view = m_controller.view();
  const std::vector<ColumnProfile>& profiles = m_controller.profiles();
  std::vector<std::string> out;
  for (std::size_t column = 0; column < view.columns.size(); ++column) {
    // What is profiled need not be looked through once more.
    const ColumnKind kind = profiles.size() == view.columns.size() ? profiles[column].kind : kindOf(view, column);
    if (kind == ColumnKind::Whole || kind == ColumnKind::Real) out.push_back(view.columns[column].name);
  }
  return out;
}

ChartSetup ChartPage::setup() const {
  return {static_cast<ChartKind>(m_kind->currentIndex()), chosen(m_x), chosen(m_y), chosen(m_group),
          static_cast<BarFigure>(m_figure->currentIndex())};
}

void ChartPage::setSetup(const ChartSetup& setup) {
  m_wanted = setup;
  offerColumns();
  schedule();
}

void ChartPage::onTable() {
  m_stop.request_stop();
  ++m_run;
  m_data = {};
  draw();
  m_problem->clear(); // what there is to draw comes with the view
  // Steps that a session brings back may make the columns; they are carried out after this.
  if (!m_controller.hasTable() || !m_controller.steps().empty()) return;
  const auto isThere = [&columns = m_controller.base().columns](const std::string& name) {
    return name.empty() ||
           std::any_of(columns.begin(), columns.end(), [&](const ViewColumn& column) { return column.name == name; });
  };
  if (!isThere(m_wanted.x) || !isThere(m_wanted.y))
    m_wanted = firstSetup(m_controller.base());
  else if (!isThere(m_wanted.group))
    m_wanted.group.clear();
}

void ChartPage::offerColumns() {
  const DataView& view = m_controller.view();
  QStringList names;
  for (const ViewColumn& column : view.columns)
    names << QString::fromStdString(column.name);
  m_isSetting = true;
  m_kind->setCurrentIndex(static_cast<int>(m_wanted.kind));
  m_figure->setCurrentIndex(static_cast<int>(m_wanted.figure));
  offer(m_x, names, tr("Row number"), m_wanted.x);
  offer(m_y, names, tr("None"), m_wanted.y);
  offer(m_group, names, tr("None"), m_wanted.group);
  m_isSetting = false;
  updateFields();
}

void ChartPage::updateFields() {
  const auto kind = static_cast<ChartKind>(m_kind->currentIndex());
  m_figureField->setVisible(kind == ChartKind::Bar);
  m_yField->setVisible(kind == ChartKind::Line || kind == ChartKind::Scatter ||
                       (kind == ChartKind::Bar && m_figure->currentIndex() != static_cast<int>(BarFigure::Count)));
}

void ChartPage::showEvent(QShowEvent* event) {
  QWidget::showEvent(event);
  if (m_isStale) compute();
}

void ChartPage::schedule() {
  m_isStale = true;
  m_stop.request_stop();
  ++m_run;
  if (isVisible()) compute();
}

void ChartPage::compute() {
  m_isStale = false;
  if (m_wanted.x.empty() && m_wanted.y.empty() && m_controller.hasTable()) {
    m_wanted = firstSetup(m_controller.view());
    offerColumns();
  }
  m_stop.request_stop();
  m_stop = std::stop_source();
  const std::uint64_t run = ++m_run;
  auto* watcher = new QFutureWatcher<ChartData>(this);
  connect(watcher, &QFutureWatcherBase::finished, this, [this, watcher, run] {
    watcher->deleteLater();
    ChartData data = watcher->future().takeResult();
    if (run != m_run || data.wasStopped) return;
    m_data = std::move(data);
    draw();
  });
  watcher->setFuture(
      QtConcurrent::run(&m_pool, [view = m_controller.view(), setup = setup(), stop = m_stop.get_token()] {
        return chartDataOf(view, setup, stop);
      }));
}

bool ChartPage::hasChart() const {
  return !m_data.series.empty() && m_data.problem.isEmpty();
}

QList<QColor> ChartPage::colours() const {
  // Seven that differ in hue and in lightness, so that they stay apart for the colour-blind; after the palette of
  // Okabe and Ito (2008), "Color Universal Design", shifted to this theme's accent.
  const Tokens& t = m_theme.tokens();
  if (t.dark) return {t.accent, "#E69F6B", "#7FB3F0", "#E3C85A", "#D38BC0", "#9CCB6B", t.textMuted};
  return {t.accent, "#C8551B", "#1F6FBF", "#B48A00", "#A8478F", "#5B8C2A", t.textMuted};
}

void ChartPage::draw() {
  const Tokens& t = m_theme.tokens();
  m_save->setEnabled(hasChart());
  if (!hasChart()) {
    m_problem->setText(m_data.problem.isEmpty() ? tr("Choose columns to draw.") : m_data.problem);
    m_pages->setCurrentWidget(m_problem);
    m_caption->clear();
    return;
  }
  m_pages->setCurrentWidget(m_view);
  m_chart->removeAllSeries();
  for (QAbstractAxis* axis : m_chart->axes())
    delete axis;
  m_chart->setBackgroundBrush(t.surface);
  m_chart->setBackgroundPen(QPen(t.border));
  m_chart->legend()->setVisible(m_data.series.size() > 1);
  m_chart->legend()->setAlignment(Qt::AlignTop);
  m_chart->legend()->setLabelColor(t.text);
  const auto kind = static_cast<ChartKind>(m_kind->currentIndex());
  if (kind == ChartKind::Bar || kind == ChartKind::Histogram)
    drawBars(colours());
  else
    drawPoints(colours());
  QFont small = font();
  small.setPointSizeF(font().pointSizeF() * 0.9);
  m_chart->legend()->setFont(small);
  for (QAbstractAxis* axis : m_chart->axes()) {
    axis->setLabelsFont(small);
    axis->setTitleFont(small);
    axis->setLabelsColor(t.textMuted);
    axis->setTitleBrush(t.text);
    axis->setGridLineColor(t.border);
    axis->setLinePen(QPen(t.borderStrong));
    axis->setTitleText(axis->alignment() == Qt::AlignBottom ? m_data.xTitle : m_data.yTitle);
  }
  const QLocale locale;
  m_caption->setText(tr("Rows: %1 · drawn: %2")
                         .arg(locale.toString(static_cast<qulonglong>(m_data.rows)),
                              locale.toString(static_cast<qulonglong>(m_data.drawn))));
}

void ChartPage::drawBars(const QList<QColor>& colours) {
  const bool isHistogram = static_cast<ChartKind>(m_kind->currentIndex()) == ChartKind::Histogram;
  QAbstractBarSeries* series =
      isHistogram ? static_cast<QAbstractBarSeries*>(new QStackedBarSeries(m_chart)) : new QBarSeries(m_chart);
  // A few bars are no wider than bars need be.
  const double few = std::min(1.0, static_cast<double>(m_data.categories.size()) / kFewBars);
  series->setBarWidth(isHistogram ? 0.96 : 0.72 * few);
  double low = 0;
  double high = 0;
  std::vector<double> stacked(static_cast<std::size_t>(m_data.categories.size()), 0.0);
  for (std::size_t i = 0; i < m_data.series.size(); ++i) {
    auto* set = new QBarSet(m_data.series[i].name, series);
    for (std::size_t at = 0; at < m_data.series[i].points.size(); ++at) {
      const double value = m_data.series[i].points[at].y;
      set->append(value);
      stacked[at] += value;
      low = std::min(low, value);
      high = std::max(high, isHistogram ? stacked[at] : value);
    }
    set->setColor(colours[static_cast<qsizetype>(i) % colours.size()]);
    set->setBorderColor(Qt::transparent);
    series->append(set);
  }
  m_chart->addSeries(series);
  auto* x = new QBarCategoryAxis(m_chart);
  x->append(m_data.categories);
  x->setGridLineVisible(false);
  if (m_data.categories.size() > 12) x->setLabelsAngle(-60);
  if (isHistogram) {
    // Bars stand on the categories; what is read is a scale of the same width.
    auto* scale = new QValueAxis(m_chart);
    const double width = m_data.high > m_data.low ? m_data.high - m_data.low : 1;
    scale->setRange(m_data.low, m_data.low + width);
    scale->setTickCount(7);
    scale->setLabelFormat(width >= 60 ? QStringLiteral("%.0f") : QStringLiteral("%.4g"));
    scale->setGridLineVisible(false);
    m_chart->addAxis(scale, Qt::AlignBottom);
    x->setVisible(false);
  }
  auto* y = new QValueAxis(m_chart);
  y->setRange(low, high > low ? high : low + 1);
  y->applyNiceNumbers();
  y->setLabelFormat(high - low >= 10 ? QStringLiteral("%.0f") : QStringLiteral("%.3g"));
  const bool isCount = isHistogram || static_cast<BarFigure>(m_figure->currentIndex()) == BarFigure::Count;
  if (isCount && high <= kFewRows) { // there is no fifth of a row
    y->setRange(0, std::max(1.0, high));
    y->setTickCount(static_cast<int>(y->max()) + 1);
  }
  m_chart->addAxis(x, Qt::AlignBottom);
  m_chart->addAxis(y, Qt::AlignLeft);
  series->attachAxis(x);
  series->attachAxis(y);
}

void ChartPage::drawPoints(const QList<QColor>& colours) {
  const bool isLine = static_cast<ChartKind>(m_kind->currentIndex()) == ChartKind::Line;
  double left = std::numeric_limits<double>::infinity();
  double right = -left;
  double low = left;
  double high = -left;
  auto* x = new QValueAxis(m_chart);
  auto* y = new QValueAxis(m_chart);
  m_chart->addAxis(x, Qt::AlignBottom);
  m_chart->addAxis(y, Qt::AlignLeft);
  for (std::size_t i = 0; i < m_data.series.size(); ++i) {
    QXYSeries* series = isLine ? static_cast<QXYSeries*>(new QLineSeries(m_chart)) : new QScatterSeries(m_chart);
    QList<QPointF> shown;
    for (const ChartPoint& point : m_data.series[i].points) {
      shown << QPointF(point.x, point.y);
      left = std::min(left, point.x);
      right = std::max(right, point.x);
      low = std::min(low, point.y);
      high = std::max(high, point.y);
    }
    series->replace(shown);
    series->setName(m_data.series[i].name);
    QColor colour = colours[static_cast<qsizetype>(i) % colours.size()];
    if (auto* scatter = qobject_cast<QScatterSeries*>(series)) {
      scatter->setMarkerSize(shown.size() > 1000 ? 5 : 8);
      scatter->setBorderColor(Qt::transparent);
      colour.setAlphaF(shown.size() > 1000 ? 0.5F : 0.8F);
      scatter->setColor(colour);
    } else {
      series->setPen(QPen(colour, 1.8));
    }
    m_chart->addSeries(series);
    series->attachAxis(x);
    series->attachAxis(y);
  }
  if (right <= left) right = left + 1;
  if (high <= low) high = low + 1;
  x->setRange(left, right);
  y->setRange(low, high);
  x->applyNiceNumbers();
  y->applyNiceNumbers();
  x->setLabelFormat(right - left >= 10 ? QStringLiteral("%.0f") : QStringLiteral("%.3g"));
  y->setLabelFormat(high - low >= 10 ? QStringLiteral("%.0f") : QStringLiteral("%.3g"));
}

QImage ChartPage::picture() const {
  const QSize size = m_view->size();
  QImage out(size * kChartScale, QImage::Format_ARGB32_Premultiplied);
  out.setDevicePixelRatio(kChartScale);
  out.fill(m_theme.tokens().surface);
  QPainter painter(&out);
  painter.setRenderHint(QPainter::Antialiasing);
  m_view->render(&painter, QRectF(QPointF(), size), QRect(QPoint(), size));
  return out;
}

void ChartPage::focusFirst() {
  m_kind->setFocus(Qt::OtherFocusReason);
}

} // namespace aisemble::ui
