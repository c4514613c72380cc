// SPDX-License-Identifier: Apache-2.0
#include "core/api/ticket_follower.h"

#include <QCoreApplication>
#include <QEvent>
#include <QFutureWatcher>
#include <QThread>

#include <condition_variable>
#include <map>
#include <mutex>
#include <utility>
#include <vector>

namespace aisemble::api {
namespace {

using Future = QFuture<RequestEvent>;
using OnPartial = std::function<void(const Partial&)>;
using OnEnd = TicketFollower::OnEnd;

/// Without the copy that resultAt() makes. The event stays where it is for the life of the future.
const RequestEvent& eventAt(const Future& future, int index) {
  return *(future.constBegin() + index);
}

/// Of a future that is finished.
void tellEnd(const Future& future, const OnEnd& onEnd) {
  if (!future.isCanceled() && future.resultCount() > 0) {
    const RequestEvent& last = eventAt(future, future.resultCount() - 1);
    if (const auto* completed = std::get_if<Completed>(&last)) return onEnd(*completed, completed->report.remote);
    if (const auto* failed = std::get_if<Failed>(&last)) return onEnd(fail(failed->error), failed->report.remote);
  }
  onEnd(fail(ErrorCode::Cancelled, "The request was cancelled."), false);
}

} // namespace

class TicketFollower::State {
 public:
  State() {
    m_thread.setObjectName(QStringLiteral("ticket-follower"));
    m_desk.moveToThread(&m_thread);
    m_thread.start();
  }

  ~State() {
    std::vector<Ticket> running;
    {
      const std::scoped_lock lock(m_mutex);
      m_isClosing = true;
      for (const auto& [id, ticket] : m_followed)
        running.push_back(ticket);
    }
    for (Ticket& ticket : running)
      ticket.cancel();
    {
      std::unique_lock lock(m_mutex);
      m_ended.wait(lock, [this] { return m_followed.empty(); });
    }
    m_thread.quit();
    m_thread.wait();
  }

  void follow(Ticket ticket, OnPartial onPartial, OnEnd onEnd) {
    std::uint64_t id = 0;
    bool isClosing = false;
    {
      const std::scoped_lock lock(m_mutex);
      id = m_next++;
      m_followed.emplace(id, ticket);
      isClosing = m_isClosing;
    }
    if (isClosing) ticket.cancel();
    if (onPartial || !ticket.end)
      followStream(std::make_shared<Stream>(Stream{id, ticket.future, std::move(onPartial), std::move(onEnd), 0}));
    else
      followEnd(id, ticket, std::move(onEnd));
  }

 private:
  void followEnd(std::uint64_t id, const Ticket& ticket, OnEnd onEnd) {
    ticket.end->whenReached([this, id, future = ticket.future, onEnd = std::move(onEnd)]() mutable {
      finish(id, std::exchange(onEnd, nullptr), future);
    });
  }

  struct Stream {
    std::uint64_t id = 0;
    Future future;
    OnPartial onPartial;
    OnEnd onEnd;
    int next = 0; ///< of the future's events

    void deliver(int end) {
      for (; next < end; ++next)
        if (const auto* partial = std::get_if<Partial>(&eventAt(future, next)); partial != nullptr && onPartial)
          onPartial(*partial);
    }
  };
  using StreamPtr = std::shared_ptr<Stream>;

  /// What lives in the follower's own thread.
  class Desk final : public QObject {
   public:
    explicit Desk(State& state) : m_state(state) {}

   private:
    void customEvent(QEvent*) override { m_state.takeStreams(); }
    State& m_state;
  };

  /// Partial results are announced to QFutureWatcher only, which needs an event loop: this object's thread has one.
  void followStream(StreamPtr stream) {
    {
      const std::scoped_lock lock(m_mutex);
      m_streams.push_back(std::move(stream));
    }
    QCoreApplication::postEvent(&m_desk, new QEvent(QEvent::User)); // which is Qt's from here on
  }

  void takeStreams() {
    std::vector<StreamPtr> streams;
    {
      const std::scoped_lock lock(m_mutex);
      streams.swap(m_streams);
    }
    for (StreamPtr& stream : streams)
      watch(std::move(stream));
  }

  void watch(const StreamPtr& stream) {
    auto* watcher = new QFutureWatcher<RequestEvent>(&m_desk);
    QObject::connect(watcher, &QFutureWatcherBase::resultsReadyAt, watcher, [stream](int, int end) {
      if (!stream->future.isCanceled()) stream->deliver(end);
    });
    QObject::connect(watcher, &QFutureWatcherBase::finished, watcher, [this, watcher, stream] {
      if (!stream->future.isCanceled()) stream->deliver(stream->future.resultCount());
      watcher->disconnect();
      watcher->deleteLater();
      stream->onPartial = nullptr;
      finish(stream->id, std::exchange(stream->onEnd, nullptr), stream->future);
    });
    watcher->setFuture(stream->future);
  }

  void finish(std::uint64_t id, OnEnd onEnd, const Future& future) {
    if (onEnd) tellEnd(future, onEnd);
    onEnd = nullptr; // what it holds goes before the destructor may go on
    const std::scoped_lock lock(m_mutex);
    m_followed.erase(id);
    m_ended.notify_all();
  }

  std::mutex m_mutex;
  std::condition_variable m_ended;
  std::map<std::uint64_t, Ticket> m_followed; // guarded by m_mutex; until onEnd has returned
  std::uint64_t m_next = 0;                   // guarded by m_mutex
  bool m_isClosing = false;                   // guarded by m_mutex
  std::vector<StreamPtr> m_streams;           // guarded by m_mutex; to be watched. Not handed over by Qt, whose own
                                              // synchronisation the thread sanitizer does not see
  QThread m_thread;
  Desk m_desk{*this}; // lives in m_thread
};

TicketFollower::TicketFollower() : m_state(std::make_unique<State>()) {}
TicketFollower::~TicketFollower() = default;

void TicketFollower::follow(Ticket ticket, std::function<void(const Partial&)> onPartial, OnEnd onEnd) {
  m_state->follow(std::move(ticket), std::move(onPartial), std::move(onEnd));
}

} // namespace aisemble::api
