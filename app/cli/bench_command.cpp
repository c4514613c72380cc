// SPDX-License-Identifier: GPL-3.0-or-later
// bench: what a language model costs on this machine; the other benchmarks are in files of their own.

#include "app/cli/bench_output.h"
#include "app/cli/commands.h"
#include "core/bench/llm_bench.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <iostream>
#include <memory>

namespace aisemble::cli {
namespace {

int benchLlm(CommandContext& context, const bench::LlmBenchOptions& options) {
  const Result<Composition*> core = context.core();
  if (!core) return context.failWith(core.error());
  const Result<bench::LlmBenchReport> report = [&] {
    const ProgressLine line;
    return bench::runLlmBench((*core)->orchestrator(), (*core)->models(), options, context.interrupt(),
                              [&](int round) { line.show(fmt::format("round {} of {}", round, options.repeats)); });
  }();
  if (!report) return context.failWith(report.error());
  const MachineInfo machine = describeMachine();
  const int threads = (*core)->threads().total();

  if (context.options().json) {
    printJson({{"benchmark", "llm"},
               {"model", report->model},
               {"prompt_tokens", options.promptTokens},
               {"generate_tokens", options.generateTokens},
               {"parallel", options.parallel},
               {"repeats", options.repeats},
               {"sampling", "greedy, end of sequence ignored, cache not used"},
               {"prefill_tokens_per_second", bench::summarize(report->prefill.samples).median},
               {"decode_tokens_per_second", bench::summarize(report->decode.samples).median},
               {"load_seconds", report->loadSeconds},
               {"peak_resident_bytes", report->peakResidentBytes},
               {"measurements",
                {measurementJson(report->prefill), measurementJson(report->decode),
                 measurementJson(report->timeToFirstToken), measurementJson(report->endToEnd)}},
               {"machine", machineJson(machine, threads)}});
    return kDone;
  }
  std::cout << fmt::format("{}: {} prompt tokens, {} generated, {} in parallel; greedy, end of sequence ignored, "
                           "cache not used\n",
                           report->model, options.promptTokens, options.generateTokens, options.parallel);
  printMeasurements({&report->prefill, &report->decode, &report->timeToFirstToken, &report->endToEnd});
  std::cout << fmt::format("load {:.2f} s, peak resident {:.1f} MiB\n", report->loadSeconds,
                           static_cast<double>(report->peakResidentBytes) / (1 << 20));
  printMachine(threads);
  return kDone;
}

} // namespace

Command addBenchCommand(CLI::App& parent) {
  CLI::App* app = parent.add_subcommand("bench", "Measure this machine");
  app->require_subcommand(1);
  CLI::App* llm = app->add_subcommand("llm", "Prefill and decode speed of a language model");
  auto options = std::make_shared<bench::LlmBenchOptions>();
  llm->add_option("--model", options->model, "Model folder, file or name");
  llm->add_option("--prompt-tokens", options->promptTokens, "Length of the prompt")
      ->check(CLI::Range(1, 10'000'000))
      ->capture_default_str();
  llm->add_option("--generate", options->generateTokens, "Tokens to generate")
      ->check(CLI::Range(2, 10'000'000))
      ->capture_default_str();
  llm->add_option("--parallel", options->parallel, "Requests at the same time")
      ->check(CLI::Range(1, 1024))
      ->capture_default_str();
  llm->add_option("--repeats", options->repeats, "Rounds, after one that warms up")
      ->check(CLI::Range(1, 10'000))
      ->capture_default_str();
  std::vector<BenchWay> ways = addRequestWays(*app);
  for (BenchWay& way : addSuiteWays(*app))
    ways.push_back(std::move(way));
  ways.push_back({llm, [options](CommandContext& context) { return benchLlm(context, *options); }});
  return {app, [ways](CommandContext& context) {
            for (const BenchWay& way : ways)
              if (way.app->parsed()) return way.run(context);
            return kUsage;
          }};
}

} // namespace aisemble::cli
