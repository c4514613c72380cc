// SPDX-License-Identifier: Apache-2.0
#pragma once
// The whole server: the routes over one orchestrator, behind the transport.

#include "core/api/http/http_server.h"
#include "core/api/original/original_routes.h"
#include "core/api/server_access.h"

#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace aisemble::api {

struct ApiServerOptions {
  ServerAccessOptions access; ///< the host and whether it is a pod are in here
  int port = 8080;            ///< 0: any free one
  /// With access.isPod each service answers on a port of its own as well, as Ai-semble v2's: port + 1 to port + 4,
  /// or any free ones with port 0.
  ServerLimits limits;
  int threads = 2;
  std::string instance; ///< this server's id, as its calls to services elsewhere carry it (hops.h); empty: none
};

/// All outlive the server.
struct ApiServices {
  Orchestrator& orchestrator;
  Metrics& metrics;
  ModelResolver& models;
  JobStore* jobs = nullptr;
  const Clock& clock;
  Logger& logger;
  std::filesystem::path uploadFolder;
  std::filesystem::path dataFolder;
  OriginalRouteOptions original;
  OperationsDependencies operations;              ///< the switch for maintenance is the server's own
  std::function<ServiceSettings()> language = {}; ///< as RouteDependencies'
};

class ApiServer {
 public:
  /// Listens when it returns. Errors: those of readServerAccess() and HttpServer::start(); InvalidArgument (the port).
  [[nodiscard]] static Result<std::unique_ptr<ApiServer>> start(const ApiServerOptions& options, ApiServices services);
  ~ApiServer(); ///< stop()
  ApiServer(const ApiServer&) = delete;
  ApiServer& operator=(const ApiServer&) = delete;

  struct Place {
    std::string service; ///< "main", or of a pod "llm", "vision", "nlp", "data"
    HttpServer::Endpoint endpoint;
  };
  [[nodiscard]] std::vector<Place> places() const;
  [[nodiscard]] const ServerAccess& access() const;

  /// As HttpServer::stop().
  void stop();

 private:
  struct Parts;
  explicit ApiServer(std::unique_ptr<Parts> parts);
  std::unique_ptr<Parts> m_parts;
};

} // namespace aisemble::api
