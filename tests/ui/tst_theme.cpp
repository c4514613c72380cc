// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/icons.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QFile>
#include <QRegularExpression>
#include <QtTest>

using namespace aisemble;
using namespace aisemble::ui;

class TestTheme : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void textIsReadable_data() {
    QTest::addColumn<bool>("dark");
    QTest::newRow("light") << false;
    QTest::newRow("dark") << true;
  }

  void textIsReadable() {
    QFETCH(bool, dark);
    const Tokens t = dark ? darkTokens() : lightTokens();
    // WCAG 2.1, 1.4.3: 4.5 for text; 1.4.11: 3 for what tells controls and their state.
    for (const QColor& ground : {t.window, t.sidebar, t.surface, t.raised, t.accentSoft, t.code})
      QVERIFY2(contrastRatio(t.text, ground) >= 4.5, qPrintable(ground.name()));
    for (const QColor& ground : {t.window, t.sidebar, t.surface})
      QVERIFY2(contrastRatio(t.textMuted, ground) >= 4.5, qPrintable(ground.name()));
    QVERIFY(contrastRatio(t.onAccent, t.accent) >= 4.5);
    QVERIFY(contrastRatio(t.danger, t.dangerSoft) >= 4.5);
    QVERIFY(contrastRatio(t.warning, t.warningSoft) >= 4.5);
    QVERIFY(contrastRatio(t.accent, t.window) >= 3);
    QVERIFY(contrastRatio(t.accent, t.sidebar) >= 3);
  }

  void styleSheetNamesOnlyTokens() {
    Theme theme;
    theme.apply(ThemeChoice::Dark);
    QVERIFY(!qApp->styleSheet().isEmpty());
    QVERIFY(!qApp->styleSheet().contains(QLatin1Char('@')));
    const QRegularExpression url(QStringLiteral("url\\(([^)]*)\\)"));
    auto urls = url.globalMatch(qApp->styleSheet());
    while (urls.hasNext()) {
      const QString file = urls.next().captured(1);
      QVERIFY2(QFile::exists(file), qPrintable(file));
    }
  }

  void changesAreTold() {
    Theme theme;
    QSignalSpy changed(&theme, &Theme::changed);
    theme.apply(ThemeChoice::Light);
    theme.apply(ThemeChoice::Light);
    QCOMPARE(changed.count(), 1);
    QVERIFY(!theme.isDark());
    theme.apply(ThemeChoice::Dark);
    QCOMPARE(changed.count(), 2);
    QCOMPARE(QApplication::palette().color(QPalette::Window), darkTokens().window);
  }

  void everyGlyphIsDrawn() {
    const Theme theme;
    for (int i = 0; i <= static_cast<int>(Glyph::File); ++i) {
      const QImage image = glyphIcon(static_cast<Glyph>(i), theme.tokens()).pixmap(QSize(22, 22), 2.0).toImage();
      QCOMPARE(image.size(), QSize(44, 44));
      bool inked = false;
      for (int y = 0; y < image.height() && !inked; ++y)
        for (int x = 0; x < image.width() && !inked; ++x)
          inked = qAlpha(image.pixel(x, y)) > 128;
      QVERIFY2(inked, qPrintable(QString::number(i)));
    }
  }
};

QTEST_MAIN(TestTheme)
#include "tst_theme.moc"
