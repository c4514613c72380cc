// SPDX-License-Identifier: Apache-2.0
#pragma once
// Smaller and cropped copies of an image, encoded again in its own format. Pixels are the original's: its sizes, its
// rounding, its INTER_AREA. Alpha and the EXIF orientation of a JPEG are kept, which the original loses; a GIF comes
// back as PNG, because nobody here writes GIF.

#include "core/base/result.h"
#include "core/engine/vision_types.h"
#include "core/vision/image_decoder_p.h"

namespace aisemble::vision {

struct PictureSize {
  int width = 0;
  int height = 0;
  bool operator==(const PictureSize&) const = default;
};

/// The largest size within the limits that keeps the ratio; the shorter side is cut off to whole pixels, at least one.
[[nodiscard]] PictureSize sizeWithin(PictureSize image, PictureSize limit);

/// What is kept of an image to fill `target` without distortion: the middle of one that is too wide, the top of one
/// that is too high.
[[nodiscard]] PixelBox cropFor(PictureSize image, PictureSize target);

/// `source` is what `image` was decoded from; it comes back untouched where nothing is to be done. `isUpright` says
/// that the pixels were turned. Errors: Internal (the encoder refuses).
[[nodiscard]] Result<ProcessedImage> optimizeSize(const EncodedImage& source, const DecodedImage& image, bool isUpright,
                                                  const OptimizeSizeOptions& options);
[[nodiscard]] Result<ProcessedImage> smartCrop(const EncodedImage& source, const DecodedImage& image, bool isUpright,
                                               const SmartCropOptions& options);

} // namespace aisemble::vision
