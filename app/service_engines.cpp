// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/service_engines.h"

#include "app/table_reading_engine.h"

#include <utility>

namespace aisemble {
namespace {

using std::chrono::milliseconds;

remote::HttpPoolOptions poolOptions(const RemoteSettings& settings) {
  remote::HttpPoolOptions out;
  out.maxConnections = settings.connections;
  out.maxPerHost = settings.connections;
  out.maxKept = settings.keptAlive;
  out.keepAlive = std::chrono::ceil<std::chrono::seconds>(milliseconds(settings.keepAliveExpiryMs));
  out.blockWhenFull = settings.blockWhenFull;
  return out;
}

std::filesystem::path moduleOf(const std::filesystem::path& modules, ServiceKind service) {
  return modules / ("aisemble_" + std::string(serviceName(service)) + ".so");
}

/// Why none of the endpoints is called at present; empty when one is.
std::string problemOf(const remote::RemoteStatus& status) {
  std::string out;
  for (const remote::EndpointStatus& endpoint : status.endpoints) {
    if (endpoint.state != remote::BreakerState::Open) return {};
    out += (out.empty() ? "" : "; ") + endpoint.label + ": " + endpoint.lastProblem;
  }
  return out;
}

} // namespace

Result<remote::Endpoint> remoteEndpointOf(const RemoteEndpoint& settings, const Secrets& secrets,
                                          const std::optional<std::string>& key) {
  const auto protocol = remote::protocolFromName(settings.protocol);
  const auto dialect = remote::dialectFromName(settings.dialect);
  if (!protocol || !dialect)
    return fail(ErrorCode::InvalidArgument, "The protocol '" + settings.protocol + "' (" + settings.dialect +
                                                ") is not known. Choose one of the list in the settings.");
  remote::Endpoint out;
  out.url = settings.url;
  out.protocol = *protocol;
  out.dialect = *dialect;
  out.model = settings.model;
  if (key) {
    out.apiKey = *key;
    return out;
  }
  if (settings.secret.empty()) return out;
  std::optional<std::string> secret = secrets.find(settings.secret);
  if (!secret)
    return fail(ErrorCode::NotFound, "The key '" + settings.secret +
                                         "' is not there. Enter it in the Services panel, or put it "
                                         "into the variable " +
                                         secretVariable(settings.secret) + " and start again.");
  out.apiKey = std::move(*secret);
  return out;
}

ServiceEngines::ServiceEngines(const std::filesystem::path& modules, const EngineEnvironment& environment,
                               const Secrets& secrets)
    : m_environment(environment), m_secrets(secrets), m_modules(modules) {
  for (const ServiceKind service : kAllServices)
    m_local[static_cast<std::size_t>(service)] = makeModuleEngine(service, moduleOf(modules, service), environment);
}

Result<std::shared_ptr<remote::RemoteEngine>> ServiceEngines::makeRemote(ServiceKind service,
                                                                         const Settings& settings) {
  const ServiceSettings& wanted = settings.service(service);
  remote::RemoteOptions options;
  options.service = service;
  options.instance = m_instance;
  for (const RemoteEndpoint& endpoint : wanted.endpoints) {
    Result<remote::Endpoint> made = remoteEndpointOf(endpoint, m_secrets);
    if (!made) return fail(std::move(made.error()));
    options.endpoints.push_back(std::move(*made));
  }
  options.call.total = milliseconds(settings.remote.totalTimeMs);
  options.call.connect = milliseconds(settings.remote.connectTimeMs);
  options.call.idle = milliseconds(settings.remote.streamIdleMs);
  if (!m_pool || m_poolSettings != settings.remote) {
    m_pool = std::make_shared<remote::HttpPool>(poolOptions(settings.remote));
    m_poolSettings = settings.remote;
  }
  Result<std::unique_ptr<remote::RemoteEngine>> engine =
      remote::RemoteEngine::create(std::move(options), *m_pool, m_environment);
  if (!engine) return fail(std::move(engine.error()));
  // The engine goes before its pool, whoever lets go of it last.
  struct WithPool {
    std::shared_ptr<remote::HttpPool> pool;
    std::unique_ptr<remote::RemoteEngine> engine;
  };
  const auto both = std::make_shared<WithPool>(m_pool, std::move(*engine));
  return std::shared_ptr<remote::RemoteEngine>(both, both->engine.get());
}

std::vector<std::optional<std::string>> ServiceEngines::keysOf(const ServiceSettings& settings) const {
  std::vector<std::optional<std::string>> out;
  for (const RemoteEndpoint& endpoint : settings.endpoints)
    out.push_back(m_secrets.find(endpoint.secret));
  return out;
}

std::vector<std::string> ServiceEngines::apply(const Settings& settings, Orchestrator& orchestrator) {
  std::vector<std::string> problems;
  for (const ServiceKind service : kAllServices) {
    const ServiceSettings& wanted = settings.service(service);
    std::shared_ptr<Engine> remoteEngine;
    {
      const std::scoped_lock lock(m_mutex);
      std::optional<Remote>& remote = m_remote[static_cast<std::size_t>(service)];
      if (wanted.route == RouteChoice::Local || wanted.endpoints.empty()) {
        remote.reset();
      } else if (!remote || remote->settings.endpoints != wanted.endpoints || remote->limits != settings.remote ||
                 remote->keys != keysOf(wanted)) {
        remote.reset();
        Result<std::shared_ptr<remote::RemoteEngine>> made = makeRemote(service, settings);
        if (made)
          remote = Remote{wanted, settings.remote, keysOf(wanted), std::move(*made)};
        else
          problems.push_back("The " + std::string(serviceName(service)) +
                             " service elsewhere cannot be used: " + made.error().message);
      }
      if (remote) remoteEngine = remote->engine;
      m_routes[static_cast<std::size_t>(service)] = wanted.route;
    }
    if (wanted.route != RouteChoice::Local && wanted.endpoints.empty())
      problems.push_back("The " + std::string(serviceName(service)) +
                         " service is set to be remote and has no endpoint. Add one, or let this machine answer.");
    const std::shared_ptr<Engine> local = m_local[static_cast<std::size_t>(service)];
    if (remoteEngine && service == ServiceKind::Data)
      remoteEngine = std::make_shared<TableReadingEngine>(local, remoteEngine, m_environment.threads, m_tableReaders);
    std::vector<std::shared_ptr<Engine>> engines;
    // Somebody who chose "remote" alone did not choose that this machine answers instead.
    if (wanted.route == RouteChoice::Local || wanted.route == RouteChoice::LocalThenRemote) engines.push_back(local);
    if (remoteEngine) engines.push_back(remoteEngine);
    if (wanted.route == RouteChoice::RemoteThenLocal) engines.push_back(local);
    orchestrator.setEngines(service, std::move(engines));
  }
  return problems;
}

ServiceSettings ServiceEngines::applied(ServiceKind service) const {
  const auto index = static_cast<std::size_t>(service);
  const std::scoped_lock lock(m_mutex);
  ServiceSettings out = m_remote[index] ? m_remote[index]->settings : ServiceSettings{};
  out.route = m_routes[index];
  return out;
}

bool ServiceEngines::isLocal(ServiceKind service) const {
  const std::scoped_lock lock(m_mutex);
  const RouteChoice route = m_routes[static_cast<std::size_t>(service)];
  return route == RouteChoice::Local || route == RouteChoice::LocalThenRemote;
}

std::vector<ServiceEngines::Health> ServiceEngines::health() const {
  std::vector<Health> out;
  for (const ServiceKind service : kAllServices) {
    Health health;
    health.service = service;
    const auto index = static_cast<std::size_t>(service);
    std::error_code ignored;
    const std::filesystem::path module = moduleOf(m_modules, service);
    if (m_local[index]->isLoaded() || std::filesystem::exists(module, ignored))
      health.isHealthy = health.isReadyHere = true;
    else
      health.reason = "The engine '" + module.filename().string() + "' is not installed.";
    const std::scoped_lock lock(m_mutex);
    if (m_routes[index] != RouteChoice::Local) {
      const std::string problem =
          m_remote[index] ? problemOf(m_remote[index]->engine->status()) : std::string("No endpoint can be used.");
      if (m_routes[index] == RouteChoice::Remote || problem.empty()) {
        health.isHealthy = problem.empty();
        health.reason = problem;
      }
    }
    out.push_back(std::move(health));
  }
  return out;
}

ServiceEngines::RemoteState ServiceEngines::remoteState() const {
  RemoteState out;
  const std::scoped_lock lock(m_mutex);
  for (const std::optional<Remote>& remote : m_remote)
    if (remote) out.services.push_back(remote->engine->status());
  if (m_pool) out.pool = m_pool->statistics();
  return out;
}

} // namespace aisemble
