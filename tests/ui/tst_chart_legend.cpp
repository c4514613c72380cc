// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/chart_legend.h"

#include <QImage>
#include <QVBoxLayout>
#include <QtTest>

using namespace aisemble;

namespace {

QList<ui::ChartLegend::Entry> percentiles() {
  return {{QStringLiteral("p50"), QStringLiteral("12 ms"), QColor(Qt::red)},
          {QStringLiteral("p95"), QStringLiteral("40 ms"), QColor(0, 255, 0)},
          {QStringLiteral("p99"), QString(), QColor(Qt::blue)}};
}

/// In which lines a colour stands; -1: in none.
int lineOf(const QImage& picture, const QColor& colour, int lineHeight) {
  for (int y = 0; y < picture.height(); ++y)
    for (int x = 0; x < picture.width(); ++x)
      if (picture.pixelColor(x, y) == colour) return y / lineHeight;
  return -1;
}

/// How often the layout around it was asked to begin anew.
class Requests final : public QObject {
 public:
  explicit Requests(QObject& watched) { watched.installEventFilter(this); }
  int count = 0;

 protected:
  bool eventFilter(QObject*, QEvent* event) override {
    if (event->type() == QEvent::LayoutRequest) ++count;
    return false;
  }
};

} // namespace

class TestChartLegend : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void saysItsEntries() {
    ui::ChartLegend legend(nullptr);
    QCOMPARE(legend.entriesText(), QString());
    legend.setEntries(percentiles());
    QCOMPARE(legend.entriesText(), QStringLiteral("p50 12 ms p95 40 ms p99"));
    QCOMPARE(legend.accessibleName(), legend.entriesText());
  }

  void takesTheLinesItNeeds() {
    ui::ChartLegend legend(nullptr);
    const int line = legend.fontMetrics().lineSpacing();
    QCOMPARE(legend.heightForWidth(400), line); // its place stays where nothing is said yet
    legend.setEntries(percentiles());
    QCOMPARE(legend.heightForWidth(400), line);
    QCOMPARE(legend.heightForWidth(1), 3 * line);
    QVERIFY(legend.hasHeightForWidth());
    int before = legend.heightForWidth(1);
    for (int width = 2; width < 400; ++width) { // wider is never higher
      QVERIFY(legend.heightForWidth(width) <= before);
      before = legend.heightForWidth(width);
    }
  }

  void paintsEachEntryOnItsLine_data() {
    QTest::addColumn<int>("width");
    QTest::addColumn<QList<int>>("lines");
    QTest::newRow("wide") << 400 << QList<int>{0, 0, 0};
    QTest::newRow("narrow") << 80 << QList<int>{0, 1, 2};
  }
  void paintsEachEntryOnItsLine() {
    QFETCH(int, width);
    QFETCH(QList<int>, lines);
    ui::ChartLegend legend(nullptr);
    legend.setEntries(percentiles());
    legend.resize(width, legend.heightForWidth(width));
    const QImage picture = legend.grab().toImage();
    QList<int> found;
    for (const ui::ChartLegend::Entry& entry : percentiles())
      found << lineOf(picture, entry.colour, legend.fontMetrics().lineSpacing());
    QCOMPARE(found, lines);
  }

  void newValuesOfTheSameLengthMoveNothing() {
    QWidget card;
    auto* stack = new QVBoxLayout(&card);
    auto* legend = new ui::ChartLegend(&card);
    stack->addWidget(legend);
    card.resize(120, 200);
    card.show();
    auto entries = percentiles();
    legend->setEntries(entries);
    QCoreApplication::sendPostedEvents();
    QTest::qWait(20);
    Requests requests(card);
    entries[0].value = QStringLiteral("13 ms");
    entries[1].colour = QColor(Qt::cyan); // of another theme
    legend->setEntries(entries);
    QCoreApplication::sendPostedEvents();
    QCOMPARE(requests.count, 0);
    entries[0].value = QStringLiteral("13 ms, the highest of the last hour");
    entries[2].value = entries[0].value;
    entries.append({QStringLiteral("another"), QStringLiteral("of some length"), QColor(Qt::black)});
    legend->setEntries(entries);
    QTRY_VERIFY(requests.count > 0);
  }
};

QTEST_MAIN(TestChartLegend)
#include "tst_chart_legend.moc"
