// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dashboard/activity_page.h"

#include "ui/charts/multi_chart.h"
#include "ui/dashboard/card_grid.h"
#include "ui/services/service_texts.h"
#include "ui/widgets/controls.h"

#include <QButtonGroup>
#include <QCoreApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLocale>
#include <QScrollArea>
#include <QTableWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace aisemble::ui {
namespace {

constexpr int kCardIntervalMs = 24; // between two cards: each is painted before the next is touched
constexpr int kCardsAtOnce = 2;
constexpr int kCountRow = 30;
constexpr std::array kRanges{60, 300, 900};
constexpr std::array<int, kServices> kServiceColours{1, 4, 3, 8}; // of markLineColour()

struct ActivityPageText {
  Q_DECLARE_TR_FUNCTIONS(aisemble::ui::ActivityPage)
};

QString number(std::uint64_t value) {
  return QLocale().toString(static_cast<qulonglong>(value));
}

QString decimal(double value) {
  if (value == 0) return QLocale().toString(0);
  return QLocale().toString(value, 'f', value < 10 ? 2 : value < 100 ? 1 : 0);
}

QString latencyText(const std::optional<double>& ms) {
  if (!ms) return {};
  if (*ms >= 1000) return ActivityPageText::tr("%1 s").arg(QLocale().toString(*ms / 1000, 'f', 2));
  return ActivityPageText::tr("%1 ms").arg(decimal(*ms));
}

double lastOf(const std::vector<ChartPoint>& points) {
  return points.empty() ? 0 : points.back().y;
}

std::vector<MultiChart::Series> serviceSeries() {
  std::vector<MultiChart::Series> out;
  for (const ServiceKind kind : kAllServices)
    out.push_back({serviceTitle(kind), kServiceColours[static_cast<std::size_t>(kind)]});
  return out;
}

std::vector<MultiChart::Series> stageSeries() {
  std::vector<MultiChart::Series> out;
  for (std::size_t i = 0; i < kStageCount; ++i)
    out.push_back({stageTitle(static_cast<Stage>(i)), static_cast<int>(i)});
  return out;
}

} // namespace

QString stageTitle(Stage stage) {
  switch (stage) {
  case Stage::Queue:
    return ActivityPageText::tr("Queue");
  case Stage::Cache:
    return ActivityPageText::tr("Cache");
  case Stage::BatchWait:
    return ActivityPageText::tr("Waiting for a batch");
  case Stage::LoadModel:
    return ActivityPageText::tr("Loading a model");
  case Stage::Tokenise:
    return ActivityPageText::tr("Tokenising");
  case Stage::Prefill:
    return ActivityPageText::tr("Reading the prompt");
  case Stage::Decode:
    return ActivityPageText::tr("Generating");
  case Stage::DecodeImage:
    return ActivityPageText::tr("Decoding images");
  case Stage::Infer:
    return ActivityPageText::tr("Computing");
  case Stage::Postprocess:
    return ActivityPageText::tr("Finishing");
  case Stage::Network:
    return ActivityPageText::tr("Network");
  case Stage::Other:
    break;
  }
  return ActivityPageText::tr("Other");
}

ActivityPage::ActivityPage(const Theme& theme, ActivityFeed& feed, QWidget* parent) : QWidget(parent), m_feed(feed) {
  setProperty("area", "work");
  auto* stack = new QVBoxLayout(this);
  stack->setContentsMargins(0, 0, 0, 0);
  stack->setSpacing(0);
  stack->addWidget(buildHead(theme));
  m_scroll = new QScrollArea(this);
  m_scroll->setWidgetResizable(true);
  m_scroll->setFrameShape(QFrame::NoFrame);
  m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  m_scroll->setFocusPolicy(Qt::NoFocus);
  m_grid = new CardGrid(m_scroll);
  m_grid->setProperty("area", "work");
  m_grid->setAttribute(Qt::WA_StyledBackground);
  m_grid->add(buildTiles(), true);
  buildCharts(theme);
  m_grid->add(buildCounts(), true);
  m_grid->setUsed(m_gpu, false);
  m_grid->veil();
  m_scroll->setWidget(m_grid);
  QSizePolicy policy = m_scroll->sizePolicy();
  policy.setRetainSizeWhenHidden(true);
  m_scroll->setSizePolicy(policy);
  m_scroll->hide();
  stack->addWidget(m_scroll, 1);
  m_cardTimer.setInterval(kCardIntervalMs);
  connect(&m_cardTimer, &QTimer::timeout, this, &ActivityPage::nextCard);
  m_unveiling.setInterval(kCardIntervalMs);
  connect(&m_unveiling, &QTimer::timeout, this, &ActivityPage::unveilCards);
  connect(&feed, &ActivityFeed::viewReady, this, &ActivityPage::receive);
  m_view.rangeSeconds = feed.range();
  planCards();
  while (!m_plan.empty())
    nextCard();
}

