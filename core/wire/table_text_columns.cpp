// SPDX-License-Identifier: Apache-2.0
// Tables that come column by column: {name: [values] | {key: value} | value}, as pandas.DataFrame takes them.
#include "core/wire/table_text_cell_p.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <utility>

namespace aisemble::wire {

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

/// The keys of all such columns together are the rows, in order of appearance.
bool TableTextReader::readKeyedColumn(ondemand::object values, const std::string& name) {
  const std::size_t columns = m_table.columns.size() + 1;
  std::vector<Cell> cells(m_keys.size());
  std::vector<bool> isThere(m_keys.size());
  for (auto item : values) {
    ondemand::field field;
    if (const auto error = std::move(item).get(field)) return failAt(error, nullptr);
    std::string_view unescaped;
    if (const auto error = field.unescaped_key().get(unescaped)) return failAt(error, nullptr);
    const std::string key(unescaped);
    const std::size_t row = m_keys.emplace(key, m_keys.size()).first->second;
    if (row == cells.size()) {
      if (!checkCells(columns, row + 1)) return false;
      cells.emplace_back();
      isThere.push_back(false);
    }
    isThere[row] = true;
    if (!readAnyCell(field.value(), cells[row], [&] { return pathOf(name) + "." + key; })) return false;
  }
  m_isKeyed = true;
  m_table.columns.push_back({name, std::move(cells)});
  m_lacking.push_back(std::find(isThere.begin(), isThere.end(), false) != isThere.end());
  return true;
}

/// The keys of a column alone are sorted (pandas 1.5, union_indexes).
void TableTextReader::sortByKey(std::vector<Cell>& cells) const {
  const std::map<std::string_view, std::size_t> rows(m_keys.begin(), m_keys.end());
  std::vector<Cell> sorted;
  sorted.reserve(cells.size());
  for (const auto& [key, row] : rows)
    sorted.push_back(std::move(cells[row]));
  cells = std::move(sorted);
}

bool TableTextReader::completeKeyedColumns() {
  if (!checkCells(m_table.columns.size(), m_keys.size())) return false;
  if (m_table.columns.size() == 1) sortByKey(m_table.columns.front().cells);
  for (std::size_t i = 0; i < m_table.columns.size(); ++i) {
    std::vector<Cell>& cells = m_table.columns[i].cells;
    m_lacking[i] = m_lacking[i] || cells.size() < m_keys.size();
    cells.resize(m_keys.size());
  }
  return true;
}

bool TableTextReader::readColumn(ondemand::value value, const std::string& name) {
  const std::string_view token = value.raw_json_token();
  const bool isList = token.starts_with('[');
  const bool isKeyed = token.starts_with('{');
  if (!isList && !isKeyed)
    return readAnyCell(value, m_scalars.emplace_back(name, Cell{}).second, [&] { return pathOf(name); });
  if (!m_table.columns.empty() && isKeyed != m_isKeyed)
    return fail(pathOf(name), "must be a list where other columns are lists, and an object where they are objects");
  if (isKeyed) {
    ondemand::object object;
    if (const auto error = value.get_object().get(object)) return failAt(error, token.data());
    return readKeyedColumn(object, name);
  }
  ondemand::array list;
  if (const auto error = value.get_array().get(list)) return failAt(error, token.data());
  Column column{name, {}};
  if (!readList(list, pathOf(name), column.cells)) return false;
  if (!m_table.columns.empty() && column.cells.size() != m_table.rows())
    return fail(pathOf(name), fmt::format("must have {} values, as many as the first column, not {}", m_table.rows(),
                                          column.cells.size()));
  m_table.columns.push_back(std::move(column));
  return true;
}

bool TableTextReader::readColumns(ondemand::object columns) {
  for (auto item : columns) {
    ondemand::field field;
    if (const auto error = std::move(item).get(field)) return failAt(error, nullptr);
    std::string_view key;
    if (const auto error = field.unescaped_key().get(key)) return failAt(error, nullptr);
    const std::string name(key);
    if (!m_index.emplace(name, m_order.size()).second) return fail(pathOf(name), "must not stand twice");
    m_order.push_back(name);
    if (!readColumn(field.value(), name)) return false;
  }
  if (m_isKeyed && !completeKeyedColumns()) return false;
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
  std::vector<bool> lacking;
  auto scalar = m_scalars.begin();
  std::size_t list = 0;
  for (const std::string& name : m_order) {
    const bool isScalar = scalar != m_scalars.end() && scalar->first == name;
    lacking.push_back(!isScalar && list < m_lacking.size() && m_lacking[list]);
    if (isScalar)
      ordered.columns.push_back({name, std::vector<Cell>(rows, (scalar++)->second)});
    else
      ordered.columns.push_back(std::move(m_table.columns[list++]));
  }
  m_table = std::move(ordered);
  m_lacking = std::move(lacking);
  return index();
}

} // namespace aisemble::wire
