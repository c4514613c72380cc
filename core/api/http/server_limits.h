// SPDX-License-Identifier: Apache-2.0
#pragma once
// How much of what a client may use. The defaults serve a workbench on one machine or a small group's network.

#include <chrono>
#include <cstddef>
#include <cstdint>

namespace aisemble::api {

/// Of what comes before a body.
struct HeadLimits {
  std::size_t headBytes = 32 * 1024;  ///< request line and fields; more answers 431
  std::size_t fields = 100;           ///< header fields; more answers 431
  std::size_t targetBytes = 8 * 1024; ///< more answers 414 (RFC 9110 asks for 8000 at least)
};

/// A route's own limit of its body is in RouteOptions.
struct ServerLimits {
  HeadLimits head;
  std::size_t connections = 1024;          ///< in all; more are answered 503 and closed
  std::size_t connectionsPerAddress = 512; ///< of one IPv4 address or IPv6 /64 network; more are answered 503
  std::uint64_t bodyBytesInAll = std::uint64_t{1} << 30; ///< of all bodies in memory at a time; more answers 503
  std::size_t unsentBytes = 4U << 20; ///< of a stream whose client does not read; more closes the connection

  std::chrono::milliseconds headTime{10'000}; ///< from a request's first byte to the end of its head; then 408
  std::chrono::milliseconds idle{75'000};     ///< between requests of a connection (nginx's default); then it is closed
  /// A body must grow by `bodyBytesPerWindow`, or end, in each such time; else 408. A trickle of single bytes cannot
  /// hold a connection.
  std::chrono::milliseconds bodyWindow{20'000};
  std::uint64_t bodyBytesPerWindow = 4096;
  std::chrono::milliseconds writeStall{30'000}; ///< the client takes no byte of an answer for so long: closed
  std::chrono::milliseconds linger{2'000};      ///< what still arrives after a refusal is thrown away for so long
  std::uint64_t lingerBytes = 16U << 20;        ///< or until so much came
  std::chrono::milliseconds stopGrace{5'000};   ///< running answers may end for so long when the server stops
};

} // namespace aisemble::api
