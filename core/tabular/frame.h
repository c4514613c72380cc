// SPDX-License-Identifier: Apache-2.0
#pragma once
// A table as columns of one type each, as pandas would type them: what all operations compute on.

#include "core/engine/data_types.h"

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace aisemble::tabular {

enum class ColumnType { Int64, UInt64, Float64, Bool, Object };

/// pandas' name: "int64", "uint64", "float64", "bool", "object".
[[nodiscard]] std::string_view columnTypeName(ColumnType type);

/// Only the storage of its type is filled; each has `rows` items.
struct TypedColumn {
  std::string name;
  ColumnType type = ColumnType::Object;
  std::size_t rows = 0;
  std::size_t missing = 0;
  std::vector<std::uint8_t> valid;         ///< Float64: 1 where there is a value; empty: everywhere
  std::vector<std::int64_t> ints;          ///< Int64
  std::vector<std::uint64_t> unsignedInts; ///< UInt64
  std::vector<double> reals;               ///< Float64; 0 where missing, as pandas sums
  std::vector<std::uint8_t> flags;         ///< Bool
  /// Object: cells of any kind, or texts alone (a null data() is a missing one). They point into Frame::owner.
  std::span<const Cell> cells;
  std::vector<std::string_view> texts;
  bool isText = false; ///< Object: every value is a text

  [[nodiscard]] bool isNumeric() const { return type != ColumnType::Bool && type != ColumnType::Object; }
  [[nodiscard]] bool isMissing(std::size_t row) const;
  /// The value as a result's cell.
  [[nodiscard]] Cell cell(std::size_t row) const;
  /// Object and isText only; a null data() is missing.
  [[nodiscard]] std::string_view text(std::size_t row) const {
    if (!texts.empty()) return texts[row];
    const auto* value = std::get_if<std::string>(&cells[row]);
    return value != nullptr ? std::string_view(*value) : std::string_view();
  }
};

struct Frame {
  std::vector<TypedColumn> columns; ///< with distinct names; do not change once indexed
  std::size_t rows = 0;
  std::vector<std::shared_ptr<const void>> owner; ///< what texts and cells point into
  std::vector<std::string> notes;                 ///< what reading had to decide

  /// Makes find() quick; called by those who make frames.
  void indexColumns();
  /// nullptr: there is none of that name.
  [[nodiscard]] const TypedColumn* find(std::string_view name) const;
  /// "'a', 'b' and 3 more", for messages.
  [[nodiscard]] std::string columnNames() const;

 private:
  std::unordered_map<std::string, std::size_t> m_index;
};

/// pandas' types of a table's columns: whole numbers beside missing ones become float64; mixtures are object, and so
/// are whole numbers over 64 bits, or over 63 beside negative ones.
[[nodiscard]] Frame frameOf(std::shared_ptr<const Table> table);

} // namespace aisemble::tabular
