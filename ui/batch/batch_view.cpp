// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/batch/batch_view.h"

#include "ui/batch/batch_words.h"
#include "ui/batch/item_detail.h"
#include "ui/batch/item_filters.h"
#include "ui/batch/item_state_delegate.h"
#include "ui/charts/live_chart.h"
#include "ui/messages/message_translation.h"
#include "ui/text/flow_layout.h"
#include "ui/widgets/controls.h"
#include "ui/widgets/escape_keys.h"
#include "ui/widgets/notice_bar.h"

#include <QApplication>
#include <QHeaderView>
#include <QLineEdit>
#include <QProgressBar>
#include <QSplitter>
#include <QStackedWidget>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>

namespace aisemble::ui {
namespace {

constexpr int kCountIntervalMs = 500;
constexpr int kFilterPauseMs = 200;
constexpr double kChartSeconds = 60;
constexpr int kNarrowView = 640; ///< with less there is no room for the chart, nor for an item beside the list of all
constexpr int kLow = 560;
constexpr int kChartWidth = 208;
constexpr int kLeastInput = 80;
constexpr int kLeastResult = 64;
constexpr int kRoomForTime = 400; ///< with less the table leaves the times out

bool goesOn(BatchState state) {
  return state == BatchState::Running || state == BatchState::Pausing;
}

} // namespace

BatchView::BatchView(const Theme& theme, BatchController& controller, QWidget* parent)
    : QWidget(parent), m_theme(theme), m_controller(controller) {
  m_items = new BatchItemsModel(controller.batches(), controller.queue(), this);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(0);
  column->addWidget(buildHead(theme));
  column->addWidget(makeLine(Qt::Horizontal, this));
  m_parts = new QSplitter(Qt::Horizontal, this);
  m_parts->setChildrenCollapsible(false);
  m_parts->setHandleWidth(1);
  auto* left = new QWidget(m_parts);
  left->setMinimumWidth(324);
  auto* stack = new QVBoxLayout(left);
  stack->setContentsMargins(kDoubleStep, kStep, kDoubleStep, 12);
  stack->setSpacing(kStep);
  m_filters = new ItemFilters(left);
  leaveByEscape(m_filters->search(), [this] { m_table->setFocus(); });
  stack->addWidget(m_filters);
  stack->addWidget(buildTable(theme), 1);
  m_parts->addWidget(left);
  m_detail = new ItemDetail(theme, controller.batches(), controller.queue(), m_parts);
  m_parts->addWidget(m_detail);
  m_parts->setStretchFactor(0, 1);
  m_parts->setStretchFactor(1, 0);
  m_parts->setSizes({600, 320});
  column->addWidget(m_parts, 1);
  m_tick.setInterval(kCountIntervalMs);
  m_typing.setSingleShot(true);
  m_typing.setInterval(kFilterPauseMs);
  connectParts();
}

QWidget* BatchView::buildHead(const Theme& theme) {
  auto* head = new QWidget(this);
  auto* row = new QHBoxLayout(head);
  row->setContentsMargins(kDoubleStep, 14, kDoubleStep, 12);
  row->setSpacing(kDoubleStep);
  auto* column = new QVBoxLayout;
  column->setSpacing(kStep);
  auto* first = new QHBoxLayout;
  first->setSpacing(kStep);
  m_title = new ElidedLabel(head, Qt::ElideMiddle);
  m_title->setProperty("tone", "title");
  first->addWidget(m_title, 1);
  m_number = makeLabel({}, "muted", head);
  first->addWidget(m_number, 0, Qt::AlignBottom);
  column->addLayout(first);
  m_status = new ElidedLabel(head);
  m_status->setProperty("tone", "muted");
  column->addWidget(m_status);
  m_progress = new QProgressBar(head);
  m_progress->setTextVisible(false);
  m_progress->setRange(0, 1000);
  m_progress->setAccessibleName(tr("Progress of the batch"));
  column->addWidget(m_progress);
  auto* buttons = new QWidget(head);
  m_head = row;
  auto* flow = new FlowLayout(kStep);
  flow->setContentsMargins(0, 0, 0, 0);
  buttons->setLayout(flow);
  m_pause = makeButton(tr("Pause"), "", buttons);
  m_cancel = makeButton(tr("Cancel"), "", buttons);
  m_cancel->setToolTip(tr("Stop the batch; results so far stand (Esc)"));
  m_resume = makeButton(tr("Resume"), "", buttons);
  m_resume->setToolTip(tr("Do the cancelled items after all"));
  m_retry = makeButton(tr("Retry failed"), "", buttons);
  m_retry->setToolTip(tr("Do the failed items again (Ctrl+R)"));
  m_open = makeButton(tr("Open output"), "", buttons);
  m_remove =
      new IconButton(theme, Glyph::Trash, tr("Remove the batch from the list; its files stay (Delete)"), buttons);
  m_remove->setFixedHeight(m_open->sizeHint().height());
  for (QWidget* one : {static_cast<QWidget*>(m_pause), static_cast<QWidget*>(m_cancel), static_cast<QWidget*>(m_resume),
                       static_cast<QWidget*>(m_retry), static_cast<QWidget*>(m_open), static_cast<QWidget*>(m_remove)})
    flow->addWidget(one);
  column->addWidget(buttons);
  m_notice = new NoticeBar(theme, head);
  column->addWidget(m_notice);
  row->addLayout(column, 1);
  m_chart = new LiveChart(theme, ChartShape::Line, tr("Items/s, last minute"), head);
  m_chart->setEmptyText(tr("Not running"));
  m_chart->setFixedWidth(kChartWidth);
  row->addWidget(m_chart, 0, Qt::AlignTop);
  connect(m_remove, &QToolButton::clicked, this, &BatchView::removeRequested);
  return head;
}

QWidget* BatchView::buildTable(const Theme& theme) {
  m_pages = new QStackedWidget(this);
  m_table = new QTableView(m_pages);
  m_table->setModel(m_items);
  nameTable(*m_table, tr("Items of the batch"));
  m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
  m_table->setSelectionMode(QAbstractItemView::SingleSelection);
  m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
  m_table->setShowGrid(false);
  m_table->setWordWrap(false);
  m_table->setTabKeyNavigation(false);
  m_table->setTextElideMode(Qt::ElideMiddle);
  m_table->setItemDelegate(new ItemStateDelegate(theme, m_table));
  // Rows of one height: the view asks no row for its own.
  m_table->verticalHeader()->hide();
  m_table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
  m_table->verticalHeader()->setDefaultSectionSize(m_table->fontMetrics().height() + 12);
  QHeaderView* header = m_table->horizontalHeader();
  header->setHighlightSections(false);
  header->setSectionsMovable(false);
  header->setSectionResizeMode(BatchItemsModel::SummaryColumn, QHeaderView::Stretch);
  header->setSortIndicator(BatchItemsModel::InputColumn, Qt::AscendingOrder);
  m_table->setSortingEnabled(true);
  m_table->viewport()->installEventFilter(this);
  connect(header, &QHeaderView::sectionResized, this, [this](int section, int, int to) {
    if (section == BatchItemsModel::InputColumn && !m_isFitting) m_inputWidth = to;
  });
  const auto widthOf = [this](const QString& text) { return m_table->fontMetrics().horizontalAdvance(text) + 40; };
  m_table->setColumnWidth(BatchItemsModel::StateColumn, widthOf(itemStateText(BatchItemState::Cancelled)));
  m_table->setColumnWidth(BatchItemsModel::TimeColumn, widthOf(QStringLiteral("888.8 s")));
  m_pages->addWidget(m_table);
  m_none = makeLabel({}, "muted", m_pages);
  m_none->setAlignment(Qt::AlignCenter);
  m_none->setWordWrap(true);
  m_pages->addWidget(m_none);
  return m_pages;
}

void BatchView::connectParts() {
  connect(m_pause, &QPushButton::clicked, this, &BatchView::pauseRequested);
  connect(m_cancel, &QPushButton::clicked, this, &BatchView::cancelRequested);
  connect(m_resume, &QPushButton::clicked, this, &BatchView::resumeRequested);
  connect(m_retry, &QPushButton::clicked, this, &BatchView::retryRequested);
  connect(m_open, &QPushButton::clicked, this, &BatchView::openRequested);
  connect(m_filters, &ItemFilters::stateChosen, m_items, &BatchItemsModel::setFilter);
  connect(&search(), &QLineEdit::textChanged, this, [this] { m_typing.start(); });
  connect(&m_typing, &QTimer::timeout, this, [this] { m_items->setSearch(search().text().trimmed()); });
  connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &BatchView::showCurrent);
  connect(m_table, &QTableView::clicked, this, [this] { showDetail(true); });
  connect(m_detail, &ItemDetail::closeRequested, this, [this] { showDetail(false); });
  connect(&m_theme, &Theme::changed, this, [this] {
    m_fitted.clear();
    fitButtons();
  });
  connect(m_table, &QTableView::activated, this, [this] { m_detail->openItem(); });
  connect(m_items, &BatchItemsModel::rowsChanged, this, &BatchView::showRows);
  connect(m_items, &BatchItemsModel::failed, this, &BatchView::notice);
  connect(m_detail, &ItemDetail::notice, this, &BatchView::notice);
  connect(m_detail, &ItemDetail::retryRequested, this, &BatchView::retryRequested);
  connect(&m_tick, &QTimer::timeout, this, &BatchView::tick);
}

