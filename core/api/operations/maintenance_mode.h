// SPDX-License-Identifier: Apache-2.0
#pragma once
// The switch that closes the working routes (AI, data, the OpenAI protocol) while health, jobs, models and operations
// stay open.

#include "core/api/http/router.h"

#include <atomic>
#include <optional>
#include <string_view>

namespace aisemble::api {

/// Thread-safe.
class MaintenanceMode {
 public:
  [[nodiscard]] bool isOn() const { return m_isOn.load(std::memory_order_relaxed); }
  void set(bool isOn) { m_isOn.store(isOn, std::memory_order_relaxed); }

  /// 503 with Retry-After for the pattern of a working route while the mode is on; nothing otherwise.
  [[nodiscard]] std::optional<HttpResponse> refusal(std::string_view pattern) const;

  /// Makes `router` ask this before every route, before a body is read. This outlives the router.
  void guard(Router& router) const;

 private:
  std::atomic<bool> m_isOn{false};
};

/// Whether a route of that pattern works on models or data.
[[nodiscard]] bool closesForMaintenance(std::string_view pattern);

} // namespace aisemble::api
