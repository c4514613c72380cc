// SPDX-License-Identifier: Apache-2.0
#include "core/vision/image_decoder_p.h"
#include "core/vision/picture_editing_p.h"
#include "tests/core/vision/vision_bench.h"

#include <opencv2/core.hpp>
#include <opencv2/imgproc.hpp>

#include <QTest>

using namespace aisemble;
using namespace aisemble::vision;
using namespace aisemble::vision::test;

namespace {

const std::filesystem::path kPictures = kFixtures / "pictures";

} // namespace

class TestPictureEditing : public QObject {
  Q_OBJECT

 private:
  ThreadBudget m_budget{1};
  WorkerTeam m_team{m_budget};

  DecodedImage decode(const std::string& bytes, bool isUpright = false) {
    auto image = decodeImage(bytes, {.keepAlpha = true, .isUpright = isUpright}, m_team, {});
    return image ? *image : DecodedImage{};
  }
  DecodedImage decode(const EncodedImage& image) { return decode(*image.bytes); }

  static EncodedImage encodedOf(const QString& name) {
    return {std::make_shared<const std::string>(bytesOf(kPictures / name.toStdString()))};
  }

 private Q_SLOTS:
  void fitsSizes_data() {
    QTest::addColumn<int>("width");
    QTest::addColumn<int>("height");
    QTest::addColumn<int>("maxWidth");
    QTest::addColumn<int>("maxHeight");
    QTest::addColumn<int>("newWidth");
    QTest::addColumn<int>("newHeight");
    const auto row = [](int w, int h, int mw, int mh, int nw, int nh) {
      QTest::addRow("%dx%d in %dx%d", w, h, mw, mh) << w << h << mw << mh << nw << nh;
    };
    row(1920, 1080, 1024, 1024, 1024, 576); // the original's rule: int(1080 * 1024 / 1920)
    row(1080, 1920, 1024, 1024, 576, 1024);
    row(1000, 999, 512, 512, 512, 511); // 511.488 is cut off
    row(999, 1000, 512, 512, 511, 512);
    row(1025, 1025, 1024, 1024, 1024, 1024);
    row(1024, 1024, 1024, 1024, 1024, 1024);
    row(300, 200, 1024, 1024, 300, 200);
    row(5000, 2, 1024, 1024, 1024, 1); // never no pixel
    row(2, 5000, 1024, 1024, 1, 1024);
    row(400, 400, 200, 100, 100, 100);
    row(400, 100, 200, 400, 200, 50);
    row(65535, 65535, 1, 1, 1, 1);
  }
  void fitsSizes() {
    QFETCH(int, width);
    QFETCH(int, height);
    QFETCH(int, maxWidth);
    QFETCH(int, maxHeight);
    QFETCH(int, newWidth);
    QFETCH(int, newHeight);
    const PictureSize size = sizeWithin({width, height}, {maxWidth, maxHeight});
    QCOMPARE(size.width, newWidth);
    QCOMPARE(size.height, newHeight);
  }

