// SPDX-License-Identifier: Apache-2.0
#include "core/llm/chat/value_p.h"

#include "core/llm/chat/text_p.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>

namespace aisemble::llm::jinja {
namespace {

constexpr int kMaxNesting = 200; ///< of lists in lists when printed or compared

std::string floatText(double value) {
  if (std::isnan(value)) return "nan";
  if (std::isinf(value)) return value < 0 ? "-inf" : "inf";
  std::string text = fmt::format("{}", value); // the shortest that reads back, as Python's repr
  if (text.find_first_of(".e") == std::string::npos) text += ".0";
  return text;
}

/// Of two integers, one of which has more than 64 bits.
int compareLong(const Value& left, const Value& right) {
  const auto digitsOf = [](const Value& value) {
    return value.longInteger() != nullptr ? value.longInteger()->digits : fmt::format("{}", value.asInteger());
  };
  const std::string a = digitsOf(left);
  const std::string b = digitsOf(right);
  const bool isNegative = a.starts_with('-');
  if (isNegative != b.starts_with('-')) return isNegative ? -1 : 1;
  const int order = a.size() != b.size() ? (a.size() < b.size() ? -1 : 1) : a.compare(b);
  return isNegative ? -order : order;
}

std::string textKey(std::string_view text) {
  std::string key(1, 's');
  return key.append(text);
}

void checkNesting(int depth) {
  if (depth > kMaxNesting) failTemplate("a value is nested too deep", ErrorCode::TooLarge);
}

} // namespace

void failTemplate(std::string message, ErrorCode code) {
  throw Failure{code, std::move(message), 0, false};
}

Value::Value(Dict dict) : m_storage(std::make_shared<const Dict>(std::move(dict))) {}

std::int64_t Value::asInteger() const {
  if (const auto* flag = std::get_if<bool>(&m_storage)) return *flag ? 1 : 0;
  return std::get<std::int64_t>(m_storage);
}

double Value::asFloat() const {
  if (const auto* number = std::get_if<double>(&m_storage)) return *number;
  if (const LongInteger* integer = longInteger()) {
    double value = 0;
    std::from_chars(integer->digits.data(), integer->digits.data() + integer->digits.size(), value);
    return value;
  }
  return static_cast<double>(asInteger());
}

std::string Value::typeName() const {
  if (isUndefined()) return "undefined";
  if (isNone()) return "None";
  if (isBool()) return "bool";
  if (isInteger()) return "int";
  if (longInteger() != nullptr) return "bigint";
  if (isFloat()) return "float";
  if (text() != nullptr) return "str";
  if (const List* items = list()) return items->isTuple ? "tuple" : "list";
  if (dict() != nullptr) return "dict";
  return object()->typeName();
}

const Value& Value::defined() const {
  if (isUndefined()) failTemplate(hint().empty() ? "a value is undefined" : hint());
  return *this;
}

std::string Dict::keyOf(const Value& key) {
  if (const std::string* text = key.text()) return textKey(*text);
  if (key.isInteger()) return fmt::format("n{}", key.asInteger());
  if (key.longInteger() != nullptr) return fmt::format("n{}", key.longInteger()->digits);
  if (key.isFloat()) {
    const double number = key.asFloat(); // 1.0 and 1 are one key
    if (std::abs(number) < 9e15 && number == std::floor(number))
      return fmt::format("n{}", static_cast<std::int64_t>(number));
    return fmt::format("f{}", floatText(number));
  }
  if (key.isNone()) return "none";
  if (const List* list = key.list(); list != nullptr && list->isTuple) return fmt::format("t{}", toRepr(key));
  failTemplate(fmt::format("a value of type {} cannot be a key", key.typeName()));
}

void Dict::set(const Value& key, Value value) {
  const auto [entry, isNew] = index.try_emplace(keyOf(key), items.size());
  if (isNew)
    items.emplace_back(key, std::move(value));
  else
    items[entry->second].second = std::move(value);
}

const Value* Dict::find(const Value& key) const {
  const auto found = index.find(keyOf(key));
  return found == index.end() ? nullptr : &items[found->second].second;
}

const Value* Dict::find(std::string_view key) const {
  const auto found = index.find(textKey(key));
  return found == index.end() ? nullptr : &items[found->second].second;
}

const Value* Arguments::at(std::size_t position, std::string_view name) const {
  if (position < positional.size()) return &positional[position];
  for (const auto& [key, value] : named)
    if (key == name) return &value;
  return nullptr;
}

Value Arguments::get(std::size_t position, std::string_view name, Value fallback) const {
  const Value* value = at(position, name);
  return value == nullptr ? std::move(fallback) : *value;
}

const Value& Arguments::require(std::size_t position, std::string_view name, std::string_view function) const {
  const Value* value = at(position, name);
  if (value == nullptr) failTemplate(fmt::format("{} needs the argument '{}'", function, name));
  return *value;
}

Value integerPart(const Value& number) {
  if (!number.isFloat()) return number.isBool() ? Value(number.asInteger()) : number;
  const double real = number.asFloat();
  if (!std::isfinite(real)) failTemplate(fmt::format("{} is no integer", floatText(real)));
  if (std::abs(real) < 9.2e18) return Value(static_cast<std::int64_t>(real));
  return Value(LongInteger{fmt::format("{:.0f}", real)});
}

bool isTrue(const Value& value) {
  if (value.isUndefined() || value.isNone()) return false;
  if (value.isNumber()) return value.asFloat() != 0;
  if (const std::string* text = value.text()) return !text->empty();
  if (const List* list = value.list()) return !list->items.empty();
  if (const Dict* dict = value.dict()) return !dict->items.empty();
  return true;
}

bool isEqual(const Value& left, const Value& right, int depth) {
  checkNesting(depth);
  if (left.isNumber() && right.isNumber()) {
    if (left.isInteger() && right.isInteger()) return left.asInteger() == right.asInteger();
    if (!left.isFloat() && !right.isFloat()) return compareLong(left, right) == 0;
    return left.asFloat() == right.asFloat();
  }
  if (left.text() != nullptr && right.text() != nullptr) return *left.text() == *right.text();
  if (left.isNone() || right.isNone()) return left.isNone() && right.isNone();
  if (left.isUndefined() || right.isUndefined()) return left.isUndefined() && right.isUndefined();
  const List* a = left.list();
  const List* b = right.list();
  if (a != nullptr && b != nullptr)
    return a->isTuple == b->isTuple &&
           std::equal(a->items.begin(), a->items.end(), b->items.begin(), b->items.end(),
                      [depth](const Value& x, const Value& y) { return isEqual(x, y, depth + 1); });
  const Dict* c = left.dict();
  const Dict* d = right.dict();
  if (c != nullptr && d != nullptr)
    return c->items.size() == d->items.size() &&
           std::all_of(c->items.begin(), c->items.end(), [d, depth](const auto& item) {
             const Value* other = d->find(item.first);
             return other != nullptr && isEqual(item.second, *other, depth + 1);
           });
  return left.object() != nullptr && left.object() == right.object();
}

int compare(const Value& left, const Value& right, int depth) {
  checkNesting(depth);
  left.defined();
  right.defined();
  if (left.isNumber() && right.isNumber()) {
    if (left.isInteger() && right.isInteger())
      return left.asInteger() < right.asInteger() ? -1 : left.asInteger() > right.asInteger() ? 1 : 0;
    if (!left.isFloat() && !right.isFloat()) return compareLong(left, right);
    return left.asFloat() < right.asFloat() ? -1 : left.asFloat() > right.asFloat() ? 1 : 0;
  }
  if (left.text() != nullptr && right.text() != nullptr) return left.text()->compare(*right.text()); // order of UTF-8
  const List* a = left.list();
  const List* b = right.list();
  if (a != nullptr && b != nullptr && a->isTuple == b->isTuple) {
    for (std::size_t i = 0; i < std::min(a->items.size(), b->items.size()); ++i)
      if (const int order = compare(a->items[i], b->items[i], depth + 1); order != 0) return order;
    return a->items.size() < b->items.size() ? -1 : a->items.size() > b->items.size() ? 1 : 0;
  }
  failTemplate(fmt::format("values of types {} and {} have no order", left.typeName(), right.typeName()));
}

std::string toText(const Value& value) {
  if (value.isUndefined()) return {};
  if (const std::string* text = value.text()) return *text;
  return toRepr(value);
}

std::string toRepr(const Value& value, int depth) {
  checkNesting(depth);
  if (value.isUndefined()) return "Undefined";
  if (value.isNone()) return "None";
  if (value.isBool()) return value.asInteger() != 0 ? "True" : "False";
  if (value.isInteger()) return fmt::format("{}", value.asInteger());
  if (value.longInteger() != nullptr) return value.longInteger()->digits;
  if (value.isFloat()) return floatText(value.asFloat());
  if (const std::string* text = value.text()) return reprOf(*text);
  if (const List* list = value.list()) {
    std::string out = list->isTuple ? "(" : "[";
    for (std::size_t i = 0; i < list->items.size(); ++i) {
      if (i > 0) out += ", ";
      out += toRepr(list->items[i], depth + 1);
    }
    if (list->isTuple && list->items.size() == 1) out += ",";
    return out + (list->isTuple ? ")" : "]");
  }
  if (const Dict* dict = value.dict()) {
    std::string out = "{";
    for (const auto& [key, item] : dict->items) {
      if (out.size() > 1) out += ", ";
      out += toRepr(key, depth + 1) + ": " + toRepr(item, depth + 1);
    }
    return out + "}";
  }
  return fmt::format("<{}>", value.object()->typeName());
}

Values elementsOf(const Value& value) {
  if (value.isUndefined()) return {};
  if (const List* list = value.list()) return list->items;
  Values out;
  if (const Dict* dict = value.dict()) {
    out.reserve(dict->items.size());
    for (const auto& item : dict->items)
      out.push_back(item.first);
    return out;
  }
  if (const std::string* text = value.text()) {
    for (const std::string_view character : charactersOf(*text))
      out.emplace_back(character);
    return out;
  }
  failTemplate(fmt::format("a value of type {} cannot be iterated over", value.typeName()));
}

std::size_t lengthOf(const Value& value) {
  if (value.isUndefined()) return 0;
  if (const std::string* text = value.text()) return characterCount(*text);
  if (const List* list = value.list()) return list->items.size();
  if (const Dict* dict = value.dict()) return dict->items.size();
  failTemplate(fmt::format("a value of type {} has no length", value.typeName()));
}

namespace {

class JsonWriter {
 public:
  JsonWriter(std::string& out, const JsonStyle& style) : m_out(out), m_style(style) {}

