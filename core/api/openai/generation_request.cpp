// SPDX-License-Identifier: Apache-2.0
#include "core/api/openai/generation_request.h"

#include "core/api/openai/field_reader.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <concepts>
#include <iterator>
#include <limits>
#include <random>
#include <tuple>

namespace aisemble::api::openai {
namespace {

using wire::Json;

constexpr int kMaxChoices = 128;      // the protocol's
constexpr int kMaxAnswers = 2048;     ///< of one request, over all prompts
constexpr int kMaxTokens = 1 << 24;   ///< as the engines' own readers take
constexpr int kCompletionTokens = 16; // the protocol's default for /v1/completions

bool never(const Json&) {
  return false;
}
bool isZero(const Json& json) {
  return json.is_number() && json.get<double>() == 0;
}
bool isOne(const Json& json) {
  return json.is_number() && json.get<double>() == 1;
}
bool isFalse(const Json& json) {
  return json.is_boolean() && !json.get<bool>();
}
bool isEmpty(const Json& json) {
  return (json.is_array() || json.is_object() || json.is_string()) && (json.is_string() ? json == "" : json.empty());
}
bool isText(const Json& json, std::initializer_list<const char*> texts) {
  return std::ranges::any_of(texts, [&](const char* text) { return json == text; });
}
bool isPlainFormat(const Json& json) {
  return json.is_object() && json.contains("type") && json["type"] == "text";
}

/// What would change the answer in a way that the engines do not offer.
void refuseCommon(FieldReader& reader) {
  const char* const noPenalty = "only repetition_penalty is";
  reader.refuse("frequency_penalty", isZero, noPenalty);
  reader.refuse("presence_penalty", isZero, noPenalty);
  reader.refuse("repeat_penalty", isOne, "write repetition_penalty");
  reader.refuse("logit_bias", isEmpty, "the engines bias no tokens");
  const char* const noGrammar = "answers are free text";
  for (const char* name : {"grammar", "json_schema", "guided_json", "guided_regex", "guided_choice", "guided_grammar"})
    reader.refuse(name, isEmpty, noGrammar);
}

void refuseForChat(FieldReader& reader) {
  const char* const noTools = "the engines call no tools";
  reader.refuse("logprobs", isFalse, "the engines report no probabilities");
  reader.refuse("top_logprobs", isZero, "the engines report no probabilities");
  reader.refuse("tools", isEmpty, noTools);
  reader.refuse("functions", isEmpty, noTools);
  const auto isFree = [](const Json& json) { return isText(json, {"none", "auto"}); };
  reader.refuse("tool_choice", isFree, noTools);
  reader.refuse("function_call", isFree, noTools);
  reader.refuse("response_format", isPlainFormat, "answers are free text; use {\"type\": \"text\"}");
  reader.refuse(
      "modalities", [](const Json& json) { return json == Json::array({"text"}); }, "answers are text");
  reader.refuse("audio", never, "answers are text");
  reader.refuse("web_search_options", never, "nothing is looked up elsewhere");
  reader.refuse(
      "reasoning_effort", [](const Json& json) { return isText(json, {"none"}); }, "the models have no such setting");
  reader.refuse(
      "verbosity", [](const Json& json) { return isText(json, {"medium"}); }, "the models have no such setting");
}

void readSampling(FieldReader& reader, GenerationOptions& options) {
  options.temperature = 1; // the protocol's defaults
  options.topP = 1;
  reader.number("temperature", options.temperature, {0, 2}); // the protocol's range
  reader.number("top_p", options.topP, {0, 1});
  // A nucleus of no probability is the most likely token alone; the engines write that as the smallest one above 0.
  if (options.topP == 0) options.topP = std::numeric_limits<double>::min();
  reader.integer("top_k", options.topK, -1, kMaxTokens);
  options.topK = std::max(options.topK, 0); // vLLM's clients write -1 for "all"
  reader.number("min_p", options.minP, {.low = 0, .high = 1, .highIsOpen = true});
  reader.number("repetition_penalty", options.repetitionPenalty, {.low = 0, .high = 100, .lowIsOpen = true});
  reader.flag("ignore_eos", options.ignoreEndOfSequence);
  reader.seed("seed", options.seed);
  reader.stop("stop", options.stop);
}

void readStreaming(FieldReader& reader, GenerationAsk& ask) {
  reader.flag("stream", ask.stream);
  const Json* options = reader.find("stream_options");
  if (options == nullptr) return;
  if (!options->is_object()) return reader.problem(invalidValue("stream_options", "must be an object"));
  if (!ask.stream) return reader.problem(invalidValue("stream_options", "is only allowed when 'stream' is true"));
  const auto usage = options->find("include_usage");
  if (usage == options->end() || usage->is_null()) return;
  if (!usage->is_boolean())
    return reader.problem(invalidValue("stream_options.include_usage", "must be true or false"));
  ask.includeUsage = usage->get<bool>();
}

void readModel(FieldReader& reader, GenerationAsk& ask) {
  reader.text("model", ask.model);
  if (ask.model == "auto" || ask.model == "default") ask.model.clear();
}

/// Sampled answers need seeds of their own: equal requests would share one computation.
void multiply(GenerationAsk& ask, std::vector<Request> prompts) {
  std::random_device device;
  for (Request& prompt : prompts)
    for (int i = 0; i < ask.choices; ++i) {
      Request request = prompt;
      std::visit(
          [&](auto& typed) {
            if constexpr (requires {
                            { typed.options } -> std::same_as<GenerationOptions&>;
                          }) {
              GenerationOptions& options = typed.options;
              if (ask.choices == 1 || options.temperature == 0) return;
              // Drawn with 32 bits, so that JSON carries what is counted up from it.
              if (!options.seed) options.seed = device();
              *options.seed += static_cast<std::uint64_t>(i);
            }
          },
          request);
      ask.requests.push_back(std::move(request));
    }
}

Parsed<GenerationAsk> finish(FieldReader& reader, GenerationAsk ask, std::vector<Request> prompts) {
  if (reader.isGood() && prompts.size() * static_cast<std::size_t>(ask.choices) > kMaxAnswers)
    reader.problem(
        invalidValue("n", fmt::format("times the number of prompts must be at most {} answers; send several requests",
                                      kMaxAnswers)));
  if (!reader.isGood()) return tl::unexpected(reader.takeProblem());
  multiply(ask, std::move(prompts));
  return ask;
}

/// Of prompts that are sampled, the places of those that stood before.
std::set<std::size_t> repeatsIn(const std::vector<CompletionRequest>& prompts) {
  const auto isLess = [&](std::size_t a, std::size_t b) {
    return std::tie(prompts[a].prompt, prompts[a].promptIds) < std::tie(prompts[b].prompt, prompts[b].promptIds);
  };
  std::set<std::size_t, decltype(isLess)> seen(isLess);
  std::set<std::size_t> out;
  for (std::size_t i = 0; i < prompts.size(); ++i)
    if (prompts[i].options.temperature > 0 && !prompts[i].options.seed && !seen.insert(i).second) out.insert(i);
  return out;
}

/// The text of a message's content: one text, or the texts of its parts on lines of their own, as llama.cpp and vLLM
/// join them.
Parsed<std::string> contentOf(const Json& content, const std::string& path) {
  if (content.is_string()) return content.get<std::string>();
  if (!content.is_array())
    return tl::unexpected(
        invalidValue(path, fmt::format("must be a text or a list of parts, but is {}", kindOf(content))));
  std::string out;
  for (std::size_t i = 0; i < content.size(); ++i) {
    const std::string place = fmt::format("{}[{}]", path, i);
    const Json& part = content[i];
    const auto type = part.is_object() ? part.find("type") : part.end();
    if (!part.is_object() || type == part.end() || !type->is_string())
      return tl::unexpected(invalidValue(place, "must be an object with a 'type'"));
    if (*type != "text") {
      const bool isImage = *type == "image_url" || *type == "input_image";
      return tl::unexpected(
          unsupportedValue(place, isImage ? "the language models see no images; POST /ai/vision/analyze looks at one"
                                          : "the language models read parts of type 'text' only"));
    }
    const auto text = part.find("text");
    if (text == part.end() || !text->is_string())
      return tl::unexpected(invalidValue(place + ".text", "must be a text"));
    if (i > 0) out += '\n';
    out += text->get_ref<const std::string&>();
  }
  return out;
}

Parsed<ChatMessage> messageOf(const Json& json, const std::string& path) {
  if (!json.is_object())
    return tl::unexpected(invalidValue(path, fmt::format("must be an object, but is {}", kindOf(json))));
  const auto role = json.find("role");
  if (role == json.end() || !role->is_string()) return tl::unexpected(invalidValue(path + ".role", "must be a text"));
  ChatMessage out;
  out.role = role->get<std::string>();
  if (out.role == "developer") out.role = "system"; // what the protocol calls it for newer models
  if (out.role == "tool" || out.role == "function")
    return tl::unexpected(unsupportedValue(path + ".role", "the engines call no tools"));
  if (out.role != "system" && out.role != "user" && out.role != "assistant")
    return tl::unexpected(invalidValue(path + ".role", "must be 'system', 'developer', 'user' or 'assistant'"));
  for (const char* name : {"tool_calls", "function_call"})
    if (const auto calls = json.find(name); calls != json.end() && !calls->is_null() && !isEmpty(*calls))
      return tl::unexpected(unsupportedValue(path + "." + name, "the engines call no tools"));
  const auto content = json.find("content");
  if (content == json.end() || content->is_null())
    return tl::unexpected(invalidValue(path + ".content", "must be there: a text or a list of parts"));
  auto text = contentOf(*content, path + ".content");
  if (!text) return tl::unexpected(std::move(text.error()));
  out.content = std::move(*text);
  return out;
}

void readMessages(FieldReader& reader, std::vector<ChatMessage>& out) {
  const Json* messages = reader.find("messages");
  if (messages == nullptr)
    return reader.problem(invalidValue("messages", "is required: a list of at least one message"));
  if (!messages->is_array() || messages->empty())
    return reader.problem(invalidValue("messages", "must be a list of at least one message"));
  for (std::size_t i = 0; i < messages->size(); ++i) {
    auto message = messageOf((*messages)[i], fmt::format("messages[{}]", i));
    if (!message) return reader.problem(std::move(message.error()));
    out.push_back(std::move(*message));
  }
}

/// max_completion_tokens is the newer name.
void readChatTokens(FieldReader& reader, int& out) {
  int older = 0;
  int newer = 0;
  reader.integer("max_tokens", older, 1, kMaxTokens);
  reader.integer("max_completion_tokens", newer, 1, kMaxTokens);
  if (older != 0 && newer != 0 && older != newer)
    reader.problem(invalidValue("max_tokens", "contradicts max_completion_tokens; send one of them"));
  if (older != 0 || newer != 0) out = std::max(older, newer);
}

CompletionRequest textPrompt(std::string text) {
  CompletionRequest out;
  out.prompt = std::move(text);
  return out;
}

Parsed<CompletionRequest> tokenPrompt(const Json& list, const std::string& path) {
  auto ids = tokenIds(list, path);
  if (!ids) return tl::unexpected(std::move(ids.error()));
  CompletionRequest out;
  out.promptIds = std::move(*ids);
  return out;
}

Parsed<CompletionRequest> promptOf(const Json& json, const std::string& path) {
  if (json.is_string()) return textPrompt(json.get<std::string>());
  if (isTokenList(json)) return tokenPrompt(json, path);
  return tl::unexpected(invalidValue(path, fmt::format("must be a text or a list of token ids, not empty, but is {}",
                                                       json.is_array() && json.empty() ? "empty" : kindOf(json))));
}

void readPrompts(FieldReader& reader, std::vector<CompletionRequest>& out) {
  const Json* prompt = reader.find("prompt");
  if (prompt == nullptr)
    return reader.problem(invalidValue("prompt", "is required: a text, token ids, or a list of them"));
  const bool isList = prompt->is_array() && !prompt->empty() && !isTokenList(*prompt);
  const std::size_t count = isList ? prompt->size() : 1;
  if (count > kMaxAnswers)
    return reader.problem(invalidValue("prompt", fmt::format("must have at most {} prompts", kMaxAnswers)));
  for (std::size_t i = 0; i < count; ++i) {
    auto read = isList ? promptOf((*prompt)[i], fmt::format("prompt[{}]", i)) : promptOf(*prompt, "prompt");
    if (!read) return reader.problem(std::move(read.error()));
    out.push_back(std::move(*read));
  }
}

} // namespace

Parsed<GenerationAsk> readChatAsk(const Json& body) {
  GenerationAsk ask;
  ask.isChat = true;
  ChatRequest request;
  FieldReader reader(body);
  readModel(reader, ask);
  readMessages(reader, request.messages);
  readChatTokens(reader, request.options.maxTokens);
  readSampling(reader, request.options);
  reader.integer("n", ask.choices, 1, kMaxChoices);
  readStreaming(reader, ask);
  refuseCommon(reader);
  refuseForChat(reader);
  return finish(reader, std::move(ask), {std::move(request)});
}

Parsed<GenerationAsk> readCompletionAsk(const Json& body) {
  GenerationAsk ask;
  GenerationOptions options;
  options.maxTokens = kCompletionTokens;
  std::vector<CompletionRequest> prompts;
  FieldReader reader(body);
  readModel(reader, ask);
  readPrompts(reader, prompts);
  reader.integer("max_tokens", options.maxTokens, 1, kMaxTokens);
  readSampling(reader, options);
  reader.integer("n", ask.choices, 1, kMaxChoices);
  readStreaming(reader, ask);
  refuseCommon(reader);
  reader.refuse("echo", isFalse, "prepend the prompt yourself");
  reader.refuse("suffix", isEmpty, "the engines continue a text, they do not fill gaps");
  reader.refuse("logprobs", never, "the engines report no probabilities");
  reader.refuse(
      "best_of", [&](const Json& json) { return json.is_number_integer() && json == ask.choices; },
      "every answer is returned; use n");
  for (CompletionRequest& prompt : prompts) {
    prompt.raw = true; // this route continues texts; the template is the chat's
    prompt.options = options;
  }
  if (ask.choices == 1) ask.repeats = repeatsIn(prompts); // several choices have seeds of their own
  std::vector<Request> requests(std::make_move_iterator(prompts.begin()), std::make_move_iterator(prompts.end()));
  return finish(reader, std::move(ask), std::move(requests));
}

} // namespace aisemble::api::openai
