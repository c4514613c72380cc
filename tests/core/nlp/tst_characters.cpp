// SPDX-License-Identifier: Apache-2.0
#include "core/base/utf8.h"
#include "core/nlp/text/characters.h"
#include "core/nlp/text/lower_case.h"
#include "core/nlp/text/pieces.h"
#include "core/nlp/text/word_counter.h"
#include "core/nlp/words/text_parts.h"

#include <QTest>

using namespace aisemble;
using namespace aisemble::nlp;

class TestCharacters : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  /// Expected values are those of Python 3.11: isspace, \w, \d, isdigit, isupper, islower, isalpha.
  void classifiesLikePython_data() {
    QTest::addColumn<uint>("character");
    QTest::addColumn<QString>("classes");
    const auto row = [](const char* name, char32_t c, const char* classes) {
      QTest::newRow(name) << static_cast<uint>(c) << classes;
    };
    row("a", 'a', "w-l-a");
    row("A", 'A', "w-u-a");
    row("5", '5', "w-d-n");
    row("underscore", '_', "w-p");
    row("hyphen", '-', "p");
    row("tilde", '~', "p");
    row("space", ' ', "s");
    row("unit separator", 0x1F, "s");
    row("next line", 0x85, "s");
    row("no-break space", 0xA0, "s");
    row("ideographic space", 0x3000, "s");
    row("zero width space", 0x200B, "");
    row("delete", 0x7F, "");
    row("superscript two", 0xB2, "w-n");
    row("one half", 0xBD, "w");
    row("Roman eight", 0x2167, "w-u");
    row("feminine ordinal", 0xAA, "w-l-a");
    row("sharp s", 0xDF, "w-l-a");
    row("Arabic three", 0x663, "w-d-n");
    row("fullwidth three", 0xFF13, "w-d-n");
    row("circled three", 0x2462, "w-n");
    row("circled A", 0x24B6, "u");
    row("combining acute", 0x301, "");
    row("Devanagari sign i", 0x93F, "");
    row("kanji", 0x6771, "w-a");
    row("kanji three", 0x4E09, "w-a");
    row("titlecase Dz", 0x1F2, "w-a");
    row("party popper", 0x1F389, "");
    row("mathematical bold A", 0x1D400, "w-u-a");
  }
  void classifiesLikePython() {
    QFETCH(uint, character);
    QFETCH(QString, classes);
    const char32_t c = character;
    const QStringList expected = classes.split('-', Qt::SkipEmptyParts);
    QCOMPARE(isWord(c), expected.contains("w"));
    QCOMPARE(isSpace(c), expected.contains("s"));
    QCOMPARE(isDecimal(c), expected.contains("d"));
    QCOMPARE(isDigit(c), expected.contains("n"));
    QCOMPARE(isUpper(c), expected.contains("u"));
    QCOMPARE(isLower(c), expected.contains("l"));
    QCOMPARE(isLetter(c), expected.contains("a"));
    QCOMPARE(isPunctuation(c), expected.contains("p"));
  }

  void knowsThe32PunctuationMarks() {
    std::string all;
    for (char32_t c = 0; c < 300; ++c)
      if (isPunctuation(c)) all += static_cast<char>(c);
    QCOMPARE(all, std::string("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~"));
  }

  void lowersLikePython_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("lowered");
    QTest::newRow("empty") << ""
                           << "";
    QTest::newRow("ASCII") << "ABC xyz [@`{Z"
                           << "abc xyz [@`{z";
    QTest::newRow("accents") << "ÉCOLE Straße"
                             << "école straße";
    QTest::newRow("dotted I") << "İSTANBUL"
                              << "i̇stanbul";
    QTest::newRow("Kelvin") << QString(QChar(0x212A)) << "k";
    QTest::newRow("final sigma") << "ΟΔΟΣ ΟΔΟΣ."
                                 << "οδος οδος.";
    QTest::newRow("sigma inside") << "ΣΑΣ.Α Σ"
                                  << "σασ.α σ";
    QTest::newRow("sigma behind an apostrophe") << "Α'Σ"
                                                << "α'ς";
    QTest::newRow("Deseret") << "𐐀"
                             << "𐐨";
    QTest::newRow("Georgian") << "ᲐᲑ"
                              << "აბ";
    QTest::newRow("kanji") << "東京A"
                           << "東京a";
  }
  void lowersLikePython() {
    QFETCH(QString, text);
    QFETCH(QString, lowered);
    QCOMPARE(lowerCase(text.toStdString()), lowered.toStdString());
    QCOMPARE(lowersByContext(text.toStdString()), text.contains(QChar(0x3A3)));
  }

  void cutsTexts() {
    const std::string text = " L'été\u3000x²  e\u0301_1.b..\x1C";
    QStringList words, chunks, pieces;
    const auto into = [](QStringList& list) {
      return [&](std::string_view slice) {
        list += QString::fromUtf8(slice.data(), static_cast<qsizetype>(slice.size()));
        return true;
      };
    };
    QVERIFY(forEachWord(text, into(words)));
    QVERIFY(forEachChunk(text, into(chunks)));
    QVERIFY(forEachPiece(text, into(pieces)));
    QCOMPARE(words, (QStringList{"L", "été", "x²", "e", "_1", "b"}));
    QCOMPARE(chunks, (QStringList{"L'été", "x²", QString::fromUtf8("e\u0301_1.b..")}));
    QCOMPARE(pieces.size(), 4);
    QCOMPARE(pieces[1], QString("b"));
    int visits = 0;
    const auto stopAtSecond = [&](std::string_view) { return ++visits < 2; };
    QVERIFY(!forEachWord(text, stopAtSecond));
    QCOMPARE(visits, 2);
  }

  void strips() {
    QCOMPARE(strip("\u3000 a b\n\u0085"), std::string_view("a b"));
    QCOMPARE(strip(" \t"), std::string_view());
    QCOMPARE(stripPunctuation("'(a-b)…'!"), std::string_view("a-b)…"));
    QCOMPARE(stripPunctuation("..!"), std::string_view());
  }

  void findsWordBoundaries() {
    const std::string text = "é1-_ ";
    QVERIFY(isWordBoundary(text, 0));
    QVERIFY(!isWordBoundary(text, 2));
    QVERIFY(isWordBoundary(text, 3));
    QVERIFY(isWordBoundary(text, 4));
    QVERIFY(isWordBoundary(text, 5));
    QVERIFY(!isWordBoundary(text, 6));
    QVERIFY(!isWordBoundary("", 0));
  }

  void countsCodePoints() {
    QVERIFY(isAscii("plain, long enough"));
    QVERIFY(!isAscii("long enough, plain é"));
    QCOMPARE(countCodePoints("aé東😀"), std::size_t{4});
  }

  void countsInOrderOfAppearance() {
    WordCounter counter;
    std::vector<std::string> words;
    for (int i = 0; i < 3000; ++i)
      words.push_back(std::to_string(i));
    for (const std::string& word : words)
      counter.add(word);
    QCOMPARE(counter.add("7"), 7U);
    QCOMPARE(counter.add("3"), 3U);
    QCOMPARE(counter.entries().size(), std::size_t{3000});
    QCOMPARE(*counter.find("2999"), 2999U);
    QVERIFY(!counter.find("3000"));
    QVERIFY(!counter.find(""));
    const auto common = counter.mostCommon(3);
    QCOMPARE(common[0].word, std::string_view("3"));
    QCOMPARE(common[1].word, std::string_view("7"));
    QCOMPARE(common[2].word, std::string_view("0"));
    QCOMPARE(counter.mostCommon(5000).size(), std::size_t{3000});
  }

  void cutsPartsThatAreTheText_data() {
    QTest::addColumn<QString>("text");
    QTest::newRow("empty") << "";
    QTest::newRow("words") << QString("one two three ").repeated(20);
    QTest::newRow("kana") << QString("あいう").repeated(40);
    QTest::newRow("sentences") << QString("東京都。").repeated(40);
    QTest::newRow("emoji") << QString::fromUtf8("😀").repeated(30);
  }
  void cutsPartsThatAreTheText() {
    QFETCH(QString, text);
    const std::string bytes = text.toStdString();
    std::string joined;
    QVERIFY(forEachPart(bytes, 32, [&](std::string_view part) {
      if (part.empty() || part.size() > 32 || findInvalidUtf8(part) != std::string_view::npos) return false;
      joined += part;
      return true;
    }));
    QCOMPARE(joined, bytes);
    if (!bytes.empty()) QVERIFY(!forEachPart(bytes, 32, [](std::string_view) { return false; }));
  }
};

QTEST_GUILESS_MAIN(TestCharacters)
#include "tst_characters.moc"
