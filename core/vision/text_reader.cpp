// SPDX-License-Identifier: Apache-2.0
#include "core/vision/text_reader_p.h"

#include "core/vision/cancelled.h"
#include "core/vision/text_languages.h"
#include "core/vision/text_scout_p.h"

#include <opencv2/core.hpp>
#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <iterator>
#include <utility>

namespace aisemble::vision {
namespace {

// Found by measuring the share of wrong characters on 26 pages: with letters of 10 to 15 pixels (x-height, mostly)
// it falls from 0.7 to 0.07 percent at twice the size, and stays there; above 30 nothing is gained any more.
constexpr double kLowLetters = 21;
constexpr double kHighLetters = 40;
constexpr double kEnoughHeight = 32;
constexpr double kMostEnlarged = 2;
constexpr double kMostReduced = 0.125;
constexpr double kMostPixels = 8e6; // of an enlarged image
constexpr int kMostSide = 32'000;   // Tesseract's own limit is 32767

// Confidences, of [0, 1]. Text in the right language has 0.9 and more, also where it is noisy; in a wrong one 0.1 to
// 0.5; shapes in photographs that are no text 0.1 to 0.5.
constexpr double kCertain = 0.85;
constexpr double kUncertain = 0.6;
constexpr double kLineOnPage = 0.4;
constexpr double kWordAnywhere = 0.7;
constexpr double kShortLineAnywhere = 0.9; // of less than four letters, which any edge can look like
constexpr std::size_t kFewestLetters = 3;  // of a line that another language is tried for: specks have fewer

const std::vector<std::string> kEnglish{"eng"};
const std::string kJapanese = "jpn";

/// The image as it is given to the recogniser, and the way back.
struct Prepared {
  cv::Mat gray;
  cv::Mat toOriginal; ///< 2 × 3, of doubles
  cv::Size original;
};

double scaleFor(const cv::Mat& gray, const TextTraits& traits) {
  double scale = 1;
  if (traits.letterHeight > 0 && traits.letterHeight < kLowLetters)
    scale = std::min(kMostEnlarged, kLowLetters / traits.letterHeight);
  if (traits.letterHeight > kHighLetters) scale = std::max(kMostReduced, kEnoughHeight / traits.letterHeight);
  const auto pixels = static_cast<double>(gray.total());
  if (scale > 1) scale = std::max(1.0, std::min(scale, std::sqrt(kMostPixels / pixels)));
  return std::min(scale, static_cast<double>(kMostSide) / std::max(gray.cols, gray.rows));
}

/// Scaled, and turned so that lines are level; the corners that turning opens are filled with the border's pixels.
Prepared prepare(const cv::Mat& gray, const TextTraits& traits) {
  const double scale = scaleFor(gray, traits);
  Prepared out;
  out.original = gray.size();
  const cv::Size size(std::max(1, cvRound(gray.cols * scale)), std::max(1, cvRound(gray.rows * scale)));
  if (traits.angle == 0) {
    if (size == gray.size())
      out.gray = gray;
    else
      cv::resize(gray, out.gray, size, 0, 0, scale < 1 ? cv::INTER_AREA : cv::INTER_CUBIC);
    out.toOriginal = (cv::Mat_<double>(2, 3) << static_cast<double>(gray.cols) / size.width, 0, 0, 0,
                      static_cast<double>(gray.rows) / size.height, 0);
    return out;
  }
  cv::Mat forward = cv::getRotationMatrix2D({gray.cols / 2.0F, gray.rows / 2.0F}, traits.angle, scale);
  const double cosine = std::abs(forward.at<double>(0, 0));
  const double sine = std::abs(forward.at<double>(0, 1));
  const cv::Size turned(cvCeil(gray.cols * cosine + gray.rows * sine), cvCeil(gray.cols * sine + gray.rows * cosine));
  forward.at<double>(0, 2) += (turned.width - gray.cols) / 2.0;
  forward.at<double>(1, 2) += (turned.height - gray.rows) / 2.0;
  cv::warpAffine(gray, out.gray, forward, turned, cv::INTER_CUBIC, cv::BORDER_REPLICATE);
  cv::invertAffineTransform(forward, out.toOriginal);
  return out;
}

PixelBox boxInOriginal(const PixelBox& box, const Prepared& prepared) {
  const auto at = [&](int row, double x, double y) {
    const double* m = prepared.toOriginal.ptr<double>(row);
    return m[0] * x + m[1] * y + m[2];
  };
  const std::array<cv::Point2d, 4> corners{cv::Point2d(box.x, box.y), cv::Point2d(box.x + box.width, box.y),
                                           cv::Point2d(box.x, box.y + box.height),
                                           cv::Point2d(box.x + box.width, box.y + box.height)};
  double left = prepared.original.width;
  double top = prepared.original.height;
  double right = 0;
  double bottom = 0;
  for (const cv::Point2d& corner : corners) {
    left = std::min(left, at(0, corner.x, corner.y));
    right = std::max(right, at(0, corner.x, corner.y));
    top = std::min(top, at(1, corner.x, corner.y));
    bottom = std::max(bottom, at(1, corner.x, corner.y));
  }
  const int x = std::clamp(cvFloor(left), 0, prepared.original.width - 1);
  const int y = std::clamp(cvFloor(top), 0, prepared.original.height - 1);
  return {x, y, std::clamp(cvCeil(right), x + 1, prepared.original.width) - x,
          std::clamp(cvCeil(bottom), y + 1, prepared.original.height) - y};
}

/// Letters, digits, ideographs: what is not only a mark, for which noise is often taken.
std::size_t countLetters(const std::string& text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](unsigned char c) {
    return c >= 0xc0 || (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
  }));
}

