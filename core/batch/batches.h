// SPDX-License-Identifier: Apache-2.0
#pragma once
// Batches as panels and commands see them: start, follow, pause, resume, cancel, retry, read page-wise.

#include "core/base/result.h"
#include "core/engine/batch_types.h"

#include <QObject>

#include <cstdint>
#include <vector>

namespace aisemble {

/// What changed since the last signal of the same batch.
struct BatchChange {
  BatchSummary summary; ///< as it is now; only `id` of a removed one
  bool isRemoved = false;
  bool isNew = false;
  std::int64_t firstItem = -1; ///< positions of the items that changed or came, first and last; -1: none
  std::int64_t lastItem = -1;
};

/// Thread-safe; functions block for a moment on the disk (not for the work): a window calls them beside its GUI thread.
class Batches : public QObject {
  Q_OBJECT

 public:
  /// Writes the batch down and begins: folders are listed while the first items are worked on already. Nothing is
  /// written over: an output file that exists is an error, in a folder other names are taken.
  /// Errors: InvalidArgument (the spec), IoFailure (the output cannot be made).
  [[nodiscard]] virtual Result<BatchId> start(BatchSpec spec) = 0;
  /// Items under way are finished first: Pausing, then Paused. Also of a batch that another process works on.
  [[nodiscard]] virtual Result<void> pause(BatchId id) = 0;
  /// Goes on with one that is Paused or Interrupted. An item that has ended the program three times is failed instead
  /// of begun again. Errors: Busy (another process works on it), InvalidArgument (completed or cancelled).
  [[nodiscard]] virtual Result<void> resume(BatchId id) = 0;
  /// Stops what is under way; what is not at its end becomes Cancelled. Results so far stand.
  [[nodiscard]] virtual Result<void> cancel(BatchId id) = 0;
  /// Queues the failed items again and resumes. Errors: as resume(); InvalidArgument when none has failed.
  [[nodiscard]] virtual Result<void> retryFailed(BatchId id) = 0;
  /// Forgets the batch; files that it wrote stay. Errors: InvalidArgument while it runs.
  [[nodiscard]] virtual Result<void> remove(BatchId id) = 0;

  /// Newest first. Interrupted ones of earlier programs are among them. Errors: as all here NotFound, IoFailure,
  /// Corrupt.
  [[nodiscard]] virtual Result<std::vector<BatchSummary>> list() = 0;
  [[nodiscard]] virtual Result<BatchSummary> summary(BatchId id) = 0;
  [[nodiscard]] virtual Result<BatchItemPage> items(BatchId id, const BatchItemQuery& query) = 0;
  /// With its whole text and its result.
  [[nodiscard]] virtual Result<BatchItem> item(BatchId id, std::int64_t position) = 0;

 Q_SIGNALS:
  /// At most ten times a second for each batch, from a thread of the runner; the last state is always told. What it
  /// tells is in the journal already. Receivers are called in their own thread (a queued connection).
  void changed(const aisemble::BatchChange& change);
};

} // namespace aisemble
