// SPDX-License-Identifier: Apache-2.0
#include "core/remote/remote_metrics.h"
#include "tests/core/remote/engine_bench.h"

#include <QTest>

using namespace aisemble;
using namespace aisemble::remote;
using namespace aisemble::remote::test;
using namespace std::chrono_literals;

namespace {

constexpr const char* kKey = "sk-very-secret-key-0123456789";
constexpr const char* kPrompt = "a prompt that nobody but the service may ever get to read";

Endpoint openAi(const FakeServer& server) {
  Endpoint out;
  out.url = server.url("/v1");
  out.model = "tiny";
  out.apiKey = kKey;
  return out;
}
Endpoint pod(const FakeServer& server) {
  Endpoint out;
  out.url = server.url();
  out.protocol = Protocol::AisemblePod;
  return out;
}

Request prompt(const std::string& text = kPrompt) {
  CompletionRequest out;
  out.prompt = text;
  return out;
}
Request sentiment() {
  NlpRequest out;
  out.task = NlpTask::Sentiment;
  out.text = "good";
  return out;
}

std::string delta(const std::string& text) {
  return "data: {\"model\":\"tiny-1\",\"choices\":[{\"index\":0,\"delta\":{\"content\":\"" + text + "\"}}]}\n\n";
}
std::string ending() {
  return "data: {\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\"}]}\n\n"
         "data: {\"choices\":[],\"usage\":{\"prompt_tokens\":7,\"completion_tokens\":2}}\n\ndata: [DONE]\n\n";
}
std::string wholeStream() {
  return streamHead() + chunk(delta("Hel")) + chunk(delta("lo")) + chunk(ending()) + lastChunk();
}
const std::string kSentiment =
    R"({"task":"sentiment","results":{"sentiment":"positive","confidence":0.4,"scores":{"polarity":0.7,"subjectivity":0.6},)"
    R"("details":{"positive_words":1,"negative_words":0}},"language_detected":"en","processing_time":0.01})";

} // namespace

