// SPDX-License-Identifier: Apache-2.0
#pragma once
// The cores of this machine as a counted resource. Everything that computes holds a lease for as many threads as it
// runs, so computing threads never exceed the budget, whichever pools, engines and libraries they belong to. Waiting
// for a socket, a disk or a queue holds no lease.

#include <condition_variable>
#include <cstdint>
#include <deque>
#include <mutex>
#include <stop_token>

namespace aisemble {

class ThreadBudget {
 public:
  /// Gives its threads back when destroyed. Movable; an empty lease counts zero.
  class Lease {
   public:
    Lease() = default;
    Lease(Lease&& other) noexcept;
    Lease& operator=(Lease&& other) noexcept;
    Lease(const Lease&) = delete;
    Lease& operator=(const Lease&) = delete;
    ~Lease() { release(); }

    [[nodiscard]] int threads() const { return m_threads; }
    void release();

   private:
    friend class ThreadBudget;
    Lease(ThreadBudget* budget, int threads) : m_budget(budget), m_threads(threads) {}
    ThreadBudget* m_budget = nullptr;
    int m_threads = 0;
  };

  /// `total` below 1 counts as 1.
  explicit ThreadBudget(int total);
  ~ThreadBudget();
  ThreadBudget(const ThreadBudget&) = delete;
  ThreadBudget& operator=(const ThreadBudget&) = delete;

  [[nodiscard]] int total() const { return m_total; }
  [[nodiscard]] int inUse() const;
  [[nodiscard]] int highWater() const; ///< the most threads ever leased at once
  [[nodiscard]] int waiting() const;   ///< how many acquire() calls wait right now

  /// Blocks until at least one thread is free and everyone who asked earlier was served, then takes up to `most`
  /// (clamped to [1, total]) of the free ones. Returns an empty lease when `stop` is requested while waiting.
  /// Fair: first come, first served, so a wide request is not starved by narrow ones.
  [[nodiscard]] Lease acquire(int most, std::stop_token stop = {});

 private:
  void give(int threads);

  const int m_total;
  mutable std::mutex m_mutex;
  std::condition_variable_any m_changed;
  int m_inUse = 0;                   // guarded by m_mutex
  int m_highWater = 0;               // guarded by m_mutex
  std::deque<std::uint64_t> m_queue; // guarded by m_mutex; tickets in order of arrival
  std::uint64_t m_nextTicket = 0;    // guarded by m_mutex
};

} // namespace aisemble
