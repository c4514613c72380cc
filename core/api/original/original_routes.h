// SPDX-License-Identifier: Apache-2.0
#pragma once
// The routes of Ai-semble v2 over our orchestrator: /health, /metrics, /ai/…, /data/… and /jobs, and for a pod the
// routes of one of its services. Differences from the original are where it answers 500 for a client's mistake, or
// something made up.

#include "core/api/http/router.h"
#include "core/api/original/image_fetcher.h"
#include "core/api/route_dependencies.h"

#include <functional>
#include <string>
#include <vector>

namespace aisemble::api {

/// Whether a service could answer now.
struct ServiceHealth {
  ServiceKind service = ServiceKind::Llm;
  bool isHealthy = false;
  std::string reason; ///< why not
};

struct OriginalRouteOptions {
  ImageFetcher* images = nullptr; ///< null: a request with an image_url answers 400. Outlives the routes
  /// What /health/ready and /metrics tell of the services; called on a worker thread, may look at disks. Empty: the
  /// language model is looked for, the others are not reported.
  std::function<std::vector<ServiceHealth>()> health;
  /// More families for /metrics (of services elsewhere), as Prometheus text; called like `health`. Empty: none.
  std::function<std::string()> moreMetrics;
  bool hasGpu = false; ///< gpu_available of the language service's /health
};

/// `router` must not be destroyed by a continuation of a request, nor while its handlers run.
void registerOriginalRoutes(Router& router, const RouteDependencies& dependencies, OriginalRouteOptions options = {});

/// What the original's service of this kind answers on its own port: 8081 llm, 8082 vision, 8083 nlp, 8084 data.
void registerPodRoutes(ServiceKind service, Router& router, const RouteDependencies& dependencies,
                       OriginalRouteOptions options = {});

} // namespace aisemble::api
