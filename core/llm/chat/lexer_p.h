// SPDX-License-Identifier: Apache-2.0
#pragma once
// Cuts a template into text, tags and the tokens inside tags, with Jinja's rules of white space.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace aisemble::llm::jinja {

enum class TokenKind {
  Text,       ///< outside of tags
  PrintBegin, ///< {{
  PrintEnd,
  BlockBegin, ///< {%
  BlockEnd,
  Name,
  String,
  Integer,
  Float,
  Operator,
  End,
};

struct Token {
  TokenKind kind = TokenKind::End;
  std::string text; ///< of strings: what the escapes stand for
  std::int64_t integer = 0;
  double number = 0;
  int line = 0;
};

/// Throws Failure with the line.
[[nodiscard]] std::vector<Token> tokenize(std::string_view source);

} // namespace aisemble::llm::jinja
