// SPDX-License-Identifier: Apache-2.0
#pragma once
// Text files read a line or a record at a time, so that one of any size can be listed.

#include "core/base/result.h"

#include <cstdint>
#include <filesystem>
#include <fstream>
#include <optional>
#include <sstream>
#include <string>
#include <vector>

namespace aisemble {

inline constexpr std::size_t kLongestRecord = std::size_t{64} << 20;

/// A file that does not begin as UTF-8 is decoded as a whole where that leaves little doubt and it is not large;
/// otherwise its lines come as they are.
class LineReader {
 public:
  explicit LineReader(const std::filesystem::path& file);
  /// Without its end; a byte order mark is left out. Nothing: the end, or a problem().
  [[nodiscard]] std::optional<std::string> next();
  [[nodiscard]] std::int64_t line() const { return m_line; } ///< of what next() gave, from 1
  [[nodiscard]] const std::string& problem() const { return m_problem; }
  [[nodiscard]] const std::string& encoding() const { return m_encoding; } ///< of the file; empty: UTF-8, or unknown

 private:
  void decode(const std::filesystem::path& file);

  const std::string m_name;
  std::ifstream m_stream;
  std::istringstream m_decoded; ///< instead of m_stream, where m_encoding is not empty
  std::string m_encoding;
  std::int64_t m_line = 0;
  std::string m_problem;
};

/// Separated values after RFC 4180: fields in quotes may hold separators, line ends and doubled quotes.
class SeparatedReader {
 public:
  SeparatedReader(const std::filesystem::path& file, char separator);
  /// Blank lines are skipped. Nothing: the end, or a problem().
  [[nodiscard]] std::optional<std::vector<std::string>> next();
  [[nodiscard]] std::int64_t line() const { return m_line; } ///< on which the record begins
  [[nodiscard]] const std::string& problem() const { return m_problem; }
  [[nodiscard]] const std::string& encoding() const { return m_lines.encoding(); }

 private:
  [[nodiscard]] bool readQuoted(std::string& rest, std::size_t& at, std::string& field);
  LineReader m_lines;
  const std::string m_name;
  const char m_separator;
  std::int64_t m_line = 0;
  std::string m_problem;
};

/// The text of one JSON line: a string, or an object's field `column` ("text" when empty). Errors: InvalidArgument.
[[nodiscard]] Result<std::string> textOfJsonLine(const std::string& line, const std::string& column);

/// `column` of the header; when empty "text", or the only one. Errors: InvalidArgument naming those there are.
[[nodiscard]] Result<std::size_t> findColumn(const std::vector<std::string>& header, const std::string& column,
                                             const std::string& file);

} // namespace aisemble
