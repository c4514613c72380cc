// SPDX-License-Identifier: Apache-2.0
#pragma once
// What is done with whole numbers that no std::int64_t holds.

#include "core/engine/data_types.h"

#include <cstdint>
#include <optional>
#include <string_view>

namespace aisemble {

/// Of decimal digits, perhaps after a minus sign. Absent: a double does not hold its size.
[[nodiscard]] std::optional<double> doubleFrom(std::string_view digits);

/// The nearest double.
[[nodiscard]] double numberOf(const BigInteger& value);

/// Absent: negative, or over 64 bits.
[[nodiscard]] std::optional<std::uint64_t> unsignedOf(const BigInteger& value);

/// A cell of the smallest kind that holds the number.
[[nodiscard]] Cell wholeCell(std::uint64_t value);

/// Below zero, zero or above zero, exactly, as `left` is less than, equal to or greater than `right`. Absent: one of
/// them is no whole number.
[[nodiscard]] std::optional<int> compareWholes(const Cell& left, const Cell& right);

} // namespace aisemble
