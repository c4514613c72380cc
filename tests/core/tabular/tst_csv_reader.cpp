// SPDX-License-Identifier: Apache-2.0
// Separated values of every kind, read whole and in slices of any size, with any number of threads.
#include "core/tabular/csv_reader.h"
#include "core/tabular/operations.h"
#include "core/wire/data_text.h"
#include "core/wire/table_csv.h"

#include <QTest>

using namespace aisemble;
using namespace aisemble::tabular;

Q_DECLARE_METATYPE(std::string)

namespace {

/// Types, rows and notes as one text: "a:int64 b:object [{…}] note | note"; of an error its message.
std::string read(const std::string& text, const CsvOptions& options, int threads = 1, std::stop_token stop = {}) {
  ThreadBudget budget(threads);
  const ThreadBudget::Lease lease = budget.acquire(1);
  const Workers workers(budget, std::move(stop));
  Result<Frame> frame = readCsv(std::make_shared<const std::string>(text), options, workers);
  if (!frame) return frame.error().message;
  std::string out;
  for (const TypedColumn& column : frame->columns)
    out += column.name + ":" + std::string(columnTypeName(column.type)) + " ";
  std::vector<std::string> notes;
  const Result<Table> table = transform(*frame, {}, workers, notes);
  if (!table) return table.error().message;
  wire::appendJson(out, *table);
  for (const std::string& note : frame->notes)
    out += " # " + note;
  return out;
}

} // namespace

