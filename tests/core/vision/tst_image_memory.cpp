// SPDX-License-Identifier: Apache-2.0
#include "core/vision/image_memory_p.h"

#include <QtTest>
#include <opencv2/core/mat.hpp>

#include <atomic>
#include <cstdint>
#include <thread>
#include <vector>

using namespace aisemble;
using vision::keptImageBytes;

namespace {

constexpr std::size_t kMiB = 1U << 20;

cv::Mat image(int megabytes) {
  return {megabytes, static_cast<int>(kMiB), CV_8U};
}

} // namespace

class TestImageMemory : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void initTestCase() {
    vision::keepImageMemory();
    vision::keepImageMemory();
#if defined(__SANITIZE_ADDRESS__)
    QSKIP("Nothing is kept under the address sanitizer.");
#endif
  }

  void largeOnesAreUsedAgain() {
    cv::Mat first = image(6);
    first.setTo(cv::Scalar(7));
    const uchar* const at = first.data;
    QCOMPARE(reinterpret_cast<std::uintptr_t>(at) % (2 * kMiB), std::uintptr_t{0});
    const std::size_t before = keptImageBytes();
    first.release();
    QCOMPARE(keptImageBytes(), before + 6 * kMiB);
    const cv::Mat again = image(6);
    QCOMPARE(again.data, at);
    QCOMPARE(keptImageBytes(), before);
  }

  void smallOnesAndForeignOnesAreNot() {
    const std::size_t before = keptImageBytes();
    cv::Mat small(100, 100, CV_8UC3);
    small.release();
    std::vector<uchar> own(3 * kMiB);
    cv::Mat over(3, static_cast<int>(kMiB), CV_8U, own.data());
    over.setTo(cv::Scalar(1));
    over.release();
    QCOMPARE(keptImageBytes(), before);
    QCOMPARE(own.back(), uchar{1});
  }

  void theOldestGoBeyondTheLimit() {
    std::vector<cv::Mat> images;
    for (int size = 2; size <= 24; size += 2)
      images.push_back(image(size)); // 156 MiB
    images.push_back(image(80));
    for (cv::Mat& one : images) {
      one.release();
      QVERIFY(keptImageBytes() <= vision::kMostKeptImageBytes);
    }
    QCOMPARE(keptImageBytes(), 46 * kMiB); // of 22 and 24; 80 are over the limit alone
  }

  /// What one thread holds, no other gets.
  void threadsDoNotShare() {
    std::vector<std::jthread> threads;
    std::atomic<int> wrong = 0;
    for (int number = 1; number <= 4; ++number)
      threads.emplace_back([number, &wrong] {
        for (int round = 0; round < 50; ++round) {
          cv::Mat mine(1 + round % 3, static_cast<int>(2 * kMiB), CV_8U, cv::Scalar(number));
          std::this_thread::yield();
          for (int y = 0; y < mine.rows; ++y)
            if (mine.at<uchar>(y, 0) != number || mine.at<uchar>(y, mine.cols - 1) != number) ++wrong;
        }
      });
    threads.clear();
    QCOMPARE(wrong.load(), 0);
  }
};

QTEST_GUILESS_MAIN(TestImageMemory)
#include "tst_image_memory.moc"
