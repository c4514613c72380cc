// SPDX-License-Identifier: Apache-2.0
#pragma once
// A thread for routes whose answers wait for a disk, with an end to how many may wait for it.

#include "core/api/http/exchange.h"
#include "core/api/validation/status.h"
#include "core/orchestrator/task_pool.h"

#include <atomic>
#include <functional>
#include <utility>

namespace aisemble::api {

/// Thread-safe. The destructor works off what waits.
class WorkQueue {
 public:
  explicit WorkQueue(int maxWaiting) : m_maxWaiting(maxWaiting) {}

  /// Answers `exchange` with what `answer` makes of it, or at once with 503 and Retry-After when too many wait.
  void answer(const ExchangePtr& exchange, std::function<HttpResponse(const HttpRequest&)> answer) {
    const bool isTaken =
        run([exchange, answer = std::move(answer)] { exchange->respond(answer(exchange->request())); });
    if (isTaken) return;
    exchange->respond(errorAnswer(
        {ErrorCode::Busy, "Too many requests of this kind are waiting. Try again in a moment.", {}, std::nullopt}));
  }

  /// False: too many wait, and `task` will not run.
  [[nodiscard]] bool run(std::function<void()> task) {
    if (m_waiting.fetch_add(1, std::memory_order_relaxed) >= m_maxWaiting) {
      m_waiting.fetch_sub(1, std::memory_order_relaxed);
      return false;
    }
    m_pool.run([this, task = std::move(task)] {
      task();
      m_waiting.fetch_sub(1, std::memory_order_relaxed);
    });
    return true;
  }

 private:
  const int m_maxWaiting;
  std::atomic<int> m_waiting{0};
  TaskPool m_pool{1}; // the last member: its tasks use the others
};

} // namespace aisemble::api
