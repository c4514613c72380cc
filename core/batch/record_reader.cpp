// SPDX-License-Identifier: Apache-2.0
#include "core/batch/record_reader.h"

#include "core/encoding/text_file.h"
#include "core/wire/json.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace aisemble {
namespace {

constexpr std::size_t kBeginning = std::size_t{1} << 20; ///< that tells what a file is
constexpr std::uint64_t kLargestDecoded = std::uint64_t{256} << 20;

} // namespace

LineReader::LineReader(const std::filesystem::path& file) : m_name(file.string()), m_stream(file, std::ios::binary) {
  if (!m_stream) m_problem = "'" + m_name + "' cannot be opened. Check its permissions.";
  decode(file);
}

void LineReader::decode(const std::filesystem::path& file) {
  std::string beginning(kBeginning, '\0');
  beginning.resize(static_cast<std::size_t>(std::max<std::streamsize>(
      m_stream.rdbuf()->sgetn(beginning.data(), static_cast<std::streamsize>(beginning.size())), 0)));
  m_stream.rdbuf()->pubseekpos(0, std::ios::in);
  if (beginsAsUtf8(beginning)) return;
  Result<DecodedText> text = readTextFile(file, kLargestDecoded);
  if (!text || text->encoding == "UTF-8") return;
  m_encoding = std::move(text->encoding);
  m_decoded.str(std::move(text->text));
}

std::optional<std::string> LineReader::next() {
  if (!m_problem.empty()) return std::nullopt;
  std::string out;
  std::streambuf* buffer = m_encoding.empty() ? static_cast<std::streambuf*>(m_stream.rdbuf()) : m_decoded.rdbuf();
  int c = buffer->sbumpc();
  if (c == std::char_traits<char>::eof()) return std::nullopt;
  for (; c != std::char_traits<char>::eof() && c != '\n'; c = buffer->sbumpc()) {
    if (out.size() >= kLongestRecord) {
      m_problem = "Line " + std::to_string(m_line + 1) + " of '" + m_name + "' is longer than 64 MiB.";
      return std::nullopt;
    }
    out += static_cast<char>(c);
  }
  if (!out.empty() && out.back() == '\r') out.pop_back();
  if (++m_line == 1 && out.starts_with("\xEF\xBB\xBF")) out.erase(0, 3);
  return out;
}

SeparatedReader::SeparatedReader(const std::filesystem::path& file, char separator)
    : m_lines(file), m_name(file.string()), m_separator(separator), m_problem(m_lines.problem()) {}

/// `at` stands after the opening quote and comes to stand after the closing one.
bool SeparatedReader::readQuoted(std::string& rest, std::size_t& at, std::string& field) {
  for (;;) {
    if (at >= rest.size()) {
      std::optional<std::string> more = m_lines.next();
      if (!more || field.size() > kLongestRecord) {
        m_problem = "In '" + m_name + "' the quote that opens in the record of line " + std::to_string(m_line) +
                    " is never closed.";
        return false;
      }
      field += '\n';
      rest = std::move(*more);
      at = 0;
    } else if (rest[at] != '"') {
      field += rest[at++];
    } else if (at + 1 < rest.size() && rest[at + 1] == '"') {
      field += '"';
      at += 2;
    } else {
      ++at;
      return true;
    }
  }
}

std::optional<std::vector<std::string>> SeparatedReader::next() {
  if (!m_problem.empty()) return std::nullopt;
  std::optional<std::string> line;
  do
    line = m_lines.next();
  while (line && line->empty());
  if (!line) {
    m_problem = m_lines.problem();
    return std::nullopt;
  }
  m_line = m_lines.line();
  std::vector<std::string> out(1);
  for (std::size_t at = 0; at < line->size();) {
    const char c = (*line)[at];
    if (c == '"' && out.back().empty()) {
      if (!readQuoted(*line, ++at, out.back())) return std::nullopt;
    } else {
      ++at;
      if (c == m_separator)
        out.emplace_back();
      else
        out.back() += c;
    }
  }
  return out;
}

Result<std::string> textOfJsonLine(const std::string& line, const std::string& column) {
  const Result<wire::Json> value = wire::parseJson(line);
  if (!value) return fail(ErrorCode::InvalidArgument, "The line is not JSON: " + value.error().message);
  if (value->is_string() && column.empty()) return value->get<std::string>();
  const std::string name = column.empty() ? "text" : column;
  if (!value->is_object())
    return fail(ErrorCode::InvalidArgument,
                "The line is neither an object with a field '" + name + "'" + (column.empty() ? " nor a text." : "."));
  const auto found = value->find(name);
  if (found == value->end())
    return fail(ErrorCode::InvalidArgument, "The line's object has no field '" + name + "'. Name its column.");
  if (!found->is_string()) return fail(ErrorCode::InvalidArgument, "The field '" + name + "' of the line is no text.");
  return found->get<std::string>();
}

Result<std::size_t> findColumn(const std::vector<std::string>& header, const std::string& column,
                               const std::string& file) {
  if (column.empty() && header.size() == 1) return std::size_t{0};
  const std::string name = column.empty() ? "text" : column;
  const auto found = std::find(header.begin(), header.end(), name);
  if (found != header.end()) return static_cast<std::size_t>(found - header.begin());
  std::string names;
  for (const std::string& known : header)
    names += (names.empty() ? "'" : ", '") + known + "'";
  return fail(ErrorCode::InvalidArgument, "'" + file + "' has no column '" + name + "', but " + names + ". Name one.");
}

} // namespace aisemble