class TestCsvReader : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void reads_data() {
    QTest::addColumn<std::string>("text");
    QTest::addColumn<std::string>("expected");
    const auto row = [](const char* name, std::string text, std::string expected) {
      QTest::newRow(name) << std::move(text) << std::move(expected);
    };
    row("types", "i,f,b,s\n1,1.5,True,x\n-2,2e3,false,y\n",
        R"(i:int64 f:float64 b:bool s:object [{"i":1,"f":1.5,"b":true,"s":"x"},{"i":-2,"f":2000.0,"b":false,"s":"y"}])");
    row("missing values", "i,f,b,s\n1,,True,\n,2.5,,NA\nnull,NaN,#N/A,x\n",
        R"(i:float64 f:float64 b:object s:object [{"i":1.0,"f":null,"b":true,"s":null},{"i":null,"f":2.5,"b":null,"s":null},{"i":null,"f":null,"b":null,"s":"x"}])");
    row("no end of line", "a\n1", R"(a:int64 [{"a":1}])");
    row("carriage returns", "a,b\r\n1,x\r\n2,\"y\"\r\n", R"(a:int64 b:object [{"a":1,"b":"x"},{"a":2,"b":"y"}])");
    row("quotes", "a,\"b, c\"\n\"x\ny\",\"say \"\"hi\"\"\"\n\"\",\"1\"\n",
        "a:object b, c:object [{\"a\":\"x\\ny\",\"b, c\":\"say \\\"hi\\\"\"},{\"a\":\"\",\"b, c\":\"1\"}]");
    row("quoted numbers", "a,b\n\"1\",\"\"\n\"2\",\"3\"\n", R"(a:int64 b:float64 [{"a":1,"b":null},{"a":2,"b":3.0}])");
    row("empty and quoted empty", "a,b\n,x\n\"\",y\nz,w\n",
        R"(a:object b:object [{"a":null,"b":"x"},{"a":"","b":"y"},{"a":"z","b":"w"}])");
    row("leading zeros", "zip,n\n00501,0\n10001,-0\n",
        R"(zip:object n:int64 [{"zip":"00501","n":0},{"zip":"10001","n":0}])");
    row("large whole numbers", "a,b\n9223372036854775807,9223372036854775808\n-9223372036854775808,1\n",
        R"(a:int64 b:object [{"a":9223372036854775807,"b":"9223372036854775808"},{"a":-9223372036854775808,"b":"1"}])"
        " # Column 'b' has whole numbers of more than 64 bits; it is kept as text.");
    row("infinite", "a,b\n1.5,1e999\n-inf,2\n",
        R"(a:float64 b:float64 [{"a":1.5,"b":null},{"a":null,"b":2.0}])"
        " # Column 'a' has infinite numbers; they are missing values here. # Column 'b' has infinite numbers; they are "
        "missing values here.");
    row("blanks around numbers", "a,b\n 1, 2.5\n3 ,4 \n", R"(a:int64 b:float64 [{"a":1,"b":2.5},{"a":3,"b":4.0}])");
    row("numbers and flags are texts", "a\n1\nTrue\n", R"(a:object [{"a":"1"},{"a":"True"}])");
    row("no hexadecimal, no underscores", "a,b\n0x1F,1_000\n1,2\n",
        R"(a:object b:object [{"a":"0x1F","b":"1_000"},{"a":"1","b":"2"}])");
    row("blank lines", "a,b\n\n1,2\n  \n\r\n3,4\n\n", R"(a:int64 b:int64 [{"a":1,"b":2},{"a":3,"b":4}])");
    row("only missing", "a,b\n,1\n,2\n", R"(a:float64 b:int64 [{"a":null,"b":1},{"a":null,"b":2}])");
    row("only quoted empty", "a,b\n\"\",1\n,2\n", R"(a:object b:int64 [{"a":"","b":1},{"a":null,"b":2}])");
    row("header alone", "a,b\n", "a:object b:object []");
    row("nothing", "", "[]");
    row("semicolons and decimal commas", "name;preis;n\nx;1.234,5;1\ny;-0,25;2\n",
        R"(name:object preis:float64 n:int64 [{"name":"x","preis":1234.5,"n":1},{"name":"y","preis":-0.25,"n":2}])"
        " # The fields are separated by ';'. # The numbers of column 'preis' have decimal commas.");
    row("commas in texts beside semicolons", "a;b\nx, y;1\nz, w, v;2\n",
        R"(a:object b:int64 [{"a":"x, y","b":1},{"a":"z, w, v","b":2}])"
        " # The fields are separated by ';'.");
    row("decimal commas beside points are texts", "a;b\n1,5;1\n2.5;2\n",
        R"(a:object b:int64 [{"a":"1,5","b":1},{"a":"2.5","b":2}] # The fields are separated by ';'.)");
    row("tabs", "a\tb\n1,5\tx y\n2,5\tz\n",
        R"(a:float64 b:object [{"a":1.5,"b":"x y"},{"a":2.5,"b":"z"}])"
        " # The fields are separated by a tab. # The numbers of column 'a' have decimal commas.");
    row("pipes", "a|b\n1|2\n", R"(a:int64 b:int64 [{"a":1,"b":2}] # The fields are separated by '|'.)");
    row("no header", "1,2.5,\n3,4.5,x\n",
        R"(0:int64 1:float64 2:object [{"0":1,"1":2.5,"2":null},{"0":3,"1":4.5,"2":"x"}])"
        " # The first line holds numbers only and is read as a row; the columns are called 0, 1, 2 and so on.");
    row("years are a header", "2019,2020\n1,2\n", R"(2019:int64 2020:int64 [{"2019":1,"2020":2}])");
    row("names twice", "a,a,,a\n1,2,3,4\n",
        R"(a:int64 a.1:int64 Unnamed: 2:int64 a.2:int64 [{"a":1,"a.1":2,"Unnamed: 2":3,"a.2":4}])"
        " # The name 'a' stands more than once; column 2 is called 'a.1'. # Column 3 has no name; it is called "
        "'Unnamed: 2'."
        " # The name 'a' stands more than once; column 4 is called 'a.2'.");
    row("short and long rows", "a,b\n1\n2,3,,\n",
        R"(a:int64 b:float64 [{"a":1,"b":null},{"a":2,"b":3.0}])"
        " # 1 row has fewer fields than there are columns, the first in line 2; the fields that lack are missing "
        "values."
        " # 1 row has empty fields beyond the last column, which are left out.");
    row("too many fields", "a,b\n1,2\n3,4,5\n",
        "Line 3 has 3 fields, but there are 2 columns. Quote fields that contain the separator.");
    row("line of an error behind line ends in quotes", "a,b\n\"x\ny\",2\n3,4,5\n",
        "Line 4 has 3 fields, but there are 2 columns. Quote fields that contain the separator.");
    row("open quote", "a,b\n1,\"x\n2,3\n",
        "Line 2 opens a quoted field that nothing closes. Write a quote inside a quoted field twice.");
    row("text after a quote", "a,b\n1,\"x\"y\n",
        "Line 2 has text behind the closing quote of a field. Write a quote inside a quoted field twice.");
    row("quotes inside plain fields", "a,b\n5\" pipe,1\n6\" pipe,\"x\ny\"\n7,z\n",
        "a:object b:object [{\"a\":\"5\\\" pipe\",\"b\":\"1\"},{\"a\":\"6\\\" "
        "pipe\",\"b\":\"x\\ny\"},{\"a\":\"7\",\"b\":\"z\"}]");
    std::string late = "a,b\n"; // what comes after the rows that types are guessed from
    for (int i = 0; i < 300; ++i)
      late += "1,2\n";
    std::string rows;
    for (int i = 0; i < 300; ++i)
      rows += "{\"a\":1.0,\"b\":\"2\"},";
    row("types that the beginning does not show", late + "1.5,x\n",
        "a:float64 b:object [" + rows + "{\"a\":1.5,\"b\":\"x\"}]");
  }

  void reads() {
    QFETCH(std::string, text);
    QFETCH(std::string, expected);
    QCOMPARE(read(text, {}), expected);
    for (const std::size_t bytes : {1U, 2U, 3U, 7U, 16U, 100U}) {
      CsvOptions options;
      options.partBytes = bytes;
      QCOMPARE(read(text, options), expected);
      QCOMPARE(read(text, options, 3), expected);
    }
  }

  void whatIsWrittenIsReadBack() {
    const Table table{{Column{"id", {std::int64_t{1}, std::int64_t{-2}, std::int64_t{3}}},
                       Column{"x", {1.0, std::monostate{}, 1e-300}}, Column{"flag", {true, false, true}},
                       Column{"text, \"quoted\"", {std::string("a\r\nb,\"c\""), std::string(), std::string(" 山 ")}},
                       Column{"code", {std::string("007"), std::monostate{}, std::string("-")}},
                       Column{"half", {true, std::monostate{}, false}}}};
    std::string expected;
    wire::appendJson(expected, table);
    for (const char separator : {',', '\t'}) {
      const std::string back = read(wire::toCsv(table, separator), {.usualDelimiter = separator, .wanted = {}});
      QVERIFY2(back.ends_with(expected), back.c_str());
    }
    const Table single{{Column{"a", {std::int64_t{1}, std::monostate{}, std::int64_t{3}}}}};
    QCOMPARE(read(wire::toCsv(single), {}), std::string(R"(a:float64 [{"a":1.0},{"a":null},{"a":3.0}])"));
  }

  void onlyWantedColumnsAreRead() {
    const CsvOptions options{.usualDelimiter = ',', .wanted = {{"b", "unknown"}}};
    ThreadBudget budget(1);
    const Workers workers(budget, {});
    const auto frame = readCsv(std::make_shared<const std::string>("a,b\nx,1\ny,2\n"), options, workers);
    QVERIFY(frame.has_value());
    QCOMPARE(frame->rows, std::size_t{2});
    QCOMPARE(frame->find("a")->rows, std::size_t{0});
    QCOMPARE(frame->find("b")->ints, (std::vector<std::int64_t>{1, 2}));
    QVERIFY(frame->find("unknown") == nullptr);
  }

  void limits() {
    std::string text = "a,b\n";
    for (int i = 0; i < 20'000; ++i)
      text += "1,2\n";
    CsvOptions options;
    options.maxCells = 10'000;
    QCOMPARE(read(text, options),
             std::string("The file has more than 5000 rows of 2 columns; at most 10000 cells are read. Split it."));
    options = {};
    options.maxColumns = 1;
    QCOMPARE(read(text, options), std::string("The first line has 2 fields; a table may have at most 1 columns."));
  }

  void stops() {
    std::stop_source source;
    source.request_stop();
    QCOMPARE(read("a\n1\n", {}, 2, source.get_token()), std::string("The request was cancelled."));
  }
};

QTEST_APPLESS_MAIN(TestCsvReader)
#include "tst_csv_reader.moc"
