// SPDX-License-Identifier: Apache-2.0
// The fast way between text and tables agrees with the codecs and refuses what is not JSON.
#include "core/wire/data_json.h"
#include "core/wire/data_text.h"

#include <nlohmann/json.hpp>

#include <QTest>

#include <algorithm>
#include <cmath>

using namespace aisemble;
using namespace aisemble::wire;

Q_DECLARE_METATYPE(std::string)

namespace {

const Table& tableOf(const DataRequest& request) {
  return *std::get<SharedTable>(request.data).table;
}

std::string written(const Table& table) {
  std::string out;
  appendJson(out, table);
  return out;
}

} // namespace

class TestDataText : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void tables_data() {
    QTest::addColumn<std::string>("text");
    QTest::addColumn<std::string>("expected");
    const auto row = [](const char* name, const char* text, const char* expected) {
      QTest::newRow(name) << std::string(text) << std::string(expected);
    };
    row("records", R"({"records":[{"a":1,"b":2.5},{"a":-3,"b":1e3}]})", R"([{"a":1,"b":2.5},{"a":-3,"b":1000.0}])");
    row("missing keys", R"([{"a":1},{"b":"x"},{}])", R"([{"a":1,"b":null},{"a":null,"b":"x"},{"a":null,"b":null}])");
    row("other order of keys", R"([{"a":1,"b":2},{"b":4,"a":3}])", R"([{"a":1,"b":2},{"a":3,"b":4}])");
    row("the last of two keys", R"([{"a":1,"a":2}])", R"([{"a":2}])");
    row("kinds", R"([{"t":true,"f":false,"n":null,"s":"","l":[1, {"k" : 2}],"o":{}}])",
        R"([{"t":true,"f":false,"n":null,"s":"","l":[1,{"k":2}],"o":{}}])");
    row("escapes", "[{\"\\u3042\\\"\\\\\":\"\\ud83d\\ude00\\n\\u0001\\/\"}]", "[{\"あ\\\"\\\\\":\"😀\\n\\u0001/\"}]");
    row("white space", " { \"records\" : [ { \"a\" : 1 , \"b\" : \"x\" } ] } \n", R"([{"a":1,"b":"x"}])");
    row("byte order mark", "\xEF\xBB\xBF[{\"a\":1}]", R"([{"a":1}])");
    row("columns", R"({"a":[1,null],"b":["x",[2]]})", R"([{"a":1,"b":"x"},{"a":null,"b":[2]}])");
    row("one value for all rows", R"({"s":"x","a":[1,2],"n":null})",
        R"([{"s":"x","a":1,"n":null},{"s":"x","a":2,"n":null}])");
    row("columns under records", R"({"records":{"a":[1]}})", R"([{"a":1}])");
    row("null records", R"({"records":null,"a":[1]})", "[]");
    row("empty records", R"([{},{}])", "[{},{}]");
    row("empty lists", R"({"records":[[],[]]})", "[{},{}]");
    row("records of lists", R"([[1,"x"],[],[null,[2],true]])",
        R"([{"0":1,"1":"x","2":null},{"0":null,"1":null,"2":null},{"0":null,"1":[2],"2":true}])");
    row("records of values", R"({"records":[1,null,"x",{"a":1}]})", R"([{"0":1},{"0":null},{"0":"x"},{"0":{"a":1}}])");
    row("columns of objects", R"({"x":{"b":1,"a":2},"y":{"c":"t","b":null},"z":5})",
        R"([{"x":1,"y":null,"z":5},{"x":2,"y":null,"z":5},{"x":null,"y":"t","z":5}])");
    row("a key twice", R"({"x":{"a":1,"b":2,"a":3}})", R"([{"x":3},{"x":2}])");
    row("one column of an object", R"({"x":{"b":1,"a":2,"B":3},"y":true})",
        R"([{"x":3,"y":true},{"x":2,"y":true},{"x":1,"y":true}])");
    row("columns of objects under records", R"({"records":{"x":{"a":1}}})", R"([{"x":1}])");
    row("names before", R"({"columns":["b","c"],"records":[{"a":1,"b":2}]})", R"([{"b":2,"c":null,"a":1}])");
    row("names behind", R"({"records":[{"a":1,"b":2}],"columns":["b"]})", R"([{"b":2,"a":1}])");
    row("empty name", R"([{"":1}])", R"([{"":1}])");
    row("largest", R"([{"a":9223372036854775807,"b":-9223372036854775808}])",
        R"([{"a":9223372036854775807,"b":-9223372036854775808}])");
    row("over 64 bits", R"([{"a":9223372036854775808,"b":-9223372036854775809,"c":123456789012345678901234567890}])",
        R"([{"a":9223372036854775808,"b":-9223372036854775809,"c":123456789012345678901234567890}])");
    row("doubles",
        R"([{"a":0.1,"b":1e-5,"c":1e16,"d":123456789012345.0,"e":5e-324,"f":1.7976931348623157e308,"g":-0.0}])",
        R"([{"a":0.1,"b":1e-05,"c":1e+16,"d":123456789012345.0,"e":5e-324,"f":1.7976931348623157e+308,"g":-0.0}])");
    row("more digits than a double has",
        R"([{"a":3.14159265358979323846264,"b":-18446744073709551616.0,"c":123456789012345678901e-30,"d":0.0}])",
        R"([{"a":3.141592653589793,"b":-1.8446744073709552e+19,"c":1.2345678901234568e-10,"d":0.0}])");
    row("nothing", "{}", "[]");
    row("no records", R"({"records":[]})", "[]");
  }
  void tables() {
    QFETCH(std::string, text);
    QFETCH(std::string, expected);
    const auto table = tableFromJsonText(text);
    QVERIFY2(table.has_value(), table ? "" : table.error().message.c_str());
    QCOMPARE(written(*table), expected);
    // The codec reads the same, and what was written is read back.
    if (text.starts_with('{') && fitsJson({std::make_shared<const Table>(*table)}))
      QVERIFY(*fromJson<Table>(*parseJson(text)) == *table);
    if (table->rows() > 0) QVERIFY(*tableFromJsonText(written(*table)) == *table);
  }

  void badTexts_data() {
    QTest::addColumn<std::string>("body");
    QTest::addColumn<std::string>("beginning");
    const auto row = [](const char* name, std::string body, const char* beginning) {
      QTest::newRow(name) << std::move(body) << std::string(beginning);
    };
    const auto data = [](const std::string& text) { return R"({"operation":"analyze","data":)" + text + "}"; };
    row("empty", "", "The text is not JSON");
    row("cut", R"({"operation":"analyze","data":{"records":[{"a":1)", "The text is not JSON");
    row("trailing text", data("{}") + " x", "The text is not JSON");
    row("two documents", data("{}") + data("{}"), "The text is not JSON");
    row("comma too many", data(R"({"records":[{"a":1,}]})"), "The text is not JSON");
    row("no colon", data(R"({"records":[{"a" 1}]})"), "The text is not JSON");
    row("unknown word", data(R"({"records":[{"a":nul}]})"), "The text is not JSON at byte 47: No value");
    row("NaN", data(R"({"records":[{"a":NaN}]})"), "The text is not JSON");
    row("leading zero", data(R"({"records":[{"a":01}]})"), "The text is not JSON");
    row("bad escape", data(R"({"records":[{"a":"\q"}]})"), "The text is not JSON");
    row("half a surrogate", data(R"({"records":[{"a":"\ud83d"}]})"), "The text is not JSON");
    row("not UTF-8", data("{\"records\":[{\"a\":\"\xff\"}]}"), "The text is not JSON");
    row("broken inside a nested cell", data(R"({"records":[{"a":[1 2]}]})"), "data.records[0].a: ");
    row("too deep", data(R"({"records":[{"a":)" + std::string(5000, '[') + std::string(5000, ']') + "}]}"), "");
    row("record is no object", data(R"({"records":[{"a":1},[2]]})"), "data.records[1]: must be an object");
    row("records are text", data(R"({"records":"x"})"), "data.records: must be a list");
    row("whole number too large", data(R"({"records":[{"a":1},{"a":)" + std::string(400, '9') + "}]}"),
        "data.records[1].a: must be a finite number");
    row("large number with a leading zero", data(R"({"records":[{"a":09223372036854775808}]})"),
        "The text is not JSON");
    row("records of lists and others", data(R"({"records":[[1],{"a":1}]})"), "data.records[1]: must be a list, as");
    row("records of objects and others", data(R"({"records":[{"a":1},null]})"), "data.records[1]: must be an object");
    row("columns of objects beside lists", data(R"({"x":{"a":1},"y":[1]})"), "data.y: must be a list where");
    row("columns of lists beside objects", data(R"({"x":[1],"y":{"a":1}})"), "data.y: must be a list where");
    row("broken inside a column of objects", data(R"({"x":{"a":1,"b":nul}})"), "The text is not JSON");
    row("large value in a column of objects", data(R"({"x":{"a":1e999}})"), "data.x.a: must be a finite number");
    row("records twice", data(R"({"records":[],"records":null})"), "data.records: must not stand twice");
    row("number of many digits too large", data(R"({"records":[{"a":123456789012345678901234567890e999 }]})"),
        "data.records[0].a: must be a finite number that a double can hold, not 123456789012345678901234567890e999");
    row("number too large", data(R"({"records":[{"a":1e999}]})"), "data.records[0].a: must be a finite number");
    row("columns of unequal length", data(R"({"a":[1],"b":[1,2]})"), "data.b: must have 1 values");
    row("one value alone", data(R"({"a":1})"), "data.a: must be a list");
    row("column twice", data(R"({"a":[1],"a":[2]})"), "data.a: must not stand twice");
    row("name twice", data(R"({"columns":["a","a"],"records":[]})"), "data.columns: must not name a column twice");
    row("data is a list", data("[]"), "data: must be an object");
    row("data is null", data("null"), "data: is missing");
    row("no operation", R"({"data":{}})", "operation: is missing");
    row("unknown operation", R"({"operation":"x","data":{}})", "operation: must be one of");
    row("a path", R"({"operation":"analyze","data_path":"/etc/passwd"})", "data_path: is not allowed");
    row("bad option", R"({"data":{},"options":{"normalize":"yes"},"operation":"transform"})",
        "options.normalize: must be true or false");
    row("unknown function of every column", R"({"data":{},"options":{"agg_funcs":"cumsum"},"operation":"aggregate"})",
        "options.agg_funcs: must be one of all, any, count");
    row("unknown function in a list", R"({"data":{},"options":{"agg_funcs":["sum",1]},"operation":"aggregate"})",
        "options.agg_funcs[1]: must be one of all, any, count");
    row("options are no object", R"({"data":{},"options":3,"operation":"transform"})", "options: must be an object");
    row("body is a list", "[1]", "the value: must be an object");
  }
  void badTexts() {
    QFETCH(std::string, body);
    QFETCH(std::string, beginning);
    const auto request = dataRequestFromText(body);
    QVERIFY(!request.has_value());
    QVERIFY2(request.error().message.starts_with(beginning), request.error().message.c_str());
    QVERIFY(request.error().code == ErrorCode::InvalidArgument || request.error().code == ErrorCode::TooLarge);
  }

  void sameRequestsAsTheCodec() {
    for (
        const char* body :
        {R"({"operation":"transform","data":{"records":[{"a":1,"b":"x"}]},"options":{"normalize":true,"columns":["a"]}})",
         R"({"options":{"group_by":"k","agg_funcs":{"v":["mean","sum"]}},"data":{"k":["a"],"v":[1]},"operation":"aggregate","model":"m"})",
         R"({"operation":"aggregate","data":{"v":[1]},"options":{"agg_funcs":"sum"}})",
         R"({"operation":"aggregate","data":{"v":[18446744073709551615]},"options":{"agg_funcs":["sum","min"]}})",
         R"({"operation":"transform","data":{"records":[{"a":1},{"b":null}]},"options":{"normalize":1,"drop_na":null}})",
         R"({"operation":"analyze","data":{},"options":null,"unknown":{"x":[1]}})"}) {
      const auto fast = dataRequestFromText(body);
      const auto slow = fromJson<DataRequest>(*parseJson(body));
      QVERIFY2(fast.has_value() && slow.has_value(), body);
      QVERIFY(*fast == *slow);
      QVERIFY(*fromJson<DataRequest>(toJson(*fast)) == *fast);
    }
  }

  void truthOfNumbers() {
    for (const auto& [text, expected] : {std::pair{"1", true},
                                         {"0", false},
                                         {"2", true},
                                         {"0.0", false},
                                         {"-0.5", true},
                                         {"null", false},
                                         {"true", true},
                                         {"false", false}}) {
      const auto request = dataRequestFromText(R"({"data":{},"operation":"transform","options":{"normalize":)" +
                                               std::string(text) + R"(,"drop_na":)" + text + "}}");
      QVERIFY2(request.has_value(), text);
      QCOMPARE(request->options.transform.normalize, expected);
      QCOMPARE(request->options.transform.dropMissing, expected);
    }
  }

  void columnsWithoutValues_data() {
    QTest::addColumn<std::string>("text");
    QTest::addColumn<bool>("isReal");
    QTest::newRow("null alone") << std::string(R"([{"a":null},{"a":null}])") << false;
    QTest::newRow("null and absent") << std::string(R"([{"a":null},{}])") << true;
    QTest::newRow("absent and null") << std::string(R"([{},{"a":null}])") << true;
    QTest::newRow("a value") << std::string(R"([{"a":1},{}])") << false;
    QTest::newRow("short list before") << std::string("[[],[null]]") << false;
    QTest::newRow("short list") << std::string("[[null],[]]") << false;
    QTest::newRow("column of nulls") << std::string(R"({"a":[null,null]})") << false;
    QTest::newRow("key that others have") << std::string(R"({"a":{"x":null},"b":{"y":1}})") << true;
    QTest::newRow("key that others had") << std::string(R"({"b":{"y":1},"a":{"x":null}})") << true;
    QTest::newRow("keys that all have") << std::string(R"({"s":1,"b":{"y":1},"a":{"y":null}})") << false;
  }
  void columnsWithoutValues() {
    QFETCH(std::string, text);
    QFETCH(bool, isReal);
    const auto table = tableFromJsonText(text);
    QVERIFY2(table.has_value(), table ? "" : table.error().message.c_str());
    const auto column = std::find_if(table->columns.begin(), table->columns.end(),
                                     [](const Column& it) { return it.name != "b" && it.name != "s"; });
    QCOMPARE(column->isReal, isReal);
    QVERIFY(*fromJson<Table>(toJson(*table)) == *table);
  }

  void limits() {
    const TableTextLimits limits{.bytes = 100, .cells = 5};
    const auto tooLong = tableFromJsonText(std::string(101, ' '), limits);
    QCOMPARE(tooLong.error().code, ErrorCode::TooLarge);
    QVERIFY(tooLong.error().message.find("101 bytes; the limit is 100") != std::string::npos);
    for (const char* text :
         {R"([{"a":1,"b":1},{"a":1,"b":1},{"a":1}])", R"({"a":[1,1,1,1,1,1]})", R"({"a":[1,1,1],"b":1})",
          R"([{"a":1},{"b":1},{"c":1}])", R"({"records":[{"a":1},{"a":1}],"columns":["b","c"]})", R"([[1,1,1],[1]])",
          "[1,1,1,1,1,1]", R"({"x":{"a":1,"b":1},"y":{"c":1}})", R"({"x":{"a":1,"b":1,"c":1},"y":1})"}) {
      const auto table = tableFromJsonText(text, limits);
      QVERIFY2(!table.has_value(), text);
      QCOMPARE(table.error().code, ErrorCode::TooLarge);
      QVERIFY2(table.error().message.find("at most 5 cells") != std::string::npos, table.error().message.c_str());
    }
    const auto lines = tableFromJsonLines("{\"a\":1,\"b\":2}\n{\"a\":1}\n{\"a\":1}\n", limits);
    QCOMPARE(lines.error().code, ErrorCode::TooLarge);
    QVERIFY(lines.error().message.starts_with("Line 3: "));
  }

  void lines() {
    const auto table = tableFromJsonLines("{\"a\":1}\r\n\n  \n{\"b\":\"x\"}");
    QVERIFY(table.has_value());
    QCOMPARE(written(*table), std::string(R"([{"a":1,"b":null},{"a":null,"b":"x"}])"));
    QCOMPARE(tableFromJsonLines("{\"a\":1}\n{\"a\":1} 2\n").error().message.substr(0, 8), std::string("Line 2: "));
    QVERIFY(tableFromJsonLines("").value() == Table{});
    // More lines than those from which the length of the rest is guessed.
    std::string many;
    for (int i = 0; i < 1000; ++i)
      many += "{\"a\":" + std::to_string(i) + "}\n";
    QCOMPARE(tableFromJsonLines(many)->rows(), std::size_t{1000});
  }

  void resultsAreThoseOfTheCodec() {
    const auto shared = [](Table table) { return SharedTable{std::make_shared<const Table>(std::move(table))}; };
    const Table rows{{Column{"a \"q\"", {std::int64_t{1}, std::monostate{}}},
                      Column{"b", {std::string("x\ty"), NestedJson{"[1]"}}}}};
    const NumericSummary numbers{2, 1.5, {}, 1.0, 1.25, 1.5, 1.75, 2.0};
    for (const DataResult& result :
         {DataResult{2, TransformedTable{shared(rows)}}, DataResult{9, AggregatedTable{shared(rows)}},
          DataResult{0, TransformedTable{shared({{Column{"a", {}}, Column{"b", {}}}})}},
          DataResult{0, AggregatedTable{}},
          DataResult{2, TableAnalysis{2, {{"a", "int64", 0, numbers}, {"b", "object", 1, {}}}, {}}}})
      QCOMPARE(Json::parse(dataResultToText(result)).dump(), toJson(result)["result"].dump());
  }

  void whatJsonCannotHold() {
    const Table table{{Column{"a", {std::nan(""), std::string("x\xff"), NestedJson{"[1"}}}}};
    QCOMPARE(written(table), std::string("[{\"a\":null},{\"a\":\"x\xEF\xBF\xBD\"},{\"a\":\"[1\"}]"));
    std::string record;
    appendJsonRecord(record, Table{{Column{"a", {true}}, Column{"b", {2.0}}}}, 0);
    QCOMPARE(record, std::string(R"({"a":true,"b":2.0})"));
  }

  void largeTablesKeepEveryRow() {
    std::string body = R"({"operation":"analyze","data":{"records":[)";
    for (int i = 0; i < 5000; ++i) {
      body += (i == 0 ? "{\"id\":" : ",{\"id\":") + std::to_string(i);
      body += ",\"text\":\"" + std::string(static_cast<std::size_t>(i % 40), 'x') + "\"}";
    }
    const auto request = dataRequestFromText(body + "]}}");
    QVERIFY(request.has_value());
    QCOMPARE(tableOf(*request).rows(), std::size_t{5000});
    for (std::size_t i = 0; i < 5000; ++i) {
      QVERIFY(tableOf(*request).columns[0].cells[i] == Cell(static_cast<std::int64_t>(i)));
      QCOMPARE(std::get<std::string>(tableOf(*request).columns[1].cells[i]).size(), i % 40);
    }
  }
};

QTEST_APPLESS_MAIN(TestDataText)
#include "tst_data_text.moc"
