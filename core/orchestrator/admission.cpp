// SPDX-License-Identifier: Apache-2.0
#include "core/orchestrator/admission.h"

namespace aisemble {

void ServiceTimes::add(Nanoseconds taken) {
  taken = std::max(taken, Nanoseconds{1});
  // Gain 1/8, as for smoothed round-trip times (RFC 6298, section 2).
  m_smoothed = m_smoothed == Nanoseconds{0} ? taken : m_smoothed + (taken - m_smoothed) / 8;
}

std::chrono::milliseconds ServiceTimes::retryAfter(int ahead, int slots) const {
  using std::chrono::milliseconds;
  if (m_smoothed == Nanoseconds{0}) return milliseconds(1000);
  const double rounds = static_cast<double>(std::max(ahead, 1)) / std::max(slots, 1);
  const double estimate = std::chrono::duration<double, std::milli>(m_smoothed).count() * std::max(rounds, 1.0);
  return milliseconds(static_cast<std::int64_t>(std::clamp(estimate, 100.0, 60'000.0)));
}

} // namespace aisemble
