// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/jsonl.h"

#include <deque>
#include <iostream>
#include <variant>

namespace aisemble::cli {
namespace {

/// Enough to fill a batch and to hide the latency of one request; well below the orchestrator's waiting room.
constexpr std::size_t kInFlight = 32;

struct Pending {
  std::size_t line = 0;
  std::variant<Ticket, Error> what;
};

} // namespace

wire::Json withDefaults(const wire::Json& line, wire::Json defaults) {
  if (!line.is_object()) return line;
  defaults.update(line);
  return defaults;
}

int runJsonLines(CommandContext& context, const LineToRequest& toRequest, const AnswerToJson& toJson,
                 SubmitOptions options) {
  const Result<Composition*> core = context.core();
  if (!core) return context.failWith(core.error());
  Orchestrator& orchestrator = (*core)->orchestrator();

  std::deque<Pending> pending;
  bool anyFailed = false;
  const auto finishOldest = [&]() -> bool {
    Pending oldest = std::move(pending.front());
    pending.pop_front();
    Result<Completed> completed = tl::unexpected<Error>(Error{});
    if (auto* error = std::get_if<Error>(&oldest.what))
      completed = fail(std::move(*error));
    else
      completed = follow(std::move(std::get<Ticket>(oldest.what)), context.interrupt());
    if (completed) {
      printJson(toJson(*completed));
    } else {
      if (completed.error().isCancelled()) return false;
      anyFailed = true;
      wire::Json line = errorJson(completed.error());
      line["line"] = oldest.line;
      printJson(line);
    }
    return static_cast<bool>(std::cout);
  };

  bool goOn = true;
  std::size_t number = 0;
  for (std::string line; goOn && !context.interrupt().stop_requested() && std::getline(std::cin, line);) {
    ++number;
    if (line.find_first_not_of(" \t\r") == std::string::npos) continue;
    Pending next{number, Error{}};
    if (Result<wire::Json> value = wire::parseJson(line); !value) {
      next.what = std::move(value.error());
    } else if (Result<Request> request = toRequest(*value)) {
      next.what = orchestrator.submit(std::move(*request), options);
    } else {
      next.what = std::move(request.error());
    }
    pending.push_back(std::move(next));
    if (pending.size() >= kInFlight) goOn = finishOldest();
  }
  while (goOn && !pending.empty())
    goOn = finishOldest();
  for (Pending& rest : pending)
    if (auto* ticket = std::get_if<Ticket>(&rest.what)) ticket->future.cancel();
  if (context.interrupt().stop_requested()) return kInterrupted;
  return anyFailed || !goOn ? kFailed : kDone;
}

} // namespace aisemble::cli
