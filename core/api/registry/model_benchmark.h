// SPDX-License-Identifier: Apache-2.0
#pragma once
// A small measurement of a language model of this machine: one request after the other, each computed anew.

#include "core/api/http/exchange.h"
#include "core/api/openai/generation_run.h"
#include "core/wire/json.h"

#include <memory>
#include <string>

namespace aisemble::api::registry {

inline constexpr int kMaxBenchmarkSamples = 100;

struct BenchmarkAsk {
  std::string name;  ///< as asked for
  std::string model; ///< as this machine calls it
  int samples = 10;  ///< 1 to kMaxBenchmarkSamples
  std::string timestamp;
};

/// One request more than samples: the first warms up and is not counted. Greedy, of one length, past the cache.
[[nodiscard]] openai::RunPlan benchmarkPlan(const BenchmarkAsk& ask);
/// Answers {status, message, model_name, test_samples, test_type, timestamp, results{…}}.
[[nodiscard]] std::unique_ptr<openai::GenerationSink> benchmarkAnswer(ExchangePtr exchange, BenchmarkAsk ask);

} // namespace aisemble::api::registry
