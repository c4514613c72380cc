// SPDX-License-Identifier: Apache-2.0
#pragma once
// What a request's header asks of the orchestrator, whatever the route.

#include "core/api/http/exchange.h"
#include "core/orchestrator/orchestrator.h"

namespace aisemble::api {

/// Cache-Control (RFC 9111, section 5.2.1): no-cache computes anew, no-store does so and keeps nothing. The hops that
/// the request came by (hops.h). Routes learn of a client that leaves by the exchange: the future is not watched.
[[nodiscard]] SubmitOptions submitOptions(const HttpRequest& request);

} // namespace aisemble::api
