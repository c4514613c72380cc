// SPDX-License-Identifier: Apache-2.0
#include "core/vision/hue_kernel.h"

#include <QtTest>
#include <opencv2/core.hpp>
#include <opencv2/imgproc.hpp>

#include <cstdint>
#include <vector>

using namespace aisemble;

class TestHueKernel : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void everyColourIsAsInOpenCv() {
    cv::Mat colours(256, 256, CV_8UC3);
    cv::Mat expected;
    cv::Mat hues(256, 256, CV_8U);
    for (int blue = 0; blue < 256; ++blue) {
      for (int green = 0; green < 256; ++green)
        for (int red = 0; red < 256; ++red)
          colours.at<cv::Vec3b>(green, red) =
              cv::Vec3b(static_cast<uchar>(blue), static_cast<uchar>(green), static_cast<uchar>(red));
      cv::cvtColor(colours, expected, cv::COLOR_BGR2HSV);
      cv::extractChannel(expected, expected, 0);
      vision::huesOf(colours.data, colours.total(), hues.data);
      QCOMPARE(cv::countNonZero(expected != hues), 0);
    }
  }

  /// Also those that do not fill the lanes; nothing is written behind the last one.
  void everyCount() {
    constexpr std::uint8_t kUntouched = 255;
    for (std::size_t count = 0; count <= 70; ++count) {
      std::vector<std::uint8_t> pixels; // exactly as long, so that the address sanitizer sees a read behind it
      for (std::size_t i = 0; i < count; ++i)
        for (const std::size_t value : {i * 7, i * i, 255 - i * 3})
          pixels.push_back(static_cast<std::uint8_t>(value));
      std::vector<std::uint8_t> hues(count + 1, kUntouched);
      vision::huesOf(pixels.data(), count, hues.data());
      QCOMPARE(hues.back(), kUntouched);
      for (std::size_t i = 0; i < count; ++i) {
        std::uint8_t alone = kUntouched;
        vision::huesOf(pixels.data() + 3 * i, 1, &alone);
        QVERIFY(alone < 180);
        QCOMPARE(hues[i], alone);
      }
    }
  }
};

QTEST_GUILESS_MAIN(TestHueKernel)
#include "tst_hue_kernel.moc"
