// SPDX-License-Identifier: Apache-2.0
#include "core/nlp/text/characters.h"

#include "core/base/utf8.h"

#include <unicode/uchar.h>

namespace aisemble::nlp {
namespace {

int numericType(char32_t c) {
  return u_getIntPropertyValue(static_cast<UChar32>(c), UCHAR_NUMERIC_TYPE);
}

} // namespace

std::size_t countCodePoints(std::string_view text) {
  std::size_t continuations = 0;
  for (const char c : text)
    continuations += (static_cast<unsigned char>(c) & 0xC0) == 0x80 ? 1 : 0;
  return text.size() - continuations;
}

bool isAscii(std::string_view text) {
  return asciiPrefix(text) == text.size();
}

namespace detail {

bool isWideSpace(char32_t c) {
  return c == 0x85 || c == 0xA0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 ||
         c == 0x202F || c == 0x205F || c == 0x3000;
}
bool isWideWord(char32_t c) {
  return u_isalpha(static_cast<UChar32>(c)) || numericType(c) != U_NT_NONE;
}
bool isWideDecimal(char32_t c) {
  return numericType(c) == U_NT_DECIMAL;
}

} // namespace detail

bool isDigit(char32_t c) {
  if (c < 128) return detail::isAsciiOf(c, detail::Digit);
  const int type = numericType(c);
  return type == U_NT_DECIMAL || type == U_NT_DIGIT;
}
bool isUpper(char32_t c) {
  return c < 128 ? detail::isAsciiOf(c, detail::Upper) : u_isUUppercase(static_cast<UChar32>(c)) != 0;
}
bool isLower(char32_t c) {
  return c < 128 ? detail::isAsciiOf(c, detail::Lower) : u_isULowercase(static_cast<UChar32>(c)) != 0;
}
bool isLetter(char32_t c) {
  return c < 128 ? detail::isAsciiOf(c, detail::Upper | detail::Lower) : u_isalpha(static_cast<UChar32>(c)) != 0;
}

bool isWordBoundary(std::string_view text, std::size_t at) {
  const bool before = at > 0 && isWord(codePointBefore(text, at).value);
  const bool after = at < text.size() && isWord(codePointAt(text, at).value);
  return before != after;
}

std::string_view strip(std::string_view text) {
  while (!text.empty()) {
    const CodePoint c = codePointAt(text, 0);
    if (!isSpace(c.value)) break;
    text.remove_prefix(c.bytes);
  }
  while (!text.empty()) {
    const CodePoint c = codePointBefore(text, text.size());
    if (!isSpace(c.value)) break;
    text.remove_suffix(c.bytes);
  }
  return text;
}

std::string_view stripPunctuation(std::string_view text) {
  const auto isMark = [](char c) { return isPunctuation(static_cast<unsigned char>(c)); };
  while (!text.empty() && isMark(text.front()))
    text.remove_prefix(1);
  while (!text.empty() && isMark(text.back()))
    text.remove_suffix(1);
  return text;
}

} // namespace aisemble::nlp
