// SPDX-License-Identifier: Apache-2.0
#pragma once
// Fields and rows of separated values (RFC 4180, and what pandas' C parser accepts beside it).

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace aisemble::tabular {

/// Finds the characters that end a field, 64 bytes at a time.
class SpecialFinder {
 public:
  SpecialFinder(std::string_view text, char delimiter) : m_text(text), m_delimiter(delimiter) {}

  /// Place of the first delimiter, quote or line end at or behind `from`; the text's size if there is none.
  std::size_t next(std::size_t from) {
    while (from < m_text.size()) {
      if (from - m_block >= 64) load(from); // also when `from` stands before the block
      const std::uint64_t rest = m_mask & (~std::uint64_t{0} << (from - m_block));
      if (rest != 0) return m_block + static_cast<std::size_t>(std::countr_zero(rest));
      from = m_block + 64;
    }
    return m_text.size();
  }

 private:
  void load(std::size_t from) {
    m_block = from & ~std::size_t{63};
    if (m_text.size() - m_block >= 64) {
      m_mask = maskOf(m_text.data() + m_block);
      return;
    }
    char padded[64] = {};
    std::memcpy(padded, m_text.data() + m_block, m_text.size() - m_block);
    m_mask = maskOf(padded);
  }

  [[nodiscard]] std::uint64_t maskOf(const char* bytes) const {
    std::uint64_t mask = 0;
#if defined(__SSE2__)
    for (int i = 0; i < 4; ++i) {
      const __m128i block = _mm_loadu_si128(static_cast<const __m128i*>(static_cast<const void*>(bytes + 16 * i)));
      const __m128i hits = _mm_or_si128(
          _mm_cmpeq_epi8(block, _mm_set1_epi8(m_delimiter)),
          _mm_or_si128(_mm_cmpeq_epi8(block, _mm_set1_epi8('\n')), _mm_cmpeq_epi8(block, _mm_set1_epi8('"'))));
      mask |= static_cast<std::uint64_t>(static_cast<std::uint32_t>(_mm_movemask_epi8(hits))) << (16 * i);
    }
#else
    for (int i = 0; i < 64; ++i)
      if (bytes[i] == m_delimiter || bytes[i] == '\n' || bytes[i] == '"') mask |= std::uint64_t{1} << i;
#endif
    return mask;
  }

  std::string_view m_text;
  char m_delimiter;
  std::size_t m_block = ~std::size_t{0} - 63; ///< none yet: every place is 64 or more away
  std::uint64_t m_mask = 0;
};

struct CsvField {
  std::string_view text; ///< without the quotes around it; doubled quotes inside stand doubled
  bool isQuoted = false;
  bool hasDoubledQuotes = false;
};

enum class ScanEnd {
  Done,
  Stopped,        ///< by the visitor
  OpenQuote,      ///< a quoted field that the text does not end
  TextAfterQuote, ///< "a"b
};
struct ScanResult {
  ScanEnd end = ScanEnd::Done;
  std::size_t at = 0; ///< where what is wrong begins
};

/// Calls `visitor.field(index, CsvField)` and, after each row, `visitor.row(fields, begin)`, which says whether to go
/// on. Rows without anything but blanks are skipped.
template <class Visitor>
ScanResult scanRows(std::string_view text, std::size_t begin, char delimiter, Visitor& visitor) {
  SpecialFinder finder(text, delimiter);
  const std::size_t end = text.size();
  std::size_t at = begin;
  while (at < end) {
    std::size_t blank = at;
    while (blank < end && (text[blank] == ' ' || text[blank] == '\r' || (text[blank] == '\t' && delimiter != '\t')))
      ++blank;
    if (blank == end) break;
    if (text[blank] == '\n') {
      at = blank + 1;
      continue;
    }
    const std::size_t rowBegin = at;
    std::size_t fields = 0;
    for (bool isRowOpen = true; isRowOpen;) {
      CsvField field;
      std::size_t close = at;
      if (at < end && text[at] == '"') {
        field.isQuoted = true;
        for (std::size_t from = at + 1;;) {
          const void* quote = from < end ? std::memchr(text.data() + from, '"', end - from) : nullptr;
          if (quote == nullptr) return {ScanEnd::OpenQuote, at};
          close = static_cast<std::size_t>(static_cast<const char*>(quote) - text.data());
          if (close + 1 >= end || text[close + 1] != '"') break;
          field.hasDoubledQuotes = true;
          from = close + 2;
        }
        field.text = text.substr(at + 1, close - at - 1);
        ++close;
        if (close < end && text[close] == '\r' && (close + 1 == end || text[close + 1] == '\n')) ++close;
        if (close < end && text[close] != delimiter && text[close] != '\n') return {ScanEnd::TextAfterQuote, at};
      } else {
        close = finder.next(at);
        while (close < end && text[close] == '"') // inside a field without quotes it is a character like others
          close = finder.next(close + 1);
        std::size_t length = close - at;
        if (length > 0 && text[close - 1] == '\r' && (close == end || text[close] == '\n')) --length;
        field.text = text.substr(at, length);
      }
      visitor.field(fields++, field);
      isRowOpen = close < end && text[close] == delimiter;
      at = close < end ? close + 1 : end;
    }
    if (!visitor.row(fields, rowBegin)) return {ScanEnd::Stopped, at};
  }
  return {ScanEnd::Done, end};
}

} // namespace aisemble::tabular
