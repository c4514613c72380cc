// SPDX-License-Identifier: Apache-2.0
#pragma once
// What the transport counts: requests by route, method and status, their durations, what is in flight, bytes. The
// orchestrator's Metrics count the work behind them; /metrics shows both.

#include "core/base/clock.h"

#include <array>
#include <atomic>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace aisemble::api {

/// Thread-safe and without locks, except addRoute(), which comes before the first request.
class HttpMetrics {
 public:
  /// The label of all paths that no route has, so that strangers cannot invent labels.
  static constexpr std::size_t kUnknownRoute = 0;

  HttpMetrics();
  ~HttpMetrics();
  HttpMetrics(const HttpMetrics&) = delete;
  HttpMetrics& operator=(const HttpMetrics&) = delete;

  /// The route's number. A pattern that is known already keeps its number.
  std::size_t addRoute(std::string_view pattern);

  struct Finished {
    std::size_t route = kUnknownRoute;
    std::string_view method;
    int status = 0;             ///< 0: the connection ended before an answer was begun
    Nanoseconds duration{0};    ///< from the complete head to the last byte handed to the system
    std::uint64_t bytesIn = 0;  ///< of the body
    std::uint64_t bytesOut = 0; ///< of head and body
  };
  void requestBegan() { m_inFlight.fetch_add(1, std::memory_order_relaxed); }
  void requestFinished(const Finished& finished);

  void connectionOpened() { m_connections.fetch_add(1, std::memory_order_relaxed); }
  void connectionClosed() { m_connections.fetch_sub(1, std::memory_order_relaxed); }
  /// One that was turned away before it could ask: too many, or its address may not connect.
  void connectionRefused() { m_refusedConnections.fetch_add(1, std::memory_order_relaxed); }

  [[nodiscard]] std::int64_t inFlight() const { return m_inFlight.load(std::memory_order_relaxed); }
  [[nodiscard]] std::int64_t connections() const { return m_connections.load(std::memory_order_relaxed); }

  /// Prometheus text exposition format 0.0.4; families aisemble_http_….
  [[nodiscard]] std::string prometheusText() const;

 private:
  struct Route;
  std::vector<std::unique_ptr<Route>> m_routes; // the first: paths without a route
  std::atomic<std::int64_t> m_inFlight{0};
  std::atomic<std::int64_t> m_connections{0};
  std::atomic<std::uint64_t> m_refusedConnections{0};
  std::atomic<std::uint64_t> m_bytesIn{0};
  std::atomic<std::uint64_t> m_bytesOut{0};
};

} // namespace aisemble::api
