// SPDX-License-Identifier: Apache-2.0
#include "core/llm/scheduler/sequence_p.h"

#include <algorithm>
#include <utility>

namespace aisemble::llm {

Sequence::Sequence(GenerationJob job, std::size_t reservedTokens, const Clock& clock, std::function<void()> onCancel)
    : m_job(std::move(job))
    , m_reserved(reservedTokens)
    , m_clock(clock)
    , m_sampler(m_job.sampling, m_job.seed)
    , m_filter(m_job.stop)
    , m_onCancel(m_job.cancel, std::move(onCancel)) {
  m_outcome.promptTokens = static_cast<int>(m_job.prompt.size());
  m_sampler.observe(m_job.prompt);
}

StepItem Sequence::item(std::size_t most) const {
  if (!isPrefilling()) return {m_state.get(), std::span(&m_last, 1), true};
  const std::size_t count = std::min(most, promptLeft());
  return {m_state.get(), std::span(m_job.prompt).subspan(m_fed, count), count == promptLeft()};
}

void Sequence::begin() {
  if (m_prefillBegan) return;
  m_prefillBegan = m_clock.now();
  if (m_job.stages) m_job.stages->enter(Stage::Prefill);
}

void Sequence::advance(std::size_t tokens, std::span<float> logits, std::size_t contextLength) {
  if (isPrefilling()) m_fed += tokens;
  if (logits.empty()) return;
  auto token = m_sampler.sample(logits);
  if (!token) return fail(std::move(token.error()));
  take(*token, contextLength);
}

void Sequence::take(std::int32_t token, std::size_t contextLength) {
  const MonotonicTime now = m_clock.now();
  if (!m_lastTokenAt) {
    m_outcome.firstTokenAt = now;
    m_outcome.prefillTime = now - *m_prefillBegan;
    if (m_job.stages) m_job.stages->enter(Stage::Decode);
  }
  m_lastTokenAt = now;
  if (std::find(m_job.endIds.begin(), m_job.endIds.end(), token) != m_job.endIds.end())
    return finish(FinishReason::EndOfSequence);
  m_last = token;
  ++m_outcome.completionTokens;
  ++m_unreported;
  m_sampler.observe(std::span(&token, 1));
  emit(m_filter.push(m_job.text->push(token)), false);
  if (m_filter.isStopped()) return finish(FinishReason::StopText);
  if (m_outcome.completionTokens >= m_job.maxTokens ||
      m_job.prompt.size() + static_cast<std::size_t>(m_outcome.completionTokens) >= contextLength)
    finish(FinishReason::Length);
}

void Sequence::emit(std::string text, bool isLast) {
  if (text.empty() && !(isLast && m_unreported > 0)) return;
  m_outcome.text += text;
  const int tokens = std::exchange(m_unreported, 0);
  if (m_job.onText) m_job.onText(TextDelta{std::move(text), tokens});
}

void Sequence::finish(FinishReason reason) {
  m_outcome.finish = reason;
  m_outcome.decodeTime = *m_lastTokenAt - m_outcome.firstTokenAt;
  if (m_job.stages) m_job.stages->enter(Stage::Postprocess);
  std::string rest = m_filter.push(m_job.text->finish());
  if (m_filter.isStopped()) m_outcome.finish = FinishReason::StopText; // completed by the last characters held back
  rest += m_filter.finish();
  emit(std::move(rest), true);
  m_isFinished = true;
  m_state.reset();
  m_job.done(std::move(m_outcome));
}

void Sequence::fail(Error error) {
  if (m_isFinished) return; // `done` was called
  m_isFinished = true;
  m_state.reset();
  m_job.done(aisemble::fail(std::move(error)));
}

void Sequence::cancel() {
  fail(Error{ErrorCode::Cancelled, "The generation was cancelled.", {}, std::nullopt});
}

} // namespace aisemble::llm
