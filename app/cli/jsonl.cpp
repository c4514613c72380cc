// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/jsonl.h"

#include "app/cli/ordered_answers.h"

#include <iostream>

namespace aisemble::cli {

wire::Json withDefaults(const wire::Json& line, wire::Json defaults) {
  if (!line.is_object()) return line;
  defaults.update(line);
  return defaults;
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
  for (std::string line; goOn && !context.interrupt().stop_requested() && std::getline(std::cin, line);) {
    ++number;
    if (line.find_first_not_of(" \t\r") == std::string::npos) continue;
    Result<wire::Json> value = wire::parseJson(line);
    goOn = answers.ask(number, value ? toRequest(*value) : Result<Request>(fail(std::move(value.error()))), options);
  }
  return answers.finish();
}

} // namespace aisemble::cli
