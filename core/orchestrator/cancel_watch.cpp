// SPDX-License-Identifier: Apache-2.0
#include "core/orchestrator/cancel_watch.h"

#include <QCoreApplication>

#include <atomic>
#include <utility>

namespace aisemble {
namespace {

/// Touched last by the thread that hands a watcher over and first by the one that uses it: the thread sanitizer does
/// not see Qt's own synchronisation.
std::atomic<unsigned> g_handOver{0};

} // namespace

CancelWatcher::~CancelWatcher() {
  (void)g_handOver.load(std::memory_order_acquire);
}

void CancelWatcher::fire() {
  (void)g_handOver.load(std::memory_order_acquire);
  m_onCancelled();
}

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
  const Watch watcher = new CancelWatcher(std::move(onCancelled)); // end() has the watching thread delete it
  QObject::connect(watcher, &QFutureWatcherBase::canceled, watcher, &CancelWatcher::fire);
  g_handOver.fetch_add(1, std::memory_order_release);
  watcher->setFuture(future);
  watcher->moveToThread(&m_thread);
  return watcher;
}

void CancelWatch::end(Watch watch) {
  if (watch == nullptr) return;
  g_handOver.fetch_add(1, std::memory_order_release);
  watch->deleteLater();
}

} // namespace aisemble
