// SPDX-License-Identifier: Apache-2.0
#include "core/api/http/ip_address.h"

#include <arpa/inet.h>
#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cstring>

namespace aisemble::api {
namespace {

constexpr std::array<std::uint8_t, 12> kMappedPrefix{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF};
constexpr int kMappedBits = 96;

/// `address` with everything after the first `bits` bits cleared.
IpAddress masked(IpAddress address, int bits) {
  for (int i = 0; i < 16; ++i) {
    const int kept = std::clamp(bits - i * 8, 0, 8);
    address.bytes[static_cast<std::size_t>(i)] &= static_cast<std::uint8_t>(0xFF00U >> kept);
  }
  return address;
}

} // namespace

std::optional<IpAddress> IpAddress::parse(std::string_view text) {
  const std::string terminated(text);
  if (terminated.size() != std::strlen(terminated.c_str())) return std::nullopt; // a NUL inside
  IpAddress out;
  if (inet_pton(AF_INET6, terminated.c_str(), out.bytes.data()) == 1) return out;
  std::copy(kMappedPrefix.begin(), kMappedPrefix.end(), out.bytes.begin());
  if (inet_pton(AF_INET, terminated.c_str(), out.bytes.data() + kMappedPrefix.size()) == 1) return out;
  return std::nullopt;
}

bool IpAddress::isIpv4() const {
  return std::equal(kMappedPrefix.begin(), kMappedPrefix.end(), bytes.begin());
}

bool IpAddress::isLoopback() const {
  if (isIpv4()) return bytes[12] == 127;
  IpAddress one;
  one.bytes[15] = 1;
  return *this == one;
}

bool IpAddress::isUnspecified() const {
  return std::all_of(bytes.begin() + (isIpv4() ? 12 : 0), bytes.end(), [](std::uint8_t byte) { return byte == 0; });
}

std::string IpAddress::text() const {
  std::array<char, INET6_ADDRSTRLEN> out{};
  if (isIpv4())
    inet_ntop(AF_INET, bytes.data() + kMappedPrefix.size(), out.data(), out.size());
  else
    inet_ntop(AF_INET6, bytes.data(), out.data(), out.size());
  return out.data();
}

Result<IpNetwork> IpNetwork::parse(std::string_view text) {
  const auto bad = [&](std::string_view why) {
    return fail(ErrorCode::InvalidArgument,
                fmt::format("'{}' is not a network: {}. Write it as 192.168.1.0/24 or fd00::/8.", text, why));
  };
  const std::size_t slash = text.find('/');
  const std::optional<IpAddress> address = IpAddress::parse(text.substr(0, slash));
  if (!address) return bad("the part before the slash is no numeric address");
  IpNetwork out{*address, 128};
  if (slash == std::string_view::npos) return out;

  // An IPv4 network is written with its own length; "::ffff:10.0.0.0/104" says the same in IPv6's.
  const bool dotted = text.substr(0, slash).find(':') == std::string_view::npos;
  const std::string_view digits = text.substr(slash + 1);
  int bits = -1;
  const auto [end, problem] = std::from_chars(digits.data(), digits.data() + digits.size(), bits);
  if (problem != std::errc() || end != digits.data() + digits.size() || bits < 0 || bits > (dotted ? 32 : 128))
    return bad(dotted ? "the length is not a number from 0 to 32" : "the length is not a number from 0 to 128");
  out.prefixBits = dotted ? bits + kMappedBits : bits;
  out.first = masked(*address, out.prefixBits);
  if (out.first != *address)
    return bad(
        fmt::format("bits are set beyond the length; the network of that address is {}/{}", out.first.text(), digits));
  return out;
}

bool IpNetwork::contains(const IpAddress& address) const {
  return masked(address, prefixBits) == first;
}

} // namespace aisemble::api
