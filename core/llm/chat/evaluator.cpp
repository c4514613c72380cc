// SPDX-License-Identifier: Apache-2.0
#include "core/llm/chat/evaluator_p.h"

#include "core/llm/chat/builtins_p.h"
#include "core/llm/chat/scope_p.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace aisemble::llm::jinja {
namespace {

/// One unit is a node visited, an element copied or 16 bytes written: far above what a long conversation takes.
constexpr std::size_t kMaxSteps = 20'000'000;
/// Evaluations within evaluations, macros included: bounds the stack.
constexpr int kMaxDepth = 1000;

enum class Flow { Normal, Break, Continue };

class Evaluator final : public Runtime {
 public:
  Evaluator(Dict variables, std::chrono::system_clock::time_point now) : m_globals(std::make_shared<Scope>()) {
    for (auto& [name, function] : globalFunctions(*this, now).items)
      m_globals->set(*name.text(), function);
    for (auto& [name, value] : variables.items)
      m_globals->set(*name.text(), value);
  }

  ~Evaluator() override {
    for (const auto& object : m_tracked)
      if (const auto alive = object.lock()) alive->clear();
  }
  Evaluator(const Evaluator&) = delete;
  Evaluator& operator=(const Evaluator&) = delete;

  std::string run(const Body& body) {
    std::string out;
    auto scope = std::make_shared<Scope>(m_globals);
    execute(body, scope, out);
    return out;
  }

  void charge(std::size_t amount) override {
    m_steps += amount;
    if (m_steps > kMaxSteps) failTemplate("the template takes too many steps", ErrorCode::TooLarge);
  }

  void track(const std::shared_ptr<Object>& object) override {
    charge(4);
    m_tracked.push_back(object);
  }

  Value callValue(const Value& function, const Arguments& arguments) override {
    function.defined();
    const auto result = function.object() == nullptr ? std::nullopt : function.object()->call(arguments);
    if (!result) failTemplate(fmt::format("a value of type {} cannot be called", function.typeName()));
    return *result;
  }

 private:
  using ScopePtr = std::shared_ptr<Scope>;
  using Kind = Expression::Kind;

  class Deeper {
   public:
    explicit Deeper(Evaluator& evaluator) : m_evaluator(evaluator) {
      if (++m_evaluator.m_depth > kMaxDepth) failTemplate("the template calls itself too deep", ErrorCode::TooLarge);
    }
    ~Deeper() { --m_evaluator.m_depth; }
    Deeper(const Deeper&) = delete;
    Deeper& operator=(const Deeper&) = delete;

   private:
    Evaluator& m_evaluator;
  };

  // --- statements
  Flow execute(const Body& body, const ScopePtr& scope, std::string& out) {
    const Deeper deeper(*this);
    for (const auto& statement : body) {
      try {
        charge(1);
        if (const Flow flow = execute(*statement, scope, out); flow != Flow::Normal) return flow;
      } catch (Failure& failure) {
        if (failure.line == 0) failure.line = statement->line;
        throw;
      }
    }
    return Flow::Normal;
  }

  void write(std::string& out, std::string_view text) {
    charge(text.size() / 16);
    if (out.size() + text.size() > kMaxTextBytes) failTemplate("the prompt grows too long", ErrorCode::TooLarge);
    out += text;
  }

