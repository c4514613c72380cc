// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/data/data_rig.h"
#include "ui/data/analysis_pages.h"
#include "ui/data/chart_page.h"
#include "ui/data/data_empty.h"
#include "ui/data/data_notices.h"
#include "ui/data/heat_map.h"
#include "ui/data/statistics_model.h"
#include "ui/data/step_form.h"
#include "ui/data/steps_panel.h"
#include "ui/data/table_page.h"

#include <QComboBox>
#include <QElapsedTimer>
#include <QLabel>
#include <QLineEdit>
#include <QMimeData>
#include <QScrollBar>
#include <QtTest>

using namespace aisemble;
using namespace aisemble::test;
using namespace aisemble::ui;

namespace {

void drop(DataPanel& panel, const QString& file) {
  QMimeData data;
  data.setUrls({QUrl::fromLocalFile(file)});
  QDragEnterEvent enter(QPoint(50, 50), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
  QCoreApplication::sendEvent(&panel, &enter);
  QVERIFY(enter.isAccepted());
  QDropEvent dropped(QPointF(50, 50), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
  QCoreApplication::sendEvent(&panel, &dropped);
}

QString cell(DataRig& rig, int row, int column) {
  const DataGridModel& model = rig.panel->table().model();
  return model.data(model.index(row, column), Qt::DisplayRole).toString();
}

std::shared_ptr<const Table> millionRows() {
  std::vector<Cell> number;
  std::vector<Cell> text;
  for (std::int64_t i = 0; i < 1'000'000; ++i) {
    number.emplace_back((i * 7919) % 1'000'003);
    text.emplace_back(std::string("row ") + std::to_string(i));
  }
  Table table;
  table.columns = {{"n", std::move(number)}, {"t", std::move(text)}};
  return std::make_shared<const Table>(std::move(table));
}

} // namespace

class TestDataPanel : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void dropShowsTheCells() {
    DataRig rig;
    rig.show();
    drop(*rig.panel, rig.file("fruit.csv", kFruit));
    QTRY_VERIFY(rig.panel->controller().hasTable() && rig.isIdle());
    const DataGridModel& model = rig.panel->table().model();
    QCOMPARE(model.rowCount(), 3);
    QCOMPARE(model.columnCount(), 3);
    QCOMPARE(cell(rig, 0, 0), QString::fromUtf8("りんご"));
    QCOMPARE(cell(rig, 2, 0), QString::fromUtf8("Ähre"));
    QCOMPARE(cell(rig, 0, 1), QStringLiteral("1.5"));
    QCOMPARE(cell(rig, 0, 2), QString::fromUtf8("two⏎lines"));
    QCOMPARE(cell(rig, 1, 1), QStringLiteral("missing"));
    QCOMPARE(model.data(model.index(1, 1), Qt::EditRole).toString(), QString());
    QTRY_VERIFY(model.profile(1) != nullptr);
    QVERIFY(model.profile(1)->isNumeric());
    QCOMPARE(model.profile(1)->missing, std::size_t{1});
    QVERIFY(model.data(model.index(0, 1), Qt::TextAlignmentRole).toInt() & Qt::AlignRight);
    QVERIFY(model.data(model.index(0, 0), Qt::TextAlignmentRole).toInt() & Qt::AlignLeft);
    QVERIFY(rig.panel->controller().answer().has_value()); // the stages' times
  }

  void formats_data() {
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("content");
    QTest::newRow("csv") << "a.csv" << QByteArray("a,b\n1,x\n2,y\n");
    QTest::newRow("tsv") << "a.tsv" << QByteArray("a\tb\n1\tx\n2\ty\n");
    QTest::newRow("json") << "a.json" << QByteArray(R"([{"a":1,"b":"x"},{"a":2,"b":"y"}])");
    QTest::newRow("json lines") << "a.jsonl" << QByteArray("{\"a\":1,\"b\":\"x\"}\n{\"a\":2,\"b\":\"y\"}\n");
  }

  void formats() {
    QFETCH(QString, name);
    QFETCH(QByteArray, content);
    DataRig rig;
    rig.panel->openFile(rig.file(name, content));
    QTRY_VERIFY(rig.panel->controller().hasTable() && rig.isIdle());
    QCOMPARE(cell(rig, 1, 0), QStringLiteral("2"));
    QCOMPARE(cell(rig, 1, 1), QStringLiteral("y"));
  }

  void malformedFileNamesFileLineAndNextStep() {
    DataRig rig;
    rig.show();
    const QString path = rig.file("broken.csv", "a,b\n1,2\n3,4,5\n");
    drop(*rig.panel, path);
    QTRY_VERIFY(!rig.panel->notices().errorText().isEmpty());
    const QString text = rig.panel->notices().errorText();
    QVERIFY2(text.contains(QStringLiteral("broken.csv")), qPrintable(text));
    QVERIFY2(text.contains(QStringLiteral("ine 3")), qPrintable(text));
    QVERIFY(!rig.panel->controller().hasTable());
    // Mended, the retry in place opens it.
    QVERIFY(!rig.file("broken.csv", "a,b\n1,2\n3,4\n").isEmpty());
    rig.panel->notices().retryButton().click();
    QTRY_VERIFY(rig.panel->controller().hasTable());
    QVERIFY(rig.panel->notices().errorText().isEmpty());
  }

  void fileThatIsNotThere() {
    DataRig rig;
    rig.panel->openFile(rig.bench.home.filePath("nowhere.csv"));
    QTRY_VERIFY(rig.panel->controller().error().has_value());
    QVERIFY(rig.panel->controller().error()->message.find("nowhere.csv") != std::string::npos);
  }

  void pasteFromASpreadsheet() {
    DataRig rig;
    rig.show();
    QGuiApplication::clipboard()->setText(QStringLiteral("a\tb\n1\t\"x\ty\"\n2\t\n"));
    rig.panel->paste();
    QTRY_VERIFY(rig.panel->controller().hasTable() && rig.isIdle());
    QVERIFY(rig.panel->controller().isPasted());
    QCOMPARE(cell(rig, 0, 1), QStringLiteral("x y"));
    QCOMPARE(cell(rig, 1, 1), QStringLiteral("missing"));
    QGuiApplication::clipboard()->clear();
    rig.panel->paste();
    QTRY_VERIFY(rig.panel->notices().errorText().contains(QStringLiteral("clipboard holds no table")));
    QVERIFY(rig.panel->controller().hasTable()); // the one before stays
  }

  void stepsWithUndo() {
    DataRig rig;
    rig.show();
    rig.panel->emptyState().sampleButton()->click();
    DataController& controller = rig.panel->controller();
    QTRY_VERIFY(controller.hasTable() && rig.isIdle());
    const std::size_t all = controller.base().rows;
    Steps steps{{FilterStep{"species", Comparison::Equal, "Adelie"}, true}};
    controller.setSteps(steps);
    QTRY_VERIFY(rig.isIdle());
    const std::size_t adelie = controller.view().rows;
    QVERIFY(adelie > 0 && adelie < all);
    steps.push_back({GroupStep{{{"island"}, {{"body_mass_g", AggregateFunction::Mean}}}}, true});
    controller.setSteps(steps);
    QTRY_VERIFY(rig.isIdle());
    QCOMPARE(controller.view().columns.size(), std::size_t{2});
    QCOMPARE(controller.view().rows, std::size_t{3}); // the islands of that species
    QCOMPARE(rig.panel->table().model().columnCount(), 2);
    controller.undo();
    QTRY_VERIFY(rig.isIdle());
    QCOMPARE(controller.view().rows, adelie);
    controller.undo();
    QTRY_VERIFY(rig.isIdle());
    QCOMPARE(controller.view().rows, all);
    QVERIFY(!controller.canUndo());
    controller.redo();
    controller.redo();
    QTRY_VERIFY(rig.isIdle());
    QCOMPARE(controller.view().columns.size(), std::size_t{2});
    // A step turned off in the list.
    rig.panel->steps().list().item(0)->setCheckState(Qt::Unchecked);
    QTRY_VERIFY(rig.isIdle());
    QVERIFY(!controller.steps()[0].isOn);
    controller.setSteps({{NormalizeStep{}, true}});
    QTRY_VERIFY(rig.isIdle());
    QVERIFY(!controller.error());
    QCOMPARE(controller.view().rows, all);
  }

  void aFileWithoutATableLeavesTheOpenOne() {
    DataRig rig;
    rig.show();
    rig.panel->openFile(rig.file("fruit.csv", kFruit));
    QTRY_VERIFY(rig.panel->controller().hasTable() && rig.isIdle());
    const auto rows = rig.panel->controller().base().rows;
    rig.panel->openFile(rig.file("nothing.csv", ""));
    QTRY_VERIFY(rig.panel->controller().error().has_value());
    QVERIFY(rig.panel->controller().error()->message.find("nothing.csv") != std::string::npos);
    QVERIFY(rig.panel->controller().hasTable());
    QCOMPARE(rig.panel->controller().base().rows, rows);
  }

  void failedStepIsNamedAndTheOnesBeforeStand() {
    DataRig rig;
    rig.panel->openFile(rig.file("fruit.csv", kFruit));
    QTRY_VERIFY(rig.panel->controller().hasTable() && rig.isIdle());
    rig.panel->controller().setSteps(
        {{FilterStep{"price", Comparison::Present, ""}, true}, {SortStep{"weight", false}, true}});
    QTRY_VERIFY(rig.isIdle());
    QVERIFY(rig.panel->controller().halted().has_value());
    QCOMPARE(rig.panel->controller().halted()->step, std::size_t{1});
    QCOMPARE(rig.panel->controller().view().rows, std::size_t{2});
    QVERIFY(rig.panel->notices().stepsText().contains(QStringLiteral("weight")));
    rig.panel->controller().undo();
    QTRY_VERIFY(rig.isIdle() && !rig.panel->controller().halted());
  }

  void escapeCancels() {
    DataRig rig;
    rig.show();
    rig.engine->isHeld = true;
    const QString path = rig.file("fruit.csv", kFruit);
    rig.panel->openFile(path);
    QTRY_COMPARE(rig.engine->started.load(), 1);
    QTRY_VERIFY(rig.panel->notices().cancelButton().isVisible());
    QTest::keyClick(rig.panel.get(), Qt::Key_Escape);
    QVERIFY(rig.isIdle());
    QVERIFY(!rig.panel->controller().hasTable());
    QVERIFY(rig.panel->notices().errorText().isEmpty());
    rig.engine->isHeld = false;
    rig.panel->openFile(path);
    QTRY_VERIFY(rig.panel->controller().hasTable() && rig.isIdle());
    rig.engine->isHeld = true;
    rig.panel->controller().setSteps({{NormalizeStep{}, true}});
    QTRY_COMPARE(rig.engine->started.load(), 3);
    rig.panel->controller().cancel();
    QVERIFY(rig.isIdle());
    QCOMPARE(rig.panel->controller().view().rows, std::size_t{3}); // what was there before
    QCOMPARE(rig.panel->controller().halted()->reason, HaltReason::Interrupted);
    QVERIFY(rig.panel->notices().stepsText().startsWith(QStringLiteral("Cancelled")));
    rig.engine->isHeld = false;
    rig.panel->notices().stepsButton().click();
    QTRY_VERIFY(rig.isIdle() && !rig.panel->controller().halted());
    QCOMPARE(cell(rig, 1, 1), QStringLiteral("missing"));
    QVERIFY(cell(rig, 0, 1).startsWith(QLatin1Char('-')));
  }

  void analysisIsCached() {
    DataRig rig;
    rig.show();
    rig.panel->openFile(QStringLiteral(AISEMBLE_SOURCE_DIR "/resources/samples/tables/penguins.csv"));
    QTRY_VERIFY(rig.panel->controller().hasTable() && rig.isIdle());
    rig.panel->showPage(DataPanel::StatisticsTab);
    QTRY_VERIFY(rig.panel->controller().analysis().has_value() && rig.isIdle());
    const auto* model = rig.panel->statistics().table().model();
    const QModelIndex mean = model->index(2, StatisticsModel::Mean); // bill_length_mm
    QVERIFY(!mean.data().toString().isEmpty());
    QVERIFY(rig.panel->correlations().map().size() >= 4);
    QCOMPARE(*rig.panel->correlations().map().at(0, 0), 1.0);
    QVERIFY(rig.panel->controller().analysisJson().contains(QStringLiteral("bill_length_mm")));
    QVERIFY(!rig.panel->controller().answer()->fromCache);
    const int started = rig.engine->started;
    rig.panel->controller().analyze();
    QTRY_VERIFY(rig.isIdle());
    QVERIFY(rig.panel->controller().answer()->fromCache);
    QCOMPARE(rig.engine->started.load(), started);
  }

  void keyboardOnly() {
    DataRig rig;
    rig.show();
    QCOMPARE(QApplication::focusWidget(), static_cast<QWidget*>(&rig.panel->emptyState().openButton()));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
    QCOMPARE(QApplication::focusWidget(), static_cast<QWidget*>(rig.panel->emptyState().sampleButton()));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Space);
    DataController& controller = rig.panel->controller();
    QTRY_VERIFY(controller.hasTable() && rig.isIdle());
    rig.panel->focusFirst();
    QTRY_VERIFY(rig.panel->table().grid().hasFocus());
    QTest::keyClick(&rig.panel->table().grid(), Qt::Key_S, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_COMPARE(controller.steps().size(), std::size_t{1});
    QTRY_VERIFY(rig.isIdle());
    QTest::keyClick(&rig.panel->table().grid(), Qt::Key_Z, Qt::ControlModifier);
    QTRY_COMPARE(controller.steps().size(), std::size_t{0});
    QTest::keyClick(&rig.panel->table().grid(), Qt::Key_F, Qt::ControlModifier);
    QTRY_VERIFY(rig.panel->table().search().hasFocus());
    QTest::keyClicks(&rig.panel->table().search(), QStringLiteral("torgersen"));
    QTRY_VERIFY(rig.panel->table().found() > 10);
    QTest::keyClick(&rig.panel->table().search(), Qt::Key_Down);
    QTRY_VERIFY(rig.panel->table().grid().hasFocus());
    // A filter by the form: the field has the focus, Enter adds it.
    QTest::keyClick(&rig.panel->table().grid(), Qt::Key_F, Qt::ControlModifier | Qt::ShiftModifier);
    auto* value = qobject_cast<QLineEdit*>(QApplication::focusWidget());
    QVERIFY(value != nullptr);
    QTest::keyClicks(value, QStringLiteral("Torgersen"));
    QTest::keyClick(value, Qt::Key_Return);
    QTRY_VERIFY(controller.steps().size() == 1 && rig.isIdle());
    QVERIFY(controller.view().rows < controller.base().rows && controller.view().rows > 0);
    // Undoing is about the step at once.
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Z, Qt::ControlModifier);
    QTRY_COMPARE(controller.steps().size(), std::size_t{0});
  }

