// SPDX-License-Identifier: Apache-2.0
#pragma once
// What routes work with. Everything referred to outlives the server.

#include "core/api/http/http_metrics.h"
#include "core/api/operations/operations_dependencies.h"
#include "core/api/ticket_follower.h"
#include "core/base/clock.h"
#include "core/base/log.h"
#include "core/engine/job_store.h"
#include "core/engine/metrics.h"
#include "core/engine/model_info.h"
#include "core/orchestrator/orchestrator.h"
#include "core/settings/settings.h"

#include <filesystem>
#include <functional>

namespace aisemble::api {

struct RouteDependencies {
  Orchestrator& orchestrator;
  TicketFollower& follower;
  Metrics& metrics;
  ModelResolver& models;
  JobStore* jobs = nullptr; ///< null: the jobs routes and ?async=true answer 503
  const Clock& clock;
  Logger& logger;
  std::filesystem::path uploadFolder;          ///< where /data/upload keeps files
  std::filesystem::path dataFolder;            ///< for what routes keep between runs (the model registry)
  const HttpMetrics* httpMetrics = nullptr;    ///< /metrics appends its text; null: nothing to append
  OperationsDependencies operations{};         ///< of the routes under /ops
  std::function<ServiceSettings()> language{}; ///< who answers language requests; empty: this machine
};

} // namespace aisemble::api
