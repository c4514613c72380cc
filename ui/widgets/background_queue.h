// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Work that may wait for a disk, done off the GUI thread on one thread and in the order it was given.

#include "core/orchestrator/ready_threads.h"

#include <QFuture>
#include <QFutureWatcher>
#include <QThreadPool>
#include <QtConcurrent>

#include <type_traits>
#include <utility>

namespace aisemble::ui {

class BackgroundQueue {
 public:
  BackgroundQueue() {
    m_pool.setMaxThreadCount(1);
    keepThreadsReady(m_pool);
  }
  /// Finishes what was given, then returns: each job is short by contract.
  ~BackgroundQueue() { m_pool.waitForDone(); }
  BackgroundQueue(const BackgroundQueue&) = delete;
  BackgroundQueue& operator=(const BackgroundQueue&) = delete;

  template <class Work>
  auto run(Work work) {
    return QtConcurrent::run(&m_pool, std::move(work));
  }

  /// Runs `work` here and hands its result to `handler` on `guard`'s thread, which is the caller's, unless `guard` is
  /// gone by then. Not by QFuture::then(): Qt 6.4 may run a continuation twice when it is attached just as the work
  /// ends.
  template <class Work, class Handler>
  void run(Work work, QObject* guard, Handler handler) {
    using Value = std::invoke_result_t<Work&>;
    auto* watcher = new QFutureWatcher<Value>(guard);
    QObject::connect(watcher, &QFutureWatcherBase::finished, guard, [watcher, handler = std::move(handler)]() mutable {
      watcher->deleteLater();
      if constexpr (std::is_void_v<Value>)
        handler();
      else
        handler(watcher->future().takeResult());
    });
    watcher->setFuture(QtConcurrent::run(&m_pool, std::move(work)));
  }

 private:
  QThreadPool m_pool;
};

} // namespace aisemble::ui
