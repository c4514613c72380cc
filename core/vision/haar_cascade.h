// SPDX-License-Identifier: Apache-2.0
#pragma once
// A boosted cascade of Haar features as OpenCV's files describe it: read once, never changed, shared by all threads.

#include "core/base/result.h"

#include <array>
#include <filesystem>
#include <vector>

namespace aisemble::vision {

struct HaarRectangle {
  int x = 0; ///< pixels of the cascade's window
  int y = 0;
  int width = 0;
  int height = 0;
  float weight = 0; ///< 0: not used
};

/// One feature and what it votes for.
struct HaarStump {
  std::array<HaarRectangle, 3> rectangles;
  float threshold = 0; ///< of the feature's value, divided by the window's contrast
  float below = 0;     ///< vote under the threshold
  float above = 0;     ///< vote at or over it
};

struct HaarStage {
  std::size_t first = 0; ///< of its stumps
  std::size_t count = 0;
  float threshold = 0; ///< of the sum of votes; below: no face
};

struct HaarCascade {
  int width = 0; ///< of the window
  int height = 0;
  std::vector<HaarStump> stumps;
  std::vector<HaarStage> stages;
};

/// Errors: NotFound, Corrupt, Unsupported (deeper trees, tilted features, features that are not Haar's).
[[nodiscard]] Result<HaarCascade> loadHaarCascade(const std::filesystem::path& file);

} // namespace aisemble::vision
