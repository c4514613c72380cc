// SPDX-License-Identifier: Apache-2.0
// The OpenAI protocol, requests and whole answers. Field names: OpenAI's API reference; vLLM's and llama.cpp's server
// documentation for the fields beyond it.
//
// Field by field: max_tokens, temperature, top_p, stop and seed are the protocol's own and always sent. top_k, min_p,
// repetition_penalty and ignore_eos go to servers whose dialect has them and are an error elsewhere, unless they are at
// the value that switches them off. A prompt that is not raw goes as one user turn to chat/completions, where the
// server has the template; a raw prompt, or token ids, to completions.
#include "core/remote/openai_stream_p.h"
#include "core/remote/protocol_p.h"
#include "core/remote/service_errors.h"
#include "core/wire/llm_json.h"

#include <bit>
#include <cmath>
#include <cstring>
#include <set>

namespace aisemble::remote::openai {
namespace {

constexpr std::size_t kMostStops = 4; ///< of api.openai.com and strict servers

bool isOpenAiItself(const Url& base) {
  return base.host == "api.openai.com";
}

Result<void> putBeyondProtocol(Json& body, const GenerationOptions& options, const Endpoint& endpoint) {
  const bool knowsMore = endpoint.dialect != Dialect::Plain;
  const auto put = [&](const char* name, auto value, bool isAsked) -> Result<void> {
    if (!isAsked) return {};
    if (!knowsMore)
      return notExpressible(endpoint, std::string(name),
                            "Leave it out, or set the endpoint's dialect when the server is known to take it.");
    body[name] = value;
    return {};
  };
  const char* penalty = endpoint.dialect == Dialect::LlamaCpp ? "repeat_penalty" : "repetition_penalty";
  if (auto r = put("top_k", options.topK, options.topK != 0); !r) return r;
  if (auto r = put("min_p", options.minP, options.minP != 0.0); !r) return r;
  if (auto r = put(penalty, options.repetitionPenalty, options.repetitionPenalty != 1.0); !r) return r;
  return put("ignore_eos", true, options.ignoreEndOfSequence);
}

Result<void> putOptions(Json& body, const GenerationOptions& options, const Endpoint& endpoint, const Url& base,
                        bool isChat) {
  // Newer models of OpenAI's own refuse max_tokens in chats; other servers may not know the newer name.
  body[isChat && isOpenAiItself(base) ? "max_completion_tokens" : "max_tokens"] = options.maxTokens;
  body["temperature"] = options.temperature;
  body["top_p"] = options.topP;
  if (options.seed) {
    if (*options.seed > static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max()))
      return notExpressible(endpoint, "A seed over 2^63 - 1", "Use a smaller one.");
    body["seed"] = *options.seed;
  }
  if (options.stop.size() > kMostStops && endpoint.dialect == Dialect::Plain)
    return notExpressible(endpoint, "More than 4 stop texts", "Use fewer, or set the endpoint's dialect.");
  if (!options.stop.empty()) body["stop"] = options.stop;
  if (auto r = putBeyondProtocol(body, options, endpoint); !r) return r;
  if (endpoint.streams) {
    body["stream"] = true;
    body["stream_options"] = Json{{"include_usage", true}};
  }
  return {};
}

Result<EncodedCall> post(const Url& base, std::string_view route, const Json& body, bool isStream) {
  auto text = wire::writeJson(body);
  if (!text) return fail(std::move(text.error()));
  EncodedCall out;
  out.url = versioned(base).below(route);
  out.headers.push_back({"Content-Type", "application/json"});
  out.body = HttpBody::of(std::move(*text));
  out.isStream = isStream;
  return out;
}

Result<EncodedCall> encodeGeneration(const Request& request, const Endpoint& endpoint, const Url& base) {
  Json body = Json::object();
  const std::string model = remoteModel(request, endpoint);
  if (!model.empty()) body["model"] = model;
  const auto* chat = std::get_if<ChatRequest>(&request);
  const auto* completion = std::get_if<CompletionRequest>(&request);
  const bool isChat = chat != nullptr || (!completion->raw && completion->promptIds.empty());
  if (chat != nullptr) {
    Json& messages = body["messages"] = Json::array();
    for (const ChatMessage& message : chat->messages)
      messages.push_back(wire::toJson(message));
  } else if (isChat) {
    body["messages"] = Json::array({Json{{"role", "user"}, {"content", completion->prompt}}});
  } else if (!completion->promptIds.empty()) {
    body["prompt"] = completion->promptIds;
  } else {
    body["prompt"] = completion->prompt;
  }
  const GenerationOptions& options = chat != nullptr ? chat->options : completion->options;
  if (auto r = putOptions(body, options, endpoint, base, isChat); !r) return fail(std::move(r.error()));
  return post(base, isChat ? "/chat/completions" : "/completions", body, endpoint.streams);
}

Result<EncodedCall> encodeEmbed(const EmbedRequest& request, const Endpoint& endpoint, const Url& base) {
  if (request.texts.empty()) return fail(ErrorCode::InvalidArgument, "texts: must have at least one text to embed.");
  Json body = Json::object();
  const std::string model = remoteModel(request, endpoint);
  if (!model.empty()) body["model"] = model;
  body["input"] = request.texts;
  body["encoding_format"] = "float";
  return post(base, "/embeddings", body, false);
}

/// A list of numbers, or the same as base64 of little-endian floats, which some servers send whatever is asked.
std::optional<std::vector<float>> vectorOf(const Json& json) {
  std::vector<float> out;
  if (json.is_array()) {
    for (const Json& item : json) {
      if (!item.is_number()) return std::nullopt;
      out.push_back(item.get<float>());
    }
  } else if (json.is_string()) {
    static_assert(std::endian::native == std::endian::little);
    const auto bytes = wire::fromBase64(json.get_ref<const std::string&>(), std::size_t{4} << 20);
    if (!bytes || bytes->size() % sizeof(float) != 0) return std::nullopt;
    out.resize(bytes->size() / sizeof(float));
    std::memcpy(out.data(), bytes->data(), bytes->size());
  }
  double squares = 0;
  for (const float value : out)
    squares += static_cast<double>(value) * static_cast<double>(value);
  if (out.empty() || !std::isfinite(squares)) return std::nullopt;
  if (squares > 0) // our results are of length one; most services' are already
    for (float& value : out)
      value = static_cast<float>(static_cast<double>(value) / std::sqrt(squares));
  return out;
}

Result<Response> decodeEmbed(const EmbedRequest& request, const Endpoint& endpoint, const Json& json) {
  const Json* data = member(json, "data");
  if (data == nullptr || !data->is_array()) return corruptAnswer(endpoint, "it has no list called data");
  if (data->size() != request.texts.size())
    return corruptAnswer(endpoint, "it has " + std::to_string(data->size()) + " embeddings for " +
                                       std::to_string(request.texts.size()) + " texts");
  EmbedResult out;
  out.embeddings.resize(request.texts.size());
  for (std::size_t i = 0; i < data->size(); ++i) {
    const Json& item = (*data)[i];
    const Json* index = member(item, "index");
    const bool hasIndex = index != nullptr && index->is_number_unsigned();
    const std::size_t at = hasIndex ? index->get<std::size_t>() : i;
    const Json* values = member(item, "embedding");
    auto vector = values == nullptr ? std::nullopt : vectorOf(*values);
    if (at >= out.embeddings.size() || !out.embeddings[at].empty() || !vector)
      return corruptAnswer(endpoint, "data[" + std::to_string(i) + "] is no embedding of its own");
    out.embeddings[at] = std::move(*vector);
    if (out.embeddings[at].size() != out.embeddings[hasIndex ? at : 0].size())
      return corruptAnswer(endpoint, "its embeddings differ in length");
  }
  for (const auto& vector : out.embeddings)
    if (vector.size() != out.embeddings[0].size()) return corruptAnswer(endpoint, "its embeddings differ in length");
  const std::string model = textMember(json, "model");
  out.pooling =
      "by " + hostOf(endpoint) + (model.empty() ? std::string() : ", model " + model) + ", then L2-normalised";
  if (const Json* usage = member(json, "usage")) out.promptTokens = countMember(*usage, "prompt_tokens");
  return Response(std::move(out));
}

} // namespace

