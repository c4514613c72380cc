// SPDX-License-Identifier: Apache-2.0
// Reading a batch's items and results, and noting which files are written.
#include "core/store/process_identity_p.h"
#include "core/store/sqlite_batch_journal.h"
#include "core/store/workbench_database_p.h"

#include <algorithm>
#include <utility>

namespace aisemble {
namespace {

using store::Database;
using store::likePattern;
using store::Query;

constexpr int kLargestPage = 10'000;

BatchItemState itemState(std::string_view word) {
  for (const auto& [state, name] : kBatchItemStates)
    if (name == word) return state;
  return BatchItemState::Failed; // the table's own check allows no others
}

/// Columns: position, input, line, text, output, state, attempts, error, from_cache, started, finished,
/// processing_time.
BatchItem readItem(const Query& row) {
  BatchItem item;
  item.position = row.integer(0);
  item.input = row.text(1);
  item.line = row.integer(2);
  item.text = row.text(3);
  item.outputName = row.text(4);
  item.state = itemState(row.bytes(5));
  item.attempts = static_cast<int>(row.integer(6));
  item.error = row.text(7);
  item.fromCache = row.integer(8) != 0;
  if (!row.isNull(9)) item.started = store::fromColumn(row.integer(9));
  if (!row.isNull(10)) item.finished = store::fromColumn(row.integer(10));
  item.processingTime = Nanoseconds(row.integer(11));
  return item;
}

void count(BatchCounts& counts, BatchItemState state, std::int64_t number) {
  switch (state) {
  case BatchItemState::Queued:
    counts.queued = number;
    break;
  case BatchItemState::Running:
    counts.running = number;
    break;
  case BatchItemState::Completed:
    counts.completed = number;
    break;
  case BatchItemState::Failed:
    counts.failed = number;
    break;
  case BatchItemState::Skipped:
    counts.skipped = number;
    break;
  case BatchItemState::Cancelled:
    counts.cancelled = number;
    break;
  }
}

/// False when the process that claimed the batch's running items is gone: they wait, as the queued do. The rows say so
/// once somebody takes the batch over.
Result<bool> isWorkedOn(Database& database, BatchId id) {
  Query query(database, "SELECT owner FROM jobs WHERE id = ?1");
  auto row = query.bind(1, id).next();
  if (!row || !*row) return row;
  return store::isAlive(query.bytes(0));
}

BatchItem shown(BatchItem item, bool isWorkedOn) {
  if (item.state == BatchItemState::Running && !isWorkedOn) item.state = BatchItemState::Queued;
  return item;
}

} // namespace

Result<BatchCounts> SqliteBatchJournal::counts(BatchId id) {
  auto& [mutex, database] = m_database->connection();
  const std::scoped_lock lock(mutex);
  const Result<bool> worked = isWorkedOn(*database, id);
  if (!worked) return fail(worked.error());
  Query query(*database, "SELECT state, count(*) FROM batch_items WHERE job = ?1 GROUP BY state");
  query.bind(1, id);
  BatchCounts out;
  for (;;) {
    auto row = query.next();
    if (!row) return fail(std::move(row.error()));
    if (!*row) break;
    count(out, itemState(query.bytes(0)), query.integer(1));
  }
  if (!*worked) out.queued += std::exchange(out.running, 0);
  return out;
}

Result<BatchItemPage> SqliteBatchJournal::items(BatchId id, const BatchItemQuery& wanted) {
  auto& [mutex, database] = m_database->connection();
  const std::scoped_lock lock(mutex);
  const Result<bool> worked = isWorkedOn(*database, id);
  if (!worked) return fail(worked.error());
  if (wanted.state == BatchItemState::Running && !*worked) return BatchItemPage{};
  const std::string_view state = wanted.state ? batchItemStateName(*wanted.state) : std::string_view();
  const std::string_view alsoQueued =
      wanted.state == BatchItemState::Queued && !*worked ? batchItemStateName(BatchItemState::Running) : state;
  const std::string pattern = wanted.search.empty() ? std::string() : likePattern(wanted.search);
  BatchItemPage page;
  Query total(*database, "SELECT count(*) FROM batch_items WHERE job = ?1 AND (?2 = '' OR state IN (?2, ?4)) "
                         "AND (?3 = '' OR input LIKE ?3 ESCAPE '\\' OR text LIKE ?3 ESCAPE '\\')");
  total.bind(1, id).bind(2, state).bind(3, std::string_view(pattern)).bind(4, alsoQueued);
  if (auto row = total.next(); !row) return fail(std::move(row.error()));
  page.total = total.integer(0);
  Query query(*database, "SELECT position, input, line, substr(text, 1, 300), output, state, attempts, error, "
                         "from_cache, started, finished, processing_time FROM batch_items "
                         "WHERE job = ?1 AND (?2 = '' OR state IN (?2, ?4)) "
                         "AND (?3 = '' OR input LIKE ?3 ESCAPE '\\' OR text LIKE ?3 ESCAPE '\\') "
                         "ORDER BY position LIMIT ?5 OFFSET ?6");
  query.bind(1, id).bind(2, state).bind(3, std::string_view(pattern)).bind(4, alsoQueued);
  query.bind(5, std::clamp(wanted.limit, 0, kLargestPage)).bind(6, std::max<std::int64_t>(wanted.offset, 0));
  for (;;) {
    auto row = query.next();
    if (!row) return fail(std::move(row.error()));
    if (!*row) return page;
    page.items.push_back(shown(readItem(query), *worked));
  }
}

Result<BatchItem> SqliteBatchJournal::item(BatchId id, std::int64_t position) {
  auto& [mutex, database] = m_database->connection();
  const std::scoped_lock lock(mutex);
  Query query(*database, "SELECT position, input, line, text, output, state, attempts, error, from_cache, started, "
                         "finished, processing_time, result FROM batch_items AS i "
                         "LEFT JOIN batch_results AS r ON r.item = i.id WHERE job = ?1 AND position = ?2");
  auto row = query.bind(1, id).bind(2, position).next();
  if (!row) return fail(std::move(row.error()));
  if (!*row)
    return fail(ErrorCode::NotFound, "Batch " + std::to_string(id) + " has no item " + std::to_string(position) + ".");
  const Result<bool> worked = isWorkedOn(*database, id);
  if (!worked) return fail(worked.error());
  BatchItem item = shown(readItem(query), *worked);
  item.resultJson = query.text(12);
  return item;
}

Result<std::vector<BatchItem>> SqliteBatchJournal::results(BatchId id, std::int64_t position, int limit) {
  auto& [mutex, database] = m_database->connection();
  const std::scoped_lock lock(mutex);
  Query query(*database, "SELECT position, input, line, '', output, state, attempts, error, from_cache, started, "
                         "finished, processing_time, result FROM batch_items AS i "
                         "LEFT JOIN batch_results AS r ON r.item = i.id WHERE job = ?1 AND position >= ?2 "
                         "AND state IN ('completed', 'failed', 'skipped') ORDER BY position LIMIT ?3");
  query.bind(1, id).bind(2, position).bind(3, limit);
  std::vector<BatchItem> out;
  for (;;) {
    auto row = query.next();
    if (!row) return fail(std::move(row.error()));
    if (!*row) return out;
    out.push_back(readItem(query));
    out.back().resultJson = query.text(12);
  }
}

Result<std::vector<UnwrittenBatchItem>> SqliteBatchJournal::unwritten(BatchId id, int limit) {
  auto& [mutex, database] = m_database->connection();
  const std::scoped_lock lock(mutex);
  Query query(*database, "SELECT position, input, line, '', output, state, attempts, error, from_cache, started, "
                         "finished, processing_time, result, media_type, picture FROM batch_items AS i "
                         "JOIN batch_results AS r ON r.item = i.id WHERE job = ?1 AND state = 'completed' "
                         "AND written = 0 ORDER BY position LIMIT ?2");
  query.bind(1, id).bind(2, limit);
  std::vector<UnwrittenBatchItem> out;
  for (;;) {
    auto row = query.next();
    if (!row) return fail(std::move(row.error()));
    if (!*row) return out;
    UnwrittenBatchItem item{readItem(query), query.text(14), query.text(13)};
    item.item.resultJson = query.text(12);
    out.push_back(std::move(item));
  }
}

Result<void> SqliteBatchJournal::setWritten(BatchId id, std::span<const WrittenBatchItem> items) {
  auto& [mutex, database] = m_database->connection();
  const std::scoped_lock lock(mutex);
  store::Transaction transaction(*database);
  if (!transaction.begun()) return transaction.begun();
  for (const WrittenBatchItem& item : items) {
    Query query(*database, "UPDATE batch_items SET written = 1, output = ?3 WHERE job = ?1 AND position = ?2");
    if (auto done = query.bind(1, id).bind(2, item.position).bind(3, std::string_view(item.outputName)).run(); !done)
      return done;
    Query picture(*database, "UPDATE batch_results SET picture = NULL WHERE picture IS NOT NULL AND item = "
                             "(SELECT id FROM batch_items WHERE job = ?1 AND position = ?2)");
    if (auto done = picture.bind(1, id).bind(2, item.position).run(); !done) return done;
  }
  return transaction.commit();
}

Result<void> SqliteBatchJournal::visitNames(BatchId id, const NameVisitor& visit) {
  auto& [mutex, database] = m_database->connection();
  const std::scoped_lock lock(mutex);
  Query query(*database, "SELECT input, line, output FROM batch_items WHERE job = ?1");
  query.bind(1, id);
  for (;;) {
    auto row = query.next();
    if (!row) return fail(std::move(row.error()));
    if (!*row) return {};
    visit(query.text(0), query.integer(1), query.text(2));
  }
}

} // namespace aisemble
