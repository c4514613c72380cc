// SPDX-License-Identifier: Apache-2.0
#include "core/tabular/frame.h"

#include "core/engine/big_integer.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <numeric>

namespace aisemble::tabular {
namespace {

constexpr std::int64_t kExactInDouble = std::int64_t{1} << 53;

/// How often each alternative of Cell stands in a column.
using KindCounts = std::array<std::size_t, std::variant_size_v<Cell>>;
constexpr std::size_t kMissing = 0;
constexpr std::size_t kFlag = 1;
constexpr std::size_t kWhole = 2;
constexpr std::size_t kReal = 3;
constexpr std::size_t kText = 4;
constexpr std::size_t kBig = 6;
static_assert(std::is_same_v<std::variant_alternative_t<kBig, Cell>, BigInteger>);

/// Of a column with whole numbers that std::int64_t does not hold.
ColumnType typeOfBig(const std::vector<Cell>& cells, const KindCounts& kinds) {
  const std::size_t wholes = kinds[kWhole] + kinds[kBig];
  if (kinds[kMissing] + kinds[kReal] + wholes < cells.size()) return ColumnType::Object;
  for (const Cell& cell : cells) {
    const auto* big = std::get_if<BigInteger>(&cell);
    const auto* whole = std::get_if<std::int64_t>(&cell);
    if ((big != nullptr && !unsignedOf(*big)) || (whole != nullptr && *whole < 0)) return ColumnType::Object;
  }
  return wholes == cells.size() ? ColumnType::UInt64 : ColumnType::Float64;
}

ColumnType typeOf(const Column& column, const KindCounts& kinds) {
  const std::size_t rows = column.cells.size();
  if (rows == 0) return ColumnType::Float64; // pandas 1.5 of an empty list
  const std::size_t values = rows - kinds[kMissing];
  if (values == 0) return column.isReal ? ColumnType::Float64 : ColumnType::Object;
  if (kinds[kBig] > 0) return typeOfBig(column.cells, kinds);
  if (kinds[kWhole] == rows) return ColumnType::Int64;
  if (kinds[kWhole] + kinds[kReal] == values) return ColumnType::Float64;
  if (kinds[kFlag] == rows) return ColumnType::Bool;
  return ColumnType::Object;
}

void fillReals(TypedColumn& out, const std::vector<Cell>& cells, std::vector<std::string>& notes) {
  bool isRounded = false;
  out.reals.resize(cells.size());
  if (out.missing > 0) out.valid.assign(cells.size(), 1);
  for (std::size_t row = 0; row < cells.size(); ++row) {
    if (const auto* real = std::get_if<double>(&cells[row])) {
      out.reals[row] = *real;
    } else if (const auto* whole = std::get_if<std::int64_t>(&cells[row])) {
      isRounded = isRounded || *whole > kExactInDouble || *whole < -kExactInDouble;
      out.reals[row] = static_cast<double>(*whole);
    } else if (const auto* big = std::get_if<BigInteger>(&cells[row])) {
      isRounded = true;
      out.reals[row] = numberOf(*big);
    } else {
      out.valid[row] = 0;
    }
  }
  if (isRounded)
    notes.push_back(fmt::format("Column '{}' has whole numbers over 2^53 beside missing values or fractions; as "
                                "float64 they are rounded.",
                                out.name));
}

TypedColumn typedColumn(const Column& column, std::vector<std::string>& notes) {
  TypedColumn out;
  out.name = column.name;
  out.rows = column.cells.size();
  KindCounts kinds{};
  for (const Cell& cell : column.cells)
    ++kinds[cell.index()];
  out.missing = kinds[kMissing];
  out.type = typeOf(column, kinds);
  switch (out.type) {
  case ColumnType::Int64:
    out.ints.resize(out.rows);
    for (std::size_t row = 0; row < out.rows; ++row)
      out.ints[row] = *std::get_if<std::int64_t>(&column.cells[row]);
    break;
  case ColumnType::UInt64:
    out.unsignedInts.reserve(out.rows);
    for (const Cell& cell : column.cells) {
      const auto* whole = std::get_if<std::int64_t>(&cell);
      out.unsignedInts.push_back(whole != nullptr ? static_cast<std::uint64_t>(*whole)
                                                  : unsignedOf(std::get<BigInteger>(cell)).value_or(0));
    }
    break;
  case ColumnType::Float64:
    fillReals(out, column.cells, notes);
    break;
  case ColumnType::Bool:
    out.flags.resize(out.rows);
    for (std::size_t row = 0; row < out.rows; ++row)
      out.flags[row] = *std::get_if<bool>(&column.cells[row]) ? 1 : 0;
    break;
  case ColumnType::Object:
    out.cells = column.cells;
    out.isText = kinds[kText] + kinds[kMissing] == out.rows;
    break;
  }
  return out;
}

} // namespace

std::string_view columnTypeName(ColumnType type) {
  static constexpr std::array<std::string_view, 5> names{"int64", "uint64", "float64", "bool", "object"};
  return names[static_cast<std::size_t>(type)];
}

bool TypedColumn::isMissing(std::size_t row) const {
  if (missing == 0) return false;
  if (type == ColumnType::Float64) return valid[row] == 0;
  if (type != ColumnType::Object) return false;
  return texts.empty() ? std::holds_alternative<std::monostate>(cells[row]) : texts[row].data() == nullptr;
}

Cell TypedColumn::cell(std::size_t row) const {
  switch (type) {
  case ColumnType::Int64:
    return ints[row];
  case ColumnType::UInt64:
    return wholeCell(unsignedInts[row]);
  case ColumnType::Float64:
    if (isMissing(row)) return std::monostate{};
    return reals[row];
  case ColumnType::Bool:
    return flags[row] != 0;
  case ColumnType::Object:
    break;
  }
  if (texts.empty()) return cells[row];
  if (texts[row].data() == nullptr) return std::monostate{};
  return std::string(texts[row]);
}

void Frame::indexColumns() {
  m_index.clear();
  for (std::size_t i = 0; i < columns.size(); ++i)
    m_index.emplace(columns[i].name, i);
}

const TypedColumn* Frame::find(std::string_view name) const {
  const auto at = m_index.find(std::string(name));
  return at == m_index.end() ? nullptr : &columns[at->second];
}

std::string Frame::columnNames() const {
  constexpr std::size_t shown = 12;
  std::string out;
  for (std::size_t i = 0; i < std::min(columns.size(), shown); ++i)
    out += fmt::format("{}'{}'", i == 0 ? "" : ", ", columns[i].name.substr(0, 60));
  if (columns.size() > shown) out += fmt::format(" and {} more", columns.size() - shown);
  return out.empty() ? "none" : out;
}

Frame frameOf(std::shared_ptr<const Table> table) {
  Frame out;
  if (table == nullptr) return out;
  out.rows = table->rows();
  out.columns.reserve(table->columns.size());
  for (const Column& column : table->columns)
    out.columns.push_back(typedColumn(column, out.notes));
  out.owner.push_back(std::move(table));
  out.indexColumns();
  return out;
}

} // namespace aisemble::tabular
