// SPDX-License-Identifier: Apache-2.0
#pragma once
// Tells at once when somebody cancels a QFuture, whoever holds it. Qt reports that through QFutureWatcher, which needs
// an event loop; so the watchers live in one thread that has one.

#include "core/orchestrator/orchestrator.h"

#include <QFutureWatcher>
#include <QThread>

#include <functional>
#include <utility>

namespace aisemble {

/// One watched future; lives in the watching thread.
class CancelWatcher final : public QFutureWatcher<RequestEvent> {
 public:
  explicit CancelWatcher(std::function<void()> onCancelled) : m_onCancelled(std::move(onCancelled)) {}
  ~CancelWatcher() override;
  void fire();

 private:
  std::function<void()> m_onCancelled;
};

/// Thread-safe. Needs a QCoreApplication, as every Qt event loop does; without one isWatching() is false and watch()
/// does nothing.
class CancelWatch {
 public:
  using Watch = CancelWatcher*;

  CancelWatch();
  CancelWatch(const CancelWatch&) = delete;
  CancelWatch& operator=(const CancelWatch&) = delete;
  ~CancelWatch(); ///< every watch was ended before

  [[nodiscard]] bool isWatching() const { return m_isWatching; }

  /// `onCancelled` is called at most once, on the watching thread; it returns quickly.
  [[nodiscard]] Watch watch(const QFuture<RequestEvent>& future, std::function<void()> onCancelled);
  /// Once for each watch; a call under way is not waited for. Null is ignored.
  void end(Watch watch);

 private:
  bool m_isWatching = false;
  QThread m_thread;
};

} // namespace aisemble
