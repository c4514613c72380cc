// SPDX-License-Identifier: Apache-2.0
#include "core/settings/settings.h"

#include "core/base/utf8.h"
#include "core/settings/fields_p.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>

namespace aisemble {
namespace settings {
namespace {

constexpr std::array<std::string_view, 4> kProtocols{"aisemble", "aisemble_pod", "openai", "open_inference"};
constexpr std::array<std::string_view, 4> kDialects{"plain", "vllm", "llama.cpp", "workbench"};

/// Never shows the address as a whole: somebody may have put a password into it.
std::string problemOf(const RemoteEndpoint& endpoint) {
  for (const std::string* text : {&endpoint.url, &endpoint.model, &endpoint.secret})
    if (const std::string problem = settings::problemOf(*text); !problem.empty()) return problem;
  std::string_view rest = endpoint.url;
  for (const std::string_view scheme : {"http://", "https://"})
    if (rest.starts_with(scheme)) rest.remove_prefix(scheme.size());
  if (rest.size() == endpoint.url.size()) return "has an address that does not begin with http:// or https://";
  const std::string_view authority = rest.substr(0, rest.find_first_of("/?#"));
  if (authority.find('@') != std::string_view::npos)
    return "has a user or a password in its address; keep it as a secret and name that";
  if (authority.empty() || authority.front() == ':') return "has an address without a host";
  if (std::ranges::find(kProtocols, endpoint.protocol) == kProtocols.end())
    return fmt::format("names the protocol '{}'; it must be {}", endpoint.protocol, fmt::join(kProtocols, ", "));
  if (std::ranges::find(kDialects, endpoint.dialect) == kDialects.end())
    return fmt::format("names the dialect '{}'; it must be {}", endpoint.dialect, fmt::join(kDialects, ", "));
  return {};
}

template <class Number>
std::string problemOfNumber(Number value, const Range<Number>& range) {
  if (range.contains(value)) return {};
  return fmt::format("is {}; it must be {} and {}", value,
                     range.lowIsOpen ? fmt::format("above {}", range.low) : fmt::format("at least {}", range.low),
                     range.highIsOpen ? fmt::format("below {}", range.high) : fmt::format("at most {}", range.high));
}

} // namespace

std::string problemOf(int value, const Range<int>& range) {
  return problemOfNumber(value, range);
}
std::string problemOf(std::int64_t value, const Range<std::int64_t>& range) {
  return problemOfNumber(value, range);
}
std::string problemOf(double value, const Range<double>& range) {
  return problemOfNumber(value, range);
}

std::string problemOf(ThemeChoice value) {
  return themeName(value).empty() ? fmt::format("is {}, which is no theme", static_cast<int>(value)) : std::string();
}

std::string problemOf(RouteChoice value) {
  return routeName(value).empty() ? fmt::format("is {}, which is no route", static_cast<int>(value)) : std::string();
}

std::string problemOf(const std::vector<RemoteEndpoint>& endpoints) {
  if (endpoints.size() > kMaxEntries)
    return fmt::format("has {} entries; it must have at most {}", endpoints.size(), kMaxEntries);
  for (std::size_t i = 0; i < endpoints.size(); ++i)
    if (const std::string problem = problemOf(endpoints[i]); !problem.empty())
      return problem + fmt::format(" (entry {})", i);
  return {};
}

std::string problemOf(const std::string& text) {
  constexpr std::size_t limit = 4096;
  if (text.size() > limit) return fmt::format("has {} bytes; it must have at most {}", text.size(), limit);
  if (const std::size_t at = findInvalidUtf8(text); at != std::string::npos)
    return fmt::format("is not UTF-8 text from byte {} on", at);
  return {};
}

std::string problemOf(const std::vector<std::string>& texts) {
  if (texts.size() > kMaxEntries)
    return fmt::format("has {} entries; it must have at most {}", texts.size(), kMaxEntries);
  for (std::size_t i = 0; i < texts.size(); ++i) {
    if (texts[i].empty()) return fmt::format("is empty in entry {}; remove that entry", i);
    if (const std::string problem = problemOf(texts[i]); !problem.empty())
      return problem + fmt::format(" (entry {})", i);
  }
  return {};
}

std::string_view routeName(RouteChoice route) {
  switch (route) {
  case RouteChoice::Local:
    return "local";
  case RouteChoice::Remote:
    return "remote";
  case RouteChoice::RemoteThenLocal:
    return "remote, then local";
  case RouteChoice::LocalThenRemote:
    return "local, then remote";
  }
  return {};
}

std::string_view themeName(ThemeChoice theme) {
  switch (theme) {
  case ThemeChoice::System:
    return "system";
  case ThemeChoice::Light:
    return "light";
  case ThemeChoice::Dark:
    return "dark";
  }
  return {};
}

} // namespace settings

Result<void> validate(const Settings& settings) {
  Result<void> out;
  settings::forEachField(settings, [&](std::string_view key, const auto&... valueAndRange) {
    if (!out) return;
    if (const std::string problem = settings::problemOf(valueAndRange...); !problem.empty())
      out = fail(ErrorCode::InvalidArgument, fmt::format("The setting '{}' {}.", key, problem));
  });
  return out;
}

} // namespace aisemble
