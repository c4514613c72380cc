// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/bench_output.h"

#include <fmt/format.h>
#include <unistd.h>

#include <iostream>

namespace aisemble::cli {

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

void printMeasurements(const std::vector<const bench::Measurement*>& measurements) {
  std::cout << fmt::format("{:<20} {:<10} {:>4} {:>10} {:>10} {:>10} {:>10}\n", "", "unit", "n", "min", "median", "p95",
                           "max");
  for (const bench::Measurement* measurement : measurements) {
    const bench::Summary summary = bench::summarize(measurement->samples);
    const auto number = [&summary](double value) {
      return summary.max < 10 ? fmt::format("{:>10.3f}", value) : fmt::format("{:>10.1f}", value);
    };
    std::cout << fmt::format("{:<20} {:<10} {:>4} {} {} {} {}\n", measurement->name, measurement->unit, summary.n,
                             number(summary.min), number(summary.median), number(summary.p95), number(summary.max));
  }
  std::string last;
  for (const bench::Measurement* measurement : measurements) {
    if (measurement->definition != last)
      std::cout << fmt::format("  {}: {}\n", measurement->name, measurement->definition);
    last = measurement->definition; // many requests, one definition: said once
  }
}

void printMachine(int threads) {
  const MachineInfo machine = describeMachine();
  const std::string computing = threads > 0 ? fmt::format(", {} threads", threads) : std::string();
  std::cout << fmt::format("{}, {} cores{}, {:.1f} GiB; {}; {} {} ({})\n", machine.processor, machine.physicalCores,
                           computing, static_cast<double>(machine.memoryBytes) / (1 << 30), machine.operatingSystem,
                           machine.version, machine.buildType, machine.compiler);
}

void printReport(const CommandContext& context, const std::string& benchmark, const std::string& heading,
                 wire::Json about, const std::vector<bench::Measurement>& measurements, int threads) {
  if (context.options().json) {
    wire::Json out{{"benchmark", benchmark}};
    out.update(about);
    wire::Json list = wire::Json::array();
    for (const bench::Measurement& measurement : measurements)
      list.push_back(measurementJson(measurement));
    out["measurements"] = std::move(list);
    out["machine"] = machineJson(describeMachine(), threads);
    return printJson(out);
  }
  std::cout << heading << '\n';
  std::vector<const bench::Measurement*> lines;
  for (const bench::Measurement& measurement : measurements)
    lines.push_back(&measurement);
  printMeasurements(lines);
  printMachine(threads);
}

ProgressLine::ProgressLine() : m_isShown(isatty(STDERR_FILENO) != 0) {}

ProgressLine::~ProgressLine() {
  if (m_isShown) std::cerr << "\r\033[K" << std::flush;
}

void ProgressLine::show(const std::string& text) const {
  if (m_isShown) std::cerr << "\r\033[K" << text << std::flush;
}

} // namespace aisemble::cli
