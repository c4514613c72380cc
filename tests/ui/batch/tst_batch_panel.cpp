// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/run_queue_wait.h"
#include "tests/ui/batch/opened_batch.h"
#include "ui/batch/batch_empty.h"
#include "ui/batch/batch_form.h"
#include "ui/batch/batch_view.h"
#include "ui/batch/batch_words.h"
#include "ui/batch/interrupted_bar.h"
#include "ui/batch/item_detail.h"
#include "ui/batch/output_choice.h"
#include "ui/batch/task_options_form.h"
#include "ui/charts/live_chart.h"
#include "ui/widgets/toast.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QDropEvent>
#include <QLineEdit>
#include <QListView>
#include <QMimeData>
#include <QPushButton>
#include <QScrollBar>
#include <QSpinBox>
#include <QTableView>
#include <QToolButton>
#include <QtTest>

#include <thread>

using namespace aisemble;
using namespace aisemble::test;
using namespace std::chrono_literals;

namespace {

using Opened = OpenedBatch;

void drop(QWidget& on, const QStringList& paths) {
  QMimeData data;
  QList<QUrl> urls;
  for (const QString& path : paths)
    urls << QUrl::fromLocalFile(path);
  data.setUrls(urls);
  QDragEnterEvent enter(QPoint(20, 20), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
  QCoreApplication::sendEvent(&on, &enter);
  QVERIFY(enter.isAccepted());
  QDropEvent event(QPointF(20, 20), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
  QCoreApplication::sendEvent(&on, &event);
}

QStringList makePictures(const QTemporaryDir& folder, int count) {
  QStringList out;
  for (int i = 0; i < count; ++i) {
    out << folder.filePath(QStringLiteral("picture%1.png").arg(i));
    QImage image(40, 30, QImage::Format_RGB32);
    image.fill(Qt::red);
    image.save(out.back());
  }
  return out;
}

} // namespace

class TestBatchPanel : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void dropChooseStartAndRead() {
    FakeBatches batches;
    Opened opened(batches);
    ui::BatchPanel& panel = opened.panel();
    QVERIFY(panel.showsEmpty());
    QTemporaryDir folder;
    const QStringList pictures = makePictures(folder, 12);
    drop(panel, pictures);
    QVERIFY(panel.showsForm());
    QCOMPARE(panel.form().inputs(), pictures);
    QTRY_COMPARE(QString::fromLatin1(panel.form().task().name.data()), QStringLiteral("analyze"));
    QCOMPARE(panel.form().task().service, ServiceKind::Vision);
    QVERIFY(panel.form().setTask(QStringLiteral("vision/smart_crop")));
    qobject_cast<QSpinBox*>(panel.form().options().control(QStringLiteral("width")))->setValue(96);
    panel.form().output().field().setText(folder.filePath("out"));
    Q_EMIT panel.form().output().field().textEdited({});
    panel.form().startButton().click();
    QTRY_COMPARE(batches.started().size(), 1U);
    QCOMPARE(batches.started().front().task, std::string("smart_crop"));
    QCOMPARE(QString::fromStdString(batches.started().front().name),
             QStringLiteral("Crop pictures: %1 and 11 more").arg(QFileInfo(pictures.front()).fileName()));
    QVERIFY(batches.started().front().optionsJson.find("\"width\":96") != std::string::npos);
    QTRY_VERIFY(!panel.showsForm() && !panel.showsEmpty());
    const BatchId id = panel.view().batch();
    QVERIFY(id > 0);
    QTRY_COMPARE(panel.view().items().rowCount(), 12);
    batches.advance(id, 12);
    QTRY_COMPARE(panel.view().chip(BatchItemState::Completed)->text(), QStringLiteral("Done 11"));
    panel.view().table().setCurrentIndex(panel.view().items().index(0, 0));
    QTRY_VERIFY(panel.view().detail().resultText().contains(QStringLiteral("\"count\": 1")));
    QVERIFY(!batches.calledFromGuiThread);
  }

  void textFilesGetATextTask() {
    FakeBatches batches;
    Opened opened(batches);
    QTemporaryDir folder;
    QFile file(folder.filePath("note.txt"));
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write("Fine.") == 5);
    file.close();
    drop(opened.panel(), {file.fileName()});
    QTRY_COMPARE(opened.panel().form().task().service, ServiceKind::Nlp);
  }

