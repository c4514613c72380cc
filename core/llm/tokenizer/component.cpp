// SPDX-License-Identifier: Apache-2.0
#include "core/llm/tokenizer/component_p.h"

#include "core/llm/tokenizer/unicode_p.h"

#include <fmt/format.h>

namespace aisemble::llm::tok {

void failLoad(ErrorCode code, std::string message) {
  throw LoadFailure{{code, std::move(message), {}, std::nullopt}};
}

void failUnsupported(std::string_view kind, std::string_view type) {
  failLoad(ErrorCode::Unsupported,
           fmt::format("The tokenizer uses the {} '{}', which this program does not implement; use another model.",
                       kind, type.substr(0, 80)));
}

namespace {

[[noreturn]] void failField(std::string_view where, const char* name, std::string_view expected) {
  failLoad(ErrorCode::Corrupt,
           fmt::format("tokenizer.json: '{}' of {} is not {}; download the file again.", name, where, expected));
}

const Json kNull;

} // namespace

const Json& memberOf(const Json& object, const char* name, std::string_view where) {
  if (!object.is_object())
    failLoad(ErrorCode::Corrupt, fmt::format("tokenizer.json: {} is not an object; download the file again.", where));
  const auto found = object.find(name);
  return found == object.end() ? kNull : *found;
}

std::string stringOf(const Json& object, const char* name, std::string_view where) {
  const Json& value = memberOf(object, name, where);
  if (!value.is_string()) failField(where, name, "a string");
  return value.get<std::string>();
}

std::string literalOf(const Json& object, const char* name, std::string_view where) {
  std::string value = stringOf(object, name, where);
  if (value.size() > kMaxLiteralBytes)
    failLoad(ErrorCode::TooLarge, fmt::format("tokenizer.json: '{}' of {} has {} bytes; {} are allowed.", name, where,
                                              value.size(), kMaxLiteralBytes));
  return value;
}

std::string typeOf(const Json& component, std::string_view where) {
  return stringOf(component, "type", where);
}

std::string stringOr(const Json& object, const char* name, std::string fallback, std::string_view where) {
  return memberOf(object, name, where).is_null() ? std::move(fallback) : literalOf(object, name, where);
}

bool boolOr(const Json& object, const char* name, bool fallback, std::string_view where) {
  const Json& value = memberOf(object, name, where);
  if (value.is_null()) return fallback;
  if (!value.is_boolean()) failField(where, name, "true or false");
  return value.get<bool>();
}

std::int64_t integerOr(const Json& object, const char* name, std::int64_t fallback, std::string_view where) {
  const Json& value = memberOf(object, name, where);
  if (value.is_null()) return fallback;
  if (!value.is_number_integer() || (value.is_number_unsigned() && value.get<std::uint64_t>() > 0x7FFFFFFFU))
    failField(where, name, "an integer in range");
  return value.get<std::int64_t>();
}

char32_t characterOf(const Json& object, const char* name, std::string_view where) {
  const std::string text = stringOf(object, name, where);
  std::size_t at = 0;
  const char32_t character = text.empty() ? 0 : decodeAt(text, at);
  if (text.empty() || at != text.size()) failField(where, name, "one character");
  return character;
}

const Json& arrayOf(const Json& object, const char* name, std::string_view where) {
  const Json& value = memberOf(object, name, where);
  if (!value.is_array()) failField(where, name, "an array");
  return value;
}

const Json& objectOf(const Json& object, const char* name, std::string_view where) {
  const Json& value = memberOf(object, name, where);
  if (!value.is_object()) failField(where, name, "an object");
  return value;
}

} // namespace aisemble::llm::tok
