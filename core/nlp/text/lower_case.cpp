// SPDX-License-Identifier: Apache-2.0
#include "core/nlp/text/lower_case.h"

#include "core/nlp/text/characters.h"

#include <unicode/uchar.h>

namespace aisemble::nlp {
namespace {

constexpr char32_t kCapitalSigma = 0x3A3;
constexpr std::string_view kCapitalSigmaBytes = "\xCE\xA3";
constexpr char32_t kCapitalIWithDot = 0x130;

bool isCaseIgnorable(char32_t c) {
  return u_hasBinaryProperty(static_cast<UChar32>(c), UCHAR_CASE_IGNORABLE) != 0;
}
bool isCased(char32_t c) {
  return u_hasBinaryProperty(static_cast<UChar32>(c), UCHAR_CASED) != 0;
}

/// Final_Sigma of the Unicode standard, section 3.13: a cased letter before, none after, case-ignorables skipped.
bool isFinalSigma(std::string_view text, std::size_t at) {
  std::size_t before = at;
  bool follows = false;
  while (before > 0) {
    const CodePoint c = codePointBefore(text, before);
    before -= c.bytes;
    if (isCaseIgnorable(c.value)) continue;
    follows = isCased(c.value);
    break;
  }
  if (!follows) return false;
  for (std::size_t after = at + kCapitalSigmaBytes.size(); after < text.size();) {
    const CodePoint c = codePointAt(text, after);
    if (!isCaseIgnorable(c.value)) return !isCased(c.value);
    after += c.bytes;
  }
  return true;
}

void appendUtf8(char32_t c, std::string& out) {
  const auto push = [&](char32_t byte) { out += static_cast<char>(byte); };
  if (c < 0x80) {
    push(c);
  } else if (c < 0x800) {
    push(0xC0 | c >> 6);
    push(0x80 | (c & 0x3F));
  } else if (c < 0x10000) {
    push(0xE0 | c >> 12);
    push(0x80 | (c >> 6 & 0x3F));
    push(0x80 | (c & 0x3F));
  } else {
    push(0xF0 | c >> 18);
    push(0x80 | (c >> 12 & 0x3F));
    push(0x80 | (c >> 6 & 0x3F));
    push(0x80 | (c & 0x3F));
  }
}

void appendWide(std::string_view text, std::size_t at, CodePoint c, std::string& out) {
  if (c.value == kCapitalSigma) {
    out += isFinalSigma(text, at) ? "\xCF\x82" : "\xCF\x83";
  } else if (c.value == kCapitalIWithDot) {
    out += "i\xCC\x87"; // the one unconditional rule of SpecialCasing.txt for lower case
  } else {
    const auto lower = static_cast<char32_t>(u_tolower(static_cast<UChar32>(c.value)));
    if (lower == c.value)
      out.append(text.substr(at, c.bytes));
    else
      appendUtf8(lower, out);
  }
}

} // namespace

void appendLowerCase(std::string_view text, std::string& out) {
  for (std::size_t at = 0; at < text.size();) {
    // A stretch of ASCII in one go: a loop without branches, which the compiler turns into vector instructions.
    std::size_t end = at;
    while (end < text.size() && static_cast<unsigned char>(text[end]) < 0x80)
      ++end;
    const std::size_t start = out.size();
    out.append(text.substr(at, end - at));
    for (std::size_t i = start; i < out.size(); ++i)
      out[i] = static_cast<char>(out[i] + ((out[i] >= 'A' && out[i] <= 'Z') ? 'a' - 'A' : 0));
    at = end;
    while (at < text.size() && static_cast<unsigned char>(text[at]) >= 0x80) {
      const CodePoint c = codePointAt(text, at);
      appendWide(text, at, c, out);
      at += c.bytes;
    }
  }
}

std::string lowerCase(std::string_view text) {
  std::string out;
  out.reserve(text.size() + 8);
  appendLowerCase(text, out);
  return out;
}

bool lowersByContext(std::string_view text) {
  return text.find(kCapitalSigmaBytes) != std::string_view::npos;
}

} // namespace aisemble::nlp
