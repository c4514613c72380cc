// SPDX-License-Identifier: Apache-2.0
#include "core/remote/public_address.h"

#include <QTest>

#include <arpa/inet.h>

using namespace aisemble::remote;

class TestPublicAddress : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void addresses_data() {
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<bool>("isPublic");
    for (const char* text :
         {"1.1.1.1", "8.8.8.8", "9.255.255.255", "11.0.0.0", "100.63.255.255", "100.128.0.0", "126.255.255.255",
          "128.0.0.0", "169.253.255.255", "172.15.255.255", "172.32.0.0", "192.167.255.255", "192.169.0.0",
          "198.17.255.255", "198.20.0.0", "223.255.255.255", "2606:4700::1111", "2001:4860:4860::8888", "2a00::1"})
      QTest::newRow(text) << QByteArray(text) << true;
    for (const char* text : {"0.0.0.0",
                             "10.0.0.1",
                             "100.64.0.1",
                             "127.0.0.1",
                             "127.255.255.255",
                             "169.254.169.254",
                             "172.16.0.1",
                             "172.31.255.255",
                             "192.0.0.1",
                             "192.0.2.1",
                             "192.168.1.1",
                             "198.18.0.1",
                             "198.19.255.255",
                             "198.51.100.1",
                             "203.0.113.1",
                             "224.0.0.1",
                             "255.255.255.255",
                             "::",
                             "::1",
                             "::ffff:8.8.8.8",
                             "64:ff9b::808:808",
                             "fe80::1",
                             "fd00::1",
                             "ff02::1",
                             "2001:db8::1",
                             "2001::1",
                             "2002:808:808::1",
                             "3fff:fff::1"})
      QTest::newRow(text) << QByteArray(text) << false;
  }
  void addresses() {
    QFETCH(QByteArray, text);
    QFETCH(bool, isPublic);
    std::array<std::uint8_t, 4> v4{};
    std::array<std::uint8_t, 16> v6{};
    if (::inet_pton(AF_INET, text.constData(), v4.data()) == 1) {
      QCOMPARE(isPublicIpv4(v4), isPublic);
    } else {
      QCOMPARE(::inet_pton(AF_INET6, text.constData(), v6.data()), 1);
      QCOMPARE(isPublicIpv6(v6), isPublic);
    }
  }
};

QTEST_GUILESS_MAIN(TestPublicAddress)
#include "tst_public_address.moc"
