// SPDX-License-Identifier: Apache-2.0
#include "core/remote/endpoint_set.h"

#include <algorithm>
#include <utility>

namespace aisemble::remote {

EndpointSet::EndpointSet(std::vector<std::string> labels, EndpointSetOptions options)
    : m_labels(std::move(labels)), m_options(options) {
  for (const std::string& label : m_labels) {
    State state{CircuitBreaker(m_options.breaker), {}, {}};
    state.figures.label = label;
    m_states.push_back(std::move(state));
  }
}

std::optional<std::size_t> EndpointSet::pick(MonotonicTime now, std::optional<std::size_t> avoid) {
  const std::scoped_lock lock(m_mutex);
  std::optional<std::size_t> best;
  const auto isBetter = [&](std::size_t candidate) {
    if (!best) return true;
    if ((candidate == avoid) != (*best == avoid)) return *best == avoid;
    const State& one = m_states[candidate];
    const State& other = m_states[*best];
    if (one.figures.outstanding != other.figures.outstanding)
      return one.figures.outstanding < other.figures.outstanding;
    return !one.breaker.isSuspect(now) && other.breaker.isSuspect(now);
  };
  for (std::size_t i = 0; i < m_states.size(); ++i) {
    const std::size_t candidate = (m_turn + i) % m_states.size();
    const State& state = m_states[candidate];
    if (state.breaker.lets(now) && state.pausedUntil <= now && isBetter(candidate)) best = candidate;
  }
  if (!best) return std::nullopt;
  m_turn = (*best + 1) % m_states.size();
  State& chosen = m_states[*best];
  chosen.breaker.onStarted(now);
  ++chosen.figures.outstanding;
  return best;
}

bool EndpointSet::mayOpen(std::size_t index, MonotonicTime now) const {
  if (m_states.size() == 1) return true;
  std::size_t out = 0;
  for (std::size_t i = 0; i < m_states.size(); ++i)
    if (i != index && m_states[i].breaker.state(now) != BreakerState::Closed) ++out;
  return static_cast<double>(out + 1) <= m_options.maxEjectedShare * static_cast<double>(m_states.size());
}

void EndpointSet::finished(std::size_t index, EndpointVerdict verdict, MonotonicTime now) {
  const std::scoped_lock lock(m_mutex);
  State& state = m_states[index];
  --state.figures.outstanding;
  switch (verdict) {
  case EndpointVerdict::Healthy:
    return state.breaker.onSuccess(now);
  case EndpointVerdict::Failed:
    return state.breaker.onFailure(now, mayOpen(index, now));
  case EndpointVerdict::Neutral:
    return state.breaker.onNeutral();
  }
}

void EndpointSet::pauseUntil(std::size_t index, MonotonicTime until) {
  const std::scoped_lock lock(m_mutex);
  m_states[index].pausedUntil = std::max(m_states[index].pausedUntil, until);
}

void EndpointSet::checked(std::size_t index, bool isHealthy, MonotonicTime now) {
  const std::scoped_lock lock(m_mutex);
  CircuitBreaker& breaker = m_states[index].breaker;
  if (isHealthy)
    breaker.onHealthy(now);
  else if (breaker.state(now) == BreakerState::Closed)
    breaker.onFailure(now, mayOpen(index, now));
}

void EndpointSet::count(std::size_t index, const HttpEnd& end, bool isRetry, std::string problem) {
  const std::scoped_lock lock(m_mutex);
  EndpointStatus& figures = m_states[index].figures;
  ++figures.attempts;
  if (isRetry) ++figures.retries;
  ++figures.ended[static_cast<std::size_t>(end.outcome)];
  if (end.outcome == HttpOutcome::Done && end.status >= 400) ++figures.errorStatuses;
  if (end.firstByteTime.count() > 0) figures.lastLatency = end.firstByteTime;
  if (end.outcome == HttpOutcome::Cancelled) return;
  figures.lastProblem = std::move(problem);
  figures.lastStatus = end.outcome == HttpOutcome::Done ? end.status : 0;
}

MonotonicTime EndpointSet::nextChance(MonotonicTime now) const {
  const std::scoped_lock lock(m_mutex);
  std::optional<MonotonicTime> soonest;
  for (const State& state : m_states) {
    MonotonicTime then = std::max(now, state.pausedUntil);
    if (state.breaker.state(now) == BreakerState::Open) then = std::max(then, state.breaker.reopensAt());
    if (!soonest || then < *soonest) soonest = then;
  }
  return soonest.value_or(now);
}

std::optional<MonotonicTime> EndpointSet::pauseEnd(MonotonicTime now) const {
  const std::scoped_lock lock(m_mutex);
  std::optional<MonotonicTime> soonest;
  for (const State& state : m_states)
    if (state.pausedUntil > now && state.breaker.lets(now) && (!soonest || state.pausedUntil < *soonest))
      soonest = state.pausedUntil;
  return soonest;
}

std::vector<EndpointStatus> EndpointSet::status(MonotonicTime now) const {
  const std::scoped_lock lock(m_mutex);
  std::vector<EndpointStatus> out;
  for (const State& state : m_states) {
    EndpointStatus status = state.figures;
    status.state = state.breaker.state(now);
    status.consecutiveFailures = state.breaker.consecutiveFailures();
    status.ejections = state.breaker.ejections();
    if (status.state == BreakerState::Open)
      status.opensIn = std::chrono::ceil<std::chrono::milliseconds>(state.breaker.reopensAt() - now);
    out.push_back(std::move(status));
  }
  return out;
}

std::vector<std::size_t> EndpointSet::suspects(MonotonicTime now) const {
  const std::scoped_lock lock(m_mutex);
  std::vector<std::size_t> out;
  for (std::size_t i = 0; i < m_states.size(); ++i)
    if (m_states[i].breaker.consecutiveFailures() > 0 || m_states[i].breaker.state(now) != BreakerState::Closed)
      out.push_back(i);
  return out;
}

} // namespace aisemble::remote
