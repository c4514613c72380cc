// SPDX-License-Identifier: Apache-2.0
// Whatever is in results.db: no crash, never a wrong answer, and the cache works on.
#include "core/store/sqlite_result_cache.h"
#include "tests/core/store/store_fixture.h"

#include <QTemporaryDir>
#include <QTest>

#include <map>

using namespace aisemble;
using namespace aisemble::test;
using std::chrono::seconds;
namespace fs = std::filesystem;

Q_DECLARE_METATYPE(std::string)

namespace {

constexpr int kEntries = 24;

CacheKey key(int number) {
  return {"request " + std::to_string(number) + std::string(200, 'k'), "model", 1};
}

Response answer(int number) {
  CompletionResult out;
  out.text = std::string(300 + static_cast<std::size_t>(number) * 37, static_cast<char>('a' + number));
  out.seed = static_cast<std::uint64_t>(number);
  return out;
}

} // namespace

class TestResultCacheDamage : public QObject {
  Q_OBJECT

 private:
  QTemporaryDir m_dir;
  fs::path m_file;
  std::string m_good;
  FakeClock m_clock;
  NullLogger m_logger;

  void place(const std::string& content) {
    for (const char* suffix : {"", "-wal", "-shm"})
      fs::remove(m_file.string() + suffix);
    writeAll(m_file, content);
  }

  /// Opens and uses the file as it is. Returns how many entries were found, or -1 when an answer was wrong.
  int use() {
    auto cache = SqliteResultCache::open(m_file, m_clock, m_logger, 10 << 20);
    if (!cache) return cache.error().code == ErrorCode::Unsupported ? 0 : -2; // a version number may be hit
    int found = 0;
    for (int i = 0; i < kEntries; ++i)
      if (const auto response = (*cache)->lookup(key(i))) {
        if (!(*response == answer(i))) return -1;
        ++found;
      }
    (*cache)->store(key(1000), answer(3), seconds(100));
    static_cast<void>((*cache)->statistics());
    (*cache)->setLimitBytes(5000);
    (*cache)->waitForCheck();
    // A page that only this write met may be the damaged one; after the rebuild the next store works.
    (*cache)->store(key(1001), answer(4), seconds(100));
    (*cache)->store(key(1001), answer(4), seconds(100));
    const auto stored = (*cache)->lookup(key(1001));
    return stored && *stored == answer(4) ? found : -3;
  }

