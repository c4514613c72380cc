// SPDX-License-Identifier: Apache-2.0
#include "core/api/operations/operations_routes.h"

#include "core/api/operations/answers.h"
#include "core/api/operations/backup_routes.h"
#include "core/api/operations/log_routes.h"
#include "core/api/operations/maintenance_mode.h"
#include "core/api/operations/monitor.h"
#include "core/api/validation/query_reader.h"
#include "core/api/validation/status.h"

#include <nlohmann/json.hpp>

#include <memory>
#include <optional>
#include <utility>

namespace aisemble::api {
namespace {

using wire::Json;

constexpr int kMaxWaiting = 32;
constexpr int kHealthHours = 1; // of the log statistics in the comprehensive health

/// What the handlers share; lives as long as the router has them.
struct Operations {
  explicit Operations(const RouteDependencies& used)
      : dependencies(used)
      , services(dependencies.operations, used.orchestrator, used.models)
      , monitor({used.clock, used.logger, used.metrics, services, used.dataFolder}) {
    const OperationsDependencies& more = dependencies.operations;
    if (!more.logFile.empty()) logs.emplace(LogFolder(more.logFile), used.clock, used.logger, more.flushLog);
    if (!more.backupFolder.empty()) startBackups();
  }

  void startBackups() {
    const OperationsDependencies& more = dependencies.operations;
    BackupPlaces places;
    places.root = more.backupFolder;
    for (const BackupSource& source : more.backupSources)
      places.sources.push_back(source.folder);
    places.secrets = more.secretFiles;
    const std::filesystem::path restoreFolder =
        more.restoreFolder.empty() ? more.backupFolder.parent_path() / "restored" : more.restoreFolder;
    backups.emplace(BackupDependencies{std::move(places), restoreFolder, more.copyDatabase, dependencies.clock,
                                       dependencies.logger});
    const Result<void> loaded = backups->jobs().load(defaultBackupJobs(more.backupSources));
    if (!loaded)
      dependencies.logger.log(LogLevel::Error, "operations", "backup jobs unreadable",
                              {{"reason", loaded.error().message}});
    backups->startScheduler();
  }

  struct Logs {
    Logs(const LogFolder& folder, const Clock& clock, Logger& logger, std::function<void()> flush)
        : audit(folder.auditFile(), clock), service{folder, audit, clock, logger, std::move(flush)} {}
    AuditLog audit;
    LogService service;
  };

  const RouteDependencies dependencies;
  ServiceWatch services;
  std::optional<Logs> logs;
  std::optional<BackupService> backups;
  Monitor monitor;
  // The last members: their tasks use the others.
  WorkQueue writing{kMaxWaiting};
  WorkQueue reading{kMaxWaiting};
};
using OperationsPtr = std::shared_ptr<Operations>;

void addMonitoring(Router& router, const OperationsPtr& all) {
  router.add("GET", "/ops/status", [all](const ExchangePtr& exchange) {
    all->monitor.status([exchange](std::string text) { exchange->respond(jsonAnswer(std::move(text))); });
  });
  router.add("POST", "/ops/monitoring/start", [all](const ExchangePtr& exchange) {
    all->monitor.start();
    exchange->respond(successAnswer("Monitoring started"));
  });
  router.add("POST", "/ops/monitoring/stop", [all](const ExchangePtr& exchange) {
    all->monitor.stop();
    exchange->respond(successAnswer("Monitoring stopped"));
  });
  router.add("POST", "/ops/monitoring/services", [all](const ExchangePtr& exchange) {
    QueryReader reader(exchange->request());
    std::string name;
    std::string url;
    reader.required("name", name);
    reader.required("url", url);
    if (!reader.isValid()) return exchange->respond(reader.problems());
    const Result<void> added = all->services.add(name, url, exchange->request().port);
    if (!added) {
      const bool isForbidden = added.error().code == ErrorCode::Unsupported;
      return exchange->respond(isForbidden ? detailAnswer(403, added.error().message) : errorAnswer(added.error()));
    }
    all->monitor.servicesChanged();
    exchange->respond(successAnswer("Service '" + name + "' added to monitoring"));
  });
  router.add("DELETE", "/ops/monitoring/services/{name}", [all](const ExchangePtr& exchange) {
    const std::string name = exchange->request().parameters.at("name");
    if (auto removed = all->services.remove(name); !removed) return exchange->respond(errorAnswer(removed.error()));
    all->monitor.servicesChanged();
    exchange->respond(successAnswer("Service '" + name + "' removed from monitoring"));
  });
}

Json healthJson(Operations& all) {
  Json issues = all.monitor.issues();
  Json logs = nullptr;
  if (all.logs) {
    if (const Result<LogStatistics> counted = all.logs->service.countLast(kHealthHours))
      logs = statisticsJson(*counted, kHealthHours);
    else
      issues.push_back(counted.error().message);
  }
  const MaintenanceMode* maintenance = all.dependencies.operations.maintenance;
  if (maintenance != nullptr && maintenance->isOn()) issues.push_back("Maintenance mode is on");
  if (all.backups) {
    const std::vector<BackupResult> results = all.backups->jobs().results();
    if (!results.empty() && !results.back().success)
      issues.push_back("The last backup failed: " + results.back().message);
  }
  Json out = Json::object();
  out["overall_health"] = issues.empty() ? "healthy" : "degraded";
  out["timestamp"] = isoText(stampOf(all.dependencies.clock));
  out["issues"] = std::move(issues);
  out["system_status"] = all.monitor.detailedStatus();
  out["log_stats"] = std::move(logs);
  out["backup_status"] = all.backups ? backupStatusJson(*all.backups) : Json(nullptr);
  return out;
}

void addHealth(Router& router, const OperationsPtr& all) {
  router.add("GET", "/ops/health/comprehensive", [all](const ExchangePtr& exchange) {
    all->reading.answer(
        exchange, [raw = all.get()](const HttpRequest&) { return jsonAnswer(wire::writeJsonLossy(healthJson(*raw))); });
  });
}

HttpResponse maintenanceAnswer(Operations& all, const HttpRequest& request) {
  QueryReader reader(request);
  bool enable = false;
  reader.required("enable", enable);
  if (!reader.isValid()) return reader.problems();
  MaintenanceMode* mode = all.dependencies.operations.maintenance;
  if (mode == nullptr) return detailAnswer(503, "This server was started without a maintenance mode.");
  mode->set(enable);
  all.dependencies.logger.log(LogLevel::Warning, "operations", "maintenance mode", {{"enabled", enable}});
  Json body = Json::object();
  body["status"] = "success";
  body["message"] = enable ? "Maintenance mode enabled" : "Maintenance mode disabled";
  body["maintenance_mode"] = enable;
  body["timestamp"] = isoText(stampOf(all.dependencies.clock));
  return jsonAnswer(wire::writeJsonLossy(body));
}

} // namespace

void registerOperationsRoutes(Router& router, const RouteDependencies& dependencies) {
  const auto all = std::make_shared<Operations>(dependencies);
  addMonitoring(router, all);
  addHealth(router, all);
  router.add("POST", "/ops/maintenance/mode",
             [all](const ExchangePtr& exchange) { exchange->respond(maintenanceAnswer(*all, exchange->request())); });
  if (all->logs) registerLogRoutes(router, {all, all->logs->service, all->reading, all->writing});
  if (all->backups) registerBackupRoutes(router, {all, *all->backups, all->writing});
  all->monitor.start();
}

} // namespace aisemble::api
