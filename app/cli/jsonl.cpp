// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/jsonl.h"

#include "app/cli/ordered_answers.h"
#include "app/cli/stdin_reader.h"

#include <algorithm>
#include <iostream>

namespace aisemble::cli {

wire::Json withDefaults(const wire::Json& line, wire::Json defaults) {
  if (!line.is_object()) return line;
  defaults.update(line);
  return defaults;
}

namespace {

/// "maxTokens", "max-tokens" and "max_tokens" are one: letters and digits alone, in lower case.
std::string lettersOf(std::string_view key) {
  std::string out;
  for (const char c : key)
    if (c >= 'A' && c <= 'Z')
      out += static_cast<char>(c - 'A' + 'a');
    else if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))
      out += c;
  return out;
}

} // namespace

Result<void> onlyKnown(const wire::Json& line, std::span<const std::string_view> keys) {
  if (!line.is_object()) return {};
  for (const auto& [key, value] : line.items())
    for (const std::string_view known : keys)
      if (key != known && lettersOf(key) == lettersOf(known))
        return fail(ErrorCode::InvalidArgument, key + ": is not known here. Write " + std::string(known) + ".");
  return {};
}

Result<void> onlyKnown(const wire::Json& line, std::initializer_list<std::string_view> keys) {
  return onlyKnown(line, std::span(keys.begin(), keys.size()));
}

int runJsonLines(CommandContext& context, const LineToRequest& toRequest, const AnswerToJson& toJson,
                 SubmitOptions options) {
  const Result<Composition*> core = context.core();
  if (!core) return context.failWith(core.error());
  OrderedAnswers answers((*core)->orchestrator(), context.interrupt(),
                         [&](std::size_t number, const Result<Completed>& answer) {
                           if (answer) {
                             printJson(toJson(*answer));
                           } else {
                             wire::Json line = errorJson(answer.error());
                             line["line"] = number;
                             printJson(line);
                           }
                           return static_cast<bool>(std::cout);
                         });
  bool goOn = true;
  std::size_t number = 0;
  StdinReader input(context.interrupt());
  while (goOn) {
    const Result<std::optional<std::string>> line = input.readLine();
    if (!line && !line.error().isCancelled()) return context.failWith(line.error());
    if (!line || !*line) break; // finish() knows of an interrupt
    ++number;
    if ((*line)->find_first_not_of(" \t\r") == std::string::npos) continue;
    Result<wire::Json> value = wire::parseJson(**line);
    goOn = answers.ask(number, value ? toRequest(*value) : Result<Request>(fail(std::move(value.error()))), options);
  }
  return answers.finish();
}

} // namespace aisemble::cli
