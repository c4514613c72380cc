// SPDX-License-Identifier: Apache-2.0
#pragma once
// The log's files: which there are, their lines one by one in bounded memory, and which are old enough to go.

#include "core/api/operations/wall_text.h"
#include "core/base/result.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace aisemble::api {

/// Thread-safe; its functions wait for the disk.
class LogFolder {
 public:
  static constexpr std::size_t kLineBytes = std::size_t{1} << 20; ///< a longer line is passed over

  /// `logFile` is "…/aisemble.log". Rotated ones are called aisemble.1.log and so on, higher is older; the audit log is
  /// aisemble-audit.log, its older parts aisemble-audit.<UTC stamp>.log.
  explicit LogFolder(std::filesystem::path logFile);

  [[nodiscard]] std::filesystem::path auditFile() const;

  /// Calls `use` with every line of all files, without its end: the log's from the oldest, then the audit log's. All
  /// files are opened before the first is read, so that a rotation meanwhile neither hides nor repeats lines. A last
  /// line without an end counts: `use` judges it. Files that are missing are no error. Errors: IoFailure.
  [[nodiscard]] Result<void> readLines(const std::function<void(std::string_view)>& use) const;

  /// Deletes rotated files, whatever rotated them ("aisemble.1.log", "aisemble.log.2024-01-01.gz"), that were last
  /// written before `before`; never the two that are being written, nor anything that is not a plain file of this
  /// folder with our name. Returns their names, sorted. Errors: IoFailure naming those that stayed.
  [[nodiscard]] Result<std::vector<std::string>> deleteOlderThan(WallTime before) const;

 private:
  [[nodiscard]] std::vector<std::filesystem::path> filesInOrder() const;
  [[nodiscard]] bool isRotated(const std::string& name) const;

  const std::filesystem::path m_folder;
  const std::string m_stem;      // "aisemble"
  const std::string m_extension; // ".log"
};

} // namespace aisemble::api
