// SPDX-License-Identifier: Apache-2.0
#pragma once
// /metrics: the orchestrator's figures, the transport's, the machine's, and which services are there.

#include "core/api/original/original_routes.h"
#include "core/api/original/system_usage.h"

namespace aisemble::api {

/// Prometheus text exposition format 0.0.4. For a worker thread.
[[nodiscard]] HttpResponse metricsAnswer(const RouteDependencies& dependencies, const OriginalRouteOptions& options,
                                         SystemUsage& usage);

} // namespace aisemble::api