std::size_t countCharacters(const std::string& text) {
  return static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](unsigned char c) { return (c & 0xc0U) != 0x80U; }));
}

/// A blank between words, but none where scripts have none: between characters beyond Latin ones.
void append(const std::string& word, std::string& text) {
  const auto isWide = [](char c) { return static_cast<unsigned char>(c) >= 0x80; };
  if (!text.empty() && !(isWide(text.back()) && isWide(word.front()))) text += ' ';
  text += word;
}

/// On a page, whole lines that are no text: specks, rules, parts of pictures. Words of lines stay together.
void dropDoubtfulLines(std::vector<RecognizedLine>& lines) {
  std::erase_if(lines, [](const RecognizedLine& line) { return line.region.confidence < kLineOnPage; });
}

/// Between pictures, words that are no text, and lines that have too little else.
void dropDoubtfulWords(std::vector<RecognizedLine>& lines) {
  for (RecognizedLine& line : lines) {
    std::vector<TextWord>& words = line.region.words;
    std::erase_if(words, [](const TextWord& word) { return word.confidence < kWordAnywhere; });
    line.region.text.clear();
    double sum = 0;
    for (const TextWord& word : words) {
      append(word.text, line.region.text);
      sum += word.confidence;
    }
    line.region.confidence = words.empty() ? 0 : sum / static_cast<double>(words.size());
  }
  std::erase_if(lines, [](const RecognizedLine& line) {
    const std::size_t letters = countLetters(line.region.text);
    return letters < 2 || 2 * letters < countCharacters(line.region.text) ||
           (letters < 4 && line.region.confidence < kShortLineAnywhere);
  });
}

/// Of all lines, longer ones counting more.
double confidenceOf(const std::vector<RecognizedLine>& lines) {
  double sum = 0;
  double length = 0;
  for (const RecognizedLine& line : lines) {
    sum += line.region.confidence * static_cast<double>(line.region.text.size());
    length += static_cast<double>(line.region.text.size());
  }
  return length > 0 ? sum / length : 0;
}

bool isIn(const std::vector<RecognizedLine>& lines, bool (*is)(const RecognizedLine&)) {
  return std::any_of(lines.begin(), lines.end(), is);
}

/// Whether letters of another script may have been taken for these: a line of them has a confidence of 0 to 0.5, one
/// that has words of both 0.7 to 0.82. Asked before anything is dropped: sure lines beside them say nothing of them.
bool mayBeAnotherScript(const std::vector<RecognizedLine>& lines) {
  const auto isSure = [](const RecognizedLine& line) { return line.region.confidence >= kCertain; };
  const auto isDoubtful = [](const RecognizedLine& line) {
    return line.region.confidence < kCertain && countLetters(line.region.text) >= kFewestLetters;
  };
  return !isIn(lines, isSure) || isIn(lines, isDoubtful);
}