void BatchView::showBatch(BatchId id) {
  if (id != m_batch) {
    m_batch = id;
    m_current = -1;
    m_detail->clear();
    m_filters->reset();
    showDetail(false);
    m_items->setFilter({});
    QStringList inputs;
    if (const BatchSummary* summary = m_controller.list().find(id))
      for (const std::string& input : summary->spec.inputs)
        inputs << QString::fromStdString(input);
    m_items->setBatch(id, inputs);
  }
  if (const BatchSummary* summary = m_controller.list().find(id)) showSummary(*summary);
  tick();
}

void BatchView::take(const BatchChange& change) {
  if (change.summary.id != m_batch || change.isRemoved) return;
  showSummary(change.summary);
  m_items->noteChange(change.firstItem, change.lastItem);
  if (m_current >= change.firstItem && m_current <= change.lastItem) m_detail->refresh();
}

void BatchView::setFilter(std::optional<BatchItemState> state) {
  chip(state)->click();
}

QToolButton* BatchView::chip(std::optional<BatchItemState> state) const {
  return m_filters->chip(state);
}

QToolButton& BatchView::removeButton() {
  return *m_remove;
}

QLineEdit& BatchView::search() {
  return m_filters->search();
}

QString BatchView::statusText() const {
  return m_status->fullText();
}

