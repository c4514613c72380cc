// SPDX-License-Identifier: Apache-2.0
// `aisemble batch` as a script sees it, and what kill -9 at random instants leaves: each item done once, each in the
// output once, in order.

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QRegularExpression>
#include <QSet>
#include <QTemporaryDir>
#include <QTest>

#include <sys/types.h>

#include <csignal>
#include <random>

namespace {

const QString kProgram = QStringLiteral(AISEMBLE_BUILD_DIR "/bin/aisemble");

struct Run {
  int status = -1; ///< -1: it was killed
  QByteArray out;
  QByteArray err;
  [[nodiscard]] QJsonObject json() const { return QJsonDocument::fromJson(out).object(); }
};

QList<QJsonObject> linesOf(const QString& path) {
  QFile file(path);
  QList<QJsonObject> out;
  if (!file.open(QIODevice::ReadOnly)) return out;
  while (!file.atEnd())
    out.push_back(QJsonDocument::fromJson(file.readLine()).object());
  return out;
}

} // namespace

class TestBatchCommand : public QObject {
  Q_OBJECT

 private:
  std::unique_ptr<QTemporaryDir> m_dir;

  [[nodiscard]] QString path(const QString& name) const { return m_dir->filePath(name); }

  void start(QProcess& process, QStringList arguments) const {
    process.start(kProgram, QStringList{"--home", path("home")} + arguments);
    QVERIFY(process.waitForStarted());
  }
  Run end(QProcess& process) const {
    if (!process.waitForFinished(120'000)) process.kill();
    return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1, process.readAllStandardOutput(),
            process.readAllStandardError()};
  }
  Run run(QStringList arguments) const {
    QProcess process;
    start(process, std::move(arguments));
    return end(process);
  }
  void write(const QString& name, const QByteArray& content) const {
    QDir().mkpath(QFileInfo(path(name)).path());
    QFile file(path(name));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(content);
  }
  void writeTexts(int count) const {
    QByteArray content;
    for (int i = 0; i < count; ++i)
      content += "{\"text\":\"A good day, number " + QByteArray::number(i) + ".\"}\n";
    write("in/texts.jsonl", content);
  }
  void verifyLines(const QString& file, int count) const {
    const QList<QJsonObject> lines = linesOf(file);
    QCOMPARE(lines.size(), count);
    for (int i = 0; i < count; ++i) {
      QCOMPARE(lines[i]["position"].toInt(-1), i);
      QCOMPARE(lines[i]["line"].toInt(), i + 1);
      QCOMPARE(lines[i]["state"].toString(), QStringLiteral("completed"));
    }
  }

 private Q_SLOTS:
  void init() {
    m_dir = std::make_unique<QTemporaryDir>();
    QVERIFY(m_dir->isValid());
  }

  void wrongUsageIsTwo_data() {
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QByteArray>("said");
    const auto row = [](QStringList arguments, const char* said) {
      QTest::addRow("%s", qPrintable(arguments.join(' '))) << arguments << QByteArray(said);
    };
    row({"batch"}, "");
    row({"batch", "run", "--out", "o", "x"}, "--task");
    row({"batch", "run", "--task", "sentiment", "x"}, "--out");
    row({"batch", "run", "--task", "analyze", "--out", "o", "x"}, "nlp/analyze");
    row({"batch", "run", "--task", "nothing", "--out", "o", "x"}, "There is no task 'nothing'");
    row({"batch", "run", "--task", "keywords", "--options", "{", "--out", "o", "x"}, "options");
    row({"batch", "run", "--task", "smart_crop", "--out", "o.jsonl", "x"}, "makes pictures");
    row({"batch", "resume"}, "id");
    row({"batch", "resume", "one"}, "one");
  }
  void wrongUsageIsTwo() {
    QFETCH(QStringList, arguments);
    QFETCH(QByteArray, said);
    const Run result = run(arguments);
    QCOMPARE(result.status, 2);
    QVERIFY(result.out.isEmpty());
    QVERIFY2(result.err.contains(said), result.err.constData());
  }

  void tenThousandTextsTakeSeconds() {
    writeTexts(10'000);
    QElapsedTimer timer;
    timer.start();
    const Run result = run({"--json", "batch", "run", "--task", "sentiment", "--out", path("all.jsonl"), path("in")});
    const double seconds = static_cast<double>(timer.elapsed()) / 1000.0;
    QCOMPARE(result.status, 0);
    const QJsonObject json = result.json();
    QCOMPARE(json["counts"].toObject()["completed"].toInt(), 10'000);
    QCOMPARE(json["state"].toString(), QStringLiteral("completed"));
    verifyLines(path("all.jsonl"), 10'000);
    qInfo("10,000 texts in %.1f s: %.0f items/s", seconds, 10'000 / seconds);
    QVERIFY(seconds < 60); // 2 s on an idle machine
  }

  void killedAtRandomInstantsEachItemIsDoneOnce_data() {
    QTest::addColumn<QString>("output");
    QTest::newRow("lines") << "all.jsonl";
    QTest::newRow("folder") << "out";
  }
  void killedAtRandomInstantsEachItemIsDoneOnce() {
    QFETCH(QString, output);
    constexpr int kItems = 4000;
    writeTexts(kItems);
    std::mt19937 random(11);
    QStringList arguments{"batch", "run", "--no-cache", "--task", "sentiment", "--out", path(output), path("in")};
    int kills = 0;
    int interruptions = 0; // kills that found the batch at work
    for (int attempt = 0; attempt < 200; ++attempt) {
      QProcess process;
      start(process, arguments);
      // Later ones wait longer, so that the end is reached whatever the machine.
      if (!process.waitForFinished(static_cast<int>(20 + random() % static_cast<unsigned>(150 + 60 * kills)))) {
        ::kill(static_cast<pid_t>(process.processId()), SIGKILL);
        ++kills;
      }
      const Run result = end(process);
      if (result.status == 0) break;
      const Run status = run({"--json", "batch", "status", "1"});
      if (status.status != 0) continue; // killed before it was written down: nothing had begun
      arguments = {"batch", "resume", "1"};
      QCOMPARE(status.json()["counts"].toObject()["failed"].toInt(), 0);
      if (status.json()["state"].toString() == QStringLiteral("interrupted")) ++interruptions;
    }
    QVERIFY2(interruptions >= 3, qPrintable(QString::number(interruptions)));
    const Run status = run({"--json", "batch", "status", "1"});
    QCOMPARE(status.json()["state"].toString(), QStringLiteral("completed"));
    QCOMPARE(status.json()["counts"].toObject()["completed"].toInt(), kItems);
    if (output.endsWith(".jsonl")) return verifyLines(path(output), kItems);
    QSet<int> lines;
    const QFileInfoList files = QDir(path(output)).entryInfoList(QDir::Files | QDir::Hidden);
    for (const QFileInfo& file : files) {
      QFile json(file.filePath());
      QVERIFY(json.open(QIODevice::ReadOnly));
      lines.insert(QJsonDocument::fromJson(json.readAll()).object()["line"].toInt());
    }
    QCOMPARE(files.size(), kItems); // no half-written ones either
    QCOMPARE(lines.size(), kItems);
  }

  void anInterruptPausesAndSaysHowToGoOn() {
    writeTexts(10'000);
    QProcess process;
    start(process, {"batch", "run", "--no-cache", "--task", "nlp/analyze", "--out", path("all.jsonl"), path("in")});
    QVERIFY(process.waitForReadyRead(60'000)); // the id
    ::kill(static_cast<pid_t>(process.processId()), SIGINT);
    const Run result = end(process);
    QCOMPARE(result.status, 130);
    QVERIFY2(result.err.contains("aisemble batch resume 1"), result.err.constData());
    QCOMPARE(run({"--json", "batch", "status", "1"}).json()["state"].toString(), QStringLiteral("paused"));
    QCOMPARE(run({"batch", "resume", "1"}).status, 0);
    verifyLines(path("all.jsonl"), 10'000);
  }

  void twoProcessesDoNotShareABatch() {
    writeTexts(10'000);
    QProcess process;
    start(process, {"batch", "run", "--no-cache", "--task", "sentiment", "--out", path("all.jsonl"), path("in")});
    process.setReadChannel(QProcess::StandardOutput);
    QVERIFY(process.waitForReadyRead(60'000));
    const Run second = run({"batch", "resume", "1"});
    const bool wasStillRunning = second.status == 1;
    if (wasStillRunning) QVERIFY2(second.err.contains("another program"), second.err.constData());
    const Run cancelled = run({"batch", "cancel", "1"});
    const Run first = end(process);
    if (cancelled.status == 0 && first.status == 1)
      QCOMPARE(run({"--json", "batch", "status", "1"}).json()["state"].toString(), QStringLiteral("cancelled"));
    else
      QCOMPARE(first.status, 0); // it was through before it could be asked
  }

  void failuresAreNamedAndRetried() {
    write("in/a.txt", "A good day.");
    write("in/b.txt", "bad \xFF bytes");
    write("in/c.bin", "x");
    const Run first = run({"batch", "run", "--task", "sentiment", "--out", path("out"), path("in"), path("gone.txt")});
    QCOMPARE(first.status, 1);
    QCOMPARE(first.out.trimmed(), QByteArray("1"));
    for (const char* said : {"b.txt' ", "byte 4", "skipped: ", "gone.txt", "aisemble batch retry 1"})
      QVERIFY2(first.err.contains(said), first.err.constData());
    for (const QByteArray& line : first.err.split('\n'))
      QVERIFY2(line.count(path("in").toUtf8()) <= 1 && line.count("gone.txt") <= 1, line.constData());
    const Run status = run({"--json", "batch", "status", "1"});
    QCOMPARE(status.json()["failures"].toArray().size(), 2);
    write("in/b.txt", "A bad day.");
    write("gone.txt", "A day.");
    const Run second = run({"batch", "retry", "1"});
    QVERIFY2(second.status == 0, second.err.constData());
    QCOMPARE(QDir(path("out")).entryList(QDir::Files).size(), 3);
    QCOMPARE(run({"batch", "resume", "1"}).status, 0);
    QVERIFY(run({"batch", "list"}).out.startsWith("1\tcompleted\t4 of 4\t"));
    QCOMPARE(run({"batch", "remove", "1"}).status, 0);
    QCOMPARE(run({"batch", "status", "1"}).status, 1);
    QCOMPARE(run({"--json", "batch", "list"}).json()["batches"].toArray().size(), 0);
  }

  void anUnfinishedListingIsNoTotal() {
    write("in/lines.txt", QByteArray("A good day.\n").repeated(1'000'000));
    QProcess process;
    start(process,
          {"batch", "run", "--no-cache", "--lines", "--task", "sentiment", "--out", path("all.csv"), path("in")});
    process.setReadChannel(QProcess::StandardOutput);
    QVERIFY(process.waitForReadyRead(60'000)); // the id: the lines are being listed
    ::kill(static_cast<pid_t>(process.processId()), SIGINT);
    QCOMPARE(end(process).status, 130);
    QCOMPARE(run({"--json", "batch", "status", "1"}).json()["listed"].toBool(true), false);
    QCOMPARE(run({"--json", "batch", "list"}).json()["batches"][0]["listed"].toBool(true), false);
    const QString list = QString::fromUtf8(run({"batch", "list"}).out);
    QVERIFY2(list.contains(QRegularExpression("^1\tpaused\t\\d+ of \\d+\\+\t")), qPrintable(list));
    const QString status = QString::fromUtf8(run({"batch", "status", "1"}).out);
    QVERIFY2(status.contains(QRegularExpression(" \\d+\\+ left\n")), qPrintable(status));
  }

  void whatCouldNotBeginIsStartedAgain() {
    write("in/a.txt", "A good day.");
    write("file", "x");
    const Run result = run({"batch", "run", "--task", "sentiment", "--out", path("file/out"), path("in")});
    QCOMPARE(result.status, 1);
    QVERIFY2(result.err.contains("then start it again") && !result.err.contains("resume"), result.err.constData());
    QVERIFY(run({"batch", "list"}).out.isEmpty());
  }

  void anEmptyFolderIsSaid() {
    QDir().mkpath(path("in"));
    const Run result = run({"batch", "run", "--task", "sentiment", "--out", path("out"), path("in")});
    QCOMPARE(result.status, 1);
    QVERIFY(result.err.contains("nothing to do"));
  }
};

QTEST_GUILESS_MAIN(TestBatchCommand)
#include "tst_batch_command.moc"
