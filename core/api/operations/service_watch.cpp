// SPDX-License-Identifier: Apache-2.0
#include "core/api/operations/service_watch.h"

#include "core/api/http/ip_address.h"

#include <QUrl>

#include <algorithm>
#include <array>
#include <utility>

namespace aisemble::api {
namespace {

constexpr std::size_t kNameBytes = 100;
constexpr std::size_t kUrlBytes = 2000;
constexpr std::chrono::seconds kProbeLimit{5}; // the original's

struct OriginalPort {
  int port = 0;
  std::optional<ServiceKind> service;
};
constexpr std::array<OriginalPort, 5> kOriginalPorts{{{8080, std::nullopt},
                                                      {8081, ServiceKind::Llm},
                                                      {8082, ServiceKind::Vision},
                                                      {8083, ServiceKind::Nlp},
                                                      {8084, ServiceKind::Data}}};

bool isPlainName(const std::string& name) {
  return !name.empty() && name.size() <= kNameBytes &&
         std::none_of(name.begin(), name.end(), [](unsigned char c) { return c < 0x20 || c == 0x7f || c == '/'; });
}

bool isLoopback(const std::string& host) {
  const auto address = IpAddress::parse(host);
  return host == "localhost" || (address && address->isLoopback());
}

tl::unexpected<Error> wrongUrl(const char* why) {
  return fail(ErrorCode::InvalidArgument,
              std::string("The service's url ") + why + "; write it as http://host:port/health.");
}

/// What the original calls its services.
std::string ownName(const std::optional<ServiceKind>& service) {
  return service ? std::string(serviceName(*service)) : std::string("orchestrator");
}

} // namespace

ServiceWatch::ServiceWatch(const OperationsDependencies& options, const Orchestrator& orchestrator,
                           ModelResolver& models)
    : m_options(options), m_orchestrator(orchestrator), m_models(models) {
  for (const OriginalPort& known : kOriginalPorts) {
    Entry entry;
    entry.own = known.service;
    entry.state.name = ownName(known.service);
    m_entries.emplace(entry.state.name, entry);
  }
}

bool ServiceWatch::isAllowed(const std::string& host, int port) const {
  if (!m_options.probe) return false;
  const std::string withPort = host + ':' + std::to_string(port);
  return std::any_of(m_options.monitoredHosts.begin(), m_options.monitoredHosts.end(), [&](const std::string& allowed) {
    const std::string lower = QString::fromStdString(allowed).toLower().toStdString();
    return lower == host || lower == withPort;
  });
}

Result<ServiceWatch::Entry> ServiceWatch::understand(const std::string& name, const std::string& text,
                                                     int ownPort) const {
  if (!isPlainName(name))
    return fail(ErrorCode::InvalidArgument, "The service's name must be 1 to 100 characters without '/' and control "
                                            "characters.");
  if (text.size() > kUrlBytes) return wrongUrl("is too long");
  const QUrl url(QString::fromStdString(text), QUrl::StrictMode);
  if (!url.isValid() || url.host().isEmpty()) return wrongUrl("cannot be read");
  const bool isSecure = url.scheme() == QLatin1String("https");
  if (!isSecure && url.scheme() != QLatin1String("http")) return wrongUrl("must begin with http:// or https://");
  if (!url.userInfo().isEmpty()) return wrongUrl("must not hold a user name or password");
  const std::string host = url.host().toLower().toStdString();
  const int port = url.port(isSecure ? 443 : 80);

  Entry out;
  out.state.name = name;
  out.state.url = text;
  if (isAllowed(host, port)) return out;
  if (!isLoopback(host))
    return fail(ErrorCode::Unsupported,
                "The host '" + host +
                    "' is not on the list of hosts that may be monitored. "
                    "The server fetches nothing else; add the host to that list and start again.");
  const auto known = std::find_if(kOriginalPorts.begin(), kOriginalPorts.end(),
                                  [&](const OriginalPort& item) { return item.port == port; });
  if (port != ownPort && known == kOriginalPorts.end())
    return fail(ErrorCode::Unsupported, "Port " + std::to_string(port) +
                                            " of this machine is not one of this server's "
                                            "services and not on the list of hosts that may be monitored. The server "
                                            "fetches nothing else; add '" +
                                            host + ':' + std::to_string(port) + "' to that list and start again.");
  out.own = known == kOriginalPorts.end() ? OwnService() : known->service;
  return out;
}

Result<void> ServiceWatch::add(const std::string& name, const std::string& url, int ownPort) {
  Result<Entry> entry = understand(name, url, ownPort);
  if (!entry) return fail(std::move(entry.error()));
  const std::scoped_lock lock(m_mutex);
  if (!m_entries.contains(name) && m_entries.size() >= kMaxServices)
    return fail(ErrorCode::TooLarge, "There are " + std::to_string(kMaxServices) +
                                         " monitored services, which is the limit. Remove one first.");
  m_entries.insert_or_assign(name, std::move(*entry));
  return {};
}

Result<void> ServiceWatch::remove(const std::string& name) {
  const std::scoped_lock lock(m_mutex);
  if (m_entries.erase(name) == 0) return fail(ErrorCode::NotFound, "Service not found");
  return {};
}

void ServiceWatch::judge(Entry& entry, const std::vector<ServiceCondition>& conditions) const {
  entry.state.isChecked = true;
  entry.state.isHealthy = true;
  entry.state.reason.clear();
  const std::optional<ServiceKind> service = *entry.own;
  if (!service) return; // who asks is answered, so the orchestrator works
  const QueueDepth depth = m_orchestrator.depth(*service);
  entry.state.waiting = depth.waiting;
  entry.state.running = depth.running;
  for (const ServiceCondition& condition : conditions) {
    if (condition.service != *service || condition.isHealthy) continue;
    entry.state.isHealthy = false;
    entry.state.reason = condition.reason;
  }
  if (!entry.state.isHealthy || depth.waiting < m_orchestrator.options().maxWaiting) return;
  entry.state.isHealthy = false;
  entry.state.reason = "its queue is full";
}

void ServiceWatch::checkOwn() {
  std::vector<ServiceCondition> conditions;
  if (m_options.conditions) {
    conditions = m_options.conditions();
  } else {
    const auto model = m_models.resolve(ServiceKind::Llm, {});
    conditions.push_back({ServiceKind::Llm, model.has_value(), model ? std::string() : model.error().message});
  }
  const std::scoped_lock lock(m_mutex);
  for (auto& [name, entry] : m_entries)
    if (entry.own) judge(entry, conditions);
}

void ServiceWatch::checkUrls() {
  std::vector<std::pair<std::string, std::string>> urls;
  {
    const std::scoped_lock lock(m_mutex);
    for (const auto& [name, entry] : m_entries)
      if (!entry.own) urls.emplace_back(name, entry.state.url);
  }
  for (const auto& [name, url] : urls) {
    const Result<void> answer = m_options.probe(url, kProbeLimit);
    const std::scoped_lock lock(m_mutex);
    const auto at = m_entries.find(name);
    if (at == m_entries.end() || at->second.own || at->second.state.url != url) continue; // replaced meanwhile
    at->second.state.isChecked = true;
    at->second.state.isHealthy = answer.has_value();
    at->second.state.reason = answer ? std::string() : answer.error().message;
  }
}

bool ServiceWatch::hasUrls() const {
  const std::scoped_lock lock(m_mutex);
  return std::any_of(m_entries.begin(), m_entries.end(), [](const auto& item) { return !item.second.own; });
}

std::vector<WatchedService> ServiceWatch::list() const {
  const std::scoped_lock lock(m_mutex);
  std::vector<WatchedService> out;
  for (const bool own : {true, false})
    for (const auto& [name, entry] : m_entries)
      if (entry.own.has_value() == own) out.push_back(entry.state);
  return out;
}

} // namespace aisemble::api
