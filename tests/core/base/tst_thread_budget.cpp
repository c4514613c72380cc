// SPDX-License-Identifier: Apache-2.0
#include "core/base/thread_budget.h"
#include "tests/core/eventually.h"

#include <QtTest>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <functional>
#include <mutex>
#include <thread>
#include <utility>
#include <vector>

#ifdef __linux__
#include <sys/resource.h>
#include <unistd.h>
#endif

using namespace aisemble;
using aisemble::test::eventually;

namespace {

/// In what order six are served who came one after the other while the one thread was taken.
std::vector<int> orderOfSix(ThreadBudget& budget, const std::function<ThreadBudget::Lease(int)>& acquire) {
  auto held = budget.acquire(1);
  std::mutex mutex;
  std::vector<int> order;
  std::vector<std::jthread> waiters;
  bool haveCome = true;
  for (int i = 0; i < 6; ++i) {
    waiters.emplace_back([&, i] {
      const auto lease = acquire(i);
      const std::scoped_lock lock(mutex);
      order.push_back(i);
    });
    haveCome = haveCome && eventually([&] { return budget.waiting() == i + 1; });
  }
  held.release();
  waiters.clear();
  return haveCome ? order : std::vector<int>{};
}

} // namespace

class TestThreadBudget : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void takesUpToWhatIsFree();
  void clampsNonsense();
  void leasesMove();
  void stopEndsTheWait();
  void stoppedWaiterMakesRoom();
  void firstComeFirstServed();
  void backgroundWorkGoesLast();
  void isWantedTellsWhoIsFirst();
  void resizes();
  void neverExceeded();
  void whatComputesGoesBehind();
};

#ifdef __linux__
/// The nice value of a thread that takes a lease, and of one that it starts then.
std::pair<int, int> niceWithLease(ThreadBudget& budget) {
  const auto ownNice = [] { return getpriority(PRIO_PROCESS, static_cast<id_t>(gettid())); };
  std::pair<int, int> out{-100, -100};
  std::jthread([&] {
    const auto lease = budget.acquire(1);
    out.first = ownNice();
    std::jthread([&] { out.second = ownNice(); }).join();
  }).join();
  return out;
}
#endif

void TestThreadBudget::whatComputesGoesBehind() {
#ifdef __linux__
  const int here = getpriority(PRIO_PROCESS, static_cast<id_t>(gettid()));
  ThreadBudget equal(1);
  QCOMPARE(niceWithLease(equal), std::pair(here, here));
  ThreadBudget behind(1);
  behind.setBehindOthers(true);
  const int expected = std::max(here, 10);
  QCOMPARE(niceWithLease(behind), std::pair(expected, expected));
  QCOMPARE(getpriority(PRIO_PROCESS, static_cast<id_t>(gettid())), here);
#else
  QSKIP("Threads have no ranks of their own here.");
#endif
}

void TestThreadBudget::takesUpToWhatIsFree() {
  ThreadBudget budget(4);
  const auto one = budget.acquire(1);
  QCOMPARE(one.threads(), 1);
  const auto rest = budget.acquire(8);
  QCOMPARE(rest.threads(), 3); // what is there, rather than waiting for more
  QCOMPARE(budget.inUse(), 4);
  QCOMPARE(budget.highWater(), 4);
}

void TestThreadBudget::clampsNonsense() {
  ThreadBudget budget(0);
  QCOMPARE(budget.total(), 1);
  QCOMPARE(budget.acquire(-3).threads(), 1);
  QCOMPARE(budget.inUse(), 0);
}

void TestThreadBudget::leasesMove() {
  ThreadBudget budget(2);
  auto first = budget.acquire(2);
  ThreadBudget::Lease second = std::move(first);
  QCOMPARE(first.threads(), 0);
  QCOMPARE(second.threads(), 2);
  second = ThreadBudget::Lease();
  QCOMPARE(budget.inUse(), 0);
  second.release(); // of an empty lease: nothing
  QCOMPARE(budget.inUse(), 0);
}