  void escapeLeavesTheSearch() {
    DataRig rig;
    rig.show();
    rig.panel->openFile(rig.file("fruit.csv", kFruit));
    QTRY_VERIFY(rig.panel->controller().hasTable() && rig.isIdle());
    QTest::keyClick(&rig.panel->table().grid(), Qt::Key_F, Qt::ControlModifier);
    QLineEdit& search = rig.panel->table().search();
    QTRY_VERIFY(search.hasFocus());
    QTest::keyClicks(&search, QStringLiteral("fig"));
    QTest::keyClick(&search, Qt::Key_Escape);
    QCOMPARE(search.text(), QString());
    QTest::keyClick(&search, Qt::Key_Escape);
    QVERIFY(rig.panel->table().grid().hasFocus());
  }

  void anotherTableIsShownFromItsStart() {
    DataRig rig;
    rig.show();
    QByteArray rows = "name,a,b,c,d,e,f,g,h,i,j,k\n";
    for (int i = 0; i < 500; ++i)
      rows += "row " + QByteArray::number(i) + ",1,2,3,4,5,6,7,8,9,10,11\n";
    const QString first = rig.file("first.csv", rows);
    const QString second = rig.file("second.csv", rows);
    TablePage& page = rig.panel->table();
    DataController& controller = rig.panel->controller();
    const auto goToTheEnd = [&] {
      page.grid().setFocus();
      QTest::keyClick(&page.grid(), Qt::Key_End, Qt::ControlModifier);
      page.search().setText(QStringLiteral("row 499"));
      QTRY_COMPARE(page.found(), std::size_t{1});
      page.grid().setCurrentIndex(page.model().index(499, 11));
      QVERIFY(page.grid().verticalScrollBar()->value() > 0 && page.grid().horizontalScrollBar()->value() > 0);
    };
    const auto isAtTheStart = [&] {
      return page.search().text().isEmpty() && page.found() == 0 && page.grid().verticalScrollBar()->value() == 0 &&
             page.grid().horizontalScrollBar()->value() == 0 && page.grid().currentIndex() == page.model().index(0, 0);
    };
    rig.panel->openFile(first);
    QTRY_VERIFY(controller.hasTable() && rig.isIdle());
    goToTheEnd();
    // A step, and the same file once more, stay where they are.
    controller.setSteps({{FilterStep{"name", Comparison::NotEqual, "row 0"}, true}});
    QTRY_VERIFY(rig.isIdle());
    QTRY_COMPARE(page.found(), std::size_t{1}); // searched anew, without going there
    QCOMPARE(page.grid().currentIndex().column(), 11);
    QVERIFY(page.grid().currentIndex().row() > 400);
    rig.panel->openFile(first);
    QTRY_VERIFY(controller.steps().empty() && rig.isIdle());
    QTRY_COMPARE(page.found(), std::size_t{1});
    QCOMPARE(page.grid().currentIndex().column(), 11);
    QVERIFY(page.grid().currentIndex().row() > 400);
    QCOMPARE(page.search().text(), QStringLiteral("row 499"));
    rig.panel->openFile(second);
    QTRY_COMPARE(controller.file().filename().string(), std::string("second.csv"));
    QTRY_VERIFY(rig.isIdle());
    QVERIFY(isAtTheStart());
    goToTheEnd();
    controller.close();
    QVERIFY(page.search().text().isEmpty());
    rig.panel->openFile(second);
    QTRY_VERIFY(controller.hasTable() && rig.isIdle());
    QVERIFY(isAtTheStart());
  }

