// SPDX-License-Identifier: Apache-2.0
#pragma once
// How an answer came about, in headers beside it: the same for every route.

#include "core/api/http/exchange.h"
#include "core/orchestrator/orchestrator.h"

#include <algorithm>
#include <span>
#include <string>
#include <utility>

namespace aisemble::api {

/// X-Cache (hit or miss), X-Served-By: remote, and X-Fallback with the reason why an engine that was preferred did not
/// answer. Of several requests behind one answer: a hit is one of them all, the others are those of any.
inline void describe(std::span<const RequestReport> reports, HttpResponse& out) {
  const bool isCached = std::ranges::all_of(reports, &RequestReport::fromCache);
  out.headers.push_back({"X-Cache", isCached && !reports.empty() ? "hit" : "miss"});
  if (std::ranges::any_of(reports, &RequestReport::remote)) out.headers.push_back({"X-Served-By", "remote"});
  const auto other =
      std::ranges::find_if(reports, [](const RequestReport& report) { return !report.fallback.empty(); });
  if (other == reports.end()) return;
  std::string reason = other->fallback;
  for (char& c : reason)
    if (static_cast<unsigned char>(c) < 0x20 || static_cast<unsigned char>(c) >= 0x7F) c = ' '; // one line of ASCII
  out.headers.push_back({"X-Fallback", std::move(reason)});
}

} // namespace aisemble::api
