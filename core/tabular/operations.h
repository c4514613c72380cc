// SPDX-License-Identifier: Apache-2.0
#pragma once
// What the engine does with a frame. All functions stop soon after their workers are stopped; their answer then counts
// for nothing. Errors: InvalidArgument naming the column and those that exist, TooLarge naming both numbers.

#include "core/base/result.h"
#include "core/engine/data_types.h"
#include "core/tabular/frame.h"
#include "core/tabular/workers.h"

#include <string>
#include <vector>

namespace aisemble::tabular {

/// What a result's table may hold: as many cells as its readers accept (core/wire).
inline constexpr std::size_t kMaxResultCells = 10'000'000;
/// Columns that are all compared with each other.
inline constexpr std::size_t kMaxCorrelatedColumns = 1000;
/// Of one request.
inline constexpr std::size_t kMaxAggregations = 4096;
inline constexpr std::size_t kMaxKeys = 256;
/// From here on threads pay.
inline constexpr std::size_t kLargeCells = 200'000;

[[nodiscard]] Result<TableAnalysis> analyze(const Frame& frame, const DataAnalyzeOptions& options,
                                            const Workers& workers);

/// Appends to `notes` what a reader of the result should know.
[[nodiscard]] Result<Table> transform(const Frame& frame, const TransformOptions& options, const Workers& workers,
                                      std::vector<std::string>& notes);

/// The group's keys, then one column an aggregation, rows in order of the keys; rows with a missing key take no part.
/// A column that is aggregated once keeps its name, otherwise it becomes "column_function". Without keys: one row; or,
/// where a column is aggregated several times, one row a function in order of first mention, two where a column has it
/// twice (pandas.DataFrame.agg). Of every column: those that do not have a function are left out.
[[nodiscard]] Result<Table> aggregate(const Frame& frame, const AggregateOptions& options, const Workers& workers,
                                      std::vector<std::string>& notes);

/// The columns that an operation reads; absent: all. For readers that can leave the others out.
[[nodiscard]] std::optional<std::vector<std::string>> columnsRead(DataOperation operation, const DataOptions& options);

} // namespace aisemble::tabular
