// SPDX-License-Identifier: Apache-2.0
#include "core/bench/request_bench.h"
#include "tests/core/orchestrator/fakes.h"

using namespace aisemble;
using namespace aisemble::bench;

namespace {

class CountingClient final : public HttpClient {
 public:
  Result<HttpReply> send(const HttpAsk&, std::stop_token) override {
    const int number = calls++;
    return number == failAt ? Result<HttpReply>(HttpReply{500, {}}) : Result<HttpReply>(HttpReply{200, {}});
  }
  std::atomic<int> calls = 0;
  int failAt = -1;
};

struct Rig {
  Rig() { orchestrator.setEngine(engine); }
  ThreadBudget threads{2};
  SystemClock clock;
  NullLogger logger;
  Metrics metrics;
  std::shared_ptr<test::FakeEngine> engine = std::make_shared<test::FakeEngine>();
  Orchestrator orchestrator{{threads, clock, logger, metrics, nullptr, nullptr, nullptr}, {}};
};

} // namespace

class TestRequestBench : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void samplesEveryCopyOfEveryRound() {
    Rig rig;
    int last = 0;
    const auto measured =
        runRequestBench(rig.orchestrator, {{"a", test::completion("a")}, {"b", test::completion("b")}},
                        {.repeats = 3, .parallel = 2}, {}, [&](int done, int of) {
                          QCOMPARE(of, 6);
                          last = done;
                        });
    QVERIFY(measured);
    QCOMPARE(measured->size(), std::size_t{2});
    QCOMPARE(measured->at(1).name, std::string("b"));
    QCOMPARE(measured->at(1).samples.size(), std::size_t{6});
    QCOMPARE(last, 6);
    QCOMPARE(rig.engine->runs.load(), 16); // and a round each that warms up
  }

  void failureNamesTheRequest() {
    Rig rig;
    rig.engine->onRun = [](const Request&, const RunContext&) -> Result<Response> {
      return fail(ErrorCode::NotFound, "No such picture.");
    };
    const auto measured = runRequestBench(rig.orchestrator, {{"classify", test::completion("a")}}, {}, {});
    QVERIFY(!measured);
    QCOMPARE(measured.error().code, ErrorCode::NotFound);
    QCOMPARE(QString::fromStdString(measured.error().message), QStringLiteral("classify: No such picture."));
  }

  void stopIsCancelled() {
    Rig rig;
    std::stop_source stop;
    stop.request_stop();
    const auto measured = runRequestBench(rig.orchestrator, {{"a", test::completion("a")}}, {}, stop.get_token());
    QVERIFY(!measured);
    QCOMPARE(measured.error().code, ErrorCode::Cancelled);
    CountingClient client;
    const auto http = runHttpBench(client, {}, {.requests = 5}, stop.get_token());
    QVERIFY(!http);
    QCOMPARE(http.error().code, ErrorCode::Cancelled);
  }

  void cacheThatIsOffIsSaid() {
    Rig rig; // without a cache
    const auto measured = runCacheBench(rig.orchestrator, {"a", test::completion("a")}, 2, {});
    QVERIFY(!measured);
    QCOMPARE(measured.error().code, ErrorCode::Unavailable);
    QVERIFY(measured.error().message.find("cache") != std::string::npos);
  }

  void httpCountsEveryRequest() {
    CountingClient client;
    const auto measured = runHttpBench(client, {}, {.requests = 100, .connections = 7}, {});
    QVERIFY(measured);
    QCOMPARE(measured->at(0).samples.size(), std::size_t{100});
    QVERIFY(measured->at(1).samples.at(0) > 0);
    QCOMPARE(client.calls.load(), 101);
  }

  void httpFailureEndsIt() {
    CountingClient client;
    client.failAt = 10;
    const auto measured = runHttpBench(client, {.url = "http://pod/x"}, {.requests = 100, .connections = 3}, {});
    QVERIFY(!measured);
    QCOMPARE(measured.error().code, ErrorCode::Unavailable);
    QVERIFY(measured.error().message.find("http://pod/x answers with status 500") != std::string::npos);
  }

  void nonsenseIsRefused() {
    Rig rig;
    CountingClient client;
    QCOMPARE(runRequestBench(rig.orchestrator, {}, {.repeats = 0}, {}).error().code, ErrorCode::InvalidArgument);
    QCOMPARE(runHttpBench(client, {}, {.requests = 0}, {}).error().code, ErrorCode::InvalidArgument);
    QCOMPARE(client.calls.load(), 0);
  }
};

QTEST_GUILESS_MAIN(TestRequestBench)
#include "tst_request_bench.moc"
