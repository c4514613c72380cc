// SPDX-License-Identifier: Apache-2.0
#include "core/tabular/grouping.h"
#include "core/tabular/operations.h"
#include "core/tabular/reducers.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

namespace aisemble::tabular {
namespace {

tl::unexpected<Error> noColumn(const Frame& frame, std::string_view option, const std::string& name) {
  return fail(ErrorCode::InvalidArgument, fmt::format("options.{}: there is no column '{}'. The table has {}.", option,
                                                      name.substr(0, 100), frame.columnNames()));
}

Result<std::vector<const TypedColumn*>> keysOf(const Frame& frame, const std::vector<std::string>& names) {
  std::vector<const TypedColumn*> out;
  for (const std::string& name : names) {
    const TypedColumn* column = frame.find(name);
    if (column == nullptr) return noColumn(frame, "group_by", name);
    if (std::find(out.begin(), out.end(), column) != out.end())
      return fail(ErrorCode::InvalidArgument,
                  fmt::format("options.group_by: names column '{}' twice. Name each key once.", name.substr(0, 100)));
    if (column->type == ColumnType::Object && !column->isText)
      for (std::size_t row = 0; row < column->rows; ++row)
        if (std::holds_alternative<NestedJson>(column->cells[row]))
          return fail(ErrorCode::InvalidArgument,
                      fmt::format("options.group_by: column '{}' holds a list or an object in row {}, which cannot be "
                                  "a key. Group by a column of numbers or texts.",
                                  name.substr(0, 100), row + 1));
    out.push_back(column);
  }
  return out;
}

/// What is computed: a column of the frame, or none where only rows are counted.
struct Task {
  const TypedColumn* column = nullptr;
  AggregateFunction function = AggregateFunction::Size;
  std::string name; ///< of the result's column
};

/// Distinct from all in `used`, to which it is added.
std::string freeName(std::string name, std::string_view function, std::set<std::string>& used) {
  if (used.contains(name)) name = fmt::format("{}_{}", name, function);
  const std::string stem = name;
  for (int i = 2; used.contains(name); ++i)
    name = fmt::format("{}_{}", stem, i);
  used.insert(name);
  return name;
}

Result<std::vector<Task>> tasksOf(const Frame& frame, const AggregateOptions& options) {
  std::vector<Task> out;
  std::set<std::string> used(options.groupBy.begin(), options.groupBy.end());
  if (options.aggregations.empty()) {
    out.push_back({nullptr, AggregateFunction::Size, freeName("count", "size", used)});
    return out;
  }
  std::map<std::string_view, std::size_t> times;
  for (const Aggregation& item : options.aggregations)
    ++times[item.column];
  for (const auto& [column, function] : options.aggregations) {
    const TypedColumn* found = frame.find(column);
    // The size of a group reads no column: {"count": "size"}, the default of the original, names its result.
    if (found == nullptr && function != AggregateFunction::Size) return noColumn(frame, "agg_funcs", column);
    const std::string_view word = aggregateFunctionName(function);
    const bool isOnly = times[column] == 1;
    out.push_back({found, function, freeName(isOnly ? column : fmt::format("{}_{}", column, word), word, used)});
  }
  return out;
}

Result<std::vector<Cell>> computed(const Frame& frame, const Task& task, const Groups& groups, std::string& note) {
  if (task.column == nullptr) {
    TypedColumn rows;
    rows.rows = frame.rows;
    auto counts = reduce(rows, AggregateFunction::Size, groups);
    if (!counts) return fail(std::move(counts.error()));
    return std::move(counts->cells);
  }
  Result<Reduced> reduced = reduce(*task.column, task.function, groups);
  if (!reduced) return fail(std::move(reduced.error()));
  note = std::move(reduced->note);
  return std::move(reduced->cells);
}

Result<std::vector<std::vector<Cell>>> computeAll(const Frame& frame, const std::vector<Task>& tasks,
                                                  const Groups& groups, const Workers& workers,
                                                  std::vector<std::string>& notes) {
  std::vector<Result<std::vector<Cell>>> columns(tasks.size());
  std::vector<std::string> found(tasks.size());
  workers.each(tasks.size(), tasks.size() * frame.rows >= kLargeCells,
               [&](std::size_t i) { columns[i] = computed(frame, tasks[i], groups, found[i]); });
  if (workers.isStopped()) return fail(ErrorCode::Cancelled, "The request was cancelled.");
  std::vector<std::vector<Cell>> out;
  for (auto& column : columns) {
    if (!column) return fail(std::move(column.error()));
    out.push_back(std::move(*column));
  }
  for (std::string& note : found)
    if (!note.empty()) notes.push_back(std::move(note));
  return out;
}

/// pandas.DataFrame.agg of lists of functions: a row a function, a column a column; whole numbers become float64
/// beside missing ones and fractions.
Table byFunction(const std::vector<Task>& tasks, const AggregateOptions& options, std::vector<std::vector<Cell>> cells,
                 std::vector<std::string>& notes) {
  std::vector<AggregateFunction> functions;
  Table out;
  const auto placeOf = [](const auto& list, const auto& isIt) {
    return static_cast<std::size_t>(std::find_if(list.begin(), list.end(), isIt) - list.begin());
  };
  for (const Aggregation& item : options.aggregations) {
    if (std::find(functions.begin(), functions.end(), item.function) == functions.end())
      functions.push_back(item.function);
    if (placeOf(out.columns, [&](const Column& column) { return column.name == item.column; }) == out.columns.size())
      out.columns.push_back({item.column, {}});
  }
  for (Column& column : out.columns)
    column.cells.resize(functions.size());
  for (std::size_t i = 0; i < tasks.size(); ++i) {
    const Aggregation& item = options.aggregations[i];
    const std::size_t row = placeOf(functions, [&](AggregateFunction function) { return function == item.function; });
    const std::size_t column = placeOf(out.columns, [&](const Column& it) { return it.name == item.column; });
    out.columns[column].cells[row] = std::move(cells[i].front());
  }
  for (Column& column : out.columns) {
    const bool isReal = std::any_of(column.cells.begin(), column.cells.end(), [](const Cell& cell) {
      return std::holds_alternative<double>(cell) || std::holds_alternative<std::monostate>(cell);
    });
    if (isReal)
      for (Cell& cell : column.cells)
        if (const auto* whole = std::get_if<std::int64_t>(&cell)) cell = static_cast<double>(*whole);
  }
  std::string names;
  for (const AggregateFunction function : functions)
    names += fmt::format("{}{}", names.empty() ? "" : ", ", aggregateFunctionName(function));
  notes.push_back(fmt::format("Each row stands for one function, in this order: {}.", names));
  return out;
}

} // namespace

Result<Table> aggregate(const Frame& frame, const AggregateOptions& options, const Workers& workers,
                        std::vector<std::string>& notes) {
  if (options.groupBy.size() > kMaxKeys || options.aggregations.size() > kMaxAggregations)
    return fail(
        ErrorCode::TooLarge,
        fmt::format("options: {} keys and {} aggregations were asked for; at most {} and {} are answered at once.",
                    options.groupBy.size(), options.aggregations.size(), kMaxKeys, kMaxAggregations));
  const Result<std::vector<const TypedColumn*>> keys = keysOf(frame, options.groupBy);
  if (!keys) return fail(keys.error());
  const Result<std::vector<Task>> tasks = tasksOf(frame, options);
  if (!tasks) return fail(tasks.error());
  Groups groups;
  groups.count = 1;
  if (!keys->empty()) groups = groupBy(*keys, workers.stop());
  const std::size_t width = keys->size() + tasks->size();
  if (width * groups.count > kMaxResultCells)
    return fail(ErrorCode::TooLarge,
                fmt::format("The result would have {} columns of {} groups; a result holds at most {} cells. Group by "
                            "fewer keys.",
                            width, groups.count, kMaxResultCells));
  Result<std::vector<std::vector<Cell>>> cells = computeAll(frame, *tasks, groups, workers, notes);
  if (!cells) return fail(std::move(cells.error()));
  std::set<std::string_view> columns;
  for (const Aggregation& item : options.aggregations)
    columns.insert(item.column);
  if (keys->empty() && columns.size() < options.aggregations.size())
    return byFunction(*tasks, options, std::move(*cells), notes);
  Table out;
  for (const TypedColumn* key : *keys) {
    Column& column = out.columns.emplace_back();
    column.name = key->name;
    column.cells.reserve(groups.count);
    for (const std::uint32_t row : groups.firstRow)
      column.cells.push_back(key->cell(row));
  }
  for (std::size_t i = 0; i < tasks->size(); ++i)
    out.columns.push_back({(*tasks)[i].name, std::move((*cells)[i])});
  return out;
}

std::optional<std::vector<std::string>> columnsRead(DataOperation operation, const DataOptions& options) {
  if (operation == DataOperation::Transform && !options.transform.dropMissing) return options.transform.columns;
  if (operation != DataOperation::Aggregate) return std::nullopt;
  std::vector<std::string> out = options.aggregate.groupBy;
  for (const Aggregation& item : options.aggregate.aggregations)
    out.push_back(item.column);
  return out;
}

} // namespace aisemble::tabular
