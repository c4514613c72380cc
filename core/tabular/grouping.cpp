// SPDX-License-Identifier: Apache-2.0
#include "core/tabular/grouping.h"

#include "core/engine/big_integer.h"
#include "core/tabular/hash_codes_p.h"

#include <fmt/format.h>

#define XXH_INLINE_ALL
#include <xxhash.h>

#include <algorithm>
#include <bit>
#include <cmath>
#include <numeric>
#include <optional>

namespace aisemble::tabular {
namespace {

struct HashText {
  std::uint64_t operator()(std::string_view text) const { return XXH3_64bits(text.data(), text.size()); }
};

/// A value of a mixed column: kinds in the order of the groups. A whole number beyond 64 bits has its digits in `text`
/// and in `bits` its double.
struct AnyKey {
  enum class Kind : std::uint8_t { Whole, Real, Big, Text, Nested } kind = Kind::Whole;
  std::uint64_t bits = 0;
  std::string_view text;
  bool operator==(const AnyKey&) const = default;
  [[nodiscard]] long double number() const {
    return kind == Kind::Whole ? static_cast<long double>(static_cast<std::int64_t>(bits))
                               : std::bit_cast<double>(bits);
  }
};

/// Those that are doubles are the keys of these: 2**64 == 2.0**64.
AnyKey keyOfBig(const BigInteger& value) {
  const double number = numberOf(value);
  const auto bits = std::bit_cast<std::uint64_t>(number);
  if (fmt::format("{:.0f}", number) == value.digits) return {AnyKey::Kind::Real, bits, {}};
  return {AnyKey::Kind::Big, bits, value.digits};
}

/// Of numbers. What rounds to the same double is compared digit by digit.
bool isSmaller(const AnyKey& a, const AnyKey& b) {
  if (a.number() != b.number()) return a.number() < b.number();
  if (a.kind != AnyKey::Kind::Big && b.kind != AnyKey::Kind::Big) return false;
  const auto exact = [](const AnyKey& key) {
    return BigInteger{key.kind == AnyKey::Kind::Big ? std::string(key.text) : fmt::format("{:.0f}", key.number())};
  };
  return compareWholes(exact(a), exact(b)) < 0;
}

struct HashAny {
  std::uint64_t operator()(const AnyKey& key) const {
    return key.kind >= AnyKey::Kind::Text ? HashText()(key.text) + static_cast<std::uint64_t>(key.kind)
                                          : HashNumber()(key.bits);
  }
};

/// Equal numbers are equal keys, whatever their type, as in Python: True == 1 == 1.0.
std::optional<AnyKey> keyOf(const Cell& cell) {
  using Kind = AnyKey::Kind;
  if (const auto* flag = std::get_if<bool>(&cell)) return AnyKey{Kind::Whole, *flag ? 1U : 0U, {}};
  if (const auto* whole = std::get_if<std::int64_t>(&cell))
    return AnyKey{Kind::Whole, static_cast<std::uint64_t>(*whole), {}};
  if (const auto* real = std::get_if<double>(&cell)) {
    if (std::trunc(*real) == *real && std::abs(*real) < 9.2e18)
      return AnyKey{Kind::Whole, static_cast<std::uint64_t>(static_cast<std::int64_t>(*real)), {}};
    return AnyKey{Kind::Real, std::bit_cast<std::uint64_t>(*real), {}};
  }
  if (const auto* text = std::get_if<std::string>(&cell)) return AnyKey{Kind::Text, 0, *text};
  if (const auto* big = std::get_if<BigInteger>(&cell)) return keyOfBig(*big);
  if (const auto* nested = std::get_if<NestedJson>(&cell)) return AnyKey{Kind::Nested, 0, nested->text};
  return std::nullopt;
}

bool isBefore(const AnyKey& a, const AnyKey& b) {
  const bool isText = a.kind >= AnyKey::Kind::Text;
  if (isText != (b.kind >= AnyKey::Kind::Text)) return !isText;
  if (!isText) return isSmaller(a, b);
  return a.kind != b.kind ? a.kind < b.kind : a.text < b.text;
}

/// Renumbers codes of first appearance into the order of their values.
template <class Values, class Before>
void sortCodes(Groups& groups, const Values& values, const std::vector<std::uint32_t>& firstRows,
               const Before& before) {
  groups.count = values.size();
  std::vector<std::uint32_t> order(values.size());
  std::iota(order.begin(), order.end(), 0);
  std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) { return before(values[a], values[b]); });
  std::vector<std::uint32_t> rank(order.size());
  groups.firstRow.resize(order.size());
  for (std::uint32_t i = 0; i < order.size(); ++i) {
    rank[order[i]] = i;
    groups.firstRow[i] = firstRows[order[i]];
  }
  for (std::uint32_t& code : groups.ofRow)
    if (code != kNoGroup) code = rank[code];
}

