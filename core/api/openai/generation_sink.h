// SPDX-License-Identifier: Apache-2.0
#pragma once
// Where the answers of one HTTP request go: one JSON document, or a stream of server-sent events.

#include "core/api/http/exchange.h"
#include "core/api/openai/api_error.h"
#include "core/engine/llm_types.h"
#include "core/orchestrator/orchestrator.h"

#include <memory>
#include <string>

namespace aisemble::api::openai {

/// What every answer to one request says alike.
struct AnswerHead {
  bool isChat = false;
  std::string id;           ///< "chatcmpl-…", "cmpl-…"
  std::string model;        ///< that is to answer; empty: taken from the first answer, where it is there in time
  std::int64_t created = 0; ///< seconds since 1970
  std::size_t answers = 1;
  int choices = 1;           ///< to each prompt: answers 0 to choices-1 share the first one
  bool includeUsage = false; ///< in a stream
};

/// One answer that is complete.
struct EndedAnswer {
  CompletionResult result;
  RequestReport report;
};

/// Only the answer tells which model it is of, where a service elsewhere answered or another engine stepped in.
[[nodiscard]] inline std::string answeredBy(const AnswerHead& head, const EndedAnswer& ended) {
  const bool isCertain = !ended.report.remote && ended.report.fallback.empty() && !head.model.empty();
  return isCertain || ended.result.model.empty() ? head.model : ended.result.model;
}

/// Called by one thread at a time. finish() or fail() is the last call.
class GenerationSink {
 public:
  virtual ~GenerationSink() = default;
  /// False: the client is gone.
  virtual bool text(std::size_t answer, const std::string& piece) = 0;
  virtual bool ended(std::size_t answer, EndedAnswer ended) = 0;
  virtual void finish() = 0;
  virtual void fail(const ApiError& error) = 0;
  /// The request has been silent for a while.
  virtual bool keepAlive() = 0;
  /// Pieces are wanted as they come.
  [[nodiscard]] virtual bool isStream() const = 0;
};

[[nodiscard]] std::unique_ptr<GenerationSink> wholeAnswer(ExchangePtr exchange, AnswerHead head);
[[nodiscard]] std::unique_ptr<GenerationSink> streamedAnswer(ExchangePtr exchange, AnswerHead head);

} // namespace aisemble::api::openai
