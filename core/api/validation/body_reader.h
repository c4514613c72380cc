// SPDX-License-Identifier: Apache-2.0
#pragma once
// Reads a JSON body field by field as FastAPI with pydantic 2 does, and collects everything that is wrong with it:
//
//   BodyReader reader(exchange->request());
//   reader.required("prompt", prompt);
//   reader.optional("max_tokens", count, 1000);
//   if (!reader.isValid()) return exchange->respond(reader.problems());
//
// Fields that are not asked for are ignored. Problems stand in the order of asking, which is pydantic's order of
// declaration.

#include "core/api/validation/coercion.h"
#include "core/api/validation/problems.h"

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace aisemble::api {

/// A body, of a content type that FastAPI reads as JSON (or of none).
[[nodiscard]] bool hasJsonBody(const HttpRequest& request);

class BodyReader {
 public:
  /// Not JSON: `json_invalid` with the place. No body, or no object: one problem at "body". A content type that is not
  /// JSON counts as no object, as in FastAPI: a form of a foreign page cannot ask for anything. Not UTF-8: 400.
  explicit BodyReader(const HttpRequest& request);
  /// The same for a text that was taken from a request whose content type is right.
  explicit BodyReader(std::string_view jsonText);
  ~BodyReader();
  BodyReader(const BodyReader&) = delete;
  BodyReader& operator=(const BodyReader&) = delete;

  // T: std::string, bool, int, std::int64_t, double, or std::vector of one of them.

  /// Absent is `missing`; null is a problem of the type.
  template <class T>
  void required(const char* name, T& out) {
    read(name, out, Presence::Required);
  }
  /// Absent leaves `out` alone; null is a problem of the type.
  template <class T>
  void optional(const char* name, T& out) {
    read(name, out, Presence::Optional);
  }
  template <class T>
  void optional(const char* name, T& out, T fallback) {
    out = std::move(fallback);
    read(name, out, Presence::Optional);
  }
  /// Absent and null leave `out` alone.
  template <class T>
  void nullable(const char* name, T& out) {
    read(name, out, Presence::Nullable);
  }
  template <class T>
  void nullable(const char* name, std::optional<T>& out) {
    T value{};
    if (read(name, value, Presence::Nullable)) out = std::move(value);
  }

  /// Dictionaries and lists of anything, copied: for small ones.
  void requiredDictionary(const char* name, wire::Json& out) { readDictionary(name, out, Presence::Required); }
  void nullableDictionary(const char* name, wire::Json& out) { readDictionary(name, out, Presence::Nullable); }

  /// `use` reads the fields of the object `name`, a model of its own; it is not called when there is none.
  void requiredObject(const char* name, const std::function<void(BodyReader&)>& use);
  /// Absent and null: `use` is not called.
  void nullableObject(const char* name, const std::function<void(BodyReader&)>& use);
  /// For each object of a list.
  void requiredObjects(const char* name, const std::function<void(BodyReader&)>& use);

  /// A problem that only the caller can see, at the field `name` with its value as input.
  void addProblem(const char* name, const Problem& problem);

  /// The value as it stands; null when absent.
  [[nodiscard]] const wire::Json* find(const char* name) const;
  /// The whole document.
  [[nodiscard]] const wire::Json& json() const { return *m_json; }

  [[nodiscard]] bool isValid() const { return m_problems->isEmpty(); }
  [[nodiscard]] HttpResponse problems() const { return m_problems->response(); }

 private:
  enum class Presence { Required, Optional, Nullable };

  BodyReader(const wire::Json& json, Location where, std::shared_ptr<Problems> problems);
  void readText(std::string_view text);
  /// True: `out` was written.
  template <class T>
  bool read(const char* name, T& out, Presence presence);
  template <class T>
  bool read(const char* name, std::vector<T>& out, Presence presence);
  void readDictionary(const char* name, wire::Json& out, Presence presence);
  void readObject(const char* name, const std::function<void(BodyReader&)>& use, Presence presence);
  /// The value to read; null where there is none (reported if it must be there).
  [[nodiscard]] const wire::Json* present(const char* name, Presence presence);
  [[nodiscard]] Location at(std::string_view name) const;

  std::unique_ptr<wire::Json> m_document; // of the outermost reader
  const wire::Json* m_json = nullptr;
  Location m_where;
  std::shared_ptr<Problems> m_problems;
};

template <class T>
bool BodyReader::read(const char* name, T& out, Presence presence) {
  const wire::Json* value = present(name, presence);
  if (value == nullptr) return false;
  if (const auto problem = coerce(*value, out)) {
    m_problems->add(*problem, at(name), *value);
    return false;
  }
  return true;
}

namespace detail {
[[nodiscard]] bool isList(const wire::Json& json);
[[nodiscard]] std::size_t listSize(const wire::Json& json);
[[nodiscard]] const wire::Json& listItem(const wire::Json& json, std::size_t index);
} // namespace detail

template <class T>
bool BodyReader::read(const char* name, std::vector<T>& out, Presence presence) {
  const wire::Json* value = present(name, presence);
  if (value == nullptr) return false;
  if (!detail::isList(*value)) {
    m_problems->add(notAList(), at(name), *value);
    return false;
  }
  std::vector<T> items;
  bool isGood = true;
  for (std::size_t i = 0; i < detail::listSize(*value); ++i) {
    T item{};
    const wire::Json& json = detail::listItem(*value, i);
    if (const auto problem = coerce(json, item)) {
      Location where = at(name);
      where.emplace_back(static_cast<std::int64_t>(i));
      m_problems->add(*problem, where, json);
      isGood = false;
    }
    items.push_back(std::move(item));
  }
  if (isGood) out = std::move(items);
  return isGood;
}

} // namespace aisemble::api
