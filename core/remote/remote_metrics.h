// SPDX-License-Identifier: Apache-2.0
#pragma once
// The figures of remote services as Prometheus text.

#include "core/remote/remote_engine.h"

#include <span>

namespace aisemble::remote {

/// Families aisemble_remote_*: attempts by outcome, retries, error statuses, calls under way and the breaker's state of
/// each endpoint (labels service, endpoint), and the pool's connections. Format 0.0.4, to be appended to others.
[[nodiscard]] std::string remotePrometheusText(std::span<const RemoteStatus> services, const HttpPoolStatistics& pool);

} // namespace aisemble::remote
