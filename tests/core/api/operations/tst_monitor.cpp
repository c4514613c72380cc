// SPDX-License-Identifier: Apache-2.0
#include "core/api/operations/monitor.h"
#include "tests/core/api/operations/operations_fixture.h"

#include <QtTest>

using namespace aisemble;
using namespace aisemble::api;
using namespace aisemble::api::test;
using aisemble::test::eventually;

namespace {

/// Members go in reverse order.
struct Watched : OperationsBench {
  std::atomic<int> fetched{0};
  std::unique_ptr<ServiceWatch> services;
  std::unique_ptr<Monitor> monitor;
  Watched() {
    operations.monitoredHosts = {"example.com"};
    operations.probe = [this](const std::string&, std::chrono::milliseconds) -> Result<void> {
      ++fetched;
      return {};
    };
    services = std::make_unique<ServiceWatch>(operations, orchestrator, models);
    monitor = std::make_unique<Monitor>(MonitorDependencies{clock, logger, metrics, *services, root});
  }
  bool hasAlert(const std::string& name) {
    const Json status = monitor->detailedStatus();
    for (const Json& alert : status["recent_alerts"])
      if (alert["name"] == name) return true;
    return false;
  }
  void finishRequests(int count, Outcome outcome, ErrorCode error = ErrorCode::Internal) {
    for (int i = 0; i < count; ++i) {
      RequestRecord record;
      record.outcome = outcome;
      record.error = error;
      record.finished = clock.now();
      metrics.record(record);
    }
  }
};

} // namespace

class TestMonitor final : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void anUnhealthyServiceRaisesAnAlert();
  void errorRate_data();
  void errorRate();
  void stoppedItJudgesNothing();
  void urlsAreFetchedNowAndThen();
};

void TestMonitor::anUnhealthyServiceRaisesAnAlert() {
  Watched watched;
  watched.models.isThere = false;
  watched.monitor->start();
  watched.monitor->tick();
  watched.clock.advance(std::chrono::seconds(59));
  watched.monitor->tick();
  QVERIFY(!watched.hasAlert("service_unhealthy"));
  watched.clock.advance(std::chrono::seconds(2));
  watched.monitor->tick();
  QVERIFY(watched.hasAlert("service_unhealthy"));
  const auto events = watched.logger.events();
  QCOMPARE(std::count(events.begin(), events.end(), "alert raised"), 1);
}

void TestMonitor::errorRate_data() {
  QTest::addColumn<int>("failures");
  QTest::addColumn<int>("code");
  QTest::addColumn<bool>("raised");
  QTest::newRow("ours") << 6 << int(ErrorCode::Internal) << true;
  QTest::newRow("few") << 4 << int(ErrorCode::Internal) << false;
  QTest::newRow("refused") << 6 << int(ErrorCode::Busy) << true;
  QTest::newRow("clients'") << 50 << int(ErrorCode::InvalidArgument) << false;
}

void TestMonitor::errorRate() {
  QFETCH(int, failures);
  QFETCH(int, code);
  QFETCH(bool, raised);
  Watched watched;
  watched.monitor->start();
  for (int i = 0; i < 2; ++i) {
    watched.finishRequests(100 - failures, Outcome::Success);
    watched.finishRequests(failures, Outcome::Error, ErrorCode(code));
    watched.monitor->tick();
    watched.clock.advance(std::chrono::seconds(299));
  }
  watched.clock.advance(std::chrono::seconds(-290)); // 308 s after the first, 9 s after the second
  watched.monitor->tick();
  QCOMPARE(watched.hasAlert("high_error_rate"), raised);
}

void TestMonitor::stoppedItJudgesNothing() {
  Watched watched;
  watched.models.isThere = false;
  QVERIFY(!watched.monitor->isRunning());
  for (int i = 0; i < 5; ++i) {
    watched.monitor->tick();
    watched.clock.advance(std::chrono::seconds(100));
  }
  QVERIFY(!watched.hasAlert("service_unhealthy"));
  watched.monitor->start();
  QVERIFY(watched.monitor->isRunning());
  watched.monitor->stop();
  QVERIFY(!watched.monitor->isRunning());
}

void TestMonitor::urlsAreFetchedNowAndThen() {
  Watched watched;
  watched.monitor->start();
  QVERIFY(watched.services->add("extra", "http://example.com/health", 8080));
  watched.monitor->servicesChanged();
  QVERIFY(eventually([&] { return watched.fetched == 1; }));
  QVERIFY(eventually([&] { return watched.services->list().back().isHealthy; }));
  watched.clock.advance(std::chrono::seconds(29));
  watched.monitor->tick();
  QCOMPARE(watched.fetched.load(), 1);
  watched.clock.advance(std::chrono::seconds(1));
  QVERIFY(eventually([&] {
    watched.monitor->tick();
    return watched.fetched == 2;
  }));
}

QTEST_GUILESS_MAIN(TestMonitor)
#include "tst_monitor.moc"
