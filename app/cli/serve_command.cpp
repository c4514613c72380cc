// SPDX-License-Identifier: GPL-3.0-or-later
// aisemble serve: the HTTP API until it is interrupted.

#include "app/cli/commands.h"

#include "app/image_fetcher.h"
#include "app/spdlog_logger.h"
#include "core/api/server.h"
#include "core/remote/remote_metrics.h"
#include "core/store/database_copy.h"

#include <CLI/CLI.hpp>
#include <QCoreApplication>
#include <fmt/format.h>

#include <sys/resource.h>

#include <cstdlib>
#include <iostream>

namespace aisemble::cli {
namespace {

/// Each connection is an open file; many systems begin with 1024 for everything.
void raiseFileLimit() {
  constexpr rlim_t kWanted = 8192;
  rlimit limit{};
  if (getrlimit(RLIMIT_NOFILE, &limit) != 0 || limit.rlim_cur >= kWanted) return;
  limit.rlim_cur = std::min(limit.rlim_max, kWanted);
  setrlimit(RLIMIT_NOFILE, &limit); // without it fewer connections are accepted at a time
}

wire::Json placesJson(const api::ApiServer& server, const std::filesystem::path& keyFile) {
  const std::vector<api::ApiServer::Place> places = server.places();
  wire::Json out{{"address", places.front().endpoint.url()},
                 {"host", places.front().endpoint.address},
                 {"port", places.front().endpoint.port}};
  if (places.size() > 1) {
    wire::Json pod = wire::Json::object();
    for (std::size_t i = 1; i < places.size(); ++i)
      pod[places[i].service] = places[i].endpoint.url();
    out["pod"] = std::move(pod);
  }
  out["key_required"] = server.access().wantsKey;
  if (server.access().isKeyFromFile) out["key_file"] = keyFile.string();
  return out;
}

std::string placesText(const api::ApiServer& server, const std::filesystem::path& keyFile) {
  std::string out = "Listening on";
  for (const api::ApiServer::Place& place : server.places())
    out += fmt::format("{} {}{}", place.service == "main" ? "" : ",", place.endpoint.url(),
                       place.service == "main" ? "" : fmt::format(" ({})", place.service));
  if (server.access().isKeyFromFile)
    out += fmt::format("; the key is in {}", keyFile.string());
  else if (server.access().wantsKey)
    out += "; the key is AISEMBLE_API_KEY";
  return out;
}

std::vector<api::ServiceHealth> healthOf(const ServiceEngines& services) {
  std::vector<api::ServiceHealth> out;
  for (ServiceEngines::Health& health : services.health())
    out.push_back({health.service, health.isHealthy, std::move(health.reason)});
  return out;
}

std::string remoteText(const ServiceEngines& services) {
  const ServiceEngines::RemoteState state = services.remoteState();
  return state.services.empty() ? std::string() : remote::remotePrometheusText(state.services, state.pool);
}

std::filesystem::path keyFileOf(const Paths& paths) {
  return paths.state / "api-key";
}

api::OperationsDependencies operationsOf(Composition& composition) {
  const Paths& paths = composition.paths();
  api::OperationsDependencies out;
  out.logFile = paths.state / "aisemble.log";
  out.conditions = [&composition] {
    std::vector<api::ServiceCondition> conditions;
    for (ServiceEngines::Health& health : composition.services().health())
      conditions.push_back({health.service, health.isHealthy, std::move(health.reason)});
    return conditions;
  };
  out.flushLog = [&composition] { flushLogger(composition.logger()); };
  out.backupFolder = paths.data / "backups";
  out.restoreFolder = paths.data / "restored";
  out.backupSources = {
      {"system_config", paths.config}, {"logs", paths.state}, {"models", paths.data / "models"}, {"data", paths.data}};
  out.secretFiles = {keyFileOf(paths)};
  out.copyDatabase = copyDatabase;
  return out;
}

/// Serves what arrives until the interrupt.
void runUntilInterrupted(const std::stop_token& interrupt) {
  const std::stop_callback quit(interrupt, [] {
    QMetaObject::invokeMethod(QCoreApplication::instance(), &QCoreApplication::quit, Qt::QueuedConnection);
  });
  QCoreApplication::exec();
}

struct ServeArguments {
  api::ApiServerOptions server;
  std::vector<std::string> imageHosts;
};

int serve(CommandContext& context, ServeArguments arguments) {
  raiseFileLimit();
  const Result<Composition*> core = context.core(LogTarget::File);
  if (!core) return context.failWith(core.error());
  Composition& composition = **core;
  api::ServerAccessOptions& access = arguments.server.access;
  access.keyFile = keyFileOf(composition.paths());
  arguments.server.instance = composition.services().instanceId();
  if (const char* key = std::getenv("AISEMBLE_API_KEY"); key != nullptr) access.key = key;

  const Result<JobStore*> jobs = composition.jobs();
  if (!jobs) return context.failWith(jobs.error());
  const SystemClock clock;
  std::optional<AllowedImageFetcher> images;
  if (!arguments.imageHosts.empty()) images.emplace(arguments.imageHosts);
  Result<std::unique_ptr<api::ApiServer>> server = api::ApiServer::start(
      arguments.server, {.orchestrator = composition.orchestrator(),
                         .metrics = composition.metrics(),
                         .models = composition.models(),
                         .jobs = *jobs,
                         .clock = clock,
                         .logger = composition.logger(),
                         .uploadFolder = composition.paths().data / "uploads",
                         .dataFolder = composition.paths().data / "server",
                         .original = {.images = images ? &*images : nullptr,
                                      .health = [&] { return healthOf(composition.services()); },
                                      .moreMetrics = [&] { return remoteText(composition.services()); }},
                         .operations = operationsOf(composition),
                         .language = [&] { return composition.services().applied(ServiceKind::Llm); }});
  if (!server) {
    const int status = context.failWith(server.error());
    return server.error().code == ErrorCode::InvalidArgument ? kUsage : status;
  }

  if (context.options().json)
    printJson(placesJson(**server, access.keyFile));
  else
    std::cout << placesText(**server, access.keyFile) << std::endl;
  for (const ServiceKind service : kAllServices)
    composition.preloadEngine(service);
  runUntilInterrupted(context.interrupt());
  (*server)->stop();
  return kInterrupted;
}

} // namespace

Command addServeCommand(CLI::App& parent) {
  CLI::App* app = parent.add_subcommand("serve", "Answer HTTP: Ai-semble v2's API and the OpenAI protocol");
  const auto arguments = std::make_shared<ServeArguments>();
  api::ServerAccessOptions& access = arguments->server.access;
  app->add_option("--host", access.host, "Address to listen on; beyond loopback a key is needed")
      ->capture_default_str();
  app->add_option("--port", arguments->server.port, "Port; 0 takes any free one")
      ->check(CLI::Range(0, 65535))
      ->capture_default_str();
  app->add_flag(
      "--pod", access.isPod,
      "Each service on a port of its own as well, as Ai-semble v2's: llm, vision, nlp, data on port + 1 to + 4");
  app->add_flag("--require-key", access.requireKey, "Ask for the key on loopback too");
  addRepeatable(*app, "--allow-host", access.allowHosts, "Another name that the server answers to (Host header)");
  addRepeatable(*app, "--allow-origin", access.allowOrigins, "A web page's origin that may use the server (CORS)");
  addRepeatable(*app, "--allow-network", access.allowNetworks,
                "A network that may connect, as 192.168.1.0/24; for a pod it stands in for the key");
  addRepeatable(*app, "--allow-image-host", arguments->imageHosts, "A host that image_url may name; without it none");
  return {app, [arguments](CommandContext& context) { return serve(context, *arguments); }};
}

} // namespace aisemble::cli
