// SPDX-License-Identifier: Apache-2.0
#include "core/api/openai/embeddings.h"

#include "core/api/openai/field_reader.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <bit>
#include <charconv>
#include <cmath>
#include <cstring>

namespace aisemble::api::openai {
namespace {

constexpr std::size_t kMaxTexts = 2048; // the protocol's

void readInput(FieldReader& reader, EmbeddingsAsk& out) {
  const wire::Json* input = reader.find("input");
  if (input == nullptr) return reader.problem(invalidValue("input", "is required: a text or a list of texts"));
  if (!input->is_array() && !input->is_string())
    return reader.problem(
        invalidValue("input", fmt::format("must be a text or a list of texts, but is {}", kindOf(*input))));
  const bool isList = input->is_array() && !isTokenList(*input);
  const std::size_t count = isList ? input->size() : 1;
  if (count == 0 || count > kMaxTexts)
    return reader.problem(invalidValue("input", fmt::format("must have 1 to {} texts, but has {}", kMaxTexts, count)));
  out.texts.resize(count);
  for (std::size_t i = 0; i < count; ++i) {
    const wire::Json& item = isList ? (*input)[i] : *input;
    const std::string path = isList ? fmt::format("input[{}]", i) : "input";
    if (isTokenList(item)) {
      auto ids = tokenIds(item, path);
      if (!ids) return reader.problem(std::move(ids.error()));
      out.tokens.emplace(i, std::move(*ids));
      continue;
    }
    if (!item.is_string())
      return reader.problem(
          invalidValue(path, fmt::format("must be a text or a list of token ids, but is {}", kindOf(item))));
    if (item.get_ref<const std::string&>().empty()) return reader.problem(invalidValue(path, "must not be empty"));
    out.texts[i] = item.get<std::string>();
  }
}

/// The shortest text that reads back as the same float: a third of the length that its double has.
void writeNumbers(const std::vector<float>& vector, std::string& out) {
  char buffer[32];
  out += '[';
  for (std::size_t i = 0; i < vector.size(); ++i) {
    if (i > 0) out += ',';
    out.append(buffer, std::to_chars(buffer, buffer + sizeof buffer, vector[i]).ptr);
  }
  out += ']';
}

void writeBase64(const std::vector<float>& vector, std::string& out) {
  static_assert(std::endian::native == std::endian::little);
  std::string bytes(vector.size() * sizeof(float), '\0');
  if (!vector.empty()) std::memcpy(bytes.data(), vector.data(), bytes.size());
  out += '"' + wire::toBase64(bytes) + '"';
}

} // namespace

Parsed<EmbeddingsAsk> readEmbeddingsAsk(const wire::Json& body) {
  EmbeddingsAsk ask;
  std::string format = "float";
  FieldReader reader(body);
  reader.text("model", ask.model);
  if (ask.model == "auto" || ask.model == "default") ask.model.clear();
  readInput(reader, ask);
  reader.text("encoding_format", format);
  if (format != "float" && format != "base64")
    reader.problem(invalidValue("encoding_format", "must be 'float' or 'base64'"));
  ask.asBase64 = format == "base64";
  reader.refuse(
      "dimensions", [](const wire::Json&) { return false; }, "a model's vectors have their one length");
  if (!reader.isGood()) return tl::unexpected(reader.takeProblem());
  return ask;
}

Parsed<std::string> embeddingsDocument(const EmbedResult& result, const EmbeddingsAsk& ask, const std::string& model) {
  const auto isBroken = [](const std::vector<float>& vector) {
    return std::ranges::any_of(vector, [](float value) { return !std::isfinite(value); });
  };
  if (result.embeddings.size() != ask.texts.size() || std::ranges::any_of(result.embeddings, isBroken))
    return tl::unexpected(ApiError{.status = 500,
                                   .message = "The engine's vectors do not fit the texts, or hold no numbers.",
                                   .type = "server_error",
                                   .code = "internal"});
  std::string out = R"({"object":"list","data":[)";
  for (std::size_t i = 0; i < result.embeddings.size(); ++i) {
    out += fmt::format(R"({}{{"object":"embedding","index":{},"embedding":)", i > 0 ? "," : "", i);
    ask.asBase64 ? writeBase64(result.embeddings[i], out) : writeNumbers(result.embeddings[i], out);
    out += '}';
  }
  const wire::Json usage{{"prompt_tokens", result.promptTokens}, {"total_tokens", result.promptTokens}};
  out += R"(],"model":)" + wire::writeJsonLossy(model) + R"(,"usage":)" + wire::writeJsonLossy(usage) + '}';
  return out;
}

} // namespace aisemble::api::openai
