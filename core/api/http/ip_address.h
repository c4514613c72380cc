// SPDX-License-Identifier: Apache-2.0
#pragma once
// Addresses and networks of IPv4 and IPv6 as plain values. Pure.

#include "core/base/result.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace aisemble::api {

/// IPv4 is kept in its mapped form (::ffff:a.b.c.d), so that both spellings of one address compare equal.
struct IpAddress {
  std::array<std::uint8_t, 16> bytes{};

  /// Numeric only: four decimal numbers, or IPv6 without brackets and zone.
  [[nodiscard]] static std::optional<IpAddress> parse(std::string_view text);

  [[nodiscard]] bool isIpv4() const;
  [[nodiscard]] bool isLoopback() const;    ///< 127.0.0.0/8, ::1
  [[nodiscard]] bool isUnspecified() const; ///< 0.0.0.0, ::
  /// "192.168.1.5", also for a mapped address; "::1".
  [[nodiscard]] std::string text() const;

  bool operator==(const IpAddress&) const = default;
};

struct IpNetwork {
  IpAddress first;
  int prefixBits = 128; ///< of the 128; an IPv4 network's own length plus 96

  /// "192.168.1.0/24", "fd00::/8", or one address. Errors: InvalidArgument, also for bits beyond the prefix, which
  /// tell that something else was meant.
  [[nodiscard]] static Result<IpNetwork> parse(std::string_view text);
  [[nodiscard]] bool contains(const IpAddress& address) const;
};

} // namespace aisemble::api
