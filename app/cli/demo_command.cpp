// SPDX-License-Identifier: GPL-3.0-or-later
// demo: what the workbench does, in a terminal and without any set-up: an answer token by token, the same one from the
// cache, several at once, and where the time went.

#include "app/cli/commands.h"
#include "core/wire/llm_json.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <array>
#include <iostream>
#include <vector>

namespace aisemble::cli {
namespace {

constexpr const char* kPrompt = "Tell me a short story about a small boat.";
constexpr std::array kTogether{"What is the capital of France?", "Hello! Who are you?",
                               "Write a thank-you note to a friend.", "Tell me a short story about a cat."};

double milliseconds(Nanoseconds time) {
  return std::chrono::duration<double, std::milli>(time).count();
}

GenerationOptions demoOptions() {
  GenerationOptions options;
  options.maxTokens = 120;
  options.seed = 7; // the same story on every machine
  return options;
}

void printStages(const Trace& trace) {
  const auto byStage = trace.byStage();
  for (std::size_t i = 0; i < byStage.size(); ++i) {
    if (byStage[i] == Nanoseconds{0}) continue;
    const double share = static_cast<double>(byStage[i].count()) / static_cast<double>(trace.total.count());
    std::cout << fmt::format("  {:<12} {:>9.2f} ms  {}\n", stageName(static_cast<Stage>(i)), milliseconds(byStage[i]),
                             std::string(static_cast<std::size_t>(share * 40 + 0.5), '#'));
  }
  std::cout << fmt::format("  {:<12} {:>9.2f} ms\n", "end to end", milliseconds(trace.total));
}

int runDemo(CommandContext& context) {
  const Result<Composition*> core = context.core();
  if (!core) return context.failWith(core.error());
  const bool json = context.options().json;
  wire::Json report = wire::Json::object();
  const Result<ModelInfo> model = (*core)->models().info("");
  if (!model) return context.failWith(model.error());
  if (!json)
    std::cout << "Ai-semble Workbench. Everything here runs on this machine, with the model '" << model->name << "' ("
              << fmt::format("{:.1f}", static_cast<double>(model->parameters) / 1e6)
              << " M parameters, made for a first try).\n\n> " << kPrompt << "\n\n"
              << std::flush;

  const CompletionRequest story{"", kPrompt, {}, false, demoOptions()};
  const auto show = [json](const Partial& partial) {
    if (const auto* delta = std::get_if<TextDelta>(&partial); delta != nullptr && !json)
      std::cout << delta->text << std::flush;
  };
  const Result<Completed> first = context.perform(story, {.useCache = false}, show);
  if (!first) return context.failWith(first.error());
  const auto& answer = std::get<CompletionResult>(first->response);
  const double seconds = std::chrono::duration<double>(answer.decodeTime).count();
  const double rate = seconds > 0 ? (answer.completionTokens - 1) / seconds : 0;
  if (json) {
    report["first"] = answerJson(*first);
    addReport(report["first"], first->report);
  } else {
    std::cout << fmt::format("\n\n{} tokens, {:.0f} tokens/s, the first after {:.0f} ms. Where the time went:\n",
                             answer.completionTokens, rate, milliseconds(answer.timeToFirstToken));
    printStages(first->report.trace);
  }

  const Result<Completed> again = context.perform(story);
  if (!again) return context.failWith(again.error());
  if (json) {
    report["again"] = {{"cached", again->report.fromCache},
                       {"processing_time", std::chrono::duration<double>(again->report.trace.total).count()}};
  } else {
    std::cout << fmt::format("\nThe same prompt again: {} after {:.2f} ms.\n",
                             again->report.fromCache ? "answered from the cache" : "computed",
                             milliseconds(again->report.trace.total));
  }

  std::vector<Ticket> tickets;
  const MonotonicTime start = std::chrono::steady_clock::now();
  for (const char* prompt : kTogether) {
    GenerationOptions options = demoOptions();
    options.maxTokens = 48;
    tickets.push_back(
        (*core)->orchestrator().submit(CompletionRequest{"", prompt, {}, false, options}, {.useCache = false}));
  }
  if (!json) std::cout << "\nFour prompts at once:\n";
  int tokens = 0;
  wire::Json together = wire::Json::array();
  for (std::size_t i = 0; i < tickets.size(); ++i) {
    const Result<Completed> done = follow(std::move(tickets[i]), context.interrupt());
    if (!done) return context.failWith(done.error());
    const auto& result = std::get<CompletionResult>(done->response);
    tokens += result.completionTokens;
    if (json)
      together.push_back({{"prompt", kTogether[i]}, {"text", result.text}});
    else
      std::cout << "\n> " << kTogether[i] << "\n" << result.text << "\n";
  }
  const double elapsed = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  if (json) {
    report["together"] = std::move(together);
    report["together_tokens_per_second"] = tokens / elapsed;
    report["model"] = model->name;
    printJson(report);
  } else {
    std::cout << fmt::format("\n{} tokens in {:.2f} s, {:.0f} tokens/s in all.\n\n"
                             "Next: aisemble complete \"…\", aisemble chat, aisemble bench llm, aisemble --help;\n"
                             "      or the window, aisemble-workbench, on a machine with a display.\n",
                             tokens, elapsed, tokens / elapsed);
  }
  return kDone;
}

} // namespace

Command addDemoCommand(CLI::App& parent) {
  CLI::App* app = parent.add_subcommand("demo", "The main job on bundled samples, in the terminal");
  return {app, [](CommandContext& context) { return runDemo(context); }};
}

} // namespace aisemble::cli
