// SPDX-License-Identifier: Apache-2.0
// Which Host headers are answered (against DNS rebinding) and which pages may ask (against foreign origins).

#include "core/api/http/host_rule.h"

#include <QTest>

using namespace aisemble::api;

namespace {

std::vector<HostPort> allowed(std::initializer_list<const char*> names) {
  std::vector<HostPort> out;
  for (const char* name : names)
    out.push_back(parseAllowedHost(name).value());
  return out;
}

} // namespace

class TestHostRule : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void hosts_data() {
    QTest::addColumn<QString>("host");
    QTest::addColumn<bool>("isAllowed");
    // The server was connected to at 192.168.1.5:8080 and allows box.lan, web.example:443 and fd00::5.
    QTest::newRow("localhost") << "localhost:8080" << true;
    QTest::newRow("localhost without a port") << "localhost" << true;
    QTest::newRow("upper case") << "LOCALHOST:8080" << true;
    QTest::newRow("mixed case") << "LocalHost" << true;
    QTest::newRow("trailing dot") << "localhost.:8080" << true;
    QTest::newRow("trailing dot without a port") << "localhost." << true;
    QTest::newRow("IPv4 loopback") << "127.0.0.1:8080" << true;
    QTest::newRow("IPv4 loopback without a port") << "127.0.0.1" << true;
    QTest::newRow("another loopback address") << "127.1.2.3:8080" << true;
    QTest::newRow("IPv6 loopback") << "[::1]:8080" << true;
    QTest::newRow("IPv6 loopback without a port") << "[::1]" << true;
    QTest::newRow("IPv6 loopback, long") << "[0:0:0:0:0:0:0:1]:8080" << true;
    QTest::newRow("mapped loopback") << "[::ffff:127.0.0.1]:8080" << true;
    QTest::newRow("own address") << "192.168.1.5:8080" << true;
    QTest::newRow("own address without a port") << "192.168.1.5" << true;
    QTest::newRow("allowed name") << "box.lan:8080" << true;
    QTest::newRow("allowed name without a port") << "box.lan" << true;
    QTest::newRow("allowed name in upper case with a dot") << "BOX.LAN.:8080" << true;
    QTest::newRow("allowed with its port") << "web.example:443" << true;
    QTest::newRow("allowed IPv6") << "[fd00::5]:8080" << true;
    QTest::newRow("allowed IPv6, another spelling") << "[FD00:0::5]" << true;

    // Through a tunnel, or a container's published port.
    QTest::newRow("localhost, another port") << "localhost:8081" << true;
    QTest::newRow("loopback, another port") << "127.0.0.1:80" << true;
    QTest::newRow("IPv6, another port") << "[::1]:80" << true;
    QTest::newRow("own address, another port") << "192.168.1.5:80" << true;
    QTest::newRow("allowed name, another port") << "box.lan:9" << true;

