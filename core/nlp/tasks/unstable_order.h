// SPDX-License-Identifier: Apache-2.0
#pragma once
// The order in which numpy.argsort() puts equal values.

#include <cstdint>
#include <span>
#include <vector>

namespace aisemble::nlp {

/// Indices that sort `values` ascending. Equal values stand as numpy's default argsort leaves them, which decides which
/// of equally frequent words TF-IDF keeps: an introspective quicksort (D. Musser, 1997) with the median of three, parts
/// of at most 16 values sorted by insertion, the smaller part first, and heapsort once it has gone too deep.
[[nodiscard]] std::vector<std::uint32_t> unstableOrder(std::span<const std::int64_t> values);
[[nodiscard]] std::vector<std::uint32_t> unstableOrder(std::span<const double> values);

} // namespace aisemble::nlp
