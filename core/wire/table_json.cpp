// SPDX-License-Identifier: Apache-2.0
// Tables as records or columns.
#include "core/wire/data_json.h"

#include "core/engine/big_integer.h"
#include "core/wire/data_text.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <string>

namespace aisemble::wire {
namespace {

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
    Json operator()(const BigInteger& value) const {
      const auto whole = unsignedOf(value);
      return whole ? Json(*whole) : Json(value.digits);
    }
  };
  return std::visit(Writer{}, cell);
}

} // namespace

Json toJson(const Table& table) {
  Json records = Json::array();
  for (std::size_t row = 0; row < table.rows(); ++row) {
    Json record = Json::object();
    for (const Column& column : table.columns) {
      if (column.isReal && row > 0) continue; // that records lack it is what tells
      record.get_ref<Json::object_t&>().push_back({column.name, cellToJson(column.cells[row])}); // names are distinct
    }
    records.push_back(std::move(record));
  }
  Json out = Json::object();
  out["records"] = std::move(records);
  if (table.rows() == 0 && !table.columns.empty())
    for (const Column& column : table.columns)
      out["columns"].push_back(column.name);
  return out;
}

Result<void> fitsJson(const SharedTable& shared) {
  if (shared.table == nullptr) return {};
  for (const Column& column : shared.table->columns)
    for (const Cell& cell : column.cells)
      if (const auto* big = std::get_if<BigInteger>(&cell); big != nullptr && !unsignedOf(*big))
        return fail(ErrorCode::InvalidArgument,
                    fmt::format("Column '{}' has whole numbers over 64 bits, which are only answered at once and on "
                                "this machine. Give them as text.",
                                column.name.substr(0, 100)));
  return {};
}

template <>
Result<Table> fromJson(const Json& json, const DecodeOptions&) {
  try {
    return tableFromJsonText(json.dump()); // one reader for all tables
  } catch (const nlohmann::json::exception& e) {
    return fail(ErrorCode::InvalidArgument, std::string("The table cannot be written as JSON: ") + e.what() + ".");
  }
}

} // namespace aisemble::wire
