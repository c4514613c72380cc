// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/image/picture_loader.h"
#include "ui/image/view_transform.h"

#include <QtTest>

using namespace aisemble;
using ui::ViewTransform;

class TestViewTransform : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void fits_data() {
    QTest::addColumn<QSizeF>("picture");
    QTest::addColumn<QSizeF>("view");
    QTest::addColumn<double>("ratio");
    QTest::addColumn<double>("zoom");
    QTest::addColumn<QPointF>("origin"); // of the picture, in the view
    // Worked by hand: the smaller of the two quotients, at most 3; the rest of the room on both sides.
    QTest::newRow("wide") << QSizeF(1000, 500) << QSizeF(500, 500) << 1.0 << 0.5 << QPointF(0, 125);
    QTest::newRow("tall") << QSizeF(500, 1000) << QSizeF(500, 500) << 1.0 << 0.5 << QPointF(125, 0);
    QTest::newRow("twice as dense") << QSizeF(1000, 500) << QSizeF(500, 500) << 2.0 << 1.0 << QPointF(0, 125);
    QTest::newRow("small") << QSizeF(50, 50) << QSizeF(500, 300) << 1.0 << 3.0 << QPointF(175, 75);
    QTest::newRow("a few pixels") << QSizeF(10, 8) << QSizeF(500, 300) << 1.0 << 12.8 << QPointF(186, 98.8);
    QTest::newRow("one pixel") << QSizeF(1, 1) << QSizeF(500, 300) << 1.0 << 64.0 << QPointF(218, 118);
    QTest::newRow("one, twice as dense") << QSizeF(1, 1) << QSizeF(500, 300) << 2.0 << 64.0 << QPointF(234, 134);
    QTest::newRow("one in little room") << QSizeF(1, 1) << QSizeF(40, 20) << 1.0 << 20.0 << QPointF(10, 0);
    QTest::newRow("huge") << QSizeF(40000, 100) << QSizeF(200, 200) << 1.0 << 0.005 << QPointF(0, 99.75);
  }
  void fits() {
    QFETCH(QSizeF, picture);
    QFETCH(QSizeF, view);
    QFETCH(double, ratio);
    ViewTransform t;
    t.setView(view, ratio);
    t.setPicture(picture);
    QVERIFY(t.isFitted() && !t.isPannable());
    QTEST(t.zoom(), "zoom");
    QTEST(t.toView(QPointF(0, 0)), "origin");
    QCOMPARE(t.visible(), QRectF(QPointF(), picture));
  }

  void mapsThereAndBack_data() {
    QTest::addColumn<double>("zoom");
    QTest::addColumn<double>("ratio");
    for (const double zoom : {0.1, 0.5, 1.0, 3.7, 64.0})
      for (const double ratio : {1.0, 1.5, 2.0})
        QTest::addRow("%.1f at %.1f", zoom, ratio) << zoom << ratio;
  }
  void mapsThereAndBack() {
    QFETCH(double, zoom);
    QFETCH(double, ratio);
    ViewTransform t;
    t.setView({640, 480}, ratio);
    t.setPicture({4000, 3000});
    t.setZoom(zoom, {320, 240});
    QVERIFY(std::abs(t.zoom() - zoom) < 1e-9);
    for (const QPointF pixel : {QPointF(0, 0), QPointF(1999.5, 1500), QPointF(4000, 3000)}) {
      const QPointF back = t.toPicture(t.toView(pixel));
      QVERIFY(QLineF(back, pixel).length() < 1e-6);
    }
    const QRectF box = t.toView(QRectF(100, 200, 30, 40));
    QVERIFY(std::abs(box.width() - 30 * zoom / ratio) < 1e-9 && std::abs(box.height() - 40 * zoom / ratio) < 1e-9);
  }

  void zoomKeepsWhatIsUnderThePointer() {
    ViewTransform t;
    t.setView({600, 400}, 1);
    t.setPicture({3000, 2000}); // fits exactly: 0.2
    for (const QPointF anchor : {QPointF(300, 200), QPointF(50, 380), QPointF(599, 1)}) {
      t.fit();
      const QPointF pixel = t.toPicture(anchor);
      t.setZoom(1.3, anchor);
      QVERIFY(QLineF(t.toView(pixel), anchor).length() < 1e-6);
      QVERIFY(!t.isFitted());
    }
  }

  void zoomHasLimits() {
    ViewTransform t;
    t.setView({600, 400}, 1);
    t.setPicture({300, 200});
    t.setZoom(1e9, {0, 0});
    QCOMPARE(t.zoom(), ViewTransform::kLargestZoom);
    t.setZoom(1e-9, {0, 0});
    QCOMPARE(t.zoom(), ViewTransform::kSmallestZoom);
  }

  void panStopsAtTheEdges() {
    ViewTransform t;
    t.setView({100, 100}, 1);
    t.setPicture({400, 50});
    t.panBy({-50, 0});
    QVERIFY(t.isFitted()); // nothing to pan
    t.setZoom(1, {0, 0});
    t.panBy({-1000, -1000});
    QCOMPARE(t.toView(QPointF(400, 25)), QPointF(100, 50)); // right edge at the right; height stays in the middle
    t.panBy({1000, 0});
    QCOMPARE(t.toView(QPointF(0, 0)).x(), 0.0);
  }

  void resizeKeepsTheMiddle() {
    ViewTransform t;
    t.setView({200, 200}, 1);
    t.setPicture({2000, 2000});
    t.setZoom(1, {100, 100});
    const QPointF middle = t.toPicture({100, 100});
    t.setView({300, 240}, 2); // also onto a denser screen
    QVERIFY(QLineF(t.toPicture({150, 120}), middle).length() < 1e-6);
    QCOMPARE(t.zoom(), 1.0);
  }

  void revealBringsABoxIn() {
    ViewTransform t;
    t.setView({200, 200}, 1);
    t.setPicture({2000, 2000});
    t.setZoom(1, {0, 0});
    const QRectF box(1500, 1200, 40, 40);
    QVERIFY(!QRectF(0, 0, 200, 200).contains(t.toView(box)));
    t.reveal(box);
    QCOMPARE(t.toView(box).center(), QPointF(100, 100));
  }

  void emptyIsHarmless() {
    ViewTransform t;
    t.setZoom(2, {1, 1});
    t.panBy({5, 5});
    t.reveal({0, 0, 1, 1});
    QVERIFY(t.isEmpty() && t.visible().isEmpty());
  }

  void levelHasAPixelForEachOfTheScreen_data() {
    QTest::addColumn<double>("zoom");
    QTest::addColumn<int>("width");
    QTest::newRow("whole") << 1.0 << 4096;
    QTest::newRow("larger") << 8.0 << 4096;
    QTest::newRow("just over half") << 0.51 << 4096;
    QTest::newRow("half") << 0.5 << 2048;
    QTest::newRow("a third") << 0.33 << 2048;
    QTest::newRow("an eighth") << 0.125 << 512;
    QTest::newRow("tiny") << 0.001 << 256;
  }
  void levelHasAPixelForEachOfTheScreen() {
    QFETCH(double, zoom);
    QImage image(4096, 4096, QImage::Format_RGB32);
    image.fill(Qt::gray);
    static const auto picture = ui::picturesLevels(image, 0);
    QVERIFY(picture.has_value());
    QTEST(picture->levelFor(zoom).width(), "width");
  }

  void exifOrientationIsFollowed_data() {
    QTest::addColumn<int>("orientation");
    for (int i = 1; i <= 8; ++i)
      QTest::addRow("turned%d", i) << i;
  }
  void exifOrientationIsFollowed() {
    QFETCH(int, orientation);
    const auto load = [](int n) {
      const QString name = QStringLiteral("turned%1.jpg").arg(n);
      return ui::loadPicture({QStringLiteral(AISEMBLE_FIXTURES "/vision/pictures/") + name, nullptr, name});
    };
    const auto upright = load(1);
    const auto turned = load(orientation);
    QVERIFY(upright.has_value() && turned.has_value());
    const bool sideways = orientation >= 5;
    QCOMPARE(turned->size, sideways ? upright->size.transposed() : upright->size);
    const auto small =
        ui::loadThumbnail({QStringLiteral(AISEMBLE_FIXTURES "/vision/pictures/turned%1.jpg").arg(orientation), nullptr,
                           QStringLiteral("x")});
    QVERIFY(small.has_value());
    QCOMPARE(small->size, turned->size);
    QCOMPARE(small->image.width() > small->image.height(), turned->size.width() > turned->size.height());
  }
};

QTEST_GUILESS_MAIN(TestViewTransform)
#include "tst_view_transform.moc"
