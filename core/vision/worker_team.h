// SPDX-License-Identifier: Apache-2.0
#pragma once
// One computation on several threads: on the caller's, for which the caller holds a lease, and on as many more as the
// budget has to spare at that moment. It never waits for a thread, so it cannot lock up with others that do the same.

#include "core/base/thread_budget.h"

#include <condition_variable>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <stop_token>
#include <thread>
#include <vector>

namespace aisemble::vision {

/// Thread-safe.
class WorkerTeam {
 public:
  /// `budget` outlives the team. Threads start when they are first needed.
  explicit WorkerTeam(ThreadBudget& budget);
  ~WorkerTeam();
  WorkerTeam(const WorkerTeam&) = delete;
  WorkerTeam& operator=(const WorkerTeam&) = delete;

  /// The most threads that run() may ever use, the caller's included.
  [[nodiscard]] int width() const { return m_budget.total(); }

  /// Calls `work(i)` once for every i in [0, count), in any order, and returns when all are done. What the first
  /// failing call throws is thrown on to the caller; pieces not begun by then are left out. A call from inside `work`
  /// runs on its own thread alone.
  void run(int count, const std::function<void(int)>& work);

  /// For work that can be cut anywhere, but costs more in pieces: calls `work(i, parts)` for every i in [0, parts),
  /// where `parts` is how many threads there are right now, at most `most`. Otherwise like run().
  void runSplit(int most, const std::function<void(int, int)>& work);

 private:
  struct Job;
  [[nodiscard]] ThreadBudget::Lease takeSpare(int most);
  void runOn(const ThreadBudget::Lease& spare, int count, const std::function<void(int)>& work);
  void serve(const std::stop_token& stop);
  void startThreads(int wanted); // m_mutex held

  ThreadBudget& m_budget;
  std::mutex m_mutex;
  std::condition_variable_any m_changed;
  std::deque<std::shared_ptr<Job>> m_calls; // guarded by m_mutex; one entry for each helper that a job may still get
  std::vector<std::jthread> m_threads;      // guarded by m_mutex
};

} // namespace aisemble::vision
