// SPDX-License-Identifier: Apache-2.0
// Addresses and networks, IPv4 in both of its spellings.

#include "core/api/http/ip_address.h"

#include <QTest>

using namespace aisemble::api;

class TestIpAddress : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void addresses_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("spelt"); // empty: no address
    QTest::addColumn<bool>("isLoopback");
    QTest::newRow("loopback") << "127.0.0.1"
                              << "127.0.0.1" << true;
    QTest::newRow("another loopback") << "127.8.9.10"
                                      << "127.8.9.10" << true;
    QTest::newRow("private") << "192.168.1.5"
                             << "192.168.1.5" << false;
    QTest::newRow("any") << "0.0.0.0"
                         << "0.0.0.0" << false;
    QTest::newRow("IPv6 loopback") << "::1"
                                   << "::1" << true;
    QTest::newRow("IPv6 long") << "0:0:0:0:0:0:0:1"
                               << "::1" << true;
    QTest::newRow("IPv6 any") << "::"
                              << "::" << false;
    QTest::newRow("mapped loopback") << "::ffff:127.0.0.1"
                                     << "127.0.0.1" << true;
    QTest::newRow("mapped in hexadecimal") << "::ffff:7f00:1"
                                           << "127.0.0.1" << true;
    QTest::newRow("IPv6") << "FD00::5"
                          << "fd00::5" << false;
    QTest::newRow("empty") << ""
                           << "" << false;
    QTest::newRow("name") << "localhost"
                          << "" << false;
    QTest::newRow("short form") << "127.1"
                                << "" << false;
    QTest::newRow("number") << "2130706433"
                            << "" << false;
    QTest::newRow("octal") << "0177.0.0.1"
                           << "" << false;
    QTest::newRow("hexadecimal") << "0x7f.0.0.1"
                                 << "" << false;
    QTest::newRow("out of range") << "256.0.0.1"
                                  << "" << false;
    QTest::newRow("zone") << "fe80::1%eth0"
                          << "" << false;
    QTest::newRow("brackets") << "[::1]"
                              << "" << false;
    QTest::newRow("space") << " 127.0.0.1"
                           << "" << false;
    QTest::newRow("NUL") << QString::fromLatin1("127.0.0.1\0x", 11) << "" << false;
  }
  void addresses() {
    QFETCH(QString, text);
    QFETCH(QString, spelt);
    QFETCH(bool, isLoopback);
    const auto address = IpAddress::parse(text.toStdString());
    QCOMPARE(address.has_value(), !spelt.isEmpty());
    if (!address) return;
    QCOMPARE(QString::fromStdString(address->text()), spelt);
    QCOMPARE(address->isLoopback(), isLoopback);
    QCOMPARE(address->isIpv4(), spelt.contains('.'));
    QCOMPARE(address->isUnspecified(), spelt == "0.0.0.0" || spelt == "::");
  }

  void networks_data() {
    QTest::addColumn<QString>("network");
    QTest::addColumn<QString>("address");
    QTest::addColumn<bool>("isInside");
    QTest::newRow("inside") << "192.168.1.0/24"
                            << "192.168.1.255" << true;
    QTest::newRow("outside") << "192.168.1.0/24"
                             << "192.168.2.1" << false;
    QTest::newRow("mapped address") << "10.0.0.0/8"
                                    << "::ffff:10.1.2.3" << true;
    QTest::newRow("mapped network") << "::ffff:10.0.0.0/104"
                                    << "10.1.2.3" << true;
    QTest::newRow("odd length") << "172.16.0.0/12"
                                << "172.31.255.255" << true;
    QTest::newRow("beyond an odd length") << "172.16.0.0/12"
                                          << "172.32.0.0" << false;
    QTest::newRow("one address") << "10.0.0.7"
                                 << "10.0.0.7" << true;
    QTest::newRow("not the one address") << "10.0.0.7"
                                         << "10.0.0.8" << false;
    QTest::newRow("all IPv4") << "0.0.0.0/0"
                              << "8.8.8.8" << true;
    QTest::newRow("all IPv4 is no IPv6") << "0.0.0.0/0"
                                         << "fd00::1" << false;
    QTest::newRow("IPv6") << "fd00::/8"
                          << "fd12:3456::1" << true;
    QTest::newRow("IPv6 is no IPv4") << "fd00::/8"
                                     << "10.0.0.1" << false;
    QTest::newRow("everything") << "::/0"
                                << "10.0.0.1" << true;
    QTest::newRow("full length") << "fd00::5/128"
                                 << "fd00::5" << true;
  }
  void networks() {
    QFETCH(QString, network);
    QFETCH(QString, address);
    QFETCH(bool, isInside);
    const auto parsed = IpNetwork::parse(network.toStdString());
    QVERIFY2(parsed.has_value(), parsed ? "" : parsed.error().message.c_str());
    QCOMPARE(parsed->contains(*IpAddress::parse(address.toStdString())), isInside);
  }

  void badNetworks_data() {
    QTest::addColumn<QString>("network");
    QTest::addColumn<QString>("word");
    QTest::newRow("name") << "example.org/24"
                          << "no numeric address";
    QTest::newRow("empty") << ""
                           << "no numeric address";
    QTest::newRow("no length") << "10.0.0.0/"
                               << "0 to 32";
    QTest::newRow("too long") << "10.0.0.0/33"
                              << "0 to 32";
    QTest::newRow("too long of IPv6") << "fd00::/129"
                                      << "0 to 128";
    QTest::newRow("negative") << "10.0.0.0/-1"
                              << "0 to 32";
    QTest::newRow("mask") << "10.0.0.0/255.0.0.0"
                          << "0 to 32";
    QTest::newRow("bits beyond") << "192.168.1.5/24"
                                 << "192.168.1.0/24";
    QTest::newRow("bits beyond of IPv6") << "fd00::5/64"
                                         << "fd00::/64";
  }
  void badNetworks() {
    QFETCH(QString, network);
    QFETCH(QString, word);
    const auto parsed = IpNetwork::parse(network.toStdString());
    QVERIFY(!parsed);
    QCOMPARE(parsed.error().code, aisemble::ErrorCode::InvalidArgument);
    QVERIFY2(QString::fromStdString(parsed.error().message).contains(word), parsed.error().message.c_str());
  }
};

QTEST_APPLESS_MAIN(TestIpAddress)
#include "tst_ip_address.moc"