class TestRemoteEngine : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void streamsAnAnswer() {
    FakeRequest seen;
    FakeServer server(answering([&](const FakeRequest& r) {
      seen = r;
      return wholeStream();
    }));
    EngineBench bench(quickOptions(ServiceKind::Llm, {openAi(server)}));
    QCOMPARE(bench.engine->handover(prompt()), Handover::Start);
    const auto call = bench.start(prompt());
    const auto result = call->result();
    QVERIFY2(result, result ? "" : result.error().message.c_str());
    const auto& answer = std::get<CompletionResult>(*result);
    QCOMPARE(answer.text, std::string("Hello"));
    QCOMPARE(answer.model, std::string("tiny-1"));
    QCOMPARE(answer.promptTokens, 7);
    QCOMPARE(answer.completionTokens, 2);
    QVERIFY(answer.timeToFirstToken.count() > 0);
    QCOMPARE(call->text(), std::string("Hello"));
    QCOMPARE(seen.line, std::string("POST /v1/chat/completions HTTP/1.1"));
    QVERIFY(seen.has(std::string("Authorization: Bearer ") + kKey));
    QVERIFY(call->stages->finish().byStage()[static_cast<std::size_t>(Stage::Network)].count() > 0);
    QCOMPARE(bench.engine->status().endpoints[0].attempts, std::uint64_t{1});
  }

  void passesOnWhatTheCacheMayDo_data() {
    QTest::addColumn<bool>("useCache");
    QTest::addColumn<bool>("storeResult");
    QTest::addColumn<QByteArray>("header");
    QTest::newRow("anything") << true << true << QByteArray();
    QTest::newRow("computed anew") << false << true << QByteArray("no-cache");
    QTest::newRow("not kept") << true << false << QByteArray("no-store");
    QTest::newRow("neither") << false << false << QByteArray("no-cache, no-store");
  }
  void passesOnWhatTheCacheMayDo() {
    QFETCH(bool, useCache);
    QFETCH(bool, storeResult);
    QFETCH(QByteArray, header);
    for (const bool isOpenAi : {true, false}) {
      FakeRequest seen;
      FakeServer server(answering([&](const FakeRequest& r) {
        seen = r;
        return isOpenAi ? wholeStream() : answer(200, kSentiment);
      }));
      EngineBench bench(
          quickOptions(isOpenAi ? ServiceKind::Llm : ServiceKind::Nlp, {isOpenAi ? openAi(server) : pod(server)}));
      Answering call(bench.clock);
      RunContext context = call.context();
      context.useCache = useCache;
      context.storeResult = storeResult;
      bench.engine->start(isOpenAi ? prompt() : sentiment(), std::move(context), call.completion());
      QVERIFY(call.result());
      QCOMPARE(seen.has("Cache-Control"), !header.isEmpty());
      if (!header.isEmpty()) QVERIFY2(seen.has("Cache-Control: " + header.toStdString() + "\r\n"), seen.head.c_str());
    }
  }

  void keepsItsConnection() {
    FakeServer server(answering([&](const FakeRequest&) { return wholeStream(); }));
    EngineBench bench(quickOptions(ServiceKind::Llm, {openAi(server)}));
    for (int i = 0; i < 3; ++i)
      QVERIFY(bench.ask(prompt()));
    QCOMPARE(server.connections(), 1);
  }

  void takesAWholeAnswerWhereAStreamWasAsked() {
    FakeServer server(answering([&](const FakeRequest&) {
      return answer(200, R"({"model":"m","choices":[{"message":{"content":"whole"},"finish_reason":"length"}]})");
    }));
    EngineBench bench(quickOptions(ServiceKind::Llm, {openAi(server)}));
    const auto result = bench.ask(prompt());
    QVERIFY(result);
    QCOMPARE(std::get<CompletionResult>(*result).text, std::string("whole"));
    QCOMPARE(std::get<CompletionResult>(*result).finish, FinishReason::Length);
  }

  void endsThoughTheServerDoesNot() {
    FakeServer server([&](Peer& peer) {
      (void)peer.read();
      peer.send(streamHead() + chunk(delta("Hello")) + chunk(ending())); // and no last chunk
      peer.waitForClose();
    });
    EngineBench bench(quickOptions(ServiceKind::Llm, {openAi(server)}));
    const auto result = bench.ask(prompt());
    QVERIFY(result);
    QCOMPARE(std::get<CompletionResult>(*result).text, std::string("Hello"));
  }

  void reportsCutStreams_data() {
    QTest::addColumn<QString>("how");
    for (const char* how : {"closed", "no done", "error inside", "idle", "not json"})
      QTest::newRow(how) << how;
  }
  void reportsCutStreams() {
    QFETCH(QString, how);
    FakeServer server([&](Peer& peer) {
      (void)peer.read();
      peer.send(streamHead() + chunk(delta("five5")));
      if (how == "no done") peer.send(lastChunk());
      if (how == "error inside")
        peer.send(chunk("data: {\"error\":{\"message\":\"slot lost\",\"code\":500}}\n\n") + lastChunk());
      if (how == "not json") peer.send(chunk("data: {\"choices\":[{\n\n") + lastChunk());
      if (how == "idle") peer.waitForClose();
    });
    RemoteOptions options = quickOptions(ServiceKind::Llm, {openAi(server)});
    options.call.idle = 60ms;
    EngineBench bench(options);
    const auto call = bench.start(prompt());
    const auto result = call->result();
    QVERIFY(!result);
    QVERIFY2(result.error().message.find("cut after 5 characters") != std::string::npos,
             result.error().message.c_str());
    if (how != "not json") QCOMPARE(result.error().code, ErrorCode::Unavailable);
    if (how == "error inside") QVERIFY(result.error().message.find("slot lost") != std::string::npos);
    QCOMPARE(call->text(), std::string("five5")); // what was given stands
    QCOMPARE(server.requests(), 1);               // and nothing is given a second time
  }

  void tellsOfStreamsThatNeverBegan_data() {
    QTest::addColumn<QString>("how");
    QTest::addColumn<QString>("says");
    QTest::newRow("idle") << "idle"
                          << "stopped in the middle of its answer for 0.06 s";
    QTest::newRow("ended") << "ended"
                           << "ended its answer before it had begun";
    QTest::newRow("cut") << "cut"
                         << "closed the connection within its answer";
  }
  void tellsOfStreamsThatNeverBegan() {
    QFETCH(QString, how);
    QFETCH(QString, says);
    FakeServer server([&](Peer& peer) {
      (void)peer.read();
      peer.send(streamHead() + chunk(": alive\n\n"));
      if (how == "ended") peer.send(lastChunk());
      if (how == "idle") peer.waitForClose();
    });
    RemoteOptions options = quickOptions(ServiceKind::Llm, {openAi(server)});
    options.call.idle = 60ms;
    EngineBench bench(options);
    const auto result = bench.ask(prompt());
    QVERIFY(!result);
    QVERIFY2(QString::fromStdString(result.error().message).contains(says), result.error().message.c_str());
    QVERIFY2(result.error().message.find("stands") == std::string::npos, result.error().message.c_str());
  }

  void retriesCountWhatTheServerSees_data() {
    QTest::addColumn<int>("status");
    QTest::addColumn<int>("hits");
    QTest::addColumn<int>("code");
    const auto row = [](int status, int hits, ErrorCode code) {
      QTest::addRow("%d", status) << status << hits << static_cast<int>(code);
    };
    row(400, 1, ErrorCode::InvalidArgument);
    row(401, 1, ErrorCode::Unavailable);
    row(403, 1, ErrorCode::Unavailable);
    row(404, 1, ErrorCode::NotFound);
    row(408, 3, ErrorCode::Unavailable);
    row(413, 1, ErrorCode::TooLarge);
    row(422, 1, ErrorCode::InvalidArgument);
    row(429, 3, ErrorCode::Busy);
    row(500, 1, ErrorCode::Unavailable);
    row(502, 3, ErrorCode::Unavailable);
    row(503, 3, ErrorCode::Unavailable);
    row(504, 3, ErrorCode::Unavailable);
    row(307, 1, ErrorCode::Unavailable);
  }
  void retriesCountWhatTheServerSees() {
    QFETCH(int, status);
    QFETCH(int, hits);
    QFETCH(int, code);
    FakeServer server(answering([&](const FakeRequest&) {
      return answer(status, R"({"error":{"message":"no luck","type":"x","code":null}})");
    }));
    EngineBench bench(quickOptions(ServiceKind::Llm, {openAi(server)}));
    const auto result = bench.ask(prompt());
    QVERIFY(!result);
    QCOMPARE(static_cast<int>(result.error().code), code);
    QCOMPARE(server.requests(), hits);
    const EndpointStatus status_ = bench.engine->status().endpoints[0];
    QCOMPARE(status_.attempts, static_cast<std::uint64_t>(hits));
    QCOMPARE(status_.retries, static_cast<std::uint64_t>(hits - 1));
    QVERIFY2(result.error().message.find(server.label()) != std::string::npos, result.error().message.c_str());
    if (status != 307) QVERIFY(result.error().message.find("no luck") != std::string::npos);
  }

  void succeedsAtTheSecondAttempt() {
    std::atomic<int> hits = 0;
    FakeServer server(answering([&](const FakeRequest&) { return ++hits == 1 ? answer(503, "{}") : wholeStream(); }));
    EngineBench bench(quickOptions(ServiceKind::Llm, {openAi(server)}));
    QVERIFY(bench.ask(prompt()));
    QCOMPARE(server.requests(), 2);
  }

  void sendsGeneratedTextsOnce() {
    // The connection breaks after the request was read: a text might be in the making, so it is not asked for again;
    // an analysis is.
    FakeServer server([&](Peer& peer) { (void)peer.read(); });
    EngineBench generating(quickOptions(ServiceKind::Llm, {openAi(server)}));
    const auto lost = generating.ask(prompt());
    QVERIFY(!lost);
    QCOMPARE(lost.error().code, ErrorCode::Unavailable);
    QCOMPARE(server.requests(), 1);
    EngineBench analysing(quickOptions(ServiceKind::Nlp, {pod(server)}));
    QVERIFY(!analysing.ask(sentiment()));
    QCOMPARE(server.requests(), 1 + 3);
  }

  void honoursRetryAfter() {
    std::atomic<int> hits = 0;
    FakeServer server(answering(
        [&](const FakeRequest&) { return ++hits == 1 ? answer(429, "{}", "retry-after-ms: 80\r\n") : wholeStream(); }));
    EngineBench bench(quickOptions(ServiceKind::Llm, {openAi(server)}));
    const auto begin = std::chrono::steady_clock::now();
    QVERIFY(bench.ask(prompt()));
    QVERIFY(std::chrono::steady_clock::now() - begin >= 80ms);
    QCOMPARE(server.requests(), 2);
  }

  void leavesLongWaitsToTheCaller() {
    FakeServer server(answering([&](const FakeRequest&) { return answer(429, "{}", "Retry-After: 120\r\n"); }));
    EngineBench bench(quickOptions(ServiceKind::Llm, {openAi(server)}));
    for (int i = 0; i < 2; ++i) { // the second is not sent at all
      const auto result = bench.ask(prompt());
      QVERIFY(!result);
      QCOMPARE(result.error().code, ErrorCode::Busy);
      QVERIFY(*result.error().retryAfter > 110s);
      QCOMPARE(server.requests(), 1);
    }
  }

  void outageDoesNotMultiplyLoad() {
    FakeServer server(answering([&](const FakeRequest&) { return answer(503, "{}"); }));
    RemoteOptions options = quickOptions(ServiceKind::Llm, {openAi(server)});
    options.set.breaker.failuresToOpen = 1'000'000; // the budget alone
    EngineBench bench(options);
    constexpr int kRequests = 200;
    std::vector<std::shared_ptr<Answering>> calls;
    for (int i = 0; i < kRequests; ++i)
      calls.push_back(bench.start(prompt()));
    for (const auto& call : calls)
      QVERIFY(!call->result());
    QVERIFY2(server.requests() <= kRequests * 12 / 10 + options.retry.budgetFloor,
             qPrintable(QString::number(server.requests())));
    QVERIFY(server.requests() > kRequests);
  }

  void breakerOpensAndRecovers() {
    std::atomic<bool> isWell = false;
    FakeServer server(answering([&](const FakeRequest&) { return isWell ? wholeStream() : answer(502, "{}"); }));
    RemoteOptions options = quickOptions(ServiceKind::Llm, {openAi(server)});
    options.retry.maxAttempts = 1;
    options.set.breaker.failuresToOpen = 2;
    options.set.breaker.ejection = 200ms;
    EngineBench bench(options);
    QVERIFY(!bench.ask(prompt()));
    QVERIFY(!bench.ask(prompt()));
    QCOMPARE(bench.engine->status().endpoints[0].state, BreakerState::Open);
    const auto kept = bench.ask(prompt());
    QVERIFY(!kept);
    QCOMPARE(kept.error().code, ErrorCode::Unavailable);
    QVERIFY2(kept.error().message.find(server.label()) != std::string::npos, kept.error().message.c_str());
    QVERIFY2(kept.error().message.find("possible in 1 s") != std::string::npos, kept.error().message.c_str());
    QCOMPARE(*kept.error().retryAfter, std::chrono::milliseconds(1000)); // as it says
    QCOMPARE(server.requests(), 2);                                      // nothing is sent while it is open
    isWell = true;
    QTRY_COMPARE(bench.engine->status().endpoints[0].state, BreakerState::HalfOpen);
    QVERIFY(bench.ask(prompt()));
    QCOMPARE(bench.engine->status().endpoints[0].state, BreakerState::Closed);
  }

  void goesToTheOtherEndpoint() {
    FakeServer bad(answering([&](const FakeRequest&) { return answer(503, "{}"); }));
    FakeServer good(answering([&](const FakeRequest&) { return wholeStream(); }));
    EngineBench bench(quickOptions(ServiceKind::Llm, {openAi(bad), openAi(good)}));
    for (int i = 0; i < 4; ++i)
      QVERIFY(bench.ask(prompt()));
    QCOMPARE(good.requests(), 4);
    QVERIFY(bad.requests() >= 1);
  }

  void checksTheHealthOfSuspects() {
    std::atomic<bool> isWell = false;
    std::atomic<int> checks = 0;
    FakeServer server(answering([&](const FakeRequest& r) {
      if (r.line.starts_with("GET /v1/models")) {
        ++checks;
        return answer(200, "{\"data\":[]}");
      }
      return isWell ? wholeStream() : answer(502, "{}");
    }));
    RemoteOptions options = quickOptions(ServiceKind::Llm, {openAi(server)});
    options.retry.maxAttempts = 1;
    options.set.breaker.failuresToOpen = 1;
    options.set.breaker.ejection = 10min;
    options.set.breaker.maxEjection = 10min;
    options.health.interval = 20ms;
    EngineBench bench(options);
    QVERIFY(!bench.ask(prompt()));
    isWell = true;
    QTRY_COMPARE(bench.engine->status().endpoints[0].state, BreakerState::HalfOpen); // not after ten minutes
    QVERIFY(checks >= 1);
    QVERIFY(bench.ask(prompt()));
    QCOMPARE(bench.engine->status().endpoints[0].state, BreakerState::Closed);
  }

  void cancels_data() {
    QTest::addColumn<QString>("when");
    for (const char* when : {"before", "waiting for the answer", "in the answer", "between attempts"})
      QTest::newRow(when) << when;
  }
  void cancels() {
    QFETCH(QString, when);
    Gate arrived, closed;
    FakeServer server([&](Peer& peer) {
      if (!peer.read()) return;
      if (when == "in the answer") peer.send(streamHead() + chunk(delta("begun")));
      if (when == "between attempts") {
        peer.send(answer(429, "{}", "retry-after-ms: 4900\r\n"));
        return;
      }
      arrived.open();
      peer.waitForClose();
      closed.open();
    });
    EngineBench bench(quickOptions(ServiceKind::Llm, {openAi(server)}));
    auto call = std::make_shared<Answering>(bench.clock);
    if (when == "before") call->stop.request_stop();
    bench.engine->start(prompt(), call->context(), call->completion());
    if (when == "waiting for the answer") QVERIFY(arrived.wait());
    if (when == "in the answer") QVERIFY(call->waitForText("begun"));
    if (when == "between attempts") QTRY_COMPARE(bench.engine->status().retrying, 1);
    call->stop.request_stop();
    const auto result = call->result();
    QVERIFY(!result);
    QCOMPARE(result.error().code, ErrorCode::Cancelled);
    if (when.contains("answer")) QVERIFY(closed.wait()); // the service sees it
    QTRY_COMPARE(bench.engine->status().active, 0);
    QCOMPARE(bench.engine->status().retrying, 0);
    QCOMPARE(bench.engine->status().endpoints[0].outstanding, 0);
    QCOMPARE(call->ends(), 1);
  }

  void endsEverythingWhenDestroyed() {
    FakeServer server([&](Peer& peer) {
      (void)peer.read();
      peer.waitForClose();
    });
    EngineBench bench(quickOptions(ServiceKind::Llm, {openAi(server)}));
    std::vector<std::shared_ptr<Answering>> calls;
    for (int i = 0; i < 8; ++i)
      calls.push_back(bench.start(prompt()));
    QTRY_VERIFY(server.requests() >= 1);
    bench.engine.reset();
    for (const auto& call : calls) {
      QCOMPARE(call->ends(), 1);
      QCOMPARE(call->result().error().code, ErrorCode::Cancelled);
    }
  }

  void showsNoKeysAndNoTexts_data() {
    QTest::addColumn<QString>("reply");
    QTest::newRow("the key") << QString("{\"error\":{\"message\":\"Incorrect key %1\"}}").arg(kKey);
    QTest::newRow("the prompt") << QString("{\"detail\":\"cannot read '%1'\"}").arg(kPrompt);
    QTest::newRow("the input")
        << QString("{\"detail\":[{\"loc\":[\"body\",\"x\"],\"msg\":\"bad\",\"input\":\"%1\"}]}").arg(kPrompt);
  }
  void showsNoKeysAndNoTexts() {
    QFETCH(QString, reply);
    FakeServer server(answering([&](const FakeRequest&) { return answer(401, reply.toStdString()); }));
    EngineBench bench(quickOptions(ServiceKind::Llm, {openAi(server)}));
    const auto result = bench.ask(prompt());
    QVERIFY(!result);
    const std::string all = result.error().message + result.error().context + bench.logger.text() +
                            bench.engine->status().endpoints[0].lastProblem;
    QVERIFY2(all.find(kKey) == std::string::npos, all.c_str());
    QVERIFY2(all.find("nobody but the service") == std::string::npos, all.c_str());
    QVERIFY(bench.logger.text().find("attempt failed") != std::string::npos);
  }

  void answersOtherServices() {
    FakeServer server(answering([&](const FakeRequest& r) {
      return r.line == "POST /process HTTP/1.1" ? answer(200, kSentiment) : answer(404, "{}");
    }));
    EngineBench bench(quickOptions(ServiceKind::Nlp, {pod(server)}));
    const auto result = bench.ask(sentiment());
    QVERIFY2(result, result ? "" : result.error().message.c_str());
    QCOMPARE(std::get<SentimentAnalysis>(std::get<NlpResult>(*result).detail).label, SentimentLabel::Positive);
    const auto other = bench.ask(prompt());
    QVERIFY(!other);
    QCOMPARE(other.error().code, ErrorCode::Unsupported);
  }

  void learnsAModelBeforeItsFirstUse() {
    std::atomic<int> descriptions = 0;
    const std::string metadata = R"({"name":"lang","versions":["1"],"platform":"python","inputs":)"
                                 R"([{"name":"text","datatype":"BYTES","shape":[-1]}],)"
                                 R"("outputs":[{"name":"label","datatype":"BYTES","shape":[-1]}]})";
    const std::string reply =
        R"({"model_name":"lang","outputs":[{"name":"label","datatype":"BYTES","shape":[1],"data":["en"]},)"
        R"({"name":"score","datatype":"FP32","shape":[1],"data":[0.9]}]})";
    FakeServer server(answering([&](const FakeRequest& r) {
      if (r.line == "GET /v2/models/lang HTTP/1.1") {
        ++descriptions;
        return answer(200, metadata);
      }
      return r.line == "POST /v2/models/lang/infer HTTP/1.1" ? answer(200, reply) : answer(404, "{}");
    }));
    Endpoint endpoint;
    endpoint.url = server.url();
    endpoint.protocol = Protocol::OpenInference;
    endpoint.model = "lang";
    EngineBench bench(quickOptions(ServiceKind::Nlp, {endpoint}));
    NlpRequest request;
    request.task = NlpTask::Language;
    request.text = "hello";
    for (int i = 0; i < 2; ++i) {
      const auto result = bench.ask(request);
      QVERIFY2(result, result ? "" : result.error().message.c_str());
      QCOMPARE(std::get<NlpResult>(*result).language, std::string("en"));
    }
    QCOMPARE(descriptions.load(), 1);
  }

  void refusesUnfitOptions() {
    HttpPool pool({});
    SystemClock clock;
    NullLogger logger;
    ThreadBudget budget{1};
    const EngineEnvironment environment{budget, logger, clock};
    QCOMPARE(RemoteEngine::create({}, pool, environment).error().code, ErrorCode::InvalidArgument);
    RemoteOptions options;
    options.endpoints.resize(1);
    options.endpoints[0].url = "http://user:secret@host/";
    const auto created = RemoteEngine::create(options, pool, environment);
    QVERIFY(!created);
    QVERIFY(created.error().message.find("secret") == std::string::npos);
    options.endpoints[0].url = "http://host/";
    options.endpoints[0].apiKey = "a\nb";
    QVERIFY(!RemoteEngine::create(options, pool, environment));
  }

  void namesItsTarget() {
    FakeServer a(answering([&](const FakeRequest&) { return wholeStream(); }));
    Endpoint second = openAi(a);
    second.url = "https://zeta.example/v1/";
    second.model = "";
    EngineBench bench(quickOptions(ServiceKind::Llm, {second, openAi(a)}));
    CompletionRequest named;
    named.model = "big";
    const std::string first = *bench.engine->remoteTarget(prompt());
    QCOMPARE(first, "openai " + a.url("/v1") + " tiny\nopenai https://zeta.example:443/v1 ");
    QCOMPARE(*bench.engine->remoteTarget(named),
             "openai " + a.url("/v1") + " big\nopenai https://zeta.example:443/v1 big");
    QVERIFY(first.find(kKey) == std::string::npos);
  }

  void testsConnections_data() {
    QTest::addColumn<QString>("kind");
    QTest::addColumn<bool>("isUsable");
    QTest::addColumn<int>("protocol");
    QTest::newRow("openai") << "openai" << true << static_cast<int>(Protocol::OpenAi);
    QTest::newRow("a pod instead") << "pod" << false << static_cast<int>(Protocol::AisemblePod);
    QTest::newRow("the orchestrator instead")
        << "orchestrator" << false << static_cast<int>(Protocol::AisembleOrchestrator);
    QTest::newRow("triton instead") << "triton" << false << static_cast<int>(Protocol::OpenInference);
    QTest::newRow("wrong key") << "key" << false << -1;
    QTest::newRow("something else") << "else" << false << -1;
  }
  void testsConnections() {
    QFETCH(QString, kind);
    QFETCH(bool, isUsable);
    QFETCH(int, protocol);
    FakeServer server(answering([&](const FakeRequest& r) -> std::string {
      const auto is = [&](const char* path) { return r.line == std::string("GET ") + path + " HTTP/1.1"; };
      if (kind == "openai" && is("/v1/models"))
        return answer(200, R"({"object":"list","data":[{"id":"a","owned_by":"vllm"},{"id":"b"}]})");
      if (kind == "pod" && is("/v1/health")) return answer(200, R"({"status":"healthy","service":"nlp"})");
      if (kind == "orchestrator" && is("/v1/health/")) return answer(200, R"({"service":"orchestrator"})");
      if (kind == "triton" && is("/v1/v2")) return answer(200, R"({"name":"triton","version":"2","extensions":[]})");
      if (kind == "key") return answer(401, R"({"error":{"message":"bad key"}})");
      return answer(404, R"({"detail":"Not Found"})");
    }));
    HttpPool pool({});
    Gate done;
    ConnectionReport report;
    remote::testConnection(openAi(server), pool, [&](ConnectionReport found) {
      report = std::move(found);
      done.open();
    });
    QVERIFY(done.wait());
    QVERIFY(report.isReachable);
    QCOMPARE(report.isUsable, isUsable);
    QCOMPARE(report.protocol ? static_cast<int>(*report.protocol) : -1, protocol);
    QCOMPARE(report.problem.empty(), isUsable);
    QVERIFY(report.latency.count() > 0);
    if (isUsable) {
      QCOMPARE(report.models, (std::vector<std::string>{"a", "b"}));
      QCOMPARE(*report.dialect, Dialect::Vllm);
    }
    if (kind == "key") QCOMPARE(server.requests(), 1);
  }

  void testsConnectionsToNobody() {
    Endpoint endpoint;
    {
      FakeServer gone([](Peer&) {});
      endpoint = openAi(gone);
    }
    HttpPool pool({});
    Gate done;
    ConnectionReport report;
    remote::testConnection(endpoint, pool, [&](ConnectionReport found) {
      report = std::move(found);
      done.open();
    });
    QVERIFY(done.wait());
    QVERIFY(!report.isReachable);
    QVERIFY2(report.problem.find("does not take connections") != std::string::npos, report.problem.c_str());
  }

  void writesMetrics() {
    FakeServer server(answering([&](const FakeRequest&) { return wholeStream(); }));
    EngineBench bench(quickOptions(ServiceKind::Llm, {openAi(server)}));
    QVERIFY(bench.ask(prompt()));
    const RemoteStatus status = bench.engine->status();
    const std::string text = remotePrometheusText(std::span(&status, 1), bench.pool.statistics());
    const std::string line = "aisemble_remote_attempts_total{service=\"llm\",endpoint=\"" + server.label() +
                             "\",number=\"1\",outcome=\"done\"} 1\n";
    QVERIFY2(text.find(line) != std::string::npos, text.c_str());
    QVERIFY(text.find("# TYPE aisemble_remote_breaker_state gauge\n") != std::string::npos);
    QVERIFY(text.find("aisemble_remote_connections_total{kind=\"opened\"} 1\n") != std::string::npos);
  }
};

QTEST_GUILESS_MAIN(TestRemoteEngine)
#include "tst_remote_engine.moc"