  void errorsStandWhereTheyCanBeMended() {
    FakeBatches batches;
    Opened opened(batches);
    ui::BatchForm& form = opened.panel().form();
    opened.panel().take({{"inputs", QStringList{"/tmp"}}, {"task", "nlp/sentiment"}});
    QVERIFY(opened.panel().showsForm());
    auto& field = form.output().field();
    field.setFocus();
    field.selectAll();
    QTest::keyClicks(&field, QStringLiteral("somewhere"));
    form.start();
    QVERIFY(form.errorText().contains(QStringLiteral("whole path")));
    field.selectAll();
    QTest::keyClicks(&field, QStringLiteral("/full"));
    batches.refuseStart = true;
    form.start();
    QTRY_VERIFY(form.errorText().contains(QStringLiteral("no space left")));
    QVERIFY(opened.panel().showsForm());
    QVERIFY(form.startButton().isEnabled());
    batches.refuseStart = false;
    form.start();
    QTRY_COMPARE(batches.started().size(), 1U);
    QCOMPARE(batches.started().front().output.string(), std::string("/full"));
    QTRY_VERIFY(!opened.panel().showsForm());
  }

  void aGivenNameIsForOneBatch_data() {
    QTest::addColumn<int>("kind");
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("next");
    QTest::newRow("folder") << int(ui::OutputChoice::Folder) << "mine"
                            << "^analyze [-0-9]+ [0-9]+$";
    QTest::newRow("slash at the end") << int(ui::OutputChoice::Folder) << "mine/"
                                      << "^analyze [-0-9]+ [0-9]+$";
    QTest::newRow("file") << int(ui::OutputChoice::Csv) << "mine.csv"
                          << "^analyze [-0-9]+ [0-9]+\\.csv$";
  }
  void aGivenNameIsForOneBatch() {
    QFETCH(int, kind);
    QFETCH(QString, name);
    QFETCH(QString, next);
    FakeBatches batches;
    Opened opened(batches);
    ui::BatchPanel& panel = opened.panel();
    ui::OutputChoice& output = panel.form().output();
    QTemporaryDir folder;
    QTemporaryDir place;
    const QStringList pictures = makePictures(folder, 1);
    drop(panel, pictures);
    output.setKind(static_cast<ui::OutputChoice::Kind>(kind));
    output.field().selectAll();
    QTest::keyClicks(&output.field(), place.filePath(name));
    panel.form().startButton().click();
    QTRY_COMPARE(batches.started().size(), 1U);
    QCOMPARE(QString::fromStdString(batches.started().front().output.string()), place.filePath(name));
    QTRY_VERIFY(!panel.showsForm());
    const QFileInfo proposed(output.path());
    QCOMPARE(proposed.path(), place.path());
    QVERIFY2(proposed.fileName().contains(QRegularExpression(next)), qPrintable(proposed.fileName()));
    drop(panel, pictures);
    panel.form().startButton().click();
    QTRY_COMPARE(batches.started().size(), 2U);
    const QFileInfo second(QString::fromStdString(batches.started().back().output.string()));
    QCOMPARE(second.path(), place.path());
    QVERIFY2(second.fileName().contains(QRegularExpression(next)), qPrintable(second.fileName()));
  }

