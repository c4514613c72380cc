// SPDX-License-Identifier: Apache-2.0
#include "core/api/http/request_target.h"

#include "core/api/http/exchange.h"
#include "core/base/utf8.h"

#include <algorithm>
#include <optional>

namespace aisemble::api {
namespace {

int hexDigit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

enum class Plus { IsPlus, IsSpace };

/// Nothing: an escape without two hexadecimal digits.
std::optional<std::string> percentDecoded(std::string_view text, Plus plus) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '%') {
      if (i + 2 >= text.size()) return std::nullopt;
      const int high = hexDigit(text[i + 1]);
      const int low = hexDigit(text[i + 2]);
      if (high < 0 || low < 0) return std::nullopt;
      out += static_cast<char>(high * 16 + low);
      i += 2;
    } else {
      out += text[i] == '+' && plus == Plus::IsSpace ? ' ' : text[i];
    }
  }
  return out;
}

tl::unexpected<Error> bad(std::string message) {
  return fail(ErrorCode::InvalidArgument, std::move(message));
}

bool hasControlCharacter(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte < 0x20 || byte == 0x7F;
  });
}

bool hasDotSegment(std::string_view path) {
  while (!path.empty()) {
    path.remove_prefix(1); // the slash
    const std::string_view segment = path.substr(0, path.find('/'));
    if (segment == "." || segment == "..") return true;
    path.remove_prefix(segment.size());
  }
  return false;
}

Result<std::string> parsePath(std::string_view text) {
  std::optional<std::string> path = percentDecoded(text, Plus::IsPlus);
  if (!path) return bad("The path has a percent sign without two hexadecimal digits after it.");
  if (findInvalidUtf8(*path) != std::string::npos) return bad("The path is not valid UTF-8.");
  if (hasControlCharacter(*path)) return bad("The path holds a control character.");
  if (hasDotSegment(*path)) return bad("The path holds a '.' or '..' segment: resolve it before sending.");
  while (path->size() > 1 && path->back() == '/')
    path->pop_back();
  return std::move(*path);
}

Result<void> parseQuery(std::string_view text, std::vector<std::pair<std::string, std::string>>& out) {
  while (!text.empty()) {
    const std::string_view pair = text.substr(0, text.find('&'));
    text.remove_prefix(std::min(text.size(), pair.size() + 1));
    if (pair.empty()) continue;
    const std::size_t equals = pair.find('=');
    std::optional<std::string> name = percentDecoded(pair.substr(0, equals), Plus::IsSpace);
    std::optional<std::string> value =
        equals == std::string_view::npos ? std::string() : percentDecoded(pair.substr(equals + 1), Plus::IsSpace);
    if (!name || !value) return bad("The query has a percent sign without two hexadecimal digits after it.");
    if (findInvalidUtf8(*name) != std::string::npos || findInvalidUtf8(*value) != std::string::npos)
      return bad("The query is not valid UTF-8.");
    out.emplace_back(std::move(*name), std::move(*value));
  }
  return {};
}

} // namespace

Result<RequestTarget> parseRequestTarget(std::string_view target) {
  RequestTarget out;
  static constexpr std::string_view kScheme = "http://";
  if (equalsIgnoringCase(target.substr(0, kScheme.size()), kScheme)) {
    target.remove_prefix(kScheme.size());
    const std::size_t end = std::min(target.find_first_of("/?"), target.size());
    out.authority = target.substr(0, end);
    if (out.authority.empty()) return bad("The request target names no host.");
    target.remove_prefix(end);
    if (target.empty() || target.front() == '?') {
      out.path = "/";
      if (!target.empty()) target.remove_prefix(1);
      if (Result<void> parsed = parseQuery(target, out.query); !parsed) return fail(std::move(parsed.error()));
      return out;
    }
  }
  if (!target.starts_with('/')) return bad("The request target is neither a path nor an http:// address.");
  if (target.find('#') != std::string_view::npos) return bad("The request target holds a fragment ('#').");
  const std::size_t mark = target.find('?');
  Result<std::string> path = parsePath(target.substr(0, mark));
  if (!path) return fail(std::move(path.error()));
  out.path = std::move(*path);
  if (mark != std::string_view::npos)
    if (Result<void> parsed = parseQuery(target.substr(mark + 1), out.query); !parsed)
      return fail(std::move(parsed.error()));
  return out;
}

} // namespace aisemble::api
