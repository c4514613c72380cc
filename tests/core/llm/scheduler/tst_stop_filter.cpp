// SPDX-License-Identifier: Apache-2.0
#include "core/llm/scheduler/stop_filter.h"

#include <QTest>

using aisemble::llm::StopFilter;
using Texts = std::vector<std::string>;

class TestStopFilter : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void emitsAsSoonAsItIsSafe_data() {
    QTest::addColumn<QStringList>("stops");
    QTest::addColumn<QStringList>("pieces");
    QTest::addColumn<QStringList>("emitted"); // one a piece, then that of finish()
    QTest::addColumn<bool>("stopped");
    using L = QStringList;
    QTest::newRow("no stops") << L{} << L{"a", "b"} << L{"a", "b", ""} << false;
    QTest::newRow("inside of a piece") << L{"STOP"} << L{"abSTOPcd", "ef"} << L{"ab", "", ""} << true;
    QTest::newRow("across pieces") << L{"STOP"} << L{"abS", "TO", "Pcd"} << L{"ab", "", "", ""} << true;
    QTest::newRow("false alarm") << L{"STOP"} << L{"S", "TO", "X"} << L{"", "", "STOX", ""} << false;
    QTest::newRow("overlapping false alarm") << L{"aab"} << L{"a", "a", "a", "b"} << L{"", "", "a", "", ""} << true;
    QTest::newRow("still held at the end") << L{"STOP"} << L{"xST"} << L{"x", "ST"} << false;
    QTest::newRow("the first of several") << L{"b", "ab"} << L{"xxab"} << L{"xx", ""} << true;
    QTest::newRow("empty stop") << L{""} << L{"a"} << L{"a", ""} << false;
    QTest::newRow("characters of several bytes")
        << L{"日本"} << L{"x日", "曜", "日", "本"} << L{"x", "日曜", "", "", ""} << true;
    QTest::newRow("newline") << L{"\n\n"} << L{"a\n", "b\n", "\nc"} << L{"a", "\nb", "", ""} << true;
  }
  void emitsAsSoonAsItIsSafe() {
    QFETCH(QStringList, stops);
    QFETCH(QStringList, pieces);
    QFETCH(QStringList, emitted);
    QFETCH(bool, stopped);
    Texts texts;
    for (const QString& stop : stops)
      texts.push_back(stop.toStdString());
    StopFilter filter(texts);
    QStringList actual;
    for (const QString& piece : pieces)
      actual << QString::fromStdString(filter.push(piece.toStdString()));
    actual << QString::fromStdString(filter.finish());
    QCOMPARE(actual, emitted);
    QCOMPARE(filter.isStopped(), stopped);
  }

  void doesNotDependOnTheCut() {
    // Every way to cut a text in two gives the same answer.
    const std::string text = "one two STO STOP three";
    for (std::size_t cut = 0; cut <= text.size(); ++cut) {
      StopFilter filter({"STOP", "O T"});
      std::string out = filter.push(text.substr(0, cut));
      out += filter.push(text.substr(cut));
      out += filter.finish();
      QCOMPARE(out, std::string("one two STO "));
    }
  }
};

QTEST_APPLESS_MAIN(TestStopFilter)
#include "tst_stop_filter.moc"
