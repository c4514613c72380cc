// SPDX-License-Identifier: Apache-2.0
// Filters of one value; those over sequences are in sequence_filters.cpp.
#include "core/llm/chat/filters_p.h"

#include "core/llm/chat/text_p.h"

#include <fmt/format.h>

#include <charconv>
#include <cmath>
#include <functional>
#include <limits>
#include <map>
#include <optional>

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

/// Without the underscores between digits; nothing where one stands elsewhere. `mayStart`: after a prefix.
std::optional<std::string> withoutUnderscores(std::string_view text, bool mayStart) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool isBetween = (i > 0 || mayStart) && i + 1 < text.size() && text[i + 1] != '_';
    if (text[i] != '_')
      out += text[i];
    else if (!isBetween)
      return std::nullopt;
  }
  return out;
}

/// Python's int(text, base); nothing where that fails.
std::optional<Value> parsedInteger(std::string_view text, std::int64_t base) {
  if (base != 0 && (base < 2 || base > 36)) return std::nullopt;
  text = strip(text, Side::Both, {});
  const bool isNegative = text.starts_with('-');
  if (isNegative || text.starts_with('+')) text.remove_prefix(1);
  const char letter = text.size() > 1 && text[0] == '0' ? text[1] : '\0';
  const std::int64_t prefixed = letter == 'b' || letter == 'B'   ? 2
                                : letter == 'o' || letter == 'O' ? 8
                                : letter == 'x' || letter == 'X' ? 16
                                                                 : 0;
  const bool hasPrefix = prefixed != 0 && (base == 0 || base == prefixed);
  if (hasPrefix) text.remove_prefix(2);
  const auto digits = withoutUnderscores(text, hasPrefix);
  if (!digits || digits->empty()) return std::nullopt;
  const std::size_t zeros = std::min(digits->find_first_not_of('0'), digits->size());
  if (base == 0 && !hasPrefix && zeros > 0 && zeros < digits->size()) return std::nullopt; // as a literal
  const int radix = static_cast<int>(base != 0 ? base : hasPrefix ? prefixed : 10);
  std::uint64_t number = 0;
  const char* end = digits->data() + digits->size();
  const auto read = std::from_chars(digits->data(), end, number, radix);
  if (read.ec == std::errc::invalid_argument || read.ptr != end) return std::nullopt;
  if (read.ec == std::errc() && number <= static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max()))
    return Value(isNegative ? -static_cast<std::int64_t>(number) : static_cast<std::int64_t>(number));
  if (radix != 10) failTemplate("a number is out of the range of 64 bits");
  return Value(LongInteger{(isNegative ? "-" : "") + digits->substr(zeros)});
}

/// Python's float(text); nothing where that fails.
std::optional<double> parsedFloat(std::string_view text) {
  text = strip(text, Side::Both, {});
  if (text.starts_with('+') && !text.starts_with("+-")) text.remove_prefix(1);
  const auto digits = withoutUnderscores(text, false);
  if (!digits || digits->empty()) return std::nullopt;
  double number = 0;
  const auto read = std::from_chars(digits->data(), digits->data() + digits->size(), number);
  if (read.ec != std::errc() || read.ptr != digits->data() + digits->size()) return std::nullopt;
  return number;
}

Value intFilter(V value, A a) {
  const Value fallback = a.get(0, "default", Value(std::int64_t{0}));
  if (value.isNumber()) return value.isFloat() && std::isnan(value.asFloat()) ? fallback : integerPart(value);
  if (value.text() == nullptr) return fallback;
  const std::int64_t base = integerOf(a.get(1, "base", Value(std::int64_t{10})), "int");
  if (auto number = parsedInteger(*value.text(), base)) return *std::move(number);
  const auto real = parsedFloat(*value.text()); // "3.7" becomes 3
  return real && std::isfinite(*real) ? integerPart(Value(*real)) : fallback;
}

Value floatFilter(V value, A a) {
  if (value.isNumber()) return Value(value.asFloat());
  const auto number = value.text() == nullptr ? std::nullopt : parsedFloat(*value.text());
  return number ? Value(*number) : a.get(0, "default", Value(0.0));
}

Value roundFilter(V value, A a) {
  if (!value.defined().isNumber()) failTemplate(fmt::format("'round' needs a number, not {}", value.typeName()));
  const std::int64_t precision =
      std::clamp<std::int64_t>(integerOf(a.get(0, "precision", Value(std::int64_t{0})), "round"), -300, 300);
  const std::string method = toText(a.get(1, "method", Value("common")));
  if (method != "common" && method != "ceil" && method != "floor") failTemplate("'round' knows common, ceil and floor");
  if (!value.isFloat() && method == "common" && precision >= 0) return integerPart(value);
  const double number = value.asFloat();
  if (method == "common") {
    if (precision < 0) {
      const double unit = std::pow(10.0, static_cast<double>(-precision));
      const double rounded = std::nearbyint(number / unit) * unit;
      return value.isFloat() ? Value(rounded) : integerPart(Value(rounded));
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
  if (const LongInteger* integer = value.longInteger())
    return Value(LongInteger{integer->digits.substr(integer->digits.starts_with('-') ? 1 : 0)});
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
  if (a.named.empty()) return Value(formatted(toText(value), Value::list(a.positional, true)));
  if (!a.positional.empty()) failTemplate("'format' takes values or named values, not both");
  Dict named;
  for (const auto& [name, item] : a.named)
    named.set(Value(name), item);
  return Value(formatted(toText(value), Value(std::move(named))));
}

/// A text as a path; of a dictionary or pairs the query that they make.
Value urlEncodeFilter(V value) {
  if (value.dict() == nullptr && value.list() == nullptr) return Value(percentEncoded(toText(value), false));
  Values pairs;
  if (const Dict* dict = value.dict())
    for (const auto& [key, item] : dict->items)
      pairs.push_back(Value::list({key, item}, true));
  else
    pairs = value.list()->items;
  std::string out;
  for (const Value& pair : pairs) {
    const Values parts = elementsOf(pair);
    if (parts.size() != 2) failTemplate("'urlencode' needs pairs");
    if (!out.empty()) out += '&';
    out += percentEncoded(toText(parts[0]), true) + '=' + percentEncoded(toText(parts[1]), true);
  }
  return Value(std::move(out));
}

Value fileSizeFilter(V value, A a) {
  constexpr std::string_view kPrefixes = "kMGTPEZY";
  const bool isBinary = isTrue(a.get(0, "binary", Value(false)));
  const auto parsed = value.text() == nullptr ? std::nullopt : parsedFloat(*value.text());
  if (!value.defined().isNumber() && !parsed)
    failTemplate(fmt::format("'filesizeformat' needs a number, not {}", value.typeName()));
  const double bytes = value.isNumber() ? value.asFloat() : *parsed;
  const double base = isBinary ? 1024 : 1000;
  if (bytes == 1) return Value("1 Byte");
  if (bytes < base) return Value(toText(integerPart(Value(bytes))) + " Bytes");
  std::size_t power = 0;
  double unit = base * base;
  for (; power + 1 < kPrefixes.size() && bytes >= unit; ++power)
    unit *= base;
  const char prefix = isBinary && power == 0 ? 'K' : kPrefixes[power];
  return Value(fmt::format("{:.1f} {}{}B", base * bytes / unit, prefix, isBinary ? "i" : ""));
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
      {"filesizeformat", [](V v, A a, Runtime&) { return fileSizeFilter(v, a); }},
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
      {"urlencode", [](V v, A, Runtime&) { return urlEncodeFilter(v); }},
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