void BatchView::showSummary(const BatchSummary& summary) {
  m_title->setFullText(QString::fromStdString(summary.spec.name));
  m_number->setText(tr("No. %1").arg(summary.id));
  m_number->setToolTip(whereaboutsText(summary));
  QStringList parts{batchStateText(summary), progressText(summary)};
  if (summary.state == BatchState::Running) {
    if (const QString rate = itemRateText(summary.itemsPerSecond); !rate.isEmpty()) parts << rate;
    if (summary.timeLeft) parts << timeLeftText(*summary.timeLeft);
  }
  if (!summary.isListed && goesOn(summary.state)) parts << tr("still looking into folders");
  m_status->setFullText(parts.join(QStringLiteral(" · ")));
  const bool isDone = summary.state == BatchState::Completed;
  const bool isStanding = summary.state == BatchState::Paused || summary.state == BatchState::Interrupted;
  const bool isOpen = isStanding || goesOn(summary.state);
  const bool isUndone = isLeftUndone(summary);
  const bool isStoppable = isOpen && !summary.isBeingCancelled;
  // Otherwise Qt would hand the keys to whatever button comes next, and Space would press that.
  if ((!isOpen && m_pause->hasFocus()) || (!isStoppable && m_cancel->hasFocus()) || (!isUndone && m_resume->hasFocus()))
    m_table->setFocus();
  m_pause->setVisible(isOpen);
  const bool isRunning = summary.state == BatchState::Running;
  m_pause->setText(isRunning ? tr("Pause") : tr("Resume"));
  m_pause->setToolTip(isRunning ? tr("Pause; items under way are finished first (Space)")
                                : tr("Go on with the batch (Space)"));
  setLook(m_pause, "look", isStanding ? "primary" : "");
  m_cancel->setVisible(isStoppable);
  m_resume->setVisible(isUndone);
  m_retry->setVisible(summary.counts.failed > 0 && !goesOn(summary.state));
  setLook(m_retry, "look", isDone ? "primary" : "");
  m_pause->setAccessibleName(m_pause->text());
  m_open->setToolTip(tr("Open the folder or the file of results (Ctrl+Shift+O)") + u'\n' +
                     QString::fromStdString(summary.spec.output.string()));
  fitButtons();
  if (!summary.error.empty())
    m_notice->tell(NoticeBar::Kind::Warning, said(summary.error));
  else
    m_notice->clear();
  m_filters->showCounts(summary.counts);
  // The last, for it paints at once: all figures of the window change in the same picture.
  const std::int64_t total = summary.counts.total();
  m_progress->setValue(isDone ? 1000 : total == 0 ? 0 : static_cast<int>(summary.counts.atEnd() * 1000 / total));
}

