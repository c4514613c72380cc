// SPDX-License-Identifier: Apache-2.0
#include "core/wire/json.h"

#include "core/base/csv_cell.h"
#include "core/base/utf8.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <simdjson.h>

#include <array>
#include <cmath>
#include <optional>
#include <utility>
#include <vector>

namespace aisemble::wire {
namespace {

/// Where the text that began before `from` ends: at its closing quote, or at the end.
std::size_t endOfText(std::string_view text, std::size_t from) {
  for (;;) {
    const std::size_t quote = text.find('"', from);
    if (quote == std::string_view::npos) return text.size();
    std::size_t escapes = 0;
    while (escapes < quote - from && text[quote - 1 - escapes] == '\\')
      ++escapes;
    if (escapes % 2 == 0) return quote;
    from = quote + 1;
  }
}

/// Depth and keys of well-formed JSON, exactly; of other text, something that the parser then refuses anyway.
Result<void> checkShape(std::string_view text, const JsonLimits& limits) {
  std::vector<std::uint64_t> keys; // of each open list or object
  std::uint64_t work = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    switch (text[i]) {
    case '"':
      i = endOfText(text, i + 1);
      break;
    case '{':
    case '[':
      if (keys.size() == limits.depth)
        return fail(ErrorCode::TooLarge,
                    fmt::format("The JSON text nests deeper than {} levels at byte {}. Flatten it.", limits.depth, i));
      keys.push_back(0);
      break;
    case ':':
      if (!keys.empty()) work += 2 * keys.back()++ + 1; // sums up to keys squared
      if (work > limits.keyWork)
        return fail(ErrorCode::TooLarge, fmt::format("The JSON text has objects with too many keys (by byte {}). Use "
                                                     "lists for long sequences.",
                                                     i));
      break;
    case '}':
    case ']':
      if (!keys.empty()) keys.pop_back();
      break;
    default:
      break;
    }
  }
  return {};
}

/// Path of the first value that JSON cannot hold, with the reason.
std::optional<std::string> findUnwritable(const Json& json, const std::string& path) {
  const auto named = [](const std::string& where) { return where.empty() ? std::string("the value") : where; };
  switch (json.type()) {
  case Json::value_t::number_float:
    if (!std::isfinite(json.get<double>())) return named(path) + ": is not a finite number, which JSON cannot hold";
    return std::nullopt;
  case Json::value_t::string:
    if (const std::size_t at = findInvalidUtf8(json.get_ref<const std::string&>()); at != std::string::npos)
      return named(path) + fmt::format(": is not UTF-8 text from byte {} on, which JSON cannot hold", at);
    return std::nullopt;
  case Json::value_t::array: {
    std::size_t index = 0;
    for (const Json& item : json)
      if (auto found = findUnwritable(item, path + fmt::format("[{}]", index++))) return found;
    return std::nullopt;
  }
  case Json::value_t::object:
    for (const auto& [key, value] : json.items()) {
      if (findInvalidUtf8(key) != std::string::npos) return named(path) + ": has a key that is not UTF-8 text";
      if (auto found = findUnwritable(value, path.empty() ? key : path + "." + key)) return found;
    }
    return std::nullopt;
  default:
    return std::nullopt;
  }
}

constexpr std::string_view kBase64Digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

constexpr std::array<std::int8_t, 256> kBase64Values = [] {
  std::array<std::int8_t, 256> out{};
  out.fill(-1);
  for (std::size_t i = 0; i < kBase64Digits.size(); ++i)
    out[static_cast<unsigned char>(kBase64Digits[i])] = static_cast<std::int8_t>(i);
  return out;
}();

int base64Value(char c) {
  return kBase64Values[static_cast<unsigned char>(c)];
}

/// Appends what the leading groups of four digits stand for, up to the first group with anything else in it. Returns
/// how many characters were taken.
std::size_t takeBase64Groups(std::string_view text, std::string& out) {
  const std::size_t groups = text.size() / 4;
  out.resize(groups * 3);
  std::size_t taken = 0;
  for (char* to = out.data(); taken < groups; ++taken, to += 3) {
    const char* from = text.data() + taken * 4;
    const int a = base64Value(from[0]);
    const int b = base64Value(from[1]);
    const int c = base64Value(from[2]);
    const int d = base64Value(from[3]);
    if ((a | b | c | d) < 0) break;
    const int bits = a << 18 | b << 12 | c << 6 | d;
    to[0] = static_cast<char>(bits >> 16);
    to[1] = static_cast<char>(bits >> 8);
    to[2] = static_cast<char>(bits);
  }
  out.resize(taken * 3);
  return taken * 4;
}

/// Large bodies are mostly one long text (an image), which simdjson reads a hundred times faster.
constexpr std::size_t kFastFrom = 4096;

/// The depth was checked before. Numbers get the types that Json::parse() gives them; only a whole -0 is an unsigned 0.
Json toOrdered(const simdjson::dom::element& element) {
  switch (element.type()) {
  case simdjson::dom::element_type::OBJECT: {
    Json out = Json::object();
    for (const auto& [key, value] : simdjson::dom::object(element))
      out[std::string(key)] = toOrdered(value); // of equal keys the last one counts
    return out;
  }
  case simdjson::dom::element_type::ARRAY: {
    Json out = Json::array();
    for (const simdjson::dom::element item : simdjson::dom::array(element))
      out.push_back(toOrdered(item));
    return out;
  }
  case simdjson::dom::element_type::STRING:
    return std::string(std::string_view(element));
  case simdjson::dom::element_type::INT64: {
    const std::int64_t value = element;
    if (value >= 0) return static_cast<std::uint64_t>(value);
    return value;
  }
  case simdjson::dom::element_type::UINT64:
    return static_cast<std::uint64_t>(element);
  case simdjson::dom::element_type::DOUBLE:
    return static_cast<double>(element);
  case simdjson::dom::element_type::BOOL:
    return static_cast<bool>(element);
  case simdjson::dom::element_type::NULL_VALUE:
    break;
  }
  return nullptr;
}

std::optional<Json> parseFast(std::string_view text) {
  simdjson::dom::parser parser;
  simdjson::dom::element root;
  if (parser.parse(text.data(), text.size(), /*realloc_if_needed=*/true).get(root) != simdjson::SUCCESS)
    return std::nullopt;
  return toOrdered(root);
}

/// What the library found, in words that mean something to who wrote the text.
const char* reasonOf(std::string_view found) {
  static constexpr std::pair<std::string_view, const char*> kReasons[] = {
      {"number overflow", "a number is beyond what a double holds"},
      {"surrogate", "half of a surrogate pair"},
      {"ill-formed UTF-8", "a character is not UTF-8"},
      {"control character", "a control character stands in a text without its escape"},
      {"after backslash", "no escape begins like this"},
      {"'\\u' must be", "an escape has no four digits"},
      {"missing closing quote", "a text has no closing quote"},
      {"invalid number", "a number is not whole"},
      {"unexpected end of input", "it ends too soon"},
  };
  for (const auto& [words, reason] : kReasons)
    if (found.find(words) != std::string_view::npos) return reason;
  return "something else is due here";
}

Error unreadable(std::string_view text, const nlohmann::json::exception& problem) {
  const std::string_view found = problem.what();
  std::size_t at = 0;
  if (const auto* parse = dynamic_cast<const nlohmann::json::parse_error*>(&problem)) {
    at = parse->byte > 0 ? parse->byte - 1 : 0; // it counts what it has read
  } else if (const std::size_t quote = found.find('\''); quote != std::string_view::npos) {
    const std::string_view number = found.substr(quote + 1, found.rfind('\'') - quote - 1);
    at = std::min(text.find(number), text.size());
  }
  return {ErrorCode::InvalidArgument, fmt::format("The text is not JSON at byte {}: {}.", at, reasonOf(found)),
          replaceInvalidUtf8(found), std::nullopt};
}

} // namespace

