// SPDX-License-Identifier: Apache-2.0
#pragma once
// Chooses the next token of one sequence. Order of application, as in Hugging Face transformers: repetition penalty,
// temperature, top-k, top-p, min-p; then a draw.

#include "core/base/result.h"

#include <cstdint>
#include <span>
#include <vector>

namespace aisemble::llm {

/// Ranges as in GenerationOptions (core/engine/llm_types.h); the engine checks them.
struct SamplingConfig {
  double temperature = 1.0;       ///< >= 0; 0 is greedy (the most likely token, lowest id on ties)
  int topK = 0;                   ///< >= 0; 0 disables
  double topP = 1.0;              ///< (0, 1]; 1 disables
  double minP = 0.0;              ///< [0, 1); 0 disables
  double repetitionPenalty = 1.0; ///< > 0; 1 disables
};

/// Internal: no logit is a number above minus infinity.
[[nodiscard]] Error unusableLogits();

struct TokenProbability {
  std::int32_t id = 0;
  float probability = 0;
};

/// One sequence's sampler. Not thread-safe. The n-th draw depends on (seed, n) and the logits only (philox.h).
class Sampler {
 public:
  Sampler(SamplingConfig config, std::uint64_t seed) : m_config(config), m_seed(seed) {}

  /// Tokens of the text so far, for the repetition penalty: the prompt once, then each chosen token.
  void observe(std::span<const std::int32_t> ids);

  /// Next token for `logits` [vocabulary], which are changed in place by the penalty. Does not observe the answer.
  /// Errors: Internal when no logit is a number above minus infinity (broken weights).
  [[nodiscard]] Result<std::int32_t> sample(std::span<float> logits);

  /// The distribution that sample() draws from: tokens with a probability above 0, ids ascending, probabilities
  /// summing to 1. Valid until the next call. Greedy gives its one token. Errors as sample().
  [[nodiscard]] Result<std::span<const TokenProbability>> distribution(std::span<float> logits);

 private:
  struct Candidate {
    float logit; // after temperature
    std::int32_t id;
    double weight; // exp(logit - highest), not normalised
  };
  void penalise(std::span<float> logits);
  void keepTopK();
  void keepTopP();
  void keepMinP();

  SamplingConfig m_config;
  std::uint64_t m_seed;
  std::uint64_t m_draws = 0;
  std::vector<std::int32_t> m_seenIds; // each once, in order of appearance
  std::vector<bool> m_seen;            // by id
  std::vector<Candidate> m_candidates; // kept between calls to spare the allocation
  std::vector<TokenProbability> m_distribution;
};

/// Index of the highest value, the lowest index on ties; NaN never wins. Negative when nothing is above -infinity.
[[nodiscard]] std::int32_t argmax(std::span<const float> values);

} // namespace aisemble::llm
