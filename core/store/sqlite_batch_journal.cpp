// SPDX-License-Identifier: Apache-2.0
// The batches themselves and what changes their items; reading items is in sqlite_batch_items.cpp.
#include "core/store/sqlite_batch_journal.h"

#include "core/store/process_identity_p.h"
#include "core/store/workbench_database_p.h"
#include "core/wire/batch_json.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace aisemble {
namespace {

using store::Database;
using store::Query;
using store::toColumn;
using store::Transaction;

tl::unexpected<Error> noBatch(BatchId id) {
  return fail(ErrorCode::NotFound, "There is no batch " + std::to_string(id) + ". List those there are.");
}

BatchWish wishFrom(std::string_view word) {
  return word == "cancel" ? BatchWish::Cancel : word == "pause" ? BatchWish::Pause : BatchWish::None;
}
std::string_view wordOf(BatchWish wish) {
  return wish == BatchWish::Cancel ? "cancel" : wish == BatchWish::Pause ? "pause" : "";
}

/// A running batch is what its owner's life and the wishes make of it.
BatchState stateFrom(std::string_view word, const std::string& owner, std::string_view wish) {
  if (word == "completed") return BatchState::Completed;
  if (word == "cancelled") return BatchState::Cancelled;
  if (word == "paused") return BatchState::Paused;
  if (owner.empty() || !store::isAlive(owner)) return BatchState::Interrupted;
  return wish.empty() ? BatchState::Running : BatchState::Pausing;
}

/// Columns: id, spec, state, owner, wish, listed, reserved, created, updated, error.
Result<StoredBatch> readBatch(const Query& row, const std::string& self) {
  StoredBatch out;
  out.id = row.integer(0);
  const Result<wire::Json> json = wire::parseJson(row.bytes(1));
  Result<BatchSpec> spec = json ? wire::fromJson<BatchSpec>(*json) : fail(json.error());
  if (!spec)
    return fail(ErrorCode::Corrupt, "The journal's entry of batch " + std::to_string(out.id) +
                                        " cannot be read: " + spec.error().message + ". Remove the batch.");
  out.spec = std::move(*spec);
  const std::string owner = row.text(3);
  out.state = stateFrom(row.bytes(2), owner, row.bytes(4));
  out.isBeingCancelled = out.state == BatchState::Pausing && wishFrom(row.bytes(4)) == BatchWish::Cancel;
  out.isOwner = owner == self;
  out.isListed = row.integer(5) != 0;
  out.isOutputReserved = row.integer(6) != 0;
  out.created = store::fromColumn(row.integer(7));
  out.updated = store::fromColumn(row.integer(8));
  out.error = row.text(9);
  return out;
}

Result<StoredBatch> findIn(Database& database, BatchId id, const std::string& self) {
  Query query(database, "SELECT id, spec, state, owner, wish, listed, reserved, created, updated, error FROM jobs "
                        "WHERE id = ?1");
  auto row = query.bind(1, id).next();
  if (!row) return fail(std::move(row.error()));
  if (!*row) return noBatch(id);
  return readBatch(query, self);
}

/// What a program that is gone left running: back to the queue, or failed when it has ended too many programs.
Result<void> settleRunning(Database& database, BatchId id, std::int64_t now) {
  Query failed(database,
               "UPDATE batch_items SET state = 'failed', finished = ?2, error = 'The program ended while this "
               "item was being worked on, ' || attempts || ' times in a row. It is not begun again unless "
               "you retry it.' WHERE job = ?1 AND state = 'running' AND attempts >= ?3");
  if (auto done = failed.bind(1, id).bind(2, now).bind(3, kBatchAttempts).run(); !done) return done;
  Query queued(database, "UPDATE batch_items SET state = 'queued' WHERE job = ?1 AND state = 'running'");
  return queued.bind(1, id).run();
}

Result<void> endItem(Database& database, BatchId id, const FinishedBatchItem& item, std::int64_t now) {
  if (item.state == BatchItemState::Queued) {
    Query query(database, "UPDATE batch_items SET state = 'queued', attempts = attempts - 1 "
                          "WHERE job = ?1 AND position = ?2 AND state = 'running'");
    return query.bind(1, id).bind(2, item.position).run();
  }
  Query query(database, "UPDATE batch_items SET state = ?3, error = ?4, from_cache = ?5, finished = ?6, "
                        "processing_time = ?7 WHERE job = ?1 AND position = ?2 AND state = 'running'");
  query.bind(1, id)
      .bind(2, item.position)
      .bind(3, batchItemStateName(item.state))
      .bind(4, std::string_view(item.error));
  query.bind(5, static_cast<int>(item.fromCache)).bind(6, now).bind(7, item.processingTime.count());
  if (auto done = query.run(); !done) return done;
  if (database.changes() == 0 || item.state != BatchItemState::Completed) return {};
  Query result(database, "INSERT INTO batch_results (item, result, media_type, picture) "
                         "SELECT id, ?3, ?4, ?5 FROM batch_items WHERE job = ?1 AND position = ?2");
  result.bind(1, id).bind(2, item.position).bind(3, std::string_view(item.resultJson));
  return result.bind(4, std::string_view(item.mediaType)).bindBlob(5, item.picture).run();
}

Result<std::vector<BatchItem>> claimItems(Database& database, BatchId id, int count, int leastAttempts,
                                          std::int64_t now) {
  std::vector<BatchItem> out;
  {
    Query query(database, "SELECT position, input, line, text, output, attempts, encoding FROM batch_items "
                          "WHERE job = ?1 AND state = 'queued' AND attempts >= ?2 ORDER BY position LIMIT ?3");
    query.bind(1, id).bind(2, leastAttempts).bind(3, count);
    for (;;) {
      auto row = query.next();
      if (!row) return fail(std::move(row.error()));
      if (!*row) break;
      BatchItem item;
      item.position = query.integer(0);
      item.input = query.text(1);
      item.line = query.integer(2);
      item.text = query.text(3);
      item.outputName = query.text(4);
      item.attempts = static_cast<int>(query.integer(5)) + 1;
      item.encoding = query.text(6);
      item.state = BatchItemState::Running;
      item.started = store::fromColumn(now);
      out.push_back(std::move(item));
    }
  }
  for (const BatchItem& item : out) {
    Query query(database, "UPDATE batch_items SET state = 'running', attempts = attempts + 1, started = ?3, "
                          "finished = NULL, error = '' WHERE job = ?1 AND position = ?2");
    if (auto done = query.bind(1, id).bind(2, item.position).bind(3, now).run(); !done) return fail(done.error());
  }
  return out;
}

Result<BatchWish> wishIn(Database& database, BatchId id) {
  Query query(database, "SELECT wish FROM jobs WHERE id = ?1");
  auto row = query.bind(1, id).next();
  if (!row) return fail(std::move(row.error()));
  if (!*row) return noBatch(id);
  return wishFrom(query.bytes(0));
}

} // namespace

