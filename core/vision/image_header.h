// SPDX-License-Identifier: Apache-2.0
#pragma once
// What an image file says of itself before a pixel is decoded: its format, its size, how it is turned. Reads headers
// only, so that limits hold before any memory is taken; pixels are image_decoder_p.h's business.

#include "core/base/result.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace aisemble::vision {

/// The formats that are decoded; everything else is refused by name.
enum class ImageFormat { Png, Jpeg, Webp, Tiff, Bmp, Gif };

/// "PNG", "JPEG", …: for messages.
[[nodiscard]] std::string_view formatName(ImageFormat format);
/// "image/png", …
[[nodiscard]] std::string_view mediaTypeOf(ImageFormat format);

struct ImageHeader {
  ImageFormat format = ImageFormat::Png;
  int width = 0;    ///< as stored, >= 1
  int height = 0;   ///< as stored, >= 1
  int channels = 3; ///< of colour: 1 grey, 3, or 4 for the CMYK of a JPEG
  bool hasAlpha = false;
  bool isAnimated = false;                   ///< or of several pages; only the first one is looked at
  int orientation = 1;                       ///< [1, 8], EXIF tag 0x0112; 1: as stored
  std::size_t frameEnd = 0;                  ///< GIF: bytes up to the end of the first frame
  int frameX = 0;                            ///< GIF: where that frame lies on the canvas
  int frameY = 0;                            ///< GIF
  std::array<std::uint8_t, 3> canvasColor{}; ///< GIF: red, green, blue around that frame: transparent or first colour
  bool operator==(const ImageHeader&) const = default;
};

/// Errors: InvalidArgument (no image of a known format), Unsupported (a variant of a format that nobody here reads),
/// Corrupt (cut off or contradictory).
[[nodiscard]] Result<ImageHeader> readImageHeader(std::string_view bytes);

} // namespace aisemble::vision
