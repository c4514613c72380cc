// SPDX-License-Identifier: GPL-3.0-or-later
// complete and chat: answers, token by token.

#include "app/cli/commands.h"
#include "app/cli/jsonl.h"
#include "app/cli/stdin_reader.h"
#include "core/base/utf8.h"
#include "core/wire/llm_json.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <unistd.h>

#include <iostream>
#include <memory>

namespace aisemble::cli {
namespace {

wire::Json completionJson(const Completed& completed) {
  wire::Json value = answerJson(completed);
  addReport(value, completed.report);
  return value;
}

/// One line under an answer, for people at a terminal.
std::string statistics(const CompletionResult& result, const RequestReport& report) {
  const double seconds = std::chrono::duration<double>(result.decodeTime).count();
  std::string rate;
  if (!report.fromCache && result.completionTokens > 1 && seconds > 0)
    rate = fmt::format(", {:.1f} tokens/s, first after {:.0f} ms", (result.completionTokens - 1) / seconds,
                       std::chrono::duration<double, std::milli>(result.timeToFirstToken).count());
  return fmt::format("[{}: {} + {} tokens{}, seed {}{}]", result.model, result.promptTokens, result.completionTokens,
                     rate, result.seed,
                     report.fromCache
                         ? fmt::format(", from the cache in {:.1f} ms",
                                       std::chrono::duration<double, std::milli>(report.trace.total).count())
                         : std::string());
}

/// Prints deltas as they come; the rest (a cached answer comes whole) when the result is there.
class StreamingOutput {
 public:
  void operator()(const Partial& partial) {
    if (const auto* delta = std::get_if<TextDelta>(&partial)) {
      std::cout << delta->text << std::flush;
      m_printed += delta->text.size();
    } else if (const auto* progress = std::get_if<Progress>(&partial);
               progress != nullptr && isatty(STDERR_FILENO) != 0) {
      std::cerr << "\r\033[K" << progress->stage << "…\r\033[K" << std::flush;
    }
  }
  /// After an error: ends the line that was begun. Nothing printed stays nothing.
  void abandon() const {
    if (m_printed > 0) std::cout << '\n' << std::flush;
  }
  void finish(const CompletionResult& result) const {
    if (m_printed < result.text.size()) std::cout << result.text.substr(m_printed);
    std::cout << '\n' << std::flush;
  }

