// SPDX-License-Identifier: Apache-2.0
// Status, monitoring, logs, health and maintenance as their clients see them.
#include "tests/core/api/operations/operations_fixture.h"

#include <QtTest>

using namespace aisemble;
using namespace aisemble::api;
using namespace aisemble::api::test;

class TestOperationsRoutes final : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void status();
  void statusIsMeasuredOnceASecond();
  void statusShowsAnUnhealthyService();
  void healthNamesWhatIsWrong();
  void monitoring();
  void searches();
  void badSearches_data();
  void badSearches();
  void exports();
  void statistics();
  void audit();
  void cleanup();
  void health();
  void maintenance();
  void withoutALog();
};

void TestOperationsRoutes::status() {
  OperationsBench bench;
  bench.start();
  const auto answer = bench.get("/ops/status");
  QCOMPARE(answer.status, 200);
  QCOMPARE(QString::fromStdString(answer.body["timestamp"]), "2025-11-24T16:00:00.000+00:00");
  QCOMPARE(QString::fromStdString(answer.body["overall_status"]), "healthy");
  QCOMPARE(answer.body["services"], Json({{"total", 5}, {"healthy", 5}, {"unhealthy", 0}}));
  QVERIFY(answer.body["recent_alerts"].empty());
  for (const char* name : {"cpu_usage", "memory_usage", "memory_total", "memory_available", "disk_usage", "disk_total",
                           "disk_free", "network_bytes_sent", "network_bytes_recv", "process_count"})
    QVERIFY2(answer.body["system_metrics"][name].is_number(), name);
  QVERIFY(answer.body["system_metrics"]["memory_total"] > 0);
}

void TestOperationsRoutes::statusIsMeasuredOnceASecond() {
  OperationsBench bench;
  bench.start();
  const auto first = bench.get("/ops/status");
  bench.clock.advance(std::chrono::milliseconds(900));
  const auto exchange = FakeExchange::call(*bench.router, "GET", "/ops/status");
  QVERIFY(exchange->isEnded()); // on the caller's thread, without waiting
  QCOMPARE(parsed(exchange->response().body)["timestamp"], first.body["timestamp"]);
  bench.clock.advance(std::chrono::milliseconds(200));
  QVERIFY(bench.get("/ops/status").body["timestamp"] != first.body["timestamp"]);
}

void TestOperationsRoutes::statusShowsAnUnhealthyService() {
  OperationsBench bench;
  bench.models.isThere = false;
  bench.start();
  const auto answer = bench.get("/ops/status");
  QCOMPARE(QString::fromStdString(answer.body["overall_status"]), "degraded");
  QCOMPARE(answer.body["services"], Json({{"total", 5}, {"healthy", 4}, {"unhealthy", 1}}));
}

void TestOperationsRoutes::healthNamesWhatIsWrong() {
  OperationsBench bench;
  bench.models.isThere = false;
  bench.start();
  const auto answer = bench.get("/ops/health/comprehensive");
  QCOMPARE(QString::fromStdString(answer.body["overall_health"]), "degraded");
  QCOMPARE(QString::fromStdString(answer.body["issues"][0]), "Service llm is unhealthy: There is no model.");
}

void TestOperationsRoutes::monitoring() {
  OperationsBench bench;
  bench.start();
  QCOMPARE(bench.post("/ops/monitoring/stop").body, Json({{"status", "success"}, {"message", "Monitoring stopped"}}));
  QCOMPARE(bench.post("/ops/monitoring/start").body, Json({{"status", "success"}, {"message", "Monitoring started"}}));
  QCOMPARE(bench.post("/ops/monitoring/start").status, 200);
  QCOMPARE(bench.post("/ops/monitoring/services?name=extra").status, 422);
  const auto refused = bench.post("/ops/monitoring/services?name=extra&url=http://example.com/");
  QCOMPARE(refused.status, 403);
  QVERIFY(detailOf(refused).find("example.com") != std::string::npos);
  QCOMPARE(bench.post("/ops/monitoring/services?name=extra&url=nonsense").status, 400);
  QCOMPARE(bench.post("/ops/monitoring/services?name=extra&url=http://127.0.0.1:8081/health").status, 200);
  QCOMPARE(bench.get("/ops/status").body["services"], Json({{"total", 6}, {"healthy", 6}, {"unhealthy", 0}}));
  QCOMPARE(bench.call("DELETE", "/ops/monitoring/services/extra").status, 200);
  const auto again = bench.call("DELETE", "/ops/monitoring/services/extra");
  QCOMPARE(again.status, 404);
  QCOMPARE(again.body, Json({{"detail", "Service not found"}}));
  QCOMPARE(bench.get("/ops/status").body["services"]["total"], Json(5));
}

