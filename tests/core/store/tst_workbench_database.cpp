// SPDX-License-Identifier: Apache-2.0
// Opening workbench.db: schema and its history, refusal of what is newer, foreign or damaged.
#include "core/store/run_store.h"
#include "core/store/sqlite_conversation_store.h"
#include "core/store/workbench_database.h"
#include "tests/core/store/store_fixture.h"

#include <QTemporaryDir>
#include <QTest>

using namespace aisemble;
using namespace aisemble::test;
namespace fs = std::filesystem;

class TestWorkbenchDatabase : public QObject {
  Q_OBJECT

 private:
  QTemporaryDir m_dir;
  fs::path m_file;
  FakeClock m_clock;

  [[nodiscard]] std::string schemaOf(const fs::path& file) const {
    std::string out;
    for (const std::string& line :
         sql(file, "SELECT sql || ';' FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY name"))
      out += line + "\n";
    return out;
  }
  void fill(int conversations) {
    const auto database = WorkbenchDatabase::open(m_file);
    QVERIFY(database.has_value());
    SqliteConversationStore store(*database, m_clock);
    for (int i = 0; i < conversations; ++i) {
      const auto id = store.createConversation("conversation " + std::to_string(i));
      for (int j = 0; j < 5; ++j) {
        StoredMessage message;
        message.role = "user";
        message.content = std::string(700, static_cast<char>('a' + j));
        QVERIFY(store.appendMessage(*id, message).has_value());
      }
    }
  }

 private Q_SLOTS:
  void init() {
    m_dir = QTemporaryDir();
    QVERIFY(m_dir.isValid());
    m_file = fs::path(m_dir.path().toStdString()) / "workbench.db";
  }

  void newFileHasTheSchema() {
    QVERIFY(WorkbenchDatabase::open(m_file).has_value());
    QCOMPARE(sql(m_file, "PRAGMA user_version"), std::vector<std::string>{"5"});
    QCOMPARE(sql(m_file, "PRAGMA journal_mode"), std::vector<std::string>{"wal"});
    QCOMPARE(sql(m_file, "PRAGMA integrity_check"), std::vector<std::string>{"ok"});
    QVERIFY(schemaOf(m_file).find("CREATE TABLE batch_items") != std::string::npos);
  }

  // The fixture is a file of version 1 as it was released, with content. Whatever the newest schema is, opening brings
  // the old file to it, and the content is there.
  void filesOfVersion1AreBroughtUpToDate() {
    const std::string released = readAll(AISEMBLE_FIXTURES "/store/workbench_1.sql");
    QVERIFY(!released.empty());
    QCOMPARE(sql(m_file, released), std::vector<std::string>{});
    const auto database = WorkbenchDatabase::open(m_file);
    QVERIFY2(database.has_value(), database ? "" : database.error().message.c_str());
    SqliteConversationStore store(*database, m_clock);
    const auto conversations = store.conversations("", 0);
    QVERIFY(conversations.has_value());
    QCOMPARE(conversations->size(), std::size_t{1});
    QCOMPARE(conversations->front().title, std::string("Größe"));
    const auto messages = store.messages(conversations->front().id);
    QVERIFY(messages.has_value());
    QCOMPARE(messages->size(), std::size_t{2});
    QCOMPARE(messages->at(1).parent, std::optional<MessageId>(messages->at(0).id));
    QCOMPARE(messages->at(1).details.seed, std::optional<std::uint64_t>(18446744073709551615ULL));
    QCOMPARE(messages->at(1).state, MessageState::Interrupted);
    RunStore runs(*database, m_clock);
    QCOMPARE(runs.report(1).value(), std::string(R"({"median": 1.5})"));
    const fs::path fresh = m_file.string() + ".fresh";
    QVERIFY(WorkbenchDatabase::open(fresh).has_value());
    QCOMPARE(schemaOf(m_file), schemaOf(fresh));
  }

  void newerSchemaIsRefusedPolitely() {
    fill(1);
    sql(m_file, "PRAGMA user_version = 99; PRAGMA journal_mode = DELETE");
    const std::string before = readAll(m_file);
    const auto database = WorkbenchDatabase::open(m_file);
    QVERIFY(!database.has_value());
    QCOMPARE(database.error().code, ErrorCode::Unsupported);
    for (const std::string& part :
         {m_file.string(), std::string("99"), std::string("newer version"), std::string("Update")})
      QVERIFY2(database.error().message.find(part) != std::string::npos, database.error().message.c_str());
    QVERIFY(readAll(m_file) == before);
  }

  void otherProgramsFilesAreLeftAlone() {
    sql(m_file, "CREATE TABLE t (x); INSERT INTO t VALUES (1)");
    const std::string before = readAll(m_file);
    const auto database = WorkbenchDatabase::open(m_file);
    QVERIFY(!database.has_value());
    QCOMPARE(database.error().code, ErrorCode::Corrupt);
    QVERIFY(readAll(m_file) == before);
  }

  void damagedFilesAreLeftAsTheyWere_data() {
    QTest::addColumn<int>("kind");
    QTest::newRow("garbage") << 0;
    QTest::newRow("header") << 1;
    QTest::newRow("page") << 2;
    QTest::newRow("cut") << 3;
  }

  void damagedFilesAreLeftAsTheyWere() {
    QFETCH(int, kind);
    fill(20);
    std::string content = readAll(m_file);
    QVERIFY(content.size() > 50'000);
    if (kind == 0) content = std::string(10'000, 'x');
    if (kind == 1) content.replace(0, 16, "SQLite format 9\0", 16);
    if (kind == 2)
      for (std::size_t page = 1; page < content.size() / 4096; ++page)
        content.replace(page * 4096, 64, std::string(64, '\x5a'));
    if (kind == 3) content.resize(content.size() / 2);
    writeAll(m_file, content);
    const auto database = WorkbenchDatabase::open(m_file);
    QVERIFY(!database.has_value());
    QCOMPARE(database.error().code, ErrorCode::Corrupt);
    QVERIFY(database.error().message.find(m_file.string()) != std::string::npos);
    QVERIFY(database.error().message.find("backup") != std::string::npos);
    QVERIFY(readAll(m_file) == content);
  }

  void damageWithALogBesideChangesNeither() {
    fill(20);
    const fs::path other = m_file.string() + ".copy";
    { // a log that was not folded in, as a kill leaves it
      const auto database = WorkbenchDatabase::open(m_file);
      SqliteConversationStore store(*database, m_clock);
      QVERIFY(store.createConversation("x").has_value());
      fs::copy_file(m_file, other);
      fs::copy_file(m_file.string() + "-wal", other.string() + "-wal");
    }
    std::string content = readAll(other);
    for (std::size_t page = 8; page < content.size() / 4096; ++page)
      content.replace(page * 4096, 64, std::string(64, '\x5a'));
    writeAll(other, content);
    const std::string log = readAll(other.string() + "-wal");
    QVERIFY(log.size() > 4096);
    const auto database = WorkbenchDatabase::open(other);
    QVERIFY(!database.has_value());
    QCOMPARE(database.error().code, ErrorCode::Corrupt);
    QVERIFY(readAll(other) == content);
    QVERIFY(readAll(other.string() + "-wal") == log);
  }

  void unreachablePlacesAreIoFailures() {
    const auto database = WorkbenchDatabase::open(m_file / "no/such/folder.db");
    QVERIFY(!database.has_value());
    QCOMPARE(database.error().code, ErrorCode::IoFailure);
  }
};

QTEST_APPLESS_MAIN(TestWorkbenchDatabase)
#include "tst_workbench_database.moc"
