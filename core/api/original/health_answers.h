// SPDX-License-Identifier: Apache-2.0
#pragma once
// What /health, /health/ready and /health/live answer, and the services' own /health.

#include "core/api/original/original_routes.h"

#include <string>
#include <vector>

namespace aisemble::api {

/// Looks at disks: for a worker thread.
[[nodiscard]] std::vector<ServiceHealth> checkServices(const RouteDependencies& dependencies,
                                                       const OriginalRouteOptions& options);

/// {status: "healthy", timestamp, service: "orchestrator", version}: that the process answers.
[[nodiscard]] HttpResponse healthAnswer(const Clock& clock);
/// {status: "alive", timestamp}
[[nodiscard]] HttpResponse liveAnswer(const Clock& clock);
/// 200 {status: "ready", timestamp}, or 503 {status: "not ready", timestamp, reasons: [text]} while something that the
/// routes need is missing. For a worker thread.
[[nodiscard]] HttpResponse readyAnswer(const RouteDependencies& dependencies, const OriginalRouteOptions& options);
/// A service's own /health. For a worker thread.
[[nodiscard]] HttpResponse podHealthAnswer(ServiceKind service, const RouteDependencies& dependencies,
                                           const OriginalRouteOptions& options);

} // namespace aisemble::api
