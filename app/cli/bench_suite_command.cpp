// SPDX-License-Identifier: GPL-3.0-or-later
// bench suite, bench runs, bench compare: the original's benchmark beside its targets, and runs that were kept.

#include "app/bench_http_client.h"
#include "app/cli/bench_output.h"
#include "app/kept_runs.h"
#include "core/base/files.h"
#include "core/bench/suite_report.h"
#include "core/bench/suite_targets.h"
#include "core/remote/url.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <cstdlib>
#include <iostream>

namespace aisemble::cli {
namespace {

namespace fs = std::filesystem;

struct SuiteArguments {
  std::string base;
  std::optional<fs::path> out;
  bool keep = false;
  std::string title;
  int connections = 50;
};

/// Errors: IoFailure. The extension was checked before the run.
Result<void> writeReport(const fs::path& file, const bench::SuiteReport& report) {
  return writeFileAtomically(file, file.extension() == ".csv" ? bench::suiteReportCsv(report)
                                                              : bench::suiteReportJson(report) + "\n");
}

Result<bench::SuiteReport> measure(CommandContext& context, Composition& core, const SuiteArguments& arguments) {
  const SystemClock clock;
  const ProgressLine line;
  const auto progress = [&line](const bench::SuiteProgress& now) {
    line.show(fmt::format("{}: {} of {} ({:.0f} %)", bench::suiteStepInfo(now.step).title, now.done, now.of,
                          now.fraction * 100));
  };
  const bench::SuiteOptions options{.connections = arguments.connections};
  if (arguments.base.empty()) {
    bench::LocalSuiteTarget target(core.orchestrator());
    return bench::runSuite(target, options, clock, context.interrupt(), progress);
  }
  PoolHttpClient http;
  const char* key = std::getenv("AISEMBLE_API_KEY");
  bench::HttpSuiteTarget target(http, arguments.base, key != nullptr ? key : "");
  return bench::runSuite(target, options, clock, context.interrupt(), progress);
}

int runSuiteCommand(CommandContext& context, const SuiteArguments& arguments) {
  if (arguments.out && arguments.out->extension() != ".csv" && arguments.out->extension() != ".json") {
    std::cerr << "aisemble: --out " << arguments.out->string() << " ends in neither .csv nor .json.\n";
    return kUsage;
  }
  if (!arguments.base.empty())
    if (const Result<remote::Url> address = remote::parseUrl(arguments.base); !address) {
      std::cerr << "aisemble: --base " << arguments.base << " is no address. Give it as http://host:port.\n";
      return kUsage;
    }
  const Result<Composition*> core = context.core();
  if (!core) return context.failWith(core.error());
  Result<bench::SuiteReport> report = measure(context, **core, arguments);
  if (!report) return context.failWith(report.error());
  report->threads = (*core)->threads().total();
  if (context.options().json)
    printJson(*wire::parseJson(bench::suiteReportJson(*report)));
  else
    std::cout << bench::suiteText(*report) << std::flush;
  if (arguments.out)
    if (const Result<void> written = writeReport(*arguments.out, *report); !written)
      return context.failWith(written.error());
  const bool wasMeasured = bench::summarize(*report).successes > 0;
  if (arguments.keep && wasMeasured) {
    KeptRuns runs(**core);
    const std::string title = arguments.title.empty() ? report->target : arguments.title;
    const Result<std::int64_t> id =
        runs.keep(std::string(bench::kSuiteRunKind), title, bench::suiteReportJson(*report));
    if (!id) return context.failWith(id.error());
    std::cerr << "kept as run " << *id << '\n';
  }
  if (!wasMeasured) {
    std::cerr << "aisemble: nothing was measured: every request to " << report->target << " failed.\n";
    return kFailed;
  }
  return kDone; // a target that was missed is a result, not a failure of the command
}

int listRuns(CommandContext& context) {
  const Result<Composition*> core = context.core();
  if (!core) return context.failWith(core.error());
  KeptRuns archive(**core);
  const Result<std::vector<bench::KeptRun>> runs = archive.list({}, 0);
  if (!runs) return context.failWith(runs.error());
  if (context.options().json) {
    wire::Json list = wire::Json::array();
    for (const bench::KeptRun& run : *runs)
      list.push_back({{"id", run.id},
                      {"kind", run.kind},
                      {"title", run.title},
                      {"created_ms",
                       std::chrono::duration_cast<std::chrono::milliseconds>(run.created.time_since_epoch()).count()}});
    printJson({{"runs", std::move(list)}});
    return kDone;
  }
  for (const bench::KeptRun& run : *runs)
    std::cout << fmt::format("{:>5}  {}  {:<8} {}\n", run.id, bench::wallText(run.created), run.kind, run.title);
  if (runs->empty()) std::cerr << "No runs are kept yet: aisemble bench suite --keep keeps one.\n";
  return kDone;
}

std::string titleOf(bench::RunArchive& archive, std::int64_t id) {
  if (const Result<std::vector<bench::KeptRun>> runs = archive.list({}, 0))
    for (const bench::KeptRun& run : *runs)
      if (run.id == id) return run.title;
  return {};
}

int compareRuns(CommandContext& context, std::int64_t first, std::int64_t second) {
  const Result<Composition*> core = context.core();
  if (!core) return context.failWith(core.error());
  KeptRuns archive(**core);
  std::vector<bench::SuiteReport> reports;
  for (const std::int64_t id : {first, second}) {
    const Result<std::string> text = archive.report(id);
    if (!text) return context.failWith(text.error());
    Result<bench::SuiteReport> report = bench::suiteReportFromJson(*text);
    if (!report) return context.failWith(report.error());
    reports.push_back(std::move(*report));
  }
  std::vector<std::string> titles;
  for (const std::int64_t id : {first, second})
    titles.push_back(titleOf(archive, id));
  if (!context.options().json) {
    std::cout << fmt::format("A is run {}: {}\nB is run {}: {}\n", first, titles[0], second, titles[1]);
    std::cout << bench::suiteComparisonText(reports[0], reports[1]);
    return kDone;
  }
  wire::Json rows = wire::Json::array();
  const auto number = [](const std::optional<double>& value) { return value ? wire::Json(*value) : wire::Json(); };
  for (const bench::SuiteChange& change : bench::compareSuites(reports[0], reports[1]))
    rows.push_back({{"id", bench::suiteStepInfo(change.step).id},
                    {"before", number(change.before)},
                    {"after", number(change.after)},
                    {"percent", number(change.percent)},
                    {"success_before", change.successBefore},
                    {"success_after", change.successAfter},
                    {"verdict_before", bench::verdictName(change.verdictBefore)},
                    {"verdict_after", bench::verdictName(change.verdictAfter)}});
  printJson({{"before", first},
             {"after", second},
             {"title_before", titles[0]},
             {"title_after", titles[1]},
             {"rows", std::move(rows)}});
  return kDone;
}

} // namespace

std::vector<BenchWay> addSuiteWays(CLI::App& bench) {
  CLI::App* suite = bench.add_subcommand("suite", "The original's benchmark beside its targets: health, completion, "
                                                  "vision, sentiment, data, 50 connections, memory");
  auto arguments = std::make_shared<SuiteArguments>();
  suite->add_option("--base", arguments->base,
                    "Measure what answers at this address (http://host:port) instead of this machine; its key comes "
                    "from AISEMBLE_API_KEY");
  suite->add_option("--out", arguments->out, "Also write the report to this .csv or .json file");
  suite->add_flag("--keep", arguments->keep, "Keep the run, for bench runs and bench compare");
  suite->add_option("--title", arguments->title, "Name of the kept run (default: what was measured)");
  suite->add_option("--connections", arguments->connections, "Requests at the same moment")
      ->check(CLI::Range(1, 1000))
      ->capture_default_str();
  CLI::App* runs = bench.add_subcommand("runs", "The runs that were kept");
  CLI::App* compare = bench.add_subcommand("compare", "Two kept runs beside each other");
  auto ids = std::make_shared<std::pair<std::int64_t, std::int64_t>>();
  compare->add_option("A", ids->first, "Number of the earlier run")->required();
  compare->add_option("B", ids->second, "Number of the later run")->required();
  return {{suite, [arguments](CommandContext& context) { return runSuiteCommand(context, *arguments); }},
          {runs, listRuns},
          {compare, [ids](CommandContext& context) { return compareRuns(context, ids->first, ids->second); }}};
}

} // namespace aisemble::cli
