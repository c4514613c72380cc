// SPDX-License-Identifier: Apache-2.0
#pragma once
// Character properties as the reference implementation sees them. It carries four different versions of Unicode
// (Oniguruma 16 for patterns, Rust 16 for lower case and words, 8 for BERT's classes, 12 for normal forms); where these
// differ from the installed ICU the difference is spelled out here, so that ids agree for every code point.

#include "core/base/result.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <stop_token>
#include <string>
#include <string_view>
#include <utility>

namespace aisemble::llm::tok {

/// Decodes the character at `at` and moves past it. `text` must be valid UTF-8 and `at` inside it.
inline char32_t decodeAt(std::string_view text, std::size_t& at) {
  const auto byte = [&](std::size_t i) { return static_cast<std::uint8_t>(text[i]); };
  const std::uint32_t lead = byte(at);
  if (lead < 0x80) return ++at, lead;
  if (lead < 0xE0) {
    const char32_t c = (lead & 0x1FU) << 6U | (byte(at + 1) & 0x3FU);
    return at += 2, c;
  }
  if (lead < 0xF0) {
    const char32_t c = (lead & 0x0FU) << 12U | (byte(at + 1) & 0x3FU) << 6U | (byte(at + 2) & 0x3FU);
    return at += 3, c;
  }
  const char32_t c =
      (lead & 0x07U) << 18U | (byte(at + 1) & 0x3FU) << 12U | (byte(at + 2) & 0x3FU) << 6U | (byte(at + 3) & 0x3FU);
  return at += 4, c;
}

inline std::size_t utf8Length(char lead) {
  const auto byte = static_cast<std::uint8_t>(lead);
  return byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4;
}

/// Start of the character that ends at `end` (`end` > 0, valid UTF-8).
inline std::size_t previousStart(std::string_view text, std::size_t end) {
  do
    --end;
  while ((static_cast<std::uint8_t>(text[end]) & 0xC0U) == 0x80);
  return end;
}

void appendUtf8(std::string& out, char32_t character);
[[nodiscard]] bool isAscii(std::string_view text);

/// Classes of the split patterns, as bits.
inline constexpr std::uint8_t kLetter = 1;  ///< \p{L}
inline constexpr std::uint8_t kNumber = 2;  ///< \p{N}
inline constexpr std::uint8_t kSpace = 4;   ///< \s
inline constexpr std::uint8_t kNewline = 8; ///< \r or \n (also kSpace)

/// Two-level table of the bits above, built once.
class ClassTable {
 public:
  static const ClassTable& instance();
  [[nodiscard]] std::uint8_t ascii(std::uint8_t byte) const { return m_ascii[byte]; }
  [[nodiscard]] std::uint8_t of(char32_t c) const { return m_pages[m_index[c >> 8U]][c & 0xFFU]; }

 private:
  ClassTable();
  std::array<std::uint8_t, 128> m_ascii{};
  std::array<std::uint8_t, 0x1100> m_index{};
  std::array<std::array<std::uint8_t, 256>, 256> m_pages{};
};

[[nodiscard]] bool isWhiteSpace(char32_t c);       ///< White_Space
[[nodiscard]] bool isNumeric(char32_t c);          ///< general category N
[[nodiscard]] bool isWord(char32_t c);             ///< \w of UTS 18
[[nodiscard]] bool isPunctuation(char32_t c);      ///< P and the ASCII symbols, Unicode 8
[[nodiscard]] bool isBertRemoved(char32_t c);      ///< what BERT's clean_text drops
[[nodiscard]] bool isNonspacingMark(char32_t c);   ///< Mn, Unicode 8
[[nodiscard]] bool isCombiningMark(char32_t c);    ///< M, Unicode 9
[[nodiscard]] bool isChineseCharacter(char32_t c); ///< BERT's blocks of CJK ideographs
void appendLowercase(std::string& out, char32_t c);

enum class NormalForm { Nfc, Nfd, Nfkc, Nfkd };
/// False when `in` is in that form already; `out` is then untouched. Errors: Cancelled.
[[nodiscard]] Result<bool> toNormalForm(NormalForm form, std::string_view in, std::string& out,
                                        const std::stop_token& stop = {});

/// First and last code point.
using CodePointRange = std::pair<char32_t, char32_t>;
/// Code points that Unicode 15 and 16 added to a general category ("L", "Lu", "N", "P" …): patterns are matched by
/// PCRE2, whose tables may be older. Empty for other names.
[[nodiscard]] std::span<const CodePointRange> newerCodePoints(std::string_view category);

} // namespace aisemble::llm::tok
