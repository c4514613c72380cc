// SPDX-License-Identifier: Apache-2.0
#include "core/bench/suite_report.h"
#include "core/bench/suite_targets.h"
#include "core/wire/json.h"
#include "tests/core/orchestrator/fakes.h"

#include <nlohmann/json.hpp>

#include <mutex>

using namespace aisemble;
using namespace aisemble::bench;
using namespace std::chrono_literals;

namespace {

/// Remembers what it was asked and answers as told.
class ScriptedClient final : public HttpClient {
 public:
  Result<HttpReply> send(const HttpAsk& ask, std::stop_token) override {
    const std::scoped_lock lock(m_mutex);
    asks.push_back(ask);
    return onAsk(ask, static_cast<int>(asks.size()) - 1);
  }
  std::function<Result<HttpReply>(const HttpAsk&, int)> onAsk = [](const HttpAsk&, int) -> Result<HttpReply> {
    return HttpReply{200, R"({"status": "completed"})"};
  };
  std::vector<HttpAsk> asks;

 private:
  std::mutex m_mutex;
};

/// An orchestrator whose four services answer what the test says.
struct Local {
  Local() {
    for (const ServiceKind kind : kAllServices) {
      auto engine = std::make_shared<test::FakeEngine>(kind);
      engine->onRun = [this](const Request& request, const RunContext& context) { return onRun(request, context); };
      engines.push_back(engine);
      orchestrator.setEngine(engine);
    }
  }
  std::function<Result<Response>(const Request&, const RunContext&)> onRun = [](const Request& request,
                                                                                const RunContext&) -> Result<Response> {
    switch (serviceOf(request)) {
    case ServiceKind::Llm:
      return Response(CompletionResult{});
    case ServiceKind::Vision:
      return Response(VisionResult{});
    case ServiceKind::Nlp:
      return Response(NlpResult{});
    case ServiceKind::Data:
      return Response(DataResult{});
    }
    return fail(ErrorCode::Internal, "unknown");
  };

  ThreadBudget threads{2};
  SystemClock clock;
  NullLogger logger;
  Metrics metrics;
  std::vector<std::shared_ptr<test::FakeEngine>> engines;
  Orchestrator orchestrator{{threads, clock, logger, metrics, nullptr, nullptr, nullptr}, {}};
};

} // namespace

