// SPDX-License-Identifier: Apache-2.0
#pragma once
// Hues of many pixels at once. A free function over plain memory.

#include <cstddef>
#include <cstdint>

namespace aisemble::vision {

/// The hue of each of `count` pixels of blue, green, red: `to[i]` from 0 to 179, equal to the first channel of OpenCV's
/// COLOR_BGR2HSV for 8 bits. As there, the quotient 30 × 4096 / (largest - smallest) is rounded to a whole number
/// before it is multiplied, and the product is rounded half up.
void huesOf(const std::uint8_t* bgr, std::size_t count, std::uint8_t* to);

} // namespace aisemble::vision
