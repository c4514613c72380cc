// SPDX-License-Identifier: Apache-2.0
#pragma once
// Runs backups, by hand and by schedule, lists archives and restores them into new folders.

#include "core/api/operations/backup_archive.h"
#include "core/api/operations/backup_jobs.h"
#include "core/api/operations/work_queue.h"
#include "core/base/log.h"
#include "core/orchestrator/timer_thread.h"

#include <functional>
#include <stop_token>
#include <string>
#include <vector>

namespace aisemble::api {

struct BackupDependencies {
  BackupPlaces places;
  std::filesystem::path restoreFolder;
  std::function<Result<void>(const std::filesystem::path& database, const std::filesystem::path& copy)> copyDatabase;
  const Clock& clock;
  Logger& logger;
};

struct BackupFile {
  std::filesystem::path path;
  std::string category; ///< the folder it is in, inside the backup folder
  std::uint64_t bytes = 0;
  Stamp created;
  Stamp modified;
};

struct Restored {
  std::filesystem::path folder;
  ExtractSummary summary;
};

/// Thread-safe. The destructor stops what runs; its archive does not come to be.
class BackupService {
 public:
  static constexpr std::chrono::seconds kCheckInterval{60}; ///< of the schedule, as the original

  explicit BackupService(BackupDependencies dependencies);
  ~BackupService();
  BackupService(const BackupService&) = delete;
  BackupService& operator=(const BackupService&) = delete;

  [[nodiscard]] BackupJobs& jobs() { return m_jobs; }

  void startScheduler();
  void stopScheduler();
  [[nodiscard]] bool isScheduling() const;
  /// Begins what is due, as the timer does.
  void runDue();

  /// Begins the job; how it ended is in jobs().results(). Errors: Busy, NotFound.
  [[nodiscard]] Result<void> begin(const std::string& name);
  /// Begins a job that is not kept: archives "manual_<name>". Errors: those of BackupJobs::put() for name and paths;
  /// NotFound (a path), Busy.
  [[nodiscard]] Result<void> beginManual(const std::string& name, const std::vector<std::string>& sources,
                                         bool isCompressed);

  /// Into a new folder of the restore folder: `destination`, or for "" and "/" one named after archive and time.
  /// `archive` lies in the backup folder. Waits. Errors: InvalidArgument, NotFound, Unsupported (elsewhere, or the
  /// destination exists: nothing is overwritten) and those of extractArchive().
  [[nodiscard]] Result<Restored> restore(const std::string& archive, const std::string& destination);

  /// Newest first. Waits for the disk.
  [[nodiscard]] std::vector<BackupFile> files() const;

  /// The queue that archives are written and restored on.
  [[nodiscard]] WorkQueue& queue() { return m_queue; }

 private:
  [[nodiscard]] Result<void> enqueue(BackupJob job);
  void run(const BackupJob& job);
  [[nodiscard]] Result<ArchiveSummary> archive(const BackupJob& job, Stamp start);
  void deleteOld(const BackupJob& job);
  void schedule(std::uint64_t generation);
  [[nodiscard]] Result<std::filesystem::path> restoreTarget(const std::filesystem::path& archive,
                                                            const std::string& destination) const;

  const BackupDependencies m_dependencies;
  BackupJobs m_jobs;
  std::stop_source m_stop;
  mutable std::mutex m_mutex;
  bool m_isScheduling = false;    // guarded by m_mutex
  std::uint64_t m_generation = 0; // guarded by m_mutex; of startScheduler()
  // The last members: tasks use what stands above, the timer's callbacks use the queue.
  WorkQueue m_queue{32};
  TimerThread m_timer;
};

} // namespace aisemble::api
