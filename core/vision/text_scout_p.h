// SPDX-License-Identifier: Apache-2.0
#pragma once
// A quick look for things like letters, before any recognition: how high they are and along which angle they stand.
// Recognition loses words of letters that are small and of lines that are turned, and wastes time on large ones.

#include <opencv2/core/mat.hpp>

namespace aisemble::vision {

struct TextTraits {
  int letters = 0;         ///< shapes that may be letters: of likely size, beside another one of that size
  double letterHeight = 0; ///< pixels of the image, the median; 0 without letters
  double angle = 0;        ///< degrees by which lines fall to the right, [-45, 45]; 0 where none is clearly better
};

/// `gray`: 8 bits, one channel.
[[nodiscard]] TextTraits scoutText(const cv::Mat& gray);

} // namespace aisemble::vision
