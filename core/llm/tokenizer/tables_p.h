// SPDX-License-Identifier: Apache-2.0
#pragma once
// Lookup tables that are built once while loading and then only read: open addressing in flat arrays, with keys mixed
// by a seed of the process, so that a file cannot choose keys that collide.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace aisemble::llm::tok {

/// 64-bit key to 64-bit value. The key ~0 is reserved.
class PairTable {
 public:
  void reserve(std::size_t count);
  void assign(std::uint64_t key, std::uint64_t value); ///< the last value of a key stays
  /// Null when absent; valid until the next assign().
  [[nodiscard]] const std::uint64_t* find(std::uint64_t key) const {
    if (m_slots.empty()) return nullptr;
    for (std::size_t at = slotOf(key);; at = (at + 1) & m_mask) {
      if (m_slots[at].key == key) return &m_slots[at].value;
      if (m_slots[at].key == kEmpty) return nullptr;
    }
  }
  [[nodiscard]] std::size_t size() const { return m_size; }

 private:
  static constexpr std::uint64_t kEmpty = ~0ULL;
  struct Slot {
    std::uint64_t key = kEmpty;
    std::uint64_t value = 0;
  };
  [[nodiscard]] std::size_t slotOf(std::uint64_t key) const {
    std::uint64_t h = (key ^ s_seed) * 0x9E3779B97F4A7C15ULL;
    h = (h ^ h >> 32U) * s_factor;
    return static_cast<std::size_t>(h >> 32U) & m_mask;
  }
  void grow(std::size_t slots);

  static const std::uint64_t s_seed;
  static const std::uint64_t s_factor;
  std::vector<Slot> m_slots;
  std::size_t m_mask = 0;
  std::size_t m_size = 0;
};

/// Strings to ids and back.
class Vocabulary {
 public:
  void reserve(std::size_t count, std::size_t bytes);
  /// The last id of a piece stays, as the last piece of an id does.
  void assign(std::string_view piece, std::int32_t id);
  void finish(); ///< builds the way back; call once after the last assign()

  [[nodiscard]] std::optional<std::int32_t> idOf(std::string_view piece) const;
  [[nodiscard]] std::optional<std::string_view> pieceOf(std::int32_t id) const;
  [[nodiscard]] std::size_t size() const { return m_entries.size(); }
  [[nodiscard]] std::size_t idLimit() const { return m_idLimit; }
  [[nodiscard]] bool hasSharedIds() const { return m_hasSharedIds; } ///< two pieces with one id
  [[nodiscard]] std::size_t longestPiece() const { return m_longest; }

  template <class Use>
  void forEach(Use&& use) const {
    for (const Entry& entry : m_entries)
      use(pieceAt(entry), entry.id);
  }

 private:
  struct Entry {
    std::size_t begin = 0;
    std::uint32_t length = 0;
    std::int32_t id = 0;
  };
  [[nodiscard]] std::string_view pieceAt(const Entry& entry) const {
    return std::string_view(m_bytes).substr(entry.begin, entry.length);
  }
  [[nodiscard]] std::size_t slotOf(std::string_view piece) const;
  void grow(std::size_t slots);

  std::string m_bytes;
  std::vector<Entry> m_entries;
  std::vector<std::uint32_t> m_slots; ///< index into m_entries plus one; 0 is empty
  std::vector<std::uint32_t> m_byId;  ///< the same, by id, where ids are dense
  PairTable m_sparseById;             ///< where they are not
  std::size_t m_idLimit = 0;
  std::size_t m_longest = 0;
  bool m_hasSharedIds = false;
};

/// Byte trie over pieces, each with a value >= 0; walked from the left.
class Trie {
 public:
  Trie();
  void insert(std::string_view piece, std::int32_t value, bool replace = true);
  [[nodiscard]] bool isEmpty() const { return m_values.size() == 1; }
  [[nodiscard]] bool canStartWith(char byte) const { return m_first[static_cast<std::uint8_t>(byte)] != 0; }

  static constexpr std::uint32_t kRoot = 0;
  /// The node after `byte`, or 0: the root is no node's child.
  [[nodiscard]] std::uint32_t next(std::uint32_t node, char byte) const {
    const auto b = static_cast<std::uint8_t>(byte);
    if (node == kRoot) return m_first[b];
    const std::uint64_t* child = m_edges.find(static_cast<std::uint64_t>(node) << 8U | b);
    return child == nullptr ? 0 : static_cast<std::uint32_t>(*child);
  }
  /// The value of the piece that ends at `node`, or -1.
  [[nodiscard]] std::int32_t valueAt(std::uint32_t node) const { return m_values[node]; }

  struct Match {
    std::size_t end = 0;
    std::int32_t value = -1; ///< -1: none
  };
  /// The longest piece that starts at `at`.
  [[nodiscard]] Match longestAt(std::string_view text, std::size_t at) const;

 private:
  PairTable m_edges;
  std::vector<std::uint32_t> m_first; // children of the root
  std::vector<std::int32_t> m_values;
};

} // namespace aisemble::llm::tok
