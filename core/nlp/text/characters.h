// SPDX-License-Identifier: Apache-2.0
#pragma once
// What a code point is, as Python's str and re see it: the interface that this engine answers was defined by them.
// All functions expect valid UTF-8; the engine checks that once at its door.

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace aisemble::nlp {

struct CodePoint {
  char32_t value;
  std::size_t bytes;
};

/// The code point that begins at `at`, which is the start of one.
[[nodiscard]] inline CodePoint codePointAt(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) { return static_cast<char32_t>(static_cast<unsigned char>(text[at + i])); };
  const char32_t lead = byte(0);
  if (lead < 0x80) return {lead, 1};
  if (lead < 0xE0) return {(lead & 0x1F) << 6 | (byte(1) & 0x3F), 2};
  if (lead < 0xF0) return {(lead & 0x0F) << 12 | (byte(1) & 0x3F) << 6 | (byte(2) & 0x3F), 3};
  return {(lead & 0x07) << 18 | (byte(1) & 0x3F) << 12 | (byte(2) & 0x3F) << 6 | (byte(3) & 0x3F), 4};
}

/// The code point that ends before `end` > 0.
[[nodiscard]] inline CodePoint codePointBefore(std::string_view text, std::size_t end) {
  std::size_t at = end - 1;
  while ((static_cast<unsigned char>(text[at]) & 0xC0) == 0x80)
    --at;
  return codePointAt(text, at);
}

/// Number of code points.
[[nodiscard]] std::size_t countCodePoints(std::string_view text);

[[nodiscard]] bool isAscii(std::string_view text);

namespace detail {
enum AsciiClass : std::uint8_t { Word = 1, Space = 2, Upper = 4, Lower = 8, Digit = 16, Punctuation = 32 };
constexpr std::array<std::uint8_t, 128> makeAsciiClasses() {
  std::array<std::uint8_t, 128> out{};
  for (unsigned c = 0; c < 128; ++c) {
    const bool upper = c >= 'A' && c <= 'Z';
    const bool lower = c >= 'a' && c <= 'z';
    const bool digit = c >= '0' && c <= '9';
    // Python counts the information separators (0x1C to 0x1F) as white space.
    const bool space = c == ' ' || (c >= 0x09 && c <= 0x0D) || (c >= 0x1C && c <= 0x1F);
    const bool graphic = c > ' ' && c < 0x7F;
    out[c] = static_cast<std::uint8_t>((upper ? Upper | Word : 0) | (lower ? Lower | Word : 0) |
                                       (digit ? Digit | Word : 0) | (c == '_' ? Word : 0) | (space ? Space : 0) |
                                       (graphic && !upper && !lower && !digit ? Punctuation : 0));
  }
  return out;
}
inline constexpr std::array<std::uint8_t, 128> kAsciiClasses = makeAsciiClasses();
[[nodiscard]] inline bool isAsciiOf(char32_t c, std::uint8_t classes) {
  return (kAsciiClasses[c] & classes) != 0;
}

[[nodiscard]] bool isWideSpace(char32_t c);
[[nodiscard]] bool isWideWord(char32_t c);
[[nodiscard]] bool isWideDecimal(char32_t c);
} // namespace detail

/// str.isspace(), \s
[[nodiscard]] inline bool isSpace(char32_t c) {
  return c < 128 ? detail::isAsciiOf(c, detail::Space) : detail::isWideSpace(c);
}
/// \w: letters, whatever has a numeric value, and the underscore. Combining marks are none of them.
[[nodiscard]] inline bool isWord(char32_t c) {
  return c < 128 ? detail::isAsciiOf(c, detail::Word) : detail::isWideWord(c);
}
/// \d
[[nodiscard]] inline bool isDecimal(char32_t c) {
  return c < 128 ? detail::isAsciiOf(c, detail::Digit) : detail::isWideDecimal(c);
}
/// string.punctuation: the 32 of ASCII.
[[nodiscard]] inline bool isPunctuation(char32_t c) {
  return c < 128 && detail::isAsciiOf(c, detail::Punctuation);
}
/// str.isdigit(): decimals, and digits like superscript two.
[[nodiscard]] bool isDigit(char32_t c);
/// str.isupper(), str.islower() of one character.
[[nodiscard]] bool isUpper(char32_t c);
[[nodiscard]] bool isLower(char32_t c);
/// str.isalpha() of one character.
[[nodiscard]] bool isLetter(char32_t c);

/// Whether a \b of re stands at `at`.
[[nodiscard]] bool isWordBoundary(std::string_view text, std::size_t at);

/// str.strip()
[[nodiscard]] std::string_view strip(std::string_view text);
/// str.strip(string.punctuation)
[[nodiscard]] std::string_view stripPunctuation(std::string_view text);

} // namespace aisemble::nlp
