// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// A table as the Data panel shows it: columns that are shared with the table they come from, and an order of rows. So
// filtering, sorting, renaming and choosing columns copy no cells.

#include "core/engine/data_types.h"

#include <QString>

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace aisemble::ui {

struct ViewColumn {
  std::string name;
  std::shared_ptr<const std::vector<Cell>> cells; ///< of the whole table, whatever rows are shown
};

/// A value; copies are cheap. Never changed once it is shown, so any thread may read it.
struct DataView {
  std::vector<ViewColumn> columns;
  std::shared_ptr<const std::vector<std::uint32_t>> order; ///< rows of the cells; null: all, as they stand
  std::size_t rows = 0;
  std::shared_ptr<const Table> whole; ///< the same as one table; null where there is none without copying

  [[nodiscard]] std::size_t sourceRow(std::size_t row) const { return order ? (*order)[row] : row; }
  [[nodiscard]] const Cell& at(std::size_t row, std::size_t column) const {
    return (*columns[column].cells)[sourceRow(row)];
  }
  /// Absent: there is no column of that name.
  [[nodiscard]] std::optional<std::size_t> find(const std::string& name) const;
  [[nodiscard]] bool isEmpty() const { return columns.empty(); }
};

[[nodiscard]] DataView viewOf(std::shared_ptr<const Table> table);
/// The view as one table: `whole` where there is one, else a copy.
[[nodiscard]] std::shared_ptr<const Table> tableOf(const DataView& view);

/// The number in a cell; a bool or a text is none.
[[nodiscard]] std::optional<double> numberIn(const Cell& cell);
[[nodiscard]] bool isMissing(const Cell& cell);
/// As files and the clipboard hold it; empty for a missing value.
[[nodiscard]] std::string cellText(const Cell& cell);
/// The shortest digits that bring the number back.
[[nodiscard]] std::string numberText(double value);
/// For people: grouped digits of the locale, six significant ones.
[[nodiscard]] QString readableNumber(double value);
/// With so many decimals; what they round to nothing is 0, not less.
[[nodiscard]] QString fixedNumber(double value, int decimals);

/// A text on one line: a mark for a line's end, a space for a tab; what is longer than `longest` ends in "…".
[[nodiscard]] QString oneLine(QString text, qsizetype longest);

/// Sorts as people expect: numbers, then flags, then texts; missing values last whatever the direction.
[[nodiscard]] int compareCells(const Cell& left, const Cell& right);

} // namespace aisemble::ui
