// SPDX-License-Identifier: Apache-2.0
#include "core/api/validation/coercion.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <limits>
#include <string_view>
#include <utility>

namespace aisemble::api {
namespace {

Problem problem(std::string_view type, std::string_view message) {
  return {std::string(type), std::string(message), {}};
}

Problem notAnInteger() {
  return problem("int_type", "Input should be a valid integer");
}

template <class I>
Problem outOfRange(bool isAbove) {
  const auto limit = isAbove ? std::numeric_limits<I>::max() : std::numeric_limits<I>::min();
  return {isAbove ? "less_than_equal" : "greater_than_equal",
          fmt::format("Input should be {} than or equal to {}", isAbove ? "less" : "greater", limit),
          fmt::format(R"({{"{}":{}}})", isAbove ? "le" : "ge", limit)};
}

bool isDigit(char c) {
  return c >= '0' && c <= '9';
}

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view kSpace = " \t\n\r\f\v";
  const std::size_t first = text.find_first_not_of(kSpace);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(kSpace) - first + 1);
}

/// Without the single underscores between digits that Python allows; nothing when there are others.
std::optional<std::string> withoutUnderscores(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '_') {
      out += text[i];
      continue;
    }
    if (i == 0 || i + 1 == text.size() || !isDigit(text[i - 1]) || !isDigit(text[i + 1])) return std::nullopt;
  }
  return out;
}

template <class I>
std::optional<Problem> integerFromText(std::string_view text, I& out) {
  const Problem unreadable =
      problem("int_parsing", "Input should be a valid integer, unable to parse string as an integer");
  text = trimmed(text);
  if (text.size() > 4300) // Python's own limit on digits
    return problem("int_parsing_size", "Unable to parse input string as an integer, exceeded maximum size");
  const auto plain = withoutUnderscores(text);
  if (!plain) return unreadable;
  std::string_view digits = *plain;
  if (const std::size_t point = digits.find('.'); point != std::string_view::npos) { // "3.00" is 3
    if (digits.find_first_not_of('0', point + 1) != std::string_view::npos) return unreadable;
    digits = digits.substr(0, point);
  }
  if (digits.starts_with('+')) digits.remove_prefix(1);
  const std::string_view unsignedDigits = digits.starts_with('-') ? digits.substr(1) : digits;
  if (unsignedDigits.empty() || !std::all_of(unsignedDigits.begin(), unsignedDigits.end(), isDigit)) return unreadable;
  if (digits.data() != plain->data() && digits.starts_with('-')) return unreadable; // "+-3"
  I value{};
  const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (read.ec == std::errc::result_out_of_range) return outOfRange<I>(!digits.starts_with('-'));
  out = value;
  return std::nullopt;
}

template <class I>
std::optional<Problem> integerFrom(const wire::Json& input, I& out) {
  const auto take = [&](auto value) -> std::optional<Problem> {
    if (std::cmp_greater(value, std::numeric_limits<I>::max())) return outOfRange<I>(true);
    if (std::cmp_less(value, std::numeric_limits<I>::min())) return outOfRange<I>(false);
    out = static_cast<I>(value);
    return std::nullopt;
  };
  switch (input.type()) {
  case wire::Json::value_t::boolean: // Python's bool is an int
    out = input.get<bool>() ? 1 : 0;
    return std::nullopt;
  case wire::Json::value_t::number_unsigned:
    return take(input.get<std::uint64_t>());
  case wire::Json::value_t::number_integer:
    return take(input.get<std::int64_t>());
  case wire::Json::value_t::number_float: {
    const double value = input.get<double>();
    if (!std::isfinite(value)) return problem("finite_number", "Input should be a finite number");
    if (std::trunc(value) != value)
      return problem("int_from_float", "Input should be a valid integer, got a number with a fractional part");
    if (value >= 9223372036854775808.0) return outOfRange<I>(true);
    if (value < -9223372036854775808.0) return outOfRange<I>(false);
    return take(static_cast<std::int64_t>(value));
  }
  case wire::Json::value_t::string:
    return integerFromText(input.get_ref<const std::string&>(), out);
  default:
    return notAnInteger();
  }
}

