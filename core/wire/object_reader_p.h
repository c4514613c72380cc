// SPDX-License-Identifier: Apache-2.0
#pragma once
// Reads the fields of one JSON object into typed members and remembers the first thing that is wrong, with its path.
// Codecs read on after a problem and ask once, at the end.

#include "core/wire/json.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <concepts>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace aisemble::wire {

/// What is known to be wrong with a document; the first problem stays.
class Problems {
 public:
  void add(const std::string& path, std::string_view what, ErrorCode code = ErrorCode::InvalidArgument) {
    if (!m_first) m_first = Error{code, (path.empty() ? "the value" : path) + ": " + std::string(what) + ".", {}, {}};
  }
  [[nodiscard]] bool isEmpty() const { return !m_first; }
  template <class T>
  [[nodiscard]] Result<T> finish(T value) {
    if (m_first) return fail(std::move(*m_first));
    return value;
  }

 private:
  std::optional<Error> m_first;
};

/// Inclusive, unless an end is open.
struct Bounds {
  double low = std::numeric_limits<double>::lowest();
  double high = std::numeric_limits<double>::max();
  bool lowIsOpen = false;
  bool highIsOpen = false;
};
template <std::integral I>
struct IntegerBounds {
  I low = std::numeric_limits<I>::min();
  I high = std::numeric_limits<I>::max();
};
inline constexpr IntegerBounds<std::int64_t> kCount{0, std::numeric_limits<std::int64_t>::max()};
inline constexpr IntegerBounds<int> kSmallCount{0, std::numeric_limits<int>::max()};

// read*(): one value at a path. All report to `problems` and leave `out` alone when something is wrong.

inline void readValue(const Json& json, const std::string& path, Problems& problems, bool& out) {
  if (!json.is_boolean()) return problems.add(path, "must be true or false");
  out = json.get<bool>();
}

inline void readValue(const Json& json, const std::string& path, Problems& problems, std::string& out) {
  if (!json.is_string()) return problems.add(path, "must be text");
  out = json.get_ref<const std::string&>();
}

template <std::integral I>
requires(!std::same_as<I, bool>) void readValue(const Json& json, const std::string& path, Problems& problems, I& out,
                                                IntegerBounds<I> bounds = {}) {
  const auto bad = [&] {
    problems.add(path, fmt::format("must be a whole number from {} to {}", bounds.low, bounds.high));
  };
  const auto take = [&](auto value) {
    if (std::cmp_less(value, bounds.low) || std::cmp_greater(value, bounds.high)) return bad();
    out = static_cast<I>(value);
  };
  if (json.is_number_unsigned()) return take(json.get<std::uint64_t>());
  if (json.is_number_integer()) return take(json.get<std::int64_t>());
  if (json.is_number_float()) { // clients without integers write 16.0; exact up to 2^53
    const double value = json.get<double>();
    if (std::trunc(value) == value && std::abs(value) <= 9007199254740992.0)
      return take(static_cast<std::int64_t>(value));
  }
  bad();
}

inline void readValue(const Json& json, const std::string& path, Problems& problems, double& out, Bounds bounds = {}) {
  if (!json.is_number()) return problems.add(path, "must be a number");
  const double value = json.get<double>();
  const bool isAbove = bounds.lowIsOpen ? value > bounds.low : value >= bounds.low;
  const bool isBelow = bounds.highIsOpen ? value < bounds.high : value <= bounds.high;
  if (!std::isfinite(value)) return problems.add(path, "must be a finite number");
  if (!isAbove || !isBelow)
    return problems.add(
        path,
        fmt::format("must be {} and {}, not {}",
                    bounds.lowIsOpen ? fmt::format("above {}", bounds.low) : fmt::format("at least {}", bounds.low),
                    bounds.highIsOpen ? fmt::format("below {}", bounds.high) : fmt::format("at most {}", bounds.high),
                    value));
  out = value;
}

template <class Item, class... Extra>
void readValue(const Json& json, const std::string& path, Problems& problems, std::vector<Item>& out, Extra... extra) {
  if (!json.is_array()) return problems.add(path, "must be a list");
  std::vector<Item> items(json.size());
  for (std::size_t i = 0; i < items.size() && problems.isEmpty(); ++i)
    readValue(json[i], path + "[" + std::to_string(i) + "]", problems, items[i], extra...);
  if (problems.isEmpty()) out = std::move(items);
}

/// Bounds of a list's items are those of its element type.
template <class Item, class... Extra>
void readValue(const Json& json, const std::string& path, Problems& problems, std::optional<Item>& out,
               Extra... extra) {
  Item item{};
  readValue(json, path, problems, item, extra...);
  if (problems.isEmpty()) out = std::move(item);
}

class ObjectReader {
 public:
  ObjectReader(const Json& json, std::string path, Problems& problems)
      : m_json(json), m_path(std::move(path)), m_problems(problems) {
    if (!json.is_object()) problems.add(m_path, "must be an object");
  }

