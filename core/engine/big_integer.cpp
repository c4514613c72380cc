// SPDX-License-Identifier: Apache-2.0
#include "core/engine/big_integer.h"

#include <charconv>
#include <limits>
#include <string>

namespace aisemble {
namespace {

/// Decimal digits without leading zeros, perhaps after a minus sign.
int compareDigits(std::string_view left, std::string_view right) {
  const bool isNegative = left.starts_with('-');
  if (isNegative != right.starts_with('-')) return isNegative ? -1 : 1;
  const int bySize = left.size() < right.size() ? -1 : left.size() > right.size() ? 1 : left.compare(right);
  return isNegative ? -bySize : bySize;
}

} // namespace

std::optional<double> doubleFrom(std::string_view digits) {
  double out = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), out);
  if (error != std::errc() || end != digits.data() + digits.size()) return std::nullopt;
  return out;
}

double numberOf(const BigInteger& value) {
  return doubleFrom(value.digits).value_or(std::numeric_limits<double>::infinity());
}

std::optional<std::uint64_t> unsignedOf(const BigInteger& value) {
  std::uint64_t out = 0;
  const char* const last = value.digits.data() + value.digits.size();
  const auto [end, error] = std::from_chars(value.digits.data(), last, out);
  if (error != std::errc() || end != last) return std::nullopt;
  return out;
}

Cell wholeCell(std::uint64_t value) {
  constexpr std::uint64_t most = std::numeric_limits<std::int64_t>::max();
  if (value <= most) return static_cast<std::int64_t>(value);
  return BigInteger{std::to_string(value)};
}

std::optional<int> compareWholes(const Cell& left, const Cell& right) {
  const auto* a = std::get_if<std::int64_t>(&left);
  const auto* b = std::get_if<std::int64_t>(&right);
  if (a != nullptr && b != nullptr) return *a < *b ? -1 : *a > *b ? 1 : 0;
  const auto* bigA = std::get_if<BigInteger>(&left);
  const auto* bigB = std::get_if<BigInteger>(&right);
  if ((a == nullptr && bigA == nullptr) || (b == nullptr && bigB == nullptr)) return std::nullopt;
  return compareDigits(bigA != nullptr ? bigA->digits : std::to_string(*a),
                       bigB != nullptr ? bigB->digits : std::to_string(*b));
}

} // namespace aisemble
