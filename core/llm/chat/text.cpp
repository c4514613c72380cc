// SPDX-License-Identifier: Apache-2.0
#include "core/llm/chat/text_p.h"

#include <fmt/format.h>

#include <unicode/locid.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>

namespace aisemble::llm::jinja {
namespace {

std::size_t bytesAt(std::string_view text, std::size_t at) {
  const auto lead = static_cast<std::uint8_t>(text[at]);
  const std::size_t length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
  return std::min(length, text.size() - at);
}

std::string fromIcu(const icu::UnicodeString& text) {
  std::string out;
  text.toUTF8String(out);
  return out;
}

icu::UnicodeString toIcu(std::string_view text) {
  return icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())));
}

} // namespace

std::size_t characterCount(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(
      text.begin(), text.end(), [](char byte) { return (static_cast<std::uint8_t>(byte) & 0xC0U) != 0x80; }));
}

std::vector<std::string_view> charactersOf(std::string_view text) {
  std::vector<std::string_view> out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t length = bytesAt(text, at);
    out.push_back(text.substr(at, length));
    at += length;
  }
  return out;
}

char32_t codePointOf(std::string_view c) {
  const auto byte = [&](std::size_t i) { return static_cast<std::uint32_t>(static_cast<std::uint8_t>(c[i])); };
  switch (c.size()) {
  case 1:
    return byte(0);
  case 2:
    return (byte(0) & 0x1FU) << 6U | (byte(1) & 0x3FU);
  case 3:
    return (byte(0) & 0x0FU) << 12U | (byte(1) & 0x3FU) << 6U | (byte(2) & 0x3FU);
  case 4:
    return (byte(0) & 7U) << 18U | (byte(1) & 0x3FU) << 12U | (byte(2) & 0x3FU) << 6U | (byte(3) & 0x3FU);
  default:
    return 0;
  }
}

void appendCodePoint(std::string& out, char32_t c) {
  if (c > 0x10FFFF || (c >= 0xD800 && c < 0xE000)) c = 0xFFFD;
  icu::UnicodeString(static_cast<UChar32>(c)).toUTF8String(out);
}

bool isSpaceCharacter(char32_t c) {
  return (c >= 0x1C && c <= 0x1F) || u_isUWhiteSpace(static_cast<UChar32>(c)) != 0;
}

std::string_view strip(std::string_view text, Side side, std::optional<std::string_view> characters) {
  const auto goes = [&](std::string_view c) {
    return characters ? characters->find(c) != std::string_view::npos : isSpaceCharacter(codePointOf(c));
  };
  while (side != Side::Right && !text.empty()) {
    const std::size_t length = bytesAt(text, 0);
    if (!goes(text.substr(0, length))) break;
    text.remove_prefix(length);
  }
  while (side != Side::Left && !text.empty()) {
    std::size_t start = text.size() - 1;
    while (start > 0 && (static_cast<std::uint8_t>(text[start]) & 0xC0U) == 0x80)
      --start;
    if (!goes(text.substr(start))) break;
    text.remove_suffix(text.size() - start);
  }
  return text;
}

std::string upperOf(std::string_view text) {
  return fromIcu(toIcu(text).toUpper(icu::Locale::getRoot()));
}
std::string lowerOf(std::string_view text) {
  return fromIcu(toIcu(text).toLower(icu::Locale::getRoot()));
}

std::string foldedOf(std::string_view text) {
  return fromIcu(toIcu(text).foldCase());
}

namespace {

/// A text of one character: the first may become several.
std::string titledCharacter(std::string_view character) {
  if (character.size() == 1) return upperOf(character);
  return fromIcu(toIcu(character).toTitle(nullptr, icu::Locale::getRoot(), U_TITLECASE_NO_BREAK_ADJUSTMENT));
}

bool isCased(std::string_view character) {
  return u_hasBinaryProperty(static_cast<UChar32>(codePointOf(character)), UCHAR_CASED) != 0;
}

} // namespace

std::string capitalizedOf(std::string_view text) {
  if (text.empty()) return {};
  const std::string_view first = text.substr(0, bytesAt(text, 0));
  return titledCharacter(first) + lowerOf(text).substr(lowerOf(first).size());
}