  void crops_data() {
    QTest::addColumn<int>("width");
    QTest::addColumn<int>("height");
    QTest::addColumn<int>("targetWidth");
    QTest::addColumn<int>("targetHeight");
    QTest::addColumn<QString>("box");
    const auto row = [](int w, int h, int tw, int th, const char* box) {
      QTest::addRow("%dx%d to %dx%d", w, h, tw, th) << w << h << tw << th << box;
    };
    row(1920, 1080, 224, 224, "420,0 1080x1080"); // too wide: the middle
    row(1921, 1080, 224, 224, "420,0 1080x1080");
    row(1080, 1920, 224, 224, "0,0 1080x1080"); // too high: the top
    row(640, 480, 320, 240, "0,0 640x480");
    row(640, 480, 300, 100, "0,0 640x213");
    row(640, 480, 100, 300, "240,0 160x480");
    row(10, 3, 1, 60'000, "4,0 1x3");
    row(3, 10, 60'000, 1, "0,0 3x1");
  }
  void crops() {
    QFETCH(int, width);
    QFETCH(int, height);
    QFETCH(int, targetWidth);
    QFETCH(int, targetHeight);
    QFETCH(QString, box);
    const PixelBox found = cropFor({width, height}, {targetWidth, targetHeight});
    QCOMPARE(QString("%1,%2 %3x%4").arg(found.x).arg(found.y).arg(found.width).arg(found.height), box);
  }

  void leavesSmallPicturesAlone() {
    const EncodedImage source = encodedOf("rgb.jpg");
    const auto out = optimizeSize(source, decode(source), false, {.maxWidth = 45, .maxHeight = 37});
    QVERIFY(out);
    QVERIFY(out->image.bytes == source.bytes); // the very bytes
    QCOMPARE(out->mediaType, std::string("image/jpeg"));
    QCOMPARE(out->width, 45);
    QVERIFY(!out->cropped);
    const auto crop = smartCrop(source, decode(source), false, {.width = 45, .height = 37});
    QVERIFY(crop && crop->image.bytes == source.bytes);
    QVERIFY((crop->cropped == PixelBox{0, 0, 45, 37}));
  }

  /// Lossless formats: the very pixels of OpenCV's INTER_AREA, alpha included.
  void resizesByArea_data() {
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("mediaType");
    QTest::addColumn<int>("channels");
    QTest::newRow("colour") << "rgb.png"
                            << "image/png" << 3;
    QTest::newRow("grey") << "gray.png"
                          << "image/png" << 3;
    QTest::newRow("alpha") << "rgba.png"
                           << "image/png" << 4;
    QTest::newRow("palette with alpha") << "palette_alpha.png"
                                        << "image/png" << 4;
    QTest::newRow("16 bits") << "rgb16.png"
                             << "image/png" << 3;
    QTest::newRow("gif") << "palette.gif"
                         << "image/png" << 3;
    QTest::newRow("bmp") << "rgb.bmp"
                         << "image/bmp" << 3;
    QTest::newRow("tiff") << "rgb.tiff"
                          << "image/tiff" << 3;
  }
  void resizesByArea() {
    QFETCH(QString, name);
    QFETCH(QString, mediaType);
    QFETCH(int, channels);
    const EncodedImage source = encodedOf(name);
    const DecodedImage image = decode(source);
    QCOMPARE(image.pixels.channels(), channels);
    const auto out = optimizeSize(source, image, false, {.maxWidth = 10, .maxHeight = 10});
    QVERIFY2(out.has_value(), out ? "" : out.error().message.c_str());
    QCOMPARE(QString::fromStdString(out->mediaType), mediaType);
    QCOMPARE(out->width, 10);
    QCOMPARE(out->height, 6); // int(13 * 10 / 19)
    QCOMPARE(out->sourceWidth, 19);
    QCOMPARE(out->sourceHeight, 13);
    QCOMPARE(out->sourceBytes, source.bytes->size());
    cv::Mat expected;
    cv::resize(image.pixels, expected, {10, 6}, 0, 0, cv::INTER_AREA);
    const DecodedImage again = decode(out->image);
    QCOMPARE(again.pixels.type(), expected.type());
    QCOMPARE(cv::norm(again.pixels, expected, cv::NORM_INF), 0.0);
    QCOMPARE(again.header.channels, image.header.channels); // grey stays grey
  }

  void averagesWholePixels() { // INTER_AREA by an independent count: halves are means of 2 x 2
    DecodedImage image;
    image.pixels = cv::Mat(2, 4, CV_8UC3);
    for (int i = 0; i < 8; ++i)
      image.pixels.at<cv::Vec3b>(i / 4, i % 4) = {static_cast<unsigned char>(10 * i), static_cast<unsigned char>(5 * i),
                                                  7};
    const EncodedImage source{std::make_shared<const std::string>("x")};
    const auto out = optimizeSize(source, image, false, {.maxWidth = 2, .maxHeight = 2});
    QVERIFY(out);
    const cv::Mat pixels = decode(out->image).pixels;
    QCOMPARE(pixels.size(), cv::Size(2, 1));
    QVERIFY((pixels.at<cv::Vec3b>(0, 0) == cv::Vec3b{25, 13, 7})); // (0+10+40+50)/4, (0+5+20+25)/4 = 12.5
    QVERIFY((pixels.at<cv::Vec3b>(0, 1) == cv::Vec3b{45, 23, 7}));
  }

  void cropsAndResizes() {
    const EncodedImage source = encodedOf("rgb.png");
    const DecodedImage image = decode(source);
    const auto out = smartCrop(source, image, false, {.width = 6, .height = 6});
    QVERIFY(out);
    QVERIFY((out->cropped == PixelBox{3, 0, 13, 13}));
    cv::Mat expected;
    cv::resize(image.pixels(cv::Rect(3, 0, 13, 13)), expected, {6, 6}, 0, 0, cv::INTER_AREA);
    QCOMPARE(cv::norm(decode(out->image).pixels, expected, cv::NORM_INF), 0.0);
  }

  void obeysQuality() {
    for (const char* name : {"rgb.jpg", "lossy.webp"}) {
      const EncodedImage source = encodedOf(name);
      const auto small = optimizeSize(source, decode(source), false, {.maxWidth = 40, .maxHeight = 40, .quality = 10});
      const auto large = optimizeSize(source, decode(source), false, {.maxWidth = 40, .maxHeight = 40, .quality = 98});
      QVERIFY(small && large);
      QVERIFY(small->image.bytes->size() < large->image.bytes->size());
      QCOMPARE(small->mediaType, std::string(mediaTypeOf(decode(source).header.format)));
    }
  }

  /// A picture that lies on its side is still marked so afterwards, or stands upright when that was asked for.
  void keepsOrientation_data() {
    QTest::addColumn<int>("orientation");
    for (int i = 1; i <= 8; ++i)
      QTest::addRow("%d", i) << i;
  }
  void keepsOrientation() {
    QFETCH(int, orientation);
    const EncodedImage source = encodedOf(QString("turned%1.jpg").arg(orientation));
    const auto marked = optimizeSize(source, decode(source), false, {.maxWidth = 30, .maxHeight = 30});
    QVERIFY(marked);
    const DecodedImage again = decode(marked->image);
    QCOMPARE(again.header.orientation, orientation);
    QCOMPARE(again.pixels.size(), cv::Size(30, 24));
    const auto upright = optimizeSize(source, decode(*source.bytes, true), true, {.maxWidth = 30, .maxHeight = 30});
    QVERIFY(upright);
    const DecodedImage turned = decode(upright->image);
    QCOMPARE(turned.header.orientation, 1);
    QCOMPARE(turned.pixels.size(), orientation >= 5 ? cv::Size(24, 30) : cv::Size(30, 24));
    QCOMPARE(upright->width, turned.pixels.cols);
  }

  void turnsAsTheTagSays() {
    // Where the stored upper left pixel lies in the upright picture (EXIF 2.3, orientation).
    const cv::Mat stored = decode(bytesOf(kPictures / "turned1.jpg")).pixels;
    const std::vector<std::pair<int, cv::Point>> corners{{1, {0, 0}}, {2, {44, 0}}, {3, {44, 36}}, {4, {0, 36}},
                                                         {5, {0, 0}}, {6, {36, 0}}, {7, {36, 44}}, {8, {0, 44}}};
    for (const auto& [orientation, corner] : corners) {
      const std::string name = "turned" + std::to_string(orientation) + ".jpg";
      const cv::Mat upright = decode(bytesOf(kPictures / name), true).pixels;
      QVERIFY2(upright.at<cv::Vec3b>(corner) == stored.at<cv::Vec3b>(0, 0), name.c_str());
    }
  }
};

QTEST_APPLESS_MAIN(TestPictureEditing)
#include "tst_picture_editing.moc"
