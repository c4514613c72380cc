// SPDX-License-Identifier: Apache-2.0
#include "core/remote/openai_stream_p.h"
#include "core/remote/service_errors.h"

#include <algorithm>
#include <charconv>
#include <set>

namespace aisemble::remote::openai {
namespace {

/// Messages, logs and the result need the model's name and the seed, but not the texts.
Request withoutTexts(const Request& request) {
  if (const auto* chat = std::get_if<ChatRequest>(&request)) return ChatRequest{chat->model, {}, chat->options};
  if (const auto* completion = std::get_if<CompletionRequest>(&request)) {
    const bool isRaw = completion->raw || !completion->promptIds.empty();
    return CompletionRequest{completion->model, {}, {}, isRaw, completion->options};
  }
  return EmbedRequest{modelOf(request), {}};
}

bool isNormalStop(const std::string& word) {
  // "stop" is the protocol's word; the others are seen from servers that pass on their engine's or provider's own.
  static const std::set<std::string, std::less<>> kWords{"stop",     "eos",           "eos_token",
                                                         "end_turn", "stop_sequence", "stop_token"};
  return kWords.contains(word);
}

bool isLengthStop(const std::string& word) {
  return word == "length" || word == "max_tokens" || word == "model_length";
}

int statusOf(const Json& error) {
  const Json* code = member(error, "code");
  if (code != nullptr && code->is_number_integer()) return countMember(error, "code"); // llama.cpp
  const std::string text = code != nullptr && code->is_string() ? code->get<std::string>() : std::string();
  int number = 0;
  if (const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), number);
      problem == std::errc() && end == text.data() + text.size())
    return number;
  const std::string type = textMember(error, "type");
  if (type == "invalid_request_error") return 400;
  if (type == "authentication_error") return 401;
  if (type == "rate_limit_error" || text == "rate_limit_exceeded" || text == "insufficient_quota") return 429;
  return 0;
}

} // namespace

Error errorInside(const Json& json, const Request& request, const Endpoint& endpoint) {
  const Json* error = member(json, "error");
  const int status = error == nullptr ? 0 : statusOf(*error);
  std::string words = withoutSecrets(serviceWords(wire::writeJsonLossy(json)), endpoint, {});
  const CallFacts facts{serviceOf(request), hostOf(endpoint), remoteModel(request, endpoint), {}};
  return statusError(facts, status >= 400 && status < 600 ? status : 0, words, std::nullopt);
}

OpenAiAnswer::OpenAiAnswer(const Request& request, const Endpoint& endpoint)
    : m_request(withoutTexts(request)), m_endpoint(endpoint) {
  m_result.model = remoteModel(request, endpoint);
  const auto* completion = std::get_if<CompletionRequest>(&m_request);
  m_result.usedChatTemplate = completion == nullptr || !completion->raw;
  const auto& options = completion != nullptr ? completion->options : std::get<ChatRequest>(m_request).options;
  m_result.seed = options.seed.value_or(0);
}

Result<void> OpenAiAnswer::take(const Json& chunk, const std::function<void(Partial)>& emit) {
  if (!chunk.is_object()) return corruptAnswer(m_endpoint, "a piece of it is not an object");
  const bool isErrorObject = textMember(chunk, "object") == "error"; // older vLLM
  if (member(chunk, "error") != nullptr || isErrorObject) return fail(errorInside(chunk, m_request, m_endpoint));
  if (std::string model = textMember(chunk, "model"); !model.empty()) m_result.model = std::move(model);
  takeFigures(chunk);
  const Json* choices = member(chunk, "choices");
  if (choices == nullptr || !choices->is_array()) return {}; // a chunk of usage, or one of a server's own
  for (const Json& choice : *choices)
    if (choice.is_object() && countMember(choice, "index") == 0) takeChoice(choice, emit);
  return {};
}

void OpenAiAnswer::takeChoice(const Json& choice, const std::function<void(Partial)>& emit) {
  m_hasChoice = true;
  const Json* delta = member(choice, "delta");
  if (delta == nullptr) delta = member(choice, "message");
  const Json& holder = delta != nullptr && delta->is_object() ? *delta : choice;
  std::string text = textMember(holder, delta == nullptr ? "text" : "content");
  if (text.empty()) text = textMember(holder, "refusal"); // what the model says instead of an answer
  if (text.empty() && !m_isReasoning &&
      (!textMember(holder, "reasoning_content").empty() || !textMember(holder, "reasoning").empty())) {
    m_isReasoning = true; // thoughts are no part of the answer; that they come is worth knowing
    emit(Progress{-1, "reasoning"});
  }
  if (!text.empty()) {
    m_result.text += text;
    ++m_chunks;
    emit(TextDelta{std::move(text), 1}); // the protocol does not say how many tokens a piece has: at least one
  }
  if (std::string finish = textMember(choice, "finish_reason"); !finish.empty()) m_finish = std::move(finish);
}

