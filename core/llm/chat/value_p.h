// SPDX-License-Identifier: Apache-2.0
#pragma once
// Values of the template language, with Python's meaning: a value is shared, lists and dictionaries keep their order
// and are never changed once made (the sandbox is an immutable one), so that no cycles arise.

#include "core/base/error.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <variant>
#include <vector>

namespace aisemble::llm::jinja {

/// Thrown inside the interpreter, caught by ChatTemplate. `line` 0: the evaluator fills in where it was.
struct Failure {
  ErrorCode code = ErrorCode::InvalidArgument;
  std::string message;
  int line = 0;
  bool isRaised = false; ///< by raise_exception: the message is the template's own
};
[[noreturn]] void failTemplate(std::string message, ErrorCode code = ErrorCode::InvalidArgument);

class Value;
class Object;
using Values = std::vector<Value>;

/// What a name or a member that is not there evaluates to; printing it gives nothing, using it an error with `hint`.
struct Undefined {
  std::string hint;
};
struct None {};
/// One of more than 64 bits, in decimal: it can be printed, compared and made a float.
struct LongInteger {
  std::string digits; ///< with a sign when negative
};
struct List {
  Values items;
  bool isTuple = false;
  bool isGroup = false; ///< a tuple whose two items are `grouper` and `list`, too
};
struct Dict;

class Value {
 public:
  using Storage = std::variant<Undefined, None, bool, std::int64_t, double, std::shared_ptr<const std::string>,
                               std::shared_ptr<const List>, std::shared_ptr<const Dict>, std::shared_ptr<Object>,
                               std::shared_ptr<const LongInteger>>;
  Value() : m_storage(Undefined{}) {}
  Value(None none) : m_storage(none) {}
  Value(bool value) : m_storage(value) {}
  Value(std::int64_t value) : m_storage(value) {}
  Value(double value) : m_storage(value) {}
  Value(LongInteger value) : m_storage(std::make_shared<const LongInteger>(std::move(value))) {}
  Value(std::string text) : m_storage(std::make_shared<const std::string>(std::move(text))) {}
  Value(std::string_view text) : Value(std::string(text)) {}
  Value(const char* text) : Value(std::string(text)) {}
  Value(std::shared_ptr<Object> object) : m_storage(std::move(object)) {}
  Value(Dict dict);
  static Value undefined(std::string hint) {
    Value value;
    value.m_storage = Undefined{std::move(hint)};
    return value;
  }
  static Value list(Values items, bool isTuple = false) {
    Value value;
    value.m_storage = std::make_shared<const List>(List{std::move(items), isTuple, false});
    return value;
  }
  static Value group(Value grouper, Values items) {
    Value value;
    value.m_storage =
        std::make_shared<const List>(List{{std::move(grouper), Value::list(std::move(items))}, true, true});
    return value;
  }
  static Value integer(std::size_t count) { return Value(static_cast<std::int64_t>(count)); }

  [[nodiscard]] bool isUndefined() const { return std::holds_alternative<Undefined>(m_storage); }
  [[nodiscard]] bool isNone() const { return std::holds_alternative<None>(m_storage); }
  [[nodiscard]] bool isBool() const { return std::holds_alternative<bool>(m_storage); }
  [[nodiscard]] bool isFloat() const { return std::holds_alternative<double>(m_storage); }
  /// Of up to 64 bits. Booleans are integers, as in Python.
  [[nodiscard]] bool isInteger() const { return std::holds_alternative<std::int64_t>(m_storage) || isBool(); }
  [[nodiscard]] bool isNumber() const { return isInteger() || isFloat() || longInteger() != nullptr; }
  [[nodiscard]] const std::string* text() const { return get<std::string>(); }
  [[nodiscard]] const LongInteger* longInteger() const { return get<LongInteger>(); }
  [[nodiscard]] const List* list() const { return get<List>(); }
  [[nodiscard]] const Dict* dict() const { return get<Dict>(); }
  [[nodiscard]] Object* object() const {
    const auto* held = std::get_if<std::shared_ptr<Object>>(&m_storage);
    return held == nullptr ? nullptr : held->get();
  }
  [[nodiscard]] const std::string& hint() const { return std::get<Undefined>(m_storage).hint; }
  [[nodiscard]] std::int64_t asInteger() const; ///< of isInteger()
  [[nodiscard]] double asFloat() const;         ///< of isNumber()

