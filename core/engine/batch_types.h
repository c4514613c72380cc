// SPDX-License-Identifier: Apache-2.0
#pragma once
// A batch: one task over many inputs. Plain values, as the window, the command and the journal see them.

#include "core/base/clock.h"
#include "core/engine/service.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace aisemble {

using BatchId = std::int64_t;

/// What one item is made of where a file holds many texts. Pictures and tables are always one item a file.
enum class TextUnit {
  Automatic, ///< .jsonl, .ndjson, .csv and .tsv: each record; every other file: the whole of it
  Lines,     ///< each line that is not blank
  WholeFile,
};

struct BatchSpec {
  std::string name; ///< for people; empty: made from the task and the first input
  ServiceKind service = ServiceKind::Nlp;
  std::string task = "sentiment"; ///< one of batchTasks() of that service
  std::string optionsJson = "{}"; ///< the task's options, as the API takes them
  std::string model;              ///< name, folder or file; empty: the task's own or the default
  std::string language = "auto";  ///< nlp: ISO 639-1, or "auto"
  std::string promptTemplate;     ///< llm complete: {text} is the item's text, {file} its path; empty: the text itself
  TextUnit unit = TextUnit::Automatic;
  std::string column;              ///< of .csv, .tsv and .jsonl records; empty: "text", or the only column
  std::vector<std::string> inputs; ///< files and folders
  /// A name that ends in .jsonl, .ndjson or .csv: one file of all results. Anything else: a folder, one JSON an item
  /// and the picture beside it where the task makes one.
  std::filesystem::path output;
  bool useCache = true;
  bool operator==(const BatchSpec&) const = default;
};

enum class BatchState {
  Running,     ///< being worked on, by this program or by another that runs
  Pausing,     ///< items under way are being finished
  Paused,      ///< resumable; BatchSummary::error says why when nobody asked for it
  Interrupted, ///< the program that worked on it is gone; resumable, never resumed by itself
  Completed,   ///< every item is at its end: some may have failed (see the counts)
  Cancelled,   ///< what was left is cancelled; retryFailed() does not bring that back
};
inline constexpr std::array kBatchStates{
    std::pair{BatchState::Running, std::string_view("running")},
    std::pair{BatchState::Pausing, std::string_view("pausing")},
    std::pair{BatchState::Paused, std::string_view("paused")},
    std::pair{BatchState::Interrupted, std::string_view("interrupted")},
    std::pair{BatchState::Completed, std::string_view("completed")},
    std::pair{BatchState::Cancelled, std::string_view("cancelled")},
};
[[nodiscard]] constexpr std::string_view batchStateName(BatchState state) {
  return kBatchStates[static_cast<std::size_t>(state)].second;
}

enum class BatchItemState {
  Queued,
  Running,
  Completed,
  Failed,  ///< `error` tells; retryFailed() queues it again
  Skipped, ///< of a kind that the task cannot read, which `error` tells
  Cancelled,
};
inline constexpr std::array kBatchItemStates{
    std::pair{BatchItemState::Queued, std::string_view("queued")},
    std::pair{BatchItemState::Running, std::string_view("running")},
    std::pair{BatchItemState::Completed, std::string_view("completed")},
    std::pair{BatchItemState::Failed, std::string_view("failed")},
    std::pair{BatchItemState::Skipped, std::string_view("skipped")},
    std::pair{BatchItemState::Cancelled, std::string_view("cancelled")},
};
[[nodiscard]] constexpr std::string_view batchItemStateName(BatchItemState state) {
  return kBatchItemStates[static_cast<std::size_t>(state)].second;
}

struct BatchItem {
  std::int64_t position = 0; ///< from 0, in order of the inputs
  std::string input;         ///< the file
  std::int64_t line = 0;     ///< in it, from 1; 0: the whole file
  std::string text;          ///< of a line; its beginning only where items are read page-wise
  std::string encoding;      ///< what its text was read as where that is not UTF-8; only while it is worked on
  std::string outputName;    ///< in the output folder, without extension; empty where one file takes everything
  BatchItemState state = BatchItemState::Queued;
  int attempts = 0;       ///< begun so often; counted before the work, so that what ends the program shows
  std::string resultJson; ///< the API's `result`; only where one item is asked for
  std::string error;
  bool fromCache = false;
  std::optional<WallTime> started;
  std::optional<WallTime> finished;
  Nanoseconds processingTime{0}; ///< of its request, without the queue and the wait for a micro-batch
};

struct BatchCounts {
  std::int64_t queued = 0;
  std::int64_t running = 0;
  std::int64_t completed = 0;
  std::int64_t failed = 0;
  std::int64_t skipped = 0;
  std::int64_t cancelled = 0;
  /// How many are in `state`.
  [[nodiscard]] std::int64_t& of(BatchItemState state) {
    switch (state) {
    case BatchItemState::Queued:
      return queued;
    case BatchItemState::Running:
      return running;
    case BatchItemState::Completed:
      return completed;
    case BatchItemState::Failed:
      return failed;
    case BatchItemState::Skipped:
      return skipped;
    case BatchItemState::Cancelled:
      break;
    }
    return cancelled;
  }
  [[nodiscard]] std::int64_t of(BatchItemState state) const { return BatchCounts(*this).of(state); }
  [[nodiscard]] std::int64_t total() const { return queued + running + completed + failed + skipped + cancelled; }
  /// Those that nothing more happens to; the cancelled were not worked on, and may be taken up again.
  [[nodiscard]] std::int64_t atEnd() const { return completed + failed + skipped; }
  bool operator==(const BatchCounts&) const = default;
};

struct BatchSummary {
  BatchId id = 0;
  BatchSpec spec;
  BatchState state = BatchState::Running;
  BatchCounts counts;
  bool isListed = false;         ///< false: folders are still being read, so that the total grows
  bool isOurs = false;           ///< this process works on it
  bool isBeingCancelled = false; ///< of Pausing: what is left will not be done
  std::string error;             ///< why it stands still, or why there was nothing to do
  WallTime created;
  WallTime updated;
  double itemsPerSecond = 0;                    ///< over the last seconds; 0 while it does not run
  std::optional<std::chrono::seconds> timeLeft; ///< absent: not known yet, or it does not run
};

/// The state for people, who want to know what it comes to a stop for.
[[nodiscard]] constexpr std::string_view batchStateWord(const BatchSummary& summary) {
  return summary.isBeingCancelled ? std::string_view("cancelling") : batchStateName(summary.state);
}

struct BatchItemQuery {
  std::optional<BatchItemState> state; ///< absent: all
  std::string search;                  ///< part of the input's path or text; empty: all
  std::int64_t offset = 0;             ///< among those that match, in order of position
  int limit = 200;
};
struct BatchItemPage {
  std::vector<BatchItem> items;
  std::int64_t total = 0; ///< of all pages
};

} // namespace aisemble
