// SPDX-License-Identifier: Apache-2.0
#include "core/orchestrator/timer_thread.h"
#include "fakes.h"

using namespace aisemble;
using namespace aisemble::test;
using std::chrono::milliseconds;

class TestTimerThread : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void firesInOrderOfTime();
  void cancelledNeverFires();
  void pastIsDueAtOnce();
  void farFutureIsHarmless();
  void callbackMaySchedule();
  void destructionDropsThePending();
  void soonerThanTheSleepIsInTime();
};

void TestTimerThread::firesInOrderOfTime() {
  ManualClock clock;
  std::mutex mutex;
  std::vector<int> fired;
  TimerThread timers(clock);
  const MonotonicTime start = clock.now();
  for (const int delay : {30, 10, 20, 10})
    timers.schedule(start + milliseconds(delay), [&, delay] {
      const std::scoped_lock lock(mutex);
      fired.push_back(delay);
    });
  clock.advance(milliseconds(20));
  timers.recheck();
  QVERIFY(eventually([&] { return timers.pending() == 1; }));
  clock.advance(milliseconds(10));
  timers.recheck();
  QVERIFY(eventually([&] {
    const std::scoped_lock lock(mutex);
    return fired.size() == 4;
  }));
  QCOMPARE(fired, (std::vector<int>{10, 10, 20, 30}));
}

void TestTimerThread::cancelledNeverFires() {
  ManualClock clock;
  std::atomic<int> fired{0};
  TimerThread timers(clock);
  const auto id = timers.schedule(clock.now() + milliseconds(5), [&] { fired += 100; });
  timers.schedule(clock.now() + milliseconds(6), [&] { ++fired; });
  timers.cancel(id);
  timers.cancel(id);
  timers.cancel(12345);
  clock.advance(milliseconds(6));
  timers.recheck();
  QVERIFY(eventually([&] { return fired == 1; }));
  QCOMPARE(timers.pending(), std::size_t{0});
}

void TestTimerThread::pastIsDueAtOnce() {
  ManualClock clock;
  std::atomic<bool> fired{false};
  TimerThread timers(clock);
  timers.schedule(clock.now() - milliseconds(1), [&] { fired = true; });
  QVERIFY(eventually([&] { return fired.load(); }));
}

void TestTimerThread::farFutureIsHarmless() {
  ManualClock clock;
  std::atomic<bool> fired{false};
  TimerThread timers(clock);
  timers.schedule(MonotonicTime::max(), [] {});
  timers.schedule(clock.now(), [&] { fired = true; });
  QVERIFY(eventually([&] { return fired.load(); }));
  QCOMPARE(timers.pending(), std::size_t{1});
}

void TestTimerThread::callbackMaySchedule() {
  const SystemClock clock;
  std::atomic<bool> fired{false};
  TimerThread timers(clock);
  timers.schedule(clock.now() + milliseconds(1),
                  [&] { timers.schedule(clock.now() + milliseconds(1), [&] { fired = true; }); });
  QVERIFY(eventually([&] { return fired.load(); }));
}

void TestTimerThread::destructionDropsThePending() {
  ManualClock clock;
  bool fired = false;
  {
    TimerThread timers(clock);
    timers.schedule(clock.now() + milliseconds(5), [&] { fired = true; });
  }
  QVERIFY(!fired);
}

// The thread sleeps for a timer that was cancelled meanwhile; neither a sooner nor a later one may wait for it.
void TestTimerThread::soonerThanTheSleepIsInTime() {
  const SystemClock clock;
  std::atomic<int> fired{0};
  TimerThread timers(clock);
  timers.cancel(timers.schedule(clock.now() + std::chrono::hours(1), [&] { fired += 100; }));
  timers.schedule(clock.now() + milliseconds(1), [&] { ++fired; });
  QVERIFY(eventually([&] { return fired == 1; }));
  timers.cancel(timers.schedule(clock.now() + milliseconds(2), [&] { fired += 100; }));
  timers.schedule(clock.now() + milliseconds(4), [&] { ++fired; });
  QVERIFY(eventually([&] { return fired == 2; }));
  QCOMPARE(timers.pending(), std::size_t{0});
}

QTEST_APPLESS_MAIN(TestTimerThread)
#include "tst_timer_thread.moc"
