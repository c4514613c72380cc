// SPDX-License-Identifier: Apache-2.0
#include "core/orchestrator/timer_thread.h"

#include <algorithm>
#include <utility>

namespace aisemble {
namespace {

/// Bounds one sleep, so that a far deadline cannot overflow the arithmetic of the wait.
constexpr Nanoseconds kLongestSleep = std::chrono::hours(1);

} // namespace

TimerThread::TimerThread(const Clock& clock)
    : m_clock(clock), m_thread([this](const std::stop_token& stop) { loop(stop); }) {}

TimerThread::~TimerThread() = default;

TimerThread::Id TimerThread::schedule(MonotonicTime due, std::function<void()> callback) {
  bool isTooLate = false; // what the thread sleeps for: most timers are cancelled long before they are due
  Id id = 0;
  {
    const std::scoped_lock lock(m_mutex);
    id = m_nextId++;
    m_timers.emplace(std::pair{due, id}, std::move(callback));
    m_dueTimes.emplace(id, due);
    isTooLate = due < m_wakesAt;
    if (isTooLate) m_recheck = true;
  }
  if (isTooLate) m_changed.notify_all();
  return id;
}

void TimerThread::cancel(Id id) {
  std::function<void()> dropped; // destroyed after the lock: it may own what calls back here
  const std::scoped_lock lock(m_mutex);
  const auto due = m_dueTimes.find(id);
  if (due == m_dueTimes.end()) return;
  const auto timer = m_timers.find({due->second, id});
  dropped = std::move(timer->second);
  m_timers.erase(timer);
  m_dueTimes.erase(due);
}

void TimerThread::recheck() {
  {
    const std::scoped_lock lock(m_mutex);
    m_recheck = true;
  }
  m_changed.notify_all();
}

std::size_t TimerThread::pending() const {
  const std::scoped_lock lock(m_mutex);
  return m_timers.size();
}

void TimerThread::loop(const std::stop_token& stop) {
  std::unique_lock lock(m_mutex);
  while (!stop.stop_requested()) {
    m_recheck = false;
    if (m_timers.empty()) {
      m_wakesAt = MonotonicTime::max();
      m_changed.wait(lock, stop, [this] { return m_recheck; });
      continue;
    }
    m_wakesAt = m_timers.begin()->first.first;
    const Nanoseconds left = m_wakesAt - m_clock.now();
    if (left > Nanoseconds{0}) {
      m_changed.wait_for(lock, stop, std::min(left, kLongestSleep), [this] { return m_recheck; });
      continue;
    }
    auto node = m_timers.extract(m_timers.begin());
    m_dueTimes.erase(node.key().second);
    lock.unlock();
    node.mapped()();
    node = {}; // what the callback owns goes without the lock, too
    lock.lock();
  }
}

} // namespace aisemble
