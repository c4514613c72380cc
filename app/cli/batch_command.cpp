// SPDX-License-Identifier: GPL-3.0-or-later
// batch: one task over many inputs, written down so that a kill at any instant loses nothing.

#include "app/cli/commands.h"
#include "core/batch/batch_request.h"
#include "core/batch/batch_runner.h"
#include "core/batch/batch_tasks.h"
#include "core/wire/batch_json.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <unistd.h>

#include <iostream>
#include <memory>
#include <thread>

namespace aisemble::cli {
namespace {

using std::chrono::steady_clock;

constexpr std::chrono::milliseconds kBetweenLooks{50};
constexpr std::chrono::milliseconds kBetweenLines{3000}; ///< where standard error is no terminal
constexpr int kMostFailures = 20;

struct BatchArguments {
  BatchSpec spec;
  std::string task;
  std::string output;
  bool lines = false;
  bool wholeFiles = false;
  bool noCache = false;
  BatchId id = 0;
};

/// The core with a runner over it; the runner ends first.
class Session {
 public:
  static Result<std::unique_ptr<Session>> open(CommandContext& context) {
    const Result<Composition*> core = context.core();
    if (!core) return fail(core.error());
    return std::unique_ptr<Session>(new Session(**core));
  }
  BatchRunner& batches() { return m_runner; }

 private:
  explicit Session(Composition& core)
      : m_runner(
            core.orchestrator(), [&core] { return core.batchJournal(); },
            [&core](ServiceKind service) { core.awaitEngine(service); }) {}
  BatchRunner m_runner;
};

std::string duration(std::chrono::seconds time) {
  const auto count = time.count();
  if (count < 60) return fmt::format("{} s", count);
  if (count < 3600) return fmt::format("{} min {:02} s", count / 60, count % 60);
  return fmt::format("{} h {:02} min", count / 3600, count / 60 % 60);
}

std::string progressLine(const BatchSummary& summary) {
  const BatchCounts& counts = summary.counts;
  std::string out = fmt::format("batch {}: {} of {}{}", summary.id, counts.atEnd(), counts.total(),
                                summary.isListed ? "" : " so far");
  if (counts.failed > 0) out += fmt::format(", {} failed", counts.failed);
  if (counts.skipped > 0) out += fmt::format(", {} skipped", counts.skipped);
  if (summary.itemsPerSecond > 0) out += fmt::format(", {:.1f} items/s", summary.itemsPerSecond);
  if (summary.timeLeft) out += ", " + duration(*summary.timeLeft) + " left";
  return out;
}

/// One line that is written over on a terminal; a line every few seconds elsewhere.
class BatchProgress {
 public:
  void show(const BatchSummary& summary) {
    const auto now = steady_clock::now();
    if (now - m_shown < (m_isTerminal ? std::chrono::milliseconds(200) : kBetweenLines)) return;
    m_shown = now;
    if (m_isTerminal)
      std::cerr << '\r' << progressLine(summary) << "\x1b[K" << std::flush;
    else
      std::cerr << progressLine(summary) << '\n';
  }
  void clear() const {
    if (m_isTerminal) std::cerr << "\r\x1b[K" << std::flush;
  }

