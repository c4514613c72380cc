// SPDX-License-Identifier: Apache-2.0
#include "core/remote/http_types.h"

#include <algorithm>
#include <utility>

namespace aisemble::remote {
namespace {

char lowered(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

} // namespace

const std::string* findHeader(const HttpHeaders& headers, std::string_view name) {
  const auto isSame = [&](const HttpHeader& header) {
    return std::ranges::equal(header.name, name, {}, lowered, lowered);
  };
  const auto at = std::ranges::find_if(headers, isSame);
  return at == headers.end() ? nullptr : &at->value;
}

HttpBody HttpBody::of(std::string text) {
  HttpBody out;
  out.pieces.push_back(std::make_shared<const std::string>(std::move(text)));
  return out;
}

std::size_t HttpBody::size() const {
  std::size_t sum = 0;
  for (const auto& piece : pieces)
    sum += piece->size();
  return sum;
}

std::string HttpBody::joined() const {
  std::string out;
  for (const auto& piece : pieces)
    out += *piece;
  return out;
}

} // namespace aisemble::remote
