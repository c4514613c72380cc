// SPDX-License-Identifier: Apache-2.0
#pragma once
// Encoded bytes to pixels, the way PIL's convert("RGB") sees them, which is what the original looked at: palettes
// resolved, grey as three equal channels, alpha dropped and not blended, colour profiles and EXIF orientation not
// applied. Two differences: 16-bit grey keeps its high byte, where PIL clips everything above 255 to white; and TIFF
// with alpha comes blended with black, because that is how libtiff hands it out.

#include "core/base/result.h"
#include "core/vision/image_header.h"
#include "core/vision/row_sink_p.h"
#include "core/vision/worker_team.h"

#include <opencv2/core/mat.hpp>

#include <cstdint>
#include <stop_token>
#include <string_view>

namespace aisemble::vision {

/// PIL's limit: twice its MAX_IMAGE_PIXELS, above which it refuses a "decompression bomb".
inline constexpr std::uint64_t kMaxPixels = 178'956'970;

struct DecodeRequest {
  std::uint64_t maxPixels = kMaxPixels;
  bool keepAlpha = false; ///< BGRA where the image has alpha, instead of BGR
  bool isUpright = false; ///< turned as its EXIF orientation says
};

struct DecodedImage {
  ImageHeader header;
  cv::Mat pixels; ///< 8 bits; BGR, or BGRA when asked for and there
};

/// The pixels strip by strip, always BGR and as stored: the request's alpha and turning do not count here, see
/// uprightOf(). Errors: those of readImageHeader(); TooLarge (over the limit; nothing is decoded); Corrupt;
/// Unsupported; Cancelled; rows may have been handed out before one.
[[nodiscard]] Result<ImageHeader> decodeRows(std::string_view bytes, const DecodeRequest& request, WorkerTeam& team,
                                             const std::stop_token& stop, RowSink& sink);

/// All pixels at once. Errors: as of decodeRows().
[[nodiscard]] Result<DecodedImage> decodeImage(std::string_view bytes, const DecodeRequest& request, WorkerTeam& team,
                                               const std::stop_token& stop);

/// `stored`, the image or what was made of it pixel by pixel, turned as the request wants it.
[[nodiscard]] cv::Mat uprightOf(const cv::Mat& stored, const ImageHeader& header, const DecodeRequest& request);

} // namespace aisemble::vision
