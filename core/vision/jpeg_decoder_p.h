// SPDX-License-Identifier: Apache-2.0
#pragma once
// JPEG by libjpeg itself, not by OpenCV's wrapper: that one takes a file cut off in the middle for a whole one, and
// its CMYK differs from everybody else's.

#include "core/base/result.h"
#include "core/vision/image_header.h"
#include "core/vision/worker_team.h"

#include <opencv2/core/mat.hpp>

#include <stop_token>
#include <string_view>

namespace aisemble::vision {

/// BGR, eight bits, as stored (not turned). Errors: Corrupt, Unsupported, Cancelled.
[[nodiscard]] Result<cv::Mat> decodeJpeg(std::string_view bytes, const ImageHeader& header, WorkerTeam& team,
                                         const std::stop_token& stop);

} // namespace aisemble::vision
