// SPDX-License-Identifier: Apache-2.0
#pragma once
// Ai-semble v2's model registry: /models and what is under it.

#include "core/api/http/router.h"
#include "core/api/route_dependencies.h"

namespace aisemble::api {

/// Keeps what is registered in `registry.json` of dependencies.dataFolder, which is read here.
void registerRegistryRoutes(Router& router, const RouteDependencies& dependencies);

} // namespace aisemble::api