Url versioned(Url base) {
  if (base.path.empty()) base.path = "/v1";
  return base;
}

Result<EncodedCall> encode(const Request& request, const Endpoint& endpoint, const Url& base) {
  if (std::holds_alternative<ChatRequest>(request) || std::holds_alternative<CompletionRequest>(request))
    return encodeGeneration(request, endpoint, base);
  if (const auto* embed = std::get_if<EmbedRequest>(&request)) return encodeEmbed(*embed, endpoint, base);
  return notExpressible(endpoint, "The request '" + taskName(request) + "'",
                        "It has completions, chats and embeddings; use a local model for this.");
}

Result<Response> decode(const Request& request, const Endpoint& endpoint, std::string_view body) {
  auto json = parseAnswer(body, endpoint);
  if (!json) return fail(std::move(json.error()));
  if (const auto* embed = std::get_if<EmbedRequest>(&request)) {
    if (member(*json, "error") != nullptr) return fail(errorInside(*json, request, endpoint));
    return decodeEmbed(*embed, endpoint, *json);
  }
  OpenAiAnswer answer(request, endpoint);
  if (auto r = answer.take(*json, [](Partial) {}); !r) return fail(std::move(r.error()));
  return answer.result(true);
}

std::unique_ptr<AnswerStream> stream(const Request& request, const Endpoint& endpoint) {
  return std::make_unique<OpenAiStream>(request, endpoint);
}

} // namespace aisemble::remote::openai
