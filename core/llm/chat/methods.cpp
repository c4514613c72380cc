// SPDX-License-Identifier: Apache-2.0
// Methods of texts, lists and dictionaries. Those that would change a value are refused: the sandbox is immutable.
#include "core/llm/chat/builtins_p.h"
#include "core/llm/chat/text_p.h"

#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <map>

namespace aisemble::llm::jinja {
namespace {

const std::string& textOf(const Value& value, std::string_view method) {
  if (value.defined().text() == nullptr)
    failTemplate(fmt::format("{}() needs a text, not {}", method, value.typeName()));
  return *value.text();
}

std::int64_t integerArgument(const Value& value, std::string_view method) {
  if (!value.defined().isInteger())
    failTemplate(fmt::format("{}() needs an integer, not {}", method, value.typeName()));
  return value.asInteger();
}

/// Absent for a missing argument or none.
std::optional<std::string> optionalText(const Arguments& a, std::size_t index, std::string_view name,
                                        std::string_view method) {
  const Value* value = a.at(index, name);
  if (value == nullptr || value->isNone()) return std::nullopt;
  return textOf(*value, method);
}

Value textList(const std::vector<std::string_view>& parts, Runtime& runtime) {
  runtime.charge(parts.size());
  Values out;
  out.reserve(parts.size());
  for (const std::string_view part : parts)
    out.emplace_back(part);
  return Value::list(std::move(out));
}

using TextMethod = std::function<Value(const std::string&, const Arguments&, Runtime&)>;

Value stripMethod(const std::string& text, const Arguments& a, Side side) {
  const auto characters = optionalText(a, 0, "chars", "strip");
  return Value(strip(text, side, characters ? std::optional<std::string_view>(*characters) : std::nullopt));
}

Value splitMethod(const std::string& text, const Arguments& a, Runtime& runtime, bool fromRight) {
  const auto separator = optionalText(a, 0, "sep", "split");
  if (separator && separator->empty()) failTemplate("split() with an empty separator");
  const Value limit = a.get(1, "maxsplit", Value(std::int64_t{-1}));
  return textList(splitText(text, separator ? std::optional<std::string_view>(*separator) : std::nullopt,
                            integerArgument(limit, "split"), fromRight),
                  runtime);
}

/// The part of the text that start and end arguments leave, in bytes.
std::string_view windowOf(const std::string& text, const Arguments& a, std::size_t index, std::string& storage) {
  if (a.positional.size() <= index) return text;
  const Value start = a.positional[index];
  const Value stop = a.positional.size() > index + 1 ? a.positional[index + 1] : Value(None{});
  storage = toText(sliceOf(Value(text), start, stop, Value(None{})));
  return storage;
}

Value affixMethod(const std::string& text, const Arguments& a, bool atStart) {
  std::string storage;
  const std::string_view window = windowOf(text, a, 1, storage);
  const std::string_view method = atStart ? "startswith" : "endswith";
  const Value& affix = a.require(0, "prefix", method);
  const auto fits = [&](const Value& candidate) {
    const std::string& part = textOf(candidate, method);
    return atStart ? window.starts_with(part) : window.ends_with(part);
  };
  if (const List* list = affix.list(); list != nullptr && list->isTuple)
    return Value(std::any_of(list->items.begin(), list->items.end(), fits));
  return Value(fits(affix));
}

Value findMethod(const std::string& text, const Arguments& a, bool fromRight, bool mustFind) {
  const std::string& part = textOf(a.require(0, "sub", "find"), "find");
  std::size_t offset = 0;
  std::string storage;
  const std::string_view window = windowOf(text, a, 1, storage);
  if (a.positional.size() > 1) {
    const std::int64_t start = integerArgument(a.positional[1], "find");
    const auto size = static_cast<std::int64_t>(characterCount(text));
    offset = static_cast<std::size_t>(std::clamp<std::int64_t>(start < 0 ? start + size : start, 0, size));
  }
  const std::size_t found = fromRight ? window.rfind(part) : window.find(part);
  if (found == std::string_view::npos) {
    if (mustFind) failTemplate("index(): the text is not found");
    return Value(std::int64_t{-1});
  }
  return Value::integer(offset + characterCount(window.substr(0, found)));
}

Value countMethod(const std::string& text, const Arguments& a) {
  const std::string& part = textOf(a.require(0, "sub", "count"), "count");
  if (part.empty()) return Value::integer(characterCount(text) + 1);
  std::int64_t count = 0;
  for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + part.size()))
    ++count;
  return Value(count);
}

