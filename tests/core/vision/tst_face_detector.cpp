// SPDX-License-Identifier: Apache-2.0
// The same boxes as OpenCV's own cascade, whatever the picture, the options and the number of threads.
#include "core/vision/data_files.h"
#include "core/vision/face_detector_p.h"
#include "tests/core/vision/vision_bench.h"

#include <opencv2/core.hpp>
#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>
#include <opencv2/objdetect.hpp>

#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <fstream>

using namespace aisemble;
using namespace aisemble::vision;
using namespace aisemble::vision::test;

namespace {

cv::Mat portrait() {
  return cv::imread((kFixtures / "goldens" / "face_202x195.png").string(), cv::IMREAD_GRAYSCALE);
}

cv::Mat scaled(const cv::Mat& image, double factor) {
  cv::Mat out;
  cv::resize(image, out, {}, factor, factor, cv::INTER_CUBIC);
  return out;
}

/// Portraits of several sizes side by side on noise.
cv::Mat crowd() {
  cv::Mat out(500, 700, CV_8U);
  cv::RNG(7).fill(out, cv::RNG::UNIFORM, 0, 256);
  cv::GaussianBlur(out, out, {7, 7}, 0);
  int x = 3;
  for (const double factor : {0.4, 0.7, 1.0, 1.3}) {
    const cv::Mat face = scaled(portrait(), factor);
    face.copyTo(out(cv::Rect(x, 11 + x / 5, face.cols, face.rows)));
    x += face.cols / 2 + 31;
  }
  return out;
}

cv::Mat noise(int width, int height) {
  cv::Mat out(height, width, CV_8U);
  cv::RNG(11).fill(out, cv::RNG::UNIFORM, 0, 256);
  return out;
}

auto keyOf(const cv::Rect& r) {
  return std::array{r.y, r.x, r.width, r.height};
}

std::vector<cv::Rect> sorted(std::vector<cv::Rect> boxes) {
  std::sort(boxes.begin(), boxes.end(), [](const cv::Rect& a, const cv::Rect& b) { return keyOf(a) < keyOf(b); });
  return boxes;
}

} // namespace

Q_DECLARE_METATYPE(cv::Mat)

class TestFaceDetector : public QObject {
  Q_OBJECT

 private:
  HaarCascade m_cascade;

 private Q_SLOTS:
  void initTestCase() {
    auto loaded = loadHaarCascade(findFaceCascade());
    QVERIFY2(loaded.has_value(), loaded ? "" : loaded.error().message.c_str());
    m_cascade = std::move(*loaded);
    QCOMPARE(m_cascade.stages.size(), std::size_t{25});
    QCOMPARE(m_cascade.stumps.size(), std::size_t{2913});
  }

