// SPDX-License-Identifier: Apache-2.0
#pragma once
// Which Host headers a server answers to, and which origins' pages may ask it. Without the first, a web page whose name
// is made to resolve to this machine (DNS rebinding, CVE-2024-28224) reads everything; without the second, any page can
// send requests from the user's browser. Pure.

#include "core/api/http/ip_address.h"
#include "core/base/result.h"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace aisemble::api {

/// host[:port] of a Host header, an origin or the allow-list.
struct HostPort {
  std::string host; ///< lower case, without a trailing dot and brackets
  std::optional<int> port;
  std::optional<IpAddress> address; ///< when the host is a numeric address
  bool operator==(const HostPort&) const = default;
};

/// RFC 9110, section 7.2, for registered names of letters, digits, '-', '_' and '.', IPv4 addresses and bracketed IPv6
/// addresses without a zone. Nothing: it is not of that form.
[[nodiscard]] std::optional<HostPort> parseHostPort(std::string_view text);

/// `name` of --allow-host, with a port ("example.org:8443": only that one) or without (any, or none).
/// Errors: InvalidArgument, also for "*", which would switch the check off.
[[nodiscard]] Result<HostPort> parseAllowedHost(std::string_view name);

struct HostRule {
  IpAddress local;                   ///< the address of this machine that the client connected to
  std::span<const HostPort> allowed; ///< beside localhost, loopback addresses and `local`
};
/// Whatever the port: a tunnel's or a published container's is not the listener's, and what a foreign page cannot forge
/// is the name.
[[nodiscard]] bool isHostAllowed(std::string_view hostHeader, const HostRule& rule);

/// "scheme://host[:port]" of --allow-origin, in lower case and without the scheme's default port. Errors:
/// InvalidArgument, also for "*" and "null", which would let every page in.
[[nodiscard]] Result<std::string> parseAllowedOrigin(std::string_view origin);

enum class OriginVerdict {
  None,    ///< no browser page asks: there is no Origin
  Same,    ///< a page that this server itself gave out
  Allowed, ///< on the allow-list: answered with CORS headers
  Foreign, ///< refused; also "null" and what cannot be read
};
/// `hostHeader` was allowed before.
[[nodiscard]] OriginVerdict judgeOrigin(std::optional<std::string_view> origin, std::string_view hostHeader,
                                        std::span<const std::string> allowedOrigins);

} // namespace aisemble::api
