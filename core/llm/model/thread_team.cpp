// SPDX-License-Identifier: Apache-2.0
#include "core/llm/model/thread_team.h"

#include <algorithm>
#include <utility>

namespace aisemble::llm {
namespace {

// About 10 to 20 microseconds: longer than the gaps between the loops of one token of a small model, and too short to
// matter to anyone who waits for the core.
constexpr int kSpins = 1000;

void pauseBriefly() {
#if defined(__x86_64__)
  __builtin_ia32_pause();
#else
  std::this_thread::yield();
#endif
}

/// Returns once `value` is no longer `old`.
void waitForChange(const std::atomic<std::uint32_t>& value, std::uint32_t old) {
  for (int i = 0; i < kSpins; ++i) {
    if (value.load(std::memory_order_acquire) != old) return;
    pauseBriefly();
  }
  value.wait(old, std::memory_order_acquire);
}

} // namespace

ThreadTeam::~ThreadTeam() {
  m_ending.store(true, std::memory_order_relaxed);
  m_round.fetch_add(1, std::memory_order_release);
  m_round.notify_all();
  for (std::thread& helper : m_helpers)
    helper.join();
}

void ThreadTeam::setThreads(int threads) {
  m_threads = std::max(threads, 1);
}

std::size_t ThreadTeam::partsFor(std::size_t count, std::size_t grain) const {
  return std::min<std::size_t>(static_cast<std::size_t>(m_threads), count / std::max<std::size_t>(grain, 1));
}

void ThreadTeam::run(std::size_t parts, std::size_t count, const void* context, Invoke function) {
  while (m_helpers.size() + 1 < parts) {
    const std::size_t index = m_helpers.size() + 1;
    const std::uint32_t round = m_round.load(std::memory_order_relaxed); // only this thread changes it
    m_helpers.emplace_back([this, index, round] { helper(index, round); });
  }
  m_parts = parts;
  m_count = count;
  m_context = context;
  m_invoke = function;
  m_pending.store(static_cast<std::uint32_t>(m_helpers.size()), std::memory_order_relaxed);
  m_round.fetch_add(1, std::memory_order_release);
  m_round.notify_all();
  invoke(0); // the caller's part
  for (std::uint32_t left = m_pending.load(std::memory_order_acquire); left != 0;
       left = m_pending.load(std::memory_order_acquire))
    waitForChange(m_pending, left);
  if (m_failure) std::rethrow_exception(std::exchange(m_failure, nullptr)); // all helpers are done with it
}

void ThreadTeam::invoke(std::size_t part) noexcept {
  try {
    m_invoke(m_context, m_count * part / m_parts, m_count * (part + 1) / m_parts, part);
  } catch (...) {
    const std::scoped_lock lock(m_failureMutex);
    if (!m_failure) m_failure = std::current_exception();
  }
}

void ThreadTeam::helper(std::size_t index, std::uint32_t seen) {
  for (;;) {
    waitForChange(m_round, seen);
    ++seen;
    if (m_ending.load(std::memory_order_relaxed)) return;
    if (index < m_parts) invoke(index);
    if (m_pending.fetch_sub(1, std::memory_order_acq_rel) == 1) m_pending.notify_one();
  }
}

} // namespace aisemble::llm
