// SPDX-License-Identifier: Apache-2.0
#pragma once
// The endpoints of one service: which one gets the next call, and what is known about each. Thread-safe; the caller
// tells the time.

#include "core/remote/circuit_breaker.h"
#include "core/remote/http_types.h"

#include <cstdint>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

namespace aisemble::remote {

/// What the end of a call says about its endpoint.
enum class EndpointVerdict {
  Healthy, ///< it answered, be it with an error that is the request's own
  Failed,  ///< it did not answer, or said that it cannot
  Neutral, ///< nothing can be concluded
};

/// The state of one endpoint, for the services panel and /metrics.
struct EndpointStatus {
  std::string label; ///< host and port
  BreakerState state = BreakerState::Closed;
  std::chrono::milliseconds opensIn{0}; ///< until an open breaker lets a probe through
  int outstanding = 0;
  int consecutiveFailures = 0;
  int ejections = 0;
  std::uint64_t attempts = 0;                                  ///< ended
  std::uint64_t retries = 0;                                   ///< attempts that were not a request's first
  std::array<std::uint64_t, kHttpOutcomeNames.size()> ended{}; ///< by HttpOutcome; Done is split by the next line
  std::uint64_t errorStatuses = 0;                             ///< Done with a status of 400 or above
  std::string lastProblem; ///< of the newest failure, without keys and texts; empty when the last call was fine
  std::chrono::nanoseconds lastLatency{0}; ///< to the first byte of the newest answer
  int lastStatus = 0;                      ///< HTTP status of the newest call that was not cancelled; 0: it had none
};

struct EndpointSetOptions {
  BreakerOptions breaker;
  double maxEjectedShare = 0.5; ///< more of the set are not put out at once; the only endpoint of a set may be
};

class EndpointSet {
 public:
  EndpointSet(std::vector<std::string> labels, EndpointSetOptions options);

  /// The endpoint with the fewest calls under way among those that may be called; of equals one whose last call did not
  /// fail, and of these each in turn. `avoid` is taken only when it is the only one left. Absent: none may be called
  /// now. A pick counts as a call until finished().
  [[nodiscard]] std::optional<std::size_t> pick(MonotonicTime now, std::optional<std::size_t> avoid = std::nullopt);
  void finished(std::size_t index, EndpointVerdict verdict, MonotonicTime now);
  /// The endpoint asked not to be called for a while (Retry-After).
  void pauseUntil(std::size_t index, MonotonicTime until);
  /// A health check ended.
  void checked(std::size_t index, bool isHealthy, MonotonicTime now);
  /// For the figures.
  void count(std::size_t index, const HttpEnd& end, bool isRetry, std::string problem);

  /// The soonest time at which pick() may succeed again.
  [[nodiscard]] MonotonicTime nextChance(MonotonicTime now) const;
  /// When the first of the endpoints that only asked for a pause may be called again; absent when there is none such.
  [[nodiscard]] std::optional<MonotonicTime> pauseEnd(MonotonicTime now) const;
  [[nodiscard]] std::vector<EndpointStatus> status(MonotonicTime now) const;
  /// Endpoints whose last calls failed: worth a health check.
  [[nodiscard]] std::vector<std::size_t> suspects(MonotonicTime now) const;
  [[nodiscard]] std::size_t size() const { return m_labels.size(); }
  [[nodiscard]] const std::string& label(std::size_t index) const { return m_labels[index]; }

 private:
  struct State {
    CircuitBreaker breaker;
    MonotonicTime pausedUntil{};
    EndpointStatus figures;
  };
  bool mayOpen(std::size_t index, MonotonicTime now) const; // m_mutex held

  const std::vector<std::string> m_labels;
  const EndpointSetOptions m_options;
  mutable std::mutex m_mutex;
  std::vector<State> m_states; // guarded by m_mutex
  std::size_t m_turn = 0;      // guarded by m_mutex
};

} // namespace aisemble::remote
