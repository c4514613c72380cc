// SPDX-License-Identifier: Apache-2.0
#pragma once
// The half of the parser that reads expressions; parser.cpp adds the statements.

#include "core/llm/chat/ast_p.h"
#include "core/llm/chat/lexer_p.h"

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace aisemble::llm::jinja {

/// Depth of an expression and of statements within statements; real templates stay below 30.
inline constexpr int kMaxTreeDepth = 200;

class ExpressionParser {
 protected:
  explicit ExpressionParser(std::vector<Token> tokens) : m_tokens(std::move(tokens)) {}

  using Kind = Expression::Kind;

  // --- tokens
  [[nodiscard]] const Token& now() const { return m_tokens[m_at]; }
  [[nodiscard]] const Token& ahead() const { return m_tokens[std::min(m_at + 1, m_tokens.size() - 1)]; }
  [[nodiscard]] bool is(TokenKind kind) const { return now().kind == kind; }
  [[nodiscard]] bool isOperator(std::string_view text) const { return is(TokenKind::Operator) && now().text == text; }
  [[nodiscard]] bool isName(std::string_view text) const { return is(TokenKind::Name) && now().text == text; }
  [[noreturn]] void fail(std::string message, ErrorCode code = ErrorCode::InvalidArgument) const {
    throw Failure{code, std::move(message), now().line, false};
  }
  [[nodiscard]] std::string described() const {
    switch (now().kind) {
    case TokenKind::End:
      return "the end of the template";
    case TokenKind::PrintEnd:
      return "'}}'";
    case TokenKind::BlockEnd:
      return "'%}'";
    default:
      return fmt::format("'{}'", now().text.substr(0, 40));
    }
  }
  bool takeOperator(std::string_view text) {
    if (!isOperator(text)) return false;
    ++m_at;
    return true;
  }
  bool takeName(std::string_view text) {
    if (!isName(text)) return false;
    ++m_at;
    return true;
  }
  void expectOperator(std::string_view text) {
    if (!takeOperator(text)) fail(fmt::format("expected '{}' before {}", text, described()));
  }
  void expect(TokenKind kind, std::string_view what) {
    if (!is(kind)) fail(fmt::format("expected {} before {}", what, described()));
    ++m_at;
  }
  std::string expectName() {
    if (!is(TokenKind::Name)) fail(fmt::format("expected a name before {}", described()));
    return m_tokens[m_at++].text;
  }

  class Deeper {
   public:
    explicit Deeper(ExpressionParser& parser) : m_parser(parser) {
      if (++m_parser.m_depth > kMaxTreeDepth) m_parser.fail("the template is nested too deep", ErrorCode::TooLarge);
    }
    ~Deeper() { --m_parser.m_depth; }
    Deeper(const Deeper&) = delete;
    Deeper& operator=(const Deeper&) = delete;

   private:
    ExpressionParser& m_parser;
  };

  // --- expressions
  [[nodiscard]] ExpressionPtr node(Kind kind) const;
  void adopt(Expression& parent, ExpressionPtr child) const;
  ExpressionPtr binary(Kind kind, std::string name, ExpressionPtr left, ExpressionPtr right) const;
  [[nodiscard]] bool endsTuple() const;
  /// Expressions with commas between; one alone without a comma is itself.
  ExpressionPtr tuple(bool withCondition = true);
  ExpressionPtr expression();
  ExpressionPtr orExpression();
  ExpressionPtr andExpression();
  ExpressionPtr notExpression();
  ExpressionPtr comparison();
  ExpressionPtr sum();
  ExpressionPtr concatenation();
  ExpressionPtr product();
  /// From the left and below the sign, unlike Python's.
  ExpressionPtr power();
  ExpressionPtr unary(bool withFilters = true);
  ExpressionPtr constant(Value value) const;
  ExpressionPtr primary();
  ExpressionPtr parenthesis();
  ExpressionPtr listLiteral();
  ExpressionPtr dictLiteral();
  ExpressionPtr postfix(ExpressionPtr value);
  ExpressionPtr subscript(ExpressionPtr owner);
  void arguments(Expression& call);
  /// Filters and tests behind a value.
  ExpressionPtr filters(ExpressionPtr value);
  ExpressionPtr filter(ExpressionPtr value);
  std::string dottedName();
  ExpressionPtr test(ExpressionPtr value);
  /// `x is divisibleby 3`: one argument may follow without brackets.
  [[nodiscard]] bool startsTestArgument() const;

  std::vector<Token> m_tokens;
  std::size_t m_at = 0;
  int m_depth = 0;
};

} // namespace aisemble::llm::jinja
