// SPDX-License-Identifier: Apache-2.0
#include "core/wire/table_text_reader_p.h"

#include "core/engine/big_integer.h"
#include "core/wire/table_text_cell_p.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
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

std::string TableTextReader::readOddNumber(ondemand::value value, Cell& out) {
  const std::string_view token = value.raw_json_token();
  const std::string_view text = token.substr(0, token.find_last_not_of(" \t\r\n") + 1);
  const std::string_view magnitude = text.substr(text.starts_with('-') ? 1 : 0);
  const bool isWhole = magnitude.size() > 18 && magnitude.front() != '0' &&
                       magnitude.find_first_not_of("0123456789") == std::string_view::npos;
  double real = 0;
  const auto error = isWhole ? simdjson::NUMBER_ERROR : value.get_double().get(real);
  if (isWhole && doubleFrom(text)) {
    out.emplace<BigInteger>(BigInteger{std::string(text)});
  } else if (!error && std::isfinite(real)) {
    out.emplace<double>(real);
  } else if (isWhole || !error ||
             (text.find_first_not_of("0123456789+-.eE") == std::string_view::npos &&
              text.find_first_of("eE") != std::string_view::npos)) {
    return fmt::format("must be a finite number that a double can hold, not {}", text.substr(0, 40));
  } else {
    failAt(error, token.data());
  }
  return {};
}

bool TableTextReader::readCell(ondemand::value value, std::size_t column, Cell& out) {
  return readAnyCell(value, out, [&] { return rowPath() + "." + m_table.columns[column].name; });
}

std::size_t TableTextReader::addColumn(std::string name, bool isLacking) {
  const std::size_t column = m_table.columns.size();
  m_index.emplace(name, column);
  m_table.columns.push_back({std::move(name), {}});
  std::vector<Cell>& cells = m_table.columns.back().cells;
  cells.reserve(std::max(m_rows + 1, std::min(m_expectedRows, m_limits.cells / (column + 1))));
  cells.resize(m_rows);
  m_lacking.push_back(isLacking);
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
  return addColumn(std::move(name), m_rows > 0);
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
  for (std::size_t i = 0; i < m_table.columns.size(); ++i) {
    if (m_table.columns[i].cells.size() == m_rows) continue;
    m_table.columns[i].cells.emplace_back();
    m_lacking[i] = true;
  }
  return true;
}

void TableTextReader::expectRows(std::size_t bytesLeft, std::size_t bytesPerRecord) {
  m_expectedRows = m_rows + bytesLeft / std::max<std::size_t>(bytesPerRecord, 2) + 16;
  const std::size_t most = m_limits.cells / std::max<std::size_t>(m_table.columns.size(), 1);
  for (Column& column : m_table.columns)
    column.cells.reserve(std::min(m_expectedRows, std::max(most, column.cells.size())));
}

bool TableTextReader::readOtherRecord(ondemand::value value, Shape shape) {
  const std::string_view token = value.raw_json_token();
  if (shape == Shape::Lists) {
    ondemand::array list;
    if (!token.starts_with('[')) return fail(rowPath(), "must be a list, as the first record is");
    if (const auto error = value.get_array().get(list)) return failAt(error, token.data());
    return readListRecord(list);
  }
  if (!checkCells(1, m_rows + 1)) return false;
  if (m_table.columns.empty()) addColumn("0", false);
  if (!readCell(value, 0, m_table.columns.front().cells.emplace_back())) return false;
  ++m_rows;
  return true;
}

bool TableTextReader::readListRecord(ondemand::array list) {
  std::size_t column = 0;
  for (auto item : list) {
    ondemand::value value;
    if (const auto error = std::move(item).get(value)) return failAt(error, nullptr);
    if (column == m_table.columns.size()) {
      if (!checkCells(column + 1, m_rows + 1)) return false;
      addColumn(std::to_string(column), false);
    }
    if (!readCell(value, column, m_table.columns[column].cells.emplace_back())) return false;
    ++column;
  }
  if (!checkCells(m_table.columns.size(), ++m_rows)) return false;
  for (; column < m_table.columns.size(); ++column)
    m_table.columns[column].cells.emplace_back();
  return true;
}

bool TableTextReader::readRecords(ondemand::array records) {
  constexpr std::size_t sample = 64; // records that tell how long records are
  const char* const end = m_text.data() + m_text.size();
  const char* begin = nullptr;
  Shape shape = Shape::Objects;
  for (auto item : records) {
    ondemand::value value;
    if (const auto error = std::move(item).get(value)) return failAt(error, nullptr);
    const std::string_view token = value.raw_json_token();
    if (m_rows == 0) {
      begin = token.data();
      shape = token.starts_with('{') ? Shape::Objects : token.starts_with('[') ? Shape::Lists : Shape::Values;
    }
    if (m_rows == sample)
      expectRows(static_cast<std::size_t>(end - token.data()), static_cast<std::size_t>(token.data() - begin) / sample);
    if (shape != Shape::Objects) {
      if (!readOtherRecord(value, shape)) return false;
      continue;
    }
    ondemand::object record;
    if (!token.starts_with('{')) return fail(rowPath(), "must be an object");
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

bool TableTextReader::readRecordsField(ondemand::value records) {
  const std::string_view token = records.raw_json_token();
  if (token.starts_with('n')) {
    bool isNull = false;
    if (const auto error = records.is_null().get(isNull)) return failAt(error, token.data());
    return isNull || failAt(simdjson::N_ATOM_ERROR, token.data());
  }
  if (token.starts_with('{')) {
    ondemand::object columns;
    if (const auto error = records.get_object().get(columns)) return failAt(error, token.data());
    m_path = pathOf("records");
    return readColumns(columns);
  }
  ondemand::array list;
  if (!token.starts_with('[')) return fail(pathOf("records"), "must be a list of objects");
  if (const auto error = records.get_array().get(list)) return failAt(error, token.data());
  return readRecords(list);
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
    hasRecords = field.key().is_equal("records");
    if (hasRecords) break;
  }
  if (const auto error = object.reset().error()) return failAt(error, token.data());
  if (!hasRecords) return readColumns(object);
  bool isRead = false;
  for (auto item : object) {
    ondemand::field field;
    if (const auto error = std::move(item).get(field)) return failAt(error, nullptr);
    if (field.key().is_equal("columns")) {
      if (!readNames(field.value())) return false;
    } else if (field.key().is_equal("records")) {
      if (isRead) return fail(pathOf("records"), "must not stand twice");
      isRead = true;
      if (!readRecordsField(field.value())) return false;
    }
  }
  return true;
}

void TableTextReader::markTypes() {
  if (m_table.columns.empty()) m_table.rowsWithoutColumns = m_rows;
  for (std::size_t i = 0; i < m_lacking.size(); ++i) {
    Column& column = m_table.columns[i];
    column.isReal = m_lacking[i] && std::all_of(column.cells.begin(), column.cells.end(), [](const Cell& cell) {
                      return std::holds_alternative<std::monostate>(cell);
                    });
  }
}

Result<Table> TableTextReader::finish() {
  if (m_error) return aisemble::fail(std::move(*m_error));
  markTypes();
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