  void findsWhatOpenCvFinds_data() {
    QTest::addColumn<cv::Mat>("image");
    QTest::addColumn<double>("scaleFactor");
    QTest::addColumn<int>("minNeighbors");
    QTest::addColumn<int>("minSize");
    QTest::newRow("portrait") << portrait() << 1.1 << 5 << 30;
    QTest::newRow("portrait, every hit") << portrait() << 1.1 << 0 << 24;
    QTest::newRow("portrait, large step") << portrait() << 1.7 << 1 << 30;
    QTest::newRow("portrait, small step") << portrait() << 1.03 << 3 << 30;
    QTest::newRow("portrait, large faces") << portrait() << 1.1 << 1 << 80;
    QTest::newRow("small portrait") << scaled(portrait(), 0.37) << 1.1 << 0 << 1;
    QTest::newRow("large portrait") << scaled(portrait(), 2.3) << 1.1 << 2 << 30;
    QTest::newRow("crowd") << crowd() << 1.1 << 5 << 30;
    QTest::newRow("crowd, every hit") << crowd() << 1.1 << 0 << 24;
    QTest::newRow("noise") << noise(301, 203) << 1.1 << 0 << 24;
    QTest::newRow("even") << cv::Mat(100, 120, CV_8U, cv::Scalar(90)) << 1.1 << 0 << 24;
    QTest::newRow("one window") << scaled(portrait()(cv::Rect(57, 49, 72, 72)), 1.0 / 3) << 1.1 << 0 << 24;
    QTest::newRow("too small") << noise(23, 40) << 1.1 << 0 << 24;
    QTest::newRow("narrow") << noise(25, 200) << 1.2 << 0 << 24;
    QTest::newRow("one pixel") << noise(1, 1) << 1.1 << 5 << 30;
  }
  void findsWhatOpenCvFinds() {
    QFETCH(cv::Mat, image);
    QFETCH(double, scaleFactor);
    QFETCH(int, minNeighbors);
    QFETCH(int, minSize);
    cv::CascadeClassifier reference(findFaceCascade().string());
    std::vector<cv::Rect> expected;
    reference.detectMultiScale(image, expected, scaleFactor, minNeighbors, 0, {minSize, minSize});
    const FaceDetectionOptions options{scaleFactor, minNeighbors, minSize, minSize};
    std::vector<cv::Rect> alone;
    for (const int threads : {1, 4}) {
      ThreadBudget budget(threads);
      WorkerTeam team(budget);
      const auto found = detectFaces(m_cascade, image, options, team, {});
      QVERIFY(found);
      QCOMPARE(found->size(), expected.size());
      QVERIFY(sorted(*found) == sorted(expected));
      if (threads == 1) alone = *found;
      QVERIFY(*found == alone); // in the same order too
    }
    if (minNeighbors == 0 && image.total() > 20'000 && cv::countNonZero(image != 90) > 0)
      QVERIFY(QTest::currentDataTag() == std::string("noise") || !expected.empty()); // the comparison saw something
  }

  void stops() {
    ThreadBudget budget(2);
    WorkerTeam team(budget);
    std::stop_source stop;
    stop.request_stop();
    const auto found = detectFaces(m_cascade, crowd(), {}, team, stop.get_token());
    QVERIFY(!found && found.error().isCancelled());
  }

  void refusesOtherFiles_data() {
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("code");
    const QByteArray head =
        "<?xml version=\"1.0\"?><opencv_storage><cascade><stageType>BOOST</stageType><featureType>HAAR"
        "</featureType><height>24</height><width>24</width>";
    const QByteArray tail = "</cascade></opencv_storage>";
    const auto stage = [](const QByteArray& nodes) {
      return "<stages><_><stageThreshold>0.</stageThreshold><weakClassifiers><_><internalNodes>" + nodes +
             "</internalNodes><leafValues>1. 2.</leafValues></_></weakClassifiers></_></stages>";
    };
    const auto features = [](const QByteArray& rectangle, const QByteArray& tilted) {
      return "<features><_><rects><_>" + rectangle + "</_><_>0 0 2 2 1.</_></rects><tilted>" + tilted +
             "</tilted></_></features>";
    };
    QTest::newRow("no xml") << QByteArray("hello") << "corrupt";
    QTest::newRow("another document") << QByteArray("<?xml version=\"1.0\"?><opencv_storage><a>1</a></opencv_storage>")
                                      << "corrupt";
    QTest::newRow("another feature") << QByteArray(head).replace("HAAR", "LBP") + tail << "unsupported";
    QTest::newRow("no stage") << head + features("0 0 2 2 1.", "0") + tail << "corrupt";
    QTest::newRow("feature outside") << head + stage("0 -1 0 1.") + features("20 0 9 2 1.", "0") + tail << "corrupt";
    QTest::newRow("feature absent") << head + stage("0 -1 7 1.") + features("0 0 2 2 1.", "0") + tail << "corrupt";
    QTest::newRow("tilted") << head + stage("0 -1 0 1.") + features("0 0 2 2 1.", "1") + tail << "unsupported";
    QTest::newRow("deep tree") << head + stage("1 0 0 1. 0 -1 0 2.") + features("0 0 2 2 1.", "0") + tail
                               << "unsupported";
  }
  void refusesOtherFiles() {
    QFETCH(QByteArray, text);
    QFETCH(QString, code);
    QTemporaryDir folder;
    const std::filesystem::path file = std::filesystem::path(folder.path().toStdString()) / "cascade.xml";
    std::ofstream(file) << text.toStdString();
    const auto loaded = loadHaarCascade(file);
    QVERIFY(!loaded);
    QCOMPARE(QString::fromStdString(std::string(errorCodeName(loaded.error().code))), code);
    QVERIFY(loaded.error().message.find("cascade.xml") != std::string::npos);
  }
};

QTEST_APPLESS_MAIN(TestFaceDetector)
#include "tst_face_detector.moc"
