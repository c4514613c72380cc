// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Finds the cells of a view that contain a text, and turns cells into the text of a clipboard.

#include "ui/data/data_view.h"

#include <QString>

#include <cstdint>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

namespace aisemble::ui {

/// Looks for one text, whatever its case, in many cells.
class CellFinder {
 public:
  explicit CellFinder(const QString& needle);
  [[nodiscard]] bool isIn(const Cell& cell) const;

 private:
  [[nodiscard]] bool isInBytes(std::string_view text) const;

  QString m_needle;
  std::string m_folded; ///< lower case; empty: the needle is not ASCII
};

struct CellPlace {
  std::uint32_t row = 0;
  std::uint32_t column = 0;
  bool operator==(const CellPlace&) const = default;
};

inline constexpr std::size_t kMostFound = 1'000'000;

/// Row by row, at most kMostFound; absent: stopped.
[[nodiscard]] std::optional<std::vector<CellPlace>> findCells(const DataView& view, const QString& needle,
                                                              const std::stop_token& stop);

/// Cells of these rows and columns as spreadsheets paste them: tabs between, lines ended by "\n", quotes where a value
/// holds either. `withNames`: the columns' names first.
[[nodiscard]] QString tabSeparated(const DataView& view, const std::vector<std::uint32_t>& rows,
                                   const std::vector<std::uint32_t>& columns, bool withNames);

} // namespace aisemble::ui
