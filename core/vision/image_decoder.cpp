// SPDX-License-Identifier: Apache-2.0
#include "core/vision/image_decoder_p.h"

#include "core/vision/cancelled.h"
#include "core/vision/frame_decoders_p.h"
#include "core/vision/jpeg_decoder_p.h"

#include <opencv2/core.hpp>
#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cstdint>
#include <string>

namespace aisemble::vision {
namespace {

constexpr int kMaxSide = 1 << 20;     // OpenCV's own limit
constexpr int kStripPixels = 1 << 17; // with what is computed from it, a strip stays in the second-level cache

Result<void> checkSize(const ImageHeader& header, std::uint64_t maxPixels) {
  const std::uint64_t pixels = static_cast<std::uint64_t>(header.width) * static_cast<std::uint64_t>(header.height);
  const std::string size = std::to_string(header.width) + " × " + std::to_string(header.height);
  if (pixels > maxPixels)
    return fail(ErrorCode::TooLarge, "The image has " + std::to_string(pixels) + " pixels (" + size +
                                         "), more than the limit of " + std::to_string(maxPixels) +
                                         ". Use a smaller one.");
  if (header.width > kMaxSide || header.height > kMaxSide)
    return fail(ErrorCode::TooLarge, "The image is " + size + " pixels; no side may be longer than " +
                                         std::to_string(kMaxSide) + ". Use a smaller one.");
  return {};
}

/// The high byte of every sample, as PNG's own reduction and PIL do it: not a rounded division.
cv::Mat highBytes(const cv::Mat& wide) {
  cv::Mat out(wide.size(), CV_8UC(wide.channels()));
  for (int y = 0; y < wide.rows; ++y) {
    const auto* in = wide.ptr<std::uint16_t>(y);
    auto* to = out.ptr<std::uint8_t>(y);
    for (int i = 0; i < wide.cols * wide.channels(); ++i)
      to[i] = static_cast<std::uint8_t>(in[i] >> 8);
  }
  return out;
}

cv::Mat toColor(cv::Mat pixels, bool keepAlpha) {
  if (pixels.depth() == CV_16U) pixels = highBytes(pixels);
  cv::Mat out;
  if (pixels.channels() == 1)
    cv::cvtColor(pixels, out, cv::COLOR_GRAY2BGR);
  else if (pixels.channels() == 4 && !keepAlpha)
    cv::cvtColor(pixels, out, cv::COLOR_BGRA2BGR);
  else
    out = std::move(pixels);
  return out;
}

/// PNG, TIFF, BMP.
Result<cv::Mat> decodeByOpenCv(std::string_view bytes, const ImageHeader& header, bool keepAlpha) {
  const bool isWhole = header.format == ImageFormat::Tiff || (keepAlpha && header.hasAlpha);
  const int flags = isWhole ? cv::IMREAD_UNCHANGED : cv::IMREAD_COLOR | cv::IMREAD_IGNORE_ORIENTATION;
  const cv::Mat input(1, static_cast<int>(bytes.size()), CV_8U, const_cast<char*>(bytes.data())); // only read
  cv::Mat pixels = cv::imdecode(input, flags);
  const std::string name(formatName(header.format));
  if (pixels.empty())
    return fail(ErrorCode::Corrupt, "The " + name +
                                        " image cannot be decoded: it is cut off or damaged. Use the "
                                        "whole file, or save it again.");
  if ((pixels.depth() != CV_8U && pixels.depth() != CV_16U) || pixels.channels() == 2)
    return fail(ErrorCode::Unsupported, "The " + name +
                                            " image has samples that are not 8 or 16 bits wide. Save it "
                                            "as PNG.");
  return toColor(std::move(pixels), keepAlpha);
}

/// EXIF 2.3, tag 0x0112: where the stored row 0 and column 0 lie when the picture is seen as it should be.
cv::Mat turned(const cv::Mat& pixels, int orientation) {
  cv::Mat out = pixels;
  if (orientation >= 5) cv::transpose(pixels, out);
  static constexpr int kNoFlip = 2;
  static constexpr int flips[] = {kNoFlip, 1, -1, 0, kNoFlip, 1, -1, 0}; // 1: left-right, 0: up-down, -1: both
  const int flip = flips[orientation - 1];
  if (flip == kNoFlip) return out;
  cv::Mat flipped;
  cv::flip(out, flipped, flip);
  return flipped;
}

Result<ImageHeader> checkedHeader(std::string_view bytes, const DecodeRequest& request, const std::stop_token& stop) {
  Result<ImageHeader> header = readImageHeader(bytes);
  if (!header) return header;
  if (Result<void> size = checkSize(*header, request.maxPixels); !size) return fail(std::move(size.error()));
  if (stop.stop_requested()) return cancelled();
  return header;
}

/// All but JPEG.
Result<cv::Mat> decodeWhole(std::string_view bytes, const ImageHeader& header, bool keepAlpha) {
  Result<cv::Mat> pixels = header.format == ImageFormat::Gif    ? decodeGif(bytes, header)
                           : header.format == ImageFormat::Webp ? decodeWebp(bytes, header, keepAlpha)
                                                                : decodeByOpenCv(bytes, header, keepAlpha);
  if (!pixels) return pixels;
  // A TIFF that its decoder has turned upright has its sides exchanged.
  const bool isAsSaid = pixels->cols == header.width && pixels->rows == header.height;
  const bool isTurned = pixels->cols == header.height && pixels->rows == header.width;
  if (isAsSaid || (isTurned && header.format == ImageFormat::Tiff)) return pixels;
  return fail(ErrorCode::Corrupt, "The " + std::string(formatName(header.format)) +
                                      " image has another size than its header says. It is damaged; save it again.");
}

class WholeImage final : public RowSink {
 public:
  void begin(cv::Size size) override { pixels.create(size, CV_8UC3); }
  void add(cv::Range rows, const cv::Mat& bgr) override {
    cv::Mat to = pixels.rowRange(rows);
    bgr.copyTo(to);
  }

