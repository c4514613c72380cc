// SPDX-License-Identifier: Apache-2.0
// Whole answers, embeddings, models, and how what goes wrong is told.

#include "openai_fixture.h"

#include <cstring>

using namespace aisemble;
using namespace aisemble::api;
using namespace aisemble::api::test;

namespace {

std::string errorField(const HttpResponse& response, const char* name) {
  const Json error = parsed(response.body)["error"];
  return error[name].is_string() ? error[name].get<std::string>() : error[name].dump();
}

} // namespace

class TestOpenAiRoutes : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void aChatIsAnsweredWhole() {
    OpenAiBench bench;
    const auto exchange = bench.post("/v1/chat/completions", chatBody());
    const auto job = bench.desk.job(0);
    QVERIFY(job != nullptr);
    QCOMPARE(std::get<ChatRequest>(job->request).messages, (std::vector<ChatMessage>{{"user", "hi"}}));
    job->context.onPartial(TextDelta{"Hel", 1});
    job->answerWith(OpenAiBench::answerOf("Hello"));
    QVERIFY(exchange->waitForEnd());
    const HttpResponse response = exchange->response();
    QCOMPARE(response.status, 200);
    QCOMPARE(response.contentType, std::string("application/json"));
    QCOMPARE(headerOf(response, "X-Cache").value_or(""), std::string("miss"));
    QVERIFY(!headerOf(response, "X-Served-By"));
    QVERIFY(!headerOf(response, "X-Fallback"));
    const Json body = parsed(response.body);
    QVERIFY(body["id"].get<std::string>().starts_with("chatcmpl-"));
    QCOMPARE(headerOf(response, "X-Request-Id").value_or(""), body["id"].get<std::string>());
    QCOMPARE(body["object"].get<std::string>(), std::string("chat.completion"));
    QVERIFY(body["created"].get<std::int64_t>() > 1600000000);
    QCOMPARE(body["model"].get<std::string>(), std::string("tiny"));
    QCOMPARE(body["choices"],
             parsed(R"([{"index": 0, "message": {"role": "assistant", "content": "Hello", "refusal": null},
                         "logprobs": null, "finish_reason": "stop"}])"));
    QCOMPARE(body["usage"], parsed(R"({"prompt_tokens": 3, "completion_tokens": 2, "total_tokens": 5})"));
    QCOMPARE(body["timings"],
             parsed(R"({"prompt_n": 3, "prompt_ms": 6.0, "prompt_per_token_ms": 2.0, "prompt_per_second": 500.0,
                        "predicted_n": 2, "predicted_ms": 4.0, "predicted_per_token_ms": 4.0,
                        "predicted_per_second": 250.0})"));
    QVERIFY(!exchange->isMisused());
  }

  void aCompletionIsAnsweredWhole() {
    OpenAiBench bench;
    const auto exchange = bench.post("/v1/completions", completionBody(R"("max_tokens": 4)"));
    const auto job = bench.desk.job(0);
    QVERIFY(job != nullptr);
    QVERIFY(std::get<CompletionRequest>(job->request).raw);
    CompletionResult result = std::get<CompletionResult>(OpenAiBench::answerOf(" there"));
    result.finish = FinishReason::Length;
    job->answerWith(result);
    QVERIFY(exchange->waitForEnd());
    const Json body = parsed(exchange->response().body);
    QVERIFY(body["id"].get<std::string>().starts_with("cmpl-"));
    QCOMPARE(body["object"].get<std::string>(), std::string("text_completion"));
    QCOMPARE(body["choices"],
             parsed(R"([{"text": " there", "index": 0, "logprobs": null, "finish_reason": "length"}])"));
  }

  void answersKeepTheirOrderAndAPromptCountsOnce() {
    OpenAiBench bench;
    const auto exchange = bench.post("/v1/completions", R"({"prompt": ["a", "b"], "n": 2, "seed": 1})");
    for (std::size_t i = 0; i < 4; ++i) {
      const auto job = bench.desk.job(i); // they reach the engine in any order
      QVERIFY(job != nullptr);
      const auto& request = std::get<CompletionRequest>(job->request);
      job->answerWith(OpenAiBench::answerOf(request.prompt + std::to_string(*request.options.seed),
                                            request.prompt == "a" ? 10 : 20));
    }
    QVERIFY(exchange->waitForEnd());
    const Json body = parsed(exchange->response().body);
    QCOMPARE(body["choices"].size(), std::size_t{4});
    const std::vector<std::string> expected{"a1", "a2", "b1", "b2"};
    for (std::size_t i = 0; i < 4; ++i) {
      QCOMPARE(body["choices"][i]["index"].get<std::size_t>(), i);
      QCOMPARE(body["choices"][i]["text"].get<std::string>(), expected[i]);
    }
    QCOMPARE(body["usage"], parsed(R"({"prompt_tokens": 30, "completion_tokens": 8, "total_tokens": 38})"));
    QVERIFY(!body.contains("timings")); // there is no one time of several
    QCOMPARE(body["model"].get<std::string>(), std::string("tiny"));
  }

  void aListOfPromptsTakesAFewPlacesOnly() {
    OpenAiBench bench({.atOnce = 2});
    std::string prompts = "\"p0\"";
    for (int i = 1; i < 9; ++i)
      prompts += ", \"p" + std::to_string(i) + "\"";
    const auto exchange = bench.post("/v1/completions", "{\"prompt\": [" + prompts + "]}");
    for (std::size_t i = 0; i < 9; ++i) {
      const auto job = bench.desk.job(i);
      QVERIFY(job != nullptr);
      QVERIFY(bench.desk.count() <= i + 2);
      job->answerWith(OpenAiBench::answerOf(std::get<CompletionRequest>(job->request).prompt));
    }
    QVERIFY(exchange->waitForEnd());
    const Json body = parsed(exchange->response().body);
    for (std::size_t i = 0; i < 9; ++i)
      QCOMPARE(body["choices"][i]["text"].get<std::string>(), "p" + std::to_string(i));
  }

  void repeatedPromptsAreComputedApart() {
    OpenAiBench bench;
    const auto exchange = bench.post("/v1/completions", R"({"prompt": ["x", "x", "x"]})");
    QVERIFY(bench.desk.job(2) != nullptr);
    int kept = 0;
    for (std::size_t i = 0; i < 3; ++i) {
      const auto job = bench.desk.job(i);
      kept += job->context.useCache;
      QCOMPARE(job->context.storeResult, job->context.useCache);
      job->answerWith(OpenAiBench::answerOf("sample " + std::to_string(i)));
    }
    QCOMPARE(kept, 1);
    QVERIFY(exchange->waitForEnd());
    std::set<std::string> texts;
    const Json body = parsed(exchange->response().body);
    for (const Json& choice : body["choices"])
      texts.insert(choice["text"].get<std::string>());
    QCOMPARE(texts.size(), std::size_t{3});
  }

  void manyAnswersOfTheCacheDoNotPileUp() {
    OpenAiBench bench;
    bench.engine->onHandover = [](const Request&) { return Handover::Run; };
    bench.engine->onRun = [](const Request&, const RunContext&) { return OpenAiBench::answerOf("x"); };
    std::string prompts = "\"p\"";
    for (int i = 1; i < 2000; ++i)
      prompts += ", \"p\"";
    const auto exchange = bench.post("/v1/completions", "{\"prompt\": [" + prompts + "]}");
    QVERIFY(exchange->waitForEnd());
    QCOMPARE(parsed(exchange->response().body)["choices"].size(), std::size_t{2000});
  }

  void cachedAnswersSaySo() {
    OpenAiBench bench;
    const auto first = bench.post("/v1/completions", completionBody());
    QVERIFY(bench.desk.job(0) != nullptr);
    bench.desk.job(0)->answerWith(OpenAiBench::answerOf("one"));
    QVERIFY(first->waitForEnd());

    const auto second = bench.post("/v1/completions", completionBody());
    QVERIFY(second->waitForEnd());
    QCOMPARE(headerOf(second->response(), "X-Cache").value_or(""), std::string("hit"));
    const Json body = parsed(second->response().body);
    QCOMPARE(body["choices"][0]["text"].get<std::string>(), std::string("one"));
    QVERIFY(!body.contains("timings")); // the times were those of the first
    QCOMPARE(bench.desk.count(), std::size_t{1});

    for (const char* control : {"no-cache", "max-age=0, No-Store"}) {
      const std::size_t before = bench.desk.count();
      const auto fresh = bench.post("/v1/completions", completionBody(), {"cache-control", control});
      QVERIFY(bench.desk.job(before) != nullptr);
      bench.desk.job(before)->answerWith(OpenAiBench::answerOf(control));
      QVERIFY(fresh->waitForEnd());
      QCOMPARE(headerOf(fresh->response(), "X-Cache").value_or(""), std::string("miss"));
    }
    const auto last = bench.post("/v1/completions", completionBody());
    QVERIFY(last->waitForEnd());
    // no-cache renews the entry, no-store does not.
    QCOMPARE(parsed(last->response().body)["choices"][0]["text"].get<std::string>(), std::string("no-cache"));
  }

  void failuresHaveTheirStatus_data() {
    QTest::addColumn<int>("code");
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("type");
    QTest::addColumn<QString>("name");
    QTest::addColumn<bool>("hasRetry");
    const auto row = [](ErrorCode code, int status, const char* type, const char* name, bool hasRetry = false) {
      QTest::newRow(name) << static_cast<int>(code) << status << type << name << hasRetry;
    };
    row(ErrorCode::InvalidArgument, 400, "invalid_request_error", "invalid_value");
    row(ErrorCode::Unsupported, 400, "invalid_request_error", "unsupported_value");
    row(ErrorCode::TooLarge, 400, "invalid_request_error", "context_length_exceeded");
    row(ErrorCode::NotFound, 404, "invalid_request_error", "model_not_found");
    row(ErrorCode::Busy, 503, "unavailable_error", "busy", true);
    row(ErrorCode::Unavailable, 503, "unavailable_error", "unavailable", true);
    row(ErrorCode::Cancelled, 503, "unavailable_error", "cancelled", true);
    row(ErrorCode::DeadlineExceeded, 504, "server_error", "deadline_exceeded");
    row(ErrorCode::OutOfMemory, 507, "server_error", "out_of_memory");
    row(ErrorCode::Corrupt, 500, "server_error", "corrupt");
    row(ErrorCode::IoFailure, 500, "server_error", "io_failure");
    row(ErrorCode::Internal, 500, "server_error", "internal");
  }
  void failuresHaveTheirStatus() {
    QFETCH(int, code);
    QFETCH(int, status);
    QFETCH(QString, type);
    QFETCH(QString, name);
    QFETCH(bool, hasRetry);
    for (const char* more : {R"("stream": false)", R"("stream": true)"}) { // before the first byte, both are alike
      OpenAiBench bench;
      const auto exchange = bench.post("/v1/chat/completions", chatBody(more));
      const auto job = bench.desk.job(0);
      QVERIFY(job != nullptr);
      job->answerWith(aisemble::fail(static_cast<ErrorCode>(code), "600 tokens, but 512 fit."));
      QVERIFY(exchange->waitForEnd());
      const HttpResponse response = exchange->response();
      QVERIFY(!exchange->isStreaming());
      QCOMPARE(response.status, status);
      QCOMPARE(QString::fromStdString(errorField(response, "type")), type);
      QCOMPARE(QString::fromStdString(errorField(response, "code")), name);
      QCOMPARE(headerOf(response, "Retry-After").has_value(), hasRetry);
      if (status == 400) QCOMPARE(errorField(response, "message"), std::string("600 tokens, but 512 fit."));
      QVERIFY(!exchange->isMisused());
    }
  }

  void aFullQueueSaysWhenToComeBack() {
    OpenAiBench bench({}, {.maxRunning = 1, .maxWaiting = 0});
    const auto first = bench.post("/v1/completions", completionBody());
    QVERIFY(bench.desk.job(0) != nullptr);
    const auto second = bench.post("/v1/completions", R"({"prompt": "other"})");
    QVERIFY(second->waitForEnd());
    QCOMPARE(second->response().status, 503);
    QVERIFY(std::stoi(headerOf(second->response(), "Retry-After").value_or("0")) >= 1);
    bench.desk.job(0)->answerWith(OpenAiBench::answerOf("x"));
    QVERIFY(first->waitForEnd());
    QCOMPARE(first->response().status, 200);
  }

  void oneFailureStopsTheOthers() {
    OpenAiBench bench;
    const auto exchange = bench.post("/v1/completions", completionBody(R"("n": 3)"));
    QVERIFY(bench.desk.job(2) != nullptr);
    bench.desk.job(1)->answerWith(aisemble::fail(ErrorCode::Internal, "broken"));
    QVERIFY(exchange->waitForEnd());
    QCOMPARE(exchange->response().status, 500);
    QVERIFY(eventually([&] { return bench.desk.stopped == 2; }));
  }

  void anAnswerThatIsNoTextIsAnError() {
    OpenAiBench bench;
    const auto exchange = bench.post("/v1/completions", completionBody());
    QVERIFY(bench.desk.job(0) != nullptr);
    bench.desk.job(0)->answerWith(Response(TokenizeResult{}));
    QVERIFY(exchange->waitForEnd());
    QCOMPARE(exchange->response().status, 500);
  }

  void unknownModelsAre404_data() {
    QTest::addColumn<QString>("model");
    for (const char* name :
         {"nope", "/etc/passwd", "./tiny", "../tiny", "~/x", "a/../b", "a//b", "here", "x\\\\y", "tiny/", "a\\u0000b"})
      QTest::newRow(name) << name;
    QTest::newRow("a folder beside the server") << "/";
    QTest::newRow("long") << QString(5000, 'a');
  }
  void unknownModelsAre404() {
    QFETCH(QString, model);
    OpenAiBench bench;
    for (const char* path : {"/v1/chat/completions", "/v1/completions", "/v1/embeddings"}) {
      const std::string body = "{\"model\": \"" + model.toStdString() + "\", " +
                               R"("prompt": "x", "input": "x", "messages": [{"role": "user", "content": "x"}])" + "}";
      const auto exchange = bench.post(path, body);
      QVERIFY(exchange->waitForEnd());
      QCOMPARE(exchange->response().status, 404);
      QCOMPARE(errorField(exchange->response(), "code"), std::string("model_not_found"));
      QCOMPARE(errorField(exchange->response(), "param"), std::string("model"));
      QVERIFY(exchange->response().body.size() < 1000);
      QVERIFY(exchange->response().body.find("secret") == std::string::npos); // no folders of this machine
    }
    QCOMPARE(bench.desk.count(), std::size_t{0});
  }

  void aServiceElsewhereMayKnowTheModel() {
    OpenAiBench bench;
    bench.engine->target = "https://elsewhere";
    const auto exchange = bench.post("/v1/completions", R"({"model": "gpt-9", "prompt": "x"})");
    QVERIFY(bench.desk.job(0) != nullptr);
    QCOMPARE(std::get<CompletionRequest>(bench.desk.job(0)->request).model, std::string("gpt-9"));
    bench.desk.job(0)->answerWith(OpenAiBench::answerOf("x"));
    QVERIFY(exchange->waitForEnd());
    QCOMPARE(parsed(exchange->response().body)["model"].get<std::string>(), std::string("tiny")); // which answered
  }

  void aServiceElsewhereFails_data() {
    QTest::addColumn<int>("code");
    QTest::addColumn<QByteArray>("model");
    QTest::addColumn<int>("status");
    QTest::addColumn<bool>("waits");
    const auto row = [](const char* name, ErrorCode code, const char* model, int status, bool waits = false) {
      QTest::newRow(name) << static_cast<int>(code) << QByteArray(model) << status << waits;
    };
    row("does not know the model set for it", ErrorCode::NotFound, "", 502);
    row("does not know the client's model", ErrorCode::NotFound, "gpt-9", 404);
    row("answers nonsense", ErrorCode::Corrupt, "", 502);
    row("limits its callers", ErrorCode::Busy, "", 429, true);
    row("is left in peace", ErrorCode::Unavailable, "", 503, true);
  }
  void aServiceElsewhereFails() {
    QFETCH(int, code);
    QFETCH(QByteArray, model);
    QFETCH(int, status);
    QFETCH(bool, waits);
    OpenAiBench bench;
    bench.engine->target = "https://elsewhere";
    for (const char* more : {"", R"(, "stream": true)"}) {
      const auto before = bench.desk.count();
      const auto exchange =
          bench.post("/v1/completions", "{\"prompt\": \"x\", \"model\": \"" + model.toStdString() + "\"" + more + "}");
      QVERIFY(bench.desk.job(before) != nullptr);
      Error error{static_cast<ErrorCode>(code), "The service at elsewhere:1 says no to 'm'.", {}, std::nullopt};
      if (waits) error.retryAfter = std::chrono::milliseconds(29'500);
      bench.desk.job(before)->answerWith(tl::unexpected(error));
      QVERIFY(exchange->waitForEnd());
      QCOMPARE(exchange->response().status, status);
      QCOMPARE(errorField(exchange->response(), "message"), error.message);
      QCOMPARE(headerOf(exchange->response(), "Retry-After").value_or(""), std::string(waits ? "30" : ""));
    }
  }

  void theModelElsewhereIsNamed() {
    OpenAiBench bench({}, {}, ServiceSettings{RouteChoice::Remote, {{"http://far:1/v1", "openai", "plain", "", ""}}});
    bench.engine->target = "https://elsewhere";
    const auto exchange = bench.post("/v1/embeddings", R"({"input": "x"})");
    QVERIFY(bench.desk.job(0) != nullptr);
    bench.desk.job(0)->answerWith(Response(EmbedResult{{{1, 0}}, "mean", 5}));
    QVERIFY(exchange->waitForEnd());
    QCOMPARE(parsed(exchange->response().body)["model"].get<std::string>(), std::string("default"));
  }

  void usageThatNobodyToldIsNotZero() {
    OpenAiBench bench;
    const auto exchange = bench.post("/v1/completions", completionBody());
    QVERIFY(bench.desk.job(0) != nullptr);
    bench.desk.job(0)->answerWith(OpenAiBench::answerOf("x", 0, 0));
    QVERIFY(exchange->waitForEnd());
    QVERIFY(parsed(exchange->response().body)["usage"].is_null());
  }

  void hostileBodiesAreRefused_data() {
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("status");
    QTest::newRow("empty") << QByteArray() << 400;
    QTest::newRow("not JSON") << QByteArray("prompt=x") << 400;
    QTest::newRow("a list") << QByteArray("[1, 2]") << 400;
    QTest::newRow("deep") << QByteArray(1 << 20, '[') << 413;
    QTest::newRow("not UTF-8") << QByteArray("{\"prompt\": \"\xC3\x28\", \"input\": \"\xC3\x28\"}") << 400;
    QTest::newRow("a lone surrogate") << QByteArray(R"({"prompt": "\ud800", "input": "\ud800"})") << 400;
    QTest::newRow("nothing asked") << QByteArray("{}") << 400;
  }
  void hostileBodiesAreRefused() {
    QFETCH(QByteArray, body);
    QFETCH(int, status);
    OpenAiBench bench;
    for (const char* path : {"/v1/chat/completions", "/v1/completions", "/v1/embeddings"}) {
      const auto exchange = bench.post(path, body.toStdString());
      QVERIFY(exchange->waitForEnd());
      QCOMPARE(exchange->response().status, status);
      QCOMPARE(errorField(exchange->response(), "type"), std::string("invalid_request_error"));
    }
    QCOMPARE(bench.desk.count(), std::size_t{0});
  }

  void aClientThatLeavesStopsTheWork_data() {
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("body");
    QTest::addColumn<int>("jobs");
    QTest::newRow("one") << "/v1/completions" << QString::fromStdString(completionBody()) << 1;
    QTest::newRow("several") << "/v1/completions" << QString::fromStdString(completionBody(R"("n": 3)")) << 3;
    QTest::newRow("a stream") << "/v1/chat/completions" << QString::fromStdString(chatBody(R"("stream": true)")) << 1;
    QTest::newRow("embeddings") << "/v1/embeddings"
                                << R"({"input": "x"})" << 1;
  }
  void aClientThatLeavesStopsTheWork() {
    QFETCH(QString, path);
    QFETCH(QString, body);
    QFETCH(int, jobs);
    OpenAiBench bench;
    const auto exchange = bench.post(path.toStdString(), body.toStdString());
    QVERIFY(bench.desk.job(static_cast<std::size_t>(jobs) - 1) != nullptr);
    exchange->leave();
    QVERIFY(eventually([&] { return bench.desk.stopped == jobs; }));
    QVERIFY(!exchange->isMisused());
  }

  void aClientThatLeftBeforeIsNotServed() {
    OpenAiBench bench;
    const auto exchange = FakeExchange::make("POST", "/v1/completions", completionBody(R"("n": 2)"));
    exchange->leave();
    exchange->send(*bench.router);
    QVERIFY(
        eventually([&] { return bench.orchestrator->depth(ServiceKind::Llm).running == 0 && exchange->isEnded(); }));
    QCOMPARE(static_cast<int>(bench.desk.count()), bench.desk.stopped.load());
  }

  void embeddingsAreAnswered() {
    OpenAiBench bench;
    const std::string body = R"({"model": "tiny", "input": ["a", "b"]})";
    const auto exchange = bench.post("/v1/embeddings", body);
    QVERIFY(bench.desk.job(0) != nullptr);
    QCOMPARE(std::get<EmbedRequest>(bench.desk.job(0)->request).texts, (std::vector<std::string>{"a", "b"}));
    bench.desk.job(0)->answerWith(Response(EmbedResult{{{0.5F, 0.25F}, {1, 0}}, "mean", 5}));
    QVERIFY(exchange->waitForEnd());
    QCOMPARE(parsed(exchange->response().body), parsed(R"({"object": "list", "data": [
               {"object": "embedding", "index": 0, "embedding": [0.5, 0.25]},
               {"object": "embedding", "index": 1, "embedding": [1, 0]}],
               "model": "tiny", "usage": {"prompt_tokens": 5, "total_tokens": 5}})"));
    const auto again =
        bench.post("/v1/embeddings", R"({"model": "tiny", "input": ["a", "b"], "encoding_format": "base64"})");
    QVERIFY(again->waitForEnd());
    QCOMPARE(headerOf(again->response(), "X-Cache").value_or(""), std::string("hit"));
    const auto bytes = wire::fromBase64(parsed(again->response().body)["data"][0]["embedding"].get<std::string>(), 100);
    QVERIFY(bytes && bytes->size() == 8);
    float first = 0;
    std::memcpy(&first, bytes->data(), sizeof first);
    QCOMPARE(first, 0.5F);
  }

  void tokenIdsAreEmbeddedAsTheirText() {
    OpenAiBench bench;
    const auto exchange = bench.post("/v1/embeddings", R"({"input": [[5, 6], "b", [7]]})");
    for (std::size_t i = 0; i < 2; ++i) {
      QVERIFY(bench.desk.job(i) != nullptr);
      const auto& asked = std::get<DetokenizeRequest>(bench.desk.job(i)->request);
      QCOMPARE(asked.ids, (i == 0 ? std::vector<std::int32_t>{5, 6} : std::vector<std::int32_t>{7}));
      bench.desk.job(i)->answerWith(Response(TokenizeResult{{}, {}, i == 0 ? "a" : "c"}));
    }
    QVERIFY(bench.desk.job(2) != nullptr);
    QCOMPARE(std::get<EmbedRequest>(bench.desk.job(2)->request).texts, (std::vector<std::string>{"a", "b", "c"}));
    bench.desk.job(2)->answerWith(Response(EmbedResult{{{1, 0}, {0, 1}, {1, 0}}, "mean", 5}));
    QVERIFY(exchange->waitForEnd());
    QCOMPARE(parsed(exchange->response().body)["data"].size(), std::size_t{3});
  }

  void tokenIdsThatFail() {
    OpenAiBench bench;
    const auto unknown = bench.post("/v1/embeddings", R"({"input": [999]})");
    QVERIFY(bench.desk.job(0) != nullptr);
    bench.desk.job(0)->answerWith(aisemble::fail(ErrorCode::InvalidArgument, "There is no token 999."));
    QVERIFY(unknown->waitForEnd());
    QCOMPARE(unknown->response().status, 400);
    const auto silent = bench.post("/v1/embeddings", R"({"input": ["a", [1]]})");
    QVERIFY(bench.desk.job(1) != nullptr);
    bench.desk.job(1)->answerWith(Response(TokenizeResult{}));
    QVERIFY(silent->waitForEnd());
    QCOMPARE(errorField(silent->response(), "param"), std::string("input[1]"));
  }

  void embeddingsThatFail() {
    OpenAiBench bench;
    const auto tooLong = bench.post("/v1/embeddings", R"({"input": "x"})");
    QVERIFY(bench.desk.job(0) != nullptr);
    bench.desk.job(0)->answerWith(aisemble::fail(ErrorCode::TooLarge, "There are 600 tokens, but 512 fit."));
    QVERIFY(tooLong->waitForEnd());
    QCOMPARE(errorField(tooLong->response(), "code"), std::string("context_length_exceeded"));
    const auto wrong = bench.post("/v1/embeddings", R"({"input": "y"})");
    QVERIFY(bench.desk.job(1) != nullptr);
    bench.desk.job(1)->answerWith(OpenAiBench::answerOf("text"));
    QVERIFY(wrong->waitForEnd());
    QCOMPARE(wrong->response().status, 500);
  }

  void modelsAreListed() {
    OpenAiBench bench;
    const auto list = FakeExchange::call(*bench.router, "GET", "/v1/models");
    QVERIFY(list->waitForEnd());
    const Json body = parsed(list->response().body);
    QCOMPARE(body["object"].get<std::string>(), std::string("list"));
    QCOMPARE(body["data"].size(), std::size_t{2}); // what cannot be loaded is no offer
    QCOMPARE(body["data"][0],
             parsed(R"({"id": "tiny", "object": "model", "created": 0, "owned_by": "bundled", "capabilities":
               {"chat": true, "embed": true, "vision": false, "context_length": 512, "chat_template": true}})"));
    for (const char* path : {"/v1/models/tiny", "/v1/models/m/x"}) {
      const auto one = FakeExchange::call(*bench.router, "GET", path);
      QVERIFY(one->waitForEnd());
      QCOMPARE(parsed(one->response().body)["id"].get<std::string>(), std::string(path + 11));
    }
    for (const char* path : {"/v1/models/broken", "/v1/models/nope", "/v1/models/m/y"}) {
      const auto none = FakeExchange::call(*bench.router, "GET", path);
      QVERIFY(none->waitForEnd());
      QCOMPARE(none->response().status, 404);
      QCOMPARE(errorField(none->response(), "code"), std::string("model_not_found"));
    }
  }

  void modelsElsewhereAreListed_data() {
    QTest::addColumn<int>("route");
    QTest::addColumn<QStringList>("names");
    QTest::newRow("local") << static_cast<int>(RouteChoice::Local) << QStringList{"tiny", "m/x"};
    QTest::newRow("local first") << static_cast<int>(RouteChoice::LocalThenRemote) << QStringList{"tiny", "m/x"};
    QTest::newRow("remote first") << static_cast<int>(RouteChoice::RemoteThenLocal)
                                  << QStringList{"far-model", "default", "tiny", "m/x"};
    QTest::newRow("remote") << static_cast<int>(RouteChoice::Remote) << QStringList{"far-model", "default"};
  }
  void modelsElsewhereAreListed() {
    QFETCH(int, route);
    QFETCH(QStringList, names);
    const std::vector<RemoteEndpoint> endpoints{{"http://far:1/v1", "openai", "plain", "far-model", ""},
                                                {"https://other", "aisemble", "plain", "", ""}};
    OpenAiBench bench({}, {}, ServiceSettings{static_cast<RouteChoice>(route), endpoints});
    const auto list = FakeExchange::call(*bench.router, "GET", "/v1/models");
    QVERIFY(list->waitForEnd());
    QStringList found;
    const Json body = parsed(list->response().body);
    for (const Json& model : body["data"])
      found << QString::fromStdString(model["id"].get<std::string>());
    QCOMPARE(found, names);
    const auto one = FakeExchange::call(*bench.router, "GET", "/v1/models/far-model");
    QVERIFY(one->waitForEnd());
    QCOMPARE(one->response().status, names.contains("far-model") ? 200 : 404);
    if (names.contains("far-model"))
      QCOMPARE(parsed(one->response().body)["owned_by"].get<std::string>(), std::string("far:1"));
  }

  void routesMayGoWhileARequestRuns() {
    OpenAiBench bench;
    const auto whole = bench.post("/v1/completions", completionBody());
    const auto stream = bench.post("/v1/completions", R"({"prompt": "other", "stream": true})");
    const auto vectors = bench.post("/v1/embeddings", R"({"input": "x"})");
    QVERIFY(bench.desk.job(2) != nullptr);
    bench.router.reset();
    for (std::size_t i = 0; i < 3; ++i) {
      const auto job = bench.desk.job(i);
      job->answerWith(std::holds_alternative<EmbedRequest>(job->request) ? Response(EmbedResult{{{1}}, "mean", 1})
                                                                         : OpenAiBench::answerOf("x"));
    }
    QVERIFY(whole->waitForEnd() && stream->waitForEnd() && vectors->waitForEnd());
    QCOMPARE(whole->response().status, 200);
    QCOMPARE(vectors->response().status, 200);
  }
};

QTEST_GUILESS_MAIN(TestOpenAiRoutes)
#include "tst_openai_routes.moc"
