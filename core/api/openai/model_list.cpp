// SPDX-License-Identifier: Apache-2.0
#include "core/api/openai/model_list.h"

#include <nlohmann/json.hpp>

#include <chrono>
#include <filesystem>

namespace aisemble::api::openai {
namespace {

std::int64_t changedAt(const std::filesystem::path& path) {
  std::error_code error;
  const auto time = std::filesystem::last_write_time(path, error);
  if (error) return 0;
  const auto wall = std::chrono::file_clock::to_sys(time);
  return std::chrono::duration_cast<std::chrono::seconds>(wall.time_since_epoch()).count();
}

} // namespace

wire::Json modelJson(const ModelInfo& info) {
  const bool isLanguageModel = info.service == ServiceKind::Llm; // all of them generate and embed
  return {{"id", info.name},
          {"object", "model"},
          {"created", changedAt(info.path)},
          {"owned_by", info.origin.empty() ? "local" : info.origin},
          {"capabilities",
           {{"chat", isLanguageModel},
            {"embed", isLanguageModel},
            {"vision", info.service == ServiceKind::Vision},
            {"context_length", info.contextLength > 0 ? wire::Json(info.contextLength) : wire::Json(nullptr)},
            {"chat_template", info.hasChatTemplate}}}};
}

wire::Json modelListJson(const std::vector<ModelInfo>& models) {
  wire::Json data = wire::Json::array();
  for (const bool isDefault : {true, false})
    for (const ModelInfo& info : models)
      if (info.problem.empty() && info.isDefault == isDefault) data.push_back(modelJson(info));
  return {{"object", "list"}, {"data", std::move(data)}};
}

} // namespace aisemble::api::openai
