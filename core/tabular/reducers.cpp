// SPDX-License-Identifier: Apache-2.0
#include "core/tabular/reducers.h"

#include "core/tabular/hash_codes_p.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <optional>

namespace aisemble::tabular {
namespace {

/// The values of a column that can be computed with.
struct Numbers {
  std::vector<std::int64_t> ints; ///< whole numbers and flags, or …
  std::vector<double> reals;      ///< … these
  std::vector<std::uint8_t> valid;
  const std::int64_t* intData = nullptr;
  const double* realData = nullptr;
  const std::uint8_t* validData = nullptr; ///< nullptr: everywhere

  [[nodiscard]] bool isThere(std::size_t row) const { return validData == nullptr || validData[row] != 0; }
  [[nodiscard]] double operator[](std::size_t row) const {
    return intData != nullptr ? static_cast<double>(intData[row]) : realData[row];
  }
};

std::string shown(const Cell& cell) {
  if (const auto* text = std::get_if<std::string>(&cell)) return fmt::format("'{}'", text->substr(0, 40));
  return "a list or an object";
}

tl::unexpected<Error> unfit(const TypedColumn& column, AggregateFunction function, std::size_t row, const char* needs) {
  return fail(ErrorCode::InvalidArgument,
              fmt::format("options.agg_funcs: {} needs {}, but column '{}' holds {} in row {}. Use count, first, last, "
                          "nunique or size, or another column.",
                          aggregateFunctionName(function), needs, column.name, shown(column.cell(row)), row + 1));
}

Result<Numbers> numbersOf(const TypedColumn& column, AggregateFunction function) {
  Numbers out;
  if (column.type == ColumnType::Int64) {
    out.intData = column.ints.data();
  } else if (column.type == ColumnType::Float64) {
    out.realData = column.reals.data();
    if (column.missing > 0) out.validData = column.valid.data();
  } else if (column.type == ColumnType::Bool) {
    out.ints.assign(column.flags.begin(), column.flags.end());
    out.intData = out.ints.data();
  } else { // mixed: numbers and flags can be computed with, nothing else
    bool hasReals = false;
    out.ints.resize(column.rows);
    out.reals.resize(column.rows);
    out.valid.resize(column.rows);
    for (std::size_t row = 0; row < column.rows; ++row) {
      if (column.isMissing(row)) continue;
      const Cell cell = column.texts.empty() ? column.cells[row] : column.cell(row);
      out.valid[row] = 1;
      if (const auto* real = std::get_if<double>(&cell)) {
        hasReals = true;
        out.reals[row] = *real;
        continue;
      }
      if (const auto* flag = std::get_if<bool>(&cell))
        out.ints[row] = *flag ? 1 : 0;
      else if (const auto* whole = std::get_if<std::int64_t>(&cell))
        out.ints[row] = *whole;
      else
        return unfit(column, function, row, "numbers");
      out.reals[row] = static_cast<double>(out.ints[row]);
    }
    if (hasReals)
      out.realData = out.reals.data();
    else
      out.intData = out.ints.data();
    out.validData = out.valid.data();
  }
  return out;
}

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

Reduced sumOrProduct(const TypedColumn& column, const Numbers& numbers, const Groups& groups, bool isSum) {
  Reduced out;
  const auto isThere = [&](std::size_t row) { return numbers.isThere(row); };
  if (numbers.intData != nullptr) {
    bool isOver = false;
    std::vector<std::int64_t> totals(groups.count, isSum ? 0 : 1);
    forEach(groups, column.rows, isThere, [&](std::uint32_t group, std::size_t row) {
      std::int64_t& total = totals[group];
      const std::int64_t value = numbers.intData[row];
      isOver = (isSum ? __builtin_add_overflow(total, value, &total) : __builtin_mul_overflow(total, value, &total)) ||
               isOver;
    });
    if (!isOver) {
      out.cells = wholeCells(totals);
      return out;
    }
    out.note = fmt::format("A {} of column '{}' leaves the range of 64-bit whole numbers; its values are float64.",
                           isSum ? "sum" : "product", column.name);
  }
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

/// The row that gives each group its value: first, last, or the first of the smallest or largest.
template <class IsBetter>
std::vector<Cell> picked(const TypedColumn& column, const Groups& groups, const IsBetter& isBetter) {
  std::vector<std::uint32_t> rows(groups.count, kNoGroup);
  forEach(
      groups, column.rows, [&](std::size_t row) { return !column.isMissing(row); },
      [&](std::uint32_t group, std::size_t row) {
        if (rows[group] == kNoGroup || isBetter(row, rows[group])) rows[group] = static_cast<std::uint32_t>(row);
      });
  return cellsOf(rows, [&](std::uint32_t row, std::size_t) { return row == kNoGroup ? Cell() : column.cell(row); });
}

Result<std::vector<Cell>> extremes(const TypedColumn& column, const Groups& groups, AggregateFunction function) {
  const bool isMin = function == AggregateFunction::Min;
  if (column.type == ColumnType::Object && column.isText && column.missing < column.rows)
    return picked(column, groups, [&](std::size_t a, std::size_t b) {
      return isMin ? column.text(a) < column.text(b) : column.text(a) > column.text(b);
    });
  const Result<Numbers> numbers = numbersOf(column, function);
  if (!numbers) return fail(numbers.error());
  if (numbers->intData != nullptr)
    return picked(column, groups, [&, data = numbers->intData](std::size_t a, std::size_t b) {
      return isMin ? data[a] < data[b] : data[a] > data[b];
    });
  return picked(column, groups, [&, data = numbers->realData](std::size_t a, std::size_t b) {
    return isMin ? data[a] < data[b] : data[a] > data[b];
  });
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
  case AggregateFunction::Median:
    return Reduced{medians(column, *numbers, groups), {}};
  default:
    return Reduced{spreads(column, *numbers, groups, function), {}};
  }
}

} // namespace

Result<Reduced> reduce(const TypedColumn& column, AggregateFunction function, const Groups& groups) {
  switch (function) {
  case AggregateFunction::Size:
  case AggregateFunction::Count:
    return Reduced{wholeCells(countsOf(column, groups, function == AggregateFunction::Size)), {}};
  case AggregateFunction::First:
    return Reduced{picked(column, groups, [](std::size_t, std::size_t) { return false; }), {}};
  case AggregateFunction::Last:
    return Reduced{picked(column, groups, [](std::size_t, std::size_t) { return true; }), {}};
  case AggregateFunction::Nunique:
    return Reduced{distinctCounts(column, groups), {}};
  case AggregateFunction::Min:
  case AggregateFunction::Max: {
    Result<std::vector<Cell>> cells = extremes(column, groups, function);
    if (!cells) return fail(std::move(cells.error()));
    return Reduced{std::move(*cells), {}};
  }
  case AggregateFunction::Sum:
    if (column.type == ColumnType::Object && column.isText && column.missing < column.rows)
      return Reduced{joined(column, groups), {}};
    [[fallthrough]];
  default:
    return reduceNumbers(column, function, groups);
  }
}

} // namespace aisemble::tabular
