// SPDX-License-Identifier: Apache-2.0
// All answers in one JSON document.
#include "core/api/openai/answer_json.h"
#include "core/api/openai/generation_sink.h"
#include "core/api/validation/answer_marks.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <utility>

namespace aisemble::api::openai {
namespace {

class WholeAnswer final : public GenerationSink {
 public:
  WholeAnswer(ExchangePtr exchange, AnswerHead head)
      : m_exchange(std::move(exchange)), m_head(std::move(head)), m_answers(m_head.answers) {}

  bool text(std::size_t, const std::string&) override { return true; }

  bool ended(std::size_t answer, EndedAnswer ended) override {
    m_answers[answer] = std::move(ended);
    return true;
  }

  void finish() override {
    m_head.model = answeredBy(m_head, m_answers.front());
    wire::Json out = documentJson(m_head, m_head.isChat ? "chat.completion" : "text_completion");
    UsageCount usage(m_head.choices);
    for (std::size_t i = 0; i < m_answers.size(); ++i) {
      usage.add(i, m_answers[i].result);
      out["choices"].push_back(choice(i));
    }
    out["usage"] = usage.json();
    std::vector<RequestReport> reports;
    for (const EndedAnswer& answer : m_answers)
      reports.push_back(answer.report);
    // The times of a cached answer are those of another request.
    if (m_answers.size() == 1 && !reports.front().fromCache) out["timings"] = timingsJson(m_answers.front().result);
    HttpResponse response{200, "application/json", wire::writeJsonLossy(out), {{"X-Request-Id", m_head.id}}};
    describe(reports, response);
    m_exchange->respond(std::move(response));
  }

  void fail(const ApiError& error) override { m_exchange->respond(toResponse(error)); }
  bool keepAlive() override { return true; }
  bool isStream() const override { return false; }

 private:
  [[nodiscard]] wire::Json choice(std::size_t i) const {
    const CompletionResult& result = m_answers[i].result;
    wire::Json out =
        m_head.isChat ? wire::Json{{"index", i},
                                   {"message", {{"role", "assistant"}, {"content", result.text}, {"refusal", nullptr}}}}
                      : wire::Json{{"text", result.text}, {"index", i}};
    out["logprobs"] = nullptr;
    out["finish_reason"] = finishReasonName(result.finish);
    return out;
  }

  const ExchangePtr m_exchange;
  AnswerHead m_head;
  std::vector<EndedAnswer> m_answers;
};

} // namespace

std::unique_ptr<GenerationSink> wholeAnswer(ExchangePtr exchange, AnswerHead head) {
  return std::make_unique<WholeAnswer>(std::move(exchange), std::move(head));
}

} // namespace aisemble::api::openai