Result<Json> parseJson(std::string_view text, const JsonLimits& limits) {
  if (text.size() > limits.bytes)
    return fail(ErrorCode::TooLarge,
                fmt::format("The JSON text has {} bytes; the limit is {}.", text.size(), limits.bytes));
  if (auto shape = checkShape(text, limits); !shape) return fail(std::move(shape.error()));
  try {
    // Whatever the fast reader does not take is read again by the other, which says what is wrong and where.
    if (text.size() >= kFastFrom)
      if (std::optional<Json> json = parseFast(text)) return std::move(*json);
    return Json::parse(text);
  } catch (const nlohmann::json::exception& e) {
    return fail(unreadable(text, e));
  } catch (const std::bad_alloc&) {
    return fail(ErrorCode::OutOfMemory, "There is not enough memory to read the JSON text.");
  }
}

Result<std::string> writeJson(const Json& json) {
  try {
    // The common case is well-formed: dump() itself refuses ill-formed text, so only numbers are looked at apart.
    if (auto problem = findUnwritable(json, {})) return fail(ErrorCode::InvalidArgument, *problem + ".");
    return json.dump();
  } catch (const std::exception& e) {
    return fail(ErrorCode::Internal, std::string("Writing JSON failed: ") + e.what() + ".");
  }
}

