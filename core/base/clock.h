// SPDX-License-Identifier: Apache-2.0
#pragma once
// Time behind an interface, so that tests decide what time it is. Durations come from the monotonic clock only.

#include <chrono>

namespace aisemble {

using Nanoseconds = std::chrono::nanoseconds;
using MonotonicTime = std::chrono::steady_clock::time_point;
using WallTime = std::chrono::system_clock::time_point;

/// Thread-safe.
class Clock {
 public:
  virtual ~Clock() = default;
  [[nodiscard]] virtual MonotonicTime now() const = 0;
  [[nodiscard]] virtual WallTime wallNow() const = 0; ///< for stamps that people read and for expiry on disk
};

class SystemClock final : public Clock {
 public:
  [[nodiscard]] MonotonicTime now() const override { return std::chrono::steady_clock::now(); }
  [[nodiscard]] WallTime wallNow() const override { return std::chrono::system_clock::now(); }
};

} // namespace aisemble
