// SPDX-License-Identifier: Apache-2.0
#pragma once
// Which addresses are those of the public internet. A name that somebody else resolves may point into this network.

#include <array>
#include <cstdint>

namespace aisemble::remote {

/// False for what the registries of special addresses (IANA; RFC 6890) do not call globally reachable: this machine,
/// private networks, link-local (clouds' metadata among them), shared, documentation, benchmarking, multicast,
/// reserved. Bytes in network order.
[[nodiscard]] bool isPublicIpv4(const std::array<std::uint8_t, 4>& address);

/// The same; an address that carries an IPv4 one (mapped, 6to4, Teredo, NAT64) is not public: where it leads is the
/// translator's secret.
[[nodiscard]] bool isPublicIpv6(const std::array<std::uint8_t, 16>& address);

} // namespace aisemble::remote
