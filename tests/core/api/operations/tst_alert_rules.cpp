// SPDX-License-Identifier: Apache-2.0
#include "core/api/operations/alert_rules.h"

#include <QtTest>

using namespace aisemble;
using namespace aisemble::api;

namespace {

struct Run {
  AlertRules rules;
  MonotonicTime now{};
  std::vector<Alert> at(std::chrono::seconds time, const Figures& figures) {
    return rules.evaluate(figures, now + time, Stamp(time));
  }
};

Figures withCpu(double percent) {
  Figures out;
  out.cpuPercent = percent;
  return out;
}

} // namespace

class TestAlertRules final : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void thresholds_data();
  void thresholds();
  void aDipStartsAgain();
  void raisedOnceUntilItFell();
  void anEndToMemory();
  void stoppedTimeDoesNotCount();
};

void TestAlertRules::thresholds_data() {
  QTest::addColumn<double>("cpu");
  QTest::addColumn<double>("memory");
  QTest::addColumn<double>("disk");
  QTest::addColumn<int>("unhealthy");
  QTest::addColumn<double>("errors");
  QTest::addColumn<int>("duration");
  QTest::addColumn<QString>("name");
  QTest::newRow("cpu") << 81.0 << 0.0 << 0.0 << 0 << 0.0 << 300 << "high_cpu_usage";
  QTest::newRow("cpu at the threshold") << 80.0 << 0.0 << 0.0 << 0 << 0.0 << 0 << "";
  QTest::newRow("critical cpu") << 95.1 << 0.0 << 0.0 << 0 << 0.0 << 60 << "critical_cpu_usage";
  QTest::newRow("memory") << 0.0 << 86.0 << 0.0 << 0 << 0.0 << 300 << "high_memory_usage";
  QTest::newRow("critical memory") << 0.0 << 96.0 << 0.0 << 0 << 0.0 << 60 << "critical_memory_usage";
  QTest::newRow("disk") << 0.0 << 0.0 << 81.0 << 0 << 0.0 << 600 << "high_disk_usage";
  QTest::newRow("critical disk") << 0.0 << 0.0 << 91.0 << 0 << 0.0 << 300 << "critical_disk_usage";
  QTest::newRow("service") << 0.0 << 0.0 << 0.0 << 1 << 0.0 << 60 << "service_unhealthy";
  QTest::newRow("errors") << 0.0 << 0.0 << 0.0 << 0 << 5.1 << 300 << "high_error_rate";
}

void TestAlertRules::thresholds() {
  QFETCH(double, cpu);
  QFETCH(double, memory);
  QFETCH(double, disk);
  QFETCH(int, unhealthy);
  QFETCH(double, errors);
  QFETCH(int, duration);
  QFETCH(QString, name);
  const Figures figures{cpu, memory, disk, unhealthy, errors};
  Run run;
  QVERIFY(run.at(std::chrono::seconds(0), figures).empty());
  if (name.isEmpty()) {
    QVERIFY(run.at(std::chrono::seconds(100'000), figures).empty());
    return;
  }
  QVERIFY(run.at(std::chrono::seconds(duration - 1), figures).empty());
  const auto raised = run.at(std::chrono::seconds(duration), figures);
  QCOMPARE(raised.size(), std::size_t{1});
  QCOMPARE(QString::fromStdString(raised[0].name), name);
  QCOMPARE(raised[0].raised, Stamp(std::chrono::seconds(duration)));
}

void TestAlertRules::aDipStartsAgain() {
  Run run;
  QVERIFY(run.at(std::chrono::seconds(0), withCpu(90)).empty());
  QVERIFY(run.at(std::chrono::seconds(299), withCpu(10)).empty());
  QVERIFY(run.at(std::chrono::seconds(300), withCpu(90)).empty());
  QVERIFY(run.at(std::chrono::seconds(599), withCpu(90)).empty());
  QCOMPARE(run.at(std::chrono::seconds(600), withCpu(90)).size(), std::size_t{1});
}

void TestAlertRules::raisedOnceUntilItFell() {
  Run run;
  (void)run.at(std::chrono::seconds(0), withCpu(90));
  QCOMPARE(run.at(std::chrono::seconds(300), withCpu(90)).size(), std::size_t{1});
  QVERIFY(run.at(std::chrono::seconds(5000), withCpu(90)).empty());
  (void)run.at(std::chrono::seconds(5001), withCpu(10));
  (void)run.at(std::chrono::seconds(5002), withCpu(90));
  QCOMPARE(run.at(std::chrono::seconds(5302), withCpu(90)).size(), std::size_t{1});
}

void TestAlertRules::anEndToMemory() {
  Run run;
  for (int i = 0; i < 300; ++i) {
    (void)run.at(std::chrono::seconds(1000 * i), withCpu(90));
    QCOMPARE(run.at(std::chrono::seconds(1000 * i + 300), withCpu(90)).size(), std::size_t{1});
    (void)run.at(std::chrono::seconds(1000 * i + 301), withCpu(0));
  }
  QCOMPARE(run.rules.raised().size(), AlertRules::kKept);
  QCOMPARE(run.rules.raised().back().raised, Stamp(std::chrono::seconds(299'300)));
}

void TestAlertRules::stoppedTimeDoesNotCount() {
  Run run;
  (void)run.at(std::chrono::seconds(0), withCpu(90));
  run.rules.forgetDurations();
  QVERIFY(run.at(std::chrono::seconds(1000), withCpu(90)).empty());
}

QTEST_GUILESS_MAIN(TestAlertRules)
#include "tst_alert_rules.moc"
