// SPDX-License-Identifier: GPL-3.0-or-later
// Shows the window in the states that people see and checks that no text is cut off. With AISEMBLE_PICTURES=DIR it also
// writes a picture of each.

#include "tests/ui/clipped_text.h"
#include "tests/ui/workbench_fakes.h"
#include "ui/prompt/composer.h"
#include "ui/prompt/conversation_list.h"
#include "ui/prompt/prompt_panel.h"
#include "ui/prompt/transcript_view.h"
#include "ui/settings/settings_dialog.h"
#include "ui/shell/command_palette.h"
#include "ui/shell/workbench_window.h"
#include "ui/widgets/controls.h"
#include "ui/widgets/toast.h"

#include <QAbstractItemView>
#include <QDialog>
#include <QScrollBar>
#include <QStyle>
#include <QtTest>

using namespace aisemble;
using namespace aisemble::test;
using namespace std::chrono_literals;

namespace {

const char* const kMarkdown =
    "Here is how the **tides** work:\n\n"
    "1. The *moon* pulls on the water that is nearest to it.\n2. The earth turns below the bulge, so each coast passes "
    "through it about twice a day.\n\nIn numbers, the period is `12 h 25 min`:\n\n```python\n"
    "def next_high_tide(last):\n    return last + timedelta(hours=12, minutes=25)\n```\n\n"
    "### Further reading\n\n- [NOAA on tides](https://oceanservice.noaa.gov)\n- Newton, *Principia*, book 3\n\n"
    "| Coast | Range |\n|---|---|\n| Bay of Fundy | 16 m |\n| Mediterranean | 0.3 m |\n";

void fill(FakeStore& store) {
  store.seed("Packing list for a week in Kyoto in November", {userSays("x")}, 26h);
  store.seed("Why is the sky blue?", {userSays("x")}, 3h);
  store.seed("日本語で俳句を書いてください", {userSays("x")}, 72h);
  StoredMessage question = userSays("Explain the tides to me, with a little code and a table, please.");
  question.id = 100;
  StoredMessage first = modelSays("An older version of the answer.", 100);
  first.id = 101;
  StoredMessage second = modelSays(kMarkdown, 100);
  second.id = 102;
  second.details.fromCache = true;
  StoredMessage again = userSays("And in one sentence?", 102);
  again.id = 103;
  StoredMessage stopped =
      modelSays("The moon and the sun pull on the sea, and the turning earth", 103, MessageState::Interrupted);
  stopped.id = 104;
  stopped.details.finishReason = "stopped";
  store.seed("Explain the tides", {question, first, second, again, stopped}, 5min);
}

} // namespace

class TestWorkbenchPictures : public QObject {
  Q_OBJECT

 private:
  void take(QWidget& window, const QString& name) {
    QTest::qWait(120);
    const QString clipped = clippedText(window);
    QVERIFY2(clipped.isEmpty(), qPrintable(QStringLiteral("%1 cuts off: %2").arg(name, clipped)));
    const QPixmap picture = window.grab();
    QVERIFY(!picture.isNull());
    const QString folder = qEnvironmentVariable("AISEMBLE_PICTURES");
    if (!folder.isEmpty())
      picture.save(QStringLiteral("%1/%2@%3x.png").arg(folder, name).arg(picture.devicePixelRatio()));
  }

 private Q_SLOTS:
  void choiceShowsTenRows() {
    Bench bench;
    ui::WorkbenchWindow window(bench.context());
    window.resize(1280, 820);
    QComboBox* choice = ui::makeChoice(&window);
    for (int i = 0; i < 10; ++i)
      choice->addItem(QStringLiteral("Model %1").arg(i));
    choice->setGeometry(300, 100, 240, 32);
    window.show();
    QVERIFY(QTest::qWaitForWindowExposed(&window));
    choice->showPopup();
    QTest::qWait(300);
    QVERIFY(choice->view()->isVisible());
    const QRect last = choice->view()->visualRect(choice->model()->index(9, 0));
    QVERIFY(choice->view()->viewport()->rect().contains(last));
    take(*choice->view()->window(), QStringLiteral("choice"));
    choice->hidePopup();
  }

  void fastAnswerIsInTheChart() {
    Bench bench;
    ui::WorkbenchWindow window(bench.context());
    window.resize(1280, 820);
    window.show();
    QVERIFY(QTest::qWaitForWindowExposed(&window));
    auto* panel = qobject_cast<ui::PromptPanel*>(window.panel(QStringLiteral("prompt")));
    std::string text = "word";
    for (int i = 1; i < 60; ++i)
      text += " word";
    bench.engine->setScript({tokensOf(text), 1200, {}, 1ms, {}, false, 42});
    panel->composer().setText(QStringLiteral("Quick!"));
    Q_EMIT panel->composer().sendRequested();
    QTRY_VERIFY(panel->controller().transcript().rowCount() == 2 && !panel->controller().isAnswering());
    QTest::qWait(1000);
    take(window, QStringLiteral("fast"));
  }

