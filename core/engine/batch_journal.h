// SPDX-License-Identifier: Apache-2.0
#pragma once
// Batches on disk; core/store keeps them in SQLite. What is to be worked on is written down before the work begins, a
// result in the same transaction as the item's end: whatever kills the program, each item has one end.

#include "core/base/result.h"
#include "core/engine/batch_types.h"

#include <functional>
#include <span>
#include <string>
#include <vector>

namespace aisemble {

/// An item that was under way in so many programs that ended is a suspect, worked on alone from then on: most were just
/// under way beside the culprit, or when somebody ended the program.
inline constexpr int kBatchSharedAttempts = 2;
/// An item that ends the program this often while it is worked on, the last times alone, is not begun again.
inline constexpr int kBatchAttempts = 5;

/// Asked of the process that works on a batch, by whichever process.
enum class BatchWish { None, Pause, Cancel };

struct StoredBatch {
  BatchId id = 0;
  BatchSpec spec;
  BatchState state = BatchState::Paused; ///< Interrupted where the owner is gone, Pausing where it was asked to
  bool isBeingCancelled = false;         ///< of Pausing: it was asked to be cancelled
  bool isOwner = false;                  ///< this process is named as the one that works on it
  bool isListed = false;
  bool isOutputReserved = false; ///< the one output file was made for this batch
  std::string error;
  WallTime created;
  WallTime updated;
};

struct NewBatchItem {
  std::string input;
  std::int64_t line = 0;
  std::string text;
  std::string outputName;
  BatchItemState state = BatchItemState::Queued; ///< or Failed, Skipped: then `error` tells
  std::string error;
  std::string encoding = {}; ///< of the file, where it is not UTF-8
};

struct ReplacedBatchItem {
  std::int64_t position = 0;
  NewBatchItem item;
};

/// How an item ended, or that it goes back to the queue (state Queued: its attempt does not count).
struct FinishedBatchItem {
  std::int64_t position = 0;
  BatchItemState state = BatchItemState::Completed;
  std::string resultJson;
  std::string error;
  std::string picture;   ///< encoded; kept until its file is written
  std::string mediaType; ///< of the picture
  bool fromCache = false;
  Nanoseconds processingTime{0};
};

/// A completed item whose file is not known to be on the disk.
struct UnwrittenBatchItem {
  BatchItem item; ///< with its result
  std::string picture;
  std::string mediaType;
};
struct WrittenBatchItem {
  std::int64_t position = 0;
  std::string outputName; ///< as it became
};

struct BatchRound {
  std::vector<BatchItem> claimed; ///< now Running, their attempts counted; with their whole text
  BatchWish wish = BatchWish::None;
};

/// Thread-safe; every function blocks on the disk for a moment, and what it wrote is durable when it returns.
/// Errors: NotFound, IoFailure, Corrupt.
class BatchJournal {
 public:
  virtual ~BatchJournal() = default;
  /// Owned by this process, state Running.
  [[nodiscard]] virtual Result<BatchId> insert(const BatchSpec& spec) = 0;
  /// Makes this process the owner and the state Running; items that were Running are queued again or, after
  /// kBatchAttempts, failed; those of a cancelled batch are queued again, unless it is only retried. With `retryFailed`
  /// the failed ones that were ever begun are queued anew. Errors: Busy (a process that runs is the owner),
  /// InvalidArgument (at its end, and nothing to retry).
  [[nodiscard]] virtual Result<StoredBatch> takeOver(BatchId id, bool retryFailed) = 0;
  /// Appends what is not there yet (by input and line).
  [[nodiscard]] virtual Result<void> addItems(BatchId id, std::span<const NewBatchItem> items) = 0;
  /// Puts others in the place of failed items that were never begun.
  [[nodiscard]] virtual Result<void> replaceItems(BatchId id, std::span<const ReplacedBatchItem> items) = 0;
  [[nodiscard]] virtual Result<void> setListed(BatchId id) = 0;
  [[nodiscard]] virtual Result<void> setOutputReserved(BatchId id) = 0;
  /// One transaction: ends the finished, claims up to `claim` queued items in order of position. `suspectsOnly`: those
  /// that are suspects.
  [[nodiscard]] virtual Result<BatchRound> exchange(BatchId id, std::span<const FinishedBatchItem> finished, int claim,
                                                    bool suspectsOnly) = 0;
  [[nodiscard]] virtual Result<BatchWish> wish(BatchId id) = 0;
  [[nodiscard]] virtual Result<void> setWish(BatchId id, BatchWish wish) = 0;
  /// Gives it up in `state` (Paused, Completed, Cancelled). Running items go back to the queue uncounted; of a
  /// cancelled batch these and the queued become Cancelled.
  [[nodiscard]] virtual Result<void> release(BatchId id, BatchState state, const std::string& error) = 0;
  [[nodiscard]] virtual Result<void> remove(BatchId id) = 0;

  [[nodiscard]] virtual Result<StoredBatch> find(BatchId id) = 0;
  [[nodiscard]] virtual Result<std::vector<StoredBatch>> list() = 0; ///< newest first
  [[nodiscard]] virtual Result<BatchCounts> counts(BatchId id) = 0;
  [[nodiscard]] virtual Result<BatchItemPage> items(BatchId id, const BatchItemQuery& query) = 0;
  [[nodiscard]] virtual Result<BatchItem> item(BatchId id, std::int64_t position) = 0;
  /// Items at their end (not cancelled), with results, in order, from `position` on.
  [[nodiscard]] virtual Result<std::vector<BatchItem>> results(BatchId id, std::int64_t position, int limit) = 0;
  [[nodiscard]] virtual Result<std::vector<UnwrittenBatchItem>> unwritten(BatchId id, int limit) = 0;
  [[nodiscard]] virtual Result<void> setWritten(BatchId id, std::span<const WrittenBatchItem> items) = 0;
  /// Every item's input, line and output name; `visit` must not call the journal.
  using NameVisitor = std::function<void(const std::string& input, std::int64_t line, const std::string& outputName)>;
  [[nodiscard]] virtual Result<void> visitNames(BatchId id, const NameVisitor& visit) = 0;
};

} // namespace aisemble
