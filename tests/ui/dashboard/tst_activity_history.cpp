// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/machine.h"
#include "tests/ui/dashboard/dashboard_rig.h"
#include "ui/dashboard/activity_history.h"
#include "ui/dashboard/card_grid.h"

#include <QtTest>

#include <cmath>
#include <numeric>

using namespace aisemble;
using namespace aisemble::test;
using namespace aisemble::ui;
using namespace std::chrono_literals;

namespace {

class TestClock final : public Clock {
 public:
  MonotonicTime now() const override { return m_now; }
  WallTime wallNow() const override { return WallTime(1'700'000'000s); }
  void advance(Nanoseconds by) { m_now += by; }

 private:
  MonotonicTime m_now{100s};
};

struct Rig {
  TestClock clock;
  Bench bench;
  SharedSystemSampler system{"/", clock};
  std::optional<GpuSample> gpu;
  ActivityHistory history{{bench.metrics, *bench.orchestrator, system, clock, [this] { return gpu; }}};

  void tick(int seconds = 1) {
    for (int i = 0; i < seconds; ++i) {
      clock.advance(1s);
      history.sample();
    }
  }
  void add(RequestRecord made) {
    made.finished = clock.now();
    bench.metrics.record(made);
  }
  ServiceView nlp(int range = 60) { return history.view(range).services[static_cast<std::size_t>(ServiceKind::Nlp)]; }
};

double area(const std::vector<ChartPoint>& perSecond, double step) {
  return std::accumulate(perSecond.begin(), perSecond.end(), 0.0,
                         [step](double sum, const ChartPoint& point) { return sum + point.y * step; });
}

} // namespace

class TestActivityHistory : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void quantilesAreWithinABucket_data() {
    QTest::addColumn<QList<int>>("us");
    QTest::addColumn<double>("q");
    QTest::addColumn<double>("ms");
    QTest::newRow("one") << QList<int>{5000} << 0.99 << 5.0;
    QTest::newRow("median of odd") << QList<int>{900, 100, 500} << 0.5 << 0.5;
    QTest::newRow("lowest") << QList<int>{900, 100, 500} << 0.0 << 0.1;
    QTest::newRow("highest") << QList<int>{900, 100, 7'200'000} << 1.0 << 7200.0;
    QTest::newRow("p95 of 21") << QList<int>{1,  2,  3,  4,  5,  6,  7,  8,  9,   10, 11,
                                             12, 13, 14, 15, 16, 17, 18, 19, 400, 500}
                               << 0.95 << 0.4;
    QTest::newRow("below the first bucket") << QList<int>{0} << 0.5 << 0.001;
  }
  void quantilesAreWithinABucket() {
    QFETCH(QList<int>, us);
    QFETCH(double, q);
    QFETCH(double, ms);
    LatencyCounts counts;
    for (const int one : us)
      counts.add(std::chrono::microseconds(one));
    QCOMPARE(counts.count(), static_cast<std::uint64_t>(us.size()));
    const double value = counts.quantile(q).value_or(0);
    QVERIFY2(std::abs(value / ms - 1) < 0.026, qPrintable(QString::number(value)));
  }

  void countsMergeInOrder() {
    LatencyCounts a;
    LatencyCounts b;
    for (const int ms : {1, 30, 2})
      a.add(std::chrono::milliseconds(ms));
    for (const int ms : {30, 500})
      b.add(std::chrono::milliseconds(ms));
    a.add(b);
    a.add(LatencyCounts());
    QCOMPARE(a.count(), std::uint64_t{5});
    QVERIFY(std::abs(a.quantile(0.5).value_or(0) - 30) < 1);
    QVERIFY(std::abs(a.quantile(1).value_or(0) - 500) < 13);
    QVERIFY(!LatencyCounts().quantile(0.5));
  }

