// SPDX-License-Identifier: Apache-2.0
// What can stand behind `is`.
#include "core/llm/chat/builtins_p.h"
#include "core/llm/chat/text_p.h"

#include <fmt/format.h>

#include <functional>
#include <map>

namespace aisemble::llm::jinja {
namespace {

using Test = std::function<bool(const Value&, const Arguments&)>;

std::int64_t integerFor(std::string_view test, const Value& value) {
  if (!value.defined().isInteger())
    failTemplate(fmt::format("'is {}' needs an integer, not {}", test, value.typeName()));
  return value.asInteger();
}

const std::map<std::string, Test, std::less<>>& tests() {
  using V = const Value&;
  using A = const Arguments&;
  const auto other = [](A a) -> const Value& { return a.require(0, "other", "the test"); };
  const Test equal = [other](V v, A a) { return isEqual(v, other(a)); };
  const Test unequal = [other](V v, A a) { return !isEqual(v, other(a)); };
  const Test below = [other](V v, A a) { return compare(v, other(a)) < 0; };
  const Test atMost = [other](V v, A a) { return compare(v, other(a)) <= 0; };
  const Test above = [other](V v, A a) { return compare(v, other(a)) > 0; };
  const Test atLeast = [other](V v, A a) { return compare(v, other(a)) >= 0; };
  static const std::map<std::string, Test, std::less<>> all = {
      {"defined", [](V v, A) { return !v.isUndefined(); }},
      {"undefined", [](V v, A) { return v.isUndefined(); }},
      {"none", [](V v, A) { return v.isNone(); }},
      {"boolean", [](V v, A) { return v.isBool(); }},
      {"true", [](V v, A) { return v.isBool() && isTrue(v); }},
      {"false", [](V v, A) { return v.isBool() && !isTrue(v); }},
      {"integer", [](V v, A) { return v.isNumber() && !v.isFloat() && !v.isBool(); }},
      {"float", [](V v, A) { return v.isFloat(); }},
      {"number", [](V v, A) { return v.isNumber(); }},
      {"string", [](V v, A) { return v.text() != nullptr; }},
      {"mapping", [](V v, A) { return v.dict() != nullptr; }},
      {"sequence",
       [](V v, A) { return v.text() != nullptr || v.list() != nullptr || v.dict() != nullptr || v.isUndefined(); }},
      {"iterable",
       [](V v, A) { return v.text() != nullptr || v.list() != nullptr || v.dict() != nullptr || v.isUndefined(); }},
      {"callable", [](V v, A) { return v.object() != nullptr && v.object()->isCallable(); }},
      {"sameas",
       [other](V v, A a) {
         const Value& o = other(a);
         return v.typeName() == o.typeName() &&
                (v.isNone() || v.isUndefined() || ((v.isNumber() || v.text() != nullptr) && isEqual(v, o)) ||
                 (v.list() != nullptr && v.list() == o.list()) || (v.dict() != nullptr && v.dict() == o.dict()) ||
                 (v.object() != nullptr && v.object() == o.object()));
       }},
      {"odd", [](V v, A) { return integerFor("odd", v) % 2 != 0; }},
      {"even", [](V v, A) { return integerFor("even", v) % 2 == 0; }},
      {"divisibleby",
       [other](V v, A a) {
         const std::int64_t by = integerFor("divisibleby", other(a));
         if (by == 0) failTemplate("division by zero");
         return by == -1 || integerFor("divisibleby", v) % by == 0;
       }},
      {"lower", [](V v, A) { return lowerOf(toText(v)) == toText(v) && upperOf(toText(v)) != toText(v); }},
      {"upper", [](V v, A) { return upperOf(toText(v)) == toText(v) && lowerOf(toText(v)) != toText(v); }},
      {"escaped", [](V, A) { return false; }},
      {"filter", [](V v, A) { return v.text() != nullptr && hasFilter(*v.text()); }},
      {"test", [](V v, A) { return v.text() != nullptr && hasTest(*v.text()); }},
      {"in", [other](V v, A a) { return contains(other(a), v); }},
      {"eq", equal},
      {"equalto", equal},
      {"==", equal},
      {"ne", unequal},
      {"!=", unequal},
      {"lt", below},
      {"lessthan", below},
      {"<", below},
      {"le", atMost},
      {"<=", atMost},
      {"gt", above},
      {"greaterthan", above},
      {">", above},
      {"ge", atLeast},
      {">=", atLeast},
  };
  return all;
}

} // namespace

bool hasTest(std::string_view name) {
  return tests().find(name) != tests().end();
}

bool applyTest(std::string_view name, const Value& value, const Arguments& arguments) {
  const auto found = tests().find(name);
  if (found == tests().end())
    failTemplate(fmt::format("the test '{}' is not known", name.substr(0, 40)), ErrorCode::Unsupported);
  return found->second(value, arguments);
}

} // namespace aisemble::llm::jinja
