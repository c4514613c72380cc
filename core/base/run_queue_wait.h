// SPDX-License-Identifier: Apache-2.0
#pragma once
// Time that a thread lost to others: what a measurement on a busy machine takes off.

#include <chrono>
#include <cstdint>
#include <fstream>

namespace aisemble {

/// How long the calling thread was ready to run and had no core; the second figure of schedstat, see
/// Documentation/scheduler/sched-stats.rst of Linux. 0 where the system does not tell.
[[nodiscard]] inline std::chrono::nanoseconds runQueueWait() {
  std::ifstream file("/proc/thread-self/schedstat");
  std::int64_t computed = 0;
  std::int64_t waited = 0;
  return std::chrono::nanoseconds(file >> computed >> waited ? waited : 0);
}

} // namespace aisemble
