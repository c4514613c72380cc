// SPDX-License-Identifier: Apache-2.0
#pragma once
// The list of backup jobs and how their runs ended, kept in one file. What a job may read and where it may write is
// judged here.

#include "core/api/operations/cron_schedule.h"
#include "core/base/clock.h"
#include "core/wire/json.h"

#include <cstdint>
#include <deque>
#include <filesystem>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

namespace aisemble::api {

struct BackupJob {
  std::string name; ///< letters, digits, '_', '-', '.'; also the start of its archives' names
  std::vector<std::string> sourcePaths;
  std::string destination;            ///< a folder inside the backup folder
  std::string schedule = "0 2 * * *"; ///< crontab's form, UTC
  int retentionDays = 7;              ///< older archives of this job are deleted after a run that succeeded
  bool isCompressed = true;
  bool isEnabled = true; ///< for the scheduler; it can be run by hand either way
  std::optional<Stamp> lastRun = std::nullopt;
  std::optional<Stamp> nextRun = std::nullopt;
};

/// Absent fields stay.
struct BackupJobChange {
  std::optional<std::vector<std::string>> sourcePaths;
  std::optional<std::string> destination;
  std::optional<std::string> schedule;
  std::optional<int> retentionDays;
  std::optional<bool> isCompressed;
  std::optional<bool> isEnabled;
};

struct BackupResult {
  std::string jobName;
  Stamp start;
  bool success = false;
  std::uint64_t fileBytes = 0;
  std::uint64_t files = 0;
  std::string message; ///< why it failed, or what was left out
};

/// Where backups may come from and go to.
struct BackupPlaces {
  std::filesystem::path root;
  std::vector<std::filesystem::path> sources;
  std::vector<std::filesystem::path> secrets{}; ///< files that are never backed up, wherever they lie

  /// Canonical paths to read. Errors: Unsupported (one is outside the allowed folders), NotFound, InvalidArgument
  /// (none).
  [[nodiscard]] Result<std::vector<std::filesystem::path>> resolve(const std::vector<std::string>& paths) const;
  /// Only judges; what does not exist yet may be named. Errors: Unsupported, InvalidArgument.
  [[nodiscard]] Result<void> allow(const std::vector<std::string>& paths) const;
};

/// Whether `name` can be one segment of a path without leading anywhere.
[[nodiscard]] bool isPlainSegment(std::string_view name);

/// Thread-safe. Changes are on the disk before they return; they wait for it.
class BackupJobs {
 public:
  static constexpr std::size_t kMaxJobs = 100;

  BackupJobs(BackupPlaces places, const Clock& clock);

  /// Reads <root>/jobs.json; takes `defaults` where there is none. Errors: IoFailure, Corrupt (the file stays as it is,
  /// and nothing is changed over it).
  [[nodiscard]] Result<void> load(const std::vector<BackupJob>& defaults);

  /// Replaces an earlier one of that name, as the original. Errors: InvalidArgument, Unsupported (a path that may not
  /// be read), TooLarge (too many jobs), IoFailure.
  [[nodiscard]] Result<void> put(BackupJob job);
  /// Errors: as put(); NotFound.
  [[nodiscard]] Result<void> change(const std::string& name, const BackupJobChange& change);
  /// Its archives stay. Errors: NotFound, IoFailure.
  [[nodiscard]] Result<void> remove(const std::string& name);

  [[nodiscard]] std::optional<BackupJob> find(const std::string& name) const;
  [[nodiscard]] std::vector<BackupJob> list() const;

  /// Enabled jobs whose time has come; their next time is set. What came due while the program was off is not caught
  /// up.
  [[nodiscard]] std::vector<BackupJob> takeDue();
  void record(const BackupResult& result);
  /// Oldest first; the last 50.
  [[nodiscard]] std::vector<BackupResult> results() const;

  [[nodiscard]] const BackupPlaces& places() const { return m_places; }

 private:
  [[nodiscard]] Result<void> check(BackupJob& job) const; ///< and sets its next time
  [[nodiscard]] Result<void> save(const std::map<std::string, BackupJob>& jobs) const;
  [[nodiscard]] Result<void> replace(std::map<std::string, BackupJob> jobs); ///< with m_mutex held
  [[nodiscard]] std::filesystem::path file() const { return m_places.root / "jobs.json"; }

  const BackupPlaces m_places;
  const Clock& m_clock;
  mutable std::mutex m_mutex;
  std::map<std::string, BackupJob> m_jobs; // guarded by m_mutex
  std::deque<BackupResult> m_results;      // guarded by m_mutex
  std::optional<Error> m_damage;           // guarded by m_mutex; of the file
};

} // namespace aisemble::api
