// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/data/chart_page.h"

#include "core/orchestrator/ready_threads.h"
#include "ui/data/scatter_dots.h"
#include "ui/widgets/controls.h"
#include "ui/widgets/no_wheel.h"

#include <QBarCategoryAxis>
#include <QBarSeries>
#include <QBarSet>
#include <QCategoryAxis>
#include <QChart>
#include <QChartView>
#include <QComboBox>
#include <QFutureWatcher>
#include <QHBoxLayout>
#include <QHorizontalBarSeries>
#include <QLegend>
#include <QLineSeries>
#include <QPainter>
#include <QScatterSeries>
#include <QScrollArea>
#include <QStackedBarSeries>
#include <QStackedWidget>
#include <QTextDocument>
#include <QVBoxLayout>
#include <QtConcurrent>

#include <algorithm>

namespace aisemble::ui {
namespace {

constexpr int kChartScale = 2;
constexpr double kFewBars = 5;
constexpr double kLeastBar = 0.004; // of the scale: about a pixel
constexpr int kAboutTicks = 6;
constexpr int kBesideBars = 130; // the page's margins, the axis of numbers
constexpr int kBeyondAxis = 12;
constexpr int kBetweenLabels = 14;
constexpr int kBetweenRows = 4;
constexpr int kLeastThickness = 6;
constexpr int kBesideLyingBars = 84; // margins, axis, title
constexpr std::size_t kManyDots = 1000;
constexpr double kLargeDot = 8;
constexpr double kSmallDot = 5;

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

/// Says its own ticks: a value axis of Qt's knows no round ones within its range, and not how this window writes
/// numbers.
QCategoryAxis* numberAxis(const ChartScale& scale, bool mayBeYears, QChart* chart) {
  auto* axis = new QCategoryAxis(chart);
  axis->setLabelsPosition(QCategoryAxis::AxisLabelsPositionOnValue);
  axis->setRange(scale.span.low, scale.span.high);
  axis->setStartValue(scale.span.low);
  const QStringList texts = tickTexts(scale.ticks, mayBeYears);
  for (std::size_t i = 0; i < scale.ticks.size(); ++i)
    axis->append(texts[static_cast<qsizetype>(i)], scale.ticks[i]);
  return axis;
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
  m_chart->setBackgroundRoundness(6);
  m_chart->setAnimationOptions(QChart::NoAnimation);
  m_dots = new ScatterDots(m_chart);
  m_area = new QScrollArea(m_pages);
  m_area->setWidgetResizable(true);
  m_area->setFrameShape(QFrame::NoFrame);
  m_area->setFocusPolicy(Qt::NoFocus);
  m_area->setAccessibleName(tr("Chart"));
  m_view = new QChartView(m_chart, m_area);
  m_view->setRenderHint(QPainter::Antialiasing);
  m_view->setFrameShape(QFrame::NoFrame);
  m_view->setFocusPolicy(Qt::NoFocus);
  m_view->viewport()->setFocusPolicy(Qt::NoFocus); // QGraphicsView gives it one of its own
  m_view->setAccessibleName(tr("Chart"));
  m_view->setStyleSheet(QStringLiteral("QChartView { background: transparent; }"));
  m_area->setWidget(m_view);
  m_pages->addWidget(m_area);
  m_problem = makeLabel(QString(), "muted", m_pages);
  m_problem->setWordWrap(true);
  m_problem->setAlignment(Qt::AlignCenter);
  m_pages->addWidget(m_problem);
  stack->addWidget(m_pages, 1);
  m_caption = makeLabel(QString(), "caption", this);
  m_caption->setWordWrap(true);
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
  const ChartSetup shown = withColumnsOf(view, m_wanted);
  m_isSetting = true;
  m_kind->setCurrentIndex(static_cast<int>(shown.kind));
  m_figure->setCurrentIndex(static_cast<int>(shown.figure));
  offer(m_x, names, shown.kind == ChartKind::Line ? tr("Row number") : QString(),
        shown.x); // lines alone can do with it
  offer(m_y, names, tr("None"), shown.y);
  offer(m_group, names, tr("None"), shown.group);
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

void ChartPage::resizeEvent(QResizeEvent* event) {
  QWidget::resizeEvent(event);
  if (m_areBarsLying || mustBarsLie()) draw(); // their labels have another room
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

QFont ChartPage::labelFont() const {
  QFont out = font();
  out.setPointSizeF(font().pointSizeF() * 0.9);
  return out;
}

void ChartPage::draw() {
  const Tokens& t = m_theme.tokens();
  m_save->setEnabled(hasChart());
  m_areBarsLying = mustBarsLie();
  if (!hasChart()) {
    m_problem->setText(m_data.problem.isEmpty() ? tr("Choose columns to draw.") : m_data.problem);
    m_pages->setCurrentWidget(m_problem);
    m_caption->clear();
    return;
  }
  m_pages->setCurrentWidget(m_area);
  m_chart->removeAllSeries();
  m_dots->clear();
  m_chart->setToolTip(QString());
  for (QAbstractAxis* axis : m_chart->axes())
    delete axis;
  m_chart->setBackgroundBrush(t.surface);
  m_chart->setBackgroundPen(QPen(t.border));
  m_chart->legend()->setVisible(m_data.series.size() > 1);
  m_chart->legend()->setAlignment(Qt::AlignTop);
  m_chart->legend()->setLabelColor(t.text);
  m_chart->legend()->setReverseMarkers(m_areBarsLying);
  m_view->setMinimumHeight(0);
  if (kind() == ChartKind::Bar || kind() == ChartKind::Histogram)
    drawBars(colours());
  else
    drawPoints(colours());
  const bool isHigh = m_view->minimumHeight() > m_area->viewport()->height();
  m_area->setFocusPolicy(isHigh ? Qt::StrongFocus : Qt::NoFocus); // to be scrolled by keys
  const QFont small = labelFont();
  m_chart->legend()->setFont(small);
  int beyond = kBeyondAxis;
  for (QAbstractAxis* axis : m_chart->axes()) {
    auto* numbers = qobject_cast<QCategoryAxis*>(axis);
    if (numbers != nullptr && numbers->orientation() == Qt::Horizontal && numbers->count() > 0)
      beyond = std::max(beyond, QFontMetrics(small).horizontalAdvance(numbers->categoriesLabels().constLast()) / 2 + 4);
    axis->setTruncateLabels(false); // they are as short as they should be
    axis->setLabelsFont(small);
    axis->setTitleFont(small);
    axis->setLabelsColor(t.textMuted);
    axis->setTitleBrush(t.text);
    axis->setGridLineColor(t.border);
    axis->setLinePen(QPen(t.borderStrong));
    const bool isOfX = (axis->orientation() == Qt::Horizontal) != m_areBarsLying;
    axis->setTitleText((isOfX ? m_data.xTitle : m_data.yTitle).toHtmlEscaped());
  }
  m_chart->setMargins(QMargins(4, 10, beyond, 4)); // the last number of an axis lies half beyond it
  m_caption->setText(captionOf(m_data));
}

bool ChartPage::mustBarsLie() const {
  if (!hasChart() || kind() != ChartKind::Bar) return false;
  const QFontMetrics metrics(labelFont());
  int widest = 0;
  for (const QString& label : categoryLabels(m_data.categories, metrics, width() / 4))
    widest = std::max(widest, metrics.horizontalAdvance(label));
  const qsizetype count = std::max<qsizetype>(1, m_data.categories.size());
  return (width() - kBesideBars) / count < widest + kBetweenLabels;
}

void ChartPage::drawBars(const QList<QColor>& colours) {
  const bool isHistogram = kind() == ChartKind::Histogram;
  const std::size_t count = static_cast<std::size_t>(m_data.categories.size());
  QAbstractBarSeries* series = nullptr;
  if (isHistogram)
    series = new QStackedBarSeries(m_chart);
  else if (m_areBarsLying)
    series = new QHorizontalBarSeries(m_chart);
  else
    series = new QBarSeries(m_chart);
  // A few bars are no wider than bars need be.
  const double few = std::min(1.0, static_cast<double>(count) / kFewBars);
  series->setBarWidth(isHistogram ? 0.96 : 0.72 * few);
  ChartSpan span;
  std::vector<double> stacked(count, 0.0);
  for (const ChartSeries& one : m_data.series)
    for (std::size_t at = 0; at < one.points.size(); ++at) {
      const double value = one.points[at].y;
      stacked[at] += value;
      span.low = std::min(span.low, value);
      span.high = std::max(span.high, isHistogram ? stacked[at] : value);
    }
  const bool isCount = isHistogram || m_data.setup.figure == BarFigure::Count;
  const ChartScale scale = roundScale(span, kAboutTicks, isCount ? 1 : 0); // there is no fifth of a row
  // The rarest is still to be seen.
  const double least = (scale.span.high - scale.span.low) * kLeastBar;
  const auto shown = [&](double value) { return isCount && value > 0 ? std::max(value, least) : value; };
  // An axis at the side begins at the bottom; people read from the top.
  const auto inOrder = [this](std::size_t i, std::size_t of) { return m_areBarsLying ? of - 1 - i : i; };
  for (std::size_t i = 0; i < m_data.series.size(); ++i) {
    const std::size_t group = inOrder(i, m_data.series.size());
    const ChartSeries& one = m_data.series[group];
    auto* set = new QBarSet(one.name.toHtmlEscaped(), series);
    for (std::size_t at = 0; at < one.points.size(); ++at)
      set->append(shown(one.points[inOrder(at, count)].y));
    set->setColor(colours[static_cast<qsizetype>(group) % colours.size()]);
    set->setBorderColor(Qt::transparent);
    series->append(set);
    // The chart's own: a tip that is shown at once would be taken away by the view's.
    connect(set, &QBarSet::hovered, this, [this, group, inOrder, count](bool isOver, int at) {
      m_chart->setToolTip(
          isOver ? Qt::convertFromPlainText(barText(group, inOrder(static_cast<std::size_t>(at), count))) : QString());
    });
  }
  m_chart->addSeries(series);
  const QFontMetrics metrics(labelFont());
  const QStringList labels = categoryLabels(m_data.categories, metrics, width() / 4);
  auto* x = new QBarCategoryAxis(m_chart);
  for (std::size_t i = 0; i < count; ++i) // what bars of a histogram are called is not shown, and may repeat itself
    x->append(isHistogram ? QString::number(i) : labels[static_cast<qsizetype>(inOrder(i, count))].toHtmlEscaped());
  x->setGridLineVisible(false);
  QCategoryAxis* y = numberAxis(scale, false, m_chart);
  if (isHistogram) drawHistogramScale();
  x->setVisible(!isHistogram);
  m_chart->addAxis(x, m_areBarsLying ? Qt::AlignLeft : Qt::AlignBottom);
  m_chart->addAxis(y, m_areBarsLying ? Qt::AlignTop : Qt::AlignLeft); // where it is seen without scrolling
  series->attachAxis(x);
  series->attachAxis(y);
  if (!m_areBarsLying) return;
  const int row = std::max(metrics.height() + kBetweenRows, static_cast<int>(m_data.series.size()) * kLeastThickness);
  m_view->setMinimumHeight(static_cast<int>(count) * row + kBesideLyingBars +
                           (m_data.series.size() > 1 ? 2 * metrics.height() : 0));
}

/// Bars stand on their categories; what is read is a scale of the same width.
void ChartPage::drawHistogramScale() {
  QCategoryAxis* scale = numberAxis(scaleWithin(m_data.x, kAboutTicks, m_data.strips.areWhole ? 1 : 0), true, m_chart);
  scale->setGridLineVisible(false);
  m_chart->addAxis(scale, Qt::AlignBottom);
}

QStringList ChartPage::barLabels() const {
  for (QAbstractAxis* axis : m_chart->axes())
    if (auto* bars = qobject_cast<QBarCategoryAxis*>(axis)) return bars->categories();
  return {};
}

QString ChartPage::barText(std::size_t group, std::size_t category) const {
  if (group >= m_data.series.size() || category >= m_data.series[group].points.size()) return {};
  QString what = m_data.categories[static_cast<qsizetype>(category)];
  if (kind() == ChartKind::Histogram) {
    const ChartSpan strip = m_data.strips.at(category);
    if (!m_data.strips.areWhole || strip.high > strip.low) what = tr("%1 to %2").arg(what, readableNumber(strip.high));
  }
  const ChartSeries& one = m_data.series[group];
  if (m_data.series.size() > 1) what += QStringLiteral(" · ") + one.name;
  return QStringLiteral("%1: %2").arg(what, readableNumber(one.points[category].y));
}

void ChartPage::drawPoints(const QList<QColor>& colours) {
  const bool isLine = kind() == ChartKind::Line;
  const ChartScale across = roundScale(m_data.x, kAboutTicks);
  const ChartScale up = roundScale(m_data.y, kAboutTicks);
  QCategoryAxis* x = numberAxis(across, true, m_chart);
  QCategoryAxis* y = numberAxis(up, false, m_chart);
  m_chart->addAxis(x, Qt::AlignBottom);
  m_chart->addAxis(y, Qt::AlignLeft);
  const bool areMany = m_data.drawn > kManyDots;
  std::vector<ScatterDots::Group> dots;
  for (std::size_t i = 0; i < m_data.series.size(); ++i) {
    const std::vector<ChartPoint>& points = m_data.series[i].points;
    QColor colour = colours[static_cast<qsizetype>(i) % colours.size()];
    QXYSeries* series = nullptr;
    if (isLine) {
      series = new QLineSeries(m_chart);
      QList<QPointF> shown;
      for (const ChartPoint& point : points)
        shown << QPointF(point.x, point.y);
      series->replace(shown);
      series->setPen(QPen(colour, 1.8));
      series->setPointsVisible(shown.size() == 1); // no line goes through it
    } else {
      auto* named = new QScatterSeries(m_chart); // for the legend
      named->setBorderColor(Qt::transparent);
      named->setColor(colour);
      series = named;
      colour.setAlphaF(areMany ? 0.5F : 0.8F);
      dots.push_back({points, colour});
    }
    series->setName(m_data.series[i].name.toHtmlEscaped());
    m_chart->addSeries(series);
    series->attachAxis(x);
    series->attachAxis(y);
  }
  if (!isLine) m_dots->setDots(std::move(dots), across.span, up.span, areMany ? kSmallDot : kLargeDot);
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
