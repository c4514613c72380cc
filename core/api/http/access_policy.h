// SPDX-License-Identifier: Apache-2.0
#pragma once
// Who may ask: host, origin and key of a request in one verdict, the same for every route. Pure.

#include "core/api/http/exchange.h"
#include "core/api/http/host_rule.h"

#include <optional>
#include <string>
#include <vector>

namespace aisemble::api {

/// No code path widens these lists: what is not named is refused.
struct AccessOptions {
  std::vector<HostPort> allowedHosts;      ///< beside loopback names and the address that was connected to
  std::vector<std::string> allowedOrigins; ///< as parseAllowedOrigin() gives them; empty: no CORS at all
  std::vector<IpNetwork> allowedNetworks;  ///< of clients; empty: any
  std::string key;                         ///< empty: none is asked for
  std::string instance = {};               ///< this server's id in hops (hops.h); empty: circles are not looked for
};

class AccessPolicy {
 public:
  explicit AccessPolicy(AccessOptions options) : m_options(std::move(options)) {}

  /// Of a connection, before it says anything. Loopback always may.
  [[nodiscard]] bool mayConnect(const IpAddress& client) const;

  struct Verdict {
    std::optional<HttpResponse> answer; ///< a refusal, or the answer of a preflight; absent: go on
    std::vector<HttpHeader> headers;    ///< for whatever answer follows
  };
  /// `authority` is the request target's, when it had one.
  [[nodiscard]] Verdict judge(const HttpRequest& request, std::string_view authority, const IpAddress& local) const;

 private:
  [[nodiscard]] Verdict judgeHops(const HttpRequest& request, Verdict verdict) const;
  const AccessOptions m_options;
};

} // namespace aisemble::api