/// `usage` of the protocol, `timings` of llama.cpp. Where neither comes, counts of tokens stay unknown: 0.
void OpenAiAnswer::takeFigures(const Json& chunk) {
  if (const Json* timings = member(chunk, "timings")) {
    const int prompt = countMember(*timings, "prompt_n") + countMember(*timings, "cache_n");
    if (prompt > 0) m_result.promptTokens = prompt;
    if (const int predicted = countMember(*timings, "predicted_n"); predicted > 0)
      m_result.completionTokens = predicted;
    const Json* milliseconds = member(*timings, "prompt_ms");
    if (milliseconds != nullptr && milliseconds->is_number() && milliseconds->get<double>() > 0 &&
        milliseconds->get<double>() < 1e9)
      m_result.prefillTime = std::chrono::nanoseconds(static_cast<std::int64_t>(milliseconds->get<double>() * 1e6));
  }
  if (const Json* usage = member(chunk, "usage")) {
    if (const int prompt = countMember(*usage, "prompt_tokens"); prompt > 0) m_result.promptTokens = prompt;
    if (const int made = countMember(*usage, "completion_tokens"); made > 0) m_result.completionTokens = made;
  }
}

std::size_t OpenAiAnswer::characters() const {
  return static_cast<std::size_t>(
      std::ranges::count_if(m_result.text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

Result<Response> OpenAiAnswer::result(bool isWhole) const {
  const std::string host = hostOf(m_endpoint);
  const std::string soFar = std::to_string(characters()) + " characters";
  if (!isWhole && characters() == 0)
    return fail(ErrorCode::Unavailable, host + " ended its answer before it had begun. Ask again.");
  if (!isWhole)
    return fail(ErrorCode::Unavailable, "The answer of " + host + " was cut after " + soFar +
                                            ". What came stands; ask again for a whole answer.");
  if (!m_hasChoice) return corruptAnswer(m_endpoint, "it has no choice");
  CompletionResult out = m_result;
  if (m_finish.empty() || isNormalStop(m_finish)) {
    out.finish = FinishReason::EndOfSequence; // the protocol has one word for an end of sequence and for a stop text
  } else if (isLengthStop(m_finish)) {
    out.finish = FinishReason::Length;
  } else {
    return fail(ErrorCode::Unavailable,
                host + " ended its answer after " + soFar + " for the reason '" + m_finish.substr(0, 40) +
                    "', which is no normal end. What came stands; change the request or ask again.");
  }
  return Response(std::move(out));
}

OpenAiStream::OpenAiStream(const Request& request, const Endpoint& endpoint)
    : m_answer(request, endpoint), m_reader([this](const SseEvent& event) { return takeEvent(event); }) {}

bool OpenAiStream::takeEvent(const SseEvent& event) {
  if (event.data.find_first_not_of(" \t") == std::string::npos) return true; // some send empty data to stay alive
  const auto json = wire::parseJson(event.data, wire::JsonLimits{.depth = 32});
  if (!json) {
    m_problem = corruptAnswer(m_answer.endpoint(), "a piece of it is not JSON").value();
    return false;
  }
  // An error event may carry its object bare: {"message": …}.
  auto taken = event.event == "error" && member(*json, "error") == nullptr
                   ? Result<void>(fail(errorInside(Json{{"error", *json}}, m_answer.request(), m_answer.endpoint())))
                   : m_answer.take(*json, *m_emit);
  if (!taken) m_problem = std::move(taken.error());
  return taken.has_value();
}

Result<void> OpenAiStream::settle(Result<bool> fed) {
  if (!fed) m_problem = std::move(fed.error());
  if (m_problem) return fail(*m_problem);
  return {};
}

Result<void> OpenAiStream::feed(std::string_view bytes, const std::function<void(Partial)>& emit) {
  if (m_problem) return fail(*m_problem);
  m_emit = &emit;
  return settle(m_reader.feed(bytes));
}

Result<Response> OpenAiStream::finish(const std::function<void(Partial)>& emit) {
  m_emit = &emit;
  if (!m_problem)
    if (auto r = settle(m_reader.finish()); !r) return fail(std::move(r.error()));
  if (m_problem) {
    Error error = *m_problem; // the error says what happened, and this how much of the answer is there
    if (m_answer.characters() > 0)
      error.message += " The answer was cut after " + std::to_string(m_answer.characters()) + " characters.";
    return fail(std::move(error));
  }
  return m_answer.result(m_reader.isDone());
}

} // namespace aisemble::remote::openai
