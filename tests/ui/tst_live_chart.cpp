// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/live_chart.h"

#include <QGraphicsView>
#include <QLabel>
#include <QtTest>

using namespace aisemble;

class TestLiveChart : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void chartTellsQuietFromNeverUsed() {
    const ui::Theme theme(nullptr);
    ui::LiveChart chart(theme, ui::ChartShape::Line, QStringLiteral("Rate"), nullptr);
    const auto says = [&chart](const char* text) {
      const auto labels = chart.findChildren<QLabel*>();
      return std::any_of(labels.begin(), labels.end(),
                         [text](const QLabel* label) { return label->text() == QLatin1String(text); });
    };
    chart.setPoints({}, -60, 0, QString());
    QVERIFY(says("No answers yet"));
    chart.setPoints({{-90, 0}, {-89, 1200}, {-88, 0}}, -60, 0, QString());
    QVERIFY(!says("No answers yet"));
  }

  void chartKeepsItsScaleOffThePlot() {
    ui::Theme theme(nullptr);
    theme.apply(ThemeChoice::Light);
    ui::LiveChart chart(theme, ui::ChartShape::Stems, QStringLiteral("First token"), nullptr);
    chart.resize(260, 90);
    chart.setPoints({{1, 9}, {2, 9}}, 0, 11, QString());
    chart.show();
    QVERIFY(QTest::qWaitForWindowExposed(&chart));
    const auto* view = chart.findChild<QGraphicsView*>();
    QVERIFY(view != nullptr);
    QStringList scale;
    for (const QLabel* label : chart.findChildren<QLabel*>()) {
      if (!label->isVisible() || label->text().isEmpty()) continue;
      const QRect place(label->mapTo(&chart, QPoint(0, 0)), label->size());
      QVERIFY2(!place.intersects(view->geometry()), qPrintable(label->text()));
      if (place.bottom() >= view->y()) scale << label->text();
    }
    QCOMPARE(scale, (QStringList{QStringLiteral("10"), QStringLiteral("0")}));
    chart.setPoints({}, 0, 11, QString());
    QVERIFY(view->findChild<QLabel*>()->isVisible());
    chart.setPoints({{1, 9}}, 0, 11, QString());
    QVERIFY(!view->findChild<QLabel*>()->isVisible());
  }
};

QTEST_MAIN(TestLiveChart)
#include "tst_live_chart.moc"