Value joinMethod(const std::string& text, const Arguments& a, Runtime& runtime) {
  std::string out;
  bool isFirst = true;
  for (const Value& item : elementsOf(a.require(0, "iterable", "join"))) {
    if (!isFirst) out += text;
    isFirst = false;
    out += textOf(item, "join");
    if (out.size() > kMaxTextBytes) failTemplate("a text grows too long", ErrorCode::TooLarge);
  }
  runtime.charge(out.size() / 16);
  return Value(std::move(out));
}

Value replaceMethod(const std::string& text, const Arguments& a, Runtime& runtime) {
  const std::string& from = textOf(a.require(0, "old", "replace"), "replace");
  const std::string& to = textOf(a.require(1, "new", "replace"), "replace");
  const std::int64_t limit = integerArgument(a.get(2, "count", Value(std::int64_t{-1})), "replace");
  if (to.size() > from.size() && text.size() > kMaxTextBytes / (to.size() + 1))
    failTemplate("a text grows too long", ErrorCode::TooLarge);
  std::string out = replaced(text, from, to, limit);
  runtime.charge((text.size() + out.size()) / 16);
  return Value(std::move(out));
}

enum class Align { Left, Right, Center };
Value alignMethod(const std::string& text, const Arguments& a, Align align) {
  const std::int64_t width = integerArgument(a.require(0, "width", "center"), "center");
  const auto fill = optionalText(a, 1, "fillchar", "center").value_or(" ");
  if (characterCount(fill) != 1) failTemplate("the fill character is not one character");
  const auto length = static_cast<std::int64_t>(characterCount(text));
  if (width > 1'000'000) failTemplate("a text grows too long", ErrorCode::TooLarge);
  if (width <= length) return Value(text);
  const std::int64_t padding = width - length;
  const std::int64_t before = align == Align::Left    ? 0
                              : align == Align::Right ? padding
                                                      : padding / 2 + (padding & width & 1);
  std::string out;
  for (std::int64_t i = 0; i < before; ++i)
    out += fill;
  out += text;
  for (std::int64_t i = before; i < padding; ++i)
    out += fill;
  return Value(std::move(out));
}

Value zeroFilled(const std::string& text, const Arguments& a) {
  const std::int64_t width = integerArgument(a.require(0, "width", "zfill"), "zfill");
  if (width > 1'000'000) failTemplate("a text grows too long", ErrorCode::TooLarge);
  const auto length = static_cast<std::int64_t>(characterCount(text));
  const std::size_t sign = text.starts_with('-') || text.starts_with('+') ? 1 : 0;
  std::string out = text;
  if (width > length) out.insert(sign, static_cast<std::size_t>(width - length), '0');
  return Value(std::move(out));
}

Value partitionMethod(const std::string& text, const Arguments& a, bool fromRight) {
  const std::string& separator = textOf(a.require(0, "sep", "partition"), "partition");
  if (separator.empty()) failTemplate("partition() with an empty separator");
  const std::size_t found = fromRight ? text.rfind(separator) : text.find(separator);
  Values out;
  if (found == std::string::npos)
    out = fromRight ? Values{Value(""), Value(""), Value(text)} : Values{Value(text), Value(""), Value("")};
  else
    out = {Value(text.substr(0, found)), Value(separator), Value(text.substr(found + separator.size()))};
  return Value::list(std::move(out), true);
}

/// str.format with {}, {0} and {name}, without format specifications.
Value formatMethod(const std::string& text, const Arguments& a, Runtime& runtime) {
  std::string out;
  std::size_t next = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if ((text[at] == '{' || text[at] == '}') && at + 1 < text.size() && text[at + 1] == text[at]) {
      out += text[at++];
    } else if (text[at] == '{') {
      const std::size_t end = text.find('}', at);
      if (end == std::string::npos) failTemplate("format(): a '{' is not closed");
      const std::string field = text.substr(at + 1, end - at - 1);
      if (field.find_first_of(".[!:") != std::string::npos)
        failTemplate("format() with members or a specification", ErrorCode::Unsupported);
      const bool isIndex = field.find_first_not_of("0123456789") == std::string::npos && field.size() < 10;
      const std::size_t index = field.empty() ? next++
                                : isIndex     ? static_cast<std::size_t>(std::stoul(field))
                                              : a.positional.size();
      const Value* value = a.at(index, field);
      if (value == nullptr) failTemplate(fmt::format("format(): no value for '{{{}}}'", field));
      out += toText(*value);
      at = end;
    } else if (text[at] == '}') {
      failTemplate("format(): a '}' is not opened");
    } else {
      out += text[at];
    }
    if (out.size() > kMaxTextBytes) failTemplate("a text grows too long", ErrorCode::TooLarge);
  }
  runtime.charge(out.size() / 16);
  return Value(std::move(out));
}

