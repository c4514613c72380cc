// SPDX-License-Identifier: Apache-2.0
#pragma once
// Addresses of services: taken apart once, by the library that also calls them, so that both read them alike.

#include "core/base/result.h"

#include <string>
#include <string_view>

namespace aisemble::remote {

struct Url {
  std::string scheme; ///< "http" or "https"
  std::string host;   ///< lower case; an IPv6 address stands in brackets
  int port = 0;       ///< the scheme's own where none is given
  std::string path;   ///< begins with '/' or is empty; without a trailing '/'
  std::string query;  ///< without '?'

  /// "host" or "host:port": what messages and metrics call an endpoint.
  [[nodiscard]] std::string label() const;
  /// "scheme://host:port": equal for two addresses that may see the same key.
  [[nodiscard]] std::string origin() const;
  /// The address of `route` (begins with '/') below this one; a query of this one stays.
  [[nodiscard]] std::string below(std::string_view route) const;
  bool operator==(const Url&) const = default;
};

/// Errors: InvalidArgument for anything but an absolute http or https address without user name, password and fragment.
/// The message does not repeat the address, which might hold a key.
[[nodiscard]] Result<Url> parseUrl(const std::string& text);

} // namespace aisemble::remote