 private Q_SLOTS:
  void initTestCase() {
    QVERIFY(m_dir.isValid());
    m_file = fs::path(m_dir.path().toStdString()) / "results.db";
    {
      auto cache = SqliteResultCache::open(m_file, m_clock, m_logger, 10 << 20);
      QVERIFY(cache.has_value());
      for (int i = 0; i < kEntries; ++i)
        (*cache)->store(key(i), answer(i), seconds(1000));
    }
    m_good = readAll(m_file);
    QVERIFY(m_good.size() > 30'000);
    place(m_good);
    QCOMPARE(use(), kEntries);
  }

  void flippedBytesAnywhere() {
    int worst = kEntries;
    int turn = 0;
    for (std::size_t at = 0; at < m_good.size(); at += at < 200 ? 3 : 263) {
      std::string content = m_good;
      const int mask = turn++ % 2 == 0 ? 0x01 : 0xff;
      content[at] = static_cast<char>(content[at] ^ mask);
      place(content);
      const int found = use();
      QVERIFY2(found >= 0, qPrintable(QString("byte %1, mask %2: %3").arg(at).arg(mask).arg(found)));
      worst = std::min(worst, found);
    }
    QVERIFY(worst < kEntries); // damage was met at all
  }

  void cutAnywhere() {
    for (std::size_t size = 0; size < m_good.size(); size += 1021) {
      place(m_good.substr(0, size));
      QVERIFY2(use() >= 0, std::to_string(size).c_str());
    }
  }

  void foreignFiles_data() {
    QTest::addColumn<std::string>("content");
    QTest::newRow("empty") << std::string();
    QTest::newRow("text") << std::string("hello");
    QTest::newRow("noise") << std::string(100'000, '\x5a');
    QTest::newRow("header only") << std::string("SQLite format 3\0", 16);
  }

  void foreignFiles() {
    QFETCH(std::string, content);
    place(content);
    QCOMPARE(use(), 0);
    place(m_good);
    writeAll(m_file.string() + "-wal", content);
    QVERIFY(use() >= 0);
  }

  void anotherProgramsDatabaseIsMovedAside() {
    place("");
    sql(m_file, "CREATE TABLE entries (x); INSERT INTO entries VALUES (1)");
    QCOMPARE(use(), 0);
    QCOMPARE(sql(m_file.string() + ".damaged", "SELECT x FROM entries"), std::vector<std::string>{"1"});
  }

  void foreignSchemaUnderOurNumbersIsReplaced() {
    place(m_good);
    sql(m_file, "DROP TABLE totals; DROP TRIGGER entry_added; DROP TRIGGER entry_removed");
    QVERIFY(use() >= 0);
  }

  void damagedEntriesAreMissesAndGo_data() {
    QTest::addColumn<std::string>("change");
    const auto row = [](const char* change) { QTest::newRow(change) << std::string(change); };
    row("response = CAST('{}' AS BLOB)");
    row("response = CAST(replace(CAST(response AS TEXT), 'stop', 'stopp') AS BLOB)");
    row("response = substr(response, 1, 50)");
    row("response = zeroblob(1000)");
    row("checksum = zeroblob(16)");
    row("checksum = zeroblob(0)");
    row("format = 2");
    row("canonical = 'other'");
    row("target = 'other'");
    row("version = 2");
    row("expires = expires + 1");
  }

  void damagedEntriesAreMissesAndGo() {
    QFETCH(std::string, change);
    place(m_good);
    QCOMPARE(sql(m_file, "UPDATE entries SET " + change), std::vector<std::string>{});
    auto cache = SqliteResultCache::open(m_file, m_clock, m_logger, 10 << 20);
    QVERIFY(cache.has_value());
    for (int i = 0; i < kEntries; ++i)
      QVERIFY(!(*cache)->lookup(key(i)));
    QCOMPARE((*cache)->statistics().damaged, std::uint64_t(kEntries));
    QCOMPARE((*cache)->statistics().entries, std::uint64_t{0});
    QVERIFY(!fs::exists(m_file.string() + ".damaged-wal"));
  }

  void damageWhileOpenIsSurvived() {
    place(m_good);
    auto cache = SqliteResultCache::open(m_file, m_clock, m_logger, 10 << 20);
    QVERIFY(cache.has_value());
    std::string content = m_good;
    for (std::size_t at = 4096; at < content.size(); ++at)
      content[at] = static_cast<char>(content[at] ^ 0x55);
    {
      std::fstream file(m_file, std::ios::binary | std::ios::in | std::ios::out);
      file << content;
    }
    for (int i = 0; i < kEntries; ++i)
      if (const auto response = (*cache)->lookup(key(i))) QVERIFY(*response == answer(i));
    for (int i = 0; i < 3; ++i)
      (*cache)->store(key(i), answer(i), seconds(100));
    const auto response = (*cache)->lookup(key(2));
    QVERIFY(response && *response == answer(2));
  }

  void damageThatNoRequestMeetsIsFound() {
    place(m_good);
    // The last pages hold entries; none of them is asked for.
    std::string content = m_good;
    content.replace(content.size() - 3 * 4096, 64, std::string(64, '\x5a'));
    place(content);
    const auto cache = SqliteResultCache::open(m_file, m_clock, m_logger, 10 << 20);
    QVERIFY(cache.has_value());
    (*cache)->waitForCheck();
    QCOMPARE((*cache)->statistics().entries, std::uint64_t{0});
    QVERIFY(fs::exists(m_file.string() + ".damaged"));
  }

  void unreachablePlaceIsAnError() {
    const auto cache = SqliteResultCache::open(m_file / "no/file", m_clock, m_logger, 1000);
    QVERIFY(!cache.has_value());
    QCOMPARE(cache.error().code, ErrorCode::IoFailure);
  }
};

QTEST_APPLESS_MAIN(TestResultCacheDamage)
#include "tst_result_cache_damage.moc"