  Flow execute(const Statement& s, const ScopePtr& scope, std::string& out) {
    switch (s.kind) {
    case Statement::Kind::Text:
      write(out, s.text);
      return Flow::Normal;
    case Statement::Kind::Print:
      write(out, toText(value(*s.value, scope)));
      return Flow::Normal;
    case Statement::Kind::If:
      return executeIf(s, scope, out);
    case Statement::Kind::For:
      executeFor(s, scope, value(*s.value, scope), out, 0);
      return Flow::Normal;
    case Statement::Kind::Set:
      assign(*s.target, value(*s.value, scope), scope);
      return Flow::Normal;
    case Statement::Kind::SetBlock: {
      Value text(captured(s.body, scope));
      assign(*s.target, s.value ? throughFilters(*s.value, std::move(text), scope) : std::move(text), scope);
      return Flow::Normal;
    }
    case Statement::Kind::Macro:
      scope->set(s.text, makeMacro(s, s.text, scope));
      return Flow::Normal;
    case Statement::Kind::CallBlock:
      executeCall(s, scope, out);
      return Flow::Normal;
    case Statement::Kind::FilterBlock:
      write(out, toText(throughFilters(*s.value, Value(captured(s.body, scope)), scope)));
      return Flow::Normal;
    case Statement::Kind::With: {
      const auto inner = std::make_shared<Scope>(scope);
      for (const auto& [target, expression] : s.assignments)
        inner->set(target->name, value(*expression, scope));
      return execute(s.body, inner, out);
    }
    case Statement::Kind::Scope:
      return execute(s.body, std::make_shared<Scope>(scope), out);
    case Statement::Kind::Break:
      return Flow::Break;
    case Statement::Kind::Continue:
      return Flow::Continue;
    }
    return Flow::Normal;
  }

  Flow executeIf(const Statement& s, const ScopePtr& scope, std::string& out) {
    for (const auto& [condition, body] : s.branches)
      if (isTrue(value(*condition, scope))) return execute(body, scope, out);
    return execute(s.otherwise, scope, out);
  }

  std::string captured(const Body& body, const ScopePtr& scope) {
    std::string out;
    execute(body, std::make_shared<Scope>(scope), out);
    return out;
  }

  void executeFor(const Statement& s, const ScopePtr& scope, const Value& sequence, std::string& out,
                  std::int64_t depth) {
    Values items = elementsOf(sequence);
    charge(items.size());
    if (s.condition) {
      Values kept;
      for (Value& item : items) {
        const auto inner = std::make_shared<Scope>(scope);
        assign(*s.target, item, inner);
        if (isTrue(value(*s.condition, inner))) kept.push_back(std::move(item));
      }
      items = std::move(kept);
    }
    if (items.empty()) {
      execute(s.otherwise, scope, out);
      return;
    }
    const auto loop = std::make_shared<Loop>(std::move(items), depth);
    if (s.isRecursive)
      loop->setRecursion([this, &s, scope, depth](const Value& inner) {
        const Deeper deeper(*this);
        std::string text;
        executeFor(s, scope, inner, text, depth + 1);
        return Value(std::move(text));
      });
    for (; !loop->isDone(); loop->advance()) {
      const auto inner = std::make_shared<Scope>(scope);
      inner->set("loop", Value(std::shared_ptr<Object>(loop)));
      assign(*s.target, loop->current(), inner);
      if (execute(s.body, inner, out) == Flow::Break) break;
    }
    loop->setRecursion({}); // it refers to this evaluation
  }

  void assign(const Expression& target, const Value& assigned, const ScopePtr& scope) {
    if (target.kind == Kind::Name) {
      scope->set(target.name, assigned);
    } else if (target.kind == Kind::Member) {
      const Value owner = lookUp(target.children[0]->name, scope);
      if (owner.defined().object() == nullptr || !owner.object()->assign(target.name, assigned))
        failTemplate(
            fmt::format("'{}' cannot be assigned: '{}' is not a namespace", target.name, target.children[0]->name));
    } else {
      const Values parts = elementsOf(assigned.defined());
      if (parts.size() != target.children.size())
        failTemplate(fmt::format("{} values for {} names", parts.size(), target.children.size()));
      for (std::size_t i = 0; i < parts.size(); ++i)
        assign(*target.children[i], parts[i], scope);
    }
  }

  Value makeMacro(const Statement& s, const std::string& name, const ScopePtr& scope) {
    return Value(std::shared_ptr<Object>(
        std::make_shared<Macro>(name, [this, &s, defined = std::weak_ptr<Scope>(scope)](const Arguments& arguments) {
          const ScopePtr outer = defined.lock();
          return runMacro(s, outer ? outer : m_globals, arguments);
        })));
  }

