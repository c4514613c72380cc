// SPDX-License-Identifier: Apache-2.0
// The key's file is made once, private, and refused when it is not; requests present the key in one way or another.

#include "core/api/http/api_key.h"

#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>

#include <fstream>

using namespace aisemble;
using namespace aisemble::api;

namespace {

constexpr const char* kKey = "0123456789abcdef0123456789abcdef";

} // namespace

class TestApiKey : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void madeOnceAndKept() {
    const QTemporaryDir folder;
    const std::filesystem::path file = folder.filePath("api-key").toStdString();
    const auto key = loadOrCreateKey(file);
    QVERIFY(key.has_value());
    QCOMPARE(key->size(), 64U); // 256 bits
    QVERIFY(key->find_first_not_of("0123456789abcdef") == std::string::npos);
    struct stat status {};
    QCOMPARE(::stat(file.c_str(), &status), 0);
    QCOMPARE(status.st_mode & 0777U, 0600U);
    QCOMPARE(loadOrCreateKey(file).value(), *key);
    QVERIFY(loadOrCreateKey(folder.filePath("other").toStdString()).value() != *key);
  }

  void badFiles() {
    const QTemporaryDir folder;
    const std::filesystem::path file = folder.filePath("api-key").toStdString();
    std::ofstream(file) << kKey << "\n";
    ::chmod(file.c_str(), 0640);
    const auto open = loadOrCreateKey(file);
    QCOMPARE(open.error().code, ErrorCode::InvalidArgument);
    QVERIFY(open.error().message.find("chmod 600") != std::string::npos);
    ::chmod(file.c_str(), 0600);
    QCOMPARE(loadOrCreateKey(file).value(), kKey);

    std::ofstream(file) << "short\n";
    QCOMPARE(loadOrCreateKey(file).error().code, ErrorCode::InvalidArgument);
    std::ofstream(file) << "";
    QCOMPARE(loadOrCreateKey(file).error().code, ErrorCode::InvalidArgument);
    QCOMPARE(loadOrCreateKey(folder.filePath("no/such/folder").toStdString()).error().code, ErrorCode::IoFailure);
  }

  void userKeys() {
    QVERIFY(checkKey("a-key-of-16-char", "X").has_value());
    for (const char* bad :
         {"", "too-short", "has a space in it..", "has\ttab-in-it.....", "n\xc3\xb6n-ascii-key......"}) {
      const auto checked = checkKey(bad, "AISEMBLE_API_KEY");
      QVERIFY2(!checked, bad);
      QVERIFY(checked.error().message.find("AISEMBLE_API_KEY") != std::string::npos);
      QVERIFY(bad[0] == '\0' || checked.error().message.find(bad) == std::string::npos); // it may be a secret
    }
  }

  void verdicts_data() {
    QTest::addColumn<QString>("headers"); // name: value, joined by '|'
    QTest::addColumn<int>("verdict");
    const int accepted = static_cast<int>(KeyVerdict::Accepted);
    const int missing = static_cast<int>(KeyVerdict::Missing);
    const int wrong = static_cast<int>(KeyVerdict::Wrong);
    const QString key = kKey;
    QTest::newRow("none") << "Host: localhost" << missing;
    QTest::newRow("bearer") << "Authorization: Bearer " + key << accepted;
    QTest::newRow("bearer, any case") << "AUTHORIZATION: bearer " + key << accepted;
    QTest::newRow("bearer, more spaces") << "Authorization: Bearer   " + key << accepted;
    QTest::newRow("x-api-key") << "x-api-key: " + key << accepted;
    QTest::newRow("X-API-Key") << "X-API-Key: " + key << accepted;
    QTest::newRow("both") << "Authorization: Bearer " + key + "|x-api-key: " + key << accepted;
    QTest::newRow("wrong") << "Authorization: Bearer x" + key.mid(1) << wrong;
    QTest::newRow("wrong at the end") << "x-api-key: " + key.chopped(1) + "x" << wrong;
    QTest::newRow("upper case") << "x-api-key: " + key.toUpper() << wrong;
    QTest::newRow("longer") << "x-api-key: " + key + "0" << wrong;
    QTest::newRow("shorter") << "x-api-key: " + key.chopped(1) << wrong;
    QTest::newRow("empty") << "x-api-key: " << wrong;
    QTest::newRow("empty bearer") << "Authorization: Bearer " << wrong;
    QTest::newRow("bearer only") << "Authorization: Bearer" << wrong;
    QTest::newRow("no scheme") << "Authorization: " + key << wrong;
    QTest::newRow("another scheme") << "Authorization: Basic " + key << wrong;
    QTest::newRow("bearer run together") << "Authorization: Bearer" + key << wrong;
    QTest::newRow("second one wrong") << "Authorization: Bearer " + key + "|x-api-key: guess" << wrong;
    QTest::newRow("first one wrong") << "Authorization: Bearer guess|x-api-key: " + key << wrong;
    QTest::newRow("twice") << "x-api-key: " + key + "|x-api-key: " + key << wrong;
    QTest::newRow("bearer twice") << "Authorization: Bearer guess|Authorization: Bearer " + key << wrong;
    QTest::newRow("two schemes") << "Authorization: Basic x|Authorization: Bearer " + key << wrong;
    QTest::newRow("list") << "x-api-key: guess, " + key << wrong;
  }
  void verdicts() {
    QFETCH(QString, headers);
    QFETCH(int, verdict);
    std::vector<HttpHeader> list;
    for (const QString& line : headers.split('|')) {
      const qsizetype colon = line.indexOf(": ");
      list.push_back({line.left(colon).toStdString(), line.mid(colon + 2).toStdString()});
    }
    QCOMPARE(static_cast<int>(judgeKey(list, kKey)), verdict);
  }

  void comparison() {
    QVERIFY(equalsInConstantTime("", ""));
    QVERIFY(equalsInConstantTime("abc", "abc"));
    QVERIFY(!equalsInConstantTime("abc", "abd"));
    QVERIFY(!equalsInConstantTime("abc", "xbc"));
    QVERIFY(!equalsInConstantTime("abc", "abcd"));
    QVERIFY(!equalsInConstantTime("a\xff", "a\x7f"));
  }
};

QTEST_APPLESS_MAIN(TestApiKey)
#include "tst_api_key.moc"
