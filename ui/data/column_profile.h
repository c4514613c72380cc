// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What the header of a column tells at a glance: its kind, how many values are missing or distinct, their distribution.

#include "ui/data/data_view.h"

#include <QString>

#include <cstddef>
#include <optional>
#include <stop_token>
#include <utility>
#include <vector>

namespace aisemble::ui {

enum class ColumnKind { Empty, Whole, Real, Flag, Text, Nested, Mixed };

inline constexpr std::size_t kProfileBins = 24; ///< about; of whole numbers, as many as fit their values
inline constexpr std::size_t kProfileTop = 8;
/// Looking at a stop token costs as much as a row.
inline constexpr std::size_t kRowsBetweenStops = 65'536;

struct ColumnProfile {
  ColumnKind kind = ColumnKind::Empty;
  std::size_t rows = 0;
  std::size_t missing = 0;
  std::size_t unique = 0; ///< distinct values that are not missing
  double low = 0;         ///< of a column of numbers
  double high = 0;
  std::vector<std::size_t> bins;                    ///< of numbers: what each strip of [low, high] counts
  std::vector<std::pair<QString, std::size_t>> top; ///< of others: the most frequent values, each on one line
  [[nodiscard]] bool isNumeric() const { return kind == ColumnKind::Whole || kind == ColumnKind::Real; }
};

/// The kind that all values of a column share.
[[nodiscard]] ColumnKind kindOf(const DataView& view, std::size_t column);
[[nodiscard]] QString kindText(ColumnKind kind);

[[nodiscard]] ColumnProfile profileOf(const DataView& view, std::size_t column, const std::stop_token& stop);
/// Of every column; absent: stopped.
[[nodiscard]] std::optional<std::vector<ColumnProfile>> profilesOf(const DataView& view, const std::stop_token& stop);
/// One line for tool tips and screen readers.
[[nodiscard]] QString profileText(const ColumnProfile& profile);

} // namespace aisemble::ui