  Value runMacro(const Statement& s, const ScopePtr& outer, const Arguments& arguments) {
    const Deeper deeper(*this);
    const auto scope = std::make_shared<Scope>(outer);
    for (std::size_t i = 0; i < s.parameters.size(); ++i) {
      const Parameter& parameter = s.parameters[i];
      if (const Value* given = arguments.at(i, parameter.name))
        scope->set(parameter.name, *given);
      else if (parameter.fallback)
        scope->set(parameter.name, value(*parameter.fallback, scope));
      else
        scope->set(parameter.name, Value::undefined(fmt::format("parameter '{}' was not provided", parameter.name)));
    }
    Dict others;
    scope->set("caller", Value::undefined("'caller' is undefined"));
    for (const auto& [name, given] : arguments.named) {
      if (name == "caller")
        scope->set("caller", given);
      else if (std::none_of(s.parameters.begin(), s.parameters.end(),
                            [&n = name](const Parameter& p) { return p.name == n; }))
        others.set(Value(name), given);
    }
    Values more;
    for (std::size_t i = s.parameters.size(); i < arguments.positional.size(); ++i)
      more.push_back(arguments.positional[i]);
    scope->set("varargs", Value::list(std::move(more), true));
    scope->set("kwargs", Value(std::move(others)));
    std::string out;
    execute(s.body, scope, out);
    return Value(std::move(out));
  }

  void executeCall(const Statement& s, const ScopePtr& scope, std::string& out) {
    Arguments arguments = argumentsOf(s.value->arguments, scope);
    arguments.named.emplace_back("caller", makeMacro(s, "caller", scope));
    write(out, toText(callValue(value(*s.value->children[0], scope), arguments)));
  }

  // --- expressions
  Value lookUp(const std::string& name, const ScopePtr& scope) {
    const Value* found = scope->find(name);
    return found != nullptr ? *found : Value::undefined(fmt::format("'{}' is undefined", name.substr(0, 80)));
  }

  Arguments argumentsOf(const ArgumentList& list, const ScopePtr& scope) {
    Arguments out;
    for (const ExpressionPtr& argument : list.positional) {
      if (argument->kind == Kind::Spread)
        for (Value& item : elementsOf(value(*argument->children[0], scope)))
          out.positional.push_back(std::move(item));
      else
        out.positional.push_back(value(*argument, scope));
    }
    for (const auto& [name, argument] : list.named) {
      Value given = value(*argument, scope);
      if (!name.empty()) {
        out.named.emplace_back(name, std::move(given));
        continue;
      }
      if (given.defined().dict() == nullptr) failTemplate("'**' needs a dictionary");
      for (const auto& [key, item] : given.dict()->items)
        out.named.emplace_back(toText(key), item);
    }
    return out;
  }

  Value value(const Expression& e, const ScopePtr& scope) {
    const Deeper deeper(*this);
    charge(1);
    try {
      return compute(e, scope);
    } catch (Failure& failure) {
      if (failure.line == 0) failure.line = e.line;
      throw;
    }
  }

  Value compute(const Expression& e, const ScopePtr& scope) {
    const auto child = [&](std::size_t i) { return value(*e.children[i], scope); };
    switch (e.kind) {
    case Kind::Constant:
      return e.constant;
    case Kind::Name:
      return lookUp(e.name, scope);
    case Kind::ListLiteral:
    case Kind::TupleLiteral: {
      Values items;
      for (const ExpressionPtr& item : e.children)
        items.push_back(value(*item, scope));
      return Value::list(std::move(items), e.kind == Kind::TupleLiteral);
    }
    case Kind::DictLiteral: {
      Dict dict;
      for (std::size_t i = 0; i + 1 < e.children.size(); i += 2)
        dict.set(child(i), child(i + 1));
      return Value(std::move(dict));
    }
    case Kind::Member:
      return memberOf(child(0), e.name);
    case Kind::Index:
      return itemOf(child(0), child(1));
    case Kind::Slice: {
      const auto bound = [&](std::size_t i) { return e.children[i] ? child(i) : Value(None{}); };
      const Value owner = child(0);
      charge(lengthOf(owner) / 4);
      return sliceOf(owner, bound(1), bound(2), bound(3));
    }
    case Kind::Call:
      return call(e, scope);
    case Kind::Filter: {
      const Value subject = child(0);
      return applyFilter(e.name, subject, argumentsOf(e.arguments, scope), *this);
    }
    case Kind::Test: {
      const Value subject = child(0);
      return Value(applyTest(e.name, subject, argumentsOf(e.arguments, scope)));
    }
    case Kind::Unary:
      return unary(e.name, child(0));
    case Kind::Binary: {
      const Value left = child(0);
      return operate(e.name, left, child(1), *this);
    }
    case Kind::Compare:
      return comparison(e, scope);
    case Kind::And: {
      Value left = child(0);
      return isTrue(left) ? child(1) : left;
    }
    case Kind::Or: {
      Value left = child(0);
      return isTrue(left) ? left : child(1);
    }
    case Kind::Conditional:
      if (isTrue(child(1))) return child(0);
      return e.children[2] ? child(2) : Value::undefined("the condition is false and there is no 'else'");
    case Kind::Spread:
      failTemplate("'*' outside of arguments");
    }
    return {};
  }