bool hasCase(const std::string& text, bool upper) {
  const std::string same = upper ? upperOf(text) : lowerOf(text);
  return same == text && (upper ? lowerOf(text) : upperOf(text)) != text;
}

const std::map<std::string, TextMethod, std::less<>>& textMethods() {
  using A = const Arguments&;
  using T = const std::string&;
  static const std::map<std::string, TextMethod, std::less<>> methods = {
      {"strip", [](T t, A a, Runtime&) { return stripMethod(t, a, Side::Both); }},
      {"lstrip", [](T t, A a, Runtime&) { return stripMethod(t, a, Side::Left); }},
      {"rstrip", [](T t, A a, Runtime&) { return stripMethod(t, a, Side::Right); }},
      {"split", [](T t, A a, Runtime& r) { return splitMethod(t, a, r, false); }},
      {"rsplit", [](T t, A a, Runtime& r) { return splitMethod(t, a, r, true); }},
      {"splitlines",
       [](T t, A a, Runtime& r) { return textList(splitLines(t, isTrue(a.get(0, "keepends", Value(false)))), r); }},
      {"startswith", [](T t, A a, Runtime&) { return affixMethod(t, a, true); }},
      {"endswith", [](T t, A a, Runtime&) { return affixMethod(t, a, false); }},
      {"replace", [](T t, A a, Runtime& r) { return replaceMethod(t, a, r); }},
      {"upper", [](T t, A, Runtime&) { return Value(upperOf(t)); }},
      {"lower", [](T t, A, Runtime&) { return Value(lowerOf(t)); }},
      {"casefold", [](T t, A, Runtime&) { return Value(foldedOf(t)); }},
      {"title", [](T t, A, Runtime&) { return Value(titleOf(t)); }},
      {"capitalize", [](T t, A, Runtime&) { return Value(capitalizedOf(t)); }},
      {"join", [](T t, A a, Runtime& r) { return joinMethod(t, a, r); }},
      {"find", [](T t, A a, Runtime&) { return findMethod(t, a, false, false); }},
      {"rfind", [](T t, A a, Runtime&) { return findMethod(t, a, true, false); }},
      {"index", [](T t, A a, Runtime&) { return findMethod(t, a, false, true); }},
      {"rindex", [](T t, A a, Runtime&) { return findMethod(t, a, true, true); }},
      {"count", [](T t, A a, Runtime&) { return countMethod(t, a); }},
      {"isdigit", [](T t, A, Runtime&) { return Value(isAllOf(t, CharacterKind::Digit)); }},
      {"isnumeric", [](T t, A, Runtime&) { return Value(isAllOf(t, CharacterKind::Numeric)); }},
      {"isdecimal", [](T t, A, Runtime&) { return Value(isAllOf(t, CharacterKind::Decimal)); }},
      {"isalpha", [](T t, A, Runtime&) { return Value(isAllOf(t, CharacterKind::Alpha)); }},
      {"isalnum", [](T t, A, Runtime&) { return Value(isAllOf(t, CharacterKind::AlphaNumeric)); }},
      {"isspace", [](T t, A, Runtime&) { return Value(isAllOf(t, CharacterKind::Space)); }},
      {"isupper", [](T t, A, Runtime&) { return Value(hasCase(t, true)); }},
      {"islower", [](T t, A, Runtime&) { return Value(hasCase(t, false)); }},
      {"center", [](T t, A a, Runtime&) { return alignMethod(t, a, Align::Center); }},
      {"ljust", [](T t, A a, Runtime&) { return alignMethod(t, a, Align::Left); }},
      {"rjust", [](T t, A a, Runtime&) { return alignMethod(t, a, Align::Right); }},
      {"zfill", [](T t, A a, Runtime&) { return zeroFilled(t, a); }},
      {"partition", [](T t, A a, Runtime&) { return partitionMethod(t, a, false); }},
      {"rpartition", [](T t, A a, Runtime&) { return partitionMethod(t, a, true); }},
      {"format", [](T t, A a, Runtime& r) { return formatMethod(t, a, r); }},
      {"removeprefix",
       [](T t, A a, Runtime&) {
         const std::string& prefix = textOf(a.require(0, "prefix", "removeprefix"), "removeprefix");
         return Value(t.starts_with(prefix) ? t.substr(prefix.size()) : t);
       }},
      {"removesuffix",
       [](T t, A a, Runtime&) {
         const std::string& suffix = textOf(a.require(0, "suffix", "removesuffix"), "removesuffix");
         return Value(!suffix.empty() && t.ends_with(suffix) ? t.substr(0, t.size() - suffix.size()) : t);
       }},
  };
  return methods;
}

