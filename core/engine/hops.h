// SPDX-License-Identifier: Apache-2.0
#pragma once
// By which instances of this program a request has come, so that two that are each other's service elsewhere notice at
// once that it goes in a circle, instead of waiting for each other.

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <random>
#include <string>
#include <string_view>

namespace aisemble {

/// Of a call to another instance: the instances' ids, the first sender's first, with commas between.
inline constexpr const char* kHopsHeader = "X-Aisemble-Hops";
/// An instance that restarts has a new id; this many are a circle all the same.
inline constexpr std::size_t kMostHops = 16;

/// For the life of a process; says nothing about it.
[[nodiscard]] inline std::string newInstanceId() {
  std::random_device source;
  char out[17];
  std::snprintf(out, sizeof out, "%08x%08x", static_cast<unsigned>(source()), static_cast<unsigned>(source()));
  return out;
}

/// Whether `instance` may not be asked again. Whatever a client sent as hops is read, and never more than compared.
[[nodiscard]] inline bool isCircle(std::string_view hops, std::string_view instance) {
  if (static_cast<std::size_t>(std::count(hops.begin(), hops.end(), ',')) >= kMostHops) return true;
  while (!hops.empty()) {
    const std::size_t end = std::min(hops.find(','), hops.size());
    std::string_view hop = hops.substr(0, end);
    hops.remove_prefix(std::min(end + 1, hops.size()));
    while (hop.starts_with(' ') || hop.starts_with('\t'))
      hop.remove_prefix(1);
    while (hop.ends_with(' ') || hop.ends_with('\t'))
      hop.remove_suffix(1);
    if (!hop.empty() && hop == instance) return true;
  }
  return false;
}

[[nodiscard]] inline std::string withHop(std::string_view hops, std::string_view instance) {
  std::string out(hops);
  if (!out.empty()) out += ',';
  return out += instance;
}

} // namespace aisemble
