// SPDX-License-Identifier: GPL-3.0-or-later
// What leaves the Data panel: charts, files, the clipboard.
#include "tests/ui/data/data_rig.h"
#include "ui/data/chart_page.h"
#include "ui/data/data_empty.h"
#include "ui/data/data_notices.h"
#include "ui/data/table_page.h"

#include <QComboBox>
#include <QFileDialog>
#include <QtTest>

using namespace aisemble;
using namespace aisemble::test;
using namespace aisemble::ui;

class TestDataOutput : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void exportHasTheKeysOfTheOtherPanels() {
    DataRig rig;
    rig.show();
    rig.panel->openFile(rig.file("fruit.csv", kFruit));
    QTRY_VERIFY(rig.panel->controller().hasTable() && rig.isIdle());
    rig.panel->focusFirst();
    for (const Qt::Key key : {Qt::Key_S, Qt::Key_E}) {
      QTest::keyClick(&rig.panel->table().grid(), key, Qt::ControlModifier);
      QFileDialog* dialog = nullptr;
      QTRY_VERIFY((dialog = rig.panel->findChild<QFileDialog*>()) != nullptr);
      delete dialog;
      (void)QTest::qWaitForWindowActive(rig.panel.get());
    }
  }

  void barsLieWhereTheirLabelsNeedRoom() {
    DataRig rig;
    rig.show();
    QByteArray rows = "place,short\n";
    for (int i = 0; i < 20; ++i)
      rows += "A place with a name that is <long> & number " + QByteArray::number(i) + "," + char('a' + i % 5) + "\n";
    rig.panel->openFile(rig.file("places.csv", rows));
    QTRY_VERIFY(rig.panel->controller().hasTable() && rig.isIdle());
    ChartPage& chart = rig.panel->chart();
    rig.panel->showPage(DataPanel::ChartTab);
    chart.setSetup({ChartKind::Bar, "place", "", "", BarFigure::Count});
    QTRY_VERIFY(chart.hasChart() && chart.areBarsLying());
    QCOMPARE(chart.barText(0, 3), QStringLiteral("A place with a name that is <long> & number 11: 1"));
    QCOMPARE(chart.barLabels().size(), 20); // none is taken for another
    chart.setSetup({ChartKind::Bar, "short", "", "", BarFigure::Count});
    QTRY_VERIFY(chart.hasChart() && !chart.areBarsLying());
  }

  void everyKindOfChartDrawsTheSample() {
    DataRig rig;
    rig.show();
    rig.panel->emptyState().sampleButton()->click();
    QTRY_VERIFY(rig.panel->controller().hasTable() && rig.isIdle());
    rig.panel->showPage(DataPanel::ChartTab);
    QTRY_VERIFY(rig.panel->chart().hasChart());
    auto* kinds = rig.panel->chart().findChild<QComboBox*>();
    QVERIFY(kinds != nullptr && kinds->count() == kChartKindCount);
    for (const ChartKind kind : {ChartKind::Line, ChartKind::Scatter, ChartKind::Histogram, ChartKind::Bar}) {
      kinds->setCurrentIndex(static_cast<int>(kind));
      QTRY_COMPARE(rig.panel->chart().data().problem, QString());
      QTRY_VERIFY(rig.panel->chart().hasChart());
      QVERIFY(rig.panel->chart().setup() == rig.panel->chart().wanted());
    }
  }

  void histogramOutlivesItsColumn() {
    DataRig rig;
    rig.show();
    rig.panel->openFile(rig.file("fruit.csv", "kind,price,weight\nfig,1,20\nfig,3,25\nkiwi,2,70\n"));
    DataController& controller = rig.panel->controller();
    QTRY_VERIFY(controller.hasTable() && rig.isIdle());
    ChartPage& chart = rig.panel->chart();
    const ChartSetup setup{ChartKind::Histogram, "price", "", "", {}};
    chart.setSetup(setup);
    rig.panel->showPage(DataPanel::ChartTab);
    QTRY_VERIFY(chart.hasChart());
    QComboBox* x = nullptr;
    for (auto* choice : chart.findChildren<QComboBox*>())
      if (choice->accessibleName() == QLatin1String("X axis")) x = choice;
    QVERIFY(x != nullptr);
    QCOMPARE(x->findText(QStringLiteral("Row number")), -1); // there is no histogram of it
    controller.setSteps({{GroupStep{{{"kind"}, {{"weight", AggregateFunction::Mean}}}}, true}});
    QTRY_VERIFY(rig.isIdle());
    QTRY_VERIFY(chart.hasChart());
    QCOMPARE(chart.setup().x, std::string("weight"));
    controller.undo(); // with the column, what was chosen is back
    QTRY_VERIFY(rig.isIdle());
    QTRY_VERIFY(chart.hasChart() && chart.data().setup == setup);
    chart.setSetup({ChartKind::Line, "", "price", "", {}});
    QCOMPARE(x->currentText(), QStringLiteral("Row number"));
  }

  void barsOfWholeNumbersSayTheirNumbers() {
    DataRig rig;
    rig.show();
    QByteArray rows = "few,many\n";
    for (int i = 0; i <= 50; ++i)
      rows += QByteArray::number(i % 3) + ',' + QByteArray::number(i) + '\n';
    rig.panel->openFile(rig.file("numbers.csv", rows));
    QTRY_VERIFY(rig.panel->controller().hasTable() && rig.isIdle());
    ChartPage& chart = rig.panel->chart();
    rig.panel->showPage(DataPanel::ChartTab);
    chart.setSetup({ChartKind::Histogram, "few", "", "", {}});
    QTRY_VERIFY(chart.hasChart() && chart.data().setup.x == "few");
    QCOMPARE(chart.barText(0, 2), QStringLiteral("2: 17"));
    chart.setSetup({ChartKind::Histogram, "many", "", "", {}});
    QTRY_COMPARE(chart.data().setup.x, std::string("many"));
    QCOMPARE(chart.barText(0, 16), QStringLiteral("48 to 50: 3"));
  }

  void copiesAsTsv() {
    DataRig rig;
    rig.show();
    rig.panel->openFile(rig.file("a.csv", "a,b\n1,x\n2,\n"));
    QTRY_VERIFY(rig.panel->controller().hasTable() && rig.isIdle());
    rig.panel->table().grid().selectAll();
    QSignalSpy copied(&rig.panel->table(), &TablePage::copied);
    QTest::keyClick(&rig.panel->table().grid(), Qt::Key_C, Qt::ControlModifier);
    QTRY_COMPARE(copied.size(), 1);
    QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("1\tx\n2\t\n"));
  }

  void exportNeverTouchesTheOriginal() {
    DataRig rig;
    const QString path = rig.file("fruit.csv", kFruit);
    rig.panel->openFile(path);
    QTRY_VERIFY(rig.panel->controller().hasTable() && rig.isIdle());
    rig.panel->exportTable(path, QStringLiteral("csv"));
    QTRY_VERIFY(rig.panel->controller().error().has_value());
    QVERIFY(rig.panel->notices().errorText().contains(QStringLiteral("originals are never changed")));
    QFile original(path);
    QVERIFY(original.open(QIODevice::ReadOnly));
    QCOMPARE(original.readAll(), kFruit);
    rig.panel->controller().setSteps({{SortStep{"price", true}, true}, {SelectStep{{"name", "price"}}, true}});
    QTRY_VERIFY(rig.isIdle());
    const QString out = rig.bench.home.filePath("out.csv");
    rig.panel->exportTable(out, QStringLiteral("json")); // the name's ending counts
    QTRY_VERIFY(QFile::exists(out));
    QTRY_VERIFY(rig.isIdle());
    QFile written(out);
    QVERIFY(written.open(QIODevice::ReadOnly));
    const QByteArray content = written.readAll();
    QVERIFY2(content.startsWith("name,price\n\xC3\x84hre,20"), content.constData());
    rig.panel->exportTable(rig.bench.home.filePath("no-such-folder/out.csv"), QStringLiteral("csv"));
    QTRY_VERIFY(rig.panel->controller().error().has_value());
  }

  void chartIsSaved() {
    DataRig rig;
    rig.show();
    rig.panel->openFile(QStringLiteral(AISEMBLE_SOURCE_DIR "/resources/samples/tables/penguins.csv"));
    QTRY_VERIFY(rig.panel->controller().hasTable() && rig.isIdle());
    rig.panel->showPage(DataPanel::ChartTab);
    QTRY_VERIFY(rig.panel->chart().hasChart());
    const QString out = rig.bench.home.filePath("chart.png");
    rig.panel->saveChart(out);
    QTRY_VERIFY(QFile::exists(out));
    const QImage picture(out);
    QVERIFY(picture.width() > 600);
    QVERIFY(picture.convertToFormat(QImage::Format_RGB32).pixelColor(4, 4) != QColor(Qt::black));
  }

  void anotherTableIsDrawnAnew() {
    DataRig rig;
    rig.show();
    rig.panel->openFile(rig.file("fruit.csv", kFruit));
    QTRY_VERIFY(rig.panel->controller().hasTable() && rig.isIdle());
    rig.panel->chart().setSetup({ChartKind::Bar, "name", "price", "note", BarFigure::Sum});
    rig.panel->showPage(DataPanel::ChartTab);
    QTRY_VERIFY(rig.panel->chart().hasChart());
    // Nothing of the old table is seen from the moment on that the new one is there.
    bool wasStale = false;
    QObject::connect(&rig.panel->controller(), &DataController::viewChanged, rig.panel.get(),
                     [&] { wasStale = wasStale || rig.panel->chart().hasChart(); });
    rig.panel->openFile(rig.file("birds.csv", "kind,size\ntit,11\nowl,40\ntit,12\n"));
    QTRY_COMPARE(rig.panel->controller().view().columns.size(), std::size_t{2});
    QVERIFY(!wasStale);
    QTRY_VERIFY(rig.panel->chart().hasChart());
    QCOMPARE(rig.panel->chart().wanted().x, std::string("kind"));
    QVERIFY(rig.panel->chart().setup() == rig.panel->chart().wanted());
    QCOMPARE(rig.panel->chart().data().categories, (QStringList{"owl", "tit"}));
    // What the next one has as well stays as it was chosen.
    rig.panel->chart().setSetup({ChartKind::Bar, "kind", "size", "", BarFigure::Mean});
    rig.panel->openFile(rig.file("more.csv", "size,kind,place\n3,fly,air\n"));
    QTRY_COMPARE(rig.panel->controller().view().columns.size(), std::size_t{3});
    QTRY_VERIFY(rig.panel->chart().hasChart());
    QCOMPARE(rig.panel->chart().wanted().y, std::string("size"));
    QCOMPARE(rig.panel->chart().wanted().figure, BarFigure::Mean);
  }
};

QTEST_MAIN(TestDataOutput)
#include "tst_data_output.moc"
