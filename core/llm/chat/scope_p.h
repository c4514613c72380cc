// SPDX-License-Identifier: Apache-2.0
#pragma once
// Names and what they hold while a template runs; loops and macros as values.

#include "core/llm/chat/value_p.h"

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace aisemble::llm::jinja {

/// Names of one block; what it lacks is looked for outside.
class Scope {
 public:
  explicit Scope(std::shared_ptr<const Scope> outer = nullptr) : m_outer(std::move(outer)) {}
  void set(const std::string& name, Value value) {
    for (auto& entry : m_names)
      if (entry.first == name) {
        entry.second = std::move(value);
        return;
      }
    m_names.emplace_back(name, std::move(value));
  }
  [[nodiscard]] const Value* find(std::string_view name) const {
    for (const Scope* scope = this; scope != nullptr; scope = scope->m_outer.get())
      for (const auto& entry : scope->m_names)
        if (entry.first == name) return &entry.second;
    return nullptr;
  }

 private:
  std::shared_ptr<const Scope> m_outer;
  std::vector<std::pair<std::string, Value>> m_names; // few: a search beats a table
};

class Macro final : public Object {
 public:
  Macro(std::string name, Function::Body body) : m_name(std::move(name)), m_body(std::move(body)) {}
  std::string typeName() const override { return "Macro '" + m_name + "'"; }
  std::optional<Value> attribute(std::string_view name) override {
    return name == "name" ? std::optional(Value(m_name)) : std::nullopt;
  }
  std::optional<Value> call(const Arguments& arguments) override { return m_body(arguments); }
  bool isCallable() const override { return true; }

 private:
  std::string m_name;
  Function::Body m_body;
};

/// The `loop` of a for.
class Loop final : public Object, public std::enable_shared_from_this<Loop> {
 public:
  Loop(Values items, std::int64_t depth) : m_items(std::move(items)), m_depth(depth) {}

  [[nodiscard]] bool isDone() const { return m_at >= m_items.size(); }
  void advance() { ++m_at; }
  [[nodiscard]] const Value& current() const { return m_items[m_at]; }
  void setRecursion(std::function<Value(const Value&)> recursion) { m_recursion = std::move(recursion); }

  std::string typeName() const override { return "loop"; }
  bool isCallable() const override { return static_cast<bool>(m_recursion); }
  std::optional<Value> call(const Arguments& arguments) override {
    if (!m_recursion) failTemplate("the loop is not recursive");
    return m_recursion(arguments.require(0, "iterable", "loop()"));
  }
  std::optional<Value> attribute(std::string_view name) override {
    const std::size_t count = m_items.size();
    if (name == "index") return Value::integer(m_at + 1);
    if (name == "index0") return Value::integer(m_at);
    if (name == "revindex") return Value::integer(count - m_at);
    if (name == "revindex0") return Value::integer(count - m_at - 1);
    if (name == "first") return Value(m_at == 0);
    if (name == "last") return Value(m_at + 1 == count);
    if (name == "length") return Value::integer(count);
    if (name == "depth") return Value(m_depth + 1);
    if (name == "depth0") return Value(m_depth);
    if (name == "previtem") return m_at > 0 ? m_items[m_at - 1] : Value::undefined("there is no previous item");
    if (name == "nextitem") return m_at + 1 < count ? m_items[m_at + 1] : Value::undefined("there is no next item");
    if (name == "cycle" || name == "changed")
      return Value(std::shared_ptr<Object>(std::make_shared<Function>(
          std::string(name), [self = weak_from_this(), cycles = name == "cycle"](const Arguments& a) {
            const auto loop = self.lock();
            if (!loop) return Value();
            return cycles ? loop->cycle(a) : loop->changed(a);
          })));
    return std::nullopt;
  }

 private:
  Value cycle(const Arguments& arguments) const {
    if (arguments.positional.empty()) failTemplate("loop.cycle() needs at least one value");
    return arguments.positional[m_at % arguments.positional.size()];
  }
  Value changed(const Arguments& arguments) {
    Value now = Value::list(arguments.positional, true);
    const bool isNew = !m_last || !isEqual(*m_last, now);
    m_last = std::move(now);
    return Value(isNew);
  }

  Values m_items;
  std::int64_t m_depth = 0;
  std::size_t m_at = 0;
  std::optional<Value> m_last;
  std::function<Value(const Value&)> m_recursion;
};

} // namespace aisemble::llm::jinja
