// SPDX-License-Identifier: Apache-2.0
#include "core/vision/face_detector_p.h"

#include "core/vision/cancelled.h"
#include "core/vision/haar_kernel.h"

#include <opencv2/core.hpp>
#include <opencv2/imgproc.hpp>
#include <opencv2/objdetect.hpp>

#include <algorithm>
#include <atomic>

namespace aisemble::vision {
namespace {

constexpr double kGroupEpsilon = 0.2; // how far boxes of one face may lie apart; CascadeClassifier's

/// One size of the pyramid.
struct Scale {
  float factor = 1;
  cv::Size size; ///< of the reduced image
  int step = 1;  ///< pixels from window to window in both directions
  int columns = 0;
  int rowsEnd = 0; ///< no window begins at or under this row
};

/// Sums over all pixels above and to the left of each point. With a step of two, even and odd columns stand in two
/// halves of a row, so that the corners of neighbouring windows are neighbours in memory.
struct Tables {
  std::vector<std::int32_t> sums;
  std::vector<std::int32_t> squares;
  int stride = 0;
  int half = 0; ///< where the odd columns begin; 0 with a step of one

  [[nodiscard]] std::int32_t offset(int x, int y) const {
    return y * stride + (half == 0 ? x : (x & 1) * half + (x >> 1));
  }
};

std::vector<Scale> scalesOf(const HaarCascade& cascade, cv::Size image, const FaceDetectionOptions& options) {
  std::vector<Scale> out;
  for (double factor = 1;; factor *= options.scaleFactor) {
    const cv::Size window(cvRound(cascade.width * factor), cvRound(cascade.height * factor));
    if (window.width > image.width || window.height > image.height) break;
    if (window.width < options.minWidth || window.height < options.minHeight) continue;
    Scale scale;
    scale.factor = static_cast<float>(factor);
    scale.size = {cvRound(static_cast<float>(image.width) / scale.factor),
                  cvRound(static_cast<float>(image.height) / scale.factor)};
    scale.step = scale.factor >= 2 ? 1 : 2;
    out.push_back(scale);
  }
  if (out.empty()) return out;
  // OpenCV cuts the rows of every scale into this many stripes and may leave a last odd row out.
  const int stripes = (std::max(out[0].size.width + 1 - cascade.width, 0) + 31) / 32;
  for (Scale& scale : out) {
    const int width = std::max(scale.size.width + 1 - cascade.width, 0);
    const int height = std::max(scale.size.height + 1 - cascade.height, 0);
    const int perStripe = stripes == 0 ? 0 : std::max((height / scale.step + stripes - 1) / stripes, 1) * scale.step;
    scale.columns = (width + scale.step - 1) / scale.step;
    scale.rowsEnd = std::min(stripes * perStripe, height);
  }
  return out;
}

Tables tablesOf(const cv::Mat& image, int step) {
  Tables out;
  const int columns = image.cols + 1;
  const int padding = haarLanes();
  out.half = step == 1 ? 0 : (columns + 1) / 2 + padding;
  out.stride = step == 1 ? columns : 2 * out.half;
  const std::size_t size = static_cast<std::size_t>(out.stride) * static_cast<std::size_t>(image.rows + 1) +
                           static_cast<std::size_t>(2 * padding);
  out.sums.assign(size, 0);
  out.squares.assign(size, 0);
  for (int y = 0; y < image.rows; ++y) {
    const auto* pixels = image.ptr<std::uint8_t>(y);
    const std::size_t above = static_cast<std::size_t>(y) * static_cast<std::size_t>(out.stride);
    const std::size_t here = above + static_cast<std::size_t>(out.stride);
    std::uint32_t sum = 0; // wraps where a table of 32 bits does
    std::uint32_t square = 0;
    const auto put = [&](int x, std::size_t place) {
      const std::uint32_t value = pixels[x];
      sum += value;
      square += value * value;
      out.sums[here + place] = static_cast<std::int32_t>(static_cast<std::uint32_t>(out.sums[above + place]) + sum);
      out.squares[here + place] =
          static_cast<std::int32_t>(static_cast<std::uint32_t>(out.squares[above + place]) + square);
    };
    if (step == 1) {
      for (int x = 0; x < image.cols; ++x)
        put(x, static_cast<std::size_t>(x) + 1);
    } else {
      for (int x = 0; x < image.cols; ++x) // column x + 1 of the table
        put(x, static_cast<std::size_t>(((x + 1) & 1) * out.half + ((x + 1) >> 1)));
    }
  }
  return out;
}

void planCorners(const Tables& tables, int x, int y, int width, int height, std::int32_t* out) {
  out[0] = tables.offset(x, y);
  out[1] = tables.offset(x + width, y);
  out[2] = tables.offset(x, y + height);
  out[3] = tables.offset(x + width, y + height);
}

HaarPlan planFor(const HaarCascade& cascade, const Tables& tables) {
  HaarPlan out{};
  out.stumps.reserve(cascade.stumps.size());
  for (const HaarStump& stump : cascade.stumps) {
    PlannedStump& planned = out.stumps.emplace_back();
    for (std::size_t i = 0; i < 3; ++i) {
      const HaarRectangle& r = stump.rectangles[i];
      planCorners(tables, r.x, r.y, r.width, r.height, planned.corners[i]);
      planned.weights[i] = r.weight;
    }
    planned.threshold = stump.threshold;
    planned.below = stump.below;
    planned.above = stump.above;
  }
  for (const HaarStage& stage : cascade.stages)
    out.stages.push_back({stage.first, stage.count, stage.threshold});
  planCorners(tables, 1, 1, cascade.width - 2, cascade.height - 2, out.contrastCorners);
  out.contrastArea = (cascade.width - 2) * (cascade.height - 2);
  return out;
}

/// All windows of one size that pass the cascade, as boxes of the whole image, row by row.
std::vector<cv::Rect> hitsAt(const HaarCascade& cascade, const cv::Mat& gray, const Scale& scale,
                             const std::stop_token& stop) {
  std::vector<cv::Rect> out;
  if (scale.columns == 0 || scale.rowsEnd == 0) return out;
  cv::Mat reduced;
  cv::resize(gray, reduced, scale.size, 0, 0, cv::INTER_LINEAR_EXACT);
  const Tables tables = tablesOf(reduced, scale.step);
  const HaarPlan plan = planFor(cascade, tables);
  const cv::Size window(cvRound(static_cast<float>(cascade.width) * scale.factor),
                        cvRound(static_cast<float>(cascade.height) * scale.factor));
  std::vector<int> hits;
  for (int y = 0; y < scale.rowsEnd && !stop.stop_requested(); y += scale.step) {
    hits.clear();
    const std::size_t row = static_cast<std::size_t>(y) * static_cast<std::size_t>(tables.stride);
    scanWindows(plan, tables.sums.data() + row, tables.squares.data() + row, scale.columns, hits);
    for (const int hit : hits)
      out.emplace_back(cvRound(static_cast<float>(hit * scale.step) * scale.factor),
                       cvRound(static_cast<float>(y) * scale.factor), window.width, window.height);
  }
  return out;
}

} // namespace

Result<std::vector<cv::Rect>> detectFaces(const HaarCascade& cascade, const cv::Mat& gray,
                                          const FaceDetectionOptions& options, WorkerTeam& team,
                                          const std::stop_token& stop) {
  const std::vector<Scale> scales = scalesOf(cascade, gray.size(), options);
  std::vector<std::vector<cv::Rect>> hits(scales.size());
  team.run(static_cast<int>(scales.size()), [&](int i) {
    const auto index = static_cast<std::size_t>(i);
    if (!stop.stop_requested()) hits[index] = hitsAt(cascade, gray, scales[index], stop);
  });
  if (stop.stop_requested()) return cancelled();
  std::vector<cv::Rect> out;
  for (const std::vector<cv::Rect>& of : hits)
    out.insert(out.end(), of.begin(), of.end());
  cv::groupRectangles(out, options.minNeighbors, kGroupEpsilon);
  const cv::Rect whole(0, 0, gray.cols, gray.rows);
  for (cv::Rect& box : out)
    box &= whole;
  std::erase_if(out, [](const cv::Rect& box) { return box.area() <= 0; });
  return out;
}

} // namespace aisemble::vision
