// SPDX-License-Identifier: Apache-2.0
#pragma once
// What the listing of a batch could not read, looked at once more before its failed items are retried.

#include "core/engine/batch_journal.h"

namespace aisemble {

/// Failed items that were never begun stand for a file, a folder or a line that could not be listed: they have no text
/// and no name for their result, and cannot be worked on as they are. What is there by now takes their place, further
/// records follow at the end; what still cannot be read keeps its message. Blocks on the disk.
[[nodiscard]] Result<void> listAgain(BatchJournal& journal, const StoredBatch& batch);

} // namespace aisemble