SqliteBatchJournal::SqliteBatchJournal(std::shared_ptr<WorkbenchDatabase> database, const Clock& clock)
    : m_database(std::move(database)), m_clock(clock), m_owner(store::thisProcess()) {}

Result<BatchId> SqliteBatchJournal::insert(const BatchSpec& spec) {
  const Result<std::string> json = wire::writeJson(wire::toJson(spec));
  if (!json)
    return fail(ErrorCode::InvalidArgument,
                "The batch cannot be written down: " + json.error().message + ". Give it names that are UTF-8.");
  auto& [mutex, database] = m_database->connection();
  const std::scoped_lock lock(mutex);
  Query query(*database, "INSERT INTO jobs (spec, state, owner, created, updated) VALUES (?1, 'running', ?2, ?3, ?3)");
  query.bind(1, std::string_view(*json)).bind(2, std::string_view(m_owner)).bind(3, toColumn(m_clock.wallNow()));
  if (auto done = query.run(); !done) return fail(std::move(done.error()));
  return database->lastInsertId();
}

Result<StoredBatch> SqliteBatchJournal::takeOver(BatchId id, bool retryFailed) {
  auto& [mutex, database] = m_database->connection();
  const std::scoped_lock lock(mutex);
  Transaction transaction(*database);
  if (!transaction.begun()) return fail(transaction.begun().error());
  Result<StoredBatch> batch = findIn(*database, id, m_owner);
  if (!batch) return batch;
  const std::string name = "Batch " + std::to_string(id);
  const bool isWorkedOn = batch->state == BatchState::Running || batch->state == BatchState::Pausing;
  if (isWorkedOn && !batch->isOwner)
    return fail(Error{ErrorCode::Busy,
                      name + " is being worked on by another program. Pause it there first.",
                      {},
                      std::chrono::milliseconds(1000)});
  if (batch->state == BatchState::Completed && !retryFailed)
    return fail(ErrorCode::InvalidArgument, name + " is completed: there is nothing to resume.");
  const std::int64_t now = toColumn(m_clock.wallNow());
  if (auto done = settleRunning(*database, id, now); !done) return fail(done.error());
  if (batch->state == BatchState::Cancelled && !retryFailed) {
    Query query(*database, "UPDATE batch_items SET state = 'queued', attempts = 0, finished = NULL "
                           "WHERE job = ?1 AND state = 'cancelled'");
    if (auto done = query.bind(1, id).run(); !done) return fail(done.error());
  }
  if (retryFailed) {
    // What was listed anew in the place of failed ones is queued already; a completed batch has no other queued ones.
    Query left(*database, batch->state == BatchState::Completed
                              ? "SELECT count(*) FROM batch_items WHERE job = ?1 AND state IN ('failed', 'queued')"
                              : "SELECT count(*) FROM batch_items WHERE job = ?1 AND state = 'failed'");
    if (auto row = left.bind(1, id).next(); !row) return fail(std::move(row.error()));
    if (left.integer(0) == 0)
      return fail(ErrorCode::InvalidArgument, name + " has no failed items: there is nothing to retry.");
    Query query(*database, "UPDATE batch_items SET state = 'queued', attempts = 0, error = '', finished = NULL "
                           "WHERE job = ?1 AND state = 'failed' AND attempts > 0");
    if (auto done = query.bind(1, id).run(); !done) return fail(done.error());
  }
  Query query(*database, "UPDATE jobs SET state = 'running', owner = ?2, wish = '', error = '', updated = ?3 "
                         "WHERE id = ?1");
  if (auto done = query.bind(1, id).bind(2, std::string_view(m_owner)).bind(3, now).run(); !done)
    return fail(done.error());
  if (auto done = transaction.commit(); !done) return fail(done.error());
  batch->state = BatchState::Running;
  batch->isOwner = true;
  batch->error.clear();
  return batch;
}

