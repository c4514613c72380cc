// SPDX-License-Identifier: Apache-2.0
#include "core/vision/picture_editing_p.h"

#include <opencv2/core.hpp>
#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <memory>
#include <string>
#include <vector>

namespace aisemble::vision {
namespace {

constexpr int kPngCompression = 6; // zlib's default: OpenCV's own is fast and large
constexpr int kCropQuality = 95;   // a crop was not asked to be small; OpenCV's default

struct Encoding {
  const char* extension;
  ImageFormat format;
  std::vector<int> parameters;
};

Encoding encodingOf(ImageFormat format, int quality) {
  switch (format) {
  case ImageFormat::Jpeg:
    return {".jpg", format, {cv::IMWRITE_JPEG_QUALITY, quality, cv::IMWRITE_JPEG_OPTIMIZE, 1}};
  case ImageFormat::Webp:
    return {".webp", format, {cv::IMWRITE_WEBP_QUALITY, quality}};
  case ImageFormat::Tiff:
    return {".tiff", format, {}};
  case ImageFormat::Bmp:
    return {".bmp", format, {}};
  case ImageFormat::Png:
  case ImageFormat::Gif:
    break;
  }
  return {".png",
          ImageFormat::Png,
          {cv::IMWRITE_PNG_COMPRESSION, kPngCompression, cv::IMWRITE_PNG_STRATEGY, cv::IMWRITE_PNG_STRATEGY_DEFAULT}};
}

/// An EXIF segment that says only how the picture is turned, right behind the start of a JPEG. EXIF 2.3, section 4.5.
void insertOrientation(std::string& jpeg, int orientation) {
  constexpr std::size_t kStartOfImage = 2;
  const std::string segment{'\xff', '\xe1', 0, 34, 'E', 'x', 'i', 'f', 0, 0, // segment of 34 bytes
                            'M',    'M',    0, 42, 0,   0,   0,   8,         // big-endian TIFF
                            0,      1,      1, 18, 0,   3,   0,   0,   0, 1, 0, char(orientation),
                            0,      0,             // one entry: 0x0112, a short
                            0,      0,      0, 0}; // no further directory
  jpeg.insert(kStartOfImage, segment);
}

Result<ProcessedImage> encoded(const EncodedImage& source, const DecodedImage& image, const cv::Mat& pixels,
                               bool isUpright, int quality) {
  const Encoding encoding = encodingOf(image.header.format, quality);
  cv::Mat output = pixels;
  if (image.header.channels == 1 && pixels.channels() == 3) cv::extractChannel(pixels, output, 0); // all are equal
  std::vector<unsigned char> bytes;
  if (!cv::imencode(encoding.extension, output, bytes, encoding.parameters))
    return fail(ErrorCode::Internal,
                "The result cannot be written as " + std::string(formatName(encoding.format)) + ". Try with a PNG.");
  auto text = std::make_shared<std::string>(bytes.begin(), bytes.end());
  if (encoding.format == ImageFormat::Jpeg && !isUpright && image.header.orientation != 1)
    insertOrientation(*text, image.header.orientation);
  ProcessedImage out;
  out.image.bytes = std::move(text);
  out.mediaType = mediaTypeOf(encoding.format);
  out.width = pixels.cols;
  out.height = pixels.rows;
  out.sourceWidth = image.pixels.cols;
  out.sourceHeight = image.pixels.rows;
  out.sourceBytes = source.bytes->size();
  return out;
}

ProcessedImage untouched(const EncodedImage& source, const DecodedImage& image) {
  ProcessedImage out;
  out.image = source;
  out.mediaType = mediaTypeOf(image.header.format);
  out.width = out.sourceWidth = image.pixels.cols;
  out.height = out.sourceHeight = image.pixels.rows;
  out.sourceBytes = source.bytes->size();
  return out;
}

bool isTurned(const DecodedImage& image, bool isUpright) {
  return isUpright && image.header.orientation != 1;
}

} // namespace

PictureSize sizeWithin(PictureSize image, PictureSize limit) {
  if (image.width <= limit.width && image.height <= limit.height) return image;
  const auto width = static_cast<long long>(image.width);
  const auto height = static_cast<long long>(image.height);
  // Whichever side is relatively longer meets its limit; at equal limits that is the longer side, and the original's
  // rule, int(width * max_size / height).
  if (height * limit.width > width * limit.height)
    return {static_cast<int>(std::max(width * limit.height / height, 1LL)), limit.height};
  return {limit.width, static_cast<int>(std::max(height * limit.width / width, 1LL))};
}

PixelBox cropFor(PictureSize image, PictureSize target) {
  const double wanted = static_cast<double>(target.width) / target.height;
  if (static_cast<double>(image.width) / image.height > wanted) {
    const int width = std::clamp(static_cast<int>(image.height * wanted), 1, image.width);
    return {(image.width - width) / 2, 0, width, image.height};
  }
  return {0, 0, image.width, std::clamp(static_cast<int>(image.width / wanted), 1, image.height)};
}

Result<ProcessedImage> optimizeSize(const EncodedImage& source, const DecodedImage& image, bool isUpright,
                                    const OptimizeSizeOptions& options) {
  const PictureSize size{image.pixels.cols, image.pixels.rows};
  const PictureSize wanted = sizeWithin(size, {options.maxWidth, options.maxHeight});
  if (wanted == size && !isTurned(image, isUpright)) return untouched(source, image);
  cv::Mat smaller = image.pixels;
  if (wanted != size) cv::resize(image.pixels, smaller, {wanted.width, wanted.height}, 0, 0, cv::INTER_AREA);
  return encoded(source, image, smaller, isUpright, options.quality);
}

Result<ProcessedImage> smartCrop(const EncodedImage& source, const DecodedImage& image, bool isUpright,
                                 const SmartCropOptions& options) {
  const PictureSize size{image.pixels.cols, image.pixels.rows};
  const PictureSize target{options.width, options.height};
  const PixelBox box = cropFor(size, target);
  if (target == size && !isTurned(image, isUpright)) {
    ProcessedImage out = untouched(source, image);
    out.cropped = box;
    return out;
  }
  cv::Mat resized;
  cv::resize(image.pixels(cv::Rect(box.x, box.y, box.width, box.height)), resized, {target.width, target.height}, 0, 0,
             cv::INTER_AREA);
  Result<ProcessedImage> out = encoded(source, image, resized, isUpright, kCropQuality);
  if (out) out->cropped = box;
  return out;
}

} // namespace aisemble::vision
