// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/control_names.h"
#include "tests/ui/opened_window.h"
#include "ui/settings/generation_form.h"
#include "ui/settings/settings_dialog.h"

#include <QAbstractSpinBox>
#include <QDialogButtonBox>
#include <QListWidget>
#include <QPushButton>
#include <QStackedWidget>
#include <QtTest>

#include <algorithm>
#include <cstdlib>

using namespace aisemble;
using namespace aisemble::test;

namespace {

ui::SettingsDialog* openedDialog(Opened& opened) {
  for (QAction* action : opened.window->commands())
    if (action->objectName() == QLatin1String("app.settings")) action->trigger();
  auto* dialog = opened.window->findChild<ui::SettingsDialog*>();
  return dialog != nullptr && QTest::qWaitForWindowActive(dialog) ? dialog : nullptr;
}

/// What has the focus after each press of Tab (or Shift+Tab) from `from` until it has it again.
QList<QWidget*> tabbedFrom(QWidget& from, Qt::KeyboardModifiers modifiers) {
  constexpr int kMostStops = 100;
  QList<QWidget*> out;
  from.setFocus();
  for (int i = 0; i < kMostStops; ++i) {
    QTest::keyClick(QApplication::focusWidget(), modifiers == Qt::NoModifier ? Qt::Key_Tab : Qt::Key_Backtab,
                    modifiers);
    if (QApplication::focusWidget() == &from) break;
    out << QApplication::focusWidget();
  }
  return out;
}

/// In reading order.
QList<QWidget*> controlsOn(const QWidget& page) {
  QList<QWidget*> out;
  for (auto* widget : page.findChildren<QWidget*>())
    if (widget->isVisible() && widget->isEnabled() && (widget->focusPolicy() & Qt::TabFocus) != 0 &&
        widget->focusProxy() == nullptr)
      out << widget;
  constexpr int kRow = 12; // what is closer stands in one row
  const auto middle = [&page](const QWidget* widget) { return widget->mapTo(&page, widget->rect().center()); };
  std::stable_sort(out.begin(), out.end(), [&](const QWidget* one, const QWidget* other) {
    const QPoint apart = middle(other) - middle(one);
    return std::abs(apart.y()) < kRow ? apart.x() > 0 : apart.y() > 0;
  });
  return out;
}

} // namespace

class TestSettingsDialog : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void settingsAreAppliedAndWrittenDown() {
    Bench bench;
    ui::WorkbenchContext context = bench.context();
    int applied = 0;
    context.applySettings = [&](const Settings& settings) {
      applied += settings.theme == ThemeChoice::Dark ? 1 : 0;
      return std::vector<std::string>{};
    };
    {
      ui::WorkbenchWindow window(context);
      window.show();
      for (QAction* action : window.commands())
        if (action->objectName() == QLatin1String("view.dark")) action->trigger();
      QCOMPARE(applied, 0); // no matter of the engines
      auto* controller = window.findChild<ui::SettingsController*>();
      Settings changed = controller->settings();
      changed.cacheEnabled = !changed.cacheEnabled;
      QVERIFY(controller->change(changed).has_value());
      QCOMPARE(applied, 1);
    }
    const auto loaded = SettingsFile(context.settingsFile).load();
    QVERIFY(loaded.has_value());
    QCOMPARE(loaded->settings.theme, ThemeChoice::Dark);
  }

  /// Pages are made when they are looked at: what was on none of them stays.
  void settingsPagesAreMadeWhenLookedAt() {
    Bench bench;
    bench.settings.generation.temperature = 1.25;
    bench.settings.requestDeadlineMs = 90'500; // finer than its page shows
    bench.settings.modelFolders = {"/some/models"};
    Opened opened(bench);
    for (QAction* action : opened.window->commands())
      if (action->objectName() == QLatin1String("app.settings")) action->trigger();
    auto* dialog = opened.window->findChild<ui::SettingsDialog*>();
    QVERIFY(dialog != nullptr);
    QVERIFY(dialog->findChildren<QAbstractSpinBox*>().isEmpty());
    dialog->showPage(1);
    QCOMPARE(withoutNames(*dialog), QString());
    auto* form = dialog->findChild<ui::GenerationForm*>();
    QVERIFY(form != nullptr && form->isVisible());
    QCOMPARE(form->options().temperature, 1.25);
    GenerationOptions options = form->options();
    options.maxTokens = 77;
    form->setOptions(options);

    for (QPushButton* button : dialog->findChildren<QPushButton*>())
      if (button->accessibleName() == QLatin1String("Apply")) button->click();
    Settings expected = bench.settings;
    expected.generation.maxTokens = 77;
    QCOMPARE(opened.window->findChild<ui::SettingsController*>()->settings(), expected);
  }

  void tabGoesFromTheListThroughThePageToTheButtons_data() {
    QTest::addColumn<QList<int>>("pages"); // in the order in which they are looked at
    QTest::newRow("in order") << QList<int>{0, 1, 2, 3, 4, 5};
    QTest::newRow("from the end") << QList<int>{5, 4, 3, 2, 1, 0};
    QTest::newRow("there and back") << QList<int>{4, 1, 4, 0, 5, 2, 3, 1};
  }
  void tabGoesFromTheListThroughThePageToTheButtons() {
    QFETCH(QList<int>, pages);
    Bench bench;
    bench.settings.modelFolders = {"/some/models"};
    Opened opened(bench);
    ui::SettingsDialog* dialog = openedDialog(opened);
    QVERIFY(dialog != nullptr);
    dialog->resize(900, 900);
    auto* list = dialog->findChild<QListWidget*>();
    const auto* buttons = dialog->findChild<QDialogButtonBox*>();
    for (const int page : pages) {
      dialog->showPage(page);
      QTest::qWait(30);                        // what it looks up is there, and it is laid out
      (void)tabbedFrom(*list, Qt::NoModifier); // a list that has had the focus has a current row, which can be removed
      QList<QWidget*> expected = controlsOn(*dialog->findChild<QStackedWidget*>()->currentWidget());
      QVERIFY(!expected.isEmpty());
      for (const auto which : {QDialogButtonBox::Ok, QDialogButtonBox::Cancel, QDialogButtonBox::Apply})
        expected << buttons->button(which);
      QCOMPARE(tabbedFrom(*list, Qt::NoModifier), expected);
      std::reverse(expected.begin(), expected.end());
      QCOMPARE(tabbedFrom(*list, Qt::ShiftModifier), expected);
    }
  }
};

QTEST_MAIN(TestSettingsDialog)
#include "tst_settings_dialog.moc"
