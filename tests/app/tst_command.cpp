// SPDX-License-Identifier: Apache-2.0
// The command as a script sees it: exit statuses, what goes to which stream, JSON shapes, order of lines, the cache,
// interrupts. Runs the built program on the tiny model of the fixtures.

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

namespace {

const QString kProgram = QStringLiteral(AISEMBLE_BUILD_DIR "/bin/aisemble");
const QString kModel = QStringLiteral(AISEMBLE_FIXTURES "/models/llama3");

struct Run {
  int status = -1;
  QByteArray out;
  QByteArray err;
  [[nodiscard]] QJsonObject json() const { return QJsonDocument::fromJson(out).object(); }
};

} // namespace

class TestCommand : public QObject {
  Q_OBJECT

 private:
  QTemporaryDir m_home;

  Run run(QStringList arguments, const QByteArray& input = {}) {
    QProcess process;
    arguments << "--home" << m_home.path();
    process.start(kProgram, arguments);
    process.write(input);
    process.closeWriteChannel();
    if (!process.waitForFinished(60'000)) process.kill();
    return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1, process.readAllStandardOutput(),
            process.readAllStandardError()};
  }

 private Q_SLOTS:
  void initTestCase() {
    if (!QFile::exists(QStringLiteral(AISEMBLE_BUILD_DIR "/lib/aisemble/engines/aisemble_llm.so")))
      QSKIP("the language engine was not built");
  }

  void wrongUsageIsTwo_data() {
    QTest::addColumn<QStringList>("arguments");
    QTest::newRow("nothing") << QStringList{};
    QTest::newRow("unknown command") << QStringList{"frobnicate"};
    QTest::newRow("unknown option") << QStringList{"complete", "--frobnicate", "x"};
    QTest::newRow("not a number") << QStringList{"complete", "--temperature", "warm", "x"};
    QTest::newRow("out of range") << QStringList{"complete", "--top-p", "1.5", "x"};
    QTest::newRow("negative tokens") << QStringList{"complete", "--max-tokens", "-1", "x"};
    QTest::newRow("missing ids") << QStringList{"logits", "--out", "x"};
    QTest::newRow("models alone") << QStringList{"models"};
  }
  void wrongUsageIsTwo() {
    QFETCH(QStringList, arguments);
    const Run result = run(arguments);
    QCOMPARE(result.status, 2);
    QVERIFY(result.out.isEmpty());
    QVERIFY(!result.err.isEmpty());
  }

  void helpAndVersionAreZero() {
    QCOMPARE(run({"--help"}).status, 0);
    QCOMPARE(run({"complete", "--help"}).status, 0);
    QCOMPARE(run({"--version"}).status, 0);
  }

  void missingModelNamesItself() {
    const Run result = run({"complete", "--model", "no-such-model", "--json", "hello"});
    QCOMPARE(result.status, 1);
    QVERIFY2(result.err.contains("no-such-model"), result.err.constData());
    QCOMPARE(result.json()["error"].toObject()["code"].toString(), "not_found");
  }

  void tokenizeGivesIdsTokensAndText() {
    const Run result = run({"tokenize", "--model", kModel, "--json", "Hello wörld"});
    QCOMPARE(result.status, 0);
    const QJsonObject object = result.json();
    QCOMPARE(object.keys(), (QStringList{"decoded", "ids", "tokens"}));
    QCOMPARE(object["decoded"].toString(), "Hello wörld");
    QCOMPARE(object["ids"].toArray().size(), object["tokens"].toArray().size());

    QStringList decode{"tokenize", "--model", kModel, "--json", "--no-special", "--decode"};
    for (const QJsonValue id : object["ids"].toArray())
      decode << QString::number(id.toInt());
    QCOMPARE(run(decode).json()["decoded"].toString(), "Hello wörld");
  }

  void jsonLinesKeepOrderAndPlaceErrors() {
    QByteArray input;
    for (int i = 0; i < 200; ++i)
      input += "\"text " + QByteArray::number(i) + "\"\n";
    input += "{\"text\": \"object\"}\nnot json\n{\"text\": 5}\n\"last\"\n";
    const Run result = run({"tokenize", "--model", kModel, "--jsonl"}, input);
    QCOMPARE(result.status, 1); // two lines failed
    const QList<QByteArray> lines = result.out.trimmed().split('\n');
    QCOMPARE(lines.size(), 204);
    const auto object = [&](int i) { return QJsonDocument::fromJson(lines[i]).object(); };
    for (int i = 0; i < 200; ++i)
      QCOMPARE(object(i)["decoded"].toString(), QStringLiteral("text %1").arg(i));
    QCOMPARE(object(200)["decoded"].toString(), "object");
    QCOMPARE(object(201)["line"].toInt(), 202);
    QVERIFY(object(202)["error"].toObject()["message"].toString().contains("text"));
    QCOMPARE(object(203)["decoded"].toString(), "last");
  }

  void oneLineStaysOneLineForEveryReader() {
    const QByteArray text = "a\xC2\x85 b\xE2\x80\xA8 c\xE2\x80\xA9 d"; // NEL, line and paragraph separator
    const Run result = run({"tokenize", "--model", kModel, "--jsonl"}, "\"" + text + "\"\n");
    QCOMPARE(result.status, 0);
    for (const char* end : {"\xC2\x85", "\xE2\x80\xA8", "\xE2\x80\xA9"})
      QVERIFY(!result.out.contains(end));
    QCOMPARE(result.json()["decoded"].toString().toUtf8(), text);
  }

  void completionIsRepeatedFromTheCache() {
    const QStringList arguments{"complete",     "--model", kModel,          "--json", "--raw",
                                "--max-tokens", "8",       "--temperature", "0.9",    "Once upon a time"};
    const Run first = run(arguments);
    QCOMPARE(first.status, 0);
    QVERIFY(!first.json()["cached"].toBool());
    QVERIFY(first.json()["completion_tokens"].toInt() <= 8);
    const Run second = run(arguments);
    QVERIFY(second.json()["cached"].toBool());
    QCOMPARE(second.json()["text"].toString(), first.json()["text"].toString());
    QCOMPARE(second.json()["seed"], first.json()["seed"]);
    const Run third = run(arguments + QStringList{"--no-cache"});
    QVERIFY(!third.json()["cached"].toBool());
  }

  void seedRepeatsASampledAnswer() {
    const QStringList arguments{"complete", "--model", kModel,  "--json",        "--raw", "--no-cache", "--max-tokens",
                                "16",       "--seed",  "12345", "--temperature", "1.0",   "Once upon"};
    const QString text = run(arguments).json()["text"].toString();
    QCOMPARE(run(arguments).json()["text"].toString(), text);
  }

  void promptFromStandardInput() {
    const Run result = run({"complete", "--model", kModel, "--json", "--max-tokens", "2", "-"}, "from a pipe");
    QCOMPARE(result.status, 0);
    QVERIFY(result.json()["prompt_tokens"].toInt() > 0);
  }

  void notUtf8IsRefusedWithItsPlace() {
    const Run result = run({"complete", "--model", kModel, "--json", "-"}, QByteArray("abc\xff"));
    QCOMPARE(result.status, 1);
    QVERIFY(result.err.contains("byte 3"));
  }

  void tooLongAPromptIsRefusedWithBothNumbers() {
    const Run result =
        run({"complete", "--model", kModel, "--json", "--raw", "-"}, QByteArray("word ").repeated(20'000));
    QCOMPARE(result.status, 1);
    QCOMPARE(result.json()["error"].toObject()["code"].toString(), "too_large");
    QVERIFY2(result.err.contains("2048"), result.err.constData());
  }

  void chatAnswersEveryTurn() {
    const Run result =
        run({"chat", "--model", kModel, "--json", "--max-tokens", "4", "--system", "Be brief."}, "one\n\ntwo\n");
    QCOMPARE(result.status, 0);
    QCOMPARE(result.out.trimmed().split('\n').size(), 2);
  }

  void logitsGoToAFile() {
    const QString file = m_home.filePath("logits.safetensors");
    const Run result = run({"logits", "--model", kModel, "--ids", "1,2,3", "--out", file, "--json"});
    QCOMPARE(result.status, 0);
    QCOMPARE(result.json()["positions"].toInt(), 3);
    QVERIFY(QFile(file).size() > 3 * result.json()["vocabulary"].toInt() * 4);
    QCOMPARE(run({"logits", "--model", kModel, "--ids", "1,x", "--out", file}).status, 1);
    QCOMPARE(run({"logits", "--model", kModel, "--ids", "99999999", "--out", file}).status, 1);
  }

  void perplexityOfAFile() {
    QFile text(m_home.filePath("text.txt"));
    QVERIFY(text.open(QIODevice::WriteOnly));
    text.write(QByteArray("The quick brown fox jumps over the lazy dog. ").repeated(20));
    text.close();
    const Run result = run({"perplexity", "--model", kModel, "--json", text.fileName()});
    QCOMPARE(result.status, 0);
    QVERIFY(result.json()["perplexity"].toDouble() > 1);
    QVERIFY(result.json()["bits_per_byte"].toDouble() > 0);
    QCOMPARE(run({"perplexity", "--model", kModel, "/no/such/file"}).status, 1);
  }

  void benchReportsRates() {
    const Run result = run({"bench", "llm", "--model", kModel, "--prompt-tokens", "32", "--generate", "8", "--repeats",
                            "2", "--parallel", "2", "--json"});
    QCOMPARE(result.status, 0);
    QVERIFY(result.json()["prefill_tokens_per_second"].toDouble() > 0);
    QVERIFY(result.json()["decode_tokens_per_second"].toDouble() > 0);
    QVERIFY(result.json()["peak_resident_bytes"].toDouble() > 0);
  }

  void modelsAreListed() {
    QVERIFY(run({"models", "list", "--json"}).json()["models"].isArray());
    const Run info = run({"models", "info", kModel, "--json"});
    QCOMPARE(info.status, 0);
    QCOMPARE(info.json()["architecture"].toString(), "LlamaForCausalLM");
  }

  void interruptStopsAndSaysSo() {
    QProcess process;
    process.start(kProgram, {"complete", "--model", kModel, "--raw", "--no-cache", "--ignore-eos", "--max-tokens",
                             "2000", "--home", m_home.path(), "go on"});
    QVERIFY(process.waitForReadyRead(30'000)); // the answer has begun
    ::kill(static_cast<pid_t>(process.processId()), SIGINT);
    QVERIFY(process.waitForFinished(10'000));
    QCOMPARE(process.exitStatus(), QProcess::NormalExit);
    // A fast machine may have finished the answer before the signal came.
    QVERIFY(process.exitCode() == 130 || process.exitCode() == 0);
  }
};

QTEST_GUILESS_MAIN(TestCommand)
#include "tst_command.moc"
