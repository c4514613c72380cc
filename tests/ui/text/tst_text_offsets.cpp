// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/text_offsets.h"

#include <QtTest>

using aisemble::ui::TextOffsets;

class TestTextOffsets : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void maps_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<QList<int>>("units"); // place of each code point, and the end
    QTest::newRow("empty") << QString() << QList<int>{0};
    QTest::newRow("ASCII") << QStringLiteral("abc") << QList<int>{0, 1, 2, 3};
    QTest::newRow("accents") << QStringLiteral("é\u00a0ü") << QList<int>{0, 1, 2, 3};
    QTest::newRow("combining mark") << QStringLiteral("e\u0301x") << QList<int>{0, 1, 2, 3};
    QTest::newRow("Japanese") << QStringLiteral("日本語") << QList<int>{0, 1, 2, 3};
    QTest::newRow("emoji first") << QStringLiteral("😀a") << QList<int>{0, 2, 3};
    QTest::newRow("emoji last") << QStringLiteral("a😀") << QList<int>{0, 1, 3};
    QTest::newRow("two emoji") << QStringLiteral("😀😀b") << QList<int>{0, 2, 4, 5};
    QTest::newRow("rare ideograph") << QStringLiteral("𠮷野家") << QList<int>{0, 2, 3, 4};
    QTest::newRow("family") << QStringLiteral("👩\u200d👧!") << QList<int>{0, 2, 3, 5, 6};
    QTest::newRow("flag") << QStringLiteral("🇯🇵x") << QList<int>{0, 2, 4, 5};
    QTest::newRow("lone high surrogate") << QString(QChar(0xD83D)) + u'a' << QList<int>{0, 1, 2};
    QTest::newRow("lone low surrogate") << u'a' + QString(QChar(0xDE00)) << QList<int>{0, 1, 2};
    QTest::newRow("line ends") << QStringLiteral("a\n😀\nb") << QList<int>{0, 1, 2, 4, 5, 6};
  }

  void maps() {
    QFETCH(QString, text);
    QFETCH(QList<int>, units);
    const TextOffsets offsets(text);
    QCOMPARE(offsets.units(), text.size());
    QCOMPARE(offsets.codePoints(), units.size() - 1);
    for (int i = 0; i < units.size(); ++i) {
      QCOMPARE(offsets.unitAt(i), units[i]);
      QCOMPARE(offsets.codePointAt(units[i]), i);
      if (i + 1 < units.size() && units[i + 1] == units[i] + 2) QCOMPARE(offsets.codePointAt(units[i] + 1), i);
    }
    QCOMPARE(offsets.unitAt(-3), 0);
    QCOMPARE(offsets.unitAt(1000), text.size());
    QCOMPARE(offsets.codePointAt(-3), 0);
    QCOMPARE(offsets.codePointAt(1000), units.size() - 1);
    // As the request's UTF-8 counts.
    QCOMPARE(offsets.codePoints(), static_cast<qint64>(text.toUcs4().size()));
  }
};

QTEST_APPLESS_MAIN(TestTextOffsets)
#include "tst_text_offsets.moc"
