// SPDX-License-Identifier: GPL-3.0-or-later
// Shows the dashboard empty, busy, with results and failing, and checks that no text is cut off. With
// AISEMBLE_PICTURES=DIR it also writes a picture of each.

#include "tests/ui/clipped_text.h"
#include "tests/ui/dashboard/dashboard_rig.h"
#include "ui/dashboard/activity_page.h"
#include "ui/dashboard/benchmark_page.h"
#include "ui/dashboard/card_grid.h"
#include "ui/dashboard/dashboard_panel.h"
#include "ui/dashboard/run_list.h"
#include "ui/shell/workbench_window.h"

#include <QListView>
#include <QScrollArea>
#include <QScrollBar>
#include <QTabWidget>
#include <QtTest>

#include <random>

using namespace aisemble;
using namespace aisemble::test;
using namespace std::chrono_literals;

namespace {

/// A busy quarter of an hour would take one: traces of a few seconds, as many as there were.
void keepBusy(Metrics& metrics, std::mt19937& random, int second) {
  std::lognormal_distribution<double> spread(0, 0.5);
  const auto add = [&](ServiceKind kind, double ms, std::vector<std::pair<Stage, double>> shares, int batch, int tokens,
                       bool hit) {
    RequestRecord one;
    one.service = kind;
    one.task = "task";
    one.batchSize = batch;
    one.completionTokens = tokens;
    one.fromCache = hit;
    one.cacheLookedUp = true;
    one.finished = std::chrono::steady_clock::now();
    Nanoseconds at{0};
    for (const auto& [stage, share] : shares) {
      const auto length = std::chrono::duration_cast<Nanoseconds>(
          std::chrono::duration<double, std::milli>(ms * share * spread(random)));
      one.trace.spans.push_back({stage, at, length});
      at += length;
    }
    one.trace.total = at;
    metrics.record(one);
  };
  for (int i = 0; i < 3 + second % 3; ++i)
    add(ServiceKind::Llm, 640, {{Stage::Queue, 0.02}, {Stage::Prefill, 0.12}, {Stage::Decode, 0.86}}, 1, 48, false);
  for (int i = 0; i < 6; ++i)
    add(ServiceKind::Vision, 38, {{Stage::Queue, 0.05}, {Stage::DecodeImage, 0.3}, {Stage::Infer, 0.65}},
        1 + static_cast<int>(random() % 8), 0, false);
  for (int i = 0; i < 40; ++i)
    add(ServiceKind::Nlp, i % 3 == 0 ? 0.2 : 2.4, {{Stage::Cache, 0.2}, {Stage::Infer, 0.8}},
        1 + static_cast<int>(random() % 4), 0, i % 3 == 0);
}

} // namespace

class TestDashboardPictures : public QObject {
  Q_OBJECT

 private:
  void take(QWidget& window, const QString& name) {
    QTest::qWait(60);
    const QString clipped = clippedText(window);
    QVERIFY2(clipped.isEmpty(), qPrintable(QStringLiteral("%1 cuts off: %2").arg(name, clipped)));
    const QPixmap picture = window.grab();
    const QString folder = qEnvironmentVariable("AISEMBLE_PICTURES");
    if (!folder.isEmpty())
      picture.save(QStringLiteral("%1/dashboard-%2@%3x.png").arg(folder, name).arg(picture.devicePixelRatio()));
  }

 private Q_SLOTS:
  void states_data() {
    QTest::addColumn<bool>("dark");
    QTest::addColumn<QSize>("size");
    QTest::newRow("light") << false << QSize(1280, 820);
    QTest::newRow("dark") << true << QSize(1280, 820);
    QTest::newRow("small") << false << QSize(1100, 700);
  }

  void states() {
    QFETCH(bool, dark);
    QFETCH(QSize, size);
    const QString tag = QString::fromLatin1(QTest::currentDataTag());
    DashboardRig rig;
    rig.bench.settings.theme = dark ? ThemeChoice::Dark : ThemeChoice::Light;
    ui::WorkbenchWindow window(rig.context());
    window.resize(size);
    window.show();
    QVERIFY(QTest::qWaitForWindowExposed(&window));
    showPanel(window, QStringLiteral("dashboard"));
    auto* panel = qobject_cast<ui::DashboardPanel*>(window.panel(QStringLiteral("dashboard")));
    QVERIFY(panel != nullptr && panel->isVisible());
    const auto refresh = [&] {
      const std::uint64_t before = panel->activity().updates();
      panel->feed().sampleNow();
      return QTest::qWaitFor([&] { return panel->activity().updates() > before; }, 10'000);
    };
    QVERIFY(refresh());
    take(window, tag + "-1-empty");

    std::mt19937 random(1);
    for (int second = 0; second < 5; ++second) {
      keepBusy(rig.bench.metrics, random, second);
      QVERIFY(refresh());
    }
    take(window, tag + "-2-busy");
    auto* bar = panel->activity().findChild<QScrollArea*>()->verticalScrollBar();
    bar->setValue(bar->maximum() / 2);
    take(window, tag + "-3-busy-middle");
    bar->setValue(bar->maximum());
    take(window, tag + "-4-busy-end");

    panel->tabs().setCurrentIndex(1);
    take(window, tag + "-5-benchmark");
    const auto run = [&] {
      panel->benchmark().run();
      return QTest::qWaitFor([&] { return !panel->controller().isRunning(); }, 30'000);
    };
    QVERIFY(run());
    QTRY_COMPARE(panel->benchmark().runs().list().model()->rowCount(), 1);
    take(window, tag + "-6-result");

    rig.peer.onAsk = [](const bench::HttpAsk& ask, int number) -> Result<bench::HttpReply> {
      if (ask.url.ends_with("/data/process")) return bench::HttpReply{404, R"({"detail": "Not Found"})"};
      if (number % 4 == 3)
        return fail(ErrorCode::Unavailable, "localhost:8080 cannot be reached: the connection broke off.");
      return bench::HttpReply{200, "{}"};
    };
    panel->benchmark().setBase(QStringLiteral("http://localhost:8080"), true);
    QVERIFY(run());
    QTRY_COMPARE(panel->benchmark().runs().list().model()->rowCount(), 2);
    take(window, tag + "-7-failing");
    rig.peer.onAsk = [](const bench::HttpAsk&, int) -> Result<bench::HttpReply> {
      return fail(ErrorCode::Unavailable,
                  "localhost:8080 cannot be reached: it takes no connection. Is it running, and is the address right?");
    };
    QVERIFY(run());
    QCOMPARE(panel->benchmark().runs().list().model()->rowCount(), 2); // nothing was measured
    take(window, tag + "-8-unreachable");
    panel->benchmark().runs().choose({1, 2});
    panel->benchmark().runs().compareChosen();
    QTRY_VERIFY(panel->benchmark().isComparing());
    take(window, tag + "-9-compare");
  }
};

QTEST_MAIN(TestDashboardPictures)
#include "tst_dashboard_pictures.moc"
