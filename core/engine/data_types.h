// SPDX-License-Identifier: Apache-2.0
#pragma once
// What table work is asked for and what it answers. Plain values; JSON and CSV are other layers' business.

#include <array>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace aisemble {

enum class DataOperation { Analyze, Transform, Aggregate };

inline constexpr std::array kDataOperations{
    std::pair{DataOperation::Analyze, std::string_view("analyze")},
    std::pair{DataOperation::Transform, std::string_view("transform")},
    std::pair{DataOperation::Aggregate, std::string_view("aggregate")},
};

/// "analyze", "transform", "aggregate": the names of the API, the command and the metrics.
[[nodiscard]] constexpr std::string_view dataOperationName(DataOperation operation) {
  for (const auto& [value, name] : kDataOperations)
    if (value == operation) return name;
  return "unknown";
}
[[nodiscard]] constexpr std::optional<DataOperation> dataOperationFromName(std::string_view name) {
  for (const auto& [value, known] : kDataOperations)
    if (known == name) return value;
  return std::nullopt;
}

/// A list or an object inside a cell, as compact JSON text: carried through, never computed with.
struct NestedJson {
  std::string text;
  bool operator==(const NestedJson&) const = default;
};

/// A whole number that std::int64_t does not hold, as its decimal digits; a double holds its size.
struct BigInteger {
  std::string digits;
  bool operator==(const BigInteger&) const = default;
};

/// std::monostate is a missing value; a double is never NaN or infinite.
using Cell = std::variant<std::monostate, bool, std::int64_t, double, std::string, NestedJson, BigInteger>;

struct Column {
  std::string name;
  std::vector<Cell> cells;
  /// Of a column without any value: it is one of numbers. So pandas types what some records lack and the others have as
  /// null; a column of nulls alone is of no type.
  bool isReal = false;
  bool operator==(const Column&) const = default;
};

/// Columns of equal length with distinct names, in order.
struct Table {
  std::vector<Column> columns;
  std::size_t rowsWithoutColumns = 0; ///< records without any field; 0 where there are columns
  [[nodiscard]] std::size_t rows() const { return columns.empty() ? rowsWithoutColumns : columns.front().cells.size(); }
  bool operator==(const Table&) const = default;
};

/// A table in memory. Shared because tables are large and requests are copied; never changed. Equality is equality of
/// content.
struct SharedTable {
  std::shared_ptr<const Table> table;
  bool operator==(const SharedTable& other) const {
    return table == other.table || (table != nullptr && other.table != nullptr && *table == *other.table);
  }
};

/// Where the rows come from. A path (CSV, JSON, …) is read by the engine, on its thread.
using TableSource = std::variant<SharedTable, std::filesystem::path>;

enum class AggregateFunction {
  All,
  Any,
  Count,
  First,
  Idxmax,
  Idxmin,
  Last,
  Max,
  Mean,
  Median,
  Min,
  Nunique,
  Prod,
  Quantile,
  Sem,
  Size,
  Skew,
  Std,
  Sum,
  Var
};
inline constexpr std::array<std::string_view, 20> kAggregateFunctionNames{
    "all", "any",     "count", "first",    "idxmax", "idxmin", "last", "max", "mean", "median",
    "min", "nunique", "prod",  "quantile", "sem",    "size",   "skew", "std", "sum",  "var"};

[[nodiscard]] constexpr std::string_view aggregateFunctionName(AggregateFunction function) {
  return kAggregateFunctionNames[static_cast<std::size_t>(function)];
}
[[nodiscard]] constexpr std::optional<AggregateFunction> aggregateFunctionFromName(std::string_view name) {
  for (std::size_t i = 0; i < kAggregateFunctionNames.size(); ++i)
    if (kAggregateFunctionNames[i] == name) return static_cast<AggregateFunction>(i);
  return std::nullopt;
}

// Options, one struct an operation.

struct DataAnalyzeOptions {
  bool includeCorrelation = false; ///< Pearson correlation of the numeric columns
  bool operator==(const DataAnalyzeOptions&) const = default;
};
/// Applied in this order.
struct TransformOptions {
  bool normalize = false;                          ///< numeric columns to (x - mean) / sample standard deviation
  bool dropMissing = false;                        ///< rows with a missing value go
  std::optional<std::vector<std::string>> columns; ///< kept, in this order; absent: all
  bool operator==(const TransformOptions&) const = default;
};
struct Aggregation {
  std::string column;
  AggregateFunction function = AggregateFunction::Count;
  bool operator==(const Aggregation&) const = default;
};
struct AggregateOptions {
  std::vector<std::string> groupBy;      ///< empty: one group of all rows
  std::vector<Aggregation> aggregations; ///< empty: the size of each group
  /// Of every column that is no key and has them; `aggregations` is empty then.
  std::vector<AggregateFunction> everyColumn{};
  bool operator==(const AggregateOptions&) const = default;
};

/// Of these, only the member of the request's operation is read.
struct DataOptions {
  DataAnalyzeOptions analyze;
  TransformOptions transform;
  AggregateOptions aggregate;
  bool operator==(const DataOptions&) const = default;
};

struct DataRequest {
  std::string model; ///< unused by the operations so far
  DataOperation operation = DataOperation::Analyze;
  TableSource data;
  DataOptions options;
  bool operator==(const DataRequest&) const = default;
};

/// Figures of one numeric column; absent where too few values define it.
struct NumericSummary {
  std::int64_t count = 0; ///< values that are not missing
  std::optional<double> mean;
  std::optional<double> deviation; ///< sample standard deviation
  std::optional<double> minimum;
  std::optional<double> quartile1; ///< linear interpolation, here and below
  std::optional<double> median;
  std::optional<double> quartile3;
  std::optional<double> maximum;
  bool operator==(const NumericSummary&) const = default;
};
struct ColumnSummary {
  std::string name;
  std::string type; ///< pandas' name: "int64", "uint64", "float64", "bool", "object"
  std::int64_t missing = 0;
  std::optional<NumericSummary> numbers; ///< present for numeric columns, of which bool is none
  bool operator==(const ColumnSummary&) const = default;
};
struct Correlation {
  std::string first;
  std::string second;
  std::optional<double> coefficient; ///< [-1, 1]; absent where a column is constant
  bool operator==(const Correlation&) const = default;
};
struct TableAnalysis {
  std::int64_t rows = 0;
  std::vector<ColumnSummary> columns;
  std::optional<std::vector<Correlation>> correlations; ///< present when asked for
  bool operator==(const TableAnalysis&) const = default;
};
struct TransformedTable {
  SharedTable table;
  bool operator==(const TransformedTable&) const = default;
};
struct AggregatedTable {
  SharedTable table;
  bool operator==(const AggregatedTable&) const = default;
};

/// The alternatives stand in the order of DataOperation: index() of a result's detail is its operation's value.
using DataDetail = std::variant<TableAnalysis, TransformedTable, AggregatedTable>;
static_assert(std::variant_size_v<DataDetail> == kDataOperations.size());

struct DataResult {
  std::int64_t rowsProcessed = 0; ///< of the input; of a transformed table those that are left
  DataDetail detail;
  /// What had to be decided on the way, for people: how a file was read, what became missing and why.
  std::vector<std::string> notes{};
  [[nodiscard]] DataOperation operation() const { return static_cast<DataOperation>(detail.index()); }
  bool operator==(const DataResult&) const = default;
};

} // namespace aisemble
