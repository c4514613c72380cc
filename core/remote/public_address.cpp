// SPDX-License-Identifier: Apache-2.0
#include "core/remote/public_address.h"

#include <algorithm>

namespace aisemble::remote {
namespace {

struct Network {
  std::uint32_t first;
  int prefixBits;
};

constexpr std::uint32_t of(std::uint32_t a, std::uint32_t b, std::uint32_t c, std::uint32_t d) {
  return a << 24 | b << 16 | c << 8 | d;
}

// https://www.iana.org/assignments/iana-ipv4-special-registry; multicast and reserved added.
constexpr Network kNotPublic[] = {
    {of(0, 0, 0, 0), 8},      {of(10, 0, 0, 0), 8},     {of(100, 64, 0, 0), 10}, {of(127, 0, 0, 0), 8},
    {of(169, 254, 0, 0), 16}, {of(172, 16, 0, 0), 12},  {of(192, 0, 0, 0), 24},  {of(192, 0, 2, 0), 24},
    {of(192, 88, 99, 0), 24}, {of(192, 168, 0, 0), 16}, {of(198, 18, 0, 0), 15}, {of(198, 51, 100, 0), 24},
    {of(203, 0, 113, 0), 24}, {of(224, 0, 0, 0), 4},    {of(240, 0, 0, 0), 4},
};

} // namespace

bool isPublicIpv4(const std::array<std::uint8_t, 4>& address) {
  const std::uint32_t value = of(address[0], address[1], address[2], address[3]);
  return std::ranges::none_of(
      kNotPublic, [&](const Network& network) { return (value ^ network.first) >> (32 - network.prefixBits) == 0; });
}

bool isPublicIpv6(const std::array<std::uint8_t, 16>& address) {
  const auto word = [&](std::size_t i) { return address[2 * i] << 8 | address[2 * i + 1]; };
  if ((address[0] & 0xe0) != 0x20) return false;            // only 2000::/3 is global unicast
  if (word(0) == 0x2002) return false;                      // 6to4
  if (word(0) == 0x2001 && word(1) < 0x0200) return false;  // 2001::/23: Teredo, benchmarking, ORCHID and others
  if (word(0) == 0x2001 && word(1) == 0x0db8) return false; // documentation
  return !(word(0) == 0x3fff && word(1) < 0x1000);          // documentation, RFC 9637
}

} // namespace aisemble::remote
