// SPDX-License-Identifier: Apache-2.0
#pragma once
// Measures a language model through the same call that a user's prompt takes: greedy, end of sequence ignored, the
// cache neither read nor written.

#include "core/bench/statistics.h"
#include "core/engine/model_info.h"
#include "core/orchestrator/orchestrator.h"

#include <cstdint>
#include <functional>
#include <stop_token>
#include <string>
#include <vector>

namespace aisemble::bench {

struct LlmBenchOptions {
  std::string model;        ///< empty: the default model
  int promptTokens = 512;   ///< >= 1; random token ids, the same ones in every round
  int generateTokens = 128; ///< >= 2
  int parallel = 1;         ///< >= 1; requests submitted together
  int repeats = 5;          ///< >= 1; rounds that count, after one that warms up
  std::uint64_t seed = 1;   ///< of the prompt ids
};

struct LlmBenchReport {
  LlmBenchOptions options;
  std::string model;
  double loadSeconds = 0;       ///< the LoadModel span of the first request; 0 when the model was loaded already
  Measurement prefill;          ///< tokens/s
  Measurement decode;           ///< tokens/s, of all sequences together
  Measurement timeToFirstToken; ///< ms, every request of every round
  Measurement endToEnd;         ///< ms, every request of every round
  std::uint64_t peakResidentBytes = 0;
};

/// Blocking. `progress` (may be empty) hears the number of finished rounds. Errors: as the requests' own; Cancelled.
[[nodiscard]] Result<LlmBenchReport> runLlmBench(Orchestrator& orchestrator, ModelResolver& models,
                                                 const LlmBenchOptions& options, std::stop_token stop,
                                                 const std::function<void(int)>& progress = {});

} // namespace aisemble::bench
