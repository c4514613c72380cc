// SPDX-License-Identifier: Apache-2.0
#include "core/llm/engine/decoder_steps.h"

#include <utility>

namespace aisemble::llm {
namespace {

struct DecoderSequence final : SequenceState {
  explicit DecoderSequence(std::unique_ptr<KvCache> room) : cache(std::move(room)) {}
  std::unique_ptr<KvCache> cache;
};

} // namespace

std::size_t DecoderSteps::contextLength() const {
  return static_cast<std::size_t>(m_run.model().config().maxPositions);
}

std::size_t DecoderSteps::vocabularySize() const {
  return static_cast<std::size_t>(m_run.model().config().vocabulary);
}

int DecoderSteps::usefulThreads(std::size_t tokens) const {
  return m_run.model().usefulThreads(tokens);
}

Result<std::unique_ptr<SequenceState>> DecoderSteps::newSequence(std::size_t capacity) {
  auto cache = m_run.model().newCache(capacity);
  if (!cache) return fail(std::move(cache.error()));
  return std::unique_ptr<SequenceState>(std::make_unique<DecoderSequence>(std::move(*cache)));
}

Result<std::span<float>> DecoderSteps::step(std::span<const StepItem> items, int threads) {
  m_slices.clear();
  for (const StepItem& item : items)
    m_slices.push_back({static_cast<DecoderSequence*>(item.sequence)->cache.get(), item.tokens,
                        item.wantsLogits ? OutputRows::Last : OutputRows::None});
  m_run.setThreads(threads);
  return m_run.forward(m_slices);
}

} // namespace aisemble::llm
