// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/data/chart_data.h"
#include "ui/data/heat_map.h"

#include <QtTest>

#include <cmath>

using namespace aisemble;
using namespace aisemble::ui;

namespace {

DataView birds() {
  Table table;
  table.columns = {
      {"kind", {std::string("b"), std::string("a"), std::string("b"), {}, std::string("a")}},
      {"size", {2.0, 4.0, 6.0, 8.0, {}}},
      {"place", {std::string("x"), std::string("x"), std::string("y"), std::string("y"), std::string("y")}}};
  return viewOf(std::make_shared<const Table>(std::move(table)));
}

DataView many(std::int64_t rows) {
  std::vector<Cell> x;
  std::vector<Cell> y;
  std::vector<Cell> name;
  for (std::int64_t i = 0; i < rows; ++i) {
    x.emplace_back(i);
    y.emplace_back(i == 77'777 ? 1000.0 : std::sin(static_cast<double>(i) * 0.001));
    name.emplace_back(std::string("n") + std::to_string(i % 100));
  }
  Table table;
  table.columns = {{"x", std::move(x)}, {"y", std::move(y)}, {"name", std::move(name)}};
  return viewOf(std::make_shared<const Table>(std::move(table)));
}

} // namespace

class TestChartData : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void barsCount() {
    const ChartData data = chartDataOf(birds(), {ChartKind::Bar, "kind", "", "", BarFigure::Count}, {});
    QCOMPARE(data.categories, (QStringList{"missing", "a", "b"}));
    QCOMPARE(data.series.size(), std::size_t{1});
    QCOMPARE(data.series[0].points[0].y, 1.0);
    QCOMPARE(data.series[0].points[1].y, 2.0);
    QCOMPARE(data.series[0].points[2].y, 2.0);
  }

  void barsMeanByGroup() {
    const ChartData data = chartDataOf(birds(), {ChartKind::Bar, "kind", "size", "place", BarFigure::Mean}, {});
    QCOMPARE(data.series.size(), std::size_t{2});
    QCOMPARE(data.series[0].name, QStringLiteral("x"));
    QCOMPARE(data.series[0].points[2].y, 2.0); // b at x
    QCOMPARE(data.series[1].points[2].y, 6.0); // b at y
    QCOMPARE(data.rows, std::size_t{4});       // one has no size
  }

  void figuresAreReadableOnEveryGround() {
    for (const Tokens& tokens : {lightTokens(), darkTokens()})
      for (int share = 0; share <= 100; ++share)
        for (const QColor& full : {tokens.accent, tokens.danger}) {
          const auto mix = [share](int from, int to) { return from + (to - from) * share / 100; };
          const QColor ground(mix(tokens.surface.red(), full.red()), mix(tokens.surface.green(), full.green()),
                              mix(tokens.surface.blue(), full.blue()));
          QVERIFY2(contrastRatio(readableOn(ground, tokens), ground) >= 4.5, qPrintable(ground.name()));
        }
  }

  void numbersAreChosenWhereTheyAreNeeded_data() {
    QTest::addColumn<ChartSetup>("before");
    QTest::addColumn<ChartSetup>("after");
    const auto row = [](const char* name, const ChartSetup& before, const ChartSetup& after) {
      QTest::newRow(name) << before << after;
    };
    row("a histogram of texts", {ChartKind::Histogram, "kind", "", ""}, {ChartKind::Histogram, "size", "", ""});
    row("points of texts", {ChartKind::Scatter, "kind", "", ""}, {ChartKind::Scatter, "size", "age", ""});
    row("points of numbers", {ChartKind::Scatter, "age", "size", "kind"}, {ChartKind::Scatter, "age", "size", "kind"});
    row("points without x", {ChartKind::Scatter, "", "size", ""}, {ChartKind::Scatter, "age", "size", ""});
    row("a line by the row", {ChartKind::Line, "", "kind", ""}, {ChartKind::Line, "", "size", ""});
    row("bars that count", {ChartKind::Bar, "kind", "", ""}, {ChartKind::Bar, "kind", "", ""});
    row("bars of a mean", {ChartKind::Bar, "kind", "", "", BarFigure::Mean},
        {ChartKind::Bar, "kind", "size", "", BarFigure::Mean});
  }