  void write(const Value& value, int depth) {
    checkNesting(depth);
    if (value.isNone()) {
      m_out += "null";
    } else if (value.isBool()) {
      m_out += value.asInteger() != 0 ? "true" : "false";
    } else if (value.isInteger()) {
      m_out += fmt::format("{}", value.asInteger());
    } else if (value.longInteger() != nullptr) {
      m_out += value.longInteger()->digits;
    } else if (value.isFloat()) {
      const double number = value.asFloat();
      m_out += std::isnan(number)   ? "NaN"
               : std::isinf(number) ? (number < 0 ? "-Infinity" : "Infinity")
                                    : floatText(number);
    } else if (const std::string* text = value.text()) {
      appendJsonText(m_out, *text, m_style.asciiOnly);
    } else if (const List* list = value.list()) {
      writeList(list->items, depth);
    } else if (const Dict* dict = value.dict()) {
      writeDict(*dict, depth);
    } else {
      failTemplate(fmt::format("a value of type {} cannot be written as JSON", value.typeName()));
    }
  }

 private:
  void newline(int depth) {
    if (!m_style.indent) return;
    m_out += '\n';
    for (int i = 0; i < depth; ++i)
      m_out += *m_style.indent;
  }
  void writeList(const Values& items, int depth) {
    m_out += '[';
    for (std::size_t i = 0; i < items.size(); ++i) {
      if (i > 0) m_out += m_style.itemSeparator;
      newline(depth + 1);
      write(items[i], depth + 1);
    }
    if (!items.empty()) newline(depth);
    m_out += ']';
  }
  void writeDict(const Dict& dict, int depth) {
    std::vector<const std::pair<Value, Value>*> order;
    for (const auto& item : dict.items)
      order.push_back(&item);
    if (m_style.sortKeys)
      std::stable_sort(order.begin(), order.end(),
                       [](const auto* a, const auto* b) { return compare(a->first, b->first) < 0; });
    m_out += '{';
    for (std::size_t i = 0; i < order.size(); ++i) {
      if (i > 0) m_out += m_style.itemSeparator;
      newline(depth + 1);
      const Value& key = order[i]->first;
      if (key.text() != nullptr) {
        write(key, depth + 1);
      } else { // numbers, booleans and none become texts
        std::string spelled;
        JsonWriter(spelled, m_style).write(key, depth + 1);
        appendJsonText(m_out, spelled, m_style.asciiOnly);
      }
      m_out += m_style.keySeparator;
      write(order[i]->second, depth + 1);
    }
    if (!order.empty()) newline(depth);
    m_out += '}';
  }

  std::string& m_out;
  const JsonStyle& m_style;
};

} // namespace

std::string toJson(const Value& value, const JsonStyle& style) {
  std::string out;
  JsonWriter(out, style).write(value, 0);
  return out;
}

} // namespace aisemble::llm::jinja
