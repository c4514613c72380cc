// SPDX-License-Identifier: Apache-2.0
#pragma once
// Reads optional fields of a JSON object from outside with their kind and range checked, and remembers the first fault.

#include "core/base/result.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <initializer_list>
#include <limits>
#include <optional>
#include <string>
#include <vector>

namespace aisemble::llm {

class JsonFields {
 public:
  explicit JsonFields(const nlohmann::json& object) : m_object(object) {}

  /// The first of `names` that is there and not null; null when none is.
  [[nodiscard]] const nlohmann::json* find(std::initializer_list<const char*> names) const {
    for (const char* name : names)
      if (isGiven(name)) return &*m_object.find(name);
    return nullptr;
  }

  /// A count in [1, limit].
  std::optional<std::int64_t> count(std::initializer_list<const char*> names,
                                    std::int64_t limit = std::numeric_limits<std::int32_t>::max()) {
    const auto* value = find(names);
    if (value == nullptr) return std::nullopt;
    if (value->is_number_unsigned() && value->get<std::uint64_t>() >= 1 &&
        value->get<std::uint64_t>() <= static_cast<std::uint64_t>(limit))
      return static_cast<std::int64_t>(value->get<std::uint64_t>());
    return fault(names, "a whole number between 1 and " + std::to_string(limit));
  }

  std::optional<double> number(std::initializer_list<const char*> names) {
    const auto* value = find(names);
    if (value == nullptr) return std::nullopt;
    if (value->is_number() && std::isfinite(value->get<double>())) return value->get<double>();
    return fault(names, "a number");
  }

  std::optional<bool> flag(std::initializer_list<const char*> names) {
    const auto* value = find(names);
    if (value == nullptr) return std::nullopt;
    if (value->is_boolean()) return value->get<bool>();
    return fault(names, "true or false");
  }

  std::optional<std::string> text(std::initializer_list<const char*> names) {
    const auto* value = find(names);
    if (value == nullptr) return std::nullopt;
    if (value->is_string()) return value->get<std::string>();
    return fault(names, "a text");
  }

  std::optional<std::int32_t> tokenId(std::initializer_list<const char*> names) {
    const auto* value = find(names);
    if (value == nullptr) return std::nullopt;
    if (const auto id = asTokenId(*value)) return id;
    return fault(names, "a token id");
  }

  /// One id or a list of ids.
  std::vector<std::int32_t> tokenIds(std::initializer_list<const char*> names) {
    const auto* value = find(names);
    std::vector<std::int32_t> out;
    if (value == nullptr) return out;
    if (!value->is_array()) {
      if (const auto id = tokenId(names)) out.push_back(*id);
      return out;
    }
    for (const auto& item : *value) {
      const auto id = asTokenId(item);
      if (!id) {
        fault(names, "a token id or a list of them");
        return {};
      }
      out.push_back(*id);
    }
    return out;
  }

  /// Named as the file names it.
  std::nullopt_t fault(std::initializer_list<const char*> names, const std::string& expected) {
    const auto* const used = std::find_if(names.begin(), names.end(), [this](const char* n) { return isGiven(n); });
    const std::string name = used != names.end() ? *used : *names.begin();
    if (m_fault.empty()) m_fault = "'" + name + "' must be " + expected + ".";
    return std::nullopt;
  }

  [[nodiscard]] const std::string& firstFault() const { return m_fault; } ///< empty: none

 private:
  [[nodiscard]] bool isGiven(const char* name) const {
    const auto found = m_object.find(name);
    return found != m_object.end() && !found->is_null();
  }
  static std::optional<std::int32_t> asTokenId(const nlohmann::json& value) {
    if (value.is_number_unsigned() && value.get<std::uint64_t>() <= std::numeric_limits<std::int32_t>::max())
      return static_cast<std::int32_t>(value.get<std::uint64_t>());
    return std::nullopt;
  }

  const nlohmann::json& m_object;
  std::string m_fault;
};

} // namespace aisemble::llm
