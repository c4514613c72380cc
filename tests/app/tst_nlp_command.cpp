// SPDX-License-Identifier: Apache-2.0
// `aisemble nlp` as a script sees it. Runs the built program.

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

namespace {

struct Run {
  int status = -1;
  QByteArray out;
  QByteArray err;
  [[nodiscard]] QJsonObject json() const { return QJsonDocument::fromJson(out).object(); }
};

} // namespace

class TestNlpCommand : public QObject {
  Q_OBJECT

 private:
  QTemporaryDir m_home;

  Run run(QStringList arguments) {
    QProcess process;
    process.start(QStringLiteral(AISEMBLE_BUILD_DIR "/bin/aisemble"),
                  QStringList{QStringLiteral("nlp")} + arguments + QStringList{"--home", m_home.path()});
    process.closeWriteChannel();
    if (!process.waitForFinished(60'000)) process.kill();
    return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1, process.readAllStandardOutput(),
            process.readAllStandardError()};
  }
  QString written(const char* name, const QByteArray& bytes) {
    QFile file(m_home.filePath(QLatin1String(name)));
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size()) return {};
    return file.fileName();
  }
  static int charactersOf(const Run& run) {
    return run.json()["results"].toObject()["statistics"].toObject()["character_count"].toInt();
  }

 private Q_SLOTS:
  void filesAreReadAsWhatTheyAre_data() {
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("encoding");
    QTest::addColumn<bool>("isSaid");
    QTest::newRow("UTF-8 with a mark") << QByteArray("\xEF\xBB\xBF漢字と") << QString() << false;
    QTest::newRow("Shift_JIS") << QByteArray("\x8A\xBF\x8E\x9A\x82\xC6") << QStringLiteral("Shift_JIS") << true;
    QTest::newRow("UTF-16") << QByteArray("\xFE\xFF\x6F\x22\x5B\x57\x30\x68", 8) << QStringLiteral("UTF-16BE") << false;
  }
  void filesAreReadAsWhatTheyAre() {
    QFETCH(QByteArray, bytes);
    QFETCH(QString, encoding);
    QFETCH(bool, isSaid);
    const Run result = run({"analyze", "--json", written("t.txt", bytes)});
    QCOMPARE(result.status, 0);
    QCOMPARE(charactersOf(result), 3);
    QCOMPARE(result.json()["encoding"].toString(), encoding);
    QCOMPARE(result.err.contains("was read as"), isSaid);
  }

  void whatIsNoTextIsRefused() {
    const Run result = run({"analyze", "--json", written("t.txt", "one\ncaf\xE9 x")});
    QCOMPARE(result.status, 1);
    QVERIFY2(result.err.contains("t.txt' is not in UTF-8: byte 7, in line 2"), result.err.constData());
  }

  void optionsOfNoTaskAreNamed() {
    const Run result = run({"keywords", "--json", "--options", R"({"max_keyword": 1, "max_keywords": 2})", "one two"});
    QCOMPARE(result.status, 0);
    QVERIFY2(result.err.contains("keywords has no option 'max_keyword'"), result.err.constData());
    QVERIFY(!result.err.contains("'max_keywords'"));
    const Run lines = run({"keywords", "--jsonl", "--options", R"({"max_keyword": 1})"});
    QVERIFY2(lines.err.contains("keywords has no option 'max_keyword'"), lines.err.constData());
  }

  void whatIsTakenOtherwiseThanMeantIsNoted_data() {
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QByteArray>("note");
    const QByteArray none;
    QTest::newRow("a file that is not there")
        << QStringList{"language", "nofile.txt"} << QByteArray("there is no file 'nofile.txt'");
    QTest::newRow("a folder in it") << QStringList{"language", "in/nofile"}
                                    << QByteArray("there is no file 'in/nofile'");
    QTest::newRow("a text") << QStringList{"language", "I like it."} << none;
    QTest::newRow("an address") << QStringList{"entities", "https://example.org/x"} << none;
    QTest::newRow("another language") << QStringList{"sentiment", "この宿は最悪でした。壊れていた。"}
                                      << QByteArray("English words only");
    QTest::newRow("English") << QStringList{"sentiment", "This was a terrible hotel."} << none;
  }
  void whatIsTakenOtherwiseThanMeantIsNoted() {
    QFETCH(QStringList, arguments);
    QFETCH(QByteArray, note);
    const Run result = run(arguments);
    QCOMPARE(result.status, 0);
    QVERIFY2(note.isEmpty() ? !result.err.contains("note:") : result.err.contains(note), result.err.constData());
  }
};

QTEST_GUILESS_MAIN(TestNlpCommand)
#include "tst_nlp_command.moc"
