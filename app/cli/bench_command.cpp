// SPDX-License-Identifier: GPL-3.0-or-later
// bench llm: what a language model costs on this machine.

#include "app/cli/commands.h"
#include "core/bench/llm_bench.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <unistd.h>

#include <iostream>
#include <memory>

namespace aisemble::cli {
namespace {

wire::Json machineJson(const MachineInfo& machine, int threads) {
  return {{"processor", machine.processor},
          {"physical_cores", machine.physicalCores},
          {"logical_processors", machine.logicalProcessors},
          {"memory_bytes", machine.memoryBytes},
          {"operating_system", machine.operatingSystem},
          {"compiler", machine.compiler},
          {"build_type", machine.buildType},
          {"version", machine.version},
          {"threads", threads}};
}

wire::Json measurementJson(const bench::Measurement& measurement) {
  const bench::Summary summary = bench::summarize(measurement.samples);
  return {{"name", measurement.name},
          {"unit", measurement.unit},
          {"definition", measurement.definition},
          {"n", summary.n},
          {"min", summary.min},
          {"median", summary.median},
          {"p95", summary.p95},
          {"max", summary.max},
          {"mean", summary.mean},
          {"sd", summary.standardDeviation},
          {"samples", measurement.samples}};
}

void printTable(const std::vector<const bench::Measurement*>& measurements) {
  std::cout << fmt::format("{:<20} {:<9} {:>3} {:>10} {:>10} {:>10} {:>10}\n", "", "unit", "n", "min", "median", "p95",
                           "max");
  for (const bench::Measurement* measurement : measurements) {
    const bench::Summary summary = bench::summarize(measurement->samples);
    std::cout << fmt::format("{:<20} {:<9} {:>3} {:>10.1f} {:>10.1f} {:>10.1f} {:>10.1f}\n", measurement->name,
                             measurement->unit, summary.n, summary.min, summary.median, summary.p95, summary.max);
  }
  for (const bench::Measurement* measurement : measurements)
    std::cout << fmt::format("  {}: {}\n", measurement->name, measurement->definition);
}

int benchLlm(CommandContext& context, const bench::LlmBenchOptions& options) {
  const Result<Composition*> core = context.core();
  if (!core) return context.failWith(core.error());
  const bool showProgress = isatty(STDERR_FILENO) != 0;
  const Result<bench::LlmBenchReport> report =
      bench::runLlmBench((*core)->orchestrator(), (*core)->models(), options, context.interrupt(), [&](int round) {
        if (showProgress) std::cerr << fmt::format("\rround {} of {}", round, options.repeats) << std::flush;
      });
  if (showProgress) std::cerr << "\r\033[K";
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
  printTable({&report->prefill, &report->decode, &report->timeToFirstToken, &report->endToEnd});
  std::cout << fmt::format("load {:.2f} s, peak resident {:.1f} MiB\n", report->loadSeconds,
                           static_cast<double>(report->peakResidentBytes) / (1 << 20));
  std::cout << fmt::format("{}, {} cores, {} threads, {:.1f} GiB; {}; {} {} ({})\n", machine.processor,
                           machine.physicalCores, threads, static_cast<double>(machine.memoryBytes) / (1 << 30),
                           machine.operatingSystem, machine.version, machine.buildType, machine.compiler);
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
  return {app, [options](CommandContext& context) { return benchLlm(context, *options); }};
}

} // namespace aisemble::cli
