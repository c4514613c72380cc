// SPDX-License-Identifier: Apache-2.0
#pragma once
// One thread that calls back at given times: deadlines, and batches that have waited long enough.

#include "core/base/clock.h"

#include <condition_variable>
#include <cstdint>
#include <functional>
#include <map>
#include <mutex>
#include <thread>
#include <unordered_map>

namespace aisemble {

/// All functions are thread-safe. Callbacks run on the timer's thread, one after the other and without its lock; they
/// return quickly. The destructor waits for a callback that runs; what is not due by then is dropped.
class TimerThread {
 public:
  using Id = std::uint64_t;

  explicit TimerThread(const Clock& clock); ///< `clock` outlives this
  TimerThread(const TimerThread&) = delete;
  TimerThread& operator=(const TimerThread&) = delete;
  ~TimerThread();

  /// Equal times go in the order in which they were scheduled.
  Id schedule(MonotonicTime due, std::function<void()> callback);
  /// Forgets it; a callback that has begun is not waited for. Unknown ids are ignored.
  void cancel(Id id);
  /// Reads the clock again: for clocks that jump.
  void recheck();
  [[nodiscard]] std::size_t pending() const;

 private:
  void loop(const std::stop_token& stop);

  const Clock& m_clock;
  mutable std::mutex m_mutex;
  std::condition_variable_any m_changed;
  std::map<std::pair<MonotonicTime, Id>, std::function<void()>> m_timers; // guarded by m_mutex; soonest first
  std::unordered_map<Id, MonotonicTime> m_dueTimes;                       // guarded by m_mutex
  Id m_nextId = 1;                                                        // guarded by m_mutex
  bool m_recheck = false;                                                 // guarded by m_mutex
  MonotonicTime m_wakesAt = MonotonicTime::max(); // guarded by m_mutex; the thread looks by itself then, at the latest
  std::jthread m_thread;                          // last: stops before the rest goes
};

} // namespace aisemble
