// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/mnemonic.h"

#include <QTest>

using namespace aisemble;

class TestMnemonic : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void isTakenOut_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("plain");
    QTest::newRow("none") << "Settings"
                          << "Settings";
    QTest::newRow("inside") << "&Settings…"
                            << "Settings…";
    QTest::newRow("behind") << "設定(&S)…"
                            << "設定…";
    QTest::newRow("behind a space") << "閉じる (&C)"
                                    << "閉じる";
    QTest::newRow("shortcut stays") << "検索 (F3)"
                                    << "検索 (F3)";
    QTest::newRow("empty") << ""
                           << "";
  }

  void isTakenOut() {
    QFETCH(QString, text);
    QTEST(ui::withoutMnemonic(text), "plain");
  }
};

QTEST_APPLESS_MAIN(TestMnemonic)
#include "tst_mnemonic.moc"
