// SPDX-License-Identifier: Apache-2.0
// Targets are decoded as the original's framework does, and refused where a careful server must.

#include "core/api/http/request_target.h"

#include <QTest>

using namespace aisemble::api;

class TestRequestTarget : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void good_data() {
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<QByteArray>("query"); // name=value, joined by '|'
    QTest::newRow("root") << QByteArray("/") << QByteArray("/") << QByteArray();
    QTest::newRow("plain") << QByteArray("/models/x") << QByteArray("/models/x") << QByteArray();
    QTest::newRow("trailing slash") << QByteArray("/health/") << QByteArray("/health") << QByteArray();
    QTest::newRow("trailing slashes") << QByteArray("/health//") << QByteArray("/health") << QByteArray();
    QTest::newRow("slashes only") << QByteArray("//") << QByteArray("/") << QByteArray();
    QTest::newRow("escapes") << QByteArray("/%68ealth/%E7%8c%ab") << QByteArray("/health/\xe7\x8c\xab") << QByteArray();
    QTest::newRow("escaped slash is one") << QByteArray("/a%2Fb") << QByteArray("/a/b") << QByteArray();
    QTest::newRow("plus stays in the path") << QByteArray("/a+b%20c") << QByteArray("/a+b c") << QByteArray();
    QTest::newRow("dots inside names") << QByteArray("/v1.5/..x/y..") << QByteArray("/v1.5/..x/y..") << QByteArray();
    QTest::newRow("query") << QByteArray("/a?b=c&d=e") << QByteArray("/a") << QByteArray("b=c|d=e");
    QTest::newRow("query of a slash") << QByteArray("/a/?b=/") << QByteArray("/a") << QByteArray("b=/");
    QTest::newRow("query forms") << QByteArray("/a?b+c=1%2B2&&d&e==f&?") << QByteArray("/a")
                                 << QByteArray("b c=1+2|d=|e==f|?=");
    QTest::newRow("empty query") << QByteArray("/a?") << QByteArray("/a") << QByteArray();
    QTest::newRow("query may hold controls") << QByteArray("/a?b=1%0A2") << QByteArray("/a") << QByteArray("b=1\n2");
    QTest::newRow("raw UTF-8") << QByteArray("/\xc3\xa4") << QByteArray("/\xc3\xa4") << QByteArray();
    QTest::newRow("absolute") << QByteArray("http://host:80/a?b=c") << QByteArray("/a") << QByteArray("b=c");
    QTest::newRow("absolute upper case") << QByteArray("HTTP://host") << QByteArray("/") << QByteArray();
    QTest::newRow("absolute query only") << QByteArray("http://host?x=1") << QByteArray("/") << QByteArray("x=1");
  }
  void good() {
    QFETCH(QByteArray, target);
    QFETCH(QByteArray, path);
    QFETCH(QByteArray, query);
    const auto parsed = parseRequestTarget(target.toStdString());
    QVERIFY2(parsed.has_value(), parsed ? "" : parsed.error().message.c_str());
    QCOMPARE(QByteArray::fromStdString(parsed->path), path);
    std::string joined;
    for (const auto& [name, value] : parsed->query)
      joined += (joined.empty() ? "" : "|") + name + "=" + value;
    QCOMPARE(QByteArray::fromStdString(joined), query);
    QCOMPARE(parsed->authority.empty(), !target.toLower().startsWith("http"));
  }

  void bad_data() {
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<QString>("word"); // in the message
    QTest::newRow("empty") << QByteArray() << "neither";
    QTest::newRow("asterisk") << QByteArray("*") << "neither";
    QTest::newRow("authority") << QByteArray("host:80") << "neither";
    QTest::newRow("other scheme") << QByteArray("ftp://host/") << "neither";
    QTest::newRow("no host") << QByteArray("http:///x") << "no host";
    QTest::newRow("escape cut") << QByteArray("/a%4") << "path has a percent";
    QTest::newRow("escape cut at once") << QByteArray("/a%") << "path has a percent";
    QTest::newRow("escape not hexadecimal") << QByteArray("/%zz") << "path has a percent";
    QTest::newRow("NUL") << QByteArray("/a%00") << "control";
    QTest::newRow("line end") << QByteArray("/a%0d%0a") << "control";
    QTest::newRow("delete") << QByteArray("/a%7f") << "control";
    QTest::newRow("not UTF-8") << QByteArray("/%ff") << "path is not valid UTF-8";
    QTest::newRow("overlong") << QByteArray("/%c0%af") << "path is not valid UTF-8";
    QTest::newRow("surrogate") << QByteArray("/%ed%a0%80") << "path is not valid UTF-8";
    QTest::newRow("dot dot") << QByteArray("/a/../b") << "segment";
    QTest::newRow("dot dot at the end") << QByteArray("/a/..") << "segment";
    QTest::newRow("escaped dots") << QByteArray("/%2e%2e/etc") << "segment";
    QTest::newRow("escaped slash and dots") << QByteArray("/a%2f..%2fb") << "segment";
    QTest::newRow("dot") << QByteArray("/./a") << "segment";
    QTest::newRow("fragment") << QByteArray("/a#b") << "fragment";
    QTest::newRow("query escape") << QByteArray("/a?b=%x1") << "query has a percent";
    QTest::newRow("query name escape") << QByteArray("/a?%=1") << "query has a percent";
    QTest::newRow("query not UTF-8") << QByteArray("/a?b=%ff") << "query is not valid UTF-8";
    QTest::newRow("absolute query escape") << QByteArray("http://host?%") << "query has a percent";
  }
  void bad() {
    QFETCH(QByteArray, target);
    QFETCH(QString, word);
    const auto parsed = parseRequestTarget(target.toStdString());
    QVERIFY(!parsed);
    QCOMPARE(parsed.error().code, aisemble::ErrorCode::InvalidArgument);
    QVERIFY2(QString::fromStdString(parsed.error().message).contains(word), parsed.error().message.c_str());
  }
};

QTEST_APPLESS_MAIN(TestRequestTarget)
#include "tst_request_target.moc"
