// SPDX-License-Identifier: GPL-3.0-or-later
// bench vision, nlp, data, cache, http: what single requests take.

#include "app/bench_http_client.h"
#include "app/cli/bench_output.h"
#include "core/base/files.h"
#include "core/bench/request_bench.h"
#include "core/bench/suite_targets.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <cstdlib>
#include <iostream>

namespace aisemble::cli {
namespace {

namespace fs = std::filesystem;

struct RequestArguments {
  bench::RequestBenchOptions options;
  std::optional<fs::path> input; ///< picture, text or table
  std::string task;              ///< empty: every task
  int size = 0;                  ///< characters or rows of what is made up
};

using MakeRequests = std::function<Result<std::vector<bench::NamedRequest>>(const RequestArguments&)>;

/// Plain English of about `characters`, the same every time.
std::string madeUpText(int characters) {
  constexpr std::string_view kSentences =
      "This is a great product! I love it. The delivery from Berlin took three days, which is not bad at all. "
      "However, the manual is confusing and the second page is missing. Write to help@example.com or call "
      "555-123-4567 before 2026-01-31. ";
  std::string out;
  while (out.size() < static_cast<std::size_t>(characters))
    out += kSentences;
  out.resize(static_cast<std::size_t>(characters));
  return out;
}

std::shared_ptr<const Table> madeUpTable(int rows) {
  auto table = std::make_shared<Table>();
  Column id{"id", {}};
  Column value{"value", {}};
  Column group{"group", {}};
  for (std::int64_t i = 0; i < rows; ++i) {
    id.cells.emplace_back(i);
    value.cells.emplace_back(static_cast<double>(i % 977) * 0.5);
    group.cells.emplace_back(std::string(1, static_cast<char>('a' + i % 7)));
  }
  table->columns = {std::move(id), std::move(value), std::move(group)};
  return table;
}

Result<std::vector<bench::NamedRequest>> visionRequests(const RequestArguments& arguments) {
  ImageSource image = EncodedImage{std::make_shared<const std::string>(bench::suitePicture(1920, 1080))};
  if (arguments.input) image = *arguments.input;
  std::vector<bench::NamedRequest> out;
  for (const auto& [task, name] : kVisionTasks)
    if (arguments.task.empty() || arguments.task == name) {
      VisionRequest request;
      request.task = task;
      request.image = image;
      out.push_back({std::string(name), std::move(request)});
    }
  return out;
}

Result<std::vector<bench::NamedRequest>> nlpRequests(const RequestArguments& arguments) {
  std::string text = madeUpText(arguments.size);
  if (arguments.input) {
    Result<std::string> content = readFile(*arguments.input, std::uint64_t{64} << 20);
    if (!content) return fail(std::move(content.error()));
    text = std::move(*content);
  }
  std::vector<bench::NamedRequest> out;
  for (const auto& [task, name] : kNlpTasks)
    if (arguments.task.empty() || arguments.task == name) {
      NlpRequest request;
      request.task = task;
      request.text = text;
      if (task == NlpTask::Similarity) request.options.similarity.compareText = text;
      out.push_back({std::string(name), std::move(request)});
    }
  return out;
}

Result<std::vector<bench::NamedRequest>> dataRequests(const RequestArguments& arguments) {
  TableSource table = SharedTable{madeUpTable(arguments.size)};
  if (arguments.input) table = *arguments.input;
  std::vector<bench::NamedRequest> out;
  for (const auto& [operation, name] : kDataOperations)
    if (arguments.task.empty() || arguments.task == name) {
      DataRequest request;
      request.operation = operation;
      request.data = table;
      request.options.transform.normalize = true;
      if (!arguments.input) request.options.aggregate = {{"group"}, {{"value", AggregateFunction::Mean}}};
      out.push_back({std::string(name), std::move(request)});
    }
  return out;
}

int runRequests(CommandContext& context, const std::string& benchmark, const RequestArguments& arguments,
                const MakeRequests& make) {
  const Result<std::vector<bench::NamedRequest>> requests = make(arguments);
  if (!requests) return context.failWith(requests.error());
  const Result<Composition*> core = context.core();
  if (!core) return context.failWith(core.error());
  const Result<std::vector<bench::Measurement>> measured = [&] {
    const ProgressLine line;
    return bench::runRequestBench((*core)->orchestrator(), *requests, arguments.options, context.interrupt(),
                                  [&line](int done, int of) { line.show(fmt::format("round {} of {}", done, of)); });
  }();
  if (!measured) return context.failWith(measured.error());
  std::string input = benchmark == "vision"
                          ? "a made-up picture of 1920 x 1080"
                          : fmt::format("{} made-up {}", arguments.size, benchmark == "nlp" ? "characters" : "rows");
  if (arguments.input) input = arguments.input->string();
  printReport(context, benchmark,
              fmt::format("{}: {}, {} rounds of {} in parallel", benchmark, input, arguments.options.repeats,
                          arguments.options.parallel),
              {{"input", input}, {"repeats", arguments.options.repeats}, {"parallel", arguments.options.parallel}},
              *measured, (*core)->threads().total());
  return kDone;
}

int runCache(CommandContext& context, int repeats) {
  const Result<Composition*> core = context.core();
  if (!core) return context.failWith(core.error());
  NlpRequest request;
  request.task = NlpTask::Analyze;
  request.text = madeUpText(10'000);
  const Result<std::vector<bench::Measurement>> measured = [&] {
    const ProgressLine line;
    return bench::runCacheBench((*core)->orchestrator(), {"analyze", request}, repeats, context.interrupt(),
                                [&line](int done, int of) { line.show(fmt::format("{} of {}", done, of)); });
  }();
  if (!measured) return context.failWith(measured.error());
  printReport(context, "cache", "cache: text analysis of 10,000 characters, computed and found",
              {{"request", "nlp analyze"}, {"characters", 10'000}, {"repeats", repeats}}, *measured,
              (*core)->threads().total());
  return kDone;
}

struct HttpArguments {
  std::string url;
  std::string body;
  bench::HttpBenchOptions options;
};

int runHttp(CommandContext& context, const HttpArguments& arguments) {
  bench::HttpAsk ask;
  ask.url = arguments.url;
  ask.body = arguments.body;
  if (!ask.body.empty()) ask.method = "POST";
  if (const char* key = std::getenv("AISEMBLE_API_KEY"); key != nullptr) ask.bearerKey = key;
  PoolHttpClient http;
  const Result<std::vector<bench::Measurement>> measured = [&] {
    const ProgressLine line;
    return bench::runHttpBench(http, ask, arguments.options, context.interrupt(), [&line](int done, int of) {
      if (done % 50 == 0) line.show(fmt::format("{} of {}", done, of));
    });
  }();
  if (!measured) return context.failWith(measured.error());
  printReport(context, "http",
              fmt::format("http: {} {}, {} requests over {} connections", ask.method, ask.url,
                          arguments.options.requests, arguments.options.connections),
              {{"url", ask.url},
               {"method", ask.method},
               {"requests", arguments.options.requests},
               {"connections", arguments.options.connections}},
              *measured, 0);
  return kDone;
}

BenchWay addRequests(CLI::App& parent, const std::string& name, const std::string& about,
                     const std::vector<std::string>& tasks, int size, MakeRequests make) {
  CLI::App* app = parent.add_subcommand(name, about);
  auto arguments = std::make_shared<RequestArguments>();
  arguments->size = size;
  app->add_option("--task", arguments->task, "Only this one (default: all)")->check(CLI::IsMember(tasks));
  app->add_option("--repeats", arguments->options.repeats, "Rounds, after one that warms up")
      ->check(CLI::Range(1, 100'000))
      ->capture_default_str();
  app->add_option("--parallel", arguments->options.parallel, "Copies submitted together in each round")
      ->check(CLI::Range(1, 64))
      ->capture_default_str();
  if (size > 0)
    app->add_option(name == "nlp" ? "--characters" : "--rows", arguments->size, "Size of the made-up input")
        ->check(CLI::Range(1, 10'000'000))
        ->capture_default_str();
  app->add_option("INPUT", arguments->input, "File to work on (default: made up)")->check(CLI::ExistingFile);
  return {app, [arguments, name, make = std::move(make)](CommandContext& context) {
            return runRequests(context, name, *arguments, make);
          }};
}

template <class Pairs>
std::vector<std::string> namesOf(const Pairs& pairs) {
  std::vector<std::string> out;
  for (const auto& [value, name] : pairs)
    out.emplace_back(name);
  return out;
}

} // namespace

std::vector<BenchWay> addRequestWays(CLI::App& bench) {
  std::vector<BenchWay> out;
  out.push_back(
      addRequests(bench, "vision", "What each task takes on a picture", namesOf(kVisionTasks), 0, visionRequests));
  out.push_back(addRequests(bench, "nlp", "What each task takes on a text", namesOf(kNlpTasks), 10'000, nlpRequests));
  out.push_back(addRequests(bench, "data", "What each operation takes on a table", namesOf(kDataOperations), 10'000,
                            dataRequests));
  CLI::App* cache = bench.add_subcommand("cache", "What a found answer takes beside a computed one");
  auto repeats = std::make_shared<int>(100);
  cache->add_option("--repeats", *repeats, "Answers of either kind")
      ->check(CLI::Range(1, 100'000))
      ->capture_default_str();
  out.push_back({cache, [repeats](CommandContext& context) { return runCache(context, *repeats); }});

  CLI::App* http = bench.add_subcommand("http", "Latency and throughput of an HTTP address; its key comes from "
                                                "AISEMBLE_API_KEY");
  auto arguments = std::make_shared<HttpArguments>();
  http->add_option("URL", arguments->url, "http://host:port/path")->required();
  http->add_option("--body", arguments->body, "JSON to post (default: a GET)");
  http->add_option("--requests", arguments->options.requests, "How many")
      ->check(CLI::Range(1, 10'000'000))
      ->capture_default_str();
  http->add_option("--connections", arguments->options.connections, "At the same time")
      ->check(CLI::Range(1, 1000))
      ->capture_default_str();
  out.push_back({http, [arguments](CommandContext& context) { return runHttp(context, *arguments); }});
  return out;
}

} // namespace aisemble::cli
