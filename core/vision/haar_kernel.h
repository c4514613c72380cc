// SPDX-License-Identifier: Apache-2.0
#pragma once
// The inner loop of face detection: a row of neighbouring windows at once, as many as the processor has lanes, with
// the arithmetic of OpenCV's own detector in the same precision and order, so that answers are the same to the bit.
// A free function over plain memory.

#include <cstddef>
#include <cstdint>
#include <vector>

namespace aisemble::vision {

/// A stump with its rectangles' corners as offsets into the tables of sums of one scale.
struct PlannedStump {
  std::int32_t corners[3][4]; ///< upper left, upper right, lower left, lower right
  float weights[3];           ///< the third is 0 for features of two rectangles
  float threshold;
  float below;
  float above;
};

struct PlannedStage {
  std::size_t first;
  std::size_t count;
  float threshold;
};

/// A cascade laid out for the tables of one scale.
struct HaarPlan {
  std::vector<PlannedStump> stumps;
  std::vector<PlannedStage> stages;
  std::int32_t contrastCorners[4]; ///< of the window without its outermost pixels
  double contrastArea;             ///< its pixels
};

/// Looks at the `count` windows whose tables begin at sums[0], sums[1], … and squares[0], …; appends the numbers of
/// those that pass every stage to `hits`, in order. As in OpenCV, the window after one that the first stage refuses is
/// not looked at. The tables are readable for haarLanes() more windows than `count`.
void scanWindows(const HaarPlan& plan, const std::int32_t* sums, const std::int32_t* squares, int count,
                 std::vector<int>& hits);

/// How many windows one step of scanWindows() covers on this processor.
[[nodiscard]] int haarLanes();

} // namespace aisemble::vision