  void whatIsChosenInTheGroupFormCounts() {
    DataRig rig;
    rig.show();
    rig.panel->openFile(rig.file("fruit.csv", kFruit));
    DataController& controller = rig.panel->controller();
    QTRY_VERIFY(controller.hasTable() && rig.isIdle());
    StepForm& form = rig.panel->steps().form();
    const auto named = [&form](const QString& name) {
      for (auto* widget : form.findChildren<QWidget*>())
        if (widget->accessibleName() == name && widget->isVisible()) return widget;
      return static_cast<QWidget*>(nullptr);
    };
    QTest::keyClick(&rig.panel->table().grid(), Qt::Key_G, Qt::ControlModifier | Qt::ShiftModifier);
    auto* function = qobject_cast<QComboBox*>(named(QStringLiteral("Function")));
    auto* column = qobject_cast<QComboBox*>(named(QStringLiteral("Column of the figure")));
    QVERIFY(function != nullptr && column != nullptr);
    QVERIFY(!column->isEnabled()); // none is chosen: rows are counted
    QVERIFY(form.action() == StepAction(GroupStep{{{"name"}, {}}}));
    function->setCurrentIndex(function->findText(QStringLiteral("mean")));
    QVERIFY(column->isEnabled());
    column->setCurrentIndex(column->findText(QStringLiteral("price")));
    const StepAction mean = GroupStep{{{"name"}, {{"price", AggregateFunction::Mean}}}};
    QVERIFY(form.action() == mean);
    // Return presses the button that has the focus.
    QWidget* submit = named(QStringLiteral("Add step"));
    submit->setFocus();
    QTest::keyClick(submit, Qt::Key_Return);
    QTRY_COMPARE(controller.steps().size(), std::size_t{1});
    QVERIFY(controller.steps()[0].action == mean);
    QTRY_VERIFY(rig.isIdle());
    // Added first, it is not there twice; the next one counts beside it.
    controller.setSteps({});
    QTRY_VERIFY(rig.isIdle());
    rig.panel->steps().beginStep(7, QStringLiteral("name"));
    function->setCurrentIndex(function->findText(QStringLiteral("mean")));
    column->setCurrentIndex(column->findText(QStringLiteral("price")));
    qobject_cast<QAbstractButton*>(named(QStringLiteral("Add this figure")))->click();
    QVERIFY(form.action() == mean);
    function->setCurrentIndex(function->findText(QStringLiteral("mean")));
    QVERIFY(form.action() == mean);
    function->setCurrentIndex(function->findText(QStringLiteral("median")));
    QVERIFY(
        form.action() ==
        StepAction(GroupStep{{{"name"}, {{"price", AggregateFunction::Mean}, {"price", AggregateFunction::Median}}}}));
  }