 private:
  std::size_t m_printed = 0;
};

/// An object of --jsonl: {prompt | text | prompt_ids, model?, raw?, options?}; options may also stand beside the
/// prompt. What it does not name is as on the command line.
Result<CompletionRequest> completionFromLine(const wire::Json& line, const CompletionRequest& defaults) {
  if (!line.is_object()) return fail(ErrorCode::InvalidArgument, "A line must be a text or an object with a prompt.");
  static constexpr std::string_view kOptions[] = {"max_tokens",         "temperature", "top_p", "top_k",     "min_p",
                                                  "repetition_penalty", "seed",        "stop",  "ignore_eos"};
  std::vector<std::string_view> known{"prompt", "text", "prompt_ids", "model", "raw", "options"};
  known.insert(known.end(), std::begin(kOptions), std::end(kOptions));
  if (const Result<void> checked = onlyKnown(line, known); !checked) return fail(checked.error());

  wire::Json options = wire::toJson(defaults.options);
  for (const std::string_view name : kOptions)
    if (const auto given = line.find(name); given != line.end()) options[std::string(name)] = *given;
  if (const auto nested = line.find("options"); nested != line.end())
    if (const Result<void> checked = onlyKnown(*nested, kOptions); !checked)
      return fail(ErrorCode::InvalidArgument, "options." + checked.error().message);
  if (const auto nested = line.find("options"); nested != line.end() && nested->is_object()) options.update(*nested);

  wire::Json merged = withDefaults(line, {{"model", defaults.model}, {"raw", defaults.raw}});
  if (!merged.contains("prompt") && merged.contains("text")) merged["prompt"] = merged["text"];
  merged["options"] = std::move(options);
  return wire::fromJson<CompletionRequest>(merged);
}

Result<GenerationOptions> startOptions(CommandContext& context, const GenerationArguments& arguments) {
  const Result<Composition*> core = context.core();
  if (!core) return fail(core.error());
  GenerationOptions options = (*core)->settings().generation;
  arguments.applyTo(options);
  return options;
}

} // namespace

Command addCompleteCommand(CLI::App& parent) {
  struct Arguments {
    std::string model;
    std::optional<std::string> prompt;
    bool raw = false;
    bool noCache = false;
    bool jsonLines = false;
    GenerationArguments generation;
  };
  auto arguments = std::make_shared<Arguments>();
  CLI::App* app = parent.add_subcommand("complete", "Answer one prompt");
  app->add_option("--model", arguments->model, "Model folder, file or name");
  arguments->generation.addTo(*app);
  app->add_flag("--raw", arguments->raw, "Continue exactly this text: no chat template");
  app->add_flag("--no-cache", arguments->noCache, "Compute anew even if this was asked before");
  auto* jsonLines = app->add_flag("--jsonl", arguments->jsonLines, "One JSON value a line in, one object a line out");
  app->add_option("prompt", arguments->prompt, "The prompt, or - for standard input");
  refuseBesideLines(*app, *jsonLines);

  return {app, [arguments](CommandContext& context) {
            const Result<GenerationOptions> options = startOptions(context, arguments->generation);
            if (!options) return context.failWith(options.error());
            CompletionRequest request{arguments->model, {}, {}, arguments->raw, *options};
            const SubmitOptions submit{.useCache = !arguments->noCache};
            if (arguments->jsonLines)
              return runJsonLines(
                  context,
                  [&](const wire::Json& line) -> Result<Request> {
                    CompletionRequest next = request;
                    if (line.is_string()) {
                      next.prompt = line.get<std::string>();
                      return next;
                    }
                    Result<CompletionRequest> parsed = completionFromLine(line, next);
                    if (!parsed) return fail(std::move(parsed.error()));
                    return std::move(*parsed);
                  },
                  completionJson, submit);

            Result<std::string> prompt = textArgument(context, arguments->prompt);
            if (!prompt) return context.failWith(prompt.error());
            request.prompt = std::move(*prompt);
            if (context.options().json) {
              const Result<Completed> done = context.perform(std::move(request), submit);
              if (!done) return context.failWith(done.error());
              printJson(completionJson(*done));
              return kDone;
            }
            StreamingOutput output;
            const Result<Completed> done = context.perform(std::move(request), submit, std::ref(output));
            if (!done) {
              output.abandon();
              return context.failWith(done.error());
            }
            const auto& result = std::get<CompletionResult>(done->response);
            output.finish(result);
            if (isatty(STDERR_FILENO) != 0) std::cerr << statistics(result, done->report) << '\n';
            return kDone;
          }};
}

Command addChatCommand(CLI::App& parent) {
  struct Arguments {
    std::string model;
    std::string system;
    bool noCache = false;
    GenerationArguments generation;
  };
  auto arguments = std::make_shared<Arguments>();
  CLI::App* app = parent.add_subcommand("chat", "A conversation: one turn a line from standard input");
  app->add_option("--model", arguments->model, "Model folder, file or name");
  app->add_option("--system", arguments->system, "What the model is told before the first turn");
  arguments->generation.addTo(*app);
  app->add_flag("--no-cache", arguments->noCache, "Compute anew even if this was asked before");

  return {app, [arguments](CommandContext& context) {
            const Result<GenerationOptions> options = startOptions(context, arguments->generation);
            if (!options) return context.failWith(options.error());
            ChatRequest conversation{arguments->model, {}, *options};
            if (!arguments->system.empty()) conversation.messages.push_back({"system", arguments->system});
            const bool atTerminal = isatty(STDIN_FILENO) != 0 && !context.options().json;
            const auto prompt = [&] {
              if (atTerminal) std::cerr << "> " << std::flush;
            };
            prompt();
            StdinReader input(context.interrupt());
            for (;; prompt()) {
              const Result<std::optional<std::string>> read = input.readLine();
              if (!read) return context.failWith(read.error());
              if (!*read) break;
              const std::string& line = **read;
              if (line.empty()) continue;
              if (findInvalidUtf8(line) != std::string::npos)
                return context.failWith({ErrorCode::InvalidArgument,
                                         "This turn is not valid UTF-8. Convert it first, for example with iconv.",
                                         {},
                                         {}});
              conversation.messages.push_back({"user", line});
              StreamingOutput output;
              const bool json = context.options().json;
              const Result<Completed> done =
                  context.perform(conversation, {.useCache = !arguments->noCache},
                                  json ? std::function<void(const Partial&)>{} : std::ref(output));
              if (!done) {
                output.abandon();
                return context.failWith(done.error());
              }
              const auto& result = std::get<CompletionResult>(done->response);
              if (json)
                printJson(completionJson(*done));
              else
                output.finish(result);
              if (atTerminal) std::cerr << statistics(result, done->report) << '\n';
              conversation.messages.push_back({"assistant", result.text});
            }
            return context.interrupt().stop_requested() ? kInterrupted : kDone;
          }};
}

} // namespace aisemble::cli
