// SPDX-License-Identifier: Apache-2.0
#pragma once
// Keeps calls away from an endpoint that keeps failing, and lets one through now and then to see whether it is back.
// A pure state machine: the caller tells the time. Not thread-safe; EndpointSet guards it.

#include "core/base/clock.h"

#include <string_view>

namespace aisemble::remote {

enum class BreakerState {
  Closed,   ///< calls go through
  Open,     ///< no calls until the ejection time is over
  HalfOpen, ///< one call at a time goes through, as a probe
};
/// "closed", "open", "half_open".
[[nodiscard]] std::string_view breakerStateName(BreakerState state);

/// Defaults are those of Envoy's outlier detection (consecutive_5xx, base_ejection_time, max_ejection_time).
struct BreakerOptions {
  int failuresToOpen = 5;                     ///< in a row; >= 1
  std::chrono::milliseconds ejection{30'000}; ///< the first time; each further time in a row adds as much
  std::chrono::milliseconds maxEjection{300'000};
};

class CircuitBreaker {
 public:
  explicit CircuitBreaker(BreakerOptions options = {}) : m_options(options) {}

  [[nodiscard]] BreakerState state(MonotonicTime now) const;
  /// Closed, or half-open with no probe under way.
  [[nodiscard]] bool lets(MonotonicTime now) const;
  /// When an open breaker becomes half-open.
  [[nodiscard]] MonotonicTime reopensAt() const { return m_until; }

  /// A call that lets() allowed has begun. Half-open: it is the probe.
  void onStarted(MonotonicTime now);
  /// Half-open: closed again. Two good ends in a row, an ejection time apart, forget one earlier ejection.
  void onSuccess(MonotonicTime now);
  /// Half-open, or the last failure allowed: open, for longer each time. `mayOpen` false counts, but stays closed.
  void onFailure(MonotonicTime now, bool mayOpen = true);
  /// The call ended without saying anything about the endpoint (cancelled, or the caller's own mistake).
  void onNeutral() { m_isProbing = false; }
  /// A health check succeeded: an open breaker need not wait any longer for its probe, a closed one forgets failures.
  void onHealthy(MonotonicTime now);

  /// The last call failed, and not long ago: others are preferred.
  [[nodiscard]] bool isSuspect(MonotonicTime now) const {
    return m_failures > 0 && now - m_calmSince < m_options.ejection;
  }
  [[nodiscard]] int consecutiveFailures() const { return m_failures; }
  [[nodiscard]] int ejections() const { return m_ejections; }
  /// Whether one more failure would open it.
  [[nodiscard]] bool isOnEdge(MonotonicTime now) const;

 private:
  void open(MonotonicTime now);

  BreakerOptions m_options;
  bool m_isOpen = false; ///< or half-open, from m_until on
  bool m_isProbing = false;
  int m_failures = 0;
  int m_ejections = 0; ///< not yet forgotten
  MonotonicTime m_until{};
  MonotonicTime m_calmSince{}; ///< the last failure, or what was forgotten since
};

} // namespace aisemble::remote
