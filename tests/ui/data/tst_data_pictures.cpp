// SPDX-License-Identifier: GPL-3.0-or-later
// Shows the panel in the states that people see and checks that no text is cut off. With AISEMBLE_PICTURES=DIR it also
// writes a picture of each.

#include "tests/ui/clipped_text.h"
#include "tests/ui/data/data_rig.h"
#include "ui/data/chart_page.h"
#include "ui/data/steps_panel.h"
#include "ui/data/table_page.h"

#include <QLineEdit>
#include <QtTest>

using namespace aisemble;
using namespace aisemble::test;
using namespace aisemble::ui;

class TestDataPictures : public QObject {
  Q_OBJECT

 private:
  void take(QWidget& panel, const QString& name) {
    QTest::qWait(120);
    const QString clipped = clippedText(panel);
    QVERIFY2(clipped.isEmpty(), qPrintable(QStringLiteral("%1 cuts off: %2").arg(name, clipped)));
    const QPixmap picture = panel.grab();
    QVERIFY(!picture.isNull());
    const QString folder = qEnvironmentVariable("AISEMBLE_PICTURES");
    if (!folder.isEmpty())
      picture.save(QStringLiteral("%1/data-%2@%3x.png").arg(folder, name).arg(picture.devicePixelRatio()));
  }

 private Q_SLOTS:
  void states_data() {
    QTest::addColumn<bool>("dark");
    QTest::newRow("light") << false;
    QTest::newRow("dark") << true;
  }

  void states() {
    QFETCH(bool, dark);
    const QString tag = dark ? QStringLiteral("dark") : QStringLiteral("light");
    DataRig rig(dark ? ThemeChoice::Dark : ThemeChoice::Light);
    rig.panel->resize(1024, 640); // what is left of a window of 1100 x 700
    rig.show();
    DataController& controller = rig.panel->controller();
    take(*rig.panel, tag + "-1-empty");

    rig.panel->openFile(QStringLiteral(AISEMBLE_SOURCE_DIR "/resources/samples/tables/penguins.csv"));
    QTRY_VERIFY(controller.hasTable() && rig.isIdle());
    QTRY_VERIFY(!controller.profiles().empty());
    rig.panel->table().search().setText(QStringLiteral("biscoe"));
    QTRY_VERIFY(rig.panel->table().found() > 0);
    take(*rig.panel, tag + "-2-loaded");

    controller.setSteps({{FilterStep{"bill_length_mm", Comparison::Present, ""}, true},
                         {SortStep{"body_mass_g", true}, true},
                         {FillStep{"sex", FillWith::MostFrequent, ""}, false}});
    QTRY_VERIFY(rig.isIdle());
    rig.panel->showPage(DataPanel::StatisticsTab);
    QTRY_VERIFY(controller.analysis().has_value() && rig.isIdle());
    take(*rig.panel, tag + "-3-statistics");
    rig.panel->showPage(DataPanel::CorrelationTab);
    take(*rig.panel, tag + "-4-correlations");
    const ChartSetup setups[] = {{ChartKind::Scatter, "bill_length_mm", "body_mass_g", "species", {}},
                                 {ChartKind::Bar, "species", "body_mass_g", "sex", BarFigure::Mean},
                                 {ChartKind::Histogram, "flipper_length_mm", "", "species", {}},
                                 {ChartKind::Line, "", "body_mass_g", "", {}}};
    rig.panel->showPage(DataPanel::ChartTab);
    for (int i = 0; i < 4; ++i) {
      rig.panel->chart().setSetup(setups[i]);
      QTRY_VERIFY(rig.panel->chart().hasChart());
      take(*rig.panel, tag + QStringLiteral("-5-chart%1").arg(i));
    }
    rig.panel->showPage(DataPanel::JsonTab);
    take(*rig.panel, tag + "-6-json");

    rig.panel->showPage(DataPanel::TableTab);
    controller.setSteps({{SortStep{"body_mass_g", true}, true}, {SortStep{"weight", false}, true}});
    QTRY_VERIFY(controller.halted() && rig.isIdle());
    QVERIFY(controller.refuseExport());
    rig.panel->steps().beginStep(7, QStringLiteral("species"));
    take(*rig.panel, tag + "-7-failing");

    rig.engine->isHeld = true;
    controller.setSteps({{NormalizeStep{}, true}});
    QTest::qWait(300);
    take(*rig.panel, tag + "-8-busy");
    controller.cancel();
    rig.engine->isHeld = false;
  }
};

QTEST_MAIN(TestDataPictures)
#include "tst_data_pictures.moc"
