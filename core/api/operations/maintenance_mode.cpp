// SPDX-License-Identifier: Apache-2.0
#include "core/api/operations/maintenance_mode.h"

#include "core/api/http/error_body.h"

#include <algorithm>
#include <array>

namespace aisemble::api {
namespace {

constexpr const char* kRetryAfterSeconds = "60"; // nobody knows when a person is done
constexpr std::array<std::string_view, 3> kFolders{"/ai/", "/data/", "/v1/"};
/// The routes of a pod's single services.
constexpr std::array<std::string_view, 4> kPodRoutes{"/completion", "/analyze", "/process", "/upload"};

} // namespace

bool closesForMaintenance(std::string_view pattern) {
  const auto isInside = [&](std::string_view folder) { return pattern.starts_with(folder); };
  return std::any_of(kFolders.begin(), kFolders.end(), isInside) ||
         std::find(kPodRoutes.begin(), kPodRoutes.end(), pattern) != kPodRoutes.end();
}

std::optional<HttpResponse> MaintenanceMode::refusal(std::string_view pattern) const {
  if (!isOn() || !closesForMaintenance(pattern)) return std::nullopt;
  HttpResponse out = errorResponse(503, pattern,
                                   "The server is in maintenance mode and takes no work. Try again later; "
                                   "POST /ops/maintenance/mode?enable=false ends it.");
  out.headers.push_back({"Retry-After", kRetryAfterSeconds});
  return out;
}

void MaintenanceMode::guard(Router& router) const {
  router.setGate([this](std::string_view pattern) { return refusal(pattern); });
}

} // namespace aisemble::api
