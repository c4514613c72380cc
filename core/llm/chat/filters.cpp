// SPDX-License-Identifier: Apache-2.0
// Filters of one value; those over sequences are in sequence_filters.cpp.
#include "core/llm/chat/filters_p.h"

#include "core/llm/chat/text_p.h"

#include <fmt/format.h>

#include <charconv>
#include <cmath>
#include <functional>
#include <map>

namespace aisemble::llm::jinja {
namespace {

using A = const Arguments&;
using V = const Value&;

std::int64_t integerOf(const Value& value, std::string_view filter) {
  if (!value.defined().isInteger())
    failTemplate(fmt::format("'{}' needs an integer, not {}", filter, value.typeName()));
  return value.asInteger();
}

Value defaultFilter(V value, A a) {
  const bool alsoFalse = isTrue(a.get(1, "boolean", Value(false)));
  return value.isUndefined() || (alsoFalse && !isTrue(value)) ? a.get(0, "default_value", Value("")) : value;
}

Value intFilter(V value, A a) {
  const Value fallback = a.get(0, "default", Value(std::int64_t{0}));
  if (value.isInteger()) return Value(value.asInteger());
  if (value.isFloat())
    return std::abs(value.asFloat()) < 9.2e18 ? Value(static_cast<std::int64_t>(value.asFloat())) : fallback;
  if (value.text() == nullptr) return fallback;
  std::string text(strip(*value.text(), Side::Both, {}));
  std::erase(text, '_');
  int base =
      static_cast<int>(std::clamp<std::int64_t>(integerOf(a.get(1, "base", Value(std::int64_t{10})), "int"), 2, 36));
  bool isNegative = false;
  std::string_view digits = text;
  if (digits.starts_with('-') || digits.starts_with('+')) {
    isNegative = digits[0] == '-';
    digits.remove_prefix(1);
  }
  if (base == 16 && (digits.starts_with("0x") || digits.starts_with("0X"))) digits.remove_prefix(2);
  std::int64_t number = 0;
  const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), number, base);
  if (!digits.empty() && digits[0] != '-' && read.ec == std::errc() && read.ptr == digits.data() + digits.size())
    return Value(isNegative ? -number : number);
  double real = 0; // "3.7" becomes 3
  const auto readReal = std::from_chars(digits.data(), digits.data() + digits.size(), real);
  if (!digits.empty() && digits[0] != '-' && readReal.ec == std::errc() &&
      readReal.ptr == digits.data() + digits.size() && std::abs(real) < 9.2e18)
    return Value(static_cast<std::int64_t>(isNegative ? -real : real));
  return fallback;
}

Value floatFilter(V value, A a) {
  const Value fallback = a.get(0, "default", Value(0.0));
  if (value.isNumber()) return Value(value.asFloat());
  if (value.text() == nullptr) return fallback;
  std::string_view digits = strip(*value.text(), Side::Both, {});
  if (digits.starts_with('+')) digits.remove_prefix(1);
  double number = 0;
  const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), number);
  return !digits.empty() && read.ec == std::errc() && read.ptr == digits.data() + digits.size() ? Value(number)
                                                                                                : fallback;
}

Value roundFilter(V value, A a) {
  if (!value.defined().isNumber()) failTemplate(fmt::format("'round' needs a number, not {}", value.typeName()));
  const std::int64_t precision =
      std::clamp<std::int64_t>(integerOf(a.get(0, "precision", Value(std::int64_t{0})), "round"), -300, 300);
  const std::string method = toText(a.get(1, "method", Value("common")));
  if (method != "common" && method != "ceil" && method != "floor") failTemplate("'round' knows common, ceil and floor");
  if (value.isInteger() && method == "common" && precision >= 0) return Value(value.asInteger());
  const double number = value.asFloat();
  if (method == "common") {
    if (precision < 0) {
      const double unit = std::pow(10.0, static_cast<double>(-precision));
      const double rounded = std::nearbyint(number / unit) * unit;
      return value.isInteger() ? Value(static_cast<std::int64_t>(rounded)) : Value(rounded);
    }
    // Rounds the decimal spelling, ties to even by the exact value, as Python's round.
    const std::string text = fmt::format("{:.{}f}", number, precision);
    double rounded = 0;
    std::from_chars(text.data(), text.data() + text.size(), rounded);
    return Value(rounded);
  }
  const double unit = std::pow(10.0, static_cast<double>(precision));
  return Value((method == "ceil" ? std::ceil(number * unit) : std::floor(number * unit)) / unit);
}

