// SPDX-License-Identifier: Apache-2.0
#pragma once
// What Unicode 15 to 17 added to the properties in unicode_p.h.

#include <cstdint>
#include <span>
#include <string_view>

namespace aisemble::llm::tok {

/// Code points [first, last] whose lower case is `distance` further on.
struct LowercaseRun {
  char32_t first;
  char32_t last;
  std::int32_t distance;
};

/// `category` as in newerCodePoints(), or "word" and "numeric".
[[nodiscard]] bool isNewer(std::string_view category, char32_t c);
[[nodiscard]] std::span<const LowercaseRun> newerLowercase();

} // namespace aisemble::llm::tok
