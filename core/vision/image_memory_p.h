// SPDX-License-Identifier: Apache-2.0
#pragma once
// Memory of OpenCV's large matrices, kept from one request to the next: getting pages from the system and giving them
// back takes as long as a third of looking for shapes in 1920 × 1080 pixels.

#include <cstddef>

namespace aisemble::vision {

constexpr std::size_t kMostKeptImageBytes = 64U << 20;

/// From the first call on, every cv::Mat of 1 MiB or more takes its memory here, in large pages where the system has
/// them; further calls change nothing. Under the address sanitizer nothing is kept, so that it sees each end of use.
/// Any thread.
void keepImageMemory();

/// What waits for its next use, at most kMostKeptImageBytes. The system may take its pages when memory is short. Any
/// thread.
[[nodiscard]] std::size_t keptImageBytes();

} // namespace aisemble::vision