  /// Absent and null leave `out` at its default.
  template <class T, class... Extra>
  void optional(const char* name, T& out, Extra... extra) {
    if (const Json* value = find(name)) readValue(*value, pathOf(name), m_problems, out, extra...);
  }
  template <class T, class... Extra>
  void required(const char* name, T& out, Extra... extra) {
    if (const Json* value = need(name)) readValue(*value, pathOf(name), m_problems, out, extra...);
  }

  /// A text that stands for a value: `parse(std::string_view)` gives an optional.
  template <class T, class Parse>
  void named(const char* name, T& out, Parse parse, std::string_view choices, bool isRequired = false) {
    const Json* value = isRequired ? need(name) : find(name);
    if (value == nullptr) return;
    std::string text;
    readValue(*value, pathOf(name), m_problems, text);
    if (!m_problems.isEmpty()) return;
    if (const auto parsed = parse(std::string_view(text)))
      out = *parsed;
    else
      m_problems.add(pathOf(name), fmt::format("must be one of {}", choices));
  }

  /// Calls `use(ObjectReader&)` for the object of that name, if it is there.
  template <class Use>
  void object(const char* name, Use use, bool isRequired = false) {
    const Json* value = isRequired ? need(name) : find(name);
    if (value == nullptr) return;
    ObjectReader child(*value, pathOf(name), m_problems);
    if (m_problems.isEmpty()) use(child);
  }

  /// Calls `use(ObjectReader&)` for each object of the list of that name.
  template <class Use>
  void objects(const char* name, Use use, bool isRequired = false) {
    const Json* value = isRequired ? need(name) : find(name);
    if (value == nullptr) return;
    if (!value->is_array()) return m_problems.add(pathOf(name), "must be a list");
    for (std::size_t i = 0; i < value->size() && m_problems.isEmpty(); ++i) {
      ObjectReader child((*value)[i], pathOf(name) + "[" + std::to_string(i) + "]", m_problems);
      if (m_problems.isEmpty()) use(child);
    }
  }

  /// From here on the names that are looked for are put there.
  void noteNames(std::vector<std::string_view>& names) { m_names = &names; }

  /// nullptr when absent or null.
  [[nodiscard]] const Json* find(const char* name) const {
    if (m_names != nullptr) m_names->push_back(name);
    if (!m_json.is_object()) return nullptr;
    const auto at = m_json.find(name);
    return at == m_json.end() || at->is_null() ? nullptr : &*at;
  }
  /// As find(), but absence is a problem.
  [[nodiscard]] const Json* need(const char* name) {
    const Json* value = find(name);
    if (value == nullptr) m_problems.add(pathOf(name), "is missing");
    return value;
  }
  [[nodiscard]] std::string pathOf(std::string_view name) const {
    return m_path.empty() ? std::string(name) : m_path + "." + std::string(name);
  }
  void problem(std::string_view name, std::string_view what, ErrorCode code = ErrorCode::InvalidArgument) {
    m_problems.add(pathOf(name), what, code);
  }
  [[nodiscard]] Problems& problems() { return m_problems; }
  [[nodiscard]] const Json& json() const { return m_json; }

 private:
  const Json& m_json;
  std::string m_path;
  Problems& m_problems;
  std::vector<std::string_view>* m_names = nullptr;
};

/// An object of options: `read(ObjectReader&, Options&)`. Messages begin with `path`. Of its names, those that `read`
/// does not look for go to `unknown`.
template <class Options, class Read>
[[nodiscard]] Result<Options> readOptionsAlone(const Json& json, std::string path, std::vector<std::string>* unknown,
                                               Read read) {
  Problems problems;
  Options out{};
  std::vector<std::string_view> known;
  ObjectReader reader(json, std::move(path), problems);
  if (unknown != nullptr) reader.noteNames(known);
  if (problems.isEmpty()) read(reader, out);
  if (unknown != nullptr && json.is_object())
    for (const auto& [name, value] : json.get_ref<const Json::object_t&>())
      if (std::find(known.begin(), known.end(), name) == known.end()) unknown->push_back(name);
  return problems.finish(std::move(out));
}

/// Decodes a whole document: `use(ObjectReader&, T&)`.
template <class T, class Use>
[[nodiscard]] Result<T> readDocument(const Json& json, Use use) {
  Problems problems;
  T out{};
  ObjectReader reader(json, {}, problems);
  if (problems.isEmpty()) use(reader, out);
  return problems.finish(std::move(out));
}

/// "a, b, c" for messages, from a table of {value, name} pairs.
template <class Pairs>
[[nodiscard]] std::string namesOf(const Pairs& pairs) {
  std::string out;
  for (const auto& pair : pairs)
    out += (out.empty() ? "" : ", ") + std::string(pair.second);
  return out;
}

template <class T>
void putIfPresent(Json& json, const char* name, const std::optional<T>& value) {
  if (value) json[name] = *value;
}

} // namespace aisemble::wire
