// SPDX-License-Identifier: GPL-3.0-or-later
// The form of a step, what becomes of the steps when another table is opened, and the page of figures.
#include "tests/ui/data/data_rig.h"
#include "ui/data/analysis_pages.h"
#include "ui/data/statistics_model.h"
#include "ui/data/step_form.h"
#include "ui/data/steps_panel.h"

#include <QAbstractItemView>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QScreen>
#include <QTableView>
#include <QtTest>

#include <functional>
#include <set>

using namespace aisemble;
using namespace aisemble::test;
using namespace aisemble::ui;

class TestDataSteps : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void filterSaysThatItsValueIsNoNumber_data() {
    QTest::addColumn<QString>("column");
    QTest::addColumn<Comparison>("how");
    QTest::addColumn<QString>("value");
    QTest::addColumn<QString>("said"); // empty: it is taken
    const QString none = QStringLiteral("“price” holds numbers, and “abc” is none. Type a number.");
    QTest::newRow("equal") << "price" << Comparison::Equal << "abc" << none;
    QTest::newRow("greater") << "price" << Comparison::Greater << "abc" << none;
    QTest::newRow("nothing") << "price" << Comparison::Equal << ""
                             << "Type the value to compare with.";
    QTest::newRow("a number") << "price" << Comparison::Equal << "20"
                              << "";
    QTest::newRow("a part of it") << "price" << Comparison::Contains << "x"
                                  << "";
    QTest::newRow("texts") << "name" << Comparison::Equal << "abc"
                           << "";
  }

  void filterSaysThatItsValueIsNoNumber() {
    QFETCH(QString, column);
    QFETCH(Comparison, how);
    QFETCH(QString, value);
    QFETCH(QString, said);
    DataRig rig;
    rig.show();
    rig.panel->openFile(rig.file("fruit.csv", kFruit));
    QTRY_VERIFY(rig.panel->controller().hasTable() && rig.isIdle());
    StepForm& form = rig.panel->steps().form();
    form.edit(StepAction(FilterStep{column.toStdString(), how, value.toStdString()}));
    QTest::keyClick(form.findChild<QLineEdit*>(), Qt::Key_Return);
    const QList<QLabel*> labels = form.findChildren<QLabel*>();
    QCOMPARE(rig.panel->controller().steps().size(), std::size_t(said.isEmpty() ? 1 : 0));
    QVERIFY(said.isEmpty() || std::any_of(labels.begin(), labels.end(), [&](const QLabel* label) {
              return label->isVisible() && label->text() == said;
            }));
  }

  void filterIsCheckedWhereItStands() {
    DataRig rig;
    rig.show();
    rig.panel->openFile(rig.file("fruit.csv", kFruit));
    DataController& controller = rig.panel->controller();
    QTRY_VERIFY(controller.hasTable() && rig.isIdle());
    // After the second step, "name" holds numbers; where the first one stands, texts.
    controller.setSteps({{FilterStep{"name", Comparison::Equal, "fig"}, true},
                         {GroupStep{{{"note"}, {{"name", AggregateFunction::Count}}}}, true}});
    QTRY_VERIFY(rig.isIdle());
    rig.panel->steps().list().setCurrentRow(0);
    rig.panel->steps().editChosen();
    auto* value = qobject_cast<QLineEdit*>(QApplication::focusWidget());
    QVERIFY(value != nullptr);
    value->setText(QStringLiteral("Ähre"));
    QTest::keyClick(value, Qt::Key_Return);
    QCOMPARE(std::get<FilterStep>(controller.steps()[0].action).value, std::string("Ähre"));
    QTRY_VERIFY(rig.isIdle());
  }

  void functionsAreReadInFull() {
    DataRig rig;
    rig.show();
    rig.panel->openFile(rig.file("fruit.csv", kFruit));
    QTRY_VERIFY(rig.panel->controller().hasTable() && rig.isIdle());
    rig.panel->steps().beginStep(7, QStringLiteral("name"));
    QComboBox* function = nullptr;
    for (auto* choice : rig.panel->steps().form().findChildren<QComboBox*>())
      if (choice->accessibleName() == QLatin1String("Function")) function = choice;
    QVERIFY(function != nullptr);
    QStringList first;
    for (int i = 1; i <= 6; ++i)
      first << function->itemText(i);
    QCOMPARE(first, (QStringList{"sum", "mean", "median", "count", "least", "greatest"}));
    std::set<int> all;
    for (int i = 0; i < function->count(); ++i)
      all.insert(function->itemData(i).toInt());
    QCOMPARE(all.size(), kAggregateFunctionNames.size() + 1); // each once, and none
    function->showPopup();
    QTRY_VERIFY(function->view()->isVisible());
    QVERIFY(function->view()->viewport()->width() >= function->view()->sizeHintForColumn(0));
    function->hidePopup();
  }

  void longNamesAreReadAtTheEdgeOfTheScreen() {
    DataRig rig;
    const QRect screen = QGuiApplication::primaryScreen()->availableGeometry();
    rig.panel->resize(760, 600);
    rig.panel->move(screen.right() - 760, screen.top());
    rig.show();
    rig.panel->openFile(rig.file("long.csv", "name,the population of the whole municipality in 2020\na,1\n"));
    QTRY_VERIFY(rig.panel->controller().hasTable() && rig.isIdle());
    rig.panel->steps().beginStep(7, QStringLiteral("name"));
    QComboBox* column = nullptr;
    for (auto* choice : rig.panel->steps().form().findChildren<QComboBox*>())
      if (choice->accessibleName() == QLatin1String("Column of the figure")) column = choice;
    QVERIFY(column != nullptr);
    column->showPopup();
    QTRY_VERIFY(column->view()->isVisible());
    QVERIFY(column->view()->viewport()->width() >= column->view()->sizeHintForColumn(0));
    QVERIFY(screen.contains(column->view()->window()->geometry()));
    column->hidePopup();
  }

  void nextFigureBeginsWhereTheLastOneDid() {
    DataRig rig;
    rig.show();
    rig.panel->openFile(rig.file("fruit.csv", kFruit));
    DataController& controller = rig.panel->controller();
    QTRY_VERIFY(controller.hasTable() && rig.isIdle());
    rig.panel->steps().beginStep(7, QStringLiteral("name"));
    StepForm& form = rig.panel->steps().form();
    const auto named = [&form](const char* name) {
      for (auto* widget : form.findChildren<QWidget*>())
        if (widget->accessibleName() == QLatin1String(name) && widget->isVisible()) return widget;
      return static_cast<QWidget*>(nullptr);
    };
    auto* function = qobject_cast<QComboBox*>(named("Function"));
    QCOMPARE(QApplication::focusWidget(), function);
    function->setCurrentIndex(function->findText(QStringLiteral("mean")));
    QWidget* add = named("Add this figure");
    add->setFocus(Qt::TabFocusReason);
    QTest::keyClick(add, Qt::Key_Space);
    QVERIFY(!add->isEnabled());
    QCOMPARE(QApplication::focusWidget(), function);
    // From the list of the figures, which takes Return itself.
    QTest::keyClick(named("Figures (none: number of rows)"), Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE(controller.steps().size(), std::size_t{1});
    QTRY_VERIFY(rig.isIdle());
  }

  void controlAndEnterSubmitTheFormOnce() {
    DataRig rig;
    rig.show();
    rig.panel->openFile(rig.file("fruit.csv", kFruit));
    QTRY_VERIFY(rig.panel->controller().hasTable() && rig.isIdle());
    StepForm& form = rig.panel->steps().form();
    for (const Qt::Key key : {Qt::Key_Return, Qt::Key_Enter}) {
      rig.panel->steps().beginStep(0, QStringLiteral("name"));
      auto* value = qobject_cast<QLineEdit*>(QApplication::focusWidget());
      QVERIFY(value != nullptr);
      QSignalSpy submitted(&form, &StepForm::submitted);
      QTest::keyClicks(value, QStringLiteral("fig"));
      QTest::keyClick(value, key, Qt::ControlModifier);
      QTRY_COMPARE(submitted.size(), 1);
      QTest::qWait(20);
      QTRY_VERIFY(rig.isIdle());
      QCOMPARE(submitted.size(), 1);
    }
  }

  void anotherTableOffersTheStepsOfTheOneBefore() {
    DataRig rig;
    rig.show();
    DataController& controller = rig.panel->controller();
    QStringList offered;
    QStringList withdrawn;
    std::function<void()> undo;
    connect(rig.panel.get(), &Panel::undoOffered, this, [&](const QString& text, const std::function<void()>& run) {
      offered << text;
      undo = run;
    });
    connect(rig.panel.get(), &Panel::undoWithdrawn, this, [&](const QString& text) { withdrawn << text; });
    const QString fruit = rig.file("fruit.csv", kFruit);
    const QString birds = rig.file("birds.csv", "kind,size\ntit,11\n");
    const auto opened = [&](const QString& file) {
      rig.panel->openFile(file);
      return QTest::qWaitFor([&] { return rig.isIdle() && controller.file() == file.toStdString(); });
    };
    QVERIFY(opened(fruit));
    QVERIFY(opened(birds)); // there was nothing to lose
    QCOMPARE(offered, QStringList());
    QVERIFY(opened(fruit));
    const Steps steps{{SortStep{"price", true}, true}, {DropMissingStep{"price"}, true}};
    controller.setSteps(steps);
    QTRY_VERIFY(rig.isIdle());
    QVERIFY(opened(birds));
    QVERIFY(controller.steps().empty());
    QCOMPARE(offered, QStringList{QStringLiteral("“birds.csv” was opened in place of “fruit.csv” and its steps")});
    undo();
    QTRY_VERIFY(rig.isIdle() && controller.file() == fruit.toStdString());
    QVERIFY(controller.steps() == steps);
    QCOMPARE(controller.view().rows, std::size_t{2});
    QCOMPARE(withdrawn, offered); // done
    // The same file once more.
    rig.panel->openFile(fruit);
    QTRY_COMPARE(offered.size(), 2);
    QCOMPARE(offered.last(), QStringLiteral("“fruit.csv” was opened anew, without its steps"));
    undo();
    QTRY_VERIFY(rig.isIdle() && controller.steps() == steps);
    // What cannot be opened takes nothing away.
    rig.panel->openFile(rig.file("nothing.csv", ""));
    QTRY_VERIFY(controller.error().has_value());
    QVERIFY(controller.steps() == steps);
    QCOMPARE(offered.size(), 2);
  }

  void pastedTableComesBackAsWell() {
    DataRig rig;
    rig.show();
    DataController& controller = rig.panel->controller();
    std::function<void()> undo;
    connect(rig.panel.get(), &Panel::undoOffered, this,
            [&](const QString&, const std::function<void()>& run) { undo = run; });
    controller.openText(QStringLiteral("a\tb\n1\tx\n2\ty\n"));
    QTRY_VERIFY(controller.hasTable() && rig.isIdle());
    const Steps steps{{SortStep{"a", true}, true}};
    controller.setSteps(steps);
    QTRY_VERIFY(rig.isIdle());
    controller.openText(QStringLiteral("c\td\n3\tz\n"));
    QTRY_VERIFY(undo != nullptr && rig.isIdle());
    QVERIFY(controller.isPasted());
    QCOMPARE(controller.view().columns[0].name, std::string("c"));
    undo();
    QTRY_VERIFY(rig.isIdle() && controller.steps() == steps);
    QVERIFY(controller.isPasted());
    QCOMPARE(cellText(controller.view().at(0, 1)), std::string("y"));
  }

  void statisticsShowFiguresInANarrowWindow() {
    DataRig rig;
    rig.panel->resize(844, 560); // what is left of a window of 900 x 600
    rig.show();
    rig.panel->openFile(rig.file("fruit.csv", kFruit));
    QTRY_VERIFY(rig.panel->controller().hasTable() && rig.isIdle());
    rig.panel->showPage(DataPanel::StatisticsTab);
    QTRY_VERIFY(rig.panel->controller().analysis().has_value() && rig.isIdle());
    const QTableView& table = rig.panel->statistics().table();
    for (const int figure :
         {StatisticsModel::Name, StatisticsModel::Missing, StatisticsModel::Distinct, StatisticsModel::Mean})
      QVERIFY2(table.columnViewportPosition(figure) + table.columnWidth(figure) <= table.viewport()->width(),
               qPrintable(table.model()->headerData(figure, Qt::Horizontal).toString()));
    const QModelIndex mean = table.model()->index(1, StatisticsModel::Mean);
    QVERIFY(!mean.data().toString().isEmpty());
    QVERIFY(mean.data(Qt::TextAlignmentRole).toInt() & Qt::AlignRight);
    QVERIFY(mean.siblingAtColumn(StatisticsModel::Distribution).data(Qt::TextAlignmentRole).toInt() & Qt::AlignLeft);
  }
};

QTEST_MAIN(TestDataSteps)
#include "tst_data_steps.moc"
