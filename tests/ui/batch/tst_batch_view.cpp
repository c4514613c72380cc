// SPDX-License-Identifier: GPL-3.0-or-later
// One batch in the window: what was cancelled or removed comes back, and nothing in it moves or lies over another.
#include "tests/ui/batch/opened_batch.h"
#include "ui/batch/batch_list_model.h"
#include "ui/batch/batch_view.h"
#include "ui/batch/item_detail.h"
#include "ui/widgets/notice_bar.h"
#include "ui/widgets/toast.h"

#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPushButton>
#include <QSplitter>
#include <QTableView>
#include <QToolButton>

using namespace aisemble;
using namespace aisemble::test;

class TestBatchView : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void cancelledOnesGoOn() {
    FakeBatches batches;
    const BatchId id = batches.seed(faceSpec("Holiday"), BatchState::Running, pictureItems(30));
    OpenedBatch opened(batches);
    ui::BatchPanel& panel = opened.panel();
    QTRY_COMPARE(panel.view().batch(), id);
    QVERIFY(!panel.view().resumeButton().isVisible());
    const auto state = [&] { return panel.controller().list().find(id)->state; };
    opened.command("batch.cancel");
    QTRY_COMPARE(state(), BatchState::Cancelled);
    QTRY_VERIFY(panel.view().resumeButton().isVisible());
    panel.list().setFocus();
    QTest::keyClick(&panel.list(), Qt::Key_Space); // pauses and goes on; what was ended stays so
    opened.window->toast().hide();
    panel.view().resumeButton().setFocus();
    QTest::keyClick(&panel.view().resumeButton(), Qt::Key_Space);
    QTRY_COMPARE(state(), BatchState::Running);
    QTRY_VERIFY(!panel.view().resumeButton().isVisible());
    QVERIFY(panel.view().table().hasFocus());
    QCOMPARE(panel.controller().list().find(id)->counts.cancelled, 0);
    opened.command("batch.cancel");
    QTRY_COMPARE(state(), BatchState::Cancelled);
    opened.command("batch.resume");
    QTRY_COMPARE(state(), BatchState::Running);
    QCOMPARE(opened.window->toast().text(), QString()); // nothing is left to undo
    batches.advance(id, 30);
    QTRY_COMPARE(state(), BatchState::Completed);
    QVERIFY(!panel.view().resumeButton().isVisible());
  }

  void cancelledAtTheEndHaveNothingToGoOnWith() {
    FakeBatches batches;
    std::vector<BatchItem> items = pictureItems(3);
    for (BatchItem& item : items)
      item.state = BatchItemState::Completed;
    const BatchId id = batches.seed(faceSpec("Holiday"), BatchState::Cancelled, items);
    OpenedBatch opened(batches);
    QTRY_COMPARE(opened.panel().view().batch(), id);
    QVERIFY(!opened.panel().view().resumeButton().isVisible());
  }

  void keysUndo() {
    FakeBatches batches;
    const BatchId running = batches.seed(faceSpec("Running"), BatchState::Running, pictureItems(30));
    (void)batches.seed(faceSpec("First"), BatchState::Completed, pictureItems(3));
    (void)batches.seed(faceSpec("Second"), BatchState::Completed, pictureItems(3));
    OpenedBatch opened(batches);
    ui::BatchPanel& panel = opened.panel();
    QTRY_COMPARE(panel.controller().list().rowCount(), 3);
    QAction* undo = nullptr;
    for (QAction* action : panel.commands())
      if (action->objectName() == QLatin1String("batch.undo")) undo = action;
    QVERIFY(undo != nullptr && !undo->isEnabled());
    panel.list().setFocus();
    for (int left = 2; left > 0; --left) {
      QTest::keyClick(&panel.list(), Qt::Key_Delete);
      QTRY_COMPARE(panel.controller().list().rowCount(), left);
    }
    QVERIFY(undo->isEnabled());
    for (int there = 2; there < 4; ++there) {
      QTest::keyClick(&panel.list(), Qt::Key_Z, Qt::ControlModifier);
      QTRY_COMPARE(panel.controller().list().rowCount(), there);
    }
    QVERIFY(!undo->isEnabled());
    QCOMPARE(opened.window->toast().text(), QString()); // what the notice offers is done
    panel.list().setCurrentIndex(panel.controller().list().index(panel.controller().list().rowOf(running)));
    opened.command("batch.cancel");
    QTRY_COMPARE(panel.controller().list().find(running)->state, BatchState::Cancelled);
    QTest::keyClick(&panel.list(), Qt::Key_Z, Qt::ControlModifier);
    QTRY_COMPARE(panel.controller().list().find(running)->state, BatchState::Running);
    QVERIFY(!undo->isEnabled());
    // The notice's button takes the offer, too.
    opened.command("batch.cancel");
    QVERIFY(undo->isEnabled());
    opened.window->toast().actionButton()->click();
    QVERIFY(!undo->isEnabled());
  }

  void partsLieBesideEachOther_data() {
    QTest::addColumn<QSize>("size");
    QTest::newRow("small") << QSize(900, 600);
    QTest::newRow("usual") << QSize(1280, 820);
  }
  void partsLieBesideEachOther() {
    QFETCH(QSize, size);
    FakeBatches batches;
    (void)batches.seed(faceSpec("Holiday"), BatchState::Running, pictureItems(30));
    OpenedBatch opened(batches);
    ui::BatchView& view = opened.panel().view();
    QTRY_COMPARE(view.items().rowCount(), 30);
    opened.window->resize(size);
    QTest::qWait(50);
    QCOMPARE(opened.window->size(), size);
    const auto placeOf = [&view](const QWidget& one) { return QRect(one.mapTo(&view, QPoint()), one.size()); };
    const auto areBeside = [&] {
      const QRect detail = placeOf(view.detail());
      return view.detail().isVisible() && placeOf(view.search()).right() < detail.left() &&
             placeOf(view.table()).right() < detail.left() && detail.right() <= view.rect().right() &&
             view.mapTo(opened.window.get(), view.rect().bottomRight()).x() < size.width();
    };
    if (view.width() < 640) QVERIFY(!view.detail().isVisible()); // there is nothing to show beside the list
    view.table().setCurrentIndex(view.items().index(1, 0));
    QTRY_COMPARE(view.detail().position(), 1);
    QVERIFY(view.detail().isVisible());
    QTest::qWait(50);
    QVERIFY(areBeside());
    // Also where the list of batches was drawn as wide as it goes.
    auto* columns = qobject_cast<QSplitter*>(opened.panel().list().parentWidget()->parentWidget());
    QVERIFY(columns != nullptr);
    columns->setSizes({size.width(), 0});
    QTest::qWait(50);
    QVERIFY(areBeside());
  }

  void whatIsBeingCancelledSaysSo() {
    FakeBatches batches;
    const BatchId id = batches.seed(faceSpec("Holiday"), BatchState::Running, pictureItems(30));
    OpenedBatch opened(batches);
    ui::BatchPanel& panel = opened.panel();
    QTRY_COMPARE(panel.view().batch(), id);
    QVERIFY(panel.view().cancelButton().isVisible());
    batches.setBeingCancelled(id);
    QTRY_VERIFY2(panel.view().statusText().startsWith(QStringLiteral("Cancelling…")),
                 qPrintable(panel.view().statusText()));
    const QModelIndex row = panel.controller().list().index(0);
    QVERIFY(row.data(ui::BatchListModel::DetailRole).toString().startsWith(QStringLiteral("Cancelling…")));
    QVERIFY(!panel.view().cancelButton().isVisible());
    opened.command("batch.cancel");
    QCOMPARE(opened.window->toast().text(), QString()); // nothing was ordered twice
  }

  /// Also where it goes on by another button or another program.
  void whatGoesOnIsNotOfferedToBeUndone_data() {
    QTest::addColumn<QString>("by");
    QTest::newRow("the button") << "button";
    QTest::newRow("another program") << "elsewhere";
    QTest::newRow("a retry") << "retry";
  }
  void whatGoesOnIsNotOfferedToBeUndone() {
    QFETCH(QString, by);
    FakeBatches batches;
    const BatchId id = batches.seed(faceSpec("Holiday"), BatchState::Running, pictureItems(30));
    batches.advance(id, 10); // one of them fails
    OpenedBatch opened(batches);
    ui::BatchPanel& panel = opened.panel();
    QTRY_COMPARE(panel.view().batch(), id);
    const auto isUndoable = [&] {
      for (const QAction* action : panel.commands())
        if (action->objectName() == QLatin1String("batch.undo")) return action->isEnabled();
      return false;
    };
    opened.command("batch.cancel");
    QTRY_COMPARE(panel.controller().list().find(id)->state, BatchState::Cancelled);
    QVERIFY(opened.window->toast().text().contains(QStringLiteral("was cancelled")));
    QVERIFY(isUndoable());
    if (by == QLatin1String("button")) {
      batches.setBeingCancelled(id); // what was cancelled is not at its end yet, and its button says "Resume"
      QTRY_VERIFY(panel.view().pauseButton().isVisible());
      panel.view().pauseButton().click();
    }
    if (by == QLatin1String("elsewhere")) QVERIFY(batches.resume(id));
    if (by == QLatin1String("retry")) panel.view().retryButton().click();
    QTRY_COMPARE(panel.controller().list().find(id)->state, BatchState::Running);
    QTRY_COMPARE(opened.window->toast().text(), QString());
    QVERIFY(!isUndoable());
  }

  /// An order takes a moment: meanwhile the batch still tells that it runs.
  void whatWasJustCancelledCanBeUndone() {
    FakeBatches batches;
    const BatchId id = batches.seed(faceSpec("Holiday"), BatchState::Running, pictureItems(30));
    OpenedBatch opened(batches);
    QTRY_COMPARE(opened.panel().view().batch(), id);
    batches.delayMs = 100;
    opened.command("batch.cancel");
    batches.setFigures(id, 3, std::chrono::seconds(9)); // it is told before the order arrives
    QTRY_VERIFY(opened.panel().view().statusText().contains(QStringLiteral("items/s")));
    QVERIFY(opened.window->toast().text().contains(QStringLiteral("was cancelled")));
    batches.delayMs = 0;
  }

  void batchesOfOneTaskCanBeToldApart() {
    FakeBatches batches;
    const BatchId old = batches.seed(faceSpec("Holiday"), BatchState::Paused, pictureItems(30));
    const BatchId id = batches.seed(faceSpec("Holiday"), BatchState::Paused, pictureItems(30));
    batches.setCreated(old, WallTime(std::chrono::seconds(QDateTime({2021, 3, 4}, {5, 6}).toSecsSinceEpoch())));
    const QDateTime now = QDateTime::currentDateTime();
    batches.setCreated(id, WallTime(std::chrono::seconds(now.toSecsSinceEpoch())));
    OpenedBatch opened(batches);
    ui::BatchPanel& panel = opened.panel();
    QTRY_COMPARE(panel.view().batch(), id);
    const auto told = [&](int row, int role) { return panel.controller().list().index(row).data(role).toString(); };
    QCOMPARE(told(1, ui::BatchListModel::BeganRole), QStringLiteral("4 Mar 2021"));
    QVERIFY(told(0, ui::BatchListModel::BeganRole).contains(now.toString(QStringLiteral("mm"))));
    QVERIFY(told(1, Qt::AccessibleTextRole).contains(QStringLiteral("4 Mar 2021")));
    QVERIFY(told(0, Qt::ToolTipRole).contains(QStringLiteral("/home/mika/Documents/faces")));
    QCOMPARE(panel.view().number().text(), QStringLiteral("No. %1").arg(id));
    QVERIFY(panel.view().number().toolTip().contains(QStringLiteral("aisemble batch resume %1").arg(id)));
    QVERIFY(panel.view().number().toolTip().contains(QStringLiteral("/home/mika/Documents/faces")));
  }

  void textsThatTheLexiconDoesNotKnowAreNamed() {
    FakeBatches batches;
    BatchSpec spec = faceSpec("Reviews");
    spec.service = ServiceKind::Nlp;
    spec.task = "sentiment";
    std::vector<BatchItem> items = pictureItems(2, "/tmp");
    for (BatchItem& item : items)
      item.state = BatchItemState::Completed;
    items[0].resultJson = R"({"results":{"sentiment":"neutral","confidence":1},"language_detected":"ja"})";
    items[1].resultJson = R"({"results":{"sentiment":"neutral","confidence":1},"language_detected":"en"})";
    (void)batches.seed(spec, BatchState::Completed, items);
    OpenedBatch opened(batches);
    ui::BatchView& view = opened.panel().view();
    QTRY_COMPARE(view.items().rowCount(), 2);
    view.table().setCurrentIndex(view.items().index(0, 0));
    QTRY_VERIFY2(view.detail().noticeBar().text().contains(QStringLiteral("Japanese")),
                 qPrintable(view.detail().noticeBar().text()));
    QVERIFY(view.detail().noticeBar().text().contains(QStringLiteral("English words only")));
    view.table().setCurrentIndex(view.items().index(1, 0));
    QTRY_COMPARE(view.detail().noticeBar().text(), QString());
  }

  /// The mark of the order stands behind the word.
  void headsHaveRoomForTheMark() {
    FakeBatches batches;
    (void)batches.seed(faceSpec("Holiday"), BatchState::Running, pictureItems(30));
    OpenedBatch opened(batches);
    const QTableView& table = opened.panel().view().table();
    QTRY_COMPARE(opened.panel().view().items().rowCount(), 30);
    for (const int column :
         {ui::BatchItemsModel::InputColumn, ui::BatchItemsModel::StateColumn, ui::BatchItemsModel::TimeColumn}) {
      const auto head = [&](int role) { return table.model()->headerData(column, Qt::Horizontal, role); };
      QVERIFY(head(Qt::TextAlignmentRole).toInt() & Qt::AlignLeft);
      const QString text = head(Qt::DisplayRole).toString();
      QVERIFY(table.columnWidth(column) >= table.fontMetrics().horizontalAdvance(text) + 8 + 24);
    }
  }

  /// While items end their chips take the same lines, in any width.
  void theTableStaysWhereItIs() {
    FakeBatches batches;
    const BatchId id = batches.seed(faceSpec("Holiday"), BatchState::Running, pictureItems(2'000));
    OpenedBatch opened(batches);
    ui::BatchView& view = opened.panel().view();
    QTRY_COMPARE(view.items().rowCount(), 2'000);
    const auto tops = [&] {
      QList<int> out;
      for (int width = 1000; width <= 1400; width += 20) {
        opened.window->resize(width, 700);
        QTest::qWait(20);
        out << view.table().mapTo(&view, QPoint()).y();
      }
      return out;
    };
    const QList<int> atFirst = tops();
    batches.advance(id, 1'000);
    QTRY_VERIFY(view.chip(BatchItemState::Completed)->text() == QLatin1String("Done 900"));
    QCOMPARE(tops(), atFirst);
    batches.advance(id, 1'000);
    QTRY_VERIFY(view.chip(BatchItemState::Completed)->text() == QLatin1String("Done 1,800"));
    QCOMPARE(tops(), atFirst);
  }
};

QTEST_MAIN(TestBatchView)
#include "tst_batch_view.moc"