    QTest::newRow("empty") << "" << false;
    QTest::newRow("foreign") << "evil.example" << false;
    QTest::newRow("foreign with the port") << "evil.example:8080" << false;
    QTest::newRow("foreign with a dot") << "evil.example." << false;
    QTest::newRow("another address of the network") << "192.168.1.6:8080" << false;
    QTest::newRow("unspecified address") << "0.0.0.0:8080" << false;
    QTest::newRow("allowed with its port, without") << "web.example" << false;
    QTest::newRow("allowed with its port, another") << "web.example:8080" << false;
    QTest::newRow("below localhost") << "evil.localhost" << false;
    QTest::newRow("localhost as a label") << "localhost.evil.example" << false;
    QTest::newRow("allowed as a suffix") << "xbox.lan" << false;
    QTest::newRow("allowed as a prefix") << "box.lan.evil.example" << false;
    QTest::newRow("address as a label") << "127.0.0.1.evil.example" << false;
    QTest::newRow("rebinding service") << "127.0.0.1.nip.io" << false;
    QTest::newRow("short address") << "127.1" << false;
    QTest::newRow("decimal address") << "2130706433" << false;
    QTest::newRow("hexadecimal address") << "0x7f000001" << false;
    QTest::newRow("two dots") << "localhost.." << false;
    QTest::newRow("dot only") << "." << false;
    QTest::newRow("empty port") << "localhost:" << false;
    QTest::newRow("port not a number") << "localhost:http" << false;
    QTest::newRow("port zero") << "localhost:0" << false;
    QTest::newRow("port too large") << "localhost:73616" << false; // 8080 + 65536
    QTest::newRow("port with a sign") << "localhost:+8080" << false;
    QTest::newRow("two ports") << "localhost:8080:8080" << false;
    QTest::newRow("two hosts") << "localhost, evil.example" << false;
    QTest::newRow("user") << "localhost@evil.example" << false;
    QTest::newRow("user before") << "evil.example@localhost" << false;
    QTest::newRow("path") << "localhost/evil" << false;
    QTest::newRow("space") << "localhost evil" << false;
    QTest::newRow("escape") << "localhos%74" << false;
    QTest::newRow("scheme") << "http://localhost" << false;
    QTest::newRow("IPv6 without brackets") << "::1" << false;
    QTest::newRow("IPv6 with a zone") << "[fe80::1%25lo]" << false;
    QTest::newRow("bracket open") << "[::1" << false;
    QTest::newRow("after the bracket") << "[::1]evil" << false;
    QTest::newRow("IPv4 in brackets") << "[127.0.0.1]" << false;
    QTest::newRow("name in brackets") << "[localhost]" << false;
    QTest::newRow("not ASCII") << QString::fromUtf8("l\xc3\xb6"
                                                    "calhost")
                               << false;
    QTest::newRow("look-alike") << QString::fromUtf8("l\xd0\xbe"
                                                     "calhost")
                                << false;
    QTest::newRow("too long") << QString(300, 'a') << false;
  }
  void hosts() {
    QFETCH(QString, host);
    QFETCH(bool, isAllowed);
    const std::vector<HostPort> list = allowed({"box.lan", "Web.Example:443", "fd00::5"});
    const HostRule rule{*IpAddress::parse("192.168.1.5"), list};
    QCOMPARE(isHostAllowed(host.toStdString(), rule), isAllowed);
  }

  void withoutAListOnlyThisMachine() {
    const HostRule rule{*IpAddress::parse("127.0.0.1"), {}};
    QVERIFY(isHostAllowed("localhost:8080", rule));
    QVERIFY(!isHostAllowed("box.lan:8080", rule));
    QVERIFY(!isHostAllowed("192.168.1.5:8080", rule));
  }

  void badAllowedHosts_data() {
    QTest::addColumn<QString>("name");
    for (const char* name : {"*", "*.example.org", "", "http://example.org", "example.org/", "a b", "example.org:0",
                             "example.org:x", "[fe80::1%25lo]"})
      QTest::newRow(name[0] == '\0' ? "empty" : name) << name;
  }
  void badAllowedHosts() {
    QFETCH(QString, name);
    const auto parsed = parseAllowedHost(name.toStdString());
    QVERIFY(!parsed);
    QCOMPARE(parsed.error().code, aisemble::ErrorCode::InvalidArgument);
  }

  void origins_data() {
    QTest::addColumn<QString>("origin"); // "-": none is sent
    QTest::addColumn<QString>("host");
    QTest::addColumn<int>("verdict");
    const int none = static_cast<int>(OriginVerdict::None);
    const int same = static_cast<int>(OriginVerdict::Same);
    const int listed = static_cast<int>(OriginVerdict::Allowed);
    const int foreign = static_cast<int>(OriginVerdict::Foreign);
    QTest::newRow("no browser") << "-"
                                << "localhost:8080" << none;
    QTest::newRow("same") << "http://localhost:8080"
                          << "localhost:8080" << same;
    QTest::newRow("same, upper case") << "HTTP://LOCALHOST:8080"
                                      << "localhost:8080" << same;
    QTest::newRow("same, default port") << "http://localhost"
                                        << "localhost" << same;
    QTest::newRow("same, default port spelt out") << "http://localhost:80"
                                                  << "localhost" << same;
    QTest::newRow("same, IPv6") << "http://[::1]:8080"
                                << "[0::1]:8080" << same;
    QTest::newRow("listed") << "https://app.example"
                            << "localhost:8080" << listed;
    QTest::newRow("listed, spelt out") << "https://APP.example:443"
                                       << "localhost:8080" << listed;
    QTest::newRow("listed with a port") << "http://localhost:3000"
                                        << "localhost:8080" << listed;
    QTest::newRow("foreign") << "http://evil.example"
                             << "localhost:8080" << foreign;
    QTest::newRow("another port") << "http://localhost:8081"
                                  << "localhost:8080" << foreign;
    QTest::newRow("another scheme") << "https://localhost:8080"
                                    << "localhost:8080" << foreign;
    QTest::newRow("another name of this machine") << "http://127.0.0.1:8080"
                                                  << "localhost:8080" << foreign;
    QTest::newRow("listed host, another scheme") << "http://app.example"
                                                 << "localhost:8080" << foreign;
    QTest::newRow("listed as a prefix") << "https://app.example.evil"
                                        << "localhost:8080" << foreign;
    QTest::newRow("listed as a suffix") << "https://evilapp.example"
                                        << "localhost:8080" << foreign;
    QTest::newRow("null") << "null"
                          << "localhost:8080" << foreign;
    QTest::newRow("empty") << ""
                           << "localhost:8080" << foreign;
    QTest::newRow("star") << "*"
                          << "localhost:8080" << foreign;
    QTest::newRow("file") << "file://"
                          << "localhost:8080" << foreign;
    QTest::newRow("extension") << "chrome-extension://abc"
                               << "localhost:8080" << foreign;
    QTest::newRow("with a path") << "http://localhost:8080/x"
                                 << "localhost:8080" << foreign;
    QTest::newRow("two") << "http://localhost:8080 http://evil.example"
                         << "localhost:8080" << foreign;
  }
  void origins() {
    QFETCH(QString, origin);
    QFETCH(QString, host);
    QFETCH(int, verdict);
    const std::vector<std::string> list{parseAllowedOrigin("https://App.example:443").value(),
                                        parseAllowedOrigin("http://localhost:3000").value()};
    const std::string text = origin.toStdString();
    const auto header = text == "-" ? std::nullopt : std::optional<std::string_view>(text);
    QCOMPARE(static_cast<int>(judgeOrigin(header, host.toStdString(), list)), verdict);
  }

  void allowedOrigins() {
    QCOMPARE(parseAllowedOrigin("https://App.Example:443").value(), "https://app.example");
    QCOMPARE(parseAllowedOrigin("http://[FD00::5]:3000").value(), "http://[fd00::5]:3000");
    for (const char* bad : {"*", "null", "", "example.org", "https://", "https://a/b", "https://*", "://a"})
      QVERIFY2(!parseAllowedOrigin(bad), bad);
  }
};

QTEST_APPLESS_MAIN(TestHostRule)
#include "tst_host_rule.moc"
