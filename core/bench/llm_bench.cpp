// SPDX-License-Identifier: Apache-2.0
#include "core/bench/llm_bench.h"

#include "core/base/machine.h"

#include <algorithm>
#include <chrono>
#include <limits>
#include <random>

namespace aisemble::bench {
namespace {

using Seconds = std::chrono::duration<double>;
using Milliseconds = std::chrono::duration<double, std::milli>;

/// One request of a round, on the round's time line.
struct Sample {
  Nanoseconds firstToken{0}; ///< after the round's start
  Nanoseconds end{0};        ///< after the round's start
  CompletionResult result;
  Trace trace;
};

std::vector<std::int32_t> randomIds(const LlmBenchOptions& options, std::int64_t vocabulary, int which) {
  std::mt19937_64 random(options.seed + static_cast<std::uint64_t>(which));
  std::vector<std::int32_t> ids(static_cast<std::size_t>(options.promptTokens));
  for (std::int32_t& id : ids)
    id = static_cast<std::int32_t>(random() % static_cast<std::uint64_t>(std::max<std::int64_t>(vocabulary, 1)));
  return ids;
}

Result<std::vector<Sample>> runRound(Orchestrator& orchestrator, const LlmBenchOptions& options,
                                     std::int64_t vocabulary, int generateTokens, const std::stop_token& stop) {
  std::vector<Ticket> tickets;
  const MonotonicTime roundStart = std::chrono::steady_clock::now();
  std::vector<MonotonicTime> submitted;
  for (int i = 0; i < options.parallel; ++i) {
    CompletionRequest request;
    request.model = options.model;
    request.promptIds = randomIds(options, vocabulary, i);
    request.raw = true;
    request.options.maxTokens = generateTokens;
    request.options.temperature = 0;
    request.options.ignoreEndOfSequence = true;
    submitted.push_back(std::chrono::steady_clock::now());
    tickets.push_back(orchestrator.submit(std::move(request), {.useCache = false, .storeResult = false}));
  }
  const std::stop_callback cancel(stop, [&] {
    for (Ticket& ticket : tickets)
      ticket.future.cancel();
  });
  std::vector<Sample> samples;
  for (std::size_t i = 0; i < tickets.size(); ++i) {
    Result<Completed> completed = Orchestrator::wait(tickets[i]);
    if (!completed) {
      for (Ticket& ticket : tickets)
        ticket.future.cancel();
      return fail(std::move(completed.error()));
    }
    auto* result = std::get_if<CompletionResult>(&completed->response);
    if (result == nullptr) return fail(ErrorCode::Internal, "A completion was answered with something else.");
    if (result->promptTokens != options.promptTokens || result->completionTokens != generateTokens)
      return fail(ErrorCode::InvalidArgument, "The benchmark asked for " + std::to_string(options.promptTokens) +
                                                  " + " + std::to_string(generateTokens) + " tokens and got " +
                                                  std::to_string(result->promptTokens) + " + " +
                                                  std::to_string(result->completionTokens) +
                                                  ": they do not fit into the model's context. Ask for fewer.");
    Sample sample;
    const Nanoseconds offset = submitted[i] - roundStart;
    const Nanoseconds total = completed->report.trace.total;
    sample.end = offset + total;
    sample.firstToken = sample.end - result->decodeTime; // decode ends where the request does, but for postprocessing
    sample.result = std::move(*result);
    sample.trace = std::move(completed->report.trace);
    samples.push_back(std::move(sample));
  }
  return samples;
}

void measureRound(const std::vector<Sample>& samples, LlmBenchReport& report) {
  Nanoseconds firstToken = Nanoseconds::max();
  Nanoseconds lastFirstToken{0};
  Nanoseconds end{0};
  std::int64_t promptTokens = 0;
  std::int64_t laterTokens = 0;
  for (const Sample& sample : samples) {
    firstToken = std::min(firstToken, sample.firstToken);
    lastFirstToken = std::max(lastFirstToken, sample.firstToken);
    end = std::max(end, sample.end);
    promptTokens += sample.result.promptTokens;
    laterTokens += sample.result.completionTokens - 1;
    report.timeToFirstToken.samples.push_back(Milliseconds(sample.result.timeToFirstToken).count());
    report.endToEnd.samples.push_back(Milliseconds(sample.trace.total).count());
  }
  if (samples.size() == 1) {
    const CompletionResult& only = samples.front().result;
    report.prefill.samples.push_back(static_cast<double>(promptTokens) / Seconds(only.prefillTime).count());
    report.decode.samples.push_back(static_cast<double>(laterTokens) / Seconds(only.decodeTime).count());
  } else {
    report.prefill.samples.push_back(static_cast<double>(promptTokens) / Seconds(lastFirstToken).count());
    report.decode.samples.push_back(static_cast<double>(laterTokens) / Seconds(end - firstToken).count());
  }
}

} // namespace

Result<LlmBenchReport> runLlmBench(Orchestrator& orchestrator, ModelResolver& models, const LlmBenchOptions& options,
                                   std::stop_token stop, const std::function<void(int)>& progress) {
  if (options.promptTokens < 1 || options.generateTokens < 2 || options.parallel < 1 || options.repeats < 1)
    return fail(ErrorCode::InvalidArgument, "A language benchmark needs at least 1 prompt token, 2 generated tokens, "
                                            "1 request in parallel and 1 repetition.");
  const Result<ModelInfo> info = models.info(options.model);
  if (!info) return fail(info.error());

  LlmBenchReport report;
  report.options = options;
  report.model = info->name;
  const bool alone = options.parallel == 1;
  report.prefill = {"prefill",
                    "tokens/s",
                    alone ? "prompt tokens / time of the prefill stage"
                          : "prompt tokens of all requests / time from the round's start to the last first token",
                    {}};
  report.decode = {"decode",
                   "tokens/s",
                   alone ? "tokens after the first / time from the first token to the last"
                         : "tokens after the first of all requests / time from the earliest first token to the end",
                   {}};
  report.timeToFirstToken = {
      "time to first token", "ms", "from the engine's start to the first token, per request", {}};
  report.endToEnd = {"end to end", "ms", "from submission to the finished answer, per request", {}};

  // The first round loads the model and warms caches up; only its load time counts.
  const Result<std::vector<Sample>> warmUp =
      runRound(orchestrator, options, info->vocabulary, std::min(options.generateTokens, 8), stop);
  if (!warmUp) return fail(warmUp.error());
  for (const Sample& sample : *warmUp)
    report.loadSeconds = std::max(report.loadSeconds,
                                  Seconds(sample.trace.byStage()[static_cast<std::size_t>(Stage::LoadModel)]).count());

  for (int round = 0; round < options.repeats; ++round) {
    if (stop.stop_requested()) return fail(ErrorCode::Cancelled, "The benchmark was stopped.");
    const Result<std::vector<Sample>> samples =
        runRound(orchestrator, options, info->vocabulary, options.generateTokens, stop);
    if (!samples) return fail(samples.error());
    measureRound(*samples, report);
    if (progress) progress(round + 1);
  }
  report.peakResidentBytes = processUsage().peakResidentBytes;
  return report;
}

} // namespace aisemble::bench
