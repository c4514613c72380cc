// SPDX-License-Identifier: Apache-2.0
#include "core/api/ticket_follower.h"

#include <QFutureWatcher>
#include <QThread>

#include <atomic>
#include <condition_variable>
#include <map>
#include <mutex>
#include <utility>
#include <vector>

namespace aisemble::api {
namespace {

using Future = QFuture<RequestEvent>;
using OnPartial = std::function<void(const Partial&)>;
using OnEnd = std::function<void(Result<Completed>)>;

/// Without the copy that resultAt() makes. The event stays where it is for the life of the future.
const RequestEvent& eventAt(const Future& future, int index) {
  return *(future.constBegin() + index);
}

/// Of a future that is finished.
Result<Completed> endOf(const Future& future) {
  if (!future.isCanceled() && future.resultCount() > 0) {
    const RequestEvent& last = eventAt(future, future.resultCount() - 1);
    if (const auto* completed = std::get_if<Completed>(&last)) return *completed;
    if (const auto* failed = std::get_if<Failed>(&last)) return fail(failed->error);
  }
  return fail(ErrorCode::Cancelled, "The request was cancelled.");
}

} // namespace

class TicketFollower::State {
 public:
  State() {
    m_thread.setObjectName(QStringLiteral("ticket-follower"));
    m_context.moveToThread(&m_thread);
    m_thread.start();
  }

  ~State() {
    std::vector<Future> running;
    {
      const std::scoped_lock lock(m_mutex);
      m_isClosing = true;
      for (const auto& [id, future] : m_followed)
        running.push_back(future);
    }
    for (Future& future : running)
      future.cancel();
    {
      std::unique_lock lock(m_mutex);
      m_ended.wait(lock, [this] { return m_followed.empty(); });
    }
    m_thread.quit();
    m_thread.wait();
    (void)m_handOver.load(std::memory_order_acquire);
  }

  void follow(Ticket ticket, OnPartial onPartial, OnEnd onEnd) {
    std::uint64_t id = 0;
    {
      const std::scoped_lock lock(m_mutex);
      id = m_next++;
      m_followed.emplace(id, ticket.future);
      if (m_isClosing) ticket.future.cancel();
    }
    if (onPartial)
      followStream(id, std::move(ticket.future), std::move(onPartial), std::move(onEnd));
    else
      followEnd(id, ticket.future, std::move(onEnd));
  }

 private:
  /// Qt calls the first continuation unless the future was cancelled, and the second one only then.
  void followEnd(std::uint64_t id, Future& future, OnEnd onEnd) {
    auto shared = std::make_shared<OnEnd>(std::move(onEnd));
    future
        .then(QtFuture::Launch::Sync,
              [this, id, shared](const Future& finished) {
                finish(id, std::exchange(*shared, nullptr), endOf(finished));
              })
        .onCanceled([this, id, shared] {
          finish(id, std::exchange(*shared, nullptr), fail(ErrorCode::Cancelled, "The request was cancelled."));
        });
  }

  /// Partial results are announced to QFutureWatcher only, which needs an event loop: this object's thread has one.
  void followStream(std::uint64_t id, Future future, OnPartial onPartial, OnEnd onEnd) {
    struct Stream {
      OnPartial onPartial;
      OnEnd onEnd;
      int next = 0; ///< of the future's events
      void deliver(const Future& from, int end) {
        for (; next < end; ++next)
          if (const auto* partial = std::get_if<Partial>(&eventAt(from, next))) onPartial(*partial);
      }
    };
    auto stream = std::make_shared<Stream>(Stream{std::move(onPartial), std::move(onEnd), 0});
    const auto begin = [this, id, stream = std::move(stream), future = std::move(future)] {
      (void)m_handOver.load(std::memory_order_acquire);
      auto* watcher = new QFutureWatcher<RequestEvent>(&m_context);
      QObject::connect(watcher, &QFutureWatcherBase::resultsReadyAt, watcher, [watcher, stream](int, int end) {
        if (!watcher->isCanceled()) stream->deliver(watcher->future(), end);
      });
      QObject::connect(watcher, &QFutureWatcherBase::finished, watcher, [this, id, watcher, stream] {
        const Future finished = watcher->future();
        if (!finished.isCanceled()) stream->deliver(finished, finished.resultCount());
        watcher->disconnect();
        watcher->deleteLater();
        stream->onPartial = nullptr;
        finish(id, std::exchange(stream->onEnd, nullptr), endOf(finished));
      });
      watcher->setFuture(future);
    };
    m_handOver.fetch_add(1, std::memory_order_release);
    QMetaObject::invokeMethod(&m_context, begin, Qt::QueuedConnection);
  }

  void finish(std::uint64_t id, OnEnd onEnd, Result<Completed> result) {
    if (onEnd) onEnd(std::move(result));
    onEnd = nullptr; // what it holds goes before the destructor may go on
    const std::scoped_lock lock(m_mutex);
    m_followed.erase(id);
    m_handOver.fetch_add(1, std::memory_order_release);
    m_ended.notify_all();
  }

  std::mutex m_mutex;
  std::condition_variable m_ended;
  std::map<std::uint64_t, Future> m_followed; // guarded by m_mutex; until onEnd has returned
  std::uint64_t m_next = 0;                   // guarded by m_mutex
  bool m_isClosing = false;                   // guarded by m_mutex
  /// Written before and read after Qt hands something to another thread: the thread sanitizer does not see Qt's own
  /// synchronisation.
  std::atomic<unsigned> m_handOver{0};
  QThread m_thread;
  QObject m_context; // lives in m_thread
};

TicketFollower::TicketFollower() : m_state(std::make_unique<State>()) {}
TicketFollower::~TicketFollower() = default;

void TicketFollower::follow(Ticket ticket, std::function<void(const Partial&)> onPartial,
                            std::function<void(Result<Completed>)> onEnd) {
  m_state->follow(std::move(ticket), std::move(onPartial), std::move(onEnd));
}

} // namespace aisemble::api
