// SPDX-License-Identifier: Apache-2.0
#include "core/api/original/original_routes.h"

#include "core/api/jobs/job_routes.h"
#include "core/api/original/answer_text.h"
#include "core/api/original/call_runner.h"
#include "core/api/original/health_answers.h"
#include "core/api/original/metrics_answer.h"
#include "core/api/original/read_calls.h"
#include "core/api/original/upload_store.h"
#include "core/api/validation/coercion.h"
#include "core/api/validation/status.h"

#include <nlohmann/json.hpp>

#include <memory>
#include <utility>

namespace aisemble::api {
namespace {

constexpr std::uint64_t kTableBody = std::uint64_t{256} << 20; // as text; ten million cells are refused anyway

/// What the handlers share; lives as long as the router has them.
struct Routes {
  Routes(const RouteDependencies& used, OriginalRouteOptions chosen)
      : dependencies(used)
      , options(std::move(chosen))
      , uploads(used.uploadFolder)
      , usage(used.uploadFolder)
      , jobs(makeJobs(used, uploads))
      , calls(std::make_shared<CallRunner>(
            CallRunnerDependencies{used.orchestrator, used.follower, uploads, options.images}, jobs)) {}

  static std::shared_ptr<JobRunner> makeJobs(const RouteDependencies& used, const UploadStore& uploads) {
    if (used.jobs == nullptr) return nullptr;
    const JobTexts texts{serviceAnswer, [uploads](const Error& error) { return uploads.withoutFolder(error.message); }};
    auto out = std::make_shared<JobRunner>(
        JobDependencies{used.orchestrator, used.follower, *used.jobs, used.clock, used.logger}, texts);
    out->start();
    return out;
  }

  const RouteDependencies dependencies;
  const OriginalRouteOptions options;
  const UploadStore uploads;
  SystemUsage usage;
  const std::shared_ptr<JobRunner> jobs;
  const std::shared_ptr<CallRunner> calls;
  TaskPool looks{1}; // reading /proc and disks for health and metrics; the last member: its tasks use the others
};
using RoutesPtr = std::shared_ptr<Routes>;

void addCall(Router& router, const RoutesPtr& routes, const char* pattern, CallReader reader,
             RouteOptions options = {}) {
  const auto handle = [routes, reader = std::move(reader)](const ExchangePtr& exchange) {
    routes->calls->serve(exchange, reader);
  };
  router.add("POST", pattern, handle, std::move(options));
}

/// A GET whose answer is made on a thread that may wait for a disk.
void addLook(Router& router, const RoutesPtr& routes, const char* pattern,
             std::function<HttpResponse(Routes&)> answer) {
  router.add("GET", pattern, [routes, answer = std::move(answer)](const ExchangePtr& exchange) {
    routes->looks.run([raw = routes.get(), exchange, answer] { exchange->respond(answer(*raw)); });
  });
}

bool isFormData(const HttpRequest& request) {
  std::string type(request.header("content-type").value_or("").substr(0, 19));
  for (char& c : type)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return type == "multipart/form-data";
}

/// As FastAPI answers a form without the file.
HttpResponse missingFileAnswer() {
  Problems problems;
  problems.add(missingField(), {std::string("body"), std::string("file")}, nullptr);
  return problems.response();
}

HttpResponse uploadAnswer(const HttpRequest& request, const UploadStore& uploads) {
  if (!isFormData(request)) return missingFileAnswer();
  auto stored = uploads.store(request.bodyFile, request.header("content-type").value_or(""));
  if (!stored && stored.error().code == ErrorCode::NotFound) return missingFileAnswer();
  if (!stored) return errorAnswer(stored.error());
  wire::Json body = wire::Json::object();
  body["filename"] = stored->fileName;
  body["size"] = stored->sizeBytes;
  body["path"] = stored->path;
  return jsonAnswer(wire::writeJsonLossy(body));
}

void addUpload(Router& router, const RoutesPtr& routes, const char* pattern) {
  RouteOptions options;
  options.bodyLimitBytes = UploadStore::kFileBytes + (std::uint64_t{1} << 20); // the form around the file
  options.bodyFolder = routes->uploads.spoolFolder();
  const auto handle = [routes](const ExchangePtr& exchange) {
    routes->calls->runLarge(exchange, [raw = routes.get(), exchange] {
      exchange->respond(uploadAnswer(exchange->request(), raw->uploads));
    });
  };
  router.add("POST", pattern, handle, options);
}

void addData(Router& router, const RoutesPtr& routes, const char* pattern, Frame frame) {
  RouteOptions options;
  options.bodyLimitBytes = kTableBody;
  const auto read = [raw = routes.get(), frame](const HttpRequest& request) {
    return readData(request, frame, raw->uploads);
  };
  addCall(router, routes, pattern, read, options);
}

void addVision(Router& router, const RoutesPtr& routes, const char* pattern, Frame frame) {
  RouteOptions options;
  options.bodyLimitBytes = std::uint64_t{64} << 20;
  const bool mayFetch = routes->options.images != nullptr;
  const auto read = [frame, mayFetch](const HttpRequest& request) { return readVision(request, frame, mayFetch); };
  addCall(router, routes, pattern, read, options);
}

void addNlp(Router& router, const RoutesPtr& routes, const char* pattern, Frame frame) {
  addCall(router, routes, pattern, [frame](const HttpRequest& request) { return readNlp(request, frame); });
}

} // namespace

void registerOriginalRoutes(Router& router, const RouteDependencies& dependencies, OriginalRouteOptions options) {
  const auto routes = std::make_shared<Routes>(dependencies, std::move(options));
  router.add("GET", "/health",
             [routes](const ExchangePtr& exchange) { exchange->respond(healthAnswer(routes->dependencies.clock)); });
  router.add("GET", "/health/live",
             [routes](const ExchangePtr& exchange) { exchange->respond(liveAnswer(routes->dependencies.clock)); });
  addLook(router, routes, "/health/ready", [](Routes& use) { return readyAnswer(use.dependencies, use.options); });
  addLook(router, routes, "/metrics",
          [](Routes& use) { return metricsAnswer(use.dependencies, use.options, use.usage); });
  addCall(router, routes, "/ai/llm/completion", readCompletion);
  addVision(router, routes, "/ai/vision/analyze", Frame::Orchestrator);
  addNlp(router, routes, "/ai/nlp/process", Frame::Orchestrator);
  addData(router, routes, "/data/process", Frame::Orchestrator);
  addUpload(router, routes, "/data/upload");
  registerJobRoutes(router, routes->jobs);
}

void registerPodRoutes(ServiceKind service, Router& router, const RouteDependencies& dependencies,
                       OriginalRouteOptions options) {
  RouteDependencies own = dependencies;
  own.jobs = nullptr; // the services have none
  const auto routes = std::make_shared<Routes>(own, std::move(options));
  addLook(router, routes, "/health",
          [service](Routes& use) { return podHealthAnswer(service, use.dependencies, use.options); });
  switch (service) {
  case ServiceKind::Llm:
    return addCall(router, routes, "/completion", readPodCompletion);
  case ServiceKind::Vision:
    return addVision(router, routes, "/analyze", Frame::Service);
  case ServiceKind::Nlp:
    return addNlp(router, routes, "/process", Frame::Service);
  case ServiceKind::Data:
    addData(router, routes, "/process", Frame::Service);
    return addUpload(router, routes, "/upload");
  }
}

} // namespace aisemble::api
