// SPDX-License-Identifier: Apache-2.0
#pragma once
// The routes under /ops: status and monitoring, logs, backups, health in full, maintenance.

#include "core/api/http/router.h"
#include "core/api/route_dependencies.h"

namespace aisemble::api {

/// What they need beyond all routes' dependencies is in `dependencies.operations`; a group whose folder is not given is
/// not registered. Monitoring and the backup scheduler run from here until the router goes, which must not be destroyed
/// by one of its handlers.
void registerOperationsRoutes(Router& router, const RouteDependencies& dependencies);

} // namespace aisemble::api
