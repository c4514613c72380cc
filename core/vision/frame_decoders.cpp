// SPDX-License-Identifier: Apache-2.0
#include "core/vision/frame_decoders_p.h"

#include <leptonica/allheaders.h>
#include <opencv2/core.hpp>
#include <opencv2/imgproc.hpp>
#include <webp/demux.h>

#include <memory>
#include <string>

namespace aisemble::vision {
namespace {

struct PixCloser {
  void operator()(Pix* pix) const { pixDestroy(&pix); }
};
using PixPtr = std::unique_ptr<Pix, PixCloser>;

struct AnimationCloser {
  void operator()(WebPAnimDecoder* decoder) const { WebPAnimDecoderDelete(decoder); }
};

tl::unexpected<Error> damaged(ImageFormat format) {
  return fail(ErrorCode::Corrupt, "The " + std::string(formatName(format)) +
                                      " image cannot be decoded: it is cut off or damaged. Save it again.");
}

} // namespace

Result<cv::Mat> decodeGif(std::string_view bytes, const ImageHeader& header) {
  // Leptonica unpacks every frame of a file; this one ends after the first.
  std::string frame(bytes.substr(0, header.frameEnd));
  frame += ';';
  const PixPtr read(pixReadMem(reinterpret_cast<const l_uint8*>(frame.data()), frame.size()));
  if (!read) return damaged(header.format);
  // By the palette first: of one bit per pixel pixConvertTo32() makes black and white whatever the palette says.
  const bool hasPalette = pixGetColormap(read.get()) != nullptr;
  const PixPtr color(hasPalette ? pixRemoveColormap(read.get(), REMOVE_CMAP_TO_FULL_COLOR)
                                : pixConvertTo32(read.get()));
  const int width = color ? pixGetWidth(color.get()) : 0;
  const int height = color ? pixGetHeight(color.get()) : 0;
  if (!color || header.frameX + width > header.width || header.frameY + height > header.height)
    return damaged(header.format);
  cv::Mat out(header.height, header.width, CV_8UC3,
              cv::Scalar(header.canvasColor[2], header.canvasColor[1], header.canvasColor[0]));
  const l_uint32* words = pixGetData(color.get());
  for (int y = 0; y < height; ++y, words += pixGetWpl(color.get())) {
    auto* row = out.ptr<cv::Vec3b>(header.frameY + y) + header.frameX;
    for (int x = 0; x < width; ++x) // a word holds red, green, blue, alpha from its highest byte on
      row[x] = {static_cast<unsigned char>(words[x] >> 8), static_cast<unsigned char>(words[x] >> 16),
                static_cast<unsigned char>(words[x] >> 24)};
  }
  return out;
}

Result<cv::Mat> decodeWebp(std::string_view bytes, const ImageHeader& header, bool keepAlpha) {
  WebPAnimDecoderOptions options;
  if (WebPAnimDecoderOptionsInit(&options) == 0) return damaged(header.format);
  options.color_mode = MODE_BGRA;
  const WebPData data{reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size()};
  const std::unique_ptr<WebPAnimDecoder, AnimationCloser> decoder(WebPAnimDecoderNew(&data, &options));
  WebPAnimInfo info;
  std::uint8_t* pixels = nullptr;
  int timestamp = 0;
  if (!decoder || WebPAnimDecoderGetInfo(decoder.get(), &info) == 0 ||
      static_cast<int>(info.canvas_width) != header.width || static_cast<int>(info.canvas_height) != header.height ||
      WebPAnimDecoderGetNext(decoder.get(), &pixels, &timestamp) == 0)
    return damaged(header.format);
  const cv::Mat whole(header.height, header.width, CV_8UC4, pixels); // belongs to the decoder
  cv::Mat out;
  if (keepAlpha && header.hasAlpha)
    whole.copyTo(out);
  else
    cv::cvtColor(whole, out, cv::COLOR_BGRA2BGR);
  return out;
}

} // namespace aisemble::vision