void TestThreadBudget::stopEndsTheWait() {
  ThreadBudget budget(1);
  const auto held = budget.acquire(1);
  std::stop_source stop;
  std::atomic<int> got{-1};
  std::jthread waiter([&] { got = budget.acquire(1, stop.get_token()).threads(); });
  stop.request_stop();
  waiter.join();
  QCOMPARE(got.load(), 0);
  QCOMPARE(budget.inUse(), 1);
}

void TestThreadBudget::stoppedWaiterMakesRoom() {
  ThreadBudget budget(1);
  auto held = budget.acquire(1);
  std::stop_source stop;
  std::atomic<bool> served{false};
  std::jthread first([&] { (void)budget.acquire(1, stop.get_token()); });
  std::jthread second([&] {
    (void)budget.acquire(1);
    served = true;
  });
  held.release();
  stop.request_stop();
  QVERIFY(eventually([&] { return served.load(); }));
}

void TestThreadBudget::firstComeFirstServed() {
  ThreadBudget budget(1);
  const auto order = orderOfSix(budget, [&](int i) { return budget.acquire(i == 2 ? 2 : 1); }); // one is wide
  QCOMPARE(order, (std::vector<int>{0, 1, 2, 3, 4, 5}));
  QCOMPARE(budget.waiting(), 0);
}

void TestThreadBudget::backgroundWorkGoesLast() {
  using Work = ThreadBudget::Work;
  ThreadBudget budget(1);
  const auto order =
      orderOfSix(budget, [&](int i) { return budget.acquire(1, {}, i % 2 == 0 ? Work::Background : Work::Asked); });
  QCOMPARE(order, (std::vector<int>{1, 3, 5, 0, 2, 4}));
}

void TestThreadBudget::isWantedTellsWhoIsFirst() {
  using Work = ThreadBudget::Work;
  ThreadBudget budget(1);
  auto held = budget.acquire(1);
  QVERIFY(!budget.isWanted(Work::Background));
  std::jthread background([&] { (void)budget.acquire(1, {}, Work::Background); });
  QVERIFY(eventually([&] { return budget.waiting() == 1; }));
  QVERIFY(!budget.isWanted(Work::Asked));
  QVERIFY(budget.isWanted(Work::Background));
  std::jthread asked([&] { (void)budget.acquire(1); });
  QVERIFY(eventually([&] { return budget.waiting() == 2; }));
  QVERIFY(budget.isWanted(Work::Asked));
  held.release();
}

void TestThreadBudget::resizes() {
  ThreadBudget budget(4);
  auto lease = budget.acquire(3);
  lease.resize(1);
  QCOMPARE(lease.threads(), 1);
  QCOMPARE(budget.inUse(), 1);
  const auto other = budget.acquire(2);
  lease.resize(9);
  QCOMPARE(lease.threads(), 2); // what is free
  lease.resize(0);
  QCOMPARE(lease.threads(), 1);
  lease.release();
  QCOMPARE(budget.inUse(), 2);
}

void TestThreadBudget::neverExceeded() {
  ThreadBudget budget(3);
  std::atomic<int> now{0};
  std::atomic<bool> tooMany{false};
  {
    std::vector<std::jthread> threads;
    for (int t = 0; t < 8; ++t)
      threads.emplace_back([&, t] {
        for (int i = 0; i < 300; ++i) {
          const auto lease = budget.acquire(1 + (t + i) % 4);
          if ((now += lease.threads()) > 3) tooMany = true;
          now -= lease.threads();
        }
      });
  }
  QVERIFY(!tooMany);
  QVERIFY(budget.highWater() <= 3);
  QCOMPARE(budget.inUse(), 0);
}

QTEST_APPLESS_MAIN(TestThreadBudget)
#include "tst_thread_budget.moc"
