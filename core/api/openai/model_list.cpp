// SPDX-License-Identifier: Apache-2.0
#include "core/api/openai/model_list.h"

#include <nlohmann/json.hpp>

#include <chrono>
#include <filesystem>
#include <set>
#include <string_view>

namespace aisemble::api::openai {
namespace {

std::int64_t changedAt(const std::filesystem::path& path) {
  std::error_code error;
  const auto time = std::filesystem::last_write_time(path, error);
  if (error) return 0;
  const auto wall = std::chrono::file_clock::to_sys(time);
  return std::chrono::duration_cast<std::chrono::seconds>(wall.time_since_epoch()).count();
}

/// "host:port" of a base address.
std::string hostOf(const std::string& url) {
  const std::size_t scheme = url.find("://");
  const std::size_t begin = scheme == std::string::npos ? 0 : scheme + 3;
  return url.substr(begin, url.find_first_of("/?#", begin) - begin);
}

bool isElsewhereFirst(const ServiceSettings& language) {
  return !language.endpoints.empty() &&
         (language.route == RouteChoice::Remote || language.route == RouteChoice::RemoteThenLocal);
}

wire::Json elsewhereJson(const RemoteEndpoint& endpoint) {
  const bool isOpenAi = endpoint.protocol == "openai"; // the others have completions only
  return {{"id", endpoint.model.empty() ? kDefaultModel : endpoint.model},
          {"object", "model"},
          {"created", 0},
          {"owned_by", hostOf(endpoint.url)},
          {"capabilities",
           {{"chat", isOpenAi},
            {"embed", isOpenAi},
            {"vision", false},
            {"context_length", nullptr},
            {"chat_template", isOpenAi}}}};
}

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

} // namespace

wire::Json modelListJson(const std::vector<ModelInfo>& models, const ServiceSettings& language) {
  wire::Json data = wire::Json::array();
  std::set<std::string> listed;
  const auto add = [&](wire::Json model) {
    if (listed.insert(model["id"].get<std::string>()).second) data.push_back(std::move(model));
  };
  if (isElsewhereFirst(language))
    for (const RemoteEndpoint& endpoint : language.endpoints)
      add(elsewhereJson(endpoint));
  const bool isNeverHere = language.route == RouteChoice::Remote;
  for (const bool isDefault : {true, false})
    for (const ModelInfo& info : models)
      if (info.problem.empty() && info.isDefault == isDefault && !(isNeverHere && info.service == ServiceKind::Llm))
        add(modelJson(info));
  return {{"object", "list"}, {"data", std::move(data)}};
}

std::optional<std::string> modelElsewhere(const ServiceSettings& language, const std::string& reference) {
  if (!isElsewhereFirst(language)) return std::nullopt;
  return reference.empty() ? language.endpoints.front().model : reference;
}

} // namespace aisemble::api::openai