class TestSuiteTargets : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void localRequestsAreTheOriginals() {
    Local local;
    std::mutex mutex;
    std::vector<Request> seen;
    local.onRun = [&, answer = local.onRun](const Request& request, const RunContext& context) {
      const std::scoped_lock lock(mutex);
      seen.push_back(request);
      return answer(request, context);
    };
    LocalSuiteTarget target(local.orchestrator);
    for (const SuiteStep step :
         {SuiteStep::Completion, SuiteStep::Vision, SuiteStep::Sentiment, SuiteStep::DataAnalyze})
      QVERIFY(target.perform(step, 0, {}));
    QCOMPARE(seen.size(), std::size_t{4});
    const auto& completion = std::get<CompletionRequest>(seen[0]);
    QCOMPARE(completion.prompt, std::string("Hello, this is a test prompt."));
    QCOMPARE(completion.options.maxTokens, 20);
    QCOMPARE(completion.options.temperature, 0.1);
    QVERIFY(!std::get<EncodedImage>(std::get<VisionRequest>(seen[1]).image).isEmpty());
    const auto& sentiment = std::get<NlpRequest>(seen[2]);
    QCOMPARE(sentiment.task, NlpTask::Sentiment);
    QCOMPARE(sentiment.text, std::string("This is a great product! I love it."));
    const auto& table = std::get<SharedTable>(std::get<DataRequest>(seen[3]).data).table;
    QCOMPARE(table->rows(), std::size_t{100});
    QCOMPARE(std::get<std::int64_t>(table->columns[1].cells[99]), std::int64_t{990});
    QVERIFY(target.peakBytes({}) > 1'000'000);
  }

  /// A service that the settings send elsewhere is no measure of this machine.
  void whatIsAnsweredElsewhereIsSaid() {
    Local local;
    for (const auto& engine : local.engines)
      if (engine->service() == ServiceKind::Nlp) engine->target = "far away";
    LocalSuiteTarget target(local.orchestrator);
    const Result<SuiteReport> report = runSuite(target, {}, local.clock, {});
    QVERIFY(report);
    for (const SuiteRow& row : report->rows) {
      const bool isText =
          row.step == SuiteStep::Health || row.step == SuiteStep::Sentiment || row.step == SuiteStep::Connections;
      QCOMPARE(row.elsewhere, isText ? row.requests : 0);
    }
    QVERIFY(suiteText(*report).find("Sentiment: 20 of 20 were answered by a service elsewhere") != std::string::npos);
    const Result<SuiteReport> read = suiteReportFromJson(suiteReportJson(*report));
    QVERIFY(read);
    QCOMPARE(read->rows[static_cast<std::size_t>(SuiteStep::Sentiment)].elsewhere, 20);
  }

  void wholeSuiteOnFakeEngines() {
    Local local;
    std::atomic<int> llm = 0;
    local.onRun = [&, answer = local.onRun](const Request& request, const RunContext& context) -> Result<Response> {
      if (serviceOf(request) == ServiceKind::Llm && llm++ % 2 == 1)
        return fail(ErrorCode::OutOfMemory, "No memory left.");
      return answer(request, context);
    };
    LocalSuiteTarget target(local.orchestrator);
    const Result<SuiteReport> report = runSuite(target, {}, local.clock, {});
    QVERIFY(report);
    const SuiteRow& completion = report->rows[static_cast<std::size_t>(SuiteStep::Completion)];
    QCOMPARE(completion.requests, 10);
    QCOMPARE(completion.successes(), 5);
    QCOMPARE(QString::fromStdString(completion.firstError), QStringLiteral("No memory left."));
    QCOMPARE(completion.verdict(), Verdict::Failed);
    QCOMPARE(summarize(*report).passed, 6);
    // What the orchestrator counted: the suite's requests and the ones that warm up, none from a cache.
    std::uint64_t counted = 0;
    for (const ServiceKind kind : kAllServices) {
      counted += local.metrics.totals(kind).requests;
      QCOMPARE(local.metrics.totals(kind).cacheHits, std::uint64_t{0});
    }
    QCOMPARE(counted, std::uint64_t{155 + 6});
  }

  void stopEndsTheLocalRequest() {
    Local local;
    test::Gate gate;
    local.onRun = [&](const Request&, const RunContext& context) -> Result<Response> {
      (void)gate.pass(context.stop);
      return fail(ErrorCode::Cancelled, "");
    };
    std::stop_source stop;
    Result<SuiteReport> report = fail(ErrorCode::Internal, "");
    {
      LocalSuiteTarget target(local.orchestrator);
      std::jthread runner([&] { report = runSuite(target, {}, local.clock, stop.get_token()); });
      QVERIFY(gate.waitForArrivals(1));
      stop.request_stop();
    }
    QVERIFY(!report);
    QCOMPARE(report.error().code, ErrorCode::Cancelled);
  }

  void asksTheOriginalsRoutes_data() {
    QTest::addColumn<int>("step");
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<QByteArray>("field");
    QTest::addColumn<QByteArray>("value");
    const auto add = [](SuiteStep step, const char* method, const char* path, const char* field, const char* value) {
      QTest::newRow(path) << static_cast<int>(step) << QByteArray(method) << QByteArray(path) << QByteArray(field)
                          << QByteArray(value);
    };
    add(SuiteStep::Health, "GET", "/health/", "", "");
    add(SuiteStep::Completion, "POST", "/ai/llm/completion", "prompt", "\"Hello, this is a test prompt.\"");
    add(SuiteStep::Vision, "POST", "/ai/vision/analyze", "task", "\"analyze\"");
    add(SuiteStep::Sentiment, "POST", "/ai/nlp/process", "task", "\"sentiment\"");
    add(SuiteStep::DataAnalyze, "POST", "/data/process", "operation", "\"analyze\"");
  }
  void asksTheOriginalsRoutes() {
    QFETCH(int, step);
    QFETCH(QByteArray, method);
    QFETCH(QByteArray, path);
    QFETCH(QByteArray, field);
    QFETCH(QByteArray, value);
    ScriptedClient client;
    HttpSuiteTarget target(client, "http://pod:8080//", "secret");
    QVERIFY(target.perform(static_cast<SuiteStep>(step), 0, {}));
    const HttpAsk& ask = client.asks.at(0);
    QCOMPARE(QByteArray::fromStdString(ask.method), method);
    QCOMPARE(QByteArray::fromStdString(ask.url), QByteArray("http://pod:8080" + path));
    QCOMPARE(ask.bearerKey, std::string("secret"));
    QVERIFY(ask.bypassCaches);
    QCOMPARE(ask.body.empty(), field.isEmpty());
    if (field.isEmpty()) return;
    const Result<wire::Json> body = wire::parseJson(ask.body);
    QVERIFY(body);
    QCOMPARE(QByteArray::fromStdString(wire::writeJsonLossy(body->at(field.toStdString()))), value);
  }

  void judgesAnswers_data() {
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("says"); // empty: a success
    QTest::newRow("completed") << 200 << QByteArray(R"({"status": "completed"})") << QByteArray();
    QTest::newRow("healthy") << 200 << QByteArray(R"({"status": "healthy"})") << QByteArray();
    QTest::newRow("no status") << 201 << QByteArray(R"({"result": {}, "error": null})") << QByteArray();
    QTest::newRow("failed") << 200 << QByteArray(R"({"status": "failed"})") << QByteArray("\"failed\"");
    QTest::newRow("error") << 200 << QByteArray(R"({"error": "no"})") << QByteArray("\"no\"");
    QTest::newRow("not JSON") << 200 << QByteArray("<html>") << QByteArray("no JSON object");
    QTest::newRow("redirect") << 307 << QByteArray() << QByteArray("307");
    QTest::newRow("missing") << 404 << QByteArray(R"({"detail": "Not Found"})") << QByteArray("404: Not Found");
    QTest::newRow("text") << 500 << QByteArray("Internal Server Error") << QByteArray("500");
  }
  void judgesAnswers() {
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    QFETCH(QByteArray, says);
    ScriptedClient client;
    client.onAsk = [&](const HttpAsk&, int) -> Result<HttpReply> { return HttpReply{status, body.toStdString()}; };
    HttpSuiteTarget target(client, "http://pod:8080", "");
    const Result<void> done = target.perform(SuiteStep::Sentiment, 0, {});
    QCOMPARE(done.has_value(), says.isEmpty());
    if (!done)
      QVERIFY2(done.error().message.find(says.toStdString()) != std::string::npos, done.error().message.c_str());
  }

  void failingServerLowersTheRate() {
    ScriptedClient client;
    client.onAsk = [](const HttpAsk& ask, int number) -> Result<HttpReply> {
      if (ask.url.ends_with("/data/process")) return HttpReply{404, R"({"detail": "Not Found"})"};
      if (ask.url.ends_with("/health/") && number % 5 == 0) return fail(ErrorCode::Unavailable, "The peer closed.");
      return HttpReply{200, "{}"};
    };
    HttpSuiteTarget target(client, "http://pod:8080", "");
    const SystemClock clock;
    const Result<SuiteReport> report = runSuite(target, {}, clock, {});
    QVERIFY(report);
    QCOMPARE(report->rows[0].successRate(), 0.8); // numbers 5, 10 … 50 of 1 … 50
    QCOMPARE(report->rows[0].verdict(), Verdict::Failed);
    const SuiteRow& data = report->rows[static_cast<std::size_t>(SuiteStep::DataAnalyze)];
    QCOMPARE(data.successes(), 0);
    QVERIFY(data.firstError.find("404") != std::string::npos);
    QCOMPARE(report->rows.back().verdict(), Verdict::NotMeasured); // its /metrics says nothing of memory
  }

  void memoryComesFromMetrics_data() {
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<qulonglong>("bytes");
    QTest::newRow("whole") << 200 << QByteArray("x 1\nprocess_resident_memory_bytes 123456\n") << 123456ULL;
    QTest::newRow("exponent") << 200 << QByteArray("x 1\nprocess_resident_memory_bytes 1.2e+08\n") << 120000000ULL;
    QTest::newRow("absent") << 200 << QByteArray("x 1\n") << 0ULL;
    QTest::newRow("nonsense") << 200 << QByteArray("x 1\nprocess_resident_memory_bytes NaN\n") << 0ULL;
    QTest::newRow("refused") << 401 << QByteArray("x 1\nprocess_resident_memory_bytes 5\n") << 0ULL;
  }
  void memoryComesFromMetrics() {
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    QFETCH(qulonglong, bytes);
    ScriptedClient client;
    client.onAsk = [&](const HttpAsk&, int) -> Result<HttpReply> { return HttpReply{status, body.toStdString()}; };
    HttpSuiteTarget target(client, "http://pod:8080", "");
    QCOMPARE(static_cast<qulonglong>(target.peakBytes({})), bytes);
  }

  void pictureIsABmp() {
    const std::string bytes = suitePicture(5, 3); // rows of 15 bytes are padded to 16
    QCOMPARE(bytes.size(), std::size_t{54 + 3 * 16});
    QVERIFY(bytes.starts_with("BM"));
    QCOMPARE(suitePicture(), suitePicture());
  }
};

QTEST_GUILESS_MAIN(TestSuiteTargets)
#include "tst_suite_targets.moc"
