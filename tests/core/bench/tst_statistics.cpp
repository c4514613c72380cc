// SPDX-License-Identifier: Apache-2.0
// Expected values: numpy.percentile (linear) and numpy.std(ddof=1).

#include "core/bench/statistics.h"

#include <QTest>

using namespace aisemble::bench;

class TestStatistics : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void quantiles_data() {
    QTest::addColumn<QList<double>>("sorted");
    QTest::addColumn<double>("q");
    QTest::addColumn<double>("expected");
    QTest::newRow("one sample") << QList<double>{7} << 0.95 << 7.0;
    QTest::newRow("lowest") << QList<double>{1, 2, 3, 4} << 0.0 << 1.0;
    QTest::newRow("highest") << QList<double>{1, 2, 3, 4} << 1.0 << 4.0;
    QTest::newRow("median of even") << QList<double>{1, 2, 3, 4} << 0.5 << 2.5;
    QTest::newRow("p95 of ten") << QList<double>{1, 2, 3, 4, 5, 6, 7, 8, 9, 10} << 0.95 << 9.55;
  }
  void quantiles() {
    QFETCH(QList<double>, sorted);
    QFETCH(double, q);
    QFETCH(double, expected);
    QCOMPARE(quantile({sorted.constData(), static_cast<std::size_t>(sorted.size())}, q), expected);
  }
  void summaryOfUnsortedSamples() {
    const Summary summary = summarize({4, 1, 3, 2});
    QCOMPARE(summary.n, std::size_t{4});
    QCOMPARE(summary.min, 1.0);
    QCOMPARE(summary.max, 4.0);
    QCOMPARE(summary.median, 2.5);
    QCOMPARE(summary.mean, 2.5);
    QCOMPARE(summary.standardDeviation, 1.2909944487358056);
  }
  void emptySummaryIsZero() { QCOMPARE(summarize({}).n, std::size_t{0}); }
};

QTEST_APPLESS_MAIN(TestStatistics)
#include "tst_statistics.moc"
