// SPDX-License-Identifier: Apache-2.0
#include "core/base/system_sampler.h"

#include <QtTest>

#include <fstream>

using namespace aisemble;

namespace {

class TestClock final : public Clock {
 public:
  MonotonicTime now() const override { return m_now; }
  WallTime wallNow() const override { return WallTime(std::chrono::seconds(1'700'000'000)); }
  void advance(std::chrono::milliseconds by) { m_now += by; }

 private:
  MonotonicTime m_now{std::chrono::seconds(1)};
};

void writeTo(const std::filesystem::path& path, const char* text) {
  std::filesystem::create_directories(path.parent_path());
  std::ofstream(path) << text;
}

} // namespace

class TestSystemSampler final : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void figures();
  void sharedMeasuresOnceASecond();
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

void TestSystemSampler::sharedMeasuresOnceASecond() {
  QTemporaryDir folder;
  const std::filesystem::path proc = folder.path().toStdString();
  TestClock clock;
  writeTo(proc / "stat", "cpu  100 0 0 300 0 0 0 0\n");
  SharedSystemSampler sampler(proc, clock, proc);
  QCOMPARE(sampler.sample().cpuPercent, 25.0);
  writeTo(proc / "stat", "cpu  200 0 0 300 0 0 0 0\n");
  clock.advance(std::chrono::milliseconds(999));
  QCOMPARE(sampler.sample().cpuPercent, 25.0);
  clock.advance(std::chrono::milliseconds(1));
  QCOMPARE(sampler.sample().cpuPercent, 100.0);
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