Value indentFilter(V value, A a, Runtime& runtime) {
  const Value width = a.get(0, "width", Value(std::int64_t{4}));
  const bool first = isTrue(a.get(1, "first", Value(false)));
  const bool blank = isTrue(a.get(2, "blank", Value(false)));
  const std::string indent =
      width.text() != nullptr
          ? *width.text()
          : std::string(static_cast<std::size_t>(std::clamp<std::int64_t>(integerOf(width, "indent"), 0, 1000)), ' ');
  const std::string text = toText(value) + "\n";
  std::string out;
  bool isFirst = true;
  const auto lines = blank ? splitText(text, "\n", -1, false) : splitLines(text, false);
  const std::size_t count = blank ? lines.size() - 1 : lines.size(); // the newline that was added ends the last line
  if (lines.size() * indent.size() + text.size() > kMaxTextBytes)
    failTemplate("a text grows too long", ErrorCode::TooLarge);
  for (std::size_t i = 0; i < count; ++i) {
    if (!isFirst) out += "\n";
    if (isFirst ? first : (blank || !lines[i].empty())) out += indent;
    out += lines[i];
    isFirst = false;
  }
  runtime.charge(out.size() / 16);
  return Value(std::move(out));
}

Value toJsonFilter(V value, A a, Runtime& runtime) {
  JsonStyle style;
  value.defined();
  style.asciiOnly = isTrue(a.get(0, "ensure_ascii", Value(false)));
  const Value indent = a.get(1, "indent", Value(None{}));
  if (indent.text() != nullptr)
    style.indent = *indent.text();
  else if (!indent.isNone())
    style.indent =
        std::string(static_cast<std::size_t>(std::clamp<std::int64_t>(integerOf(indent, "tojson"), 0, 100)), ' ');
  if (style.indent) style.itemSeparator = ",";
  if (const Value* separators = a.at(2, "separators"); separators != nullptr && !separators->isNone()) {
    const Values parts = elementsOf(*separators);
    if (parts.size() != 2) failTemplate("'tojson' needs two separators");
    style.itemSeparator = toText(parts[0]);
    style.keySeparator = toText(parts[1]);
  }
  style.sortKeys = isTrue(a.get(3, "sort_keys", Value(false)));
  std::string out = toJson(value, style);
  if (out.size() > kMaxTextBytes) failTemplate("a text grows too long", ErrorCode::TooLarge);
  runtime.charge(out.size() / 16);
  return Value(std::move(out));
}

Value truncateFilter(V value, A a) {
  const std::string text = toText(value);
  const std::int64_t length = integerOf(a.get(0, "length", Value(std::int64_t{255})), "truncate");
  const bool killWords = isTrue(a.get(1, "killwords", Value(false)));
  const std::string end = toText(a.get(2, "end", Value("...")));
  const std::int64_t leeway = integerOf(a.get(3, "leeway", Value(std::int64_t{5})), "truncate");
  const auto characters = charactersOf(text);
  const auto size = static_cast<std::int64_t>(characters.size());
  const auto endSize = static_cast<std::int64_t>(characterCount(end));
  if (length < endSize || leeway < 0) failTemplate("'truncate' to less than its end mark");
  if (size <= length || size - length <= leeway) return Value(text);
  std::string kept;
  for (std::int64_t i = 0; i < length - endSize; ++i)
    kept += characters[static_cast<std::size_t>(i)];
  if (!killWords)
    if (const std::size_t space = kept.rfind(' '); space != std::string::npos) kept.resize(space);
  return Value(kept + end);
}

std::int64_t wordCount(std::string_view text) { // runs of \w
  std::int64_t count = 0;
  bool inWord = false;
  for (const std::string_view character : charactersOf(text)) {
    const bool isWord = character == "_" || isAllOf(character, CharacterKind::AlphaNumeric);
    count += isWord && !inWord ? 1 : 0;
    inWord = isWord;
  }
  return count;
}

