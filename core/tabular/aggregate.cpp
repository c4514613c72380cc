// SPDX-License-Identifier: Apache-2.0
#include "core/tabular/grouping.h"
#include "core/tabular/operations.h"
#include "core/tabular/reducers.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <utility>

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
  std::string source; ///< as asked for
  std::string name;   ///< of the result's column
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

/// Functions that pandas' groups leave out for columns of objects when they are asked of every column.
bool isOfNumbers(AggregateFunction function) {
  using enum AggregateFunction;
  constexpr std::array others{All, Any, Count, First, Last, Max, Min, Nunique, Size};
  return std::find(others.begin(), others.end(), function) == others.end();
}

/// One for each column that is no key, and function that it may have.
std::vector<Aggregation> ofEveryColumn(const Frame& frame, const AggregateOptions& options) {
  std::vector<Aggregation> out;
  const std::set<std::string_view> keys(options.groupBy.begin(), options.groupBy.end());
  for (const TypedColumn& column : frame.columns)
    for (const AggregateFunction function : options.everyColumn) {
      const bool isLeftOut = !keys.empty() && column.type == ColumnType::Object && isOfNumbers(function);
      if (!keys.contains(column.name) && !isLeftOut) out.push_back({column.name, function});
    }
  return out;
}

Result<std::vector<Task>> tasksOf(const Frame& frame, const AggregateOptions& options,
                                  const std::vector<Aggregation>& aggregations) {
  std::vector<Task> out;
  std::set<std::string> used(options.groupBy.begin(), options.groupBy.end());
  const bool isSizeOfAll = options.everyColumn == std::vector{AggregateFunction::Size};
  if (isSizeOfAll || (aggregations.empty() && options.everyColumn.empty())) {
    // pandas counts the rows of a group once, in a column without a name: 0.
    out.push_back({nullptr, AggregateFunction::Size, {}, freeName(isSizeOfAll ? "0" : "count", "size", used)});
    return out;
  }
  std::map<std::string_view, std::size_t> times;
  for (const Aggregation& item : aggregations)
    ++times[item.column];
  for (const auto& [column, function] : aggregations) {
    const TypedColumn* found = frame.find(column);
    // The size of a group reads no column: {"count": "size"}, the default of the original, names its result.
    if (found == nullptr && function != AggregateFunction::Size) return noColumn(frame, "agg_funcs", column);
    const std::string_view word = aggregateFunctionName(function);
    const bool isOnly = options.everyColumn.empty() ? times[column] == 1 : options.everyColumn.size() == 1;
    out.push_back(
        {found, function, column, freeName(isOnly ? column : fmt::format("{}_{}", column, word), word, used)});
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

/// Where `mayLeaveOut`, a task whose column does not have its function goes from `tasks`.
Result<std::vector<std::vector<Cell>>> computeAll(const Frame& frame, std::vector<Task>& tasks, bool mayLeaveOut,
                                                  const Groups& groups, const Workers& workers,
                                                  std::vector<std::string>& notes) {
  std::vector<Result<std::vector<Cell>>> columns(tasks.size());
  std::vector<std::string> found(tasks.size());
  workers.each(tasks.size(), tasks.size() * frame.rows >= kLargeCells,
               [&](std::size_t i) { columns[i] = computed(frame, tasks[i], groups, found[i]); });
  if (workers.isStopped()) return fail(ErrorCode::Cancelled, "The request was cancelled.");
  std::vector<std::vector<Cell>> out;
  std::vector<Task> kept;
  for (std::size_t i = 0; i < tasks.size(); ++i) {
    if (!columns[i] && !mayLeaveOut) return fail(std::move(columns[i].error()));
    if (!columns[i]) continue;
    out.push_back(std::move(*columns[i]));
    kept.push_back(std::move(tasks[i]));
    if (!found[i].empty()) notes.push_back(std::move(found[i]));
  }
  tasks = std::move(kept);
  return out;
}

/// In the order of the functions, but for those that no column has.
std::vector<std::pair<AggregateFunction, std::size_t>> rowsOfEveryColumn(const std::vector<Task>& tasks,
                                                                         const AggregateOptions& options) {
  std::vector<std::pair<AggregateFunction, std::size_t>> out;
  std::map<AggregateFunction, std::size_t> times;
  for (const AggregateFunction function : options.everyColumn)
    if (std::any_of(tasks.begin(), tasks.end(), [&](const Task& task) { return task.function == function; }))
      out.emplace_back(function, times[function]++);
  return out;
}

/// pandas.DataFrame.agg of lists of functions: a row a function, as often as a column has it; a column a column; whole
/// numbers become float64 beside missing ones and fractions.
Table byFunction(const std::vector<Task>& tasks, const AggregateOptions& options, std::vector<std::vector<Cell>> cells,
                 std::vector<std::string>& notes) {
  using Row = std::pair<AggregateFunction, std::size_t>; // and how often the column had it before
  std::vector<Row> functions = rowsOfEveryColumn(tasks, options);
  std::vector<std::pair<std::size_t, std::size_t>> places; // of each task: row and column
  Table out;
  const auto placeOf = [](auto& list, const auto& isIt) {
    return static_cast<std::size_t>(std::find_if(list.begin(), list.end(), isIt) - list.begin());
  };
  std::map<std::pair<std::string_view, AggregateFunction>, std::size_t> times;
  for (const Task& task : tasks) {
    const Row row{task.function, times[{task.source, task.function}]++};
    const std::size_t at = placeOf(functions, [&](const Row& it) { return it == row; });
    if (at == functions.size()) functions.push_back(row);
    const std::size_t column = placeOf(out.columns, [&](const Column& it) { return it.name == task.source; });
    if (column == out.columns.size()) out.columns.push_back({task.source, {}});
    places.emplace_back(at, column);
  }
  for (Column& column : out.columns)
    column.cells.resize(functions.size());
  for (std::size_t i = 0; i < tasks.size(); ++i)
    out.columns[places[i].second].cells[places[i].first] = std::move(cells[i].front());
  for (Column& column : out.columns) {
    const bool isReal = std::any_of(column.cells.begin(), column.cells.end(), [](const Cell& cell) {
      return std::holds_alternative<double>(cell) || std::holds_alternative<std::monostate>(cell);
    });
    if (isReal)
      for (Cell& cell : column.cells)
        if (const auto* whole = std::get_if<std::int64_t>(&cell)) cell = static_cast<double>(*whole);
  }
  std::string names;
  for (const auto& [function, before] : functions)
    names += fmt::format("{}{}", names.empty() ? "" : ", ", aggregateFunctionName(function));
  notes.push_back(fmt::format("Each row stands for one function, in this order: {}.", names));
  return out;
}

} // namespace

Result<Table> aggregate(const Frame& frame, const AggregateOptions& options, const Workers& workers,
                        std::vector<std::string>& notes) {
  const std::size_t asked = options.aggregations.size() + options.everyColumn.size() * frame.columns.size();
  if (options.groupBy.size() > kMaxKeys || asked > kMaxAggregations)
    return fail(
        ErrorCode::TooLarge,
        fmt::format("options: {} keys and {} aggregations were asked for; at most {} and {} are answered at once.",
                    options.groupBy.size(), asked, kMaxKeys, kMaxAggregations));
  const Result<std::vector<const TypedColumn*>> keys = keysOf(frame, options.groupBy);
  if (!keys) return fail(keys.error());
  const bool isOfAll = !options.everyColumn.empty();
  Result<std::vector<Task>> tasks =
      tasksOf(frame, options, isOfAll ? ofEveryColumn(frame, options) : options.aggregations);
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
  Result<std::vector<std::vector<Cell>>> cells = computeAll(frame, *tasks, isOfAll, groups, workers, notes);
  if (!cells) return fail(std::move(cells.error()));
  std::set<std::string_view> columns;
  for (const Task& task : *tasks)
    columns.insert(task.source);
  if (keys->empty() && tasks->empty())
    return fail(ErrorCode::InvalidArgument,
                fmt::format("options.agg_funcs: no column has values for these functions. The table has {}.",
                            frame.columnNames()));
  if (keys->empty() && (columns.size() < tasks->size() || options.everyColumn.size() > 1))
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
  if (operation != DataOperation::Aggregate || !options.aggregate.everyColumn.empty()) return std::nullopt;
  std::vector<std::string> out = options.aggregate.groupBy;
  for (const Aggregation& item : options.aggregate.aggregations)
    out.push_back(item.column);
  return out;
}

} // namespace aisemble::tabular