  void numbersAreChosenWhereTheyAreNeeded() {
    QFETCH(ChartSetup, before);
    QFETCH(ChartSetup, after);
    QVERIFY(withNumbers(before, {"size", "age"}) == after);
    QVERIFY(withNumbers(before, {}) == before); // there are none
  }

  void restOfCategoriesIsTogether() {
    const ChartData data = chartDataOf(many(10'000), {ChartKind::Bar, "name", "", "", BarFigure::Count}, {});
    QCOMPARE(static_cast<std::size_t>(data.categories.size()), kMostCategories + 1);
    double all = 0;
    for (const ChartPoint& point : data.series[0].points)
      all += point.y;
    QCOMPARE(all, 10'000.0);
  }

  void lineKeepsThePeak() {
    const ChartData data = chartDataOf(many(200'000), {ChartKind::Line, "x", "y", "", {}}, {});
    QVERIFY(data.drawn <= std::size_t{2} * kLineStrips);
    QCOMPARE(data.rows, std::size_t{200'000});
    QVERIFY(std::any_of(data.series[0].points.begin(), data.series[0].points.end(),
                        [](const ChartPoint& point) { return point.y == 1000.0; }));
  }

  void scatterIsSampled() {
    const ChartData data = chartDataOf(many(200'000), {ChartKind::Scatter, "x", "y", "name", {}}, {});
    QVERIFY(data.drawn <= kMostScattered + kMostGroups + 1);
    QCOMPARE(data.series.size(), kMostGroups + 1);
  }

  void histogramCountsAll() {
    const ChartData data = chartDataOf(many(1000), {ChartKind::Histogram, "x", "", "", {}}, {});
    QCOMPARE(static_cast<int>(data.series[0].points.size()), kHistogramBins);
    double all = 0;
    for (const ChartPoint& point : data.series[0].points)
      all += point.y;
    QCOMPARE(all, 1000.0);
  }

  void problems_data() {
    QTest::addColumn<int>("kind");
    QTest::addColumn<QString>("x");
    QTest::addColumn<QString>("y");
    QTest::addColumn<QString>("part");
    const auto row = [](const char* name, ChartKind kind, const char* x, const char* y, const char* part) {
      QTest::newRow(name) << static_cast<int>(kind) << x << y << part;
    };
    row("histogram of texts", ChartKind::Histogram, "kind", "", "“kind” holds no numbers");
    row("no x", ChartKind::Bar, "", "", "x axis");
    row("no y", ChartKind::Scatter, "size", "", "y axis");
    row("line of texts", ChartKind::Line, "", "kind", "“kind” holds no numbers");
    row("column that is gone", ChartKind::Bar, "weight", "", "x axis");
  }

  void problems() {
    QFETCH(int, kind);
    QFETCH(QString, x);
    QFETCH(QString, y);
    QFETCH(QString, part);
    const ChartData data =
        chartDataOf(birds(), {static_cast<ChartKind>(kind), x.toStdString(), y.toStdString(), "", {}}, {});
    QVERIFY2(data.problem.contains(part), qPrintable(data.problem));
    QVERIFY(data.series.empty());
  }

  void stops() {
    std::stop_source stop;
    stop.request_stop();
    QVERIFY(chartDataOf(many(1000), {ChartKind::Bar, "name", "", "", {}}, stop.get_token()).wasStopped);
  }

  void firstSetupShowsSomething() {
    const ChartSetup setup = firstSetup(birds());
    QVERIFY(chartDataOf(birds(), setup, {}).problem.isEmpty());
    QVERIFY(setup.x == "kind");
  }
};

QTEST_MAIN(TestChartData)
#include "tst_chart_data.moc"