Result<void> SqliteBatchJournal::addItems(BatchId id, std::span<const NewBatchItem> items) {
  auto& [mutex, database] = m_database->connection();
  const std::scoped_lock lock(mutex);
  Transaction transaction(*database);
  if (!transaction.begun()) return transaction.begun();
  std::int64_t position = 0;
  {
    Query query(*database, "SELECT coalesce(max(position) + 1, 0) FROM batch_items WHERE job = ?1");
    if (auto row = query.bind(1, id).next(); !row) return fail(std::move(row.error()));
    position = query.integer(0);
  }
  for (const NewBatchItem& item : items) {
    Query query(*database, "INSERT INTO batch_items (job, position, input, line, text, output, state, error, encoding) "
                           "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9) ON CONFLICT (job, input, line) DO NOTHING");
    query.bind(1, id).bind(2, position).bind(3, std::string_view(item.input)).bind(4, item.line);
    query.bind(5, std::string_view(item.text)).bind(6, std::string_view(item.outputName));
    query.bind(7, batchItemStateName(item.state)).bind(8, std::string_view(item.error));
    query.bind(9, std::string_view(item.encoding));
    if (auto done = query.run(); !done) return done;
    position += database->changes();
  }
  return transaction.commit();
}

Result<void> SqliteBatchJournal::replaceItems(BatchId id, std::span<const ReplacedBatchItem> items) {
  auto& [mutex, database] = m_database->connection();
  const std::scoped_lock lock(mutex);
  Transaction transaction(*database);
  if (!transaction.begun()) return transaction.begun();
  for (const ReplacedBatchItem& one : items) {
    Query query(
        *database,
        "UPDATE batch_items SET input = ?3, line = ?4, text = ?5, output = ?6, state = ?7, error = ?8, encoding = ?9 "
        "WHERE job = ?1 AND position = ?2 AND state = 'failed' AND attempts = 0");
    query.bind(1, id).bind(2, one.position).bind(3, std::string_view(one.item.input)).bind(4, one.item.line);
    query.bind(5, std::string_view(one.item.text)).bind(6, std::string_view(one.item.outputName));
    query.bind(7, batchItemStateName(one.item.state)).bind(8, std::string_view(one.item.error));
    query.bind(9, std::string_view(one.item.encoding));
    if (auto done = query.run(); !done) return done;
  }
  return transaction.commit();
}

Result<void> SqliteBatchJournal::setListed(BatchId id) {
  auto& [mutex, database] = m_database->connection();
  const std::scoped_lock lock(mutex);
  return Query(*database, "UPDATE jobs SET listed = 1 WHERE id = ?1").bind(1, id).run();
}

Result<void> SqliteBatchJournal::setOutputReserved(BatchId id) {
  auto& [mutex, database] = m_database->connection();
  const std::scoped_lock lock(mutex);
  return Query(*database, "UPDATE jobs SET reserved = 1 WHERE id = ?1").bind(1, id).run();
}

