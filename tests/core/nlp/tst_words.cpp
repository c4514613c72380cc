// SPDX-License-Identifier: Apache-2.0
// Parts of speech and words: English by the perceptron, Japanese by MeCab, others by ICU.
#include "core/nlp/words/english_tagger.h"
#include "core/nlp/words/english_words.h"
#include "core/nlp/words/japanese_words.h"
#include "core/nlp/words/segmented_words.h"
#include "core/nlp/words/tokenize.h"

#include <QFile>
#include <QTest>

using namespace aisemble;
using namespace aisemble::nlp;

namespace {

QString joined(const std::vector<TaggedWord>& words) {
  QStringList out;
  for (const TaggedWord& word : words)
    out += QString::fromStdString(word.word + "/" + word.tag);
  return out.join(' ');
}

QString tagged(const QString& text) {
  std::vector<TaggedWord> out;
  return tagEnglishWords(text.toStdString(), {}, out) ? joined(out) : "stopped";
}

QString penn(const QString& text) {
  QStringList out;
  const std::string bytes = text.toStdString();
  for (const std::string_view token : pennTokens(bytes))
    out += QString::fromUtf8(token.data(), static_cast<qsizetype>(token.size()));
  return out.join('|');
}

} // namespace

class TestWords : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void cutsPennTokens_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("tokens");
    const auto row = [](const char* text, const char* tokens) {
      QTest::newRow(text) << QString(text) << QString(tokens);
    };
    row("", "");
    row("I can't, she's not.", "I|ca|n't|,|she|'s|not|.");
    row("don’t we’ll DON'T", "do|n’t|we|’ll|DO|N'T");
    row("dogs' rock'n'roll 't", "dogs|'|rock|'|n|'|roll|'|t");
    row("Mr. Smith, U.S. e.g. x.", "Mr.|Smith|,|U.S.|e.g.|x|.");
    row("3.14 1,000 2024-03-15 1.", "3.14|1,000|2024|-|03|-|15|1|.");
    row("wait... what?! --", "wait|...|what|?|!|--");
    row("(see http://a.b/c?d=e), a.b+c@d.com!", "(|see|http://a.b/c?d=e|)|,|a.b+c@d.com|!");
    row("well-known snake_case", "well|-|known|snake_case");
    row("été 東京。", "été|東京|。");
  }
  void cutsPennTokens() {
    QFETCH(QString, text);
    QFETCH(QString, tokens);
    QCOMPARE(penn(text), tokens);
  }

  void tags_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("tags");
    const auto row = [](const char* text, const char* tags) { QTest::newRow(text) << QString(text) << QString(tags); };
    row("", "");
    row("The old man sold his house in Paris.", "The/DT old/JJ man/NN sold/VBD his/PRP$ house/NN in/IN Paris/NNP");
    row("She doesn't want to run.", "She/PRP doesn/VBZ t/RB want/VB to/TO run/VB");
    row("They walked 3.14 miles yesterday!", "They/PRP walked/VBD 3/CD 14/CD miles/NNS yesterday/NN");
    row("Paris is bigger than Berlin.", "Paris/NNP is/VBZ bigger/JJR than/IN Berlin/NNP");
  }
  void tags() {
    QFETCH(QString, text);
    QFETCH(QString, tags);
    QCOMPARE(tagged(text), tags);
  }

  /// The accuracy on the whole dev part is in the model's card; this sample guards against a fall.
  void tagsMostOfTheTreebankRight() {
    QFile file(AISEMBLE_FIXTURES "/nlp/ewt_dev_sample.tsv");
    QVERIFY(file.open(QIODevice::ReadOnly));
    std::vector<std::string> words;
    std::vector<std::string> gold;
    int right = 0;
    int total = 0;
    for (const QByteArray& line : file.readAll().split('\n')) {
      if (line.startsWith('#')) continue;
      if (!line.isEmpty()) {
        const auto columns = line.split('\t');
        words.push_back(columns[0].toStdString());
        gold.push_back(columns[1].toStdString());
        continue;
      }
      const std::vector<std::string_view> views(words.begin(), words.end());
      const std::vector<PennTag> found = tagSentence(views);
      QCOMPARE(found.size(), words.size());
      for (std::size_t i = 0; i < found.size(); ++i)
        right += pennTagName(found[i]) == gold[i] ? 1 : 0;
      total += static_cast<int>(words.size());
      words.clear();
      gold.clear();
    }
    QVERIFY(total > 800);
    QVERIFY2(right * 100 > total * 90, QByteArray::number(100.0 * right / total));
  }

  void sentencesByEitherRule() {
    using Texts = std::vector<std::string>;
    const std::string text = "It costs $14.50. Is it?";
    QCOMPARE(tokenizeText(text, "en", {}, {}, {})->sentences, (Texts{"It costs $14", "50", "Is it?"}));
    QCOMPARE(tokenizeText(text, "en", {SentenceRule::Unicode}, {}, {})->sentences,
             (Texts{"It costs $14.50.", "Is it?"}));
  }

  void tagsOneForEachWordInLongAndOddTexts() {
    for (const QString& text :
         {QString("a,").repeated(5000), QString("a").repeated(5000), QString("it's. ").repeated(900),
          QString("'t n't ' "), QString("x@y.com's www.a.b, http://"), QString("Mr.Mr.Mr. U.S.A.F. ..a"),
          QString("don'tn't")}) {
      const std::string bytes = text.toStdString();
      const auto result = tokenizeText(bytes, "en", {}, {}, {}).value();
      QCOMPARE(result.tags.size(), result.words.size());
      for (std::size_t i = 0; i < result.words.size(); ++i)
        QCOMPARE(result.tags[i].word, result.words[i]);
    }
  }

  void analyzesJapanese() {
    const auto analyzer = JapaneseAnalyzer::open();
    QVERIFY2(analyzer.has_value(), analyzer ? "" : analyzer.error().context.c_str());
    std::vector<TaggedWord> words;
    QVERIFY((*analyzer)->tag("私は東京で寿司を食べました。", {}, words));
    QCOMPARE(joined(words),
             QString("私/PRON は/ADP 東京/PROPN で/ADP 寿司/NOUN を/ADP 食べ/VERB まし/AUX た/AUX 。/PUNCT"));
    words.clear();
    QVERIFY((*analyzer)->tag("猫 (ねこ)", {}, words));
    QCOMPARE(joined(words), QString("猫/NOUN (/PUNCT ねこ/NOUN )/PUNCT"));
    words.clear();
    QVERIFY((*analyzer)->tag(" \n ", {}, words));
    QVERIFY(words.empty());
  }

  /// Parts of a long text join without a loss.
  void analyzesLongJapaneseTexts() {
    const auto analyzer = JapaneseAnalyzer::open().value();
    const std::string text = QString("私は寿司を食べました。").repeated(2000).toStdString();
    std::vector<TaggedWord> words;
    QVERIFY(analyzer->tag(text, {}, words));
    std::string all;
    for (const TaggedWord& word : words)
      all += word.word;
    QCOMPARE(all, text);
    QCOMPARE(words.size() % 2000, std::size_t{0});
    std::stop_source stop;
    stop.request_stop();
    QVERIFY(analyzer->tag(text, stop.get_token(), words).error().isCancelled());
  }

  void saysWhichDictionaryIsMissing() {
    const auto analyzer = JapaneseAnalyzer::open("/nonexistent");
    QVERIFY(!analyzer);
    QCOMPARE(analyzer.error().code, ErrorCode::Unavailable);
    QVERIFY(analyzer.error().message.find("mecab-ipadic-utf8") != std::string::npos);
  }

  void mapsIpadicToUniversalTags() {
    QCOMPARE(universalTag("名詞,固有名詞,地域,一般,*,*,東京,トウキョウ,トーキョー"), std::string_view("PROPN"));
    QCOMPARE(universalTag("助詞,接続助詞,*"), std::string_view("SCONJ"));
    QCOMPARE(universalTag("助動詞,*"), std::string_view("AUX"));
    QCOMPARE(universalTag("未知,*"), std::string_view("X"));
    QCOMPARE(universalTag(""), std::string_view("X"));
  }

  void segments_data() {
    QTest::addColumn<QString>("language");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("words");
    QTest::newRow("empty") << "zh"
                           << ""
                           << "";
    QTest::newRow("Chinese") << "zh"
                             << "这个产品非常好。"
                             << "这个/X 产品/X 非常/X 好/X";
    QTest::newRow("Thai") << "th"
                          << "ผลิตภัณฑ์ดีมาก"
                          << "ผลิตภัณฑ์/X ดี/X มาก/X";
    QTest::newRow("French") << "fr"
                            << "L'été 2024, à Paris!"
                            << "L'été/X 2024/NUM à/X Paris/X";
    QTest::newRow("Hindi") << "hi"
                           << "हिन्दी भाषा"
                           << "हिन्दी/X भाषा/X";
  }
  void segments() {
    QFETCH(QString, language);
    QFETCH(QString, text);
    QFETCH(QString, words);
    std::vector<TaggedWord> out;
    QVERIFY(segmentWords(text.toStdString(), language.toStdString(), {}, out));
    QCOMPARE(joined(out), words);
    std::stop_source stop;
    stop.request_stop();
    if (!text.isEmpty())
      QVERIFY(segmentWords(text.toStdString(), language.toStdString(), stop.get_token(), out).error().isCancelled());
  }

  void stops() {
    std::stop_source stop;
    stop.request_stop();
    std::vector<TaggedWord> out;
    QVERIFY(!tagEnglishWords(QString("a ").repeated(9000).toStdString(), stop.get_token(), out));
    QVERIFY(!tagEnglishWords(QString("a,").repeated(9000).toStdString(), stop.get_token(), out));
    QVERIFY(
        tokenizeText(QString("a ").repeated(9000).toStdString(), "en", {}, {}, stop.get_token()).error().isCancelled());
  }
};

QTEST_GUILESS_MAIN(TestWords)
#include "tst_words.moc"
