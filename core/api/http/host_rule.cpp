// SPDX-License-Identifier: Apache-2.0
#include "core/api/http/host_rule.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

namespace aisemble::api {
namespace {

std::string lowerCase(std::string_view text) {
  std::string out(text);
  for (char& c : out)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return out;
}

bool isNameCharacter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_' || c == '.';
}

std::optional<int> parsePort(std::string_view digits) {
  int port = 0;
  const auto [end, problem] = std::from_chars(digits.data(), digits.data() + digits.size(), port);
  if (problem != std::errc() || end != digits.data() + digits.size() || port < 1 || port > 65535) return std::nullopt;
  return port;
}

struct Origin {
  std::string scheme;
  HostPort host;

  [[nodiscard]] int effectivePort() const { return host.port.value_or(scheme == "https" ? 443 : 80); }
};

std::optional<Origin> parseOrigin(std::string_view text) {
  const std::size_t colon = text.find("://");
  if (colon == std::string_view::npos || colon == 0) return std::nullopt;
  Origin out{lowerCase(text.substr(0, colon)), {}};
  if (!std::all_of(out.scheme.begin(), out.scheme.end(),
                   [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '+'; }))
    return std::nullopt;
  std::optional<HostPort> host = parseHostPort(text.substr(colon + 3));
  if (!host) return std::nullopt;
  out.host = std::move(*host);
  return out;
}

/// One spelling for one origin.
std::string originText(const Origin& origin) {
  std::string out = origin.scheme + "://";
  const bool isIpv6 = origin.host.address && !origin.host.address->isIpv4();
  out += isIpv6 ? fmt::format("[{}]", origin.host.address->text()) : origin.host.host;
  const bool isDefault = (origin.scheme == "http" && origin.effectivePort() == 80) ||
                         (origin.scheme == "https" && origin.effectivePort() == 443);
  if (origin.host.port && !isDefault) out += fmt::format(":{}", *origin.host.port);
  return out;
}

} // namespace

std::optional<HostPort> parseHostPort(std::string_view text) {
  HostPort out;
  std::string_view rest;
  if (text.starts_with('[')) {
    const std::size_t close = text.find(']');
    if (close == std::string_view::npos) return std::nullopt;
    const std::string_view inside = text.substr(1, close - 1);
    out.address = IpAddress::parse(inside);
    if (!out.address || inside.find(':') == std::string_view::npos) return std::nullopt;
    out.host = lowerCase(inside);
    rest = text.substr(close + 1);
  } else {
    const std::size_t colon = text.find(':');
    std::string_view name = text.substr(0, colon);
    rest = colon == std::string_view::npos ? std::string_view() : text.substr(colon);
    if (name.size() > 1 && name.ends_with('.')) name.remove_suffix(1); // the root of the name system: the same host
    if (name.empty() || name.size() > 253 || name.ends_with('.') || name.starts_with('.') ||
        !std::all_of(name.begin(), name.end(), isNameCharacter))
      return std::nullopt;
    out.host = lowerCase(name);
    out.address = IpAddress::parse(name);
  }
  if (rest.empty()) return out;
  if (!rest.starts_with(':')) return std::nullopt;
  out.port = parsePort(rest.substr(1));
  return out.port ? std::optional(std::move(out)) : std::nullopt;
}

Result<HostPort> parseAllowedHost(std::string_view name) {
  std::optional<HostPort> out = parseHostPort(name);
  if (!out && name.find('[') == std::string_view::npos)
    if (const std::optional<IpAddress> address = IpAddress::parse(name)) // an IPv6 address without its brackets
      return HostPort{lowerCase(name), std::nullopt, address};
  if (!out)
    return fail(ErrorCode::InvalidArgument, fmt::format("'{}' is not a host name or address. Write it as example.org, "
                                                        "example.org:8443, 192.168.1.5 or [fd00::5]; there is no "
                                                        "wildcard.",
                                                        name));
  return std::move(*out);
}

bool isHostAllowed(std::string_view hostHeader, const HostRule& rule) {
  // What a program on this machine sends, without taking it apart: most requests.
  if (hostHeader == "localhost" || hostHeader == "127.0.0.1") return true;
  const std::optional<HostPort> host = parseHostPort(hostHeader);
  if (!host) return false;
  if (host->address ? host->address->isLoopback() || *host->address == rule.local : host->host == "localhost")
    return true;
  return std::any_of(rule.allowed.begin(), rule.allowed.end(), [&](const HostPort& allowed) {
    const bool isSame = allowed.address ? host->address == allowed.address : host->host == allowed.host;
    return isSame && (!allowed.port || host->port == allowed.port);
  });
}

Result<std::string> parseAllowedOrigin(std::string_view origin) {
  const std::optional<Origin> parsed = parseOrigin(origin);
  if (!parsed)
    return fail(ErrorCode::InvalidArgument,
                fmt::format("'{}' is not an origin. Write the scheme and host of the page, as https://app.example.org "
                            "or http://localhost:3000; there is no wildcard.",
                            origin));
  return originText(*parsed);
}

OriginVerdict judgeOrigin(std::optional<std::string_view> origin, std::string_view hostHeader,
                          std::span<const std::string> allowedOrigins) {
  if (!origin) return OriginVerdict::None;
  const std::optional<Origin> parsed = parseOrigin(*origin);
  if (!parsed) return OriginVerdict::Foreign;
  if (std::find(allowedOrigins.begin(), allowedOrigins.end(), originText(*parsed)) != allowedOrigins.end())
    return OriginVerdict::Allowed;
  const std::optional<HostPort> host = parseHostPort(hostHeader);
  if (host && parsed->scheme == "http" && parsed->effectivePort() == host->port.value_or(80) &&
      (parsed->host.address ? parsed->host.address == host->address : parsed->host.host == host->host))
    return OriginVerdict::Same;
  return OriginVerdict::Foreign;
}

} // namespace aisemble::api
