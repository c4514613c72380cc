// SPDX-License-Identifier: Apache-2.0
#pragma once
// One table out of JSON text under simdjson's forward-only reader.

#include "core/wire/data_text.h"

#include <simdjson.h>

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace aisemble::wire {

namespace ondemand = simdjson::ondemand;

/// Reads values of one document of simdjson's into cells and columns; remembers the first thing that is wrong, with its
/// path. Every function returns false once something is.
class TableTextReader {
 public:
  /// `text` is the whole document (for positions); `path` precedes the paths in messages ("data").
  TableTextReader(std::string_view text, std::string path, const TableTextLimits& limits)
      : m_text(text), m_path(std::move(path)), m_limits(limits) {}

  /// The document changes, the table goes on.
  void setText(std::string_view text) { m_text = text; }

  /// An object of records or of columns, or a list of records: objects, lists of values, or single values, as the
  /// first one is.
  bool readTable(ondemand::value value);
  /// As the next row of the table.
  bool readRecord(ondemand::object record);
  /// `bytesPerRecord` of the rest of the text make a guess at the rows to come, so that cells are not moved often.
  void expectRows(std::size_t bytesLeft, std::size_t bytesPerRecord);
  [[nodiscard]] std::size_t rows() const { return m_rows; }

  [[nodiscard]] Result<Table> finish();

  bool fail(const std::string& path, const std::string& what, ErrorCode code = ErrorCode::InvalidArgument);
  /// What simdjson says about the text at where it stands.
  bool failAt(simdjson::error_code error, const char* where);
  [[nodiscard]] bool isFine() const { return !m_error; }

 private:
  enum class Shape { Objects, Lists, Values };

  bool readRecordsField(ondemand::value records);
  bool readRecords(ondemand::array records);
  /// A list, or a single value.
  bool readOtherRecord(ondemand::value value, Shape shape);
  bool readListRecord(ondemand::array list);
  bool readColumns(ondemand::object columns);
  bool readColumn(ondemand::value value, const std::string& name);
  bool readList(ondemand::array list, const std::string& path, std::vector<Cell>& out);
  bool readKeyedColumn(ondemand::object values, const std::string& name);
  bool completeKeyedColumns();
  void sortByKey(std::vector<Cell>& cells) const;
  bool readCell(ondemand::value value, std::size_t column, Cell& out);
  bool readNumber(ondemand::value value, Cell& out, const auto& pathOf);
  /// What is wrong with it; empty too where the text is no JSON, which is then remembered.
  std::string readOddNumber(ondemand::value value, Cell& out);
  bool readAnyCell(ondemand::value value, Cell& out, const auto& pathOf);
  bool readNames(ondemand::value value);
  bool broadcast();
  void markTypes();
  std::size_t columnOf(std::string_view rawKey, bool isEscaped, std::size_t expected, ondemand::field& field);
  /// `isLacking`: rows before this one do not have it, rather than as null.
  std::size_t addColumn(std::string name, bool isLacking);
  bool checkCells(std::size_t columns, std::size_t rows);
  [[nodiscard]] std::string rowPath() const;
  [[nodiscard]] std::string pathOf(std::string_view name) const;

  std::string_view m_text;
  std::string m_path;
  TableTextLimits m_limits;
  Table m_table;
  std::unordered_map<std::string, std::size_t> m_index; ///< of columns by name
  std::size_t m_rows = 0;
  std::size_t m_expectedRows = 0;
  std::string m_recordsPath = "records";
  std::optional<std::vector<std::string>> m_names;     ///< `columns` beside `records`
  std::vector<std::pair<std::string, Cell>> m_scalars; ///< columns of one value
  std::vector<std::string> m_order;                    ///< names of lists and scalars as they came
  std::unordered_map<std::string, std::size_t> m_keys; ///< rows of columns that are objects
  bool m_isKeyed = false;                              ///< there are such columns
  std::vector<bool> m_lacking;                         ///< of each column: some row does not have it
  std::optional<Error> m_error;
};

} // namespace aisemble::wire
