// SPDX-License-Identifier: Apache-2.0
#include "core/orchestrator/task_pool.h"

#include <QtConcurrent>

#include <algorithm>

namespace aisemble {

TaskPool::TaskPool(int threads) {
  m_threads.setMaxThreadCount(std::max(threads, 1));
}

TaskPool::~TaskPool() {
  m_threads.waitForDone();
}

void TaskPool::run(std::function<void()> task, int priority) {
  {
    const std::scoped_lock lock(m_mutex);
    m_tasks.emplace(std::pair{-static_cast<std::int64_t>(priority), m_arrivals++}, std::move(task));
  }
  // One turn a task: whichever thread comes first takes the best that waits.
  (void)QtConcurrent::run(&m_threads, [this] { runNext(); });
}

void TaskPool::runNext() {
  std::function<void()> task;
  {
    const std::scoped_lock lock(m_mutex);
    task = std::move(m_tasks.extract(m_tasks.begin()).mapped());
  }
  task();
}

} // namespace aisemble
