// SPDX-License-Identifier: Apache-2.0
#pragma once
// Batches in workbench.db.

#include "core/engine/batch_journal.h"
#include "core/store/workbench_database.h"

#include <memory>

namespace aisemble {

class SqliteBatchJournal final : public BatchJournal {
 public:
  /// `clock` outlives this.
  SqliteBatchJournal(std::shared_ptr<WorkbenchDatabase> database, const Clock& clock);

  [[nodiscard]] Result<BatchId> insert(const BatchSpec& spec) override;
  [[nodiscard]] Result<StoredBatch> takeOver(BatchId id, bool retryFailed) override;
  [[nodiscard]] Result<void> addItems(BatchId id, std::span<const NewBatchItem> items) override;
  [[nodiscard]] Result<void> replaceItems(BatchId id, std::span<const ReplacedBatchItem> items) override;
  [[nodiscard]] Result<void> setListed(BatchId id) override;
  [[nodiscard]] Result<void> setOutputReserved(BatchId id) override;
  [[nodiscard]] Result<BatchRound> exchange(BatchId id, std::span<const FinishedBatchItem> finished, int claim,
                                            bool suspectsOnly) override;
  [[nodiscard]] Result<BatchWish> wish(BatchId id) override;
  [[nodiscard]] Result<void> setWish(BatchId id, BatchWish wish) override;
  [[nodiscard]] Result<void> release(BatchId id, BatchState state, const std::string& error) override;
  [[nodiscard]] Result<void> remove(BatchId id) override;

  [[nodiscard]] Result<StoredBatch> find(BatchId id) override;
  [[nodiscard]] Result<std::vector<StoredBatch>> list() override;
  [[nodiscard]] Result<BatchCounts> counts(BatchId id) override;
  [[nodiscard]] Result<BatchItemPage> items(BatchId id, const BatchItemQuery& query) override;
  [[nodiscard]] Result<BatchItem> item(BatchId id, std::int64_t position) override;
  [[nodiscard]] Result<std::vector<BatchItem>> results(BatchId id, std::int64_t position, int limit) override;
  [[nodiscard]] Result<std::vector<UnwrittenBatchItem>> unwritten(BatchId id, int limit) override;
  [[nodiscard]] Result<void> setWritten(BatchId id, std::span<const WrittenBatchItem> items) override;
  [[nodiscard]] Result<void> visitNames(BatchId id, const NameVisitor& visit) override;

 private:
  const std::shared_ptr<WorkbenchDatabase> m_database;
  const Clock& m_clock;
  const std::string m_owner;
};

} // namespace aisemble