  void filterSaysThatItsValueIsMissing() {
    DataRig rig;
    rig.show();
    rig.panel->openFile(rig.file("fruit.csv", kFruit));
    QTRY_VERIFY(rig.panel->controller().hasTable() && rig.isIdle());
    StepForm& form = rig.panel->steps().form();
    form.edit(StepAction(FilterStep{"name", Comparison::Contains, ""}));
    QSignalSpy submitted(&form, &StepForm::submitted);
    QTest::keyClick(form.findChild<QLineEdit*>(), Qt::Key_Return);
    QCOMPARE(submitted.size(), 0);
    const QList<QLabel*> labels = form.findChildren<QLabel*>();
    QVERIFY(std::any_of(labels.begin(), labels.end(),
                        [](const QLabel* label) { return label->text().startsWith(QLatin1String("Type the value")); }));
  }

  void countsAreWrittenAlike() {
    ColumnProfile profile;
    profile.unique = 300'000;
    QCOMPARE(shareText(profile, false), QStringLiteral("300,000 distinct"));
    profile.top = {{QStringLiteral("fig"), 3}};
    QCOMPARE(shareText(profile, true), QStringLiteral("fig"));
  }

  void timesTellOfTheSteps() {
    DataRig rig;
    rig.show();
    rig.panel->openFile(rig.file("fruit.csv", kFruit));
    DataController& controller = rig.panel->controller();
    QTRY_VERIFY(controller.hasTable() && rig.isIdle());
    QVERIFY(controller.answer()->readsFile && !controller.answer()->areSteps);
    for (const StepAction& step :
         {StepAction(SortStep{"price", true}), StepAction(FillStep{"price", FillWith::Mean, ""})}) { // here; elsewhere
      controller.setSteps({{step, true}});
      QTRY_VERIFY(rig.isIdle());
      QVERIFY(controller.answer()->areSteps);
      QVERIFY(controller.answer()->trace.total.count() > 0);
      QCOMPARE(controller.answer()->trace.spans.front().length, controller.answer()->trace.total);
    }
    controller.setSteps({});
    QTRY_VERIFY(rig.isIdle());
    QVERIFY(!controller.answer()->areSteps && controller.answer()->readsFile);
  }

