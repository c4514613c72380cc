// SPDX-License-Identifier: Apache-2.0
#pragma once
// The files of a batch's results. They are derived from the journal: whatever was lost of them is written again.

#include "core/engine/batch_journal.h"

#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace aisemble {

[[nodiscard]] bool isPictureExtension(std::string_view extension);

/// Whether a file of that name would be in the way of an item's results.
[[nodiscard]] bool isNameTaken(const std::filesystem::path& folder, const std::string& name, bool makesPictures);

/// What is said of them everywhere: IoFailure, with the file or folder, `cause` (an errno) and the next step, which is
/// to resume only where the batch `isBegun`.
[[nodiscard]] Error cannotWriteResults(const std::filesystem::path& path, int cause, bool isBegun);
[[nodiscard]] Error cannotMakeFolder(const std::filesystem::path& folder, int cause, bool isBegun);

/// One for each run of a batch. Errors everywhere: IoFailure as above.
class ResultFiles {
 public:
  /// `journal` outlives it.
  ResultFiles(BatchJournal& journal, BatchId id, const BatchSpec& spec);
  ~ResultFiles();
  ResultFiles(const ResultFiles&) = delete;
  ResultFiles& operator=(const ResultFiles&) = delete;

  /// Makes the folder, or the one file, empty. `isResumed`: an empty file may be what an earlier run made; else a
  /// failure says to start again, for nothing was begun.
  /// Errors: also InvalidArgument for a file that exists: nothing is written over.
  [[nodiscard]] Result<void> reserve(bool isResumed);
  /// Writes what the journal has and the files lack; before the first write().
  [[nodiscard]] Result<void> catchUp();
  /// What has just come to its end and is in the journal. In a folder whole files under their final names, of which the
  /// journal is told; in one file of JSON lines further lines in the order of completion.
  [[nodiscard]] Result<void> write(std::span<const UnwrittenBatchItem> items);
  /// One file: everything in order of position, in place of what is there.
  [[nodiscard]] Result<void> finish();

 private:
  struct Planned;
  [[nodiscard]] Result<void> writeFolder(std::span<const UnwrittenBatchItem> items);
  [[nodiscard]] Result<Planned> plan(const UnwrittenBatchItem& item) const;
  [[nodiscard]] Result<void> rewrite();
  [[nodiscard]] Result<void> appendLines(std::span<const UnwrittenBatchItem> items);
  /// Calls `visit` for each item at its end, in order.
  template <class Visit>
  [[nodiscard]] Result<void> eachResult(Visit visit);

  BatchJournal& m_journal;
  const BatchId m_id;
  const std::string m_task; ///< "nlp/sentiment"
  const std::filesystem::path m_output;
  const bool m_isOneFile;
  const bool m_isTable; ///< one file of separated values
  int m_lines = -1;     ///< descriptor of the file that lines are appended to
};

} // namespace aisemble
