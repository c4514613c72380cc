// SPDX-License-Identifier: Apache-2.0
#pragma once
// One value of JSON text to a cell. `pathOf()` is asked for the value's path only when something is wrong.

#include "core/wire/json.h"
#include "core/wire/table_text_reader_p.h"

#include <nlohmann/json.hpp>

namespace aisemble::wire {

bool TableTextReader::readNumber(ondemand::value value, Cell& out, const auto& pathOf) {
  ondemand::number number;
  if (!value.get_number().get(number)) {
    if (number.is_int64()) {
      out.emplace<std::int64_t>(number.get_int64());
      return true;
    }
    // Of more than 19 digits get_number() of simdjson 3.0 makes 0.
    if (number.is_double() && number.get_double() != 0) {
      out.emplace<double>(number.get_double());
      return true;
    }
  }
  const std::string wrong = readOddNumber(value, out);
  return wrong.empty() ? isFine() : fail(pathOf(), wrong);
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
