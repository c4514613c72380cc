// SPDX-License-Identifier: Apache-2.0
#pragma once
// What image work is asked for and what it answers. Plain values; JSON is core/wire's business and pixels are the
// vision engine's. Coordinates are pixels of the image as decoded, origin top left.

#include <array>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace aisemble {

enum class VisionTask { Analyze, DetectObjects, FaceDetection, Classify, ExtractText, OptimizeSize, SmartCrop };

inline constexpr std::array kVisionTasks{
    std::pair{VisionTask::Analyze, std::string_view("analyze")},
    std::pair{VisionTask::DetectObjects, std::string_view("detect_objects")},
    std::pair{VisionTask::FaceDetection, std::string_view("face_detection")},
    std::pair{VisionTask::Classify, std::string_view("classify")},
    std::pair{VisionTask::ExtractText, std::string_view("extract_text")},
    std::pair{VisionTask::OptimizeSize, std::string_view("optimize_size")},
    std::pair{VisionTask::SmartCrop, std::string_view("smart_crop")},
};

/// "analyze", "detect_objects", …: the names of the API, the command and the metrics.
[[nodiscard]] constexpr std::string_view visionTaskName(VisionTask task) {
  for (const auto& [value, name] : kVisionTasks)
    if (value == task) return name;
  return "unknown";
}
[[nodiscard]] constexpr std::optional<VisionTask> visionTaskFromName(std::string_view name) {
  for (const auto& [value, known] : kVisionTasks)
    if (known == name) return value;
  return std::nullopt;
}

/// An encoded image (PNG, JPEG, …) in memory. Shared because images are large and requests are copied; never changed.
/// Equality is equality of content; no image equals only no image.
struct EncodedImage {
  std::shared_ptr<const std::string> bytes;
  [[nodiscard]] bool isEmpty() const { return bytes == nullptr || bytes->empty(); }
  bool operator==(const EncodedImage& other) const {
    return bytes == other.bytes || (isEmpty() && other.isEmpty()) ||
           (bytes != nullptr && other.bytes != nullptr && *bytes == *other.bytes);
  }
};

/// Where the pixels come from. A path is read by the engine, on its thread.
using ImageSource = std::variant<EncodedImage, std::filesystem::path>;

// Options, one struct a task. Defaults are the original's.

struct VisionAnalyzeOptions {
  bool detectEdges = true; ///< also report the share of edge pixels
  bool operator==(const VisionAnalyzeOptions&) const = default;
};
struct DetectObjectsOptions {
  double minArea = 100; ///< >= 0, square pixels; smaller contours are left out
  bool operator==(const DetectObjectsOptions&) const = default;
};
struct FaceDetectionOptions {
  double scaleFactor = 1.1; ///< (1, 10]; step of the image pyramid
  int minNeighbors = 5;     ///< [0, 1000]; hits that must agree
  int minWidth = 30;        ///< [1, 65535] pixels
  int minHeight = 30;       ///< [1, 65535] pixels
  bool operator==(const FaceDetectionOptions&) const = default;
};
struct ExtractTextOptions {
  /// Of the recogniser, e.g. "eng", "jpn". Empty: English, and Japanese where the image looks like it and its data are
  /// installed; the result says which.
  std::vector<std::string> languages;
  bool operator==(const ExtractTextOptions&) const = default;
};
struct OptimizeSizeOptions {
  int maxWidth = 1024;  ///< [1, 65535] pixels; the aspect ratio is kept, nothing is enlarged
  int maxHeight = 1024; ///< [1, 65535] pixels
  int quality = 85;     ///< [1, 100] of lossy formats
  bool operator==(const OptimizeSizeOptions&) const = default;
};
struct SmartCropOptions {
  int width = 224;  ///< [1, 65535] pixels
  int height = 224; ///< [1, 65535] pixels
  bool operator==(const SmartCropOptions&) const = default;
};

/// Of these, only the member of the request's task is read, and those at the end, which hold for every task.
struct VisionOptions {
  VisionAnalyzeOptions analyze;
  DetectObjectsOptions detectObjects;
  FaceDetectionOptions faceDetection;
  ExtractTextOptions extractText;
  OptimizeSizeOptions optimizeSize;
  SmartCropOptions smartCrop;
  /// Turn the image first as its EXIF orientation says. Off, as in the original: pixels and coordinates are as stored.
  bool autoOrient = false;
  bool operator==(const VisionOptions&) const = default;
};

