// SPDX-License-Identifier: Apache-2.0
#include "core/llm/model/thread_team.h"

#include <QTest>

#include <atomic>
#include <vector>

using namespace aisemble::llm;

class TestThreadTeam : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void coversEveryItemOnce() {
    ThreadTeam team;
    for (const int threads : {1, 2, 3, 2, 4, 1}) {
      team.setThreads(threads);
      for (const std::size_t count : {0UL, 1UL, 2UL, 5UL, 1000UL}) {
        std::vector<int> touched(count, 0);
        std::atomic<unsigned> parts{0};
        team.split(count, 1, [&](std::size_t begin, std::size_t end, std::size_t part) {
          parts.fetch_or(1U << part);
          for (std::size_t i = begin; i < end; ++i)
            ++touched[i];
        });
        QCOMPARE(touched, std::vector<int>(count, 1));
        QVERIFY(parts.load() < (1U << static_cast<unsigned>(threads)));
      }
    }
  }

  void keepsSmallWorkTogether() {
    ThreadTeam team;
    team.setThreads(4);
    std::atomic<int> calls{0};
    team.split(15, 10, [&](std::size_t, std::size_t) { ++calls; });
    QCOMPARE(calls.load(), 1);
    team.split(25, 10, [&](std::size_t, std::size_t) { ++calls; });
    QCOMPARE(calls.load(), 3);
  }

  void survivesManyRounds() {
    ThreadTeam team;
    team.setThreads(3);
    std::vector<std::size_t> sums(3, 0);
    for (int round = 0; round < 20000; ++round)
      team.split(3, 1, [&](std::size_t begin, std::size_t end, std::size_t part) { sums[part] += end - begin; });
    QCOMPARE(sums, std::vector<std::size_t>(3, 20000));
  }
};

QTEST_APPLESS_MAIN(TestThreadTeam)
#include "tst_thread_team.moc"
