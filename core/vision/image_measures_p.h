// SPDX-License-Identifier: Apache-2.0
#pragma once
// What can be said of pixels without a model: figures of the whole image, bright shapes, dominant hue and brightness.
// The rules and numbers are the original's. Whole numbers are added up in strips, so that the number of threads
// changes nothing; the strips are taken as they are decoded (row_sink_p.h).

#include "core/base/result.h"
#include "core/engine/vision_types.h"
#include "core/vision/row_sink_p.h"

#include <opencv2/core/mat.hpp>

#include <array>
#include <cstdint>
#include <mutex>
#include <stop_token>

namespace aisemble::vision {

/// The grey image that every rule below looks at; OpenCV's BGR2GRAY.
class GrayRows final : public RowSink {
 public:
  void begin(cv::Size size) override;
  void add(cv::Range rows, const cv::Mat& bgr) override;
  [[nodiscard]] double cost() const override { return 0.1; }

  cv::Mat gray; ///< whole after the last row
};

/// The grey image and what is added up of colours and levels.
class FigureRows final : public RowSink {
 public:
  void begin(cv::Size size) override;
  void add(cv::Range rows, const cv::Mat& bgr) override;
  [[nodiscard]] double cost() const override { return 0.4; }

  cv::Mat gray;
  std::array<double, 3> sums{};            ///< of blue, green, red: whole numbers below 2^53, exact in any order
  std::array<std::uint64_t, 256> levels{}; ///< pixels of each grey

 private:
  std::mutex m_mutex; // guards sums and levels while rows arrive
};

/// Hues, and the sum of the grey image; neither needs the pixels afterwards.
class HueRows final : public RowSink {
 public:
  void begin(cv::Size size) override;
  void add(cv::Range rows, const cv::Mat& bgr) override;
  [[nodiscard]] double cost() const override { return 0.4; }

  double pixels = 0;
  double brightness = 0;                 ///< sum of whole numbers
  std::array<std::uint64_t, 180> hues{}; ///< pixels of each hue on OpenCV's scale

 private:
  std::mutex m_mutex; // guards brightness and hues while rows arrive
};

/// `gray` is the figures' grey image as it should be seen. Errors: Cancelled.
[[nodiscard]] Result<ImageAnalysis> analyzeImage(const FigureRows& figures, const cv::Mat& gray,
                                                 const VisionAnalyzeOptions& options, const std::stop_token& stop);
/// Errors: Cancelled.
[[nodiscard]] Result<ObjectDetections> detectObjects(const cv::Mat& gray, const DetectObjectsOptions& options,
                                                     const std::stop_token& stop);
[[nodiscard]] ImageClassification classifyImage(const HueRows& figures);

} // namespace aisemble::vision