std::optional<Problem> numberFromText(std::string_view text, double& out) {
  const Problem unreadable =
      problem("float_parsing", "Input should be a valid number, unable to parse string as a number");
  const auto plain = withoutUnderscores(trimmed(text));
  if (!plain || plain->empty()) return unreadable;
  const char* first = plain->data();
  const char* last = first + plain->size();
  if (*first == '+' && plain->size() > 1 && plain->at(1) != '-' && plain->at(1) != '+') ++first;
  double value = 0;
  const auto read = std::from_chars(first, last, value);
  if (read.ptr != last) return unreadable;
  if (read.ec == std::errc::result_out_of_range || !std::isfinite(value))
    return problem("finite_number", "Input should be a finite number");
  if (read.ec != std::errc()) return unreadable;
  out = value;
  return std::nullopt;
}

std::optional<Problem> boolFromInteger(std::int64_t value, bool& out) {
  if (value != 0 && value != 1)
    return problem("bool_parsing", "Input should be a valid boolean, unable to interpret input");
  out = value == 1;
  return std::nullopt;
}

std::optional<Problem> boolFromText(std::string text, bool& out) {
  constexpr std::array<std::string_view, 6> kTrue{"1", "on", "t", "true", "y", "yes"};
  constexpr std::array<std::string_view, 6> kFalse{"0", "off", "f", "false", "n", "no"};
  std::transform(text.begin(), text.end(), text.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  const bool isTrue = std::find(kTrue.begin(), kTrue.end(), text) != kTrue.end();
  if (!isTrue && std::find(kFalse.begin(), kFalse.end(), text) == kFalse.end())
    return problem("bool_parsing", "Input should be a valid boolean, unable to interpret input");
  out = isTrue;
  return std::nullopt;
}

} // namespace

std::optional<Problem> coerce(const wire::Json& input, std::string& out) {
  if (!input.is_string()) return problem("string_type", "Input should be a valid string");
  out = input.get_ref<const std::string&>();
  return std::nullopt;
}

std::optional<Problem> coerce(const wire::Json& input, std::int64_t& out) {
  return integerFrom(input, out);
}

std::optional<Problem> coerce(const wire::Json& input, int& out) {
  return integerFrom(input, out);
}

std::optional<Problem> coerce(const wire::Json& input, double& out) {
  switch (input.type()) {
  case wire::Json::value_t::boolean:
    out = input.get<bool>() ? 1 : 0;
    return std::nullopt;
  case wire::Json::value_t::number_unsigned:
  case wire::Json::value_t::number_integer:
  case wire::Json::value_t::number_float:
    if (!std::isfinite(input.get<double>())) return problem("finite_number", "Input should be a finite number");
    out = input.get<double>();
    return std::nullopt;
  case wire::Json::value_t::string:
    return numberFromText(input.get_ref<const std::string&>(), out);
  default:
    return problem("float_type", "Input should be a valid number");
  }
}

std::optional<Problem> coerce(const wire::Json& input, bool& out) {
  const Problem wrongType = problem("bool_type", "Input should be a valid boolean");
  switch (input.type()) {
  case wire::Json::value_t::boolean:
    out = input.get<bool>();
    return std::nullopt;
  case wire::Json::value_t::number_unsigned:
    return boolFromInteger(input.get<std::uint64_t>() > 1 ? 2 : input.get<std::int64_t>(), out);
  case wire::Json::value_t::number_integer:
    return boolFromInteger(input.get<std::int64_t>(), out);
  case wire::Json::value_t::number_float: {
    const double value = input.get<double>();
    if (!std::isfinite(value) || std::trunc(value) != value) return wrongType;
    return boolFromInteger(value == 0 || value == 1 ? static_cast<std::int64_t>(value) : 2, out);
  }
  case wire::Json::value_t::string:
    return boolFromText(input.get<std::string>(), out);
  default:
    return wrongType;
  }
}

Problem missingField() {
  return problem("missing", "Field required");
}
Problem notADictionary() {
  return problem("dict_type", "Input should be a valid dictionary");
}
Problem notAList() {
  return problem("list_type", "Input should be a valid list");
}
Problem notAModel() {
  return problem("model_attributes_type", "Input should be a valid dictionary or object to extract fields from");
}

} // namespace aisemble::api
