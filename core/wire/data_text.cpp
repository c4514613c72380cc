// SPDX-License-Identifier: Apache-2.0
#include "core/wire/data_text.h"

#include "core/wire/data_json.h"
#include "core/wire/data_json_p.h"
#include "core/wire/table_text_reader_p.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <memory>
#include <new>

namespace aisemble::wire {
namespace {

Error tooManyBytes(std::size_t bytes, std::size_t limit) {
  return {ErrorCode::TooLarge, fmt::format("The JSON text has {} bytes; the limit is {}.", bytes, limit), {}, {}};
}

/// simdjson reads in wide steps: the text is copied to where some bytes follow it.
struct PaddedDocument {
  simdjson::padded_string text;
  ondemand::parser parser;
  ondemand::document document;

  [[nodiscard]] bool open(std::string_view source, TableTextReader& reader) {
    text = simdjson::padded_string(source);
    if (text.data() == nullptr && !source.empty()) return reader.failAt(simdjson::MEMALLOC, nullptr);
    if (const auto error = parser.iterate(text).get(document)) return reader.failAt(error, nullptr);
    return true;
  }
  /// After the outermost value only white space may follow.
  [[nodiscard]] bool close(TableTextReader& reader) {
    const char* where = nullptr;
    if (document.current_location().get(where) == simdjson::OUT_OF_BOUNDS) return true;
    return reader.failAt(simdjson::TRAILING_CONTENT, where);
  }
};

/// The text of a value that is read by the small codecs.
Result<Json> smallValue(ondemand::value value, TableTextReader& reader) {
  const std::string_view token = value.raw_json_token();
  std::string_view raw = token;
  if (!token.empty() && (token.front() == '{' || token.front() == '[')) {
    ondemand::object object;
    ondemand::array array;
    const auto error = token.front() == '{'
                           ? (value.get_object().get(object) ? simdjson::TAPE_ERROR : object.raw_json().get(raw))
                           : (value.get_array().get(array) ? simdjson::TAPE_ERROR : array.raw_json().get(raw));
    if (error) {
      reader.failAt(error, token.data());
      return fail(ErrorCode::InvalidArgument, "");
    }
  }
  return parseJson(raw);
}

/// Everything of a request but its rows, which `table` gets.
bool readFields(PaddedDocument& json, TableTextReader& table, Json& fields, bool& hasData) {
  ondemand::object body;
  if (const auto error = json.document.get_object().get(body)) {
    if (error == simdjson::INCORRECT_TYPE) return table.fail({}, "must be an object");
    return table.failAt(error, json.text.data());
  }
  for (auto item : body) {
    ondemand::field field;
    if (const auto error = std::move(item).get(field)) return table.failAt(error, nullptr);
    std::string_view key;
    if (const auto error = field.unescaped_key().get(key)) return table.failAt(error, nullptr);
    ondemand::value value = field.value();
    if (key == "data") {
      if (hasData) return table.fail("data", "must not stand twice");
      if (value.raw_json_token().starts_with("null")) continue;
      hasData = true;
      if (!value.raw_json_token().starts_with('{')) return table.fail("data", "must be an object");
      if (!table.readTable(value)) return false;
      continue;
    }
    static constexpr std::array<std::string_view, 4> known{"operation", "options", "model", "data_path"};
    if (std::find(known.begin(), known.end(), key) == known.end()) continue;
    const std::string name(key);
    Result<Json> small = smallValue(value, table);
    if (!small) return table.fail(name, small.error().message, small.error().code);
    fields[name] = std::move(*small);
  }
  return json.close(table);
}

Result<DataRequest> readRequest(std::string_view body, const TableTextLimits& limits) {
  const auto json = std::make_unique<PaddedDocument>();
  Json fields = Json::object();
  bool hasData = false;
  TableTextReader opening(body, {}, limits);
  if (!json->open(body, opening)) return fail(opening.finish().error());
  TableTextReader table({json->text.data(), json->text.size()}, "data", limits);
  const bool isRead = readFields(*json, table, fields, hasData);
  Result<Table> rows = table.finish();
  if (!isRead || !rows) return fail(std::move(rows.error()));
  return readDocument<DataRequest>(fields, [&](ObjectReader& reader, DataRequest& out) {
    reader.optional("model", out.model);
    reader.named("operation", out.operation, dataOperationFromName, namesOf(kDataOperations), true);
    reader.object("options", [&](ObjectReader& options) { readDataOptions(options, out.operation, out.options); });
    std::string path;
    reader.optional("data_path", path);
    if (!path.empty())
      return reader.problem("data_path", hasData ? "must be absent when data is given"
                                                 : "is not allowed here; send the rows as data");
    if (!hasData) return reader.problem("data", "is missing");
    out.data = SharedTable{std::make_shared<const Table>(std::move(*rows))};
  });
}

Result<Table> readWholeTable(std::string_view text, const TableTextLimits& limits) {
  const auto json = std::make_unique<PaddedDocument>();
  TableTextReader opening(text, {}, limits);
  if (!json->open(text, opening)) return fail(opening.finish().error());
  TableTextReader table({json->text.data(), json->text.size()}, {}, limits);
  ondemand::value value;
  if (const auto error = json->document.get_value().get(value)) {
    if (error == simdjson::SCALAR_DOCUMENT_AS_VALUE)
      table.fail({}, "must be an object or a list of records");
    else
      table.failAt(error, json->text.data());
    return table.finish();
  }
  if (table.readTable(value)) static_cast<void>(json->close(table));
  return table.finish();
}

Result<Table> readLines(std::string_view text, const TableTextLimits& limits) {
  const auto json = std::make_unique<PaddedDocument>();
  TableTextReader table({}, {}, limits);
  std::size_t line = 0;
  std::size_t at = 0;
  const auto inLine = [&](Error error) {
    error.message = fmt::format("Line {}: {}", line, error.message);
    return fail(std::move(error));
  };
  while (at < text.size()) {
    ++line;
    const std::size_t end = std::min(text.find('\n', at), text.size());
    const std::string_view source = text.substr(at, end - at);
    at = end + 1;
    if (source.find_first_not_of(" \t\r") == std::string_view::npos) continue;
    if (table.rows() == 64) table.expectRows(text.size() - at, at / 64);
    if (!json->open(source, table)) return inLine(table.finish().error());
    table.setText({json->text.data(), json->text.size()});
    ondemand::object record;
    if (json->document.get_object().get(record))
      table.fail({}, "must be an object");
    else if (table.readRecord(record))
      static_cast<void>(json->close(table));
    if (!table.isFine()) return inLine(table.finish().error());
  }
  return table.finish();
}

/// Limits first; memory that runs out is an error, not an exception.
template <class Read>
auto guardedRead(std::string_view text, const TableTextLimits& limits, Read read) -> decltype(read(text, limits)) {
  if (text.size() > limits.bytes) return fail(tooManyBytes(text.size(), limits.bytes));
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3); // a byte order mark, which many tools write
  try {
    return read(text, limits);
  } catch (const std::bad_alloc&) {
    return fail(ErrorCode::OutOfMemory, "There is not enough memory to read the JSON text.");
  }
}

} // namespace

Result<DataRequest> dataRequestFromText(std::string_view body, const TableTextLimits& limits) {
  return guardedRead(body, limits, readRequest);
}

Result<Table> tableFromJsonText(std::string_view text, const TableTextLimits& limits) {
  return guardedRead(text, limits, readWholeTable);
}

Result<Table> tableFromJsonLines(std::string_view text, const TableTextLimits& limits) {
  return guardedRead(text, limits, readLines);
}

} // namespace aisemble::wire
