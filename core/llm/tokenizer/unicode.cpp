// SPDX-License-Identifier: Apache-2.0
#include "core/llm/tokenizer/unicode_p.h"

#include "core/llm/tokenizer/unicode_tables_p.h"

#include <unicode/uchar.h>
#include <unicode/uniset.h>
#include <unicode/uscript.h>

#include <cstring>
#include <map>
#include <memory>

namespace aisemble::llm::tok {
namespace {

bool assignedBy(char32_t c, int version) {
  UVersionInfo age{};
  u_charAge(static_cast<UChar32>(c), age);
  return age[0] != 0 && age[0] <= version;
}

bool inCategories(char32_t c, std::uint32_t mask) {
  return (U_GET_GC_MASK(static_cast<UChar32>(c)) & mask) != 0;
}

/// The categories of Unicode 14 as ICU has them, and what version 16 added.
bool inPatternCategory(char32_t c, std::uint32_t mask, std::string_view name) {
  return (inCategories(c, mask) && assignedBy(c, 14)) || isNewer(name, c);
}

} // namespace

void appendUtf8(std::string& out, char32_t c) {
  const auto put = [&out](std::uint32_t byte) { out.push_back(static_cast<char>(byte)); };
  if (c < 0x80) {
    put(c);
  } else if (c < 0x800) {
    put(0xC0U | c >> 6U);
    put(0x80U | (c & 0x3FU));
  } else if (c < 0x10000) {
    put(0xE0U | c >> 12U);
    put(0x80U | (c >> 6U & 0x3FU));
    put(0x80U | (c & 0x3FU));
  } else {
    put(0xF0U | c >> 18U);
    put(0x80U | (c >> 12U & 0x3FU));
    put(0x80U | (c >> 6U & 0x3FU));
    put(0x80U | (c & 0x3FU));
  }
}

bool isAscii(std::string_view text) {
  std::size_t at = 0;
  for (; at + 32 <= text.size(); at += 32) {
    std::uint64_t words[4];
    std::memcpy(words, text.data() + at, sizeof words);
    if (((words[0] | words[1] | words[2] | words[3]) & 0x8080808080808080ULL) != 0) return false;
  }
  for (; at < text.size(); ++at)
    if (static_cast<std::uint8_t>(text[at]) >= 0x80) return false;
  return true;
}

ClassTable::ClassTable() {
  std::map<std::array<std::uint8_t, 256>, std::uint8_t> known; // equal pages are stored once; about 80 differ
  std::size_t used = 0;
  for (std::uint32_t page = 0; page < m_index.size(); ++page) {
    std::array<std::uint8_t, 256> classes{};
    for (std::uint32_t low = 0; low < 256; ++low) {
      const char32_t c = page << 8U | low;
      std::uint8_t bits = 0;
      if (inPatternCategory(c, U_GC_L_MASK, "L")) bits |= kLetter;
      if (inPatternCategory(c, U_GC_N_MASK, "N")) bits |= kNumber;
      if (isWhiteSpace(c)) bits |= kSpace;
      if (c == '\n' || c == '\r') bits |= kNewline;
      classes[low] = bits;
    }
    const auto [entry, isNew] = known.try_emplace(classes, static_cast<std::uint8_t>(used));
    if (isNew) m_pages[used++] = classes;
    m_index[page] = entry->second;
  }
  for (std::uint32_t c = 0; c < 128; ++c)
    m_ascii[c] = of(c);
}

const ClassTable& ClassTable::instance() {
  static const ClassTable table;
  return table;
}

bool isWhiteSpace(char32_t c) {
  if (c < 0x80) return c == ' ' || (c >= 9 && c <= 13);
  return u_isUWhiteSpace(static_cast<UChar32>(c)) != 0;
}

bool isNumeric(char32_t c) {
  if (c < 0x80) return c >= '0' && c <= '9';
  return inPatternCategory(c, U_GC_N_MASK, "numeric");
}

bool isWord(char32_t c) {
  if (c < 0x80) return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
  if (isNewer("word", c)) return true;
  if (!assignedBy(c, 14)) return false;
  return inCategories(c, U_GC_M_MASK | U_GC_ND_MASK | U_GC_PC_MASK) ||
         u_hasBinaryProperty(static_cast<UChar32>(c), UCHAR_ALPHABETIC) != 0 ||
         u_hasBinaryProperty(static_cast<UChar32>(c), UCHAR_JOIN_CONTROL) != 0;
}

bool isPunctuation(char32_t c) {
  if (c < 0x80) return (c > ' ' && c < '0') || (c > '9' && c < 'A') || (c > 'Z' && c < 'a') || (c > 'z' && c < 0x7F);
  if (c == 0x166D || c == 0x111C9) return true; // punctuation in version 8, since moved
  return inCategories(c, U_GC_P_MASK) && assignedBy(c, 8);
}

bool isBertRemoved(char32_t c) {
  if (c < 0x80) return (c < ' ' && c != '\t' && c != '\n' && c != '\r') || c == 0x7F;
  if (c == 0xFFFD) return true;
  return inCategories(c, U_GC_CC_MASK | U_GC_CF_MASK | U_GC_CO_MASK) && assignedBy(c, 8);
}

bool isNonspacingMark(char32_t c) {
  if (c < 0x300) return false;
  if (c == 0x1734) return true;                                                // Mn in version 8
  if (c == 0x1885 || c == 0x1886 || c == 0xA9BD || c == 0x111C9) return false; // not yet
  return inCategories(c, U_GC_MN_MASK) && assignedBy(c, 8);
}

bool isCombiningMark(char32_t c) {
  if (c < 0x300) return false;
  if (c == 0x1CF2 || c == 0x1CF3) return true; // Mc in version 9
  if (c == 0x111C9) return false;
  return inCategories(c, U_GC_M_MASK) && assignedBy(c, 9);
}

bool isChineseCharacter(char32_t c) {
  const auto within = [c](char32_t first, char32_t last) { return c >= first && c <= last; };
  return within(0x4E00, 0x9FFF) || within(0x3400, 0x4DBF) || within(0xF900, 0xFAFF) || within(0x20000, 0x2A6DF) ||
         within(0x2A700, 0x2B81F) || within(0x2B920, 0x2CEAF) || within(0x2F800, 0x2FA1F);
}

void appendLowercase(std::string& out, char32_t c) {
  if (c < 0x80) {
    out.push_back(static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c));
    return;
  }
  if (c == 0x130) { // the one character whose full lower case is two characters
    out.append("i\xCC\x87");
    return;
  }
  for (const LowercaseRun& run : newerLowercase())
    if (c >= run.first && c <= run.last) {
      appendUtf8(out, static_cast<char32_t>(static_cast<std::int32_t>(c) + run.distance));
      return;
    }
  appendUtf8(out, static_cast<char32_t>(u_tolower(static_cast<UChar32>(c))));
}

} // namespace aisemble::llm::tok
