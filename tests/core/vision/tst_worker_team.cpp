// SPDX-License-Identifier: Apache-2.0
#include "core/vision/worker_team.h"

#include <QTest>

#include <atomic>
#include <latch>
#include <stdexcept>

using namespace aisemble;
using namespace aisemble::vision;

class TestWorkerTeam : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void doesEveryPieceOnce_data() {
    QTest::addColumn<int>("threads");
    QTest::addColumn<int>("count");
    for (const int threads : {1, 2, 4})
      for (const int count : {0, 1, 2, 100})
        QTest::addRow("%d threads, %d pieces", threads, count) << threads << count;
  }
  void doesEveryPieceOnce() {
    QFETCH(int, threads);
    QFETCH(int, count);
    ThreadBudget budget(threads);
    WorkerTeam team(budget);
    const ThreadBudget::Lease own = budget.acquire(1);
    for (int round = 0; round < 20; ++round) {
      std::vector<std::atomic<int>> done(static_cast<std::size_t>(count));
      team.run(count, [&](int i) { ++done[static_cast<std::size_t>(i)]; });
      for (const std::atomic<int>& times : done)
        QCOMPARE(times.load(), 1);
    }
    QVERIFY(budget.highWater() <= threads);
    QCOMPARE(budget.inUse(), 1);
  }

  void takesSpareThreads() {
    ThreadBudget budget(2);
    WorkerTeam team(budget);
    const ThreadBudget::Lease own = budget.acquire(1);
    std::latch both(2); // ends only when two threads are at it
    team.run(2, [&](int) { both.arrive_and_wait(); });
    QCOMPARE(budget.highWater(), 2);
  }

  void waitsForNobody() {
    ThreadBudget budget(2);
    WorkerTeam team(budget);
    const ThreadBudget::Lease all = budget.acquire(2);
    QCOMPARE(all.threads(), 2);
    std::atomic<int> done = 0;
    team.run(10, [&](int) { ++done; }); // nothing to spare: all on this thread
    QCOMPARE(done.load(), 10);
    QCOMPARE(budget.highWater(), 2);
  }

  void splitsByWhatIsThere() {
    ThreadBudget budget(3);
    WorkerTeam team(budget);
    const ThreadBudget::Lease own = budget.acquire(1);
    const auto partsOf = [&](int most) {
      std::atomic<int> seen = 0;
      std::atomic<int> calls = 0;
      team.runSplit(most, [&](int, int parts) {
        seen = parts;
        ++calls;
      });
      return std::pair(seen.load(), calls.load());
    };
    QCOMPARE(partsOf(1), std::pair(1, 1));
    QCOMPARE(partsOf(2), std::pair(2, 2));
    QCOMPARE(partsOf(8), std::pair(3, 3));
    const ThreadBudget::Lease rest = budget.acquire(2);
    QCOMPARE(partsOf(8), std::pair(1, 1));
  }

  void runsInnerCallsAlone() {
    ThreadBudget budget(4);
    WorkerTeam team(budget);
    const ThreadBudget::Lease own = budget.acquire(1);
    std::atomic<int> done = 0;
    team.run(4, [&](int) { team.run(5, [&](int) { ++done; }); });
    QCOMPARE(done.load(), 20);
    QVERIFY(budget.highWater() <= 4);
  }

  void handsExceptionsOn() {
    for (const int threads : {1, 4}) {
      ThreadBudget budget(threads);
      WorkerTeam team(budget);
      const auto work = [](int i) {
        if (i == 3) throw std::runtime_error("three");
      };
      QVERIFY_THROWS_EXCEPTION(std::runtime_error, team.run(8, work));
      std::atomic<int> done = 0;
      team.run(8, [&](int) { ++done; }); // and works on
      QCOMPARE(done.load(), 8);
    }
  }

  void servesManyAtOnce() {
    ThreadBudget budget(4);
    WorkerTeam team(budget);
    std::atomic<int> done = 0;
    {
      std::vector<std::jthread> callers;
      for (int i = 0; i < 4; ++i)
        callers.emplace_back([&] {
          for (int round = 0; round < 50; ++round) {
            const ThreadBudget::Lease own = budget.acquire(1);
            team.run(7, [&](int) { ++done; });
          }
        });
    }
    QCOMPARE(done.load(), 4 * 50 * 7);
    QVERIFY(budget.highWater() <= 4);
    QCOMPARE(budget.inUse(), 0);
  }
};

QTEST_APPLESS_MAIN(TestWorkerTeam)
#include "tst_worker_team.moc"
