// SPDX-License-Identifier: GPL-3.0-or-later
// Shows the Batch panel in the states that people see and checks that nothing is cut off. With AISEMBLE_PICTURES=DIR it
// also writes a picture of each.

#include "tests/ui/batch/fake_batches.h"
#include "tests/ui/clipped_text.h"
#include "tests/ui/workbench_fakes.h"
#include "ui/batch/batch_form.h"
#include "ui/batch/batch_panel.h"
#include "ui/batch/batch_view.h"
#include "ui/batch/output_choice.h"
#include "ui/shell/workbench_window.h"
#include "ui/widgets/toast.h"

#include <QLineEdit>
#include <QListView>
#include <QTableView>
#include <QToolButton>
#include <QtTest>

using namespace aisemble;
using namespace aisemble::test;
using namespace std::chrono_literals;

namespace {

QString samples() {
  return QDir::cleanPath(QStringLiteral(AISEMBLE_FIXTURES "/../../resources/samples"));
}

/// Real pictures in the first rows, so that the preview shows one.
std::vector<BatchItem> items(int count) {
  std::vector<BatchItem> out = pictureItems(count);
  int i = 0;
  for (const char* name : {"couple.jpg", "astronaut.jpg", "cat.jpg", "coffee.jpg", "rocket.jpg", "page.png"})
    if (i < count) out[static_cast<std::size_t>(i++)].input = (samples() + "/pictures/" + name).toStdString();
  return out;
}

} // namespace

class TestBatchPictures : public QObject {
  Q_OBJECT
 private:
  QString m_tag;

  void take(QWidget& window, const QString& name) {
    QTest::qWait(200);
    const QPixmap picture = window.grab();
    QVERIFY(!picture.isNull());
    const QString folder = qEnvironmentVariable("AISEMBLE_PICTURES");
    if (!folder.isEmpty())
      picture.save(QStringLiteral("%1/batch-%2-%3@%4x.png").arg(folder, m_tag, name).arg(picture.devicePixelRatio()));
    const QString clipped = clippedText(window);
    QVERIFY2(clipped.isEmpty(), qPrintable(QStringLiteral("%1 cuts off: %2").arg(name, clipped)));
  }

 private Q_SLOTS:
  void states_data() {
    QTest::addColumn<bool>("dark");
    QTest::addColumn<QSize>("size");
    QTest::newRow("light") << false << QSize(1280, 820);
    QTest::newRow("dark") << true << QSize(1280, 820);
    QTest::newRow("small") << false << QSize(1100, 700);
    QTest::newRow("smallest") << true << QSize(900, 600);
  }

  void states() {
    QFETCH(bool, dark);
    QFETCH(QSize, size);
    m_tag = QString::fromLatin1(QTest::currentDataTag());
    Bench bench;
    bench.settings.theme = dark ? ThemeChoice::Dark : ThemeChoice::Light;
    FakeBatches batches;
    ui::WorkbenchContext context = bench.context();
    context.batches = &batches;
    context.samplesFolder = samples().toStdString();
    ui::WorkbenchWindow window(context);
    window.resize(size);
    window.show();
    QVERIFY(QTest::qWaitForWindowExposed(&window));
    showPanel(window, QStringLiteral("batch"));
    auto* panel = qobject_cast<ui::BatchPanel*>(window.panel(QStringLiteral("batch")));
    QTRY_VERIFY(panel->controller().isLoaded());
    take(window, "1-empty");

    panel->take({{"inputs", QStringList{samples() + "/pictures"}}, {"task", "vision/face_detection"}});
    QTest::qWait(200);
    take(window, "2-form");
    panel->take({{"task", "llm/complete"}});
    panel->form().output().setKind(ui::OutputChoice::JsonLines);
    panel->form().showError(
        QStringLiteral("'/home/mika/out.jsonl' is there already. Choose another name, or move it."));
    take(window, "3-form-error");
    Q_EMIT panel->form().closeRequested();

    (void)batches.seed(faceSpec("Sentiment of reviews.jsonl"), BatchState::Completed, pictureItems(86));
    (void)batches.seed(faceSpec("Summaries of a folder of minutes"), BatchState::Interrupted, pictureItems(120));
    const BatchId id = batches.seed(faceSpec("Faces in Holiday 2025"), BatchState::Running, items(2'000));
    panel->controller().reload();
    QTRY_COMPARE(panel->controller().list().rowCount(), 3);
    panel->list().setCurrentIndex(panel->controller().list().index(0));
    for (int i = 0; i < 14; ++i) {
      batches.setFigures(id, 24 + 9 * std::sin(i * 0.9), std::chrono::seconds(80 - i));
      batches.advance(id, 31);
      QTest::qWait(150);
    }
    panel->view().table().setCurrentIndex(panel->view().items().index(0, 0));
    QTest::qWait(700);
    take(window, "4-running");
    panel->view().setFilter(BatchItemState::Failed);
    QTRY_VERIFY(panel->view().items().rowCount() == 43);
    panel->view().table().setCurrentIndex(panel->view().items().index(2, 0));
    QTest::qWait(300);
    take(window, "5-failed");
    (void)batches.pause(id);
    batches.setError(id, "The vision service at 127.0.0.1:18090 accepts no connection. Start it, and see that the port "
                         "is right; then resume the batch.");
    panel->view().setFilter(BatchItemState::Skipped);
    QTest::qWait(400);
    take(window, "6-paused");
  }
};

QTEST_MAIN(TestBatchPictures)
#include "tst_batch_pictures.moc"
