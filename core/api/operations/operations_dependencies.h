// SPDX-License-Identifier: Apache-2.0
#pragma once
// What the routes under /ops work with beside what all routes have. Everything is optional: what is missing answers 503
// and says so.

#include "core/base/result.h"
#include "core/engine/service.h"

#include <chrono>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

namespace aisemble::api {

class MaintenanceMode;

/// Whether one of the four services could answer now, as /ops/status tells it.
struct ServiceCondition {
  ServiceKind service = ServiceKind::Llm;
  bool isHealthy = false;
  std::string reason; ///< why not
};

/// A folder that may be backed up. The names "system_config", "logs", "models" and "data" get the original's jobs, of
/// which the first two are enabled: what can take gigabytes waits until somebody wants it.
struct BackupSource {
  std::string name;
  std::filesystem::path folder;
};

struct OperationsDependencies {
  /// The program's log, JSON lines; rotated ones (name.1.ext, …) and the audit log lie beside it. Empty: no log routes.
  std::filesystem::path logFile;
  /// Hands lines that the logger still holds to the system; called before the log is read. Empty: nothing to do.
  std::function<void()> flushLog;

  /// Called on a worker thread, may look at disks. Empty: only the language model is looked for.
  std::function<std::vector<ServiceCondition>()> conditions;

  /// Hosts ("status.example.org", "10.0.0.7:9090") whose URLs may be registered for monitoring and are then fetched.
  /// Empty, the default: nothing is ever fetched.
  std::vector<std::string> monitoredHosts;
  /// Asks one such URL: success, or why it is not healthy. Follows no redirect; returns within the limit. Called on a
  /// thread that may wait. Empty: as if no host was allowed.
  std::function<Result<void>(const std::string& url, std::chrono::milliseconds limit)> probe;

  /// Backups are written here and nowhere else; a folder of its own inside the data folder. Empty: no backup routes.
  std::filesystem::path backupFolder;
  /// Restored files come into new folders of this one. Empty: "restored" beside the backup folder.
  std::filesystem::path restoreFolder;
  /// Only what lies in one of these may be backed up: our folders of settings, data and logs.
  std::vector<BackupSource> backupSources;
  /// Files that are left out of every backup: keys.
  std::vector<std::filesystem::path> secretFiles;
  /// Makes a consistent copy of a SQLite database that may be in use. Empty: databases are left out of backups, and the
  /// result says so.
  std::function<Result<void>(const std::filesystem::path& database, const std::filesystem::path& copy)> copyDatabase;

  /// The switch that the routers look at (MaintenanceMode::guard). Outlives the routes. Null: the route answers 503.
  MaintenanceMode* maintenance = nullptr;
};

} // namespace aisemble::api
