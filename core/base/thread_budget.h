// SPDX-License-Identifier: Apache-2.0
#pragma once
// The cores of this machine as a counted resource. Everything that computes holds a lease for as many threads as it
// runs, so computing threads never exceed the budget, whichever pools, engines and libraries they belong to. Waiting
// for a socket, a disk or a queue holds no lease.

#include <condition_variable>
#include <cstdint>
#include <mutex>
#include <set>
#include <stop_token>
#include <utility>

namespace aisemble {

class ThreadBudget {
 public:
  /// Whom the threads are for.
  enum class Work {
    Asked,      ///< somebody waits for the answer
    Background, ///< a batch: after everybody who was asked
  };

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
    /// To `most` (at least 1): gives back what is more, and takes of what is free. Not of an empty lease.
    void resize(int most);
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

  /// Threads that acquire go behind others from then on, see goBehindOthers(): a window stays quick beside what
  /// computes. Before anybody acquires.
  void setBehindOthers(bool behind) { m_isBehindOthers = behind; }

  [[nodiscard]] int total() const { return m_total; }
  [[nodiscard]] int inUse() const;
  [[nodiscard]] int highWater() const; ///< the most threads ever leased at once
  [[nodiscard]] int waiting() const;   ///< how many acquire() calls wait right now
  /// Whether somebody waits who would be served before `work` that comes now.
  [[nodiscard]] bool isWanted(Work work) const;

  /// Blocks until at least one thread is free and everyone of `work` who came earlier was served, background work also
  /// everyone who was asked; then takes up to `most` (clamped to [1, total]) of the free ones. Returns an empty lease
  /// when `stop` is requested while waiting. First come, first served: a wide request is not starved by narrow ones.
  [[nodiscard]] Lease acquire(int most, std::stop_token stop = {}, Work work = Work::Asked);

 private:
  void give(int threads);
  [[nodiscard]] int takeFree(int most);               // m_mutex held
  [[nodiscard]] bool isWantedLocked(Work work) const; // m_mutex held

  const int m_total;
  bool m_isBehindOthers = false;
  mutable std::mutex m_mutex;
  std::condition_variable_any m_changed;
  int m_inUse = 0;                               // guarded by m_mutex
  int m_highWater = 0;                           // guarded by m_mutex
  using Ticket = std::pair<Work, std::uint64_t>; // the lowest is served first
  std::set<Ticket> m_queue;                      // guarded by m_mutex
  std::uint64_t m_nextTicket = 0;                // guarded by m_mutex
};

} // namespace aisemble
