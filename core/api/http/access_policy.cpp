// SPDX-License-Identifier: Apache-2.0
#include "core/api/http/access_policy.h"

#include "core/api/http/api_key.h"
#include "core/api/http/error_body.h"
#include "core/engine/hops.h"

#include <algorithm>

namespace aisemble::api {
namespace {

constexpr std::string_view kHostRefused =
    "The Host header does not name this server. Start it with --allow-host NAME to answer to another name.";
constexpr std::string_view kOriginRefused =
    "Pages of this origin may not use the server. Start it with --allow-origin ORIGIN to let them.";
constexpr std::string_view kKeyMissing =
    "This server wants its key: send 'Authorization: Bearer KEY' or 'x-api-key: KEY'.";
constexpr std::string_view kLoop = "Loop: this server passed the request on to a service elsewhere, and it came back "
                                   "here. Two servers are set as each "
                                   "other's service elsewhere; set the service to local on one of them.";
constexpr std::string_view kKeyWrong = "The key is not this server's.";

struct Field {
  std::string_view value;
  int count = 0;
};
/// Of that name; a value counts only where it is the only one.
Field fieldOf(const HttpRequest& request, std::string_view name) {
  Field out;
  for (const HttpHeader& header : request.headers)
    if (equalsIgnoringCase(header.name, name)) {
      out.value = header.value;
      ++out.count;
    }
  return out;
}

bool isPreflight(const HttpRequest& request) {
  return request.method == "OPTIONS" && request.header("Access-Control-Request-Method").has_value();
}

/// Never with credentials: the key travels in a header of its own, cookies mean nothing here.
std::vector<HttpHeader> corsHeaders(std::string_view origin) {
  return {{"Access-Control-Allow-Origin", std::string(origin)}, {"Vary", "Origin"}};
}

HttpResponse preflightAnswer() {
  return {204,
          "",
          "",
          {{"Access-Control-Allow-Methods", "GET, HEAD, POST, PUT, PATCH, DELETE"},
           {"Access-Control-Allow-Headers", "Authorization, Content-Type, X-API-Key"},
           {"Access-Control-Max-Age", "600"}}};
}

} // namespace

bool AccessPolicy::mayConnect(const IpAddress& client) const {
  if (m_options.allowedNetworks.empty() || client.isLoopback()) return true;
  return std::any_of(m_options.allowedNetworks.begin(), m_options.allowedNetworks.end(),
                     [&](const IpNetwork& network) { return network.contains(client); });
}

AccessPolicy::Verdict AccessPolicy::judge(const HttpRequest& request, std::string_view authority,
                                          const IpAddress& local) const {
  const HostRule rule{local, m_options.allowedHosts};
  const Field host = fieldOf(request, "Host");
  if (host.count != 1 || !isHostAllowed(host.value, rule) || (!authority.empty() && !isHostAllowed(authority, rule)))
    return {errorResponse(403, request.path, kHostRefused), {}};

  Verdict out;
  const Field origin = fieldOf(request, "Origin");
  const auto page = origin.count == 0 ? std::nullopt : std::optional(origin.value);
  switch (origin.count > 1 ? OriginVerdict::Foreign : judgeOrigin(page, host.value, m_options.allowedOrigins)) {
  case OriginVerdict::None:
  case OriginVerdict::Same:
    break;
  case OriginVerdict::Foreign:
    return {errorResponse(403, request.path, kOriginRefused), {}};
  case OriginVerdict::Allowed:
    out.headers = corsHeaders(origin.value);
    if (isPreflight(request)) { // a browser sends it without the key
      out.answer = preflightAnswer();
      return out;
    }
    break;
  }

  if (m_options.key.empty()) return judgeHops(request, std::move(out));
  const KeyVerdict verdict = judgeKey(request.headers, m_options.key);
  if (verdict == KeyVerdict::Accepted) return judgeHops(request, std::move(out));
  out.answer = errorResponse(401, request.path, verdict == KeyVerdict::Missing ? kKeyMissing : kKeyWrong);
  out.answer->headers.push_back({"WWW-Authenticate", "Bearer realm=\"aisemble\""});
  return out;
}

AccessPolicy::Verdict AccessPolicy::judgeHops(const HttpRequest& request, Verdict verdict) const {
  const Field hops = fieldOf(request, kHopsHeader);
  if (hops.count == 0 || m_options.instance.empty()) return verdict;
  if (hops.count == 1 && !isCircle(hops.value, m_options.instance)) return verdict;
  verdict.answer = errorResponse(508, request.path, kLoop);
  return verdict;
}

} // namespace aisemble::api
