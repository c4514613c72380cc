// SPDX-License-Identifier: Apache-2.0
#include "core/api/openai/field_reader.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <cmath>
#include <limits>

namespace aisemble::api::openai {
namespace {

// The protocol allows 4 stop texts; local models profit from more, and the engine's own reader takes 64.
constexpr std::size_t kMaxStopTexts = 64;
constexpr std::size_t kMaxStopBytes = 4096;

/// application/json and application/*+json. A body without a type is taken for JSON, as the original's services do.
bool isJsonType(std::optional<std::string_view> header) {
  if (!header || header->empty()) return true;
  std::string_view type = header->substr(0, header->find(';'));
  while (!type.empty() && (type.back() == ' ' || type.back() == '\t'))
    type.remove_suffix(1);
  constexpr std::string_view kPrefix = "application/";
  constexpr std::string_view kSuffix = "+json";
  return equalsIgnoringCase(type, "application/json") ||
         (type.size() > kPrefix.size() + kSuffix.size() &&
          equalsIgnoringCase(type.substr(0, kPrefix.size()), kPrefix) &&
          equalsIgnoringCase(type.substr(type.size() - kSuffix.size()), kSuffix));
}

std::string wrongKind(std::string_view wanted, const wire::Json& json) {
  return fmt::format("must be {}, but is {}", wanted, kindOf(json));
}

} // namespace

std::string_view kindOf(const wire::Json& json) {
  switch (json.type()) {
  case wire::Json::value_t::null:
    return "null";
  case wire::Json::value_t::object:
    return "an object";
  case wire::Json::value_t::array:
    return "a list";
  case wire::Json::value_t::string:
    return "a text";
  case wire::Json::value_t::boolean:
    return "a boolean";
  case wire::Json::value_t::number_integer:
  case wire::Json::value_t::number_unsigned:
    return "an integer";
  case wire::Json::value_t::number_float:
    return "a number that is no integer";
  default:
    return "something else";
  }
}

const wire::Json* FieldReader::find(const char* name) const {
  const auto found = m_object.find(name);
  return found == m_object.end() || found->is_null() ? nullptr : &*found;
}

void FieldReader::problem(ApiError error) {
  if (!m_problem) m_problem = std::move(error);
}

void FieldReader::text(const char* name, std::string& out) {
  const wire::Json* json = find(name);
  if (json == nullptr) return;
  if (!json->is_string()) return problem(invalidValue(name, wrongKind("a text", *json)));
  out = json->get<std::string>();
}

void FieldReader::flag(const char* name, bool& out) {
  const wire::Json* json = find(name);
  if (json == nullptr) return;
  if (!json->is_boolean()) return problem(invalidValue(name, wrongKind("true or false", *json)));
  out = json->get<bool>();
}

void FieldReader::integer(const char* name, int& out, int low, int high) {
  const wire::Json* json = find(name);
  if (json == nullptr) return;
  if (!json->is_number_integer()) return problem(invalidValue(name, wrongKind("an integer", *json)));
  const bool isHuge = json->is_number_unsigned() && json->get<std::uint64_t>() > static_cast<std::uint64_t>(high);
  const auto value = isHuge ? std::numeric_limits<std::int64_t>::max() : json->get<std::int64_t>();
  if (value < low || value > high)
    return problem(invalidValue(name, fmt::format("must be {} to {}, but is {}", low, high, json->dump())));
  out = static_cast<int>(value);
}

void FieldReader::seed(const char* name, std::optional<std::uint64_t>& out) {
  const wire::Json* json = find(name);
  if (json == nullptr) return;
  if (!json->is_number_integer()) return problem(invalidValue(name, wrongKind("an integer", *json)));
  constexpr auto kMax = static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max());
  if (json->is_number_unsigned() && json->get<std::uint64_t>() > kMax)
    return problem(invalidValue(name, fmt::format("must be at most {}, but is {}", kMax, json->dump())));
  out = static_cast<std::uint64_t>(json->get<std::int64_t>());
}

