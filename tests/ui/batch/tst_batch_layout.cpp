// SPDX-License-Identifier: GPL-3.0-or-later
// The Batch panel in the smallest window: most of the height is the items', and nothing is cut off or out of sight.
#include "tests/ui/batch/opened_batch.h"
#include "tests/ui/clipped_text.h"
#include "ui/batch/batch_form.h"
#include "ui/batch/batch_view.h"
#include "ui/batch/item_detail.h"
#include "ui/batch/item_filters.h"
#include "ui/batch/output_choice.h"
#include "ui/charts/live_chart.h"
#include "ui/widgets/notice_bar.h"

#include <QComboBox>
#include <QHeaderView>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QTableView>
#include <QToolButton>

using namespace aisemble;
using namespace aisemble::test;

namespace {

constexpr QSize kSmallest(900, 600);
const char* const kError = "The text service at 127.0.0.1:18090 accepts no connection. Start it, and see that the port "
                           "is right; then resume the batch.";

QRect placeOf(const QWidget& one, const QWidget& in) {
  return {one.mapTo(&in, QPoint()), one.size()};
}

int wholeRows(const QTableView& table) {
  return table.viewport()->height() / table.rowHeight(0);
}

} // namespace

class TestBatchLayout : public QObject {
  Q_OBJECT
 private:
  /// With some failed, as in a batch that somebody comes back to.
  static BatchId seedPaused(FakeBatches& batches, int count) {
    const BatchId id = batches.seed(faceSpec("Holiday"), BatchState::Paused, pictureItems(count));
    batches.advance(id, count * 9 / 10);
    return id;
  }

  static void makeSmall(OpenedBatch& opened) {
    opened.window->resize(kSmallest);
    QTest::qWait(100);
    QCOMPARE(opened.window->size(), kSmallest);
  }

 private Q_SLOTS:
  void mostOfTheHeightIsTheItems_data() {
    QTest::addColumn<int>("count");
    QTest::addColumn<bool>("hasError");
    QTest::addColumn<int>("rows");
    QTest::newRow("600") << 600 << false << 8;
    QTest::newRow("600 and an error") << 600 << true << 6;
    QTest::newRow("10,000 and an error") << 10'000 << true << 6;
  }
  void mostOfTheHeightIsTheItems() {
    QFETCH(int, count);
    QFETCH(bool, hasError);
    QFETCH(int, rows);
    FakeBatches batches;
    (void)batches.seed(faceSpec("Nightly"), BatchState::Interrupted, pictureItems(10)); // its bar takes a line as well
    const BatchId id = seedPaused(batches, count);
    if (hasError) batches.setError(id, kError);
    OpenedBatch opened(batches);
    ui::BatchView& view = opened.panel().view();
    QTRY_COMPARE(view.items().rowCount(), count);
    makeSmall(opened);
    QVERIFY2(wholeRows(view.table()) >= rows, qPrintable(QString::number(wholeRows(view.table()))));
    QVERIFY(view.table().height() > view.height() / 2 - (hasError ? 40 : 0));
    QCOMPARE(!view.noticeBar().isHidden(), hasError);
    const QString clipped = clippedText(*opened.window);
    QVERIFY2(clipped.isEmpty(), qPrintable(clipped));
    // Chips that would take several lines are a choice beside the search.
    if (view.filters().choice().isVisible())
      QCOMPARE(placeOf(view.filters().choice(), view).center().y(), placeOf(view.search(), view).center().y());
    else
      QCOMPARE(placeOf(*view.chip(BatchItemState::Skipped), view).top(), placeOf(*view.chip({}), view).top());
    QVERIFY(!view.chart().isVisible());
  }

  void buttonsStandInOneLine() {
    FakeBatches batches;
    (void)seedPaused(batches, 600);
    OpenedBatch opened(batches);
    ui::BatchView& view = opened.panel().view();
    QTRY_COMPARE(view.items().rowCount(), 600);
    makeSmall(opened);
    const QList<QWidget*> buttons{&view.pauseButton(), &view.cancelButton(), &view.retryButton(), &view.openButton(),
                                  &view.removeButton()};
    for (const QWidget* button : buttons) {
      QVERIFY(button->isVisible());
      QCOMPARE(placeOf(*button, view).top(), placeOf(*buttons.front(), view).top());
      QVERIFY(view.rect().contains(placeOf(*button, view)));
      QVERIFY(!button->accessibleName().isEmpty());
    }
  }

