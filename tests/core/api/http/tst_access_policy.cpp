// SPDX-License-Identifier: Apache-2.0
// Host, origin and key in one verdict; each switch is shown to change it.

#include "core/api/http/access_policy.h"

#include <QTest>

using namespace aisemble::api;

namespace {

constexpr const char* kKey = "0123456789abcdef0123456789abcdef";

HttpRequest request(std::vector<HttpHeader> headers, std::string method = "GET", std::string path = "/metrics") {
  HttpRequest out;
  out.method = std::move(method);
  out.path = std::move(path);
  out.port = 8080;
  out.headers = std::move(headers);
  return out;
}

const HttpHeader kHost{"Host", "localhost:8080"};

AccessPolicy::Verdict judge(const AccessOptions& options, const HttpRequest& asked, const char* authority = "") {
  return AccessPolicy(options).judge(asked, authority, *IpAddress::parse("127.0.0.1"));
}

int statusOf(const AccessPolicy::Verdict& verdict) {
  return verdict.answer ? verdict.answer->status : 200;
}

std::optional<std::string> field(const std::vector<HttpHeader>& headers, std::string_view name) {
  for (const HttpHeader& header : headers)
    if (header.name == name) return header.value;
  return std::nullopt;
}

} // namespace

class TestAccessPolicy : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void hosts() {
    QCOMPARE(statusOf(judge({}, request({kHost}))), 200);
    QCOMPARE(statusOf(judge({}, request({}))), 403);
    QCOMPARE(statusOf(judge({}, request({{"Host", ""}}))), 403);
    QCOMPARE(statusOf(judge({}, request({{"Host", "evil.example"}}))), 403);
    QCOMPARE(statusOf(judge({}, request({kHost, kHost}))), 403);
    QCOMPARE(statusOf(judge({}, request({kHost, {"hOST", "evil.example"}}))), 403);
    QCOMPARE(statusOf(judge({}, request({kHost}), "localhost:8080")), 200);
    QCOMPARE(statusOf(judge({}, request({kHost}), "evil.example")), 403);
    AccessOptions options;
    options.allowedHosts.push_back(parseAllowedHost("evil.example").value());
    QCOMPARE(statusOf(judge(options, request({{"Host", "evil.example"}}))), 200);
    // Also on preflights, and before the key is looked at.
    QCOMPARE(statusOf(judge({}, request({{"Host", "evil.example"},
                                         {"Origin", "http://evil.example"},
                                         {"Access-Control-Request-Method", "POST"}},
                                        "OPTIONS"))),
             403);
  }

  void origins() {
    const HttpHeader foreign{"Origin", "https://app.example"};
    const auto refused = judge({}, request({kHost, foreign}));
    QCOMPARE(statusOf(refused), 403);
    QVERIFY(refused.headers.empty()); // CORS is off
    QVERIFY(!field(refused.answer->headers, "Access-Control-Allow-Origin"));
    QCOMPARE(statusOf(judge({}, request({kHost, {"Origin", "http://localhost:8080"}}))), 200);
    QCOMPARE(statusOf(judge({}, request({kHost, {"Origin", "null"}}))), 403);

    AccessOptions options;
    options.allowedOrigins = {"https://app.example"};
    const auto allowed = judge(options, request({kHost, foreign}));
    QCOMPARE(statusOf(allowed), 200);
    QCOMPARE(field(allowed.headers, "Access-Control-Allow-Origin").value(), "https://app.example");
    QCOMPARE(field(allowed.headers, "Vary").value(), "Origin");
    QVERIFY(!field(allowed.headers, "Access-Control-Allow-Credentials"));
    const auto other = judge(options, request({kHost, {"Origin", "https://other.example"}}));
    QCOMPARE(statusOf(other), 403);
    QVERIFY(other.headers.empty());
    QCOMPARE(statusOf(judge(options, request({kHost, foreign, {"Origin", "https://other.example"}}))), 403);
    QVERIFY(judge(options, request({kHost})).headers.empty()); // not a browser
  }

  void preflights() {
    const std::vector<HttpHeader> asked{
        kHost, {"Origin", "https://app.example"}, {"Access-Control-Request-Method", "POST"}};
    QCOMPARE(statusOf(judge({}, request(asked, "OPTIONS"))), 403);
    AccessOptions options;
    options.allowedOrigins = {"https://app.example"};
    options.key = kKey; // a browser does not send it here
    const auto verdict = judge(options, request(asked, "OPTIONS"));
    QCOMPARE(statusOf(verdict), 204);
    QVERIFY(field(verdict.answer->headers, "Access-Control-Allow-Headers")->find("Authorization") != std::string::npos);
    QVERIFY(field(verdict.answer->headers, "Access-Control-Allow-Methods")->find("POST") != std::string::npos);
    QCOMPARE(field(verdict.headers, "Access-Control-Allow-Origin").value(), "https://app.example");
    QCOMPARE(statusOf(judge(options, request(asked, "GET"))), 401); // no preflight: the key is asked for
  }

  void keys() {
    AccessOptions options;
    options.key = kKey;
    const auto missing = judge(options, request({kHost}));
    QCOMPARE(statusOf(missing), 401);
    QCOMPARE(field(missing.answer->headers, "WWW-Authenticate").value(), "Bearer realm=\"aisemble\"");
    QVERIFY(missing.answer->body.find("detail") != std::string::npos);
    QCOMPARE(statusOf(judge(options, request({kHost, {"x-api-key", "guess"}}))), 401);
    QCOMPARE(statusOf(judge(options, request({kHost, {"x-api-key", kKey}}))), 200);
    QCOMPARE(statusOf(judge(options, request({kHost, {"Authorization", std::string("Bearer ") + kKey}}))), 200);
    QCOMPARE(statusOf(judge(options, request({{"x-api-key", kKey}}))), 403); // the key does not replace the host
    const auto openAi = judge(options, request({kHost}, "GET", "/v1/models"));
    QVERIFY(openAi.answer->body.find("\"code\":\"invalid_api_key\"") != std::string::npos);
  }

  void loops_data() {
    QTest::addColumn<QByteArray>("hops");
    QTest::addColumn<int>("status");
    QTest::newRow("others") << QByteArray("aaaa,cccc") << 200;
    QTest::newRow("this one") << QByteArray("bbbb") << 508;
    QTest::newRow("among others") << QByteArray("aaaa, bbbb\t,cccc") << 508;
    QTest::newRow("a part of another") << QByteArray("abbbb,bbbbc") << 200;
    QTest::newRow("empty") << QByteArray("") << 200;
    QTest::newRow("commas") << QByteArray(",, ,") << 200;
    QTest::newRow("too many") << QByteArray("a,").repeated(17) << 508;
  }
  void loops() {
    QFETCH(QByteArray, hops);
    QFETCH(int, status);
    AccessOptions options;
    const HttpHeader header{"x-aisemble-hops", hops.toStdString()};
    QCOMPARE(statusOf(judge(options, request({kHost, header}))), 200); // nobody looks for them
    options.instance = "bbbb";
    QCOMPARE(statusOf(judge(options, request({kHost}))), 200);
    QCOMPARE(statusOf(judge(options, request({kHost, header}))), status);
    QCOMPARE(statusOf(judge(options, request({kHost, header, header}))), 508); // it is sent once
    options.key = kKey;
    QCOMPARE(statusOf(judge(options, request({kHost, header}))), 401); // strangers learn nothing
    QCOMPARE(statusOf(judge(options, request({kHost, header, {"x-api-key", kKey}}))), status);
  }

  void networks() {
    const AccessPolicy open{AccessOptions{}};
    QVERIFY(open.mayConnect(*IpAddress::parse("8.8.8.8")));
    AccessOptions options;
    options.allowedNetworks = {IpNetwork::parse("10.0.0.0/8").value(), IpNetwork::parse("fd00::/8").value()};
    const AccessPolicy closed(options);
    QVERIFY(closed.mayConnect(*IpAddress::parse("10.1.2.3")));
    QVERIFY(closed.mayConnect(*IpAddress::parse("::ffff:10.1.2.3")));
    QVERIFY(closed.mayConnect(*IpAddress::parse("fd00::1")));
    QVERIFY(closed.mayConnect(*IpAddress::parse("127.0.0.1")));
    QVERIFY(closed.mayConnect(*IpAddress::parse("::1")));
    QVERIFY(!closed.mayConnect(*IpAddress::parse("192.168.1.1")));
    QVERIFY(!closed.mayConnect(*IpAddress::parse("::ffff:192.168.1.1")));
    QVERIFY(!closed.mayConnect(*IpAddress::parse("fe80::1")));
  }
};

QTEST_APPLESS_MAIN(TestAccessPolicy)
#include "tst_access_policy.moc"