std::string titleOf(std::string_view text) {
  // Lower case depends on what stands around, and may be longer: it is taken of all that follows a word's first letter.
  const auto characters = charactersOf(text);
  std::string out;
  for (std::size_t at = 0; at < characters.size();) {
    out += titledCharacter(characters[at]);
    if (!isCased(characters[at++])) continue;
    const std::size_t begin = at;
    while (at < characters.size() && isCased(characters[at]))
      ++at;
    if (begin == at) continue;
    const std::string_view first = characters[begin - 1];
    const char* end = characters[at - 1].data() + characters[at - 1].size();
    const std::string_view word(first.data(), static_cast<std::size_t>(end - first.data()));
    out += lowerOf(word).substr(lowerOf(first).size());
  }
  return out;
}

std::string filterTitleOf(std::string_view text) {
  std::string out;
  std::size_t begin = 0; // of the word
  const auto finishWord = [&](std::size_t end) {
    if (begin == end) return;
    const std::size_t first = bytesAt(text, begin);
    out += upperOf(text.substr(begin, first)) + lowerOf(text.substr(begin + first, end - begin - first));
  };
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t length = bytesAt(text, at);
    const std::string_view character = text.substr(at, length);
    const char32_t c = codePointOf(character);
    at += length;
    if (!isSpaceCharacter(c) && c != '-' && c != '(' && c != '{' && c != '[' && c != '<') continue;
    finishWord(at - length);
    out += character;
    begin = at;
  }
  finishWord(text.size());
  return out;
}

std::string replaced(std::string_view text, std::string_view from, std::string_view to, std::int64_t limit) {
  std::string out;
  if (from.empty()) { // between all characters
    for (const std::string_view character : charactersOf(text)) {
      if (limit != 0) out += to;
      if (limit > 0) --limit;
      out += character;
    }
    return limit != 0 ? out.append(to) : out;
  }
  std::size_t at = 0;
  for (std::size_t found = text.find(from); found != std::string_view::npos && limit != 0;
       found = text.find(from, at)) {
    out.append(text.substr(at, found - at)).append(to);
    at = found + from.size();
    if (limit > 0) --limit;
  }
  return out.append(text.substr(at));
}

std::vector<std::string_view> splitText(std::string_view text, std::optional<std::string_view> separator,
                                        std::int64_t limit, bool fromRight) {
  std::vector<std::string_view> out;
  if (!separator) {
    const Side near = fromRight ? Side::Right : Side::Left;
    for (text = strip(text, near, {}); !text.empty(); text = strip(text, near, {})) {
      if (limit == 0) {
        out.push_back(text);
        break;
      }
      if (limit > 0) --limit;
      const auto characters = charactersOf(text);
      std::size_t length = 0;
      if (fromRight) {
        for (auto c = characters.rbegin(); c != characters.rend() && !isSpaceCharacter(codePointOf(*c)); ++c)
          length += c->size();
        out.push_back(text.substr(text.size() - length));
        text.remove_suffix(length);
      } else {
        for (auto c = characters.begin(); c != characters.end() && !isSpaceCharacter(codePointOf(*c)); ++c)
          length += c->size();
        out.push_back(text.substr(0, length));
        text.remove_prefix(length);
      }
    }
  } else {
    while (limit != 0) {
      const std::size_t found = fromRight ? text.rfind(*separator) : text.find(*separator);
      if (found == std::string_view::npos) break;
      if (fromRight) {
        out.push_back(text.substr(found + separator->size()));
        text = text.substr(0, found);
      } else {
        out.push_back(text.substr(0, found));
        text = text.substr(found + separator->size());
      }
      if (limit > 0) --limit;
    }
    out.push_back(text);
  }
  if (fromRight) std::reverse(out.begin(), out.end());
  return out;
}

std::vector<std::string_view> splitLines(std::string_view text, bool keepEnds) {
  std::vector<std::string_view> out;
  std::size_t begin = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t length = bytesAt(text, at);
    const char32_t c = codePointOf(text.substr(at, length));
    const bool breaks = (c >= 0xA && c <= 0xD) || (c >= 0x1C && c <= 0x1E) || c == 0x85 || c == 0x2028 || c == 0x2029;
    std::size_t end = at + length;
    if (c == '\r' && end < text.size() && text[end] == '\n') ++end;
    if (breaks) {
      out.push_back(text.substr(begin, (keepEnds ? end : at) - begin));
      begin = end;
    }
    at = end;
  }
  if (begin < text.size()) out.push_back(text.substr(begin));
  return out;
}

