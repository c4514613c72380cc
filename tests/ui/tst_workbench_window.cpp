// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/run_queue_wait.h"
#include "tests/ui/opened_window.h"
#include "ui/charts/prompt_charts.h"
#include "ui/prompt/composer.h"
#include "ui/prompt/conversation_list.h"
#include "ui/prompt/parameters_panel.h"
#include "ui/prompt/transcript_view.h"
#include "ui/shell/command_palette.h"
#include "ui/shell/help_dialog.h"
#include "ui/shell/navigation_rail.h"
#include "ui/shell/panels.h"
#include "ui/shell/session_file.h"
#include "ui/widgets/toast.h"

#include <QAbstractButton>
#include <QButtonGroup>
#include <QLabel>
#include <QLineEdit>
#include <QScrollBar>
#include <QStackedWidget>
#include <QtTest>

using namespace aisemble;
using namespace aisemble::test;
using namespace std::chrono_literals;

namespace {

const QLabel& labelled(const QWidget& window, const QString& name) {
  for (const QLabel* label : window.findChildren<QLabel*>())
    if (label->accessibleName() == name) return *label;
  qFatal("no label of that name");
}

} // namespace

class TestWorkbenchWindow : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void helpHasASectionOfEveryPanel() {
    Bench bench;
    Opened opened(bench);
    const auto trigger = [&opened](const QString& command) {
      for (QAction* action : opened.window->commands())
        if (action->objectName() == command) action->trigger();
    };
    for (const ui::PanelDescription& panel : ui::panelDescriptions()) {
      trigger(QStringLiteral("view.") + panel.id);
      trigger(QStringLiteral("app.help"));
      auto* help = opened.window->findChild<ui::HelpDialog*>();
      QVERIFY(help != nullptr);
      QVERIFY2(help->sections().contains(panel.title), qPrintable(panel.title));
      QCOMPARE(help->currentSection(), panel.title);
      // Its heading is the first line seen, but for the last ones, under which the text ends.
      QScrollBar& bar = *help->text().verticalScrollBar();
      QTRY_VERIFY(bar.value() == bar.maximum() ||
                  help->text().cursorForPosition({8, 24}).block().text() == panel.title);
      QVERIFY(bar.value() > 0);
      bar.setValue(0);
      QTRY_COMPARE(help->currentSection(), help->sections().front());
      QTest::keyClick(help, Qt::Key_Escape);
      QTRY_VERIFY(opened.window->findChild<ui::HelpDialog*>() == nullptr);
    }
  }

  void firstWindowFitsTheScreen() {
    QCOMPARE(ui::WorkbenchWindow::firstSize(QSize(2560, 1440)), QSize(1280, 820));
    const QSize small = ui::WorkbenchWindow::firstSize(QSize(1024, 700));
    QVERIFY(small.width() < 1024 && small.height() < 700);
  }

  void arrowsLeadThroughThePanels() {
    Bench bench;
    Opened opened(bench);
    auto* rail = opened.window->findChild<ui::NavigationRail*>();
    QVERIFY(rail != nullptr);
    QAbstractButton* entry = rail->findChild<QButtonGroup*>()->checkedButton();
    QVERIFY(entry != nullptr);
    entry->setFocus();
    QStringList visited{entry->text()};
    const auto panels = rail->findChild<QButtonGroup*>()->buttons();
    for (int i = 1; i < panels.size(); ++i) {
      QTest::keyClick(QApplication::focusWidget(), Qt::Key_Down);
      auto* focused = qobject_cast<QAbstractButton*>(QApplication::focusWidget());
      QVERIFY(focused != nullptr && panels.contains(focused));
      visited << focused->text();
    }
    QCOMPARE(QSet<QString>(visited.begin(), visited.end()).size(), panels.size());
  }

  /// The palette goes in the turn in which the theme changes: what it uncovered is still to be painted by then.
  void paintingGoesOnAfterAThemeFromThePalette() {
    Bench bench;
    Opened opened(bench);
    ui::WorkbenchWindow* window = opened.window.get();
    window->show();
    QVERIFY(QTest::qWaitForWindowActive(window));
    class Paints : public QObject {
     public:
      int count = 0;
      bool eventFilter(QObject*, QEvent* event) override {
        count += event->type() == QEvent::Paint ? 1 : 0;
        return false;
      }
    } paints;
    window->installEventFilter(&paints);
    for (const char* theme : {"Dark", "Light", "Dark"}) {
      QTest::keyClick(window, Qt::Key_K, Qt::ControlModifier);
      QTRY_VERIFY(window->commandPalette().isVisible());
      QTest::qWait(100);
      QTest::keyClicks(&window->commandPalette().field(), QLatin1String(theme));
      QTest::keyClick(&window->commandPalette().field(), Qt::Key_Return);
      QTRY_VERIFY(window->updatesEnabled());
      QTest::qWait(100);
      const int before = paints.count;
      window->update();
      QTRY_VERIFY(paints.count > before);
    }
  }

  void aWholeTourByKeyboard() {
    Bench bench;
    Opened opened(bench);
    ui::PromptPanel& prompt = opened.prompt();
    auto* window = opened.window.get();
    QTRY_VERIFY(prompt.composer().edit().hasFocus()); // writing is possible at once
    QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("Hello there"));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    QTRY_VERIFY(prompt.controller().transcript().rowCount() == 2 && !prompt.controller().isAnswering());
    QCOMPARE(prompt.composer().text(), QString());
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Up);
    QCOMPARE(prompt.composer().text(), QStringLiteral("Hello there"));
    prompt.composer().setText(QString());

    // Regenerate, then stop with Esc.
    bench.engine->setScript({tokensOf("never ending"), 2000, {}, 1ms, {}, true, 42});
    QTest::keyClick(window, Qt::Key_R, Qt::ControlModifier);
    QTRY_VERIFY(prompt.controller().isAnswering() && prompt.controller().running() == 1);
    QTest::qWait(60);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
    QTRY_VERIFY(!prompt.controller().isAnswering());
    QCOMPARE(prompt.controller().transcript().at(1).state, MessageState::Interrupted);

    // Rename.
    QTest::keyClick(window, Qt::Key_F2);
    QTRY_VERIFY(qobject_cast<QLineEdit*>(QApplication::focusWidget()) != nullptr);
    qobject_cast<QLineEdit*>(QApplication::focusWidget())->selectAll();
    QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("Renamed"));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    QTRY_COMPARE(bench.store.conversation(*prompt.controller().conversation())->summary.title, std::string("Renamed"));

    // Delete, then undo.
    QTest::keyClick(window, Qt::Key_Delete, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_COMPARE(bench.store.count(), 0);
    QTRY_VERIFY(!opened.window->toast().text().isEmpty());
    QVERIFY(!prompt.controller().conversation());
    opened.window->toast().actionButton()->click();
    QTRY_COMPARE(bench.store.count(), 1);
    QTRY_VERIFY(prompt.controller().conversation().has_value());

    // New, by the palette.
    QTest::keyClick(window, Qt::Key_K, Qt::ControlModifier);
    QTRY_VERIFY(window->commandPalette().isVisible());
    QTest::keyClicks(&window->commandPalette().field(), QStringLiteral("new conv"));
    QCOMPARE(window->commandPalette().shownCommands().value(0), QStringLiteral("New conversation"));
    QTest::keyClick(&window->commandPalette().field(), Qt::Key_Return);
    QVERIFY(!window->commandPalette().isVisible());
    QVERIFY(!prompt.controller().conversation());

    QTest::keyClick(window, Qt::Key_F, Qt::ControlModifier);
    QCOMPARE(QApplication::focusWidget()->accessibleName(), QStringLiteral("Search conversations"));
    QTest::keyClick(window, Qt::Key_L, Qt::ControlModifier);
    QVERIFY(prompt.composer().edit().hasFocus());
  }

  void aRenameOutlivesAnAnswerThatEnds() {
    Bench bench;
    Opened opened(bench);
    ui::PromptPanel& prompt = opened.prompt();
    QVERIFY(prompt.controller().send(QStringLiteral("Hello")));
    QTRY_VERIFY(prompt.controller().transcript().rowCount() == 2 && !prompt.controller().isAnswering());
    bench.engine->setScript({tokensOf("never ending"), 2000, {}, 1ms, {}, true, 42});
    QTest::keyClick(opened.window.get(), Qt::Key_R, Qt::ControlModifier);
    QTRY_COMPARE(prompt.controller().running(), 1);
    QTest::keyClick(opened.window.get(), Qt::Key_F2);
    QTRY_VERIFY(qobject_cast<QLineEdit*>(QApplication::focusWidget()) != nullptr);
    const QPointer<QWidget> editor = QApplication::focusWidget();
    qobject_cast<QLineEdit*>(editor)->selectAll();
    QTest::keyClicks(editor, QStringLiteral("Renamed"));
    prompt.controller().stop();
    QTRY_COMPARE(prompt.controller().running(), 0);
    QTest::qWait(300); // the list is read again meanwhile
    QVERIFY(editor);
    QCOMPARE(qobject_cast<QLineEdit*>(editor)->text(), QStringLiteral("Renamed"));
    QTest::keyClick(editor, Qt::Key_Return);
    QTRY_COMPARE(bench.store.conversation(*prompt.controller().conversation())->summary.title, std::string("Renamed"));
  }

  void escapeClosesThePaletteAndNotTheAnswer() {
    Bench bench;
    Opened opened(bench);
    bench.engine->setScript({tokensOf("never ending"), 2000, {}, 1ms, {}, true, 42});
    QVERIFY(opened.prompt().controller().send(QStringLiteral("Hello")));
    QTRY_COMPARE(opened.prompt().controller().running(), 1);
    opened.window->commandPalette().open(opened.window->commands());
    QTest::keyClick(&opened.window->commandPalette().field(), Qt::Key_Escape);
    QVERIFY(!opened.window->commandPalette().isVisible());
    QVERIFY(opened.prompt().controller().isAnswering());
  }

  void escapeInTheSearchLeavesTheAnswerAlone() {
    Bench bench;
    Opened opened(bench);
    bench.engine->setScript({tokensOf("never ending"), 2000, {}, 1ms, {}, true, 42});
    QVERIFY(opened.prompt().controller().send(QStringLiteral("Hello")));
    QTRY_COMPARE(opened.prompt().controller().running(), 1);
    QTest::keyClick(opened.window.get(), Qt::Key_F, Qt::ControlModifier);
    auto* search = qobject_cast<QLineEdit*>(QApplication::focusWidget());
    QVERIFY(search != nullptr);
    QTest::keyClicks(search, QStringLiteral("never"));
    QTest::keyClick(search, Qt::Key_Escape);
    QCOMPARE(search->text(), QString());
    QVERIFY(search->hasFocus());
    QTest::keyClick(search, Qt::Key_Escape);
    QVERIFY(opened.prompt().composer().edit().hasFocus());
    QVERIFY(opened.prompt().controller().isAnswering());
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
    QTRY_VERIFY(!opened.prompt().controller().isAnswering());
  }

  void statusStandsWhileAnotherPanelIsBusy() {
    Bench bench;
    Opened opened(bench);
    bench.engine->setScript({tokensOf(std::string(4000, 'a')), 200, {}, 1ms, {}, true, 42});
    QVERIFY(opened.prompt().controller().send(QStringLiteral("Hello")));
    QTRY_COMPARE(opened.prompt().controller().running(), 1);
    showPanel(*opened.window, QStringLiteral("data"));
    const QLabel& activity = labelled(*opened.window, QStringLiteral("Activity"));
    for (int i = 0; i < 30; ++i) {
      QCOMPARE(activity.text(), QStringLiteral("Answering"));
      QTest::qWait(20);
    }
    opened.prompt().controller().stop();
    QTRY_COMPARE(activity.text(), QString());
  }

  void cacheHitsOfEveryServiceAreCounted() {
    Bench bench;
    Opened opened(bench);
    RequestRecord record;
    record.fromCache = true;
    for (const ServiceKind service : {ServiceKind::Llm, ServiceKind::Vision, ServiceKind::Data}) {
      record.service = service;
      bench.metrics.record(record);
    }
    QTRY_COMPARE(labelled(*opened.window, QStringLiteral("Cache hits")).text(), QStringLiteral("Cache hits 3"));
  }

  void draftsStayWithTheirConversation() {
    Bench bench;
    ConversationId conversation = 0;
    {
      Opened opened(bench);
      ui::PromptPanel& prompt = opened.prompt();
      bench.engine->setScript({tokensOf("never ending"), 2000, {}, 1ms, {}, true, 42});
      prompt.composer().setText(QStringLiteral("First"));
      QTest::keyClick(&prompt.composer().edit(), Qt::Key_Return);
      QTRY_COMPARE(prompt.controller().running(), 1);
      conversation = *prompt.controller().conversation();
      QCOMPARE(prompt.composer().text(), QString());
      QTest::keyClicks(&prompt.composer().edit(), QStringLiteral("meanwhile"));
      QTest::keyClick(opened.window.get(), Qt::Key_N, Qt::ControlModifier);
      QCOMPARE(prompt.composer().text(), QString());
      QTest::keyClicks(&prompt.composer().edit(), QStringLiteral("new"));
      prompt.controller().openConversation(conversation);
      QTRY_COMPARE(prompt.composer().text(), QStringLiteral("meanwhile"));
      QTest::keyClick(opened.window.get(), Qt::Key_N, Qt::ControlModifier);
      QCOMPARE(prompt.composer().text(), QStringLiteral("new"));
      opened.window->close();
    }
    Opened again(bench);
    QTRY_COMPARE(again.prompt().composer().text(), QStringLiteral("new"));
    again.prompt().controller().openConversation(conversation);
    QTRY_COMPARE(again.prompt().composer().text(), QStringLiteral("meanwhile"));
  }

  void anEditedQuestionIsFoundAgain() {
    Bench bench;
    ConversationId conversation = 0;
    {
      Opened opened(bench);
      ui::PromptPanel& prompt = opened.prompt();
      bench.engine->setScript({tokensOf("An answer"), 2000, {}, 1ms, {}, false, 42});
      QVERIFY(prompt.controller().send(QStringLiteral("First")));
      QTRY_VERIFY(prompt.controller().transcript().rowCount() == 2 && !prompt.controller().isAnswering());
      conversation = *prompt.controller().conversation();
      prompt.composer().setText(QStringLiteral("a draft"));
      prompt.composer().beginEditing(prompt.controller().transcript().at(0).id, QStringLiteral("First"));
      QTest::keyClicks(&prompt.composer().edit(), QStringLiteral(" and more"));
      QTest::keyClick(opened.window.get(), Qt::Key_N, Qt::ControlModifier);
      QCOMPARE(prompt.composer().text(), QString());
      QVERIFY(!prompt.composer().editing());
      prompt.controller().openConversation(conversation);
      QTRY_COMPARE(prompt.composer().text(), QStringLiteral("First and more"));
      QVERIFY(prompt.composer().editing());
      opened.window->close();
    }
    Opened again(bench);
    QTRY_COMPARE(again.prompt().composer().text(), QStringLiteral("First and more"));
    QCOMPARE(*again.prompt().composer().editing(), again.prompt().controller().transcript().at(0).id);
    again.prompt().composer().endEditing();
    QCOMPARE(again.prompt().composer().text(), QStringLiteral("a draft"));
  }

  void whatWasDeletedLastIsRestored() {
    Bench bench;
    bench.store.seed("Older", {}, std::chrono::minutes(2));
    const ConversationId newer = bench.store.seed("Newer", {}, std::chrono::minutes(1));
    Opened opened(bench);
    ui::PromptPanel& prompt = opened.prompt();
    QTRY_COMPARE(prompt.conversations().model().rowCount(), 2);
    // A list that only gets the focus opens and deletes nothing.
    auto* list = prompt.conversations().findChild<QListView*>();
    list->setFocus();
    prompt.conversations().deleteCurrent();
    QTest::qWait(50);
    QVERIFY(!prompt.controller().conversation());
    QCOMPARE(prompt.conversations().model().rowCount(), 2);
    prompt.controller().openConversation(newer);
    QTRY_COMPARE(prompt.controller().conversation(), std::optional(newer));
    prompt.conversations().deleteCurrent();
    QTRY_COMPARE(prompt.conversations().model().rowCount(), 1);
    QTest::keyClick(opened.window.get(), Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_COMPARE(prompt.controller().conversation(), std::optional(newer));
    QCOMPARE(prompt.conversations().model().rowCount(), 2);
    QTest::keyClick(opened.window.get(), Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_VERIFY(opened.window->toast().text().contains(QStringLiteral("no deleted conversation")));
  }

  void paletteSaysWhenNothingMatches() {
    Bench bench;
    Opened opened(bench);
    ui::CommandPalette& palette = opened.window->commandPalette();
    palette.open(opened.window->commands());
    const int tall = palette.height();
    const auto saying = [&palette] {
      for (const QLabel* label : palette.findChildren<QLabel*>())
        if (label->isVisible()) return label->text();
      return QString();
    };
    QVERIFY(saying().isEmpty());
    QTest::keyClicks(&palette.field(), QStringLiteral("zzqq"));
    QCOMPARE(saying(), QStringLiteral("No command matches."));
    QVERIFY(palette.height() < tall / 2);
    QTest::keyClick(&palette.field(), Qt::Key_Return); // there is nothing to run
    QVERIFY(palette.isVisible());
    palette.field().setText(QStringLiteral("new conversation"));
    QCOMPARE(palette.shownCommands().size(), 1);
    QVERIFY(palette.height() < tall / 2);
    palette.field().clear();
    QVERIFY(saying().isEmpty());
    QCOMPARE(palette.height(), tall);
  }

  void noticesLieAbovePanels() {
    Bench bench;
    Opened opened(bench);
    opened.window->toast().announce(QStringLiteral("Said"));
    const QWidget& composer = opened.prompt().composer();
    QVERIFY(opened.window->toast().geometry().bottom() < composer.mapTo(opened.window.get(), QPoint()).y());
    // Controls of panels begin under the row of their titles.
    QVERIFY(opened.window->toast().geometry().bottom() < opened.prompt().mapTo(opened.window.get(), QPoint()).y() + 46);
  }

  void sessionComesBack() {
    Bench bench;
    ConversationId conversation = 0;
    {
      Opened opened(bench);
      ui::PromptPanel& prompt = opened.prompt();
      QVERIFY(prompt.controller().send(QStringLiteral("Hello")));
      QTRY_VERIFY(prompt.controller().transcript().rowCount() == 2 && !prompt.controller().isAnswering());
      conversation = *prompt.controller().conversation();
      prompt.composer().setText(QStringLiteral("an unsent\ndraft, “ünï” 日本語"));
      ui::PromptParameters parameters;
      parameters.model = "SmolLM2-360M-Instruct";
      parameters.options.temperature = 0.25;
      parameters.options.seed = 18446744073709551615ULL;
      parameters.options.stop = {"###", "a\nb\\n"};
      prompt.parameters().setParameters(parameters);
      opened.window->resize(1010, 700);
      opened.window->findChild<ui::NavigationRail*>()->findChild<QButtonGroup*>()->button(2)->click();
      opened.window->close();
    }
    Opened again(bench);
    QCOMPARE(again.window->findChild<ui::NavigationRail*>()->findChild<QButtonGroup*>()->checkedId(), 2);
    ui::PromptPanel& prompt = again.prompt();
    QTRY_COMPARE(prompt.controller().conversation(), std::optional(conversation));
    QCOMPARE(prompt.controller().transcript().rowCount(), 2);
    QCOMPARE(prompt.composer().text(), QStringLiteral("an unsent\ndraft, “ünï” 日本語"));
    const ui::PromptParameters parameters = prompt.parameters().parameters();
    QCOMPARE(parameters.model, std::string("SmolLM2-360M-Instruct"));
    QCOMPARE(parameters.options.temperature, 0.25);
    QCOMPARE(parameters.options.seed, std::optional<std::uint64_t>(18446744073709551615ULL));
    QCOMPARE(parameters.options.stop, (std::vector<std::string>{"###", "a\nb\\n"}));
    QCOMPARE(again.window->size(), QSize(1010, 700));
    QCOMPARE(bench.engine->started(), 1);
  }

  void damagedSessionIsIgnored_data() {
    QTest::addColumn<QByteArray>("content");
    QTest::newRow("noise") << QByteArray("\x00\xff\xfe[[[=\n\x01", 9).repeated(500);
    QTest::newRow("wrong types") << QByteArray(
        "[prompt]\nconversation=abc\ntemperature=hot\ntopP=-4\nmaxTokens=1e300\n"
        "seed=-1\ncolumns=@ByteArray(zzzz)\n[window]\ngeometry=@Variant(\\0\\0\n");
    QTest::newRow("a conversation that is gone") << QByteArray("[prompt]\nconversation=999\n");
  }

  void damagedSessionIsIgnored() {
    QFETCH(QByteArray, content);
    Bench bench;
    QFile file(bench.home.filePath(QStringLiteral("session.ini")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(content);
    file.close();
    Opened opened(bench);
    QTest::qWait(100);
    QVERIFY(!opened.prompt().controller().conversation());
    QCOMPARE(opened.prompt().parameters().parameters().options, GenerationOptions{});
    QVERIFY(opened.prompt().controller().send(QStringLiteral("Hello")));
    QTRY_VERIFY(opened.prompt().controller().transcript().rowCount() == 2);
  }

  void interruptedAnswersAreSaidAtStart() {
    Bench bench;
    StoredMessage question = userSays("Hello");
    question.id = 10;
    StoredMessage answer = modelSays("Half an", 10, MessageState::Streaming);
    answer.id = 11;
    const ConversationId id = bench.store.seed("Hello", {question, answer}, 1min);
    Opened opened(bench);
    QTRY_VERIFY(!opened.window->toast().text().isEmpty());
    opened.prompt().controller().openConversation(id);
    QTRY_COMPARE(opened.prompt().controller().transcript().rowCount(), 2);
    QCOMPARE(opened.prompt().controller().transcript().at(1).state, MessageState::Interrupted);
    QCOMPARE(bench.engine->started(), 0);
  }

  void fastStreamNeverStallsTheEventLoop() {
    Bench bench;
    Opened opened(bench);
    std::string text;
    for (int i = 0; i < 6000; ++i)
      text += i % 40 == 39 ? " end.\n\nNext" : i % 7 == 0 ? " *word*" : " word";
    bench.engine->setScript({tokensOf(text), 2000, {}, 1ms, {}, false, 42});
    bench.store.delayMs = 30; // a slow disk must not be felt either
    // What the loop is away for, less what the system made it wait for a core: other programs are not its doing.
    qint64 worst = 0;
    qint64 lastBeat = 0;
    const auto away = [](const QElapsedTimer& clock) { return clock.nsecsElapsed() - runQueueWait().count(); };
    QElapsedTimer clock;
    QTimer beat;
    beat.setInterval(0);
    connect(&beat, &QTimer::timeout, this, [&] {
      const qint64 now = away(clock);
      worst = std::max(worst, now - lastBeat);
      lastBeat = now;
    });
    QTest::qWait(200);
    clock.start();
    lastBeat = away(clock);
    beat.start();
    QVERIFY(opened.prompt().controller().send(QStringLiteral("Go")));
    QTRY_VERIFY_WITH_TIMEOUT(opened.prompt().controller().transcript().rowCount() == 2 &&
                                 !opened.prompt().controller().isAnswering(),
                             20'000);
    beat.stop();
    qInfo() << "longest gap of the event loop, ms:" << static_cast<double>(worst) / 1e6;
    QVERIFY2(worst < 50'000'000, qPrintable(QStringLiteral("a gap of %1 ms").arg(static_cast<double>(worst) / 1e6)));
    QCOMPARE(opened.prompt().controller().transcript().at(1).content.toStdString(), text);
    QVERIFY(!bench.store.calledFromGuiThread);
  }

  void chartsRestWhenHidden() {
    Bench bench;
    Opened opened(bench);
    auto* charts = opened.window->findChild<ui::PromptCharts*>();
    QVERIFY(charts->ticks() > 0);
    for (QAction* action : opened.window->commands())
      if (action->objectName() == QLatin1String("prompt.toggleSide")) action->trigger();
    QVERIFY(!charts->isVisible());
    const int ticks = charts->ticks();
    QTest::qWait(300);
    QCOMPARE(charts->ticks(), ticks);
  }

  void fitsItsSmallestSize() {
    Bench bench;
    Opened opened(bench);
    opened.window->resize(900, 600);
    QTest::qWait(50);
    QCOMPARE(opened.window->size(), QSize(900, 600));
    QVERIFY(opened.prompt().composer().geometry().bottom() <= opened.prompt().height());
  }

  void paletteFindsCommandsOfOtherPanels() {
    Bench bench;
    Opened opened(bench);
    ui::CommandPalette& palette = opened.window->commandPalette();
    const auto shown = [&opened] { return opened.window->findChild<QStackedWidget*>()->currentWidget()->objectName(); };
    QTest::keyClick(opened.window.get(), Qt::Key_K, Qt::ControlModifier);
    QVERIFY(palette.isVisible());
    QVERIFY(!palette.shownCommands().contains(QStringLiteral("Show the benchmark")));
    QTest::keyClicks(&palette.field(), QStringLiteral("the benchmark"));
    QVERIFY(palette.shownCommands().contains(QStringLiteral("Show the benchmark")));
    palette.field().setText(QStringLiteral("Show the benchmark"));
    QTest::keyClick(&palette.field(), Qt::Key_Return);
    QCOMPARE(shown(), QStringLiteral("dashboard"));
    QTest::keyClick(opened.window.get(), Qt::Key_K, Qt::ControlModifier);
    QTest::keyClicks(&palette.field(), QStringLiteral("new conversation"));
    QTest::keyClick(&palette.field(), Qt::Key_Return);
    QCOMPARE(shown(), QStringLiteral("prompt"));
  }

  void paletteFindsByLetters() {
    QVERIFY(ui::matchScore(QStringLiteral("nc"), QStringLiteral("New conversation")) >
            ui::matchScore(QStringLiteral("nc"), QStringLiteral("Cancel")));
    QVERIFY(ui::matchScore(QStringLiteral("zz"), QStringLiteral("New conversation")) < 0);
    QCOMPARE(ui::matchScore(QString(), QStringLiteral("x")), 0);
  }
};

QTEST_MAIN(TestWorkbenchWindow)
#include "tst_workbench_window.moc"
