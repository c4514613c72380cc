// SPDX-License-Identifier: Apache-2.0
#include "core/llm/format/tokenizer_config.h"

#include <nlohmann/json.hpp>

namespace aisemble::llm {
namespace {

using nlohmann::json;

tl::unexpected<Error> corruptTokenizerConfig(const std::string& what) {
  return fail(ErrorCode::Corrupt, "tokenizer_config.json is damaged: " + what + " Fetch the model again.");
}

Result<std::optional<std::string>> readToken(const json& object, const char* name) {
  const auto found = object.find(name);
  if (found == object.end() || found->is_null()) return std::optional<std::string>{};
  if (found->is_string()) return std::optional(found->get<std::string>());
  if (found->is_object() && found->contains("content") && (*found)["content"].is_string())
    return std::optional((*found)["content"].get<std::string>());
  return corruptTokenizerConfig(std::string("'") + name + "' is neither a text nor an object with a 'content'.");
}

Result<std::optional<std::string>> readTemplate(const json& object) {
  const auto found = object.find("chat_template");
  if (found == object.end() || found->is_null()) return std::optional<std::string>{};
  if (found->is_string()) return std::optional(found->get<std::string>());
  if (!found->is_array()) return corruptTokenizerConfig("'chat_template' is neither a text nor a list.");
  std::optional<std::string> chosen;
  for (const json& item : *found) {
    if (!item.is_object() || !item.contains("name") || !item["name"].is_string() || !item.contains("template") ||
        !item["template"].is_string())
      return corruptTokenizerConfig("an entry of 'chat_template' lacks its name or its template.");
    if (!chosen || item["name"] == "default") chosen = item["template"].get<std::string>();
  }
  return chosen;
}

} // namespace

Result<TokenizerConfig> parseTokenizerConfig(std::string_view text) {
  const json object = json::parse(text.begin(), text.end(), nullptr, false);
  if (!object.is_object()) return corruptTokenizerConfig("it is not a JSON object.");
  auto begin = readToken(object, "bos_token");
  if (!begin) return fail(std::move(begin.error()));
  auto end = readToken(object, "eos_token");
  if (!end) return fail(std::move(end.error()));
  auto chat = readTemplate(object);
  if (!chat) return fail(std::move(chat.error()));
  return TokenizerConfig{std::move(*begin), std::move(*end), std::move(*chat)};
}

} // namespace aisemble::llm
