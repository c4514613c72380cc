// SPDX-License-Identifier: Apache-2.0
#include "core/tabular/csv_values.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdlib>
#include <string>

namespace aisemble::tabular {
namespace {

bool isDigit(char c) {
  return c >= '0' && c <= '9';
}

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && text.front() == ' ')
    text.remove_prefix(1);
  while (!text.empty() && text.back() == ' ')
    text.remove_suffix(1);
  return text;
}

/// "007", "-01", "00.5": digits that stand for themselves.
bool hasLeadingZero(std::string_view text) {
  if (!text.empty() && (text.front() == '-' || text.front() == '+')) text.remove_prefix(1);
  return text.size() > 1 && text[0] == '0' && isDigit(text[1]);
}

bool isDigits(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), isDigit);
}

bool isInfinity(std::string_view text) {
  if (!text.empty() && (text.front() == '-' || text.front() == '+')) text.remove_prefix(1);
  const auto equals = [&](std::string_view word) {
    return std::equal(text.begin(), text.end(), word.begin(), word.end(),
                      [](char a, char b) { return (a >= 'A' && a <= 'Z' ? a - 'A' + 'a' : a) == b; });
  };
  return equals("inf") || equals("infinity");
}

enum class Number { No, Finite, Infinite };

/// [-]digits[.digits] of at most 15 digits: mantissa and power of ten are exact doubles, so that one division rounds
/// correctly (Clinger, How to Read Floating Point Numbers Accurately, 1990). False: another form.
bool readPlainDecimal(std::string_view text, double& out) {
  static constexpr std::array<double, 16> powers{1e0, 1e1, 1e2,  1e3,  1e4,  1e5,  1e6,  1e7,
                                                 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15};
  const bool isNegative = text.starts_with('-');
  if (isNegative) text.remove_prefix(1);
  if (text.empty() || text.size() > 16 || !isDigit(text.front()) || hasLeadingZero(text)) return false;
  std::uint64_t mantissa = 0;
  std::size_t digits = 0;
  std::size_t point = text.size();
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '.' && point == text.size()) {
      point = i;
      continue;
    }
    if (!isDigit(text[i])) return false;
    mantissa = mantissa * 10 + static_cast<std::uint64_t>(text[i] - '0');
    ++digits;
  }
  if (digits > 15) return false;
  const std::size_t fraction = point == text.size() ? 0 : text.size() - point - 1;
  const double value = static_cast<double>(mantissa) / powers[fraction];
  out = isNegative ? -value : value;
  return true;
}

Number parseNumber(std::string_view text, double& out) {
  if (readPlainDecimal(text, out)) return Number::Finite;
  text = trimmed(text);
  if (hasLeadingZero(text)) return Number::No;
  std::string_view digits = text;
  if (!digits.empty() && digits.front() == '+') digits.remove_prefix(1);
  const std::size_t first = digits.starts_with('-') ? 1 : 0;
  if (digits.size() <= first || (!isDigit(digits[first]) && digits[first] != '.'))
    return isInfinity(text) ? Number::Infinite : Number::No;
  const auto end = std::from_chars(digits.data(), digits.data() + digits.size(), out);
  if (end.ptr != digits.data() + digits.size()) return Number::No;
  if (end.ec == std::errc::result_out_of_range)
    out = std::strtod(std::string(digits).c_str(), nullptr); // 0 or infinite
  else if (end.ec != std::errc())
    return Number::No;
  return std::isfinite(out) ? Number::Finite : Number::Infinite;
}

} // namespace

bool isMissingWord(std::string_view text) {
  // pandas._libs.parsers.STR_NA_VALUES, 1.5.3
  static constexpr std::array<std::string_view, 16> words{"NA",     "NaN",     "nan",     "null",    "NULL", "N/A",
                                                          "n/a",    "#N/A",    "#NA",     "-nan",    "-NaN", "<NA>",
                                                          "1.#IND", "-1.#IND", "1.#QNAN", "-1.#QNAN"};
  if (text.empty()) return true;
  if (text.size() > 9 || text.size() < 2) return false;
  switch (text.front()) {
  case 'N':
  case 'n':
  case '#':
  case '-':
  case '<':
  case '1':
    return (text.size() <= 8 && std::find(words.begin(), words.end(), text) != words.end()) || text == "#N/A N/A" ||
           text == "-1.#QNAN";
  default:
    return false;
  }
}

bool readWhole(std::string_view text, std::int64_t& out) {
  if (!text.empty() && (text.front() == ' ' || text.back() == ' ')) text = trimmed(text);
  if (text.empty()) return false;
  const bool isNegative = text.front() == '-';
  if (isNegative || text.front() == '+') text.remove_prefix(1);
  if (text.empty() || text.size() > 19 || (text.size() > 1 && text.front() == '0')) return false;
  std::uint64_t value = 0;
  for (const char c : text) {
    if (!isDigit(c)) return false;
    value = value * 10 + static_cast<std::uint64_t>(c - '0'); // 19 digits fit
  }
  if (value > static_cast<std::uint64_t>(INT64_MAX) + (isNegative ? 1 : 0)) return false;
  out = static_cast<std::int64_t>(isNegative ? 0 - value : value);
  return true;
}

bool readReal(std::string_view text, double& out) {
  return parseNumber(text, out) == Number::Finite;
}

bool readCommaReal(std::string_view text, double& out) {
  text = trimmed(text);
  const std::size_t comma = text.find(',');
  if (comma == std::string_view::npos || !isDigits(text.substr(comma + 1)) || text.size() > 300) return false;
  std::string plain;
  std::size_t sinceDot = 0; // digits since the last dot
  bool hasDot = false;
  for (const char c : text.substr(0, comma)) {
    if (c == '.') {
      if (sinceDot == 0 || sinceDot > 3 || (hasDot && sinceDot != 3)) return false;
      hasDot = true;
      sinceDot = 0;
      continue;
    }
    sinceDot += isDigit(c) ? 1 : 0;
    plain += c;
  }
  if (sinceDot == 0 || (hasDot && sinceDot != 3)) return false;
  plain += '.';
  plain += text.substr(comma + 1);
  return plain.find_first_of("eE") == std::string::npos && readReal(plain, out);
}

bool readFlag(std::string_view text, bool& out) {
  if (text == "True" || text == "TRUE" || text == "true") {
    out = true;
    return true;
  }
  out = false;
  return text == "False" || text == "FALSE" || text == "false";
}

ValueKind kindOf(std::string_view text, bool isQuoted, bool allowsDecimalComma) {
  if (text.empty()) return isQuoted ? kQuotedEmpty : kMissingValue;
  if (isMissingWord(text)) return kMissingValue;
  std::int64_t whole = 0;
  if (readWhole(text, whole)) return kWhole;
  const std::string_view plain = trimmed(text);
  const std::string_view digits = plain.substr(!plain.empty() && (plain[0] == '-' || plain[0] == '+') ? 1 : 0);
  if (isDigits(digits) && digits.front() != '0') return kBigWhole;
  double real = 0;
  switch (parseNumber(text, real)) {
  case Number::Finite:
    return kReal;
  case Number::Infinite:
    return kInfinite;
  case Number::No:
    break;
  }
  if (allowsDecimalComma && readCommaReal(text, real)) return kCommaReal;
  bool flag = false;
  return readFlag(text, flag) ? kFlag : kTextValue;
}

} // namespace aisemble::tabular
