// SPDX-License-Identifier: Apache-2.0
#pragma once
// A few threads that split one loop, again and again, with little cost per round. Not OpenMP: its barriers look like
// data races to the thread sanitizer, and it spins long after the work is done.

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <exception>
#include <mutex>
#include <thread>
#include <type_traits>
#include <vector>

namespace aisemble::llm {

/// Used by one thread at a time; that thread computes along, and takes what no helper has begun: a helper that has no
/// core on a busy machine is not waited for. Helpers are started when first needed, spin for some microseconds after a
/// round, and then sleep.
class ThreadTeam {
 public:
  ThreadTeam() = default;
  ~ThreadTeam();
  ThreadTeam(const ThreadTeam&) = delete;
  ThreadTeam& operator=(const ThreadTeam&) = delete;

  /// Threads that the next rounds use, the caller included; below 1 counts as 1. The caller holds a lease for them.
  void setThreads(int threads);
  [[nodiscard]] int threads() const { return m_threads; }

  /// Calls `work(begin, end)` or `work(begin, end, part)` for consecutive parts of [0, count), one part a thread, each
  /// of at least `grain` items, and returns when all are done; `part` counts from 0 and is below threads(). What `work`
  /// throws is thrown here once all parts have ended (the first of several).
  template <class Work>
  void split(std::size_t count, std::size_t grain, const Work& work) {
    const std::size_t parts = partsFor(count, grain);
    if (parts <= 1) {
      if (count > 0) call(work, 0, count, 0);
      return;
    }
    run(parts, count, &work, [](const void* context, std::size_t begin, std::size_t end, std::size_t part) {
      call(*static_cast<const Work*>(context), begin, end, part);
    });
  }

 private:
  using Invoke = void (*)(const void* context, std::size_t begin, std::size_t end, std::size_t part);

  template <class Work>
  static void call(const Work& work, std::size_t begin, std::size_t end, std::size_t part) {
    if constexpr (std::is_invocable_v<const Work&, std::size_t, std::size_t, std::size_t>)
      work(begin, end, part);
    else
      work(begin, end);
  }

  [[nodiscard]] std::size_t partsFor(std::size_t count, std::size_t grain) const;
  void run(std::size_t parts, std::size_t count, const void* context, Invoke function);
  void takeParts() noexcept; ///< runs parts of the present round until all have been taken
  void invoke(std::size_t part) noexcept;
  void helper(std::uint32_t seen); ///< `seen`: the last round that was not for this one

  int m_threads = 1;
  std::vector<std::thread> m_helpers;

  // One round: written by the caller before m_offer, read by whoever has taken a part. While a part is not done the
  // caller does not come to the next round.
  std::size_t m_parts = 0;
  std::size_t m_count = 0;
  const void* m_context = nullptr;
  Invoke m_invoke = nullptr;
  std::mutex m_failureMutex;
  std::exception_ptr m_failure; // guarded by m_failureMutex
  std::atomic<bool> m_ending{false};
  alignas(64) std::atomic<std::uint32_t> m_round{0}; // what helpers sleep on
  alignas(64) std::atomic<std::uint64_t> m_offer{0}; // an Offer: taking a part and seeing its round are one step
  alignas(64) std::atomic<std::uint32_t> m_left{0};  // parts that are not done
};

} // namespace aisemble::llm