  void countsAreTheMetricsOwn() {
    Rig rig;
    rig.tick();
    for (int i = 0; i < 30; ++i) {
      RequestRecord one = record(ServiceKind::Nlp, 5ms, i % 10 == 9 ? Outcome::Error : Outcome::Success);
      one.fromCache = i % 3 == 0;
      one.cacheLookedUp = true;
      one.completionTokens = 7;
      rig.add(one);
      if (i % 4 == 3) rig.tick();
    }
    rig.tick();
    const Metrics::Totals totals = rig.bench.metrics.totals(ServiceKind::Nlp);
    const ServiceView view = rig.nlp();
    QCOMPARE(view.totals.requests, totals.requests);
    QCOMPARE(view.window.requests, std::uint64_t{30});
    QCOMPARE(view.window.errors, totals.errors);
    QCOMPARE(view.window.cacheHits, totals.cacheHits);
    QCOMPARE(view.window.completionTokens, totals.completionTokens);
    QCOMPARE(view.window.busy, totals.busy);
    const ActivityView all = rig.history.view(60);
    QVERIFY(std::abs(area(view.requestsPerSecond, 1) - 30) < 1e-6);
    QVERIFY(std::abs(area(all.hitsPerSecond, 1) - 10) < 1e-6);
    QVERIFY(std::abs(area(all.generatedPerSecond, 1) - static_cast<double>(totals.completionTokens)) < 1e-6);
    QCOMPARE(std::accumulate(all.batches.begin(), all.batches.end(), std::uint64_t{0}),
             std::uint64_t{18}); // 27 - 9 hits
  }

  void countsHoldWhenRecordsAreLost() {
    Rig rig;
    rig.tick();
    for (int i = 0; i < 5000; ++i) // more than the metrics keep
      rig.add(record(ServiceKind::Nlp, 2ms));
    rig.tick();
    QCOMPARE(rig.nlp().window.requests, std::uint64_t{5000});
    QCOMPARE(rig.history.view(60).unseen, std::uint64_t{5000 - 4096});
    rig.tick();
    QCOMPARE(rig.history.view(60).unseen, std::uint64_t{5000 - 4096}); // said once
  }

  void percentilesOfTheRange() {
    Rig rig;
    rig.add(record(ServiceKind::Nlp, 900ms));
    rig.tick();
    rig.tick(120);
    for (int i = 1; i <= 100; ++i)
      rig.add(record(ServiceKind::Nlp, std::chrono::milliseconds(i)));
    rig.add(record(ServiceKind::Nlp, 9000ms, Outcome::Error)); // a failure is no latency
    rig.tick();
    const ServiceView minute = rig.nlp(60);
    QVERIFY(std::abs(minute.p50.value_or(0) / 50.5 - 1) < 0.03);
    QVERIFY(std::abs(minute.p95.value_or(0) / 95 - 1) < 0.03);
    QVERIFY(std::abs(minute.p99.value_or(0) / 99 - 1) < 0.03);
    const ServiceView five = rig.nlp(300);
    QCOMPARE(five.window.requests, std::uint64_t{102});
    QCOMPARE(minute.window.requests, std::uint64_t{101});
  }

  void latenciesBreakOffInAPause() {
    Rig rig;
    rig.add(record(ServiceKind::Nlp, 900ms));
    rig.tick(20);                 // nothing to do
    for (int i = 0; i < 3; ++i) { // slow, but at work
      rig.add(record(ServiceKind::Nlp, 100ms));
      rig.tick(3);
    }
    const ServiceView view = rig.nlp();
    for (const std::vector<ChartPoint>& line : view.latency) {
      QCOMPARE(std::count_if(line.begin(), line.end(), [](const ChartPoint& point) { return std::isnan(point.y); }), 1);
      QCOMPARE(line.size(), std::size_t{7}); // the first alone: the second it stands for; the break; the second part
      QVERIFY(std::abs(line[1].x - line[0].x - 1) < 1e-9);
      QVERIFY(std::isnan(line[2].y));
      QVERIFY(std::none_of(line.begin(), line.end(), [](const ChartPoint& point) { return point.y < 50; }));
    }
    QCOMPARE(rig.history.view(60).usedGigabytes.size(), std::size_t{29}); // the machine has no pauses
  }

  void rangesHaveAFewPoints_data() {
    QTest::addColumn<int>("range");
    QTest::addColumn<int>("expected");
    QTest::newRow("minute") << 60 << 60;
    QTest::newRow("five minutes") << 300 << 60;
    QTest::newRow("quarter of an hour") << 900 << 60;
  }
  void rangesHaveAFewPoints() {
    QFETCH(int, range);
    QFETCH(int, expected);
    Rig rig;
    for (int i = 0; i < 1000; ++i) {
      if (i % 10 == 0) rig.add(record(ServiceKind::Nlp, 2ms));
      rig.tick();
    }
    const ActivityView view = rig.history.view(range);
    const auto points = static_cast<int>(view.machinePercent.size());
    QVERIFY2(std::abs(points - expected) <= 2, qPrintable(QString::number(points)));
    for (const ChartPoint& point : view.machinePercent)
      QVERIFY(point.x <= 0 && point.x >= -range);
    const double rate = area(view.services[2].requestsPerSecond, range / 60.0) / range;
    QVERIFY2(std::abs(rate - 0.1) < 0.02, qPrintable(QString::number(rate)));
    QVERIFY(rig.history.seconds() <= std::size_t{kHistorySeconds + kHistorySeconds / kChartBuckets});
  }

