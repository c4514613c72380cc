// SPDX-License-Identifier: Apache-2.0
#include "core/api/registry/system_health.h"

#include "core/api/registry/registry_view.h"
#include "core/base/machine.h"
#include "core/bench/statistics.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <fstream>

namespace aisemble::api::registry {
namespace {

using wire::Json;

constexpr const char* kHealthy = "healthy";
constexpr const char* kDegraded = "degraded";

double memoryPercent() {
  std::ifstream in("/proc/meminfo");
  double total = 0;
  double available = -1;
  for (std::string name, unit; in >> name;) {
    double value = 0;
    if (!(in >> value)) break;
    std::getline(in, unit);
    if (name == "MemTotal:") total = value;
    if (name == "MemAvailable:") available = value;
  }
  return total > 0 && available >= 0 ? 100 * (total - available) / total : -1;
}

double loadPercent() {
  double load = 0;
  if (::getloadavg(&load, 1) != 1) return -1;
  return 100 * load / std::max(describeMachine().logicalProcessors, 1);
}

double diskPercent(std::filesystem::path path) {
  std::error_code error;
  while (!std::filesystem::exists(path, error) && path.has_parent_path() && path != path.parent_path())
    path = path.parent_path(); // the folder is made with the first change
  const auto space = std::filesystem::space(path, error);
  if (error || space.capacity == 0) return -1;
  return 100 * (1 - static_cast<double>(space.available) / static_cast<double>(space.capacity));
}

struct Levels {
  double high;
  double critical;
  const char* normalWord;
  const char* highWord;
};

std::string levelOf(double percent, const Levels& levels) {
  if (percent < 0) return "unknown";
  if (percent > levels.critical) return "critical";
  return percent > levels.high ? levels.highWord : levels.normalWord;
}

Json roundedPercent(double percent) {
  return percent < 0 ? Json(nullptr) : Json(std::round(percent * 10) / 10);
}

std::string responseTime(const std::vector<RequestRecord>& requests) {
  std::vector<double> milliseconds;
  for (const RequestRecord& request : requests)
    if (request.outcome == Outcome::Success)
      milliseconds.push_back(std::chrono::duration<double, std::milli>(request.trace.total).count());
  if (milliseconds.empty()) return "no requests yet";
  const std::size_t count = milliseconds.size();
  return fmt::format("{:.1f}ms median of {}", bench::summarize(std::move(milliseconds)).median, count);
}

Json modelsJson(const HealthFacts& facts) {
  int available = 0;
  int unavailable = 0;
  int unverified = 0;
  for (const Json& entries : facts.models)
    for (const auto& [name, model] : entries.items()) {
      const std::string status = modelHealthJson(model, name, facts.local)["status"];
      ++(status == "available" ? available : status == "unavailable" ? unavailable : unverified);
    }
  Json issues = Json::array();
  for (const ModelInfo& info : facts.local)
    if (!info.problem.empty()) issues.push_back({{"model", info.name}, {"issue", info.problem}});
  return {{"total_registered", countOf(facts.models)},
          {"available", available},
          {"unavailable", unavailable},
          {"unverified", unverified},
          {"health_issues", issues}};
}

} // namespace

ResourceUse readResources(const std::filesystem::path& disk) {
  return {memoryPercent(), loadPercent(), diskPercent(disk)};
}

Json resourcesJson(const ResourceUse& use) {
  return {{"memory_usage", levelOf(use.memory, {85, 95, "normal", "high"})},
          {"cpu_usage", levelOf(use.processor, {80, 95, "normal", "high"})},
          {"gpu_usage", "not measured"},
          {"disk_space", levelOf(use.disk, {80, 90, "sufficient", "low"})},
          {"memory_usage_percent", roundedPercent(use.memory)},
          {"cpu_load_percent", roundedPercent(use.processor)},
          {"disk_usage_percent", roundedPercent(use.disk)}};
}

bool isCritical(const Json& resources) {
  return resources["memory_usage"] == "critical" || resources["disk_space"] == "critical";
}

Json modelHealthJson(const Json& model, const std::string& name, const std::vector<ModelInfo>& local) {
  if (!localNameOf(model, name, local).empty()) return {{"status", "available"}};
  for (const ModelInfo& info : local)
    if (info.name == name) return {{"status", "unavailable"}, {"detail", info.problem}};
  return {{"status", "unverified"},
          {"detail", "Registered, but no model of this machine. Whether a service elsewhere has it shows when it is "
                     "asked."}};
}

Json healthJson(const HealthFacts& facts) {
  Json registry{{"status", facts.registryProblem.empty() ? kHealthy : kDegraded},
                {"models_loaded", countOf(facts.models)}};
  if (!facts.registryProblem.empty()) registry["error"] = facts.registryProblem;
  const bool canSelect = hasModel(facts.models, facts.testSelection);
  const Json selector{{"status", canSelect ? kHealthy : kDegraded},
                      {"selection_available", canSelect},
                      {"last_selection", facts.testSelection}};
  const Json resources = resourcesJson(facts.resources);
  const bool isHealthy = facts.registryProblem.empty() && canSelect && !isCritical(resources);
  return {{"overall_status", isHealthy ? kHealthy : kDegraded},
          {"components",
           {{"model_registry", registry},
            {"auto_selector", selector},
            {"api_endpoints", {{"status", kHealthy}, {"response_time", responseTime(facts.requests)}}}}},
          {"models", modelsJson(facts)},
          {"system_resources", resources}};
}

} // namespace aisemble::api::registry