/// What is left to be read: sure lines are painted over with the paper that they stand on.
cv::Mat withoutSureLines(const cv::Mat& gray, const std::vector<RecognizedLine>& lines) {
  cv::Mat out = gray.clone();
  for (const RecognizedLine& line : lines) {
    if (line.region.confidence < kCertain) continue;
    const PixelBox& box = line.region.box;
    cv::Mat place = out(cv::Rect(box.x, box.y, box.width, box.height) & cv::Rect({}, out.size()));
    if (place.empty()) continue;
    std::vector<std::uint8_t> pixels;
    place.clone().reshape(1, 1).copyTo(pixels);
    const auto middle = pixels.begin() + static_cast<std::ptrdiff_t>(pixels.size() / 2);
    std::nth_element(pixels.begin(), middle, pixels.end()); // there is more paper than ink
    place.setTo(*middle);
  }
  return out;
}

/// Two readings of one place: the smaller box lies in the larger by more than half.
bool isSamePlace(const PixelBox& a, const PixelBox& b) {
  const cv::Rect first(a.x, a.y, a.width, a.height);
  const cv::Rect second(b.x, b.y, b.width, b.height);
  return 2 * (first & second).area() > std::min(first.area(), second.area());
}

bool hasWideLetters(const std::string& text) {
  return std::any_of(text.begin(), text.end(), [](unsigned char c) { return c >= 0xe3; });
}

/// Latin letters and figures are the first reading's, where it made anything of them.
bool isBetter(const RecognizedLine& line, const std::vector<RecognizedLine>& rivals) {
  const double before = confidenceOf(rivals);
  return line.region.confidence > before && (before < kUncertain || hasWideLetters(line.region.text));
}

/// Below the lowest of those that stand above it.
std::size_t placeFor(const RecognizedLine& line, const std::vector<RecognizedLine>& lines) {
  const PixelBox& box = line.region.box;
  for (std::size_t i = lines.size(); i > 0; --i) {
    const PixelBox& other = lines[i - 1].region.box;
    const bool isAbove = 2 * other.y + other.height < 2 * box.y + box.height;
    if (isAbove && other.x < box.x + box.width && box.x < other.x + other.width) return i;
  }
  return 0;
}

/// Lines of `second` take the places of those of `lines` that they are surer than. How many did.
std::size_t takeSurerLines(std::vector<RecognizedLine>& lines, std::vector<RecognizedLine> second) {
  dropDoubtfulLines(second);
  if (confidenceOf(second) < kUncertain) return 0; // shapes that are text in neither
  std::size_t taken = 0;
  for (RecognizedLine& line : second) {
    const auto isRival = [&](const RecognizedLine& one) { return isSamePlace(one.region.box, line.region.box); };
    std::vector<RecognizedLine> rivals;
    std::copy_if(lines.begin(), lines.end(), std::back_inserter(rivals), isRival);
    if (!isBetter(line, rivals)) continue;
    std::size_t at = placeFor(line, lines);
    if (!rivals.empty()) {
      at = static_cast<std::size_t>(std::find_if(lines.begin(), lines.end(), isRival) - lines.begin());
      line.beginsParagraph = rivals.front().beginsParagraph;
      std::erase_if(lines, isRival);
    }
    lines.insert(lines.begin() + static_cast<std::ptrdiff_t>(at), std::move(line));
    ++taken;
  }
  return taken;
}

/// How much was read, in words of certainty: what two readings of one image are compared by.
double yieldOf(const std::vector<RecognizedLine>& lines) {
  double out = 0;
  for (const RecognizedLine& line : lines)
    for (const TextWord& word : line.region.words)
      out += word.confidence * word.confidence * static_cast<double>(countCharacters(word.text));
  return out;
}

/// One image, read in several ways.
class Reader {
 public:
  Reader(const Prepared& prepared, const Reading& reading) : m_prepared(prepared), m_reading(reading) {}

  struct Attempt {
    std::vector<RecognizedLine> lines;
    std::vector<std::string> languages;
  };

