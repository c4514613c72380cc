// SPDX-License-Identifier: Apache-2.0
#include "core/vision/text_scout_p.h"

#include <opencv2/core.hpp>
#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <vector>

namespace aisemble::vision {
namespace {

// All found by trying on scanned pages, rendered pages and photographs; the recogniser corrects small mistakes.
constexpr int kLookSide = 1400;    // longest side of what is looked at; noise of larger photographs averages out
constexpr int kNeighbourhood = 31; // pixels whose mean a letter differs from
constexpr int kContrast = 15;      // grey levels by which it does
constexpr int kLowest = 6;         // pixels of height
constexpr int kHighest = 120;
constexpr int kFewLetters = 12; // below, no angle is believed
constexpr double kClearlyBetter = 1.25;
constexpr double kSmallAngle = 3; // degrees that the recogniser copes with by itself

struct Letter {
  cv::Rect box;
};

bool isLikeALetter(const cv::Rect& box, int pixels) {
  if (box.height < kLowest || box.height > kHighest || box.width < 2) return false;
  const double aspect = static_cast<double>(box.width) / box.height;
  const double fill = static_cast<double>(pixels) / box.area();
  return aspect > 0.08 && aspect < 3 && fill > 0.15 && fill < 0.95;
}

std::vector<Letter> shapesIn(const cv::Mat& gray, bool isDark) {
  cv::Mat marks;
  cv::adaptiveThreshold(gray, marks, 255, cv::ADAPTIVE_THRESH_MEAN_C,
                        isDark ? cv::THRESH_BINARY_INV : cv::THRESH_BINARY, kNeighbourhood,
                        isDark ? kContrast : -kContrast);
  cv::Mat labels;
  cv::Mat stats;
  cv::Mat centers;
  const int count = cv::connectedComponentsWithStats(marks, labels, stats, centers, 8, CV_32S);
  std::vector<Letter> out;
  for (int i = 1; i < count; ++i) { // 0 is the background
    const int* s = stats.ptr<int>(i);
    const cv::Rect box(s[cv::CC_STAT_LEFT], s[cv::CC_STAT_TOP], s[cv::CC_STAT_WIDTH], s[cv::CC_STAT_HEIGHT]);
    if (isLikeALetter(box, s[cv::CC_STAT_AREA])) out.push_back({box});
  }
  return out;
}

/// Letters stand beside letters: those with another of about their height close to their right.
std::vector<Letter> withNeighbours(std::vector<Letter> shapes) {
  std::sort(shapes.begin(), shapes.end(), [](const Letter& a, const Letter& b) { return a.box.x < b.box.x; });
  std::vector<bool> isKept(shapes.size(), false);
  for (std::size_t i = 0; i < shapes.size(); ++i) {
    const cv::Rect& a = shapes[i].box;
    const int end = a.x + a.width + a.height;
    for (std::size_t j = i + 1; j < shapes.size() && shapes[j].box.x < end; ++j) {
      const cv::Rect& b = shapes[j].box;
      const int apart = std::abs((a.y + a.height / 2) - (b.y + b.height / 2));
      if (b.x < a.x + a.width || apart > a.height / 2 || b.height > 2 * a.height || a.height > 2 * b.height) continue;
      isKept[i] = isKept[j] = true;
      break;
    }
  }
  std::vector<Letter> out;
  for (std::size_t i = 0; i < shapes.size(); ++i)
    if (isKept[i]) out.push_back(shapes[i]);
  return out;
}

double medianHeight(const std::vector<Letter>& letters) {
  std::vector<int> heights;
  for (const Letter& letter : letters)
    heights.push_back(letter.box.height);
  const auto middle = heights.begin() + static_cast<std::ptrdiff_t>(heights.size() / 2);
  std::nth_element(heights.begin(), middle, heights.end());
  return *middle;
}

/// How well the letters' feet gather on lines of this angle: the sum of squares of how many stand on each.
double gathering(const std::vector<Letter>& letters, double degrees, double lineHeight) {
  const double radians = degrees * CV_PI / 180;
  const double sine = std::sin(radians);
  const double cosine = std::cos(radians);
  constexpr int kOffset = 4 * kLookSide;
  std::vector<std::uint32_t> bins(static_cast<std::size_t>(2 * kOffset));
  for (const Letter& letter : letters) {
    const double y = (letter.box.y + letter.box.height) * cosine - (letter.box.x + letter.box.width / 2.0) * sine;
    ++bins[static_cast<std::size_t>(std::lround(y / lineHeight) + kOffset)];
  }
  double out = 0;
  for (const std::uint32_t n : bins)
    out += static_cast<double>(n) * n;
  return out;
}

double angleOf(const std::vector<Letter>& letters, double height) {
  if (static_cast<int>(letters.size()) < kFewLetters) return 0;
  const double line = std::max(1.0, height / 3);
  double best = 0;
  double most = gathering(letters, 0, line) * kClearlyBetter;
  for (int degrees = -45; degrees <= 45; ++degrees) {
    const double score = gathering(letters, degrees, line);
    if (score <= most) continue;
    most = score;
    best = degrees;
  }
  return std::abs(best) > kSmallAngle ? best : 0;
}

} // namespace

TextTraits scoutText(const cv::Mat& gray) {
  const double scale = std::min(1.0, static_cast<double>(kLookSide) / std::max(gray.cols, gray.rows));
  cv::Mat look = gray;
  if (scale < 1) cv::resize(gray, look, {}, scale, scale, cv::INTER_AREA);
  if (look.empty()) return {};
  std::vector<Letter> letters = withNeighbours(shapesIn(look, true));
  std::vector<Letter> light = withNeighbours(shapesIn(look, false));
  if (light.size() > 2 * letters.size()) letters = std::move(light);
  if (letters.empty()) return {};
  const double height = medianHeight(letters);
  return {static_cast<int>(letters.size()), height / scale, angleOf(letters, height)};
}

} // namespace aisemble::vision
