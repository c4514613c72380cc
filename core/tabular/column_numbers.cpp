// SPDX-License-Identifier: Apache-2.0
#include "core/tabular/column_numbers.h"

#include "core/engine/big_integer.h"

#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <optional>
#include <string>

namespace aisemble::tabular {
namespace {

std::string shown(const Cell& cell) {
  if (const auto* text = std::get_if<std::string>(&cell)) return fmt::format("'{}'", text->substr(0, 40));
  return "a list or an object";
}

tl::unexpected<Error> unfit(const TypedColumn& column, AggregateFunction function, std::size_t row) {
  return fail(ErrorCode::InvalidArgument,
              fmt::format("options.agg_funcs: {} needs numbers, but column '{}' holds {} in row {}. Use count, first, "
                          "last, nunique or size, or another column.",
                          aggregateFunctionName(function), column.name, shown(column.cell(row)), row + 1));
}

/// Absent: more than 128 bits.
std::optional<Int128> wideFrom(std::string_view digits) {
  const bool isNegative = digits.starts_with('-');
  Int128 out = 0; // downwards, where there is one number more
  for (const char digit : digits.substr(isNegative ? 1 : 0))
    if (__builtin_mul_overflow(out, 10, &out) || __builtin_sub_overflow(out, digit - '0', &out)) return std::nullopt;
  if (!isNegative && __builtin_sub_overflow(Int128{0}, out, &out)) return std::nullopt;
  return out;
}

/// Empty: one of them has more than 128 bits.
std::vector<Int128> widesOf(const TypedColumn& column, const Numbers& numbers) {
  std::vector<Int128> out(column.rows);
  for (std::size_t row = 0; row < column.rows; ++row) {
    out[row] = numbers.ints[row];
    const auto* big = std::get_if<BigInteger>(&column.cells[row]);
    if (big == nullptr) continue;
    const std::optional<Int128> wide = wideFrom(big->digits);
    if (!wide) return {};
    out[row] = *wide;
  }
  return out;
}

Numbers numbersOfUnsigned(const TypedColumn& column) {
  Numbers out;
  out.reals.assign(column.unsignedInts.begin(), column.unsignedInts.end());
  out.wides.assign(column.unsignedInts.begin(), column.unsignedInts.end());
  out.realData = out.reals.data();
  out.isWhole = true;
  return out;
}

/// Numbers and flags can be computed with, nothing else.
Result<Numbers> numbersOfMixed(const TypedColumn& column, AggregateFunction function) {
  Numbers out;
  out.isWhole = true;
  out.ints.resize(column.rows);
  out.reals.resize(column.rows);
  out.valid.resize(column.rows);
  for (std::size_t row = 0; row < column.rows; ++row) {
    if (column.isMissing(row)) continue;
    if (!column.texts.empty()) return unfit(column, function, row);
    const Cell& cell = column.cells[row];
    out.valid[row] = 1;
    if (const auto* real = std::get_if<double>(&cell)) {
      out.isWhole = false;
      out.reals[row] = *real;
      continue;
    }
    if (const auto* big = std::get_if<BigInteger>(&cell)) {
      out.hasBig = true;
      out.reals[row] = numberOf(*big);
      continue;
    }
    if (const auto* flag = std::get_if<bool>(&cell))
      out.ints[row] = *flag ? 1 : 0;
    else if (const auto* whole = std::get_if<std::int64_t>(&cell))
      out.ints[row] = *whole;
    else
      return unfit(column, function, row);
    out.reals[row] = static_cast<double>(out.ints[row]);
  }
  out.validData = out.valid.data();
  if (out.isWhole && !out.hasBig)
    out.intData = out.ints.data();
  else
    out.realData = out.reals.data();
  if (out.isWhole && out.hasBig) out.wides = widesOf(column, out);
  return out;
}

} // namespace

Result<Numbers> numbersOf(const TypedColumn& column, AggregateFunction function) {
  Numbers out;
  switch (column.type) {
  case ColumnType::Int64:
    out.intData = column.ints.data();
    out.isWhole = true;
    break;
  case ColumnType::UInt64:
    return numbersOfUnsigned(column);
  case ColumnType::Float64:
    out.realData = column.reals.data();
    if (column.missing > 0) out.validData = column.valid.data();
    break;
  case ColumnType::Bool:
    out.ints.assign(column.flags.begin(), column.flags.end());
    out.intData = out.ints.data();
    out.isWhole = true;
    break;
  case ColumnType::Object:
    return numbersOfMixed(column, function);
  }
  return out;
}

Cell wideCell(Int128 value) {
  if (value >= std::numeric_limits<std::int64_t>::min() && value <= std::numeric_limits<std::int64_t>::max())
    return static_cast<std::int64_t>(value);
  const bool isNegative = value < 0;
  std::string digits;
  for (; value != 0; value /= 10) {
    const auto digit = static_cast<int>(value % 10); // of the sign of the value
    digits += static_cast<char>('0' + (isNegative ? -digit : digit));
  }
  if (isNegative) digits += '-';
  std::reverse(digits.begin(), digits.end());
  return BigInteger{std::move(digits)};
}

bool isTrue(const TypedColumn& column, std::size_t row) {
  switch (column.type) {
  case ColumnType::Int64:
    return column.ints[row] != 0;
  case ColumnType::UInt64:
    return column.unsignedInts[row] != 0;
  case ColumnType::Float64:
    return column.reals[row] != 0;
  case ColumnType::Bool:
    return column.flags[row] != 0;
  case ColumnType::Object:
    break;
  }
  if (!column.texts.empty()) return !column.texts[row].empty();
  const Cell& cell = column.cells[row];
  if (const auto* flag = std::get_if<bool>(&cell)) return *flag;
  if (const auto* whole = std::get_if<std::int64_t>(&cell)) return *whole != 0;
  if (const auto* real = std::get_if<double>(&cell)) return *real != 0;
  if (const auto* text = std::get_if<std::string>(&cell)) return !text->empty();
  if (const auto* nested = std::get_if<NestedJson>(&cell)) return nested->text != "[]" && nested->text != "{}";
  return true; // a BigInteger is not zero
}

} // namespace aisemble::tabular
