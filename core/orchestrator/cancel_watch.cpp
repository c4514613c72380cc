// SPDX-License-Identifier: Apache-2.0
#include "core/orchestrator/cancel_watch.h"

#include <QCoreApplication>
#include <QEvent>
#include <QFutureWatcher>

#include <algorithm>
#include <condition_variable>
#include <mutex>
#include <unordered_map>
#include <utility>
#include <vector>

namespace aisemble {

/// What lives in the watching thread. Orders wait in a list of our own: the thread sanitizer does not see Qt's
/// synchronisation, and a watch that ends before the thread woke up never costs a watcher.
class CancelWatch::Desk final : public QObject {
 public:
  using Future = QFuture<RequestEvent>;

  Watch begin(const Future& future, std::function<void()> onCancelled) {
    const std::scoped_lock lock(m_mutex);
    m_begun.push_back({++m_last, future, std::move(onCancelled)});
    wake();
    return m_last;
  }

  void end(Watch watch) {
    Order unused; // goes after the lock
    const std::scoped_lock lock(m_mutex);
    const auto waiting =
        std::find_if(m_begun.begin(), m_begun.end(), [&](const Order& order) { return order.id == watch; });
    if (waiting != m_begun.end()) {
      unused = std::move(*waiting);
      m_begun.erase(waiting);
      return;
    }
    m_ended.push_back(watch);
    wake();
  }

  /// Waits until the watching thread has let go of everything here.
  void close() {
    std::unique_lock lock(m_mutex);
    m_isClosing = true;
    wake();
    m_closed.wait(lock, [this] { return m_isClosed; });
  }

 private:
  using Watcher = QFutureWatcher<RequestEvent>;
  struct Order {
    Watch id = 0;
    Future future;
    std::function<void()> onCancelled;
  };

  void wake() { // m_mutex held
    if (std::exchange(m_isWoken, true)) return;
    QCoreApplication::postEvent(this, new QEvent(QEvent::User)); // which is Qt's from here on
  }

  void customEvent(QEvent*) override {
    std::vector<Order> begun;
    std::vector<Watch> ended;
    bool isLast = false;
    {
      const std::scoped_lock lock(m_mutex);
      m_isWoken = false;
      isLast = m_isClosing; // nothing is posted any more
      begun.swap(m_begun);
      ended.swap(m_ended);
    }
    for (Order& order : begun) {
      auto watcher = std::make_unique<Watcher>();
      QObject::connect(watcher.get(), &QFutureWatcherBase::canceled, watcher.get(), std::move(order.onCancelled));
      watcher->setFuture(order.future);
      m_watchers.emplace(order.id, std::move(watcher));
    }
    for (const Watch id : ended)
      m_watchers.erase(id);
    if (!isLast) return;
    const std::scoped_lock lock(m_mutex);
    m_watchers.clear();
    m_isClosed = true;
    m_closed.notify_all(); // with the lock held: this object may end right after
  }

  std::mutex m_mutex;
  Watch m_last = 0;           // guarded by m_mutex
  std::vector<Order> m_begun; // guarded by m_mutex
  std::vector<Watch> m_ended; // guarded by m_mutex
  bool m_isWoken = false;     // guarded by m_mutex
  bool m_isClosing = false;   // guarded by m_mutex
  bool m_isClosed = false;    // guarded by m_mutex
  std::condition_variable m_closed;
  std::unordered_map<Watch, std::unique_ptr<Watcher>> m_watchers; // the watching thread's
};

CancelWatch::CancelWatch() {
  if (QCoreApplication::instance() == nullptr) return;
  m_thread.setObjectName(QStringLiteral("cancel-watch"));
  m_desk = std::make_unique<Desk>();
  m_desk->moveToThread(&m_thread);
  m_thread.start();
}

CancelWatch::~CancelWatch() {
  if (m_desk) m_desk->close();
  m_thread.quit();
  m_thread.wait();
}

CancelWatch::Watch CancelWatch::watch(const QFuture<RequestEvent>& future, std::function<void()> onCancelled) {
  return m_desk ? m_desk->begin(future, std::move(onCancelled)) : 0;
}

void CancelWatch::end(Watch watch) {
  if (watch != 0) m_desk->end(watch);
}

} // namespace aisemble
