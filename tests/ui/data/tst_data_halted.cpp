// SPDX-License-Identifier: GPL-3.0-or-later
// What the panel says and does while the table is not what its ticked steps make, and what it asks of services
// elsewhere by itself.
#include "tests/ui/data/data_rig.h"
#include "ui/data/data_notices.h"
#include "ui/data/step_form.h"
#include "ui/data/steps_panel.h"
#include "ui/widgets/controls.h"

#include <QFileDialog>
#include <QLabel>
#include <QListWidget>
#include <QScrollArea>
#include <QTabBar>
#include <QtTest>

#include <atomic>
#include <filesystem>
#include <memory>

using namespace aisemble;
using namespace aisemble::test;
using namespace aisemble::ui;

namespace {

const QByteArray kBirds = "species,island,mass\nAdelie,Dream,3700\nGentoo,Biscoe,5000\nAdelie,Biscoe,3600\n";
const QByteArray kRenamed = "kind,island,mass\nAdelie,Dream,3700\nGentoo,Biscoe,5000\nAdelie,Biscoe,3600\n";
const StepAction kGroup = GroupStep{{{"species"}, {{"mass", AggregateFunction::Mean}}}};
const StepAction kAdelie = FilterStep{"species", Comparison::Equal, "Adelie"};

/// Rows go elsewhere; files are read here.
class ElsewhereEngine final : public Engine {
 public:
  explicit ElsewhereEngine(std::shared_ptr<Engine> engine) : m_engine(std::move(engine)) {}
  ServiceKind service() const override { return ServiceKind::Data; }
  Handover handover(const Request& request) const override { return m_engine->handover(request); }
  std::optional<std::string> remoteTarget(const Request& request) const override {
    return isFile(request) ? std::nullopt : std::optional<std::string>("far.example");
  }
  Result<Response> run(const Request& request, const RunContext& context) override {
    if (isFile(request)) return m_engine->run(request, context);
    ++sent;
    if (isDown) return fail(ErrorCode::Unavailable, "far.example does not answer.");
    return m_engine->run(request, context);
  }

  std::atomic<int> sent = 0;
  std::atomic<bool> isDown = false;

 private:
  static bool isFile(const Request& request) {
    return std::holds_alternative<std::filesystem::path>(std::get<DataRequest>(request).data);
  }
  std::shared_ptr<Engine> m_engine;
};

/// Whose rows go elsewhere first.
struct FarRig : DataRig {
  explicit FarRig(RouteChoice route = RouteChoice::RemoteThenLocal) {
    bench.orchestrator->setEngines(ServiceKind::Data, {far, engine});
    setRoute(route);
  }
  void setRoute(RouteChoice route) {
    RemoteEndpoint endpoint;
    endpoint.url = "http://far.example:8084";
    Settings changed = settings->settings();
    changed.service(ServiceKind::Data) = {route, {endpoint}};
    QVERIFY(settings->change(changed).has_value());
  }

  std::shared_ptr<ElsewhereEngine> far = std::make_shared<ElsewhereEngine>(engine);
};

/// As the program does when it is started again.
void startAgain(DataRig& rig) {
  QVariantMap session;
  rig.panel->saveSession(session);
  rig.open();
  rig.panel->restoreSession(session);
  rig.show();
  QTRY_VERIFY(rig.panel->controller().hasTable() && rig.isIdle());
}

void openWith(DataRig& rig, const Steps& steps) {
  rig.panel->openFile(rig.file("birds.csv", kBirds));
  QTRY_VERIFY(rig.panel->controller().hasTable() && rig.isIdle());
  rig.panel->controller().setSteps(steps);
  QTRY_VERIFY(rig.isIdle());
}

/// With one step that no longer has its column.
void openWithLostColumn(DataRig& rig, DataPanel::Page page) {
  openWith(rig, {{kAdelie, true}, {SortStep{"mass", false}, true}});
  QCOMPARE(rig.panel->controller().view().rows, std::size_t{2});
  rig.panel->showPage(page);
  QVERIFY(!rig.file("birds.csv", kRenamed).isEmpty());
  startAgain(rig);
}

QString rowText(DataRig& rig, int row) {
  return rig.panel->steps().list().item(row)->text();
}

bool isChipSeen(DataRig& rig, const QString& chip) {
  const QList<QLabel*> labels = rig.panel->findChildren<QLabel*>();
  return std::any_of(labels.begin(), labels.end(),
                     [&](const QLabel* label) { return label->isVisible() && label->text() == chip; });
}

} // namespace

