// SPDX-License-Identifier: GPL-3.0-or-later
// What those have of the window who do not see it well, or work without a mouse.

#include "tests/ui/control_names.h"
#include "tests/ui/opened_window.h"
#include "ui/prompt/composer.h"
#include "ui/theme/tokens.h"

#include <QAbstractButton>
#include <QAbstractSpinBox>
#include <QButtonGroup>
#include <QDialog>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QProgressBar>
#include <QSlider>
#include <QtTest>

using namespace aisemble;
using namespace aisemble::test;

class TestWindowAccess : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void everyControlHasAnAccessibleName() {
    Bench bench;
    Opened opened(bench);
    QVERIFY(opened.prompt().controller().send(QStringLiteral("Hello")));
    QTRY_COMPARE(opened.prompt().controller().transcript().rowCount(), 2);
    QTest::qWait(50);
    QCOMPARE(withoutNames(*opened.window), QString());
    for (const char* name : {"app.settings", "app.shortcuts", "app.help", "app.about"}) {
      for (QAction* action : opened.window->commands())
        if (action->objectName() == QLatin1String(name)) action->trigger();
      auto* dialog = opened.window->findChild<QDialog*>();
      QVERIFY2(dialog != nullptr, name);
      QCOMPARE(withoutNames(*dialog), QString());
      dialog->close();
      delete dialog;
    }
  }

  void sliderComesBeforeItsNumber() {
    Bench bench;
    Opened opened(bench);
    auto* slider = opened.window->findChild<QSlider*>();
    QVERIFY(slider != nullptr);
    slider->setFocus();
    QTest::keyClick(slider, Qt::Key_Tab);
    QVERIFY(QApplication::focusWidget() != nullptr);
    QCOMPARE(QApplication::focusWidget()->parentWidget(), slider->parentWidget());
    QVERIFY(qobject_cast<QAbstractSpinBox*>(QApplication::focusWidget()) != nullptr);
  }

  void everyControlIsReachedByTab() {
    Bench bench;
    Opened opened(bench);
    QVERIFY(opened.prompt().controller().send(QStringLiteral("Hello")));
    QTRY_VERIFY(opened.prompt().controller().transcript().rowCount() == 2 &&
                !opened.prompt().controller().isAnswering());
    QTest::qWait(50);
    QSet<QWidget*> reached;
    for (int i = 0; i < 200; ++i) {
      QTest::keyClick(QApplication::focusWidget() ? QApplication::focusWidget() : opened.window.get(), Qt::Key_Tab);
      if (QWidget* focus = QApplication::focusWidget()) reached << focus;
    }
    for (QWidget* widget : opened.window->findChildren<QWidget*>()) {
      const bool wanted = isInteractive(*widget) && widget->isVisible() && widget->isEnabled() &&
                          !qobject_cast<QProgressBar*>(widget) && !widget->inherits("QMenuBar") &&
                          !widget->visibleRegion().isEmpty();
      if (!wanted || widget->parentWidget()->inherits("QMenuBar")) continue;
      // Of a group of which one is chosen, Tab reaches the chosen one; arrows lead from there to the others.
      const auto* button = qobject_cast<const QAbstractButton*>(widget);
      if (button != nullptr && button->group() != nullptr && button->group()->exclusive() && !button->isChecked())
        widget = button->group()->checkedButton();
      QVERIFY2(reached.contains(widget), qPrintable(widget->accessibleName()));
    }
  }

  void hintsInEmptyFieldsAreReadable_data() {
    QTest::addColumn<ThemeChoice>("theme");
    QTest::newRow("light") << ThemeChoice::Light;
    QTest::newRow("dark") << ThemeChoice::Dark;
  }

  void hintsInEmptyFieldsAreReadable() {
    QFETCH(ThemeChoice, theme);
    Bench bench;
    bench.settings.theme = theme;
    Opened opened(bench);
    const QColor ground = (theme == ThemeChoice::Dark ? ui::darkTokens() : ui::lightTokens()).surface;
    const auto check = [&ground](const QWidget& field) {
      const QColor hint = field.palette().color(QPalette::PlaceholderText);
      QVERIFY2(hint.alpha() == 255 && ui::contrastRatio(hint, ground) >= 4.5, qPrintable(field.accessibleName()));
    };
    for (const auto* field : opened.window->findChildren<QLineEdit*>())
      if (field->testAttribute(Qt::WA_WState_Polished) && !field->placeholderText().isEmpty()) check(*field);
    for (const auto* field : opened.window->findChildren<QPlainTextEdit*>())
      if (field->testAttribute(Qt::WA_WState_Polished) && !field->placeholderText().isEmpty()) check(*field);
    check(opened.prompt().composer().edit());
  }
};

QTEST_MAIN(TestWindowAccess)
#include "tst_window_access.moc"
