// SPDX-License-Identifier: Apache-2.0
#pragma once
// One thread of the transport: an event loop, the connections it serves, and the clock that ends those which keep it
// waiting. Connections never change their thread, so nothing of theirs needs a lock.

#include <utility>

#include "core/api/http/access_policy.h"
#include "core/api/http/body_sink.h"
#include "core/api/http/http_metrics.h"
#include "core/api/http/router.h"
#include "core/api/http/server_limits.h"
#include "core/base/clock.h"
#include "core/base/log.h"

#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>

#include <list>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>
#include <unordered_map>

namespace aisemble::api {

class Connection;

/// How many connections there are, in all and from one address. Thread-safe.
class ConnectionCounter {
 public:
  ConnectionCounter(std::size_t limit, std::size_t limitPerAddress)
      : m_limit(limit), m_limitPerAddress(limitPerAddress) {}
  [[nodiscard]] bool admit(const IpAddress& client);
  void release(const IpAddress& client);

 private:
  struct KeyHash {
    std::size_t operator()(const IpAddress& address) const;
  };
  const std::size_t m_limit;
  const std::size_t m_limitPerAddress;
  std::mutex m_mutex;
  std::size_t m_count = 0;                                        // guarded by m_mutex
  std::unordered_map<IpAddress, std::size_t, KeyHash> m_byClient; // guarded by m_mutex
};

/// What all connections of a server share; lives as long as one of them.
struct ServerShared {
  ServerShared(ServerLimits serverLimits, AccessOptions access, HttpMetrics& httpMetrics, Logger& log)
      : limits(serverLimits)
      , policy(std::move(access))
      , metrics(httpMetrics)
      , logger(log)
      , counter(limits.connections, limits.connectionsPerAddress)
      , bodies(std::make_shared<BodyBudget>(limits.bodyBytesInAll)) {}

  const ServerLimits limits;
  const AccessPolicy policy;
  HttpMetrics& metrics; // used on the transport's threads only, which end before it does
  Logger& logger;       // likewise
  ConnectionCounter counter;
  const std::shared_ptr<BodyBudget> bodies;
};

/// A listener as its connections see it.
struct ListenerShared {
  int port = 0;
  const Router* router = nullptr;
  std::unordered_map<const std::string*, std::size_t> routeNumbers; ///< a pattern of the router to that of the metrics
};

class IoThread : public std::enable_shared_from_this<IoThread> {
 public:
  explicit IoThread(std::chrono::milliseconds tick);

  void start();
  [[nodiscard]] boost::asio::io_context& context() { return m_context; }
  [[nodiscard]] bool isCurrent() const { return std::this_thread::get_id() == m_id.load(std::memory_order_relaxed); }

  /// From any thread; runs on this one. False, and `work` is dropped, once the thread has ended.
  template <class Work>
  bool post(Work&& work) {
    const std::scoped_lock lock(m_postMutex);
    if (m_isClosed) return false;
    boost::asio::post(m_context, std::forward<Work>(work));
    return true;
  }

  /// Begins the end: idle connections go now, the others within `grace`; then the loop ends.
  void stop(std::chrono::milliseconds grace);
  void join();

  // On this thread:
  using Connections = std::list<std::shared_ptr<Connection>>;
  Connections::iterator add(std::shared_ptr<Connection> connection);
  void remove(Connections::iterator place);
  [[nodiscard]] bool isStopping() const { return m_isStopping; }
  /// For the Date field, made once a second.
  [[nodiscard]] const std::string& date();

 private:
  void armTicker();
  void tick();
  void beginStop(std::chrono::milliseconds grace);
  void endIfIdle();

  boost::asio::io_context m_context{1};
  std::optional<boost::asio::executor_work_guard<boost::asio::io_context::executor_type>> m_work;
  boost::asio::steady_timer m_ticker;
  const std::chrono::milliseconds m_tick;
  std::thread m_thread;
  std::atomic<std::thread::id> m_id{};
  Connections m_connections;
  bool m_isTicking = false;
  bool m_isStopping = false;
  MonotonicTime m_stopDeadline;
  std::time_t m_dateSecond = -1;
  std::string m_date;

  std::mutex m_postMutex;
  bool m_isClosed = false; // guarded by m_postMutex
};

} // namespace aisemble::api
