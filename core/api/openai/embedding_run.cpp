// SPDX-License-Identifier: Apache-2.0
#include "core/api/openai/embedding_run.h"

#include "core/api/validation/answer_marks.h"

#include <fmt/format.h>

#include <utility>

namespace aisemble::api::openai {

EmbeddingRun::EmbeddingRun(EmbeddingPlan plan, ExchangePtr exchange, Orchestrator& orchestrator,
                           TicketFollower& follower, Pool pool)
    : m_plan(std::move(plan))
    , m_exchange(std::move(exchange))
    , m_orchestrator(orchestrator)
    , m_follower(follower)
    , m_pool(std::move(pool)) {}

void EmbeddingRun::start() {
  if (m_plan.ask.tokens.empty()) return submit(EmbedRequest{m_plan.reference, m_plan.ask.texts}, &EmbeddingRun::answer);
  submit(DetokenizeRequest{m_plan.reference, m_plan.ask.tokens.begin()->second, true}, &EmbeddingRun::takeText);
}

void EmbeddingRun::submit(Request request, Next next) {
  Ticket ticket = m_orchestrator.submit(std::move(request), m_plan.submit);
  m_exchange->onClientGone([ticket]() mutable { ticket.cancel(); });
  m_follower.follow(std::move(ticket), {}, [self = shared_from_this(), next](Result<Completed> end, bool isElsewhere) {
    const auto goOn = [self, next, isElsewhere, shared = std::make_shared<Result<Completed>>(std::move(end))] {
      ((*self).*next)(*shared, isElsewhere);
    };
    if (!self->m_pool->with([&](TaskPool& tasks) { tasks.run(goOn); })) goOn();
  });
}

void EmbeddingRun::takeText(const Result<Completed>& end, bool isElsewhere) {
  if (!end) return m_exchange->respond(toResponse(ofError(end.error(), m_plan.ask.model, isElsewhere)));
  auto& tokens = m_plan.ask.tokens;
  const std::size_t place = tokens.begin()->first;
  const auto* result = std::get_if<TokenizeResult>(&end->response);
  if (result == nullptr || result->decoded.empty())
    return m_exchange->respond(
        toResponse(invalidValue(fmt::format("input[{}]", place), "has no token that stands for text")));
  m_plan.ask.texts[place] = result->decoded;
  tokens.erase(tokens.begin());
  start();
}

void EmbeddingRun::answer(const Result<Completed>& end, bool isElsewhere) {
  if (!end) return m_exchange->respond(toResponse(ofError(end.error(), m_plan.ask.model, isElsewhere)));
  const auto* result = std::get_if<EmbedResult>(&end->response);
  auto document = embeddingsDocument(result != nullptr ? *result : EmbedResult{}, m_plan.ask, m_plan.name);
  if (!document) return m_exchange->respond(toResponse(document.error()));
  HttpResponse out{200, "application/json", std::move(*document), {}};
  describe({&end->report, 1}, out);
  m_exchange->respond(std::move(out));
}

} // namespace aisemble::api::openai
