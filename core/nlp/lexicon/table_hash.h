// SPDX-License-Identifier: Apache-2.0
#pragma once
// The hash of the tables that are compiled in: the tools that write them and the code that reads them must agree.

#include <cstdint>
#include <string_view>

namespace aisemble::nlp {

/// FNV-1a (http://www.isthe.com/chongo/tech/comp/fnv/), 64 bits; `state` continues an earlier call.
[[nodiscard]] constexpr std::uint64_t tableHash(std::string_view text, std::uint64_t state = 0xCBF29CE484222325ULL) {
  for (const char c : text)
    state = (state ^ static_cast<unsigned char>(c)) * 0x100000001B3ULL;
  return state;
}

/// One hash of two, in which their order counts: xor, multiply and shift (the mixer of MurmurHash3's end).
[[nodiscard]] constexpr std::uint64_t mixedHash(std::uint64_t first, std::uint64_t second) {
  std::uint64_t out = first * 0x9E3779B97F4A7C15ULL ^ second;
  out = (out ^ out >> 33) * 0xFF51AFD7ED558CCDULL;
  out = (out ^ out >> 33) * 0xC4CEB9FE1A85EC53ULL;
  return out ^ out >> 33;
}

/// The hash of a feature of the tagger: one letter that names it, and one or two values.
[[nodiscard]] constexpr std::uint64_t featureHash(char id, std::uint64_t value) {
  return mixedHash(static_cast<unsigned char>(id), value);
}
[[nodiscard]] constexpr std::uint64_t featureHash(char id, std::uint64_t value, std::uint64_t second) {
  return mixedHash(featureHash(id, value), second);
}

/// First place to look at in a table of `slots` places, a power of two; the next places follow in turn.
[[nodiscard]] constexpr std::uint64_t tableSlot(std::uint64_t hash, std::uint64_t slots) {
  return (hash ^ hash >> 29) & (slots - 1);
}

} // namespace aisemble::nlp
