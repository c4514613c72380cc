// SPDX-License-Identifier: Apache-2.0
#include "core/orchestrator/cancel_watch.h"

#include <QCoreApplication>

#include <atomic>
#include <utility>

namespace aisemble {
namespace {

/// Makes the hand-over from the thread that watches to the watching thread visible to the thread sanitizer, which does
/// not see Qt's own synchronisation.
std::atomic<unsigned> g_handOver{0};

} // namespace

CancelWatch::CancelWatch() : m_isWatching(QCoreApplication::instance() != nullptr) {
  m_thread.setObjectName(QStringLiteral("cancel-watch"));
  if (m_isWatching) m_thread.start();
}

CancelWatch::~CancelWatch() {
  m_thread.quit();
  m_thread.wait();
}

CancelWatch::Watch CancelWatch::watch(const QFuture<RequestEvent>& future, std::function<void()> onCancelled) {
  if (!m_isWatching) return nullptr;
  const Watch watcher = new QFutureWatcher<RequestEvent>; // owned by m_thread's event loop: end() deletes it later
  QObject::connect(watcher, &QFutureWatcherBase::canceled, watcher, [call = std::move(onCancelled)] {
    (void)g_handOver.load(std::memory_order_acquire);
    call();
  });
  g_handOver.fetch_add(1, std::memory_order_release);
  watcher->setFuture(future);
  watcher->moveToThread(&m_thread);
  return watcher;
}

void CancelWatch::end(Watch watch) {
  if (watch != nullptr) watch->deleteLater();
}

} // namespace aisemble