void BatchView::showRows() {
  m_pages->setCurrentIndex(m_items->rowCount() > 0 ? 0 : 1);
  const bool isWhole = m_filters->showsAll();
  m_none->setText(isWhole ? tr("Nothing is listed yet") : tr("No item is like that"));
  if (m_current < 0) return;
  // Rows move when items change their state: the selection stays with its item.
  const int row = m_items->rowOf(m_current);
  const int selected = m_table->currentIndex().row();
  if (row == selected || (row < 0 && m_items->rowAt(selected) == nullptr)) return;
  const QSignalBlocker quiet(m_table->selectionModel());
  m_table->selectionModel()->setCurrentIndex(row < 0 ? QModelIndex() : m_items->index(row, 0),
                                             row < 0 ? QItemSelectionModel::Clear
                                                     : QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
  m_table->viewport()->update();
}

void BatchView::showCurrent() {
  if (m_items->isShifting()) return;
  const BatchRow* row = m_items->rowAt(m_table->currentIndex().row());
  const BatchSummary* summary = m_controller.list().find(m_batch);
  if (row == nullptr || summary == nullptr) return;
  m_current = row->position;
  m_detail->showItem(summary->spec, m_batch, m_current);
  showDetail(true);
}

/// In a narrow window the pane is there for an item only, and until it is closed.
void BatchView::showDetail(bool wanted) {
  m_isDetailWanted = wanted && m_current >= 0;
  const bool isShown = width() >= kNarrowView || m_isDetailWanted;
  if (!isShown && m_detail->isAncestorOf(QApplication::focusWidget())) m_table->setFocus();
  m_detail->setVisible(isShown);
  m_detail->setClosable(width() < kNarrowView);
}

void BatchView::arrange() {
  const bool isNarrow = width() < kNarrowView;
  const bool isLow = height() < kLow;
  m_chart->setVisible(!isNarrow);
  m_head->setContentsMargins(kDoubleStep, isLow ? kStep : 14, kDoubleStep, isLow ? kStep : 12);
  m_filters->setMostLines(isLow ? 1 : 2);
  showDetail(m_isDetailWanted);
  fitButtons();
}

/// In one line, as long as that goes: those that are used least do with a picture.
void BatchView::fitButtons() {
  const int room = width() - 2 * kDoubleStep - (width() < kNarrowView ? 0 : kChartWidth + kDoubleStep);
  const QList<QPushButton*> buttons{m_pause, m_cancel, m_resume, m_retry, m_open};
  QString now = QString::number(room) + m_pause->text();
  for (const QPushButton* button : buttons)
    now += button->isHidden() ? u'-' : u'+';
  if (now == m_fitted) return;
  m_fitted = now;
  m_open->setText(m_open->accessibleName());
  m_retry->setText(m_retry->accessibleName());
  for (QPushButton* button : {m_open, m_retry})
    button->setIcon({});
  const auto needed = [&] {
    int out = m_remove->sizeHint().width();
    for (const QPushButton* button : buttons)
      if (!button->isHidden()) out += button->sizeHint().width() + kStep;
    return out;
  };
  for (const auto& [button, glyph] : {std::pair{m_open, Glyph::Open}, {m_retry, Glyph::Regenerate}}) {
    if (needed() <= room) return;
    button->setText({});
    button->setIcon(glyphIcon(glyph, m_theme.tokens()));
  }
}

/// The input, its state and its result are in sight at once, however narrow it is.
void BatchView::fitColumns() {
  const int room = m_table->viewport()->width();
  m_isFitting = true;
  m_table->setColumnHidden(BatchItemsModel::TimeColumn, room < kRoomForTime);
  const int others = m_table->columnWidth(BatchItemsModel::StateColumn) +
                     m_table->columnWidth(BatchItemsModel::TimeColumn) + kLeastResult;
  const int wanted = m_inputWidth > 0 ? m_inputWidth : std::max(176, room * 3 / 10);
  m_table->setColumnWidth(BatchItemsModel::InputColumn, std::max(kLeastInput, std::min(wanted, room - others)));
  m_isFitting = false;
}

bool BatchView::eventFilter(QObject* watched, QEvent* event) {
  if (watched == m_table->viewport() && event->type() == QEvent::Resize) fitColumns();
  return QWidget::eventFilter(watched, event);
}

void BatchView::resizeEvent(QResizeEvent* event) {
  QWidget::resizeEvent(event);
  arrange();
}

void BatchView::tick() {
  if (m_batch == 0 || !isVisible()) return;
  const double now = m_controller.now();
  std::vector<ChartPoint> points = m_controller.rates(m_batch);
  const BatchSummary* summary = m_controller.list().find(m_batch);
  const bool running = summary != nullptr && goesOn(summary->state);
  m_chart->setEmptyText(running ? tr("Nothing done yet") : tr("Not running"));
  if (!points.empty()) points.push_back({now, running ? summary->itemsPerSecond : 0});
  m_chart->setPoints(points, now - kChartSeconds, now, running ? itemRateText(summary->itemsPerSecond) : QString());
}

void BatchView::showEvent(QShowEvent* event) {
  QWidget::showEvent(event);
  m_fitted.clear(); // the look may have come meanwhile
  arrange();
  m_tick.start();
  tick();
}

void BatchView::hideEvent(QHideEvent* event) {
  QWidget::hideEvent(event);
  m_tick.stop();
}

} // namespace aisemble::ui