  cv::Mat pixels;
};

} // namespace

Result<ImageHeader> decodeRows(std::string_view bytes, const DecodeRequest& request, WorkerTeam& team,
                               const std::stop_token& stop, RowSink& sink) {
  Result<ImageHeader> header = checkedHeader(bytes, request, stop);
  if (!header) return header;
  if (header->format == ImageFormat::Jpeg) {
    if (Result<void> done = decodeJpeg(bytes, *header, team, stop, sink); !done) return fail(std::move(done.error()));
    return header;
  }
  const Result<cv::Mat> pixels = decodeWhole(bytes, *header, false);
  if (!pixels) return fail(pixels.error());
  sink.begin(pixels->size());
  const int rows = std::max(1, kStripPixels / pixels->cols);
  team.run((pixels->rows + rows - 1) / rows, [&](int i) {
    const cv::Range range(i * rows, std::min((i + 1) * rows, pixels->rows));
    if (!stop.stop_requested()) sink.add(range, pixels->rowRange(range));
  });
  if (stop.stop_requested()) return cancelled();
  return header;
}

Result<DecodedImage> decodeImage(std::string_view bytes, const DecodeRequest& request, WorkerTeam& team,
                                 const std::stop_token& stop) {
  const Result<ImageHeader> header = checkedHeader(bytes, request, stop);
  if (!header) return fail(header.error());
  WholeImage whole;
  if (header->format == ImageFormat::Jpeg) {
    if (Result<void> done = decodeJpeg(bytes, *header, team, stop, whole); !done) return fail(std::move(done.error()));
  } else {
    Result<cv::Mat> pixels = decodeWhole(bytes, *header, request.keepAlpha);
    if (!pixels) return fail(std::move(pixels.error()));
    whole.pixels = std::move(*pixels);
  }
  if (stop.stop_requested()) return cancelled();
  return DecodedImage{*header, uprightOf(whole.pixels, *header, request)};
}

cv::Mat uprightOf(const cv::Mat& stored, const ImageHeader& header, const DecodeRequest& request) {
  return request.isUpright && header.orientation != 1 ? turned(stored, header.orientation) : stored;
}

} // namespace aisemble::vision
