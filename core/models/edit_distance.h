// SPDX-License-Identifier: Apache-2.0
#pragma once
// "Did you mean": names that are close to one that was not found.

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace aisemble {

/// Levenshtein distance in bytes, letters compared without case.
[[nodiscard]] std::size_t editDistance(std::string_view a, std::string_view b);

/// At most `limit` of `names` that contain `wanted`, are contained in it, or differ in a third of its letters at most;
/// the closest first.
[[nodiscard]] std::vector<std::string> closeNames(std::string_view wanted, std::span<const std::string> names,
                                                  std::size_t limit = 3);

} // namespace aisemble