std::string writeJsonLossy(const Json& json, int indent) {
  return json.dump(indent, ' ', false, Json::error_handler_t::replace);
}

std::string toBase64(std::string_view bytes) {
  std::string out;
  out.reserve((bytes.size() + 2) / 3 * 4);
  const auto byte = [&](std::size_t i) { return static_cast<std::uint32_t>(static_cast<unsigned char>(bytes[i])); };
  for (std::size_t i = 0; i < bytes.size(); i += 3) {
    const std::size_t here = std::min<std::size_t>(3, bytes.size() - i);
    const std::uint32_t bits = byte(i) << 16 | (here > 1 ? byte(i + 1) << 8 : 0U) | (here > 2 ? byte(i + 2) : 0U);
    out += kBase64Digits[bits >> 18];
    out += kBase64Digits[bits >> 12 & 63];
    out += here > 1 ? kBase64Digits[bits >> 6 & 63] : '=';
    out += here > 2 ? kBase64Digits[bits & 63] : '=';
  }
  return out;
}

Result<std::string> fromBase64(std::string_view text, std::size_t limitBytes) {
  if (text.starts_with("data:")) {
    const std::size_t comma = text.find(',');
    if (comma == std::string_view::npos || !text.substr(0, comma).ends_with(";base64"))
      return fail(ErrorCode::InvalidArgument, "must be a data URL with base64 content");
    text.remove_prefix(comma + 1);
  }
  if (text.size() / 4 * 3 > limitBytes + limitBytes / 8 + 1024) // generous: white space is not counted yet
    return fail(ErrorCode::TooLarge, fmt::format("must have at most {} bytes once decoded", limitBytes));
  std::string out;
  const std::size_t regular = takeBase64Groups(text, out);
  std::uint32_t bits = 0;
  int held = 0;
  std::size_t digits = regular;
  std::size_t padding = 0;
  for (std::size_t i = regular; i < text.size(); ++i) {
    const char c = text[i];
    if (c == ' ' || c == '\n' || c == '\r' || c == '\t') continue;
    if (c == '=') {
      ++padding;
      continue;
    }
    const int value = base64Value(c);
    if (value < 0 || padding > 0)
      return fail(ErrorCode::InvalidArgument, fmt::format("is not base64 text at character {}", i));
    bits = bits << 6 | static_cast<std::uint32_t>(value);
    held += 6;
    ++digits;
    if (held >= 8) {
      held -= 8;
      out += static_cast<char>(bits >> held & 0xFF);
    }
  }
  // Surplus padding does no harm: decoders such as Python's let it pass.
  const bool isWhole =
      digits % 4 != 1 && (padding == 0 || (digits > 0 && digits % 4 == 0) || digits % 4 + padding >= 4);
  if (!isWhole || (bits & ((1U << held) - 1)) != 0)
    return fail(ErrorCode::InvalidArgument, "is not whole base64 text; it seems cut off");
  if (out.size() > limitBytes)
    return fail(ErrorCode::TooLarge, fmt::format("must have at most {} bytes once decoded", limitBytes));
  return out;
}

std::string csvCellOf(const Json& value) {
  if (value.is_null()) return {};
  if (value.is_number()) return writeJsonLossy(value); // may begin with a minus
  return csvCell(value.is_string() ? value.get<std::string>() : writeJsonLossy(value));
}

} // namespace aisemble::wire
