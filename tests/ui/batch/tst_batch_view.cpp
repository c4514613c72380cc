// SPDX-License-Identifier: GPL-3.0-or-later
// One batch in the window: what was cancelled or removed comes back, and nothing in it moves or lies over another.
#include "tests/ui/batch/opened_batch.h"
#include "ui/batch/batch_view.h"
#include "ui/batch/item_detail.h"
#include "ui/widgets/toast.h"

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
      return placeOf(view.search()).right() < detail.left() && placeOf(view.table()).right() < detail.left() &&
             detail.right() <= view.rect().right() &&
             view.mapTo(opened.window.get(), view.rect().bottomRight()).x() < size.width();
    };
    QVERIFY(areBeside());
    // Also where the list of batches was drawn as wide as it goes.
    auto* columns = qobject_cast<QSplitter*>(opened.panel().list().parentWidget()->parentWidget());
    QVERIFY(columns != nullptr);
    columns->setSizes({size.width(), 0});
    QTest::qWait(50);
    QVERIFY(areBeside());
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