  void firstStepLeavesTheFormWhereItIs() {
    DataRig rig;
    rig.show();
    rig.panel->openFile(rig.file("fruit.csv", kFruit));
    QTRY_VERIFY(rig.panel->controller().hasTable() && rig.isIdle());
    QTest::qWait(20);
    const QWidget& form = rig.panel->steps().form();
    const int before = form.y();
    rig.panel->controller().setSteps({{SortStep{"price", true}, true}});
    QTRY_VERIFY(rig.isIdle());
    QTest::qWait(20);
    QVERIFY(rig.panel->steps().list().isVisible());
    QCOMPARE(form.y(), before);
    // More steps than there is room for are scrolled.
    Steps many;
    for (int i = 0; i < 20; ++i)
      many.push_back({SortStep{"price", i % 2 == 0}, true});
    rig.panel->controller().setSteps(many);
    QTRY_VERIFY(rig.isIdle());
    QTest::qWait(20);
    QVERIFY(rig.panel->steps().list().height() <= 220);
    QVERIFY(rig.panel->steps().list().verticalScrollBar()->maximum() > 0);
  }

  void missingValuesAreSaidInEveryWidth() {
    ColumnProfile profile;
    profile.kind = ColumnKind::Whole;
    profile.rows = 344;
    profile.missing = 2;
    const QFontMetrics metrics(QApplication::font());
    QCOMPARE(kindLine(profile, metrics, 600).missing, QStringLiteral("0.6 % missing"));
    for (int width = 40; width < 600; ++width) {
      const KindLine line = kindLine(profile, metrics, width);
      QVERIFY(line.missing.contains(QStringLiteral("∅")) || line.missing.contains(QStringLiteral("missing")));
      QVERIFY(metrics.horizontalAdvance(line.kind) + metrics.horizontalAdvance(line.missing) <= width);
    }
    QCOMPARE(kindLine(profile, metrics, metrics.horizontalAdvance(QStringLiteral("∅ 0.6 % ")) + 60).missing,
             QStringLiteral("∅ 0.6 %"));
    profile.missing = 0;
    QCOMPARE(kindLine(profile, metrics, 40).missing, QString());
  }