std::string escapedHtml(std::string_view text) {
  std::string out;
  for (const char c : text) {
    switch (c) {
    case '&':
      out += "&amp;";
      break;
    case '<':
      out += "&lt;";
      break;
    case '>':
      out += "&gt;";
      break;
    case '"':
      out += "&#34;";
      break;
    case '\'':
      out += "&#39;";
      break;
    default:
      out += c;
    }
  }
  return out;
}

std::string percentEncoded(std::string_view text, bool inQuery) {
  std::string out;
  for (const char c : text) {
    const bool stays = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                       std::string_view("_.-~").find(c) != std::string_view::npos || (c == '/' && !inQuery);
    if (c == ' ' && inQuery)
      out += '+';
    else
      out += stays ? std::string(1, c) : fmt::format("%{:02X}", static_cast<std::uint8_t>(c));
  }
  return out;
}

std::string reprOf(std::string_view text) {
  const char quote = text.find('\'') != std::string_view::npos && text.find('"') == std::string_view::npos ? '"' : '\'';
  std::string out(1, quote);
  for (const std::string_view character : charactersOf(text)) {
    const char32_t c = codePointOf(character);
    if (c == static_cast<char32_t>(quote) || c == '\\')
      out.append("\\").append(character);
    else if (c == '\n')
      out += "\\n";
    else if (c == '\r')
      out += "\\r";
    else if (c == '\t')
      out += "\\t";
    else if (c == ' ' || (U_GET_GC_MASK(static_cast<UChar32>(c)) & (U_GC_C_MASK | U_GC_Z_MASK)) == 0)
      out += character;
    else
      out += c < 0x100     ? fmt::format("\\x{:02x}", static_cast<std::uint32_t>(c))
             : c < 0x10000 ? fmt::format("\\u{:04x}", static_cast<std::uint32_t>(c))
                           : fmt::format("\\U{:08x}", static_cast<std::uint32_t>(c));
  }
  return out += quote;
}

void appendJsonText(std::string& out, std::string_view text, bool asciiOnly) {
  out += '"';
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t length = bytesAt(text, at);
    const std::string_view character = text.substr(at, length);
    at += length;
    const auto c = static_cast<std::uint32_t>(codePointOf(character));
    switch (c) {
    case '"':
      out += "\\\"";
      continue;
    case '\\':
      out += "\\\\";
      continue;
    case '\n':
      out += "\\n";
      continue;
    case '\r':
      out += "\\r";
      continue;
    case '\t':
      out += "\\t";
      continue;
    case '\b':
      out += "\\b";
      continue;
    case '\f':
      out += "\\f";
      continue;
    default:
      break;
    }
    if (c < 0x20 || (asciiOnly && c >= 0x7F && c < 0x10000))
      out += fmt::format("\\u{:04x}", c);
    else if (asciiOnly && c >= 0x10000)
      out += fmt::format("\\u{:04x}\\u{:04x}", 0xD800 + ((c - 0x10000) >> 10U), 0xDC00 + ((c - 0x10000) & 0x3FFU));
    else
      out += character;
  }
  out += '"';
}

bool isAllOf(std::string_view text, CharacterKind kind) {
  if (text.empty()) return false;
  for (const std::string_view character : charactersOf(text)) {
    const auto c = static_cast<UChar32>(codePointOf(character));
    const bool isDecimal = u_charType(c) == U_DECIMAL_DIGIT_NUMBER;
    const auto numeric = static_cast<UNumericType>(u_getIntPropertyValue(c, UCHAR_NUMERIC_TYPE));
    const bool isDigit = isDecimal || numeric == U_NT_DIGIT;
    const bool isAlpha = u_isalpha(c) != 0;
    bool fits = false;
    switch (kind) {
    case CharacterKind::Digit:
      fits = isDigit;
      break;
    case CharacterKind::Numeric:
      fits = isDigit || numeric != U_NT_NONE;
      break;
    case CharacterKind::Alpha:
      fits = isAlpha;
      break;
    case CharacterKind::AlphaNumeric:
      fits = isAlpha || isDigit || numeric != U_NT_NONE;
      break;
    case CharacterKind::Space:
      fits = isSpaceCharacter(static_cast<char32_t>(c));
      break;
    case CharacterKind::Decimal:
      fits = isDecimal;
      break;
    }
    if (!fits) return false;
  }
  return true;
}

} // namespace aisemble::llm::jinja
