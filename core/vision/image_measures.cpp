// SPDX-License-Identifier: Apache-2.0
#include "core/vision/image_measures_p.h"

#include "core/vision/cancelled.h"
#include "core/vision/hue_kernel.h"

#include <opencv2/core.hpp>
#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <functional>
#include <mutex>
#include <string>

namespace aisemble::vision {
namespace {

constexpr int kCannyLow = 50;
constexpr int kCannyHigh = 150;

template <std::size_t Bins>
using Histogram = std::array<std::uint64_t, Bins>;

/// Adds values of one channel. Four tables, because neighbouring pixels are often equal and would wait for each other
/// in one.
template <std::size_t Bins>
void addTo(Histogram<Bins>& histogram, const cv::Mat& values) {
  std::array<std::array<std::uint32_t, 256>, 4> tables{};
  for (int y = 0; y < values.rows; ++y) {
    const auto* row = values.ptr<std::uint8_t>(y);
    int x = 0;
    for (; x + 4 <= values.cols; x += 4)
      for (int i = 0; i < 4; ++i)
        ++tables[static_cast<std::size_t>(i)][row[x + i]];
    for (; x < values.cols; ++x)
      ++tables[0][row[x]];
  }
  for (std::size_t i = 0; i < Bins; ++i)
    for (const auto& table : tables)
      histogram[i] += table[i];
}

template <std::size_t Bins>
void addTo(Histogram<Bins>& histogram, const Histogram<Bins>& more) {
  std::transform(more.begin(), more.end(), histogram.begin(), histogram.begin(), std::plus<>());
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

void GrayRows::begin(cv::Size size) {
  gray.create(size, CV_8U);
}

void GrayRows::add(cv::Range rows, const cv::Mat& bgr) {
  cv::Mat part = gray.rowRange(rows);
  cv::cvtColor(bgr, part, cv::COLOR_BGR2GRAY);
}

void FigureRows::begin(cv::Size size) {
  gray.create(size, CV_8U);
}

void FigureRows::add(cv::Range rows, const cv::Mat& bgr) {
  cv::Mat part = gray.rowRange(rows);
  cv::cvtColor(bgr, part, cv::COLOR_BGR2GRAY);
  const cv::Scalar sum = cv::sum(bgr);
  Histogram<256> own{};
  addTo(own, part);
  const std::scoped_lock lock(m_mutex);
  for (std::size_t i = 0; i < sums.size(); ++i)
    sums[i] += sum[static_cast<int>(i)];
  addTo(levels, own);
}

void HueRows::begin(cv::Size size) {
  pixels = static_cast<double>(size.width) * size.height;
}

void HueRows::add(cv::Range, const cv::Mat& bgr) {
  cv::Mat plane;
  cv::cvtColor(bgr, plane, cv::COLOR_BGR2GRAY);
  const double sum = cv::sum(plane)[0];
  for (int y = 0; y < bgr.rows; ++y)
    huesOf(bgr.ptr<std::uint8_t>(y), static_cast<std::size_t>(bgr.cols), plane.ptr<std::uint8_t>(y));
  Histogram<180> own{};
  addTo(own, plane);
  const std::scoped_lock lock(m_mutex);
  brightness += sum;
  addTo(hues, own);
}

Result<ImageAnalysis> analyzeImage(const FigureRows& figures, const cv::Mat& gray, const VisionAnalyzeOptions& options,
                                   const std::stop_token& stop) {
  const auto count = static_cast<double>(gray.total());
  ImageAnalysis out;
  out.width = gray.cols;
  out.height = gray.rows;
  out.aspectRatio = roundedRatio(gray.cols, gray.rows);
  for (std::size_t i = 0; i < 3; ++i)
    out.averageColor[i] = static_cast<int>(figures.sums[2 - i] / count);
  out.brightnessMean = meanOf(figures.levels, count);
  out.brightnessDeviation = deviationOf(figures.levels, out.brightnessMean, count);
  if (options.detectEdges) {
    cv::Mat edges;
    cv::Canny(gray, edges, kCannyLow, kCannyHigh);
    if (stop.stop_requested()) return cancelled();
    out.edgeDensity = cv::countNonZero(edges) / count;
  }
  return out;
}

Result<ObjectDetections> detectObjects(const cv::Mat& gray, const DetectObjectsOptions& options,
                                       const std::stop_token& stop) {
  constexpr double kThreshold = 127;
  constexpr double kMostConfidence = 0.8;
  cv::Mat image;
  cv::GaussianBlur(gray, image, {5, 5}, 0);
  if (stop.stop_requested()) return cancelled();
  cv::threshold(image, image, kThreshold, 255, cv::THRESH_BINARY);
  std::vector<std::vector<cv::Point>> contours;
  cv::findContours(image, contours, cv::RETR_EXTERNAL, cv::CHAIN_APPROX_SIMPLE);
  if (stop.stop_requested()) return cancelled();
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

ImageClassification classifyImage(const HueRows& figures) {
  constexpr double kDark = 85;
  constexpr double kBright = 170;
  ImageClassification out;
  const auto hue = static_cast<int>(std::max_element(figures.hues.begin(), figures.hues.end()) - figures.hues.begin());
  if (const std::string_view label = hueLabel(hue); !label.empty()) out.labels.push_back({std::string(label), 0.7});
  const double mean = figures.brightness / figures.pixels;
  if (mean < kDark) out.labels.push_back({"dark_image", 0.8});
  if (mean > kBright) out.labels.push_back({"bright_image", 0.8});
  out.primary = out.labels.empty() ? ScoredLabel{"unknown", 0.1} : out.labels.front();
  return out;
}

} // namespace aisemble::vision
