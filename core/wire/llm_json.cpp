// SPDX-License-Identifier: Apache-2.0
#include "core/wire/llm_json.h"

#include "core/wire/object_reader_p.h"

#include <algorithm>

namespace aisemble::wire {
namespace {

constexpr std::size_t kMaxStopTexts = 64;
constexpr std::size_t kMaxStopBytes = 4096;

constexpr IntegerBounds<int> kMaxTokens{1, 1 << 24};
constexpr IntegerBounds<int> kTopK{0, 1 << 24};
constexpr Bounds kTemperature{0, 100};
constexpr Bounds kTopP{0, 1, true, false};
constexpr Bounds kMinP{0, 1, false, true};
constexpr Bounds kRepetitionPenalty{0, 100, true, false};
constexpr IntegerBounds<std::int32_t> kTokenId{0, std::numeric_limits<std::int32_t>::max()};

void readStop(ObjectReader& reader, std::vector<std::string>& out) {
  const Json* json = reader.find("stop");
  if (json == nullptr) return;
  std::vector<std::string> texts(1);
  if (json->is_string())
    texts[0] = json->get<std::string>();
  else
    reader.required("stop", texts);
  if (texts.size() > kMaxStopTexts)
    return reader.problem("stop", fmt::format("must have at most {} texts", kMaxStopTexts));
  for (std::size_t i = 0; i < texts.size(); ++i)
    if (texts[i].empty() || texts[i].size() > kMaxStopBytes)
      return reader.problem(fmt::format("stop[{}]", i), fmt::format("must have 1 to {} bytes", kMaxStopBytes));
  out = std::move(texts);
}

void readOptions(ObjectReader& reader, GenerationOptions& out) {
  reader.optional("max_tokens", out.maxTokens, kMaxTokens);
  reader.optional("temperature", out.temperature, kTemperature);
  reader.optional("top_p", out.topP, kTopP);
  reader.optional("top_k", out.topK, kTopK);
  reader.optional("min_p", out.minP, kMinP);
  reader.optional("repetition_penalty", out.repetitionPenalty, kRepetitionPenalty);
  reader.optional("seed", out.seed);
  readStop(reader, out.stop);
  reader.optional("ignore_eos", out.ignoreEndOfSequence);
}

void putModel(Json& json, const std::string& model) {
  if (!model.empty()) json["model"] = model;
}

/// "stop" and a flag: the protocol's word alone would not come back as the same value.
void readFinish(ObjectReader& reader, FinishReason& out) {
  bool isByText = false;
  reader.optional("stopped_by_text", isByText);
  const auto parse = [&](std::string_view word) -> std::optional<FinishReason> {
    if (word == "length" && !isByText) return FinishReason::Length;
    if (word == "stop") return isByText ? FinishReason::StopText : FinishReason::EndOfSequence;
    return std::nullopt;
  };
  reader.named("finish_reason", out, parse, "stop, length", true);
}

void readNanoseconds(ObjectReader& reader, const char* name, std::chrono::nanoseconds& out) {
  std::int64_t count = 0;
  reader.optional(name, count, kCount);
  out = std::chrono::nanoseconds(count);
}

} // namespace

Json toJson(const GenerationOptions& options) {
  Json out{{"max_tokens", options.maxTokens}, {"temperature", options.temperature},
           {"top_p", options.topP},           {"top_k", options.topK},
           {"min_p", options.minP},           {"repetition_penalty", options.repetitionPenalty}};
  putIfPresent(out, "seed", options.seed);
  if (!options.stop.empty()) out["stop"] = options.stop;
  if (options.ignoreEndOfSequence) out["ignore_eos"] = true;
  return out;
}

Result<GenerationOptions> generationOptionsFromJson(const Json& json, std::string_view path,
                                                    std::vector<std::string>* unknown) {
  return readOptionsAlone<GenerationOptions>(
      json, std::string(path), unknown, [](ObjectReader& reader, GenerationOptions& out) { readOptions(reader, out); });
}

template <>
Result<GenerationOptions> fromJson(const Json& json, const DecodeOptions&) {
  return generationOptionsFromJson(json, {});
}

Result<void> validate(const GenerationOptions& options) {
  auto read = generationOptionsFromJson(toJson(options), {});
  if (!read) return fail(std::move(read.error()));
  return {};
}

std::string generationOptionsText(const GenerationOptions& options) {
  return writeJsonLossy(toJson(options));
}

Result<GenerationOptions> generationOptionsFromText(std::string_view text) {
  auto json = parseJson(text, JsonLimits{.bytes = 1 << 20, .depth = 8, .keyWork = 1'000'000});
  if (!json) return fail(std::move(json.error()));
  return generationOptionsFromJson(*json, {});
}

Json toJson(const ChatMessage& message) {
  return {{"role", message.role}, {"content", message.content}};
}

Json toJson(const CompletionRequest& request) {
  Json out = Json::object();
  putModel(out, request.model);
  if (request.promptIds.empty())
    out["prompt"] = request.prompt;
  else
    out["prompt_ids"] = request.promptIds;
  if (request.raw) out["raw"] = true;
  out["options"] = toJson(request.options);
  return out;
}

template <>
Result<CompletionRequest> fromJson(const Json& json, const DecodeOptions&) {
  return readDocument<CompletionRequest>(json, [](ObjectReader& reader, CompletionRequest& out) {
    reader.optional("model", out.model);
    reader.optional("prompt_ids", out.promptIds, kTokenId);
    if (out.promptIds.empty())
      reader.required("prompt", out.prompt);
    else
      reader.optional("prompt", out.prompt);
    if (!out.promptIds.empty() && !out.prompt.empty())
      reader.problem("prompt", "must be absent when prompt_ids gives the prompt as token ids");
    reader.optional("raw", out.raw);
    reader.object("options", [&](ObjectReader& options) { readOptions(options, out.options); });
  });
}

Json toJson(const ChatRequest& request) {
  Json out = Json::object();
  putModel(out, request.model);
  Json messages = Json::array();
  for (const ChatMessage& message : request.messages)
    messages.push_back(toJson(message));
  out["messages"] = std::move(messages);
  out["options"] = toJson(request.options);
  return out;
}

template <>
Result<ChatRequest> fromJson(const Json& json, const DecodeOptions&) {
  return readDocument<ChatRequest>(json, [](ObjectReader& reader, ChatRequest& out) {
    reader.optional("model", out.model);
    const auto readMessage = [&](ObjectReader& item) {
      ChatMessage message;
      const auto role = [](std::string_view name) -> std::optional<std::string> {
        if (name != "system" && name != "user" && name != "assistant") return std::nullopt;
        return std::string(name);
      };
      item.named("role", message.role, role, "system, user, assistant", true);
      item.required("content", message.content);
      out.messages.push_back(std::move(message));
    };
    reader.objects("messages", readMessage, true);
    if (reader.problems().isEmpty() && out.messages.empty())
      reader.problem("messages", "must have at least one message");
    reader.object("options", [&](ObjectReader& options) { readOptions(options, out.options); });
  });
}

Json toJson(const TokenizeRequest& request) {
  Json out = Json::object();
  putModel(out, request.model);
  out["text"] = request.text;
  if (!request.addSpecialTokens) out["add_special_tokens"] = false;
  return out;
}

template <>
Result<TokenizeRequest> fromJson(const Json& json, const DecodeOptions&) {
  return readDocument<TokenizeRequest>(json, [](ObjectReader& reader, TokenizeRequest& out) {
    reader.optional("model", out.model);
    reader.required("text", out.text);
    reader.optional("add_special_tokens", out.addSpecialTokens);
  });
}

Json toJson(const DetokenizeRequest& request) {
  Json out = Json::object();
  putModel(out, request.model);
  out["ids"] = request.ids;
  if (request.skipSpecialTokens) out["skip_special_tokens"] = true;
  return out;
}

template <>
Result<DetokenizeRequest> fromJson(const Json& json, const DecodeOptions&) {
  return readDocument<DetokenizeRequest>(json, [](ObjectReader& reader, DetokenizeRequest& out) {
    reader.optional("model", out.model);
    reader.required("ids", out.ids, kTokenId);
    reader.optional("skip_special_tokens", out.skipSpecialTokens);
  });
}

Json toJson(const LogitsRequest& request) {
  Json out = Json::object();
  putModel(out, request.model);
  out["ids"] = request.ids;
  return out;
}

template <>
Result<LogitsRequest> fromJson(const Json& json, const DecodeOptions&) {
  return readDocument<LogitsRequest>(json, [](ObjectReader& reader, LogitsRequest& out) {
    reader.optional("model", out.model);
    reader.required("ids", out.ids, kTokenId);
    if (reader.problems().isEmpty() && out.ids.empty()) reader.problem("ids", "must have at least one token id");
  });
}

Json toJson(const PerplexityRequest& request) {
  Json out = Json::object();
  putModel(out, request.model);
  out["text"] = request.text;
  return out;
}

template <>
Result<PerplexityRequest> fromJson(const Json& json, const DecodeOptions&) {
  return readDocument<PerplexityRequest>(json, [](ObjectReader& reader, PerplexityRequest& out) {
    reader.optional("model", out.model);
    reader.required("text", out.text);
  });
}

Json toJson(const EmbedRequest& request) {
  Json out = Json::object();
  putModel(out, request.model);
  out["texts"] = request.texts;
  return out;
}

template <>
Result<EmbedRequest> fromJson(const Json& json, const DecodeOptions&) {
  return readDocument<EmbedRequest>(json, [](ObjectReader& reader, EmbedRequest& out) {
    reader.optional("model", out.model);
    const Json* texts = reader.need("texts");
    if (texts != nullptr && texts->is_string())
      out.texts = {texts->get<std::string>()};
    else
      reader.required("texts", out.texts);
  });
}

Json toJson(const CompletionResult& result) {
  Json out{{"text", result.text},
           {"model", result.model},
           {"prompt_tokens", result.promptTokens},
           {"completion_tokens", result.completionTokens},
           {"finish_reason", finishReasonName(result.finish)}};
  if (result.finish == FinishReason::StopText) out["stopped_by_text"] = true;
  out["seed"] = result.seed;
  out["used_chat_template"] = result.usedChatTemplate;
  out["time_to_first_token_ns"] = result.timeToFirstToken.count();
  out["prefill_ns"] = result.prefillTime.count();
  out["decode_ns"] = result.decodeTime.count();
  return out;
}

template <>
Result<CompletionResult> fromJson(const Json& json, const DecodeOptions&) {
  return readDocument<CompletionResult>(json, [](ObjectReader& reader, CompletionResult& out) {
    reader.required("text", out.text);
    reader.optional("model", out.model);
    reader.optional("prompt_tokens", out.promptTokens, kSmallCount);
    reader.optional("completion_tokens", out.completionTokens, kSmallCount);
    readFinish(reader, out.finish);
    reader.optional("seed", out.seed);
    reader.optional("used_chat_template", out.usedChatTemplate);
    readNanoseconds(reader, "time_to_first_token_ns", out.timeToFirstToken);
    readNanoseconds(reader, "prefill_ns", out.prefillTime);
    readNanoseconds(reader, "decode_ns", out.decodeTime);
  });
}

Json toJson(const TokenizeResult& result) {
  return {{"ids", result.ids}, {"tokens", result.tokens}, {"decoded", result.decoded}};
}

template <>
Result<TokenizeResult> fromJson(const Json& json, const DecodeOptions&) {
  return readDocument<TokenizeResult>(json, [](ObjectReader& reader, TokenizeResult& out) {
    reader.required("ids", out.ids, kTokenId);
    reader.required("tokens", out.tokens);
    reader.required("decoded", out.decoded);
    if (out.ids.size() != out.tokens.size()) reader.problem("tokens", "must have one piece for each id");
  });
}

Json toJson(const PerplexityResult& result) {
  return {{"perplexity", result.perplexity},
          {"negative_log_likelihood", result.negativeLogLikelihood},
          {"bits_per_byte", result.bitsPerByte},
          {"tokens", result.tokens},
          {"bytes", result.bytes},
          {"window_tokens", result.windowTokens},
          {"stride_tokens", result.strideTokens}};
}

template <>
Result<PerplexityResult> fromJson(const Json& json, const DecodeOptions&) {
  return readDocument<PerplexityResult>(json, [](ObjectReader& reader, PerplexityResult& out) {
    reader.required("perplexity", out.perplexity, Bounds{0});
    reader.required("negative_log_likelihood", out.negativeLogLikelihood);
    reader.required("bits_per_byte", out.bitsPerByte);
    reader.required("tokens", out.tokens, kCount);
    reader.required("bytes", out.bytes, kCount);
    reader.optional("window_tokens", out.windowTokens, kCount);
    reader.optional("stride_tokens", out.strideTokens, kCount);
  });
}

Json toJson(const EmbedResult& result) {
  Json out = Json::object();
  out["embeddings"] = result.embeddings;
  if (!result.pooling.empty()) out["pooling"] = result.pooling;
  out["prompt_tokens"] = result.promptTokens;
  return out;
}

template <>
Result<EmbedResult> fromJson(const Json& json, const DecodeOptions&) {
  return readDocument<EmbedResult>(json, [](ObjectReader& reader, EmbedResult& out) {
    std::vector<std::vector<double>> rows; // a float is exact in a double, and comes back the same
    constexpr double largest = std::numeric_limits<float>::max();
    reader.required("embeddings", rows, Bounds{-largest, largest});
    for (const std::vector<double>& row : rows)
      out.embeddings.emplace_back(row.begin(), row.end());
    reader.optional("pooling", out.pooling);
    reader.optional("prompt_tokens", out.promptTokens, kSmallCount);
  });
}

} // namespace aisemble::wire
