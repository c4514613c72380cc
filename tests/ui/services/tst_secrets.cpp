// SPDX-License-Identifier: GPL-3.0-or-later
// Keys by name: handed in, else from the environment.

#include "app/secrets.h"

#include <QTest>

using namespace aisemble;

class TestSecrets : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void variables_data() {
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("variable");
    QTest::newRow("word") << "redis"
                          << "AISEMBLE_KEY_REDIS";
    QTest::newRow("host and port") << "api.openai.com:443"
                                   << "AISEMBLE_KEY_API_OPENAI_COM_443";
    QTest::newRow("other letters") << "é"
                                   << "AISEMBLE_KEY___";
  }
  void variables() {
    QFETCH(QString, name);
    QTEST(QString::fromStdString(secretVariable(name.toStdString())), "variable");
  }

  void whatWasHandedInWins() {
    Secrets secrets;
    qunsetenv("AISEMBLE_KEY_X");
    QVERIFY(!secrets.find("x"));
    QVERIFY(!secrets.find(""));
    QCOMPARE(secrets.place("x"), Secrets::Place::Nowhere);
    qputenv("AISEMBLE_KEY_X", "outer");
    QCOMPARE(secrets.find("x"), std::optional<std::string>("outer"));
    QCOMPARE(secrets.place("x"), Secrets::Place::Environment);
    secrets.hold("x", "inner");
    QCOMPARE(secrets.find("x"), std::optional<std::string>("inner"));
    QCOMPARE(secrets.place("x"), Secrets::Place::Held);
    secrets.hold("x", "");
    QCOMPARE(secrets.find("x"), std::optional<std::string>("outer"));
    secrets.drop("x");
    QCOMPARE(secrets.place("x"), Secrets::Place::Environment);
    qputenv("AISEMBLE_KEY_X", "");
    QVERIFY(!secrets.find("x"));
  }
};

QTEST_APPLESS_MAIN(TestSecrets)
#include "tst_secrets.moc"
