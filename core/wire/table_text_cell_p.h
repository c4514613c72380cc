// SPDX-License-Identifier: Apache-2.0
#pragma once
// One value of JSON text to a cell. `pathOf()` is asked for the value's path only when something is wrong.

#include "core/engine/big_integer.h"
#include "core/wire/json.h"
#include "core/wire/table_text_reader_p.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>

namespace aisemble::wire {

bool TableTextReader::readNumber(ondemand::value value, Cell& out, const auto& pathOf) {
  ondemand::number number;
  const std::string_view token = value.raw_json_token();
  const auto notHeld = [&] {
    return fail(pathOf(),
                fmt::format("must be a finite number that a double can hold, not {}",
                            token.substr(0, std::min<std::size_t>(token.find_last_not_of(" \t\r\n") + 1, 40))));
  };
  if (const auto error = value.get_number().get(number)) {
    const std::string_view digits = token.substr(0, token.find_last_not_of(" \t\r\n") + 1);
    const std::string_view magnitude = digits.substr(digits.starts_with('-') ? 1 : 0);
    const bool isWhole = magnitude.size() > 18 && magnitude.front() != '0' &&
                         magnitude.find_first_not_of("0123456789") == std::string_view::npos;
    if (isWhole && doubleFrom(digits)) {
      out.emplace<BigInteger>(BigInteger{std::string(digits)});
      return true;
    }
    if (isWhole || (digits.find_first_not_of("0123456789+-.eE") == std::string_view::npos &&
                    digits.find_first_of("eE") != digits.npos))
      return notHeld();
    return failAt(error, token.data());
  }
  if (number.is_int64()) {
    out.emplace<std::int64_t>(number.get_int64());
    return true;
  }
  if (number.is_uint64()) {
    out = wholeCell(number.get_uint64());
    return true;
  }
  double real = number.get_double();
  // get_number() of simdjson 3.0 makes 0 of whatever has more than 19 digits; get_double() does not.
  if (real == 0 && value.get_double().get(real)) return notHeld();
  out.emplace<double>(real);
  return std::isfinite(real) || notHeld();
}

bool TableTextReader::readAnyCell(ondemand::value value, Cell& out, const auto& pathOf) {
  const std::string_view token = value.raw_json_token();
  switch (token.empty() ? '\0' : token.front()) {
  case '"': {
    // Text without escapes is taken from where it stands.
    if (token.find('\\') == std::string_view::npos) {
      ondemand::raw_json_string raw;
      if (const auto error = value.get_raw_json_string().get(raw)) return failAt(error, token.data());
      out.emplace<std::string>(raw.raw(), token.rfind('"') - 1);
      return true;
    }
    std::string_view text;
    if (const auto error = value.get_string().get(text)) return failAt(error, token.data());
    out.emplace<std::string>(text);
    return true;
  }
  case 't':
  case 'f': {
    bool flag = false;
    if (const auto error = value.get_bool().get(flag)) return failAt(error, token.data());
    out.emplace<bool>(flag);
    return true;
  }
  case 'n': {
    bool isNull = false;
    if (const auto error = value.is_null().get(isNull)) return failAt(error, token.data());
    out.emplace<std::monostate>();
    return isNull || failAt(simdjson::N_ATOM_ERROR, token.data());
  }
  case '[':
  case '{': {
    std::string_view raw;
    ondemand::array list;
    ondemand::object object;
    const auto error = token.front() == '['
                           ? (value.get_array().get(list) ? simdjson::TAPE_ERROR : list.raw_json().get(raw))
                           : (value.get_object().get(object) ? simdjson::TAPE_ERROR : object.raw_json().get(raw));
    if (error) return failAt(error, token.data());
    const Result<Json> nested = parseJson(raw); // simdjson skips without looking inside
    if (!nested) return fail(pathOf(), nested.error().message, nested.error().code);
    out.emplace<NestedJson>(NestedJson{nested->dump()});
    return true;
  }
  default:
    return readNumber(value, out, pathOf);
  }
}

} // namespace aisemble::wire
