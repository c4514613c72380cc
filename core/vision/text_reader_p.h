// SPDX-License-Identifier: Apache-2.0
#pragma once
// Text of a whole image: decides what is looked at, at what size and in which language, and puts the lines together.

#include "core/base/result.h"
#include "core/engine/vision_types.h"
#include "core/vision/text_recognizer_p.h"
#include "core/vision/worker_team.h"

#include <opencv2/core/mat.hpp>

#include <functional>
#include <stop_token>

namespace aisemble::vision {

struct Reading {
  TextRecognizer& recognizer;
  WorkerTeam& team;
  const std::stop_token& stop;
  std::function<void(double)> onProgress; ///< may be empty; gets [0, 1], from several threads
};

/// `gray`: 8 bits, one channel. Errors: as TextRecognizer::recognize().
[[nodiscard]] Result<ExtractedText> readText(const cv::Mat& gray, const ExtractTextOptions& options,
                                             const Reading& reading);

} // namespace aisemble::vision