  void states_data() {
    QTest::addColumn<bool>("dark");
    QTest::addColumn<QSize>("size");
    QTest::newRow("light") << false << QSize(1280, 820);
    QTest::newRow("dark") << true << QSize(1280, 820);
    QTest::newRow("small") << false << QSize(900, 600);
  }

  void states() {
    QFETCH(bool, dark);
    QFETCH(QSize, size);
    const QString tag = QString::fromLatin1(QTest::currentDataTag());
    Bench bench;
    bench.settings.theme = dark ? ThemeChoice::Dark : ThemeChoice::Light;
    ui::WorkbenchWindow window(bench.context());
    window.resize(size);
    window.show();
    QVERIFY(QTest::qWaitForWindowExposed(&window));
    QTest::qWait(300);
    take(window, tag + "-1-empty");

    fill(bench.store);
    auto* panel = qobject_cast<ui::PromptPanel*>(window.panel(QStringLiteral("prompt")));
    panel->conversations().model().reload();
    QTRY_COMPARE(panel->conversations().model().rowCount(), 4);
    panel->controller().openConversation(panel->conversations().model().idAt(0));
    QTRY_COMPARE(panel->controller().transcript().rowCount(), 4);
    take(window, tag + "-2-conversation");
    panel->transcript().verticalScrollBar()->setValue(0);
    take(window, tag + "-3-top");

    bench.engine->setScript(
        {tokensOf("The sea rises and falls because the moon pulls on it, and because the earth turns "
                  "below the water that the moon has gathered; the sun helps a little. "),
         25,
         {},
         1ms,
         {},
         true,
         42});
    panel->composer().setText(QStringLiteral("Once more, but slower?"));
    Q_EMIT panel->composer().sendRequested();
    QTRY_VERIFY(panel->controller().isAnswering());
    QTest::qWait(1500);
    take(window, tag + "-4-streaming");
    panel->controller().stop();

    bench.engine->setScript({{}, 10, {{0.4, "loading model"}}, 3000ms, {}, false, 42});
    panel->controller().newConversation();
    panel->composer().setText(QStringLiteral("Is anybody there?"));
    Q_EMIT panel->composer().sendRequested();
    QTest::qWait(500);
    take(window, tag + "-5-loading");
    panel->controller().stop();

    bench.engine->setScript(
        {{},
         10,
         {},
         1ms,
         Error{ErrorCode::Busy, "The language engine has 64 requests waiting and takes no more.", {}, 1500ms},
         false,
         42});
    panel->controller().newConversation();
    panel->composer().setText(QStringLiteral("Is anybody there?"));
    Q_EMIT panel->composer().sendRequested();
    QTRY_VERIFY(!panel->controller().isAnswering());
    QTest::qWait(300);
    window.toast().announce(QStringLiteral("“Why is the sky blue?” was moved to the trash"), QStringLiteral("Undo"),
                            [] {});
    take(window, tag + "-6-error");

    window.commandPalette().open(window.commands());
    take(window, tag + "-7-palette");
    window.commandPalette().dismiss();
  }

  void dialogs_data() {
    QTest::addColumn<QString>("command");
    for (const char* name : {"app.settings", "app.shortcuts", "app.help", "app.about"})
      QTest::newRow(name) << name;
  }

  void dialogs() {
    QFETCH(QString, command);
    for (const bool dark : {false, true}) {
      Bench bench;
      bench.settings.theme = dark ? ThemeChoice::Dark : ThemeChoice::Light;
      ui::WorkbenchWindow window(bench.context());
      window.show();
      QTest::qWait(200);
      for (QAction* action : window.commands())
        if (action->objectName() == command) action->trigger();
      auto* dialog = window.findChild<QDialog*>();
      QVERIFY(dialog != nullptr);
      QTest::qWait(200);
      take(*dialog, (dark ? QStringLiteral("dark-") : QStringLiteral("light-")) + command);
      if (auto* settings = qobject_cast<ui::SettingsDialog*>(dialog))
        for (int page = 1; page < 4; ++page) {
          settings->showPage(page);
          take(*dialog, (dark ? QStringLiteral("dark-") : QStringLiteral("light-")) + command + QString::number(page));
        }
      dialog->close();
    }
  }
};

QTEST_MAIN(TestWorkbenchPictures)
#include "tst_workbench_pictures.moc"
