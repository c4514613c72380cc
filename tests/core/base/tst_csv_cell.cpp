// SPDX-License-Identifier: Apache-2.0
#include "core/base/csv_cell.h"

#include <QTest>

using namespace aisemble;

class TestCsvCell : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void cells_data() {
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("cell");
    const auto row = [](const char* text, const char* cell) {
      QTest::newRow(text) << QByteArray(text) << QByteArray(cell);
    };
    row("", "");
    row("word", "word");
    row("two words", "two words");
    row("a,b", "\"a,b\"");
    row("a\nb", "\"a\nb\"");
    row("say \"a\"", "\"say \"\"a\"\"\"");
    row("=1+2", "\"'=1+2\"");
    row("-3", "\"'-3\"");
    row("@SUM(A1,A2)", "\"'@SUM(A1,A2)\"");
    row("\tx", "\"'\tx\"");
    row("\rx", "\"'\rx\"");
    row("a=b", "a=b");
  }
  void cells() {
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, cell);
    QCOMPARE(QByteArray::fromStdString(csvCell(text.toStdString())), cell);
  }
};

QTEST_APPLESS_MAIN(TestCsvCell)
#include "tst_csv_cell.moc"