void TestOperationsRoutes::searches() {
  OperationsBench bench;
  int flushes = 0;
  bench.operations.flushLog = [&] { ++flushes; };
  bench.writeLog(
      R"({"timestamp":"2025-11-24T15:00:00.000Z","level":"warning","category":"api","event":"model_not_found"})"
      "\n");
  bench.start();
  (void)bench.post("/ops/logs/audit", R"({"action":"login","user_id":"u1","resource":"r","details":{"a":1}})");
  auto answer = bench.post("/ops/logs/search", R"({"limit": 5})");
  QCOMPARE(answer.status, 200);
  QCOMPARE(answer.body["total_found"], Json(2));
  QCOMPARE(answer.body["logs"][1], Json({{"timestamp", "2025-11-24T16:00:00.000+00:00"},
                                         {"action", "login"},
                                         {"user_id", "u1"},
                                         {"resource", "r"},
                                         {"success", true},
                                         {"details", {{"a", 1}}},
                                         {"service", "audit"}}));
  QCOMPARE(answer.body["search_params"], Json({{"start_time", nullptr},
                                               {"end_time", nullptr},
                                               {"level", nullptr},
                                               {"service", nullptr},
                                               {"message_contains", nullptr},
                                               {"trace_id", nullptr},
                                               {"limit", 5}}));
  answer = bench.post("/ops/logs/search", R"({"level": "WARNING", "start_time": "2020-01-01T00:00:00"})");
  QCOMPARE(answer.body["logs"][0]["event"], Json("model_not_found"));
  QCOMPARE(answer.body["search_params"]["limit"], Json(100));
  QCOMPARE(flushes, 2);
}

void TestOperationsRoutes::badSearches_data() {
  QTest::addColumn<QByteArray>("body");
  QTest::addColumn<int>("status");
  QTest::newRow("nothing") << QByteArray() << 422;
  QTest::newRow("list") << QByteArray("[]") << 422;
  QTest::newRow("bad time") << QByteArray(R"({"start_time":"yesterday"})") << 400;
  QTest::newRow("bad end") << QByteArray(R"({"end_time":"2025-02-30"})") << 400;
  QTest::newRow("number as time") << QByteArray(R"({"start_time":7})") << 422;
  QTest::newRow("negative limit") << QByteArray(R"({"limit":-1})") << 422;
  QTest::newRow("huge limit") << QByteArray(R"({"limit":10001})") << 422;
  QTest::newRow("text limit") << QByteArray(R"({"limit":"ten"})") << 422;
  QTest::newRow("null limit") << QByteArray(R"({"limit":null})") << 422;
  QTest::newRow("all null") << QByteArray(R"({"level":null,"service":null,"trace_id":null,"end_time":null})") << 200;
}

void TestOperationsRoutes::badSearches() {
  QFETCH(QByteArray, body);
  QFETCH(int, status);
  OperationsBench bench;
  bench.start();
  QCOMPARE(bench.post("/ops/logs/search", body.toStdString()).status, status);
  QCOMPARE(bench.post("/ops/logs/export", body.toStdString()).status, status);
}

void TestOperationsRoutes::exports() {
  OperationsBench bench;
  bench.writeLog(R"({"event":"=cmd","n":1})");
  bench.start();
  const auto json = bench.post("/ops/logs/export", R"({"limit":1})");
  QCOMPARE(json.body, Json({{"format", "json"},
                            {"data", "[\n  {\n    \"event\": \"=cmd\",\n    \"n\": 1\n  }\n]"},
                            {"export_time", "2025-11-24T16:00:00.000+00:00"}}));
  QCOMPARE(bench.post("/ops/logs/export?format=csv", "{}").body["data"], Json("event,n\r\n\"'=cmd\",1\r\n"));
  QCOMPARE(bench.post("/ops/logs/export?format=xml", "{}").status, 400);
}

void TestOperationsRoutes::statistics() {
  OperationsBench bench;
  bench.writeLog(R"({"timestamp":"2025-11-24T15:30:00.000Z","level":"error","category":"api","event":"boom"})"
                 "\n"
                 R"({"timestamp":"2025-11-24T14:30:00.000Z","level":"info","category":"api","event":"ok"})");
  bench.start();
  const auto hour = bench.get("/ops/logs/stats?hours=1");
  QCOMPARE(hour.body,
           Json({{"period",
                  {{"start", "2025-11-24T15:00:00.000+00:00"}, {"end", "2025-11-24T16:00:00.000+00:00"}, {"hours", 1}}},
                 {"total_entries", 1},
                 {"level_distribution", {{"ERROR", 1}}},
                 {"service_distribution", {{"api", 1}}},
                 {"hourly_distribution", {{"2025-11-24T15:00:00+00:00", 1}}},
                 {"error_rate", 100.0},
                 {"top_errors", Json::array({{{"message", "boom"}, {"count", 1}}})}}));
  QCOMPARE(bench.get("/ops/logs/stats").body["error_rate"], Json(50.0));
  for (const char* bad : {"0", "-1", "1e9", "x", "99999999999"})
    QCOMPARE(bench.get(std::string("/ops/logs/stats?hours=") + bad).status, 422);
}

