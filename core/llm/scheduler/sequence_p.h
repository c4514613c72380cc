// SPDX-License-Identifier: Apache-2.0
#pragma once
// A job on its way through the scheduler. Private to core/llm/scheduler; touched by the scheduler's thread only.

#include "core/llm/scheduler/generation.h"
#include "core/llm/scheduler/step_model.h"
#include "core/llm/scheduler/stop_filter.h"

#include <functional>
#include <optional>
#include <span>

namespace aisemble::llm {

class Sequence {
 public:
  /// `onCancel` is called from whichever thread requests the stop.
  Sequence(GenerationJob job, std::size_t reservedTokens, const Clock& clock, std::function<void()> onCancel);

  [[nodiscard]] std::size_t reservedTokens() const { return m_reserved; }
  [[nodiscard]] bool isCancelled() const { return m_job.cancel.stop_requested(); }
  [[nodiscard]] bool isPrefilling() const { return m_fed < m_job.prompt.size(); }
  [[nodiscard]] std::size_t promptLeft() const { return m_job.prompt.size() - m_fed; }
  [[nodiscard]] bool isFinished() const { return m_isFinished; }
  [[nodiscard]] ThreadBudget::Work work() const { return m_job.work; }

  void attach(std::unique_ptr<SequenceState> state) { m_state = std::move(state); }
  /// The next tokens to feed: up to `most` of the prompt, or the last token chosen.
  [[nodiscard]] StepItem item(std::size_t most) const;
  /// Notes the stage before the step that feeds `item`.
  void begin();
  /// After a step that fed `tokens` tokens; `logits` of the last one where they were wanted.
  void advance(std::size_t tokens, std::span<float> logits, std::size_t contextLength);
  void fail(Error error);
  void cancel();

 private:
  void take(std::int32_t token, std::size_t contextLength);
  void emit(std::string text, bool isLast);
  void finish(FinishReason reason);

  GenerationJob m_job;
  std::size_t m_reserved;
  const Clock& m_clock;
  Sampler m_sampler;
  StopFilter m_filter;
  std::unique_ptr<SequenceState> m_state;
  std::size_t m_fed = 0; // tokens of the prompt that the model has seen
  std::int32_t m_last = 0;
  int m_unreported = 0; // tokens whose text was not handed on yet
  bool m_isFinished = false;
  std::optional<MonotonicTime> m_prefillBegan;
  std::optional<MonotonicTime> m_lastTokenAt;
  GenerationOutcome m_outcome;
  std::stop_callback<std::function<void()>> m_onCancel; // last: it may fire as soon as it exists
};

} // namespace aisemble::llm
