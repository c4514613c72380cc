// SPDX-License-Identifier: Apache-2.0
// Recursive descent over the tokens: statements.
#include "core/llm/chat/parser_p.h"

#include "core/llm/chat/expression_parser_p.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <initializer_list>

namespace aisemble::llm::jinja {
namespace {

class Parser final : private ExpressionParser {
 public:
  explicit Parser(std::vector<Token> tokens) : ExpressionParser(std::move(tokens)) {}

  Body run() {
    Body body = statements({});
    if (!is(TokenKind::End)) fail("unexpected end tag");
    return body;
  }

 private:
  // --- statements
  /// Until a block tag with one of `ends`, whose name is left as the current token.
  Body statements(std::initializer_list<std::string_view> ends) {
    const Deeper deeper(*this);
    Body body;
    while (!is(TokenKind::End)) {
      if (is(TokenKind::Text)) {
        auto text = make(Statement::Kind::Text);
        text->text = m_tokens[m_at++].text;
        body.push_back(std::move(text));
      } else if (is(TokenKind::PrintBegin)) {
        ++m_at;
        auto print = make(Statement::Kind::Print);
        print->value = tuple();
        expect(TokenKind::PrintEnd, "'}}'");
        body.push_back(std::move(print));
      } else {
        expect(TokenKind::BlockBegin, "a tag");
        if (!is(TokenKind::Name)) fail(fmt::format("expected a tag name before {}", described()));
        if (std::find(ends.begin(), ends.end(), now().text) != ends.end()) return body;
        body.push_back(statement());
      }
    }
    if (ends.size() > 0) fail(fmt::format("a block is not closed with '{}'", *std::prev(ends.end())));
    return body;
  }

  [[nodiscard]] std::unique_ptr<Statement> make(Statement::Kind kind) const {
    auto made = std::make_unique<Statement>();
    made->kind = kind;
    made->line = now().line;
    return made;
  }

  void endBlock() { expect(TokenKind::BlockEnd, "'%}'"); }
  void endTag() {
    ++m_at; // its name
    endBlock();
  }

  std::unique_ptr<Statement> statement() {
    const std::string& name = now().text;
    if (name == "if") return ifStatement();
    if (name == "for") return forStatement();
    if (name == "set") return setStatement();
    if (name == "macro") return macroStatement();
    if (name == "call") return callStatement();
    if (name == "filter") return filterStatement();
    if (name == "with") return withStatement();
    if (name == "generation") {
      auto made = make(Statement::Kind::Scope);
      ++m_at;
      endBlock();
      made->body = statements({"endgeneration"});
      endTag();
      return made;
    }
    if (name == "break" || name == "continue") {
      auto made = make(name == "break" ? Statement::Kind::Break : Statement::Kind::Continue);
      if (m_loops == 0) fail(fmt::format("'{}' outside of a loop", name));
      endTag();
      return made;
    }
    constexpr std::array<std::string_view, 8> kUnsupported = {"include", "import", "from",       "extends",
                                                              "block",   "do",     "autoescape", "trans"};
    if (std::find(kUnsupported.begin(), kUnsupported.end(), name) != kUnsupported.end())
      fail(fmt::format("the tag '{}' is not for chat templates", name), ErrorCode::Unsupported);
    fail(fmt::format("unknown tag '{}'", name.substr(0, 40)));
  }

  std::unique_ptr<Statement> ifStatement() {
    auto made = make(Statement::Kind::If);
    do {
      ++m_at;
      ExpressionPtr condition = tuple(false);
      endBlock();
      Body body = statements({"elif", "else", "endif"});
      made->branches.emplace_back(std::move(condition), std::move(body));
    } while (isName("elif"));
    if (isName("else")) {
      endTag();
      made->otherwise = statements({"endif"});
    }
    endTag();
    return made;
  }

