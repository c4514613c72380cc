// SPDX-License-Identifier: Apache-2.0
// The command as a script sees it: exit statuses, what goes to which stream, JSON shapes, order of lines, the cache,
// interrupts. Runs the built program on the tiny model of the fixtures.

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QScopeGuard>
#include <QTemporaryDir>
#include <QTest>

#include <fcntl.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <unistd.h>

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
    QTest::newRow("empty stop text") << QStringList{"complete", "--stop", "", "prompt"};
    QTest::newRow("two stop texts after one option") << QStringList{"complete", "--stop", "a", "prompt", "more"};
    QTest::newRow("two hosts after one option") << QStringList{"serve", "--allow-host", "a", "b"};
    QTest::newRow("lines and a prompt") << QStringList{"complete", "--jsonl", "x"};
    QTest::newRow("lines and a text") << QStringList{"tokenize", "--jsonl", "x"};
    QTest::newRow("lines and ids") << QStringList{"tokenize", "--jsonl", "--decode", "1"};
    QTest::newRow("lines and texts") << QStringList{"embed", "--jsonl", "x", "y"};
    QTest::newRow("lines and a text of a task") << QStringList{"nlp", "analyze", "--jsonl", "x"};
  }
  void wrongUsageIsTwo() {
    QFETCH(QStringList, arguments);
    const Run result = run(arguments);
    QCOMPARE(result.status, 2);
    QVERIFY(result.out.isEmpty());
    QVERIFY(!result.err.isEmpty());
  }

  void wrongUsageSaysWhat_data() {
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QByteArray>("said");
    const auto number = [](const char* option, const char* value, const char* said) {
      QTest::addRow("%s %s", option, value) << QStringList{"complete", option, value, "x"} << QByteArray(said);
    };
    number("--temperature", "-1", "'-1' is not a number of at least 0");
    number("--temperature", "nan", "'nan' is not a number of at least 0");
    number("--temperature", "inf", "'inf' is not a number of at least 0");
    number("--temperature", "0,5", "'0,5' is not a number of at least 0");
    number("--top-p", "0", "'0' is not a number above 0 and at most 1");
    number("--min-p", "1", "'1' is not a number of at least 0 and below 1");
    number("--repetition-penalty", "0", "'0' is not a number above 0");
    number("--seed", "-1", "'-1' is not a whole number from 0 to 18446744073709551615");
    number("--seed", "99999999999999999999", "is not a whole number from 0 to 18446744073709551615");
    number("--seed", "1.5", "'1.5' is not a whole number");
    QTest::newRow("unknown command") << QStringList{"bogus", "x"} << QByteArray("'bogus' is not a command");
    QTest::newRow("unknown command of models")
        << QStringList{"models", "bogus"} << QByteArray("'bogus' is not a command");
  }
  void wrongUsageSaysWhat() {
    QFETCH(QStringList, arguments);
    QFETCH(QByteArray, said);
    const Run result = run(arguments);
    QCOMPARE(result.status, 2);
    QVERIFY2(result.err.contains(said), result.err.constData());
    QVERIFY2(result.err.size() < 300, result.err.constData());
  }

  void theLargestSeedIsKept() {
    const Run result = run({"complete", "--model", kModel, "--json", "--raw", "--max-tokens", "1", "--seed",
                            "18446744073709551615", "Once"});
    QCOMPARE(result.status, 0);
    QVERIFY2(result.out.contains("\"seed\":18446744073709551615"), result.out.constData());
  }

  void stopTakesOneTextEachTime() {
    // Standard input is empty: were the prompt taken for a stop text, there would be no prompt.
    const QStringList start{"complete",     "--model", kModel,          "--json", "--raw",
                            "--max-tokens", "2",       "--temperature", "0"};
    const Run plain = run(start + QStringList{"Once upon a time"});
    const Run stops = run(start + QStringList{"--stop", "@@@", "--stop", "###", "Once upon a time"});
    QCOMPARE(stops.status, 0);
    QVERIFY(plain.json()["prompt_tokens"].toInt() > 1);
    QCOMPARE(stops.json()["prompt_tokens"], plain.json()["prompt_tokens"]);
    QCOMPARE(stops.json()["text"], plain.json()["text"]);
  }

  void outputThatIsLostIsAFailure_data() {
    QTest::addColumn<QString>("command");
    QTest::addColumn<QString>("to");
    QTest::addColumn<int>("status");
    const QString tokenize = QStringLiteral("tokenize --model '%1' hi").arg(kModel);
    QTest::newRow("full disk") << tokenize << ">/dev/full" << 1;
    QTest::newRow("full disk, json") << tokenize + " --json"
                                     << ">/dev/full" << 1;
    QTest::newRow("full disk, version") << "--version"
                                        << ">/dev/full" << 1;
    QTest::newRow("closed") << tokenize << ">&-" << 1;
    QTest::newRow("all closed") << tokenize << "<&- >&- 2>&-" << 1;
    QTest::newRow("usage stays usage") << "--frobnicate"
                                       << ">/dev/full" << 2;
    QTest::newRow("nowhere") << tokenize << ">/dev/null" << 0;
  }
  void outputThatIsLostIsAFailure() {
    QFETCH(QString, command);
    QFETCH(QString, to);
    QFETCH(int, status);
    QProcess shell;
    shell.start("sh", {"-c", QStringLiteral("exec '%1' --home '%2' %3 %4").arg(kProgram, m_home.path(), command, to)});
    QVERIFY(shell.waitForFinished(60'000));
    QCOMPARE(shell.exitCode(), status);
    if (status == 1 && !to.contains("2>&-"))
      QVERIFY(shell.readAllStandardError().contains("Standard output could not be written"));
  }

  void whoReadsNoFurtherHadEnough() {
    QProcess shell;
    shell.start("bash", {"-c", QStringLiteral("{ '%1' --home '%2' tokenize --model '%3' hi; echo $? >&2; } | true")
                                   .arg(kProgram, m_home.path(), kModel)});
    QVERIFY(shell.waitForFinished(60'000));
    QCOMPARE(shell.readAllStandardError(), QByteArray("0\n"));
  }

  void aClosedInputIsEmpty() {
    QProcess shell;
    shell.start(
        "sh",
        {"-c",
         QStringLiteral("exec '%1' --home '%2' tokenize --model '%3' - <&-").arg(kProgram, m_home.path(), kModel)});
    QVERIFY(shell.waitForFinished(60'000));
    QCOMPARE(shell.exitStatus(), QProcess::NormalExit);
    const Run empty = run({"tokenize", "--model", kModel, "-"});
    QCOMPARE(shell.exitCode(), empty.status);
    QCOMPARE(shell.readAllStandardOutput(), empty.out);
  }

  void aFailedAnswerPrintsNothing() {
    const Run result = run({"complete", "--model", "no-such-model", "hello"});
    QCOMPARE(result.status, 1);
    QCOMPARE(result.out, QByteArray());
  }

  void linesNameWhatIsWrong_data() {
    QTest::addColumn<QString>("command");
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<QString>("named");
    QTest::newRow("tokenize: no text") << "tokenize" << QByteArray("{}") << "text:";
    QTest::newRow("tokenize: misspelt") << "tokenize" << QByteArray(R"({"text": "a", "Model": "b"})") << "Model:";
    QTest::newRow("complete: misspelt") << "complete" << QByteArray(R"({"prompt": "a", "maxTokens": 1})")
                                        << "maxTokens:";
    QTest::newRow("complete: misspelt option")
        << "complete" << QByteArray(R"({"prompt": "a", "options": {"topp": 1}})") << "options.topp:";
  }
  void linesNameWhatIsWrong() {
    QFETCH(QString, command);
    QFETCH(QByteArray, line);
    QFETCH(QString, named);
    const Run result = run({command, "--model", kModel, "--jsonl"}, line + "\n");
    QCOMPARE(result.status, 1);
    QVERIFY2(result.json()["error"].toObject()["message"].toString().contains(named), result.out.constData());
    QCOMPARE(result.json()["line"].toInt(), 1);
  }

  void fieldsOfDataSetsDoNotMatter() {
    const Run result =
        run({"tokenize", "--model", kModel, "--jsonl"}, "{\"text\": \"a\", \"label\": 1, \"id\": \"x\"}\n");
    QCOMPARE(result.status, 0);
    QVERIFY(!result.json()["ids"].toArray().isEmpty());
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
    const Run readable = run({"perplexity", "--model", kModel, text.fileName()});
    QCOMPARE(readable.status, 0);
    QCOMPARE(readable.err, QByteArray()); // progress is for terminals
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

  void interruptEndsTheWaitForInput_data() {
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<int>("signal");
    QTest::newRow("complete") << QStringList{"complete", "-"} << SIGINT;
    QTest::newRow("complete, terminated") << QStringList{"complete", "-"} << SIGTERM;
    QTest::newRow("tokenize") << QStringList{"tokenize", "-"} << SIGINT;
    QTest::newRow("chat") << QStringList{"chat"} << SIGINT;
    QTest::newRow("lines") << QStringList{"complete", "--jsonl"} << SIGTERM;
  }
  void interruptEndsTheWaitForInput() {
    QFETCH(QStringList, arguments);
    QFETCH(int, signal);
    // A pipe that stays open: once the line in it is taken, the command waits for the next one.
    const QByteArray pipe = m_home.filePath("input").toLocal8Bit();
    ::unlink(pipe.constData());
    QCOMPARE(::mkfifo(pipe.constData(), 0600), 0);
    const int end = ::open(pipe.constData(), O_RDWR | O_CLOEXEC);
    QVERIFY(end >= 0);
    const auto close = qScopeGuard([end] { ::close(end); });
    QCOMPARE(::write(end, "\n", 1), ssize_t{1});

    QProcess process;
    process.setStandardInputFile(QString::fromLocal8Bit(pipe));
    process.start(kProgram, arguments + QStringList{"--model", kModel, "--home", m_home.path()});
    QVERIFY(process.waitForStarted());
    const auto unread = [end] {
      int count = -1;
      return ::ioctl(end, FIONREAD, &count) == 0 ? count : -1;
    };
    QTRY_COMPARE_WITH_TIMEOUT(unread(), 0, 30'000);
    ::kill(static_cast<pid_t>(process.processId()), signal);
    QVERIFY(process.waitForFinished(10'000));
    QCOMPARE(process.exitStatus(), QProcess::NormalExit);
    QCOMPARE(process.exitCode(), 130);
    QCOMPARE(process.readAllStandardOutput(), QByteArray());
  }

  void startedThroughPathItFindsWhatIsBesideIt() {
    QProcess shell;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    const QFileInfo program(kProgram);
    environment.insert(QStringLiteral("PATH"), program.path() + ':' + environment.value(QStringLiteral("PATH")));
    shell.setProcessEnvironment(environment);
    shell.setWorkingDirectory(m_home.path()); // where a bare name leads nowhere
    shell.start(QStringLiteral("/bin/sh"),
                {QStringLiteral("-c"), QStringLiteral("exec %1 --home . models list").arg(program.fileName())});
    QVERIFY(shell.waitForFinished(30'000));
    QCOMPARE(shell.exitCode(), 0);
    QVERIFY(shell.readAllStandardOutput().contains("aisemble-small"));
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
