// SPDX-License-Identifier: GPL-3.0-or-later
// What is shown of the text engine's own answers: the marks have to lie on the very words that it means.

#include "core/base/clock.h"
#include "core/base/log.h"
#include "core/nlp/engine/text_engine.h"
#include "ui/text/mark_colours.h"
#include "ui/text/text_export.h"
#include "ui/text/text_findings.h"
#include "ui/text/text_statistics.h"
#include "ui/text/word_classes.h"

#include <QtTest>

using namespace aisemble;
using namespace aisemble::ui;

namespace {

TextFindings ask(NlpTask task, const QString& text, const QString& other = {}, const QString& language = "auto") {
  ThreadBudget threads{2};
  NullLogger logger;
  SystemClock clock;
  const auto engine = nlp::createTextEngine(EngineEnvironment{threads, logger, clock}).value();
  NlpRequest request;
  request.task = task;
  request.text = text.toStdString();
  request.language = language.toStdString();
  request.options.analyze.sentences = SentenceRule::Unicode;
  request.options.sentiment.assessments = true;
  request.options.summarize.sentences = SentenceRule::Unicode;
  request.options.tokenize.sentences = SentenceRule::Unicode;
  if (task == NlpTask::Similarity) request.options.similarity.compareText = other.toStdString();
  RunContext context;
  context.stages = std::make_shared<StageClock>(clock);
  const Result<Response> response = engine->run(Request(request), context);
  return response ? findingsOf(text, other, std::get<NlpResult>(*response)) : TextFindings{};
}

QString figureOf(const TextFindings& findings, const char* name) {
  for (const Figure& one : findings.figures)
    if (one.name == QLatin1String(name)) return one.value;
  return {};
}

/// "LABEL:slice" of each mark, in order.
QStringList marked(const QString& text, const TextFindings& findings) {
  QStringList out;
  for (const TextMark& mark : findings.marks)
    out << QStringLiteral("%1:%2").arg(findings.groups[static_cast<std::size_t>(mark.group)].name,
                                       text.mid(mark.begin, mark.end - mark.begin));
  return out;
}

} // namespace