std::optional<Value> dictMethod(const Dict& dict, std::string_view name, const Arguments& a, Runtime& runtime) {
  Values out;
  if (name == "get") {
    const Value* found = dict.find(a.require(0, "key", "get"));
    return found != nullptr ? *found : a.get(1, "default", Value(None{}));
  }
  if (name == "items" || name == "keys" || name == "values") {
    runtime.charge(dict.items.size());
    for (const auto& [key, value] : dict.items)
      out.push_back(name == "items" ? Value::list({key, value}, true) : name == "keys" ? key : value);
    return Value::list(std::move(out));
  }
  if (name == "copy") return Value(dict);
  if (name == "pop" || name == "update" || name == "setdefault" || name == "clear" || name == "popitem")
    failTemplate(fmt::format("{}() would change a dictionary; templates must not", name));
  return std::nullopt;
}

std::optional<Value> listMethod(const List& list, std::string_view name, const Arguments& a) {
  if (name == "index" || name == "count") {
    const Value& item = a.require(0, "value", name);
    std::int64_t count = 0;
    for (std::size_t i = 0; i < list.items.size(); ++i) {
      if (!isEqual(list.items[i], item)) continue;
      if (name == "index") return Value::integer(i);
      ++count;
    }
    if (name == "index") failTemplate("index(): the list lacks the value");
    return Value(count);
  }
  if (list.isTuple) return std::nullopt;
  if (name == "copy") return Value::list(list.items);
  if (name == "append" || name == "extend" || name == "insert" || name == "pop" || name == "remove" ||
      name == "clear" || name == "sort" || name == "reverse")
    failTemplate(fmt::format("{}() would change a list; templates must not", name));
  return std::nullopt;
}

/// A method as a value: `set f = text.upper`.
class BoundMethod final : public Object {
 public:
  BoundMethod(Value owner, std::string name) : m_owner(std::move(owner)), m_name(std::move(name)) {}
  std::string typeName() const override { return "method " + m_name; }
  std::optional<Value> attribute(std::string_view) override { return std::nullopt; }
  std::optional<Value> call(const Arguments& arguments) override {
    class Free final : public Runtime { // bound methods run outside of the budget but within the limits of size
      void charge(std::size_t) override {}
      void track(const std::shared_ptr<Object>&) override {}
      Value callValue(const Value&, const Arguments&) override { return {}; }
    } runtime;
    return callMethod(m_owner, m_name, arguments, runtime);
  }
  bool isCallable() const override { return true; }

 private:
  Value m_owner;
  std::string m_name;
};

} // namespace

bool hasMethod(const Value& owner, std::string_view name) {
  constexpr std::string_view kDict = " get items keys values copy pop update setdefault clear popitem ";
  constexpr std::string_view kList = " index count copy append extend insert pop remove clear sort reverse ";
  constexpr std::string_view kTuple = " index count ";
  const auto listed = [name](std::string_view names) {
    return names.find(fmt::format(" {} ", name)) != std::string_view::npos;
  };
  if (owner.text() != nullptr) return textMethods().find(name) != textMethods().end();
  if (owner.dict() != nullptr) return listed(kDict);
  if (owner.list() != nullptr) return listed(owner.list()->isTuple ? kTuple : kList);
  return false;
}

std::optional<Value> callMethod(const Value& owner, std::string_view name, const Arguments& arguments,
                                Runtime& runtime) {
  if (const std::string* text = owner.text()) {
    const auto method = textMethods().find(name);
    if (method == textMethods().end()) return std::nullopt;
    runtime.charge(text->size() / 16);
    return method->second(*text, arguments, runtime);
  }
  if (const Dict* dict = owner.dict()) return dictMethod(*dict, name, arguments, runtime);
  if (const List* list = owner.list()) return listMethod(*list, name, arguments);
  return std::nullopt;
}

Value memberOf(const Value& owner, std::string_view name) {
  owner.defined();
  if (Object* object = owner.object()) {
    if (auto found = object->attribute(name)) return *std::move(found);
  } else if (const List* list = owner.list(); list != nullptr && list->isGroup && name == "grouper") {
    return list->items[0];
  } else if (list != nullptr && list->isGroup && name == "list") {
    return list->items[1];
  } else if (hasMethod(owner, name)) {
    return Value(std::shared_ptr<Object>(std::make_shared<BoundMethod>(owner, std::string(name))));
  } else if (const Dict* dict = owner.dict()) {
    if (const Value* found = dict->find(name)) return *found;
  }
  return Value::undefined(fmt::format("'{} object' has no attribute '{}'", owner.typeName(), name.substr(0, 80)));
}

} // namespace aisemble::llm::jinja
