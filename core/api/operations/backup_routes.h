// SPDX-License-Identifier: Apache-2.0
#pragma once
// The routes under /ops/backups.

#include "core/api/http/router.h"
#include "core/api/operations/backup_service.h"
#include "core/api/operations/operations_dependencies.h"

#include <memory>

namespace aisemble::api {

/// `owner` keeps the service and the queue alive.
struct BackupRouteParts {
  std::shared_ptr<void> owner;
  BackupService& service;
  WorkQueue& quick; ///< what waits for a disk but not for archives
};
void registerBackupRoutes(Router& router, const BackupRouteParts& parts);

/// The original's four jobs, for the sources of those names.
[[nodiscard]] std::vector<BackupJob> defaultBackupJobs(const std::vector<BackupSource>& sources);

/// What /ops/backups/status answers. For a worker thread.
[[nodiscard]] wire::Json backupStatusJson(BackupService& service);

} // namespace aisemble::api
