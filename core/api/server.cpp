// SPDX-License-Identifier: Apache-2.0
#include "core/api/server.h"

#include "core/api/openai/openai_routes.h"
#include "core/api/operations/maintenance_mode.h"
#include "core/api/operations/operations_routes.h"
#include "core/api/registry/registry_routes.h"
#include "core/engine/service.h"

namespace aisemble::api {

// Members are destroyed from the last to the first: the transport stops calling routes, these go, and then the follower
// waits for the requests that they had it follow.
struct ApiServer::Parts {
  ServerAccess access;
  HttpMetrics httpMetrics;
  TicketFollower follower;
  MaintenanceMode maintenance;
  std::vector<std::string> names;
  std::vector<std::unique_ptr<Router>> routers;
  std::unique_ptr<HttpServer> server;
};

ApiServer::ApiServer(std::unique_ptr<Parts> parts) : m_parts(std::move(parts)) {}
ApiServer::~ApiServer() {
  stop();
}

Result<std::unique_ptr<ApiServer>> ApiServer::start(const ApiServerOptions& options, ApiServices services) {
  const int lastPort =
      options.port == 0 || !options.access.isPod ? options.port : options.port + static_cast<int>(kAllServices.size());
  if (options.port < 0 || lastPort > 65535)
    return fail(ErrorCode::InvalidArgument, options.access.isPod
                                                ? "A pod's ports follow the server's: --port is 0 or 1 to 65531."
                                                : "--port is 0 (any free one) or 1 to 65535.");
  auto parts = std::make_unique<Parts>();
  Result<ServerAccess> access = readServerAccess(options.access);
  if (!access) return fail(std::move(access.error()));
  parts->access = std::move(*access);

  RouteDependencies dependencies{services.orchestrator, parts->follower,    services.metrics, services.models,
                                 services.jobs,         services.clock,     services.logger,  services.uploadFolder,
                                 services.dataFolder,   &parts->httpMetrics};
  dependencies.operations = std::move(services.operations);
  dependencies.operations.maintenance = &parts->maintenance;
  dependencies.language = std::move(services.language);
  HttpServerOptions http;
  const auto addListener = [&](const std::string& name, int port) -> Router& {
    parts->names.push_back(name);
    parts->routers.push_back(std::make_unique<Router>());
    parts->maintenance.guard(*parts->routers.back());
    http.listeners.push_back({port, parts->routers.back().get()});
    return *parts->routers.back();
  };
  Router& main = addListener("main", options.port);
  registerOriginalRoutes(main, dependencies, services.original);
  registerOpenAiRoutes(main, dependencies);
  registerRegistryRoutes(main, dependencies);
  registerOperationsRoutes(main, dependencies);
  if (options.access.isPod)
    for (std::size_t i = 0; i < kAllServices.size(); ++i) { // the order of Ai-semble v2's ports, 8081 to 8084
      const ServiceKind service = kAllServices[i];
      const int port = options.port == 0 ? 0 : options.port + 1 + static_cast<int>(i);
      registerPodRoutes(service, addListener(std::string(serviceName(service)), port), dependencies, services.original);
    }

  http.host = options.access.host;
  http.limits = options.limits;
  http.access = parts->access.options;
  http.access.instance = options.instance;
  http.threads = options.threads;
  Result<std::unique_ptr<HttpServer>> server = HttpServer::start(std::move(http), parts->httpMetrics, services.logger);
  if (!server) return fail(std::move(server.error()));
  parts->server = std::move(*server);
  return std::unique_ptr<ApiServer>(new ApiServer(std::move(parts)));
}

std::vector<ApiServer::Place> ApiServer::places() const {
  std::vector<Place> out;
  for (std::size_t i = 0; i < m_parts->names.size(); ++i)
    out.push_back({m_parts->names[i], m_parts->server->endpoints()[i]});
  return out;
}

const ServerAccess& ApiServer::access() const {
  return m_parts->access;
}

void ApiServer::stop() {
  m_parts->server->stop();
}

} // namespace aisemble::api
