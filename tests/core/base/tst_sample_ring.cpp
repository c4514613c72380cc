// SPDX-License-Identifier: Apache-2.0
#include "core/base/sample_ring.h"

#include <QtTest>

#include <thread>

using namespace aisemble;

class TestSampleRing : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void keepsTheNewest_data();
  void keepsTheNewest();
  void capacityOfZeroHoldsOne();
  void producersAndReader();
};

void TestSampleRing::keepsTheNewest_data() {
  QTest::addColumn<int>("pushed");
  QTest::addColumn<int>("kept");
  QTest::newRow("none") << 0 << 0;
  QTest::newRow("some") << 3 << 3;
  QTest::newRow("exactly full") << 5 << 5;
  QTest::newRow("one over") << 6 << 5;
  QTest::newRow("several rounds") << 23 << 5;
}

void TestSampleRing::keepsTheNewest() {
  QFETCH(int, pushed);
  QFETCH(int, kept);
  SampleRing<int> ring(5);
  for (int i = 0; i < pushed; ++i)
    ring.push(i);
  const auto snapshot = ring.snapshot();
  QCOMPARE(static_cast<int>(snapshot.samples.size()), kept);
  for (int i = 0; i < kept; ++i)
    QCOMPARE(snapshot.samples[static_cast<std::size_t>(i)], pushed - kept + i);
  QCOMPARE(static_cast<int>(snapshot.dropped), pushed - kept);
}

void TestSampleRing::capacityOfZeroHoldsOne() {
  SampleRing<int> ring(0);
  ring.push(1);
  ring.push(2);
  QCOMPARE(ring.snapshot().samples, std::vector<int>{2});
}

void TestSampleRing::producersAndReader() {
  SampleRing<int> ring(64);
  std::vector<std::jthread> producers;
  for (int p = 0; p < 3; ++p)
    producers.emplace_back([&] {
      for (int i = 0; i < 2000; ++i)
        ring.push(i);
    });
  for (int i = 0; i < 100; ++i) {
    const auto snapshot = ring.snapshot();
    QVERIFY(snapshot.samples.size() <= 64);
  }
  producers.clear();
  const auto last = ring.snapshot();
  QCOMPARE(last.samples.size() + last.dropped, std::uint64_t{6000});
}

QTEST_APPLESS_MAIN(TestSampleRing)
#include "tst_sample_ring.moc"
