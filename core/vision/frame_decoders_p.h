// SPDX-License-Identifier: Apache-2.0
#pragma once
// The first frame of formats that OpenCV does not read, or of which it refuses those that move.

#include "core/base/result.h"
#include "core/vision/image_header.h"

#include <opencv2/core/mat.hpp>

#include <string_view>

namespace aisemble::vision {

/// BGR. The canvas around a frame that does not fill it has the transparent colour, or else colour 0, as in PIL.
/// Errors: Corrupt.
[[nodiscard]] Result<cv::Mat> decodeGif(std::string_view bytes, const ImageHeader& header);

/// BGR, or BGRA. Errors: Corrupt.
[[nodiscard]] Result<cv::Mat> decodeWebp(std::string_view bytes, const ImageHeader& header, bool keepAlpha);

} // namespace aisemble::vision
