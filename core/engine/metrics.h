// SPDX-License-Identifier: Apache-2.0
#pragma once
// Counters, gauges and histograms computed from the traces of finished requests, and their Prometheus text.
// Dashboard, /metrics, log lines and run reports all read this, so that they agree.

#include "core/base/error.h"
#include "core/base/sample_ring.h"
#include "core/engine/request.h"
#include "core/engine/trace.h"

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace aisemble {

enum class Outcome { Success, Error, Cancelled, Refused };
/// "success", "error", "cancelled", "refused".
[[nodiscard]] std::string_view outcomeName(Outcome outcome);

/// One finished request, as recorded by the orchestrator: the single stream that every figure comes from.
struct RequestRecord {
  std::uint64_t id = 0;
  ServiceKind service = ServiceKind::Llm;
  std::string task;
  std::string model;
  Outcome outcome = Outcome::Success;
  ErrorCode error = ErrorCode::Internal; ///< meaningful when outcome is not Success
  bool cacheLookedUp = false; ///< the cache was asked; a miss unless fromCache
  bool fromCache = false;
  bool shared = false; ///< joined an identical request in flight; its tokens are counted with that one
  bool remote = false;
  int batchSize = 1;
  int promptTokens = 0;
  int completionTokens = 0;
  Nanoseconds timeToFirstToken{0}; ///< 0: none
  MonotonicTime finished;
  Trace trace;
};

/// Thread-safe. The number of distinct label values is capped; what is over the cap counts under model="other".
class Metrics {
 public:
  explicit Metrics(std::size_t ringCapacity = 4096);
  ~Metrics();
  Metrics(const Metrics&) = delete;
  Metrics& operator=(const Metrics&) = delete;

  void record(const RequestRecord& record);
  void setQueueDepth(ServiceKind service, int waiting, int running);

  /// Prometheus text exposition format 0.0.4: # HELP and # TYPE per family, base units, prefix aisemble_.
  [[nodiscard]] std::string prometheusText() const;

  /// The newest records, oldest first, for charts and percentiles.
  [[nodiscard]] SampleRing<RequestRecord>::Snapshot recent() const;

  struct Totals {
    std::uint64_t requests = 0;
    std::uint64_t successes = 0;
    std::uint64_t errors = 0;
    std::uint64_t cancelled = 0;
    std::uint64_t refused = 0;
    std::uint64_t cacheHits = 0;
    std::uint64_t sharedFlights = 0;
    std::uint64_t promptTokens = 0;     ///< of computed requests: neither cached nor shared ones
    std::uint64_t completionTokens = 0; ///< likewise
    Nanoseconds busy{0};                ///< sum of the traces' totals
  };
  [[nodiscard]] Totals totals(ServiceKind service) const;

 private:
  struct State;
  std::unique_ptr<State> m_state;
};

} // namespace aisemble
