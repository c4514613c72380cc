// SPDX-License-Identifier: Apache-2.0
#pragma once
// Open addressing from values to small numbers in order of first appearance.

#include <bit>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <utility>
#include <vector>

namespace aisemble::tabular {

/// Robin Hood hashing: an entry that is far from its home takes the place of a nearer one, so that searches stay short
/// at a load of up to 0.7 (Celis, Robin Hood Hashing, 1986). Entries keep part of the hash, so that texts are compared
/// about once a search.
template <class Value, class Hash, class Equal = std::equal_to<Value>>
class HashCodes {
 public:
  explicit HashCodes(std::size_t expected = 64) { grow(std::bit_ceil(expected * 2 + 16)); }

  /// The number of `value`; a new one when it was not seen before, which `row` is remembered for.
  std::uint32_t code(const Value& value, std::size_t row) {
    if (m_values.size() * 10 >= m_slots.size() * 7) grow(m_slots.size() * 2);
    const std::uint64_t hash = m_hash(value);
    const auto tag = static_cast<std::uint32_t>(hash >> 32);
    std::size_t at = hash & m_mask;
    for (std::uint32_t distance = 0;; ++distance, at = (at + 1) & m_mask) {
      const Slot& slot = m_slots[at];
      if (slot.code == kEmpty || distanceOf(at, slot) < distance) break;
      if (slot.tag == tag && m_equal(m_values[slot.code], value)) return slot.code;
    }
    const auto code = static_cast<std::uint32_t>(m_values.size());
    m_values.push_back(value);
    m_rows.push_back(static_cast<std::uint32_t>(row));
    insert({code, tag, static_cast<std::uint32_t>(hash)});
    return code;
  }

  [[nodiscard]] const std::vector<Value>& values() const { return m_values; }
  [[nodiscard]] const std::vector<std::uint32_t>& rows() const { return m_rows; } ///< of first appearance

 private:
  static constexpr std::uint32_t kEmpty = std::numeric_limits<std::uint32_t>::max();
  struct Slot {
    std::uint32_t code = kEmpty;
    std::uint32_t tag = 0;
    std::uint32_t low = 0; ///< of the hash: where its home is
  };

  [[nodiscard]] std::size_t distanceOf(std::size_t at, const Slot& slot) const { return (at - slot.low) & m_mask; }

  void insert(Slot slot) {
    std::size_t at = slot.low & m_mask;
    for (std::size_t distance = 0;; ++distance, at = (at + 1) & m_mask) {
      if (m_slots[at].code == kEmpty) {
        m_slots[at] = slot;
        return;
      }
      const std::size_t other = distanceOf(at, m_slots[at]);
      if (other < distance) {
        std::swap(slot, m_slots[at]);
        distance = other;
      }
    }
  }
  void grow(std::size_t slots) {
    std::vector<Slot> old = std::exchange(m_slots, std::vector<Slot>(slots));
    m_mask = slots - 1;
    for (const Slot& slot : old)
      if (slot.code != kEmpty) insert(slot);
  }

  std::vector<Slot> m_slots;
  std::size_t m_mask = 0;
  std::vector<Value> m_values;
  std::vector<std::uint32_t> m_rows;
  Hash m_hash;
  Equal m_equal;
};

struct HashNumber {
  std::uint64_t operator()(std::uint64_t x) const { // the finaliser of splitmix64 (Steele et al., OOPSLA 2014)
    x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9;
    x = (x ^ (x >> 27)) * 0x94d049bb133111eb;
    return x ^ (x >> 31);
  }
};

} // namespace aisemble::tabular
