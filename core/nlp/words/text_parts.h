// SPDX-License-Identifier: Apache-2.0
#pragma once
// Cuts a text into parts of bounded size for analysers that need memory per character.

#include "core/nlp/text/characters.h"

#include <algorithm>

namespace aisemble::nlp {

/// Calls visit(part) for parts of at most `mostBytes` (at least 16) that together are the text: cut behind the last
/// line break, white space or ideographic full stop of the part, or between two characters where there is none. False
/// as soon as a visit returns false.
template <class Visit>
bool forEachPart(std::string_view text, std::size_t mostBytes, const Visit& visit) {
  while (text.size() > mostBytes) {
    std::size_t end = mostBytes;
    while ((static_cast<unsigned char>(text[end]) & 0xC0) == 0x80)
      --end;
    const std::string_view head = text.substr(0, end);
    constexpr std::string_view kFullStop = "\u3002";
    std::size_t cut = 0;
    if (const std::size_t at = head.rfind(kFullStop); at != std::string_view::npos) cut = at + kFullStop.size();
    if (const std::size_t at = head.find_last_of(" \n\r\t"); at != std::string_view::npos) cut = std::max(cut, at + 1);
    if (cut == 0) cut = end;
    if (!visit(text.substr(0, cut))) return false;
    text.remove_prefix(cut);
  }
  return text.empty() || visit(text);
}

} // namespace aisemble::nlp
