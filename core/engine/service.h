// SPDX-License-Identifier: Apache-2.0
#pragma once
// The four kinds of work. Each is local or remote by one setting; everything else follows from the request's type.

#include <array>
#include <optional>
#include <string_view>

namespace aisemble {

enum class ServiceKind { Llm, Vision, Nlp, Data };

inline constexpr std::array kAllServices{ServiceKind::Llm, ServiceKind::Vision, ServiceKind::Nlp, ServiceKind::Data};

/// "llm", "vision", "nlp", "data": the names in the API, metrics labels and settings.
[[nodiscard]] constexpr std::string_view serviceName(ServiceKind kind) {
  switch (kind) {
  case ServiceKind::Llm: return "llm";
  case ServiceKind::Vision: return "vision";
  case ServiceKind::Nlp: return "nlp";
  case ServiceKind::Data: return "data";
  }
  return "unknown";
}

[[nodiscard]] constexpr std::optional<ServiceKind> serviceFromName(std::string_view name) {
  for (const ServiceKind kind : kAllServices)
    if (serviceName(kind) == name) return kind;
  return std::nullopt;
}

} // namespace aisemble
