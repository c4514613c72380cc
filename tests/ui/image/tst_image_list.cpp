// SPDX-License-Identifier: GPL-3.0-or-later
// Which pictures are open in the Image panel, and how one goes through them.
#include "tests/ui/image/opened_image.h"
#include "ui/image/picture_list_model.h"
#include "ui/widgets/controls.h"
#include "ui/widgets/toast.h"

#include <QImageReader>
#include <QPushButton>
#include <QWheelEvent>

using namespace aisemble;
using namespace aisemble::test;

class TestImageList : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void whatTheFolderListsCanBeShown() {
    const QList<QByteArray> readable = QImageReader::supportedImageFormats();
    for (const QString& pattern : ui::picturePatterns())
      QVERIFY2(readable.contains(pattern.mid(2).toUtf8()), qPrintable(pattern));
  }

  void longNamesAreShortenedInTheHint() {
    ImageBench bench;
    OpenedImage opened(bench);
    ui::ImagePanel& panel = opened.panel();
    QTemporaryDir folder;
    const QString name = QString(180, u'W') + QStringLiteral(".png");
    panel.open({picture(folder, name)});
    QTRY_COMPARE(panel.pictures().rowCount(), 1);
    const QLabel& hint = panel.results().hint();
    QVERIFY(hint.isVisible());
    for (const QString& word : hint.text().split(u' '))
      QVERIFY2(hint.fontMetrics().horizontalAdvance(word) <= hint.width(), qPrintable(word));
    QVERIFY(hint.text().contains(QStringLiteral("….png")) || hint.text().contains(QStringLiteral("W.png")));
    QCOMPARE(hint.toolTip(), name);
    bench.vision->setScript({false, Error{ErrorCode::Unavailable, "It cannot be loaded.", {}, {}}, {}});
    panel.runCurrent();
    QTRY_VERIFY(panel.results().errorText().endsWith(QStringLiteral(".png: It cannot be loaded.")));
    QVERIFY(panel.results().errorText().size() < 100);
  }

  void aNameFromRightToLeftStaysInItsPlace() {
    ImageBench bench;
    OpenedImage opened(bench);
    ui::ImagePanel& panel = opened.panel();
    QTemporaryDir folder;
    const QString name = QStringLiteral("תמונה.png");
    panel.open({picture(folder, name)});
    QTRY_COMPARE(panel.title().fullText(), name);
    const QString marked = QChar(0x2068) + name + QChar(0x2069);
    QVERIFY(panel.results().hint().text().contains(marked));
    const QImage shot = panel.title().grab().toImage();
    const auto isInk = [&shot](int from, int to) {
      for (int x = from; x < to; ++x)
        for (int y = 1; y < shot.height() - 1; ++y)
          if (qAbs(qGray(shot.pixel(x, y)) - qGray(shot.pixel(shot.width() / 2, 1))) > 60) return true;
      return false;
    };
    QVERIFY(isInk(0, shot.width() / 3));
    QVERIFY(!isInk(shot.width() / 2, shot.width()));
    opened.command("image.remove");
    QVERIFY(opened.window->toast().text().contains(marked));
  }

  void keyboardLeafsRemovesAndZooms() {
    ImageBench bench;
    OpenedImage opened(bench);
    ui::ImagePanel& panel = opened.panel();
    QTemporaryDir folder;
    for (const char* name : {"b10.png", "b9.png", "a.png"})
      picture(folder, QString::fromLatin1(name));
    QFile(folder.filePath(QStringLiteral("notes.txt"))).open(QIODevice::WriteOnly);
    drop(&panel, {folder.path()});
    QTRY_COMPARE(panel.pictures().rowCount(), 3); // the text is left out, numbers count as numbers
    QCOMPARE(panel.pictures().at(1).source.name, QStringLiteral("b9.png"));
    opened.window->activateWindow();
    panel.filmstrip().setFocus();
    panel.filmstrip().setCurrentRow(0);
    QTest::keyClick(&panel.filmstrip(), Qt::Key_Right);
    QCOMPARE(panel.filmstrip().currentRow(), 1);
    QTest::keyClick(&panel.filmstrip(), Qt::Key_Left);
    QCOMPARE(panel.filmstrip().currentRow(), 0);
    QTest::keyClick(&panel.filmstrip(), Qt::Key_Delete);
    QCOMPARE(panel.pictures().rowCount(), 2);
    opened.window->toast().actionButton()->click();
    QCOMPARE(panel.pictures().rowCount(), 3);
    QCOMPARE(panel.pictures().at(0).source.name, QStringLiteral("a.png"));
    QCOMPARE(panel.filmstrip().currentRow(), 0);
    QTRY_COMPARE(panel.view().transform().visible(), QRectF(0, 0, 64, 48));
    QTest::keyClick(opened.window.get(), Qt::Key_L, Qt::ControlModifier);
    QVERIFY(panel.view().hasFocus());
    QTest::keyClick(&panel.view(), Qt::Key_1, Qt::ControlModifier);
    QCOMPARE(panel.view().transform().zoom(), 1.0);
    QTest::keyClick(&panel.view(), Qt::Key_Plus, Qt::ControlModifier);
    QCOMPARE(panel.view().transform().zoom(), 1.25);
    QTest::keyClick(&panel.view(), Qt::Key_0, Qt::ControlModifier);
    QVERIFY(panel.view().transform().isFitted());
    QTest::keyClick(&panel.view(), Qt::Key_Right); // nothing to pan: the next picture
    QCOMPARE(panel.filmstrip().currentRow(), 1);
    // The same files again are not opened twice.
    drop(&panel, {folder.path()});
    QTest::qWait(50);
    QCOMPARE(panel.pictures().rowCount(), 3);
  }

  void removedPicturesComeBackByKey() {
    ImageBench bench;
    OpenedImage opened(bench);
    ui::ImagePanel& panel = opened.panel();
    QTemporaryDir folder;
    QStringList files;
    for (const char* name : {"a.png", "b.png", "c.png"})
      files << picture(folder, QString::fromLatin1(name));
    drop(&panel, files);
    QTRY_COMPARE(panel.pictures().rowCount(), 3);
    const auto names = [&panel] {
      QStringList out;
      for (int row = 0; row < panel.pictures().rowCount(); ++row)
        out << panel.pictures().at(row).source.name;
      return out.join(u' ');
    };
    const auto undo = [&panel] {
      for (QAction* action : panel.commands())
        if (action->objectName() == QLatin1String("image.undo")) return action;
      return static_cast<QAction*>(nullptr);
    }();
    QVERIFY(undo != nullptr && !undo->isEnabled());
    opened.window->activateWindow();
    panel.filmstrip().setFocus();
    panel.filmstrip().setCurrentRow(1);
    QTest::keyClick(&panel.filmstrip(), Qt::Key_Delete);
    QTest::keyClick(&panel.filmstrip(), Qt::Key_Delete);
    QCOMPARE(names(), QStringLiteral("a.png"));
    QVERIFY(undo->isEnabled());
    // The last one first; after the notice's own Undo there is one less.
    QTest::keyClick(&panel.filmstrip(), Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(names(), QStringLiteral("a.png c.png"));
    QCOMPARE(panel.filmstrip().currentRow(), 1);
    QCOMPARE(opened.window->toast().text(), QString()); // it offered the same
    QTest::keyClick(&panel.filmstrip(), Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(names(), QStringLiteral("a.png b.png c.png"));
    QCOMPARE(panel.pictures().at(panel.filmstrip().currentRow()).source.name, QStringLiteral("b.png"));
    QVERIFY(!undo->isEnabled());
    // Opened again meanwhile: it is not there twice.
    QTest::keyClick(&panel.filmstrip(), Qt::Key_Delete);
    drop(&panel, {files[1]});
    QTRY_COMPARE(names(), QStringLiteral("a.png c.png b.png"));
    panel.filmstrip().setCurrentRow(0);
    QTest::keyClick(&panel.filmstrip(), Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(names(), QStringLiteral("a.png c.png b.png"));
    QCOMPARE(panel.filmstrip().currentRow(), 2);
  }

  void wheelZoomsAtThePointer() {
    ImageBench bench;
    OpenedImage opened(bench);
    ui::ImagePanel& panel = opened.panel();
    QTemporaryDir folder;
    panel.open({picture(folder, QStringLiteral("green.png"))});
    QTRY_COMPARE(panel.view().transform().visible(), QRectF(0, 0, 64, 48));
    panel.view().zoomBy(20);
    const QPointF at(120, 90);
    const QPointF pixel = panel.view().transform().toPicture(at);
    QWheelEvent turn(at, panel.view().mapToGlobal(at), {}, {0, 120}, Qt::NoButton, Qt::NoModifier, Qt::NoScrollPhase,
                     false);
    QApplication::sendEvent(&panel.view(), &turn);
    QVERIFY(QLineF(panel.view().transform().toView(pixel), at).length() < 0.01);
    const QPointF before = panel.view().transform().toPicture(at);
    QTest::mousePress(&panel.view(), Qt::LeftButton, {}, QPoint(120, 90));
    QTest::mouseMove(&panel.view(), QPoint(160, 120));
    QTest::mouseRelease(&panel.view(), Qt::LeftButton, {}, QPoint(160, 120));
    QVERIFY(QLineF(panel.view().transform().toView(before), QPointF(160, 120)).length() < 0.01);
  }

  void pasteTakesPicturesAndFiles() {
    ImageBench bench;
    OpenedImage opened(bench);
    ui::ImagePanel& panel = opened.panel();
    QImage image(20, 10, QImage::Format_ARGB32);
    image.fill(QColor(255, 0, 0, 100));
    QGuiApplication::clipboard()->setImage(image);
    panel.form().taskChoice().setFocus();
    QTest::keyClick(&panel.form().taskChoice(), Qt::Key_V, Qt::ControlModifier);
    QTRY_COMPARE(panel.pictures().rowCount(), 1);
    QTRY_COMPARE(panel.view().transform().visible(), QRectF(0, 0, 20, 10));
    panel.runCurrent();
    QTRY_VERIFY(!panel.controller().isBusy() && panel.results().hasTable());
    QVERIFY(std::holds_alternative<EncodedImage>(bench.vision->requests().back().image));
    QGuiApplication::clipboard()->setText(QStringLiteral("words"));
    opened.command("image.paste");
    QCOMPARE(opened.window->toast().text(), QStringLiteral("The clipboard holds no picture."));
    // From a browser: the encoded bytes are taken as they are.
    QTemporaryDir folder;
    QFile file(picture(folder, QStringLiteral("web.png")));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QMimeData data;
    data.setData(QStringLiteral("image/png"), file.readAll());
    data.setUrls({QUrl(QStringLiteral("https://example.org/web.png"))});
    drop(&panel, data);
    QTRY_COMPARE(panel.pictures().rowCount(), 2);
    QTRY_COMPARE(panel.view().transform().visible(), QRectF(0, 0, 64, 48));
  }

  void samplesAreOffered() {
    ImageBench bench;
    OpenedImage opened(bench);
    QPushButton* offer = nullptr;
    for (QPushButton* button : opened.panel().findChildren<QPushButton*>())
      if (button->text() == QLatin1String("Try the sample pictures")) offer = button;
    QVERIFY(offer != nullptr);
    QTRY_VERIFY(offer->isVisible());
    offer->click();
    QTRY_VERIFY(opened.panel().pictures().rowCount() >= 3);
  }

  void sessionComesBack() {
    ImageBench bench;
    QTemporaryDir folder;
    const QString first = picture(folder, QStringLiteral("1.png"));
    const QString second = picture(folder, QStringLiteral("2.png"));
    const QString gone = picture(folder, QStringLiteral("3.png"));
    {
      OpenedImage opened(bench);
      ui::ImagePanel& panel = opened.panel();
      panel.open({first, second, gone});
      QTRY_COMPARE(panel.pictures().rowCount(), 3);
      panel.filmstrip().setCurrentRow(1);
      panel.form().setTask(VisionTask::FaceDetection);
      VisionOptions options;
      options.faceDetection = {1.3, 7, 11, 12};
      panel.form().setOptions(options);
      opened.command("image.overlays");
      opened.window->close();
    }
    QVERIFY(QFile::remove(gone));
    OpenedImage again(bench);
    ui::ImagePanel& panel = again.panel();
    QTRY_COMPARE(panel.pictures().rowCount(), 2);
    QCOMPARE(panel.filmstrip().currentRow(), 1);
    QCOMPARE(panel.form().task(), VisionTask::FaceDetection);
    QCOMPARE(panel.form().options().faceDetection, (FaceDetectionOptions{1.3, 7, 11, 12}));
    QVERIFY(!panel.view().isKindShown(ui::OverlayKind::Face));
    QTRY_VERIFY(again.window->toast().text().contains(QStringLiteral("3.png")));
    QVERIFY(bench.vision->requests().empty()); // nothing is run by itself
  }
};

QTEST_MAIN(TestImageList)
#include "tst_image_list.moc"
