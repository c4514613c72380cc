// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/batch/batch_words.h"
#include "ui/batch/input_facts.h"
#include "ui/batch/item_state_delegate.h"
#include "ui/batch/task_fields.h"

#include <QDir>
#include <QTemporaryDir>
#include <QtTest>

#include <unistd.h>

using namespace aisemble;
using namespace aisemble::ui;

class TestBatchWords : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void results_data() {
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("said");
    QTest::newRow("sentiment") << QByteArray(R"({"sentiment":"positive","confidence":0.87,"scores":{}})")
                               << "positive (87 %)";
    QTest::newRow("class") << QByteArray(R"({"results":{"primary_class":{"label":"photo","confidence":0.6}}})")
                           << "photo (60 %)";
    QTest::newRow("words") << QByteArray(R"({"keywords":[{"word":"sea"},{"word":"sky"}]})") << "sea, sky";
    QTest::newRow("entities") << QByteArray(R"({"entities":[{"text":"Ann"},{"text":"Kyoto"}]})") << "Ann, Kyoto";
    QTest::newRow("no words") << QByteArray(R"({"keywords":[]})") << "none found";
    QTest::newRow("no text in a picture")
        << QByteArray(R"({"results":{"confidence":0,"extracted_text":"","languages":["eng"],"text_regions":[]}})")
        << "no text";
    QTest::newRow("analysis") << QByteArray(
                                     R"({"language_detected":"en","results":{"character_analysis":{"digit_count":2},)"
                                     R"("sentiment":{"polarity":0.65,"subjectivity":0.75},)"
                                     R"("statistics":{"sentence_count":1,"word_count":12}}})")
                              << "positive · Words: 12 · Sentences: 1";
    QTest::newRow("analysis without a verdict")
        << QByteArray(R"({"results":{"sentiment":{"polarity":0,"subjectivity":0},)"
                      R"("statistics":{"sentence_count":3,"word_count":0}}})")
        << "Words: 0 · Sentences: 3";
    QTest::newRow("text") << QByteArray("{\"text\":\"One\\n two\"}") << "One two";
    QTest::newRow("table") << QByteArray(R"({"shape":[344,7],"dtypes":{}})") << "344 rows, 7 columns";
    QTest::newRow("figures") << QByteArray(R"({"a_b":1.5,"list":[1,2]})") << "a b: 1.5 · list: 2";
    QTest::newRow("vector") << QByteArray("[1,2,3]") << "3 values";
    QTest::newRow("nothing") << QByteArray() << "";
    QTest::newRow("not JSON") << QByteArray("oops") << "oops";
    QTest::newRow("huge") << QByteArray("{\"text\":\"" + QByteArray(600'000, 'x') + "\"}") << "A result of 585.95 KiB";
  }

  void results() {
    QFETCH(QByteArray, json);
    QFETCH(QString, said);
    QCOMPARE(resultSummary(json), said);
  }

  void linesKeepTheirNumber() {
    const QFontMetrics metrics(QFont{});
    const auto shown = [&](const QString& file, const QString& text, int width) {
      return elidedLine(file, 8012, text, metrics, width);
    };
    const QString text(200, u'x');
    const int room = metrics.horizontalAdvance(QStringLiteral("late.csv:8012 · xxx…"));
    QVERIFY(shown(QStringLiteral("late.csv"), text, room).startsWith(QStringLiteral("late.csv:8012 · x")));
    const QString cut = shown(QStringLiteral("a rather long name of a file.csv"), text, room);
    QVERIFY2(cut.contains(QStringLiteral(":8012")), qPrintable(cut));
    QVERIFY(metrics.horizontalAdvance(cut) <= room);
    QVERIFY(shown(QStringLiteral("late.csv"), {}, room / 2).endsWith(QStringLiteral(":8012")));
  }

  void sentimentKnowsEnglishOnly() {
    QVERIFY(batchTaskHint(findBatchTask("nlp/sentiment").value()).contains(QStringLiteral("English")));
    QCOMPARE(languageWithoutSentiment(R"({"language_detected":"ja"})"), QStringLiteral("ja"));
    QCOMPARE(languageWithoutSentiment(R"({"language_detected":"en"})"), QString());
    QCOMPARE(languageWithoutSentiment("{}"), QString());
  }

  void largeResultIsCutWithAWord() {
    const QString shown = indentedResult("{\"text\":\"" + QByteArray(5'000'000, 'x') + "\"}");
    QVERIFY(shown.size() < 300'000);
    QVERIFY(shown.contains(QStringLiteral("The whole result is")));
    QCOMPARE(indentedResult("{\"a\":1}"), QStringLiteral("{\n    \"a\": 1\n}"));
  }

  void everyTaskHasWords() {
    for (const BatchTask& task : batchTasks()) {
      QVERIFY2(batchTaskTitle(task) != batchTaskKey(task), qPrintable(batchTaskKey(task)));
      QVERIFY(!batchTaskHint(task).isEmpty());
    }
  }

  void standardOptionsOfEveryTaskAreValid() {
    for (const BatchTask& task : batchTasks()) {
      BatchSpec spec;
      spec.service = task.service;
      spec.task = std::string(task.name);
      spec.inputs = {"/tmp/in"};
      spec.output = "/tmp/out";
      QVERIFY(fillSpec(spec, fieldsOf(task), {}, {}));
      const Result<void> valid = validate(spec);
      QVERIFY2(valid, valid ? "" : valid.error().message.c_str());
    }
  }

  void optionsReachTheSpec() {
    BatchSpec spec;
    const auto fields = fieldsOf(findBatchTask("data/aggregate").value());
    QVERIFY(fillSpec(spec, fields, {{"group_by", "species, island"}, {"agg_funcs", "mass=mean, mass=max, flipper=sum"}},
                     {}));
    QCOMPARE(
        QString::fromStdString(spec.optionsJson),
        QStringLiteral(R"({"agg_funcs":{"flipper":["sum"],"mass":["mean","max"]},"group_by":["species","island"]})"));
    const auto faces = fieldsOf(findBatchTask("vision/face_detection").value());
    QVERIFY(fillSpec(spec, faces, {{"min_size.0", 40}, {"min_size.1", 50}}, QStringLiteral("{\"min_neighbors\": 7}")));
    QCOMPARE(QString::fromStdString(spec.optionsJson),
             QStringLiteral(R"({"auto_orient":false,"min_neighbors":7,"min_size":[40,50],"scale_factor":1.1})"));
    const auto texts = fieldsOf(findBatchTask("nlp/keywords").value());
    QVERIFY(fillSpec(spec, texts, {{"@language", "ja"}, {"@unit", "1"}, {"@column", " review "}}, {}));
    QCOMPARE(spec.language, std::string("ja"));
    QCOMPARE(spec.unit, TextUnit::Lines);
    QCOMPARE(spec.column, std::string("review"));
  }

  void advancedOptionsThatAreNone() {
    BatchSpec spec;
    const Result<void> done = fillSpec(spec, {}, {}, QStringLiteral("min_area: 3"));
    QVERIFY(!done);
    QVERIFY(QString::fromStdString(done.error().message).startsWith(QStringLiteral("“Options as JSON”")));
  }

  void countsWhatIsInFolders() {
    QTemporaryDir folder;
    QVERIFY(QDir(folder.path()).mkpath(QStringLiteral("in/deep")));
    for (const char* name : {"a.JPG", "in/b.png", "in/deep/c.txt", "d.csv", "e.bin"}) {
      QFile file(folder.filePath(QLatin1String(name)));
      QVERIFY(file.open(QIODevice::WriteOnly));
    }
    const auto facts = inspectInputs({folder.path(), folder.filePath("a.JPG"), folder.filePath("gone.jpg")});
    QCOMPARE(facts.size(), 3U);
    QCOMPARE(facts[0].files, 5);
    QCOMPARE(facts[0].of(BatchInputKind::Pictures), 2);
    QCOMPARE(facts[0].of(BatchInputKind::Texts), 2);
    QCOMPARE(facts[0].of(BatchInputKind::Tables), 1);
    QCOMPARE(facts[1].of(BatchInputKind::Pictures), 1);
    QVERIFY(!facts[2].isThere);
    QCOMPARE(mostCommonKind({facts[1]}), BatchInputKind::Pictures);
    QCOMPARE(factsText(facts[2]), QStringLiteral("Not there any more"));
  }

  void whatCannotBeReadIsCountedApart() {
    QTemporaryDir folder;
    for (const char* name : {"a.jpg", "b.jpg"}) {
      QFile file(folder.filePath(QLatin1String(name)));
      QVERIFY(file.open(QIODevice::WriteOnly));
    }
    QVERIFY(QFile::link(folder.filePath("not there"), folder.filePath("c.jpg")));
    const auto facts = inspectInputs({folder.path(), folder.filePath("gone.jpg")});
    QCOMPARE(facts[0].files, 2);
    QCOMPARE(facts[0].of(BatchInputKind::Pictures), 2);
    QCOMPARE(facts[0].unreadable, 1);
    QCOMPARE(facts[0].reasons, QStringList{QStringLiteral("“c.jpg”: the link leads nowhere")});
    QCOMPARE(factsText(facts[0]), QStringLiteral("Folder, files: 2, cannot be read: 1"));
    QCOMPARE(facts[1].files, 0);
    QCOMPARE(facts[1].reasons, QStringList{QStringLiteral("“gone.jpg”: not there any more")});
    if (::geteuid() == 0) QSKIP("Nothing is closed to the superuser.");
    QFile locked(folder.filePath("b.jpg"));
    QVERIFY(locked.setPermissions({}));
    const auto again = inspectInputs({locked.fileName()});
    QCOMPARE(again[0].reasons, QStringList{QStringLiteral("“b.jpg”: permission denied")});
    QCOMPARE(factsText(again[0]), QStringLiteral("File, cannot be read"));
  }

  void spans_data() {
    QTest::addColumn<qint64>("ms");
    QTest::addColumn<QString>("said");
    QTest::newRow("ms") << qint64(21) << "21 ms";
    QTest::newRow("s") << qint64(1240) << "1.2 s";
    QTest::newRow("min") << qint64(125'000) << "2 min 5 s";
  }

  void spans() {
    QFETCH(qint64, ms);
    QFETCH(QString, said);
    QCOMPARE(spanText(std::chrono::milliseconds(ms)), said);
  }
};

QTEST_MAIN(TestBatchWords)
#include "tst_batch_words.moc"
