// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command_context.h"

#include "app/cli/stdin_reader.h"
#include "core/base/utf8.h"
#include "core/wire/llm_json.h"

#include <cstdio>
#include <iostream>

namespace aisemble::cli {

CommandContext::CommandContext(GlobalOptions options, std::filesystem::path program, std::stop_token interrupt)
    : m_options(std::move(options)), m_program(std::move(program)), m_interrupt(std::move(interrupt)) {}

Result<Composition*> CommandContext::core(LogTarget logTo) {
  if (!m_core) {
    CompositionOptions options;
    options.program = m_program;
    options.home = m_options.home;
    options.threads = m_options.threads;
    options.logTo = logTo;
    Result<std::unique_ptr<Composition>> made = Composition::create(std::move(options));
    if (!made) return fail(std::move(made.error()));
    m_core = std::move(*made);
    for (const std::string& warning : m_core->warnings())
      std::cerr << "warning: " << warning << '\n';
  }
  return m_core.get();
}

Result<Completed> CommandContext::perform(Request request, SubmitOptions options,
                                          const std::function<void(const Partial&)>& onPartial) {
  const Result<Composition*> composition = core();
  if (!composition) return fail(composition.error());
  return follow((*composition)->orchestrator().submit(std::move(request), options), m_interrupt, onPartial);
}

int CommandContext::failWith(const Error& error) const {
  if (error.isCancelled()) return kInterrupted;
  std::cerr << "aisemble: " << error.message << '\n';
  if (m_options.json) printJson(errorJson(error));
  return kFailed;
}

Result<Completed> follow(Ticket ticket, const std::stop_token& interrupt,
                         const std::function<void(const Partial&)>& onPartial) {
  const std::stop_callback cancel(interrupt, [future = ticket.future]() mutable { future.cancel(); });
  // The iterator waits for each event and ends with the future.
  for (auto event = ticket.future.constBegin(); event != ticket.future.constEnd(); ++event) {
    if (const auto* partial = std::get_if<Partial>(&*event)) {
      if (onPartial) onPartial(*partial);
    } else if (const auto* failed = std::get_if<Failed>(&*event)) {
      return fail(failed->error);
    } else {
      const auto& completed = std::get<Completed>(*event);
      if (!completed.report.fallback.empty())
        std::cerr << "note: another engine than the preferred one answered. " << completed.report.fallback << '\n';
      return completed;
    }
  }
  ticket.future.waitForFinished();
  return fail(ErrorCode::Cancelled, "The request was cancelled.");
}

void printJson(const wire::Json& value) {
  std::string text = wire::writeJsonLossy(value, -1);
  // Some readers take these for line ends; inside JSON they can only stand in texts, where an escape means the same.
  static constexpr std::pair<std::string_view, std::string_view> kLineEnds[] = {
      {"\xC2\x85", "\\u0085"}, {"\xE2\x80\xA8", "\\u2028"}, {"\xE2\x80\xA9", "\\u2029"}};
  for (const auto& [character, escape] : kLineEnds)
    for (std::size_t at = text.find(character); at != std::string::npos; at = text.find(character, at + escape.size()))
      text.replace(at, character.size(), escape);
  std::cout << text << '\n' << std::flush;
}

wire::Json answerJson(const Completed& completed) {
  return std::visit(
      [](const auto& result) -> wire::Json {
        if constexpr (requires { wire::toJson(result); })
          return wire::toJson(result);
        else
          return wire::Json::object();
      },
      completed.response);
}

void noteUnknownOptions(std::string_view task, const std::vector<std::string>& unknown) {
  for (const std::string& name : unknown)
    std::cerr << "note: " << task << " has no option '" << name << "': it is ignored.\n";
}

wire::Json errorJson(const Error& error) {
  wire::Json inner{{"code", errorCodeName(error.code)}, {"message", error.message}};
  if (error.retryAfter) inner["retry_after_ms"] = error.retryAfter->count();
  return {{"error", std::move(inner)}};
}

void addReport(wire::Json& value, const RequestReport& report) {
  value["cached"] = report.fromCache;
  if (report.remote) value["remote"] = true;
  if (!report.fallback.empty()) value["fallback"] = report.fallback;
  value["processing_time"] = std::chrono::duration<double>(report.trace.total).count();
  wire::Json stages = wire::Json::object();
  const auto byStage = report.trace.byStage();
  for (std::size_t i = 0; i < byStage.size(); ++i)
    if (byStage[i] > Nanoseconds{0})
      stages[std::string(stageName(static_cast<Stage>(i)))] =
          std::chrono::duration<double, std::milli>(byStage[i]).count();
  value["stages_ms"] = std::move(stages);
}

Result<std::string> textArgument(const CommandContext& context, const std::optional<std::string>& argument) {
  Result<std::string> text =
      argument && *argument != "-" ? Result<std::string>(*argument) : StdinReader(context.interrupt()).readAll();
  if (!text) return text;
  if (const std::size_t at = findInvalidUtf8(*text); at != std::string::npos)
    return fail(ErrorCode::InvalidArgument,
                "The text is not valid UTF-8: byte " + std::to_string(at) +
                    " does not belong to a character. Convert it first, for example with iconv.");
  return text;
}

} // namespace aisemble::cli