  void everyControlHasAName() {
    DataRig rig;
    rig.show();
    rig.panel->openFile(rig.file("fruit.csv", kFruit));
    QTRY_VERIFY(rig.panel->controller().hasTable() && rig.isIdle());
    for (const QWidget* widget : rig.panel->findChildren<QWidget*>()) {
      const bool isOperated = qobject_cast<const QAbstractButton*>(widget) || qobject_cast<const QLineEdit*>(widget) ||
                              qobject_cast<const QComboBox*>(widget) || qobject_cast<const QPlainTextEdit*>(widget) ||
                              qobject_cast<const QAbstractItemView*>(widget) ||
                              qobject_cast<const QProgressBar*>(widget);
      // What Qt builds such things from has no names of ours: the parts of combo boxes and fields.
      const QWidget* owner = widget->parentWidget();
      const bool isPart = widget->objectName().startsWith(QLatin1String("qt_")) ||
                          owner->inherits("QComboBoxPrivateContainer") || qobject_cast<const QLineEdit*>(owner) ||
                          qobject_cast<const QComboBox*>(owner);
      if (!isOperated || isPart) continue;
      QVERIFY2(!widget->accessibleName().isEmpty(),
               qPrintable(QStringLiteral("%1 in %2")
                              .arg(QLatin1String(widget->metaObject()->className()),
                                   QLatin1String(owner->metaObject()->className()))));
    }
  }

