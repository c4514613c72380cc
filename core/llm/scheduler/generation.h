// SPDX-License-Identifier: Apache-2.0
#pragma once
// One text to be generated, and how it ended.

#include "core/base/clock.h"
#include "core/base/result.h"
#include "core/base/thread_budget.h"
#include "core/engine/llm_types.h"
#include "core/engine/request.h"
#include "core/engine/trace.h"
#include "core/llm/sampling/sampler.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <stop_token>
#include <string>
#include <vector>

namespace aisemble::llm {

/// Turns the tokens of one answer into text, whole characters at a time.
class TokenText {
 public:
  virtual ~TokenText() = default;
  [[nodiscard]] virtual std::string push(std::int32_t id) = 0;
  [[nodiscard]] virtual std::string finish() = 0; ///< what was held back for want of further tokens
};

struct GenerationOutcome {
  std::string text;
  int promptTokens = 0;
  int completionTokens = 0; ///< a final end-of-sequence not counted
  FinishReason finish = FinishReason::EndOfSequence;
  MonotonicTime firstTokenAt;
  Nanoseconds prefillTime{0}; ///< from the first step with a part of the prompt to the first token
  Nanoseconds decodeTime{0};  ///< from the first token to the last
};

struct GenerationJob {
  std::vector<std::int32_t> prompt; ///< ids inside of the vocabulary
  SamplingConfig sampling;
  std::uint64_t seed = 0;
  int maxTokens = 1;
  std::vector<std::string> stop;
  std::vector<std::int32_t> endIds; ///< generation ends before the first of these; empty: it never ends by itself
  std::unique_ptr<TokenText> text;
  std::stop_token cancel;
  ThreadBudget::Work work = ThreadBudget::Work::Asked;
  std::shared_ptr<StageClock> stages;
  std::function<void(TextDelta)> onText;               ///< may be empty; on the scheduler's thread
  std::function<void(Result<GenerationOutcome>)> done; ///< exactly once, after the last onText
};

} // namespace aisemble::llm
