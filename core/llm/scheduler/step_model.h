// SPDX-License-Identifier: Apache-2.0
#pragma once
// What the scheduler needs of a model, and nothing else, so that it can be driven by a made-up one.

#include "core/base/result.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>

namespace aisemble::llm {

/// What a model remembers of one sequence (keys and values). Its memory is freed with it.
class SequenceState {
 public:
  virtual ~SequenceState() = default;
};

struct StepItem {
  SequenceState* sequence = nullptr;
  std::span<const std::int32_t> tokens; ///< at least one; they follow what the sequence already holds
  bool wantsLogits = false;             ///< of the last of the tokens
};

/// Used by one thread at a time.
class StepModel {
 public:
  virtual ~StepModel() = default;
  [[nodiscard]] virtual std::size_t contextLength() const = 0;
  [[nodiscard]] virtual std::size_t vocabularySize() const = 0;
  /// How many threads a step of so many tokens can make use of.
  [[nodiscard]] virtual int usefulThreads(std::size_t tokens) const = 0;
  /// Room for `capacity` tokens. Errors: OutOfMemory, TooLarge.
  [[nodiscard]] virtual Result<std::unique_ptr<SequenceState>> newSequence(std::size_t capacity) = 0;
  /// Logits [items that want them, vocabulary], valid and the caller's to change until the next step. On error no
  /// sequence has changed.
  [[nodiscard]] virtual Result<std::span<float>> step(std::span<const StepItem> items, int threads) = 0;
};

} // namespace aisemble::llm