 private:
  const bool m_isTerminal = ::isatty(STDERR_FILENO) == 1;
  steady_clock::time_point m_shown = steady_clock::now();
};

bool isAtWork(const BatchSummary& summary) {
  return summary.state == BatchState::Running || summary.state == BatchState::Pausing;
}

/// Where it was and what is wrong; a reason that names its file says both.
std::string whatFailed(const BatchItem& item) {
  if (item.line > 0) return fmt::format("{}:{}: {}", item.input, item.line, item.error);
  return item.error.find(item.input) != std::string::npos ? item.error : item.input + ": " + item.error;
}

void sayFailures(BatchRunner& batches, const BatchSummary& summary) {
  for (const BatchItemState state : {BatchItemState::Failed, BatchItemState::Skipped}) {
    const Result<BatchItemPage> page = batches.items(summary.id, {state, {}, 0, kMostFailures});
    if (!page) return;
    for (const BatchItem& item : page->items)
      std::cerr << batchItemStateName(state) << ": " << whatFailed(item) << '\n';
    if (page->total > kMostFailures)
      std::cerr << "… and " << page->total - kMostFailures << " more " << batchItemStateName(state) << '\n';
  }
}

/// "+": at least so many, for not all of the inputs were listed.
std::string openEnd(const BatchSummary& summary) {
  return summary.isListed ? "" : "+";
}

std::string countsLine(const BatchSummary& summary) {
  const BatchCounts& counts = summary.counts;
  // Of a cancelled one nothing is left, listed or not.
  return fmt::format("{} completed, {} failed, {} skipped, {} cancelled, {}{} left", counts.completed, counts.failed,
                     counts.skipped, counts.cancelled, counts.queued + counts.running,
                     summary.state == BatchState::Cancelled ? "" : openEnd(summary));
}

/// Ends a command that worked on a batch: its last state, and what to do next.
int finish(const CommandContext& context, BatchRunner& batches, const BatchSummary& summary, double seconds) {
  if (context.options().json) {
    wire::Json value = wire::toJson(summary);
    value["seconds"] = seconds;
    printJson(value);
  }
  std::cerr << fmt::format("batch {} {}: {}; {:.1f} s -> {}\n", summary.id, batchStateWord(summary),
                           countsLine(summary), seconds, summary.spec.output.string());
  if (!summary.error.empty()) std::cerr << "aisemble: " << summary.error << '\n';
  sayFailures(batches, summary);
  if (summary.state == BatchState::Paused || summary.state == BatchState::Interrupted) {
    std::cerr << "Nothing is lost. Go on with: aisemble batch resume " << summary.id << '\n';
    return summary.error.empty() ? kInterrupted : kFailed;
  }
  if (summary.counts.failed > 0) std::cerr << "Try those again with: aisemble batch retry " << summary.id << '\n';
  const bool isDone = summary.state == BatchState::Completed && summary.counts.failed == 0 && summary.error.empty();
  return isDone ? kDone : kFailed;
}

int followBatch(CommandContext& context, BatchRunner& batches, BatchId id) {
  const auto began = steady_clock::now();
  BatchProgress line;
  bool isStopping = false;
  for (;;) {
    const Result<BatchSummary> summary = batches.summary(id);
    if (!summary) return context.failWith(summary.error());
    if (!isAtWork(*summary)) {
      line.clear();
      return finish(context, batches, *summary, std::chrono::duration<double>(steady_clock::now() - began).count());
    }
    if (context.interrupt().stop_requested() && !isStopping) {
      isStopping = true;
      static_cast<void>(batches.suspend(id)); // one that has just ended needs none
    }
    line.show(*summary);
    std::this_thread::sleep_for(kBetweenLooks);
  }
}

void noteWhereItemsGo(const ServiceSettings& service) {
  if (service.route == RouteChoice::Local || service.endpoints.empty()) return;
  std::cerr << (service.route == RouteChoice::LocalThenRemote
                    ? "note: when this machine is busy or cannot answer, items are sent to "
                    : "note: items are sent to ");
  for (std::size_t i = 0; i < service.endpoints.size(); ++i)
    std::cerr << (i > 0 ? ", " : "") << service.endpoints[i].url;
  std::cerr << ".\n";
}

int runBatch(CommandContext& context, const BatchArguments& arguments) {
  const Result<BatchTask> task = findBatchTask(arguments.task);
  if (!task) {
    std::cerr << "aisemble: --task: " << task.error().message << '\n';
    return kUsage;
  }
  BatchSpec spec = arguments.spec;
  spec.service = task->service;
  spec.task = std::string(task->name);
  spec.output = arguments.output;
  spec.useCache = !arguments.noCache;
  if (arguments.lines) spec.unit = TextUnit::Lines;
  if (arguments.wholeFiles) spec.unit = TextUnit::WholeFile;
  if (const Result<void> valid = validate(spec); !valid) {
    std::cerr << "aisemble: " << valid.error().message << '\n';
    return kUsage;
  }
  const Result<std::unique_ptr<Session>> session = Session::open(context);
  if (!session) return context.failWith(session.error());
  BatchRunner& batches = (*session)->batches();
  noteUnknownOptions(spec.task, unknownOptions(spec));
  noteWhereItemsGo((*context.core())->settings().service(spec.service));
  const Result<BatchId> id = batches.start(std::move(spec));
  if (!id) return context.failWith(id.error());
  if (!context.options().json) std::cout << *id << std::endl;
  std::cerr << "batch " << *id << " begun\n";
  return followBatch(context, batches, *id);
}

/// `act` first; then, where it sets this process to work, the batch is followed.
template <class Act>
int withBatch(CommandContext& context, BatchId id, Act act, bool follows) {
  const Result<std::unique_ptr<Session>> session = Session::open(context);
  if (!session) return context.failWith(session.error());
  BatchRunner& batches = (*session)->batches();
  if (const Result<void> done = act(batches); !done) return context.failWith(done.error());
  if (follows) return followBatch(context, batches, id);
  // Another process acts upon what it was asked for; a batch of nobody is settled here.
  for (Result<BatchSummary> summary = batches.summary(id);; summary = batches.summary(id)) {
    if (!summary) return context.failWith(summary.error());
    if (summary->isOurs && isAtWork(*summary)) {
      std::this_thread::sleep_for(kBetweenLooks);
      continue;
    }
    if (context.options().json)
      printJson(wire::toJson(*summary));
    else
      std::cout << "batch " << id << ' ' << batchStateWord(*summary) << ": " << countsLine(*summary) << '\n';
    return kDone;
  }
}

/// One that is through needs no more: a script that resumes until the end comes here when the last kill came too late.
int resumeBatch(CommandContext& context, BatchId id) {
  const Result<std::unique_ptr<Session>> session = Session::open(context);
  if (!session) return context.failWith(session.error());
  BatchRunner& batches = (*session)->batches();
  const Result<BatchSummary> summary = batches.summary(id);
  if (!summary) return context.failWith(summary.error());
  if (summary->state == BatchState::Completed) return finish(context, batches, *summary, 0);
  if (const Result<void> begun = batches.resume(id); !begun) return context.failWith(begun.error());
  return followBatch(context, batches, id);
}

int showStatus(CommandContext& context, BatchId id) {
  const Result<std::unique_ptr<Session>> session = Session::open(context);
  if (!session) return context.failWith(session.error());
  BatchRunner& batches = (*session)->batches();
  const Result<BatchSummary> summary = batches.summary(id);
  if (!summary) return context.failWith(summary.error());
  if (context.options().json) {
    wire::Json value = wire::toJson(*summary);
    wire::Json failures = wire::Json::array();
    const Result<BatchItemPage> page = batches.items(id, {BatchItemState::Failed, {}, 0, 10'000});
    if (!page) return context.failWith(page.error());
    for (const BatchItem& item : page->items)
      failures.push_back(wire::toJson(item));
    value["failures"] = std::move(failures);
    printJson(value);
    return kDone;
  }
  std::cout << fmt::format("batch {} {}: {}\n  {}\n  {}/{} -> {}\n", id, batchStateWord(*summary), countsLine(*summary),
                           summary->spec.name, serviceName(summary->spec.service), summary->spec.task,
                           summary->spec.output.string());
  if (!summary->error.empty()) std::cout << "  " << summary->error << '\n';
  std::cout << std::flush;
  sayFailures(batches, *summary);
  return kDone;
}

int showList(CommandContext& context) {
  const Result<std::unique_ptr<Session>> session = Session::open(context);
  if (!session) return context.failWith(session.error());
  const Result<std::vector<BatchSummary>> all = (*session)->batches().list();
  if (!all) return context.failWith(all.error());
  if (context.options().json) {
    wire::Json values = wire::Json::array();
    for (const BatchSummary& summary : *all)
      values.push_back(wire::toJson(summary));
    printJson({{"batches", std::move(values)}});
    return kDone;
  }
  for (const BatchSummary& summary : *all)
    std::cout << summary.id << '\t' << batchStateWord(summary) << '\t' << summary.counts.atEnd() << " of "
              << summary.counts.total() << openEnd(summary) << '\t' << summary.spec.name << '\t'
              << summary.spec.output.string() << '\n';
  return kDone;
}

void declareRun(CLI::App& app, BatchArguments& arguments) {
  app.add_option("--task", arguments.task, "What to do, for example sentiment or vision/analyze")->required();
  app.add_option("--out", arguments.output, "A folder (one JSON an input), or one file: .jsonl or .csv")->required();
  app.add_option("--options", arguments.spec.optionsJson, "Options of the task as JSON");
  app.add_option("--model", arguments.spec.model, "Model name, folder or file (default: the task's own)");
  app.add_option("--language", arguments.spec.language, "ISO 639-1 code of the texts (default: detected)");
  app.add_option("--template", arguments.spec.promptTemplate,
                 "Prompt of complete: {text} stands for the text, {file} for its path");
  app.add_option("--column", arguments.spec.column, "Column or field that holds the text (default: text)");
  app.add_option("--name", arguments.spec.name, "Name in lists");
  auto* lines = app.add_flag("--lines", arguments.lines, "Each line of a text file is an item");
  app.add_flag("--whole-files", arguments.wholeFiles, "Each file is one text, .jsonl and .csv too")->excludes(lines);
  app.add_flag("--no-cache", arguments.noCache, "Compute anew");
  app.add_option("input", arguments.spec.inputs, "Files and folders")->required();
}

} // namespace

Command addBatchCommand(CLI::App& parent) {
  auto arguments = std::make_shared<BatchArguments>();
  CLI::App* app = parent.add_subcommand("batch", "One task over many files or texts, resumable after any interruption");
  app->require_subcommand(1);
  CLI::App* run = app->add_subcommand("run", "Begin; prints the batch's id, then follows it to its end");
  declareRun(*run, *arguments);
  const auto withId = [&](const char* name, const char* description) {
    CLI::App* sub = app->add_subcommand(name, description);
    sub->add_option("id", arguments->id, "The batch's id")->required();
    return sub;
  };
  CLI::App* resume = withId("resume", "Go on with one that was paused or interrupted");
  CLI::App* retry = withId("retry", "Try again what failed");
  CLI::App* status = withId("status", "How far it is, and what failed why");
  CLI::App* pause = withId("pause", "Finish what is under way, wherever it runs, and stop there");
  CLI::App* cancel = withId("cancel", "Stop it; results so far stand, and resume takes it up again");
  CLI::App* remove = withId("remove", "Forget it; the files it wrote stay");
  CLI::App* list = app->add_subcommand("list", "All batches, newest first");
  return {app, [=](CommandContext& context) {
            const BatchId id = arguments->id;
            if (*run) return runBatch(context, *arguments);
            if (*resume) return resumeBatch(context, id);
            if (*retry)
              return withBatch(
                  context, id, [id](BatchRunner& all) { return all.retryFailed(id); }, true);
            if (*status) return showStatus(context, id);
            if (*pause)
              return withBatch(
                  context, id, [id](BatchRunner& all) { return all.pause(id); }, false);
            if (*cancel)
              return withBatch(
                  context, id, [id](BatchRunner& all) { return all.cancel(id); }, false);
            if (*list) return showList(context);
            if (!*remove) return kUsage;
            const Result<std::unique_ptr<Session>> session = Session::open(context);
            if (!session) return context.failWith(session.error());
            const Result<void> removed = (*session)->batches().remove(id);
            return removed ? kDone : context.failWith(removed.error());
          }};
}

} // namespace aisemble::cli
