// SPDX-License-Identifier: Apache-2.0
#include "core/wire/json_text.h"

#include "core/base/utf8.h"

#include <fmt/compile.h>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace aisemble::wire {
namespace {

constexpr std::array<bool, 256> kNeedsEscape = [] {
  std::array<bool, 256> out{};
  for (int c = 0; c < 0x20; ++c)
    out[static_cast<std::size_t>(c)] = true;
  out['"'] = out['\\'] = true;
  return out;
}();

void appendEscaped(std::string& out, std::string_view text) {
  static constexpr std::string_view digits = "0123456789abcdef";
  for (const char c : text) {
    if (!kNeedsEscape[static_cast<unsigned char>(c)]) {
      out += c;
      continue;
    }
    out += '\\';
    switch (c) {
    case '"':
    case '\\':
      out += c;
      break;
    case '\n':
      out += 'n';
      break;
    case '\r':
      out += 'r';
      break;
    case '\t':
      out += 't';
      break;
    case '\b':
      out += 'b';
      break;
    case '\f':
      out += 'f';
      break;
    default:
      out += "u00";
      out += digits[static_cast<unsigned char>(c) >> 4];
      out += digits[static_cast<unsigned char>(c) & 15];
    }
  }
}

} // namespace

void appendJsonText(std::string& out, std::string_view text) {
  out += '"';
  bool isPlain = true;
  for (const char c : text)
    isPlain = isPlain && !kNeedsEscape[static_cast<unsigned char>(c)];
  if (isPlain)
    out += text;
  else
    appendEscaped(out, text);
  out += '"';
}

void appendJsonTextLossy(std::string& out, std::string_view text) {
  const bool isAscii = std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
  if (isAscii || findInvalidUtf8(text) == std::string_view::npos)
    appendJsonText(out, text);
  else
    appendJsonText(out, replaceInvalidUtf8(text));
}

void appendJsonNumber(std::string& out, double value) {
  if (!std::isfinite(value)) {
    out += "null";
    return;
  }
  // fmt's shortest form has Python's thresholds for exponents; whole numbers lack the fraction that says float.
  std::array<char, 32> buffer;
  const char* const end = fmt::format_to(buffer.data(), FMT_COMPILE("{}"), value);
  const std::string_view text(buffer.data(), static_cast<std::size_t>(end - buffer.data()));
  out += text;
  if (text.find_first_of(".e") == std::string_view::npos) out += ".0";
}

} // namespace aisemble::wire
