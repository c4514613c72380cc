// SPDX-License-Identifier: Apache-2.0
#include "core/tabular/reducers.h"

#include "core/engine/big_integer.h"
#include "core/tabular/column_numbers.h"
#include "core/tabular/hash_codes_p.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <optional>

namespace aisemble::tabular {
namespace {

/// Calls `use(group, row)` for each row of a group that `isThere`.
template <class IsThere, class Use>
void forEach(const Groups& groups, std::size_t rows, const IsThere& isThere, const Use& use) {
  for (std::size_t row = 0; row < rows; ++row) {
    const std::uint32_t group = groups.of(row);
    if (group != kNoGroup && isThere(row)) use(group, row);
  }
}

std::vector<std::int64_t> countsOf(const TypedColumn& column, const Groups& groups, bool withMissing) {
  std::vector<std::int64_t> out(groups.count);
  forEach(
      groups, column.rows, [&](std::size_t row) { return withMissing || !column.isMissing(row); },
      [&](std::uint32_t group, std::size_t) { ++out[group]; });
  return out;
}

Cell numberCell(double value) {
  return std::isfinite(value) ? Cell(value) : Cell();
}

/// `make(value, group)` gives each group's cell.
template <class Values, class Make>
std::vector<Cell> cellsOf(Values&& values, const Make& make) {
  std::vector<Cell> out;
  out.reserve(values.size());
  std::size_t group = 0;
  for (auto& value : values)
    out.push_back(make(value, group++));
  return out;
}

std::vector<Cell> wholeCells(const std::vector<std::int64_t>& values) {
  return cellsOf(values, [](std::int64_t value, std::size_t) { return Cell(value); });
}

/// Kahan's sums of each group, as pandas' group_sum and group_mean have them (pandas/_libs/groupby.pyx).
std::vector<double> realSums(const Numbers& numbers, std::size_t rows, const Groups& groups) {
  std::vector<double> sums(groups.count);
  std::vector<double> lost(groups.count);
  forEach(
      groups, rows, [&](std::size_t row) { return numbers.isThere(row); },
      [&](std::uint32_t group, std::size_t row) {
        const double value = numbers[row] - lost[group];
        const double sum = sums[group] + value;
        lost[group] = sum - sums[group] - value;
        if (!std::isfinite(lost[group])) lost[group] = 0;
        sums[group] = sum;
      });
  return sums;
}

/// Absent: one of them leaves the range of Whole.
template <class Whole, class IsThere>
std::optional<std::vector<Whole>> wholeTotals(const Whole* values, std::size_t rows, const Groups& groups,
                                              const IsThere& isThere, bool isSum) {
  bool isOver = false;
  std::vector<Whole> totals(groups.count, isSum ? 0 : 1);
  forEach(groups, rows, isThere, [&](std::uint32_t group, std::size_t row) {
    Whole& total = totals[group];
    const Whole value = values[row];
    isOver =
        (isSum ? __builtin_add_overflow(total, value, &total) : __builtin_mul_overflow(total, value, &total)) || isOver;
  });
  if (isOver) return std::nullopt;
  return totals;
}

Reduced sumOrProduct(const TypedColumn& column, const Numbers& numbers, const Groups& groups, bool isSum) {
  Reduced out;
  const auto isThere = [&](std::size_t row) { return numbers.isThere(row); };
  if (numbers.intData != nullptr) {
    if (auto totals = wholeTotals(numbers.intData, column.rows, groups, isThere, isSum)) {
      out.cells = wholeCells(*totals);
      return out;
    }
  } else if (!numbers.wides.empty()) {
    if (auto totals = wholeTotals(numbers.wides.data(), column.rows, groups, isThere, isSum)) {
      out.cells = cellsOf(*totals, [](Int128 value, std::size_t) { return wideCell(value); });
      return out;
    }
  }
  if (numbers.isWhole)
    out.note = fmt::format("A {} of column '{}' leaves the range of {}-bit whole numbers; its values are float64.",
                           isSum ? "sum" : "product", column.name, numbers.intData != nullptr ? 64 : 128);
  std::vector<double> totals(groups.count, 1);
  if (isSum)
    totals = realSums(numbers, column.rows, groups);
  else
    forEach(groups, column.rows, isThere, [&](std::uint32_t group, std::size_t row) { totals[group] *= numbers[row]; });
  out.cells = cellsOf(totals, [](double value, std::size_t) { return numberCell(value); });
  return out;
}

/// Welford's method, as pandas' group_var has it.
std::vector<Cell> spreads(const TypedColumn& column, const Numbers& numbers, const Groups& groups,
                          AggregateFunction function) {
  struct Running {
    double count = 0;
    double mean = 0;
    double squares = 0;
  };
  std::vector<Running> running(groups.count);
  forEach(
      groups, column.rows, [&](std::size_t row) { return numbers.isThere(row); },
      [&](std::uint32_t group, std::size_t row) {
        Running& it = running[group];
        const double value = numbers[row];
        const double before = it.mean;
        it.mean += (value - before) / ++it.count;
        it.squares += (value - it.mean) * (value - before);
      });
  return cellsOf(running, [&](const Running& it, std::size_t) {
    if (it.count < 2) return Cell();
    const double variance = it.squares / (it.count - 1);
    if (function == AggregateFunction::Var) return numberCell(variance);
    return numberCell(function == AggregateFunction::Std ? std::sqrt(variance)
                                                         : std::sqrt(variance) / std::sqrt(it.count));
  });
}

std::vector<Cell> means(const TypedColumn& column, const Numbers& numbers, const Groups& groups) {
  const std::vector<std::int64_t> counts = countsOf(column, groups, false);
  return cellsOf(realSums(numbers, column.rows, groups), [&](double sum, std::size_t group) {
    return counts[group] == 0 ? Cell() : numberCell(sum / static_cast<double>(counts[group]));
  });
}

/// Of the sample, adjusted for bias; 0 without any spread (pandas.core.nanops.nanskew).
std::vector<Cell> skews(const TypedColumn& column, const Numbers& numbers, const Groups& groups) {
  const std::vector<std::int64_t> counts = countsOf(column, groups, false);
  const std::vector<double> sums = realSums(numbers, column.rows, groups);
  std::vector<double> squares(groups.count);
  std::vector<double> cubes(groups.count);
  forEach(
      groups, column.rows, [&](std::size_t row) { return numbers.isThere(row); },
      [&](std::uint32_t group, std::size_t row) {
        const double distance = numbers[row] - sums[group] / static_cast<double>(counts[group]);
        squares[group] += distance * distance;
        cubes[group] += distance * distance * distance;
      });
  const auto settled = [](double value) { return std::abs(value) < 1e-14 ? 0 : value; }; // rounding errors
  return cellsOf(counts, [&](std::int64_t count, std::size_t group) {
    if (count < 3) return Cell();
    const double square = settled(squares[group]);
    if (square == 0) return Cell(0.0);
    const auto n = static_cast<double>(count);
    return numberCell(n * std::sqrt(n - 1) / (n - 2) * (settled(cubes[group]) / std::pow(square, 1.5)));
  });
}

std::vector<Cell> medians(const TypedColumn& column, const Numbers& numbers, const Groups& groups) {
  const std::vector<std::int64_t> counts = countsOf(column, groups, false);
  std::vector<std::size_t> end(groups.count + 1);
  for (std::size_t group = 0; group < groups.count; ++group)
    end[group + 1] = end[group] + static_cast<std::size_t>(counts[group]);
  std::vector<double> values(end.back()); // group after group
  std::vector<std::size_t> next(end.begin(), end.end() - 1);
  forEach(
      groups, column.rows, [&](std::size_t row) { return numbers.isThere(row); },
      [&](std::uint32_t group, std::size_t row) { values[next[group]++] = numbers[row]; });
  return cellsOf(counts, [&](std::int64_t count, std::size_t group) {
    if (count == 0) return Cell();
    const auto begin = values.begin() + static_cast<std::ptrdiff_t>(end[group]);
    const auto last = begin + count;
    const auto middle = begin + count / 2;
    std::nth_element(begin, middle, last);
    if (count % 2 == 1) return numberCell(*middle);
    return numberCell((*std::max_element(begin, middle) + *middle) / 2);
  });
}

/// The row that gives each group its value: first, last, or the first of the smallest or largest; kNoGroup: none does.
template <class IsBetter>
std::vector<std::uint32_t> pickedRows(const TypedColumn& column, const Groups& groups, const IsBetter& isBetter) {
  std::vector<std::uint32_t> rows(groups.count, kNoGroup);
  forEach(
      groups, column.rows, [&](std::size_t row) { return !column.isMissing(row); },
      [&](std::uint32_t group, std::size_t row) {
        if (rows[group] == kNoGroup || isBetter(row, rows[group])) rows[group] = static_cast<std::uint32_t>(row);
      });
  return rows;
}

std::vector<Cell> cellsAt(const TypedColumn& column, const std::vector<std::uint32_t>& rows) {
  return cellsOf(rows, [&](std::uint32_t row, std::size_t) { return row == kNoGroup ? Cell() : column.cell(row); });
}

template <class IsLess>
std::vector<std::uint32_t> extremeRows(const TypedColumn& column, const Groups& groups, bool isMin,
                                       const IsLess& isLess) {
  if (isMin) return pickedRows(column, groups, isLess);
  return pickedRows(column, groups, [&](std::size_t a, std::size_t b) { return isLess(b, a); });
}

Result<std::vector<std::uint32_t>> extremeRows(const TypedColumn& column, const Groups& groups,
                                               AggregateFunction function) {
  const bool isMin = function == AggregateFunction::Min || function == AggregateFunction::Idxmin;
  const Result<Numbers> numbers = numbersOf(column, function);
  if (!numbers) return fail(numbers.error());
  if (column.type == ColumnType::UInt64)
    return extremeRows(column, groups, isMin,
                       [data = column.unsignedInts.data()](std::size_t a, std::size_t b) { return data[a] < data[b]; });
  if (numbers->hasBig) // exactly, where both are whole
    return extremeRows(column, groups, isMin, [&](std::size_t a, std::size_t b) {
      const auto exact = compareWholes(column.cells[a], column.cells[b]);
      return exact ? *exact < 0 : (*numbers)[a] < (*numbers)[b];
    });
  if (numbers->intData != nullptr)
    return extremeRows(column, groups, isMin,
                       [data = numbers->intData](std::size_t a, std::size_t b) { return data[a] < data[b]; });
  return extremeRows(column, groups, isMin,
                     [data = numbers->realData](std::size_t a, std::size_t b) { return data[a] < data[b]; });
}

Result<std::vector<Cell>> extremes(const TypedColumn& column, const Groups& groups, AggregateFunction function) {
  const bool isText = column.type == ColumnType::Object && column.isText && column.missing < column.rows;
  const bool isMin = function == AggregateFunction::Min;
  const Result<std::vector<std::uint32_t>> rows =
      isText ? extremeRows(column, groups, isMin,
                           [&](std::size_t a, std::size_t b) { return column.text(a) < column.text(b); })
             : extremeRows(column, groups, function);
  if (!rows) return fail(rows.error());
  return cellsAt(column, *rows);
}

/// Rows are counted from 0, as pandas labels them.
Result<std::vector<Cell>> extremePlaces(const TypedColumn& column, const Groups& groups, AggregateFunction function) {
  const Result<std::vector<std::uint32_t>> rows = extremeRows(column, groups, function);
  if (!rows) return fail(rows.error());
  return cellsOf(*rows, [](std::uint32_t row, std::size_t) {
    return row == kNoGroup ? Cell() : Cell(static_cast<std::int64_t>(row));
  });
}

/// All of nothing is true, any of nothing false.
std::vector<Cell> truths(const TypedColumn& column, const Groups& groups, AggregateFunction function) {
  const bool isAll = function == AggregateFunction::All;
  std::vector<std::uint8_t> out(groups.count, isAll ? 1 : 0);
  forEach(
      groups, column.rows, [&](std::size_t row) { return !column.isMissing(row); },
      [&](std::uint32_t group, std::size_t row) {
        if (isTrue(column, row) != isAll) out[group] = isAll ? 0 : 1;
      });
  return cellsOf(out, [](std::uint8_t value, std::size_t) { return Cell(value != 0); });
}

std::vector<Cell> distinctCounts(const TypedColumn& column, const Groups& groups) {
  const Groups codes = codesOf(column);
  std::vector<std::int64_t> out(groups.count);
  HashCodes<std::uint64_t, HashNumber> seen;
  std::size_t known = 0;
  forEach(
      groups, column.rows, [&](std::size_t row) { return codes.ofRow[row] != kNoGroup; },
      [&](std::uint32_t group, std::size_t row) {
        seen.code(group * std::uint64_t{codes.count} + codes.ofRow[row], row);
        if (seen.values().size() == known) return;
        ++known;
        ++out[group];
      });
  return wholeCells(out);
}

/// Texts one after the other; a group without any has the number 0, as pandas answers.
std::vector<Cell> joined(const TypedColumn& column, const Groups& groups) {
  std::vector<std::string> texts(groups.count);
  std::vector<std::uint8_t> hasAny(groups.count);
  forEach(
      groups, column.rows, [&](std::size_t row) { return !column.isMissing(row); },
      [&](std::uint32_t group, std::size_t row) {
        texts[group] += column.text(row);
        hasAny[group] = 1;
      });
  return cellsOf(texts, [&](std::string& text, std::size_t group) {
    return hasAny[group] != 0 ? Cell(std::move(text)) : Cell(std::int64_t{0});
  });
}

Result<Reduced> reduceNumbers(const TypedColumn& column, AggregateFunction function, const Groups& groups) {
  const Result<Numbers> numbers = numbersOf(column, function);
  if (!numbers) return fail(numbers.error());
  switch (function) {
  case AggregateFunction::Sum:
  case AggregateFunction::Prod:
    return sumOrProduct(column, *numbers, groups, function == AggregateFunction::Sum);
  case AggregateFunction::Mean:
    return Reduced{means(column, *numbers, groups), {}};
  case AggregateFunction::Skew:
    return Reduced{skews(column, *numbers, groups), {}};
  case AggregateFunction::Median:
  case AggregateFunction::Quantile:
    return Reduced{medians(column, *numbers, groups), {}};
  default:
    return Reduced{spreads(column, *numbers, groups, function), {}};
  }
}

Result<Reduced> withoutNote(Result<std::vector<Cell>> cells) {
  if (!cells) return fail(std::move(cells.error()));
  return Reduced{std::move(*cells), {}};
}

} // namespace

Result<Reduced> reduce(const TypedColumn& column, AggregateFunction function, const Groups& groups) {
  switch (function) {
  case AggregateFunction::Size:
  case AggregateFunction::Count:
    return Reduced{wholeCells(countsOf(column, groups, function == AggregateFunction::Size)), {}};
  case AggregateFunction::First:
    return Reduced{cellsAt(column, pickedRows(column, groups, [](std::size_t, std::size_t) { return false; })), {}};
  case AggregateFunction::Last:
    return Reduced{cellsAt(column, pickedRows(column, groups, [](std::size_t, std::size_t) { return true; })), {}};
  case AggregateFunction::Nunique:
    return Reduced{distinctCounts(column, groups), {}};
  case AggregateFunction::All:
  case AggregateFunction::Any:
    return Reduced{truths(column, groups, function), {}};
  case AggregateFunction::Min:
  case AggregateFunction::Max:
    return withoutNote(extremes(column, groups, function));
  case AggregateFunction::Idxmax:
  case AggregateFunction::Idxmin:
    return withoutNote(extremePlaces(column, groups, function));
  case AggregateFunction::Sum:
    if (column.type == ColumnType::Object && column.isText && column.missing < column.rows)
      return Reduced{joined(column, groups), {}};
    [[fallthrough]];
  default:
    return reduceNumbers(column, function, groups);
  }
}

} // namespace aisemble::tabular