class TestTextFindings : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void entities_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("expected");
    QTest::newRow("plain") << QStringLiteral("Mail a@b.org on 2024-01-15.")
                           << QStringList{"Mail address:a@b.org", "Date:2024-01-15"};
    QTest::newRow("behind emoji") << QStringLiteral("😀😀 mail a@b.org 🎉 https://x.org/y")
                                  << QStringList{"Mail address:a@b.org", "Link:https://x.org/y"};
    QTest::newRow("behind combining marks")
        << QStringLiteral("Cafe\u0301 ne\u0301e a@b.org") << QStringList{"Mail address:a@b.org"};
    QTest::newRow("in Japanese, with a rare ideograph")
        << QStringLiteral("𠮷野家の連絡先は a@b.org です。") << QStringList{"Mail address:a@b.org"};
    QTest::newRow("no-break space and lines")
        << QStringLiteral("😀\u00a0\n\n a@b.org") << QStringList{"Mail address:a@b.org"};
  }

  void entities() {
    QFETCH(QString, text);
    QFETCH(QStringList, expected);
    const TextFindings findings = ask(NlpTask::Entities, text);
    const QStringList found = marked(text, findings);
    for (const QString& one : expected)
      QVERIFY2(found.contains(one), qPrintable(one + " is not in " + found.join(u'|')));
    for (const TextMark& mark : findings.marks)
      QCOMPARE(findings.rows[static_cast<std::size_t>(mark.row)].cells[0], text.mid(mark.begin, mark.end - mark.begin));
  }

  void entitiesWithoutPlaces() {
    const QString text = QStringLiteral("😀 Ann met Bob and Ann.");
    NlpResult answer{"en", EntityExtraction{{{"Ann", "PERSON", 0.9, {}, {}},
                                             {"Bob", "PERSON", 0.9, {}, {}},
                                             {"Ann", "PERSON", 0.9, {}, {}},
                                             {"Eve", "PERSON", 0.9, {}, {}},
                                             {"met", "VERB", 0.1, 999, 1200}}}};
    const TextFindings findings = findingsOf(text, {}, answer);
    QCOMPARE(marked(text, findings), (QStringList{"PERSON:Ann", "PERSON:Bob", "PERSON:Ann", "VERB:"}));
    QCOMPARE(findings.groups[0].count, 4);
    QCOMPARE(findings.rows[3].firstMark, -1);
  }

  void entityClassesAreWords() {
    const TextFindings findings = ask(NlpTask::Entities, QStringLiteral("1 2 3 4 5 6, call 555-123-4567."));
    QStringList groups;
    for (const MarkGroup& group : findings.groups)
      groups << group.name;
    QCOMPARE(groups, (QStringList{"Telephone number", "Number"}));
    QVERIFY(findings.notes.join(u' ').contains(QStringLiteral("first five numbers")));
  }

  void keywords() {
    const QString text = QStringLiteral("😀 The Library is new. The library has books, and books are good. Books.");
    const TextFindings findings = ask(NlpTask::Keywords, text);
    const QStringList found = marked(text, findings);
    QVERIFY(found.contains("Places of keywords:Library"));
    QVERIFY(found.contains("Places of keywords:library"));
    QVERIFY(found.contains("Places of keywords:Books"));
    QCOMPARE(findings.columns.size(), 4);
    QVERIFY(!findings.bars.empty());
    for (const Bar& bar : findings.bars)
      QCOMPARE(findings.rows[static_cast<std::size_t>(bar.row)].cells[0], bar.name);
  }

  void noMoreKeywordsThanAskedFor() {
    QString text;
    for (int i = 0; i < 40; ++i)
      text += QStringLiteral("Word%1 stands beside item%1 and item%2. ").arg(i).arg(i % 7);
    const TextFindings findings = ask(NlpTask::Keywords, text);
    QCOMPARE(findings.headline, QStringLiteral("10 keywords"));
    QCOMPARE(findings.rows.size(), 10U);
    QCOMPARE(findings.bars.size(), 10U);
    QVERIFY(findings.explanations.join(u' ').contains(QStringLiteral("Most frequent: ")));
    QSet<QString> words;
    for (const TextMark& mark : findings.marks)
      words << text.mid(mark.begin, mark.end - mark.begin).toLower();
    QCOMPARE(words.size(), 10);
  }

  void whatIsEmptyIsSaid() {
    const TextFindings entities = ask(NlpTask::Entities, QStringLiteral("Nothing of the kind."));
    QCOMPARE(entities.headline, QStringLiteral("No entities"));
    QCOMPARE(entities.explanations.size(), 1);
    const TextFindings keywords = ask(NlpTask::Keywords, QStringLiteral("It is so."));
    QCOMPARE(keywords.headline, QStringLiteral("No keywords"));
    QCOMPARE(keywords.explanations.size(), 1);
    QVERIFY(keywords.groups.empty());
  }

  void oneOfAKind() {
    QCOMPARE(ask(NlpTask::Analyze, QStringLiteral("Hello")).headline, QStringLiteral("1 word in 1 sentence"));
    QCOMPARE(ask(NlpTask::Keywords, QStringLiteral("Library")).headline, QStringLiteral("1 keyword"));
    QCOMPARE(ask(NlpTask::Entities, QStringLiteral("Mail a@b.org")).headline, QStringLiteral("1 entity"));
  }

  void keywordsOfAShortText() {
    const TextFindings findings = ask(NlpTask::Keywords, QStringLiteral("Short text"));
    QCOMPARE(findings.notes.size(), 1);
    QCOMPARE(findings.bars.size(), findings.rows.size());
  }

  void summary() {
    const QString text =
        QStringLiteral("😀 starts it. The sea and the sea and the sky. No. The sky is over the sea. Hm. Oh.");
    const TextFindings findings = ask(NlpTask::Summarize, text);
    QCOMPARE(findings.marks.size(), 3U);
    QStringList sentences;
    for (const TextMark& mark : findings.marks)
      sentences << text.mid(mark.begin, mark.end - mark.begin);
    QCOMPARE(sentences.join(u' '), findings.quote);
    QVERIFY(findings.notes.isEmpty());
  }

  void rephrasedSummaryIsSaid() {
    const QString text = QStringLiteral("One is here. Two is there.");
    const TextFindings findings = findingsOf(text, {}, {"en", TextSummary{"Both are somewhere.", 2, 1, 0.5}});
    QVERIFY(findings.marks.empty());
    QCOMPARE(findings.notes.size(), 1);
  }

  void similarity() {
    const QString text = QStringLiteral("The red cat sat");
    const TextFindings findings = ask(NlpTask::Similarity, text, QStringLiteral("A RED dog sat there"));
    QCOMPARE(marked(text, findings), (QStringList{"Words of both texts:red", "Words of both texts:sat"}));
    QCOMPARE(findings.bars.size(), 3U);
  }

  void tokens() {
    const QString text = QStringLiteral("He said \"don't\" 😀 to Mr. Smith in 2024.");
    const TextFindings findings = ask(NlpTask::Tokenize, text, {}, "en");
    QCOMPARE(findings.marks.size(), findings.rows.size());
    for (const TextMark& mark : findings.marks) {
      const QString slice = text.mid(mark.begin, mark.end - mark.begin);
      const QString word = findings.rows[static_cast<std::size_t>(mark.row)].cells[1];
      QVERIFY2(slice == word || slice == "\"", qPrintable(slice + " for " + word));
    }
    const QStringList found = marked(text, findings);
    QVERIFY(found.contains("Name:Smith"));
    QVERIFY(found.contains("Verb:said"));
    QVERIFY(found.contains("Number:2024"));
  }

  void japaneseTokens() {
    const QString text = QStringLiteral("😀𠮷野家の店内は明るく、駅から近い。");
    const TextFindings findings = ask(NlpTask::Tokenize, text, {}, "ja");
    QVERIFY(findings.rows.size() > 8);
    for (const TextMark& mark : findings.marks)
      QCOMPARE(text.mid(mark.begin, mark.end - mark.begin), findings.rows[static_cast<std::size_t>(mark.row)].cells[1]);
    QVERIFY(findings.marks.size() + 1 >= findings.rows.size());
    QVERIFY(findings.explanations.join(u' ').contains(QStringLiteral("MeCab with IPADIC")));
    // A tagger that tells why there is no better one.
    TextTokens untagged;
    untagged.tagger = "ICU word segmentation, untagged. No dictionary.";
    QVERIFY(findingsOf(text, {}, {"ja", untagged})
                .explanations.join(u' ')
                .contains(QStringLiteral("ICU word segmentation, untagged (No dictionary.)")));
  }

  void statistics() {
    const TextFindings findings = ask(NlpTask::Analyze, QStringLiteral("Red sea. Red sky."));
    QCOMPARE(findings.rows[0].cells, (QStringList{"red", "2"}));
    QVERIFY(findings.rows[0].firstMark >= 0);
    QStringList names;
    for (const Figure& figure : findings.figures)
      names << figure.name;
    QVERIFY(names.contains("Reading time"));
    QVERIFY(findings.notes.isEmpty());
    QVERIFY(!ask(NlpTask::Analyze, QStringLiteral("店内は明るいです。")).notes.isEmpty());
  }

  void statisticsOfALanguageWithoutSpaces() {
    const TextFindings findings = ask(NlpTask::Analyze, QStringLiteral("「駅」は、明るい。\n\n香り、すばらしい！"));
    QCOMPARE(findings.headline, QStringLiteral("20 characters in 2 sentences"));
    QCOMPARE(figureOf(findings, "Punctuation"), QStringLiteral("6"));
    QCOMPARE(figureOf(findings, "Words"), QString());
    QCOMPARE(figureOf(findings, "Word length"), QString());
    QCOMPARE(figureOf(findings, "Sentence length"), QStringLiteral("10.0"));
    QCOMPARE(figureOf(findings, "Polarity"), QStringLiteral("—")); // no word of it could be known
    QVERIFY(!findings.barsTitle.contains(QStringLiteral("word")));
    QCOMPARE(figureOf(ask(NlpTask::Analyze, QStringLiteral("It's here.")), "Punctuation"), QStringLiteral("2"));
  }

  /// The line under the editor and the result of the engine.
  void countsAgree_data() {
    QTest::addColumn<QString>("text");
    QTest::newRow("numbers and addresses")
        << QStringLiteral("It's $14.50 -- half-price. Mail a@b.org or see https://x.org/y.html! Is it?");
    QTest::newRow("broken by hand") << QStringLiteral("A heading\n\nThe sea is\nvery wide.\r\n Mr. Smith…\nEnd");
    QTest::newRow("astral") << QStringLiteral("😀 𝐓wo. \u00a0 e\u0301t\u3000a");
    QTest::newRow("Japanese among English") << QStringLiteral("The word 駅 is read えき。 It is 東京 station.");
    for (const char* sample : {"review_en.txt", "review_ja.txt"}) {
      QFile file(QStringLiteral(AISEMBLE_SOURCE_DIR "/resources/samples/texts/") + QLatin1String(sample));
      QVERIFY(file.open(QIODevice::ReadOnly));
      QTest::newRow(sample) << QString::fromUtf8(file.readAll());
    }
  }

  void countsAgree() {
    QFETCH(QString, text);
    const TextFindings findings = ask(NlpTask::Analyze, text);
    const TextStatistics counted = statisticsOf(text);
    const auto said = [](std::int64_t number) { return QLocale().toString(static_cast<qlonglong>(number)); };
    QCOMPARE(figureOf(findings, "Characters"), said(counted.characters));
    QCOMPARE(figureOf(findings, "Words"), counted.hasWords() ? said(counted.words) : QString());
    QCOMPARE(figureOf(findings, "Sentences"), said(counted.sentences));
    // A service that counts in its own way is said to.
    NlpResult other{"en", TextAnalysis{}};
    std::get<TextAnalysis>(other.detail).sentences = counted.sentences + 3;
    QVERIFY(findingsOf(text, {}, other).notes.join(u' ').contains(QStringLiteral("rules of its own")));
  }

  void figuresOfSentimentAreThoseOfTheMarks() {
    const TextFindings findings =
        ask(NlpTask::Sentiment, QStringLiteral("It is wonderful, excellent and good, but terrible here."));
    const auto figure = [&findings](const char* name) {
      for (const Figure& one : findings.figures)
        if (one.name == QLatin1String(name)) return one.value.toInt();
      return -1;
    };
    QCOMPARE(figure("Marked positive"), findings.groups[0].count);
    QCOMPARE(figure("Marked negative"), findings.groups[1].count);
    QCOMPARE(findings.groups[0].count, 3);
    QCOMPARE(findings.groups[1].count, 1);
  }

  void sentimentIsMarkedWhereItComesFrom() {
    const QString text = QStringLiteral("😀 It is not very good, but the\u00a0excellent 猫 is heavy.");
    const TextFindings findings = ask(NlpTask::Sentiment, text);
    QCOMPARE(marked(text, findings), (QStringList{"Negative:not very good", "Positive:excellent", "Negative:heavy"}));
    QCOMPARE(findings.columns.size(), 3);
    QCOMPARE(findings.rows[1].cells[0], QStringLiteral("excellent"));
    QCOMPARE(findings.rows[1].firstMark, 1);
    // Told apart without colours, too.
    QCOMPARE(findings.groups.size(), 3U);
    QSet<MarkLine> lines;
    for (const MarkGroup& group : findings.groups)
      lines << group.line;
    QCOMPARE(lines.size(), 3);
    QVERIFY(!lines.contains(MarkLine::None));
    QCOMPARE(findings.groups[1].count, 2);

    const TextFindings none = ask(NlpTask::Sentiment, QStringLiteral("It is here."));
    QVERIFY(none.groups.empty() && none.marks.empty());
    QVERIFY(none.explanations.join(u' ').contains(QStringLiteral("No word")));
    const TextFindings untold = findingsOf(text, {}, NlpResult{"en", SentimentAnalysis{}});
    QVERIFY(untold.explanations.join(u' ').contains(QStringLiteral("does not tell")));
    QVERIFY(!untold.rows.empty()); // of the figures
  }

  void sentimentAndLanguage() {
    const TextFindings good = ask(NlpTask::Sentiment, QStringLiteral("This is excellent, wonderful and good."));
    QCOMPARE(good.headline, QStringLiteral("Positive"));
    QVERIFY(good.notes.isEmpty());
    // The lexicon is English: of another language it gives no verdict, unless it does know something of the text.
    const TextFindings unknown = ask(NlpTask::Sentiment, QStringLiteral("とても良いです。"));
    QVERIFY(!unknown.notes.isEmpty());
    QCOMPARE(unknown.headline, QStringLiteral("No verdict"));
    for (const char* name : {"Confidence", "Polarity", "Subjectivity"})
      QCOMPARE(figureOf(unknown, name), QStringLiteral("—"));
    QVERIFY(unknown.bars.empty());
    const TextFindings known = ask(NlpTask::Sentiment, QStringLiteral("excellent なカフェです。"), {}, "ja");
    QCOMPARE(known.headline, QStringLiteral("Positive"));
    QVERIFY(figureOf(known, "Confidence").endsWith(QStringLiteral(" %")));
    QCOMPARE(ask(NlpTask::Sentiment, QStringLiteral("It is here.")).headline, QStringLiteral("Neutral"));
    const TextFindings language = ask(NlpTask::Language, QStringLiteral("これは日本語です。"));
    QCOMPARE(language.rows[0].cells[1], QStringLiteral("ja"));
    QVERIFY(!ask(NlpTask::Language, QString()).notes.isEmpty());
  }

  void wordClasses_data() {
    QTest::addColumn<QString>("tag");
    QTest::addColumn<int>("kind");
    const auto row = [](const char* tag, WordClass kind) {
      QTest::newRow(tag) << QString(tag) << static_cast<int>(kind);
    };
    row("NN", WordClass::Noun);
    row("NOUN", WordClass::Noun);
    row("NNPS", WordClass::Name);
    row("PROPN", WordClass::Name);
    row("MD", WordClass::Verb);
    row("AUX", WordClass::Verb);
    row("PRP$", WordClass::Pronoun);
    row("ADP", WordClass::Preposition);
    row("''", WordClass::Punctuation);
    row("X", WordClass::Other);
    row("", WordClass::Other);
  }

  void wordClasses() {
    QFETCH(QString, tag);
    QFETCH(int, kind);
    QCOMPARE(static_cast<int>(wordClassOf(tag)), kind);
  }

  void coloursReadWell() {
    for (const Tokens& tokens : {lightTokens(), darkTokens()})
      for (int i = 0; i < kMarkColours; ++i) {
        QVERIFY2(contrastRatio(markColour(i, tokens), tokens.text) >= 7, qPrintable(QString::number(i)));
        QVERIFY2(markColour(i, tokens) != tokens.surface, qPrintable(QString::number(i)));
      }
  }

  void countsWhileWriting_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("characters");
    QTest::addColumn<int>("words");
    QTest::addColumn<int>("sentences");
    QTest::newRow("empty") << QString() << 0 << 0 << 0;
    QTest::newRow("English") << QStringLiteral("It isn't $14.50. Is it?") << 23 << 5 << 2;
    QTest::newRow("what stands between white space") << QStringLiteral("half-price a@b.org - x") << 22 << 4 << 1;
    QTest::newRow("astral") << QStringLiteral("😀 a 𝐚b") << 6 << 3 << 1;
    QTest::newRow("Japanese") << QStringLiteral("駅です。香りです。") << 9 << 1 << 2;
  }

  void countsWhileWriting() {
    QFETCH(QString, text);
    const TextStatistics counted = statisticsOf(text);
    QTEST(static_cast<int>(counted.characters), "characters");
    QTEST(static_cast<int>(counted.words), "words");
    QTEST(static_cast<int>(counted.sentences), "sentences");
  }

  /// The two stand side by side in the window; only Japanese has more of it than the engine knows.
  void punctuationIsCountedAsTheEngineCounts() {
    QCOMPARE(statisticsOf(QStringLiteral("a+b = $3, \"c\"~")).punctuation, 7);
    QCOMPARE(statisticsOf(QStringLiteral("「d」。")).punctuation, 3);
  }

  void readingTimes() {
    QCOMPARE(readingSeconds(238, 0), 60.0);
    QCOMPARE(readingSeconds(0, 357), 60.0);
    QCOMPARE(durationText(45.2), QStringLiteral("45 s"));
    QCOMPARE(durationText(61), QStringLiteral("1 min"));
    QCOMPARE(durationText(4320), QStringLiteral("1 h 12 min"));
    QVERIFY(statisticsText(statisticsOf(QStringLiteral("a b"))).contains("2 words"));
    QVERIFY(!statisticsText(statisticsOf(QStringLiteral("駅です。"))).contains("word"));
  }

  void csv() {
    TextFindings findings;
    findings.columns = {"a", "b, c"};
    findings.rows = {{{"=1+1", "say \"x\""}, -1, -1}, {{"-0.5", "two\nlines"}, -1, -1}, {{"@x"}, -1, -1}};
    QCOMPARE(csvOf(findings), std::string("a,\"b, c\"\r\n'=1+1,\"say \"\"x\"\"\"\r\n-0.5,\"two\nlines\"\r\n'@x,\r\n"));
    QCOMPARE(tabbedOf(findings), QStringLiteral("a\tb, c\n=1+1\tsay \"x\"\n-0.5\ttwo lines\n@x\n"));
  }
};

QTEST_APPLESS_MAIN(TestTextFindings)
#include "tst_text_findings.moc"
