// SPDX-License-Identifier: Apache-2.0
#include "core/api/registry/registry_view.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace aisemble::api::registry {
namespace {

using wire::Json;

std::string textOf(const Json& model, const char* field, const char* otherwise = "") {
  const auto found = model.find(field);
  return found != model.end() && found->is_string() ? found->get<std::string>() : std::string(otherwise);
}

void count(Json& counts, const std::string& what) {
  Json& slot = counts[what];
  slot = slot.is_null() ? 1 : slot.get<int>() + 1;
}

} // namespace

bool isModel(const Json& entry) {
  const auto hasText = [&](const char* field) {
    const auto found = entry.find(field);
    return found != entry.end() && found->is_string();
  };
  return entry.is_object() && (hasText("provider") || hasText("task"));
}

Json localModelJson(const ModelInfo& info) {
  const bool isLanguageModel = info.service == ServiceKind::Llm;
  Json out{{"provider", "aisemble"}, {"task", serviceName(info.service)}};
  out["capabilities"] = isLanguageModel ? Json{"text_generation", "chat", "embedding"} : Json::array();
  out["local"] = true;
  const auto put = [&](const char* field, const auto& value) {
    if (value != std::decay_t<decltype(value)>{}) out[field] = value;
  };
  put("max_tokens", info.contextLength);
  put("architecture", info.architecture);
  put("format", info.format);
  put("dtype", info.dtype);
  put("parameters", info.parameters);
  put("size_bytes", info.bytesOnDisk);
  put("memory_bytes", info.weightBytes);
  put("vocabulary", info.vocabulary);
  put("origin", info.origin);
  out["chat_template"] = info.hasChatTemplate;
  out["default"] = info.isDefault;
  put("problem", info.problem);
  return out;
}

Json modelsOf(const Json& categories, const std::vector<ModelInfo>& local) {
  Json out = Json::object();
  for (const auto& [category, models] : categories.items())
    for (const auto& [name, model] : models.items())
      if (isModel(model)) out[category][name] = model;
  for (const ModelInfo& info : local)
    out[kLocalCategory][info.name] = localModelJson(info);
  return out;
}

Json filtered(const Json& models, const ModelFilter& filter) {
  Json out = Json::object();
  for (const auto& [category, entries] : models.items()) {
    if (!filter.category.empty() && category != filter.category) continue;
    for (const auto& [name, model] : entries.items()) {
      if (!filter.task.empty() && textOf(model, "task") != filter.task) continue;
      if (!filter.provider.empty() && textOf(model, "provider") != filter.provider) continue;
      out[category][name] = model;
    }
  }
  return out;
}

std::size_t countOf(const Json& models) {
  std::size_t out = 0;
  for (const Json& entries : models)
    out += entries.size();
  return out;
}

Json findModel(const Json& models, const std::string& name) {
  for (const Json& entries : models)
    if (const auto found = entries.find(name); found != entries.end()) {
      Json out = *found;
      out["model_name"] = name;
      return out;
    }
  return nullptr;
}

bool hasModel(const Json& models, const std::string& name) {
  return std::ranges::any_of(models, [&](const Json& entries) { return entries.contains(name); });
}

std::vector<std::string> namesWithCapability(const Json& models, const std::string& capability) {
  std::vector<std::string> out;
  for (const Json& entries : models)
    for (const auto& [name, model] : entries.items())
      if (const auto list = model.find("capabilities"); list != model.end() && list->is_array())
        if (std::ranges::find(*list, Json(capability)) != list->end()) out.push_back(name);
  return out;
}

Json statsOf(const Json& models) {
  Json categories = Json::object();
  Json providers = Json::object();
  Json tasks = Json::object();
  for (const auto& [category, entries] : models.items()) {
    categories[category] = entries.size();
    for (const Json& model : entries) {
      count(providers, textOf(model, "provider", "unknown"));
      count(tasks, textOf(model, "task", "unknown"));
    }
  }
  return {{"total_models", countOf(models)}, {"categories", categories}, {"providers", providers}, {"tasks", tasks}};
}

std::string localNameOf(const Json& model, const std::string& name, const std::vector<ModelInfo>& local) {
  const std::string hubName = textOf(model, "model_id");
  for (const std::string& wanted : {name, hubName})
    for (const ModelInfo& info : local)
      if (!wanted.empty() && info.name == wanted && info.problem.empty()) return info.name;
  return {};
}

} // namespace aisemble::api::registry
