// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/event_loop_watch.h"
#include "tests/ui/text/opened_text.h"
#include "ui/text/mark_legend.h"
#include "ui/text/text_empty_state.h"
#include "ui/widgets/find_bar.h"
#include "ui/widgets/notice_bar.h"
#include "ui/widgets/toast.h"

#include <QClipboard>
#include <QLabel>
#include <QPushButton>
#include <QScrollBar>
#include <QTableView>
#include <QToolButton>

using namespace aisemble;
using namespace aisemble::test;

namespace {

constexpr double kLongestGapMs = 250;

} // namespace

class TestTextPanel : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void everyTaskShowsItsResult_data() {
    QTest::addColumn<int>("task");
    QTest::addColumn<QString>("headline");
    QTest::addColumn<bool>("marks");
    const auto row = [](NlpTask task, const char* headline, bool marks) {
      QTest::newRow(nlpTaskName(task).data()) << static_cast<int>(task) << QString::fromUtf8(headline) << marks;
    };
    row(NlpTask::Analyze, "words in", true);
    row(NlpTask::Sentiment, "Positive", true);
    row(NlpTask::Keywords, "keywords", true);
    row(NlpTask::Entities, "entities", true);
    row(NlpTask::Summarize, "3 of 4 sentences", true);
    row(NlpTask::Similarity, "alike", true);
    row(NlpTask::Tokenize, "words and signs", true);
    row(NlpTask::Language, "English", false);
  }

  void everyTaskShowsItsResult() {
    QFETCH(int, task);
    QFETCH(QString, headline);
    QFETCH(bool, marks);
    TextBench bench;
    OpenedText opened(bench);
    ui::TextPanel& panel = opened.panel();
    panel.editor().startWith(QStringLiteral("😀 The excellent library is good. Write to a@b.org or call 555-123-4567. "
                                            "The library opened on 2024-03-01 and is a good library. It is fine."));
    panel.otherEditor().startWith(QStringLiteral("A good library"));
    panel.form().setTask(static_cast<NlpTask>(task));
    QCOMPARE(panel.otherEditor().isVisible(), static_cast<NlpTask>(task) == NlpTask::Similarity);
    panel.form().button().click();
    QTRY_VERIFY(!panel.controller().isRunning());
    QCOMPARE(panel.form().errorText(), QString());
    QVERIFY2(panel.results().headline().contains(headline), qPrintable(panel.results().headline()));
    QVERIFY(panel.results().table().model()->rowCount() > 0);
    QCOMPARE(!panel.editor().marks().empty(), marks);
    QCOMPARE(panel.legend().isVisible(), marks);
    QVERIFY(panel.results().origin().contains(QStringLiteral("lexicon and rules")));
    panel.results().setTab(2);
    QTRY_VERIFY(panel.results().jsonText().contains(QStringLiteral("\"results\"")));
  }

  void eachTaskShowsItsOwnResult() {
    TextBench bench;
    OpenedText opened(bench);
    ui::TextPanel& panel = opened.panel();
    panel.editor().startWith(QStringLiteral("The excellent library. Write to a@b.org. It is good. It is here."));
    panel.form().setTask(NlpTask::Entities);
    panel.run();
    QTRY_COMPARE(panel.results().headline(), QStringLiteral("1 entity"));
    const auto isEmpty = [&panel] {
      return !panel.results().hasOutcome() && panel.editor().marks().empty() && !panel.legend().isVisible() &&
             !panel.controller().outcome();
    };
    panel.form().setTask(NlpTask::Summarize);
    QVERIFY(isEmpty());
    QVERIFY(panel.results().hint().contains(QStringLiteral("Press Run")));
    panel.form().setTask(NlpTask::Similarity); // without a second text there is nothing to press
    QCOMPARE(panel.results().hint(), QStringLiteral("The result appears here."));
    panel.otherEditor().insertPlainText(QStringLiteral("A library."));
    QVERIFY(panel.results().hint().contains(QStringLiteral("Press Run")));
    panel.form().setTask(NlpTask::Summarize);
    QSignalSpy notices(&panel, &ui::Panel::notice);
    opened.command("text.export");
    QVERIFY(notices.last().first().toString().contains(QStringLiteral("no result")));
    panel.run();
    QTRY_COMPARE(panel.results().headline(), QStringLiteral("3 of 4 sentences"));
    QCOMPARE(panel.editor().marks().size(), 3U);
    // Back to the first: its result, its marks, its table.
    panel.form().setTask(NlpTask::Entities);
    QCOMPARE(panel.results().headline(), QStringLiteral("1 entity"));
    QCOMPARE(slice(panel, 0), QStringLiteral("a@b.org"));
    QVERIFY(panel.legend().isVisible());
    QCOMPARE(bench.text->runs(), 2);
    // Of other options or of another text it is not.
    ui::TextJob job;
    panel.form().fill(job);
    job.task = NlpTask::Summarize;
    job.maxSentences = 2;
    panel.form().setOptions(job);
    panel.form().setTask(NlpTask::Entities);
    panel.form().setTask(NlpTask::Summarize);
    QVERIFY(isEmpty());
    panel.editor().insertPlainText(QStringLiteral("x"));
    panel.form().setTask(NlpTask::Entities);
    QVERIFY(isEmpty());
  }

  void anAnswerThatComesUnderAnotherTaskIsKeptForIts() {
    TextBench bench;
    OpenedText opened(bench);
    ui::TextPanel& panel = opened.panel();
    panel.editor().startWith(QStringLiteral("Write to a@b.org."));
    panel.form().setTask(NlpTask::Entities);
    panel.run();
    panel.form().setTask(NlpTask::Language);
    QTRY_VERIFY(!panel.controller().isRunning());
    QVERIFY(!panel.results().hasOutcome());
    QVERIFY(panel.editor().marks().empty());
    panel.form().setTask(NlpTask::Entities);
    QCOMPARE(panel.results().headline(), QStringLiteral("1 entity"));
    // What fails meanwhile is said of its task, not of the one that is shown.
    bench.text->setScript({false, Error{ErrorCode::Unavailable, "It cannot be loaded.", {}, {}}, {}});
    QSignalSpy notices(&panel, &ui::Panel::notice);
    panel.editor().insertPlainText(QStringLiteral("x"));
    panel.run();
    panel.form().setTask(NlpTask::Language);
    QTRY_COMPARE(notices.count(), 1);
    QCOMPARE(notices.last().first().toString(), QStringLiteral("Entities: It cannot be loaded."));
    QCOMPARE(panel.form().errorText(), QString());
  }

  void comparingAsksForTheSecondText() {
    TextBench bench;
    OpenedText opened(bench);
    ui::TextPanel& panel = opened.panel();
    panel.editor().startWith(QStringLiteral("A good library"));
    panel.form().setTask(NlpTask::Similarity);
    QSignalSpy notices(&panel, &ui::Panel::notice);
    QTest::keyClick(&panel.editor(), Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE(notices.count(), 1);
    QVERIFY(notices.last().first().toString().contains(QStringLiteral("no second text")));
    QVERIFY(panel.otherEditor().hasFocus());
    QVERIFY(!panel.controller().isRunning());
    QCOMPARE(panel.form().errorText(), QString());
  }

  void marksArePaintedWhereTheyAre() {
    TextBench bench;
    OpenedText opened(bench);
    ui::TextPanel& panel = opened.panel();
    panel.editor().startWith(QStringLiteral("😀😀 𠮷野 e\u0301 write to a@b.org"));
    panel.form().setTask(NlpTask::Entities);
    panel.run();
    QTRY_VERIFY(panel.controller().outcome().has_value());
    QCOMPARE(panel.editor().marks().size(), 1U);
    QCOMPARE(slice(panel, 0), QStringLiteral("a@b.org"));
    panel.editor().refreshMarks();
    QCOMPARE(panel.editor().extraSelections().size(), 1);
    QCOMPARE(panel.editor().extraSelections()[0].cursor.selectedText(), QStringLiteral("a@b.org"));
    // An edit moves them, and says that the result is of another text.
    panel.editor().moveCursor(QTextCursor::Start);
    panel.editor().insertPlainText(QStringLiteral("😀 "));
    QCOMPARE(slice(panel, 0), QStringLiteral("a@b.org"));
    // The legend hides them.
    QCOMPARE(panel.legend().chips().size(), 1U);
    panel.legend().chips()[0]->click();
    panel.editor().refreshMarks();
    QCOMPARE(panel.editor().extraSelections().size(), 0);
    QCOMPARE(panel.editor().markAt(panel.editor().marks()[0].begin), -1);
    panel.legend().chips()[0]->click();
    panel.editor().refreshMarks();
    QCOMPARE(panel.editor().extraSelections().size(), 1);
  }

  void editsDuringARunMoveItsMarks() {
    TextBench bench;
    OpenedText opened(bench);
    ui::TextPanel& panel = opened.panel();
    panel.editor().startWith(QStringLiteral("write to a@b.org"));
    panel.form().setTask(NlpTask::Entities);
    panel.run();
    panel.editor().moveCursor(QTextCursor::Start);
    panel.editor().insertPlainText(QStringLiteral("Please "));
    QTRY_VERIFY(!panel.controller().isRunning());
    QCOMPARE(slice(panel, 0), QStringLiteral("a@b.org"));
  }

  void listAndTextLeadToEachOther() {
    TextBench bench;
    OpenedText opened(bench);
    ui::TextPanel& panel = opened.panel();
    QString text = QStringLiteral("first@b.org\n");
    for (int i = 0; i < 200; ++i)
      text += QStringLiteral("A line of no consequence.\n");
    panel.editor().startWith(text + QStringLiteral("second@b.org"));
    panel.form().setTask(NlpTask::Entities);
    panel.run();
    QTRY_VERIFY(panel.controller().outcome().has_value());
    panel.results().setTab(1);
    panel.results().table().selectRow(1);
    QCOMPARE(panel.editor().currentMark(), 1);
    QCOMPARE(panel.editor().textCursor().position(), static_cast<int>(panel.editor().marks()[1].begin));
    QVERIFY(panel.editor().viewport()->rect().contains(panel.editor().cursorRect().center()));
    // Back: a click on the first in the text chooses its row.
    panel.editor().setCurrentMark(0);
    Q_EMIT panel.editor().markClicked(0);
    QCOMPARE(panel.results().table().currentIndex().row(), 0);
    // By keys: F8 to the next, and around.
    panel.editor().setFocus();
    QTest::keyClick(&panel.editor(), Qt::Key_F8);
    QCOMPARE(panel.editor().currentMark(), 1);
    QCOMPARE(panel.results().table().currentIndex().row(), 1);
    QTest::keyClick(&panel.editor(), Qt::Key_F8);
    QCOMPARE(panel.editor().currentMark(), 0);
    QTest::keyClick(&panel.editor(), Qt::Key_F8, Qt::ShiftModifier);
    QCOMPARE(panel.editor().currentMark(), 1);
  }

  void cancelAndRunAgain() {
    TextBench bench;
    OpenedText opened(bench);
    ui::TextPanel& panel = opened.panel();
    bench.text->setScript({true, {}, Progress{0.5, "counting"}});
    panel.editor().startWith(QStringLiteral("Some text."));
    panel.editor().setFocus();
    QTest::keyClick(&panel.editor(), Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE(bench.text->runs(), 1);
    QCOMPARE(panel.form().button().text(), QStringLiteral("Cancel"));
    QVERIFY(!panel.status().activity.isEmpty());
    QCOMPARE(panel.results().hint(), QStringLiteral("Working on the text…"));
    QTest::keyClick(&panel.editor(), Qt::Key_Escape);
    QVERIFY(!panel.controller().isRunning());
    QCOMPARE(panel.form().button().text(), QStringLiteral("Run"));
    QCOMPARE(panel.form().errorText(), QString());
    QTRY_COMPARE(bench.text->stops(), 1);
    QVERIFY(!panel.controller().outcome());
    QVERIFY(panel.results().hint().contains(QStringLiteral("Press Run")));
    bench.text->setScript({});
    QTest::keyClick(&panel.editor(), Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY(panel.controller().outcome().has_value());
  }

  void errorsAreSaidInPlaceAndTriedAgain() {
    TextBench bench;
    OpenedText opened(bench);
    ui::TextPanel& panel = opened.panel();
    bench.text->setScript({false, Error{ErrorCode::Unavailable, "The text engine cannot be loaded.", {}, {}}, {}});
    panel.editor().startWith(QStringLiteral("Some text."));
    panel.run();
    QTRY_COMPARE(panel.form().errorText(), QStringLiteral("The text engine cannot be loaded."));
    QVERIFY(panel.form().retryButton().isVisible());
    bench.text->setScript({});
    panel.form().retryButton().click();
    QTRY_VERIFY(panel.controller().outcome().has_value());
    QCOMPARE(panel.form().errorText(), QString());
  }

  void secondRunComesFromTheCache() {
    TextBench bench;
    OpenedText opened(bench);
    ui::TextPanel& panel = opened.panel();
    panel.editor().startWith(QStringLiteral("Some text."));
    panel.run();
    QTRY_VERIFY(!panel.controller().isRunning());
    QVERIFY(!panel.controller().outcome()->report.fromCache);
    panel.run();
    QTRY_VERIFY(!panel.controller().isRunning() && panel.controller().outcome()->report.fromCache);
    QCOMPARE(bench.text->runs(), 1);
  }

  void noticesCoverNoControl() {
    TextBench bench;
    OpenedText opened(bench);
    opened.window->resize(900, 600);
    opened.window->toast().announce(QStringLiteral("“review_en.txt” was opened in place of the text"),
                                    QStringLiteral("Undo"));
    const QRect notice(opened.window->toast().mapToGlobal(QPoint()), opened.window->toast().size());
    for (const QToolButton* button : opened.panel().findChildren<QToolButton*>())
      if (button->isVisible())
        QVERIFY2(!notice.intersects(QRect(button->mapToGlobal(QPoint()), button->size())),
                 qPrintable(button->accessibleName()));
  }

  void startButtonsAreWholeInLittleRoom() {
    TextBench bench;
    OpenedText opened(bench);
    auto* empty = opened.panel().findChild<ui::TextEmptyState*>();
    QTRY_COMPARE(empty->findChildren<QPushButton*>().size(), 3);
    for (const QSize& size : {QSize(900, 600), QSize(1400, 800), QSize(900, 600)}) {
      opened.window->resize(size);
      QTRY_COMPARE(opened.window->size(), size);
      const QRect room(empty->mapToGlobal(QPoint()), empty->size());
      QRegion taken;
      for (const QPushButton* button : empty->findChildren<QPushButton*>()) {
        QTRY_VERIFY2(button->width() >= button->sizeHint().width() && button->height() >= button->sizeHint().height(),
                     qPrintable(button->text()));
        const QRect place(button->mapToGlobal(QPoint()), button->size());
        QVERIFY(room.contains(place));
        QVERIFY2(!taken.intersects(place), qPrintable(button->text()));
        taken += place;
      }
    }
  }

  void searchByKeys() {
    TextBench bench;
    OpenedText opened(bench);
    ui::TextPanel& panel = opened.panel();
    panel.editor().startWith(QStringLiteral("The library has books. The library is good."));
    panel.editor().setFocus();
    QTest::keyClick(&panel.editor(), Qt::Key_F, Qt::ControlModifier);
    QVERIFY(panel.findBar().isVisible());
    QTest::keyClicks(&panel.findBar().field(), QStringLiteral("library"));
    QCOMPARE(panel.findBar().countText(), QStringLiteral("1 of 2"));
    QTest::keyClick(&panel.findBar().field(), Qt::Key_F3);
    QCOMPARE(panel.findBar().countText(), QStringLiteral("2 of 2"));
    QTest::keyClick(&panel.findBar().field(), Qt::Key_F3, Qt::ShiftModifier);
    QCOMPARE(panel.findBar().countText(), QStringLiteral("1 of 2"));
    // From the text, too, and out of it by Escape.
    panel.editor().setFocus();
    QTest::keyClick(&panel.editor(), Qt::Key_F3);
    QCOMPARE(panel.findBar().countText(), QStringLiteral("2 of 2"));
    QTest::keyClick(&panel.editor(), Qt::Key_Escape);
    QVERIFY(!panel.findBar().isVisible());
    QVERIFY(panel.editor().hasFocus());
    // Escape in the field closes the search and lets the task run on.
    bench.text->setScript({true, {}, {}});
    panel.run();
    QTest::keyClick(&panel.editor(), Qt::Key_F, Qt::ControlModifier);
    QTest::keyClick(&panel.findBar().field(), Qt::Key_Escape);
    QVERIFY(!panel.findBar().isVisible());
    QVERIFY(panel.controller().isRunning());
    QTest::keyClick(&panel.editor(), Qt::Key_Escape);
    QVERIFY(!panel.controller().isRunning());
  }

  void theSecondTextIsSearchedToo() {
    TextBench bench;
    OpenedText opened(bench);
    ui::TextPanel& panel = opened.panel();
    panel.editor().startWith(QStringLiteral("A library"));
    panel.otherEditor().startWith(QStringLiteral("good books, good bread"));
    panel.form().setTask(NlpTask::Similarity);
    panel.otherEditor().setFocus();
    QTest::keyClick(&panel.otherEditor(), Qt::Key_F, Qt::ControlModifier);
    QTest::keyClicks(&panel.findBar().field(), QStringLiteral("good"));
    QCOMPARE(panel.otherEditor().hits().size(), 2U);
    QTest::keyClick(&panel.findBar().field(), Qt::Key_Escape);
    QVERIFY(panel.otherEditor().hasFocus());
  }

  void samplesBegin() {
    TextBench bench;
    OpenedText opened(bench);
    ui::TextPanel& panel = opened.panel();
    auto* empty = panel.findChild<ui::TextEmptyState*>();
    QVERIFY(empty->isVisible());
    QVERIFY(!panel.form().button().isEnabled());
    QTRY_COMPARE(empty->findChildren<QPushButton*>().size(), 3);
    for (QPushButton* button : empty->findChildren<QPushButton*>())
      if (button->text() == QLatin1String("Japanese sample")) button->click();
    QTRY_VERIFY(panel.editor().text().contains(QStringLiteral("カフェ")));
    QVERIFY(!empty->isVisible());
    QVERIFY(panel.form().button().isEnabled());
  }

  void asYouType() {
    TextBench bench;
    OpenedText opened(bench);
    ui::TextPanel& panel = opened.panel();
    panel.form().setTask(NlpTask::Language);
    panel.form().setRunsAsYouType(true);
    QTest::keyClicks(&panel.editor(), QStringLiteral("This is a text in English"));
    QTRY_VERIFY(panel.controller().outcome().has_value());
    QVERIFY2(panel.results().headline().contains(QStringLiteral("English")), qPrintable(panel.results().headline()));
    QVERIFY(bench.text->runs() < 5); // not once a key
  }

  void notAsYouTypeWhereTextsGoElsewhere() {
    TextBench bench;
    RemoteEndpoint endpoint;
    endpoint.url = "http://10.0.0.7:8082";
    bench.settings.service(ServiceKind::Nlp) = {RouteChoice::RemoteThenLocal, {endpoint}};
    OpenedText opened(bench);
    ui::TextPanel& panel = opened.panel();
    panel.form().setTask(NlpTask::Language);
    panel.form().setRunsAsYouType(true);
    QCOMPARE(panel.status().engine, QStringLiteral("Texts go to 10.0.0.7:8082"));
    const auto isSaid = [&panel] {
      for (const QLabel* label : panel.form().findChildren<QLabel*>())
        if (label->isVisible() && label->text().startsWith(QStringLiteral("Texts are sent to"))) return true;
      return false;
    };
    QVERIFY(isSaid());
    QTest::keyClicks(&panel.editor(), QStringLiteral("This stays here"));
    QTest::qWait(1200);
    QCOMPARE(bench.text->runs(), 0);
    // Here again, what was chosen holds again.
    Settings here = bench.settings;
    here.service(ServiceKind::Nlp).route = RouteChoice::Local;
    QVERIFY(opened.window->findChild<ui::SettingsController*>()->change(here).has_value());
    QVERIFY(!isSaid());
    QTest::keyClicks(&panel.editor(), QStringLiteral(" and is read"));
    QTRY_VERIFY(bench.text->runs() > 0);
  }

  void keyboardOnly() {
    TextBench bench;
    OpenedText opened(bench);
    ui::TextPanel& panel = opened.panel();
    QVERIFY(panel.editor().hasFocus());
    QTest::keyClicks(&panel.editor(), QStringLiteral("Write to a@b.org"));
    QTest::keyClick(&panel.editor(), Qt::Key_4, Qt::ControlModifier);
    QCOMPARE(panel.form().task(), NlpTask::Entities);
    QTest::keyClick(&panel.editor(), Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY(panel.controller().outcome().has_value());
    QTest::keyClick(&panel.editor(), Qt::Key_J, Qt::ControlModifier);
    QVERIFY(panel.results().table().hasFocus());
    QTest::keyClick(&panel.results().table(), Qt::Key_Return);
    QVERIFY(panel.editor().hasFocus());
    QCOMPARE(panel.editor().textCursor().position(), 9);
    QTest::keyClick(&panel.editor(), Qt::Key_C, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_VERIFY(QApplication::clipboard()->text().contains(QStringLiteral("a@b.org\tMail address")));
    QTest::keyClick(&panel.editor(), Qt::Key_Delete, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(panel.editor().text(), QString());
    QTest::keyClick(&panel.editor(), Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(panel.editor().text(), QStringLiteral("Write to a@b.org"));
    // Tab leaves the editor and comes around.
    QSet<QWidget*> seen;
    for (int i = 0; i < 60 && !seen.contains(QApplication::focusWidget()); ++i) {
      seen << QApplication::focusWidget();
      QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
    }
    QVERIFY(seen.contains(&panel.form().button()));
    QVERIFY(seen.contains(&panel.form().taskChoice()));
    QVERIFY(seen.contains(&panel.results().table()));
  }

  void everyCommandHasItsKeyOnce() {
    TextBench bench;
    OpenedText opened(bench);
    QSet<QString> keys;
    for (QAction* action : opened.window->commands())
      for (const QKeySequence& key : action->shortcuts()) {
        QVERIFY2(!keys.contains(key.toString()), qPrintable(key.toString()));
        keys << key.toString();
      }
  }

  void exports() {
    TextBench bench;
    OpenedText opened(bench);
    ui::TextPanel& panel = opened.panel();
    panel.editor().startWith(QStringLiteral("Write to a@b.org"));
    panel.form().setTask(NlpTask::Entities);
    panel.run();
    QTRY_VERIFY(panel.controller().outcome().has_value());
    const QString csv = bench.home.filePath("out.csv");
    const QString json = bench.home.filePath("out.json");
    panel.exportTo(csv.toStdString());
    panel.exportTo(json.toStdString());
    QTRY_VERIFY(QFile::exists(csv) && QFile::exists(json));
    QFile table(csv);
    QVERIFY(table.open(QIODevice::ReadOnly));
    QVERIFY(table.readAll().contains("a@b.org,Mail address,"));
    QFile whole(json);
    QVERIFY(whole.open(QIODevice::ReadOnly));
    QVERIFY(whole.readAll().contains("\"start\": 9"));
    panel.exportTo(bench.home.filePath("none/out.csv").toStdString());
    QTRY_VERIFY(opened.window->toast().text().contains(QStringLiteral("none")));
  }

  void sessionComesBack() {
    TextBench bench;
    {
      OpenedText opened(bench);
      ui::TextPanel& panel = opened.panel();
      panel.editor().startWith(QStringLiteral("日本語 😀\n\n“quotes”, \\n and \u00a0"));
      panel.otherEditor().startWith(QStringLiteral("the other"));
      ui::TextJob job;
      job.task = NlpTask::Similarity;
      job.language = QStringLiteral("ja");
      job.maxKeywords = 7;
      job.maxSentences = 5;
      panel.form().setOptions(job);
      panel.form().setRunsAsYouType(true);
      panel.results().setTab(1);
      opened.window->close();
    }
    const int runs = bench.text->runs();
    OpenedText again(bench);
    ui::TextPanel& panel = again.panel();
    QTRY_COMPARE(panel.editor().text(), QStringLiteral("日本語 😀\n\n“quotes”, \\n and \u00a0"));
    QCOMPARE(panel.otherEditor().text(), QStringLiteral("the other"));
    ui::TextJob job;
    panel.form().fill(job);
    QCOMPARE(job.task, NlpTask::Similarity);
    QCOMPARE(job.language, QStringLiteral("ja"));
    QCOMPARE(job.maxKeywords, 7);
    QCOMPARE(job.maxSentences, 5);
    QVERIFY(panel.form().runsAsYouType());
    QCOMPARE(panel.results().tab(), 1);
    QTest::qWait(600); // longer than the pause after typing
    QCOMPARE(bench.text->runs(), runs);
  }

  void whatWasFoundIsShownAgain() {
    TextBench bench;
    {
      OpenedText opened(bench);
      opened.panel().editor().startWith(QStringLiteral("Write to a@b.org today"));
      opened.panel().form().setTask(NlpTask::Entities);
      opened.panel().run();
      QTRY_VERIFY(opened.panel().controller().outcome().has_value());
      opened.window->close();
    }
    const int runs = bench.text->runs();
    {
      OpenedText again(bench);
      QTRY_VERIFY(again.panel().controller().outcome().has_value());
      QVERIFY(again.panel().controller().outcome()->report.fromCache);
      QCOMPARE(slice(again.panel(), 0), QStringLiteral("a@b.org"));
      again.panel().form().setTask(NlpTask::Keywords); // which was never asked
      again.window->close();
    }
    OpenedText again(bench);
    QTRY_COMPARE(again.panel().editor().text(), QStringLiteral("Write to a@b.org today"));
    QTest::qWait(100);
    QVERIFY(!again.panel().controller().outcome());
    QVERIFY(!again.panel().controller().isRunning());
    QCOMPARE(bench.text->runs(), runs);
  }

  void aMegabyteKeepsTheWindowAlive() {
    TextBench bench;
    OpenedText opened(bench);
    ui::TextPanel& panel = opened.panel();
    QString text;
    while (text.size() < 1'000'000)
      text +=
          QStringLiteral("The library at %1 Harbour Road has excellent books, and a@b.org answers.\n").arg(text.size());
    panel.editor().replaceText(text);
    QTest::qWait(500);
    for (const NlpTask task : {NlpTask::Tokenize, NlpTask::Entities, NlpTask::Keywords}) {
      panel.form().setTask(task);
      EventLoopWatch watch(*static_cast<WatchedApplication*>(qApp));
      watch.setStep(QString::fromLatin1(nlpTaskName(task).data()));
      panel.run();
      QTRY_VERIFY_WITH_TIMEOUT(!panel.controller().isRunning(), 60'000);
      panel.editor().verticalScrollBar()->setValue(panel.editor().verticalScrollBar()->maximum() / 2);
      QTest::keyClicks(&panel.editor(), QStringLiteral("x"));
      QTest::qWait(50);
      qInfo() << nlpTaskName(task).data() << panel.editor().marks().size()
              << "marks, longest gap of the event loop, ms:" << watch.worstOwnMs();
      QVERIFY(panel.editor().extraSelections().size() < 2000); // of the visible part only
      QVERIFY2(watch.ticks() > 0 && watch.worstOwnMs() < kLongestGapMs,
               qPrintable(EventLoopWatch::report(watch.stalls(kLongestGapMs))));
    }
  }
};

int main(int argc, char** argv) {
  WatchedApplication application(argc, argv);
  TestTextPanel test;
  return QTest::qExec(&test, argc, argv);
}
#include "tst_text_panel.moc"
