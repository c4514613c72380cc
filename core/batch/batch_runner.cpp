// SPDX-License-Identifier: Apache-2.0
#include "core/batch/batch_runner.h"

#include "core/batch/batch_tasks.h"
#include "core/batch/listing_retry.h"

namespace aisemble {
namespace {

namespace fs = std::filesystem;

std::string nameFor(const BatchSpec& spec) {
  const fs::path first = fs::path(spec.inputs.front()).lexically_normal();
  const std::string what =
      first.filename().empty() ? first.parent_path().filename().string() : first.filename().string();
  return spec.task + " of " + what +
         (spec.inputs.size() > 1 ? " and " + std::to_string(spec.inputs.size() - 1) + " more" : "");
}

BatchSummary summaryOf(StoredBatch batch) {
  BatchSummary out;
  out.id = batch.id;
  out.spec = std::move(batch.spec);
  out.state = batch.state;
  // Ours by name, but none of our runs: the journal could not be told of its end.
  if (batch.isOwner && (out.state == BatchState::Running || out.state == BatchState::Pausing))
    out.state = BatchState::Interrupted;
  out.isBeingCancelled = batch.isBeingCancelled && out.state == BatchState::Pausing;
  out.isListed = batch.isListed;
  out.error = std::move(batch.error);
  out.created = batch.created;
  out.updated = batch.updated;
  return out;
}

} // namespace

BatchRunner::BatchRunner(Orchestrator& orchestrator, JournalSource journal, Prepare prepare)
    : m_orchestrator(orchestrator), m_journal(std::move(journal)), m_prepare(std::move(prepare)) {}

BatchRunner::~BatchRunner() {
  std::map<BatchId, std::shared_ptr<BatchRun>> runs;
  {
    const std::scoped_lock lock(m_mutex);
    runs.swap(m_runs);
  }
  for (const auto& [id, run] : runs)
    run->stop(BatchRun::Stop::Suspend);
}

std::shared_ptr<BatchRun> BatchRunner::running(BatchId id) {
  const std::scoped_lock lock(m_mutex);
  const auto found = m_runs.find(id);
  return found != m_runs.end() && !found->second->isOver() ? found->second : nullptr;
}

/// Where the journal could not be told why a run ended, the run still knows.
void BatchRunner::addLastError(BatchSummary& summary) {
  if (summary.state != BatchState::Interrupted || !summary.error.empty()) return;
  const std::scoped_lock lock(m_mutex);
  if (const auto found = m_runs.find(summary.id); found != m_runs.end()) summary.error = found->second->summary().error;
}

void BatchRunner::launch(BatchJournal& journal, StoredBatch batch, BatchRun::Stop stop) {
  const BatchId id = batch.id;
  m_runs[id] = std::make_shared<BatchRun>(
      m_orchestrator, journal, std::move(batch), stop,
      BatchRun::Callbacks{m_prepare, [this](const BatchChange& change) { Q_EMIT changed(change); }});
}

Result<BatchId> BatchRunner::start(BatchSpec spec) {
  if (const Result<void> valid = validate(spec); !valid) return fail(valid.error());
  // The batch may be resumed from another folder.
  for (std::string& input : spec.inputs)
    input = fs::absolute(input).lexically_normal().string();
  spec.output = fs::absolute(spec.output).lexically_normal();
  if (!spec.output.has_filename()) spec.output = spec.output.parent_path();
  if (spec.name.empty()) spec.name = nameFor(spec);
  const Result<BatchJournal*> journal = m_journal();
  if (!journal) return fail(journal.error());
  const std::scoped_lock lock(m_mutex);
  const Result<BatchId> id = (*journal)->insert(spec);
  if (!id) return id;
  if (Result<void> reserved = ResultFiles(**journal, *id, spec).reserve(false); !reserved) {
    static_cast<void>((*journal)->remove(*id)); // what cannot be removed is found as interrupted, and says the same
    return fail(std::move(reserved.error()));
  }
  Result<StoredBatch> batch = (*journal)->find(*id);
  if (!batch) return fail(std::move(batch.error()));
  BatchChange change;
  change.summary = summaryOf(*batch);
  change.summary.state = BatchState::Running;
  change.summary.isOurs = true;
  change.isNew = true;
  Q_EMIT changed(change);
  launch(**journal, std::move(*batch), BatchRun::Stop::None);
  return id;
}

Result<void> BatchRunner::begin(BatchId id, bool retryFailed, BatchRun::Stop stop) {
  const Result<BatchJournal*> journal = m_journal();
  if (!journal) return fail(journal.error());
  // One that is over, or so near its end that it cannot be taken back, is waited for, without keeping others waiting.
  std::shared_ptr<BatchRun> old;
  {
    const std::scoped_lock lock(m_mutex);
    if (const auto found = m_runs.find(id); found != m_runs.end()) old = std::exchange(found->second, nullptr);
    m_runs.erase(id);
  }
  old.reset();
  const std::scoped_lock lock(m_mutex);
  if (retryFailed) {
    const Result<StoredBatch> found = (*journal)->find(id);
    if (!found) return fail(found.error());
    if (found->state != BatchState::Running && found->state != BatchState::Pausing)
      if (Result<void> listed = listAgain(**journal, *found); !listed) return listed;
  }
  Result<StoredBatch> batch = (*journal)->takeOver(id, retryFailed);
  if (!batch) return fail(std::move(batch.error()));
  launch(**journal, std::move(*batch), stop);
  return {};
}

Result<void> BatchRunner::resume(BatchId id) {
  if (const std::shared_ptr<BatchRun> run = running(id)) {
    const BatchState state = run->summary().state;
    if (state == BatchState::Running) return {};
    if (const Result<BatchJournal*> journal = m_journal())
      static_cast<void>((*journal)->setWish(id, BatchWish::None)); // another process may have asked for the pause
    if (run->goOn()) return {};
    // What was just cancelled is taken back once it stands, which is soon.
    if (run->summary().state == BatchState::Pausing && !run->isBeingCancelled())
      return fail(Error{ErrorCode::Busy,
                        "Batch " + std::to_string(id) + " is still coming to a stop. Resume it once it stands.",
                        {},
                        std::chrono::milliseconds(500)});
  }
  return begin(id, false, BatchRun::Stop::None);
}

Result<void> BatchRunner::retryFailed(BatchId id) {
  if (running(id))
    return fail(ErrorCode::Busy,
                "Batch " + std::to_string(id) + " still runs. Retry what failed once it is through, or pause it.");
  return begin(id, true, BatchRun::Stop::None);
}

Result<void> BatchRunner::stop(BatchId id, BatchRun::Stop how) {
  if (const std::shared_ptr<BatchRun> run = running(id)) {
    run->stop(how);
    return {};
  }
  const Result<BatchJournal*> journal = m_journal();
  if (!journal) return fail(journal.error());
  const Result<StoredBatch> batch = (*journal)->find(id);
  if (!batch) return fail(batch.error());
  const bool isElsewhere =
      !batch->isOwner && (batch->state == BatchState::Running || batch->state == BatchState::Pausing);
  if (isElsewhere) return (*journal)->setWish(id, how == BatchRun::Stop::Cancel ? BatchWish::Cancel : BatchWish::Pause);
  const bool isAtItsEnd = batch->state == BatchState::Cancelled || batch->state == BatchState::Completed;
  if (how != BatchRun::Stop::Cancel || isAtItsEnd)
    return fail(ErrorCode::InvalidArgument, "Batch " + std::to_string(id) + " is not running: it is " +
                                                std::string(batchStateName(batch->state)) + ".");
  return begin(id, false, how); // so that its files end whole
}

Result<void> BatchRunner::pause(BatchId id) {
  return stop(id, BatchRun::Stop::Pause);
}
Result<void> BatchRunner::suspend(BatchId id) {
  return stop(id, BatchRun::Stop::Suspend);
}
Result<void> BatchRunner::cancel(BatchId id) {
  return stop(id, BatchRun::Stop::Cancel);
}

Result<void> BatchRunner::remove(BatchId id) {
  if (running(id))
    return fail(ErrorCode::InvalidArgument, "Batch " + std::to_string(id) + " is running. Cancel it first.");
  const Result<BatchJournal*> journal = m_journal();
  if (!journal) return fail(journal.error());
  if (Result<void> removed = (*journal)->remove(id); !removed) return removed;
  {
    const std::scoped_lock lock(m_mutex);
    m_runs.erase(id);
  }
  BatchChange change;
  change.summary.id = id;
  change.isRemoved = true;
  Q_EMIT changed(change);
  return {};
}

Result<BatchSummary> BatchRunner::summary(BatchId id) {
  if (const std::shared_ptr<BatchRun> run = running(id)) return run->summary();
  const Result<BatchJournal*> journal = m_journal();
  if (!journal) return fail(journal.error());
  Result<StoredBatch> batch = (*journal)->find(id);
  if (!batch) return fail(std::move(batch.error()));
  BatchSummary out = summaryOf(std::move(*batch));
  addLastError(out);
  const Result<BatchCounts> counts = (*journal)->counts(id);
  if (!counts) return fail(counts.error());
  out.counts = *counts;
  return out;
}

Result<std::vector<BatchSummary>> BatchRunner::list() {
  const Result<BatchJournal*> journal = m_journal();
  if (!journal) return fail(journal.error());
  Result<std::vector<StoredBatch>> batches = (*journal)->list();
  if (!batches) return fail(std::move(batches.error()));
  std::vector<BatchSummary> out;
  for (StoredBatch& batch : *batches) {
    if (const std::shared_ptr<BatchRun> run = running(batch.id)) {
      out.push_back(run->summary());
      continue;
    }
    const Result<BatchCounts> counts = (*journal)->counts(batch.id);
    if (!counts) return fail(counts.error());
    out.push_back(summaryOf(std::move(batch)));
    addLastError(out.back());
    out.back().counts = *counts;
  }
  return out;
}

Result<BatchItemPage> BatchRunner::items(BatchId id, const BatchItemQuery& query) {
  const Result<BatchJournal*> journal = m_journal();
  if (!journal) return fail(journal.error());
  return (*journal)->items(id, query);
}

Result<BatchItem> BatchRunner::item(BatchId id, std::int64_t position) {
  const Result<BatchJournal*> journal = m_journal();
  if (!journal) return fail(journal.error());
  return (*journal)->item(id, position);
}

} // namespace aisemble
