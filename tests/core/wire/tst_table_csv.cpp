// SPDX-License-Identifier: Apache-2.0
// What a spreadsheet or pandas reads back from our text files is what was in the table.

#include "core/wire/table_csv.h"

#include <QTest>

using namespace aisemble;

Q_DECLARE_METATYPE(aisemble::Cell)

class TestTableCsv : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void cells_data() {
    QTest::addColumn<Cell>("cell");
    QTest::addColumn<QString>("text");
    const auto row = [](const char* name, Cell cell, const QString& text) { QTest::newRow(name) << cell << text; };
    row("missing, alone", std::monostate{}, "NA");
    row("empty text", std::string(), "\"\"");
    row("plain", std::string("plain text"), "plain text");
    row("comma", std::string("a,b"), "\"a,b\"");
    row("quote", std::string("say \"hi\""), "\"say \"\"hi\"\"\"");
    row("lines", std::string("a\r\nb"), "\"a\r\nb\"");
    row("spaces at the ends", std::string(" a "), "\" a \"");
    row("Japanese", std::string("東京、大阪"), QStringLiteral("東京、大阪"));
    row("true", true, "True");
    row("false", false, "False");
    row("whole", std::int64_t{-9'007'199'254'740'993}, "-9007199254740993");
    row("tenth", 0.1, "0.1");
    row("real without fraction", -2.0, "-2.0");
    row("small", 5e-324, "5e-324");
    row("over 64 bits", BigInteger{"-9223372036854775809"}, "-9223372036854775809");
    row("nested", NestedJson{R"({"a":[1,2]})"}, "\"{\"\"a\"\":[1,2]}\"");
  }
  void cells() {
    QFETCH(Cell, cell);
    QFETCH(QString, text);
    QCOMPARE(QString::fromStdString(wire::toCsv({{Column{"c", {cell}}}})), "c\n" + text + "\n");
  }

  void headerRowsAndSeparator() {
    const Table table{{Column{"id", {std::int64_t{1}, std::int64_t{2}}},
                       Column{"a\tb", {std::string("x\ty"), std::monostate{}}}, Column{"c,d", {true, 1.5}}}};
    QCOMPARE(wire::toCsv(table), std::string("id,a\tb,\"c,d\"\n1,x\ty,True\n2,,1.5\n"));
    QCOMPARE(wire::toCsv(table, '\t'), std::string("id\t\"a\tb\"\tc,d\n1\t\"x\ty\"\tTrue\n2\t\t1.5\n"));
    QCOMPARE(wire::toCsv(Table{}), std::string("\n"));
  }
};

QTEST_APPLESS_MAIN(TestTableCsv)
#include "tst_table_csv.moc"
