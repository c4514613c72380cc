// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/data/chart_data.h"
#include "ui/data/column_profile.h"
#include "ui/data/heat_map.h"

#include <QFontMetrics>
#include <QGuiApplication>
#include <QtTest>

#include <cmath>
#include <limits>
#include <numeric>
#include <set>
#include <utility>

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

  void lineOfOnePlaceKeepsItsEnds() {
    Table table;
    table.columns = {{"x", std::vector<Cell>(5000, 7.0)}, {"y", {}}};
    for (int i = 0; i < 5000; ++i)
      table.columns[1].cells.emplace_back(static_cast<double>(i == 4000 ? -50 : i % 10));
    const DataView view = viewOf(std::make_shared<const Table>(std::move(table)));
    const ChartData data = chartDataOf(view, {ChartKind::Line, "x", "y", "", {}}, {});
    QCOMPARE(data.series[0].points, (std::vector<ChartPoint>{{7, -50}, {7, 9}}));
    QCOMPARE(data.y, (ChartSpan{-50, 9}));
  }

  void scatterDrawsEveryOccupiedCell() {
    const DataView view = many(200'000);
    const ChartData data = chartDataOf(view, {ChartKind::Scatter, "x", "y", "", {}}, {});
    QCOMPARE(data.x, (ChartSpan{0, 199'999}));
    QCOMPARE(data.y.high, 1000.0); // the one that stands alone
    const auto cellOf = [&data](double x, double y) {
      const auto place = [](double value, const ChartSpan& span, int cells) {
        return std::min(cells - 1, static_cast<int>((value - span.low) / (span.high - span.low) * cells));
      };
      return std::pair(place(x, data.x, kGridColumns), place(y, data.y, kGridRows));
    };
    std::set<std::pair<int, int>> occupied;
    for (std::size_t row = 0; row < view.rows; ++row)
      occupied.insert(cellOf(*numberIn(view.at(row, 0)), *numberIn(view.at(row, 1))));
    std::set<std::pair<int, int>> drawn;
    for (const ChartPoint& point : data.series[0].points)
      drawn.insert(cellOf(point.x, point.y));
    QVERIFY(drawn == occupied);
    QCOMPARE(data.drawn, occupied.size());
    QVERIFY(std::find(data.series[0].points.begin(), data.series[0].points.end(), ChartPoint{77'777, 1000}) !=
            data.series[0].points.end());
  }

  void scatterKeepsTheOutermostOfEachGroup() {
    const ChartData data = chartDataOf(many(200'000), {ChartKind::Scatter, "x", "y", "name", {}}, {});
    QCOMPARE(data.series.size(), kMostGroups + 1);
    double high = 0;
    double right = 0;
    for (const ChartSeries& series : data.series)
      for (const ChartPoint& point : series.points) {
        high = std::max(high, point.y);
        right = std::max(right, point.x);
      }
    QCOMPARE(high, 1000.0);
    QCOMPARE(right, 199'999.0);
  }

  void fewAreDrawnAll() {
    const ChartData data = chartDataOf(many(4000), {ChartKind::Scatter, "x", "y", "", {}}, {});
    QCOMPARE(data.drawn, std::size_t{4000});
    QCOMPARE(captionOf(data), QStringLiteral("Rows: 4,000 · drawn: 4,000"));
  }

  void captionTellsHowItWasThinned() {
    const DataView view = many(200'000);
    const auto caption = [&view](const ChartSetup& setup) { return captionOf(chartDataOf(view, setup, {})); };
    QVERIFY(
        caption({ChartKind::Scatter, "x", "y", "", {}})
            .endsWith(QStringLiteral("one dot for each occupied cell of a grid of 512 × 384; no outlier is left out")));
    QVERIFY(caption({ChartKind::Line, "x", "y", "", {}})
                .endsWith(QStringLiteral("of each of 600 strips, the least and the greatest value")));
    QVERIFY(caption({ChartKind::Bar, "name", "", "", BarFigure::Count})
                .endsWith(QStringLiteral("the 24 most frequent values, and the other 76 together")));
    QCOMPARE(caption({ChartKind::Histogram, "x", "", "", {}}), QStringLiteral("Rows: 200,000 · drawn: 30"));
  }

  void whatHasNoPlaceIsLeftOut() {
    Table table;
    const double none = std::numeric_limits<double>::infinity();
    table.columns = {{"x", {1.0, none, 3.0}}, {"y", {1.0, 2.0, std::nan("")}}};
    const DataView view = viewOf(std::make_shared<const Table>(std::move(table)));
    QCOMPARE(chartDataOf(view, {ChartKind::Scatter, "x", "y", "", {}}, {}).rows, std::size_t{1});
    QCOMPARE(chartDataOf(view, {ChartKind::Histogram, "x", "", "", {}}, {}).x, (ChartSpan{1, 3}));
  }

  void ticksAreRound_data() {
    QTest::addColumn<double>("low");
    QTest::addColumn<double>("high");
    QTest::addColumn<QStringList>("outside");
    QTest::addColumn<QStringList>("within");
    const auto row = [](double low, double high, const char* outside, const char* within) {
      QTest::addRow("%g to %g", low, high)
          << low << high << QString::fromLatin1(outside).split(u' ') << QString::fromLatin1(within).split(u' ');
    };
    row(0.2, 5.01, "0 1 2 3 4 5 6", "1 2 3 4 5");
    row(43, 79, "40 50 60 70 80", "50 60 70");
    row(0, 150'000, "0 50,000 100,000 150,000", "0 50,000 100,000 150,000");
    row(-1, 1, "-1.0 -0.5 0.0 0.5 1.0", "-1.0 -0.5 0.0 0.5 1.0");
    row(0.0001, 0.0006, "0.0001 0.0002 0.0003 0.0004 0.0005 0.0006", "0.0001 0.0002 0.0003 0.0004 0.0005 0.0006");
    row(1952, 2007, "1950 1960 1970 1980 1990 2000 2010", "1960 1970 1980 1990 2000"); // years
    row(5, 5, "5.0 5.2 5.4 5.6 5.8 6.0", "5.0 5.2 5.4 5.6 5.8 6.0");
  }

  void ticksAreRound() {
    QFETCH(double, low);
    QFETCH(double, high);
    QFETCH(QStringList, outside);
    QFETCH(QStringList, within);
    const ChartScale scale = roundScale({low, high}, 6);
    QCOMPARE(tickTexts(scale.ticks, true), outside);
    QVERIFY(scale.span.low <= low && scale.span.high >= high);
    QCOMPARE(tickTexts(scaleWithin({low, high}, 6).ticks, true), within);
  }

  void ticksOfAnyNumbersEnd() {
    const double most = std::numeric_limits<double>::max();
    const double least = std::numeric_limits<double>::denorm_min();
    for (const ChartSpan span :
         {ChartSpan{-most, most}, ChartSpan{0, least}, ChartSpan{1e16, 1e16 + 2}, ChartSpan{most, most}}) {
      QVERIFY(roundScale(span, 6).ticks.size() < 100);
      QVERIFY(scaleWithin(span, 6).ticks.size() < 100);
      QVERIFY(!tickTexts(roundScale(span, 6).ticks, false).isEmpty());
    }
  }

  void rowsAreCountedWhole() {
    QCOMPARE(tickTexts(roundScale({0, 2}, 6, 1).ticks, false), (QStringList{"0", "1", "2"}));
    QCOMPARE(tickTexts({1000, 1500, 2000}, false), (QStringList{"1,000", "1,500", "2,000"}));
  }

  void longCategoriesAreShortenedAndStayApart() {
    const QFontMetrics metrics(QGuiApplication::font());
    const auto name = [](char terminal) {
      return QStringLiteral("Dallas-Fort Worth International Airport, Terminal %1, departures")
          .arg(QLatin1Char(terminal));
    };
    const QStringList labels = categoryLabels({"Oslo", name('A'), name('B')}, metrics, 1000);
    QCOMPARE(labels[0], QStringLiteral("Oslo"));
    QVERIFY(labels[1].startsWith(QStringLiteral("Dallas-")) && labels[1].contains(QChar(0x2026)));
    QVERIFY(labels[1].endsWith(QStringLiteral("departures"))); // what tells such names apart is often their end
    QVERIFY(labels[1].size() < 40);
    QVERIFY(labels[1] != labels[2]);
    QCOMPARE(metrics.horizontalAdvance(labels[1]), metrics.horizontalAdvance(labels[2]));
    QVERIFY(metrics.horizontalAdvance(categoryLabels({name('A')}, metrics, 90).constFirst()) <= 90);
    QCOMPARE(metrics.horizontalAdvance(labels[1]), metrics.horizontalAdvance(labels[2]));
  }

  void categoriesAreOneLine() {
    Table table;
    table.columns = {{"note", {std::string("two\nlines")}}};
    const DataView view = viewOf(std::make_shared<const Table>(std::move(table)));
    QCOMPARE(chartDataOf(view, {ChartKind::Bar, "note", "", "", BarFigure::Count}, {}).categories,
             (QStringList{QString::fromUtf8("two⏎lines")}));
  }

  void histogramCountsAll() {
    const ChartData data = chartDataOf(many(1000), {ChartKind::Histogram, "x", "", "", {}}, {});
    QCOMPARE(static_cast<int>(data.series[0].points.size()), kHistogramBins);
    double all = 0;
    for (const ChartPoint& point : data.series[0].points)
      all += point.y;
    QCOMPARE(all, 1000.0);
  }

  void barsOfUniformWholeNumbersAreEqual_data() {
    QTest::addColumn<int>("low");
    QTest::addColumn<int>("high");
    QTest::addColumn<double>("spread"); // by which the bars may differ; the last may be cut short by half
    const auto row = [](int low, int high, double spread) {
      QTest::addRow("%d to %d", low, high) << low << high << spread;
    };
    row(7, 7, 0);
    row(0, 1, 0);
    row(1, 6, 0);
    row(-3, 3, 0);
    row(0, 23, 0);
    row(1, 31, 0); // the days of a month
    row(0, 50, 0);
    row(0, 59, 0);
    row(1, 100, 0);
    row(0, 100, 0.5);
    row(1, 366, 0.5);
    row(1900, 2025, 0.5);
    row(0, 999, 0.05);
    row(-4000, 10'000, 0.05);
  }

  void barsOfUniformWholeNumbersAreEqual() {
    QFETCH(int, low);
    QFETCH(int, high);
    QFETCH(double, spread);
    std::vector<Cell> cells;
    for (std::int64_t value = low; value <= high; ++value)
      cells.insert(cells.end(), 3, value);
    Table table;
    table.columns = {{"n", std::move(cells)}};
    const DataView view = viewOf(std::make_shared<const Table>(std::move(table)));
    const auto check = [spread](const std::vector<double>& bars) {
      QVERIFY(!bars.empty());
      const auto inside = bars.size() > 1 && spread >= 0.5 ? bars.end() - 1 : bars.end();
      const auto [least, most] = std::minmax_element(bars.begin(), inside);
      QVERIFY2(*most - *least <= (spread < 0.5 ? spread : 0) * *most, "a comb");
      QVERIFY(bars.back() >= *most * (1 - spread) && bars.back() <= *most);
    };
    const ChartData data = chartDataOf(view, {ChartKind::Histogram, "n", "", "", {}}, {});
    std::vector<double> bars;
    double next = low;
    for (std::size_t i = 0; i < data.strips.count; ++i) {
      bars.push_back(data.series[0].points[i].y);
      const ChartSpan strip = data.strips.at(i); // says what it counts, and none is left out
      QCOMPARE(strip.low, next);
      QCOMPARE(bars.back(), 3 * (strip.high - strip.low + 1));
      next = strip.high + 1;
    }
    QCOMPARE(next, high + 1.0);
    check(bars);
    for (const double tick : scaleWithin(data.x, 6, 1).ticks)
      QVERIFY(tick == std::floor(tick) && tick >= low - 0.5);
    const ColumnProfile profile = profileOf(view, 0, {});
    check({profile.bins.begin(), profile.bins.end()});
    QCOMPARE(std::accumulate(profile.bins.begin(), profile.bins.end(), std::size_t{0}), view.rows);
  }

  void stripsOfAnyNumbersHoldThem() {
    const double most = std::numeric_limits<double>::max();
    for (const ChartSpan span : {ChartSpan{-most, most}, ChartSpan{1e18, 1e18 + 1024}, ChartSpan{0, 1e30}})
      for (const bool areWhole : {true, false}) {
        const HistogramStrips strips = stripsOf(span, areWhole, 30);
        QCOMPARE(strips.of(span.low), std::size_t{0});
        QCOMPARE(strips.of(span.high), strips.count - 1);
      }
    QCOMPARE(stripsOf({2.5, 2.5}, false, 30).count, std::size_t{1});
    QCOMPARE(stripsOf({0, 1}, false, 30).at(29).high, 1.0);
  }

  void columnsThatAreGoneAreReplaced_data() {
    QTest::addColumn<ChartSetup>("before");
    QTest::addColumn<ChartSetup>("after");
    const auto row = [](const char* name, const ChartSetup& before, const ChartSetup& after) {
      QTest::newRow(name) << before << after;
    };
    row("all are there", {ChartKind::Histogram, "kind", "", ""}, {ChartKind::Histogram, "kind", "", ""});
    row("histogram", {ChartKind::Histogram, "gone", "", "gone"}, {ChartKind::Histogram, "size", "", ""});
    row("histogram by the row", {ChartKind::Histogram, "", "size", ""}, {ChartKind::Histogram, "size", "size", ""});
    row("bars", {ChartKind::Bar, "gone", "", "place"}, {ChartKind::Bar, "kind", "", "place"});
    row("bars by the row", {ChartKind::Bar, "", "size", ""}, {ChartKind::Bar, "kind", "size", ""});
    row("a line", {ChartKind::Line, "gone", "size", ""}, {ChartKind::Line, "", "size", ""});
    row("a line by the row", {ChartKind::Line, "", "gone", ""}, {ChartKind::Line, "", "size", ""});
    row("a group", {ChartKind::Bar, "kind", "", "gone"}, {ChartKind::Bar, "kind", "", ""});
    row("nothing chosen yet", {ChartKind::Bar, "", "", ""}, {ChartKind::Bar, "", "", ""});
  }

  void columnsThatAreGoneAreReplaced() {
    QFETCH(ChartSetup, before);
    QFETCH(ChartSetup, after);
    QVERIFY(withColumnsOf(birds(), before) == after);
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
