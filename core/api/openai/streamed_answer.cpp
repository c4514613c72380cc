// SPDX-License-Identifier: Apache-2.0
// Answers as server-sent events. The head goes out with the first event, so that what fails before it is an HTTP
// status.
#include "core/api/openai/answer_json.h"
#include "core/api/openai/generation_sink.h"
#include "core/api/openai/model_list.h"
#include "core/api/validation/answer_marks.h"

#include <nlohmann/json.hpp>

#include <utility>

namespace aisemble::api::openai {
namespace {

class StreamedAnswer final : public GenerationSink {
 public:
  StreamedAnswer(ExchangePtr exchange, AnswerHead head)
      : m_exchange(std::move(exchange)), m_head(std::move(head)), m_usage(m_head.choices), m_answers(m_head.answers) {}

  bool text(std::size_t answer, const std::string& piece) override {
    if (piece.empty()) return true;
    begin(nullptr);
    std::string out;
    addText(answer, piece, out);
    return m_exchange->write(std::move(out));
  }

  bool ended(std::size_t answer, EndedAnswer ended) override {
    const CompletionResult& result = ended.result;
    if (!m_isBegun) m_head.model = answeredBy(m_head, ended); // else one name in all chunks
    begin(m_head.answers == 1 ? &ended.report : nullptr);
    m_usage.add(answer, result);
    std::string out;
    // An answer of the cache comes in one piece, at its end; so does what another request had got before this joined
    // it.
    const std::string& sent = m_answers[answer].sent;
    if (result.text.size() > sent.size() && result.text.starts_with(sent))
      addText(answer, result.text.substr(sent.size()), out);
    addRole(answer, out);
    wire::Json last = chunk(answer, {}, finishReasonName(result.finish));
    if (m_head.answers == 1 && !ended.report.fromCache) last["timings"] = timingsJson(result);
    addEvent(last, out);
    m_answers[answer].sent = {};
    return m_exchange->write(std::move(out));
  }

  void finish() override {
    std::string out;
    if (m_head.includeUsage) {
      wire::Json last = documentJson(m_head, object());
      last["usage"] = m_usage.json();
      addEvent(last, out);
    }
    out += "data: [DONE]\n\n";
    m_exchange->write(std::move(out));
    m_exchange->endStream();
  }

  void fail(const ApiError& error) override {
    if (!m_isBegun) return m_exchange->respond(toResponse(error));
    m_exchange->write("data: " + bodyOf(error) + "\n\n");
    m_exchange->cutStream(); // without [DONE]: a cut answer must not look complete
  }

  bool keepAlive() override {
    begin(nullptr);
    return m_exchange->write(": keep-alive\n\n");
  }

  bool isStream() const override { return true; }

 private:
  struct Answer {
    bool hasRole = false;
    std::string sent;
  };

  /// `report`: of the only answer, where it is there whole before any of it was sent; the head of others is sent too
  /// soon to tell.
  void begin(const RequestReport* report) {
    if (std::exchange(m_isBegun, true)) return;
    if (m_head.model.empty()) m_head.model = kDefaultModel; // of a service elsewhere, whose name comes at the end only
    HttpResponse head{200, "text/event-stream", "", {{"Cache-Control", "no-cache"}, {"X-Request-Id", m_head.id}}};
    head.headers.push_back({"X-Accel-Buffering", "no"}); // nginx would hold the events back
    if (report != nullptr) describe({report, 1}, head);
    m_exchange->beginStream(std::move(head));
  }

  [[nodiscard]] const char* object() const { return m_head.isChat ? "chat.completion.chunk" : "text_completion"; }

  /// `delta` is the chat's delta, or null for its end; a completion has texts only.
  [[nodiscard]] wire::Json chunk(std::size_t answer, const wire::Json& delta, const wire::Json& finish) const {
    wire::Json out = documentJson(m_head, object());
    wire::Json choice{{"index", answer}};
    if (m_head.isChat)
      choice["delta"] = delta.is_null() ? wire::Json::object() : delta;
    else
      choice["text"] = delta.is_null() ? wire::Json("") : delta["content"];
    choice["logprobs"] = nullptr;
    choice["finish_reason"] = finish;
    out["choices"].push_back(std::move(choice));
    if (m_head.includeUsage) out["usage"] = nullptr;
    return out;
  }

  static void addEvent(const wire::Json& json, std::string& out) {
    out += "data: ";
    out += wire::writeJsonLossy(json);
    out += "\n\n";
  }

  void addRole(std::size_t answer, std::string& out) {
    if (std::exchange(m_answers[answer].hasRole, true) || !m_head.isChat) return;
    addEvent(chunk(answer, {{"role", "assistant"}, {"content", ""}}, nullptr), out);
  }

  void addText(std::size_t answer, const std::string& piece, std::string& out) {
    addRole(answer, out);
    addEvent(chunk(answer, {{"content", piece}}, nullptr), out);
    m_answers[answer].sent += piece;
  }

  const ExchangePtr m_exchange;
  AnswerHead m_head;
  UsageCount m_usage;
  std::vector<Answer> m_answers;
  bool m_isBegun = false;
};

} // namespace

std::unique_ptr<GenerationSink> streamedAnswer(ExchangePtr exchange, AnswerHead head) {
  return std::make_unique<StreamedAnswer>(std::move(exchange), std::move(head));
}

} // namespace aisemble::api::openai