  /// Python's name of the type, for messages.
  [[nodiscard]] std::string typeName() const;
  /// Throws Failure with the hint when this is undefined.
  const Value& defined() const;

 private:
  template <class T>
  [[nodiscard]] const T* get() const {
    const auto* held = std::get_if<std::shared_ptr<const T>>(&m_storage);
    return held == nullptr ? nullptr : held->get();
  }
  Storage m_storage;
};

/// In order of insertion.
struct Dict {
  std::vector<std::pair<Value, Value>> items;
  std::unordered_map<std::string, std::size_t> index; ///< by keyOf()

  void set(const Value& key, Value value);
  [[nodiscard]] const Value* find(const Value& key) const;
  [[nodiscard]] const Value* find(std::string_view key) const;

 private:
  static std::string keyOf(const Value& key); ///< throws Failure for what cannot be a key
};

struct Arguments {
  Values positional;
  std::vector<std::pair<std::string, Value>> named;

  [[nodiscard]] const Value* at(std::size_t index, std::string_view name) const; ///< null when not given
  [[nodiscard]] Value get(std::size_t index, std::string_view name, Value fallback) const;
  /// Throws Failure when missing.
  [[nodiscard]] const Value& require(std::size_t index, std::string_view name, std::string_view function) const;
};

/// Namespaces, loops, macros, functions.
class Object {
 public:
  virtual ~Object() = default;
  [[nodiscard]] virtual std::string typeName() const = 0;
  [[nodiscard]] virtual std::optional<Value> attribute(std::string_view name) = 0;
  /// False: not assignable.
  virtual bool assign(std::string_view, Value) { return false; }
  /// Absent: not callable.
  virtual std::optional<Value> call(const Arguments&) { return std::nullopt; }
  [[nodiscard]] virtual bool isCallable() const { return false; }
  /// Lets go of values that may lead back here; called when the evaluation is over.
  virtual void clear() {}
};

class Function final : public Object {
 public:
  using Body = std::function<Value(const Arguments&)>;
  Function(std::string name, Body body) : m_name(std::move(name)), m_body(std::move(body)) {}
  std::string typeName() const override { return "function " + m_name; }
  std::optional<Value> attribute(std::string_view) override { return std::nullopt; }
  std::optional<Value> call(const Arguments& arguments) override { return m_body(arguments); }
  bool isCallable() const override { return true; }

 private:
  std::string m_name;
  Body m_body;
};

/// int() of a number. Throws Failure for an infinite one or none.
[[nodiscard]] Value integerPart(const Value& number);
[[nodiscard]] bool isTrue(const Value& value);
[[nodiscard]] bool isEqual(const Value& left, const Value& right, int depth = 0);
/// Below, at or above zero. Throws Failure for types without an order.
[[nodiscard]] int compare(const Value& left, const Value& right, int depth = 0);
/// str(): what `{{ }}` prints.
[[nodiscard]] std::string toText(const Value& value);
/// repr().
[[nodiscard]] std::string toRepr(const Value& value, int depth = 0);
/// The elements that a `for` visits: of a list, the keys of a dictionary, the characters of a text. Throws Failure.
[[nodiscard]] Values elementsOf(const Value& value);
[[nodiscard]] std::size_t lengthOf(const Value& value);

struct JsonStyle {
  bool asciiOnly = false;
  std::optional<std::string> indent; ///< absent: one line
  std::string itemSeparator = ", ";
  std::string keySeparator = ": ";
  bool sortKeys = false;
};
/// json.dumps().
[[nodiscard]] std::string toJson(const Value& value, const JsonStyle& style);

} // namespace aisemble::llm::jinja