  void whatCannotBeReadIsSaid() {
    QTemporaryDir folder;
    for (const char* name : {"a.jpg", "b.jpg"}) {
      QFile file(folder.filePath(QLatin1String(name)));
      QVERIFY(file.open(QIODevice::WriteOnly));
    }
    FakeBatches batches;
    Opened opened(batches);
    ui::BatchForm& form = opened.panel().form();
    opened.panel().take({{"inputs", QStringList{folder.path()}}, {"task", "vision/analyze"}});
    QTRY_VERIFY(form.fit().text().contains(QStringLiteral("Files: 2.")));
    QVERIFY(!form.fit().text().contains(QStringLiteral("cannot be read")));
    form.addInputs({folder.filePath("gone.jpg")});
    QTRY_VERIFY(form.fit().text().endsWith(QStringLiteral("One cannot be read: “gone.jpg”: not there any more.")));
    QStringList many;
    for (int i = 0; i < 3; ++i)
      many << folder.filePath(QStringLiteral("gone%1.jpg").arg(i));
    form.addInputs(many);
    QTRY_VERIFY(form.fit().text().contains(QStringLiteral("4 cannot be read, one of them “gone.jpg”")));
    QVERIFY(form.fit().toolTip().contains(QStringLiteral("“gone2.jpg”: not there any more")));
    form.clearInputs();
    QVERIFY(form.fit().text().isEmpty());
  }

  void anOptionThatTheTaskDoesNotHaveIsRefused() {
    FakeBatches batches;
    Opened opened(batches);
    ui::BatchForm& form = opened.panel().form();
    QLineEdit* json = &form.advanced();
    for (const BatchTask& task : batchTasks()) { // what the fields say is known to every task
      opened.panel().take({{"inputs", QStringList{"/tmp"}}, {"task", ui::batchTaskKey(task)}});
      QVERIFY2(form.spec(), std::string(task.name).c_str());
    }
    opened.panel().take({{"inputs", QStringList{"/tmp"}}, {"task", "nlp/keywords"}});
    json->setText(QStringLiteral(R"({"max_keyword": 3})"));
    form.start();
    QVERIFY2(form.errorText().contains(QStringLiteral("“max_keyword”")), qPrintable(form.errorText()));
    json->setText(QStringLiteral(R"({"max_keyword": 3, "max_keywords": 3, "other": 1})"));
    form.start();
    QVERIFY2(form.errorText().contains(QStringLiteral("“max_keyword”, “other”")), qPrintable(form.errorText()));
    json->setText(QStringLiteral(R"({"max_keywords": 3})"));
    form.start();
    QCOMPARE(form.errorText(), QString());
    QTRY_COMPARE(batches.started().size(), 1U);
  }

  void theFieldAtFaultIsGoneTo() {
    FakeBatches batches;
    Opened opened(batches);
    ui::BatchForm& form = opened.panel().form();
    opened.panel().take({{"inputs", QStringList{"/tmp"}}, {"task", "nlp/keywords"}});
    for (const char* wrong : {"max: 3", R"({"max_keyword": 3})", R"({"max_keywords": "many"})"}) {
      form.startButton().setFocus();
      form.advanced().setText(QLatin1String(wrong));
      form.start();
      QVERIFY2(!form.errorText().isEmpty(), wrong);
      QVERIFY2(form.advanced().hasFocus() && form.advanced().isVisible(), wrong);
      QVERIFY(!form.advanced().visibleRegion().isEmpty());
    }
    // Another fault is elsewhere.
    form.advanced().setText(QStringLiteral(R"({"max_keywords": 3})"));
    form.startButton().setFocus();
    form.output().field().setText(QStringLiteral("somewhere"));
    Q_EMIT form.output().field().textEdited({});
    form.start();
    QVERIFY(!form.errorText().isEmpty());
    QVERIFY(form.startButton().hasFocus());
  }

