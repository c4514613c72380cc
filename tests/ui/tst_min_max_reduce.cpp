// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/live_chart.h"
#include "ui/charts/min_max_reduce.h"

#include <QtTest>

#include <algorithm>
#include <limits>

using aisemble::ui::ChartPoint;
using aisemble::ui::reduceMinMax;

class TestMinMaxReduce : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void fewPointsStayAsTheyAre() {
    const std::vector<ChartPoint> points{{0, 1}, {1, 5}, {2, 3}};
    QCOMPARE(reduceMinMax(points, 0, 2, 10), points);
  }

  void everyPeakSurvives() {
    std::vector<ChartPoint> points;
    for (int i = 0; i < 10'000; ++i)
      points.push_back({i * 0.01, i == 4321 ? 99.0 : i == 8765 ? -7.0 : 1.0});
    const auto reduced = reduceMinMax(points, 0, 100, 50);
    QVERIFY(reduced.size() <= 100);
    const auto [least, greatest] =
        std::minmax_element(reduced.begin(), reduced.end(), [](auto a, auto b) { return a.y < b.y; });
    QCOMPARE(greatest->y, 99.0);
    QCOMPARE(least->y, -7.0);
    QVERIFY(std::is_sorted(reduced.begin(), reduced.end(), [](auto a, auto b) { return a.x < b.x; }));
  }

  void whatCannotBeShownIsLeftOut() {
    const double nan = std::numeric_limits<double>::quiet_NaN();
    const std::vector<ChartPoint> points{{-1, 1}, {nan, 2}, {0, nan}, {0.5, 4}, {3, 1}};
    QCOMPARE(reduceMinMax(points, 0, 1, 10), (std::vector<ChartPoint>{{0.5, 4}}));
    QVERIFY(reduceMinMax(points, 1, 0, 10).empty());
    QVERIFY(reduceMinMax(points, 0, 1, 0).empty());
  }

  void axisEndsAreRound_data() {
    QTest::addColumn<double>("value");
    QTest::addColumn<double>("end");
    QTest::newRow("nothing") << 0.0 << 1.0;
    QTest::newRow("negative") << -3.0 << 1.0;
    QTest::newRow("two") << 2.0 << 2.0;
    QTest::newRow("between") << 2.1 << 5.0;
    QTest::newRow("hundreds") << 612.0 << 1000.0;
    QTest::newRow("small") << 0.03 << 0.05;
  }

  void axisEndsAreRound() {
    QFETCH(double, value);
    QFETCH(double, end);
    QCOMPARE(aisemble::ui::niceCeiling(value), end);
  }
};

QTEST_APPLESS_MAIN(TestMinMaxReduce)
#include "tst_min_max_reduce.moc"
