// SPDX-License-Identifier: Apache-2.0
#pragma once
// Faces by a Haar cascade, as OpenCV's CascadeClassifier::detectMultiScale() answers it, several times as fast and the
// same whatever the number of threads: tests hold the two against each other.

#include "core/base/result.h"
#include "core/engine/vision_types.h"
#include "core/vision/haar_cascade.h"
#include "core/vision/worker_team.h"

#include <opencv2/core/mat.hpp>

#include <stop_token>
#include <vector>

namespace aisemble::vision {

/// Boxes in `gray` (8 bits, one channel), in the order of their first hit: smaller windows first, then from the top.
/// Errors: Cancelled.
[[nodiscard]] Result<std::vector<cv::Rect>> detectFaces(const HaarCascade& cascade, const cv::Mat& gray,
                                                        const FaceDetectionOptions& options, WorkerTeam& team,
                                                        const std::stop_token& stop);

} // namespace aisemble::vision
