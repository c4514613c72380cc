// SPDX-License-Identifier: Apache-2.0
#pragma once
// The tree of a template.

#include "core/llm/chat/value_p.h"

#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace aisemble::llm::jinja {

struct Expression;
using ExpressionPtr = std::unique_ptr<Expression>;
struct Statement;
using Body = std::vector<std::unique_ptr<Statement>>;

struct ArgumentList {
  std::vector<ExpressionPtr> positional;                    ///< an entry of kind Spread is `*x`
  std::vector<std::pair<std::string, ExpressionPtr>> named; ///< an empty name is `**x`
};

struct Expression {
  enum class Kind {
    Constant,
    Name,
    ListLiteral,  ///< children
    TupleLiteral, ///< children
    DictLiteral,  ///< children: key, value, key, value …
    Member,       ///< children[0] . name
    Index,        ///< children[0] [ children[1] ]
    Slice,        ///< children[0] [ children[1..3] ], null where left out
    Call,         ///< children[0] ( arguments )
    Filter,       ///< children[0] | name ( arguments ); children[0] null in a filter block
    Test,         ///< children[0] is name ( arguments )
    Unary,        ///< name: not - +
    Binary,       ///< name: + - * / // % ** ~
    Compare,      ///< children[0] operators[0] children[1] operators[1] children[2] …
    And,
    Or,
    Conditional, ///< children: value, condition, otherwise (null: undefined)
    Spread,      ///< *children[0], in arguments
  };
  Kind kind = Kind::Constant;
  int line = 0;
  int depth = 1; ///< of the tree below, for the parser's limit
  std::string name;
  Value constant;
  std::vector<std::string> operators;
  std::vector<ExpressionPtr> children;
  ArgumentList arguments;
};

struct Parameter {
  std::string name;
  ExpressionPtr fallback; ///< null: none
};

struct Statement {
  enum class Kind {
    Text,      ///< text
    Print,     ///< value
    If,        ///< branches; otherwise
    For,       ///< target in value if condition: body; otherwise
    Set,       ///< target = value
    SetBlock,  ///< target = body, through filter
    Macro,     ///< text(parameters): body
    CallBlock, ///< value is the call; parameters of its caller(); body
    FilterBlock,
    With,  ///< assignments; body
    Scope, ///< body with names of its own (generation)
    Break,
    Continue,
  };
  Kind kind = Kind::Text;
  int line = 0;
  std::string text;
  ExpressionPtr target; ///< Name, TupleLiteral of names, or Member of a name
  ExpressionPtr value;
  ExpressionPtr condition;
  bool isRecursive = false;
  std::vector<std::pair<ExpressionPtr, Body>> branches;
  std::vector<std::pair<ExpressionPtr, ExpressionPtr>> assignments;
  std::vector<Parameter> parameters;
  Body body;
  Body otherwise;
};

} // namespace aisemble::llm::jinja
