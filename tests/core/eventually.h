// SPDX-License-Identifier: Apache-2.0
#pragma once
// Waiting for what other threads do, without sleeping.

#include <chrono>
#include <thread>

namespace aisemble::test {

inline constexpr std::chrono::seconds kPatience{20}; ///< a condition that has not come by then never will

/// True as soon as `condition` is; false after kPatience.
template <class Condition>
[[nodiscard]] bool eventually(Condition condition) {
  const auto end = std::chrono::steady_clock::now() + kPatience;
  while (!condition()) {
    if (std::chrono::steady_clock::now() > end) return false;
    std::this_thread::yield();
  }
  return true;
}

} // namespace aisemble::test
