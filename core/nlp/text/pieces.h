// SPDX-License-Identifier: Apache-2.0
#pragma once
// Three ways to cut a text: words, chunks between white space, pieces between full stops. Each calls `visit` with the
// slices in order; a visit that returns false ends the walk, and the function then returns false.

#include "core/base/result.h"
#include "core/nlp/text/characters.h"

#include <cstring>
#include <stop_token>

namespace aisemble::nlp {

/// Asks a stop token at every 4096th question, which is the grain at which this engine stops.
class StopCheck {
 public:
  explicit StopCheck(std::stop_token stop) : m_stop(std::move(stop)) {}
  [[nodiscard]] bool isDue() { return (++m_count & 4095U) == 0 && m_stop.stop_requested(); }
  [[nodiscard]] bool isRequested() const { return m_stop.stop_requested(); }

 private:
  std::stop_token m_stop;
  unsigned m_count = 0;
};

/// What a stopped walk is answered with.
[[nodiscard]] inline tl::unexpected<Error> cancelled() {
  return fail(ErrorCode::Cancelled, "The request was cancelled.");
}

/// re.finditer(r"\b\w+\b"): maximal runs of word characters. visit(slice).
template <class Visit>
bool forEachWord(std::string_view text, const Visit& visit) {
  std::size_t begin = std::string_view::npos;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint c = codePointAt(text, at);
    if (isWord(c.value)) {
      if (begin == std::string_view::npos) begin = at;
    } else if (begin != std::string_view::npos) {
      if (!visit(text.substr(begin, at - begin))) return false;
      begin = std::string_view::npos;
    }
    at += c.bytes;
  }
  return begin == std::string_view::npos || visit(text.substr(begin));
}

/// str.split(): maximal runs of anything but white space. visit(slice).
template <class Visit>
bool forEachChunk(std::string_view text, const Visit& visit) {
  std::size_t begin = std::string_view::npos;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint c = codePointAt(text, at);
    if (!isSpace(c.value)) {
      if (begin == std::string_view::npos) begin = at;
    } else if (begin != std::string_view::npos) {
      if (!visit(text.substr(begin, at - begin))) return false;
      begin = std::string_view::npos;
    }
    at += c.bytes;
  }
  return begin == std::string_view::npos || visit(text.substr(begin));
}

/// str.split("."): at least one piece, empty ones included. visit(slice).
template <class Visit>
bool forEachPiece(std::string_view text, const Visit& visit) {
  for (std::size_t begin = 0;;) {
    const std::size_t stop = text.find('.', begin);
    if (!visit(text.substr(begin, stop == std::string_view::npos ? stop : stop - begin))) return false;
    if (stop == std::string_view::npos) return true;
    begin = stop + 1;
  }
}

} // namespace aisemble::nlp
