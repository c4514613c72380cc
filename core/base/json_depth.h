// SPDX-License-Identifier: Apache-2.0
#pragma once
// A look at JSON from outside before a tree is built of it.

#include <string_view>

namespace aisemble {

/// Whether lists and objects in `json` stand more than `limit` levels inside each other. Counts brackets outside of
/// strings, well-formed or not: cheaper than building what is then refused, which takes memory for each level.
[[nodiscard]] bool nestsDeeperThan(std::string_view json, int limit);

} // namespace aisemble