  Value unary(std::string_view operation, const Value& operand) {
    if (operation == "not") return Value(!isTrue(operand));
    if (!operand.defined().isNumber())
      failTemplate(fmt::format("a sign before a value of type {}", operand.typeName()));
    if (operation == "-" && operand.isFloat()) return Value(-operand.asFloat());
    if (operation == "-") return operate("-", Value(std::int64_t{0}), operand, *this);
    return operand.isInteger() ? Value(operand.asInteger()) : operand;
  }

  Value comparison(const Expression& e, const ScopePtr& scope) {
    Value left = value(*e.children[0], scope);
    for (std::size_t i = 0; i < e.operators.size(); ++i) {
      Value right = value(*e.children[i + 1], scope);
      const std::string& operation = e.operators[i];
      bool holds = false;
      if (operation == "==" || operation == "!=") {
        charge(right.list() != nullptr || right.dict() != nullptr ? lengthOf(right) : 0);
        holds = isEqual(left, right) == (operation == "==");
      } else if (operation == "in" || operation == "not in") {
        charge(right.text() != nullptr   ? right.text()->size() / 16
               : right.list() != nullptr ? right.list()->items.size()
                                         : 0);
        holds = contains(right, left) == (operation == "in");
      } else {
        const int order = compare(left, right);
        holds = operation == "<"    ? order < 0
                : operation == "<=" ? order <= 0
                : operation == ">"  ? order > 0
                                    : order >= 0;
      }
      if (!holds) return Value(false);
      left = std::move(right);
    }
    return Value(true);
  }

  Value call(const Expression& e, const ScopePtr& scope) {
    const Expression& target = *e.children[0];
    if (target.kind == Kind::Member) {
      const Value owner = value(*target.children[0], scope);
      const Arguments arguments = argumentsOf(e.arguments, scope);
      if (owner.defined().object() == nullptr) {
        if (auto result = callMethod(owner, target.name, arguments, *this)) return *std::move(result);
        const Value member = memberOf(owner, target.name);
        if (member.isUndefined()) failTemplate(member.hint(), ErrorCode::Unsupported);
        return callValue(member, arguments);
      }
      return callValue(memberOf(owner, target.name), arguments);
    }
    const Value function = value(target, scope);
    return callValue(function, argumentsOf(e.arguments, scope));
  }

  /// A chain of filters whose innermost has no value of its own.
  Value throughFilters(const Expression& e, Value subject, const ScopePtr& scope) {
    if (e.children[0]) subject = throughFilters(*e.children[0], std::move(subject), scope);
    return applyFilter(e.name, subject, argumentsOf(e.arguments, scope), *this);
  }

  ScopePtr m_globals;
  std::vector<std::weak_ptr<Object>> m_tracked;
  std::size_t m_steps = 0;
  int m_depth = 0;
};

} // namespace

std::string evaluate(const Body& body, Dict variables, std::chrono::system_clock::time_point now) {
  return Evaluator(std::move(variables), now).run(body);
}

} // namespace aisemble::llm::jinja
