// SPDX-License-Identifier: Apache-2.0
#pragma once
// workbench.db: what the user made (conversations, jobs, benchmark runs), behind one connection that the stores share.

#include "core/base/result.h"

#include <filesystem>
#include <memory>

namespace aisemble {

/// Thread-safe. Commits are on the disk when they return. Several programs may have the file open.
class WorkbenchDatabase {
 public:
  /// Opens or creates. An existing file is checked first, and left exactly as it was when something is wrong with it.
  /// Errors: Corrupt (names the file and what to do), Unsupported (a newer version's schema), IoFailure.
  [[nodiscard]] static Result<std::shared_ptr<WorkbenchDatabase>> open(const std::filesystem::path& file);
  ~WorkbenchDatabase();
  WorkbenchDatabase(const WorkbenchDatabase&) = delete;
  WorkbenchDatabase& operator=(const WorkbenchDatabase&) = delete;

  struct Connection; ///< of the stores in this folder (workbench_database_p.h)
  [[nodiscard]] Connection& connection() { return *m_connection; }

 private:
  explicit WorkbenchDatabase(std::unique_ptr<Connection> connection);
  std::unique_ptr<Connection> m_connection;
};

} // namespace aisemble
