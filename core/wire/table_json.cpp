// SPDX-License-Identifier: Apache-2.0
// Tables as records or columns.
#include "core/wire/data_json.h"
#include "core/wire/object_reader_p.h"

#include <string_view>
#include <unordered_map>

namespace aisemble::wire {
namespace {

constexpr std::size_t kMaxCells = 10'000'000; // 400 MB; sparse records make far more cells than they have bytes

Json cellToJson(const Cell& cell) {
  struct Writer {
    Json operator()(std::monostate) const { return nullptr; }
    Json operator()(bool value) const { return value; }
    Json operator()(std::int64_t value) const { return value; }
    Json operator()(double value) const { return value; }
    Json operator()(const std::string& value) const { return value; }
    Json operator()(const NestedJson& value) const {
      auto parsed = parseJson(value.text);
      return parsed ? std::move(*parsed) : Json(value.text);
    }
  };
  return std::visit(Writer{}, cell);
}

void readCell(const Json& json, const std::string& path, Problems& problems, Cell& out) {
  switch (json.type()) {
  case Json::value_t::null:
    out = std::monostate{};
    break;
  case Json::value_t::boolean:
    out = json.get<bool>();
    break;
  case Json::value_t::number_integer:
    out = json.get<std::int64_t>();
    break;
  case Json::value_t::number_unsigned:
    if (json.get<std::uint64_t>() > static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max()))
      return problems.add(path, "must fit in 64 bits with a sign; give larger numbers as text");
    out = json.get<std::int64_t>();
    break;
  case Json::value_t::number_float:
    out = json.get<double>();
    break;
  case Json::value_t::string:
    out = json.get<std::string>();
    break;
  default:
    out = NestedJson{json.dump()};
  }
}

void readRecords(ObjectReader& reader, Table& out) {
  const Json& records = *reader.need("records");
  if (!records.is_array()) return reader.problem("records", "must be a list of objects");
  const auto pathOf = [&](std::size_t row) { return reader.pathOf("records") + "[" + std::to_string(row) + "]"; };
  std::unordered_map<std::string_view, std::size_t> index; // names live in `json`, which outlives this
  std::vector<std::string> names;
  reader.optional("columns", names);
  for (const std::string& name : names)
    if (!index.emplace(name, index.size()).second) return reader.problem("columns", "must not name a column twice");
  std::vector<std::string_view> order(names.begin(), names.end());
  std::size_t row = 0;
  for (const Json& record : records) {
    if (!record.is_object()) return reader.problems().add(pathOf(row), "must be an object");
    for (const auto& [key, value] : record.get_ref<const Json::object_t&>())
      if (index.emplace(key, order.size()).second) order.push_back(key);
    ++row;
    if (order.size() * row > kMaxCells)
      return reader.problem("records", fmt::format("must have at most {} cells", kMaxCells), ErrorCode::TooLarge);
  }
  for (const std::string_view name : order)
    out.columns.push_back({std::string(name), std::vector<Cell>(records.size())});
  row = 0;
  for (const Json& record : records) {
    for (const auto& [key, value] : record.get_ref<const Json::object_t&>())
      readCell(value, pathOf(row) + "." + key, reader.problems(), out.columns[index.at(key)].cells[row]);
    ++row;
  }
}

void readColumns(ObjectReader& reader, Table& out) {
  for (const auto& [name, list] : reader.json().get_ref<const Json::object_t&>()) {
    if (!list.is_array()) return reader.problem(name, "must be a list of the column's values");
    if (!out.columns.empty() && list.size() != out.rows())
      return reader.problem(name, fmt::format("must have {} values, as many as the first column", out.rows()));
    if (list.size() * (out.columns.size() + 1) > kMaxCells)
      return reader.problem(name, fmt::format("makes more than {} cells", kMaxCells), ErrorCode::TooLarge);
    Column column{name, std::vector<Cell>(list.size())};
    for (std::size_t i = 0; i < list.size(); ++i)
      readCell(list[i], reader.pathOf(name) + "[" + std::to_string(i) + "]", reader.problems(), column.cells[i]);
    out.columns.push_back(std::move(column));
  }
}

} // namespace

Json toJson(const Table& table) {
  Json records = Json::array();
  for (std::size_t row = 0; row < table.rows(); ++row) {
    Json record = Json::object();
    for (const Column& column : table.columns)
      record[column.name] = cellToJson(column.cells[row]);
    records.push_back(std::move(record));
  }
  Json out = Json::object();
  out["records"] = std::move(records);
  if (table.rows() == 0 && !table.columns.empty())
    for (const Column& column : table.columns)
      out["columns"].push_back(column.name);
  return out;
}

template <>
Result<Table> fromJson(const Json& json, const DecodeOptions&) {
  return readDocument<Table>(json, [](ObjectReader& reader, Table& out) {
    if (reader.find("records") != nullptr)
      readRecords(reader, out);
    else
      readColumns(reader, out);
  });
}

} // namespace aisemble::wire
