// SPDX-License-Identifier: Apache-2.0
#include "core/api/original/health_answers.h"

#include "core/api/validation/status.h"
#include "core/wire/json.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <chrono>
#include <system_error>
#include <unistd.h>
#include <utility>

namespace aisemble::api {
namespace {

using wire::Json;

constexpr const char* kApiVersion = "2.0.0"; // of the original whose interface this is

double timestamp(const Clock& clock) {
  return std::chrono::duration<double>(clock.wallNow().time_since_epoch()).count();
}

HttpResponse statusAnswer(const char* status, const Clock& clock) {
  Json body = Json::object();
  body["status"] = status;
  body["timestamp"] = timestamp(clock);
  return jsonAnswer(wire::writeJsonLossy(body));
}

bool canWriteTo(const std::filesystem::path& folder) {
  std::error_code failure;
  std::filesystem::create_directories(folder, failure);
  return ::access(folder.c_str(), W_OK | X_OK) == 0;
}

bool isHealthy(const std::vector<ServiceHealth>& services, ServiceKind kind) {
  const auto at =
      std::find_if(services.begin(), services.end(), [&](const auto& item) { return item.service == kind; });
  return at == services.end() || at->isHealthy;
}

} // namespace

std::vector<ServiceHealth> checkServices(const RouteDependencies& dependencies, const OriginalRouteOptions& options) {
  if (options.health) return options.health();
  const auto model = dependencies.models.resolve(ServiceKind::Llm, {});
  return {{ServiceKind::Llm, model.has_value(), model ? std::string() : model.error().message}};
}

HttpResponse healthAnswer(const Clock& clock) {
  Json body = Json::object();
  body["status"] = "healthy";
  body["timestamp"] = timestamp(clock);
  body["service"] = "orchestrator";
  body["version"] = kApiVersion;
  return jsonAnswer(wire::writeJsonLossy(body));
}

HttpResponse liveAnswer(const Clock& clock) {
  return statusAnswer("alive", clock);
}

HttpResponse readyAnswer(const RouteDependencies& dependencies, const OriginalRouteOptions& options) {
  Json reasons = Json::array();
  for (const ServiceHealth& item : checkServices(dependencies, options))
    if (!item.isHealthy) reasons.push_back(std::string(serviceName(item.service)) + ": " + item.reason);
  if (dependencies.jobs == nullptr) reasons.push_back("jobs: the database is not available");
  if (!canWriteTo(dependencies.uploadFolder)) reasons.push_back("uploads: the folder cannot be written to");
  if (reasons.empty()) return statusAnswer("ready", dependencies.clock);
  Json body = Json::object();
  body["status"] = "not ready";
  body["timestamp"] = timestamp(dependencies.clock);
  body["reasons"] = std::move(reasons);
  HttpResponse out = jsonAnswer(wire::writeJsonLossy(body));
  out.status = 503;
  return out;
}

HttpResponse podHealthAnswer(ServiceKind service, const RouteDependencies& dependencies,
                             const OriginalRouteOptions& options) {
  const auto services = checkServices(dependencies, options);
  const bool isUp = isHealthy(services, service);
  Json body = Json::object();
  body["status"] = isUp ? "healthy" : "unhealthy";
  switch (service) {
  case ServiceKind::Llm:
    body["service"] = "llm";
    body["model_loaded"] = isUp; // it is loaded at the first request
    body["gpu_available"] = options.hasGpu;
    break;
  case ServiceKind::Vision:
    body["service"] = "vision";
    body["opencv_version"] = AISEMBLE_OPENCV_VERSION;
    body["models_loaded"] = isUp;
    break;
  case ServiceKind::Nlp:
    body["service"] = "nlp";
    body["nltk_available"] = true; // tokens and tags are there without it
    body["models_loaded"] = isUp;
    break;
  case ServiceKind::Data:
    body["service"] = "data-processor";
    body["data_dir"] = "/data"; // as its clients see the upload folder
    break;
  }
  return jsonAnswer(wire::writeJsonLossy(body));
}

} // namespace aisemble::api
