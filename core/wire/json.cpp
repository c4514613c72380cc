// SPDX-License-Identifier: Apache-2.0
#include "core/wire/json.h"

#include "core/base/utf8.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <cmath>
#include <optional>
#include <vector>

namespace aisemble::wire {
namespace {

/// Depth and keys of well-formed JSON, exactly; of other text, something that the parser then refuses anyway.
Result<void> checkShape(std::string_view text, const JsonLimits& limits) {
  std::vector<std::uint64_t> keys; // of each open list or object
  std::uint64_t work = 0;
  bool isInText = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (isInText) {
      if (c == '\\')
        ++i;
      else if (c == '"')
        isInText = false;
      continue;
    }
    switch (c) {
    case '"':
      isInText = true;
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

int base64Value(char c) {
  if (c >= 'A' && c <= 'Z') return c - 'A';
  if (c >= 'a' && c <= 'z') return c - 'a' + 26;
  if (c >= '0' && c <= '9') return c - '0' + 52;
  if (c == '+') return 62;
  if (c == '/') return 63;
  return -1;
}

} // namespace

Result<Json> parseJson(std::string_view text, const JsonLimits& limits) {
  if (text.size() > limits.bytes)
    return fail(ErrorCode::TooLarge,
                fmt::format("The JSON text has {} bytes; the limit is {}.", text.size(), limits.bytes));
  if (auto shape = checkShape(text, limits); !shape) return fail(std::move(shape.error()));
  try {
    return Json::parse(text);
  } catch (const nlohmann::json::exception& e) {
    // Also numbers that no double can hold (1e999) come here.
    return fail(ErrorCode::InvalidArgument, "The text is not JSON: " + replaceInvalidUtf8(e.what()) + ".");
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
  out.reserve(text.size() / 4 * 3 + 3);
  std::uint32_t bits = 0;
  int held = 0;
  std::size_t digits = 0;
  std::size_t padding = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
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
  const bool isWhole = padding == 0 ? digits % 4 != 1 : padding <= 2 && (digits + padding) % 4 == 0;
  if (!isWhole || (bits & ((1U << held) - 1)) != 0)
    return fail(ErrorCode::InvalidArgument, "is not whole base64 text; it seems cut off");
  if (out.size() > limitBytes)
    return fail(ErrorCode::TooLarge, fmt::format("must have at most {} bytes once decoded", limitBytes));
  return out;
}

} // namespace aisemble::wire
