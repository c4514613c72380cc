// SPDX-License-Identifier: Apache-2.0
#pragma once
// Reports of benchmark runs in workbench.db, as the JSON text that core/bench writes.

#include "core/base/clock.h"
#include "core/store/workbench_database.h"

#include <cstdint>
#include <string>
#include <vector>

namespace aisemble {

using RunId = std::int64_t;

struct RunSummary {
  RunId id = 0;
  std::string kind; ///< the workload: "llm", "cache", …
  std::string title;
  WallTime created;
};

/// Thread-safe; every function blocks on the disk for a moment. Errors: NotFound, IoFailure, Corrupt.
class RunStore {
 public:
  /// `clock` outlives this.
  RunStore(std::shared_ptr<WorkbenchDatabase> database, const Clock& clock)
      : m_database(std::move(database)), m_clock(clock) {}

  /// Durable when it returns. Errors: also InvalidArgument when `reportJson` is not JSON.
  [[nodiscard]] Result<RunId> insert(const std::string& kind, const std::string& title, const std::string& reportJson);
  /// Newest first; of every kind when `kind` is empty; all when `limit` is 0 or less.
  [[nodiscard]] Result<std::vector<RunSummary>> list(const std::string& kind, int limit);
  /// The report as it was given.
  [[nodiscard]] Result<std::string> report(RunId id);
  [[nodiscard]] Result<void> remove(RunId id);

 private:
  const std::shared_ptr<WorkbenchDatabase> m_database;
  const Clock& m_clock;
};

} // namespace aisemble
