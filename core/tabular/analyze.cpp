// SPDX-License-Identifier: Apache-2.0
#include "core/tabular/operations.h"
#include "core/tabular/statistics.h"

#include <fmt/format.h>

namespace aisemble::tabular {
namespace {

Result<std::vector<Correlation>> correlations(const Frame& frame, const Workers& workers) {
  std::vector<const TypedColumn*> columns;
  for (const TypedColumn& column : frame.columns)
    if (column.isNumeric()) columns.push_back(&column);
  if (columns.size() > kMaxCorrelatedColumns)
    return fail(ErrorCode::TooLarge,
                fmt::format("The table has {} columns of numbers; correlations are made of at most {}. Select columns "
                            "first.",
                            columns.size(), kMaxCorrelatedColumns));
  std::vector<Correlation> out;
  std::vector<std::pair<std::size_t, std::size_t>> pairs;
  for (std::size_t i = 0; i < columns.size(); ++i)
    for (std::size_t j = i + 1; j < columns.size(); ++j) {
      pairs.emplace_back(i, j);
      out.push_back({columns[i]->name, columns[j]->name, {}});
    }
  workers.each(pairs.size(), pairs.size() * frame.rows >= kLargeCells, [&](std::size_t i) {
    out[i].coefficient = correlationOf(*columns[pairs[i].first], *columns[pairs[i].second]);
  });
  return out;
}

} // namespace

Result<TableAnalysis> analyze(const Frame& frame, const DataAnalyzeOptions& options, const Workers& workers) {
  TableAnalysis out;
  out.rows = static_cast<std::int64_t>(frame.rows);
  out.columns.resize(frame.columns.size());
  workers.each(frame.columns.size(), frame.columns.size() * frame.rows >= kLargeCells, [&](std::size_t i) {
    const TypedColumn& column = frame.columns[i];
    out.columns[i] = {
        column.name, std::string(columnTypeName(column.type)), static_cast<std::int64_t>(column.missing), {}};
    if (column.isNumeric()) out.columns[i].numbers = summaryOf(column);
  });
  if (!options.includeCorrelation) return out;
  Result<std::vector<Correlation>> pairs = correlations(frame, workers);
  if (!pairs) return fail(std::move(pairs.error()));
  out.correlations = std::move(*pairs);
  return out;
}

} // namespace aisemble::tabular
