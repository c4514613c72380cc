// SPDX-License-Identifier: Apache-2.0
#pragma once
// The table of settings: key in settings.json, member, range. Reading, writing and validating all walk this table, so
// that a setting is named and bounded in one place.

#include "core/settings/settings.h"

#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <vector>

namespace aisemble::settings {

/// A number's range; an open end excludes the bound itself.
template <class Number>
struct Range {
  Number low = std::numeric_limits<Number>::lowest();
  Number high = std::numeric_limits<Number>::max();
  bool lowIsOpen = false;
  bool highIsOpen = false;
  [[nodiscard]] bool contains(Number value) const { // false for NaN
    return (lowIsOpen ? value > low : value >= low) && (highIsOpen ? value < high : value <= high);
  }
};

inline constexpr int kMaxEntries = 64;

/// Calls `visit(key, member, range)` for every number, and `visit(key, member)` for everything else, with keys as
/// settings.json writes them; "generation." stands for the object of that name. `Settings` may be const.
template <class AnySettings, class Visit>
void forEachField(AnySettings& s, Visit&& visit) {
  constexpr int day = 86'400;
  visit("theme", s.theme);
  visit("language", s.language);
  visit("defaultModel", s.defaultModel);
  visit("generation.maxTokens", s.generation.maxTokens, Range<int>{1, 1 << 24});
  visit("generation.temperature", s.generation.temperature, Range<double>{0, 100});
  visit("generation.topP", s.generation.topP, Range<double>{0, 1, true, false});
  visit("generation.topK", s.generation.topK, Range<int>{0, 1 << 24});
  visit("generation.minP", s.generation.minP, Range<double>{0, 1, false, true});
  visit("generation.repetitionPenalty", s.generation.repetitionPenalty, Range<double>{0, 100, true, false});
  visit("generation.seed", s.generation.seed);
  visit("generation.stop", s.generation.stop);
  visit("generation.ignoreEndOfSequence", s.generation.ignoreEndOfSequence);
  visit("enterSends", s.enterSends);
  visit("threads", s.threads, Range<int>{0, 1024});
  visit("batchWaitMs", s.batchWaitMs, Range<int>{0, 100});
  visit("maxRunning", s.maxRunning, Range<int>{1, 256});
  visit("maxWaiting", s.maxWaiting, Range<int>{0, 100'000});
  visit("requestDeadlineMs", s.requestDeadlineMs, Range<int>{1000, day * 1000});
  visit("cacheEnabled", s.cacheEnabled);
  visit("cacheLimitBytes", s.cacheLimitBytes, Range<std::int64_t>{0, std::int64_t{1} << 50});
  visit("completionTimeToLiveS", s.completionTimeToLiveS, Range<int>{0, 3650 * day});
  visit("otherTimeToLiveS", s.otherTimeToLiveS, Range<int>{0, 3650 * day});
  visit("sharedCache.enabled", s.sharedCache.enabled);
  visit("sharedCache.address", s.sharedCache.address);
  visit("sharedCache.timeoutMs", s.sharedCache.timeoutMs, Range<int>{1, 60'000});
  for (const ServiceKind kind : kAllServices) {
    const std::string prefix = "services." + std::string(serviceName(kind)) + ".";
    visit(std::string_view(prefix + "route"), s.service(kind).route);
    visit(std::string_view(prefix + "endpoints"), s.service(kind).endpoints);
  }
  visit("remote.connections", s.remote.connections, Range<int>{1, 1000});
  visit("remote.keptAlive", s.remote.keptAlive, Range<int>{0, 1000});
  visit("remote.keepAliveExpiryMs", s.remote.keepAliveExpiryMs, Range<int>{0, 3'600'000});
  visit("remote.totalTimeMs", s.remote.totalTimeMs, Range<int>{100, day * 1000});
  visit("remote.connectTimeMs", s.remote.connectTimeMs, Range<int>{10, 600'000});
  visit("remote.streamIdleMs", s.remote.streamIdleMs, Range<int>{100, day * 1000});
  visit("remote.blockWhenFull", s.remote.blockWhenFull);
  visit("modelFolders", s.modelFolders);
}

/// What is wrong with a member's value, as "is 700; it must be from 0 to 100"; empty when nothing is.
[[nodiscard]] std::string problemOf(int value, const Range<int>& range);
[[nodiscard]] std::string problemOf(std::int64_t value, const Range<std::int64_t>& range);
[[nodiscard]] std::string problemOf(double value, const Range<double>& range);
[[nodiscard]] std::string problemOf(ThemeChoice value);
[[nodiscard]] std::string problemOf(RouteChoice value);
[[nodiscard]] std::string problemOf(const std::vector<RemoteEndpoint>& endpoints);
[[nodiscard]] std::string problemOf(const std::string& text);
[[nodiscard]] std::string problemOf(const std::vector<std::string>& texts);
[[nodiscard]] inline std::string problemOf(bool) {
  return {};
}
[[nodiscard]] inline std::string problemOf(const std::optional<std::uint64_t>&) {
  return {};
}

/// "local", "remote", "remote, then local", "local, then remote".
[[nodiscard]] std::string_view routeName(RouteChoice route);
/// "system", "light", "dark".
[[nodiscard]] std::string_view themeName(ThemeChoice theme);

} // namespace aisemble::settings