  void keyboardOnly() {
    FakeBatches batches;
    const BatchId id = batches.seed(faceSpec("Holiday"), BatchState::Running, pictureItems(40));
    Opened opened(batches);
    ui::BatchPanel& panel = opened.panel();
    QTRY_COMPARE(panel.view().batch(), id);
    panel.list().setFocus();
    QTest::keyClick(&panel.list(), Qt::Key_Space);
    QTRY_COMPARE(panel.controller().list().find(id)->state, BatchState::Paused);
    QCOMPARE(panel.view().pauseButton().text(), QStringLiteral("Resume"));
    QTest::keyClick(&panel.list(), Qt::Key_Space);
    QTRY_COMPARE(panel.controller().list().find(id)->state, BatchState::Running);
    QTest::keyClick(&panel.list(), Qt::Key_Return);
    QTRY_VERIFY(panel.view().table().hasFocus());
    QTRY_COMPARE(panel.view().items().rowCount(), 40);
    QTest::keyClick(&panel.view().table(), Qt::Key_Down);
    QTRY_VERIFY(panel.view().detail().position() >= 0);
    batches.advance(id, 20);
    QTRY_COMPARE(panel.view().chip(BatchItemState::Failed)->text(), QStringLiteral("Failed 2"));
    QTest::keyClick(opened.window.get(), Qt::Key_F, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_COMPARE(panel.view().items().rowCount(), 2);
    panel.view().table().setCurrentIndex(panel.view().items().index(1, 0));
    QTRY_VERIFY(panel.view().detail().errorText().contains(QStringLiteral("ends in the middle of the picture")));
    QTest::keyClick(opened.window.get(), Qt::Key_C, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_VERIFY(QGuiApplication::clipboard()->text().contains(QStringLiteral("Copy the file again")));
    QVERIFY(QGuiApplication::clipboard()->text().contains(QStringLiteral("DSC00019")));
    QTest::keyClick(opened.window.get(), Qt::Key_Escape);
    QTRY_COMPARE(panel.controller().list().find(id)->state, BatchState::Cancelled);
    QTest::keyClick(opened.window.get(), Qt::Key_R, Qt::ControlModifier);
    QTRY_COMPARE(panel.controller().list().find(id)->state, BatchState::Running);
    QTest::keyClick(opened.window.get(), Qt::Key_N, Qt::ControlModifier);
    QTRY_VERIFY(panel.showsForm());
    QTest::keyClick(opened.window.get(), Qt::Key_Escape);
    QTRY_VERIFY(!panel.showsForm());
  }

  void escapeClosesTheListOfTasksOnly() {
    FakeBatches batches;
    Opened opened(batches);
    opened.panel().take({{"inputs", QStringList{"/tmp"}}});
    QVERIFY(opened.panel().showsForm());
    auto* tasks = opened.panel().form().findChild<QComboBox*>();
    QVERIFY(tasks != nullptr);
    tasks->setFocus();
    tasks->showPopup();
    QTRY_VERIFY(tasks->view()->isVisible());
    QTest::keyClick(tasks->view(), Qt::Key_Escape);
    QTRY_VERIFY(!tasks->view()->isVisible());
    QVERIFY(opened.panel().showsForm());
    QTest::keyClick(tasks, Qt::Key_Escape);
    QVERIFY(!opened.panel().showsForm());
  }

  void escapeInTheSearchLeavesTheBatchAlone() {
    FakeBatches batches;
    Opened opened(batches);
    QTemporaryDir folder;
    drop(opened.panel(), makePictures(folder, 3));
    opened.panel().form().startButton().click();
    QTRY_VERIFY(opened.panel().view().batch() > 0);
    QLineEdit& search = opened.panel().view().search();
    search.setFocus();
    QTest::keyClicks(&search, QStringLiteral("picture1"));
    QTest::keyClick(&search, Qt::Key_Escape);
    QCOMPARE(search.text(), QString());
    QTest::keyClick(&search, Qt::Key_Escape);
    QVERIFY(opened.panel().view().table().hasFocus());
    QCOMPARE(opened.panel().controller().runningCount(), 1);
  }

  void removingCanBeUndone() {
    FakeBatches batches;
    const BatchId kept = batches.seed(faceSpec("Kept"), BatchState::Completed, pictureItems(3));
    const BatchId gone = batches.seed(faceSpec("Gone"), BatchState::Completed, pictureItems(3));
    {
      Opened opened(batches);
      ui::BatchPanel& panel = opened.panel();
      QTRY_COMPARE(panel.view().batch(), gone);
      panel.list().setFocus();
      QTest::keyClick(&panel.list(), Qt::Key_Delete);
      QTRY_COMPARE(panel.view().batch(), kept);
      QVERIFY(batches.has(gone));
      opened.window->toast().actionButton()->click();
      QTRY_COMPARE(panel.view().batch(), gone);
      QTest::keyClick(&panel.list(), Qt::Key_Delete);
      QTRY_COMPARE(panel.controller().list().rowCount(), 1);
    }
    QVERIFY(!batches.has(gone)); // the time for undoing ends with the window
    QVERIFY(batches.has(kept));
  }

  void startingWithoutInputsSaysWhatToDo() {
    FakeBatches batches;
    Opened opened(batches);
    for (QAction* action : opened.window->commands())
      if (action->objectName() == QLatin1String("batch.new")) action->trigger();
    QVERIFY(!opened.panel().form().startButton().isEnabled());
    opened.panel().form().start();
    QVERIFY2(opened.panel().form().errorText().contains(QStringLiteral("Drop files or folders")),
             qPrintable(opened.panel().form().errorText()));
  }

  void whatOtherProgramsDoIsSeen() {
    FakeBatches batches;
    const BatchId first = batches.seed(faceSpec("Here"), BatchState::Completed, pictureItems(3));
    Opened opened(batches);
    QTRY_COMPARE(opened.panel().view().batch(), first);
    const BatchId second = batches.seed(faceSpec("Elsewhere"), BatchState::Paused, pictureItems(4));
    opened.panel().controller().lookAround();
    QTRY_COMPARE(opened.panel().controller().list().rowCount(), 2);
    QVERIFY(opened.panel().controller().list().find(second) != nullptr);
    QCOMPARE(opened.panel().view().batch(), first); // what is looked at stays
    QVERIFY(batches.remove(second).has_value());
    opened.panel().controller().lookAround();
    QTRY_COMPARE(opened.panel().controller().list().rowCount(), 1);
  }

  void anAnswerThatWasOvertakenDoesNotStand() {
    FakeBatches batches;
    const BatchId id = batches.seed(faceSpec("Nearly done"), BatchState::Paused, pictureItems(3));
    Opened opened(batches);
    QTRY_COMPARE(opened.panel().view().batch(), id);
    batches.afterSummary = [&batches, id] { batches.advance(id, 3); };
    opened.panel().controller().resume(id);
    QTRY_COMPARE(opened.panel().view().chip(BatchItemState::Completed)->text(), QStringLiteral("Done 3"));
    bool isSettled = false; // the queue works in order
    opened.panel().controller().queue().run([] { return true; }, &opened.panel(), [&](bool done) { isSettled = done; });
    QTRY_VERIFY(isSettled);
    QCOMPARE(opened.panel().controller().list().find(id)->state, BatchState::Completed);
    QCOMPARE(opened.panel().view().chip(BatchItemState::Completed)->text(), QStringLiteral("Done 3"));
  }

  void runningOnesAreNotRemoved() {
    FakeBatches batches;
    const BatchId id = batches.seed(faceSpec("Busy"), BatchState::Running, pictureItems(3));
    Opened opened(batches);
    QTRY_COMPARE(opened.panel().view().batch(), id);
    opened.panel().list().setFocus();
    QTest::keyClick(&opened.panel().list(), Qt::Key_Delete);
    QTRY_VERIFY(opened.window->toast().text().contains(QStringLiteral("Pause or cancel it first")));
    QCOMPARE(opened.panel().controller().list().rowCount(), 1);
  }

  void interruptedOnesAreOfferedAndNothingRunsByItself() {
    FakeBatches batches;
    const BatchId first = batches.seed(faceSpec("First"), BatchState::Interrupted, pictureItems(30));
    const BatchId second = batches.seed(faceSpec("Second"), BatchState::Interrupted, pictureItems(12));
    Opened opened(batches);
    ui::BatchPanel& panel = opened.panel();
    QTRY_VERIFY(panel.interruptedBar().text().contains(QStringLiteral("2 batches")));
    QVERIFY(panel.interruptedBar().text().contains(QStringLiteral("42")));
    QTest::qWait(100);
    QCOMPARE(batches.summary(first)->state, BatchState::Interrupted);
    panel.interruptedBar().resumeButton().click();
    QTRY_COMPARE(batches.summary(first)->state, BatchState::Running);
    QTRY_COMPARE(batches.summary(second)->state, BatchState::Running);
    QVERIFY(panel.interruptedBar().isHidden());
  }

  void whatClosingStoppedIsOffered() {
    FakeBatches batches;
    const BatchId id = batches.seed(faceSpec("Nightly"), BatchState::Running, pictureItems(30));
    const BatchId byHand = batches.seed(faceSpec("By hand"), BatchState::Paused, pictureItems(7));
    QVariantMap session;
    {
      Opened opened(batches);
      opened.panel().saveSession(session);
    }
    QVERIFY(batches.pause(id)); // as the runner does when it is closed
    Opened again(batches);
    again.panel().restoreSession(session);
    QTRY_VERIFY(again.panel().interruptedBar().text().contains(QStringLiteral("Nightly")));
    again.panel().interruptedBar().resumeButton().click();
    QTRY_COMPARE(batches.summary(id)->state, BatchState::Running);
    QCOMPARE(batches.summary(byHand)->state, BatchState::Paused);
  }

  void interruptedOnesCanWait() {
    FakeBatches batches;
    const BatchId id = batches.seed(faceSpec("First"), BatchState::Interrupted, pictureItems(30));
    Opened opened(batches);
    QTRY_VERIFY(!opened.panel().interruptedBar().text().isEmpty());
    opened.panel().interruptedBar().laterButton().click();
    QVERIFY(opened.panel().interruptedBar().isHidden());
    QCOMPARE(opened.panel().controller().list().find(id)->state, BatchState::Interrupted);
    opened.panel().view().pauseButton().click(); // "Resume"
    QTRY_COMPARE(batches.summary(id)->state, BatchState::Running);
  }

  void retriesFailedItems() {
    FakeBatches batches;
    const BatchId id = batches.seed(faceSpec("Holiday"), BatchState::Running, pictureItems(30));
    batches.advance(id, 30);
    Opened opened(batches);
    ui::BatchPanel& panel = opened.panel();
    QTRY_VERIFY(panel.view().retryButton().isVisible());
    panel.view().retryButton().click();
    QTRY_COMPARE(panel.controller().list().find(id)->state, BatchState::Running);
    QTRY_VERIFY(!panel.view().retryButton().isVisible());
    batches.advance(id, 3);
    QTRY_COMPARE(panel.view().chip(BatchItemState::Failed)->text(), QStringLiteral("Failed 0"));
    QTRY_VERIFY(panel.view().statusText().startsWith(QStringLiteral("Done")));
  }

  void selectionStaysWithItsItem() {
    FakeBatches batches;
    const BatchId id = batches.seed(faceSpec("Holiday"), BatchState::Running, pictureItems(60));
    Opened opened(batches);
    ui::BatchPanel& panel = opened.panel();
    QTRY_COMPARE(panel.view().batch(), id);
    panel.view().setFilter(BatchItemState::Queued);
    QTRY_COMPARE(panel.view().items().rowCount(), 60);
    panel.view().table().setCurrentIndex(panel.view().items().index(50, 0));
    QTRY_COMPARE(panel.view().detail().position(), 50);
    batches.advance(id, 20);
    QTRY_COMPARE(panel.view().items().rowCount(), 40);
    QTRY_COMPARE(panel.view().table().currentIndex().row(), 30);
    QCOMPARE(panel.view().detail().position(), 50);
  }

  void sampleFillsTheForm() {
    FakeBatches batches;
    Opened opened(batches);
    QPushButton* sample = nullptr;
    QTRY_VERIFY([&] {
      for (auto* button : opened.panel().findChildren<QPushButton*>())
        if (button->text() == QLatin1String("Sentiment of reviews")) sample = button;
      return sample != nullptr;
    }());
    sample->click();
    QVERIFY(opened.panel().showsForm());
    QCOMPARE(opened.panel().form().task().service, ServiceKind::Nlp);
    QVERIFY(opened.panel().form().inputs().front().endsWith(QStringLiteral("reviews.jsonl")));
    QVERIFY(opened.panel().form().spec());
  }

  void withoutAStoreItSaysSo() {
    Bench bench;
    ui::WorkbenchWindow window(bench.context());
    window.show();
    auto* panel = qobject_cast<ui::BatchPanel*>(window.panel(QStringLiteral("batch")));
    QVERIFY(panel->showsEmpty());
    QVERIFY(!panel->acceptDrops());
    panel->take({{"inputs", QStringList{"/tmp"}}});
    QVERIFY(!panel->showsForm());
  }

  void sessionRoundTrip() {
    FakeBatches batches;
    const BatchId older = batches.seed(faceSpec("Older"), BatchState::Completed, pictureItems(3));
    (void)batches.seed(faceSpec("Newer"), BatchState::Completed, pictureItems(3));
    QVariantMap session;
    {
      Opened opened(batches);
      opened.panel().list().setCurrentIndex(opened.panel().controller().list().index(1));
      opened.panel().take({{"inputs", QStringList{"/tmp/a", "/tmp/b"}}, {"task", "nlp/keywords"}});
      qobject_cast<QSpinBox*>(opened.panel().form().options().control(QStringLiteral("max_keywords")))->setValue(33);
      opened.panel().form().output().setKind(ui::OutputChoice::Csv);
      opened.panel().saveSession(session);
    }
    Opened again(batches);
    again.panel().restoreSession(session);
    QTRY_VERIFY(again.panel().showsForm());
    QCOMPARE(again.panel().form().inputs(), (QStringList{"/tmp/a", "/tmp/b"}));
    QCOMPARE(qobject_cast<QSpinBox*>(again.panel().form().options().control("max_keywords"))->value(), 33);
    QVERIFY(again.panel().form().output().path().endsWith(QStringLiteral(".csv")));
    QTRY_COMPARE(again.panel().view().batch(), older);
    again.panel().restoreSession({{"batch/form", 3}, {"batch/columns", "x"}, {"batch/current", "y"}}); // nonsense
  }

  /// 10,000 items that end at full speed, seen, scrolled through, filtered and sorted: the event loop goes on.
  void tenThousandItemsStayFluid() {
    FakeBatches batches;
    const BatchId id = batches.seed(faceSpec("Archive"), BatchState::Running, pictureItems(10'000));
    Opened opened(batches);
    ui::BatchPanel& panel = opened.panel();
    QTRY_COMPARE(panel.view().items().rowCount(), 10'000);
    QTest::qWait(200);

    double worst = 0;
    QElapsedTimer clock;
    qint64 waited = runQueueWait().count();
    QTimer watchdog;
    connect(&watchdog, &QTimer::timeout, this, [&] {
      const qint64 now = runQueueWait().count();
      const double gap = static_cast<double>(clock.nsecsElapsed() - (now - waited)) / 1e6;
      worst = std::max(worst, gap);
      waited = now;
      clock.restart();
    });
    clock.start();
    watchdog.start(5);
    std::jthread worker([&batches, id] { // as the runner: a hundred items ten times a second, from its own thread
      for (int i = 0; i < 50; ++i) {
        batches.advance(id, 200);
        std::this_thread::sleep_for(60ms);
      }
    });
    QScrollBar* bar = panel.view().table().verticalScrollBar();
    for (int i = 0; i < 60; ++i) {
      bar->setValue(bar->maximum() * ((i * 17) % 60) / 60);
      if (i == 20) panel.view().setFilter(BatchItemState::Completed);
      if (i == 30) panel.view().setFilter({});
      if (i == 40) panel.view().table().sortByColumn(ui::BatchItemsModel::TimeColumn, Qt::DescendingOrder);
      QTest::qWait(50);
    }
    worker.join();
    QTRY_COMPARE(panel.view().chip(BatchItemState::Completed)->text(), QStringLiteral("Done 9,000"));
    watchdog.stop();
    qInfo("worst gap of the event loop: %.1f ms, pages read: %d", worst, panel.view().items().pageReads());
    QVERIFY2(worst < 50, qPrintable(QString::number(worst)));
    QVERIFY(!batches.calledFromGuiThread);
  }
};

QTEST_MAIN(TestBatchPanel)
#include "tst_batch_panel.moc"
