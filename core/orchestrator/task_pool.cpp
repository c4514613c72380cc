// SPDX-License-Identifier: Apache-2.0
#include "core/orchestrator/task_pool.h"

#include "core/orchestrator/ready_threads.h"

#include <QtConcurrent>

#include <algorithm>

namespace aisemble {

TaskPool::TaskPool(int threads, Threads start) {
  m_threads.setMaxThreadCount(std::max(threads, 1));
  if (start == Threads::Ready) keepThreadsReady(m_threads);
}

TaskPool::~TaskPool() {
  {
    std::unique_lock lock(m_mutex);
    m_done.wait(lock, [this] { return m_unfinished == 0; });
  }
  m_threads.waitForDone();
}

void TaskPool::run(std::function<void()> task, int priority) {
  const std::scoped_lock lock(m_mutex);
  m_tasks.emplace(std::pair{-static_cast<std::int64_t>(priority), m_arrivals++}, std::move(task));
  ++m_unfinished;
  // One turn a task: whichever thread comes first takes the best that waits. With the lock held, so that the turn,
  // which takes it first, sees everything that happened here.
  (void)QtConcurrent::run(&m_threads, [this] { runNext(); });
}

void TaskPool::runNext() {
  std::function<void()> task;
  {
    const std::scoped_lock lock(m_mutex);
    task = std::move(m_tasks.extract(m_tasks.begin()).mapped());
  }
  task();
  task = {};
  const std::scoped_lock lock(m_mutex);
  if (--m_unfinished == 0) m_done.notify_all();
}

} // namespace aisemble
