// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The items of one batch, read page by page as rows come into view. Changes are gathered and shown a few times a
// second. In order of position only what is seen is in memory; in another order every row is, sorted beside the window.

#include "core/batch/batches.h"
#include "ui/widgets/background_queue.h"

#include <QAbstractTableModel>
#include <QHash>
#include <QSet>
#include <QTimer>

#include <optional>
#include <vector>

namespace aisemble::ui {

struct BatchRow {
  std::int64_t position = 0;
  BatchItemState state = BatchItemState::Queued;
  QString name;    ///< file, with the line and its text where there is one
  QString file;    ///< of a line: the file alone
  QString text;    ///< of a line: its beginning
  qint64 line = 0; ///< 0: the whole file
  QString path;    ///< the whole of it
  QString time;    ///< how long it took
  QString summary; ///< result or error; null: not read yet
  bool fromCache = false;
  Nanoseconds took{0};
};

class BatchItemsModel : public QAbstractTableModel {
  Q_OBJECT
 public:
  enum Column { InputColumn, StateColumn, TimeColumn, SummaryColumn, ColumnCount };
  /// The parts of an input, to be shortened each for itself.
  enum Role { StateRole = Qt::UserRole, FileRole, LineRole, TextRole };
  static constexpr int kPage = 100;

  /// Both outlive it. `batches` null: empty for ever.
  BatchItemsModel(Batches* batches, BackgroundQueue& queue, QObject* parent);

  /// 0: none. `inputs` are the files and folders that it was begun with: items are named from there on.
  void setBatch(BatchId id, const QStringList& inputs = {});
  void setFilter(std::optional<BatchItemState> state);
  void setSearch(const QString& text);
  /// Items from `first` to `last` are no longer as they were read.
  void noteChange(std::int64_t first, std::int64_t last);

  [[nodiscard]] const BatchRow* rowAt(int row) const; ///< null: not read yet
  /// Among those that are read; -1: none.
  [[nodiscard]] int rowOf(std::int64_t position) const;
  /// While rows come and go: what is current then is not what somebody chose.
  [[nodiscard]] bool isShifting() const { return m_isShifting; }
  [[nodiscard]] int pageReads() const { return m_reads; } ///< for tests

  [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
  [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
  [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
  [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
  void sort(int column, Qt::SortOrder order) override;

 Q_SIGNALS:
  void failed(const QString& message);
  void rowsChanged();

 private:
  struct Read {
    std::vector<BatchRow> rows;
    std::int64_t total = 0;
    QString error;
  };
  void restart();
  void want(int page) const;
  void wantSummary(int page) const;
  void readWanted();
  void readPage(int page);
  void readSorted();
  void readSummaries(int page);
  void take(int page, Read read);
  void resizeTo(int rows);
  [[nodiscard]] bool isSorted() const { return m_column != InputColumn || m_order != Qt::AscendingOrder; }
  [[nodiscard]] BatchItemQuery query() const;

  Batches* m_batches;
  BackgroundQueue& m_queue;
  BatchId m_batch = 0;
  QStringList m_inputs;
  std::optional<BatchItemState> m_state;
  QString m_search;
  int m_column = InputColumn;
  Qt::SortOrder m_order = Qt::AscendingOrder;
  int m_rows = 0;
  int m_generation = 0; ///< answers to older questions are dropped
  int m_reads = 0;
  bool m_isShifting = false;
  bool m_sortedUnderWay = false;
  bool m_sortedStale = false;
  QHash<int, std::vector<BatchRow>> m_pages;
  QSet<int> m_stale;
  QSet<int> m_underWay;
  QSet<int> m_summariesUnderWay;
  mutable QSet<int> m_wanted;
  mutable QSet<int> m_summariesWanted;
  QTimer* m_gather;  ///< questions of one turn of the event loop
  QTimer* m_refresh; ///< changes of a quarter of a second
};

} // namespace aisemble::ui
