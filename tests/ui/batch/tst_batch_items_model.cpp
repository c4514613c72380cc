// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/batch/fake_batches.h"
#include "ui/batch/batch_items_model.h"

#include <QAbstractItemModelTester>
#include <QtTest>

using namespace aisemble;
using namespace aisemble::test;
using ui::BatchItemsModel;

class TestBatchItemsModel : public QObject {
  Q_OBJECT
 private:
  static QString text(const BatchItemsModel& model, int row, int column) {
    return model.data(model.index(row, column), Qt::DisplayRole).toString();
  }

 private Q_SLOTS:
  void filesAreNamedFromTheFolderThatWasGiven() {
    FakeBatches batches;
    ui::BackgroundQueue queue;
    BatchItemsModel model(&batches, queue, nullptr);
    BatchItem inside;
    inside.input = "/data/classes/cat/0001.jpg";
    BatchItem alone;
    alone.position = 1;
    alone.input = "/data/classes2/0001.jpg"; // only begins alike
    model.setBatch(batches.seed(faceSpec("Classes"), BatchState::Paused, {inside, alone}),
                   {QStringLiteral("/data/classes")});
    QTRY_VERIFY(model.rowAt(1) != nullptr);
    QCOMPARE(model.rowAt(0)->name, QStringLiteral("cat/0001.jpg"));
    QCOMPARE(model.rowAt(1)->name, QStringLiteral("0001.jpg"));
  }

