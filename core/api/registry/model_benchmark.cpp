// SPDX-License-Identifier: Apache-2.0
#include "core/api/registry/model_benchmark.h"

#include "core/api/validation/status.h"
#include "core/bench/statistics.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace aisemble::api::registry {
namespace {

using wire::Json;

constexpr int kAnswerTokens = 32;
constexpr const char* kPrompt =
    "A workbench is a sturdy table at which work is done by hand. Its top is level, its legs do not give way, and what "
    "is needed most hangs within reach. Whoever works at it";

Json summaryJson(std::vector<double> samples) {
  const bench::Summary summary = bench::summarize(std::move(samples));
  return {{"n", summary.n},
          {"min", summary.min},
          {"mean", summary.mean},
          {"median", summary.median},
          {"p95", summary.p95},
          {"max", summary.max},
          {"standard_deviation", summary.standardDeviation}};
}

double seconds(std::chrono::nanoseconds time) {
  return std::chrono::duration<double>(time).count();
}

class BenchmarkAnswer final : public openai::GenerationSink {
 public:
  BenchmarkAnswer(ExchangePtr exchange, BenchmarkAsk ask) : m_exchange(std::move(exchange)), m_ask(std::move(ask)) {}

  bool text(std::size_t, const std::string&) override { return true; }

  bool ended(std::size_t answer, openai::EndedAnswer ended) override {
    if (answer == 0) return true; // the warm-up, which may have loaded the model
    const CompletionResult& result = ended.result;
    m_promptTokens = result.promptTokens;
    m_completionTokens += result.completionTokens;
    m_latencies.push_back(seconds(ended.report.trace.total));
    m_firstTokens.push_back(seconds(result.timeToFirstToken));
    if (result.prefillTime.count() > 0) m_prefillRates.push_back(result.promptTokens / seconds(result.prefillTime));
    if (result.decodeTime.count() > 0 && result.completionTokens > 1)
      m_decodeRates.push_back((result.completionTokens - 1) / seconds(result.decodeTime));
    return true;
  }

  void finish() override {
    const Json out{{"status", "success"},
                   {"message", fmt::format("Benchmark for '{}' has run", m_ask.name)},
                   {"model_name", m_ask.name},
                   {"test_samples", m_ask.samples},
                   {"test_type", "performance"},
                   {"timestamp", m_ask.timestamp},
                   {"results",
                    {{"model", m_ask.model},
                     {"warm_up_requests", 1},
                     {"parallel_requests", 1},
                     {"prompt_tokens", m_promptTokens},
                     {"completion_tokens", m_completionTokens},
                     {"latency_seconds", summaryJson(m_latencies)},
                     {"time_to_first_token_seconds", summaryJson(m_firstTokens)},
                     {"prefill_tokens_per_second", summaryJson(m_prefillRates)},
                     {"decode_tokens_per_second", summaryJson(m_decodeRates)}}}};
    m_exchange->respond(jsonAnswer(wire::writeJsonLossy(out)));
  }

  void fail(const openai::ApiError& error) override {
    HttpResponse out = detailAnswer(error.status, error.message);
    out.headers = toResponse(error).headers;
    m_exchange->respond(std::move(out));
  }
  bool keepAlive() override { return true; }
  bool isStream() const override { return false; }

 private:
  const ExchangePtr m_exchange;
  const BenchmarkAsk m_ask;
  int m_promptTokens = 0;
  int m_completionTokens = 0;
  std::vector<double> m_latencies;
  std::vector<double> m_firstTokens;
  std::vector<double> m_prefillRates;
  std::vector<double> m_decodeRates;
};

} // namespace

openai::RunPlan benchmarkPlan(const BenchmarkAsk& ask) {
  CompletionRequest request;
  request.model = ask.model;
  request.prompt = kPrompt;
  request.raw = true;
  request.options.maxTokens = kAnswerTokens;
  request.options.temperature = 0;
  request.options.ignoreEndOfSequence = true;
  openai::RunPlan out;
  out.requests.assign(static_cast<std::size_t>(ask.samples) + 1, request);
  out.submit = {.useCache = false, .storeResult = false};
  out.atOnce = 1;
  out.model = ask.name;
  return out;
}

std::unique_ptr<openai::GenerationSink> benchmarkAnswer(ExchangePtr exchange, BenchmarkAsk ask) {
  return std::make_unique<BenchmarkAnswer>(std::move(exchange), std::move(ask));
}

} // namespace aisemble::api::registry