void TestOperationsRoutes::audit() {
  OperationsBench bench;
  bench.start();
  const auto answer = bench.post("/ops/logs/audit", R"({"action":"login","user_id":"u1","resource":"r","details":{}})");
  QCOMPARE(answer.body, Json({{"status", "success"}, {"message", "Audit log created"}}));
  const auto invalid = bench.post("/ops/logs/audit", R"({"action":"login"})");
  QCOMPARE(invalid.status, 422);
  QCOMPARE(invalid.body["detail"].size(), std::size_t{3});
  QCOMPARE(invalid.body["detail"][2]["loc"], Json({"body", "details"}));
  QVERIFY(contentOf(bench.root / "state" / "aisemble-audit.log").find("\"login\"") != std::string::npos);
  std::filesystem::remove_all(bench.root / "state");
  QCOMPARE(bench.post("/ops/logs/audit", R"({"action":"a","user_id":"u","resource":"r","details":{}})").status, 500);
}

void TestOperationsRoutes::cleanup() {
  OperationsBench bench;
  bench.writeLog("x", "aisemble.1.log");
  bench.start();
  bench.clock.advance(std::chrono::hours(24 * 366 * 100)); // the file's own time is the machine's
  const auto answer = bench.post("/ops/logs/cleanup");
  QCOMPARE(answer.status, 200);
  QCOMPARE(answer.body["deleted_files"], Json::array({"aisemble.1.log"}));
  QCOMPARE(bench.post("/ops/logs/cleanup").body["deleted_files"], Json::array());
}

void TestOperationsRoutes::health() {
  OperationsBench bench;
  bench.start();
  const auto answer = bench.get("/ops/health/comprehensive");
  QCOMPARE(answer.status, 200);
  QCOMPARE(answer.body["system_status"]["services_detail"]["llm"]["status"], Json("healthy"));
  QCOMPARE(answer.body["log_stats"]["period"]["hours"], Json(1));
  QVERIFY(answer.body["issues"].is_array());
  bench.maintenance.set(true);
  const auto closed = bench.get("/ops/health/comprehensive");
  QCOMPARE(closed.body["overall_health"], Json("degraded"));
  QCOMPARE(closed.body["issues"].back(), Json("Maintenance mode is on"));
}

void TestOperationsRoutes::maintenance() {
  OperationsBench bench;
  int served = 0;
  for (const char* pattern : {"/ai/llm/completion", "/v1/chat/completions", "/data/process", "/completion", "/jobs"})
    bench.router->add("POST", pattern, [&](const ExchangePtr& exchange) {
      ++served;
      exchange->respond({});
    });
  bench.router->add("GET", "/health", [](const ExchangePtr& exchange) { exchange->respond({}); });
  bench.maintenance.guard(*bench.router);
  bench.start();
  QCOMPARE(bench.post("/ai/llm/completion").status, 200);
  QCOMPARE(bench.post("/ops/maintenance/mode").status, 422);
  QCOMPARE(bench.post("/ops/maintenance/mode?enable=perhaps").status, 422);
  const auto on = bench.post("/ops/maintenance/mode?enable=true");
  QCOMPARE(on.body, Json({{"status", "success"},
                          {"message", "Maintenance mode enabled"},
                          {"maintenance_mode", true},
                          {"timestamp", "2025-11-24T16:00:00.000+00:00"}}));
  served = 0;
  for (const char* path : {"/ai/llm/completion", "/v1/chat/completions", "/data/process", "/completion"}) {
    const auto exchange = FakeExchange::call(*bench.router, "POST", path);
    QCOMPARE(exchange->response().status, 503);
    QCOMPARE(exchange->response().headers.at(0).name, std::string("Retry-After"));
    QVERIFY(exchange->response().body.find("maintenance") != std::string::npos);
  }
  QCOMPARE(parsed(FakeExchange::call(*bench.router, "POST", "/v1/chat/completions")->response().body)["error"]["type"],
           Json("unavailable_error")); // as that protocol's clients read it
  QCOMPARE(served, 0);
  QCOMPARE(bench.post("/jobs").status, 200);
  QCOMPARE(bench.get("/health").status, 200);
  QCOMPARE(bench.get("/ops/status").status, 200);
  QCOMPARE(bench.post("/ops/maintenance/mode?enable=off").body["maintenance_mode"], Json(false));
  QCOMPARE(bench.post("/ai/llm/completion").status, 200);

  OperationsBench without;
  without.operations.maintenance = nullptr;
  without.start();
  QCOMPARE(without.post("/ops/maintenance/mode?enable=true").status, 503);
}

void TestOperationsRoutes::withoutALog() {
  OperationsBench bench;
  bench.operations.logFile.clear();
  bench.start();
  QCOMPARE(bench.post("/ops/logs/search", "{}").status, 404);
  QCOMPARE(bench.get("/ops/status").status, 200);
  QCOMPARE(bench.get("/ops/health/comprehensive").body["log_stats"], Json(nullptr));
}

QTEST_GUILESS_MAIN(TestOperationsRoutes)
#include "tst_operations_routes.moc"
