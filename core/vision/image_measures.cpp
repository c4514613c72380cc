// SPDX-License-Identifier: Apache-2.0
#include "core/vision/image_measures_p.h"

#include "core/vision/cancelled.h"

#include <opencv2/core.hpp>
#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <mutex>
#include <string>

namespace aisemble::vision {
namespace {

constexpr int kCannyLow = 50;
constexpr int kCannyHigh = 150;
constexpr int kStripPixels = 1 << 17; // what a strip's copies need stays in the second-level cache

template <std::size_t Bins>
using Histogram = std::array<std::uint64_t, Bins>;

/// Calls `measure(rows)` for strips of the image, on several threads.
template <class Measure>
void inStrips(const cv::Mat& image, const Measuring& measuring, const Measure& measure) {
  const int rows = std::max(1, kStripPixels / image.cols);
  const int strips = (image.rows + rows - 1) / rows;
  measuring.team.run(strips, [&](int i) {
    if (!measuring.stop.stop_requested()) measure(cv::Range(i * rows, std::min((i + 1) * rows, image.rows)));
  });
}

/// Adds the values of one channel. Four tables, because neighbouring pixels are often equal and would wait for each
/// other in one.
template <std::size_t Bins>
void addTo(Histogram<Bins>& histogram, const cv::Mat& values, int channel) {
  std::array<std::array<std::uint32_t, 256>, 4> tables{};
  const int step = values.channels();
  for (int y = 0; y < values.rows; ++y) {
    const auto* row = values.ptr<std::uint8_t>(y) + channel;
    int x = 0;
    for (; x + 4 <= values.cols; x += 4, row += 4 * step) {
      ++tables[0][row[0]];
      ++tables[1][row[step]];
      ++tables[2][row[2 * step]];
      ++tables[3][row[3 * step]];
    }
    for (; x < values.cols; ++x, row += step)
      ++tables[0][row[0]];
  }
  for (std::size_t i = 0; i < Bins; ++i)
    for (const auto& table : tables)
      histogram[i] += table[i];
}

template <std::size_t Bins>
double meanOf(const Histogram<Bins>& histogram, double count) {
  std::uint64_t sum = 0;
  for (std::size_t i = 0; i < Bins; ++i)
    sum += histogram[i] * i;
  return static_cast<double>(sum) / count;
}

template <std::size_t Bins>
double deviationOf(const Histogram<Bins>& histogram, double mean, double count) {
  double sum = 0;
  for (std::size_t i = 0; i < Bins; ++i) {
    const double distance = static_cast<double>(i) - mean;
    sum += static_cast<double>(histogram[i]) * distance * distance;
  }
  return std::sqrt(sum / count);
}

/// Two decimals, of the exact value, ties to even: Python's round().
double roundedRatio(int width, int height) {
  std::array<char, 64> text;
  std::snprintf(text.data(), text.size(), "%.2f", static_cast<double>(width) / height);
  return std::strtod(text.data(), nullptr);
}

/// The hue rule: the fullest bin of OpenCV's hue scale of 180.
std::string_view hueLabel(int hue) {
  if (hue < 15 || hue > 165) return "red_dominant";
  if (hue < 45) return "yellow_dominant";
  if (hue < 75) return "green_dominant";
  if (hue < 135) return "blue_dominant";
  return {};
}

} // namespace

cv::Mat grayOf(const cv::Mat& bgr) {
  cv::Mat gray;
  cv::cvtColor(bgr, gray, cv::COLOR_BGR2GRAY);
  return gray;
}

Result<ImageAnalysis> analyzeImage(const cv::Mat& bgr, const VisionAnalyzeOptions& options,
                                   const Measuring& measuring) {
  const auto count = static_cast<double>(bgr.total());
  cv::Mat gray(bgr.size(), CV_8U);
  std::array<double, 3> sums{}; // of whole numbers below 2^53: exact in any order
  Histogram<256> levels{};
  std::mutex mutex;
  inStrips(bgr, measuring, [&](cv::Range rows) {
    const cv::Mat part = bgr.rowRange(rows);
    cv::Mat grayPart = gray.rowRange(rows);
    cv::cvtColor(part, grayPart, cv::COLOR_BGR2GRAY);
    const cv::Scalar sum = cv::sum(part);
    Histogram<256> own{};
    addTo(own, grayPart, 0);
    const std::scoped_lock lock(mutex);
    for (std::size_t i = 0; i < 3; ++i)
      sums[i] += sum[static_cast<int>(i)];
    std::transform(own.begin(), own.end(), levels.begin(), levels.begin(), std::plus<>());
  });
  if (measuring.stop.stop_requested()) return cancelled();

  ImageAnalysis out;
  out.width = bgr.cols;
  out.height = bgr.rows;
  out.aspectRatio = roundedRatio(bgr.cols, bgr.rows);
  for (std::size_t i = 0; i < 3; ++i)
    out.averageColor[i] = static_cast<int>(sums[2 - i] / count);
  out.brightnessMean = meanOf(levels, count);
  out.brightnessDeviation = deviationOf(levels, out.brightnessMean, count);
  if (options.detectEdges) {
    cv::Mat edges;
    cv::Canny(gray, edges, kCannyLow, kCannyHigh);
    if (measuring.stop.stop_requested()) return cancelled();
    out.edgeDensity = cv::countNonZero(edges) / count;
  }
  return out;
}

Result<ObjectDetections> detectObjects(const cv::Mat& bgr, const DetectObjectsOptions& options,
                                       const Measuring& measuring) {
  constexpr double kThreshold = 127;
  constexpr double kMostConfidence = 0.8;
  cv::Mat image = grayOf(bgr);
  cv::Mat smooth;
  cv::GaussianBlur(image, smooth, {5, 5}, 0);
  if (measuring.stop.stop_requested()) return cancelled();
  cv::threshold(smooth, image, kThreshold, 255, cv::THRESH_BINARY);
  std::vector<std::vector<cv::Point>> contours;
  cv::findContours(image, contours, cv::RETR_EXTERNAL, cv::CHAIN_APPROX_SIMPLE);
  if (measuring.stop.stop_requested()) return cancelled();
  ObjectDetections out;
  for (std::size_t i = 0; i < contours.size(); ++i) {
    const double area = cv::contourArea(contours[i]);
    if (area <= options.minArea) continue;
    const cv::Rect box = cv::boundingRect(contours[i]);
    // Numbered before small ones are left out, as the original does it.
    out.objects.push_back({static_cast<int>(i),
                           {box.x, box.y, box.width, box.height},
                           area,
                           std::min(kMostConfidence, area / 1000.0),
                           std::nullopt});
  }
  return out;
}

Result<ImageClassification> classifyImage(const cv::Mat& bgr, const Measuring& measuring) {
  constexpr double kDark = 85;
  constexpr double kBright = 170;
  Histogram<180> hues{};
  double brightness = 0; // sum of whole numbers
  std::mutex mutex;
  inStrips(bgr, measuring, [&](cv::Range rows) {
    const cv::Mat part = bgr.rowRange(rows);
    cv::Mat converted;
    cv::cvtColor(part, converted, cv::COLOR_BGR2GRAY);
    const double sum = cv::sum(converted)[0];
    cv::cvtColor(part, converted, cv::COLOR_BGR2HSV);
    Histogram<180> own{};
    addTo(own, converted, 0);
    const std::scoped_lock lock(mutex);
    brightness += sum;
    std::transform(own.begin(), own.end(), hues.begin(), hues.begin(), std::plus<>());
  });
  if (measuring.stop.stop_requested()) return cancelled();

  ImageClassification out;
  const auto hue = static_cast<int>(std::max_element(hues.begin(), hues.end()) - hues.begin());
  if (const std::string_view label = hueLabel(hue); !label.empty()) out.labels.push_back({std::string(label), 0.7});
  const double mean = brightness / static_cast<double>(bgr.total());
  if (mean < kDark) out.labels.push_back({"dark_image", 0.8});
  if (mean > kBright) out.labels.push_back({"bright_image", 0.8});
  out.primary = out.labels.empty() ? ScoredLabel{"unknown", 0.1} : out.labels.front();
  return out;
}

} // namespace aisemble::vision
