// SPDX-License-Identifier: GPL-3.0-or-later
// The benchmark in the window: run, shown, kept, compared, exported.
#include "core/bench/suite_report.h"
#include "tests/ui/dashboard/opened_dashboard.h"
#include "ui/dashboard/benchmark_tables.h"
#include "ui/dashboard/benchmark_words.h"
#include "ui/dashboard/run_list.h"
#include "ui/widgets/controls.h"
#include "ui/widgets/notice_bar.h"

#include <QDateTime>
#include <QFile>
#include <QImage>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLabel>
#include <QListView>
#include <QLocale>

using namespace aisemble;
using namespace aisemble::test;
using namespace std::chrono_literals;

namespace {

/// Lets nothing through until it is opened.
class Barrier {
 public:
  Result<Response> wait(const std::stop_token& stop) {
    ++arrived;
    std::unique_lock lock(m_mutex);
    if (!m_changed.wait(lock, stop, [this] { return m_isOpen; })) return fail(ErrorCode::Cancelled, "");
    return Response(NlpResult{});
  }
  void open() {
    const std::scoped_lock lock(m_mutex);
    m_isOpen = true;
    m_changed.notify_all();
  }
  std::atomic<int> arrived = 0;

 private:
  std::mutex m_mutex;
  std::condition_variable_any m_changed;
  bool m_isOpen = false;
};

QString cell(const QAbstractItemModel& model, int row, int column) {
  return model.data(model.index(row, column), Qt::DisplayRole).toString();
}

} // namespace

