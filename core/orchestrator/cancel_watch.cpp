// SPDX-License-Identifier: Apache-2.0
#include "core/orchestrator/cancel_watch.h"

#include <QCoreApplication>
#include <QEvent>
#include <QFutureWatcher>

#include <algorithm>
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

  /// On the watching thread, as its last act.
  void clear() { m_watchers.clear(); }

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
    {
      const std::scoped_lock lock(m_mutex);
      m_isWoken = false;
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
  }

  std::mutex m_mutex;
  Watch m_last = 0;                                               // guarded by m_mutex
  std::vector<Order> m_begun;                                     // guarded by m_mutex
  std::vector<Watch> m_ended;                                     // guarded by m_mutex
  bool m_isWoken = false;                                         // guarded by m_mutex
  std::unordered_map<Watch, std::unique_ptr<Watcher>> m_watchers; // the watching thread's
};

CancelWatch::CancelWatch() {
  if (QCoreApplication::instance() == nullptr) return;
  m_thread.setObjectName(QStringLiteral("cancel-watch"));
  m_desk = std::make_unique<Desk>();
  m_desk->moveToThread(&m_thread);
  QObject::connect(
      &m_thread, &QThread::finished, m_desk.get(), [desk = m_desk.get()] { desk->clear(); }, Qt::DirectConnection);
  m_thread.start();
}

CancelWatch::~CancelWatch() {
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