class TestDataHalted : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void stepsThatAreNotAppliedAreMarked() {
    DataRig rig;
    openWithLostColumn(rig, DataPanel::TableTab);
    QCOMPARE(rig.panel->controller().view().rows, std::size_t{3});
    QVERIFY(rowText(rig, 0).endsWith(QStringLiteral("\nNot applied")));
    QVERIFY(rowText(rig, 1).endsWith(QStringLiteral("\nNot applied"))); // the one behind it
    const QString said = rig.panel->notices().stepsText();
    QVERIFY2(said.startsWith(QStringLiteral("Step 1 is not applied: There is no column")), qPrintable(said));
    QCOMPARE(rig.panel->steps().list().item(0)->checkState(), Qt::Checked);
    // Applied again, the marks and the warning go.
    QVERIFY(!rig.file("birds.csv", kBirds).isEmpty());
    startAgain(rig);
    QCOMPARE(rig.panel->controller().view().rows, std::size_t{2});
    QVERIFY(!rowText(rig, 0).contains(QStringLiteral("Not applied")));
    QCOMPARE(rig.panel->notices().stepsText(), QString());
  }

  void exportIsRefusedWhileAStepIsNotApplied() {
    DataRig rig;
    openWithLostColumn(rig, DataPanel::TableTab);
    const QString out = rig.bench.home.filePath("birds-prepared.csv");
    rig.panel->exportTable(out, QStringLiteral("csv"));
    QTRY_VERIFY(rig.isIdle());
    QVERIFY(!QFile::exists(out));
    QVERIFY(rig.panel->notices().errorText().contains(QStringLiteral("step 1 (Keep rows where species = Adelie)")));
    QVERIFY(!rig.panel->notices().retryButton().isVisible()); // of the steps, that is
    QVERIFY(rig.panel->notices().stepsText().contains(QStringLiteral("Step 1")));
    // Nobody is asked for a name first.
    QTest::keyClick(&rig.panel->tabs(), Qt::Key_S, Qt::ControlModifier);
    QTest::qWait(20);
    QVERIFY(rig.panel->findChild<QFileDialog*>() == nullptr);
    rig.panel->controller().dismissError();
    QVERIFY(rig.panel->notices().errorText().isEmpty());
    QVERIFY(rig.panel->notices().stepsText().contains(QStringLiteral("Step 1"))); // it is not the warning's end
    // Unticked, the rest is what the table shows.
    rig.panel->steps().list().item(0)->setCheckState(Qt::Unchecked);
    QTRY_VERIFY(rig.isIdle());
    QCOMPARE(rig.panel->notices().stepsText(), QString());
    rig.panel->exportTable(out, QStringLiteral("csv"));
    QTRY_VERIFY(QFile::exists(out));
  }

  void warningOutlivesOtherWork() {
    DataRig rig;
    openWithLostColumn(rig, DataPanel::TableTab);
    rig.panel->openFile(rig.bench.home.filePath("nowhere.csv"));
    QTRY_VERIFY(rig.panel->controller().error().has_value());
    QVERIFY(rig.panel->notices().stepsText().contains(QStringLiteral("Step 1")));
    rig.panel->controller().analyze();
    QTRY_VERIFY(rig.panel->controller().analysis().has_value() && rig.isIdle());
    QVERIFY(rig.panel->notices().stepsText().contains(QStringLiteral("Step 1")));
    QVERIFY(rowText(rig, 0).endsWith(QStringLiteral("\nNot applied")));
    rig.panel->notices().stepsButton().click(); // in vain
    QTRY_VERIFY(rig.isIdle());
    QVERIFY(rig.panel->notices().stepsText().contains(QStringLiteral("Step 1")));
  }

  void figuresDoNotPassForThoseOfTheSteps() {
    DataRig rig;
    openWithLostColumn(rig, DataPanel::StatisticsTab);
    QTest::qWait(50);
    QVERIFY(rig.isIdle());
    QVERIFY(!rig.panel->controller().analysis().has_value());
    QVERIFY(rig.panel->notices().stepsText().startsWith(QStringLiteral("Step 1 is not applied: There is no column")));
    QVERIFY(rig.panel->notices().missingAnalysisText().contains(QStringLiteral("while steps are not applied")));
    rig.panel->notices().analyzeButton().click();
    QTRY_VERIFY(rig.panel->controller().analysis().has_value() && rig.isIdle());
    QCOMPARE(rig.panel->notices().missingAnalysisText(), QString());
    QVERIFY(rig.panel->notices().stepsText().contains(QStringLiteral("Step 1")));
    rig.panel->showPage(DataPanel::ChartTab);
    QVERIFY(rig.panel->notices().stepsText().contains(QStringLiteral("Step 1")));
  }

  void exportDoesNotEndTheSteps() {
    DataRig rig;
    rig.show();
    openWith(rig, {});
    rig.engine->isHeld = true;
    rig.panel->controller().setSteps({{kGroup, true}});
    const QString out = rig.bench.home.filePath("early.csv");
    rig.panel->exportTable(out, QStringLiteral("csv"));
    QVERIFY(rig.panel->notices().errorText().contains(QStringLiteral("still being carried out")));
    QCOMPARE(rig.panel->controller().activity(), DataActivity::Preparing);
    rig.engine->isHeld = false;
    QTRY_VERIFY(rig.isIdle());
    QCOMPARE(rig.panel->controller().view().rows, std::size_t{2});
    QVERIFY(rig.panel->notices().errorText().isEmpty()); // it is so no more
    QVERIFY(!QFile::exists(out));
  }

  void serviceThatIsDownLeavesTheStepMarked() {
    FarRig rig(RouteChoice::Remote);
    rig.bench.orchestrator->setEngines(ServiceKind::Data, {rig.far});
    rig.show();
    openWith(rig, {});
    rig.far->isDown = true;
    rig.panel->controller().setSteps({{kGroup, true}});
    QTRY_VERIFY(rig.isIdle());
    QVERIFY(rig.panel->notices().stepsText().contains(QStringLiteral("far.example does not answer")));
    QVERIFY(rowText(rig, 0).endsWith(QStringLiteral("\nNot applied")));
    QCOMPARE(rig.panel->notices().stepsButton().text(), QStringLiteral("Retry"));
    rig.far->isDown = false;
    rig.panel->notices().stepsButton().click();
    QTRY_VERIFY(rig.isIdle());
    QCOMPARE(rig.panel->controller().view().rows, std::size_t{2});
    QCOMPARE(rig.panel->notices().stepsText(), QString());
  }

  void restoredStepsAreNotSentByThemselves() {
    FarRig rig;
    openWith(rig, {{kGroup, true}});
    QCOMPARE(rig.far->sent.load(), 1);
    rig.bench.cache.clear();
    startAgain(rig);
    QCOMPARE(rig.far->sent.load(), 1);
    QCOMPARE(rig.engine->started.load(), 3); // two readings, and what was asked for
    QCOMPARE(rig.panel->controller().view().rows, std::size_t{3});
    QVERIFY(rowText(rig, 0).endsWith(QStringLiteral("\nNot applied")));
    const QString said = rig.panel->notices().stepsText();
    QVERIFY2(said.contains(QStringLiteral("Apply sends the rows to far.example:8084.")), qPrintable(said));
    const QString out = rig.bench.home.filePath("birds-prepared.csv");
    rig.panel->exportTable(out, QStringLiteral("csv"));
    QVERIFY(!rig.panel->notices().errorText().isEmpty());
    // A step of this machine beside it is no wish to send.
    rig.panel->controller().setSteps({{kAdelie, true}, {kGroup, true}});
    QTRY_VERIFY(rig.isIdle());
    QCOMPARE(rig.panel->controller().view().rows, std::size_t{2});
    QVERIFY(!rowText(rig, 0).contains(QStringLiteral("Not applied")));
    QVERIFY(rowText(rig, 1).endsWith(QStringLiteral("\nNot applied")));
    QCOMPARE(rig.far->sent.load(), 1);
    QCOMPARE(rig.panel->notices().stepsButton().text(), QStringLiteral("Apply"));
    rig.panel->notices().stepsButton().click();
    QTRY_VERIFY(rig.isIdle());
    QCOMPARE(rig.far->sent.load(), 2);
    QCOMPARE(rig.panel->controller().view().rows, std::size_t{1});
    QCOMPARE(rig.panel->notices().stepsText(), QString());
  }

  void restoredStepsThatAreKnownAreApplied() {
    FarRig rig;
    openWith(rig, {{kGroup, true}});
    startAgain(rig);
    QCOMPARE(rig.far->sent.load(), 1);
    QCOMPARE(rig.panel->controller().view().rows, std::size_t{2});
    QCOMPARE(rig.panel->notices().stepsText(), QString());
    rig.panel->controller().setSteps({{NormalizeStep{}, true}}); // by hand: as ever
    QTRY_VERIFY(rig.isIdle());
    QCOMPARE(rig.far->sent.load(), 2);
    QVERIFY(!rig.panel->controller().halted());
  }

  void stepOfTheEngineThatIsAddedByHandIsSent() {
    FarRig rig;
    openWith(rig, {{kGroup, true}});
    rig.bench.cache.clear();
    startAgain(rig);
    rig.panel->controller().setSteps({{NormalizeStep{}, true}});
    QTRY_VERIFY(rig.isIdle());
    QCOMPARE(rig.far->sent.load(), 2);
    QVERIFY(!rig.panel->controller().halted());
  }

  void restoredStatisticsAreNotSentByThemselves() {
    FarRig rig;
    rig.show();
    openWith(rig, {});
    rig.panel->showPage(DataPanel::StatisticsTab); // by hand
    QTRY_VERIFY(rig.panel->controller().analysis().has_value() && rig.isIdle());
    QCOMPARE(rig.far->sent.load(), 1);
    startAgain(rig); // it is known
    QTRY_VERIFY(rig.panel->controller().analysis().has_value() && rig.isIdle());
    QCOMPARE(rig.far->sent.load(), 1);
    rig.bench.cache.clear();
    startAgain(rig);
    QTRY_VERIFY(rig.panel->controller().isAnalysisHeld() && rig.isIdle());
    QCOMPARE(rig.far->sent.load(), 1);
    QVERIFY(!rig.panel->controller().analysis().has_value());
    const QString said = rig.panel->notices().missingAnalysisText();
    QVERIFY2(said.contains(QStringLiteral("Analyze sends the rows to far.example:8084.")), qPrintable(said));
    rig.panel->showPage(DataPanel::TableTab);
    QCOMPARE(rig.panel->notices().missingAnalysisText(), QString());
    QCOMPARE(rig.far->sent.load(), 1);
    rig.panel->showPage(DataPanel::StatisticsTab);
    QTRY_VERIFY(rig.panel->controller().analysis().has_value() && rig.isIdle());
    QCOMPARE(rig.far->sent.load(), 2);
    rig.bench.cache.clear();
    startAgain(rig);
    QTRY_VERIFY(!rig.panel->notices().missingAnalysisText().isEmpty());
    rig.panel->notices().analyzeButton().click();
    QTRY_VERIFY(rig.panel->controller().analysis().has_value() && rig.isIdle());
    QCOMPARE(rig.far->sent.load(), 3);
    QCOMPARE(rig.panel->notices().missingAnalysisText(), QString());
  }

  void whatWaitedIsDoneOnceItStaysHere() {
    FarRig rig;
    openWith(rig, {{kGroup, true}});
    rig.bench.cache.clear();
    startAgain(rig);
    QVERIFY(rig.panel->controller().halted().has_value());
    rig.bench.orchestrator->setEngines(ServiceKind::Data, {rig.engine});
    rig.setRoute(RouteChoice::Local);
    QTRY_VERIFY(!rig.panel->controller().halted() && rig.isIdle());
    QCOMPARE(rig.panel->controller().view().rows, std::size_t{2});
    QCOMPARE(rig.far->sent.load(), 1);
  }

  void restoredWorkOfThisMachineGoesOn() {
    DataRig rig;
    rig.show();
    openWith(rig, {{kGroup, true}});
    rig.panel->showPage(DataPanel::StatisticsTab);
    QTRY_VERIFY(rig.panel->controller().analysis().has_value() && rig.isIdle());
    rig.bench.cache.clear();
    startAgain(rig);
    QTRY_VERIFY(rig.panel->controller().analysis().has_value() && rig.isIdle());
    QCOMPARE(rig.panel->controller().view().rows, std::size_t{2});
  }

  void saysThatThisMachineAnsweredInstead() {
    FarRig rig;
    rig.far->isDown = true;
    rig.show();
    openWith(rig, {});
    QVERIFY(!isChipSeen(rig, QStringLiteral("this machine instead")));
    rig.panel->showPage(DataPanel::StatisticsTab);
    QTRY_VERIFY(rig.panel->controller().analysis().has_value() && rig.isIdle());
    QVERIFY(isChipSeen(rig, QStringLiteral("this machine instead")));
    QVERIFY(!isChipSeen(rig, QStringLiteral("remote")));
    const QList<ElidedLabel*> lines = rig.panel->findChildren<ElidedLabel*>();
    QVERIFY(std::any_of(lines.begin(), lines.end(), [](const ElidedLabel* line) {
      return line->fullText().contains(QStringLiteral("This machine answered instead of a service elsewhere. "
                                                      "far.example does not answer."));
    }));
    rig.far->isDown = false;
    rig.bench.cache.clear();
    rig.panel->controller().analyze();
    QTRY_VERIFY(rig.isIdle() && rig.panel->controller().answer()->remote);
    QVERIFY(isChipSeen(rig, QStringLiteral("remote")));
    QVERIFY(!isChipSeen(rig, QStringLiteral("this machine instead")));
  }

  void noteOnSendingIsSeenBesideALongForm() {
    FarRig rig;
    rig.panel->resize(844, 460);
    rig.show();
    openWith(rig, {});
    rig.panel->steps().beginStep(static_cast<int>(kGroup.index()), QStringLiteral("species"));
    QTest::qWait(20);
    QLabel* note = nullptr;
    for (auto* label : rig.panel->steps().findChildren<QLabel*>())
      if (QString(label->text()).remove(QChar(0x200b)).startsWith(QStringLiteral("The rows of tables are sent to")))
        note = label;
    QVERIFY(note != nullptr);
    QVERIFY(!note->visibleRegion().isEmpty());
    QCOMPARE(note->visibleRegion().boundingRect(), note->rect());
    const auto* area = rig.panel->steps().findChild<QScrollArea*>();
    QVERIFY(area->height() < rig.panel->steps().height());
    rig.setRoute(RouteChoice::Local);
    QVERIFY(!note->isVisible());
    QTRY_COMPARE(area->height(), rig.panel->steps().height()); // nothing of it is left
  }
};

QTEST_MAIN(TestDataHalted)
#include "tst_data_halted.moc"
