// SPDX-License-Identifier: Apache-2.0
// Copies of a database while others write to it.
#include "core/store/database_copy.h"
#include "core/store/sqlite_conversation_store.h"
#include "core/store/workbench_database.h"
#include "tests/core/store/store_fixture.h"

#include <QTemporaryDir>
#include <QTest>

#include <thread>

using namespace aisemble;
using namespace aisemble::test;
namespace fs = std::filesystem;

class TestDatabaseCopy : public QObject {
  Q_OBJECT

 private:
  std::unique_ptr<QTemporaryDir> m_dir;
  FakeClock m_clock;
  [[nodiscard]] fs::path path(const char* name) const { return fs::path(m_dir->path().toStdString()) / name; }

 private Q_SLOTS:
  void init() {
    m_dir = std::make_unique<QTemporaryDir>();
    QVERIFY(m_dir->isValid());
  }

  void whatIsInTheLogIsInTheCopy() {
    const auto database = WorkbenchDatabase::open(path("workbench.db"));
    QVERIFY(database.has_value());
    fs::permissions(path("workbench.db"), fs::perms::owner_read | fs::perms::owner_write);
    SqliteConversationStore store(*database, m_clock);
    QVERIFY(store.createConversation("first").has_value());
    QVERIFY(fs::file_size(path("workbench.db-wal")) > 0);
    const auto copied = copyDatabase(path("workbench.db"), path("copy.db"));
    QVERIFY2(copied.has_value(), copied ? "" : copied.error().message.c_str());
    QVERIFY(!fs::exists(path("copy.db-wal")));
    QCOMPARE(fs::status(path("copy.db")).permissions(), fs::status(path("workbench.db")).permissions());
    QVERIFY(store.createConversation("second").has_value()); // the source goes on
    QCOMPARE(sql(path("copy.db"), "PRAGMA integrity_check"), std::vector<std::string>{"ok"});
    QCOMPARE(sql(path("copy.db"), "SELECT title FROM conversations"), std::vector<std::string>{"first"});
    const auto reopened = WorkbenchDatabase::open(path("copy.db"));
    QVERIFY(reopened.has_value());
  }

  // Each transaction writes two rows: a copy from the middle of one would hold an odd number.
  void aCopyIsOneMoment() {
    sql(path("a.db"), "PRAGMA journal_mode = wal; CREATE TABLE t(x BLOB)");
    std::atomic<bool> isOver{false};
    std::thread writer([&] {
      while (!isOver)
        sql(path("a.db"), "BEGIN; INSERT INTO t VALUES(zeroblob(3000)); INSERT INTO t VALUES(zeroblob(3000)); COMMIT");
    });
    for (int i = 0; i < 20; ++i) {
      const fs::path copy = path(("copy" + std::to_string(i)).c_str());
      const auto copied = copyDatabase(path("a.db"), copy);
      const auto rows = sql(copy, "SELECT count(*) % 2 FROM t");
      if (!copied || rows != std::vector<std::string>{"0"}) {
        isOver = true;
        writer.join();
        QVERIFY2(copied.has_value(), copied ? "" : copied.error().message.c_str());
        QCOMPARE(rows, std::vector<std::string>{"0"});
      }
    }
    isOver = true;
    writer.join();
  }

  void whatCannotBeCopiedLeavesNothing_data() {
    QTest::addColumn<QByteArray>("content");
    QTest::newRow("not there") << QByteArray();
    QTest::newRow("no database") << QByteArray("SQLite format 3, says a text that goes on for a while").repeated(40);
  }
  void whatCannotBeCopiedLeavesNothing() {
    QFETCH(QByteArray, content);
    if (!content.isEmpty()) writeAll(path("a.db"), content.toStdString());
    const auto copied = copyDatabase(path("a.db"), path("copy.db"));
    QVERIFY(!copied.has_value());
    QVERIFY(copied.error().message.find("a.db") != std::string::npos);
    QVERIFY(!fs::exists(path("copy.db")));
  }

  void nothingIsWrittenOver() {
    sql(path("a.db"), "CREATE TABLE t(x)");
    writeAll(path("copy.db"), "mine");
    QVERIFY(!copyDatabase(path("a.db"), path("copy.db")).has_value());
    QCOMPARE(readAll(path("copy.db")), std::string("mine"));
  }
};

QTEST_GUILESS_MAIN(TestDatabaseCopy)
#include "tst_database_copy.moc"
