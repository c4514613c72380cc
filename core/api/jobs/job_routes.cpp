// SPDX-License-Identifier: Apache-2.0
#include "core/api/jobs/job_routes.h"

#include "core/api/validation/query_reader.h"
#include "core/api/validation/status.h"
#include "core/wire/json.h"

#include <nlohmann/json.hpp>

#include <array>
#include <chrono>
#include <utility>

namespace aisemble::api {
namespace {

using wire::Json;

constexpr std::array kStates{JobState::Pending, JobState::Running, JobState::Completed, JobState::Failed,
                             JobState::Cancelled};

/// Python's time.time().
double timestamp(WallTime time) {
  return std::chrono::duration<double>(time.time_since_epoch()).count();
}

/// One request is one unit of work; its engine may tell how far it is.
Json progressOf(const JobRecord& job) {
  const bool isDone = job.state == JobState::Completed;
  Json out = Json::object();
  out["completed"] = isDone ? 1 : 0;
  out["total"] = 1;
  out["percentage"] = (isDone ? 1.0 : job.progress) * 100.0;
  return out;
}

/// Without the result.
Json lineOf(const JobRecord& job) {
  Json out = Json::object();
  out["job_id"] = job.id;
  out["status"] = jobStateName(job.state);
  out["service"] = job.service;
  out["task"] = job.task;
  out["created_at"] = timestamp(job.created);
  out["updated_at"] = timestamp(job.updated);
  out["error"] = job.error.empty() ? Json(nullptr) : Json(job.error);
  out["progress"] = progressOf(job);
  return out;
}

std::string jobText(const JobRecord& job) {
  std::string text = wire::writeJsonLossy(lineOf(job));
  text.pop_back(); // the result goes in as it was kept, unparsed
  text += ",\"result\":" + (job.resultJson.empty() ? std::string("null") : job.resultJson) + "}";
  return text;
}

std::string pageText(const JobStore::Page& page, const JobRunner::Filter& filter) {
  Json out = Json::object();
  out["jobs"] = Json::array();
  for (const JobRecord& job : page.jobs)
    out["jobs"].push_back(lineOf(job));
  out["total"] = page.total;
  Json& pagination = out["pagination"];
  pagination["limit"] = filter.limit;
  pagination["offset"] = filter.offset;
  pagination["total"] = page.total;
  pagination["has_more"] = filter.offset + static_cast<std::int64_t>(page.jobs.size()) < page.total;
  return wire::writeJsonLossy(out);
}

std::optional<JobState> stateFromName(std::string_view name) {
  for (const JobState state : kStates)
    if (jobStateName(state) == name) return state;
  return std::nullopt;
}

HttpResponse jobError(const Error& error, const std::string& id) {
  if (error.code == ErrorCode::NotFound) return detailAnswer(404, "Job " + id + " not found"); // the original's words
  return errorAnswer(error);
}

void listJobs(const ExchangePtr& exchange, JobRunner& jobs) {
  QueryReader reader(exchange->request());
  JobRunner::Filter filter;
  std::optional<std::string> status;
  reader.optional("status", status);
  reader.optionalInRange("limit", filter.limit, 1, 1000);
  reader.optionalInRange("offset", filter.offset, 0, 1'000'000'000);
  if (status) filter.state = stateFromName(*status);
  if (status && !filter.state)
    reader.addProblem("status", {"enum", "Input should be 'pending', 'running', 'completed', 'failed' or 'cancelled'",
                                 R"({"expected":"'pending', 'running', 'completed', 'failed' or 'cancelled'"})"});
  if (!reader.isValid()) return exchange->respond(reader.problems());
  jobs.list(filter, [exchange, filter](Result<JobStore::Page> page) {
    exchange->respond(page ? jsonAnswer(pageText(*page, filter)) : errorAnswer(page.error()));
  });
}

void showJob(const ExchangePtr& exchange, JobRunner& jobs) {
  const std::string& id = exchange->request().parameters.at("id");
  jobs.find(id, [exchange, id](Result<JobRecord> job) {
    exchange->respond(job ? jsonAnswer(jobText(*job)) : jobError(job.error(), id));
  });
}

void deleteJob(const ExchangePtr& exchange, JobRunner& jobs) {
  const std::string& id = exchange->request().parameters.at("id");
  jobs.remove(id, [exchange, id](Result<void> removed) {
    if (!removed) return exchange->respond(jobError(removed.error(), id));
    Json out = Json::object();
    out["message"] = "Job " + id + " deleted successfully";
    exchange->respond(jsonAnswer(wire::writeJsonLossy(out)));
  });
}

} // namespace

HttpResponse noJobsAnswer() {
  return detailAnswer(503, "This server keeps no jobs: its database is not available. Send the request without async.");
}

void registerJobRoutes(Router& router, std::shared_ptr<JobRunner> jobs) {
  const auto add = [&](const char* method, const char* pattern, void (*handle)(const ExchangePtr&, JobRunner&)) {
    router.add(method, pattern, [jobs, handle](const ExchangePtr& exchange) {
      if (!jobs) return exchange->respond(noJobsAnswer());
      handle(exchange, *jobs);
    });
  };
  add("GET", "/jobs", listJobs);
  add("GET", "/jobs/{id}", showJob);
  add("DELETE", "/jobs/{id}", deleteJob);
}

} // namespace aisemble::api
