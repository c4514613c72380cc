// SPDX-License-Identifier: Apache-2.0
#pragma once
// Reads parameters of a request body as the OpenAI protocol means them: null is absent, a wrong one is a 400 that names
// it, and of several the first is told.

#include "core/api/openai/api_error.h"
#include "core/wire/json.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace aisemble::api::openai {

/// Inclusive; an open low end excludes the limit itself.
struct NumberRange {
  double low = 0;
  double high = 0;
  bool lowIsOpen = false;
  bool highIsOpen = false;
};

class FieldReader {
 public:
  /// `object` is an object and outlives this.
  explicit FieldReader(const wire::Json& object) : m_object(object) {}

  /// Null where the field is absent or null.
  [[nodiscard]] const wire::Json* find(const char* name) const;

  // Absent leaves `out` alone.
  void text(const char* name, std::string& out);
  void flag(const char* name, bool& out);
  /// Only JSON integers: 5.0 and "5" are wrong.
  void integer(const char* name, int& out, int low, int high);
  /// A seed: any integer of 64 bits; negative ones stand for their bit pattern.
  void seed(const char* name, std::optional<std::uint64_t>& out);
  void number(const char* name, double& out, const NumberRange& range);
  /// One text or a list of them.
  void stop(const char* name, std::vector<std::string>& out);

  /// A parameter that cannot be honoured: fine where `isNeutral` says that its value changes nothing.
  void refuse(const char* name, const std::function<bool(const wire::Json&)>& isNeutral, const char* why);

  void problem(ApiError error);
  [[nodiscard]] bool isGood() const { return !m_problem; }
  [[nodiscard]] ApiError takeProblem() { return std::move(*m_problem); }

 private:
  const wire::Json& m_object;
  std::optional<ApiError> m_problem;
};

/// A request's body as an object. Errors: 400 (not JSON, not an object), 413, 415.
[[nodiscard]] Parsed<wire::Json> readBody(const HttpRequest& request);

/// A list that begins with a number: token ids, as far as can be told.
[[nodiscard]] bool isTokenList(const wire::Json& json);
/// Its ids. Errors: 400 naming the item under `path`.
[[nodiscard]] Parsed<std::vector<std::int32_t>> tokenIds(const wire::Json& list, const std::string& path);

/// As "400: it is a list" messages name a value.
[[nodiscard]] std::string_view kindOf(const wire::Json& json);

} // namespace aisemble::api::openai
