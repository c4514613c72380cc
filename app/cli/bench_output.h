// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What the benchmarks of the command print alike.

#include "app/cli/command_context.h"
#include "core/bench/statistics.h"

#include <functional>
#include <string>
#include <vector>

namespace CLI {
class App;
}

namespace aisemble::cli {

[[nodiscard]] wire::Json machineJson(const MachineInfo& machine, int threads);
/// n, min, median, p95, max, mean, sd and the samples.
[[nodiscard]] wire::Json measurementJson(const bench::Measurement& measurement);
/// One line each, then their definitions.
void printMeasurements(const std::vector<const bench::Measurement*>& measurements);
/// Processor, cores, threads (0: not told), memory, system, version and build; one line.
void printMachine(int threads);
/// Table or, with --json, one object of the name `benchmark` with the members of `about`.
void printReport(const CommandContext& context, const std::string& benchmark, const std::string& heading,
                 wire::Json about, const std::vector<bench::Measurement>& measurements, int threads);

/// Rewrites one line of standard error while it is a terminal.
class ProgressLine {
 public:
  ProgressLine();
  ~ProgressLine();
  ProgressLine(const ProgressLine&) = delete;
  ProgressLine& operator=(const ProgressLine&) = delete;
  void show(const std::string& text) const;

 private:
  const bool m_isShown;
};

/// A way of `bench`: the subcommand, and what runs it.
struct BenchWay {
  CLI::App* app = nullptr;
  std::function<int(CommandContext&)> run;
};
[[nodiscard]] std::vector<BenchWay> addSuiteWays(CLI::App& bench);   ///< suite, runs, compare
[[nodiscard]] std::vector<BenchWay> addRequestWays(CLI::App& bench); ///< vision, nlp, data, cache, http

} // namespace aisemble::cli
