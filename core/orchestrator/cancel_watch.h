// SPDX-License-Identifier: Apache-2.0
#pragma once
// Tells at once when somebody cancels a QFuture, whoever holds it. Qt reports that through QFutureWatcher, which needs
// an event loop; so the watchers live in one thread that has one, from their first to their last moment: a watcher that
// is moved between threads leaves its events behind in the one it came from, which never reads them.

#include "core/orchestrator/orchestrator.h"

#include <QThread>

#include <cstdint>
#include <functional>
#include <memory>

namespace aisemble {

/// Thread-safe. Needs a QCoreApplication, as every Qt event loop does; without one isWatching() is false and watch()
/// does nothing.
class CancelWatch {
 public:
  using Watch = std::uint64_t; ///< 0: none

  CancelWatch();
  CancelWatch(const CancelWatch&) = delete;
  CancelWatch& operator=(const CancelWatch&) = delete;
  ~CancelWatch(); ///< every watch was ended before

  [[nodiscard]] bool isWatching() const { return m_desk != nullptr; }

  /// `onCancelled` is called at most once, on the watching thread; it returns quickly.
  [[nodiscard]] Watch watch(const QFuture<RequestEvent>& future, std::function<void()> onCancelled);
  /// Once for each watch; a call under way is not waited for. 0 is ignored.
  void end(Watch watch);

 private:
  class Desk;
  std::unique_ptr<Desk> m_desk; ///< lives in m_thread; null without an event loop
  QThread m_thread;
};

} // namespace aisemble