void FieldReader::number(const char* name, double& out, const NumberRange& range) {
  const wire::Json* json = find(name);
  if (json == nullptr) return;
  if (!json->is_number()) return problem(invalidValue(name, wrongKind("a number", *json)));
  const auto value = json->get<double>();
  const bool isInside = std::isfinite(value) && value >= range.low && value <= range.high &&
                        !(range.lowIsOpen && value == range.low) && !(range.highIsOpen && value == range.high);
  if (!isInside)
    return problem(
        invalidValue(name, fmt::format("must be {} {} and {} {}, but is {}", range.lowIsOpen ? "above" : "at least",
                                       range.low, range.highIsOpen ? "below" : "at most", range.high, json->dump())));
  out = value;
}

void FieldReader::stop(const char* name, std::vector<std::string>& out) {
  const wire::Json* json = find(name);
  if (json == nullptr) return;
  if (!json->is_string() && !json->is_array())
    return problem(invalidValue(name, wrongKind("a text or a list of texts", *json)));
  const wire::Json list = json->is_array() ? *json : wire::Json::array({*json});
  if (list.size() > kMaxStopTexts)
    return problem(
        invalidValue(name, fmt::format("must have at most {} texts, but has {}", kMaxStopTexts, list.size())));
  for (std::size_t i = 0; i < list.size(); ++i) {
    const std::string path = json->is_array() ? fmt::format("{}[{}]", name, i) : std::string(name);
    if (!list[i].is_string()) return problem(invalidValue(path, wrongKind("a text", list[i])));
    auto text = list[i].get<std::string>();
    if (text.size() > kMaxStopBytes)
      return problem(invalidValue(path, fmt::format("must have at most {} bytes", kMaxStopBytes)));
    if (text.empty()) return problem(invalidValue(path, "must not be empty; leave it out"));
    out.push_back(std::move(text));
  }
}

void FieldReader::refuse(const char* name, const std::function<bool(const wire::Json&)>& isNeutral, const char* why) {
  const wire::Json* json = find(name);
  if (json != nullptr && !isNeutral(*json)) problem(unsupportedValue(name, why));
}

bool isTokenList(const wire::Json& json) {
  return json.is_array() && !json.empty() && json[0].is_number();
}

Parsed<std::vector<std::int32_t>> tokenIds(const wire::Json& list, const std::string& path) {
  constexpr auto kMax = std::numeric_limits<std::int32_t>::max();
  std::vector<std::int32_t> out;
  out.reserve(list.size());
  for (std::size_t i = 0; i < list.size(); ++i) {
    const wire::Json& id = list[i];
    if (!id.is_number_unsigned() || id.get<std::uint64_t>() > static_cast<std::uint64_t>(kMax))
      return tl::unexpected(
          invalidValue(fmt::format("{}[{}]", path, i), fmt::format("must be a token id, 0 to {}", kMax)));
    out.push_back(id.get<std::int32_t>());
  }
  return out;
}

Parsed<wire::Json> readBody(const HttpRequest& request) {
  if (!isJsonType(request.header("Content-Type")))
    return tl::unexpected(ApiError{.status = 415,
                                   .message = "The body must be JSON. Send 'Content-Type: application/json'.",
                                   .code = "unsupported_media_type"});
  auto json = wire::parseJson(request.body);
  if (!json) {
    const bool isLarge = json.error().code == ErrorCode::TooLarge;
    return tl::unexpected(ApiError{.status = isLarge ? 413 : 400,
                                   .message = "The body could not be read as JSON: " + json.error().message,
                                   .code = isLarge ? "request_too_large" : "invalid_json"});
  }
  if (!json->is_object())
    return tl::unexpected(ApiError{.message = fmt::format("The body must be an object, but is {}.", kindOf(*json)),
                                   .code = "invalid_json"});
  return std::move(*json);
}

} // namespace aisemble::api::openai
