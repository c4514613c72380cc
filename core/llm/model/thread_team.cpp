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

/// The round's number, how many parts it has, and the next one that nobody has taken; 16 bits for the last two.
struct Offer {
  std::uint32_t round = 0;
  std::uint32_t parts = 0;
  std::uint32_t next = 0;

  explicit Offer(std::uint64_t word)
      : round(static_cast<std::uint32_t>(word >> 32))
      , parts(static_cast<std::uint32_t>(word >> 16) & 0xFFFF)
      , next(static_cast<std::uint32_t>(word) & 0xFFFF) {}
  Offer(std::uint32_t number, std::size_t count) : round(number), parts(static_cast<std::uint32_t>(count)) {}
  [[nodiscard]] std::uint64_t word() const { return std::uint64_t{round} << 32 | std::uint64_t{parts} << 16 | next; }
};

constexpr std::size_t kMostParts = 0xFFFF;

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
  m_threads = std::clamp(threads, 1, static_cast<int>(kMostParts));
}

std::size_t ThreadTeam::partsFor(std::size_t count, std::size_t grain) const {
  return std::min<std::size_t>(static_cast<std::size_t>(m_threads), count / std::max<std::size_t>(grain, 1));
}

void ThreadTeam::run(std::size_t parts, std::size_t count, const void* context, Invoke function) {
  const std::uint32_t round = m_round.load(std::memory_order_relaxed); // only this thread changes it
  while (m_helpers.size() + 1 < parts)
    m_helpers.emplace_back([this, round] { helper(round); });
  m_parts = parts;
  m_count = count;
  m_context = context;
  m_invoke = function;
  m_left.store(static_cast<std::uint32_t>(parts), std::memory_order_relaxed);
  m_offer.store(Offer(round + 1, parts).word(), std::memory_order_release);
  m_round.store(round + 1, std::memory_order_release);
  m_round.notify_all();
  takeParts();
  for (std::uint32_t left = m_left.load(std::memory_order_acquire); left != 0;
       left = m_left.load(std::memory_order_acquire))
    waitForChange(m_left, left);
  if (m_failure) std::rethrow_exception(std::exchange(m_failure, nullptr)); // nobody is at work any more
}

void ThreadTeam::takeParts() noexcept {
  std::uint64_t word = m_offer.load(std::memory_order_acquire);
  for (;;) {
    Offer offer(word);
    const std::uint32_t part = offer.next++;
    if (part >= offer.parts) return;
    if (!m_offer.compare_exchange_weak(word, offer.word(), std::memory_order_acq_rel, std::memory_order_acquire))
      continue;
    word = offer.word();
    invoke(part);
    if (m_left.fetch_sub(1, std::memory_order_acq_rel) == 1) m_left.notify_one();
  }
}

void ThreadTeam::invoke(std::size_t part) noexcept {
  try {
    m_invoke(m_context, m_count * part / m_parts, m_count * (part + 1) / m_parts, part);
  } catch (...) {
    const std::scoped_lock lock(m_failureMutex);
    if (!m_failure) m_failure = std::current_exception();
  }
}

void ThreadTeam::helper(std::uint32_t seen) {
  for (;;) {
    waitForChange(m_round, seen);
    seen = m_round.load(std::memory_order_acquire);
    if (m_ending.load(std::memory_order_relaxed)) return;
    takeParts();
  }
}

} // namespace aisemble::llm
