// SPDX-License-Identifier: Apache-2.0
#pragma once
// A batch's files and folders as items, in chunks, so that work can begin while a large tree is still being read.

#include "core/batch/batch_tasks.h"
#include "core/engine/batch_journal.h"

#include <functional>
#include <set>
#include <stop_token>
#include <string>
#include <unordered_set>
#include <vector>

namespace aisemble {

/// Digits compare as numbers, letters without regard to case: "page 2" before "page 10". Other bytes follow ASCII. A
/// total order, the same on every machine.
[[nodiscard]] bool naturallyLess(std::string_view left, std::string_view right);

/// Folders are read recursively: hidden names and the batch's own output are left out, a folder that several links lead
/// to is read once. What cannot be read becomes a failed item, what the task cannot take a skipped one.
class InputLister {
 public:
  /// False from `add` ends the listing (the journal failed). Chunks hold 512 items at most.
  using Add = std::function<bool(std::span<const NewBatchItem> items)>;
  InputLister(const BatchSpec& spec, const BatchTask& task, Add add);

  /// An item that is listed already, of an earlier run of the same batch.
  void noteKnown(const std::string& input, std::int64_t line, const std::string& outputName);

  /// False: stopped, or `add` said so.
  [[nodiscard]] bool run(const std::stop_token& stop);

  /// Only `path`, which run() could not read, as a part of the input that it belongs to. False: `add` said so.
  [[nodiscard]] bool runAgain(const std::filesystem::path& path);

 private:
  void listPath(const std::filesystem::path& path, const std::filesystem::path& root, bool isNamed);
  void listFolder(const std::filesystem::path& folder, const std::filesystem::path& root);
  void listFile(const std::filesystem::path& file, const std::filesystem::path& root, bool isNamed);
  void listLines(const std::filesystem::path& file, const std::string& name);
  void listJsonLines(const std::filesystem::path& file, const std::string& name);
  void listTable(const std::filesystem::path& file, const std::string& name, char separator);
  void put(NewBatchItem item, const std::string& name);
  void problem(const std::filesystem::path& input, std::int64_t line, BatchItemState state, std::string message);
  void flush();
  [[nodiscard]] bool takesLines(const std::string& extension) const;
  [[nodiscard]] std::string freeName(const std::string& wanted);
  [[nodiscard]] bool isOwnOutput(const std::filesystem::path& file) const;
  [[nodiscard]] bool goesOn() const { return !m_isRefused && !m_stop.stop_requested(); }

  const BatchSpec& m_spec;
  const BatchTask m_task;
  const Add m_add;
  const std::filesystem::path m_output; ///< absolute
  const bool m_isOneFile;
  std::stop_token m_stop;
  bool m_isRefused = false;
  std::vector<NewBatchItem> m_chunk;
  std::unordered_set<std::string> m_known;                     ///< input and line
  std::unordered_set<std::string> m_names;                     ///< output names given out
  std::set<std::pair<std::uint64_t, std::uint64_t>> m_folders; ///< device and inode of those read
};

} // namespace aisemble
