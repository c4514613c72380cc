// SPDX-License-Identifier: Apache-2.0
#include "core/base/utf8.h"

#include <cstdint>
#include <cstring>

namespace aisemble {
namespace {

struct Step {
  std::size_t length; ///< bytes of the character, or of the maximal ill-formed subsequence
  bool valid;
  bool truncated; ///< ill-formed only because the text ends: more bytes could complete it
};

/// Decodes one step at `at` by table 3-7 (well-formed byte sequences) of the Unicode standard.
Step stepAt(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) { return static_cast<std::uint8_t>(text[i]); };
  const std::uint8_t lead = byte(at);
  if (lead < 0x80) return {1, true, false};
  std::size_t need = 0;
  std::uint8_t low = 0x80;
  std::uint8_t high = 0xBF;
  if (lead >= 0xC2 && lead <= 0xDF) {
    need = 1;
  } else if (lead >= 0xE0 && lead <= 0xEF) {
    need = 2;
    if (lead == 0xE0) low = 0xA0;
    if (lead == 0xED) high = 0x9F; // surrogates
  } else if (lead >= 0xF0 && lead <= 0xF4) {
    need = 3;
    if (lead == 0xF0) low = 0x90;
    if (lead == 0xF4) high = 0x8F; // above U+10FFFF
  } else {
    return {1, false, false};
  }
  for (std::size_t i = 1; i <= need; ++i) {
    if (at + i >= text.size()) return {i, false, true};
    if (byte(at + i) < low || byte(at + i) > high) return {i, false, false};
    low = 0x80;
    high = 0xBF;
  }
  return {need + 1, true, false};
}

} // namespace

std::size_t asciiPrefix(std::string_view text) {
  constexpr std::uint64_t kHighBits = 0x8080808080808080;
  std::size_t at = 0;
  for (std::uint64_t word = 0; at + sizeof(word) <= text.size(); at += sizeof(word)) {
    std::memcpy(&word, text.data() + at, sizeof(word));
    if ((word & kHighBits) != 0) break;
  }
  while (at < text.size() && static_cast<std::uint8_t>(text[at]) < 0x80)
    ++at;
  return at;
}

std::size_t findInvalidUtf8(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    at += asciiPrefix(text.substr(at));
    if (at == text.size()) break;
    const Step step = stepAt(text, at);
    if (!step.valid) return at;
    at += step.length;
  }
  return std::string_view::npos;
}

std::size_t completeUtf8Prefix(std::string_view text) {
  // Only the last three bytes can belong to an unfinished character.
  for (std::size_t at = text.size() > 3 ? text.size() - 3 : 0; at < text.size();) {
    if ((static_cast<std::uint8_t>(text[at]) & 0xC0) == 0x80) {
      ++at;
      continue;
    }
    const Step step = stepAt(text, at);
    if (step.truncated) return at;
    at += step.length;
  }
  return text.size();
}

std::string replaceInvalidUtf8(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const Step step = stepAt(text, at);
    if (step.valid)
      out.append(text.substr(at, step.length));
    else
      out.append("\xEF\xBF\xBD");
    at += step.length;
  }
  return out;
}

} // namespace aisemble