  /// With the doubtful lines.
  Result<Attempt> page(const std::vector<std::string>& languages) {
    return attempt(m_prepared.gray, languages, TextLayout::Page);
  }
  /// What is not sure in `lines`; with the doubtful ones.
  Result<Attempt> rest(const std::vector<RecognizedLine>& lines, const std::vector<std::string>& languages) {
    return attempt(withoutSureLines(m_prepared.gray, lines), languages, TextLayout::Page);
  }
  Result<Attempt> anywhere(const std::vector<std::string>& languages) {
    Result<Attempt> out = attempt(m_prepared.gray, languages, TextLayout::Sparse);
    if (out) dropDoubtfulWords(out->lines);
    return out;
  }

 private:
  Result<Attempt> attempt(const cv::Mat& gray, const std::vector<std::string>& languages, TextLayout layout) {
    constexpr double kMostAttempts = 3;
    std::function<void(double)> onProgress;
    if (m_reading.onProgress)
      onProgress = [&, before = m_attempts](double fraction) {
        m_reading.onProgress((before + fraction) / kMostAttempts);
      };
    ++m_attempts;
    const Recognition recognition{layout, m_reading.stop, std::move(onProgress)};
    Result<std::vector<RecognizedLine>> lines = m_reading.recognizer.recognize(gray, languages, recognition);
    if (!lines) return fail(std::move(lines.error()));
    return Attempt{std::move(*lines), languages};
  }

  const Prepared& m_prepared;
  const Reading& m_reading;
  int m_attempts = 0;
};

using Attempt = Reader::Attempt;

/// The language: what was asked for, or English, with Japanese where English makes nothing of what looks like text.
Result<Attempt> readPage(Reader& reader, const std::vector<std::string>& asked, const Reading& reading) {
  Result<Attempt> page = reader.page(asked.empty() ? kEnglish : asked);
  if (!page) return page;
  std::size_t taken = 0;
  if (asked.empty() && reading.recognizer.isInstalled(kJapanese) && mayBeAnotherScript(page->lines)) {
    Result<Attempt> rest = reader.rest(page->lines, {kJapanese});
    if (!rest) return rest;
    taken = takeSurerLines(page->lines, std::move(rest->lines));
  }
  dropDoubtfulLines(page->lines); // none of those that were taken
  if (taken > 0)
    page->languages = taken == page->lines.size() ? std::vector{kJapanese} : textDataNames({"eng", kJapanese});
  return page;
}

Result<Attempt> readBest(Reader& reader, const std::vector<std::string>& asked, const Reading& reading) {
  Result<Attempt> page = readPage(reader, asked, reading);
  if (!page || confidenceOf(page->lines) >= kCertain) return page;
  // No page of text: a photograph, on which words may stand anywhere.
  Result<Attempt> anywhere = reader.anywhere(page->languages);
  if (!anywhere) return anywhere;
  if (yieldOf(anywhere->lines) >= yieldOf(page->lines)) return anywhere;
  if (confidenceOf(page->lines) < kUncertain) dropDoubtfulWords(page->lines);
  return page;
}

} // namespace

Result<ExtractedText> readText(const cv::Mat& gray, const ExtractTextOptions& options, const Reading& reading) {
  if (options.languages.empty())
    if (Result<void> english = reading.recognizer.check(kEnglish); !english) return fail(std::move(english.error()));
  const Prepared prepared = prepare(gray, scoutText(gray));
  if (reading.stop.stop_requested()) return cancelled();
  Reader reader(prepared, reading);
  Result<Attempt> best = readBest(reader, textDataNames(options.languages), reading);
  if (!best) return fail(std::move(best.error()));
  ExtractedText out;
  out.languages = std::move(best->languages);
  for (RecognizedLine& line : best->lines) {
    TextRegion& region = line.region;
    region.box = boxInOriginal(region.box, prepared);
    for (TextWord& word : region.words)
      word.box = boxInOriginal(word.box, prepared);
    if (!out.text.empty()) out.text += line.beginsParagraph ? "\n\n" : "\n";
    out.text += region.text;
    out.regions.push_back(std::move(region));
  }
  return out;
}

} // namespace aisemble::vision
