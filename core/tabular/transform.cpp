// SPDX-License-Identifier: Apache-2.0
#include "core/tabular/operations.h"
#include "core/tabular/statistics.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <unordered_set>

namespace aisemble::tabular {
namespace {

/// How a column of numbers is scaled: (x - mean) / deviation.
struct Scaling {
  bool isUsed = false;
  double mean = 0;
  double deviation = 1;
  [[nodiscard]] double of(double value) const { return (value - mean) / deviation; }
};

double numberAt(const TypedColumn& column, std::size_t row) {
  if (column.type == ColumnType::Int64) return static_cast<double>(column.ints[row]);
  if (column.type == ColumnType::UInt64) return static_cast<double>(column.unsignedInts[row]);
  return column.reals[row];
}

bool isMissingAfter(const TypedColumn& column, const Scaling& scaling, std::size_t row) {
  if (column.isMissing(row)) return true;
  return scaling.isUsed && !std::isfinite(scaling.of(numberAt(column, row)));
}

Result<std::vector<std::size_t>> selectedColumns(const Frame& frame, const TransformOptions& options) {
  std::vector<std::size_t> out;
  if (!options.columns) {
    for (std::size_t i = 0; i < frame.columns.size(); ++i)
      out.push_back(i);
    return out;
  }
  if (options.columns->empty())
    return fail(ErrorCode::InvalidArgument,
                "options.columns: must name at least one column; leave it out to keep all.");
  std::unordered_set<std::string_view> seen;
  for (const std::string& name : *options.columns) {
    const TypedColumn* column = frame.find(name);
    if (column == nullptr)
      return fail(ErrorCode::InvalidArgument, fmt::format("options.columns: there is no column '{}'. The table has {}.",
                                                          name.substr(0, 100), frame.columnNames()));
    if (seen.insert(name).second) out.push_back(static_cast<std::size_t>(column - frame.columns.data()));
  }
  return out;
}

std::vector<Scaling> scalingsOf(const Frame& frame, const Workers& workers, std::vector<std::string>& notes) {
  std::vector<Scaling> out(frame.columns.size());
  workers.each(frame.columns.size(), frame.columns.size() * frame.rows >= kLargeCells, [&](std::size_t i) {
    if (!frame.columns[i].isNumeric()) return;
    const Moments moments = momentsOf(frame.columns[i]);
    out[i] = {true, moments.mean, moments.deviation};
  });
  for (std::size_t i = 0; i < out.size(); ++i)
    if (out[i].isUsed && frame.rows > 0 && !(out[i].deviation > 0 && std::isfinite(out[i].deviation)))
      notes.push_back(fmt::format("Column '{}' has no finite spread above zero: normalised, its values are missing.",
                                  frame.columns[i].name));
  return out;
}

/// Rows that stay; empty when all do.
std::vector<std::uint32_t> keptRows(const Frame& frame, const std::vector<Scaling>& scalings, const Workers& workers,
                                    bool& isAll) {
  std::vector<std::uint8_t> drop(frame.rows, 0);
  isAll = true;
  for (std::size_t i = 0; i < frame.columns.size() && !workers.isStopped(); ++i) {
    const TypedColumn& column = frame.columns[i];
    if (column.missing == 0 && !scalings[i].isUsed) continue;
    for (std::size_t row = 0; row < frame.rows; ++row)
      if (isMissingAfter(column, scalings[i], row)) {
        drop[row] = 1;
        isAll = false;
      }
  }
  std::vector<std::uint32_t> out;
  if (isAll) return out;
  for (std::size_t row = 0; row < frame.rows; ++row)
    if (drop[row] == 0) out.push_back(static_cast<std::uint32_t>(row));
  return out;
}

std::vector<Cell> cellsOf(const TypedColumn& column, const Scaling& scaling, std::size_t rows,
                          const std::vector<std::uint32_t>* kept) {
  std::vector<Cell> out;
  out.reserve(rows);
  for (std::size_t i = 0; i < rows; ++i) {
    const std::size_t row = kept != nullptr ? (*kept)[i] : i;
    if (!scaling.isUsed) {
      out.push_back(column.cell(row));
      continue;
    }
    const double scaled = scaling.of(numberAt(column, row));
    if (column.isMissing(row) || !std::isfinite(scaled))
      out.emplace_back();
    else
      out.emplace_back(scaled);
  }
  return out;
}

} // namespace

Result<Table> transform(const Frame& frame, const TransformOptions& options, const Workers& workers,
                        std::vector<std::string>& notes) {
  Result<std::vector<std::size_t>> selected = selectedColumns(frame, options);
  if (!selected) return fail(std::move(selected.error()));
  std::vector<Scaling> scalings(frame.columns.size());
  if (options.normalize) scalings = scalingsOf(frame, workers, notes);
  bool isAll = true;
  std::vector<std::uint32_t> kept;
  if (options.dropMissing) kept = keptRows(frame, scalings, workers, isAll);
  const std::size_t rows = isAll ? frame.rows : kept.size();
  if (rows > 0 && selected->size() > kMaxResultCells / rows)
    return fail(ErrorCode::TooLarge,
                fmt::format("The result would have {} columns of {} rows; a result holds at most {} cells. Select "
                            "columns or split the file.",
                            selected->size(), rows, kMaxResultCells));
  Table out;
  out.columns.resize(selected->size());
  workers.each(selected->size(), selected->size() * rows >= kLargeCells, [&](std::size_t i) {
    const std::size_t column = (*selected)[i];
    out.columns[i] = {frame.columns[column].name,
                      cellsOf(frame.columns[column], scalings[column], rows, isAll ? nullptr : &kept)};
  });
  if (options.dropMissing && rows == 0 && frame.rows > 0)
    notes.emplace_back("Every row has a missing value, so drop_na left none.");
  return out;
}

} // namespace aisemble::tabular
