// SPDX-License-Identifier: GPL-3.0-or-later
// Shows the Image panel in the states that people see, with what the real engine finds in real photographs. With
// AISEMBLE_PICTURES=DIR it also writes a picture of each.

#include "core/vision/vision_engine.h"
#include "tests/ui/clipped_text.h"
#include "tests/ui/image/image_bench.h"
#include "ui/image/image_panel.h"
#include "ui/shell/workbench_window.h"

#include <QTabWidget>
#include <QTableView>
#include <QtTest>

using namespace aisemble;
using namespace aisemble::test;

namespace {

void take(QWidget& window, const QString& name) {
  QTest::qWait(150);
  const QString clipped = clippedText(window);
  QVERIFY2(clipped.isEmpty(), qPrintable(name + QStringLiteral(" cuts off: ") + clipped));
  const QString folder = qEnvironmentVariable("AISEMBLE_PICTURES");
  const QPixmap picture = window.grab();
  QVERIFY(!picture.isNull());
  if (!folder.isEmpty())
    picture.save(QStringLiteral("%1/image-%2@%3x.png").arg(folder, name).arg(picture.devicePixelRatio()));
}

} // namespace

class TestImagePictures : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void states_data() {
    QTest::addColumn<bool>("dark");
    QTest::addColumn<QSize>("size");
    QTest::newRow("light") << false << QSize(1280, 820);
    QTest::newRow("dark") << true << QSize(1280, 820);
    QTest::newRow("small") << false << QSize(1100, 700);
  }

  void states() {
    QFETCH(bool, dark);
    QFETCH(QSize, size);
    const QString tag = QString::fromLatin1(QTest::currentDataTag());
    ThreadBudget threads{2};
    SystemClock clock;
    NullLogger logger;
    auto made = vision::createVisionEngine(EngineEnvironment{threads, logger, clock});
    QVERIFY(made.has_value());
    ImageBench bench(std::shared_ptr<Engine>(std::move(*made)));
    bench.settings.theme = dark ? ThemeChoice::Dark : ThemeChoice::Light;
    ui::WorkbenchWindow window(bench.imageContext());
    window.resize(size);
    window.show();
    showPanel(window, QStringLiteral("image"));
    QTest::qWait(200);
    take(window, tag + QStringLiteral("-1-empty"));

    auto& panel = *qobject_cast<ui::ImagePanel*>(window.panel(QStringLiteral("image")));
    panel.open({QStringLiteral(AISEMBLE_SOURCE_DIR "/resources/samples/pictures"),
                QStringLiteral(AISEMBLE_FIXTURES "/vision/text/small.png")});
    QTRY_VERIFY(panel.pictures().rowCount() >= 7);
    const auto show = [&](const char* name) {
      for (int row = 0; row < panel.pictures().rowCount(); ++row)
        if (panel.pictures().at(row).source.name == QLatin1String(name)) panel.filmstrip().setCurrentRow(row);
    };
    const auto run = [&](VisionTask task) {
      panel.form().setTask(task);
      panel.runCurrent();
      QTRY_VERIFY_WITH_TIMEOUT(!panel.controller().isBusy(), 60'000);
    };
    show("astronaut.jpg");
    QTest::qWait(300);
    take(window, tag + QStringLiteral("-2-open"));
    run(VisionTask::ExtractText);
    run(VisionTask::DetectObjects);
    run(VisionTask::FaceDetection);
    QVERIFY(panel.results().hasTable()); // there is a face in it
    panel.results().setSelectedRow(0);
    take(window, tag + QStringLiteral("-3-faces"));
    panel.form().setTask(VisionTask::DetectObjects);
    take(window, tag + QStringLiteral("-4-objects"));
    show("small.png");
    run(VisionTask::ExtractText);
    QVERIFY(panel.results().hasTable());
    panel.results().setSelectedRow(3);
    take(window, tag + QStringLiteral("-5-words"));
    panel.results().tabs().setCurrentIndex(2);
    QTRY_VERIFY(panel.results().json().toPlainText().size() > 10);
    take(window, tag + QStringLiteral("-6-json"));
    panel.results().tabs().setCurrentIndex(3);
    take(window, tag + QStringLiteral("-7-time"));
    panel.results().tabs().setCurrentIndex(0);
    show("couple.jpg");
    run(VisionTask::SmartCrop);
    QTRY_VERIFY(!panel.afterView().transform().isEmpty());
    take(window, tag + QStringLiteral("-8-crop"));
    run(VisionTask::Analyze);
    take(window, tag + QStringLiteral("-9-analyze"));

    bench.vision->setScript({true, {}, Progress{0.4, "reading text"}});
    panel.form().setTask(VisionTask::Classify);
    panel.runAll();
    QTest::qWait(200);
    take(window, tag + QStringLiteral("-a-busy"));
    panel.controller().cancel();
    bench.vision->setScript({false,
                             Error{ErrorCode::Unavailable,
                                   "The data of the language 'xyz' are not installed. Install tesseract-ocr-xyz.",
                                   {},
                                   {}},
                             {}});
    panel.runCurrent();
    QTRY_VERIFY(!panel.results().errorText().isEmpty());
    take(window, tag + QStringLiteral("-b-error"));
    QFile broken(bench.home.filePath(QStringLiteral("broken holiday picture.jpg")));
    QVERIFY(broken.open(QIODevice::WriteOnly));
    broken.write("no picture");
    broken.close();
    panel.open({broken.fileName(), QStringLiteral(AISEMBLE_FIXTURES "/vision/pictures/rgba.png")});
    QTRY_VERIFY(!panel.problemText().isEmpty());
    take(window, tag + QStringLiteral("-c-broken"));
    show("rgba.png");
    QTest::qWait(200);
    take(window, tag + QStringLiteral("-d-transparent"));
  }
};

QTEST_MAIN(TestImagePictures)
#include "tst_image_pictures.moc"
