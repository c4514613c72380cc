// SPDX-License-Identifier: Apache-2.0
// Streams of server-sent events: their order, their ends, and what keeps them alive.

#include "openai_fixture.h"

using namespace aisemble;
using namespace aisemble::api;
using namespace aisemble::api::test;

namespace {

std::string contentOf(const std::vector<Json>& events, std::size_t choice = 0) {
  std::string out;
  for (const Json& event : events) {
    if (!event.is_object() || !event.contains("choices")) continue;
    for (const Json& item : event["choices"])
      if (item["index"] == choice) {
        if (item.contains("text")) out += item["text"].get<std::string>();
        if (item.contains("delta") && item["delta"].contains("content"))
          out += item["delta"]["content"].get<std::string>();
      }
  }
  return out;
}

} // namespace

class TestOpenAiStreams : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void aChatIsStreamed_data() {
    QTest::addColumn<bool>("withUsage");
    QTest::newRow("plain") << false;
    QTest::newRow("usage") << true;
  }
  void aChatIsStreamed() {
    QFETCH(bool, withUsage);
    OpenAiBench bench;
    const auto exchange = bench.post(
        "/v1/chat/completions",
        chatBody(withUsage ? R"("stream": true, "stream_options": {"include_usage": true})" : R"("stream": true)"));
    const auto job = bench.desk.job(0);
    QVERIFY(job != nullptr);
    job->context.onPartial(Progress{0.5, "loading model"}); // is no event
    job->context.onPartial(TextDelta{"Grü", 1});
    QVERIFY(exchange->waitForChunks(1)); // at once, not at the end
    job->context.onPartial(TextDelta{"ße\n\n", 1});
    job->answerWith(OpenAiBench::answerOf("Grüße\n\n"));
    QVERIFY(exchange->waitForEnd());
    QVERIFY(!exchange->isCut() && !exchange->isMisused());
    const HttpResponse head = exchange->response();
    QCOMPARE(head.status, 200);
    QCOMPARE(head.contentType, std::string("text/event-stream"));
    QCOMPARE(headerOf(head, "Cache-Control").value_or(""), std::string("no-cache"));

    const std::vector<Json> events = eventsOf(exchange->streamed());
    QCOMPARE(events.size(), std::size_t{withUsage ? 6u : 5u});
    QCOMPARE(events.back(), Json("data: [DONE]"));
    for (std::size_t i = 0; i + 1 < events.size(); ++i) {
      QCOMPARE(events[i]["id"], events[0]["id"]);
      QCOMPARE(events[i]["model"], Json("tiny"));
      QCOMPARE(events[i]["object"], Json("chat.completion.chunk"));
      QCOMPARE(events[i]["created"], events[0]["created"]);
    }
    QCOMPARE(events[0]["choices"][0]["delta"], parsed(R"({"role": "assistant", "content": ""})"));
    QCOMPARE(events[1]["choices"][0]["delta"], parsed(R"({"content": "Grü"})"));
    QVERIFY(events[1]["choices"][0]["finish_reason"].is_null());
    QCOMPARE(events[3]["choices"][0]["delta"], Json::object());
    QCOMPARE(events[3]["choices"][0]["finish_reason"], Json("stop"));
    QCOMPARE(events[3]["timings"]["predicted_n"], Json(2));
    QCOMPARE(contentOf(events), std::string("Grüße\n\n"));
    for (std::size_t i = 0; i < 4; ++i)
      QCOMPARE(events[i].contains("usage"), withUsage);
    if (withUsage) {
      QVERIFY(events[0]["usage"].is_null());
      QCOMPARE(events[4]["choices"], Json::array());
      QCOMPARE(events[4]["usage"], parsed(R"({"prompt_tokens": 3, "completion_tokens": 2, "total_tokens": 5})"));
    }
  }

  void aCompletionIsStreamed() {
    OpenAiBench bench;
    const auto exchange = bench.post("/v1/completions", completionBody(R"("stream": true)"));
    const auto job = bench.desk.job(0);
    QVERIFY(job != nullptr);
    job->context.onPartial(TextDelta{"a", 1});
    job->context.onPartial(TextDelta{"", 1}); // a token that shows nothing yet
    job->answerWith(OpenAiBench::answerOf("ab"));
    QVERIFY(exchange->waitForEnd());
    const std::vector<Json> events = eventsOf(exchange->streamed());
    QCOMPARE(events.size(), std::size_t{4});
    QCOMPARE(events[0]["object"], Json("text_completion"));
    QCOMPARE(events[0]["choices"], parsed(R"([{"index": 0, "text": "a", "logprobs": null, "finish_reason": null}])"));
    QCOMPARE(events[1]["choices"][0]["text"], Json("b")); // what came with the end only
    QCOMPARE(events[2]["choices"], parsed(R"([{"index": 0, "text": "", "logprobs": null, "finish_reason": "stop"}])"));
    QCOMPARE(events[3], Json("data: [DONE]"));
  }

  void aModelWhoseNameIsNotKnownYet() {
    OpenAiBench bench;
    bench.models.isEmpty = true;
    bench.engine->target = "https://elsewhere";
    const auto exchange = bench.post("/v1/completions", R"({"prompt": "x", "stream": true})");
    QVERIFY(bench.desk.job(0) != nullptr);
    bench.desk.job(0)->context.onPartial(TextDelta{"a", 1});
    QVERIFY(exchange->waitForChunks(1));
    bench.desk.job(0)->answerWith(OpenAiBench::answerOf("a"));
    QVERIFY(exchange->waitForEnd());
    const std::vector<Json> events = eventsOf(exchange->streamed());
    for (std::size_t i = 0; i + 1 < events.size(); ++i)
      QCOMPARE(events[i]["model"], Json("default")); // the same in all
  }

  void aModelElsewhereIsNamed_data() {
    QTest::addColumn<QByteArray>("asked");
    QTest::addColumn<QString>("named");
    QTest::newRow("set for it") << QByteArray() << "far-model";
    QTest::newRow("the client's") << QByteArray(R"("model": "gpt-9",)") << "gpt-9";
  }
  void aModelElsewhereIsNamed() {
    QFETCH(QByteArray, asked);
    QFETCH(QString, named);
    OpenAiBench bench({}, {},
                      ServiceSettings{RouteChoice::Remote, {{"http://far:1/v1", "openai", "plain", "far-model", ""}}});
    bench.engine->target = "https://elsewhere";
    const auto exchange =
        bench.post("/v1/completions", "{" + asked.toStdString() + R"("prompt": "x", "stream": true})");
    QVERIFY(bench.desk.job(0) != nullptr);
    bench.desk.job(0)->context.onPartial(TextDelta{"a", 1});
    bench.desk.job(0)->answerWith(OpenAiBench::answerOf("a"));
    QVERIFY(exchange->waitForEnd());
    QCOMPARE(eventsOf(exchange->streamed())[0]["model"], Json(named.toStdString()));
  }

  void severalChoicesShareAStream() {
    OpenAiBench bench;
    const auto exchange = bench.post("/v1/chat/completions",
                                     chatBody(R"("stream": true, "n": 2, "stream_options": {"include_usage": true})"));
    QVERIFY(bench.desk.job(1) != nullptr);
    bench.desk.job(1)->context.onPartial(TextDelta{"second", 1});
    bench.desk.job(1)->answerWith(OpenAiBench::answerOf("second"));
    QVERIFY(exchange->waitForChunks(2));
    QVERIFY(!exchange->isEnded());
    bench.desk.job(0)->answerWith(OpenAiBench::answerOf("first"));
    QVERIFY(exchange->waitForEnd());
    const std::vector<Json> events = eventsOf(exchange->streamed());
    // Jobs reach the engine in any order; each choice is one of them, whole.
    QCOMPARE((std::set{contentOf(events, 0), contentOf(events, 1)}), (std::set<std::string>{"first", "second"}));
    int roles = 0;
    int ends = 0;
    for (const Json& event : events)
      if (event.is_object() && !event["choices"].empty()) {
        roles += event["choices"][0]["delta"].contains("role");
        ends += !event["choices"][0]["finish_reason"].is_null();
      }
    QCOMPARE(roles, 2);
    QCOMPARE(ends, 2);
    QCOMPARE(events.back(), Json("data: [DONE]"));
    QCOMPARE(events[events.size() - 2]["usage"]["total_tokens"], Json(7)); // the prompt once
  }

  void anAnswerOfTheCacheIsStreamed() {
    OpenAiBench bench;
    const auto first = bench.post("/v1/completions", completionBody());
    QVERIFY(bench.desk.job(0) != nullptr);
    bench.desk.job(0)->answerWith(OpenAiBench::answerOf("stored"));
    QVERIFY(first->waitForEnd());
    const auto exchange = bench.post("/v1/completions", completionBody(R"("stream": true)"));
    QVERIFY(exchange->waitForEnd());
    QCOMPARE(headerOf(exchange->response(), "X-Cache").value_or(""), std::string("hit"));
    const std::vector<Json> events = eventsOf(exchange->streamed());
    QCOMPARE(contentOf(events), std::string("stored"));
    QCOMPARE(events.back(), Json("data: [DONE]"));
    QCOMPARE(bench.desk.count(), std::size_t{1});
  }

  void whoJoinsLateGetsAll() {
    OpenAiBench bench;
    const auto first = bench.post("/v1/completions", completionBody(R"("stream": true)"));
    QVERIFY(bench.desk.job(0) != nullptr);
    bench.desk.job(0)->context.onPartial(TextDelta{"one ", 1});
    QVERIFY(first->waitForChunks(1));
    const auto second = bench.post("/v1/completions", completionBody(R"("stream": true)"));
    QVERIFY(second->waitForChunks(1));
    bench.desk.job(0)->context.onPartial(TextDelta{"two", 1});
    bench.desk.job(0)->answerWith(OpenAiBench::answerOf("one two"));
    QVERIFY(first->waitForEnd() && second->waitForEnd());
    QCOMPARE(contentOf(eventsOf(second->streamed())), std::string("one two"));
    QCOMPARE(bench.desk.count(), std::size_t{1});
  }

  void anErrorInMidStreamCutsIt() {
    OpenAiBench bench;
    const auto exchange = bench.post("/v1/chat/completions", chatBody(R"("stream": true)"));
    QVERIFY(bench.desk.job(0) != nullptr);
    bench.desk.job(0)->context.onPartial(TextDelta{"half", 1});
    QVERIFY(exchange->waitForChunks(1));
    bench.desk.job(0)->answerWith(aisemble::fail(ErrorCode::Internal, "The engine broke."));
    QVERIFY(exchange->waitForEnd());
    QVERIFY(exchange->isCut() && !exchange->isAbandoned() && !exchange->isMisused());
    const std::vector<Json> events = eventsOf(exchange->streamed());
    QCOMPARE(events.back()["error"],
             parsed(R"({"message": "The engine broke.", "type": "server_error", "param": null, "code": "internal"})"));
    QVERIFY(exchange->streamed().find("[DONE]") == std::string::npos);
  }

  void oneOfSeveralFails() {
    OpenAiBench bench;
    const auto exchange = bench.post("/v1/completions", completionBody(R"("stream": true, "n": 2)"));
    QVERIFY(bench.desk.job(1) != nullptr);
    bench.desk.job(0)->context.onPartial(TextDelta{"x", 1});
    QVERIFY(exchange->waitForChunks(1));
    bench.desk.job(1)->answerWith(aisemble::fail(ErrorCode::OutOfMemory, "No memory."));
    QVERIFY(exchange->waitForEnd());
    QVERIFY(exchange->isCut());
    QVERIFY(eventually([&] { return bench.desk.stopped == 1; }));
    bench.desk.job(0)->context.onPartial(TextDelta{"too late", 1});
    QVERIFY(!exchange->isMisused());
  }

  void aClientThatLeavesInMidStream() {
    OpenAiBench bench;
    const auto exchange = bench.post("/v1/chat/completions", chatBody(R"("stream": true)"));
    QVERIFY(bench.desk.job(0) != nullptr);
    bench.desk.job(0)->context.onPartial(TextDelta{"half", 1});
    QVERIFY(exchange->waitForChunks(1));
    exchange->leave();
    QVERIFY(eventually([&] { return bench.desk.stopped == 1; }));
    QCOMPARE(exchange->chunks().size(), std::size_t{1});
    QVERIFY(!exchange->isMisused());
  }

  void aStreamThatTakesNothingMoreIsStopped() {
    OpenAiBench bench;
    const auto exchange = bench.post("/v1/chat/completions", chatBody(R"("stream": true)"));
    QVERIFY(bench.desk.job(0) != nullptr);
    exchange->onClientGone([] {}); // the write alone tells
    exchange->leave();
    bench.desk.job(0)->context.onPartial(TextDelta{"half", 1});
    QVERIFY(eventually([&] { return bench.desk.stopped == 1; }));
  }

  void aSilentStreamIsKeptAlive() {
    OpenAiBench bench({.keepAlive = std::chrono::milliseconds(5)});
    const auto exchange = bench.post("/v1/chat/completions", chatBody(R"("stream": true)"));
    QVERIFY(bench.desk.job(0) != nullptr);
    QVERIFY(exchange->waitForChunks(3));
    QCOMPARE(exchange->response().status, 200);
    for (const Json& event : eventsOf(exchange->streamed()))
      QCOMPARE(event, Json(": keep-alive"));
    bench.desk.job(0)->answerWith(OpenAiBench::answerOf("late"));
    QVERIFY(exchange->waitForEnd());
    QCOMPARE(contentOf(eventsOf(exchange->streamed())), std::string("late"));
    QVERIFY(exchange->streamed().ends_with("data: [DONE]\n\n"));
    QVERIFY(!exchange->isMisused());
  }

  void aStreamKeptAliveFailsInMidStream() {
    OpenAiBench bench({.keepAlive = std::chrono::milliseconds(5)});
    const auto exchange = bench.post("/v1/chat/completions", chatBody(R"("stream": true)"));
    QVERIFY(exchange->waitForChunks(1));
    QVERIFY(bench.desk.job(0) != nullptr);
    bench.desk.job(0)->answerWith(aisemble::fail(ErrorCode::TooLarge, "600 tokens, but 512 fit."));
    QVERIFY(exchange->waitForEnd());
    QVERIFY(exchange->isCut());
    QVERIFY(exchange->streamed().find("context_length_exceeded") != std::string::npos);
  }

  void aWholeAnswerIsNot() {
    OpenAiBench bench({.keepAlive = std::chrono::milliseconds(1)});
    const auto stream = bench.post("/v1/completions", completionBody(R"("stream": true)"));
    const auto whole = bench.post("/v1/completions", R"({"prompt": "other"})");
    QVERIFY(stream->waitForChunks(5)); // time enough for the other
    QVERIFY(!whole->isStreaming());
  }

  void theFollowersEndIsTold() {
    OpenAiBench bench;
    const auto exchange = bench.post("/v1/completions", completionBody(R"("stream": true)"));
    QVERIFY(bench.desk.job(0) != nullptr);
    bench.desk.job(0)->context.onPartial(TextDelta{"a", 1});
    QVERIFY(exchange->waitForChunks(1)); // it is followed
    bench.follower.reset();              // the server is stopping
    QVERIFY(exchange->waitForEnd());
    QVERIFY(exchange->isCut());
    QVERIFY(exchange->streamed().find("The server is stopping.") != std::string::npos);
  }
};

QTEST_GUILESS_MAIN(TestOpenAiStreams)
#include "tst_openai_streams.moc"
