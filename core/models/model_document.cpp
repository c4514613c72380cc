// SPDX-License-Identifier: Apache-2.0
#include "core/models/model_document.h"

#include "core/base/utf8.h"

#include <array>
#include <fstream>
#include <optional>

namespace aisemble {
namespace {

namespace fs = std::filesystem;

/// At most `limit` bytes, whole UTF-8; absent where the file cannot be read.
std::optional<std::string> readText(const fs::path& file, std::size_t limit, const char* cutNote) {
  std::error_code problem;
  if (!fs::is_regular_file(file, problem)) return std::nullopt;
  std::ifstream in(file, std::ios::binary);
  std::string out(limit + 1, '\0');
  in.read(out.data(), static_cast<std::streamsize>(out.size()));
  if (in.bad()) return std::nullopt;
  out.resize(static_cast<std::size_t>(in.gcount()));
  const bool isCut = out.size() > limit;
  if (isCut) out.resize(limit);
  out = replaceInvalidUtf8(out);
  if (isCut) out += cutNote;
  return out;
}

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view kBlank = " \t\r\n";
  const std::size_t first = text.find_first_not_of(kBlank);
  if (first == std::string_view::npos) return {};
  text = text.substr(first, text.find_last_not_of(kBlank) - first + 1);
  return text;
}

std::string_view unquoted(std::string_view text) {
  const bool isQuoted =
      text.size() >= 2 && (text.front() == '"' || text.front() == '\'') && text.back() == text.front();
  return isQuoted ? text.substr(1, text.size() - 2) : text;
}

std::string_view takeLine(std::string_view& text) {
  const std::size_t end = text.find('\n');
  const std::string_view line = text.substr(0, end);
  text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  return line;
}

} // namespace

ModelDocument parseModelDocument(std::string_view text) {
  ModelDocument out;
  std::string_view rest = text;
  std::string_view name;
  std::string_view link;
  if (trimmed(takeLine(rest)) == "---") {
    while (!rest.empty()) {
      const std::string_view line = takeLine(rest);
      if (trimmed(line) == "---") {
        text = rest;
        break;
      }
      const std::size_t colon = line.find(':');
      if (colon == std::string_view::npos) continue;
      const std::string_view key = line.substr(0, colon); // a nested key begins with a blank and is not ours
      const std::string_view value = unquoted(trimmed(line.substr(colon + 1)));
      if (key == "license") out.licence = value;
      if (key == "license_name") name = value;
      if (key == "license_link") link = value;
    }
    // Without an end it was no front matter.
    if (text.data() != rest.data()) return {{}, std::string(text), {}};
    if ((out.licence.empty() || out.licence == "other") && !name.empty()) out.licence = name;
    if (out.licence == "other" && !link.empty()) out.licence = link;
  }
  // The note that licences of source files carry is not for readers.
  std::string_view body = text;
  const std::string_view first = trimmed(takeLine(body));
  constexpr std::string_view kNote = "# SPDX-License-Identifier:";
  constexpr std::string_view kComment = "<!-- SPDX-License-Identifier:";
  for (const std::string_view note : {kNote, kComment})
    if (first.starts_with(note)) text = body;
  out.markdown = trimmed(text);
  return out;
}

ModelDocument readModelDocument(const fs::path& folder) {
  ModelDocument out;
  for (const char* name : {"README.md", "MODEL_CARD.md"})
    if (const std::optional<std::string> text = readText(folder / name, kMostCardBytes, "\n\n*(cut here)*\n")) {
      out = parseModelDocument(*text);
      out.file = folder / name;
      break;
    }
  if (!out.licence.empty()) return out;
  constexpr std::size_t kHead = 4096;
  for (const char* name : {"LICENSE", "LICENSE.txt", "LICENSE.md", "LICENCE"})
    if (const std::optional<std::string> text = readText(folder / name, kHead, "")) {
      std::string_view rest = *text;
      while (!rest.empty() && out.licence.empty())
        out.licence = trimmed(takeLine(rest));
      break;
    }
  return out;
}

} // namespace aisemble
