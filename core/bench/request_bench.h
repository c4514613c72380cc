// SPDX-License-Identifier: Apache-2.0
#pragma once
// Measures single requests of the services: each named request over and over, through the same call that a panel's
// takes.

#include "core/bench/http_client.h"
#include "core/bench/statistics.h"
#include "core/orchestrator/orchestrator.h"

#include <functional>
#include <stop_token>
#include <string>
#include <vector>

namespace aisemble::bench {

struct NamedRequest {
  std::string name;
  Request request;
};

struct RequestBenchOptions {
  int repeats = 20; ///< >= 1; rounds that count, after one that warms up
  int parallel = 1; ///< >= 1; copies of a request submitted together in a round
};

/// One measurement a request: ms from submission to the answer, of every copy in every round. The cache is neither
/// read nor written. `progress` (may be empty) hears finished rounds of all rounds.
/// Blocking. Errors: as the requests' own, with the name; Cancelled.
[[nodiscard]] Result<std::vector<Measurement>> runRequestBench(Orchestrator& orchestrator,
                                                               const std::vector<NamedRequest>& requests,
                                                               const RequestBenchOptions& options, std::stop_token stop,
                                                               const std::function<void(int, int)>& progress = {});

/// What the cache saves: the same request computed ("computed") and found ("found"). Errors: as above; Unavailable when
/// the second answer does not come from the cache.
[[nodiscard]] Result<std::vector<Measurement>> runCacheBench(Orchestrator& orchestrator, const NamedRequest& request,
                                                             int repeats, std::stop_token stop,
                                                             const std::function<void(int, int)>& progress = {});

struct HttpBenchOptions {
  int requests = 1000; ///< >= 1
  int connections = 1; ///< [1, 1000]; callers at the same time
};

/// `ask` over and over: ms per request ("latency") and requests/s of the whole ("throughput", one sample). Errors: as
/// HttpClient's, Unavailable for a status that is not 2xx or 3xx; Cancelled.
[[nodiscard]] Result<std::vector<Measurement>> runHttpBench(HttpClient& http, const HttpAsk& ask,
                                                            const HttpBenchOptions& options, std::stop_token stop,
                                                            const std::function<void(int, int)>& progress = {});

} // namespace aisemble::bench
