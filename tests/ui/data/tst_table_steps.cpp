// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/data/cell_search.h"
#include "ui/data/column_profile.h"
#include "ui/data/table_steps.h"

#include <QtTest>

using namespace aisemble;
using namespace aisemble::ui;

namespace {

std::shared_ptr<const Table> shop() {
  Table table;
  table.columns = {
      {"item", {std::string("pear"), std::string("Apple"), {}, std::string("fig"), std::string("apple pie")}},
      {"price", {std::int64_t{3}, 1.5, {}, std::int64_t{10}, std::int64_t{3}}},
      {"fresh", {true, false, true, {}, true}}};
  return std::make_shared<const Table>(std::move(table));
}

/// "pear,3,True|…": short to write down in a table of cases.
QString textOf(const DataView& view) {
  QStringList rows;
  for (std::size_t row = 0; row < view.rows; ++row) {
    QStringList cells;
    for (std::size_t column = 0; column < view.columns.size(); ++column)
      cells << QString::fromStdString(cellText(view.at(row, column)));
    rows << cells.join(QLatin1Char(','));
  }
  return rows.join(QLatin1Char('|'));
}

QString applied(const StepAction& action) {
  const Result<DataView> out = applyStep(viewOf(shop()), action, {});
  return out ? textOf(*out) : QStringLiteral("error: ") + QString::fromStdString(out.error().message);
}

} // namespace

Q_DECLARE_METATYPE(aisemble::ui::StepAction)

