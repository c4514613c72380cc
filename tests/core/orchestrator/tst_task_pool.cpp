// SPDX-License-Identifier: Apache-2.0
#include "core/orchestrator/task_pool.h"
#include "fakes.h"

using namespace aisemble;
using namespace aisemble::test;

class TestTaskPool : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void readyThreadsAreThereBeforeTheWork(); // first: no thread of another pool is about to end
  void priorityThenOrder();
  void destructorRunsWhatIsQueued();
  void neverMoreThreadsThanTold();
};

void TestTaskPool::priorityThenOrder() {
  Gate gate;
  std::vector<int> order; // one thread: no lock needed between tasks, but the pool hands over with its own
  {
    TaskPool pool(1);
    pool.run([&] { gate.pass(); });
    QVERIFY(gate.waitForArrivals(1));
    for (const auto& [value, priority] : std::vector<std::pair<int, int>>{{1, 0}, {2, 3}, {3, 0}, {4, -2}, {5, 3}})
      pool.run([&order, v = value] { order.push_back(v); }, priority);
    gate.open();
  }
  QCOMPARE(order, (std::vector<int>{2, 5, 1, 3, 4}));
}

void TestTaskPool::destructorRunsWhatIsQueued() {
  std::atomic<int> done{0};
  {
    TaskPool pool(2);
    for (int i = 0; i < 100; ++i)
      pool.run([&] { ++done; });
  }
  QCOMPARE(done.load(), 100);
}

void TestTaskPool::neverMoreThreadsThanTold() {
  std::atomic<int> now{0};
  std::atomic<bool> tooMany{false};
  {
    TaskPool pool(3);
    for (int i = 0; i < 200; ++i)
      pool.run([&] {
        if (++now > 3) tooMany = true;
        std::this_thread::yield();
        --now;
      });
  }
  QVERIFY(!tooMany);
}

void TestTaskPool::readyThreadsAreThereBeforeTheWork() {
  const auto threads = [] { return QDir(QStringLiteral("/proc/self/task")).count(); };
  const auto before = threads();
  TaskPool pool(3, TaskPool::Threads::Ready);
  QCOMPARE(threads(), before + 3);
  Gate gate;
  for (int i = 0; i < 3; ++i)
    pool.run([&] { gate.pass(); });
  QVERIFY(gate.waitForArrivals(3)); // each on a thread of its own
  QCOMPARE(threads(), before + 3);
  gate.open();
}

QTEST_APPLESS_MAIN(TestTaskPool)
#include "tst_task_pool.moc"
