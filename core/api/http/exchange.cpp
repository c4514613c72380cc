// SPDX-License-Identifier: Apache-2.0
#include "core/api/http/exchange.h"

#include <algorithm>

namespace aisemble::api {
namespace {

constexpr char lowered(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

} // namespace

bool equalsIgnoringCase(std::string_view a, std::string_view b) {
  return a.size() == b.size() &&
         std::equal(a.begin(), a.end(), b.begin(), [](char x, char y) { return lowered(x) == lowered(y); });
}

std::optional<std::string_view> HttpRequest::header(std::string_view name) const {
  for (const HttpHeader& candidate : headers)
    if (equalsIgnoringCase(candidate.name, name)) return candidate.value;
  return std::nullopt;
}

std::optional<std::string_view> HttpRequest::queryValue(std::string_view name) const {
  for (auto pair = query.rbegin(); pair != query.rend(); ++pair)
    if (pair->first == name) return pair->second;
  return std::nullopt;
}

} // namespace aisemble::api
