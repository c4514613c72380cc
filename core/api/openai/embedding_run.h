// SPDX-License-Identifier: Apache-2.0
#pragma once
// One request for embeddings, from what was asked to the vectors: token ids become texts first, by the model's own
// tokenizer, one after the other.

#include "core/api/closable.h"
#include "core/api/openai/embeddings.h"
#include "core/api/ticket_follower.h"
#include "core/orchestrator/task_pool.h"

#include <memory>
#include <string>

namespace aisemble::api::openai {

struct EmbeddingPlan {
  EmbeddingsAsk ask;
  std::string reference; ///< the model, for requests
  std::string name;      ///< the model, for the answer
  SubmitOptions submit;
};

/// Lives as long as a ticket of it is followed.
class EmbeddingRun : public std::enable_shared_from_this<EmbeddingRun> {
 public:
  using Pool = std::shared_ptr<Closable<TaskPool>>;

  /// What is done once a ticket has ended is done by the pool: there may be many ids and vectors, and the
  /// orchestrator's thread is not to be held up.
  EmbeddingRun(EmbeddingPlan plan, ExchangePtr exchange, Orchestrator& orchestrator, TicketFollower& follower,
               Pool pool);

  /// Once. Does not wait.
  void start();

 private:
  using Next = void (EmbeddingRun::*)(const Result<Completed>&, bool isElsewhere);

  void submit(Request request, Next next);
  void takeText(const Result<Completed>& end, bool isElsewhere);
  void answer(const Result<Completed>& end, bool isElsewhere);

  EmbeddingPlan m_plan;
  const ExchangePtr m_exchange;
  Orchestrator& m_orchestrator;
  TicketFollower& m_follower;
  const Pool m_pool;
};

} // namespace aisemble::api::openai
