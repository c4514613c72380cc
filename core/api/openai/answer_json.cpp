// SPDX-License-Identifier: Apache-2.0
#include "core/api/openai/answer_json.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace aisemble::api::openai {
namespace {

double ratio(double of, double by) {
  return by > 0 ? of / by : 0;
}

} // namespace

void UsageCount::add(std::size_t answer, const CompletionResult& result) {
  if (answer % static_cast<std::size_t>(m_choices) == 0) m_prompt += result.promptTokens;
  m_completion += result.completionTokens;
  if (result.completionTokens == 0 && !result.text.empty()) m_isKnown = false;
}

wire::Json UsageCount::json() const {
  if (!m_isKnown) return nullptr;
  return {{"prompt_tokens", m_prompt}, {"completion_tokens", m_completion}, {"total_tokens", m_prompt + m_completion}};
}

wire::Json timingsJson(const CompletionResult& result) {
  using Milliseconds = std::chrono::duration<double, std::milli>;
  const double promptMs = Milliseconds(result.prefillTime).count();
  const double predictedMs = Milliseconds(result.decodeTime).count();
  const double prompt = result.promptTokens;
  const double steps = std::max(result.completionTokens - 1, 0);
  return {{"prompt_n", result.promptTokens},
          {"prompt_ms", promptMs},
          {"prompt_per_token_ms", ratio(promptMs, prompt)},
          {"prompt_per_second", ratio(1000 * prompt, promptMs)},
          {"predicted_n", result.completionTokens},
          {"predicted_ms", predictedMs},
          {"predicted_per_token_ms", ratio(predictedMs, steps)},
          {"predicted_per_second", ratio(1000 * steps, predictedMs)}};
}

wire::Json documentJson(const AnswerHead& head, const char* object) {
  return {{"id", head.id},
          {"object", object},
          {"created", head.created},
          {"model", head.model},
          {"choices", wire::Json::array()}};
}

} // namespace aisemble::api::openai
