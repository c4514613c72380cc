// SPDX-License-Identifier: Apache-2.0
#pragma once
// A QThreadPool entered through QtConcurrent, whose tasks wait in a queue of our own: ordered by priority, and handed
// between threads under a std::mutex, which the thread sanitizer understands (it cannot see into Qt's).

#include <QThreadPool>

#include <condition_variable>
#include <cstdint>
#include <functional>
#include <map>
#include <mutex>
#include <utility>

namespace aisemble {

/// Thread-safe. The destructor runs what is queued and waits for it.
class TaskPool {
 public:
  enum class Threads {
    WhenNeeded,
    Ready, ///< from the beginning, see keepThreadsReady(): of pools that the GUI thread gives work to
  };
  explicit TaskPool(int threads, Threads start = Threads::WhenNeeded);
  TaskPool(const TaskPool&) = delete;
  TaskPool& operator=(const TaskPool&) = delete;
  ~TaskPool();

  /// Higher priority first, then in order. `task` does not throw.
  void run(std::function<void()> task, int priority = 0);

 private:
  void runNext();

  std::mutex m_mutex;
  std::condition_variable m_done;
  /// guarded by m_mutex; key: negated priority, arrival
  std::map<std::pair<std::int64_t, std::uint64_t>, std::function<void()>> m_tasks;
  std::uint64_t m_arrivals = 0;   // guarded by m_mutex
  std::uint64_t m_unfinished = 0; // guarded by m_mutex
  QThreadPool m_threads;
};

} // namespace aisemble
