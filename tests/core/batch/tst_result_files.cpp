// SPDX-License-Identifier: Apache-2.0
// What is said where results cannot be written, and the cells of the one table.
#include "core/batch/result_files.h"
#include "core/batch/result_text.h"
#include "tests/core/batch/batch_rig.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <sys/resource.h>

#include <csignal>

using namespace aisemble;
using namespace aisemble::test;
namespace fs = std::filesystem;

namespace {

UnwrittenBatchItem completed(const std::string& name, const std::string& resultJson = "{}") {
  UnwrittenBatchItem out;
  out.item.input = "/in/a.txt";
  out.item.state = BatchItemState::Completed;
  out.item.outputName = name;
  out.item.resultJson = resultJson;
  return out;
}

/// While it lives a file takes so many bytes and no more, as on a disk that fills up.
class FileLimit {
 public:
  explicit FileLimit(rlim_t bytes) {
    ::getrlimit(RLIMIT_FSIZE, &m_before);
    m_handler = std::signal(SIGXFSZ, SIG_IGN);
    const rlimit limit{bytes, m_before.rlim_max};
    ::setrlimit(RLIMIT_FSIZE, &limit);
  }
  ~FileLimit() {
    ::setrlimit(RLIMIT_FSIZE, &m_before);
    static_cast<void>(std::signal(SIGXFSZ, m_handler));
  }
  FileLimit(const FileLimit&) = delete;
  FileLimit& operator=(const FileLimit&) = delete;

 private:
  rlimit m_before{};
  void (*m_handler)(int) = SIG_DFL;
};

} // namespace

class TestResultFiles : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void whatCannotBeWrittenIsNamedByItsFinalName() {
    BatchRig rig;
    const BatchSpec spec = rig.spec("out");
    ResultFiles files(*rig.journal, rig.journal->insert(spec).value(), spec);
    QVERIFY(files.reserve(false));
    const UnwrittenBatchItem item = completed("sub/a", "{\"text\":\"" + std::string(5000, 'x') + "\"}");
    Result<void> written;
    {
      const FileLimit limit(1000);
      written = files.write({&item, 1});
    }
    QVERIFY(!written);
    QCOMPARE(written.error().message, "Results cannot be written to '" + (rig.root / "out/sub/a.json").string() +
                                          "': File too large. Check the folder and its permissions, then resume.");
    QVERIFY(fs::is_empty(rig.root / "out/sub")); // no half-written file either
  }

  void aTableTooIsNamedByItsFinalName() {
    BatchRig rig;
    const BatchSpec spec = rig.spec("gone/all.csv");
    ResultFiles files(*rig.journal, rig.journal->insert(spec).value(), spec);
    QVERIFY(files.reserve(false));
    fs::remove_all(rig.root / "gone");
    const Result<void> written = files.catchUp();
    QVERIFY(!written);
    QCOMPARE(written.error().message, "Results cannot be written to '" + spec.output.string() +
                                          "': No such file or directory. Is the folder still there? Then resume.");
  }

  void theNextStepIsToResumeOnlyWhatWasBegun_data() {
    QTest::addColumn<int>("cause");
    QTest::addColumn<bool>("isBegun");
    QTest::addColumn<QString>("step");
    const auto row = [](int cause, bool isBegun, const char* step) {
      QTest::addRow("%s, %s", std::strerror(cause), isBegun ? "begun" : "not begun") << cause << isBegun << step;
    };
    row(ENOSPC, true, "Free some space, then resume.");
    row(ENOSPC, false, "Free some space, then start it again.");
    row(EDQUOT, false, "Free some space, then start it again.");
    row(ENOENT, true, "Is the folder still there? Then resume.");
    row(ENOENT, false, "Check the folder and its permissions, then start it again.");
    row(EROFS, true, "Check the folder and its permissions, then resume.");
    row(EROFS, false, "Check the folder and its permissions, then start it again.");
  }
  void theNextStepIsToResumeOnlyWhatWasBegun() {
    QFETCH(int, cause);
    QFETCH(bool, isBegun);
    QFETCH(QString, step);
    for (const Error& error : {cannotWriteResults("/x", cause, isBegun), cannotMakeFolder("/x", cause, isBegun)}) {
      QCOMPARE(error.code, ErrorCode::IoFailure);
      QVERIFY2(QString::fromStdString(error.message).endsWith(". " + step), error.message.c_str());
    }
  }

  void whatCouldNotBeReservedIsStartedAgain() {
    BatchRig rig;
    put(rig.root / "file", "x");
    const Result<BatchId> id = rig.runner->start(rig.spec("file/out"));
    QVERIFY(!id);
    QCOMPARE(id.error().message, "The folder '" + (rig.root / "file/out").string() +
                                     "' cannot be made: Not a directory. Check the folder and its permissions, then "
                                     "start it again.");
  }

  void cellsAreNoFormulas_data() {
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QByteArray>("cell");
    const auto row = [](const char* json, const char* cell) {
      QTest::addRow("%s", json) << QByteArray(json) << QByteArray(cell);
    };
    row("\"=1+1\"", "\"'=1+1\"");
    row("\"+1\"", "\"'+1\"");
    row("\"-2+3\"", "\"'-2+3\"");
    row("\"@SUM(A1)\"", "\"'@SUM(A1)\"");
    row("\"\\t=1\"", "\"'\t=1\"");
    row("\"\\r=1\"", "\"'\r=1\"");
    row("\"\\n=1\"", "\"'\n=1\"");
    row("\"=A(\\\"b\\\",1)\"", "\"'=A(\"\"b\"\",1)\"");
    row("\"a=1\"", "a=1");
    row("\"日本語\"", "日本語");
    row("\"\"", "");
    row("-5", "-5");
    row("-0.25", "-0.25");
    row("-1e-7", "-1e-07");
    row("true", "true");
    row("null", "");
    row("[\"=1\"]", "\"[\"\"=1\"\"]\"");
  }
  void cellsAreNoFormulas() {
    QFETCH(QByteArray, json);
    QFETCH(QByteArray, cell);
    const BatchItem item = completed("a", "{\"x\":" + json.toStdString() + "}").item;
    ResultTable table;
    QVERIFY(table.addColumns(item));
    const Result<std::string> line = table.row(item);
    QVERIFY(line);
    QCOMPARE(QByteArray::fromStdString(*line), "0,/in/a.txt,,completed,,false,0.0," + cell + "\n");
  }

  void neitherNamesNorReasonsAreFormulas() {
    BatchItem item = completed("a", R"({"=cmd":1})").item;
    ResultTable table;
    QVERIFY(table.addColumns(item));
    QVERIFY(table.header().ends_with(",processing_time,\"'=cmd\"\n"));
    item.input = "=in.txt";
    item.state = BatchItemState::Failed;
    item.error = "-no";
    QCOMPARE(*table.row(item), std::string("0,\"'=in.txt\",,failed,\"'-no\",,,\n"));
  }

  void linesOfJsonStayAsTheyAre() {
    BatchItem item = completed("a", R"({"x":"=1"})").item;
    item.input = "=in.txt";
    const QJsonObject line = QJsonDocument::fromJson(QByteArray::fromStdString(*resultLine(item))).object();
    QCOMPARE(line["input"].toString(), QStringLiteral("=in.txt"));
    QCOMPARE(line["result"]["x"].toString(), QStringLiteral("=1"));
  }
};

QTEST_GUILESS_MAIN(TestResultFiles)
#include "tst_result_files.moc"
