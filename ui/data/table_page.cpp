// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/data/table_page.h"

#include "core/orchestrator/ready_threads.h"
#include "ui/widgets/controls.h"
#include "ui/widgets/escape_keys.h"

#include <QClipboard>
#include <QFutureWatcher>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QLocale>
#include <QPainter>
#include <QScrollBar>
#include <QStyledItemDelegate>
#include <QThreadPool>
#include <QVBoxLayout>
#include <QtConcurrent>

#include <algorithm>
#include <numeric>
#include <set>
#include <utility>

namespace aisemble::ui {
namespace {

/// Paints the ground of marked cells itself: under a style sheet with rules for items, Qt leaves the model's out.
class MarkDelegate : public QStyledItemDelegate {
 public:
  using QStyledItemDelegate::QStyledItemDelegate;
  void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override {
    const QVariant ground = index.data(Qt::BackgroundRole);
    if (ground.isValid() && !option.state.testFlag(QStyle::State_Selected))
      painter->fillRect(option.rect, ground.value<QBrush>());
    QStyledItemDelegate::paint(painter, option, index);
  }
};

constexpr int kSearchDelayMs = 200;
constexpr int kRowsMeasured = 100;
constexpr int kColumnsMeasured = 200;
constexpr int kNarrowest = 116; // the header's picture wants some room
constexpr int kWidest = 320;

} // namespace

TablePage::TablePage(const Theme& theme, QWidget* parent) : QWidget(parent) {
  m_pool = new QThreadPool(this);
  m_pool->setMaxThreadCount(1);
  keepThreadsReady(*m_pool);
  m_model = new DataGridModel(theme, this);
  m_grid = new QTableView(this);
  m_header = new ProfileHeader(theme, *m_model, m_grid);
  m_grid->setHorizontalHeader(m_header);
  m_grid->setModel(m_model);
  m_grid->setItemDelegate(new MarkDelegate(m_grid));
  nameTable(*m_grid, tr("Table"));
  m_grid->setWordWrap(false);
  m_grid->setTabKeyNavigation(false); // Tab leaves the grid
  m_grid->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
  m_grid->setAlternatingRowColors(false);
  m_grid->setEditTriggers(QAbstractItemView::NoEditTriggers);
  m_grid->setFrameShape(QFrame::NoFrame);
  m_grid->setProperty("plain", true);
  m_grid->setCornerButtonEnabled(true);
  m_grid->setTextElideMode(Qt::ElideRight);
  m_grid->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
  m_grid->verticalHeader()->setDefaultSectionSize(m_grid->fontMetrics().height() + 10);
  m_grid->verticalHeader()->setDefaultAlignment(Qt::AlignRight | Qt::AlignVCenter);
  m_grid->installEventFilter(this);

  auto* stack = new QVBoxLayout(this);
  stack->setContentsMargins(0, 0, 0, 0);
  stack->setSpacing(0);
  stack->addWidget(buildSearch(theme));
  stack->addWidget(m_grid, 1);

  connect(m_header, &QHeaderView::sectionClicked, this, &TablePage::sortRequested);
  connect(m_header, &ProfileHeader::menuRequested, this, &TablePage::columnMenuRequested);
  m_grid->setContextMenuPolicy(Qt::CustomContextMenu);
  connect(m_grid, &QWidget::customContextMenuRequested, this, [this](const QPoint& at) {
    const int column = currentColumn();
    if (column >= 0) Q_EMIT columnMenuRequested(column, m_grid->viewport()->mapToGlobal(at));
  });
  m_searchDelay.setSingleShot(true);
  m_searchDelay.setInterval(kSearchDelayMs);
  connect(&m_searchDelay, &QTimer::timeout, this, [this] { startSearch(false); });
  sayFound();
}

TablePage::~TablePage() {
  m_searchStop.request_stop();
  m_pool->waitForDone();
}

QWidget* TablePage::buildSearch(const Theme& theme) {
  auto* bar = new QWidget(this);
  auto* row = new QHBoxLayout(bar);
  row->setContentsMargins(kStep, kHalfStep, kStep, kHalfStep);
  row->setSpacing(kHalfStep);
  m_search = new QLineEdit(bar);
  m_search->setProperty("search", true);
  m_search->setClearButtonEnabled(true);
  m_search->setPlaceholderText(tr("Search in the table"));
  m_search->setAccessibleName(tr("Search in the table"));
  m_search->setMaximumWidth(320);
  m_search->installEventFilter(this);
  leaveByEscape(*m_search, [this] { m_grid->setFocus(Qt::OtherFocusReason); });
  m_previous = new IconButton(theme, Glyph::Previous, tr("Previous hit (Shift+F3)"), bar);
  m_next = new IconButton(theme, Glyph::Next, tr("Next hit (F3)"), bar);
  m_count = makeLabel(QString(), "muted", bar);
  row->addWidget(m_search, 1);
  row->addWidget(m_previous);
  row->addWidget(m_next);
  row->addWidget(m_count);
  row->addStretch(1);
  connect(m_search, &QLineEdit::textChanged, this, [this] { m_searchDelay.start(); });
  connect(m_previous, &QToolButton::clicked, this, [this] { findNext(-1); });
  connect(m_next, &QToolButton::clicked, this, [this] { findNext(1); });
  return bar;
}

void TablePage::startAnew() {
  m_isAnew = true;
  m_search->clear();
}

void TablePage::setView(const DataView& view) {
  const bool isAnew = std::exchange(m_isAnew, false);
  const QModelIndex current = isAnew ? QModelIndex() : m_grid->currentIndex();
  const bool isSameShape = !isAnew && m_model->view().columns.size() == view.columns.size();
  m_model->setView(view);
  if (!isSameShape || m_grid->horizontalHeader()->sectionSize(0) < kNarrowest) fitColumns();
  if (m_model->rowCount() > 0 && m_model->columnCount() > 0)
    m_grid->setCurrentIndex(m_model->index(std::clamp(current.row(), 0, m_model->rowCount() - 1),
                                           std::clamp(current.column(), 0, m_model->columnCount() - 1)));
  if (isAnew) { // the bars keep their values over a reset
    m_grid->verticalScrollBar()->setValue(0);
    m_grid->horizontalScrollBar()->setValue(0);
  }
  startSearch(true);
}

void TablePage::setProfiles(const std::vector<ColumnProfile>& profiles) {
  m_model->setProfiles(profiles);
  m_header->viewport()->update();
}

void TablePage::setSorted(int column, bool isDescending) {
  m_header->setSorted(column, isDescending);
}

void TablePage::fitColumns() {
  const int columns = m_model->columnCount();
  const int rows = std::min(m_model->rowCount(), kRowsMeasured);
  m_header->setDefaultSectionSize(kNarrowest);
  for (int column = 0; column < std::min(columns, kColumnsMeasured); ++column) {
    int width = std::max(kNarrowest, m_header->sectionSizeHint(column));
    for (int row = 0; row < rows; ++row)
      width = std::max(width, m_grid->fontMetrics().horizontalAdvance(
                                  m_model->data(m_model->index(row, column), Qt::DisplayRole).toString()) +
                                  20);
    m_header->resizeSection(column, std::min(width, kWidest));
  }
}

int TablePage::currentColumn() const {
  return m_grid->currentIndex().column();
}

void TablePage::focusSearch() {
  m_search->setFocus(Qt::ShortcutFocusReason);
  m_search->selectAll();
}

void TablePage::startSearch(bool keepsPlace) {
  m_searchDelay.stop();
  m_searchStop.request_stop();
  m_searchStop = std::stop_source();
  m_found.clear();
  m_at = 0;
  const QString needle = m_search->text();
  m_model->setNeedle(needle);
  const std::uint64_t run = ++m_searchRun;
  if (needle.isEmpty()) {
    sayFound();
    return;
  }
  m_count->setText(tr("Searching…"));
  using Value = std::optional<std::vector<CellPlace>>;
  auto* watcher = new QFutureWatcher<Value>(this);
  connect(watcher, &QFutureWatcherBase::finished, this, [this, watcher, run, keepsPlace] {
    watcher->deleteLater();
    Value found = watcher->future().takeResult();
    if (run != m_searchRun || !found) return;
    m_found = std::move(*found);
    if (keepsPlace)
      m_at = hitFrom(m_grid->currentIndex());
    else if (!m_found.empty())
      go(m_found.front());
    sayFound();
  });
  watcher->setFuture(QtConcurrent::run(m_pool, [view = m_model->view(), needle, stop = m_searchStop.get_token()] {
    return findCells(view, needle, stop);
  }));
}

std::size_t TablePage::hitFrom(const QModelIndex& cell) const {
  const auto at = std::find_if(m_found.begin(), m_found.end(), [&cell](const CellPlace& hit) {
    const int row = static_cast<int>(hit.row);
    return row > cell.row() || (row == cell.row() && static_cast<int>(hit.column) >= cell.column());
  });
  return at != m_found.end() ? static_cast<std::size_t>(at - m_found.begin()) : 0;
}

void TablePage::sayFound() {
  const bool hasAny = !m_found.empty();
  m_previous->setEnabled(hasAny);
  m_next->setEnabled(hasAny);
  if (m_search->text().isEmpty())
    m_count->setText(QString());
  else if (!hasAny)
    m_count->setText(tr("No hits"));
  else
    m_count->setText(tr("%1 of %2")
                         .arg(QLocale().toString(static_cast<qulonglong>(m_at + 1)),
                              QLocale().toString(static_cast<qulonglong>(m_found.size()))));
}

void TablePage::findNext(int direction) {
  if (m_searchDelay.isActive()) startSearch(false); // Enter came before the delay was over
  if (m_found.empty()) return;
  const std::size_t count = m_found.size();
  m_at = direction > 0 ? (m_at + 1) % count : (m_at + count - 1) % count;
  go(m_found[m_at]);
  sayFound();
}

void TablePage::go(const CellPlace& place) {
  const QModelIndex index = m_model->index(static_cast<int>(place.row), static_cast<int>(place.column));
  m_grid->setCurrentIndex(index);
  m_grid->scrollTo(index, QAbstractItemView::EnsureVisible);
}

void TablePage::copySelection(bool withNames) {
  std::vector<QRect> ranges;
  for (const QItemSelectionRange& range : m_grid->selectionModel()->selection())
    ranges.emplace_back(QPoint(range.left(), range.top()), QPoint(range.right(), range.bottom()));
  if (ranges.empty()) return;
  using Value = std::pair<QString, qulonglong>;
  auto* watcher = new QFutureWatcher<Value>(this);
  connect(watcher, &QFutureWatcherBase::finished, this, [this, watcher] {
    watcher->deleteLater();
    const Value made = watcher->future().takeResult();
    QGuiApplication::clipboard()->setText(made.first);
    Q_EMIT copied(made.second);
  });
  watcher->setFuture(QtConcurrent::run(m_pool, [view = m_model->view(), ranges, withNames]() -> Value {
    std::set<std::uint32_t> rows;
    std::set<std::uint32_t> columns;
    for (const QRect& range : ranges) {
      for (int row = range.top(); row <= range.bottom(); ++row)
        rows.insert(rows.end(), static_cast<std::uint32_t>(row));
      for (int column = range.left(); column <= range.right(); ++column)
        columns.insert(static_cast<std::uint32_t>(column));
    }
    return {tabSeparated(view, {rows.begin(), rows.end()}, {columns.begin(), columns.end()}, withNames),
            static_cast<qulonglong>(rows.size()) * columns.size()};
  }));
}

bool TablePage::eventFilter(QObject* watched, QEvent* event) {
  if (event->type() == QEvent::KeyPress) {
    const auto* key = static_cast<QKeyEvent*>(event);
    if (watched == m_search && (key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter)) {
      findNext(key->modifiers().testFlag(Qt::ShiftModifier) ? -1 : 1);
      return true;
    }
    if (watched == m_search && key->key() == Qt::Key_Down) {
      m_grid->setFocus(Qt::TabFocusReason);
      return true;
    }
    if (watched == m_grid && key->matches(QKeySequence::Copy)) {
      copySelection(false);
      return true;
    }
  }
  return QWidget::eventFilter(watched, event);
}

} // namespace aisemble::ui
