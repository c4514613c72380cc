// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Batches that tests move on by hand.

#include "core/base/guarded.h"
#include "core/batch/batches.h"

#include <atomic>
#include <functional>
#include <map>

namespace aisemble::test {

class FakeBatches final : public Batches {
 public:
  Result<BatchId> start(BatchSpec spec) override;
  Result<void> pause(BatchId id) override;
  Result<void> resume(BatchId id) override;
  Result<void> cancel(BatchId id) override;
  Result<void> retryFailed(BatchId id) override;
  Result<void> remove(BatchId id) override;
  Result<std::vector<BatchSummary>> list() override;
  Result<BatchSummary> summary(BatchId id) override;
  Result<BatchItemPage> items(BatchId id, const BatchItemQuery& query) override;
  Result<BatchItem> item(BatchId id, std::int64_t position) override;

  /// As a batch of an earlier program: nothing is told.
  BatchId seed(const BatchSpec& spec, BatchState state, std::vector<BatchItem> items);
  /// Brings `count` waiting items to their end, every tenth of them as failed, and tells it once. With the last item
  /// the batch is complete.
  void advance(BatchId id, int count);
  /// As while items under way are finished after a cancel.
  void setBeingCancelled(BatchId id);
  void setError(BatchId id, const std::string& error);
  void setCreated(BatchId id, WallTime when);
  void setFigures(BatchId id, double itemsPerSecond, std::chrono::seconds left);
  [[nodiscard]] std::vector<BatchSpec> started();
  [[nodiscard]] bool has(BatchId id);

  std::atomic<bool> calledFromGuiThread = false;
  std::atomic<int> itemReads = 0;
  std::atomic<int> delayMs = 0; ///< of every call, as a slow disk
  std::atomic<bool> refuseStart = false;
  std::function<void()> afterSummary; ///< runs once, between reading a summary and answering; set before use

 private:
  struct Batch {
    BatchSummary summary;
    std::vector<BatchItem> items;
  };
  void touch();
  void count(Batch& batch) const;
  Result<void> change(BatchId id, const std::function<Result<void>(Batch&)>& how);
  void tell(const Batch& batch, std::int64_t first, std::int64_t last);

  Guarded<std::map<BatchId, Batch>> m_all;
  Guarded<std::vector<BatchSpec>> m_started;
  std::atomic<BatchId> m_next = 1;
};

/// `count` pictures that wait, as a listing of a folder gives them.
[[nodiscard]] std::vector<BatchItem> pictureItems(int count, const std::string& folder = "/home/mika/holiday");
[[nodiscard]] BatchSpec faceSpec(const std::string& name);

} // namespace aisemble::test