QWidget* ActivityPage::buildHead(const Theme& theme) {
  auto* head = new QWidget(this);
  auto* row = new QHBoxLayout(head);
  row->setContentsMargins(kDoubleStep, 10, kDoubleStep, 10);
  row->setSpacing(kHalfStep);
  row->addWidget(makeLabel(tr("Last"), "muted", head));
  m_ranges = new QButtonGroup(this);
  for (const int range : kRanges) {
    auto* button = new QToolButton(head);
    button->setText(tr("%1 min").arg(range / 60));
    button->setAccessibleName(range == 60 ? tr("Show the last minute")
                                          : tr("Show the last %1 minutes").arg(range / 60));
    button->setToolTip(button->accessibleName());
    button->setCheckable(true);
    button->setChecked(range == m_feed.range());
    button->setFocusPolicy(Qt::StrongFocus);
    button->setMinimumSize(56, 28);
    m_ranges->addButton(button, range);
    row->addWidget(button);
  }
  connect(m_ranges, &QButtonGroup::idClicked, this, [this](int range) {
    setRange(range);
    Q_EMIT changed();
  });
  row->addStretch(1);
  m_state = makeLabel(QString(), "muted", head);
  row->addWidget(m_state);
  m_pause = new IconButton(theme, Glyph::Pause, tr("Pause the charts (Ctrl+Shift+P)"), head);
  connect(m_pause, &QToolButton::clicked, this, [this] {
    setPaused(!m_isPaused);
    Q_EMIT changed();
  });
  row->addWidget(m_pause);
  return head;
}

QWidget* ActivityPage::buildTiles() {
  auto* tiles = new QWidget(this);
  auto* row = new QHBoxLayout(tiles);
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(12);
  const QStringList names{tr("Requests"), tr("Failed"), tr("From the cache"), tr("Tokens generated")};
  for (std::size_t i = 0; i < m_tiles.size(); ++i) {
    auto* tile = new QFrame(tiles);
    tile->setProperty("card", true);
    auto* stack = new QVBoxLayout(tile);
    stack->setContentsMargins(14, 10, 14, 10);
    stack->setSpacing(2);
    auto* name = new ElidedLabel(tile);
    name->setProperty("tone", "caption");
    name->setFullText(names[static_cast<qsizetype>(i)]);
    stack->addWidget(name);
    m_tiles[i] = makeLabel(QStringLiteral("0"), "hero", tile);
    stack->addWidget(m_tiles[i]);
    auto* note = new ElidedLabel(tile);
    note->setProperty("tone", "caption");
    m_tileNotes[i] = note;
    stack->addWidget(note);
    row->addWidget(tile, 1);
  }
  return tiles;
}

