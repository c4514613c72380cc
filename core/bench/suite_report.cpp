// SPDX-License-Identifier: Apache-2.0
#include "core/bench/suite_report.h"

#include "core/base/csv_cell.h"
#include "core/wire/json.h"

#include <fmt/chrono.h>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <cmath>

namespace aisemble::bench {
namespace {

using wire::Json;

constexpr int kFormat = 1; // of the JSON

Json rowJson(const SuiteRow& row) {
  const SuiteStepInfo& info = suiteStepInfo(row.step);
  const Summary summary = summarize(row.samplesMs);
  Json out{{"id", info.id}, {"title", info.title}, {"what", info.what}};
  if (row.step == SuiteStep::Memory) {
    out["peak_bytes"] = row.peakBytes;
  } else {
    out["requests"] = row.requests;
    out["successes"] = row.successes();
    out["success_rate"] = row.successRate();
    if (summary.n > 0) {
      out["average_ms"] = summary.mean;
      out["min_ms"] = summary.min;
      out["median_ms"] = summary.median;
      out["p95_ms"] = summary.p95;
      out["max_ms"] = summary.max;
    }
    if (row.warmUpMs) out["warm_up_ms"] = *row.warmUpMs;
    if (row.elsewhere > 0) out["answered_elsewhere"] = row.elsewhere;
    if (!row.firstError.empty()) out["first_error"] = row.firstError;
    out["samples_ms"] = row.samplesMs;
  }
  out["target"] = {{"unit", info.unit}, {"low", info.targetLow}, {"bound", info.target}};
  out["verdict"] = verdictName(row.verdict());
  return out;
}

Json machineJson(const SuiteReport& report) {
  const MachineInfo& machine = report.machine;
  return {{"processor", machine.processor},
          {"physical_cores", machine.physicalCores},
          {"logical_processors", machine.logicalProcessors},
          {"memory_bytes", machine.memoryBytes},
          {"operating_system", machine.operatingSystem},
          {"compiler", machine.compiler},
          {"build_type", machine.buildType},
          {"version", machine.version},
          {"threads", report.threads}};
}

tl::unexpected<Error> badField(const std::string& path, const char* what) {
  return fail(ErrorCode::InvalidArgument, path + ": must be " + what + ". The kept run cannot be read.");
}

const Json* field(const Json& json, const char* name) {
  const auto found = json.find(name);
  return found == json.end() ? nullptr : &*found;
}

std::string textOf(const Json& json, const char* name) {
  const Json* value = field(json, name);
  return value != nullptr && value->is_string() ? value->get<std::string>() : std::string();
}

std::int64_t integerOf(const Json& json, const char* name) {
  const Json* value = field(json, name);
  return value != nullptr && value->is_number_integer() ? value->get<std::int64_t>() : 0;
}

Result<SuiteRow> readRow(const Json& json, const std::string& path) {
  if (!json.is_object()) return badField(path, "an object");
  const std::string id = textOf(json, "id");
  SuiteRow row;
  const auto info =
      std::find_if(suiteSteps().begin(), suiteSteps().end(), [&id](const SuiteStepInfo& one) { return one.id == id; });
  if (info == suiteSteps().end()) return badField(path + ".id", "the name of a step");
  row.step = info->step;
  if (row.step == SuiteStep::Memory) {
    const std::int64_t bytes = integerOf(json, "peak_bytes");
    if (bytes < 0) return badField(path + ".peak_bytes", "0 or more");
    row.peakBytes = static_cast<std::uint64_t>(bytes);
    return row;
  }
  const std::int64_t requests = integerOf(json, "requests");
  if (requests < 0 || requests > 1'000'000) return badField(path + ".requests", "0 to 1000000");
  row.requests = static_cast<int>(requests);
  const Json* samples = field(json, "samples_ms");
  if (samples == nullptr || !samples->is_array()) return badField(path + ".samples_ms", "a list of numbers");
  if (samples->size() > static_cast<std::size_t>(requests))
    return badField(path + ".samples_ms", "no longer than the number of requests");
  for (const Json& sample : *samples) {
    if (!sample.is_number()) return badField(path + ".samples_ms", "a list of numbers");
    row.samplesMs.push_back(sample.get<double>());
  }
  row.firstError = textOf(json, "first_error");
  row.elsewhere = static_cast<int>(std::clamp<std::int64_t>(integerOf(json, "answered_elsewhere"), 0, requests));
  if (const Json* warmUp = field(json, "warm_up_ms"); warmUp != nullptr && warmUp->is_number())
    row.warmUpMs = warmUp->get<double>();
  return row;
}

/// Absent where no request was sent.
std::optional<double> successOf(const SuiteReport& report, SuiteStep step) {
  for (const SuiteRow& row : report.rows)
    if (row.step == step && row.requests > 0) return row.successRate();
  return std::nullopt;
}

std::string machineText(const SuiteReport& report) {
  const MachineInfo& machine = report.machine;
  return fmt::format("{}, {} cores, {} threads, {:.1f} GiB; {}; {} {} ({})\n", machine.processor, machine.physicalCores,
                     report.threads, static_cast<double>(machine.memoryBytes) / (1 << 30), machine.operatingSystem,
                     machine.version, machine.buildType, machine.compiler);
}

std::string headline(const SuiteReport& report) {
  return fmt::format("Benchmark of {}, {}\n", report.target, wallText(report.started));
}

} // namespace

const SuiteStepInfo& suiteStepInfo(SuiteStep step) {
  return suiteSteps()[static_cast<std::size_t>(step)];
}

std::string suiteReportJson(const SuiteReport& report) {
  Json rows = Json::array();
  for (const SuiteRow& row : report.rows)
    rows.push_back(rowJson(row));
  const SuiteSummary summary = summarize(report);
  const Json out{
      {"benchmark", kSuiteRunKind},
      {"format", kFormat},
      {"target", report.target},
      {"started_ms", std::chrono::duration_cast<std::chrono::milliseconds>(report.started.time_since_epoch()).count()},
      {"seconds", report.seconds},
      {"rows", std::move(rows)},
      {"summary",
       {{"requests", summary.requests},
        {"successes", summary.successes},
        {"success_rate", summary.successRate},
        {"average_ms", summary.averageMs},
        {"passed", summary.passed},
        {"failed", summary.failed},
        {"not_measured", summary.notMeasured}}},
      {"rule", kSuiteRule},
      {"machine", machineJson(report)}};
  return wire::writeJsonLossy(out, 2);
}

Result<SuiteReport> suiteReportFromJson(std::string_view text) {
  const Result<Json> json = wire::parseJson(text);
  if (!json) return fail(json.error());
  if (!json->is_object() || textOf(*json, "benchmark") != kSuiteRunKind) return badField("benchmark", "\"suite\"");
  if (integerOf(*json, "format") != kFormat) return badField("format", "1; a newer version wrote this");
  const Json* rows = field(*json, "rows");
  if (rows == nullptr || !rows->is_array()) return badField("rows", "a list");
  SuiteReport out;
  out.target = textOf(*json, "target");
  out.started = WallTime(std::chrono::milliseconds(integerOf(*json, "started_ms")));
  if (const Json* seconds = field(*json, "seconds"); seconds != nullptr && seconds->is_number())
    out.seconds = seconds->get<double>();
  for (std::size_t i = 0; i < rows->size(); ++i) {
    Result<SuiteRow> row = readRow((*rows)[i], fmt::format("rows[{}]", i));
    if (!row) return fail(std::move(row.error()));
    out.rows.push_back(std::move(*row));
  }
  if (const Json* machine = field(*json, "machine"); machine != nullptr && machine->is_object()) {
    out.machine.processor = textOf(*machine, "processor");
    out.machine.physicalCores = static_cast<int>(integerOf(*machine, "physical_cores"));
    out.machine.logicalProcessors = static_cast<int>(integerOf(*machine, "logical_processors"));
    out.machine.memoryBytes = static_cast<std::uint64_t>(integerOf(*machine, "memory_bytes"));
    out.machine.operatingSystem = textOf(*machine, "operating_system");
    out.machine.compiler = textOf(*machine, "compiler");
    out.machine.buildType = textOf(*machine, "build_type");
    out.machine.version = textOf(*machine, "version");
    out.threads = static_cast<int>(integerOf(*machine, "threads"));
  }
  return out;
}

std::string suiteReportCsv(const SuiteReport& report) {
  std::string out = "id,title,requests,successes,success_rate,average_ms,min_ms,median_ms,p95_ms,max_ms,peak_bytes,"
                    "target_unit,target_low,target_bound,verdict,first_error,answered_elsewhere\r\n";
  for (const SuiteRow& row : report.rows) {
    const SuiteStepInfo& info = suiteStepInfo(row.step);
    const bool isMemory = row.step == SuiteStep::Memory;
    const Summary summary = summarize(row.samplesMs);
    out += fmt::format("{},{},", info.id, csvCell(info.title));
    out += isMemory ? ",,," : fmt::format("{},{},{},", row.requests, row.successes(), row.successRate());
    out += summary.n == 0
               ? ",,,,,"
               : fmt::format("{},{},{},{},{},", summary.mean, summary.min, summary.median, summary.p95, summary.max);
    out += isMemory && row.peakBytes > 0 ? fmt::format("{},", row.peakBytes) : ",";
    out += fmt::format("{},{},{},{},{},{}\r\n", info.unit, info.targetLow, info.target, verdictName(row.verdict()),
                       csvCell(row.firstError), row.elsewhere);
  }
  return out;
}

std::string millisecondsText(double milliseconds) {
  if (milliseconds >= 10'000) return fmt::format("{:.1f} s", milliseconds / 1000);
  if (milliseconds >= 1000) return fmt::format("{:.2f} s", milliseconds / 1000);
  if (milliseconds >= 100) return fmt::format("{:.0f} ms", milliseconds);
  if (milliseconds >= 10) return fmt::format("{:.1f} ms", milliseconds);
  if (milliseconds >= 1) return fmt::format("{:.2f} ms", milliseconds);
  return fmt::format("{:.3f} ms", milliseconds);
}

std::string gigabytesText(double bytes) {
  return bytes >= 1e9 ? fmt::format("{:.1f} GB", bytes / 1e9) : fmt::format("{:.0f} MB", bytes / 1e6);
}

std::string measuredText(SuiteStep step, double value) {
  if (step == SuiteStep::Memory) return gigabytesText(value);
  if (step == SuiteStep::Connections) return fmt::format("{:.0f}", value);
  return millisecondsText(value);
}

std::string percentText(double percent) {
  return fmt::format("{:+.1f} %", percent);
}

SuiteCells suiteCells(const SuiteRow& row) {
  const SuiteStepInfo& info = suiteStepInfo(row.step);
  SuiteCells out;
  if (row.step == SuiteStep::Memory) {
    out.average = row.peakBytes > 0 ? gigabytesText(static_cast<double>(row.peakBytes)) : "";
    out.target = "at most " + gigabytesText(info.target);
    return out;
  }
  out.requests = std::to_string(row.requests);
  out.success = fmt::format("{:.4g} %", std::floor(row.successRate() * 1000) / 10); // 99.96 % are not all
  if (const Summary summary = summarize(row.samplesMs); summary.n > 0) {
    out.average = millisecondsText(summary.mean);
    out.minimum = millisecondsText(summary.min);
    out.maximum = millisecondsText(summary.max);
    out.p95 = millisecondsText(summary.p95);
  }
  const auto short_ = [](double ms) {
    return ms >= 1000 ? fmt::format("{:g} s", ms / 1000) : fmt::format("{:g} ms", ms);
  };
  out.target = row.step == SuiteStep::Connections
                   ? fmt::format("{:g} connections", info.target)
                   : fmt::format("{} to {}", short_(info.targetLow), short_(info.target));
  return out;
}

std::string suiteText(const SuiteReport& report) {
  constexpr std::string_view kLine = "{:<25} {:>4} {:>9} {:>9} {:>9} {:>9} {:>8}  {:<16} {}\n";
  std::string out = headline(report);
  out += fmt::format(kLine, "", "n", "average", "min", "max", "p95", "success", "target", "");
  for (const SuiteRow& row : report.rows) {
    const SuiteCells cells = suiteCells(row);
    out += fmt::format(kLine, suiteStepInfo(row.step).title, cells.requests, cells.average, cells.minimum,
                       cells.maximum, cells.p95, cells.success, cells.target, verdictName(row.verdict()));
  }
  for (const SuiteRow& row : report.rows)
    if (!row.firstError.empty())
      out += fmt::format("  {}: {} of {} failed; first: {}\n", suiteStepInfo(row.step).title,
                         row.requests - row.successes(), row.requests, row.firstError);
  for (const SuiteRow& row : report.rows)
    if (row.elsewhere > 0)
      out += fmt::format("  {}: {} of {} were answered by a service elsewhere\n", suiteStepInfo(row.step).title,
                         row.elsewhere, row.requests);
  const SuiteSummary summary = summarize(report);
  out += fmt::format("{} of {} requests succeeded ({:.1f} %){}, {:.1f} s in all; {} of {} targets met{}\n",
                     summary.successes, summary.requests, summary.successRate * 100,
                     summary.successes > 0 ? ", " + millisecondsText(summary.averageMs) + " on average" : "",
                     report.seconds, summary.passed, summary.passed + summary.failed,
                     summary.notMeasured > 0 ? fmt::format(", {} not measured", summary.notMeasured) : "");
  out += fmt::format("{}\n", kSuiteRule);
  return out + machineText(report);
}

std::string suiteComparisonText(const SuiteReport& before, const SuiteReport& after) {
  constexpr std::string_view kLine = "{:<25} {:>12} {:>12} {:>10}  {}\n";
  std::string out = "A: " + headline(before) + "B: " + headline(after);
  out += fmt::format(kLine, "", "A", "B", "change", "");
  for (const SuiteChange& change : compareSuites(before, after)) {
    const auto text = [&change](const std::optional<double>& value) {
      return value ? measuredText(change.step, *value) : std::string("-");
    };
    const bool same = change.verdictBefore == change.verdictAfter;
    out += fmt::format(
        kLine, suiteStepInfo(change.step).title, text(change.before), text(change.after),
        change.percent ? percentText(*change.percent) : "-",
        same ? std::string(verdictName(change.verdictAfter))
             : fmt::format("{} -> {}", verdictName(change.verdictBefore), verdictName(change.verdictAfter)));
  }
  return out;
}

std::string suiteComparisonCsv(const SuiteReport& before, const SuiteReport& after) {
  // Which runs they are is said in every line: a spreadsheet sorts and filters lines, and none is lost by that.
  std::string out = "id,title,unit,before,after,percent,success_before,success_after,verdict_before,verdict_after,"
                    "run_before,started_before,run_after,started_after\r\n";
  const std::string runs = fmt::format("{},{},{},{}", csvCell(before.target), wallText(before.started),
                                       csvCell(after.target), wallText(after.started));
  const auto text = [](const std::optional<double>& value) {
    return value ? fmt::format("{}", *value) : std::string();
  };
  for (const SuiteChange& change : compareSuites(before, after)) {
    const SuiteStepInfo& info = suiteStepInfo(change.step);
    out += fmt::format("{},{},{},{},{},{},{},{},{},{},{}\r\n", info.id, csvCell(info.title), info.unit,
                       text(change.before), text(change.after), text(change.percent),
                       text(successOf(before, change.step)), text(successOf(after, change.step)),
                       verdictName(change.verdictBefore), verdictName(change.verdictAfter), runs);
  }
  return out;
}

std::string suiteComparisonJson(const SuiteReport& before, const SuiteReport& after) {
  return fmt::format("{{\"before\": {},\n\"after\": {}}}", suiteReportJson(before), suiteReportJson(after));
}

std::string wallText(WallTime time) {
  return fmt::format("{:%Y-%m-%d %H:%M:%S}", fmt::localtime(std::chrono::system_clock::to_time_t(time)));
}

} // namespace aisemble::bench
