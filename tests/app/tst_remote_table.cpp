// SPDX-License-Identifier: Apache-2.0
// A table in a file on this machine, and a data service that is another program: the file is read here and its rows go
// out. Runs the built program twice.

#include "tests/app/served_program.h"

#include <QTest>

#include <optional>

using namespace aisemble::test;

namespace {

const QString kProgram = QStringLiteral(AISEMBLE_BUILD_DIR "/bin/aisemble");

struct Said {
  int status = -1;
  QJsonObject answer;
  QByteArray error;
};

class TableUser {
 public:
  explicit TableUser(const std::optional<QJsonObject>& data) {
    QFile table(m_home.filePath("sales.csv"));
    if (table.open(QIODevice::WriteOnly)) table.write("region;amount\nnorth;1,5\nsouth;2\nnorth;3\n");
    QFile settings(m_home.filePath("settings.json"));
    if (data && settings.open(QIODevice::WriteOnly))
      settings.write(QJsonDocument(QJsonObject{{"services", QJsonObject{{"data", *data}}}}).toJson());
  }

  Said run(const QString& operation, const QString& options = QStringLiteral("{}")) const {
    QProcess program;
    program.start(kProgram, {"data", operation, m_home.filePath("sales.csv"), "--options", options, "--json", "--home",
                             m_home.path(), "--no-cache"});
    if (!program.waitForFinished(60'000)) return {};
    return {program.exitCode(), QJsonDocument::fromJson(program.readAllStandardOutput()).object(),
            program.readAllStandardError()};
  }

 private:
  QTemporaryDir m_home;
};

} // namespace

class TestRemoteTable : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() {
    if (!QFile::exists(QStringLiteral(AISEMBLE_BUILD_DIR "/lib/aisemble/engines/aisemble_data.so")))
      QSKIP("the data engine was not built");
  }

  void rowsAreSent_data() {
    QTest::addColumn<QString>("operation");
    QTest::addColumn<QString>("options");
    QTest::newRow("analyze") << "analyze"
                             << "{}";
    QTest::newRow("transform") << "transform"
                               << R"({"normalize": true})";
    QTest::newRow("aggregate") << "aggregate"
                               << R"({"group_by": "region", "agg_funcs": {"amount": "sum"}})";
    QTest::newRow("only read") << "transform"
                               << "{}";
  }
  void rowsAreSent() {
    QFETCH(QString, operation);
    QFETCH(QString, options);
    const int port = freePort();
    ServedProgram elsewhere(port, {});
    QVERIFY(elsewhere.isListening());
    const Said sent = TableUser(serviceElsewhere("remote", port, "aisemble")).run(operation, options);
    const Said here = TableUser(std::nullopt).run(operation, options);
    QCOMPARE(sent.status, 0);
    QCOMPARE(here.status, 0);
    QVERIFY(!here.answer.isEmpty());
    QCOMPARE(sent.answer["result"], here.answer["result"]);
    QCOMPARE(sent.answer["notes"], here.answer["notes"]);
  }

  void nobodyElsewhereIsNeededToRead() {
    QCOMPARE(TableUser(serviceElsewhere("remote", freePort(), "aisemble")).run("transform").status, 0);
  }

  void thisMachineTakesOver() {
    const QJsonObject data = serviceElsewhere("remote, then local", freePort(), "aisemble");
    QCOMPARE(TableUser(data).run("analyze").status, 0);
    const Said refused = TableUser(serviceElsewhere("remote", freePort(), "aisemble")).run("analyze");
    QCOMPARE(refused.status, 1);
    QVERIFY2(refused.error.contains("127.0.0.1"), refused.error.constData());
  }
};

QTEST_GUILESS_MAIN(TestRemoteTable)
#include "tst_remote_table.moc"