  /// Letters may be larger than here: then a picture stands for a word.
  void buttonsThatDoNotFitGoWithoutWords() {
    FakeBatches batches;
    (void)seedPaused(batches, 600);
    OpenedBatch opened(batches);
    ui::BatchView& view = opened.panel().view();
    QTRY_COMPARE(view.items().rowCount(), 600);
    const QString name = view.openButton().text();
    QVERIFY(!name.isEmpty());
    opened.window->setStyleSheet(QStringLiteral("QPushButton { min-width: 110px; }"));
    makeSmall(opened);
    view.hide();
    view.show(); // as after another look
    QTest::qWait(50);
    QVERIFY(view.openButton().text().isEmpty());
    QVERIFY(!view.openButton().icon().isNull());
    QCOMPARE(view.openButton().accessibleName(), name);
  }

  void columnsAreInSight_data() {
    QTest::addColumn<bool>("withItem");
    QTest::newRow("list") << false;
    QTest::newRow("list and an item") << true;
  }
  void columnsAreInSight() {
    QFETCH(bool, withItem);
    FakeBatches batches;
    (void)seedPaused(batches, 600);
    OpenedBatch opened(batches);
    ui::BatchView& view = opened.panel().view();
    QTRY_COMPARE(view.items().rowCount(), 600);
    makeSmall(opened);
    QVERIFY(!view.detail().isVisible());
    if (withItem) {
      view.table().setCurrentIndex(view.items().index(9, 0));
      QTRY_COMPARE(view.detail().position(), 9);
      QTRY_VERIFY(view.detail().isVisible());
      QTest::qWait(50);
    }
    const QTableView& table = view.table();
    QVERIFY(!table.horizontalScrollBar()->isVisible());
    for (const int column :
         {ui::BatchItemsModel::InputColumn, ui::BatchItemsModel::StateColumn, ui::BatchItemsModel::SummaryColumn}) {
      QVERIFY(table.columnWidth(column) >= 60);
      QVERIFY(table.columnViewportPosition(column) + table.columnWidth(column) <= table.viewport()->width());
    }
    QCOMPARE(table.isColumnHidden(ui::BatchItemsModel::TimeColumn), withItem);
    const QString clipped = clippedText(*opened.window);
    QVERIFY2(clipped.isEmpty(), qPrintable(clipped));
  }

  void theItemCanBeClosed() {
    FakeBatches batches;
    (void)seedPaused(batches, 600);
    OpenedBatch opened(batches);
    ui::BatchView& view = opened.panel().view();
    QTRY_COMPARE(view.items().rowCount(), 600);
    makeSmall(opened);
    view.table().setCurrentIndex(view.items().index(3, 0));
    QTRY_VERIFY(view.detail().isVisible());
    Q_EMIT view.detail().closeRequested();
    QVERIFY(!view.detail().isVisible());
    QCOMPARE(view.table().currentIndex().row(), 3);
    view.table().setCurrentIndex(view.items().index(4, 0));
    QTRY_VERIFY(view.detail().isVisible());
    Q_EMIT view.detail().closeRequested();
    opened.window->resize(1280, 820); // where there is room it has no button and stays
    QTRY_VERIFY(view.detail().isVisible());
  }

  void theChoiceFilters() {
    FakeBatches batches;
    (void)seedPaused(batches, 600);
    OpenedBatch opened(batches);
    ui::BatchView& view = opened.panel().view();
    QTRY_COMPARE(view.items().rowCount(), 600);
    makeSmall(opened);
    QComboBox& choice = view.filters().choice();
    const int failed = 1 + static_cast<int>(BatchItemState::Failed);
    choice.setCurrentIndex(failed);
    Q_EMIT choice.activated(failed);
    QTRY_COMPARE(view.items().rowCount(), 54);
    QVERIFY(view.chip(BatchItemState::Failed)->isChecked());
    opened.command("batch.failed");
    QCOMPARE(choice.currentIndex(), failed);
    QVERIFY(choice.currentText().contains(QStringLiteral("54")));
    opened.window->resize(1400, 900);
    QTRY_VERIFY(view.chip(BatchItemState::Failed)->isVisible());
    QVERIFY(!choice.isVisible());
  }

  void theOutputHasALineOfItsOwn() {
    FakeBatches batches;
    OpenedBatch opened(batches);
    makeSmall(opened);
    opened.panel().take({{"inputs", QStringList{"/tmp"}}, {"task", "vision/face_detection"}});
    ui::OutputChoice& output = opened.panel().form().output();
    QTest::qWait(50);
    QVERIFY(placeOf(output.field(), output).top() >= placeOf(output.kindChoice(), output).bottom());
    QCOMPARE(output.field().width(), output.width());
    QCOMPARE(output.field().toolTip(), output.field().text());
    QVERIFY(output.path().startsWith(u'/')); // however short it is written
    opened.window->resize(1280, 820);
    QTRY_COMPARE(placeOf(output.field(), output).top(), placeOf(output.kindChoice(), output).top());
  }
};

QTEST_MAIN(TestBatchLayout)
#include "tst_batch_layout.moc"
