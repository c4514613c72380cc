// SPDX-License-Identifier: Apache-2.0
#include "core/engine/trace.h"

namespace aisemble {

std::string_view stageName(Stage stage) {
  switch (stage) {
  case Stage::Queue:
    return "queue";
  case Stage::Cache:
    return "cache";
  case Stage::BatchWait:
    return "batch_wait";
  case Stage::LoadModel:
    return "load_model";
  case Stage::Tokenise:
    return "tokenise";
  case Stage::Prefill:
    return "prefill";
  case Stage::Decode:
    return "decode";
  case Stage::DecodeImage:
    return "decode_image";
  case Stage::Infer:
    return "infer";
  case Stage::Postprocess:
    return "postprocess";
  case Stage::Network:
    return "network";
  case Stage::Other:
    return "other";
  }
  return "other";
}

std::array<Nanoseconds, kStageCount> Trace::byStage() const {
  std::array<Nanoseconds, kStageCount> out{};
  for (const Span& span : spans)
    out[static_cast<std::size_t>(span.stage)] += span.length;
  return out;
}

StageClock::StageClock(const Clock& clock, Stage first)
    : m_clock(clock), m_start(clock.now()), m_current(first), m_spanStart(m_start) {}

void StageClock::closeSpan(MonotonicTime now) {
  const Nanoseconds length = now - m_spanStart;
  if (length > Nanoseconds{0}) m_trace.spans.push_back({m_current, m_spanStart - m_start, length});
  m_spanStart = now;
}

void StageClock::enter(Stage stage) {
  const std::scoped_lock lock(m_mutex);
  if (m_finished || stage == m_current) return;
  closeSpan(m_clock.now());
  m_current = stage;
}

Stage StageClock::current() const {
  const std::scoped_lock lock(m_mutex);
  return m_current;
}

Nanoseconds StageClock::elapsed() const {
  const std::scoped_lock lock(m_mutex);
  return m_finished ? m_trace.total : m_clock.now() - m_start;
}

Trace StageClock::finish() {
  const std::scoped_lock lock(m_mutex);
  if (!m_finished) {
    const MonotonicTime now = m_clock.now();
    closeSpan(now);
    m_trace.total = now - m_start;
    m_finished = true;
  }
  return m_trace;
}

} // namespace aisemble
