// SPDX-License-Identifier: Apache-2.0
// Filters over lists, dictionaries and the characters of texts. Where Jinja makes a generator, these make a list.
#include "core/llm/chat/filters_p.h"
#include "core/llm/chat/text_p.h"

#include <fmt/format.h>

#include <algorithm>

namespace aisemble::llm::jinja {
namespace {

using A = const Arguments&;
using V = const Value&;

Values itemsOf(V value, Runtime& runtime) {
  Values items = elementsOf(value);
  runtime.charge(items.size());
  return items;
}

/// "user.name" or "0" or 0, one step after the other; `fallback` (may be null) stands for what a step does not find.
Value attributeOf(Value value, const Value& path, const Value* fallback = nullptr) {
  const auto orFallback = [fallback](Value found) {
    return found.isUndefined() && fallback != nullptr && !fallback->isNone() ? *fallback : std::move(found);
  };
  if (path.isInteger()) return orFallback(itemOf(value, path));
  const std::string names = toText(path);
  for (const std::string_view part : splitText(names, ".", -1, false)) {
    const bool isIndex =
        !part.empty() && part.size() < 10 && part.find_first_not_of("0123456789") == std::string_view::npos;
    value = orFallback(
        itemOf(value, isIndex ? Value(static_cast<std::int64_t>(std::stoll(std::string(part)))) : Value(part)));
  }
  return value;
}

Value keyFor(const Value& value, bool isCaseSensitive) {
  return !isCaseSensitive && value.text() != nullptr ? Value(lowerOf(*value.text())) : value;
}

std::int64_t countOf(const Value& value, std::string_view filter) {
  if (!value.defined().isInteger() || value.asInteger() < 1)
    failTemplate(fmt::format("'{}' needs a positive integer", filter));
  return value.asInteger();
}

Value joinFilter(V value, A a, Runtime& runtime) {
  const std::string separator = toText(a.get(0, "d", Value("")));
  const Value* attribute = a.at(1, "attribute");
  std::string out;
  bool isFirst = true;
  for (const Value& item : itemsOf(value, runtime)) {
    if (!isFirst) out += separator;
    isFirst = false;
    out += toText(attribute == nullptr || attribute->isNone() ? item : attributeOf(item, *attribute));
    if (out.size() > kMaxTextBytes) failTemplate("a text grows too long", ErrorCode::TooLarge);
  }
  runtime.charge(out.size() / 16);
  return Value(std::move(out));
}

Value itemsFilter(V value, A, Runtime& runtime) {
  if (value.isUndefined()) return Value::list({});
  if (value.dict() == nullptr) failTemplate("'items' needs a dictionary");
  return callMethod(value, "items", {}, runtime).value_or(Value());
}

Value mapFilter(V value, A a, Runtime& runtime) {
  Values out;
  if (const Value* attribute = a.at(a.positional.size(), "attribute")) {
    const Value* fallback = a.at(a.positional.size(), "default");
    for (const Value& item : itemsOf(value, runtime))
      out.push_back(attributeOf(item, *attribute, fallback));
    return Value::list(std::move(out));
  }
  const std::string name = toText(a.require(0, "filter", "map"));
  Arguments rest = a;
  rest.positional.erase(rest.positional.begin());
  for (const Value& item : itemsOf(value, runtime))
    out.push_back(applyFilter(name, item, rest, runtime));
  return Value::list(std::move(out));
}

/// select, reject, selectattr, rejectattr.
Value selectFilter(V value, A a, Runtime& runtime, bool keeps, bool byAttribute) {
  Arguments rest = a;
  const auto takeFirst = [&rest] {
    Value first = rest.positional.front();
    rest.positional.erase(rest.positional.begin());
    return first;
  };
  if (byAttribute && rest.positional.empty()) failTemplate("'selectattr' needs the name of an attribute");
  const Value attribute = byAttribute ? takeFirst() : Value(None{});
  const std::string test = rest.positional.empty() ? "" : toText(takeFirst());
  Values out;
  for (const Value& item : itemsOf(value, runtime)) {
    const Value subject = byAttribute ? attributeOf(item, attribute) : item;
    if ((test.empty() ? isTrue(subject) : applyTest(test, subject, rest)) == keeps) out.push_back(item);
  }
  return Value::list(std::move(out));
}

Value sortFilter(V value, A a, Runtime& runtime) {
  const bool reverse = isTrue(a.get(0, "reverse", Value(false)));
  const bool isCaseSensitive = isTrue(a.get(1, "case_sensitive", Value(false)));
  const Value attribute = a.get(2, "attribute", Value(None{}));
  const std::string paths = toText(attribute);
  std::vector<std::pair<std::vector<Value>, Value>> keyed;
  for (Value& item : itemsOf(value, runtime)) {
    std::vector<Value> keys;
    if (attribute.isNone())
      keys.push_back(keyFor(item, isCaseSensitive));
    else
      for (const std::string_view path : splitText(paths, ",", -1, false))
        keys.push_back(keyFor(attributeOf(item, Value(path)), isCaseSensitive));
    keyed.emplace_back(std::move(keys), item);
  }
  runtime.charge(keyed.size() * 16);
  std::stable_sort(keyed.begin(), keyed.end(), [reverse](const auto& x, const auto& y) {
    for (std::size_t i = 0; i < x.first.size(); ++i)
      if (const int order = compare(x.first[i], y.first[i]); order != 0) return reverse ? order > 0 : order < 0;
    return false;
  });
  Values out;
  for (auto& [keys, item] : keyed)
    out.push_back(std::move(item));
  return Value::list(std::move(out));
}

Value dictSortFilter(V value, A a, Runtime& runtime) {
  const bool isCaseSensitive = isTrue(a.get(0, "case_sensitive", Value(false)));
  const std::string by = toText(a.get(1, "by", Value("key")));
  const bool reverse = isTrue(a.get(2, "reverse", Value(false)));
  if (by != "key" && by != "value") failTemplate("'dictsort' sorts by key or value");
  Values pairs = elementsOf(itemsFilter(value, {}, runtime));
  runtime.charge(pairs.size() * 16);
  const std::size_t part = by == "key" ? 0 : 1;
  std::stable_sort(pairs.begin(), pairs.end(), [&](const Value& x, const Value& y) {
    const int order =
        compare(keyFor(x.list()->items[part], isCaseSensitive), keyFor(y.list()->items[part], isCaseSensitive));
    return reverse ? order > 0 : order < 0;
  });
  return Value::list(std::move(pairs));
}

Value extremeFilter(V value, A a, Runtime& runtime, bool wantsLeast) {
  const bool isCaseSensitive = isTrue(a.get(0, "case_sensitive", Value(false)));
  const Value attribute = a.get(1, "attribute", Value(None{}));
  const Values items = itemsOf(value, runtime);
  if (items.empty()) return Value::undefined("no item: the sequence is empty");
  const auto key = [&](const Value& item) {
    return keyFor(attribute.isNone() ? item : attributeOf(item, attribute), isCaseSensitive);
  };
  const Value* best = &items[0];
  for (const Value& item : items) {
    const int order = compare(key(item), key(*best));
    if (wantsLeast ? order < 0 : order > 0) best = &item;
  }
  return *best;
}

Value sumFilter(V value, A a, Runtime& runtime) {
  const Value attribute = a.get(0, "attribute", Value(None{}));
  Value total = a.get(1, "start", Value(std::int64_t{0}));
  for (const Value& item : itemsOf(value, runtime))
    total = operate("+", total, attribute.isNone() ? item : attributeOf(item, attribute), runtime);
  return total;
}

Value uniqueFilter(V value, A a, Runtime& runtime) {
  const bool isCaseSensitive = isTrue(a.get(0, "case_sensitive", Value(false)));
  const Value attribute = a.get(1, "attribute", Value(None{}));
  Dict seen;
  Values out;
  for (const Value& item : itemsOf(value, runtime)) {
    const Value key = keyFor(attribute.isNone() ? item : attributeOf(item, attribute), isCaseSensitive);
    if (seen.find(key) != nullptr) continue;
    seen.set(key, Value(true));
    out.push_back(item);
  }
  return Value::list(std::move(out));
}

Value reverseFilter(V value, A, Runtime& runtime) {
  Values items = itemsOf(value.defined(), runtime);
  std::reverse(items.begin(), items.end());
  if (value.text() == nullptr) return Value::list(std::move(items));
  std::string out;
  for (const Value& item : items)
    out += *item.text();
  return Value(std::move(out));
}

Value batchFilter(V value, A a, Runtime& runtime) {
  const auto size = static_cast<std::size_t>(countOf(a.require(0, "linecount", "batch"), "batch"));
  const Value fill = a.get(1, "fill_with", Value(None{}));
  Values out;
  Values row;
  for (const Value& item : itemsOf(value, runtime)) {
    row.push_back(item);
    if (row.size() == size) out.push_back(Value::list(std::exchange(row, {})));
  }
  if (!row.empty()) {
    runtime.charge(fill.isNone() ? 0 : size);
    while (!fill.isNone() && row.size() < size)
      row.push_back(fill);
    out.push_back(Value::list(std::move(row)));
  }
  return Value::list(std::move(out));
}

Value sliceFilter(V value, A a, Runtime& runtime) {
  const auto count = static_cast<std::size_t>(countOf(a.require(0, "slices", "slice"), "slice"));
  const Value fill = a.get(1, "fill_with", Value(None{}));
  const Values items = itemsOf(value, runtime);
  runtime.charge(count);
  const std::size_t each = items.size() / count;
  const std::size_t longer = items.size() % count;
  Values out;
  std::size_t at = 0;
  for (std::size_t i = 0; i < count; ++i) {
    const std::size_t length = each + (i < longer ? 1 : 0);
    Values part(items.begin() + static_cast<std::ptrdiff_t>(at),
                items.begin() + static_cast<std::ptrdiff_t>(at + length));
    at += length;
    if (!fill.isNone() && i >= longer) part.push_back(fill);
    out.push_back(Value::list(std::move(part)));
  }
  return Value::list(std::move(out));
}

Value groupByFilter(V value, A a, Runtime& runtime) {
  const Value& attribute = a.require(0, "attribute", "groupby");
  const Value* fallback = a.at(1, "default");
  const bool isCaseSensitive = isTrue(a.get(2, "case_sensitive", Value(false)));
  std::vector<std::pair<Value, Value>> keyed;
  for (const Value& item : itemsOf(value, runtime))
    keyed.emplace_back(attributeOf(item, attribute, fallback), item);
  runtime.charge(keyed.size() * 16);
  const auto order = [isCaseSensitive](const Value& x, const Value& y) {
    return compare(keyFor(x, isCaseSensitive), keyFor(y, isCaseSensitive));
  };
  std::stable_sort(keyed.begin(), keyed.end(),
                   [&](const auto& x, const auto& y) { return order(x.first, y.first) < 0; });
  Values out;
  for (std::size_t at = 0; at < keyed.size();) {
    Values group;
    const Value key = keyed[at].first;
    for (; at < keyed.size() && order(keyed[at].first, key) == 0; ++at)
      group.push_back(keyed[at].second);
    out.push_back(Value::group(key, std::move(group)));
  }
  return Value::list(std::move(out));
}

Value endFilter(V value, Runtime& runtime, bool isFirst) {
  const Values items = itemsOf(value.defined(), runtime);
  if (items.empty()) return Value::undefined("no item: the sequence is empty");
  return isFirst ? items.front() : items.back();
}

} // namespace

const std::map<std::string, Filter, std::less<>>& sequenceFilters() {
  const Filter length = [](V v, A, Runtime&) { return Value::integer(lengthOf(v)); };
  static const std::map<std::string, Filter, std::less<>> all = {
      {"batch", batchFilter},
      {"count", length},
      {"dictsort", dictSortFilter},
      {"first", [](V v, A, Runtime& r) { return endFilter(v, r, true); }},
      {"groupby", groupByFilter},
      {"items", itemsFilter},
      {"join", joinFilter},
      {"last", [](V v, A, Runtime& r) { return endFilter(v, r, false); }},
      {"length", length},
      {"list", [](V v, A, Runtime& r) { return Value::list(itemsOf(v, r)); }},
      {"map", mapFilter},
      {"max", [](V v, A a, Runtime& r) { return extremeFilter(v, a, r, false); }},
      {"min", [](V v, A a, Runtime& r) { return extremeFilter(v, a, r, true); }},
      {"reject", [](V v, A a, Runtime& r) { return selectFilter(v, a, r, false, false); }},
      {"rejectattr", [](V v, A a, Runtime& r) { return selectFilter(v, a, r, false, true); }},
      {"reverse", reverseFilter},
      {"select", [](V v, A a, Runtime& r) { return selectFilter(v, a, r, true, false); }},
      {"selectattr", [](V v, A a, Runtime& r) { return selectFilter(v, a, r, true, true); }},
      {"slice", sliceFilter},
      {"sort", sortFilter},
      {"sum", sumFilter},
      {"unique", uniqueFilter},
  };
  return all;
}

} // namespace aisemble::llm::jinja