  void tokensAreSpreadOverTheirTime() {
    Rig rig;
    rig.tick(20);
    RequestRecord answer;
    answer.service = ServiceKind::Llm;
    answer.completionTokens = 100;
    answer.trace.total = 10s;
    answer.trace.spans = {{Stage::Decode, 0s, 10s}};
    rig.add(answer); // finished just now, at the newest sample
    rig.tick();
    const std::vector<ChartPoint> rate = rig.history.view(60).generatedPerSecond;
    QVERIFY(std::abs(area(rate, 1) - 100) < 1e-6);
    for (std::size_t i = rate.size() - 11; i + 1 < rate.size(); ++i)
      QVERIFY2(std::abs(rate[i].y - 10) < 0.01, qPrintable(QString::number(rate[i].y)));
    QCOMPARE(rate.back().y, 0.0);
  }

  void stagesAddUp() {
    Rig rig;
    rig.tick();
    rig.add(record(ServiceKind::Vision, 11ms));
    rig.tick();
    const ActivityView view = rig.history.view(60);
    QCOMPARE(view.stageMs[static_cast<std::size_t>(Stage::Queue)], 1.0);
    QCOMPARE(view.stageMs[static_cast<std::size_t>(Stage::Infer)], 10.0);
    QCOMPARE(view.stages[static_cast<std::size_t>(Stage::Infer)].back().y, 10.0);
  }

  void peaksAreThoseOfTheTraces() {
    // Three run at once, one of which waited before; a fourth follows two of them without a pause; a fifth joined
    // another.
    const MonotonicTime start(100s);
    const auto at = [start](Nanoseconds begin, std::vector<Span> spans) {
      RequestRecord one;
      for (const Span& span : spans)
        one.trace.total += span.length;
      one.trace.spans = std::move(spans);
      one.finished = start + begin + one.trace.total;
      return one;
    };
    std::vector<RequestRecord> records{
        at(100ms, {{Stage::Cache, 0ms, 100ms}, {Stage::Infer, 100ms, 200ms}}),
        at(150ms, {{Stage::Queue, 0ms, 100ms}, {Stage::Infer, 100ms, 2000ms}}),
        at(390ms, {{Stage::Infer, 0ms, 10ms}}),
        at(400ms, {{Stage::Infer, 0ms, 10ms}}),
        at(160ms, {{Stage::Queue, 0ms, 10ms}, {Stage::Other, 10ms, 500ms}}),
    };
    records.back().shared = true;
    const std::vector<MonotonicTime> bounds{start, start + 1s, start + 2s, start + 3s, start + 4s};
    const std::vector<QueuePeak> expected{{2, 3}, {0, 1}, {0, 1}, {0, 0}};
    QCOMPARE(queuePeaks(records, bounds), expected);
    QCOMPARE(queuePeaks({}, bounds), std::vector<QueuePeak>(4));
    std::reverse(records.begin(), records.end());
    QCOMPARE(queuePeaks(records, bounds), expected);
  }

  void burstsBetweenSamplesAreSeen() {
    Rig rig;
    rig.tick(10);
    rig.clock.advance(500ms);
    for (int i = 0; i < 40; ++i)
      rig.add(record(ServiceKind::Nlp, 11ms)); // all at once: each waits for 1 ms
    rig.clock.advance(500ms);
    rig.history.sample();
    ActivityView view = rig.history.view(60);
    QCOMPARE(view.waiting.back().y, 40.0);
    QCOMPARE(view.running.back().y, 40.0);
    QCOMPARE(view.running[view.running.size() - 2].y, 0.0);
    // What ends seconds later ran beside them.
    rig.tick(3);
    rig.add(record(ServiceKind::Llm, 4500ms));
    rig.tick();
    view = rig.history.view(60);
    QCOMPARE(view.running.back().y, 0.0);
    QCOMPARE(view.running[view.running.size() - 2].y, 1.0);
    QCOMPARE(view.running[view.running.size() - 5].y, 41.0);
    QCOMPARE(view.running[view.running.size() - 6].y, 1.0);
    rig.tick(20);
    const std::vector<ChartPoint> five = rig.history.view(300).running;
    QVERIFY(std::any_of(five.begin(), five.end(), [](const ChartPoint& point) { return point.y == 41; }));
  }