void ActivityPage::buildCharts(const Theme& theme) {
  const auto chart = [&](MultiShape shape, const QString& title, const QString& unit,
                         const std::vector<MultiChart::Series>& series) {
    auto* made = new MultiChart(theme, shape, title, unit, series, this);
    m_grid->add(made);
    return made;
  };
  for (const ServiceKind kind : kAllServices)
    m_latency[static_cast<std::size_t>(kind)] =
        chart(MultiShape::Lines, tr("Latency: %1").arg(serviceTitle(kind)), tr("ms"),
              {{QStringLiteral("p50"), 3}, {QStringLiteral("p95"), 2}, {QStringLiteral("p99"), 0}});
  m_requests = chart(MultiShape::Stacked, tr("Throughput"), tr("requests/s"), serviceSeries());
  m_tokens = chart(MultiShape::Lines, tr("Tokens generated"), tr("tokens/s"), {{tr("Tokens/s"), 1}});
  m_queue = chart(MultiShape::Lines, tr("Queue depth"), tr("requests, most at once"),
                  {{tr("Running"), 3}, {tr("Waiting"), 2}});
  m_cache = chart(MultiShape::Stacked, tr("Cache"), tr("answers/s"),
                  {{tr("From the cache"), 5}, {tr("Shared"), 2}, {tr("Computed"), 11}});
  m_batches = chart(MultiShape::Bars, tr("Batch sizes"), tr("requests"), {{tr("Requests by size of their batch"), 4}});
  m_stages = chart(MultiShape::Stacked, tr("Where the time goes"), tr("s each second"), stageSeries());
  m_processor = chart(MultiShape::Lines, tr("Processor"), tr("%"), {{tr("Machine"), 11}, {tr("This program"), 1}});
  m_memory = chart(MultiShape::Lines, tr("Memory"), tr("GB"), {{tr("Machine"), 11}, {tr("This program"), 1}});
  m_gpu = chart(MultiShape::Lines, tr("Graphics processor"), tr("% and GB"), {{tr("Busy"), 3}, {tr("Memory"), 4}});
  m_processor->setLeastTop(100);
  m_stages->setHidesUnused(true);
}

QWidget* ActivityPage::buildCounts() {
  auto* card = new QFrame(this);
  card->setProperty("card", true);
  auto* stack = new QVBoxLayout(card);
  stack->setContentsMargins(14, 12, 14, 12);
  stack->setSpacing(kStep);
  auto* title = makeLabel(tr("Counts since the program started"), "field", card);
  QFont bold = title->font();
  bold.setWeight(QFont::DemiBold);
  title->setFont(bold);
  stack->addWidget(title);
  const QStringList columns{tr("Requests"),   tr("Succeeded"), tr("Failed"),        tr("Cancelled"), tr("Refused"),
                            tr("From cache"), tr("Shared"),    tr("Prompt tokens"), tr("Tokens")};
  m_counts = new CountsTable(static_cast<int>(kServices), static_cast<int>(columns.size()), card);
  nameTable(*m_counts, title->text());
  m_counts->setHorizontalHeaderLabels(columns);
  for (const ServiceKind kind : kAllServices)
    m_counts->setVerticalHeaderItem(static_cast<int>(kind), new QTableWidgetItem(serviceTitle(kind)));
  m_counts->setEditTriggers(QAbstractItemView::NoEditTriggers);
  m_counts->setSelectionMode(QAbstractItemView::SingleSelection);
  m_counts->setTabKeyNavigation(false);
  m_counts->setShowGrid(false);
  m_counts->horizontalHeader()->setHighlightSections(false);
  m_counts->horizontalHeader()->setDefaultAlignment(Qt::AlignRight | Qt::AlignVCenter);
  m_counts->verticalHeader()->setHighlightSections(false);
  m_counts->verticalHeader()->setDefaultSectionSize(kCountRow);
  for (int row = 0; row < m_counts->rowCount(); ++row)
    for (int column = 0; column < m_counts->columnCount(); ++column) {
      auto* item = new QTableWidgetItem(QStringLiteral("0"));
      item->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
      m_counts->setItem(row, column, item);
    }
  m_counts->setProperty("figures", true);
  m_counts->fit();
  stack->addWidget(m_counts);
  return card;
}

void ActivityPage::setRange(int seconds) {
  QAbstractButton* button = m_ranges->button(seconds);
  if (button == nullptr) return;
  button->setChecked(true);
  m_feed.setRange(seconds);
}

int ActivityPage::range() const {
  return m_feed.range();
}

void ActivityPage::setPaused(bool paused) {
  m_isPaused = paused;
  m_pause->setGlyph(paused ? Glyph::Play : Glyph::Pause);
  m_pause->setName(paused ? tr("Go on (Ctrl+Shift+P)") : tr("Pause the charts (Ctrl+Shift+P)"));
  showState();
  if (!paused) m_feed.refresh();
}

void ActivityPage::focusFirst() {
  m_ranges->button(m_feed.range())->setFocus();
}

QString ActivityPage::tileText(int tile) const {
  return m_tiles.at(static_cast<std::size_t>(tile))->text();
}

void ActivityPage::showEvent(QShowEvent* event) {
  QWidget::showEvent(event);
  m_feed.setWatched(true);
  m_unveiling.start(); // showing the page is work enough for this turn
}