struct VisionRequest {
  std::string model; ///< name, folder or file; empty: the task's own method
  VisionTask task = VisionTask::Analyze;
  ImageSource image;
  VisionOptions options;
  bool operator==(const VisionRequest&) const = default;
};

struct PixelBox {
  int x = 0;
  int y = 0;
  int width = 0;
  int height = 0;
  bool operator==(const PixelBox&) const = default;
};

struct ImageAnalysis {
  int width = 0;
  int height = 0;
  int channels = 3;
  double aspectRatio = 0;            ///< width / height, rounded to two decimals
  std::array<int, 3> averageColor{}; ///< red, green, blue in [0, 255], truncated
  double brightnessMean = 0;         ///< of the grey image, [0, 255]
  double brightnessDeviation = 0;    ///< standard deviation of the same
  std::optional<double> edgeDensity; ///< share of edge pixels, [0, 1]; absent when not asked for
  bool operator==(const ImageAnalysis&) const = default;
};

struct DetectedObject {
  int id = 0;
  PixelBox box;
  double area = 0; ///< square pixels of the contour, not of the box
  double confidence = 0;
  std::optional<std::string> label; ///< set by models that know classes
  bool operator==(const DetectedObject&) const = default;
};
struct ObjectDetections {
  std::vector<DetectedObject> objects;
  bool operator==(const ObjectDetections&) const = default;
};

struct DetectedFace {
  int id = 0;
  PixelBox box;
  double confidence = 0;
  bool operator==(const DetectedFace&) const = default;
};
struct FaceDetections {
  std::vector<DetectedFace> faces;
  bool operator==(const FaceDetections&) const = default;
};

struct ScoredLabel {
  std::string label;
  double confidence = 0;
  bool operator==(const ScoredLabel&) const = default;
};
struct ImageClassification {
  std::vector<ScoredLabel> labels;
  ScoredLabel primary;
  bool operator==(const ImageClassification&) const = default;
};

struct TextWord {
  std::string text;
  PixelBox box;
  double confidence = 0; ///< [0, 1]
  bool operator==(const TextWord&) const = default;
};
struct TextRegion { ///< a line
  PixelBox box;
  std::string text;
  double confidence = 0; ///< [0, 1]
  std::vector<TextWord> words = {};
  bool operator==(const TextRegion&) const = default;
};
struct ExtractedText {
  std::vector<TextRegion> regions;
  std::string text; ///< all of it in reading order; lines end with '\n', a blank line parts paragraphs
  std::vector<std::string> languages = {}; ///< that it was read in
  bool operator==(const ExtractedText&) const = default;
};

/// What OptimizeSize and SmartCrop answer.
struct ProcessedImage {
  EncodedImage image;
  std::string mediaType; ///< e.g. "image/jpeg"
  int width = 0;
  int height = 0;
  int sourceWidth = 0;
  int sourceHeight = 0;
  std::uint64_t sourceBytes = 0;
  std::optional<PixelBox> cropped; ///< the part of the source that was kept; absent: all of it
  bool operator==(const ProcessedImage&) const = default;
};

/// The alternative follows from the task: see visionDetailMatches().
using VisionDetail =
    std::variant<ImageAnalysis, ObjectDetections, FaceDetections, ImageClassification, ExtractedText, ProcessedImage>;

struct VisionResult {
  VisionTask task = VisionTask::Analyze;
  std::optional<double> confidence; ///< [0, 1] of the whole answer; absent where the task has no such notion
  VisionDetail detail;
  bool operator==(const VisionResult&) const = default;
};

/// Whether a result of `task` holds the right alternative.
[[nodiscard]] constexpr bool visionDetailMatches(VisionTask task, const VisionDetail& detail) {
  switch (task) {
  case VisionTask::Analyze:
    return std::holds_alternative<ImageAnalysis>(detail);
  case VisionTask::DetectObjects:
    return std::holds_alternative<ObjectDetections>(detail);
  case VisionTask::FaceDetection:
    return std::holds_alternative<FaceDetections>(detail);
  case VisionTask::Classify:
    return std::holds_alternative<ImageClassification>(detail);
  case VisionTask::ExtractText:
    return std::holds_alternative<ExtractedText>(detail);
  case VisionTask::OptimizeSize:
  case VisionTask::SmartCrop:
    return std::holds_alternative<ProcessedImage>(detail);
  }
  return false;
}

} // namespace aisemble
