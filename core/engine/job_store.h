// SPDX-License-Identifier: Apache-2.0
#pragma once
// Requests that run on after their caller left (HTTP's ?async=true), as rows that outlive the program; core/store keeps
// them in SQLite. A job is written down before it is acknowledged.

#include "core/base/clock.h"
#include "core/base/result.h"

#include <optional>
#include <string>
#include <vector>

namespace aisemble {

enum class JobState { Pending, Running, Completed, Failed, Cancelled };

/// "pending", "running", "completed", "failed", "cancelled": the API's words.
[[nodiscard]] constexpr std::string_view jobStateName(JobState state) {
  switch (state) {
  case JobState::Pending:
    return "pending";
  case JobState::Running:
    return "running";
  case JobState::Completed:
    return "completed";
  case JobState::Failed:
    return "failed";
  case JobState::Cancelled:
    return "cancelled";
  }
  return "failed";
}

struct JobRecord {
  std::string id; ///< UUID, version 4
  std::string service;
  std::string task;
  std::string requestJson;
  JobState state = JobState::Pending;
  double progress = 0; ///< [0, 1]
  WallTime created;
  WallTime updated;
  std::string resultJson; ///< empty until Completed
  std::string error;      ///< of Failed
};

/// Thread-safe; every function blocks on the disk for a moment. Errors: NotFound, IoFailure, Corrupt.
class JobStore {
 public:
  virtual ~JobStore() = default;
  /// Durable when it returns. `created` and `updated` are set here.
  [[nodiscard]] virtual Result<void> insert(JobRecord job) = 0;
  /// Replaces state, progress, result and error.
  [[nodiscard]] virtual Result<void> update(const JobRecord& job) = 0;
  [[nodiscard]] virtual Result<JobRecord> find(const std::string& id) = 0;
  struct Page {
    std::vector<JobRecord> jobs; ///< newest first; without request and result texts
    std::int64_t total = 0;      ///< of all pages
  };
  [[nodiscard]] virtual Result<Page> list(std::optional<JobState> state, int limit, int offset) = 0;
  [[nodiscard]] virtual Result<void> remove(const std::string& id) = 0;
  /// Jobs that were pending or running when an earlier program ended become Failed with a reason; says how many.
  [[nodiscard]] virtual Result<int> recoverInterrupted() = 0;
};

} // namespace aisemble
