// SPDX-License-Identifier: Apache-2.0
// The whole server with a fake engine: all groups of routes are there, a pod has its ports, the key closes everything,
// maintenance closes what works, and it stops while work is under way.

#include "core/api/server.h"
#include "tests/core/api/http/raw_client.h"
#include "tests/core/orchestrator/fakes.h"

#include <QTemporaryDir>
#include <QTest>

using namespace aisemble;
using namespace aisemble::api;
using api::test::RawAnswer;
using api::test::RawClient;

namespace {

struct Whole {
  explicit Whole(ApiServerOptions options = {}) {
    options.port = 0;
    options.access.keyFile = folder.filePath("api-key").toStdString();
    engine = bench.addEngine(ServiceKind::Llm, Handover::Start);
    desk.attachTo(*engine);
    server = ApiServer::start(options, {.orchestrator = *bench.orchestrator,
                                        .metrics = bench.metrics,
                                        .models = bench.models,
                                        .jobs = nullptr,
                                        .clock = aisemble::test::Bench::systemClock(),
                                        .logger = bench.logger,
                                        .uploadFolder = folder.filePath("uploads").toStdString(),
                                        .dataFolder = folder.filePath("server").toStdString(),
                                        .original = {},
                                        .operations = {}})
                 .value();
  }
  [[nodiscard]] int port(std::size_t place = 0) const { return server->places()[place].endpoint.port; }
  [[nodiscard]] RawAnswer get(const std::string& target, std::size_t place = 0, const std::string& fields = {}) const {
    return RawClient(port(place)).ask("GET " + target + " HTTP/1.1\r\nHost: localhost\r\n" + fields + "\r\n");
  }
  static std::string completion() {
    const std::string body = R"({"prompt":"hello","model":"tiny"})";
    return "POST /v1/completions HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: " +
           std::to_string(body.size()) + "\r\n\r\n" + body;
  }

  QTemporaryDir folder;
  aisemble::test::Bench bench;
  aisemble::test::StartDesk desk;
  std::shared_ptr<aisemble::test::FakeEngine> engine;
  std::unique_ptr<ApiServer> server; // goes first
};

} // namespace

class TestServer : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void allGroupsAreThere() {
    const Whole whole;
    QCOMPARE(whole.server->places().size(), 1U);
    QCOMPARE(whole.server->places()[0].service, "main");
    for (const char* target : {"/health", "/health/", "/metrics", "/v1/models", "/models", "/ops/status"})
      QVERIFY2(whole.get(target).status == 200, target);
    QCOMPARE(whole.get("/jobs").status, 503); // there is no store
    QCOMPARE(whole.get("/nothing").body, R"({"detail":"Not Found"})");
    const std::string metrics = whole.get("/metrics").body;
    QVERIFY(metrics.find("aisemble_http_requests_total{route=\"/v1/models\",method=\"GET\",status=\"200\"} 1") !=
            std::string::npos);
    QCOMPARE(whole.server->access().wantsKey, false);
  }

  void podHasAPortForEachService() {
    ApiServerOptions options;
    options.access.isPod = true;
    const Whole whole(options);
    const std::vector<ApiServer::Place> places = whole.server->places();
    QCOMPARE(places.size(), 5U);
    const std::array names{"main", "llm", "vision", "nlp", "data"};
    for (std::size_t i = 0; i < names.size(); ++i) {
      QCOMPARE(places[i].service, names[i]);
      QCOMPARE(whole.get("/health", i).status, 200);
      QCOMPARE(whole.get("/v1/models", i).status, i == 0 ? 200 : 404);
    }
  }

  void keyClosesEveryPort() {
    ApiServerOptions options;
    options.access.isPod = true;
    options.access.requireKey = true;
    options.access.key = "0123456789abcdef";
    const Whole whole(options);
    for (std::size_t i = 0; i < 5; ++i) {
      QCOMPARE(whole.get("/health", i).status, 401);
      QCOMPARE(whole.get("/metrics", i).status, 401);
      QCOMPARE(whole.get("/health", i, "Authorization: Bearer 0123456789abcdef\r\n").status, 200);
    }
  }

  void badPorts() {
    aisemble::test::Bench bench;
    const ApiServices services{.orchestrator = *bench.orchestrator,
                               .metrics = bench.metrics,
                               .models = bench.models,
                               .jobs = nullptr,
                               .clock = aisemble::test::Bench::systemClock(),
                               .logger = bench.logger,
                               .uploadFolder = {},
                               .dataFolder = {},
                               .original = {},
                               .operations = {}};
    ApiServerOptions options;
    for (const int port : {-1, 65536}) {
      options.port = port;
      QCOMPARE(ApiServer::start(options, services).error().code, ErrorCode::InvalidArgument);
    }
    options.port = 65532;
    options.access.isPod = true;
    QCOMPARE(ApiServer::start(options, services).error().code, ErrorCode::InvalidArgument);
  }

  void workEndsWhenItsClientLeaves() {
    Whole whole;
    RawClient client(whole.port());
    client.send(Whole::completion());
    QVERIFY(whole.desk.job(0));
    client.close();
    QVERIFY(api::test::eventually([&] { return whole.desk.stopped == 1; }));
    QVERIFY(whole.bench.isIdle());
  }

  void answersComeThrough() {
    Whole whole;
    RawClient client(whole.port());
    client.send(Whole::completion());
    const auto job = whole.desk.job(0);
    QVERIFY(job);
    job->answerWith(aisemble::test::answer("there"));
    const RawAnswer answer = client.receive();
    QCOMPARE(answer.status, 200);
    QVERIFY(answer.body.find("there") != std::string::npos);
  }

  void maintenanceClosesWhatWorks() {
    const Whole whole;
    RawClient client(whole.port());
    QCOMPARE(client
                 .ask("POST /ops/maintenance/mode?enable=true HTTP/1.1\r\nHost: localhost\r\nContent-Length: "
                      "0\r\n\r\n")
                 .status,
             200);
    QCOMPARE(client.ask(Whole::completion()).status, 503);
    QCOMPARE(whole.get("/health").status, 200);
  }

  void stopsWhileWorkIsUnderWay() {
    ApiServerOptions options;
    options.limits.stopGrace = std::chrono::milliseconds(50);
    Whole whole(options);
    RawClient client(whole.port());
    client.send(Whole::completion());
    QVERIFY(whole.desk.job(0));
    whole.server.reset(); // waits for nothing longer than the grace: the request is cancelled
    QCOMPARE(whole.desk.stopped.load(), 1);
    QCOMPARE(client.receive().status, 503);
  }
};

QTEST_GUILESS_MAIN(TestServer)
#include "tst_server.moc"
