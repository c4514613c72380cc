// SPDX-License-Identifier: Apache-2.0
#include "core/base/thread_budget.h"

#include "core/base/thread_priority.h"

#include <algorithm>
#include <cassert>
#include <utility>

namespace aisemble {

ThreadBudget::Lease::Lease(Lease&& other) noexcept
    : m_budget(std::exchange(other.m_budget, nullptr)), m_threads(std::exchange(other.m_threads, 0)) {}

ThreadBudget::Lease& ThreadBudget::Lease::operator=(Lease&& other) noexcept {
  if (this != &other) {
    release();
    m_budget = std::exchange(other.m_budget, nullptr);
    m_threads = std::exchange(other.m_threads, 0);
  }
  return *this;
}

void ThreadBudget::Lease::release() {
  if (m_budget != nullptr) m_budget->give(std::exchange(m_threads, 0));
  m_budget = nullptr;
}

void ThreadBudget::Lease::resize(int most) {
  assert(m_budget != nullptr && "an empty lease cannot grow");
  const int wanted = std::clamp(most, 1, m_budget->m_total);
  if (wanted < m_threads) {
    m_budget->give(m_threads - wanted);
    m_threads = wanted;
  } else if (wanted > m_threads) {
    const std::scoped_lock lock(m_budget->m_mutex);
    m_threads += m_budget->takeFree(wanted - m_threads);
  }
}

ThreadBudget::ThreadBudget(int total) : m_total(std::max(total, 1)) {}

ThreadBudget::~ThreadBudget() {
  assert(m_inUse == 0 && "a lease outlived its budget");
}

int ThreadBudget::inUse() const {
  const std::scoped_lock lock(m_mutex);
  return m_inUse;
}

int ThreadBudget::highWater() const {
  const std::scoped_lock lock(m_mutex);
  return m_highWater;
}

int ThreadBudget::waiting() const {
  const std::scoped_lock lock(m_mutex);
  return static_cast<int>(m_queue.size());
}

bool ThreadBudget::isWanted(Work work) const {
  const std::scoped_lock lock(m_mutex);
  return isWantedLocked(work);
}

bool ThreadBudget::isWantedLocked(Work work) const {
  return !m_queue.empty() && m_queue.begin()->first <= work;
}

int ThreadBudget::takeFree(int most) {
  const int taken = std::min(most, m_total - m_inUse);
  m_inUse += taken;
  m_highWater = std::max(m_highWater, m_inUse);
  return taken;
}

ThreadBudget::Lease ThreadBudget::acquire(int most, std::stop_token stop, Work work) {
  if (m_isBehindOthers) goBehindOthers();
  std::unique_lock lock(m_mutex);
  if (isWantedLocked(work) || m_inUse >= m_total) {
    const Ticket ticket{work, m_nextTicket++};
    m_queue.insert(ticket);
    const bool granted = m_changed.wait(lock, stop, [&] { return *m_queue.begin() == ticket && m_inUse < m_total; });
    m_queue.erase(ticket);
    if (!granted) {
      lock.unlock();
      m_changed.notify_all(); // somebody behind may be first now
      return {};
    }
  }
  const int taken = takeFree(std::clamp(most, 1, m_total));
  const bool areWaiting = !m_queue.empty();
  lock.unlock();
  if (areWaiting) m_changed.notify_all();
  return {this, taken};
}

void ThreadBudget::give(int threads) {
  bool areWaiting = false;
  {
    const std::scoped_lock lock(m_mutex);
    m_inUse -= threads;
    areWaiting = !m_queue.empty();
  }
  if (areWaiting) m_changed.notify_all();
}

} // namespace aisemble
