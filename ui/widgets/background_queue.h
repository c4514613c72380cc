// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Work that may wait for a disk, done off the GUI thread on one thread and in the order it was given.

#include <QFuture>
#include <QThreadPool>
#include <QtConcurrent>

#include <utility>

namespace aisemble::ui {

class BackgroundQueue {
 public:
  BackgroundQueue() {
    m_pool.setMaxThreadCount(1);
    m_pool.setExpiryTimeout(-1);
  }
  /// Finishes what was given, then returns: each job is short by contract.
  ~BackgroundQueue() { m_pool.waitForDone(); }
  BackgroundQueue(const BackgroundQueue&) = delete;
  BackgroundQueue& operator=(const BackgroundQueue&) = delete;

  template <class Work>
  auto run(Work work) {
    return QtConcurrent::run(&m_pool, std::move(work));
  }

  /// Runs `work` here and hands its result to `handler` on `guard`'s thread, unless `guard` is gone by then.
  template <class Work, class Handler>
  void run(Work work, QObject* guard, Handler handler) {
    QtConcurrent::run(&m_pool, std::move(work)).then(guard, std::move(handler));
  }

 private:
  QThreadPool m_pool;
};

} // namespace aisemble::ui
