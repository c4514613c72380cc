// SPDX-License-Identifier: Apache-2.0
#pragma once
// Reads query parameters as FastAPI does: texts, numbers and bools by pydantic's conversions, problems at
// ["query", name]. Of several values of one name the last counts; unknown names are ignored.

#include "core/api/validation/coercion.h"
#include "core/api/validation/problems.h"

#include <optional>
#include <string>

namespace aisemble::api {

class QueryReader {
 public:
  /// `request` outlives this.
  explicit QueryReader(const HttpRequest& request) : m_request(request) {}

  // T: std::string, bool, int, std::int64_t, double.

  template <class T>
  void required(const char* name, T& out) {
    if (!read(name, out)) addMissing(name);
  }
  /// Absent leaves `out` alone.
  template <class T>
  void optional(const char* name, T& out) {
    read(name, out);
  }
  template <class T>
  void optional(const char* name, std::optional<T>& out) {
    T value{};
    if (read(name, value)) out = std::move(value);
  }
  /// The same with inclusive limits, as `greater_than_equal` and `less_than_equal`.
  void optionalInRange(const char* name, int& out, int low, int high);

  /// A problem that only the caller can see, with the parameter's text as input.
  void addProblem(const char* name, const Problem& problem);

  [[nodiscard]] bool isValid() const { return m_problems.isEmpty(); }
  [[nodiscard]] HttpResponse problems() const { return m_problems.response(); }

 private:
  /// True: the parameter is there (and `out` was written, or a problem added).
  bool read(const char* name, std::string& out);
  bool read(const char* name, bool& out);
  bool read(const char* name, int& out);
  bool read(const char* name, std::int64_t& out);
  bool read(const char* name, double& out);
  template <class T>
  bool readCoerced(const char* name, T& out);
  void addMissing(const char* name);
  [[nodiscard]] static Location at(const char* name) { return {std::string("query"), std::string(name)}; }

  const HttpRequest& m_request;
  Problems m_problems;
};

} // namespace aisemble::api