  void readsOnlyWhatIsLookedAt() {
    FakeBatches batches;
    ui::BackgroundQueue queue;
    const BatchId id = batches.seed(faceSpec("Holiday"), BatchState::Running, pictureItems(10'000));
    BatchItemsModel model(&batches, queue, nullptr);
    QAbstractItemModelTester tester(&model);
    model.setBatch(id);
    QTRY_COMPARE(model.rowCount(), 10'000);
    QVERIFY(model.rowAt(0) != nullptr);
    const int before = model.pageReads();
    QCOMPARE(text(model, 5'000, BatchItemsModel::InputColumn), QStringLiteral("…"));
    QTRY_COMPARE(text(model, 5'000, BatchItemsModel::InputColumn), QStringLiteral("DSC05000.jpg"));
    QCOMPARE(model.pageReads(), before + 1);
    QVERIFY(!batches.calledFromGuiThread);
  }

  void reasonsComeFirst_data() {
    QTest::addColumn<QString>("error");
    QTest::addColumn<QString>("shown");
    QTest::newRow("path in front") << "/p/a.jpg: The image is cut off."
                                   << "The image is cut off.";
    QTest::newRow("quoted path in front") << "'/p/a.jpg' cannot be read."
                                          << "… cannot be read.";
    QTest::newRow("another path") << "/p/b.jpg: It is not there."
                                  << "/p/b.jpg: It is not there.";
    QTest::newRow("none") << "Out of memory."
                          << "Out of memory.";
  }
  void reasonsComeFirst() {
    QFETCH(QString, error);
    FakeBatches batches;
    ui::BackgroundQueue queue;
    BatchItem item;
    item.input = "/p/a.jpg";
    item.state = BatchItemState::Failed;
    item.error = error.toStdString();
    BatchItemsModel model(&batches, queue, nullptr);
    model.setBatch(batches.seed(faceSpec("Holiday"), BatchState::Completed, {item}));
    QTRY_COMPARE(model.rowCount(), 1);
    QTRY_COMPARE(text(model, 0, BatchItemsModel::InputColumn), QStringLiteral("a.jpg"));
    QTEST(text(model, 0, BatchItemsModel::SummaryColumn), "shown");
    QVERIFY(text(model, 0, BatchItemsModel::TimeColumn).isEmpty()); // nothing was submitted
  }

  void changesAreGathered() {
    FakeBatches batches;
    ui::BackgroundQueue queue;
    const BatchId id = batches.seed(faceSpec("Holiday"), BatchState::Running, pictureItems(10'000));
    BatchItemsModel model(&batches, queue, nullptr);
    model.setBatch(id);
    QTRY_COMPARE(model.rowCount(), 10'000);
    QSignalSpy signalSpy(&model, &QAbstractItemModel::dataChanged);
    for (int i = 0; i < 1000; ++i)
      model.noteChange(i, i + 10);
    QTRY_VERIFY(!signalSpy.isEmpty());
    QVERIFY2(signalSpy.size() <= 2, qPrintable(QString::number(signalSpy.size()))); // the second: the last page came
  }

  void showsResultsAndErrors() {
    FakeBatches batches;
    ui::BackgroundQueue queue;
    const BatchId id = batches.seed(faceSpec("Holiday"), BatchState::Running, pictureItems(30));
    BatchItemsModel model(&batches, queue, nullptr);
    model.setBatch(id);
    QTRY_COMPARE(model.rowCount(), 30);
    QCOMPARE(text(model, 0, BatchItemsModel::StateColumn), QStringLiteral("Waiting"));
    batches.advance(id, 10);
    model.noteChange(0, 9);
    QTRY_COMPARE(text(model, 0, BatchItemsModel::StateColumn), QStringLiteral("Done"));
    QTRY_COMPARE(text(model, 0, BatchItemsModel::SummaryColumn), QStringLiteral("Faces: 1"));
    QVERIFY(text(model, 9, BatchItemsModel::SummaryColumn).contains(QStringLiteral("ends in the middle")));
    QCOMPARE(text(model, 0, BatchItemsModel::TimeColumn), QStringLiteral("10 ms"));
  }

  void filtersAndSearches() {
    FakeBatches batches;
    ui::BackgroundQueue queue;
    const BatchId id = batches.seed(faceSpec("Holiday"), BatchState::Running, pictureItems(500));
    batches.advance(id, 100);
    BatchItemsModel model(&batches, queue, nullptr);
    QAbstractItemModelTester tester(&model);
    model.setBatch(id);
    model.setFilter(BatchItemState::Failed);
    QTRY_COMPARE(model.rowCount(), 10);
    QCOMPARE(model.rowAt(1)->position, 19);
    QCOMPARE(model.rowOf(19), 1);
    // They leave this filter one by one as they are done again.
    QVERIFY(batches.retryFailed(id));
    batches.advance(id, 4);
    model.noteChange(0, 99);
    QTRY_COMPARE(model.rowCount(), 0);
    model.setFilter({});
    model.setSearch(QStringLiteral("DSC0012"));
    QTRY_COMPARE(model.rowCount(), 10);
    model.setSearch({});
    QTRY_COMPARE(model.rowCount(), 500);
  }

  void sorts_data() {
    QTest::addColumn<int>("column");
    QTest::addColumn<Qt::SortOrder>("order");
    QTest::newRow("time") << int(BatchItemsModel::TimeColumn) << Qt::AscendingOrder;
    QTest::newRow("time, longest first") << int(BatchItemsModel::TimeColumn) << Qt::DescendingOrder;
    QTest::newRow("state") << int(BatchItemsModel::StateColumn) << Qt::AscendingOrder;
    QTest::newRow("last first") << int(BatchItemsModel::InputColumn) << Qt::DescendingOrder;
  }

  void sorts() {
    QFETCH(int, column);
    QFETCH(Qt::SortOrder, order);
    FakeBatches batches;
    ui::BackgroundQueue queue;
    const BatchId id = batches.seed(faceSpec("Holiday"), BatchState::Running, pictureItems(3'000));
    batches.advance(id, 2'500);
    BatchItemsModel model(&batches, queue, nullptr);
    QAbstractItemModelTester tester(&model);
    model.setBatch(id);
    model.sort(column, order);
    QTRY_COMPARE(model.rowCount(), 3'000);
    const auto key = [column](const ui::BatchRow& row) {
      return column == BatchItemsModel::TimeColumn    ? row.took.count()
             : column == BatchItemsModel::StateColumn ? static_cast<std::int64_t>(row.state)
                                                      : row.position;
    };
    for (int i = 1; i < model.rowCount(); ++i) {
      const auto before = key(*model.rowAt(i - 1));
      const auto after = key(*model.rowAt(i));
      QVERIFY(order == Qt::AscendingOrder ? before <= after : before >= after);
    }
    model.sort(BatchItemsModel::InputColumn, Qt::AscendingOrder);
    QTRY_VERIFY(model.rowAt(0) != nullptr && model.rowAt(0)->position == 0);
  }

  void keepsFewPages() {
    FakeBatches batches;
    ui::BackgroundQueue queue;
    const BatchId id = batches.seed(faceSpec("Holiday"), BatchState::Running, pictureItems(10'000));
    BatchItemsModel model(&batches, queue, nullptr);
    model.setBatch(id);
    QTRY_COMPARE(model.rowCount(), 10'000);
    for (int row = 0; row < 10'000; row += 2 * BatchItemsModel::kPage) {
      (void)text(model, row, 0);
      QTRY_VERIFY(model.rowAt(row) != nullptr);
    }
    int kept = 0;
    for (int row = 0; row < 10'000; ++row)
      kept += model.rowAt(row) != nullptr ? 1 : 0;
    QVERIFY(kept <= 32 * BatchItemsModel::kPage);
  }

  void tellsWhatCannotBeRead() {
    FakeBatches batches;
    ui::BackgroundQueue queue;
    BatchItemsModel model(&batches, queue, nullptr);
    QSignalSpy failures(&model, &BatchItemsModel::failed);
    model.setBatch(77);
    QTRY_COMPARE(failures.size(), 1);
    QCOMPARE(model.rowCount(), 0);
    BatchItemsModel none(nullptr, queue, nullptr);
    none.setBatch(1);
    QCOMPARE(none.rowCount(), 0);
  }
};

QTEST_GUILESS_MAIN(TestBatchItemsModel)
#include "tst_batch_items_model.moc"
