// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/dashboard/opened_dashboard.h"
#include "ui/charts/multi_chart.h"
#include "ui/dashboard/benchmark_tables.h"
#include "ui/dashboard/benchmark_words.h"
#include "ui/dashboard/card_grid.h"

#include <QHeaderView>
#include <QScrollArea>
#include <QScrollBar>

using namespace aisemble;
using namespace aisemble::test;

class TestDashboardPanel : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void showsExactlyTheMetricsCounts() {
    DashboardRig rig;
    OpenedDashboard opened(rig);
    QVERIFY(opened.panel().isVisible());
    rig.engine(ServiceKind::Vision).onRun = [](const Request&, const RunContext&) -> Result<Response> {
      return fail(ErrorCode::Corrupt, "No picture.");
    };
    for (int i = 0; i < 17; ++i) {
      (void)Orchestrator::wait(rig.bench.orchestrator->submit(NlpRequest{}));
      if (i < 5) (void)Orchestrator::wait(rig.bench.orchestrator->submit(VisionRequest{}, {.useCache = false}));
      if (i < 3) (void)Orchestrator::wait(rig.bench.orchestrator->submit(CompletionRequest{}, {.useCache = false}));
    }
    QVERIFY(opened.refresh());
    std::uint64_t requests = 0;
    std::uint64_t hits = 0;
    std::uint64_t failed = 0;
    std::uint64_t tokens = 0;
    for (const ServiceKind kind : kAllServices) {
      const Metrics::Totals t = rig.bench.metrics.totals(kind);
      const std::array values{t.requests,  t.successes,     t.errors,       t.cancelled,       t.refused,
                              t.cacheHits, t.sharedFlights, t.promptTokens, t.completionTokens};
      for (int column = 0; column < static_cast<int>(values.size()); ++column)
        QCOMPARE(opened.activity().counts().item(static_cast<int>(kind), column)->text(),
                 QString::number(values[static_cast<std::size_t>(column)]));
      requests += t.requests;
      hits += t.cacheHits;
      failed += t.errors + t.refused;
      tokens += t.completionTokens;
    }
    QCOMPARE(requests, std::uint64_t{25});
    QCOMPARE(failed, std::uint64_t{5});
    QCOMPARE(tokens, std::uint64_t{60});
    QVERIFY(hits > 0);
    const std::array expected{requests, failed, hits, tokens};
    for (int tile = 0; tile < 4; ++tile)
      QCOMPARE(opened.activity().tileText(tile), QString::number(expected[static_cast<std::size_t>(tile)]));
    QVERIFY(!opened.activity().latencyChart(ServiceKind::Nlp).isEmpty());
    QVERIFY(opened.activity().latencyChart(ServiceKind::Data).isEmpty());
    QVERIFY(opened.activity().cacheChart().legendText().contains(QString::number(hits)));
    QVERIFY(!opened.activity().batchChart().isEmpty());
    QVERIFY(!opened.activity().stageChart().isEmpty());
  }

  void aPauseBreaksALine() {
    const ui::Theme theme(nullptr);
    ui::MultiChart chart(theme, ui::MultiShape::Lines, QStringLiteral("Latency"), QStringLiteral("ms"),
                         {{QStringLiteral("p50"), 0}}, nullptr);
    constexpr double kPause = std::numeric_limits<double>::quiet_NaN();
    chart.setLines({{{-50, 1}, {-49, 2}, {-49, kPause}, {-20, 3}, {-19, 4}, {-19, kPause}}}, 60, {}, {});
    QCOMPARE(chart.partCount(0), 2);
    QCOMPARE(chart.pointCount(0), 4);
    QCOMPARE(chart.lastValue(0), 4.0);
    chart.setLines({{{-2, 1}, {-1, 2}}}, 60, {}, {});
    QCOMPARE(chart.partCount(0), 1);
    QCOMPARE(chart.pointCount(0), 2);
    QVERIFY(!chart.isEmpty());
    chart.setLines({{{-2, 0}, {-1, kPause}}}, 60, {}, {});
    QVERIFY(chart.isEmpty());
  }

  void aTickIsShort() {
    DashboardRig rig;
    for (int i = 0; i < 4000; ++i)
      rig.bench.metrics.record(
          record(kAllServices[static_cast<std::size_t>(i) % 4], std::chrono::microseconds(500 + i)));
    // What a card itself takes too long for, it takes too long for again; a neighbour on the machine is not always
    // there.
    double least = 1e9;
    for (int tries = 0; tries < 4 && least >= 40; ++tries) {
      OpenedDashboard opened(rig);
      for (int i = 0; i < 5; ++i)
        QVERIFY(opened.refresh());
      const auto ms = std::chrono::duration<double, std::milli>(opened.activity().longestTurn()).count();
      qInfo("longest card: %.2f ms", ms);
      least = std::min(least, ms);
    }
    QVERIFY2(least < 40, qPrintable(QString::number(least))); // a few on a quiet machine
  }

  void rangeSwitchesAndPauseHolds() {
    DashboardRig rig;
    OpenedDashboard opened(rig);
    QVERIFY(opened.refresh());
    for (const auto& [name, range] : {std::pair{"dashboard.fiveMinutes", 300},
                                      std::pair{"dashboard.fifteenMinutes", 900}, std::pair{"dashboard.minute", 60}}) {
      opened.action(name);
      QCOMPARE(opened.activity().range(), range);
    }
    opened.action("dashboard.pause");
    QVERIFY(opened.activity().isPaused());
    const QString before = opened.activity().tileText(0);
    (void)Orchestrator::wait(rig.bench.orchestrator->submit(NlpRequest{}));
    QSignalSpy views(&opened.panel().feed(), &ui::ActivityFeed::viewReady);
    opened.panel().feed().sampleNow();
    QTRY_VERIFY(!views.isEmpty());
    QCOMPARE(opened.activity().tileText(0), before);
    opened.action("dashboard.pause");
    QTRY_COMPARE(opened.activity().tileText(0), QStringLiteral("1"));
  }

  void headsOfTheCountsAreNotCut() {
    DashboardRig rig;
    OpenedDashboard opened(rig);
    opened.window->resize(900, 600);
    ui::CountsTable& counts = opened.activity().counts();
    QTRY_VERIFY(counts.isVisible());
    const auto isWhole = [&counts] {
      for (int column = 0; column < counts.columnCount(); ++column)
        if (counts.columnWidth(column) < counts.horizontalHeader()->sectionSizeHint(column)) return false;
      return true;
    };
    QTRY_VERIFY(isWhole());
    for (int column = 0; column < counts.columnCount(); ++column)
      counts.horizontalHeaderItem(column)->setText(QStringLiteral("プロンプトのトークン"));
    QTRY_VERIFY(isWhole());
    QTRY_VERIFY(counts.horizontalScrollBar()->maximum() > 0);
    QVERIFY(counts.viewport()->height() >= counts.verticalHeader()->length()); // the bar lies over no row
    for (int column = 0; column < counts.columnCount(); ++column)
      counts.horizontalHeaderItem(column)->setText(QStringLiteral("#"));
    QTRY_COMPARE(counts.horizontalScrollBar()->maximum(), 0);
    QCOMPARE(counts.horizontalHeader()->length(), counts.viewport()->width()); // they share what there is
  }

  void cardsReflow() {
    DashboardRig rig;
    OpenedDashboard opened(rig);
    QTRY_COMPARE(opened.activity().grid().columns(), 3);
    opened.window->resize(900, 700);
    QTRY_COMPARE(opened.activity().grid().columns(), 2);
  }

  void cardsComeInPartsAndKeepTheirPlaces() {
    DashboardRig rig;
    OpenedDashboard opened(rig);
    ui::ActivityPage& page = opened.activity();
    const QWidget& counts = *page.counts().parentWidget();
    QTRY_VERIFY(counts.isVisible());
    QVERIFY(page.latencyChart(ServiceKind::Llm).isVisible());
    QScrollBar& bar = *page.findChild<QScrollArea*>()->verticalScrollBar();
    QVERIFY(bar.maximum() > 0);
    bar.setValue(bar.maximum());
    const int end = bar.maximum();
    opened.panel().tabs().setCurrentIndex(1);
    QVERIFY(!counts.isVisible());
    opened.panel().tabs().setCurrentIndex(0);
    QVERIFY(page.isVisible());
    const QRect seen = page.grid().visibleRegion().boundingRect();
    for (const auto* chart : page.grid().findChildren<ui::MultiChart*>())
      QVERIFY(!chart->isVisible() || seen.intersects(chart->geometry())); // what stands in the view comes first
    QVERIFY(!page.latencyChart(ServiceKind::Llm).isVisible());
    QTRY_VERIFY(page.latencyChart(ServiceKind::Llm).isVisible());
    QTRY_VERIFY(counts.isVisible());
    QCOMPARE(bar.maximum(), end);
    QCOMPARE(bar.value(), end);
  }

  void sessionIsFoundAgain() {
    DashboardRig rig;
    OpenedDashboard opened(rig);
    opened.panel().tabs().setCurrentIndex(1);
    opened.activity().setRange(300);
    opened.benchmark().setBase(QStringLiteral("http://pod:8080"), true);
    QVariantMap session;
    opened.panel().saveSession(session);
    for (const QVariant& value : std::as_const(session))
      QVERIFY(value.isValid());
    DashboardRig other;
    OpenedDashboard again(other);
    again.panel().restoreSession(session);
    QCOMPARE(again.panel().tabs().currentIndex(), 1);
    QCOMPARE(again.activity().range(), 300);
    QCOMPARE(again.benchmark().base(), QStringLiteral("http://pod:8080"));
    QVERIFY(again.benchmark().isBaseChosen());
    again.panel().restoreSession(
        {{QStringLiteral("dashboard/range"), 7}, {QStringLiteral("dashboard/tab"), QStringLiteral("x")}});
    QCOMPARE(again.activity().range(), 300);
  }
};

QTEST_MAIN(TestDashboardPanel)
#include "tst_dashboard_panel.moc"
