// SPDX-License-Identifier: Apache-2.0
#include "core/remote/circuit_breaker.h"

#include <algorithm>

namespace aisemble::remote {

std::string_view breakerStateName(BreakerState state) {
  switch (state) {
  case BreakerState::Closed:
    return "closed";
  case BreakerState::Open:
    return "open";
  case BreakerState::HalfOpen:
    return "half_open";
  }
  return "closed";
}

BreakerState CircuitBreaker::state(MonotonicTime now) const {
  if (!m_isOpen) return BreakerState::Closed;
  return now < m_until ? BreakerState::Open : BreakerState::HalfOpen;
}

bool CircuitBreaker::lets(MonotonicTime now) const {
  const BreakerState current = state(now);
  return current == BreakerState::Closed || (current == BreakerState::HalfOpen && !m_isProbing);
}

bool CircuitBreaker::isOnEdge(MonotonicTime now) const {
  return state(now) == BreakerState::HalfOpen || (!m_isOpen && m_failures + 1 >= m_options.failuresToOpen);
}

void CircuitBreaker::onStarted(MonotonicTime now) {
  if (state(now) == BreakerState::HalfOpen) m_isProbing = true;
}

void CircuitBreaker::onSuccess(MonotonicTime now) {
  m_failures = 0;
  m_isProbing = false;
  if (m_isOpen) {
    if (now < m_until) return; // a call from before it opened
    m_isOpen = false;
    m_calmSince = now;
  } else if (m_ejections > 0 && now - m_calmSince >= m_options.ejection) {
    --m_ejections;
    m_calmSince = now;
  }
}

void CircuitBreaker::onFailure(MonotonicTime now, bool mayOpen) {
  m_isProbing = false;
  if (m_isOpen && now < m_until) return; // a call from before it opened
  ++m_failures;
  m_calmSince = now;
  if (m_isOpen || (m_failures >= m_options.failuresToOpen && mayOpen)) open(now);
}

void CircuitBreaker::onHealthy(MonotonicTime now) {
  if (!m_isOpen)
    m_failures = 0;
  else if (now < m_until)
    m_until = now;
}

void CircuitBreaker::open(MonotonicTime now) {
  m_isOpen = true;
  ++m_ejections;
  m_until = now + std::min(m_options.ejection * m_ejections, m_options.maxEjection);
}

} // namespace aisemble::remote
