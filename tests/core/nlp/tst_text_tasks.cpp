// SPDX-License-Identifier: Apache-2.0
// Entities, keywords, summaries and similarities beside the recorded answers, which tst_text_engine compares with.
#include "core/nlp/tasks/entities.h"
#include "core/nlp/tasks/keywords.h"
#include "core/nlp/tasks/similarity.h"
#include "core/nlp/tasks/statistics.h"
#include "core/nlp/tasks/stop_words.h"
#include "core/nlp/tasks/summary.h"
#include "core/nlp/tasks/term_weights.h"
#include "core/nlp/tasks/unstable_order.h"
#include "core/nlp/text/sentences.h"

#include <QFile>
#include <QTest>

#include <cmath>

using namespace aisemble;
using namespace aisemble::nlp;

namespace {

QString entitiesOf(const QString& text) {
  QStringList out;
  const auto found = findEntities(text.toStdString(), {}).value();
  for (const NamedEntity& entity : found.entities)
    out += QString("%1:%2@%3-%4")
               .arg(entity.label.c_str(), QString::fromStdString(entity.text))
               .arg(*entity.begin)
               .arg(*entity.end);
  return out.join(' ');
}

} // namespace

class TestTextTasks : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  /// Expected values are those of the expressions in entities.h by Python's re.
  void findsEntities_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("entities");
    const auto row = [](const char* text, const char* entities) {
      QTest::newRow(text) << QString(text) << QString(entities);
    };
    row("", "");
    row("a@b.co", "EMAIL:a@b.co@0-6");
    row("a@b.c", "");
    row("-a@b.com", "EMAIL:a@b.com@1-8");
    row("éa@b.com", "");
    row("é a@b.com", "EMAIL:a@b.com@2-9");
    row("a@b.com1", "");
    row("a@b.co.uk.", "EMAIL:a@b.co.uk@0-9");
    row("a@b.com_", "");
    row("a@b.xy|z", "EMAIL:a@b.xy|z@0-8");
    row("a@b.com@c.de", "EMAIL:a@b.com@0-7");
    row("a@@b.com", "");
    row("http://", "");
    row("http://a.b/c?d=e&f#g", "URL:http://a.b/c?d=e&f@0-18");
    row("xhttps://a{b}", "URL:https://a@1-10");
    row("httphttp://é http://q~", "URL:http://q@13-21");
    row("HTTP://a", "");
    row("東京 http://a", "URL:http://a@3-11");
    row("555-123-4567", "PHONE:555-123-4567@0-12 NUMBER:555@0-3 NUMBER:123@4-7 NUMBER:4567@8-12");
    row("5551234567", "PHONE:5551234567@0-10 NUMBER:5551234567@0-10");
    row("55512345678", "NUMBER:55512345678@0-11");
    row("x555-123-4567", "NUMBER:123@5-8 NUMBER:4567@9-13");
    row("2024-01-15", "DATE:2024-01-15@0-10 NUMBER:2024@0-4 NUMBER:01@5-7 NUMBER:15@8-10");
    row("01/02/2023x", "NUMBER:01@0-2 NUMBER:02@3-5");
    row("3.14 3. 3.x 3x 3.14x", "NUMBER:3.14@0-4 NUMBER:3@5-6 NUMBER:3.@8-10 NUMBER:3.@15-17");
    row("1 2 3 4 5 6", "NUMBER:1@0-1 NUMBER:2@2-3 NUMBER:3@4-5 NUMBER:4@6-7 NUMBER:5@8-9");
    row("٣.١", "NUMBER:٣.١@0-3");
    row("x²1", "");
  }
  void findsEntities() {
    QFETCH(QString, text);
    QFETCH(QString, entities);
    QCOMPARE(entitiesOf(text), entities);
  }

  void ordersLikeNumpy() {
    QFile file(AISEMBLE_FIXTURES "/nlp/numpy_argsort.tsv");
    QVERIFY(file.open(QIODevice::ReadOnly));
    int rows = 0;
    for (const QByteArray& line : file.readAll().split('\n')) {
      if (line.isEmpty() || line.startsWith('#')) continue;
      const auto columns = line.split('\t');
      std::vector<std::int64_t> values;
      std::vector<double> doubles;
      for (const QByteArray& value : columns[0].split(' ')) {
        values.push_back(value.toLongLong());
        doubles.push_back(value.toDouble() / 3);
      }
      std::vector<std::uint32_t> expected;
      for (const QByteArray& index : columns[1].split(' '))
        expected.push_back(index.toUInt());
      QCOMPARE(unstableOrder(values), expected);
      QCOMPARE(unstableOrder(doubles), expected);
      ++rows;
    }
    QVERIFY(rows > 10);
    QVERIFY(unstableOrder(std::span<const double>()).empty());
  }

  void leavesOutStopWords() {
    QVERIFY(isKeywordStopWord("should") && !isKeywordStopWord("this") && !isKeywordStopWord(""));
    QVERIFY(isEnglishStopWord("this") && isEnglishStopWord("a") && !isEnglishStopWord("word"));
    const auto result = extractKeywords("The THE Cat and a cat, ab dog", {.maxKeywords = 5}, {}).value();
    QCOMPARE(result.byFrequency.size(), std::size_t{2});
    QCOMPARE(result.byFrequency[0], (FrequentKeyword{"cat", 2, 2.0 / 3}));
    QVERIFY(!result.byWeight);
  }

  void weighsOnlyLongTextsWithAFullStop() {
    QVERIFY(!extractKeywords("one two three four five six", {}, {})->byWeight);
    QVERIFY(extractKeywords("one two three four five six.", {}, {})->byWeight.has_value() == false); // stop words all
    QVERIFY(extractKeywords("cat dog cow hen pig ant.", {}, {})->byWeight.has_value());
    QVERIFY(!extractKeywords("cat dog cow hen pig.", {}, {})->byWeight);
  }

  /// Two documents, worked out by hand: idf = ln(3 / 2) + 1 for a term of one document, 1 for one of both.
  void weighsTerms() {
    const auto terms = weighTerms("cat cat dog. dog", 10, {}).value().value();
    const double rare = std::log(1.5) + 1;
    const double length = std::sqrt(4 * rare * rare + 1);
    QCOMPARE(terms.size(), std::size_t{2});
    QCOMPARE(terms[0].word, std::string("dog"));
    QVERIFY(std::abs(terms[0].score - (1 / length + 1)) < 1e-12);
    QVERIFY(std::abs(terms[1].score - 2 * rare / length) < 1e-12);
    QCOMPARE(weighTerms("cat cat dog. dog dog dog", 1, {}).value().value().front().word, std::string("dog"));
    QVERIFY(!weighTerms("the of. a b", 10, {}).value());
  }

  void comparesTexts() {
    const auto same = compareTexts("Good Cat", "good  cat", {}).value();
    QCOMPARE(same.jaccard, 1.0);
    QCOMPARE(same.character, 1.0);
    QVERIFY(std::abs(*same.weighted - 1) < 1e-12);
    const auto none = compareTexts("", "?", {}).value();
    QCOMPARE(none.jaccard, 0.0);
    QCOMPARE(none.totalUniqueWords, 0);
    QVERIFY(!none.weighted);
    QCOMPARE(compareTexts("a", "!", {})->weighted.has_value(), false);
    QCOMPARE(compareTexts("ab", "!", {})->weighted, std::optional(0.0));
    QCOMPARE(compareTexts("x\ty", "xy", {})->character, 1.0 / 3); // only U+0020 is left out
    QCOMPARE(compareTexts("東京A", "東都a", {})->character, 2.0 / 3);
  }

  void summarizes() {
    const auto result = summarize("a a b. c. a b b. d", {.maxSentences = 2}, {}).value();
    QCOMPARE(result.summary, std::string("a a b. a b b."));
    QCOMPARE(result.originalSentences, 4);
    QCOMPARE(result.compressionRatio, 0.5);
    QCOMPARE(summarize("x. y. z", {.maxSentences = 1}, {})->summary, std::string("z.")); // of equals the last
    QCOMPARE(summarize(" x. . ", {.maxSentences = 1}, {})->summary, std::string(" x. . "));
  }

  void findsSentences_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("sentences");
    const auto row = [](const char* name, const QString& text, const QStringList& sentences) {
      QTest::newRow(name) << text << sentences;
    };
    row("empty", "", {});
    row("blank", " \n\n\t", {});
    row("number", "It costs $14.50. It is wonderful!  Is it?", {"It costs $14.50.", "It is wonderful!", "Is it?"});
    row("addresses", "Mail a@b.org or see https://x.org/y.html now. Do.",
        {"Mail a@b.org or see https://x.org/y.html now.", "Do."});
    row("abbreviations", "Mr. Fox paid (e.g. Dr. No). He came vs.\nMs. Ray. Mister. Cr. Yes.",
        {"Mr. Fox paid (e.g. Dr. No).", "He came vs.\nMs. Ray.", "Mister.", "Cr.", "Yes."});
    row("no mark at the end", "One. two", {"One. two"}); // no capital, no new sentence
    row("quoted", "\"Is it?\" She said (no.) Yes.", {"\"Is it?\"", "She said (no.)", "Yes."});
    row("Japanese", QString::fromUtf8("駅です。「はい。」香りです！"),
        {QString::fromUtf8("駅です。"), QString::fromUtf8("「はい。」"), QString::fromUtf8("香りです！")});
    row("beyond the basic plane", QString::fromUtf8("😀 One. 𝐓wo."),
        {QString::fromUtf8("😀 One."), QString::fromUtf8("𝐓wo.")});
    row("broken by hand", "The sea is\nvery wide.\nThe sky\r\nis wider.",
        {"The sea is\nvery wide.", "The sky\r\nis wider."});
    row("empty line", "A heading\n\nThe text is\nhere.\n \nEnd", {"A heading", "The text is\nhere.", "End"});
  }

  /// In bytes and in UTF-16 units alike.
  void findsSentences() {
    QFETCH(QString, text);
    QFETCH(QStringList, sentences);
    const std::string bytes = text.toStdString();
    const std::u16string units = text.toStdU16String();
    QStringList ofBytes;
    const auto takeBytes = [&](std::size_t begin, std::size_t end) {
      ofBytes << QString::fromStdString(bytes.substr(begin, end - begin));
      return true;
    };
    QStringList ofUnits;
    const auto takeUnits = [&](std::size_t begin, std::size_t end) {
      ofUnits << QString::fromStdU16String(units.substr(begin, end - begin));
      return true;
    };
    QVERIFY(forEachSentence(std::string_view(bytes), takeBytes).value());
    QVERIFY(forEachSentence(std::u16string_view(units), takeUnits).value());
    QCOMPARE(ofBytes, sentences);
    QCOMPARE(ofUnits, sentences);
    QCOMPARE(countText(bytes, {SentenceRule::Unicode}, {})->sentences, sentences.size());
    const auto stop = [](std::size_t, std::size_t) { return false; };
    QCOMPARE(forEachSentence(std::string_view(bytes), stop).value(), sentences.isEmpty());
  }

  void summarizesWholeSentences() {
    const SummarizeOptions two{.maxSentences = 2, .sentences = SentenceRule::Unicode};
    const auto result = summarize("The sea costs $14.50 a sea. No. The sea is wide! Oh?", two, {}).value();
    QCOMPARE(result.summary, std::string("The sea costs $14.50 a sea. The sea is wide!"));
    QCOMPARE(result.originalSentences, 4);
    QCOMPARE(result.compressionRatio, 0.5);
    QCOMPARE(summarize("海、空。星。空。", two, {})->summary, std::string("海、空。空。"));
    QCOMPARE(summarize("It costs $14.50. Oh!", two, {})->summary, std::string("It costs $14.50. Oh!"));
    // As the original cuts it.
    QCOMPARE(summarize("a a 1.5 b. c. d", {.maxSentences = 1}, {})->summary, std::string("a a 1."));
  }

  void countsTexts() {
    const auto result = countText("Äß1² ab. 'x!' é", {}, {}).value();
    QCOMPARE(result.characters, 15);
    QCOMPARE(result.words, 4);
    QCOMPARE(result.sentences, 2);
    QCOMPARE(result.uppercase, 1);
    QCOMPARE(result.lowercase, 5);
    QCOMPARE(result.digits, 2);
    QCOMPARE(result.punctuation, 4);
    QCOMPARE(result.averageWordLength, 3.0);
    QCOMPARE(result.averageSentenceLength, 2.0);
    QCOMPARE(result.wordFrequency[0], (WordCount{"äß1²", 1}));
    QCOMPARE(result.wordFrequency[2], (WordCount{"x", 1}));
  }

  void stops() {
    std::stop_source stop;
    stop.request_stop();
    const std::string text = QString("cat dog. a@b 1 http://x ").repeated(20000).toStdString();
    QVERIFY(countText(text, {}, stop.get_token()).error().isCancelled());
    QVERIFY(findEntities(text, stop.get_token()).error().isCancelled());
    QVERIFY(extractKeywords(text, {}, stop.get_token()).error().isCancelled());
    QVERIFY(weighTerms(text, 5, stop.get_token()).error().isCancelled());
    QVERIFY(summarize(text, {}, stop.get_token()).error().isCancelled());
    const std::string sentences = QString("The cat. ").repeated(20000).toStdString();
    QVERIFY(countText(sentences, {SentenceRule::Unicode}, stop.get_token()).error().isCancelled());
    QVERIFY(summarize(sentences, {.sentences = SentenceRule::Unicode}, stop.get_token()).error().isCancelled());
    QVERIFY(compareTexts(text, text, stop.get_token()).error().isCancelled());
  }
};

QTEST_GUILESS_MAIN(TestTextTasks)
#include "tst_text_tasks.moc"
