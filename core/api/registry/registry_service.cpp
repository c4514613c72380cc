// SPDX-License-Identifier: Apache-2.0
#include "core/api/registry/registry_service.h"

#include "core/api/registry/model_selection.h"
#include "core/api/registry/registry_view.h"
#include "core/api/registry/system_health.h"
#include "core/api/registry/usage_analytics.h"
#include "core/api/validation/body_reader.h"
#include "core/api/validation/query_reader.h"
#include "core/api/validation/status.h"

#include <fmt/chrono.h>
#include <nlohmann/json.hpp>

#include <array>

namespace aisemble::api::registry {
namespace {

using wire::Json;

HttpResponse answer(const Json& json) {
  return jsonAnswer(wire::writeJsonLossy(json));
}

HttpResponse notFound(const std::string& name, const char* more = "") {
  return detailAnswer(404, fmt::format("Model '{}' not found{}", name, more));
}

/// The name in the path; that of a hub model has two segments.
std::string nameIn(const HttpRequest& request) {
  const auto owner = request.parameters.find("owner");
  const std::string& name = request.parameters.at("name");
  return owner == request.parameters.end() ? name : owner->second + '/' + name;
}

Json textOrNull(const std::optional<std::string>& text) {
  return text ? Json(*text) : Json(nullptr);
}
Json numberOrNull(const std::optional<double>& number) {
  return number ? Json(*number) : Json(nullptr);
}

/// The fields of model_info that are kept, as the original keeps them: what is not given is null.
Json readModelInfo(BodyReader& reader) {
  std::string provider;
  std::optional<std::string> modelId;
  std::optional<std::string> endpoint;
  std::string task;
  std::vector<std::string> capabilities;
  std::optional<double> quality;
  std::optional<double> speed;
  std::optional<double> cost;
  bool isLocal = false;
  reader.required("provider", provider);
  reader.nullable("model_id", modelId);
  reader.nullable("endpoint", endpoint);
  reader.required("task", task);
  reader.required("capabilities", capabilities);
  reader.nullable("quality_score", quality);
  reader.nullable("speed_score", speed);
  reader.nullable("cost_per_token", cost);
  reader.nullable("local", isLocal);
  return {{"provider", provider},
          {"model_id", textOrNull(modelId)},
          {"endpoint", textOrNull(endpoint)},
          {"task", task},
          {"capabilities", capabilities},
          {"quality_score", numberOrNull(quality)},
          {"speed_score", numberOrNull(speed)},
          {"cost_per_token", numberOrNull(cost)},
          {"local", isLocal}};
}

struct Scaling {
  std::string model;
  int minInstances = 1;
  int maxInstances = 10;
  double targetUtilization = 0.7;
  double scaleUpThreshold = 0.8;
  double scaleDownThreshold = 0.3;
};

/// What is wrong with it; empty: nothing.
std::string problemOf(const Scaling& scaling) {
  if (scaling.minInstances > scaling.maxInstances) return "min_instances cannot exceed max_instances";
  if (scaling.minInstances < 0) return "min_instances must be at least 0";
  const std::array<std::pair<const char*, double>, 3> shares{{{"target_utilization", scaling.targetUtilization},
                                                              {"scale_up_threshold", scaling.scaleUpThreshold},
                                                              {"scale_down_threshold", scaling.scaleDownThreshold}}};
  for (const auto& [name, value] : shares)
    if (!(value >= 0 && value <= 1)) return fmt::format("{} must be between 0.0 and 1.0", name);
  if (scaling.scaleDownThreshold >= scaling.scaleUpThreshold)
    return "scale_down_threshold must be below scale_up_threshold";
  return {};
}

} // namespace

RegistryService::RegistryService(const RouteDependencies& dependencies)
    : m_dependencies(dependencies), m_registry(dependencies.dataFolder / "registry.json", dependencies.logger) {}

Json RegistryService::models(const std::vector<ModelInfo>& local) const {
  return modelsOf(m_registry.categories(), local);
}

/// As Python's isoformat() of a time with a zone.
std::string RegistryService::timestamp() const {
  const auto now =
      std::chrono::duration_cast<std::chrono::microseconds>(m_dependencies.clock.wallNow().time_since_epoch());
  const auto time = static_cast<std::time_t>(now.count() / 1'000'000);
  return fmt::format("{:%Y-%m-%dT%H:%M:%S}.{:06}+00:00", fmt::gmtime(time), now.count() % 1'000'000);
}

std::optional<HttpResponse> RegistryService::refuseLocal(const std::string& name) {
  if (hasModel(models({}), name)) return std::nullopt;
  for (const ModelInfo& info : m_dependencies.models.list())
    if (info.name == name)
      return detailAnswer(409,
                          fmt::format("Model '{}' is a folder of this machine, found where models lie, and no entry "
                                      "of the registry. Change or remove the folder.",
                                      name));
  return std::nullopt;
}

HttpResponse RegistryService::list(const HttpRequest& request) {
  ModelFilter filter;
  bool withStats = false;
  bool withHealth = false;
  QueryReader query(request);
  query.optional("task", filter.task);
  query.optional("provider", filter.provider);
  query.optional("category", filter.category);
  query.optional("include_stats", withStats);
  query.optional("include_health", withHealth);
  if (!query.isValid()) return query.problems();
  const std::vector<ModelInfo> local = m_dependencies.models.list();
  const Json all = models(local);
  Json shown = filtered(all, filter);
  const std::size_t count = countOf(shown);
  const auto records = withStats ? m_dependencies.metrics.recent().samples : std::vector<RequestRecord>();
  if (withStats || withHealth)
    for (Json& entries : shown)
      for (auto& [name, model] : entries.items()) {
        if (withHealth) model["health"] = modelHealthJson(model, name, local);
        if (withStats) model["stats"] = modelUsageJson(records, name);
      }
  return answer({{"models", std::move(shown)}, {"total_count", countOf(all)}, {"filtered_count", count}});
}

HttpResponse RegistryService::stats(const HttpRequest&) {
  return answer(statsOf(models(m_dependencies.models.list())));
}

HttpResponse RegistryService::describe(const HttpRequest& request) {
  const std::string name = nameIn(request);
  Json model = findModel(models(m_dependencies.models.list()), name);
  if (model.is_null()) return notFound(name);
  return answer({{"model_name", name}, {"info", std::move(model)}});
}

HttpResponse RegistryService::withCapability(const HttpRequest& request) {
  const std::string& capability = request.parameters.at("capability");
  const auto names = namesWithCapability(models(m_dependencies.models.list()), capability);
  return answer({{"capability", capability}, {"models", names}, {"count", names.size()}});
}

HttpResponse RegistryService::add(const HttpRequest& request) {
  std::string category;
  std::string name;
  Json info;
  BodyReader reader(request);
  reader.required("category", category);
  reader.required("model_name", name);
  reader.requiredObject("model_info", [&](BodyReader& fields) { info = readModelInfo(fields); });
  if (!reader.isValid()) return reader.problems();
  if (const auto added = m_registry.add(category, name, std::move(info)); !added) return errorAnswer(added.error());
  return answer({{"status", "success"},
                 {"message", fmt::format("Model '{}' registered successfully", name)},
                 {"category", category},
                 {"model_name", name}});
}

HttpResponse RegistryService::update(const HttpRequest& request) {
  Json fields;
  BodyReader reader(request);
  reader.requiredDictionary("updates", fields);
  if (!reader.isValid()) return reader.problems();
  const std::string name = nameIn(request);
  if (auto refusal = refuseLocal(name)) return *refusal;
  const auto updated = m_registry.update(name, fields);
  if (!updated && updated.error().code == ErrorCode::NotFound) return notFound(name, " or update failed");
  if (!updated) return errorAnswer(updated.error());
  Json names = Json::array();
  for (const auto& [field, value] : fields.items())
    names.push_back(field);
  return answer({{"status", "success"},
                 {"message", fmt::format("Model '{}' updated successfully", name)},
                 {"model_name", name},
                 {"updated_fields", std::move(names)}});
}

HttpResponse RegistryService::remove(const HttpRequest& request) {
  const std::string name = nameIn(request);
  if (auto refusal = refuseLocal(name)) return *refusal;
  if (const auto removed = m_registry.remove(name); !removed) return errorAnswer(removed.error());
  return answer(
      {{"status", "success"}, {"message", fmt::format("Model '{}' deleted successfully", name)}, {"model_name", name}});
}

HttpResponse RegistryService::reload(const HttpRequest&) {
  if (const auto reloaded = m_registry.reload(); !reloaded)
    return detailAnswer(500, "Failed to reload models: " + reloaded.error().message);
  return answer({{"status", "success"},
                 {"message", "Model configuration reloaded successfully"},
                 {"stats", statsOf(models(m_dependencies.models.list()))}});
}

HttpResponse RegistryService::select(const HttpRequest& request) {
  std::string prompt;
  std::string taskType;
  std::optional<std::int64_t> maxTokens;
  Json ignored;
  SelectionAsk ask;
  BodyReader reader(request);
  reader.required("prompt", prompt);
  reader.optional("task_type", taskType);
  reader.optional("priority", ask.priority);
  reader.nullable("max_tokens", maxTokens);
  reader.nullableDictionary("options", ignored);
  if (!reader.isValid()) return reader.problems();
  ask.task = m_classifier.classify(prompt);
  ask.maxTokens = maxTokens.value_or(ask.maxTokens);
  const Json all = models(m_dependencies.models.list());
  const Selection selection = selectModel(ask, all);
  return answer({{"selected_model", selection.model},
                 {"confidence", selection.confidence},
                 {"reason", selection.reason},
                 {"fallback_models", selection.fallbacks},
                 {"model_info", findModel(all, selection.model)},
                 {"performance_metrics", judgedMetrics(selection.model)}});
}

HttpResponse RegistryService::usage(const HttpRequest& request) {
  UsageAsk ask;
  std::string metric = "all";
  QueryReader query(request);
  query.optional("time_range", ask.timeRange);
  query.optional("model_name", ask.model);
  query.optional("metric_type", metric);
  if (!query.isValid()) return query.problems();
  if (!timeRangeOf(ask.timeRange)) return detailAnswer(400, "time_range must be 1h, 24h, 7d or 30d");
  if (metric != "all" && metric != "calls" && metric != "performance" && metric != "cost")
    return detailAnswer(400, "metric_type must be calls, performance, cost or all");
  Json out =
      usageJson(m_dependencies.metrics.recent(), m_dependencies.clock.now(), ask, models(m_dependencies.models.list()));
  out["timestamp"] = timestamp();
  return answer(out);
}

HttpResponse RegistryService::health(const HttpRequest&) {
  const std::vector<ModelInfo> local = m_dependencies.models.list();
  const Json all = models(local);
  const HealthFacts facts{all,
                          local,
                          m_registry.problem(),
                          selectModel({m_classifier.classify("test"), "balanced", 10}, all).model,
                          readResources(m_dependencies.dataFolder),
                          m_dependencies.metrics.recent().samples};
  Json out = healthJson(facts);
  out["timestamp"] = timestamp();
  return answer(out);
}

HttpResponse RegistryService::scale(const HttpRequest& request) {
  Scaling scaling;
  QueryReader query(request);
  query.required("model_name", scaling.model);
  query.optional("min_instances", scaling.minInstances);
  query.optional("max_instances", scaling.maxInstances);
  query.optional("target_utilization", scaling.targetUtilization);
  query.optional("scale_up_threshold", scaling.scaleUpThreshold);
  query.optional("scale_down_threshold", scaling.scaleDownThreshold);
  if (!query.isValid()) return query.problems();
  if (!hasModel(models(m_dependencies.models.list()), scaling.model)) return notFound(scaling.model);
  if (const std::string problem = problemOf(scaling); !problem.empty()) return detailAnswer(400, problem);
  const Json configuration{{"model_name", scaling.model},
                           {"min_instances", scaling.minInstances},
                           {"max_instances", scaling.maxInstances},
                           {"target_utilization", scaling.targetUtilization},
                           {"scale_up_threshold", scaling.scaleUpThreshold},
                           {"scale_down_threshold", scaling.scaleDownThreshold},
                           {"enabled", false}, // nothing here starts a second instance
                           {"last_updated", timestamp()}};
  if (const auto stored = m_registry.setScaling(scaling.model, configuration); !stored)
    return errorAnswer(stored.error());
  return answer({{"status", "success"},
                 {"message", fmt::format("Auto-scaling for '{}' is stored, but not acted on: this server runs one "
                                         "instance of a model, which takes many requests at a time",
                                         scaling.model)},
                 {"configuration", configuration}});
}

std::variant<BenchmarkAsk, HttpResponse> RegistryService::benchmark(const HttpRequest& request) {
  BenchmarkAsk ask;
  std::string type = "performance";
  QueryReader query(request);
  query.optionalInRange("test_samples", ask.samples, 1, kMaxBenchmarkSamples);
  query.optional("test_type", type);
  if (!query.isValid()) return query.problems();
  ask.name = nameIn(request);
  const std::vector<ModelInfo> local = m_dependencies.models.list();
  const Json model = findModel(models(local), ask.name);
  if (model.is_null()) return notFound(ask.name);
  ask.model = localNameOf(model, ask.name, local);
  if (ask.model.empty())
    return detailAnswer(409,
                        fmt::format("Model '{}' is registered, but no model of this machine, so there is nothing to "
                                    "measure here. GET /models?category={} lists those that can be measured.",
                                    ask.name, kLocalCategory));
  if (type != "performance")
    return detailAnswer(400, fmt::format("test_type '{}' cannot be measured here: accuracy needs a data set with right "
                                         "answers, and local models have no price. Use performance.",
                                         type));
  ask.timestamp = timestamp();
  return ask;
}

} // namespace aisemble::api::registry
