// SPDX-License-Identifier: Apache-2.0
#pragma once
// Which handler answers which method and path. Filled once, then read by all transport threads.

#include "core/api/http/exchange.h"

#include <optional>

namespace aisemble::api {

struct RouteOptions {
  std::uint64_t bodyLimitBytes = std::uint64_t{64} << 20; ///< a larger body answers 413 before it is read
  /// Set: the body is written to a new file in this folder while it arrives (uploads), not kept in memory.
  std::filesystem::path bodyFolder;
};

class Router {
 public:
  struct Match {
    const Handler* handler = nullptr; ///< null: see status
    const RouteOptions* options = nullptr;
    std::map<std::string, std::string, std::less<>> parameters;
    int status = 200;                     ///< 404 no such path, 405 another method has it
    std::string allowed;                  ///< with 405: methods for the Allow header
    const std::string* pattern = nullptr; ///< of the route, also with 405; null with 404
    std::optional<HttpResponse> refusal;  ///< the gate's answer: the handler is null then, and no body is read
  };

  /// `pattern`: "/models/{name}"; a parameter stands for one non-empty segment. Fixed segments win over parameters
  /// ("/models/stats" over "/models/{name}"), whatever the order of registration. HEAD is answered by GET's handler.
  void add(std::string method, std::string pattern, Handler handler, RouteOptions options = {});

  /// Asked by find() for every route that matches, with its pattern; an answer closes the route. Thread-safe, quick.
  using Gate = std::function<std::optional<HttpResponse>(std::string_view pattern)>;
  void setGate(Gate gate) { m_gate = std::move(gate); }

  [[nodiscard]] Match find(std::string_view method, std::string_view path) const;

  /// Of every route, for metrics; those that Match::pattern points to.
  [[nodiscard]] std::vector<const std::string*> patterns() const;

 private:
  struct Route {
    std::string method;
    std::string pattern;
    std::vector<std::string> segments;
    Handler handler;
    RouteOptions options;
  };
  std::vector<Route> m_routes; // the most specific first
  Gate m_gate;                 // empty: all routes are open
};

} // namespace aisemble::api
