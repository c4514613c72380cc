// SPDX-License-Identifier: Apache-2.0
// Which options leave a server open to whom: beyond loopback never to everybody.

#include "core/api/server_access.h"

#include <QTemporaryDir>
#include <QTest>

using namespace aisemble;
using namespace aisemble::api;

namespace {

constexpr const char* kKey = "0123456789abcdef0123456789abcdef";

} // namespace

class TestServerAccess : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void starts_data() {
    QTest::addColumn<QString>("host");
    QTest::addColumn<QString>("options"); // pod, key (--require-key), env (AISEMBLE_API_KEY), net=…
    QTest::addColumn<QString>("outcome"); // open, key (of the file), env, or a word of the refusal
    QTest::newRow("loopback") << "127.0.0.1"
                              << ""
                              << "open";
    QTest::newRow("loopback by name") << "localhost"
                                      << ""
                                      << "open";
    QTest::newRow("loopback of IPv6") << "::1"
                                      << ""
                                      << "open";
    QTest::newRow("loopback, key wanted") << "127.0.0.1"
                                          << "key"
                                          << "key";
    QTest::newRow("loopback, key of the environment not wanted") << "127.0.0.1"
                                                                 << "env"
                                                                 << "open";
    QTest::newRow("loopback, key of the environment wanted") << "127.0.0.1"
                                                             << "key env"
                                                             << "env";
    QTest::newRow("everywhere") << "0.0.0.0"
                                << ""
                                << "--require-key";
    QTest::newRow("everywhere of IPv6") << "::"
                                        << ""
                                        << "AISEMBLE_API_KEY";
    QTest::newRow("one address") << "192.168.1.5"
                                 << ""
                                 << "--require-key";
    QTest::newRow("mapped address") << "::ffff:192.168.1.5"
                                    << ""
                                    << "--require-key";
    QTest::newRow("everywhere with a key") << "0.0.0.0"
                                           << "key"
                                           << "key";
    QTest::newRow("everywhere with the environment's") << "0.0.0.0"
                                                       << "env"
                                                       << "env";
    QTest::newRow("networks are no key for the main server") << "0.0.0.0"
                                                             << "net=10.0.0.0/8"
                                                             << "--require-key";
    QTest::newRow("pod") << "0.0.0.0"
                         << "pod"
                         << "--allow-network";
    QTest::newRow("pod with networks") << "0.0.0.0"
                                       << "pod net=10.0.0.0/8"
                                       << "open";
    QTest::newRow("pod with IPv6 networks") << "::"
                                            << "pod net=fd00::/8"
                                            << "open";
    QTest::newRow("pod with networks and a key") << "0.0.0.0"
                                                 << "pod key net=10.0.0.0/8"
                                                 << "key";
    QTest::newRow("pod with every address") << "0.0.0.0"
                                            << "pod net=0.0.0.0/0"
                                            << "every address";
    QTest::newRow("pod with every address of IPv6") << "::"
                                                    << "pod net=::/0"
                                                    << "every address";
    QTest::newRow("pod with every mapped address") << "::"
                                                   << "pod net=::ffff:0.0.0.0/96"
                                                   << "every address";
    QTest::newRow("pod with every address and a key") << "0.0.0.0"
                                                      << "pod key net=0.0.0.0/0"
                                                      << "key";
    QTest::newRow("bad network") << "127.0.0.1"
                                 << "net=10.0.0.1/8"
                                 << "10.0.0.0/8";
    QTest::newRow("no such host") << "no such host"
                                  << ""
                                  << "no such host";
  }
  void starts() {
    QFETCH(QString, host);
    QFETCH(QString, options);
    QFETCH(QString, outcome);
    const QTemporaryDir folder;
    ServerAccessOptions asked;
    asked.host = host.toStdString();
    asked.keyFile = folder.filePath("api-key").toStdString();
    for (const QString& option : options.split(' ', Qt::SkipEmptyParts)) {
      if (option == "pod") asked.isPod = true;
      if (option == "key") asked.requireKey = true;
      if (option == "env") asked.key = kKey;
      if (option.startsWith("net=")) asked.allowNetworks.push_back(option.mid(4).toStdString());
    }
    const Result<ServerAccess> access = readServerAccess(asked);
    const bool makesFile = outcome == "key";
    QCOMPARE(std::filesystem::exists(asked.keyFile), makesFile);
    if (outcome == "open" || outcome == "key" || outcome == "env") {
      QVERIFY2(access.has_value(), access ? "" : access.error().message.c_str());
      QCOMPARE(access->wantsKey, outcome != "open");
      QCOMPARE(access->isKeyFromFile, makesFile);
      QCOMPARE(access->options.key.empty(), outcome == "open");
      if (outcome == "env") QCOMPARE(access->options.key, kKey);
      QCOMPARE(access->options.allowedNetworks.size(), asked.allowNetworks.size());
      return;
    }
    QVERIFY(!access);
    QVERIFY2(QString::fromStdString(access.error().message).contains(outcome), access.error().message.c_str());
  }

  void listsAreChecked() {
    ServerAccessOptions asked;
    asked.allowHosts = {"box.lan"};
    asked.allowOrigins = {"http://localhost:3000"};
    const Result<ServerAccess> access = readServerAccess(asked);
    QVERIFY(access.has_value());
    QCOMPARE(access->options.allowedHosts.front().host, "box.lan");
    QCOMPARE(access->options.allowedOrigins.front(), "http://localhost:3000");
    asked.allowHosts = {"*"};
    QCOMPARE(readServerAccess(asked).error().code, ErrorCode::InvalidArgument);
    asked.allowHosts.clear();
    asked.allowOrigins = {"*"};
    QCOMPARE(readServerAccess(asked).error().code, ErrorCode::InvalidArgument);
  }

  void badKeys() {
    ServerAccessOptions asked;
    asked.requireKey = true;
    asked.key = "short";
    const Result<ServerAccess> access = readServerAccess(asked);
    QCOMPARE(access.error().code, ErrorCode::InvalidArgument);
    QVERIFY(access.error().message.find("AISEMBLE_API_KEY") != std::string::npos);
    asked.key.clear();
    asked.keyFile = "/no/such/folder/api-key";
    QCOMPARE(readServerAccess(asked).error().code, ErrorCode::IoFailure);
  }
};

QTEST_APPLESS_MAIN(TestServerAccess)
#include "tst_server_access.moc"
