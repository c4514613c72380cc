// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/control_names.h"
#include "tests/ui/opened_window.h"
#include "ui/settings/generation_form.h"
#include "ui/settings/settings_dialog.h"

#include <QAbstractSpinBox>
#include <QDialogButtonBox>
#include <QListWidget>
#include <QPushButton>
#include <QtTest>

using namespace aisemble;
using namespace aisemble::test;

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

  /// Pages are made when they are looked at: what was on none of them stays, and Tab goes through each before the
  /// buttons.
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

    bool isPastButtons = false;
    const QWidget* list = dialog->findChild<QListWidget*>();
    for (const QWidget* at = list->nextInFocusChain(); at != list; at = at->nextInFocusChain()) {
      if (!(at->focusPolicy() & Qt::TabFocus)) continue;
      isPastButtons = isPastButtons || qobject_cast<const QDialogButtonBox*>(at->parentWidget()) != nullptr;
      QVERIFY2(!isPastButtons || !form->isAncestorOf(at), at->metaObject()->className());
    }
    QVERIFY(isPastButtons);

    for (QPushButton* button : dialog->findChildren<QPushButton*>())
      if (button->accessibleName() == QLatin1String("Apply")) button->click();
    Settings expected = bench.settings;
    expected.generation.maxTokens = 77;
    QCOMPARE(opened.window->findChild<ui::SettingsController*>()->settings(), expected);
  }
};

QTEST_MAIN(TestSettingsDialog)
#include "tst_settings_dialog.moc"
