// SPDX-License-Identifier: Apache-2.0
#pragma once
// Spreads independent items over threads leased from the budget. What an item computes never depends on how many
// threads there are, so results do not either.

#include "core/base/thread_budget.h"

#include <algorithm>
#include <atomic>
#include <exception>
#include <mutex>
#include <stop_token>
#include <thread>
#include <vector>

namespace aisemble::tabular {

/// The caller holds a lease for its own thread; further threads are taken only when they are free right now.
class Workers {
 public:
  Workers(ThreadBudget& budget, std::stop_token stop) : m_budget(budget), m_stop(std::move(stop)) {}

  [[nodiscard]] bool isStopped() const { return m_stop.stop_requested(); }

  [[nodiscard]] const std::stop_token& stop() const { return m_stop; }

  /// Calls `work(i)` once for each i below `items`, in any order; returns early once stopped. `isLarge` says whether
  /// there is enough to do for starting threads. Rethrows what an item throws.
  template <class Work>
  void each(std::size_t items, bool isLarge, const Work& work) const {
    std::atomic<std::size_t> next{0};
    std::exception_ptr failure;
    std::mutex mutex;
    const auto loop = [&] {
      try {
        for (std::size_t i = next++; i < items && !isStopped(); i = next++)
          work(i);
      } catch (...) {
        const std::scoped_lock lock(mutex);
        failure = std::current_exception();
        next = items;
      }
    };
    if (isLarge && items > 1) {
      ThreadBudget::Lease lease = takeFree(items - 1);
      std::vector<std::jthread> threads;
      for (int i = 0; i < lease.threads(); ++i)
        threads.emplace_back(loop);
      loop();
      threads.clear(); // joins
    } else {
      loop();
    }
    if (failure) std::rethrow_exception(failure);
  }

 private:
  [[nodiscard]] ThreadBudget::Lease takeFree(std::size_t most) const {
    std::stop_source passed; // a stop that is already there: acquire() takes what is free and does not wait
    passed.request_stop();
    return m_budget.acquire(static_cast<int>(std::min<std::size_t>(most, 64)), passed.get_token());
  }

  ThreadBudget& m_budget;
  std::stop_token m_stop;
};

} // namespace aisemble::tabular
