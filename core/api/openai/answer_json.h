// SPDX-License-Identifier: Apache-2.0
#pragma once
// The parts that whole and streamed answers of the protocol have in common.

#include "core/api/openai/generation_sink.h"
#include "core/wire/json.h"

#include <vector>

namespace aisemble::api::openai {

/// Tokens of all answers. A prompt is counted once, however many answers it got.
class UsageCount {
 public:
  explicit UsageCount(int choices) : m_choices(choices) {}
  void add(std::size_t answer, const CompletionResult& result);
  /// {prompt_tokens, completion_tokens, total_tokens}; null where a service elsewhere did not tell of a text.
  [[nodiscard]] wire::Json json() const;

 private:
  const int m_choices;
  std::int64_t m_prompt = 0;
  std::int64_t m_completion = 0;
  bool m_isKnown = true;
};

/// llama.cpp's extension: {prompt_n, prompt_ms, prompt_per_token_ms, prompt_per_second, predicted_n, predicted_ms,
/// predicted_per_token_ms, predicted_per_second}. Prompt figures are those of the prefill; predicted_ms is from the
/// first token to the last, so the rates count one token less than predicted_n. A rate over no time is 0.
[[nodiscard]] wire::Json timingsJson(const CompletionResult& result);

/// {id, object, created, model, choices: []}
[[nodiscard]] wire::Json documentJson(const AnswerHead& head, const char* object);

} // namespace aisemble::api::openai
