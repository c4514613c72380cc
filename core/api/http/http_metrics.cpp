// SPDX-License-Identifier: Apache-2.0
#include "core/api/http/http_metrics.h"

#include "core/engine/histogram_p.h"

#include <fmt/format.h>

#include <algorithm>

namespace aisemble::api {
namespace {

/// What servers of this kind are asked for; anything else counts under "other".
constexpr std::array<std::string_view, 9> kMethods{"GET",    "HEAD",    "POST",  "PUT",  "PATCH",
                                                   "DELETE", "OPTIONS", "TRACE", "other"};

/// The statuses of RFC 9110 and RFC 6585 that the server or a route may give; 0 is "none was sent".
constexpr std::array<int, 41> kStatuses{0,   200, 201, 202, 204, 206, 301, 302, 303, 304, 307, 308, 400, 401,
                                        403, 404, 405, 406, 408, 409, 410, 411, 412, 413, 414, 415, 416, 417,
                                        422, 424, 428, 429, 431, 499, 500, 501, 502, 503, 504, 507, 508};
constexpr std::size_t kOtherStatus = kStatuses.size();

std::size_t indexOfMethod(std::string_view method) {
  for (std::size_t i = 0; i + 1 < kMethods.size(); ++i)
    if (kMethods[i] == method) return i;
  return kMethods.size() - 1;
}

std::size_t indexOfStatus(int status) {
  const auto* const place = std::lower_bound(kStatuses.begin(), kStatuses.end(), status);
  return place != kStatuses.end() && *place == status ? static_cast<std::size_t>(place - kStatuses.begin())
                                                      : kOtherStatus;
}

std::string statusLabel(std::size_t index) {
  if (index == kOtherStatus) return "other";
  return kStatuses[index] == 0 ? "none" : std::to_string(kStatuses[index]);
}

void header(std::string& out, std::string_view name, std::string_view type, std::string_view help) {
  out.append("# HELP aisemble_http_").append(name).append(" ").append(help).append("\n# TYPE aisemble_http_");
  out.append(name).append(" ").append(type).append("\n");
}

void sample(std::string& out, std::string_view name, const std::string& labels, const std::string& value) {
  out.append("aisemble_http_").append(name);
  if (!labels.empty()) out.append("{").append(labels).append("}");
  out.append(" ").append(value).append("\n");
}

} // namespace

struct HttpMetrics::Route {
  explicit Route(std::string_view label) : pattern(label) {}

  using Counter = std::atomic<std::uint64_t>;
  std::string pattern;
  std::array<std::array<Counter, kStatuses.size() + 1>, kMethods.size()> requests{};
  std::array<Counter, kDurationBounds.size() + 1> durations{}; ///< the last: above every bound
  std::atomic<std::int64_t> durationSum{0};
};

HttpMetrics::HttpMetrics() {
  m_routes.push_back(std::make_unique<Route>("unknown"));
}
HttpMetrics::~HttpMetrics() = default;

std::size_t HttpMetrics::addRoute(std::string_view pattern) {
  for (std::size_t i = 1; i < m_routes.size(); ++i)
    if (m_routes[i]->pattern == pattern) return i;
  m_routes.push_back(std::make_unique<Route>(pattern));
  return m_routes.size() - 1;
}

void HttpMetrics::requestFinished(const Finished& finished) {
  static constexpr auto relaxed = std::memory_order_relaxed;
  Route& route = *m_routes[finished.route < m_routes.size() ? finished.route : kUnknownRoute];
  const std::int64_t duration = finished.duration.count();
  const auto* const bucket = std::lower_bound(kDurationBounds.begin(), kDurationBounds.end(), duration);
  route.requests[indexOfMethod(finished.method)][indexOfStatus(finished.status)].fetch_add(1, relaxed);
  route.durations[static_cast<std::size_t>(bucket - kDurationBounds.begin())].fetch_add(1, relaxed);
  route.durationSum.fetch_add(duration, relaxed);
  m_bytesIn.fetch_add(finished.bytesIn, relaxed);
  m_bytesOut.fetch_add(finished.bytesOut, relaxed);
  m_inFlight.fetch_sub(1, relaxed);
}

std::string HttpMetrics::prometheusText() const {
  std::string out;
  header(out, "requests_total", "counter", "Answered requests by the pattern of their route.");
  for (const auto& route : m_routes)
    for (std::size_t method = 0; method < kMethods.size(); ++method)
      for (std::size_t status = 0; status <= kOtherStatus; ++status)
        if (const std::uint64_t count = route->requests[method][status].load(std::memory_order_relaxed); count > 0)
          sample(out, "requests_total",
                 fmt::format("route=\"{}\",method=\"{}\",status=\"{}\"", escapeLabelValue(route->pattern),
                             kMethods[method], statusLabel(status)),
                 std::to_string(count));

  header(out, "request_duration_seconds", "histogram",
         "From the complete head of a request to the last byte of its answer.");
  for (const auto& route : m_routes) {
    std::array<std::uint64_t, kDurationBounds.size() + 1> counts{};
    std::transform(route->durations.begin(), route->durations.end(), counts.begin(),
                   [](const auto& count) { return count.load(std::memory_order_relaxed); });
    if (std::ranges::all_of(counts, [](std::uint64_t count) { return count == 0; })) continue;
    const std::string label = fmt::format("route=\"{}\"", escapeLabelValue(route->pattern));
    std::uint64_t cumulative = 0;
    for (std::size_t i = 0; i < counts.size(); ++i) {
      cumulative += counts[i];
      out.append("aisemble_http_request_duration_seconds_bucket{").append(label).append(",le=\"");
      out.append(i < kDurationBounds.size() ? std::string_view(durationBoundTexts()[i]) : std::string_view("+Inf"));
      out.append("\"} ").append(std::to_string(cumulative)).append("\n");
    }
    sample(out, "request_duration_seconds_sum", label,
           exactSeconds(route->durationSum.load(std::memory_order_relaxed)));
    sample(out, "request_duration_seconds_count", label, std::to_string(cumulative));
  }

  const auto single = [&](std::string_view name, std::string_view type, std::string_view help, auto value) {
    header(out, name, type, help);
    sample(out, name, "", std::to_string(value));
  };
  single("requests_in_flight", "gauge", "Requests whose answer is not finished.", inFlight());
  single("connections", "gauge", "Open connections.", connections());
  single("connections_refused_total", "counter", "Connections turned away before they could ask.",
         m_refusedConnections.load(std::memory_order_relaxed));
  single("request_body_bytes_total", "counter", "Bytes of request bodies.", m_bytesIn.load(std::memory_order_relaxed));
  single("response_bytes_total", "counter", "Bytes of answers, heads included.",
         m_bytesOut.load(std::memory_order_relaxed));
  return out;
}

} // namespace aisemble::api
