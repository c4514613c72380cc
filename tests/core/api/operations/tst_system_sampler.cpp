// SPDX-License-Identifier: Apache-2.0
#include "core/api/operations/system_sampler.h"
#include "tests/core/api/operations/operations_fixture.h"

#include <QtTest>

using namespace aisemble;
using namespace aisemble::api;
using namespace aisemble::api::test;

class TestSystemSampler final : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void figures();
  void missingFiles();
  void thisMachine();
};

void TestSystemSampler::figures() {
  QTemporaryDir folder;
  const std::filesystem::path proc = folder.path().toStdString();
  TestClock clock;
  writeTo(proc / "stat", "cpu  100 0 100 700 100 0 0 0 50 0\ncpu0 1 2 3 4\n");
  writeTo(proc / "meminfo", "MemTotal:       1000 kB\nMemFree:  1 kB\nMemAvailable:    250 kB\nHugePages_Total: 0\n");
  writeTo(proc / "net" / "dev", "Inter-|   Receive  |  Transmit\n face |bytes    packets\n"
                                "    lo:   10 1 0 0 0 0 0 0    20 1 0 0 0 0 0 0\n"
                                "  eth0:1000 5 0 0 0 0 0 0 3000 5 0 0 0 0 0 0\n");
  for (const char* name : {"1", "27", "self", "12x"})
    std::filesystem::create_directories(proc / name);
  SystemSampler sampler(proc / "not" / "there", clock, proc);
  SystemSample sample = sampler.take();
  QCOMPARE(sample.taken, clock.wallNow());
  QCOMPARE(sample.cpuPercent, 20.0);
  QCOMPARE(sample.memoryPercent, 75.0);
  QCOMPARE(sample.memoryTotalBytes, std::uint64_t{1'024'000});
  QCOMPARE(sample.memoryAvailableBytes, std::uint64_t{256'000});
  QCOMPARE(sample.networkReceivedBytes, std::uint64_t{1010});
  QCOMPARE(sample.networkSentBytes, std::uint64_t{3020});
  QCOMPARE(sample.processes, 2);
  QVERIFY(sample.diskTotalBytes > 0);
  QVERIFY(sample.diskPercent > 0 && sample.diskPercent <= 100);

  writeTo(proc / "stat", "cpu  175 0 100 725 100 0 0 0\n"); // 75 of 100 since
  QCOMPARE(sampler.take().cpuPercent, 75.0);
  writeTo(proc / "stat", "cpu  176 0 100 725 100 0 0 0\n"); // too short a time to tell
  QCOMPARE(sampler.take().cpuPercent, 75.0);
}

void TestSystemSampler::missingFiles() {
  TestClock clock;
  SystemSampler sampler("", clock, "/nonexistent");
  const SystemSample sample = sampler.take();
  QCOMPARE(sample.cpuPercent, 0.0);
  QCOMPARE(sample.memoryTotalBytes, std::uint64_t{0});
  QCOMPARE(sample.processes, 0);
}

void TestSystemSampler::thisMachine() {
  const SystemClock clock;
  SystemSampler sampler("/", clock);
  const SystemSample sample = sampler.take();
  QVERIFY(sample.memoryTotalBytes > sample.memoryAvailableBytes);
  QVERIFY(sample.cpuPercent >= 0 && sample.cpuPercent <= 100);
  QVERIFY(sample.processes >= 1);
}

QTEST_GUILESS_MAIN(TestSystemSampler)
#include "tst_system_sampler.moc"