  void sessionRoundTrip() {
    DataRig rig;
    const Steps steps{{SortStep{"price", true}, true}, {DropMissingStep{"price"}, false}};
    const QString path = rig.file("fruit.csv", kFruit);
    rig.panel->openFile(path);
    QTRY_VERIFY(rig.panel->controller().hasTable() && rig.isIdle());
    rig.panel->controller().setSteps(steps);
    QTRY_VERIFY(rig.isIdle());
    const ChartSetup setup{ChartKind::Scatter, "price", "price", "name", BarFigure::Sum};
    rig.panel->chart().setSetup(setup);
    rig.panel->showPage(DataPanel::ChartTab);
    QVariantMap session;
    rig.panel->saveSession(session);

    rig.open();
    rig.panel->restoreSession(session);
    QVERIFY(!rig.panel->controller().hasTable()); // nothing is read before somebody looks
    QVariantMap unseen;
    rig.panel->saveSession(unseen);
    QCOMPARE(unseen.value("data/file"), session.value("data/file"));
    QCOMPARE(unseen.value("data/steps"), session.value("data/steps"));
    rig.show();
    QTRY_VERIFY(rig.panel->controller().hasTable() && rig.isIdle());
    QVERIFY(rig.panel->controller().steps() == steps);
    QCOMPARE(cell(rig, 0, 0), QString::fromUtf8("Ähre"));
    QCOMPARE(rig.panel->tabs().currentIndex(), static_cast<int>(DataPanel::ChartTab));
    QVERIFY(rig.panel->chart().wanted() == setup);

    rig.open();
    rig.panel->restoreSession({{"data/page", "no number"}, {"data/steps", "{["}, {"data/chart/kind", 99}});
    QVERIFY(rig.isIdle());
  }

  void millionRowsWithoutCopying() {
    const std::shared_ptr<const Table> table = millionRows();
    const DataView view = viewOf(table);
    const Theme theme;
    TablePage page(theme, nullptr);
    page.resize(900, 600);
    page.show();
    QElapsedTimer timer;
    timer.start();
    page.setView(view);
    const qint64 shown = timer.restart();
    QCOMPARE(page.model().rowCount(), 1'000'000);
    QCOMPARE(page.model().view().columns[0].cells.get(), &table->columns[0].cells); // the very cells
    QScrollBar* bar = page.grid().verticalScrollBar();
    timer.restart();
    constexpr int kSteps = 50;
    for (int i = 0; i <= kSteps; ++i) {
      bar->setValue(bar->maximum() / kSteps * i);
      QVERIFY(page.grid().viewport()->grab().height() > 300);
    }
    const double frame = static_cast<double>(timer.elapsed()) / kSteps;
    qInfo("a million rows: shown in %lld ms, %.1f ms a scrolled frame", static_cast<long long>(shown), frame);
    QVERIFY(frame < 50);
    QCOMPARE(page.model().data(page.model().index(999'999, 1), Qt::DisplayRole).toString(),
             QStringLiteral("row 999999"));
  }
};

QTEST_MAIN(TestDataPanel)
#include "tst_data_panel.moc"
