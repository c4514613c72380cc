// SPDX-License-Identifier: Apache-2.0
#pragma once
// The transport: listens on one or several ports, reads requests within their limits, asks the access policy, calls the
// route's handler and sends its answer. HTTP/1.1 and 1.0, keep-alive, pipelining, chunked bodies both ways.

#include "core/api/http/access_policy.h"
#include "core/api/http/http_metrics.h"
#include "core/api/http/router.h"
#include "core/api/http/server_limits.h"
#include "core/base/log.h"

#include <memory>
#include <string>
#include <vector>

namespace aisemble::api {

struct HttpListener {
  int port = 0;                   ///< 0: any free one
  const Router* router = nullptr; ///< outlives the server; complete before it starts
};

struct HttpServerOptions {
  std::string host = "127.0.0.1"; ///< a numeric address, or a name, of which the first address is taken
  std::vector<HttpListener> listeners;
  ServerLimits limits;
  AccessOptions access;
  int threads = 2; ///< [1, 16]; they read, write and call handlers, which do not block
};

/// `host` as start() would bind it. Errors: NotFound.
[[nodiscard]] Result<IpAddress> resolveHost(const std::string& host);

class HttpServer {
 public:
  /// Listens when it returns. `metrics` and `logger` outlive the server. Errors: InvalidArgument; NotFound (the host
  /// has no address); Unavailable (the port is taken or may not be used; names it and the next step).
  [[nodiscard]] static Result<std::unique_ptr<HttpServer>> start(HttpServerOptions options, HttpMetrics& metrics,
                                                                 Logger& logger);
  ~HttpServer(); ///< stop()
  HttpServer(const HttpServer&) = delete;
  HttpServer& operator=(const HttpServer&) = delete;

  struct Endpoint {
    std::string address;                   ///< numeric
    int port = 0;                          ///< the real one
    [[nodiscard]] std::string url() const; ///< "http://127.0.0.1:8080", "http://[::1]:8080"
  };
  /// In the order of the listeners.
  [[nodiscard]] const std::vector<Endpoint>& endpoints() const;

  /// Accepts nothing more, closes what is idle, lets running answers end within limits.stopGrace, then answers 503 to
  /// those that have not begun and closes the others, streams without their last chunk. Returns when no handler or
  /// callback of this server runs any more; exchanges that routes still hold may be used and have no effect. Not to be
  /// called by one of them.
  void stop();

 private:
  struct State;
  explicit HttpServer(std::unique_ptr<State> state);
  std::unique_ptr<State> m_state;
};

} // namespace aisemble::api
