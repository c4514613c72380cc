// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/batch/batch_items_model.h"

#include "ui/batch/batch_words.h"
#include "ui/messages/message_translation.h"

#include <QFileInfo>

#include <algorithm>

namespace aisemble::ui {
namespace {

constexpr int kRefreshMs = 250;
constexpr int kSortedRefreshMs = 1500; // reads every row
constexpr int kSortedPage = 2000;
constexpr int kMostPagesKept = 30;

/// Null is "not read yet": what was read and is empty is not null.
QString readText(const QString& text) {
  return text.isEmpty() ? QString(QLatin1String("")) : text;
}

/// Below a folder that was given: from there on, so that files of the same name in several folders can be told apart.
QString nameOf(const QString& path, const QStringList& inputs) {
  for (const QString& input : inputs)
    if (path.size() > input.size() && path.startsWith(input) && path[input.size()] == u'/')
      return inputs.size() == 1 ? path.mid(input.size() + 1) : path.mid(input.lastIndexOf(u'/') + 1);
  return path.mid(path.lastIndexOf(u'/') + 1);
}

BatchRow rowFrom(const BatchItem& item, const QStringList& inputs) {
  BatchRow out;
  out.position = item.position;
  out.state = item.state;
  out.path = QString::fromStdString(item.input);
  const QString file = nameOf(out.path, inputs);
  out.name = file;
  if (item.line > 0) {
    out.name = BatchItemsModel::tr("%1, line %2").arg(file).arg(item.line);
    out.file = file;
    out.line = item.line;
    out.text = QString::fromStdString(item.text).simplified().left(80);
    if (!out.text.isEmpty()) out.name += QStringLiteral(" · ") + out.text;
    out.path += QStringLiteral(":%1").arg(item.line);
  }
  out.fromCache = item.fromCache;
  out.took = item.processingTime;
  const bool hasEnded = item.state == BatchItemState::Completed || item.state == BatchItemState::Failed;
  if (hasEnded && item.fromCache)
    out.time = BatchItemsModel::tr("cached");
  else if (hasEnded && item.processingTime > Nanoseconds{0}) // what could not be read was never submitted
    out.time = spanText(item.processingTime);
  if (item.state != BatchItemState::Completed) out.summary = readText(itemReasonText(item));
  return out;
}

} // namespace

BatchItemsModel::BatchItemsModel(Batches* batches, BackgroundQueue& queue, QObject* parent)
    : QAbstractTableModel(parent)
    , m_batches(batches)
    , m_queue(queue)
    , m_gather(new QTimer(this))
    , m_refresh(new QTimer(this)) {
  m_gather->setSingleShot(true);
  m_gather->setInterval(0);
  connect(m_gather, &QTimer::timeout, this, &BatchItemsModel::readWanted);
  m_refresh->setSingleShot(true);
  m_refresh->setInterval(kRefreshMs);
  connect(m_refresh, &QTimer::timeout, this, [this] {
    if (m_rows == 0) {
      want(0);
      return;
    }
    // A view asks again for what it shows of these, and for nothing else.
    Q_EMIT dataChanged(index(0, 0), index(m_rows - 1, ColumnCount - 1));
    // What nobody looks at must still be right about how many there are.
    const int last = (m_rows - 1) / kPage;
    if (m_stale.contains(last) || !m_pages.contains(last)) want(last);
  });
}

void BatchItemsModel::setBatch(BatchId id, const QStringList& inputs) {
  if (m_batch == id) return;
  m_batch = id;
  m_inputs = inputs;
  restart();
}

void BatchItemsModel::setFilter(std::optional<BatchItemState> state) {
  if (m_state == state) return;
  m_state = state;
  restart();
}

void BatchItemsModel::setSearch(const QString& text) {
  if (m_search == text) return;
  m_search = text;
  restart();
}

void BatchItemsModel::sort(int column, Qt::SortOrder order) {
  if (column < 0 || column >= SummaryColumn) {
    column = InputColumn;
    order = Qt::AscendingOrder;
  }
  if (column == m_column && order == m_order) return;
  m_column = column;
  m_order = order;
  restart();
}

void BatchItemsModel::restart() {
  beginResetModel();
  ++m_generation;
  m_rows = 0;
  m_pages.clear();
  m_stale.clear();
  m_underWay.clear();
  m_summariesUnderWay.clear();
  m_wanted.clear();
  m_summariesWanted.clear();
  m_sortedUnderWay = false;
  m_sortedStale = false;
  endResetModel();
  m_refresh->setInterval(isSorted() ? kSortedRefreshMs : kRefreshMs);
  if (m_batch != 0 && m_batches != nullptr) want(0);
}

void BatchItemsModel::noteChange(std::int64_t first, std::int64_t last) {
  if (m_batch == 0 || first < 0) return;
  m_sortedStale = true;
  const bool isWhole = !m_state && m_search.isEmpty() && !isSorted();
  for (const int page : m_pages.keys())
    if (!isWhole || (page >= first / kPage && page <= last / kPage)) m_stale.insert(page);
  if (last >= m_rows) m_stale.insert(std::max(0, m_rows - 1) / kPage); // grew: the last page tells the new total
  if (!m_refresh->isActive()) m_refresh->start();
}

BatchItemQuery BatchItemsModel::query() const {
  BatchItemQuery out;
  out.state = m_state;
  out.search = m_search.toStdString();
  out.limit = kPage;
  return out;
}

void BatchItemsModel::want(int page) const {
  m_wanted.insert(page);
  if (!m_gather->isActive()) m_gather->start();
}

void BatchItemsModel::wantSummary(int page) const {
  m_summariesWanted.insert(page);
  if (!m_gather->isActive()) m_gather->start();
}

void BatchItemsModel::readWanted() {
  if (m_batch == 0 || m_batches == nullptr) return;
  if (isSorted()) {
    if (!m_wanted.isEmpty()) readSorted();
  } else {
    for (const int page : std::as_const(m_wanted))
      readPage(page);
  }
  m_wanted.clear();
  for (const int page : std::as_const(m_summariesWanted))
    readSummaries(page);
  m_summariesWanted.clear();
}

void BatchItemsModel::readPage(int page) {
  if (m_underWay.contains(page)) return;
  if (m_pages.contains(page) && !m_stale.contains(page)) return;
  m_underWay.insert(page);
  m_stale.remove(page);
  ++m_reads;
  BatchItemQuery question = query();
  question.offset = static_cast<std::int64_t>(page) * kPage;
  m_queue.run(
      [batches = m_batches, id = m_batch, inputs = m_inputs, question] {
        Read out;
        const Result<BatchItemPage> found = batches->items(id, question);
        if (!found) {
          out.error = said(found.error());
          return out;
        }
        out.total = found->total;
        for (const BatchItem& item : found->items)
          out.rows.push_back(rowFrom(item, inputs));
        return out;
      },
      this,
      [this, page, generation = m_generation](Read read) {
        if (generation != m_generation) return;
        m_underWay.remove(page);
        take(page, std::move(read));
      });
}

void BatchItemsModel::readSorted() {
  if (m_sortedUnderWay || (!m_sortedStale && !m_pages.isEmpty())) return;
  m_sortedUnderWay = true;
  m_sortedStale = false;
  ++m_reads;
  BatchItemQuery question = query();
  question.limit = kSortedPage;
  m_queue.run(
      [batches = m_batches, id = m_batch, inputs = m_inputs, question, column = m_column, order = m_order]() mutable {
        Read out;
        while (true) {
          const Result<BatchItemPage> found = batches->items(id, question);
          if (!found) {
            out.error = said(found.error());
            return out;
          }
          for (const BatchItem& item : found->items)
            out.rows.push_back(rowFrom(item, inputs));
          question.offset += static_cast<std::int64_t>(found->items.size());
          if (found->items.empty() || question.offset >= found->total) break;
        }
        const auto less = [column](const BatchRow& a, const BatchRow& b) {
          if (column == StateColumn) return a.state < b.state;
          if (column == TimeColumn) return a.took < b.took;
          return a.position < b.position;
        };
        std::stable_sort(out.rows.begin(), out.rows.end(), [&](const BatchRow& a, const BatchRow& b) {
          return order == Qt::AscendingOrder ? less(a, b) : less(b, a);
        });
        out.total = static_cast<std::int64_t>(out.rows.size());
        return out;
      },
      this,
      [this, generation = m_generation](Read read) {
        if (generation != m_generation) return;
        m_sortedUnderWay = false;
        take(-1, std::move(read));
      });
}

void BatchItemsModel::take(int page, Read read) {
  if (!read.error.isEmpty()) {
    Q_EMIT failed(read.error);
    return;
  }
  // A summary that was read stands as long as its item does.
  QHash<std::int64_t, QString> known;
  for (auto it = m_pages.cbegin(); it != m_pages.cend(); ++it)
    if (page < 0 || it.key() == page)
      for (const BatchRow& row : it.value())
        if (row.state == BatchItemState::Completed && !row.summary.isNull()) known.insert(row.position, row.summary);
  for (BatchRow& row : read.rows)
    if (row.state == BatchItemState::Completed) row.summary = known.value(row.position);
  if (page < 0) {
    m_pages.clear();
    m_stale.clear();
    for (std::size_t i = 0; i < read.rows.size(); i += kPage)
      m_pages.insert(static_cast<int>(i / kPage),
                     {std::make_move_iterator(read.rows.begin() + static_cast<std::ptrdiff_t>(i)),
                      std::make_move_iterator(read.rows.begin() +
                                              static_cast<std::ptrdiff_t>(std::min(i + kPage, read.rows.size())))});
  } else {
    // Of pages far away none is kept: 10,000 rows are scrolled through in no more memory than a few hundred.
    if (m_pages.size() > kMostPagesKept)
      m_pages.removeIf([page](auto it) { return std::abs(it.key() - page) > kMostPagesKept / 2; });
    m_pages.insert(page, std::move(read.rows));
  }
  resizeTo(static_cast<int>(read.total));
  if (m_rows > 0) {
    const int first = page < 0 ? 0 : page * kPage;
    const int last = page < 0 ? m_rows - 1 : std::min(m_rows, first + kPage) - 1;
    if (first <= last) Q_EMIT dataChanged(index(first, 0), index(last, ColumnCount - 1));
  }
  Q_EMIT rowsChanged();
}

void BatchItemsModel::resizeTo(int rows) {
  m_isShifting = true;
  if (rows > m_rows) {
    beginInsertRows({}, m_rows, rows - 1);
    m_rows = rows;
    endInsertRows();
  } else if (rows < m_rows) {
    beginRemoveRows({}, rows, m_rows - 1);
    m_rows = rows;
    m_pages.removeIf([rows](auto it) { return it.key() * kPage >= rows; });
    endRemoveRows();
  }
  m_isShifting = false;
}

void BatchItemsModel::readSummaries(int page) {
  const auto found = m_pages.constFind(page);
  if (found == m_pages.cend() || m_summariesUnderWay.contains(page)) return;
  std::vector<std::int64_t> positions;
  for (const BatchRow& row : *found)
    if (row.summary.isNull()) positions.push_back(row.position);
  if (positions.empty()) return;
  m_summariesUnderWay.insert(page);
  m_queue.run(
      [batches = m_batches, id = m_batch, positions] {
        QHash<std::int64_t, QString> out;
        for (const std::int64_t position : positions) {
          const Result<BatchItem> item = batches->item(id, position);
          out.insert(position,
                     readText(item ? resultSummary(QByteArray::fromStdString(item->resultJson)) : said(item.error())));
        }
        return out;
      },
      this,
      [this, page, generation = m_generation](const QHash<std::int64_t, QString>& summaries) {
        if (generation != m_generation) return;
        m_summariesUnderWay.remove(page);
        const auto rows = m_pages.find(page);
        if (rows == m_pages.end()) return;
        for (BatchRow& row : *rows)
          if (summaries.contains(row.position) && row.summary.isNull()) row.summary = summaries.value(row.position);
        const int first = page * kPage;
        Q_EMIT dataChanged(index(first, SummaryColumn), index(std::min(m_rows, first + kPage) - 1, SummaryColumn));
      });
}

const BatchRow* BatchItemsModel::rowAt(int row) const {
  const auto found = m_pages.constFind(row / kPage);
  if (row < 0 || row >= m_rows || found == m_pages.cend()) return nullptr;
  const auto at = static_cast<std::size_t>(row % kPage);
  return at < found->size() ? &(*found)[at] : nullptr;
}

int BatchItemsModel::rowOf(std::int64_t position) const {
  for (auto it = m_pages.cbegin(); it != m_pages.cend(); ++it)
    for (std::size_t i = 0; i < it->size(); ++i)
      if ((*it)[i].position == position) return it.key() * kPage + static_cast<int>(i);
  return -1;
}

int BatchItemsModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : m_rows;
}

