// SPDX-License-Identifier: Apache-2.0
#pragma once
// What can be said of pixels without a model: figures of the whole image, bright shapes, dominant hue and brightness.
// The rules and numbers are the original's. Integers are added up in strips, so that the number of threads changes
// nothing.

#include "core/base/result.h"
#include "core/engine/vision_types.h"
#include "core/vision/worker_team.h"

#include <opencv2/core/mat.hpp>

#include <stop_token>

namespace aisemble::vision {

struct Measuring {
  WorkerTeam& team;
  const std::stop_token& stop;
};

/// The grey image that every rule below looks at; OpenCV's BGR2GRAY.
[[nodiscard]] cv::Mat grayOf(const cv::Mat& bgr);

// All take BGR of 8 bits. Errors: Cancelled.

[[nodiscard]] Result<ImageAnalysis> analyzeImage(const cv::Mat& bgr, const VisionAnalyzeOptions& options,
                                                 const Measuring& measuring);
[[nodiscard]] Result<ObjectDetections> detectObjects(const cv::Mat& bgr, const DetectObjectsOptions& options,
                                                     const Measuring& measuring);
[[nodiscard]] Result<ImageClassification> classifyImage(const cv::Mat& bgr, const Measuring& measuring);

} // namespace aisemble::vision
