// SPDX-License-Identifier: Apache-2.0
#include "core/vision/haar_cascade.h"

#include "core/base/files.h"

#include <opencv2/core/persistence.hpp>

#include <string>

namespace aisemble::vision {
namespace {

constexpr std::uint64_t kMaxFileBytes = 64ULL << 20;
constexpr int kMaxWindow = 1000;
// OpenCV takes this off every stage's threshold when it reads one (cascadedetect.cpp, THRESHOLD_EPS).
constexpr float kThresholdSlack = 1e-5F;

/// What is wrong with the file, for the message.
struct Trouble {
  ErrorCode code;
  const char* what;
};

HaarRectangle readRectangle(const cv::FileNode& node, int windowWidth, int windowHeight) {
  HaarRectangle out;
  auto it = node.begin();
  it >> out.x >> out.y >> out.width >> out.height >> out.weight;
  if (out.x < 0 || out.y < 0 || out.width < 0 || out.height < 0 || out.x > windowWidth - out.width ||
      out.y > windowHeight - out.height)
    throw Trouble{ErrorCode::Corrupt, "a feature lies outside of its window"};
  return out;
}

std::vector<std::array<HaarRectangle, 3>> readFeatures(const cv::FileNode& node, const HaarCascade& cascade) {
  std::vector<std::array<HaarRectangle, 3>> out;
  for (const cv::FileNode feature : node) {
    if (static_cast<int>(feature["tilted"]) != 0) throw Trouble{ErrorCode::Unsupported, "it has tilted features"};
    const cv::FileNode rectangles = feature["rects"];
    if (rectangles.size() < 2 || rectangles.size() > 3)
      throw Trouble{ErrorCode::Corrupt, "a feature has not two or three rectangles"};
    std::array<HaarRectangle, 3>& read = out.emplace_back();
    for (int i = 0; i < static_cast<int>(rectangles.size()); ++i)
      read[static_cast<std::size_t>(i)] = readRectangle(rectangles[i], cascade.width, cascade.height);
  }
  return out;
}

HaarStump readStump(const cv::FileNode& node, const std::vector<std::array<HaarRectangle, 3>>& features) {
  const cv::FileNode inner = node["internalNodes"];
  const cv::FileNode leaves = node["leafValues"];
  if (inner.size() != 4 || leaves.size() != 2)
    throw Trouble{ErrorCode::Unsupported, "its trees have more than one decision"};
  const int feature = inner[2];
  if (feature < 0 || static_cast<std::size_t>(feature) >= features.size())
    throw Trouble{ErrorCode::Corrupt, "a stage names a feature that is not there"};
  return {features[static_cast<std::size_t>(feature)], inner[3], leaves[0], leaves[1]};
}

HaarCascade readCascade(const cv::FileNode& root) {
  if (static_cast<std::string>(root["stageType"]) != "BOOST" || static_cast<std::string>(root["featureType"]) != "HAAR")
    throw Trouble{ErrorCode::Unsupported, "it is no boosted cascade of Haar features in OpenCV's newer format"};
  HaarCascade out;
  out.width = root["width"];
  out.height = root["height"];
  if (out.width < 3 || out.height < 3 || out.width > kMaxWindow || out.height > kMaxWindow)
    throw Trouble{ErrorCode::Corrupt, "its window has an impossible size"};
  const auto features = readFeatures(root["features"], out);
  for (const cv::FileNode stage : root["stages"]) {
    const cv::FileNode trees = stage["weakClassifiers"];
    out.stages.push_back(
        {out.stumps.size(), trees.size(), static_cast<float>(stage["stageThreshold"]) - kThresholdSlack});
    for (const cv::FileNode tree : trees)
      out.stumps.push_back(readStump(tree, features));
  }
  if (out.stages.empty()) throw Trouble{ErrorCode::Corrupt, "it has no stage"};
  return out;
}

} // namespace

Result<HaarCascade> loadHaarCascade(const std::filesystem::path& file) {
  const auto refuse = [&](ErrorCode code, const std::string& cause) {
    return fail(code, "The face cascade '" + file.string() + "' cannot be used: " + cause +
                          ". Install the package opencv-data again.");
  };
  const Result<std::string> text = readFile(file, kMaxFileBytes);
  if (!text && text.error().code == ErrorCode::NotFound)
    return fail(ErrorCode::NotFound, "Faces cannot be found without the cascade '" + file.string() +
                                         "', which is not there. Install the package opencv-data.");
  if (!text) return fail(text.error());
  try {
    const cv::FileStorage storage(*text, cv::FileStorage::READ | cv::FileStorage::MEMORY);
    return readCascade(storage.getFirstTopLevelNode());
  } catch (const Trouble& trouble) {
    return refuse(trouble.code, trouble.what);
  } catch (const std::exception& error) {
    return refuse(ErrorCode::Corrupt, error.what());
  }
}

} // namespace aisemble::vision
