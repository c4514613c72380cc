// SPDX-License-Identifier: Apache-2.0
#include "core/vision/worker_team.h"

#include <algorithm>
#include <atomic>
#include <exception>

namespace aisemble::vision {
namespace {

thread_local bool isInsideWork = false; // whether this thread is running a piece of some job

} // namespace

struct WorkerTeam::Job {
  Job(const std::function<void(int)>& work_, int count_) : work(work_), count(count_) {}

  const std::function<void(int)>& work;
  const int count;
  std::atomic<int> next{0};
  std::mutex mutex;
  std::condition_variable idle;
  int helpers = 0;              // guarded by mutex; threads beside the caller's that are at work
  std::exception_ptr exception; // guarded by mutex

  void takePart() {
    isInsideWork = true;
    try {
      for (int i = next++; i < count; i = next++)
        work(i);
    } catch (...) {
      const std::scoped_lock lock(mutex);
      if (!exception) exception = std::current_exception();
      next = count;
    }
    isInsideWork = false;
  }
};

WorkerTeam::WorkerTeam(ThreadBudget& budget) : m_budget(budget) {}

WorkerTeam::~WorkerTeam() {
  std::vector<std::jthread> threads;
  {
    const std::scoped_lock lock(m_mutex);
    threads.swap(m_threads);
  }
  threads.clear(); // asks them to stop, and joins
}

void WorkerTeam::startThreads(int wanted) {
  while (static_cast<int>(m_threads.size()) < wanted)
    m_threads.emplace_back([this](const std::stop_token& stop) { serve(stop); });
}

void WorkerTeam::serve(const std::stop_token& stop) {
  for (;;) {
    std::shared_ptr<Job> job;
    {
      std::unique_lock lock(m_mutex);
      if (!m_changed.wait(lock, stop, [this] { return !m_calls.empty(); })) return;
      job = std::move(m_calls.front());
      m_calls.pop_front();
      const std::scoped_lock jobLock(job->mutex);
      ++job->helpers;
    }
    job->takePart();
    {
      const std::scoped_lock lock(job->mutex);
      --job->helpers;
    }
    job->idle.notify_all();
  }
}

ThreadBudget::Lease WorkerTeam::takeSpare(int most) {
  if (most < 1 || width() < 2 || isInsideWork) return {};
  // With a stop that was already requested, acquire() takes what is free and does not wait: somebody who holds a
  // lease and waits for another would lock up with a second one who does the same.
  std::stop_source now;
  now.request_stop();
  return m_budget.acquire(std::min(most, width() - 1), now.get_token());
}

void WorkerTeam::run(int count, const std::function<void(int)>& work) {
  runOn(takeSpare(count - 1), count, work);
}

void WorkerTeam::runSplit(int most, const std::function<void(int, int)>& work) {
  const ThreadBudget::Lease spare = takeSpare(most - 1);
  const int parts = 1 + spare.threads();
  runOn(spare, parts, [&](int i) { work(i, parts); });
}

void WorkerTeam::runOn(const ThreadBudget::Lease& spare, int count, const std::function<void(int)>& work) {
  if (spare.threads() == 0) {
    for (int i = 0; i < count; ++i)
      work(i);
    return;
  }
  const auto job = std::make_shared<Job>(work, count);
  {
    const std::scoped_lock lock(m_mutex);
    startThreads(width() - 1);
    m_calls.insert(m_calls.end(), static_cast<std::size_t>(spare.threads()), job);
  }
  m_changed.notify_all();
  job->takePart();
  {
    const std::scoped_lock lock(m_mutex);
    std::erase(m_calls, job); // helpers that did not come are not needed any more
  }
  std::unique_lock lock(job->mutex);
  job->idle.wait(lock, [&] { return job->helpers == 0; });
  if (job->exception) std::rethrow_exception(job->exception);
}

} // namespace aisemble::vision
