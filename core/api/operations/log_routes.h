// SPDX-License-Identifier: Apache-2.0
#pragma once
// POST /ops/logs/search, /export, /audit, /cleanup and GET /ops/logs/stats.

#include "core/api/http/router.h"
#include "core/api/operations/audit_log.h"
#include "core/api/operations/log_queries.h"
#include "core/api/operations/work_queue.h"
#include "core/base/log.h"

#include <functional>
#include <memory>

namespace aisemble::api {

/// What the log routes share.
struct LogService {
  LogFolder folder;
  AuditLog& audit;
  const Clock& clock;
  Logger& logger;
  std::function<void()> flush; ///< may be empty

  /// Lines of the last `hours`. For a worker thread.
  [[nodiscard]] Result<LogStatistics> countLast(int hours) const;
};

[[nodiscard]] wire::Json statisticsJson(const LogStatistics& statistics, int hours);

/// `owner` keeps the service and the queues alive.
struct LogRouteParts {
  std::shared_ptr<void> owner;
  LogService& service;
  WorkQueue& reading; ///< whole logs
  WorkQueue& writing; ///< single lines, which do not wait for those
};
void registerLogRoutes(Router& router, const LogRouteParts& parts);

} // namespace aisemble::api
