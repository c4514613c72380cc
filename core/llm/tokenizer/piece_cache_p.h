// SPDX-License-Identifier: Apache-2.0
#pragma once
// A bounded cache from short pieces to their ids: one cache line an entry, the key itself inside, the newest of two
// pieces that share a line wins. Most text repeats few words, so most merges are never run again.

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>
#include <string_view>
#include <vector>

namespace aisemble::llm::tok {

class PieceCache {
 public:
  static constexpr std::size_t kMaxPieceBytes = 24;
  static constexpr std::size_t kMaxIds = 8;

  struct Key {
    std::array<std::uint64_t, 3> words{};
    std::size_t length = 0;
  };

  /// `readable` bytes may be read from the start of the piece (at least its length): where 24 may, the key is three
  /// loads and a mask.
  static Key keyOf(std::string_view piece, std::size_t readable) {
    Key key;
    key.length = piece.size();
    if (std::endian::native == std::endian::little && readable >= kMaxPieceBytes) {
      std::memcpy(key.words.data(), piece.data(), kMaxPieceBytes);
      const auto mask = [](std::size_t bytes) { return bytes >= 8 ? ~0ULL : (1ULL << bytes * 8) - 1; };
      key.words[0] &= mask(key.length);
      key.words[1] &= key.length > 8 ? mask(key.length - 8) : 0;
      key.words[2] &= key.length > 16 ? mask(key.length - 16) : 0;
    } else {
      std::memcpy(key.words.data(), piece.data(), piece.size());
    }
    return key;
  }

  /// The ids, or an empty span.
  [[nodiscard]] std::span<const std::int32_t> find(const Key& key) const {
    if (m_lines.empty()) return {};
    const Line& line = m_lines[lineOf(key)];
    if (line.length != key.length || line.words != key.words) return {};
    return {line.ids.data(), line.count};
  }

  void store(const Key& key, std::span<const std::int32_t> ids) {
    if (ids.empty() || ids.size() > kMaxIds) return;
    if (m_lines.empty()) m_lines.resize(kLines);
    Line& line = m_lines[lineOf(key)];
    line.words = key.words;
    line.length = static_cast<std::uint8_t>(key.length);
    line.count = static_cast<std::uint8_t>(ids.size());
    std::memcpy(line.ids.data(), ids.data(), ids.size_bytes());
  }

 private:
  static constexpr std::size_t kLines = std::size_t{1} << 15U; ///< 2 MiB: fits the second-level cache of a server core
  struct alignas(64) Line {
    std::array<std::uint64_t, 3> words{};
    std::uint8_t length = 0; ///< 0: empty
    std::uint8_t count = 0;
    std::array<std::int32_t, kMaxIds> ids{};
  };
  static std::size_t lineOf(const Key& key) {
    std::uint64_t h = key.words[0] * 0x9E3779B97F4A7C15ULL ^ std::rotl(key.words[1] * 0xC2B2AE3D27D4EB4FULL, 29) ^
                      std::rotl(key.words[2] * 0x165667B19E3779F9ULL, 47) ^ key.length;
    h = (h ^ h >> 32U) * 0xD6E8FEB86659FD93ULL;
    return static_cast<std::size_t>(h >> 40U) & (kLines - 1);
  }
  std::vector<Line> m_lines;
};

} // namespace aisemble::llm::tok