class TestTableSteps : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void steps_data() {
    QTest::addColumn<StepAction>("action");
    QTest::addColumn<QString>("expected");
    const auto filter = [](const char* name, const char* column, Comparison how, const char* value,
                           const char* expected) {
      QTest::newRow(name) << StepAction(FilterStep{column, how, value}) << QString::fromUtf8(expected);
    };
    filter("equal number", "price", Comparison::Equal, "3", "pear,3,True|apple pie,3,True");
    filter("equal number written otherwise", "price", Comparison::Equal, "3.0", "pear,3,True|apple pie,3,True");
    filter("not equal keeps the missing", "price", Comparison::NotEqual, "3", "Apple,1.5,False|,,True|fig,10,");
    filter("less", "price", Comparison::Less, "3", "Apple,1.5,False");
    filter("less or equal", "price", Comparison::LessOrEqual, "3", "pear,3,True|Apple,1.5,False|apple pie,3,True");
    filter("greater as numbers, not texts", "price", Comparison::Greater, "9", "fig,10,");
    filter("greater or equal", "price", Comparison::GreaterOrEqual, "10", "fig,10,");
    filter("number against a text", "price", Comparison::Greater, "x", "");
    filter("contains whatever the case", "item", Comparison::Contains, "APPLE", "Apple,1.5,False|apple pie,3,True");
    filter("contains not keeps the missing", "item", Comparison::ContainsNot, "p", ",,True|fig,10,");
    filter("starts with", "item", Comparison::StartsWith, "f", "fig,10,");
    filter("flag", "fresh", Comparison::Equal, "true", "pear,3,True|,,True|apple pie,3,True");
    filter("missing", "price", Comparison::Missing, "", ",,True");
    filter("present", "fresh", Comparison::Present, "", "pear,3,True|Apple,1.5,False|,,True|apple pie,3,True");
    const auto step = [](const char* name, const StepAction& action, const char* expected) {
      QTest::newRow(name) << action << QString::fromUtf8(expected);
    };
    step("sort ascending, missing last", SortStep{"price", false},
         "Apple,1.5,False|pear,3,True|apple pie,3,True|fig,10,|,,True");
    step("sort descending, missing last", SortStep{"price", true},
         "fig,10,|pear,3,True|apple pie,3,True|Apple,1.5,False|,,True");
    step("select in order", SelectStep{{"fresh", "item"}}, "True,pear|False,Apple|True,|,fig|True,apple pie");
    step("fill with value", FillStep{"price", FillWith::Value, "7"},
         "pear,3,True|Apple,1.5,False|,7,True|fig,10,|apple pie,3,True");
    step("fill with mean", FillStep{"price", FillWith::Mean, ""},
         "pear,3,True|Apple,1.5,False|,4.375,True|fig,10,|apple pie,3,True");
    step("fill with median", FillStep{"price", FillWith::Median, ""},
         "pear,3,True|Apple,1.5,False|,3,True|fig,10,|apple pie,3,True");
    step("fill with the most frequent", FillStep{"fresh", FillWith::MostFrequent, ""},
         "pear,3,True|Apple,1.5,False|,,True|fig,10,True|apple pie,3,True");
    step("fill with the one above", FillStep{"item", FillWith::Previous, ""},
         "pear,3,True|Apple,1.5,False|Apple,,True|fig,10,|apple pie,3,True");
    step("fill all numbers with the median", FillStep{"", FillWith::Median, ""},
         "pear,3,True|Apple,1.5,False|,3,True|fig,10,|apple pie,3,True");
    step("drop where any is missing", DropMissingStep{""}, "pear,3,True|Apple,1.5,False|apple pie,3,True");
    step("drop where one is missing", DropMissingStep{"fresh"}, "pear,3,True|Apple,1.5,False|,,True|apple pie,3,True");
    step("unknown column", SortStep{"prize", false},
         "error: There is no column “prize” at this step. The table has item, price, fresh. Edit the step, or turn it "
         "off.");
    step("select nothing", SelectStep{}, "error: No column is chosen. Choose at least one to keep.");
    step("rename to a name that is taken", RenameStep{"item", "price"},
         "error: There is a column “price” already. Choose another name.");
    step("rename to nothing", RenameStep{"item", ""}, "error: The new name is empty. Type one.");
    step("mean of texts", FillStep{"item", FillWith::Mean, ""},
         "error: “item” holds no numbers, so it has no mean or median. Fill it with a value, with the most frequent "
         "one, or with the one above.");
    step("text into numbers", FillStep{"price", FillWith::Value, "cheap"},
         "error: “price” holds numbers, and “cheap” is none. Type a number.");
  }

  void steps() {
    QFETCH(StepAction, action);
    QFETCH(QString, expected);
    QCOMPARE(applied(action), expected);
  }

  void filtersThatMatchNoNumbers() {
    const auto never = [](Comparison how, const char* value) { return neverMatchesNumbers({"price", how, value}); };
    QVERIFY(never(Comparison::Equal, "abc") && never(Comparison::Less, "1,5") && never(Comparison::NotEqual, ""));
    QVERIFY(!never(Comparison::Equal, "3.0") && !never(Comparison::GreaterOrEqual, " -1e3 "));
    QVERIFY(!never(Comparison::Contains, "abc") && !never(Comparison::StartsWith, "-") &&
            !never(Comparison::Missing, ""));
  }

  void nothingIsNotNegative_data() {
    QTest::addColumn<double>("value");
    QTest::addColumn<QString>("readable");
    QTest::addColumn<QString>("two");
    QTest::newRow("nothing") << -0.0 << QStringLiteral("0") << QStringLiteral("0.00");
    QTest::newRow("next to nothing") << -0.004 << QStringLiteral("-0.004") << QStringLiteral("0.00");
    QTest::newRow("a hundredth") << -0.01 << QStringLiteral("-0.01") << QStringLiteral("-0.01");
    QTest::newRow("large") << -1234.0 << QStringLiteral("-1,234") << QStringLiteral("-1,234.00");
  }

  void nothingIsNotNegative() {
    QFETCH(double, value);
    QFETCH(QString, readable);
    QFETCH(QString, two);
    QCOMPARE(readableNumber(value), readable);
    QCOMPARE(fixedNumber(value, 2), two);
  }

  void renamesWithoutCopying() {
    const DataView before = viewOf(shop());
    const Result<DataView> after = applyStep(before, RenameStep{"item", "what"}, {});
    QVERIFY(after.has_value());
    QCOMPARE(after->columns[0].name, std::string("what"));
    QCOMPARE(after->columns[0].cells.get(), before.columns[0].cells.get());
  }

  void stopsWhenAsked() {
    std::stop_source stop;
    stop.request_stop();
    for (const StepAction& action :
         {StepAction(FilterStep{"price", Comparison::Present, ""}), StepAction(DropMissingStep{""}),
          StepAction(FillStep{"", FillWith::Previous, ""})}) {
      const Result<DataView> out = applyStep(viewOf(shop()), action, stop.get_token());
      QVERIFY(!out && out.error().isCancelled());
    }
    std::vector<Cell> cells;
    for (std::int64_t i = 0; i < 100'000; ++i)
      cells.emplace_back((i * 7919) % 100'003);
    Table many;
    many.columns = {{"n", std::move(cells)}};
    const DataView view = viewOf(std::make_shared<const Table>(std::move(many)));
    const Result<DataView> sorted = applyStep(view, SortStep{"n", false}, stop.get_token());
    QVERIFY(!sorted && sorted.error().isCancelled());
    QVERIFY(!profilesOf(view, stop.get_token()));
    QVERIFY(!findCells(view, QStringLiteral("7"), stop.get_token()));
  }

  void sessionRoundTrip() {
    const Steps steps{{FilterStep{"日本", Comparison::Contains, "猫\n\"x\""}, true},
                      {SortStep{"a", true}, false},
                      {SelectStep{{"a", "b"}}, true},
                      {RenameStep{"a", "c"}, true},
                      {FillStep{"", FillWith::Previous, ""}, true},
                      {DropMissingStep{"c"}, true},
                      {NormalizeStep{}, true},
                      {GroupStep{{{"b"}, {{"c", AggregateFunction::Sem}}}}, true}};
    QVERIFY(stepsFromText(stepsToText(steps)) == steps);
    for (const Step& step : steps)
      QVERIFY(!describe(step.action).isEmpty());
  }

  void damagedSession_data() {
    QTest::addColumn<QString>("text");
    QTest::newRow("nothing") << QString();
    QTest::newRow("no JSON") << QStringLiteral("{[");
    QTest::newRow("an object") << QStringLiteral("{\"do\": \"sort\"}");
    QTest::newRow("unknown step") << QStringLiteral("[{\"do\": \"explode\"}]");
    QTest::newRow("a comparison that does not exist")
        << QStringLiteral("[{\"do\": \"filter\", \"column\": \"a\", \"how\": 99}]");
    QTest::newRow("a function that does not exist")
        << QStringLiteral("[{\"do\": \"group\", \"figures\": [{\"column\": \"a\", \"function\": \"explode\"}]}]");
  }

  void damagedSession() {
    QFETCH(QString, text);
    QVERIFY(stepsFromText(text).empty());
  }

  void profiles() {
    const auto all = profilesOf(viewOf(shop()), {});
    QVERIFY(all.has_value());
    QCOMPARE(all->size(), std::size_t{3});
    const ColumnProfile& item = (*all)[0];
    QVERIFY(item.kind == ColumnKind::Text);
    QCOMPARE(item.missing, std::size_t{1});
    QCOMPARE(item.unique, std::size_t{4});
    const ColumnProfile& price = (*all)[1];
    QVERIFY(price.kind == ColumnKind::Real); // whole and broken numbers together
    QCOMPARE(price.unique, std::size_t{3});
    QCOMPARE(price.low, 1.5);
    QCOMPARE(price.high, 10.0);
    std::size_t counted = 0;
    for (const std::size_t bin : price.bins)
      counted += bin;
    QCOMPARE(counted, std::size_t{4});
    QCOMPARE(price.bins.back(), std::size_t{1});
    QVERIFY((*all)[2].kind == ColumnKind::Flag);
    QCOMPARE((*all)[2].top.front().second, std::size_t{3});
  }

  void mixedColumn() {
    Table table;
    table.columns = {{"x", {std::int64_t{1}, std::string("one"), NestedJson{"[1]"}}}, {"none", {{}, {}, {}}}};
    const auto all = profilesOf(viewOf(std::make_shared<const Table>(std::move(table))), {});
    QVERIFY((*all)[0].kind == ColumnKind::Mixed);
    QCOMPARE((*all)[0].unique, std::size_t{3});
    QVERIFY((*all)[1].kind == ColumnKind::Empty);
    QCOMPARE((*all)[1].missing, std::size_t{3});
  }

  void frequentValuesAreOneLine() {
    Table table;
    table.columns = {
        {"x", {std::string("two\r\nlines"), std::string("two\r\nlines"), std::string(), std::string(70, 'x')}}};
    const ColumnProfile profile = profileOf(viewOf(std::make_shared<const Table>(std::move(table))), 0, {});
    QCOMPARE(profile.top[0].first, QString::fromUtf8("two⏎lines"));
    QCOMPARE(profile.top[1].first, QStringLiteral("\"\""));
    QCOMPARE(profile.top[2].first, QString(60, u'x') + QChar(0x2026));
  }

  void largeNumbers() {
    const Cell most = std::numeric_limits<std::int64_t>::max();
    const Cell next = BigInteger{"9223372036854775808"}; // the same double
    const Cell large = BigInteger{"1000000000000000000000000000000"};
    QVERIFY(compareCells(most, next) < 0 && compareCells(next, most) > 0);
    QVERIFY(compareCells(large, next) > 0 && compareCells(BigInteger{"-9223372036854775809"}, most) < 0);
    QCOMPARE(cellText(large), std::string("1000000000000000000000000000000"));
    QCOMPARE(numberIn(large), std::optional(1e30));
    Table table;
    table.columns = {{"x", {most, next, large, {}}}};
    const auto all = profilesOf(viewOf(std::make_shared<const Table>(std::move(table))), {});
    QVERIFY((*all)[0].kind == ColumnKind::Whole);
    QCOMPARE((*all)[0].high, 1e30);
  }

  void search_data() {
    QTest::addColumn<QString>("needle");
    QTest::addColumn<int>("found");
    QTest::newRow("whatever the case") << QStringLiteral("APPLE") << 2;
    QTest::newRow("in numbers") << QStringLiteral("1") << 2;
    QTest::newRow("flags") << QStringLiteral("fals") << 1;
    QTest::newRow("not there") << QStringLiteral("zebra") << 0;
    QTest::newRow("a missing value has no text") << QStringLiteral("missing") << 0;
  }

  void search() {
    QFETCH(QString, needle);
    QFETCH(int, found);
    QCOMPARE(static_cast<int>(findCells(viewOf(shop()), needle, {})->size()), found);
  }

  void searchBeyondAscii() {
    Table table;
    table.columns = {{"x", {std::string("ÄPFEL"), std::string("りんご"), std::string("apfel")}}};
    const DataView view = viewOf(std::make_shared<const Table>(std::move(table)));
    QCOMPARE(findCells(view, QStringLiteral("äpfel"), {})->size(), std::size_t{1});
    QCOMPARE(findCells(view, QStringLiteral("んご"), {})->front(), (CellPlace{1, 0}));
  }

  void clipboardText() {
    Table table;
    table.columns = {{"a\tb", {std::string("two\nlines"), {}}}, {"n", {std::string("say \"x\""), std::int64_t{5}}}};
    const DataView view = viewOf(std::make_shared<const Table>(std::move(table)));
    QCOMPARE(tabSeparated(view, {0, 1}, {0, 1}, true),
             QStringLiteral("\"a\tb\"\tn\n\"two\nlines\"\t\"say \"\"x\"\"\"\n\t5\n"));
    QCOMPARE(tabSeparated(view, {1}, {1}, false), QStringLiteral("5\n"));
  }
};

QTEST_MAIN(TestTableSteps)
#include "tst_table_steps.moc"
