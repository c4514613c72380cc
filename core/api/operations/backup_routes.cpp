// SPDX-License-Identifier: Apache-2.0
#include "core/api/operations/backup_routes.h"

#include "core/api/operations/answers.h"
#include "core/api/validation/body_reader.h"
#include "core/api/validation/query_reader.h"
#include "core/api/validation/status.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>
#include <utility>

namespace aisemble::api {
namespace {

using wire::Json;

constexpr std::size_t kShownResults = 10;               // as many as the original's
constexpr std::uint64_t kBody = std::uint64_t{1} << 20; // a hundred paths

struct DefaultJob {
  std::string_view name;
  const char* schedule = "";
  int retentionDays = 0;
  bool isEnabled = false;
};
constexpr std::array<DefaultJob, 4> kDefaultJobs{{{"system_config", "0 2 * * *", 30, true},
                                                  {"logs", "0 3 * * *", 7, true},
                                                  {"models", "0 1 * * 0", 14, false},
                                                  {"data", "0 4 * * *", 14, false}}};

/// A path or host that may not be used is 403; an existing destination is refused likewise, with the reason.
HttpResponse failureAnswer(const Error& error) {
  return error.code == ErrorCode::Unsupported ? detailAnswer(403, error.message) : errorAnswer(error);
}

HttpResponse outcomeAnswer(const Result<void>& done, const std::string& message) {
  return done ? successAnswer(message) : failureAnswer(done.error());
}

Json timeJson(const std::optional<Stamp>& time) {
  return time ? Json(isoText(*time)) : Json(nullptr);
}

double megabytes(std::uint64_t bytes) {
  return std::round(static_cast<double>(bytes) / (1024.0 * 1024.0) * 100) / 100;
}

Json resultJson(const BackupResult& result) {
  Json out = Json::object();
  out["job_name"] = result.jobName;
  out["start_time"] = isoText(result.start);
  out["success"] = result.success;
  out["file_size"] = result.fileBytes;
  out["files_backed_up"] = result.files;
  out["error_message"] = result.message.empty() ? Json(nullptr) : Json(result.message);
  return out;
}

Json fileJson(const BackupFile& file) {
  Json out = Json::object();
  out["path"] = file.path.string();
  out["name"] = file.path.filename().string();
  out["job_category"] = file.category;
  out["size_bytes"] = file.bytes;
  out["size_mb"] = megabytes(file.bytes);
  out["created_time"] = isoText(file.created);
  out["modified_time"] = isoText(file.modified);
  return out;
}

HttpResponse filesAnswer(const BackupService& service, const HttpRequest& request) {
  std::optional<std::string> job;
  QueryReader(request).optional("job_name", job);
  Json list = Json::array();
  for (const BackupFile& file : service.files())
    if (!job || file.category == *job || file.path.filename().string().starts_with(*job + '_'))
      list.push_back(fileJson(file));
  Json body = Json::object();
  const std::size_t count = list.size();
  body["backup_files"] = std::move(list);
  body["total_count"] = count;
  body["filtered_by_job"] = job ? Json(*job) : Json(nullptr);
  return jsonAnswer(wire::writeJsonLossy(body));
}

HttpResponse createAnswer(BackupService& service, const HttpRequest& request) {
  BodyReader reader(request);
  BackupJob job;
  reader.required("name", job.name);
  reader.required("source_paths", job.sourcePaths);
  reader.required("destination", job.destination);
  reader.required("schedule", job.schedule);
  reader.optional("retention_days", job.retentionDays);
  reader.optional("compression", job.isCompressed);
  reader.optional("enabled", job.isEnabled);
  if (!reader.isValid()) return reader.problems();
  const std::string name = job.name;
  return outcomeAnswer(service.jobs().put(std::move(job)), "Backup job '" + name + "' created");
}

HttpResponse changeAnswer(BackupService& service, const HttpRequest& request) {
  const std::string& name = request.parameters.find("name")->second;
  BodyReader reader(request);
  BackupJobChange change;
  std::vector<std::string> sources;
  reader.nullable("source_paths", change.sourcePaths);
  reader.nullable("destination", change.destination);
  reader.nullable("schedule", change.schedule);
  reader.nullable("retention_days", change.retentionDays);
  reader.nullable("compression", change.isCompressed);
  reader.nullable("enabled", change.isEnabled);
  if (!reader.isValid()) return reader.problems();
  return outcomeAnswer(service.jobs().change(name, change), "Backup job '" + name + "' updated");
}

HttpResponse removeAnswer(BackupService& service, const HttpRequest& request) {
  const std::string& name = request.parameters.find("name")->second;
  return outcomeAnswer(service.jobs().remove(name), "Backup job '" + name + "' deleted");
}

HttpResponse runAnswer(BackupService& service, const HttpRequest& request) {
  const std::string& name = request.parameters.find("name")->second;
  return outcomeAnswer(service.begin(name), "Backup job '" + name + "' started");
}

HttpResponse manualAnswer(BackupService& service, const HttpRequest& request) {
  BodyReader reader(request);
  std::string name;
  std::vector<std::string> sources;
  bool isCompressed = true;
  reader.required("name", name);
  reader.required("source_paths", sources);
  reader.optional("compression", isCompressed);
  if (!reader.isValid()) return reader.problems();
  return outcomeAnswer(service.beginManual(name, sources, isCompressed), "Manual backup '" + name + "' started");
}

HttpResponse restoreAnswer(BackupService& service, const HttpRequest& request) {
  QueryReader reader(request);
  std::string path;
  std::string destination = "/";
  reader.required("backup_path", path);
  reader.optional("destination", destination);
  if (!reader.isValid()) return reader.problems();
  const Result<Restored> restored = service.restore(path, destination);
  if (!restored) {
    Error error = restored.error();
    if (error.code == ErrorCode::NotFound) error.code = ErrorCode::InvalidArgument; // 400, as the original
    error.message = "Failed to restore backup: " + error.message;
    return failureAnswer(error);
  }
  std::string message =
      "Backup restored to '" + restored->folder.string() + "': " + std::to_string(restored->summary.files) + " files";
  if (restored->summary.skipped > 0)
    message +=
        ", " + std::to_string(restored->summary.skipped) + " members left out (links, or names that lead elsewhere)";
  return successAnswer(message);
}

using Answer = HttpResponse (*)(BackupService&, const HttpRequest&);

void add(Router& router, const BackupRouteParts& parts, WorkQueue& queue, const char* method, const char* pattern,
         Answer answer) {
  RouteOptions options;
  options.bodyLimitBytes = kBody;
  const auto handle = [owner = parts.owner, &service = parts.service, &queue, answer](const ExchangePtr& exchange) {
    queue.answer(exchange, [&service, answer](const HttpRequest& request) { return answer(service, request); });
  };
  router.add(method, pattern, handle, options);
}

HttpResponse statusAnswer(BackupService& service, const HttpRequest&) {
  return jsonAnswer(wire::writeJsonLossy(backupStatusJson(service)));
}

HttpResponse listAnswer(BackupService& service, const HttpRequest& request) {
  return filesAnswer(service, request);
}

HttpResponse startAnswer(BackupService& service, const HttpRequest&) {
  service.startScheduler();
  return successAnswer("Backup scheduler started");
}

HttpResponse stopAnswer(BackupService& service, const HttpRequest&) {
  service.stopScheduler();
  return successAnswer("Backup scheduler stopped");
}

} // namespace

Json backupStatusJson(BackupService& service) {
  Json out = Json::object();
  out["scheduler_running"] = service.isScheduling();
  out["jobs"] = Json::object();
  for (const BackupJob& job : service.jobs().list()) {
    Json item = Json::object();
    item["enabled"] = job.isEnabled;
    item["schedule"] = job.schedule;
    item["last_run"] = timeJson(job.lastRun);
    item["next_run"] = job.isEnabled ? timeJson(job.nextRun) : Json(nullptr);
    item["retention_days"] = job.retentionDays;
    out["jobs"][job.name] = std::move(item);
  }
  out["recent_results"] = Json::array();
  const std::vector<BackupResult> results = service.jobs().results();
  for (std::size_t i = results.size() - std::min(results.size(), kShownResults); i < results.size(); ++i)
    out["recent_results"].push_back(resultJson(results[i]));
  std::uint64_t bytes = 0;
  const std::vector<BackupFile> files = service.files();
  for (const BackupFile& file : files)
    bytes += file.bytes;
  out["storage_usage"] = {{"total_size_bytes", bytes},
                          {"total_size_mb", megabytes(bytes)},
                          {"file_count", files.size()},
                          {"backup_root", service.jobs().places().root.string()}};
  return out;
}

std::vector<BackupJob> defaultBackupJobs(const std::vector<BackupSource>& sources) {
  std::vector<BackupJob> out;
  for (const DefaultJob& known : kDefaultJobs)
    for (const BackupSource& source : sources) {
      if (source.name != known.name) continue;
      BackupJob job;
      job.name = source.name;
      job.sourcePaths = {source.folder.string()};
      job.destination = source.name;
      job.schedule = known.schedule;
      job.retentionDays = known.retentionDays;
      job.isEnabled = known.isEnabled;
      out.push_back(std::move(job));
    }
  return out;
}

void registerBackupRoutes(Router& router, const BackupRouteParts& parts) {
  add(router, parts, parts.quick, "GET", "/ops/backups/status", statusAnswer);
  add(router, parts, parts.quick, "GET", "/ops/backups/files", listAnswer);
  add(router, parts, parts.quick, "POST", "/ops/backups/jobs", createAnswer);
  add(router, parts, parts.quick, "PATCH", "/ops/backups/jobs/{name}", changeAnswer);
  add(router, parts, parts.quick, "DELETE", "/ops/backups/jobs/{name}", removeAnswer);
  add(router, parts, parts.quick, "POST", "/ops/backups/jobs/{name}/run", runAnswer);
  add(router, parts, parts.quick, "POST", "/ops/backups/manual", manualAnswer);
  add(router, parts, parts.service.queue(), "POST", "/ops/backups/restore", restoreAnswer);
  add(router, parts, parts.quick, "POST", "/ops/backups/scheduler/start", startAnswer);
  add(router, parts, parts.quick, "POST", "/ops/backups/scheduler/stop", stopAnswer);
}

} // namespace aisemble::api
