// SPDX-License-Identifier: Apache-2.0
#pragma once
// The program's outgoing HTTP: one thread, few connections that are kept and shared, limits on everything. Waiting for
// a peer takes no thread and no core of the budget.

#include "core/remote/http_types.h"

#include <filesystem>
#include <functional>

namespace aisemble::remote {

/// Defaults are the original's (http_pool_* of its settings) where it has them.
struct HttpPoolOptions {
  int maxConnections = 20;            ///< at the same time, to all hosts; >= 1
  int maxPerHost = 20;                ///< of those, to one host; >= 1
  int maxKept = 20;                   ///< idle connections kept for the next call; 0 keeps none
  std::chrono::seconds keepAlive{30}; ///< an idle connection older than this is not used again
  bool blockWhenFull = true;          ///< wait for a free connection within the call's limits; false: Refused at once
  std::size_t maxWaiting = 1024;  ///< calls that wait for a connection; more are Refused. Envoy's max_pending_requests
  int streamsPerConnection = 100; ///< of one HTTP/2 connection; RFC 9113, 6.5.2 recommends no fewer
  bool useHttp2 = true;           ///< where TLS offers it (ALPN)
  bool proxyFromEnvironment = false; ///< heed http_proxy, https_proxy, no_proxy
  /// Connect to addresses of the public internet only, whatever a name leads to; others end with ConnectFailed.
  bool publicAddressesOnly = false;
  std::filesystem::path caFile; ///< certificates to trust instead of the system's, PEM; empty: the system's
};

struct HttpPoolStatistics {
  int active = 0;
  int waiting = 0;
  std::uint64_t connectionsOpened = 0;
  std::uint64_t connectionsReused = 0;                         ///< calls that found a kept or shared connection
  std::array<std::uint64_t, kHttpOutcomeNames.size()> ended{}; ///< by HttpOutcome
  [[nodiscard]] std::uint64_t endedWith(HttpOutcome outcome) const { return ended[static_cast<std::size_t>(outcome)]; }
};

/// TLS is always verified; redirects are never followed (a 3xx is an answer like any other), so a key stays with the
/// origin it was given for. The library resends nothing by itself but a GET on a kept connection that turned out dead.
/// All functions are thread-safe and return at once. A name is looked up on a short-lived thread of libcurl's.
class HttpPool {
 public:
  using Handle = std::uint64_t;
  using TimerId = std::uint64_t;

  explicit HttpPool(HttpPoolOptions options);
  /// Ends what runs and waits with Cancelled, drops timers, and joins. Not from the pool's thread.
  ~HttpPool();
  HttpPool(const HttpPool&) = delete;
  HttpPool& operator=(const HttpPool&) = delete;

  /// `sink` is held until after its onEnd().
  Handle start(HttpCall call, std::shared_ptr<HttpSink> sink);
  /// The exchange ends with Cancelled, unless it ended before; onEnd() follows on the pool's thread. Unknown handles
  /// are ignored.
  void cancel(Handle handle);

  /// Calls back on the pool's thread, in order with start() and cancel(). Pending calls are still made at destruction.
  void post(std::function<void()> work);
  /// Calls back on the pool's thread when `delay` has passed; never at destruction.
  TimerId schedule(std::chrono::milliseconds delay, std::function<void()> work);
  void cancelTimer(TimerId timer);

  [[nodiscard]] HttpPoolStatistics statistics() const;

 private:
  class Loop;
  std::unique_ptr<Loop> m_loop;
};

} // namespace aisemble::remote
