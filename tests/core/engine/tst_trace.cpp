// SPDX-License-Identifier: Apache-2.0
#include "core/engine/trace.h"

#include <QtTest>

#include <atomic>
#include <set>
#include <thread>

using namespace aisemble;

namespace {

class ManualClock final : public Clock {
 public:
  MonotonicTime now() const override { return MonotonicTime(Nanoseconds(m_now.load())); }
  WallTime wallNow() const override { return {}; }
  void advance(std::int64_t nanoseconds) { m_now += nanoseconds; }

 private:
  std::atomic<std::int64_t> m_now{5};
};

} // namespace

class TestTrace : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void spansPartitionTheTime();
  void emptySpansVanish();
  void nothingCountsAfterTheEnd();
  void everyStageHasAName();
  void threadsCannotMakeGaps();
};

void TestTrace::spansPartitionTheTime() {
  ManualClock clock;
  StageClock stages(clock);
  clock.advance(3);
  stages.enter(Stage::Prefill);
  clock.advance(4);
  stages.enter(Stage::Prefill); // no new span
  clock.advance(5);
  stages.enter(Stage::Queue);
  clock.advance(6);
  QCOMPARE(stages.elapsed().count(), 18);
  const Trace trace = stages.finish();
  QCOMPARE(trace.spans, (std::vector<Span>{{Stage::Queue, Nanoseconds(0), Nanoseconds(3)},
                                           {Stage::Prefill, Nanoseconds(3), Nanoseconds(9)},
                                           {Stage::Queue, Nanoseconds(12), Nanoseconds(6)}}));
  QCOMPARE(trace.total.count(), 18);
  QCOMPARE(trace.byStage()[static_cast<std::size_t>(Stage::Queue)].count(), 9);
}

void TestTrace::emptySpansVanish() {
  ManualClock clock;
  StageClock stages(clock);
  stages.enter(Stage::Cache);
  stages.enter(Stage::Decode);
  clock.advance(1);
  QCOMPARE(stages.finish().spans.size(), std::size_t{1});
}

void TestTrace::nothingCountsAfterTheEnd() {
  ManualClock clock;
  StageClock stages(clock);
  clock.advance(2);
  const Trace first = stages.finish();
  clock.advance(100);
  stages.enter(Stage::Decode);
  clock.advance(100);
  QCOMPARE(stages.finish(), first);
  QCOMPARE(stages.elapsed().count(), 2);
}

void TestTrace::everyStageHasAName() {
  std::set<std::string_view> names;
  for (std::size_t i = 0; i < kStageCount; ++i)
    names.insert(stageName(static_cast<Stage>(i)));
  QCOMPARE(names.size(), kStageCount);
}

void TestTrace::threadsCannotMakeGaps() {
  const SystemClock clock;
  StageClock stages(clock);
  {
    std::vector<std::jthread> threads;
    for (int t = 0; t < 4; ++t)
      threads.emplace_back([&, t] {
        for (int i = 0; i < 500; ++i)
          stages.enter(static_cast<Stage>((t + i) % static_cast<int>(kStageCount)));
      });
  }
  const Trace trace = stages.finish();
  Nanoseconds position{0};
  for (const Span& span : trace.spans) {
    QCOMPARE(span.begin, position);
    position += span.length;
  }
  QCOMPARE(position, trace.total);
}

QTEST_APPLESS_MAIN(TestTrace)
#include "tst_trace.moc"
