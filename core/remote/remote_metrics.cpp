// SPDX-License-Identifier: Apache-2.0
#include "core/remote/remote_metrics.h"

#include <fmt/format.h>

#include <functional>

namespace aisemble::remote {
namespace {

std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '\\' || c == '"') out += '\\';
    if (c == '\n')
      out += "\\n";
    else
      out += c;
  }
  return out;
}

/// Two endpoints of one host and port (other paths) keep apart by their number.
std::string labelsOf(const RemoteStatus& service, std::size_t index) {
  return fmt::format("service=\"{}\",endpoint=\"{}\",number=\"{}\"", serviceName(service.service),
                     escaped(service.endpoints[index].label), index + 1);
}

void family(std::string& out, std::string_view name, std::string_view type, std::string_view help) {
  out += fmt::format("# HELP {0} {1}\n# TYPE {0} {2}\n", name, help, type);
}

using Value = std::function<std::uint64_t(const EndpointStatus&)>;

void perEndpoint(std::string& out, std::span<const RemoteStatus> services, std::string_view name, std::string_view type,
                 std::string_view help, const Value& value) {
  family(out, name, type, help);
  for (const RemoteStatus& service : services)
    for (std::size_t i = 0; i < service.endpoints.size(); ++i)
      out += fmt::format("{}{{{}}} {}\n", name, labelsOf(service, i), value(service.endpoints[i]));
}

void attempts(std::string& out, std::span<const RemoteStatus> services) {
  constexpr std::string_view kName = "aisemble_remote_attempts_total";
  family(out, kName, "counter", "Attempts at remote services that ended, by how they ended.");
  for (const RemoteStatus& service : services)
    for (std::size_t i = 0; i < service.endpoints.size(); ++i)
      for (std::size_t o = 0; o < kHttpOutcomeNames.size(); ++o)
        if (const auto count = service.endpoints[i].ended[o]; count > 0)
          out += fmt::format("{}{{{},outcome=\"{}\"}} {}\n", kName, labelsOf(service, i), kHttpOutcomeNames[o], count);
}

void poolFamilies(std::string& out, const HttpPoolStatistics& pool) {
  family(out, "aisemble_remote_calls_active", "gauge", "HTTP calls that hold a connection.");
  out += fmt::format("aisemble_remote_calls_active {}\n", pool.active);
  family(out, "aisemble_remote_calls_waiting", "gauge", "HTTP calls that wait for a connection.");
  out += fmt::format("aisemble_remote_calls_waiting {}\n", pool.waiting);
  constexpr std::string_view kConnections = "aisemble_remote_connections_total";
  family(out, kConnections, "counter", "Calls by whether their connection was new or kept.");
  out += fmt::format("{0}{{kind=\"opened\"}} {1}\n{0}{{kind=\"reused\"}} {2}\n", kConnections, pool.connectionsOpened,
                     pool.connectionsReused);
}

} // namespace

std::string remotePrometheusText(std::span<const RemoteStatus> services, const HttpPoolStatistics& pool) {
  std::string out;
  attempts(out, services);
  perEndpoint(out, services, "aisemble_remote_retries_total", "counter",
              "Attempts that were not the first of their request.", [](const auto& s) { return s.retries; });
  perEndpoint(out, services, "aisemble_remote_error_statuses_total", "counter",
              "Answers with a status of 400 or above.", [](const auto& s) { return s.errorStatuses; });
  perEndpoint(out, services, "aisemble_remote_outstanding", "gauge", "Calls under way at the endpoint.",
              [](const auto& s) { return static_cast<std::uint64_t>(s.outstanding); });
  perEndpoint(out, services, "aisemble_remote_consecutive_failures", "gauge", "Failures since the last success.",
              [](const auto& s) { return static_cast<std::uint64_t>(s.consecutiveFailures); });
  perEndpoint(
      out, services, "aisemble_remote_breaker_state", "gauge", "Circuit breaker: 0 closed, 1 half-open, 2 open.",
      [](const auto& s) {
        return std::uint64_t{s.state == BreakerState::Closed ? 0U : s.state == BreakerState::HalfOpen ? 1U : 2U};
      });
  poolFamilies(out, pool);
  return out;
}

} // namespace aisemble::remote