/// All charts in one turn would hold up the others.
void ActivityPage::unveilCards() {
  if (m_scroll->isHidden()) return m_scroll->show(); // which lays it out
  if (!m_grid->unveil(kCardsAtOnce)) m_unveiling.stop();
}

void ActivityPage::hideEvent(QHideEvent* event) {
  QWidget::hideEvent(event);
  m_feed.setWatched(false);
  m_cardTimer.stop();
  m_plan.clear();
  m_unveiling.stop();
  m_grid->veil();
  m_scroll->hide();
}

void ActivityPage::receive(const ActivityView& view) {
  // A new range is shown even while the charts are paused.
  if (!isVisible() || (m_isPaused && view.rangeSeconds == m_view.rangeSeconds)) return;
  m_view = view;
  planCards();
  m_cardTimer.start();
}

void ActivityPage::planCards() {
  m_plan.clear(); // what is left of the second before is stale
  m_plan.emplace_back([this] { showCounts(); });
  m_plan.emplace_back([this] { showMachine(); });
  m_plan.emplace_back([this] { showStages(); });
  m_plan.emplace_back([this] { showBatches(); });
  m_plan.emplace_back([this] { showRates(); });
  for (std::size_t service = kServices; service-- > 0;)
    m_plan.emplace_back([this, service] { showLatency(service); });
  m_plan.emplace_back([this] { showTiles(); });
}

void ActivityPage::nextCard() {
  if (m_plan.empty()) return m_cardTimer.stop();
  const auto begin = std::chrono::steady_clock::now();
  const auto show = std::move(m_plan.back());
  m_plan.pop_back();
  show();
  if (m_plan.empty()) ++m_updates;
  m_longestTurn = std::max<std::chrono::nanoseconds>(m_longestTurn, std::chrono::steady_clock::now() - begin);
}

QString ActivityPage::quiet() const {
  if (m_view.rangeSeconds == 60) return tr("Nothing in the last minute");
  return tr("Nothing in the last %1 minutes").arg(m_view.rangeSeconds / 60);
}

void ActivityPage::showState() {
  const bool isUntouched = std::all_of(m_view.services.begin(), m_view.services.end(),
                                       [](const ServiceView& service) { return service.totals.requests == 0; });
  if (m_isPaused)
    m_state->setText(tr("Paused; counting goes on"));
  else if (isUntouched)
    m_state->setText(tr("Nothing has run yet: ask something, or run the benchmark"));
  else if (m_view.unseen > 0)
    m_state->setText(tr("Too many requests to time each; counts are exact"));
  else
    m_state->setText(QString());
}

void ActivityPage::showTiles() {
  showState();
  std::uint64_t requests = 0;
  std::uint64_t failed = 0;
  std::uint64_t hits = 0;
  std::uint64_t tokens = 0;
  std::uint64_t recent = 0;
  std::uint64_t recentFailed = 0;
  std::uint64_t recentTokens = 0;
  for (const ServiceView& service : m_view.services) {
    requests += service.totals.requests;
    failed += service.totals.errors + service.totals.refused;
    hits += service.totals.cacheHits;
    tokens += service.totals.completionTokens;
    recent += service.window.requests;
    recentFailed += service.window.errors + service.window.refused;
    recentTokens += service.window.completionTokens;
  }
  const auto set = [this](std::size_t tile, const QString& value, const QString& note) {
    m_tiles[tile]->setText(value);
    static_cast<ElidedLabel*>(m_tileNotes[tile])->setFullText(note);
  };
  const int minutes = m_view.rangeSeconds / 60;
  const auto within = [minutes](std::uint64_t count) {
    return minutes == 1 ? tr("%1 in the last minute").arg(number(count))
                        : tr("%1 in the last %2 minutes").arg(number(count)).arg(minutes);
  };
  set(0, number(requests), within(recent));
  set(1, number(failed), within(recentFailed));
  set(2, number(hits),
      requests == 0
          ? tr("of no requests yet")
          : tr("%1 % of all requests")
                .arg(QLocale().toString(100.0 * static_cast<double>(hits) / static_cast<double>(requests), 'f', 1)));
  set(3, number(tokens), within(recentTokens));
}

