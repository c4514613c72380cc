// SPDX-License-Identifier: Apache-2.0
#include "core/wire/table_text_reader_p.h"

#include "core/wire/json.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <limits>
#include <set>

namespace aisemble::wire {

bool TableTextReader::fail(const std::string& path, const std::string& what, ErrorCode code) {
  if (!m_error) m_error = Error{code, (path.empty() ? "the value" : path) + ": " + what + ".", {}, {}};
  return false;
}

bool TableTextReader::failAt(simdjson::error_code error, const char* where) {
  if (m_error) return false;
  const bool isInside = where >= m_text.data() && where <= m_text.data() + m_text.size();
  std::string at = isInside ? fmt::format(" at byte {}", where - m_text.data()) : "";
  const bool isNoValue = error == simdjson::INCORRECT_TYPE; // nul, tru, NaN
  const bool isMemory = error == simdjson::MEMALLOC || error == simdjson::CAPACITY;
  m_error = isMemory ? Error{ErrorCode::OutOfMemory, "There is not enough memory to read the JSON text.", {}, {}}
                     : Error{ErrorCode::InvalidArgument,
                             fmt::format("The text is not JSON{}: {}", at,
                                         isNoValue ? "No value begins like this." : simdjson::error_message(error)),
                             {},
                             {}};
  return false;
}

std::string TableTextReader::pathOf(std::string_view name) const {
  return m_path.empty() ? std::string(name) : m_path + "." + std::string(name);
}

std::string TableTextReader::rowPath() const {
  return m_recordsPath.empty() && m_path.empty() ? fmt::format("[{}]", m_rows)
                                                 : fmt::format("{}[{}]", pathOf(m_recordsPath), m_rows);
}

bool TableTextReader::checkCells(std::size_t columns, std::size_t rows) {
  if (rows == 0 || columns <= m_limits.cells / rows) return true;
  return fail(m_path.empty() ? "the table" : m_path,
              fmt::format("must have at most {} cells, but {} columns of {} rows or more make {}", m_limits.cells,
                          columns, rows, columns * rows),
              ErrorCode::TooLarge);
}

bool TableTextReader::readNumber(ondemand::value value, Cell& out, const auto& pathOf) {
  ondemand::number number;
  const std::string_view token = value.raw_json_token();
  if (const auto error = value.get_number().get(number)) {
    const std::size_t end = token.find_last_not_of(" \t\r\n") + 1;
    const std::string_view digits = token.substr(0, end);
    if (digits.find_first_not_of("0123456789", digits.starts_with('-') ? 1 : 0) == std::string_view::npos &&
        digits.size() > 18)
      return fail(pathOf(), "must fit in 64 bits with a sign; give larger numbers as text");
    if (digits.find_first_not_of("0123456789+-.eE") == std::string_view::npos &&
        digits.find_first_of("eE") != digits.npos)
      return fail(pathOf(),
                  fmt::format("must be a finite number that a double can hold, not {}", digits.substr(0, 40)));
    return failAt(error, token.data());
  }
  if (number.is_int64()) {
    out.emplace<std::int64_t>(number.get_int64());
    return true;
  }
  if (number.is_uint64()) return fail(pathOf(), "must fit in 64 bits with a sign; give larger numbers as text");
  out.emplace<double>(number.get_double());
  return std::isfinite(std::get<double>(out)) || fail(pathOf(), "must be a finite number");
}

bool TableTextReader::readAnyCell(ondemand::value value, Cell& out, const auto& pathOf) {
  const std::string_view token = value.raw_json_token();
  switch (token.empty() ? '\0' : token.front()) {
  case '"': {
    // Text without escapes is taken from where it stands.
    if (token.find('\\') == std::string_view::npos) {
      ondemand::raw_json_string raw;
      if (const auto error = value.get_raw_json_string().get(raw)) return failAt(error, token.data());
      out.emplace<std::string>(raw.raw(), token.rfind('"') - 1);
      return true;
    }
    std::string_view text;
    if (const auto error = value.get_string().get(text)) return failAt(error, token.data());
    out.emplace<std::string>(text);
    return true;
  }
  case 't':
  case 'f': {
    bool flag = false;
    if (const auto error = value.get_bool().get(flag)) return failAt(error, token.data());
    out.emplace<bool>(flag);
    return true;
  }
  case 'n': {
    bool isNull = false;
    if (const auto error = value.is_null().get(isNull)) return failAt(error, token.data());
    out.emplace<std::monostate>();
    return isNull || failAt(simdjson::N_ATOM_ERROR, token.data());
  }
  case '[':
  case '{': {
    std::string_view raw;
    ondemand::array list;
    ondemand::object object;
    const auto error = token.front() == '['
                           ? (value.get_array().get(list) ? simdjson::TAPE_ERROR : list.raw_json().get(raw))
                           : (value.get_object().get(object) ? simdjson::TAPE_ERROR : object.raw_json().get(raw));
    if (error) return failAt(error, token.data());
    const Result<Json> nested = parseJson(raw); // simdjson skips without looking inside
    if (!nested) return fail(pathOf(), nested.error().message, nested.error().code);
    out.emplace<NestedJson>(NestedJson{nested->dump()});
    return true;
  }
  default:
    return readNumber(value, out, pathOf);
  }
}

bool TableTextReader::readCell(ondemand::value value, std::size_t column, Cell& out) {
  return readAnyCell(value, out, [&] { return rowPath() + "." + m_table.columns[column].name; });
}

std::size_t TableTextReader::addColumn(std::string name) {
  const std::size_t column = m_table.columns.size();
  m_index.emplace(name, column);
  m_table.columns.push_back({std::move(name), {}});
  std::vector<Cell>& cells = m_table.columns.back().cells;
  cells.reserve(std::max(m_rows + 1, std::min(m_expectedRows, m_limits.cells / (column + 1))));
  cells.resize(m_rows);
  return column;
}

std::size_t TableTextReader::columnOf(std::string_view rawKey, bool isEscaped, std::size_t expected,
                                      ondemand::field& field) {
  if (!isEscaped && expected < m_table.columns.size() && m_table.columns[expected].name == rawKey) return expected;
  std::string name(rawKey);
  if (isEscaped) {
    std::string_view unescaped;
    if (field.unescaped_key().get(unescaped)) {
      failAt(simdjson::STRING_ERROR, rawKey.data());
      return 0;
    }
    name = unescaped;
  }
  if (const auto at = m_index.find(name); at != m_index.end()) return at->second;
  if (!checkCells(m_table.columns.size() + 1, m_rows + 1)) return 0;
  return addColumn(std::move(name));
}

bool TableTextReader::readRecord(ondemand::object record) {
  if (!checkCells(m_table.columns.size(), m_rows + 1)) return false;
  const char* const end = m_text.data() + m_text.size();
  std::size_t expected = 0;
  std::size_t filled = 0;
  for (auto item : record) {
    ondemand::field field;
    if (const auto error = std::move(item).get(field)) return failAt(error, nullptr);
    const char* const key = field.key().raw();
    const char* close = key;
    bool isEscaped = false;
    while (close < end && *close != '"') { // keys are short; simdjson has seen that the text ends
      isEscaped = isEscaped || *close == '\\';
      close += *close == '\\' ? 2 : 1;
    }
    const std::size_t column =
        columnOf({key, static_cast<std::size_t>(std::min(close, end) - key)}, isEscaped, expected, field);
    if (m_error) return false;
    std::vector<Cell>& cells = m_table.columns[column].cells;
    if (cells.size() == m_rows) {
      cells.emplace_back();
      ++filled;
    } // else the key stands twice: the last one counts, as in Python
    if (!readCell(field.value(), column, cells[m_rows])) return false;
    expected = column + 1;
  }
  ++m_rows;
  if (filled == m_table.columns.size()) return true;
  for (Column& column : m_table.columns)
    if (column.cells.size() < m_rows) column.cells.emplace_back();
  return true;
}

void TableTextReader::expectRows(std::size_t bytesLeft, std::size_t bytesPerRecord) {
  m_expectedRows = m_rows + bytesLeft / std::max<std::size_t>(bytesPerRecord, 2) + 16;
  const std::size_t most = m_limits.cells / std::max<std::size_t>(m_table.columns.size(), 1);
  for (Column& column : m_table.columns)
    column.cells.reserve(std::min(m_expectedRows, std::max(most, column.cells.size())));
}

bool TableTextReader::readRecords(ondemand::array records) {
  constexpr std::size_t sample = 64; // records that tell how long records are
  const char* const end = m_text.data() + m_text.size();
  const char* begin = nullptr;
  for (auto item : records) {
    ondemand::value value;
    if (const auto error = std::move(item).get(value)) return failAt(error, nullptr);
    const std::string_view token = value.raw_json_token();
    if (token.empty() || token.front() != '{') return fail(rowPath(), "must be an object");
    if (m_rows == 0) begin = token.data();
    if (m_rows == sample)
      expectRows(static_cast<std::size_t>(end - token.data()), static_cast<std::size_t>(token.data() - begin) / sample);
    ondemand::object record;
    if (const auto error = value.get_object().get(record)) return failAt(error, token.data());
    if (!readRecord(record)) return false;
  }
  return true;
}

bool TableTextReader::readNames(ondemand::value value) {
  Cell cell;
  if (!readAnyCell(value, cell, [&] { return pathOf("columns"); })) return false;
  if (std::holds_alternative<std::monostate>(cell)) return true;
  const auto* nested = std::get_if<NestedJson>(&cell);
  const Json json = nested != nullptr ? Json::parse(nested->text, nullptr, false) : Json();
  if (!json.is_array()) return fail(pathOf("columns"), "must be a list");
  std::set<std::string> seen;
  m_names.emplace();
  for (std::size_t i = 0; i < json.size(); ++i) {
    if (!json[i].is_string()) return fail(fmt::format("{}[{}]", pathOf("columns"), i), "must be text");
    m_names->push_back(json[i].get<std::string>());
    if (!seen.insert(m_names->back()).second) return fail(pathOf("columns"), "must not name a column twice");
  }
  return true;
}

bool TableTextReader::readList(ondemand::array list, const std::string& path, std::vector<Cell>& out) {
  const std::size_t columns = m_table.columns.size() + 1;
  if (!m_table.columns.empty()) out.reserve(m_table.rows());
  for (auto item : list) {
    ondemand::value value;
    if (const auto error = std::move(item).get(value)) return failAt(error, nullptr);
    if (!checkCells(columns, out.size() + 1)) return false;
    if (!readAnyCell(value, out.emplace_back(), [&] { return fmt::format("{}[{}]", path, out.size() - 1); }))
      return false;
  }
  return true;
}

bool TableTextReader::readColumns(ondemand::object columns) {
  for (auto item : columns) {
    ondemand::field field;
    if (const auto error = std::move(item).get(field)) return failAt(error, nullptr);
    std::string_view key;
    if (const auto error = field.unescaped_key().get(key)) return failAt(error, nullptr);
    const std::string name(key);
    if (m_index.contains(name)) return fail(pathOf(name), "must not stand twice");
    ondemand::value value = field.value();
    const std::string_view token = value.raw_json_token();
    m_order.push_back(name);
    if (token.empty() || token.front() != '[') {
      m_index.emplace(name, m_order.size());
      if (!readAnyCell(value, m_scalars.emplace_back(name, Cell{}).second, [&] { return pathOf(name); })) return false;
      if (std::holds_alternative<NestedJson>(m_scalars.back().second))
        return fail(pathOf(name), "must be a list of the column's values");
      continue;
    }
    ondemand::array list;
    if (const auto error = value.get_array().get(list)) return failAt(error, token.data());
    Column column{name, {}};
    if (!readList(list, pathOf(name), column.cells)) return false;
    if (!m_table.columns.empty() && column.cells.size() != m_table.rows())
      return fail(pathOf(name), fmt::format("must have {} values, as many as the first column, not {}", m_table.rows(),
                                            column.cells.size()));
    m_index.emplace(name, m_order.size());
    m_table.columns.push_back(std::move(column));
  }
  return broadcast();
}

/// One value beside lists stands in every row (pandas.DataFrame of a dictionary).
bool TableTextReader::broadcast() {
  const auto index = [this] {
    m_index.clear();
    for (std::size_t i = 0; i < m_table.columns.size(); ++i)
      m_index.emplace(m_table.columns[i].name, i);
    return true;
  };
  if (m_scalars.empty()) return index();
  if (m_table.columns.empty()) return fail(pathOf(m_scalars.front().first), "must be a list of the column's values");
  const std::size_t rows = m_table.rows();
  if (!checkCells(m_order.size(), rows)) return false;
  std::size_t bytes = 0;
  for (const auto& [name, cell] : m_scalars)
    if (const auto* text = std::get_if<std::string>(&cell)) bytes += text->size();
  if (rows > 0 && bytes > m_limits.bytes / rows)
    return fail(
        pathOf(m_scalars.front().first),
        fmt::format("makes {} bytes in every one of {} rows; the limit is {} in all", bytes, rows, m_limits.bytes),
        ErrorCode::TooLarge);
  Table ordered;
  auto list = m_table.columns.begin();
  auto scalar = m_scalars.begin();
  for (const std::string& name : m_order) {
    if (scalar != m_scalars.end() && scalar->first == name)
      ordered.columns.push_back({name, std::vector<Cell>(rows, (scalar++)->second)});
    else
      ordered.columns.push_back(std::move(*list++));
  }
  m_table = std::move(ordered);
  return index();
}

bool TableTextReader::readTable(ondemand::value value) {
  const std::string_view token = value.raw_json_token();
  const char first = token.empty() ? '\0' : token.front();
  if (first == '[') {
    m_recordsPath.clear();
    ondemand::array records;
    if (const auto error = value.get_array().get(records)) return failAt(error, token.data());
    return readRecords(records);
  }
  if (first != '{') return fail(m_path, "must be an object");
  ondemand::object object;
  if (const auto error = value.get_object().get(object)) return failAt(error, token.data());

  // Whether there are records decides what every other field means.
  bool hasRecords = false;
  for (auto item : object) {
    ondemand::field field;
    if (const auto error = std::move(item).get(field)) return failAt(error, nullptr);
    if (!field.key().is_equal("records")) continue;
    const std::string_view records = field.value().raw_json_token();
    hasRecords = records.empty() || records.front() != 'n';
    if (hasRecords) break;
  }
  if (const auto error = object.reset().error()) return failAt(error, token.data());
  if (!hasRecords) return readColumns(object);
  for (auto item : object) {
    ondemand::field field;
    if (const auto error = std::move(item).get(field)) return failAt(error, nullptr);
    if (field.key().is_equal("columns")) {
      if (!readNames(field.value())) return false;
    } else if (field.key().is_equal("records")) {
      ondemand::value records = field.value();
      const std::string_view at = records.raw_json_token();
      ondemand::array list;
      ondemand::object columns;
      if (m_rows > 0 || !m_order.empty()) return fail(pathOf("records"), "must not stand twice");
      if (at.starts_with('{')) {
        if (const auto error = records.get_object().get(columns)) return failAt(error, at.data());
        m_path = pathOf("records");
        if (!readColumns(columns)) return false;
      } else if (!at.starts_with('[')) {
        return fail(pathOf("records"), "must be a list of objects");
      } else {
        if (const auto error = records.get_array().get(list)) return failAt(error, at.data());
        if (!readRecords(list)) return false;
      }
    }
  }
  return true;
}

Result<Table> TableTextReader::finish() {
  if (m_error) return aisemble::fail(std::move(*m_error));
  if (!m_names) return std::move(m_table);
  const std::size_t rows = m_table.rows();
  if (!checkCells(m_names->size() + m_table.columns.size(), rows)) return aisemble::fail(std::move(*m_error));
  Table ordered;
  std::set<std::size_t> used;
  for (std::string& name : *m_names) {
    const auto at = m_index.find(name);
    if (at != m_index.end()) used.insert(at->second);
    ordered.columns.push_back(at != m_index.end() ? std::move(m_table.columns[at->second])
                                                  : Column{std::move(name), std::vector<Cell>(rows)});
  }
  for (std::size_t i = 0; i < m_table.columns.size(); ++i)
    if (!used.contains(i)) ordered.columns.push_back(std::move(m_table.columns[i]));
  return ordered;
}

} // namespace aisemble::wire