/// `valueOf(row)` gives an optional: absent is missing.
template <class Value, class Hash, class ValueOf, class Before = std::less<Value>>
Groups hashed(std::size_t rows, const ValueOf& valueOf, const Before& before = {}) {
  Groups out;
  out.ofRow.resize(rows);
  HashCodes<Value, Hash> codes;
  for (std::size_t row = 0; row < rows; ++row) {
    const std::optional<Value> value = valueOf(row);
    out.ofRow[row] = value ? codes.code(*value, row) : kNoGroup;
  }
  sortCodes(out, codes.values(), codes.rows(), before);
  return out;
}

/// Whole numbers of a small range are their own codes, in order; those that do not occur are closed up afterwards.
/// `valueOf(row)` is below `range`, or `range` for missing.
template <class ValueOf>
Groups counted(std::size_t rows, std::size_t range, const ValueOf& valueOf) {
  Groups out;
  std::vector<std::uint32_t> first(range + 1, kNoGroup);
  out.ofRow.resize(rows);
  for (std::size_t row = 0; row < rows; ++row) {
    const std::size_t value = valueOf(row);
    if (first[value] == kNoGroup) first[value] = static_cast<std::uint32_t>(row);
    out.ofRow[row] = static_cast<std::uint32_t>(value);
  }
  std::vector<std::uint32_t> rank(range + 1, kNoGroup);
  for (std::size_t value = 0; value < range; ++value) {
    if (first[value] == kNoGroup) continue;
    rank[value] = static_cast<std::uint32_t>(out.count++);
    out.firstRow.push_back(first[value]);
  }
  for (std::uint32_t& code : out.ofRow)
    code = rank[code];
  return out;
}

/// A table of this many entries is cheaper than hashing.
std::size_t smallRange(std::size_t rows) {
  return rows * 2 + 1024;
}

Groups codesOfInts(const std::vector<std::int64_t>& values) {
  if (!values.empty()) {
    const auto [low, high] = std::minmax_element(values.begin(), values.end());
    const std::uint64_t range = static_cast<std::uint64_t>(*high) - static_cast<std::uint64_t>(*low);
    if (range < smallRange(values.size()))
      return counted(values.size(), range + 1, [&, base = static_cast<std::uint64_t>(*low)](std::size_t row) {
        return static_cast<std::uint64_t>(values[row]) - base;
      });
  }
  return hashed<std::uint64_t, HashNumber>(
      values.size(), [&](std::size_t row) { return std::optional(static_cast<std::uint64_t>(values[row])); },
      [](std::uint64_t a, std::uint64_t b) { return static_cast<std::int64_t>(a) < static_cast<std::int64_t>(b); });
}

} // namespace

Groups codesOf(const TypedColumn& column) {
  switch (column.type) {
  case ColumnType::Int64:
    return codesOfInts(column.ints);
  case ColumnType::UInt64:
    return hashed<std::uint64_t, HashNumber>(column.rows,
                                             [&](std::size_t row) { return std::optional(column.unsignedInts[row]); });
  case ColumnType::Bool:
    return counted(column.rows, 2, [&](std::size_t row) { return std::size_t{column.flags[row]}; });
  case ColumnType::Float64:
    return hashed<std::uint64_t, HashNumber>(
        column.rows,
        [&](std::size_t row) -> std::optional<std::uint64_t> {
          if (column.isMissing(row)) return std::nullopt;
          return std::bit_cast<std::uint64_t>(column.reals[row] == 0 ? 0.0 : column.reals[row]); // -0 equals 0
        },
        [](std::uint64_t a, std::uint64_t b) { return std::bit_cast<double>(a) < std::bit_cast<double>(b); });
  case ColumnType::Object:
    break;
  }
  if (column.isText)
    return hashed<std::string_view, HashText>(column.rows, [&](std::size_t row) -> std::optional<std::string_view> {
      const std::string_view text = column.text(row);
      return text.data() == nullptr ? std::nullopt : std::optional(text);
    });
  return hashed<AnyKey, HashAny>(
      column.rows, [&](std::size_t row) { return keyOf(column.cells[row]); }, isBefore);
}

Groups groupBy(const std::vector<const TypedColumn*>& keys, const std::stop_token& stop) {
  Groups out = codesOf(*keys.front());
  for (std::size_t i = 1; i < keys.size() && !stop.stop_requested(); ++i) {
    const Groups next = codesOf(*keys[i]);
    const std::size_t rows = out.ofRow.size();
    const std::uint64_t width = next.count;
    // Numbers of sorted codes, put together, sort like the keys; both factors are below 2^32.
    const auto pair = [&](std::size_t row) { return out.ofRow[row] * width + next.ofRow[row]; };
    const auto isMissing = [&](std::size_t row) { return out.ofRow[row] == kNoGroup || next.ofRow[row] == kNoGroup; };
    const std::uint64_t range = out.count * width;
    if (range < smallRange(rows))
      out = counted(rows, range, [&](std::size_t row) { return isMissing(row) ? range : pair(row); });
    else
      out = hashed<std::uint64_t, HashNumber>(rows, [&](std::size_t row) {
        return isMissing(row) ? std::nullopt : std::optional<std::uint64_t>(pair(row));
      });
  }
  return out;
}

} // namespace aisemble::tabular
