// SPDX-License-Identifier: Apache-2.0
#include "core/wire/data_json.h"

#include "core/wire/data_json_p.h"

#include <algorithm>
#include <set>

namespace aisemble::wire {
namespace {

std::optional<AggregateFunction> readFunction(const Json& json, const std::string& path, Problems& problems) {
  const auto function = json.is_string() ? aggregateFunctionFromName(json.get_ref<const std::string&>()) : std::nullopt;
  if (function) return function;
  std::string names;
  for (const std::string_view name : kAggregateFunctionNames)
    names += (names.empty() ? "" : ", ") + std::string(name);
  problems.add(path, "must be one of " + names);
  return std::nullopt;
}

void readFunction(const Json& json, const std::string& path, Problems& problems, std::string column,
                  std::vector<Aggregation>& out) {
  if (const auto function = readFunction(json, path, problems)) out.push_back({std::move(column), *function});
}

/// "sum", ["sum", "mean"]: of every column.
void readFunctionsOfAll(const Json& json, const std::string& path, Problems& problems,
                        std::vector<AggregateFunction>& out) {
  const auto read = [&](const Json& name, const std::string& at) {
    if (const auto function = readFunction(name, at, problems)) out.push_back(*function);
  };
  if (!json.is_array()) return read(json, path);
  for (std::size_t i = 0; i < json.size(); ++i)
    read(json[i], path + "[" + std::to_string(i) + "]");
}

/// {column: function}, {column: [functions]}, or [{column, function}] where the order across columns matters; or
/// functions alone.
void readAggregations(ObjectReader& reader, AggregateOptions& options) {
  const Json* json = reader.find("agg_funcs");
  if (json == nullptr) return;
  std::vector<Aggregation>& out = options.aggregations;
  if (json->is_string() || (json->is_array() && !json->empty() && json->front().is_string()))
    return readFunctionsOfAll(*json, reader.pathOf("agg_funcs"), reader.problems(), options.everyColumn);
  if (json->is_array())
    return reader.objects("agg_funcs", [&](ObjectReader& item) {
      std::string column;
      item.required("column", column);
      if (const Json* function = item.need("function"))
        readFunction(*function, item.pathOf("function"), item.problems(), std::move(column), out);
    });
  if (!json->is_object()) return reader.problem("agg_funcs", "must be an object of columns and functions");
  for (const auto& [column, functions] : json->get_ref<const Json::object_t&>()) {
    const std::string path = reader.pathOf("agg_funcs") + "." + column;
    if (!functions.is_array()) {
      readFunction(functions, path, reader.problems(), column, out);
      continue;
    }
    for (std::size_t i = 0; i < functions.size(); ++i)
      readFunction(functions[i], path + "[" + std::to_string(i) + "]", reader.problems(), column, out);
  }
}

Json aggregationsToJson(const AggregateOptions& options) {
  if (options.everyColumn.size() == 1) return aggregateFunctionName(options.everyColumn.front());
  if (!options.everyColumn.empty()) {
    Json names = Json::array();
    for (const AggregateFunction function : options.everyColumn)
      names.push_back(aggregateFunctionName(function));
    return names;
  }
  const std::vector<Aggregation>& aggregations = options.aggregations;
  std::set<std::string_view> columns;
  for (const Aggregation& item : aggregations)
    columns.insert(item.column);
  Json out = columns.size() == aggregations.size() ? Json::object() : Json::array();
  for (const Aggregation& item : aggregations) {
    const std::string_view function = aggregateFunctionName(item.function);
    if (out.is_object())
      out[item.column] = function;
    else
      out.push_back({{"column", item.column}, {"function", function}});
  }
  return out;
}

/// The original asks `if options.get("normalize")`, so that numbers do too.
void readTruth(ObjectReader& reader, const char* name, bool& out) {
  const Json* json = reader.find(name);
  if (json != nullptr && json->is_number())
    out = json->get<double>() != 0;
  else
    reader.optional(name, out);
}

} // namespace

void readDataOptions(ObjectReader& reader, DataOperation operation, DataOptions& out) {
  switch (operation) {
  case DataOperation::Analyze:
    readTruth(reader, "include_correlation", out.analyze.includeCorrelation);
    break;
  case DataOperation::Transform:
    readTruth(reader, "normalize", out.transform.normalize);
    readTruth(reader, "drop_na", out.transform.dropMissing);
    reader.optional("columns", out.transform.columns);
    break;
  case DataOperation::Aggregate:
    if (const Json* groups = reader.find("group_by"); groups != nullptr && groups->is_string())
      out.aggregate.groupBy = {groups->get<std::string>()};
    else
      reader.optional("group_by", out.aggregate.groupBy);
    readAggregations(reader, out.aggregate);
    break;
  }
}

namespace {

Json numbersToJson(const NumericSummary& numbers) {
  const auto figure = [](const std::optional<double>& value) { return value ? Json(*value) : Json(nullptr); };
  return {{"count", numbers.count},           {"mean", figure(numbers.mean)},     {"std", figure(numbers.deviation)},
          {"min", figure(numbers.minimum)},   {"25%", figure(numbers.quartile1)}, {"50%", figure(numbers.median)},
          {"75%", figure(numbers.quartile3)}, {"max", figure(numbers.maximum)}};
}

void read(ObjectReader& reader, NumericSummary& out) {
  reader.required("count", out.count, kCount);
  reader.optional("mean", out.mean);
  reader.optional("std", out.deviation);
  reader.optional("min", out.minimum);
  reader.optional("25%", out.quartile1);
  reader.optional("50%", out.median);
  reader.optional("75%", out.quartile3);
  reader.optional("max", out.maximum);
}

// results(): the `result` object of each operation. readResults(): the same way back.

Json results(const TableAnalysis& detail) {
  Json types = Json::object();
  Json missing = Json::object();
  Json numbers = Json::object();
  // Names are distinct: appended without the search for each that operator[] makes.
  const auto append = [](Json& object, const std::string& name, Json value) {
    object.get_ref<Json::object_t&>().push_back({name, std::move(value)});
  };
  for (const ColumnSummary& column : detail.columns) {
    append(types, column.name, column.type);
    append(missing, column.name, column.missing);
    if (column.numbers) append(numbers, column.name, numbersToJson(*column.numbers));
  }
  Json out{{"shape", {detail.rows, detail.columns.size()}},
           {"dtypes", std::move(types)},
           {"missing_values", std::move(missing)},
           {"numeric_summary", std::move(numbers)}};
  if (detail.correlations) {
    Json list = Json::array();
    for (const Correlation& pair : *detail.correlations)
      list.push_back({{"first", pair.first},
                      {"second", pair.second},
                      {"coefficient", pair.coefficient ? Json(*pair.coefficient) : Json(nullptr)}});
    out["correlations"] = std::move(list);
  }
  return out;
}

void readResults(ObjectReader& reader, TableAnalysis& out) {
  std::vector<std::int64_t> shape;
  reader.required("shape", shape, kCount);
  if (shape.size() == 2)
    out.rows = shape[0];
  else
    reader.problem("shape", "must be a list of rows and columns");
  const auto types = [&](ObjectReader& item) {
    for (const auto& [name, type] : item.json().get_ref<const Json::object_t&>()) {
      ColumnSummary column{name, {}, 0, {}};
      readValue(type, item.pathOf(name), item.problems(), column.type);
      out.columns.push_back(std::move(column));
    }
  };
  const auto missing = [&](ObjectReader& item) {
    for (ColumnSummary& column : out.columns)
      item.required(column.name.c_str(), column.missing, kCount);
  };
  const auto numbers = [&](ObjectReader& item) {
    for (ColumnSummary& column : out.columns)
      item.object(column.name.c_str(), [&](ObjectReader& figures) { read(figures, column.numbers.emplace()); });
  };
  const auto correlation = [&](ObjectReader& item) {
    Correlation pair;
    item.required("first", pair.first);
    item.required("second", pair.second);
    item.optional("coefficient", pair.coefficient);
    out.correlations->push_back(std::move(pair));
  };
  reader.object("dtypes", types, true);
  reader.object("missing_values", missing, true);
  reader.object("numeric_summary", numbers, true);
  if (reader.find("correlations") == nullptr) return;
  out.correlations.emplace();
  reader.objects("correlations", correlation);
}

/// The table's records under `name`, and its columns when there are no records to tell them.
Json tableResult(const char* name, const SharedTable& shared) {
  Json table = toJson(shared.table != nullptr ? *shared.table : Table{});
  Json out = Json::object();
  out[name] = std::move(table["records"]);
  if (table.contains("columns")) out["columns"] = std::move(table["columns"]);
  return out;
}

void readTable(ObjectReader& reader, const char* name, SharedTable& out) {
  const Json* records = reader.need(name);
  if (records == nullptr) return;
  Json data = Json::object();
  data["records"] = *records;
  if (const Json* columns = reader.find("columns")) data["columns"] = *columns;
  auto table = fromJson<Table>(data);
  if (!table) return reader.problem(name, table.error().message, table.error().code);
  out.table = std::make_shared<const Table>(std::move(*table));
}

Json results(const TransformedTable& detail) {
  return tableResult("transformed_data", detail.table);
}
Json results(const AggregatedTable& detail) {
  return tableResult("aggregated_data", detail.table);
}
void readResults(ObjectReader& reader, TransformedTable& out) {
  readTable(reader, "transformed_data", out.table);
}
void readResults(ObjectReader& reader, AggregatedTable& out) {
  readTable(reader, "aggregated_data", out.table);
}

} // namespace

Json toJson(DataOperation operation, const DataOptions& options) {
  Json out = Json::object();
  switch (operation) {
  case DataOperation::Analyze:
    out["include_correlation"] = options.analyze.includeCorrelation;
    break;
  case DataOperation::Transform:
    out["normalize"] = options.transform.normalize;
    out["drop_na"] = options.transform.dropMissing;
    putIfPresent(out, "columns", options.transform.columns);
    break;
  case DataOperation::Aggregate:
    out["group_by"] = options.aggregate.groupBy;
    if (!options.aggregate.aggregations.empty() || !options.aggregate.everyColumn.empty())
      out["agg_funcs"] = aggregationsToJson(options.aggregate);
    break;
  }
  return out;
}

Result<DataOptions> dataOptionsFromJson(DataOperation operation, const Json& json, std::vector<std::string>* unknown) {
  return readOptionsAlone<DataOptions>(json, "options", unknown, [&](ObjectReader& reader, DataOptions& out) {
    readDataOptions(reader, operation, out);
  });
}

Json toJson(const DataRequest& request) {
  Json out = Json::object();
  if (!request.model.empty()) out["model"] = request.model;
  out["operation"] = dataOperationName(request.operation);
  if (const auto* path = std::get_if<std::filesystem::path>(&request.data))
    out["data_path"] = path->string();
  else if (const SharedTable& shared = std::get<SharedTable>(request.data); shared.table != nullptr)
    out["data"] = toJson(*shared.table);
  out["options"] = toJson(request.operation, request.options);
  return out;
}

template <>
Result<DataRequest> fromJson(const Json& json, const DecodeOptions& decode) {
  return readDocument<DataRequest>(json, [&](ObjectReader& reader, DataRequest& out) {
    reader.optional("model", out.model);
    reader.named("operation", out.operation, dataOperationFromName, namesOf(kDataOperations), true);
    reader.object("options", [&](ObjectReader& options) { readDataOptions(options, out.operation, out.options); });
    std::string path;
    reader.optional("data_path", path);
    const Json* data = reader.find("data");
    if (!path.empty()) {
      if (data != nullptr) return reader.problem("data_path", "must be absent when data is given");
      if (!decode.allowFilePaths) return reader.problem("data_path", "is not allowed here; send the rows as data");
      out.data = std::filesystem::path(path);
      return;
    }
    data = reader.need("data");
    if (data == nullptr || !reader.problems().isEmpty()) return;
    auto table = fromJson<Table>(*data);
    if (!table) return reader.problems().add("data", table.error().message, table.error().code);
    out.data = SharedTable{std::make_shared<const Table>(std::move(*table))};
  });
}

Json toJson(const DataResult& result) {
  Json detail = std::visit([](const auto& value) { return results(value); }, result.detail);
  detail["rows_processed"] = result.rowsProcessed; // the original says it in both places
  Json out{{"operation", dataOperationName(result.operation())},
           {"result", std::move(detail)},
           {"rows_processed", result.rowsProcessed}};
  if (!result.notes.empty()) out["notes"] = result.notes;
  return out;
}

template <>
Result<DataResult> fromJson(const Json& json, const DecodeOptions&) {
  return readDocument<DataResult>(json, [](ObjectReader& reader, DataResult& out) {
    DataOperation operation = DataOperation::Analyze;
    reader.named("operation", operation, dataOperationFromName, namesOf(kDataOperations), true);
    if (operation == DataOperation::Transform) out.detail = TransformedTable{};
    if (operation == DataOperation::Aggregate) out.detail = AggregatedTable{};
    reader.required("rows_processed", out.rowsProcessed, kCount);
    reader.optional("notes", out.notes);
    const auto read = [&](ObjectReader& item) {
      std::visit([&](auto& detail) { readResults(item, detail); }, out.detail);
    };
    reader.object("result", read, true);
  });
}

} // namespace aisemble::wire