void ActivityPage::showLatency(std::size_t service) {
  const ServiceView& view = m_view.services[service];
  m_latency[service]->setLines({view.latency.begin(), view.latency.end()}, m_view.rangeSeconds,
                               {latencyText(view.p50), latencyText(view.p95), latencyText(view.p99)}, quiet());
}

void ActivityPage::showRates() {
  std::vector<std::vector<ChartPoint>> requests;
  QStringList newest;
  for (const ServiceView& service : m_view.services) {
    requests.push_back(service.requestsPerSecond);
    newest << decimal(lastOf(service.requestsPerSecond));
  }
  const int range = m_view.rangeSeconds;
  m_requests->setLines(requests, range, newest, quiet());
  m_tokens->setLines({m_view.generatedPerSecond}, range, {decimal(lastOf(m_view.generatedPerSecond))}, quiet());
  m_queue->setLines({m_view.running, m_view.waiting}, range,
                    {number(static_cast<std::uint64_t>(lastOf(m_view.running))),
                     number(static_cast<std::uint64_t>(lastOf(m_view.waiting)))},
                    quiet());
  const CacheCounts& answers = m_view.answers;
  m_cache->setLines({m_view.hitsPerSecond, m_view.sharedPerSecond, m_view.computedPerSecond}, range,
                    {number(answers.hits), number(answers.shared), number(answers.computed)}, quiet());
}

void ActivityPage::showBatches() {
  QStringList classes;
  std::vector<double> values;
  std::uint64_t requests = 0;
  double sum = 0;
  for (std::size_t i = 0; i < kBatchSizes; ++i) {
    classes << (i + 1 < kBatchSizes ? QString::number(i + 1) : tr("9+"));
    values.push_back(static_cast<double>(m_view.batches[i]));
    requests += m_view.batches[i];
    sum += static_cast<double>((i + 1) * m_view.batches[i]);
  }
  m_batches->setBars(classes, values,
                     requests == 0 ? QString() : tr("%1 on average").arg(decimal(sum / static_cast<double>(requests))),
                     quiet());
}

void ActivityPage::showStages() {
  QStringList newest;
  for (const double ms : m_view.stageMs)
    newest << (ms > 0 ? latencyText(ms) : QString());
  std::vector<std::vector<ChartPoint>> seconds(m_view.stages.begin(), m_view.stages.end());
  for (std::vector<ChartPoint>& stage : seconds)
    for (ChartPoint& point : stage)
      point.y /= 1000;
  m_stages->setLines(seconds, m_view.rangeSeconds, newest, quiet());
}

void ActivityPage::showMachine() {
  const int range = m_view.rangeSeconds;
  const auto percent = [](double value) { return tr("%1 %").arg(QLocale().toString(value, 'f', 0)); };
  const auto gigabytes = [](double value) { return tr("%1 GB").arg(QLocale().toString(value, 'f', 2)); };
  m_processor->setLines({m_view.machinePercent, m_view.processPercent}, range,
                        {percent(lastOf(m_view.machinePercent)), percent(lastOf(m_view.processPercent))},
                        tr("No measurement yet"));
  m_memory->setLines({m_view.usedGigabytes, m_view.residentGigabytes}, range,
                     {gigabytes(lastOf(m_view.usedGigabytes)), gigabytes(lastOf(m_view.residentGigabytes))},
                     tr("No measurement yet"));
  const bool hasGpu = !m_view.gpuPercent.empty();
  m_grid->setUsed(m_gpu, hasGpu);
  if (hasGpu)
    m_gpu->setLines({m_view.gpuPercent, m_view.gpuGigabytes}, range,
                    {percent(lastOf(m_view.gpuPercent)), gigabytes(lastOf(m_view.gpuGigabytes))}, tr("Idle"));
}

void ActivityPage::showCounts() {
  for (std::size_t s = 0; s < kServices; ++s) {
    const Metrics::Totals& t = m_view.services[s].totals;
    const std::array values{t.requests,  t.successes,     t.errors,       t.cancelled,       t.refused,
                            t.cacheHits, t.sharedFlights, t.promptTokens, t.completionTokens};
    for (std::size_t column = 0; column < values.size(); ++column) {
      QTableWidgetItem* item = m_counts->item(static_cast<int>(s), static_cast<int>(column));
      if (const QString text = number(values[column]); item->text() != text) item->setText(text);
    }
  }
  m_counts->fit();
}

} // namespace aisemble::ui
