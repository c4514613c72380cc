// SPDX-License-Identifier: Apache-2.0
#include "core/api/operations/log_routes.h"

#include "core/api/operations/answers.h"
#include "core/api/validation/body_reader.h"
#include "core/api/validation/query_reader.h"

#include <nlohmann/json.hpp>

#include <memory>
#include <utility>

namespace aisemble::api {
namespace {

using wire::Json;

constexpr std::int64_t kMaxLimit = 10'000;
constexpr int kMaxHours = 24 * 366;
constexpr std::chrono::hours kKeptFor{24 * 30}; // the original's
constexpr std::uint64_t kSearchBody = std::uint64_t{64} << 10;
constexpr std::uint64_t kAuditBody = std::uint64_t{256} << 10; // a line stays under LogFolder::kLineBytes

/// As the original's model, in its order.
struct SearchParameters {
  std::optional<std::string> startTime;
  std::optional<std::string> endTime;
  std::optional<std::string> level;
  std::optional<std::string> service;
  std::optional<std::string> messageContains;
  std::optional<std::string> traceId;
  std::int64_t limit = 100;
};

void readLimit(BodyReader& reader, std::int64_t& limit) {
  reader.optional("limit", limit);
  if (limit < 0)
    reader.addProblem("limit", {"greater_than_equal", "Input should be greater than or equal to 0", R"({"ge":0})"});
  if (limit > kMaxLimit)
    reader.addProblem("limit", {"less_than_equal", "Input should be less than or equal to 10000", R"({"le":10000})"});
}

std::optional<HttpResponse> readParameters(const HttpRequest& request, SearchParameters& out) {
  BodyReader reader(request);
  reader.nullable("start_time", out.startTime);
  reader.nullable("end_time", out.endTime);
  reader.nullable("level", out.level);
  reader.nullable("service", out.service);
  reader.nullable("message_contains", out.messageContains);
  reader.nullable("trace_id", out.traceId);
  readLimit(reader, out.limit);
  if (!reader.isValid()) return reader.problems();
  return std::nullopt;
}

Result<std::optional<Stamp>> readTime(const char* name, const std::optional<std::string>& text) {
  if (!text) return std::optional<Stamp>();
  const Result<Stamp> time = parseIsoTime(*text);
  if (!time) return fail(ErrorCode::InvalidArgument, std::string(name) + ": " + time.error().message);
  return std::optional<Stamp>(*time);
}

Result<LogFilter> filterOf(const SearchParameters& parameters) {
  LogFilter out;
  const auto from = readTime("start_time", parameters.startTime);
  if (!from) return fail(from.error());
  const auto to = readTime("end_time", parameters.endTime);
  if (!to) return fail(to.error());
  out.from = *from;
  out.to = *to;
  out.level = parameters.level;
  out.service = parameters.service;
  out.text = parameters.messageContains;
  out.traceId = parameters.traceId;
  return out;
}

Json parametersJson(const SearchParameters& parameters) {
  const auto text = [](const std::optional<std::string>& value) { return value ? Json(*value) : Json(nullptr); };
  Json out = Json::object();
  out["start_time"] = text(parameters.startTime);
  out["end_time"] = text(parameters.endTime);
  out["level"] = text(parameters.level);
  out["service"] = text(parameters.service);
  out["message_contains"] = text(parameters.messageContains);
  out["trace_id"] = text(parameters.traceId);
  out["limit"] = parameters.limit;
  return out;
}

/// The lines go in as they stand: they were read as JSON before.
std::string searchText(const LogMatches& matches, const SearchParameters& parameters) {
  std::string out = "{\"logs\":[";
  for (const LogEntry& entry : matches.entries) {
    if (out.back() != '[') out += ',';
    out += entry.line;
  }
  out += "],\"total_found\":" + std::to_string(matches.total);
  return out + ",\"search_params\":" + wire::writeJsonLossy(parametersJson(parameters)) + "}";
}

Result<LogMatches> search(const LogService& service, const SearchParameters& parameters) {
  const Result<LogFilter> filter = filterOf(parameters);
  if (!filter) return fail(filter.error());
  if (service.flush) service.flush();
  return searchLogs(service.folder, *filter, static_cast<std::size_t>(parameters.limit));
}

HttpResponse searchAnswer(const LogService& service, const HttpRequest& request) {
  SearchParameters parameters;
  if (auto problems = readParameters(request, parameters)) return std::move(*problems);
  const Result<LogMatches> found = search(service, parameters);
  return found ? jsonAnswer(searchText(*found, parameters)) : errorAnswer(found.error());
}

HttpResponse exportAnswer(const LogService& service, const HttpRequest& request) {
  SearchParameters parameters;
  std::string format = "json";
  QueryReader(request).optional("format", format);
  if (auto problems = readParameters(request, parameters)) return std::move(*problems);
  if (format != "json" && format != "csv")
    return detailAnswer(400, "Unsupported export format '" + format.substr(0, 40) + "'; use json or csv.");
  const Result<LogMatches> found = search(service, parameters);
  if (!found) return errorAnswer(found.error());
  Json body = Json::object();
  body["format"] = format;
  body["data"] = format == "csv" ? logsAsCsv(found->entries) : logsAsJson(found->entries);
  body["export_time"] = isoText(stampOf(service.clock));
  return jsonAnswer(wire::writeJsonLossy(body));
}

HttpResponse statisticsAnswer(const LogService& service, const HttpRequest& request) {
  QueryReader reader(request);
  int hours = 24;
  reader.optionalInRange("hours", hours, 1, kMaxHours);
  if (!reader.isValid()) return reader.problems();
  const Result<LogStatistics> counted = service.countLast(hours);
  return counted ? jsonAnswer(wire::writeJsonLossy(statisticsJson(*counted, hours))) : errorAnswer(counted.error());
}

HttpResponse auditAnswer(LogService& service, const HttpRequest& request) {
  BodyReader reader(request);
  AuditRecord record;
  reader.required("action", record.action);
  reader.required("user_id", record.userId);
  reader.required("resource", record.resource);
  Json details = Json::object();
  reader.requiredDictionary("details", details);
  reader.optional("success", record.success);
  if (!reader.isValid()) return reader.problems();
  record.details = wire::writeJsonLossy(details);
  if (auto written = service.audit.append(record); !written) return errorAnswer(written.error());
  return successAnswer("Audit log created");
}

HttpResponse cleanupAnswer(const LogService& service) {
  const auto deleted = service.folder.deleteOlderThan(service.clock.wallNow() - kKeptFor);
  if (!deleted) return errorAnswer(deleted.error());
  Json body = Json::object();
  body["status"] = "success";
  body["message"] = "Cleaned up " + std::to_string(deleted->size()) + " old log files";
  body["deleted_files"] = *deleted;
  service.logger.log(LogLevel::Info, "operations", "log cleanup",
                     {{"deleted", static_cast<long long>(deleted->size())}});
  return jsonAnswer(wire::writeJsonLossy(body));
}

void add(Router& router, const LogRouteParts& parts, WorkQueue& queue, const char* method, const char* pattern,
         std::uint64_t bodyLimit, std::function<HttpResponse(LogService&, const HttpRequest&)> answer) {
  RouteOptions options;
  options.bodyLimitBytes = bodyLimit;
  const auto handle = [owner = parts.owner, &service = parts.service, &queue, answer](const ExchangePtr& exchange) {
    queue.answer(exchange, [&service, answer](const HttpRequest& request) { return answer(service, request); });
  };
  router.add(method, pattern, handle, options);
}

} // namespace

Result<LogStatistics> LogService::countLast(int hours) const {
  if (flush) flush();
  const Stamp now = stampOf(clock);
  return countLogs(folder, now - std::chrono::hours(hours), now);
}

Json statisticsJson(const LogStatistics& statistics, int hours) {
  Json out = Json::object();
  out["period"] = {{"start", isoText(statistics.start)}, {"end", isoText(statistics.end)}, {"hours", hours}};
  out["total_entries"] = statistics.total;
  out["level_distribution"] = statistics.levels;
  out["service_distribution"] = statistics.services;
  out["hourly_distribution"] = statistics.hours;
  out["error_rate"] = statistics.errorPercent();
  out["top_errors"] = Json::array();
  for (const auto& [event, count] : statistics.topErrors)
    out["top_errors"].push_back({{"message", event}, {"count", count}});
  return out;
}

void registerLogRoutes(Router& router, const LogRouteParts& parts) {
  add(router, parts, parts.reading, "POST", "/ops/logs/search", kSearchBody, searchAnswer);
  add(router, parts, parts.reading, "GET", "/ops/logs/stats", kSearchBody, statisticsAnswer);
  add(router, parts, parts.reading, "POST", "/ops/logs/export", kSearchBody, exportAnswer);
  add(router, parts, parts.writing, "POST", "/ops/logs/audit", kAuditBody, auditAnswer);
  add(router, parts, parts.writing, "POST", "/ops/logs/cleanup", kSearchBody,
      [](LogService& service, const HttpRequest&) { return cleanupAnswer(service); });
}

} // namespace aisemble::api
