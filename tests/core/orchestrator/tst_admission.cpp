// SPDX-License-Identifier: Apache-2.0
#include "core/orchestrator/admission.h"
#include "core/orchestrator/batcher.h"

#include <QtTest>

using namespace aisemble;
using std::chrono::milliseconds;
using std::chrono::seconds;

class TestAdmission : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void waitingListOrder();
  void waitingListRaiseAndRemove();
  void retryAfter_data();
  void retryAfter();
  void retryAfterFollowsTheTimes();
  void batcherFillsUp();
  void batcherTakesById();
  void batcherRemoves();
};

void TestAdmission::waitingListOrder() {
  WaitingList<int> list;
  list.add(1, 0);
  list.add(2, 7);
  list.add(3, 7);
  list.add(4, -1);
  list.add(5, 0);
  std::vector<int> order;
  while (!list.empty())
    order.push_back(list.takeFirst());
  QCOMPARE(order, (std::vector<int>{2, 3, 1, 5, 4}));
}

void TestAdmission::waitingListRaiseAndRemove() {
  WaitingList<int> list;
  for (int i = 0; i < 4; ++i)
    list.add(i, 5);
  list.raise(3, 6);
  list.raise(0, 1); // lower than it has: nothing changes
  QVERIFY(list.remove(1));
  QVERIFY(!list.remove(1));
  QCOMPARE(list.size(), std::size_t{3});
  QCOMPARE(list.takeFirst(), 3);
  QCOMPARE(list.takeFirst(), 0);
  QCOMPARE(list.takeFirst(), 2);
}

void TestAdmission::retryAfter_data() {
  QTest::addColumn<int>("takenMs");
  QTest::addColumn<int>("ahead");
  QTest::addColumn<int>("slots");
  QTest::addColumn<int>("expectedMs");
  QTest::newRow("unknown") << 0 << 5 << 8 << 1000;
  QTest::newRow("one round at least") << 500 << 1 << 8 << 500;
  QTest::newRow("four rounds") << 500 << 16 << 4 << 2000;
  QTest::newRow("never below") << 1 << 1 << 8 << 100;
  QTest::newRow("never above") << 50000 << 100 << 1 << 60000;
  QTest::newRow("nonsense slots") << 500 << 2 << 0 << 1000;
}

void TestAdmission::retryAfter() {
  QFETCH(int, takenMs);
  QFETCH(int, ahead);
  QFETCH(int, slots);
  QFETCH(int, expectedMs);
  ServiceTimes times;
  if (takenMs > 0) times.add(milliseconds(takenMs));
  QCOMPARE(times.retryAfter(ahead, slots).count(), static_cast<long>(expectedMs));
}

void TestAdmission::retryAfterFollowsTheTimes() {
  ServiceTimes times;
  times.add(seconds(8));
  for (int i = 0; i < 60; ++i)
    times.add(seconds(1));
  const auto estimate = times.retryAfter(1, 1);
  QVERIFY(estimate >= milliseconds(1000) && estimate < milliseconds(1010));
}

void TestAdmission::batcherFillsUp() {
  Batcher<int> batcher;
  const auto first = batcher.add("k", 1, 3);
  QVERIFY(first.opened != 0 && first.full.empty());
  const auto second = batcher.add("k", 2, 3);
  QVERIFY(second.opened == 0 && second.full.empty());
  QVERIFY(batcher.add("other", 9, 3).opened != first.opened);
  QCOMPARE(batcher.add("k", 3, 3).full, (std::vector<int>{1, 2, 3}));
  QVERIFY(batcher.take(first.opened).empty()); // its timer comes too late
  QCOMPARE(batcher.add("", 4, 3).full, (std::vector<int>{4}));
  QCOMPARE(batcher.add("k", 5, 1).full, (std::vector<int>{5}));
  QCOMPARE(batcher.takeAll().size(), std::size_t{1});
  QVERIFY(batcher.empty());
}

void TestAdmission::batcherTakesById() {
  Batcher<int> batcher;
  const auto first = batcher.add("k", 1, 8);
  (void)batcher.add("k", 2, 8);
  QCOMPARE(batcher.take(first.opened), (std::vector<int>{1, 2}));
  const auto next = batcher.add("k", 3, 8);
  QVERIFY(next.opened != 0 && next.opened != first.opened);
}

void TestAdmission::batcherRemoves() {
  Batcher<int> batcher;
  const auto first = batcher.add("k", 1, 8);
  (void)batcher.add("k", 2, 8);
  QVERIFY(batcher.remove(1));
  QVERIFY(!batcher.remove(1));
  QCOMPARE(batcher.take(first.opened), (std::vector<int>{2}));
  (void)batcher.add("k", 3, 8);
  QVERIFY(batcher.remove(3));
  QVERIFY(batcher.empty());
}

QTEST_APPLESS_MAIN(TestAdmission)
#include "tst_admission.moc"