Value absolute(V value) {
  if (!value.defined().isNumber()) failTemplate(fmt::format("'abs' needs a number, not {}", value.typeName()));
  if (value.isFloat()) return Value(std::abs(value.asFloat()));
  if (value.asInteger() == std::numeric_limits<std::int64_t>::min())
    failTemplate("a number is out of the range of 64 bits");
  return Value(std::abs(value.asInteger()));
}

Value viaMethod(V value, std::string_view method, A a, Runtime& runtime) {
  return callMethod(Value(toText(value)), method, a, runtime).value_or(Value());
}

Value trimFilter(V value, A a, Runtime& runtime) {
  return viaMethod(value, "strip", a, runtime);
}

Value replaceFilter(V value, A a, Runtime& runtime) {
  Arguments texts;
  texts.positional = {Value(toText(a.require(0, "old", "replace"))), Value(toText(a.require(1, "new", "replace")))};
  if (const Value* count = a.at(2, "count"); count != nullptr && !count->isNone()) texts.positional.push_back(*count);
  return viaMethod(value, "replace", texts, runtime);
}

Value formatFilter(V value, A a) {
  if (!a.named.empty()) failTemplate("'format' with names", ErrorCode::Unsupported);
  return Value(formatted(toText(value), Value::list(a.positional, true)));
}

const std::map<std::string, Filter, std::less<>>& valueFilters() {
  const Filter escape = [](V v, A, Runtime&) { return Value(escapedHtml(toText(v))); };
  const Filter fallback = [](V v, A a, Runtime&) { return defaultFilter(v, a); };
  static const std::map<std::string, Filter, std::less<>> all = {
      {"abs", [](V v, A, Runtime&) { return absolute(v); }},
      {"attr", [](V v, A a, Runtime&) { return memberOf(v, toText(a.require(0, "name", "attr"))); }},
      {"capitalize", [](V v, A, Runtime&) { return Value(capitalizedOf(toText(v))); }},
      {"center",
       [](V v, A a, Runtime& r) {
         Arguments width;
         width.positional = {a.get(0, "width", Value(std::int64_t{80}))};
         return viaMethod(v, "center", width, r);
       }},
      {"default", fallback},
      {"d", fallback},
      {"e", escape},
      {"escape", escape},
      {"forceescape", escape},
      {"float", [](V v, A a, Runtime&) { return floatFilter(v, a); }},
      {"format", [](V v, A a, Runtime&) { return formatFilter(v, a); }},
      {"indent", indentFilter},
      {"int", [](V v, A a, Runtime&) { return intFilter(v, a); }},
      {"lower", [](V v, A, Runtime&) { return Value(lowerOf(toText(v))); }},
      {"pprint", [](V v, A, Runtime&) { return Value(toRepr(v)); }},
      {"replace", replaceFilter},
      {"round", [](V v, A a, Runtime&) { return roundFilter(v, a); }},
      {"safe", [](V v, A, Runtime&) { return Value(toText(v)); }},
      {"string", [](V v, A, Runtime&) { return Value(toText(v)); }},
      {"title", [](V v, A, Runtime&) { return Value(filterTitleOf(toText(v))); }},
      {"tojson", toJsonFilter},
      {"trim", trimFilter},
      {"truncate", [](V v, A a, Runtime&) { return truncateFilter(v, a); }},
      {"upper", [](V v, A, Runtime&) { return Value(upperOf(toText(v))); }},
      {"urlencode", [](V v, A, Runtime&) { return Value(percentEncoded(toText(v))); }},
      {"wordcount", [](V v, A, Runtime&) { return Value(wordCount(toText(v))); }},
  };
  return all;
}

const Filter* findFilter(std::string_view name) {
  if (const auto found = valueFilters().find(name); found != valueFilters().end()) return &found->second;
  if (const auto found = sequenceFilters().find(name); found != sequenceFilters().end()) return &found->second;
  return nullptr;
}

} // namespace

bool hasFilter(std::string_view name) {
  return findFilter(name) != nullptr;
}

Value applyFilter(std::string_view name, const Value& value, const Arguments& arguments, Runtime& runtime) {
  const Filter* filter = findFilter(name);
  if (filter == nullptr)
    failTemplate(fmt::format("the filter '{}' is not known", name.substr(0, 40)), ErrorCode::Unsupported);
  if (const std::string* text = value.text()) runtime.charge(text->size() / 16);
  return (*filter)(value, arguments, runtime);
}

} // namespace aisemble::llm::jinja