  std::unique_ptr<Statement> forStatement() {
    auto made = make(Statement::Kind::For);
    ++m_at;
    made->target = targets();
    if (!takeName("in")) fail(fmt::format("expected 'in' before {}", described()));
    made->value = tuple(false);
    if (takeName("if")) made->condition = expression();
    made->isRecursive = takeName("recursive");
    endBlock();
    ++m_loops;
    made->body = statements({"else", "endfor"});
    --m_loops;
    if (isName("else")) {
      endTag();
      made->otherwise = statements({"endfor"});
    }
    endTag();
    return made;
  }

  /// A name, or several with commas between.
  ExpressionPtr targets() {
    const auto one = [this]() -> ExpressionPtr {
      if (takeOperator("(")) {
        ExpressionPtr inner = targets();
        expectOperator(")");
        return inner;
      }
      ExpressionPtr name = node(Kind::Name);
      name->name = expectName();
      return name;
    };
    const Deeper deeper(*this);
    ExpressionPtr first = one();
    if (!isOperator(",")) return first;
    ExpressionPtr all = node(Kind::TupleLiteral);
    adopt(*all, std::move(first));
    while (takeOperator(",")) {
      if (!is(TokenKind::Name) && !isOperator("(")) break;
      adopt(*all, one());
    }
    return all;
  }

  std::unique_ptr<Statement> setStatement() {
    auto made = make(Statement::Kind::Set);
    ++m_at;
    if (is(TokenKind::Name) && ahead().kind == TokenKind::Operator && ahead().text == ".") {
      ExpressionPtr owner = node(Kind::Name);
      owner->name = expectName();
      ++m_at;
      made->target = node(Kind::Member);
      made->target->name = expectName();
      adopt(*made->target, std::move(owner));
    } else {
      made->target = targets();
    }
    if (takeOperator("=")) {
      made->value = tuple();
      endBlock();
      return made;
    }
    made->kind = Statement::Kind::SetBlock;
    if (isOperator("|")) made->value = filters(nullptr);
    endBlock();
    made->body = statements({"endset"});
    endTag();
    return made;
  }

  void parameters(std::vector<Parameter>& out) {
    expectOperator("(");
    while (!isOperator(")")) {
      if (!out.empty()) expectOperator(",");
      if (isOperator(")")) break;
      Parameter parameter;
      parameter.name = expectName();
      if (takeOperator("=")) parameter.fallback = expression();
      out.push_back(std::move(parameter));
    }
    ++m_at;
  }

  std::unique_ptr<Statement> macroStatement() {
    auto made = make(Statement::Kind::Macro);
    ++m_at;
    made->text = expectName();
    parameters(made->parameters);
    endBlock();
    made->body = outsideLoops({"endmacro"});
    endTag();
    return made;
  }

  Body outsideLoops(std::initializer_list<std::string_view> ends) {
    const int loops = std::exchange(m_loops, 0);
    Body body = statements(ends);
    m_loops = loops;
    return body;
  }

  std::unique_ptr<Statement> callStatement() {
    auto made = make(Statement::Kind::CallBlock);
    ++m_at;
    if (isOperator("(")) parameters(made->parameters);
    made->value = expression();
    if (made->value->kind != Kind::Call) fail("'call' needs a call");
    endBlock();
    made->body = outsideLoops({"endcall"});
    endTag();
    return made;
  }

  std::unique_ptr<Statement> filterStatement() {
    auto made = make(Statement::Kind::FilterBlock);
    ++m_at;
    made->value = filters(filter(nullptr));
    endBlock();
    made->body = statements({"endfilter"});
    endTag();
    return made;
  }

  std::unique_ptr<Statement> withStatement() {
    auto made = make(Statement::Kind::With);
    ++m_at;
    while (!is(TokenKind::BlockEnd)) {
      if (!made->assignments.empty()) expectOperator(",");
      ExpressionPtr target = node(Kind::Name);
      target->name = expectName();
      expectOperator("=");
      made->assignments.emplace_back(std::move(target), expression());
    }
    endBlock();
    made->body = statements({"endwith"});
    endTag();
    return made;
  }

  int m_loops = 0;
};

} // namespace

Body parseTemplate(std::string_view source) {
  return Parser(tokenize(source)).run();
}

} // namespace aisemble::llm::jinja
