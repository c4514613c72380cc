// SPDX-License-Identifier: Apache-2.0
#pragma once
// Answers of the OpenAI protocol, whole or in pieces, from servers that keep to it more or less.

#include "core/remote/protocol_p.h"
#include "core/remote/sse_reader.h"

namespace aisemble::remote::openai {

/// An error object in an answer: {"error": {message, type, code}} with a text or a number as code, {"error": "text"}.
[[nodiscard]] Error errorInside(const Json& json, const Request& request, const Endpoint& endpoint);

/// Puts an answer together from chunks; a whole answer is one big chunk.
class OpenAiAnswer {
 public:
  OpenAiAnswer(const Request& request, const Endpoint& endpoint);

  /// Errors: those of errorInside(); Corrupt.
  [[nodiscard]] Result<void> take(const Json& chunk, const std::function<void(Partial)>& emit);
  /// `isWhole`: the end of the answer was seen. Errors: Unavailable for an answer that is cut, or ended for a reason
  /// that is no normal end; Corrupt without any choice.
  [[nodiscard]] Result<Response> result(bool isWhole) const;

  [[nodiscard]] bool hasFinish() const { return !m_finish.empty(); }
  [[nodiscard]] std::size_t characters() const;
  [[nodiscard]] const Request& request() const { return m_request; }
  [[nodiscard]] const Endpoint& endpoint() const { return m_endpoint; }

 private:
  void takeChoice(const Json& choice, const std::function<void(Partial)>& emit);
  void takeFigures(const Json& chunk);

  Request m_request; ///< without its text: only what messages and the result need
  Endpoint m_endpoint;
  CompletionResult m_result;
  std::string m_finish; ///< the service's word for why it ended
  int m_chunks = 0;     ///< with text
  bool m_hasChoice = false;
  bool m_isReasoning = false;
};

class OpenAiStream final : public AnswerStream {
 public:
  OpenAiStream(const Request& request, const Endpoint& endpoint);

  Result<void> feed(std::string_view bytes, const std::function<void(Partial)>& emit) override;
  Result<Response> finish(const std::function<void(Partial)>& emit) override;
  bool isComplete() const override { return m_reader.isDone(); }
  std::size_t characters() const override { return m_answer.characters(); }

 private:
  bool takeEvent(const SseEvent& event);
  Result<void> settle(Result<bool> fed);

  OpenAiAnswer m_answer;
  SseReader m_reader;
  std::optional<Error> m_problem;
  const std::function<void(Partial)>* m_emit = nullptr; ///< during feed() and finish()
};

} // namespace aisemble::remote::openai
