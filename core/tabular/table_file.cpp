// SPDX-License-Identifier: Apache-2.0
#include "core/tabular/table_file.h"

#include "core/base/files.h"
#include "core/encoding/text_encoding.h"
#include "core/tabular/csv_reader.h"
#include "core/wire/data_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <memory>

namespace aisemble::tabular {
namespace {

enum class Format { Separated, Json, JsonLines };

std::string lowerExtension(const std::filesystem::path& path) {
  std::string out = path.extension().string();
  std::transform(out.begin(), out.end(), out.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  return out;
}

/// By the name; for other names by the first character, and whether the first line is an object of its own.
Format formatOf(const std::string& extension, std::string_view text) {
  if (extension == ".json") return Format::Json;
  if (extension == ".jsonl" || extension == ".ndjson") return Format::JsonLines;
  if (extension == ".csv" || extension == ".tsv" || extension == ".tab" || extension == ".psv")
    return Format::Separated;
  const std::size_t first = text.find_first_not_of(" \t\r\n");
  if (first == std::string_view::npos || (text[first] != '{' && text[first] != '[')) return Format::Separated;
  if (text[first] == '[') return Format::Json;
  const std::size_t line = text.find('\n', first);
  if (line == std::string_view::npos) return Format::Json;
  const std::size_t close = text.find_last_not_of(" \t\r", line - 1);
  const std::size_t next = text.find_first_not_of(" \t\r\n", line);
  return text[close] == '}' && next != std::string_view::npos && text[next] == '{' ? Format::JsonLines : Format::Json;
}

/// Old Macintosh line ends, which nothing behind here knows.
void mendLineEnds(std::string& text) {
  if (text.find('\n') == std::string::npos) std::replace(text.begin(), text.end(), '\r', '\n');
}

Result<Frame> readFrame(DecodedText decoded, const std::string& extension,
                        const std::optional<std::vector<std::string>>& wanted, const Workers& workers) {
  const Format format = formatOf(extension, decoded.text);
  if (format == Format::Separated) {
    mendLineEnds(decoded.text);
    CsvOptions options;
    options.wanted = wanted;
    if (extension == ".tsv" || extension == ".tab") options.usualDelimiter = '\t';
    if (extension == ".psv") options.usualDelimiter = '|';
    return readCsv(std::make_shared<const std::string>(std::move(decoded.text)), options, workers);
  }
  wire::TableTextLimits limits;
  limits.bytes = kMaxFileBytes;
  Result<Table> table = format == Format::Json ? wire::tableFromJsonText(decoded.text, limits)
                                               : wire::tableFromJsonLines(decoded.text, limits);
  if (!table) return fail(std::move(table.error()));
  return frameOf(std::make_shared<const Table>(std::move(*table)));
}

} // namespace

Result<Frame> readTableFile(const std::filesystem::path& path, const std::optional<std::vector<std::string>>& wanted,
                            const Workers& workers) {
  Result<std::string> bytes = readFile(path, kMaxFileBytes);
  if (!bytes) return fail(std::move(bytes.error()));
  const auto named = [&](Error error) {
    if (!error.isCancelled()) error.message = fmt::format("'{}': {}", path.string(), error.message);
    return fail(std::move(error));
  };
  Result<DecodedText> decoded = decodeText(std::move(*bytes));
  if (!decoded) return named(std::move(decoded.error()));
  std::string note;
  if (decoded->basis != EncodingBasis::Known)
    note = fmt::format("The file is read as {}, which is a guess from its bytes.", decoded->encoding);
  Result<Frame> frame = readFrame(std::move(*decoded), lowerExtension(path), wanted, workers);
  if (!frame) return named(std::move(frame.error()));
  if (!note.empty()) frame->notes.insert(frame->notes.begin(), std::move(note));
  if (frame->columns.empty()) frame->notes.emplace_back("The file holds no table.");
  return frame;
}

} // namespace aisemble::tabular
