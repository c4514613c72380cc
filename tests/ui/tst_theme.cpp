// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/icons.h"
#include "ui/theme/theme.h"
#include "ui/theme/themed_sheet.h"
#include "ui/widgets/controls.h"

#include <QApplication>
#include <QCheckBox>
#include <QFile>
#include <QListWidget>
#include <QProgressBar>
#include <QRadioButton>
#include <QRegularExpression>
#include <QSlider>
#include <QSpinBox>
#include <QTableWidget>
#include <QVBoxLayout>
#include <QtTest>

using namespace aisemble;
using namespace aisemble::ui;

namespace {

/// One of each control that the style sheet has rules for.
class Form : public QWidget {
 public:
  explicit Form(const Theme& theme) {
    auto* stack = new QVBoxLayout(this);
    for (const char* tone : {"muted", "title", "section", "danger", "warning", "badge", "key"})
      stack->addWidget(makeLabel(QStringLiteral("Words"), tone, this));
    for (const char* look : {"", "primary", "stop", "link"})
      stack->addWidget(makeButton(QStringLiteral("Do it"), look, this));
    auto* off = makeButton(QStringLiteral("Not now"), "", this);
    off->setEnabled(false);
    stack->addWidget(off);
    stack->addWidget(new IconButton(theme, Glyph::Copy, QStringLiteral("Copy"), this));
    stack->addWidget(new QLineEdit(QStringLiteral("written"), this));
    auto* empty = new QLineEdit(this);
    empty->setPlaceholderText(QStringLiteral("to be written"));
    stack->addWidget(empty);
    QComboBox* choice = makeChoice(this);
    choice->addItems({QStringLiteral("one"), QStringLiteral("two")});
    stack->addWidget(choice);
    stack->addWidget(new QSpinBox(this));
    for (QAbstractButton* button : {static_cast<QAbstractButton*>(new QCheckBox(QStringLiteral("Checked"), this)),
                                    static_cast<QAbstractButton*>(new QRadioButton(QStringLiteral("Chosen"), this))}) {
      button->setCheckable(true);
      button->setChecked(true);
      stack->addWidget(button);
    }
    auto* slider = new QSlider(Qt::Horizontal, this);
    slider->setValue(40);
    stack->addWidget(slider);
    auto* progress = new QProgressBar(this);
    progress->setValue(40);
    stack->addWidget(progress);
    auto* list = new QListWidget(this);
    list->setProperty("boxed", true);
    list->addItems({QStringLiteral("first"), QStringLiteral("second")});
    list->setCurrentRow(1);
    stack->addWidget(list);
    auto* table = new QTableWidget(12, 2, this);
    table->setItem(0, 0, new QTableWidgetItem(QStringLiteral("cell")));
    stack->addWidget(table);
    setAttribute(Qt::WA_DontShowOnScreen); // no pointer, no focus
    resize(400, 900);
  }
};

QImage pictureOf(QWidget& widget) {
  QImage image(widget.size(), QImage::Format_RGB32);
  image.fill(Qt::black);
  widget.render(&image);
  return image;
}

} // namespace

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

  void eachRuleHasItsDarkTwin_data() {
    QTest::addColumn<QString>("rule");
    QTest::addColumn<QString>("twin");
    QTest::newRow("states")
        << "QPushButton:hover, QMenu { background: @raised; }"
        << R"(QPushButton[darkTheme="true"]:hover, QMenu[darkTheme="true"] { background: #28303a })";
    QTest::newRow("descendant") << "QFrame#toast QLabel { color: @window }"
                                << R"(QFrame#toast QLabel[darkTheme="true"] { color: #14181d })";
    QTest::newRow("part") << R"(QListView[boxed="true"]::item:selected { color: @text; })"
                          << R"(QListView[boxed="true"][darkTheme="true"]::item:selected { color: #e6eaf0 })";
    QTest::newRow("picture") << "A::tick { image: url(:/tick-@tone.svg); width: 4px; }"
                             << R"(A[darkTheme="true"]::tick { image: url(:/tick-dark.svg) })";
    // Else the twin of a rule that the second overrides would win over it.
    QTest::newRow("overriding") << "A { background: @text; padding: 2px; } B { background: transparent; }"
                                << R"(B[darkTheme="true"] { background: transparent })";
  }

  void eachRuleHasItsDarkTwin() {
    QFETCH(QString, rule);
    QFETCH(QString, twin);
    const QString sheet = themedSheet(QStringLiteral("/* words { of: @text } */ ") + rule);
    QVERIFY2(sheet.contains(twin), qPrintable(sheet));
    QVERIFY(sheet.trimmed().startsWith(expandStyleSheet(rule, lightTokens()).section(QLatin1Char('}'), 0, 0)));
    QVERIFY(!sheet.contains(QLatin1String("of:")));
  }

  /// Also twice, and back.
  void aChangeLooksLikeAStart() {
    QHash<bool, QImage> started;
    for (const bool dark : {false, true}) {
      Theme theme;
      theme.apply(dark ? ThemeChoice::Dark : ThemeChoice::Light);
      Form form(theme);
      form.show();
      started[dark] = pictureOf(form);
    }
    QVERIFY(started[false] != started[true]);
    Theme theme;
    theme.apply(ThemeChoice::Light);
    Form form(theme);
    form.show();
    for (const bool dark : {true, false, true}) {
      theme.apply(dark ? ThemeChoice::Dark : ThemeChoice::Light);
      QTRY_VERIFY(form.updatesEnabled());
      QCOMPARE(pictureOf(form), started[dark]);
    }
  }

  void hiddenWidgetsFollowWhenThereIsTime() {
    Theme theme;
    theme.apply(ThemeChoice::Light);
    QWidget window;
    auto* seen = makeLabel(QStringLiteral("seen"), "title", &window);
    auto* hidden = makeLabel(QStringLiteral("hidden"), "title", &window);
    auto* shown = makeLabel(QStringLiteral("shown"), "title", &window);
    window.show();
    for (QLabel* label : {hidden, shown})
      label->hide();
    const auto colour = [](QLabel* label) { return label->palette().color(QPalette::WindowText); };

    theme.apply(ThemeChoice::Dark);
    QVERIFY(!window.updatesEnabled());
    QTRY_COMPARE(colour(seen), darkTokens().text);
    QCOMPARE(colour(hidden), lightTokens().text);
    shown->show();
    QCOMPARE(colour(shown), darkTokens().text);
    delete shown; // what waits may go
    QTRY_COMPARE(colour(hidden), darkTokens().text);
    QTRY_VERIFY(window.updatesEnabled());
  }

  void aChangeDuringAChangeHolds() {
    Theme theme;
    theme.apply(ThemeChoice::Light);
    QWidget window;
    auto* hidden = makeLabel(QStringLiteral("hidden"), "title", &window);
    window.show();
    hidden->hide();
    theme.apply(ThemeChoice::Dark);
    theme.apply(ThemeChoice::Light);
    theme.apply(ThemeChoice::Dark);
    QTRY_COMPARE(hidden->palette().color(QPalette::WindowText), darkTokens().text);
    QTRY_VERIFY(window.updatesEnabled());
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