class TestBenchmarkPage : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void benchmarkIsRunShownAndKept() {
    DashboardRig rig;
    OpenedDashboard opened(rig);
    QVERIFY(opened.runToTheEnd());
    const ui::SuiteTableModel& table = opened.benchmark().table();
    QCOMPARE(table.rowCount(), 7);
    const bench::SuiteReport& report = *table.report();
    for (int row = 0; row < table.rowCount(); ++row) {
      const bench::SuiteRow& one = report.rows[static_cast<std::size_t>(row)];
      const QString average = QString::fromStdString(bench::suiteCells(one).average);
      QCOMPARE(cell(table, row, ui::SuiteTableModel::Average),
               one.step == bench::SuiteStep::Memory ? QStringLiteral("peak %1").arg(average) : average);
      QCOMPARE(cell(table, row, ui::SuiteTableModel::Result), QStringLiteral("Passed"));
    }
    QCOMPARE(cell(table, 3, ui::SuiteTableModel::Target), QStringLiteral("50–200 ms"));
    QVERIFY(opened.benchmark().summary().text().contains(QLatin1String("155 of 155")));
    QTRY_COMPARE(opened.benchmark().runs().list().model()->rowCount(), 1);
    QCOMPARE(bench::suiteReportJson(*bench::suiteReportFromJson(*rig.archive.report(1))),
             bench::suiteReportJson(report));
  }

  void verdictsAreSeenInASmallWindow() {
    DashboardRig rig;
    OpenedDashboard opened(rig);
    opened.panel().tabs().setCurrentIndex(1);
    auto* view = opened.benchmark().findChild<ui::FullTable*>();
    QVERIFY(view != nullptr && view->model() == &opened.benchmark().table());
    // All rows hold one line, before and after.
    const auto areEven = [view] {
      for (int row = 1; row < view->model()->rowCount(); ++row)
        if (view->rowHeight(row) != view->rowHeight(0)) return false;
      return true;
    };
    QTRY_VERIFY(areEven());
    QVERIFY(opened.runToTheEnd());
    QVERIFY(!view->isColumnHidden(ui::SuiteTableModel::Minimum));
    opened.window->resize(900, 600);
    QTRY_VERIFY(view->isColumnHidden(ui::SuiteTableModel::Minimum));
    QTRY_COMPARE(view->horizontalScrollBar()->maximum(), 0);
    QVERIFY(!view->isColumnHidden(ui::SuiteTableModel::Result));
    opened.window->resize(1280, 820);
    QTRY_VERIFY(!view->isColumnHidden(ui::SuiteTableModel::Minimum));
    QTRY_VERIFY(areEven());
  }

  void whatWasAnsweredElsewhereIsShown() {
    bench::SuiteReport report;
    report.rows = {{bench::SuiteStep::Sentiment, 2, {1.5, 1.5}, {}, {}, 2},
                   {bench::SuiteStep::Vision, 1, {}, "gone", {}, 1}};
    QCOMPARE(ui::failureLines(report),
             QStringLiteral("Sentiment: 2 of 2 were answered by a service elsewhere, not by this machine\n"
                            "Image analysis: 1 of 1 failed. The first: gone\n"
                            "Image analysis: 1 of 1 were answered by a service elsewhere, not by this machine"));
  }

  void failuresAreShown() {
    DashboardRig rig;
    std::atomic<int> count = 0;
    rig.engine(ServiceKind::Llm).onRun = [&](const Request&, const RunContext&) -> Result<Response> {
      if (count++ % 2 == 0) return Response(CompletionResult{});
      return fail(ErrorCode::OutOfMemory, "Not enough memory.");
    };
    OpenedDashboard opened(rig);
    QVERIFY(opened.runToTheEnd());
    const ui::SuiteTableModel& table = opened.benchmark().table();
    QCOMPARE(cell(table, 1, ui::SuiteTableModel::Success), QStringLiteral("50 %"));
    QCOMPARE(cell(table, 1, ui::SuiteTableModel::Result), QStringLiteral("Failed"));
    QVERIFY(table.data(table.index(1, ui::SuiteTableModel::Success), Qt::ToolTipRole)
                .toString()
                .contains(QLatin1String("Not enough memory.")));
    // The reasons are to be read without a mouse.
    const QLabel& reasons = opened.benchmark().failures();
    QVERIFY(reasons.isVisible());
    QCOMPARE(reasons.text(), QStringLiteral("Completion: 5 of 10 failed. The first: Not enough memory."));
    QVERIFY(reasons.focusPolicy() & Qt::TabFocus);
    QVERIFY(reasons.textInteractionFlags() & Qt::TextSelectableByKeyboard);
    const auto* view = opened.benchmark().findChild<ui::FullTable*>();
    QCOMPARE(view->accessibleDescription(), reasons.text());
    rig.engine(ServiceKind::Llm).onRun = nullptr;
    QVERIFY(opened.runToTheEnd());
    QVERIFY(!reasons.isVisible());
    QVERIFY(view->accessibleDescription().isEmpty());
  }

  void columnsKeepTheirPlaces() {
    DashboardRig rig;
    OpenedDashboard opened(rig);
    opened.panel().tabs().setCurrentIndex(1);
    const auto* view = opened.benchmark().findChild<ui::FullTable*>();
    const auto places = [view] {
      QList<int> out;
      for (int column = 0; column < view->model()->columnCount(); ++column)
        out << (view->isColumnHidden(column) ? -1 : view->columnViewportPosition(column));
      return out;
    };
    QTRY_VERIFY(view->isVisible());
    const QList<int> idle = places();
    QVERIFY(opened.runToTheEnd());
    QTRY_COMPARE(places(), idle);
    rig.engine(ServiceKind::Vision).onRun = [](const Request&, const RunContext&) -> Result<Response> {
      return fail(ErrorCode::Corrupt, "No picture.");
    };
    QVERIFY(opened.runToTheEnd());
    QTRY_COMPARE(places(), idle);
  }

  void keptRunsAreToldApart() {
    DashboardRig rig;
    for (const char* target : {"http://127.0.0.1:18080", "http://127.0.0.1:18081/", "https://pod", "this machine"})
      QVERIFY(rig.archive.keep("suite", std::string(target) + " · 7/7", "{}"));
    OpenedDashboard opened(rig);
    opened.panel().tabs().setCurrentIndex(1);
    QListView& list = opened.benchmark().runs().list();
    QTRY_COMPARE(list.model()->rowCount(), 4);
    QStringList names;
    for (int row = 0; row < 4; ++row)
      names << list.model()->index(row, 0).data().toString().section(QLatin1Char('\n'), 1);
    QCOMPARE(names, (QStringList{QStringLiteral("7/7 · This machine"), QStringLiteral("7/7 · https://pod"),
                                 QStringLiteral("7/7 · 127.0.0.1:18081"), QStringLiteral("7/7 · 127.0.0.1:18080")}));
    QCOMPARE(list.textElideMode(), Qt::ElideMiddle);
    QVERIFY(list.fontMetrics().horizontalAdvance(names.last()) < list.viewport()->width() - 16);
    QVERIFY(list.model()->index(3, 0).data(Qt::ToolTipRole).toString().contains(QLatin1String("http://127.0.0.1:")));
  }

  void keptRunsStandByTheirStart() {
    DashboardRig rig;
    const WallTime noon = std::chrono::system_clock::from_time_t(1'700'000'000);
    for (const auto& [target, after] : {std::pair{"second", 9s}, std::pair{"third", 18s}, std::pair{"first", 0s}}) {
      bench::SuiteReport report;
      report.target = target;
      report.started = noon + after;
      QVERIFY(rig.archive.keep("suite", target, bench::suiteReportJson(report)));
    }
    OpenedDashboard opened(rig);
    opened.panel().tabs().setCurrentIndex(1);
    ui::RunList& runs = opened.benchmark().runs();
    const auto names = [&runs] {
      QStringList out;
      for (int row = 0; row < runs.list().model()->rowCount(); ++row)
        out << runs.list().model()->index(row, 0).data().toString();
      return out;
    };
    const QStringList all{ui::whenText(noon + 18s) + QStringLiteral("\nthird"),
                          ui::whenText(noon + 9s) + QStringLiteral("\nsecond"),
                          ui::whenText(noon) + QStringLiteral("\nfirst")};
    QTRY_COMPARE(names(), all);
    runs.choose({1, 3});
    QCOMPARE(runs.chosen(), (std::vector<std::int64_t>{3, 1}));
    runs.removeChosen();
    QTRY_COMPARE(names(), all.mid(0, 1));
    opened.undo();
    QTRY_COMPARE(names(), all); // where they were, though they are kept anew
  }

  void timesHaveSeconds_data() {
    QTest::addColumn<QString>("locale");
    QTest::addColumn<QString>("end");
    QTest::newRow("C") << QStringLiteral("C") << QStringLiteral("14:05:09");
    QTest::newRow("English") << QStringLiteral("en_GB") << QStringLiteral("14:05:09");
    QTest::newRow("Japanese") << QStringLiteral("ja_JP") << QStringLiteral("14:05:09");
    QTest::newRow("with points") << QStringLiteral("fi_FI") << QStringLiteral("14.05.09");
  }
  void timesHaveSeconds() {
    QFETCH(QString, locale);
    QFETCH(QString, end);
    const QLocale before;
    QLocale::setDefault(QLocale(locale));
    const QDateTime when(QDate(2026, 1, 31), QTime(14, 5, 9));
    const QString text = ui::whenText(std::chrono::system_clock::from_time_t(when.toSecsSinceEpoch()));
    QLocale::setDefault(before);
    QVERIFY2(text.contains(end), qPrintable(text));
  }

  void otherAddressesAreMeasured() {
    DashboardRig rig;
    std::string key;
    std::mutex mutex;
    rig.peer.onAsk = [&](const bench::HttpAsk& ask, int) -> Result<bench::HttpReply> {
      const std::scoped_lock lock(mutex);
      key = ask.bearerKey;
      if (ask.url.starts_with("http://pod:8080/data")) return bench::HttpReply{404, R"({"detail": "Not Found"})"};
      return bench::HttpReply{200, "{}"};
    };
    OpenedDashboard opened(rig);
    opened.benchmark().setBase(QStringLiteral("http://pod:8080"), true);
    QVERIFY(opened.runToTheEnd());
    QCOMPARE(opened.benchmark().table().report()->target, std::string("http://pod:8080"));
    QCOMPARE(cell(opened.benchmark().table(), 4, ui::SuiteTableModel::Success), QStringLiteral("0 %"));
    QCOMPARE(cell(opened.benchmark().table(), 6, ui::SuiteTableModel::Result), QStringLiteral("Not measured"));
  }

  void badAddressesAreTold_data() {
    QTest::addColumn<QString>("address");
    QTest::newRow("none") << QString();
    QTest::newRow("no scheme") << QStringLiteral("pod:8080");
    QTest::newRow("another scheme") << QStringLiteral("ftp://pod");
    QTest::newRow("no host") << QStringLiteral("http://");
  }
  void badAddressesAreTold() {
    QFETCH(QString, address);
    DashboardRig rig;
    OpenedDashboard opened(rig);
    opened.panel().tabs().setCurrentIndex(1);
    opened.benchmark().setBase(address, true);
    opened.benchmark().run();
    QVERIFY(!opened.panel().controller().isRunning());
    QVERIFY(opened.benchmark().notice().text().contains(QLatin1String("http://")));
    QCOMPARE(rig.peer.calls.load(), 0);
  }

  void nothingMeasuredOffersARetry() {
    DashboardRig rig;
    rig.peer.onAsk = [](const bench::HttpAsk&, int) -> Result<bench::HttpReply> {
      return fail(ErrorCode::Unavailable, "pod:8080 cannot be reached.");
    };
    OpenedDashboard opened(rig);
    opened.benchmark().setBase(QStringLiteral("http://pod:8080"), true);
    QVERIFY(opened.runToTheEnd());
    QVERIFY(opened.benchmark().notice().text().contains(QLatin1String("cannot be reached")));
    rig.peer.onAsk = [](const bench::HttpAsk&, int) -> Result<bench::HttpReply> { return bench::HttpReply{200, "{}"}; };
    opened.benchmark().notice().actionButton()->click();
    QTRY_VERIFY(!opened.panel().controller().isRunning());
    QVERIFY(opened.benchmark().notice().text().isEmpty());
  }

  void escapeStops() {
    DashboardRig rig;
    Barrier barrier;
    rig.engine(ServiceKind::Nlp).onRun = [&](const Request&, const RunContext& context) {
      return barrier.wait(context.stop);
    };
    OpenedDashboard opened(rig);
    opened.panel().tabs().setCurrentIndex(1);
    QTest::keyClick(&opened.benchmark().runButton(), Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY(barrier.arrived > 0);
    QVERIFY(opened.benchmark().stopButton().isVisible());
    QCOMPARE(opened.panel().status().activity, QStringLiteral("Measuring"));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
    QTRY_VERIFY(!opened.panel().controller().isRunning());
    QVERIFY(opened.benchmark().notice().text().contains(QLatin1String("stopped")));
    QVERIFY(opened.benchmark().table().report() == nullptr);
    QVERIFY(rig.archive.list({}, 0)->empty());
  }

  void closingStops() {
    DashboardRig rig;
    Barrier barrier;
    rig.engine(ServiceKind::Nlp).onRun = [&](const Request&, const RunContext& context) {
      return barrier.wait(context.stop);
    };
    OpenedDashboard opened(rig);
    opened.benchmark().run();
    QTRY_VERIFY(barrier.arrived > 0);
    opened.window.reset(); // must not wait for what never ends
  }

  void runsAreOpenedComparedAndDeleted() {
    DashboardRig rig;
    OpenedDashboard opened(rig);
    QVERIFY(opened.runToTheEnd());
    rig.engine(ServiceKind::Vision).onRun = [](const Request&, const RunContext&) -> Result<Response> {
      return fail(ErrorCode::Corrupt, "No picture.");
    };
    QVERIFY(opened.runToTheEnd());
    ui::RunList& runs = opened.benchmark().runs();
    QTRY_COMPARE(runs.list().model()->rowCount(), 2);
    QVERIFY(!runs.compareButton().isEnabled());
    runs.list().setFocus();
    runs.list().selectAll();
    QVERIFY(runs.compareButton().isEnabled());
    runs.compareButton().click();
    QTRY_VERIFY(opened.benchmark().isComparing());
    const ui::ComparisonModel& comparison = opened.benchmark().comparison();
    QCOMPARE(comparison.rowCount(), 7);
    QTemporaryDir folder;
    for (const char* name : {"both.csv", "both.json"}) {
      QSignalSpy done(&opened.panel().controller(), &ui::BenchmarkController::exported);
      opened.benchmark().exportTo(folder.filePath(QLatin1String(name)));
      QTRY_COMPARE(done.size(), 1);
    }
    QFile csv(folder.filePath(QStringLiteral("both.csv")));
    QVERIFY(csv.open(QIODevice::ReadOnly));
    QCOMPARE(csv.readAll().count('\n'), 8);
    QFile json(folder.filePath(QStringLiteral("both.json")));
    QVERIFY(json.open(QIODevice::ReadOnly));
    const QJsonObject both = QJsonDocument::fromJson(json.readAll()).object();
    QCOMPARE(both["before"].toObject()["rows"].toArray().size(), 7);
    QCOMPARE(both["after"].toObject()["rows"].toArray().size(), 7);
    QCOMPARE(cell(comparison, 2, ui::ComparisonModel::Result), QStringLiteral("Failed, was: Passed"));
    QCOMPARE(cell(comparison, 2, ui::ComparisonModel::Change), QStringLiteral("–"));
    const auto first = bench::suiteReportFromJson(*rig.archive.report(1));
    const auto second = bench::suiteReportFromJson(*rig.archive.report(2));
    QCOMPARE(cell(comparison, 3, ui::ComparisonModel::Change).toStdString(),
             bench::percentText(*bench::compareSuites(*first, *second)[3].percent));

    runs.list().setCurrentIndex(runs.list().model()->index(1, 0));
    QTRY_VERIFY(!opened.benchmark().isComparing());
    QCOMPARE(bench::suiteReportJson(*opened.benchmark().table().report()), *rig.archive.report(1));
    runs.removeChosen();
    QTRY_COMPARE(runs.list().model()->rowCount(), 1);
    QVERIFY(opened.undo);
    opened.undo();
    QTRY_COMPARE(runs.list().model()->rowCount(), 2);
  }

  void severalRunsAreDeletedAtOnce() {
    DashboardRig rig;
    for (const char* title : {"first", "second", "third"})
      QVERIFY(rig.archive.keep("suite", title, title));
    OpenedDashboard opened(rig);
    opened.panel().tabs().setCurrentIndex(1);
    ui::RunList& runs = opened.benchmark().runs();
    QTRY_COMPARE(runs.list().model()->rowCount(), 3);
    QVERIFY(!runs.removeButton().isEnabled());
    int offers = 0;
    QObject::connect(opened.window.get(), &ui::Panel::undoOffered, opened.window.get(), [&offers] { ++offers; });
    runs.choose({1, 3});
    QVERIFY(runs.removeButton().isEnabled());
    runs.removeButton().click();
    QTRY_COMPARE(runs.list().model()->rowCount(), 1);
    QCOMPARE(offers, 1);
    QCOMPARE(rig.archive.list({}, 0)->front().title, std::string("second"));
    opened.undo();
    QTRY_COMPARE(runs.list().model()->rowCount(), 3);
    const std::vector<bench::KeptRun> kept = *rig.archive.list({}, 0); // newest first
    QCOMPARE(kept[0].title, std::string("third"));
    QCOMPARE(kept[1].title, std::string("first"));
    QCOMPARE(*rig.archive.report(kept[0].id), std::string("third"));
  }

  void keysDeleteRunsAndPutThemBack() {
    DashboardRig rig;
    for (const char* title : {"first", "second", "third"})
      QVERIFY(rig.archive.keep("suite", title, title));
    OpenedDashboard opened(rig);
    opened.panel().tabs().setCurrentIndex(1);
    ui::RunList& runs = opened.benchmark().runs();
    QTRY_COMPARE(runs.list().model()->rowCount(), 3);
    QAction* undo = nullptr;
    for (QAction* action : opened.panel().commands())
      if (action->objectName() == QLatin1String("dashboard.undo")) undo = action;
    QVERIFY(undo != nullptr && !undo->isEnabled());
    runs.list().setFocus();
    runs.choose({1, 3});
    QTest::keyClick(&runs.list(), Qt::Key_Delete);
    QTRY_COMPARE(runs.list().model()->rowCount(), 1);
    runs.choose({2});
    QTest::keyClick(&runs.list(), Qt::Key_Delete);
    QTRY_COMPARE(runs.list().model()->rowCount(), 0);
    QVERIFY(undo->isEnabled());
    QTest::keyClick(&runs.list(), Qt::Key_Z, Qt::ControlModifier);
    QTRY_COMPARE(runs.list().model()->rowCount(), 1);
    QTest::keyClick(&runs.list(), Qt::Key_Z, Qt::ControlModifier);
    QTRY_COMPARE(runs.list().model()->rowCount(), 3);
    QVERIFY(!undo->isEnabled());
    opened.undo(); // what the notice offered is done already
    QTest::qWait(50);
    QCOMPARE(rig.archive.list({}, 0)->size(), std::size_t{3});
    // Letters of the address are taken out, not runs.
    opened.benchmark().setBase(QStringLiteral("http://pod"), true);
    runs.list().selectAll();
    opened.benchmark().addressEdit().setFocus();
    opened.benchmark().addressEdit().setCursorPosition(0);
    QTest::keyClick(&opened.benchmark().addressEdit(), Qt::Key_Delete);
    QCOMPARE(opened.benchmark().base(), QStringLiteral("ttp://pod"));
    QTest::qWait(50);
    QCOMPARE(rig.archive.list({}, 0)->size(), std::size_t{3});
  }

  void chanceHasNoColour_data() {
    QTest::addColumn<QList<double>>("before");
    QTest::addColumn<QList<double>>("after");
    QTest::addColumn<int>("colour"); // 1: better, -1: worse
    const QList<double> usual{10, 11, 12, 13, 14};
    QTest::newRow("slower") << usual << QList<double>{20, 21, 22, 23, 24} << -1;
    QTest::newRow("faster") << QList<double>{20, 21, 22, 23, 24} << usual << 1;
    QTest::newRow("a little apart") << QList<double>{100, 100, 100, 100} << QList<double>{103, 103, 103, 103} << 0;
    QTest::newRow("halves overlap") << usual << QList<double>{12, 13, 13, 15, 19} << 0;
    QTest::newRow("one straggler") << usual << QList<double>{10, 11, 12, 13, 90} << 0;
    QTest::newRow("against the average") << usual << QList<double>{5, 6, 6, 7, 200} << 0;
    QTest::newRow("too few") << QList<double>{10, 11} << QList<double>{20, 21} << 0;
  }
  void chanceHasNoColour() {
    QFETCH(QList<double>, before);
    QFETCH(QList<double>, after);
    QFETCH(int, colour);
    const auto reportOf = [](const QList<double>& samples) {
      bench::SuiteReport out;
      bench::SuiteRow row;
      row.step = bench::SuiteStep::Sentiment;
      row.requests = static_cast<int>(samples.size());
      row.samplesMs.assign(samples.begin(), samples.end());
      out.rows.push_back(row);
      return out;
    };
    const ui::Theme theme(nullptr);
    ui::ComparisonModel model(theme, nullptr);
    model.setReports(reportOf(before), reportOf(after));
    const QVariant brush = model.data(model.index(0, ui::ComparisonModel::Change), Qt::ForegroundRole);
    QCOMPARE(brush.isValid(), colour != 0);
    if (colour != 0)
      QCOMPARE(brush.value<QBrush>().color(), colour > 0 ? theme.tokens().accent : theme.tokens().danger);
  }

  void aFailureOnTheWayKeepsTheUndo() {
    DashboardRig rig;
    for (const char* title : {"first", "second"})
      QVERIFY(rig.archive.keep("suite", title, title));
    OpenedDashboard opened(rig);
    opened.panel().tabs().setCurrentIndex(1);
    ui::RunList& runs = opened.benchmark().runs();
    QTRY_COMPARE(runs.list().model()->rowCount(), 2);
    QVERIFY(rig.archive.remove(2)); // by the command, say
    runs.choose({1, 2});
    runs.removeChosen();
    QTRY_COMPARE(runs.list().model()->rowCount(), 0);
    QVERIFY(opened.benchmark().notice().text().contains(QLatin1String("no such run")));
    QVERIFY(opened.undo);
    opened.undo();
    QTRY_COMPARE(runs.list().model()->rowCount(), 1);
  }

  void aFullDiskIsSaid() {
    DashboardRig rig;
    rig.archive.refuse = true;
    OpenedDashboard opened(rig);
    QVERIFY(opened.runToTheEnd());
    QTRY_VERIFY(opened.benchmark().notice().text().contains(QLatin1String("disk is full")));
    QVERIFY(opened.benchmark().table().report() != nullptr);
  }

  void exportsParse() {
    DashboardRig rig;
    OpenedDashboard opened(rig);
    QVERIFY(opened.runToTheEnd());
    QTemporaryDir folder;
    const auto save = [&](const char* name) {
      QSignalSpy done(&opened.panel().controller(), &ui::BenchmarkController::exported);
      opened.benchmark().exportTo(folder.filePath(QLatin1String(name)));
      return QTest::qWaitFor([&] { return !done.isEmpty(); }, 10'000);
    };
    QVERIFY(save("run.json"));
    QFile json(folder.filePath(QStringLiteral("run.json")));
    QVERIFY(json.open(QIODevice::ReadOnly));
    const QJsonObject object = QJsonDocument::fromJson(json.readAll()).object();
    QCOMPARE(object["rows"].toArray().size(), 7);
    QCOMPARE(object["rows"].toArray()[0].toObject()["samples_ms"].toArray().size(), 50);
    QVERIFY(save("run.csv"));
    QFile csv(folder.filePath(QStringLiteral("run.csv")));
    QVERIFY(csv.open(QIODevice::ReadOnly));
    QCOMPARE(csv.readAll().count('\n'), 8);
    QVERIFY(save("run.png"));
    const QImage picture(folder.filePath(QStringLiteral("run.png")));
    QVERIFY(picture.width() > 800 && picture.height() > 400);
    opened.benchmark().exportTo(folder.filePath(QStringLiteral("run.txt")));
    QVERIFY(opened.benchmark().notice().text().contains(QLatin1String(".csv")));
    QVERIFY(!QFile::exists(folder.filePath(QStringLiteral("run.txt"))));
    QVERIFY(save("run.csv"));
    QVERIFY(opened.benchmark().notice().isHidden()); // what it said of the export before is over
    QSignalSpy failed(&opened.panel().controller(), &ui::BenchmarkController::exportFailed);
    opened.benchmark().exportTo(folder.filePath(QStringLiteral("no such folder/run.csv")));
    QTRY_COMPARE(failed.size(), 1);
    QVERIFY(!opened.benchmark().notice().isHidden());
    QVERIFY(save("run.json"));
    QVERIFY(opened.benchmark().notice().isHidden());
  }
};

QTEST_MAIN(TestBenchmarkPage)
#include "tst_benchmark_page.moc"
