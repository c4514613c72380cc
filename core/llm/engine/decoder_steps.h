// SPDX-License-Identifier: Apache-2.0
#pragma once
// A decoder as the scheduler wants it.

#include "core/llm/model/decoder_model.h"
#include "core/llm/scheduler/step_model.h"

#include <memory>
#include <vector>

namespace aisemble::llm {

class DecoderSteps final : public StepModel {
 public:
  explicit DecoderSteps(std::shared_ptr<const DecoderModel> model) : m_run(std::move(model)) {}

  [[nodiscard]] std::size_t contextLength() const override;
  [[nodiscard]] std::size_t vocabularySize() const override;
  [[nodiscard]] int usefulThreads(std::size_t tokens) const override;
  [[nodiscard]] Result<std::unique_ptr<SequenceState>> newSequence(std::size_t capacity) override;
  [[nodiscard]] Result<std::span<float>> step(std::span<const StepItem> items, int threads) override;

 private:
  DecoderRun m_run;
  std::vector<SequenceSlice> m_slices; // kept between steps to spare the allocation
};

} // namespace aisemble::llm
