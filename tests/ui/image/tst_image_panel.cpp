// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/image/opened_image.h"
#include "ui/image/picture_list_model.h"
#include "ui/image/picture_loader.h"
#include "ui/services/sending_note.h"
#include "ui/widgets/toast.h"

#include <QPushButton>
#include <QTabWidget>
#include <QTableView>

using namespace aisemble;
using namespace aisemble::test;

class TestImagePanel : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void dropShowsBoxesAndRows_data() {
    QTest::addColumn<int>("task");
    QTest::addColumn<int>("rows");
    QTest::addColumn<int>("boxes");
    const auto row = [](VisionTask task, int rows, int boxes) {
      QTest::newRow(visionTaskName(task).data()) << static_cast<int>(task) << rows << boxes;
    };
    row(VisionTask::Analyze, 7, 0);
    row(VisionTask::DetectObjects, 2, 2);
    row(VisionTask::FaceDetection, 1, 1);
    row(VisionTask::Classify, 2, 0);
    row(VisionTask::ExtractText, 2, 2);
    row(VisionTask::OptimizeSize, 4, 0);
    row(VisionTask::SmartCrop, 5, 1);
  }

  void dropShowsBoxesAndRows() {
    QFETCH(int, task);
    QFETCH(int, rows);
    QFETCH(int, boxes);
    ImageBench bench;
    OpenedImage opened(bench);
    ui::ImagePanel& panel = opened.panel();
    QTemporaryDir folder;
    drop(&panel, {picture(folder, QStringLiteral("green.png"))});
    QTRY_COMPARE(panel.view().transform().visible(), QRectF(0, 0, 64, 48));
    panel.form().setTask(static_cast<VisionTask>(task));
    panel.runButton().click();
    QTRY_COMPARE(panel.results().model().rowCount(), rows);
    QCOMPARE(static_cast<int>(panel.view().overlays().size()), boxes);
    QCOMPARE(panel.results().errorText(), QString());
    QCOMPARE(panel.results().badges(), QString());
    QVERIFY(bench.vision->requests().back().options.autoOrient); // places are those of what is shown
    const bool makes = static_cast<VisionTask>(task) >= VisionTask::OptimizeSize;
    QCOMPARE(panel.results().saveButton().isVisible(), makes);
    if (makes) QTRY_COMPARE(panel.afterView().transform().visible(), QRectF(0, 0, 64, 48));
    QCOMPARE(panel.afterView().isVisible(), makes);
    panel.results().tabs().setCurrentIndex(2);
    QTRY_VERIFY(panel.results().json().toPlainText().contains(QStringLiteral("\"analysis_type\"")));
    // Once more: from the cache, and marked so.
    panel.runCurrent();
    QTRY_COMPARE(panel.results().badges(), QStringLiteral("From the cache"));
    QCOMPARE(bench.vision->requests().size(), 1U);
  }

  void boxAndRowPointAtEachOther() {
    ImageBench bench;
    OpenedImage opened(bench);
    ui::ImagePanel& panel = opened.panel();
    QTemporaryDir folder;
    panel.open({picture(folder, QStringLiteral("green.png"))});
    QTRY_COMPARE(panel.view().transform().visible(), QRectF(0, 0, 64, 48));
    panel.form().setTask(VisionTask::DetectObjects);
    panel.runCurrent();
    QTRY_COMPARE(panel.results().model().rowCount(), 2);
    const auto at = [&](double x, double y) { return panel.view().transform().toView(QPointF(x, y)).toPoint(); };
    QTest::mouseMove(&panel.view(), at(60, 2));
    QTest::mouseMove(&panel.view(), at(40, 20));
    QTRY_COMPARE(panel.results().model().hoveredRow(), 1);
    QTest::mouseClick(&panel.view(), Qt::LeftButton, {}, at(10, 10));
    QCOMPARE(panel.results().selectedRow(), 0);
    QCOMPARE(panel.view().selected(), std::optional(ui::OverlayKey{VisionTask::DetectObjects, 0}));
    // By the keyboard, in the table, sorted the other way round.
    panel.results().table().sortByColumn(2, Qt::DescendingOrder);
    panel.results().table().setFocus();
    panel.results().table().selectRow(0);
    QCOMPARE(panel.view().selected(), std::optional(ui::OverlayKey{VisionTask::DetectObjects, 1}));
    QTest::keyClick(&panel.results().table(), Qt::Key_C, Qt::ControlModifier);
    QVERIFY(QGuiApplication::clipboard()->text().startsWith(QStringLiteral("No.\tClass\t")));
    QCOMPARE(QGuiApplication::clipboard()->text().count(QLatin1Char('\n')), 2);
    opened.command("image.copy");
    QCOMPARE(QGuiApplication::clipboard()->text().section(QLatin1Char('\n'), 1, 1),
             QStringLiteral("2,,0.9,30,10,20,30,500")); // in the order that is shown
  }

  void whatWasFoundIsShownAgain() {
    ImageBench bench;
    QTemporaryDir folder;
    {
      OpenedImage opened(bench);
      opened.panel().open({picture(folder, QStringLiteral("green.png"))});
      QTRY_COMPARE(opened.panel().pictures().rowCount(), 1);
      opened.panel().form().setTask(VisionTask::DetectObjects);
      opened.panel().runCurrent();
      QTRY_VERIFY(opened.panel().results().hasTable());
      opened.window->close();
    }
    const auto asked = bench.vision->requests().size();
    OpenedImage again(bench);
    ui::ImagePanel& panel = again.panel();
    QTRY_COMPARE(panel.results().model().rowCount(), 2);
    QCOMPARE(panel.view().overlays().size(), 2U);
    QVERIFY(
        panel.controller().outcome(panel.pictures().at(0).id, VisionTask::DetectObjects).completed->report.fromCache);
    QCOMPARE(panel.controller().total(), 0);         // nothing was run
    panel.form().setTask(VisionTask::FaceDetection); // which was never asked
    QTest::qWait(100);
    QVERIFY(!panel.results().hasTable());
    QCOMPARE(panel.results().errorText(), QString());
    QVERIFY(!panel.controller().isBusy());
    QCOMPARE(bench.vision->requests().size(), asked);
  }

  void boxesOfSeveralTasksAddUpAndAreSwitched() {
    ImageBench bench;
    OpenedImage opened(bench);
    ui::ImagePanel& panel = opened.panel();
    QTemporaryDir folder;
    panel.open({picture(folder, QStringLiteral("green.png"))});
    QTRY_COMPARE(panel.pictures().rowCount(), 1);
    for (const VisionTask task : {VisionTask::DetectObjects, VisionTask::FaceDetection, VisionTask::ExtractText}) {
      panel.form().setTask(task);
      panel.runCurrent();
      QTRY_VERIFY(!panel.controller().isBusy());
    }
    QCOMPARE(panel.view().overlays().size(), 5U);
    opened.command("image.overlays");
    for (const ui::OverlayKind kind : ui::kBoxKinds)
      QVERIFY(!panel.view().isKindShown(kind));
    opened.command("image.overlays");
    QVERIFY(panel.view().isKindShown(ui::OverlayKind::Word));
    // A box of another task brings its table.
    QTRY_COMPARE(panel.view().transform().visible(), QRectF(0, 0, 64, 48));
    QTest::mouseClick(&panel.view(), Qt::LeftButton, {}, panel.view().transform().toView(QPointF(12, 12)).toPoint());
    QCOMPARE(panel.form().task(), VisionTask::FaceDetection);
    QCOMPARE(panel.results().selectedRow(), 0);
  }

  void undecodablePictureNamesTheFile() {
    ImageBench bench;
    OpenedImage opened(bench);
    ui::ImagePanel& panel = opened.panel();
    QTemporaryDir folder;
    QFile file(folder.filePath(QStringLiteral("holiday.jpg")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("\xff\xd8\xff\xe0 this is no picture");
    file.close();
    drop(&panel, {file.fileName()});
    QTRY_VERIFY(panel.problemText().contains(QStringLiteral("holiday.jpg")));
    // Mended on the disk, tried again.
    QVERIFY(QFile::remove(file.fileName()));
    picture(folder, QStringLiteral("holiday.jpg"));
    for (QPushButton* button : panel.findChildren<QPushButton*>())
      if (button->accessibleName() == QLatin1String("Try to show the picture again")) button->click();
    QTRY_COMPARE(panel.view().transform().visible(), QRectF(0, 0, 64, 48));
    QCOMPARE(panel.problemText(), QString());
  }

  void whatAnEarlierAttemptEndsWithDoesNotCount() {
    ui::PictureLoader loader;
    ui::PictureListModel model(
        loader, [](ui::PictureId) { return ui::PictureMark::None; }, nullptr);
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("holiday.png"));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("no picture");
    file.close();
    QCOMPARE(model.add({{path, nullptr, QStringLiteral("holiday.png")}}), 0);
    const auto thumbnail = [&] { return model.data(model.index(0), ui::PictureListModel::ThumbnailRole); };
    (void)thumbnail();
    QThread::msleep(300); // it has failed by then, and nobody was told yet
    picture(folder, QStringLiteral("holiday.png"));
    model.tryAnew(model.at(0).id);
    QTRY_VERIFY(!thumbnail().value<QImage>().isNull());
    QCOMPARE(model.at(0).problem, QString());
  }

  void errorStaysInPlaceWithARetry() {
    ImageBench bench;
    OpenedImage opened(bench);
    ui::ImagePanel& panel = opened.panel();
    QTemporaryDir folder;
    panel.open({picture(folder, QStringLiteral("green.png"))});
    QTRY_COMPARE(panel.pictures().rowCount(), 1);
    bench.vision->setScript({false, Error{ErrorCode::Unavailable, "The data of Tesseract are missing.", {}, {}}, {}});
    panel.runCurrent();
    QTRY_COMPARE(panel.results().errorText(), QStringLiteral("green.png: The data of Tesseract are missing."));
    bench.vision->setScript({});
    panel.results().retryButton().click();
    QTRY_COMPARE(panel.results().errorText(), QString());
    QTRY_COMPARE(panel.results().model().rowCount(), 7);
  }

  void escapeCancels() {
    ImageBench bench;
    OpenedImage opened(bench);
    ui::ImagePanel& panel = opened.panel();
    QTemporaryDir folder;
    QStringList files;
    for (int i = 0; i < 12; ++i)
      files << picture(folder, QStringLiteral("p%1.png").arg(i), QColor(i * 20, 0, 0));
    panel.open(files);
    QTRY_COMPARE(panel.pictures().rowCount(), 12);
    bench.vision->setScript({true, {}, Progress{0.25, "looking"}});
    panel.filmstrip().setFocus();
    QTest::keyClick(&panel.filmstrip(), Qt::Key_Return, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_VERIFY(panel.controller().isBusy());
    QCOMPARE(panel.controller().total(), 12);
    QCOMPARE(panel.runButton().text(), QStringLiteral("Cancel"));
    QTRY_VERIFY(!bench.vision->requests().empty());
    QTest::keyClick(&panel.filmstrip(), Qt::Key_Escape);
    QVERIFY(!panel.controller().isBusy()); // acknowledged at once
    QTRY_VERIFY(bench.vision->stops() > 0);
    QCOMPARE(panel.results().errorText(), QString()); // a cancel is no error
    QCOMPARE(panel.controller().finished(), 0);
    QCOMPARE(panel.activityText(), QStringLiteral("Done: 0, failed: 0, cancelled: 12"));
    bench.vision->setScript({});
    panel.runAll();
    QTRY_COMPARE(panel.controller().finished(), 12);
    QCOMPARE(panel.controller().failures(), 0);
    QCOMPARE(panel.activityText(), QString());
    bench.vision->setScript({false, Error{ErrorCode::Unavailable, "It cannot be loaded.", {}, {}}, {}});
    panel.form().setTask(VisionTask::Classify);
    panel.runAll();
    QTRY_VERIFY(!panel.controller().isBusy());
    QCOMPARE(panel.activityText(), QStringLiteral("Done: 0, failed: 12, cancelled: 0"));
  }

  /// The keys stay in the panel when the button that has them is disabled.
  void runningOnAllKeepsTheKeys() {
    ImageBench bench;
    OpenedImage opened(bench);
    ui::ImagePanel& panel = opened.panel();
    QTemporaryDir folder;
    panel.open({picture(folder, QStringLiteral("a.png")), picture(folder, QStringLiteral("b.png"))});
    QTRY_VERIFY(panel.runAllButton().isEnabled());
    bench.vision->setScript({true, {}, {}});
    panel.runAllButton().setFocus();
    QTest::keyClick(&panel.runAllButton(), Qt::Key_Space);
    QVERIFY(panel.controller().isBusy());
    QCOMPARE(QApplication::focusWidget(), &panel.runButton());
    QCOMPARE(panel.runButton().text(), QStringLiteral("Cancel"));
    bench.vision->setScript({});
    QTest::keyClick(&panel.runButton(), Qt::Key_Space);
    QVERIFY(!panel.controller().isBusy());
    QCOMPARE(QApplication::focusWidget(), &panel.runButton());
    QCOMPARE(panel.runButton().text(), QStringLiteral("Run"));
    for (int i = 0; i < 2; ++i) { // computed, then from the cache
      panel.runAllButton().setFocus();
      QTest::keyClick(&panel.runAllButton(), Qt::Key_Space);
      QTRY_VERIFY(!panel.controller().isBusy());
      QCOMPARE(QApplication::focusWidget(), &panel.runButton());
    }
    // Nor do they leave it with the pictures.
    panel.runAllButton().setFocus();
    QTest::keyClick(&panel.runAllButton(), Qt::Key_Delete);
    QCOMPARE(QApplication::focusWidget(), &panel.runButton());
    QTest::keyClick(&panel.runButton(), Qt::Key_Delete);
    QCOMPARE(panel.pictures().rowCount(), 0);
    QVERIFY(panel.isAncestorOf(QApplication::focusWidget()));
  }

  /// Nothing moves when a run begins and goes on, and where there is room for it, when its result comes; and all that
  /// is told of it can be seen.
  void runsHaveTheirPlace_data() {
    QTest::addColumn<QSize>("size");
    QTest::newRow("usual") << QSize(1280, 820);
    QTest::newRow("small") << QSize(900, 600);
  }

  void runsHaveTheirPlace() {
    QFETCH(QSize, size);
    ImageBench bench;
    OpenedImage opened(bench);
    opened.window->resize(size);
    ui::ImagePanel& panel = opened.panel();
    QTemporaryDir folder;
    panel.open({picture(folder, QStringLiteral("a.png")), picture(folder, QStringLiteral("b.png"))});
    QTRY_COMPARE(panel.pictures().rowCount(), 2);
    panel.form().setTask(VisionTask::FaceDetection);
    QTest::qWait(50);
    QCOMPARE(opened.window->size(), size);
    const QRect foot(panel.runFoot().mapTo(&panel, QPoint()), panel.runFoot().size());
    const auto width = panel.form().width();
    const auto isInPlace = [&] {
      return QRect(panel.runFoot().mapTo(&panel, QPoint()), panel.runFoot().size()) == foot &&
             panel.form().width() == width;
    };
    bench.vision->setScript({true, {}, Progress{0.5, "looking"}});
    panel.runAll();
    QTest::qWait(50);
    QVERIFY(isInPlace());
    for (const QWidget* part : panel.runFoot().findChildren<QWidget*>())
      QVERIFY2(part == &panel.sendingNote() || // of which there is nothing to be said here
                   (part->isVisible() &&
                    panel.runFoot().rect().contains(QRect(part->mapTo(&panel.runFoot(), QPoint()), part->size()))),
               part->metaObject()->className());
    panel.controller().cancel();
    QTest::qWait(50);
    QVERIFY(isInPlace());
    bench.vision->setScript({});
    panel.runCurrent();
    QTRY_VERIFY(panel.results().hasTable());
    QTest::qWait(50);
    // A small window has no room for both: a result takes back what the options had of its place.
    if (size.width() >= 1280) QVERIFY(isInPlace());
    QVERIFY(panel.runFoot().height() == foot.height() && panel.form().width() >= width - 20);
    // Rows of the result are seen in any window.
    const QTableView& table = panel.results().table();
    QVERIFY2(table.viewport()->height() >= 3 * table.rowHeight(0),
             qPrintable(QString::number(table.viewport()->height())));
    QCOMPARE(opened.window->size(), size);
    if (size.width() >= 1280)
      QVERIFY2(table.horizontalHeader()->length() <= table.viewport()->width(),
               qPrintable(
                   QStringLiteral("%1 in %2").arg(table.horizontalHeader()->length()).arg(table.viewport()->width())));
  }

  /// Whichever picture, task or window it is, the last column ends where the table does.
  void columnsReachTheEdge() {
    ImageBench bench;
    OpenedImage opened(bench);
    ui::ImagePanel& panel = opened.panel();
    QTemporaryDir folder;
    panel.open({picture(folder, QStringLiteral("a.png")), picture(folder, QStringLiteral("b.png"))});
    QTRY_COMPARE(panel.pictures().rowCount(), 2);
    const QTableView& table = panel.results().table();
    const auto reaches = [&table] { return table.horizontalHeader()->length() == table.viewport()->width(); };
    for (const VisionTask task :
         {VisionTask::Analyze, VisionTask::Classify, VisionTask::OptimizeSize, VisionTask::Analyze})
      for (const int row : {0, 1}) {
        panel.form().setTask(task);
        panel.filmstrip().setCurrentRow(row);
        panel.runCurrent();
        QTRY_VERIFY(!panel.controller().isBusy() && panel.results().hasTable());
        QTRY_VERIFY2(reaches(), visionTaskName(task).data());
      }
    panel.filmstrip().setCurrentRow(0);
    QTRY_VERIFY(reaches());
    panel.results().tabs().setCurrentIndex(3);
    panel.filmstrip().setCurrentRow(1); // filled while another tab is in front
    opened.window->resize(1280, 820);
    panel.results().tabs().setCurrentIndex(0);
    QTRY_VERIFY(reaches());
  }

  void cancelKeepsTheEarlierResult() {
    ImageBench bench;
    bench.settings.cacheEnabled = false;
    OpenedImage opened(bench);
    ui::ImagePanel& panel = opened.panel();
    QTemporaryDir folder;
    panel.open({picture(folder, QStringLiteral("green.png"))});
    QTRY_COMPARE(panel.pictures().rowCount(), 1);
    panel.runCurrent();
    QTRY_COMPARE(panel.results().model().rowCount(), 7);
    bench.vision->setScript({true, {}, {}});
    panel.runCurrent();
    QVERIFY(panel.controller().isBusy());
    panel.controller().cancel();
    QCOMPARE(panel.results().model().rowCount(), 7);
  }

  void saysWhenNothingIsFound_data() {
    QTest::addColumn<int>("task");
    QTest::addColumn<QString>("said");
    const auto row = [](VisionTask task, const char* said) {
      QTest::newRow(visionTaskName(task).data()) << static_cast<int>(task) << QString::fromLatin1(said);
    };
    row(VisionTask::FaceDetection, "No faces were found in the picture.");
    row(VisionTask::DetectObjects, "No objects were found in the picture.");
    row(VisionTask::ExtractText, "No words were found in the picture.");
  }

  void saysWhenNothingIsFound() {
    QFETCH(int, task);
    QFETCH(QString, said);
    ImageBench bench;
    bench.vision->setScript({false, {}, {}, true});
    OpenedImage opened(bench);
    ui::ImagePanel& panel = opened.panel();
    QTemporaryDir folder;
    drop(&panel, {picture(folder, QStringLiteral("a.png"))});
    QTRY_COMPARE(panel.pictures().rowCount(), 1);
    panel.form().setTask(static_cast<VisionTask>(task));
    panel.runCurrent();
    QTRY_COMPARE(panel.results().nothingText(), said);
    QVERIFY(!panel.results().table().isVisible());
    // The next picture has something.
    bench.vision->setScript({});
    drop(&panel, {picture(folder, QStringLiteral("b.png"), Qt::red)});
    QTRY_COMPARE(panel.pictures().rowCount(), 2);
    panel.runCurrent();
    QTRY_VERIFY(panel.results().table().isVisible());
    QCOMPARE(panel.results().nothingText(), QString());
  }

  void stagesAreSaidInTheWindowsWords() {
    ImageBench bench;
    bench.vision->setScript({true, {}, Progress{0.4, "reading text"}});
    OpenedImage opened(bench);
    ui::ImagePanel& panel = opened.panel();
    QTemporaryDir folder;
    drop(&panel, {picture(folder, QStringLiteral("a.png"))});
    QTRY_COMPARE(panel.pictures().rowCount(), 1);
    panel.form().setTask(VisionTask::ExtractText);
    panel.runCurrent();
    const auto isSaid = [&panel](const QString& text) {
      const auto labels = panel.findChildren<QLabel*>();
      return std::any_of(labels.begin(), labels.end(),
                         [&text](const QLabel* label) { return label->isVisible() && label->text() == text; });
    };
    QTRY_VERIFY(isSaid(QStringLiteral("Reading text…")));
    panel.controller().cancel();
  }

  /// Values stand where the names of their columns do, left ones and right ones.
  void figuresStandUnderTheirColumnHeads() {
    ImageBench bench;
    OpenedImage opened(bench);
    ui::ImagePanel& panel = opened.panel();
    QTemporaryDir folder;
    drop(&panel, {picture(folder, QStringLiteral("a.png"))});
    QTRY_COMPARE(panel.pictures().rowCount(), 1);
    panel.form().setTask(VisionTask::DetectObjects);
    panel.runCurrent();
    QTRY_VERIFY(panel.results().hasTable());
    QTableView& table = panel.results().table();
    const QImage shot = table.grab().toImage().convertToFormat(QImage::Format_RGB32);
    const qreal ratio = shot.devicePixelRatio();
    // The last column of pixels within the first section that differs from the ground, in a band of rows.
    const auto rightEdge = [&](QRect band) {
      band = QRect(band.topLeft() * ratio, band.size() * ratio);
      for (int x = band.right(); x >= band.left(); --x)
        for (int y = band.top(); y <= band.bottom(); ++y)
          if (qAbs(qGray(shot.pixel(x, y)) - qGray(shot.pixel(band.right(), y))) > 60) return qRound(x / ratio);
      return -1;
    };
    const int left = table.viewport()->mapTo(&table, QPoint(0, 0)).x() + table.columnViewportPosition(0);
    const int width = table.columnWidth(0) - 2;
    const QRect head(left, table.horizontalHeader()->y() + 4, width, table.horizontalHeader()->height() - 8);
    const QRect cell(left, table.viewport()->y() + table.rowViewportPosition(0) + 4, width, table.rowHeight(0) - 10);
    QVERIFY(rightEdge(head) > left && rightEdge(cell) > left);
    QVERIFY2(qAbs(rightEdge(head) - rightEdge(cell)) <= 3, // a point and a figure have air of their own
             qPrintable(QStringLiteral("%1 and %2").arg(rightEdge(head)).arg(rightEdge(cell))));
  }

  void savesBesideAndNeverOverTheOriginal() {
    ImageBench bench;
    OpenedImage opened(bench);
    ui::ImagePanel& panel = opened.panel();
    QTemporaryDir folder;
    const QString original = picture(folder, QStringLiteral("green.png"));
    panel.open({original});
    QTRY_COMPARE(panel.pictures().rowCount(), 1);
    panel.form().setTask(VisionTask::OptimizeSize);
    panel.runCurrent();
    QTRY_VERIFY(panel.results().saveButton().isVisible());
    QFile file(original);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray bytes = file.readAll();
    panel.saveResult(original);
    QTRY_VERIFY(opened.window->toast().text().contains(QStringLiteral("green.png")));
    QSignalSpy saved(&panel, &ui::ImagePanel::resultSaved);
    panel.saveResult(folder.filePath(QStringLiteral("new.png")));
    QTRY_COMPARE(saved.count(), 1);
    QFile made(folder.filePath(QStringLiteral("new.png")));
    QVERIFY(made.open(QIODevice::ReadOnly));
    QCOMPARE(made.readAll(), bytes); // this engine gives the picture back
    panel.saveResult(folder.filePath(QStringLiteral("not/there/new.png")));
    QTRY_VERIFY(!opened.window->toast().text().startsWith(QStringLiteral("Saved")));
    QCOMPARE(saved.count(), 1);
  }

  void everyControlIsNamedAndReached() {
    ImageBench bench;
    OpenedImage opened(bench);
    ui::ImagePanel& panel = opened.panel();
    QTemporaryDir folder;
    panel.open({picture(folder, QStringLiteral("a.png")), picture(folder, QStringLiteral("b.png"))});
    QTRY_COMPARE(panel.pictures().rowCount(), 2);
    panel.form().setTask(VisionTask::ExtractText);
    panel.runCurrent();
    QTRY_VERIFY(!panel.controller().isBusy() && panel.results().hasTable());
    QSet<QWidget*> reached;
    for (int i = 0; i < 80; ++i) {
      QTest::keyClick(QApplication::focusWidget() ? QApplication::focusWidget() : opened.window.get(), Qt::Key_Tab);
      reached << QApplication::focusWidget();
    }
    int seen = 0;
    for (QWidget* widget : panel.findChildren<QWidget*>()) {
      if (widget->focusPolicy() == Qt::NoFocus || !widget->isVisible() || !widget->isEnabled() ||
          widget->focusProxy() != nullptr || widget->objectName().startsWith(QLatin1String("qt_")) ||
          widget->inherits("QSplitterHandle") || widget->inherits("QTabWidget"))
        continue;
      ++seen;
      QVERIFY2(!widget->accessibleName().isEmpty(), widget->metaObject()->className());
      QVERIFY2(reached.contains(widget), qPrintable(widget->accessibleName()));
    }
    QVERIFY(seen >= 15);
  }
};

QTEST_MAIN(TestImagePanel)
#include "tst_image_panel.moc"
