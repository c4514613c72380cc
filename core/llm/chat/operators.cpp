// SPDX-License-Identifier: Apache-2.0
#include "core/llm/chat/builtins_p.h"
#include "core/llm/chat/text_p.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>

namespace aisemble::llm::jinja {
namespace {

[[noreturn]] void failTypes(std::string_view operation, const Value& left, const Value& right) {
  left.defined();
  right.defined();
  failTemplate(fmt::format("'{}' cannot be applied to {} and {}", operation, left.typeName(), right.typeName()));
}

[[noreturn]] void failOverflow() {
  failTemplate("a number is out of the range of 64 bits");
}

std::int64_t floorDivide(std::int64_t a, std::int64_t b) {
  if (b == 0) failTemplate("division by zero");
  if (a == std::numeric_limits<std::int64_t>::min() && b == -1) failOverflow();
  const std::int64_t quotient = a / b;
  return a % b != 0 && (a < 0) != (b < 0) ? quotient - 1 : quotient;
}

Value power(const Value& left, const Value& right) {
  if (left.isInteger() && right.isInteger() && right.asInteger() >= 0) {
    std::int64_t result = 1;
    std::int64_t base = left.asInteger();
    for (std::int64_t exponent = right.asInteger(); exponent > 0; exponent /= 2) {
      if (exponent % 2 != 0 && __builtin_mul_overflow(result, base, &result)) failOverflow();
      if (exponent > 1 && __builtin_mul_overflow(base, base, &base)) failOverflow();
    }
    return Value(result);
  }
  return Value(std::pow(left.asFloat(), right.asFloat()));
}

Value calculate(std::string_view operation, const Value& left, const Value& right) {
  const bool integers = left.isInteger() && right.isInteger();
  std::int64_t result = 0;
  const bool hasFloat = left.isFloat() || right.isFloat();
  if (!hasFloat && !integers) failOverflow();
  if (operation == "**") return power(left, right);
  if (operation == "/") {
    if (right.asFloat() == 0) failTemplate("division by zero");
    return Value(left.asFloat() / right.asFloat());
  }
  if (integers) {
    const std::int64_t a = left.asInteger();
    const std::int64_t b = right.asInteger();
    bool overflows = false;
    if (operation == "+") overflows = __builtin_add_overflow(a, b, &result);
    if (operation == "-") overflows = __builtin_sub_overflow(a, b, &result);
    if (operation == "*") overflows = __builtin_mul_overflow(a, b, &result);
    if (operation == "//") result = floorDivide(a, b);
    if (operation == "%") {
      if (b == 0) failTemplate("division by zero");
      result = b == -1 ? 0 : a - floorDivide(a, b) * b;
    }
    if (overflows) failOverflow();
    return Value(result);
  }
  const double a = left.asFloat();
  const double b = right.asFloat();
  if (operation == "+") return Value(a + b);
  if (operation == "-") return Value(a - b);
  if (operation == "*") return Value(a * b);
  if (b == 0) failTemplate("division by zero");
  const double quotient = std::floor(a / b);
  if (operation == "//") return Value(quotient);
  const double rest = std::fmod(a, b);
  return Value(rest != 0 && (rest < 0) != (b < 0) ? rest + b : rest);
}

Value repeat(const Value& sequence, std::int64_t count, Runtime& runtime) {
  const auto times = static_cast<std::size_t>(std::max<std::int64_t>(count, 0));
  if (const std::string* text = sequence.text()) {
    if (!text->empty() && times > kMaxTextBytes / text->size())
      failTemplate("a text grows too long", ErrorCode::TooLarge);
    runtime.charge(text->size() * times / 16);
    std::string out;
    out.reserve(text->size() * times);
    for (std::size_t i = 0; i < times; ++i)
      out += *text;
    return Value(std::move(out));
  }
  const List& list = *sequence.list();
  if (!list.items.empty() && times > kMaxElements / list.items.size())
    failTemplate("a list grows too long", ErrorCode::TooLarge);
  runtime.charge(list.items.size() * times);
  Values out;
  for (std::size_t i = 0; i < times; ++i)
    out.insert(out.end(), list.items.begin(), list.items.end());
  return Value::list(std::move(out), list.isTuple);
}

Value joinTexts(const std::string& left, const std::string& right, Runtime& runtime) {
  if (left.size() + right.size() > kMaxTextBytes) failTemplate("a text grows too long", ErrorCode::TooLarge);
  runtime.charge((left.size() + right.size()) / 16);
  std::string out;
  out.reserve(left.size() + right.size());
  return Value(out.append(left).append(right));
}

} // namespace

Value operate(std::string_view operation, const Value& left, const Value& right, Runtime& runtime) {
  if (operation == "~") return joinTexts(toText(left), toText(right), runtime);
  if (operation == "%" && left.text() != nullptr) return Value(formatted(*left.text(), right));
  if (left.isNumber() && right.isNumber()) return calculate(operation, left, right);
  if (operation == "+") {
    if (left.text() != nullptr && right.text() != nullptr) return joinTexts(*left.text(), *right.text(), runtime);
    const List* a = left.list();
    const List* b = right.list();
    if (a != nullptr && b != nullptr && a->isTuple == b->isTuple) {
      if (a->items.size() + b->items.size() > kMaxElements) failTemplate("a list grows too long", ErrorCode::TooLarge);
      runtime.charge(a->items.size() + b->items.size());
      Values out = a->items;
      out.insert(out.end(), b->items.begin(), b->items.end());
      return Value::list(std::move(out), a->isTuple);
    }
  }
  if (operation == "*") {
    if ((left.text() != nullptr || left.list() != nullptr) && right.isInteger())
      return repeat(left, right.asInteger(), runtime);
    if ((right.text() != nullptr || right.list() != nullptr) && left.isInteger())
      return repeat(right, left.asInteger(), runtime);
  }
  failTypes(operation, left, right);
}

bool contains(const Value& container, const Value& item) {
  if (const std::string* text = container.text()) {
    if (item.text() == nullptr) failTypes("in", item, container);
    return text->find(*item.text()) != std::string::npos;
  }
  if (const List* list = container.list())
    return std::any_of(list->items.begin(), list->items.end(), [&](const Value& each) { return isEqual(each, item); });
  if (const Dict* dict = container.dict()) return dict->find(item) != nullptr;
  if (container.isUndefined()) return false;
  failTypes("in", item, container);
}

Value itemOf(const Value& owner, const Value& key) {
  owner.defined();
  if (const Dict* dict = owner.dict()) {
    if (const Value* found = key.list() != nullptr && !key.list()->isTuple ? nullptr : dict->find(key)) return *found;
  } else if (key.isInteger() && (owner.list() != nullptr || owner.text() != nullptr)) {
    const auto size = static_cast<std::int64_t>(lengthOf(owner));
    const std::int64_t index = key.asInteger() < 0 ? key.asInteger() + size : key.asInteger();
    if (index >= 0 && index < size) {
      if (owner.list() != nullptr) return owner.list()->items[static_cast<std::size_t>(index)];
      const std::string& text = *owner.text();
      if (static_cast<std::size_t>(size) == text.size()) return Value(text.substr(static_cast<std::size_t>(index), 1));
      return Value(charactersOf(text)[static_cast<std::size_t>(index)]);
    }
    return Value::undefined(fmt::format("{} object has no element {}", owner.typeName(), key.asInteger()));
  }
  if (key.text() != nullptr) return memberOf(owner, *key.text());
  return Value::undefined(fmt::format("'{} object' has no element {}", owner.typeName(), toRepr(key)));
}

Value sliceOf(const Value& owner, const Value& start, const Value& stop, const Value& step) {
  owner.defined();
  const bool isText = owner.text() != nullptr;
  if (!isText && owner.list() == nullptr)
    failTemplate(fmt::format("a value of type {} has no slices", owner.typeName()));
  const auto number = [](const Value& bound, std::int64_t fallback) {
    if (bound.isNone()) return fallback;
    if (!bound.defined().isInteger()) failTemplate("the bounds of a slice are not integers");
    return bound.asInteger();
  };
  const std::int64_t by = number(step, 1);
  if (by == 0) failTemplate("a slice has step zero");
  std::vector<std::string_view> characters;
  if (isText) characters = charactersOf(*owner.text());
  const auto size = static_cast<std::int64_t>(isText ? characters.size() : owner.list()->items.size());
  const auto clamp = [&](std::int64_t at) {
    if (at < 0) at = at < -size ? -1 : at + size;
    return by > 0 ? std::clamp<std::int64_t>(at, 0, size) : std::clamp<std::int64_t>(at, -1, size - 1);
  };
  const std::int64_t first = start.isNone() ? (by > 0 ? 0 : size - 1) : clamp(number(start, 0));
  const std::int64_t last = stop.isNone() ? (by > 0 ? size : -1) : clamp(number(stop, 0));
  std::string text;
  Values items;
  for (std::int64_t at = first; by > 0 ? at < last : at > last;) {
    if (isText)
      text += characters[static_cast<std::size_t>(at)];
    else
      items.push_back(owner.list()->items[static_cast<std::size_t>(at)]);
    if (__builtin_add_overflow(at, by, &at)) break;
  }
  return isText ? Value(std::move(text)) : Value::list(std::move(items), owner.list()->isTuple);
}

namespace {

/// The value of `%(name)s`, whose '%' is at `at`; moves to the closing parenthesis.
const Value& namedValue(std::string_view format, std::size_t& at, const Value& arguments) {
  const std::size_t end = format.find(')', at);
  if (end == std::string_view::npos) failTemplate("a format is not complete");
  if (arguments.dict() == nullptr) failTemplate("a format with names needs a dictionary");
  const std::string_view name = format.substr(at + 2, end - at - 2);
  const Value* found = arguments.dict()->find(name);
  if (found == nullptr) failTemplate(fmt::format("a format has no value for '{}'", name.substr(0, 80)));
  at = end;
  return *found;
}

} // namespace

std::string formatted(std::string_view format, const Value& arguments) {
  Values values;
  if (arguments.list() != nullptr && arguments.list()->isTuple)
    values = arguments.list()->items;
  else
    values.push_back(arguments);
  std::string out;
  std::size_t used = 0;
  for (std::size_t at = 0; at < format.size(); ++at) {
    if (format[at] != '%') {
      out += format[at];
      continue;
    }
    const Value* named = format.substr(at + 1, 1) == "(" ? &namedValue(format, at, arguments) : nullptr;
    const std::size_t end = format.find_first_not_of("-+ 0#123456789.", at + 1);
    if (end == std::string_view::npos) failTemplate("a format is not complete");
    const char kind = format[end];
    const std::string_view spec = format.substr(at + 1, end - at - 1);
    at = end;
    if (kind == '%') {
      out += '%';
      continue;
    }
    if (named == nullptr && used >= values.size()) failTemplate("a format has more places than values");
    const Value& value = named != nullptr ? *named : values[used++];
    const bool left = spec.find('-') != std::string_view::npos;
    const std::size_t digits = std::min(spec.find_first_not_of("-+ #"), spec.size());
    const bool zeros = digits < spec.size() && spec[digits] == '0';
    const std::string sign = spec.substr(0, digits).find('+') != std::string_view::npos ? "+" : "";
    std::size_t width = 0;
    int precision = -1;
    for (std::size_t i = digits; i < spec.size(); ++i) {
      if (spec[i] == '.')
        precision = 0;
      else if (spec[i] >= '0' && spec[i] <= '9' && precision >= 0)
        precision = std::min(precision * 10 + (spec[i] - '0'), 100);
      else if (spec[i] >= '0' && spec[i] <= '9')
        width = std::min<std::size_t>(width * 10 + static_cast<std::size_t>(spec[i] - '0'), 10000);
    }
    std::string text;
    if (kind == 's' || kind == 'r') {
      text = kind == 's' ? toText(value) : toRepr(value);
      if (precision >= 0)
        text = toText(sliceOf(Value(text), Value(None{}), Value(static_cast<std::int64_t>(precision)), Value(None{})));
    } else if (!value.defined().isNumber()) {
      failTemplate(fmt::format("'%{}' needs a number, not {}", kind, value.typeName()));
    } else if (kind == 'd' || kind == 'i' || kind == 'u') {
      text = (value.asFloat() >= 0 ? sign : "") + toText(integerPart(value));
    } else if (kind == 'x' || kind == 'X' || kind == 'o') {
      if (!value.isInteger()) failTemplate(fmt::format("'%{}' needs an integer", kind));
      text = kind == 'x'   ? fmt::format("{:x}", value.asInteger())
             : kind == 'X' ? fmt::format("{:X}", value.asInteger())
                           : fmt::format("{:o}", value.asInteger());
    } else if (kind == 'f' || kind == 'F') {
      text =
          (value.asFloat() >= 0 ? sign : "") + fmt::format("{:.{}f}", value.asFloat(), precision < 0 ? 6 : precision);
    } else if (kind == 'e') {
      text = fmt::format("{:.{}e}", value.asFloat(), precision < 0 ? 6 : precision);
    } else if (kind == 'g') {
      text = fmt::format("{:.{}g}", value.asFloat(), precision < 0 ? 6 : precision);
    } else {
      failTemplate(fmt::format("unknown format '%{}'", kind));
    }
    const std::size_t length = characterCount(text);
    const std::size_t padding = width > length ? width - length : 0;
    if (left)
      text.append(padding, ' ');
    else if (zeros && kind != 's' && kind != 'r')
      text.insert(text.starts_with('-') || text.starts_with('+') ? 1 : 0, padding, '0');
    else
      text.insert(0, padding, ' ');
    out += text;
  }
  if (used < values.size() && arguments.list() != nullptr) failTemplate("a format has fewer places than values");
  return out;
}

} // namespace aisemble::llm::jinja