int BatchItemsModel::columnCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : ColumnCount;
}

QVariant BatchItemsModel::data(const QModelIndex& index, int role) const {
  if (!index.isValid()) return {};
  if (role == Qt::TextAlignmentRole)
    return QVariant::fromValue<int>((index.column() == TimeColumn ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
  if (role != Qt::DisplayRole && role != Qt::ToolTipRole && (role < StateRole || role > TextRole)) return {};
  const int page = index.row() / kPage;
  if (role == Qt::DisplayRole && (!m_pages.contains(page) || m_stale.contains(page) || (isSorted() && m_sortedStale)))
    want(page);
  const BatchRow* row = rowAt(index.row());
  if (row == nullptr)
    return role == Qt::DisplayRole && index.column() == InputColumn ? QStringLiteral("…") : QVariant();
  if (role == StateRole) return static_cast<int>(row->state);
  if (role == FileRole) return row->file;
  if (role == LineRole) return row->line;
  if (role == TextRole) return row->text;
  switch (index.column()) {
  case InputColumn:
    return role == Qt::ToolTipRole ? row->path : row->name;
  case StateColumn:
    if (role == Qt::ToolTipRole && row->fromCache && row->state == BatchItemState::Completed)
      return tr("Done, from the cache");
    return itemStateText(row->state);
  case TimeColumn:
    return row->time;
  case SummaryColumn:
    if (row->summary.isNull() && role == Qt::DisplayRole) wantSummary(page);
    return row->summary;
  default:
    return {};
  }
}

QVariant BatchItemsModel::headerData(int section, Qt::Orientation orientation, int role) const {
  if (orientation != Qt::Horizontal) return {};
  // Also over the times, which stand at the right: there the mark of the order would be drawn over the word.
  if (role == Qt::TextAlignmentRole) return QVariant::fromValue<int>(Qt::AlignLeft | Qt::AlignVCenter);
  if (role == Qt::ToolTipRole && section == TimeColumn)
    return tr("How long the item was worked on. The latency in the dashboard counts its waiting for others too.");
  if (role != Qt::DisplayRole) return {};
  switch (section) {
  case InputColumn:
    return tr("Input");
  case StateColumn:
    return tr("State");
  case TimeColumn:
    return tr("Time");
  case SummaryColumn:
    return tr("Result");
  default:
    return {};
  }
}

} // namespace aisemble::ui
