// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/text_findings.h"
#include "ui/text/text_places.h"

#include <QElapsedTimer>
#include <QtTest>

using namespace aisemble::ui;

namespace {

QStringList slices(const QString& text, const std::vector<Place>& places) {
  QStringList out;
  for (const Place& place : places)
    out << QStringLiteral("%1@%2#%3")
               .arg(text.mid(place.begin, place.end - place.begin))
               .arg(place.begin)
               .arg(place.item);
  return out;
}

} // namespace

class TestTextPlaces : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void words_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("words");
    QTest::addColumn<QStringList>("expected");
    QTest::newRow("whole words, any case")
        << QStringLiteral("The sea. Seasons see the SEA") << QStringList{QStringLiteral("sea")}
        << QStringList{QStringLiteral("sea@4#0"), QStringLiteral("SEA@25#0")};
    QTest::newRow("behind an emoji") << QStringLiteral("😀 sea") << QStringList{QStringLiteral("sea")}
                                     << QStringList{QStringLiteral("sea@3#0")};
    QTest::newRow("astral letters are word characters")
        << QStringLiteral("𝐚sea sea") << QStringList{QStringLiteral("sea")} << QStringList{QStringLiteral("sea@6#0")};
    QTest::newRow("combining mark belongs to the word")
        << QStringLiteral("cafe\u0301 cafe") << QStringList{QStringLiteral("cafe")}
        << QStringList{QStringLiteral("cafe@6#0")};
    QTest::newRow("Japanese run") << QStringLiteral("香りが、香り") << QStringList{QStringLiteral("香り")}
                                  << QStringList{QStringLiteral("香り@4#0")};
    QTest::newRow("several words") << QStringLiteral("new york is not York")
                                   << QStringList{QStringLiteral("york"), QStringLiteral("New York")}
                                   << QStringList{QStringLiteral("new york@0#1"), QStringLiteral("York@16#0")};
    QTest::newRow("nothing") << QString() << QStringList{QStringLiteral("a"), QString()} << QStringList{};
  }

  void words() {
    QFETCH(QString, text);
    QFETCH(QStringList, words);
    QFETCH(QStringList, expected);
    QCOMPARE(slices(text, placesOfWords(text, words)), expected);
  }

  void tokens_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("tokens");
    QTest::addColumn<QStringList>("expected");
    QTest::newRow("in order") << QStringLiteral("a b a") << QStringList{"a", "b", "a"}
                              << QStringList{"a@0#0", "b@2#1", "a@4#2"};
    QTest::newRow("contraction") << QStringLiteral("don't") << QStringList{"do", "n't"}
                                 << QStringList{"do@0#0", "n't@2#1"};
    QTest::newRow("quotes of the Treebank") << QStringLiteral("\"so\" he") << QStringList{"``", "so", "''", "he"}
                                            << QStringList{"\"@0#0", "so@1#1", "\"@3#2", "he@5#3"};
    QTest::newRow("astral") << QStringLiteral("𠮷野 と😀") << QStringList{"𠮷野", "と", "😀"}
                            << QStringList{"𠮷野@0#0", "と@4#1", "😀@5#2"};
    QTest::newRow("one that is not there")
        << QStringLiteral("a c") << QStringList{"a", "b", "c"} << QStringList{"a@0#0", "c@2#2"};
    QTest::newRow("no farther than nearby") << QStringLiteral("a") + QString(400, u'-') + QStringLiteral("b")
                                            << QStringList{"a", "b"} << QStringList{"a@0#0"};
  }

  void tokens() {
    QFETCH(QString, text);
    QFETCH(QStringList, tokens);
    QFETCH(QStringList, expected);
    QCOMPARE(slices(text, placesOfTokens(text, tokens)), expected);
  }

  void extract_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("extract");
    QTest::addColumn<QStringList>("expected");
    QTest::newRow("chosen ones") << QStringLiteral("One is. Two is! So\nis. Three is.")
                                 << QStringLiteral("One is. Three is.") << QStringList{"One is.@0#0", "Three is.@23#1"};
    QTest::newRow("the whole") << QStringLiteral("A. B") << QStringLiteral("A. B") << QStringList{"A.@0#0", "B@3#1"};
    QTest::newRow("astral before") << QStringLiteral("😀. It is.") << QStringLiteral("It is.")
                                   << QStringList{"It is.@4#0"};
    QTest::newRow("whole sentences") << QStringLiteral("It costs $14.50. No! Is it wide?\nIs it")
                                     << QStringLiteral("It costs $14.50. Is it wide?")
                                     << QStringList{"It costs $14.50.@0#0", "Is it wide?@21#1"};
    QTest::newRow("Japanese") << QStringLiteral("海は広い。空。海は青い。") << QStringLiteral("海は広い。海は青い。")
                              << QStringList{"海は広い。@0#0", "海は青い。@7#1"};
    QTest::newRow("cut at full stops") << QStringLiteral("It costs $14.50. No! Is it?")
                                       << QStringLiteral("It costs $14.") << QStringList{"It costs $14.@0#0"};
    QTest::newRow("rephrased") << QStringLiteral("A. B.") << QStringLiteral("C.") << QStringList{};
    QTest::newRow("empty") << QString() << QStringLiteral("C.") << QStringList{};
  }

  void extract() {
    QFETCH(QString, text);
    QFETCH(QString, extract);
    QFETCH(QStringList, expected);
    QCOMPARE(slices(text, placesOfExtract(text, extract)), expected);
  }

  void textsInOrder() {
    const QString text = QStringLiteral("Ann met Bob, Ann left");
    QCOMPARE(slices(text, placesOfTexts(text, {"Ann", "Bob", "Ann", "Eve"})),
             (QStringList{"Ann@0#0", "Bob@8#1", "Ann@13#2"}));
    // Out of order: from behind its last place, so that none is found twice.
    QCOMPARE(slices(text, placesOfTexts(text, {"Bob", "Ann", "Bob"})), (QStringList{"Bob@8#0", "Ann@13#1"}));
  }

  void sentences() {
    const QString text = QStringLiteral(" It cost $14.50. 駅です。\n\nNew?  ");
    QStringList said;
    for (const Place& place : sentencesOf(text))
      said << text.mid(place.begin, place.end - place.begin);
    QCOMPARE(said, (QStringList{"It cost $14.50.", "駅です。", "New?"}));
  }

  void marksFollowEdits_data() {
    QTest::addColumn<int>("at");
    QTest::addColumn<int>("removed");
    QTest::addColumn<int>("added");
    QTest::addColumn<QList<int>>("expected");
    // Marks [2,4) and [6,9).
    QTest::newRow("before") << 0 << 0 << 3 << QList<int>{5, 7, 9, 12};
    QTest::newRow("at the beginning of one") << 2 << 0 << 1 << QList<int>{3, 5, 7, 10};
    QTest::newRow("at the end of one") << 4 << 0 << 1 << QList<int>{2, 4, 7, 10};
    QTest::newRow("inside") << 7 << 0 << 1 << QList<int>{2, 4, 7, 7};
    QTest::newRow("behind") << 9 << 4 << 0 << QList<int>{2, 4, 6, 9};
    QTest::newRow("over both") << 3 << 4 << 0 << QList<int>{3, 3, 3, 3};
    QTest::newRow("removed between") << 4 << 2 << 0 << QList<int>{2, 4, 4, 7};
    QTest::newRow("all") << 0 << 20 << 1 << QList<int>{0, 0, 0, 0};
  }

  void marksFollowEdits() {
    QFETCH(int, at);
    QFETCH(int, removed);
    QFETCH(int, added);
    QFETCH(QList<int>, expected);
    std::vector<TextMark> marks{{2, 4, 0, 0}, {6, 9, 0, 1}};
    moveMarks(marks, at, removed, added);
    QCOMPARE((QList<int>{int(marks[0].begin), int(marks[0].end), int(marks[1].begin), int(marks[1].end)}), expected);
  }

  void marksInARange() {
    const std::vector<TextMark> marks{{2, 4, 0, 0}, {6, 9, 0, 1}, {9, 10, 0, 2}};
    const auto between = [&](qsizetype begin, qsizetype end) {
      const MarkRange range = marksIn(marks, begin, end);
      return QList<int>{int(range.first), int(range.last)};
    };
    QCOMPARE(between(0, 100), (QList<int>{0, 3}));
    QCOMPARE(between(4, 6), (QList<int>{1, 1}));
    QCOMPARE(between(3, 7), (QList<int>{0, 2}));
    QCOMPARE(between(9, 10), (QList<int>{2, 3}));
  }

  void aMegabyteTakesNoTime() {
    QString text;
    QStringList tokens;
    for (int i = 0; text.size() < 1'000'000; ++i) {
      tokens << QStringLiteral("word%1").arg(i % 977);
      text += tokens.back() + u' ';
    }
    QElapsedTimer clock;
    clock.start();
    QCOMPARE(placesOfTokens(text, tokens).size(), static_cast<std::size_t>(tokens.size()));
    QCOMPARE(placesOfWords(text, {"word7", "word500"}).size(),
             std::size_t(std::count(tokens.begin(), tokens.end(), "word7") +
                         std::count(tokens.begin(), tokens.end(), "word500")));
    QVERIFY2(clock.elapsed() < 5000, qPrintable(QString::number(clock.elapsed()))); // quadratic: minutes
  }
};

QTEST_APPLESS_MAIN(TestTextPlaces)
#include "tst_text_places.moc"