Result<BatchRound> SqliteBatchJournal::exchange(BatchId id, std::span<const FinishedBatchItem> finished, int claim,
                                                bool suspectsOnly) {
  auto& [mutex, database] = m_database->connection();
  const std::scoped_lock lock(mutex);
  Transaction transaction(*database);
  if (!transaction.begun()) return fail(transaction.begun().error());
  const std::int64_t now = toColumn(m_clock.wallNow());
  for (const FinishedBatchItem& item : finished)
    if (auto done = endItem(*database, id, item, now); !done) return fail(std::move(done.error()));
  BatchRound out;
  Result<BatchWish> wish = wishIn(*database, id);
  if (!wish) return fail(std::move(wish.error()));
  out.wish = *wish;
  if (claim > 0 && out.wish == BatchWish::None) {
    Result<std::vector<BatchItem>> claimed =
        claimItems(*database, id, claim, suspectsOnly ? kBatchSharedAttempts : 0, now);
    if (!claimed) return fail(std::move(claimed.error()));
    out.claimed = std::move(*claimed);
  }
  if (auto done = transaction.commit(); !done) return fail(std::move(done.error()));
  return out;
}

Result<BatchWish> SqliteBatchJournal::wish(BatchId id) {
  auto& [mutex, database] = m_database->connection();
  const std::scoped_lock lock(mutex);
  return wishIn(*database, id);
}

Result<void> SqliteBatchJournal::setWish(BatchId id, BatchWish wish) {
  auto& [mutex, database] = m_database->connection();
  const std::scoped_lock lock(mutex);
  Query query(*database, "UPDATE jobs SET wish = ?2 WHERE id = ?1 AND state = 'running'");
  if (auto done = query.bind(1, id).bind(2, wordOf(wish)).run(); !done) return done;
  if (database->changes() == 0)
    return fail(ErrorCode::InvalidArgument, "Batch " + std::to_string(id) + " is not running.");
  return {};
}

Result<void> SqliteBatchJournal::release(BatchId id, BatchState state, const std::string& error) {
  auto& [mutex, database] = m_database->connection();
  const std::scoped_lock lock(mutex);
  Transaction transaction(*database);
  if (!transaction.begun()) return transaction.begun();
  const std::int64_t now = toColumn(m_clock.wallNow());
  if (state == BatchState::Cancelled) {
    Query items(*database, "UPDATE batch_items SET state = 'cancelled', finished = ?2 "
                           "WHERE job = ?1 AND state IN ('queued', 'running')");
    if (auto done = items.bind(1, id).bind(2, now).run(); !done) return done;
  } else {
    Query items(*database, "UPDATE batch_items SET state = 'queued', attempts = attempts - 1 "
                           "WHERE job = ?1 AND state = 'running'");
    if (auto done = items.bind(1, id).run(); !done) return done;
  }
  Query query(*database, "UPDATE jobs SET state = ?2, owner = '', wish = '', updated = ?3, error = ?4 WHERE id = ?1");
  query.bind(1, id).bind(2, batchStateName(state)).bind(3, now).bind(4, std::string_view(error));
  if (auto done = query.run(); !done) return done;
  return transaction.commit();
}

Result<void> SqliteBatchJournal::remove(BatchId id) {
  auto& [mutex, database] = m_database->connection();
  const std::scoped_lock lock(mutex);
  Transaction transaction(*database);
  if (!transaction.begun()) return transaction.begun();
  const Result<StoredBatch> batch = findIn(*database, id, m_owner);
  // One that cannot be read can still be removed.
  if (!batch && batch.error().code != ErrorCode::Corrupt) return fail(batch.error());
  if (batch && (batch->state == BatchState::Running || batch->state == BatchState::Pausing) && !batch->isOwner)
    return fail(ErrorCode::InvalidArgument, "Batch " + std::to_string(id) + " is running. Cancel it first.");
  if (auto done = Query(*database, "DELETE FROM jobs WHERE id = ?1").bind(1, id).run(); !done) return done;
  return transaction.commit();
}

Result<StoredBatch> SqliteBatchJournal::find(BatchId id) {
  auto& [mutex, database] = m_database->connection();
  const std::scoped_lock lock(mutex);
  return findIn(*database, id, m_owner);
}

Result<std::vector<StoredBatch>> SqliteBatchJournal::list() {
  auto& [mutex, database] = m_database->connection();
  const std::scoped_lock lock(mutex);
  Query query(*database, "SELECT id, spec, state, owner, wish, listed, reserved, created, updated, error FROM jobs "
                         "ORDER BY id DESC");
  std::vector<StoredBatch> out;
  for (;;) {
    auto row = query.next();
    if (!row) return fail(std::move(row.error()));
    if (!*row) return out;
    Result<StoredBatch> batch = readBatch(query, m_owner);
    if (!batch) return fail(std::move(batch.error()));
    out.push_back(std::move(*batch));
  }
}

} // namespace aisemble
