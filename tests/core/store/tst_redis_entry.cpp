// SPDX-License-Identifier: Apache-2.0
// What stands in the shared cache, and how its address is read.
#include "core/store/redis_connection_p.h"
#include "core/store/redis_entry_p.h"

#include <QTest>

using namespace aisemble;
using namespace aisemble::store;

namespace {

const CacheKey kKey{"{\"prompt\":\"a\"}", "digest", 1};

Response answer(const std::string& text) {
  CompletionResult out;
  out.text = text;
  return out;
}

} // namespace

class TestRedisEntry : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void entriesComeBackEqual() {
    const auto bytes = encodeRedisEntry(kKey, answer("日本\n"));
    QVERIFY(bytes.has_value());
    QVERIFY(decodeRedisEntry(kKey, *bytes) == std::optional(answer("日本\n")));
  }

  void everyPartOfTheKeyCounts() {
    const auto bytes = encodeRedisEntry(kKey, answer("a"));
    for (const CacheKey& other : {CacheKey{"x", "digest", 1}, CacheKey{kKey.canonicalRequest, "x", 1},
                                  CacheKey{kKey.canonicalRequest, "digest", 2}, CacheKey{"", "", 1}}) {
      QVERIFY(!decodeRedisEntry(other, *bytes));
      QVERIFY(redisKeyOf(other) != redisKeyOf(kKey));
    }
    // The same characters, divided otherwise.
    QVERIFY(redisKeyOf({"bc", "a", 1}) != redisKeyOf({"c", "ab", 1}));
  }

  void damagedEntriesAreMisses() {
    const std::string bytes = *encodeRedisEntry(kKey, answer("a long enough answer"));
    for (std::size_t i = 0; i < bytes.size(); ++i) {
      std::string damaged = bytes;
      damaged[i] = static_cast<char>(damaged[i] ^ 1);
      QVERIFY2(!decodeRedisEntry(kKey, damaged), std::to_string(i).c_str());
      QVERIFY(!decodeRedisEntry(kKey, std::string_view(bytes).substr(0, i)));
    }
    QVERIFY(!decodeRedisEntry(kKey, bytes + "x"));
  }

  void whatHasNoJsonIsNotShared() {
    QVERIFY(!encodeRedisEntry(kKey, LogitsResult{}));
    QVERIFY(!encodeRedisEntry(kKey, answer("\xff")));
  }

  void addresses_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("host");
    QTest::addColumn<int>("port");
    QTest::addColumn<int>("database");
    QTest::addColumn<QString>("user");
    QTest::newRow("host") << "redis://cache"
                          << "cache" << 6379 << 0 << "";
    QTest::newRow("all") << "redis://me@cache.example:7000/3"
                         << "cache.example" << 7000 << 3 << "me";
    QTest::newRow("slash only") << "redis://cache/"
                                << "cache" << 6379 << 0 << "";
    QTest::newRow("IPv6") << "redis://[::1]:7000/1"
                          << "::1" << 7000 << 1 << "";
    QTest::newRow("IPv6 without port") << "redis://[::1]"
                                       << "::1" << 6379 << 0 << "";
  }
  void addresses() {
    QFETCH(QString, text);
    const auto address = parseRedisAddress(text.toStdString());
    QVERIFY2(address.has_value(), address ? "" : address.error().message.c_str());
    QTEST(QString::fromStdString(address->host), "host");
    QTEST(address->port, "port");
    QTEST(address->database, "database");
    QTEST(QString::fromStdString(address->user), "user");
  }

  void socketsHavePaths() {
    QCOMPARE(parseRedisAddress("unix:/run/redis.sock")->socket, std::string("/run/redis.sock"));
  }

  void wrongAddresses_data() {
    QTest::addColumn<QString>("text");
    for (const char* text :
         {"", "cache", "http://cache", "redis://", "redis://:7000", "redis://cache:0", "redis://cache:99999",
          "redis://cache:x", "redis://cache/x", "redis://cache/-1", "unix:", "redis://me:secret@cache"})
      QTest::newRow(text) << text;
  }
  void wrongAddresses() {
    QFETCH(QString, text);
    const auto address = parseRedisAddress(text.toStdString());
    QVERIFY(!address.has_value());
    QCOMPARE(address.error().code, ErrorCode::InvalidArgument);
    QVERIFY(address.error().message.find("secret@") == std::string::npos);
  }
};

QTEST_GUILESS_MAIN(TestRedisEntry)
#include "tst_redis_entry.moc"
