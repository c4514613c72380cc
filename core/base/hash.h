// SPDX-License-Identifier: Apache-2.0
#pragma once
// 128-bit content digests (XXH3) for cache keys and model identities. Fast, not cryptographic: whoever must not be
// fooled by a crafted collision compares the full key as well (the result cache does).

#include "core/base/result.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <string_view>

namespace aisemble {

struct Digest {
  std::array<std::uint8_t, 16> bytes{};
  [[nodiscard]] std::string hex() const; ///< 32 lower-case hexadecimal digits
  bool operator==(const Digest&) const = default;
};

[[nodiscard]] Digest digestOf(std::string_view text);
[[nodiscard]] Digest digestOf(std::span<const std::byte> data);

/// Feeds pieces into one digest.
class DigestBuilder {
 public:
  DigestBuilder();
  ~DigestBuilder();
  DigestBuilder(const DigestBuilder&) = delete;
  DigestBuilder& operator=(const DigestBuilder&) = delete;
  void add(std::string_view piece);
  [[nodiscard]] Digest finish() const;
  /// Adds a file's bytes. Errors: NotFound, IoFailure.
  [[nodiscard]] Result<void> addFile(const std::filesystem::path& path);

 private:
  struct State;
  std::unique_ptr<State> m_state;
};

} // namespace aisemble