  void everyAnswerIsCountedOnce() {
    Rig rig;
    rig.tick();
    for (int i = 0; i < 10; ++i) {
      RequestRecord one = record(ServiceKind::Nlp, 5ms);
      one.fromCache = i < 3;
      one.shared = i >= 2 && i < 6; // the third joined what the cache then answered
      rig.add(one);
    }
    rig.tick();
    const ActivityView view = rig.history.view(60);
    QCOMPARE(view.answers.hits, std::uint64_t{3});
    QCOMPARE(view.answers.shared, std::uint64_t{3});
    QCOMPARE(view.answers.computed, std::uint64_t{4});
    QVERIFY(std::abs(area(view.hitsPerSecond, 1) - 3) < 1e-6);
    QVERIFY(std::abs(area(view.sharedPerSecond, 1) - 3) < 1e-6);
    QVERIFY(std::abs(area(view.computedPerSecond, 1) - 4) < 1e-6);
  }

  void graphicsProcessorIsThereOrNot() {
    Rig rig;
    rig.tick();
    QVERIFY(rig.history.view(60).gpuPercent.empty());
    rig.gpu = GpuSample{1, 42, 3'000'000'000, 8'000'000'000};
    rig.tick();
    QCOMPARE(rig.history.view(60).gpuPercent.size(), std::size_t{1});
    QCOMPARE(rig.history.view(60).gpuPercent.back().y, 42.0);
    QCOMPARE(rig.history.view(60).gpuGigabytes.back().y, 3.0);
  }

  /// Both in shares of the whole machine.
  void theProgramIsMeasuredAsTheMachineIs() {
    Rig rig;
    ActivityHistory one({rig.bench.metrics, *rig.bench.orchestrator, rig.system, rig.clock, {}, 1});
    ActivityHistory eight({rig.bench.metrics, *rig.bench.orchestrator, rig.system, rig.clock, {}, 8});
    ActivityHistory all({rig.bench.metrics, *rig.bench.orchestrator, rig.system, rig.clock, {}});
    const auto sample = [&] {
      for (ActivityHistory* history : {&one, &eight, &all})
        history->sample();
    };
    sample();
    const auto before = processUsage().processorTime;
    while (processUsage().processorTime - before < 300ms) {
    }
    rig.clock.advance(1s);
    sample();
    const auto percentOf = [](const ActivityHistory& history) { return history.view(60).newest.processPercent; };
    QVERIFY2(percentOf(one) >= 30, qPrintable(QString::number(percentOf(one))));
    QVERIFY(std::abs(percentOf(one) / 8 - percentOf(eight)) < 1);
    QVERIFY(std::abs(percentOf(one) / machineProcessors() - percentOf(all)) < 1);
  }

  void earlySamplesJoinTheOneBefore() {
    Rig rig;
    rig.tick(3);
    rig.add(record(ServiceKind::Nlp, 2ms));
    rig.clock.advance(5ms);
    rig.history.sample();
    QCOMPARE(rig.history.seconds(), std::size_t{3});
    QCOMPARE(rig.nlp().window.requests, std::uint64_t{1});
    QVERIFY(rig.nlp().requestsPerSecond.back().y < 1.1); // not 200 a second
    rig.tick();
    QCOMPARE(rig.history.seconds(), std::size_t{4});
    QCOMPARE(rig.nlp().window.requests, std::uint64_t{1});
  }

  void emptyHistoryHasNoPoints() {
    Rig rig;
    const ActivityView view = rig.history.view(60);
    QVERIFY(view.machinePercent.empty());
    QVERIFY(!view.services[0].p50);
  }

  void columnsFollowTheWidth() {
    QCOMPARE(CardGrid::columnsFor(200), 1);
    QCOMPARE(CardGrid::columnsFor(620), 1);
    QCOMPARE(CardGrid::columnsFor(700), 2);
    QCOMPARE(CardGrid::columnsFor(1000), 3);
    QCOMPARE(CardGrid::columnsFor(4000), 3);
  }
};

QTEST_MAIN(TestActivityHistory)
#include "tst_activity_history.moc"
