// SPDX-License-Identifier: Apache-2.0
#pragma once
// The batches of this process over one journal.

#include "core/batch/batch_run.h"
#include "core/batch/batches.h"

#include <functional>
#include <map>
#include <memory>
#include <mutex>

namespace aisemble {

class BatchRunner final : public Batches {
  Q_OBJECT

 public:
  /// Called by whoever needs the journal first, on that thread: a window's first paint waits for no disk.
  using JournalSource = std::function<Result<BatchJournal*>()>;

  /// Readies the engine of a service; may block until it is there.
  using Prepare = std::function<void(ServiceKind service)>;

  /// All outlive it, with what `journal` gives. `prepare` is called on a run's thread before its first item is begun:
  /// an item is under way while it is worked on, not while a library loads.
  BatchRunner(Orchestrator& orchestrator, JournalSource journal, Prepare prepare = {});
  /// Suspends what runs: items under way go back to the queue, batches become Paused.
  ~BatchRunner() override;

  [[nodiscard]] Result<BatchId> start(BatchSpec spec) override;
  [[nodiscard]] Result<void> pause(BatchId id) override;
  [[nodiscard]] Result<void> resume(BatchId id) override;
  [[nodiscard]] Result<void> cancel(BatchId id) override;
  [[nodiscard]] Result<void> retryFailed(BatchId id) override;
  [[nodiscard]] Result<void> remove(BatchId id) override;
  [[nodiscard]] Result<std::vector<BatchSummary>> list() override;
  [[nodiscard]] Result<BatchSummary> summary(BatchId id) override;
  [[nodiscard]] Result<BatchItemPage> items(BatchId id, const BatchItemQuery& query) override;
  [[nodiscard]] Result<BatchItem> item(BatchId id, std::int64_t position) override;

  /// Like pause(), but at once: items under way go back to the queue and will be worked on anew.
  [[nodiscard]] Result<void> suspend(BatchId id);

 private:
  [[nodiscard]] Result<void> begin(BatchId id, bool retryFailed, BatchRun::Stop stop);
  void launch(BatchJournal& journal, StoredBatch batch, BatchRun::Stop stop); // m_mutex held
  [[nodiscard]] std::shared_ptr<BatchRun> running(BatchId id);
  void addLastError(BatchSummary& summary);
  [[nodiscard]] Result<void> stop(BatchId id, BatchRun::Stop how);

  Orchestrator& m_orchestrator;
  const JournalSource m_journal;
  const Prepare m_prepare;
  std::mutex m_mutex;
  std::map<BatchId, std::shared_ptr<BatchRun>> m_runs; // guarded by m_mutex
};

} // namespace aisemble
