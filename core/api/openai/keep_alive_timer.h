// SPDX-License-Identifier: Apache-2.0
#pragma once
// The clock of silent streams: one thread for all of them, gone with the routes however long a request is still held.

#include "core/api/closable.h"
#include "core/orchestrator/timer_thread.h"

#include <optional>

namespace aisemble::api::openai {

/// Thread-safe.
class KeepAliveTimer {
 public:
  KeepAliveTimer(const Clock& clock, std::chrono::milliseconds interval)
      : m_clock(clock), m_interval(interval), m_timers(clock) {}

  /// Calls back after the interval, counted from `since`, on the timer's thread. Nothing once it is closed.
  std::optional<TimerThread::Id> schedule(MonotonicTime since, std::function<void()> callback) {
    std::optional<TimerThread::Id> out;
    m_timers.with([&](TimerThread& timers) { out = timers.schedule(since + m_interval, std::move(callback)); });
    return out;
  }
  void cancel(TimerThread::Id id) {
    m_timers.with([&](TimerThread& timers) { timers.cancel(id); });
  }
  /// Waits for a callback that runs. Not to be called by one.
  void close() { m_timers.close(); }

  [[nodiscard]] MonotonicTime now() const { return m_clock.now(); }
  [[nodiscard]] std::chrono::milliseconds interval() const { return m_interval; }

 private:
  const Clock& m_clock;
  const std::chrono::milliseconds m_interval;
  Closable<TimerThread> m_timers;
};

} // namespace aisemble::api::openai
