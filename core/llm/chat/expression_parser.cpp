// SPDX-License-Identifier: Apache-2.0
// Expressions by precedence, as Jinja has it.
#include "core/llm/chat/expression_parser_p.h"

namespace aisemble::llm::jinja {

ExpressionPtr ExpressionParser::node(Kind kind) const {
  auto made = std::make_unique<Expression>();
  made->kind = kind;
  made->line = now().line;
  return made;
}

void ExpressionParser::adopt(Expression& parent, ExpressionPtr child) const {
  if (child) {
    parent.depth = std::max(parent.depth, child->depth + 1);
    if (parent.depth > kMaxTreeDepth) fail("an expression is nested too deep", ErrorCode::TooLarge);
  }
  parent.children.push_back(std::move(child));
}

ExpressionPtr ExpressionParser::binary(Kind kind, std::string name, ExpressionPtr left, ExpressionPtr right) const {
  ExpressionPtr made = node(kind);
  made->name = std::move(name);
  adopt(*made, std::move(left));
  adopt(*made, std::move(right));
  return made;
}

bool ExpressionParser::endsTuple() const {
  return is(TokenKind::PrintEnd) || is(TokenKind::BlockEnd) || is(TokenKind::End) || isOperator(")") || isName("in");
}

ExpressionPtr ExpressionParser::tuple(bool withCondition) {
  ExpressionPtr first = withCondition ? expression() : orExpression();
  if (!isOperator(",")) return first;
  ExpressionPtr all = node(Kind::TupleLiteral);
  adopt(*all, std::move(first));
  while (takeOperator(",")) {
    if (endsTuple()) break;
    adopt(*all, withCondition ? expression() : orExpression());
  }
  return all;
}

ExpressionPtr ExpressionParser::expression() {
  const Deeper deeper(*this);
  ExpressionPtr value = orExpression();
  while (takeName("if")) {
    ExpressionPtr condition = orExpression();
    ExpressionPtr otherwise;
    if (takeName("else")) otherwise = expression();
    ExpressionPtr made = binary(Kind::Conditional, {}, std::move(value), std::move(condition));
    adopt(*made, std::move(otherwise));
    value = std::move(made);
  }
  return value;
}

ExpressionPtr ExpressionParser::orExpression() {
  ExpressionPtr left = andExpression();
  while (takeName("or"))
    left = binary(Kind::Or, {}, std::move(left), andExpression());
  return left;
}

ExpressionPtr ExpressionParser::andExpression() {
  ExpressionPtr left = notExpression();
  while (takeName("and"))
    left = binary(Kind::And, {}, std::move(left), notExpression());
  return left;
}

ExpressionPtr ExpressionParser::notExpression() {
  if (!isName("not")) return comparison();
  const Deeper deeper(*this);
  ExpressionPtr made = node(Kind::Unary);
  made->name = "not";
  ++m_at;
  adopt(*made, notExpression());
  return made;
}

ExpressionPtr ExpressionParser::comparison() {
  ExpressionPtr left = sum();
  ExpressionPtr made;
  while (true) {
    std::string operation;
    if (is(TokenKind::Operator) && (now().text == "==" || now().text == "!=" || now().text == "<" ||
                                    now().text == "<=" || now().text == ">" || now().text == ">="))
      operation = now().text;
    else if (isName("in"))
      operation = "in";
    else if (isName("not") && ahead().kind == TokenKind::Name && ahead().text == "in")
      operation = "not in";
    if (operation.empty()) break;
    m_at += operation == "not in" ? 2 : 1;
    if (!made) {
      made = node(Kind::Compare);
      adopt(*made, std::move(left));
    }
    made->operators.push_back(operation);
    adopt(*made, sum());
  }
  return made ? std::move(made) : std::move(left);
}

ExpressionPtr ExpressionParser::sum() {
  ExpressionPtr left = concatenation();
  while (isOperator("+") || isOperator("-")) {
    std::string name = m_tokens[m_at++].text;
    left = binary(Kind::Binary, std::move(name), std::move(left), concatenation());
  }
  return left;
}

ExpressionPtr ExpressionParser::concatenation() {
  ExpressionPtr left = product();
  while (takeOperator("~"))
    left = binary(Kind::Binary, "~", std::move(left), product());
  return left;
}

ExpressionPtr ExpressionParser::product() {
  ExpressionPtr left = power();
  while (isOperator("*") || isOperator("/") || isOperator("//") || isOperator("%")) {
    std::string name = m_tokens[m_at++].text;
    left = binary(Kind::Binary, std::move(name), std::move(left), power());
  }
  return left;
}

ExpressionPtr ExpressionParser::power() {
  ExpressionPtr left = unary();
  while (takeOperator("**"))
    left = binary(Kind::Binary, "**", std::move(left), unary());
  return left;
}

ExpressionPtr ExpressionParser::unary(bool withFilters) {
  const Deeper deeper(*this);
  ExpressionPtr value;
  if (isOperator("-") || isOperator("+")) {
    value = node(Kind::Unary);
    value->name = m_tokens[m_at++].text;
    adopt(*value, unary(false));
  } else {
    value = primary();
  }
  value = postfix(std::move(value));
  return withFilters ? filters(std::move(value)) : std::move(value);
}

ExpressionPtr ExpressionParser::constant(Value value) const {
  ExpressionPtr made = node(Kind::Constant);
  made->constant = std::move(value);
  return made;
}

ExpressionPtr ExpressionParser::primary() {
  const Deeper deeper(*this);
  ExpressionPtr made;
  switch (now().kind) {
  case TokenKind::Name: {
    const std::string& name = now().text;
    if (name == "true" || name == "True")
      made = constant(Value(true));
    else if (name == "false" || name == "False")
      made = constant(Value(false));
    else if (name == "none" || name == "None")
      made = constant(Value(None{}));
    else {
      made = node(Kind::Name);
      made->name = name;
    }
    ++m_at;
    return made;
  }
  case TokenKind::String: {
    std::string text;
    while (is(TokenKind::String))
      text += m_tokens[m_at++].text; // neighbours are one string
    return constant(Value(std::move(text)));
  }
  case TokenKind::Integer:
    made = constant(Value(now().integer));
    break;
  case TokenKind::Float:
    made = constant(Value(now().number));
    break;
  case TokenKind::Operator:
    if (isOperator("(")) return parenthesis();
    if (isOperator("[")) return listLiteral();
    if (isOperator("{")) return dictLiteral();
    [[fallthrough]];
  default:
    fail(fmt::format("unexpected {}", described()));
  }
  ++m_at;
  return made;
}

ExpressionPtr ExpressionParser::parenthesis() {
  ++m_at;
  if (takeOperator(")")) return node(Kind::TupleLiteral);
  ExpressionPtr inner = tuple();
  expectOperator(")");
  return inner;
}

ExpressionPtr ExpressionParser::listLiteral() {
  ExpressionPtr made = node(Kind::ListLiteral);
  ++m_at;
  while (!isOperator("]")) {
    if (!made->children.empty()) expectOperator(",");
    if (isOperator("]")) break;
    adopt(*made, expression());
  }
  ++m_at;
  return made;
}

ExpressionPtr ExpressionParser::dictLiteral() {
  ExpressionPtr made = node(Kind::DictLiteral);
  ++m_at;
  while (!isOperator("}")) {
    if (!made->children.empty()) expectOperator(",");
    if (isOperator("}")) break;
    adopt(*made, expression());
    expectOperator(":");
    adopt(*made, expression());
  }
  ++m_at;
  return made;
}

ExpressionPtr ExpressionParser::postfix(ExpressionPtr value) {
  while (true) {
    if (isOperator(".")) {
      ExpressionPtr made = node(Kind::Member);
      ++m_at;
      if (is(TokenKind::Integer)) { // x.0 is x[0]
        made->kind = Kind::Index;
        adopt(*made, std::move(value));
        adopt(*made, constant(Value(now().integer)));
        ++m_at;
      } else {
        made->name = expectName();
        adopt(*made, std::move(value));
      }
      value = std::move(made);
    } else if (isOperator("[")) {
      value = subscript(std::move(value));
    } else if (isOperator("(")) {
      ExpressionPtr made = node(Kind::Call);
      adopt(*made, std::move(value));
      arguments(*made);
      value = std::move(made);
    } else {
      return value;
    }
  }
}

ExpressionPtr ExpressionParser::subscript(ExpressionPtr owner) {
  ExpressionPtr made = node(Kind::Index);
  ++m_at;
  adopt(*made, std::move(owner));
  ExpressionPtr first;
  if (!isOperator(":")) first = tuple();
  if (isOperator(":")) {
    made->kind = Kind::Slice;
    adopt(*made, std::move(first));
    for (int part = 0; part < 2; ++part) {
      ExpressionPtr bound;
      if (takeOperator(":") && !isOperator(":") && !isOperator("]")) bound = expression();
      adopt(*made, std::move(bound));
    }
  } else {
    adopt(*made, std::move(first));
  }
  expectOperator("]");
  return made;
}

void ExpressionParser::arguments(Expression& call) {
  expectOperator("(");
  bool isFirst = true;
  const auto note = [&](const ExpressionPtr& value) { call.depth = std::max(call.depth, value->depth + 1); };
  while (!isOperator(")")) {
    if (!isFirst) expectOperator(",");
    isFirst = false;
    if (isOperator(")")) break;
    if (takeOperator("**")) {
      call.arguments.named.emplace_back(std::string(), expression());
      note(call.arguments.named.back().second);
    } else if (takeOperator("*")) {
      ExpressionPtr spread = node(Kind::Spread);
      adopt(*spread, expression());
      note(spread);
      call.arguments.positional.push_back(std::move(spread));
    } else if (is(TokenKind::Name) && ahead().kind == TokenKind::Operator && ahead().text == "=") {
      std::string name = expectName();
      ++m_at;
      call.arguments.named.emplace_back(std::move(name), expression());
      note(call.arguments.named.back().second);
    } else {
      if (!call.arguments.named.empty()) fail("a positional argument after a named one");
      call.arguments.positional.push_back(expression());
      note(call.arguments.positional.back());
    }
  }
  ++m_at;
  if (call.depth > kMaxTreeDepth) fail("an expression is nested too deep", ErrorCode::TooLarge);
}

ExpressionPtr ExpressionParser::filters(ExpressionPtr value) {
  while (true) {
    if (takeOperator("|")) {
      value = filter(std::move(value));
    } else if (value && isName("is")) {
      value = test(std::move(value));
    } else if (value && isOperator("(")) {
      value = postfix(std::move(value));
    } else {
      return value;
    }
  }
}

ExpressionPtr ExpressionParser::filter(ExpressionPtr value) {
  ExpressionPtr made = node(Kind::Filter);
  made->name = dottedName();
  adopt(*made, std::move(value));
  if (isOperator("(")) arguments(*made);
  return made;
}

std::string ExpressionParser::dottedName() {
  std::string name = expectName();
  while (takeOperator("."))
    name += "." + expectName();
  return name;
}

ExpressionPtr ExpressionParser::test(ExpressionPtr value) {
  ++m_at;
  const bool isNegated = takeName("not");
  ExpressionPtr made = node(Kind::Test);
  made->name = dottedName();
  adopt(*made, std::move(value));
  if (isOperator("(")) {
    arguments(*made);
  } else if (startsTestArgument()) {
    ExpressionPtr argument = postfix(primary());
    made->depth = std::max(made->depth, argument->depth + 1);
    made->arguments.positional.push_back(std::move(argument));
  }
  if (!isNegated) return made;
  ExpressionPtr negated = node(Kind::Unary);
  negated->name = "not";
  adopt(*negated, std::move(made));
  return negated;
}

bool ExpressionParser::startsTestArgument() const {
  if (is(TokenKind::Name))
    return !isName("else") && !isName("or") && !isName("and") && !isName("is") && !isName("if") && !isName("in") &&
           !isName("not") && !isName("recursive");
  return is(TokenKind::String) || is(TokenKind::Integer) || is(TokenKind::Float) || isOperator("[") || isOperator("{");
}

} // namespace aisemble::llm::jinja
