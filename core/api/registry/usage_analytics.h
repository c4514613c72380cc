// SPDX-License-Identifier: Apache-2.0
#pragma once
// How the models were used, from the records of finished requests that the dashboard shows too. Pure.

#include "core/engine/metrics.h"
#include "core/wire/json.h"

#include <optional>
#include <string>

namespace aisemble::api::registry {

/// "1h", "24h", "7d", "30d"; nothing for others.
[[nodiscard]] std::optional<std::chrono::hours> timeRangeOf(std::string_view name);

struct UsageAsk {
  std::string timeRange = "24h";
  std::string model; ///< empty: no figures of one model
};

/// Records since the program began, the newest few thousand at most: `coverage` says how many and whether older ones
/// were dropped. Rates are percent of what succeeded or failed; a cancelled request is neither. Times are seconds, of
/// requests that succeeded. Cost is that of the registry's cost_per_token for tokens that a service elsewhere computed.
/// What cannot be said of no requests is null. `models` as modelsOf() gives them.
[[nodiscard]] wire::Json usageJson(const SampleRing<RequestRecord>::Snapshot& records, MonotonicTime now,
                                   const UsageAsk& ask, const wire::Json& models);

/// {requests, success_rate, average_response_time} of one model.
[[nodiscard]] wire::Json modelUsageJson(const std::vector<RequestRecord>& records, const std::string& model);

} // namespace aisemble::api::registry
