// SPDX-License-Identifier: Apache-2.0
#include "core/llm/tokenizer/tables_p.h"

#include <xxhash.h>

#include <algorithm>
#include <bit>
#include <random>
#include <utility>

namespace aisemble::llm::tok {
namespace {

std::uint64_t randomWord() {
  std::random_device device;
  return static_cast<std::uint64_t>(device()) << 32U | device();
}

} // namespace

const std::uint64_t PairTable::s_seed = randomWord();
const std::uint64_t PairTable::s_factor = randomWord() | 1U;

void PairTable::reserve(std::size_t count) {
  const std::size_t slots = std::bit_ceil(std::max<std::size_t>(16, count * 2));
  if (slots > m_slots.size()) grow(slots);
}

void PairTable::grow(std::size_t slots) {
  std::vector<Slot> old = std::exchange(m_slots, std::vector<Slot>(slots));
  m_mask = slots - 1;
  for (const Slot& slot : old) {
    if (slot.key == kEmpty) continue;
    std::size_t at = slotOf(slot.key);
    while (m_slots[at].key != kEmpty)
      at = (at + 1) & m_mask;
    m_slots[at] = slot;
  }
}

void PairTable::assign(std::uint64_t key, std::uint64_t value) {
  if ((m_size + 1) * 2 > m_slots.size()) grow(std::max<std::size_t>(16, m_slots.size() * 2));
  std::size_t at = slotOf(key);
  while (m_slots[at].key != kEmpty && m_slots[at].key != key)
    at = (at + 1) & m_mask;
  if (m_slots[at].key == kEmpty) ++m_size;
  m_slots[at] = {key, value};
}

void Vocabulary::reserve(std::size_t count, std::size_t bytes) {
  m_bytes.reserve(bytes);
  m_entries.reserve(count);
  grow(std::bit_ceil(std::max<std::size_t>(16, count * 2)));
}

std::size_t Vocabulary::slotOf(std::string_view piece) const {
  static const std::uint64_t seed = randomWord();
  return static_cast<std::size_t>(XXH3_64bits_withSeed(piece.data(), piece.size(), seed)) & (m_slots.size() - 1);
}

void Vocabulary::grow(std::size_t slots) {
  m_slots.assign(slots, 0);
  for (std::size_t i = 0; i < m_entries.size(); ++i) {
    std::size_t at = slotOf(pieceAt(m_entries[i]));
    while (m_slots[at] != 0)
      at = (at + 1) & (slots - 1);
    m_slots[at] = static_cast<std::uint32_t>(i + 1);
  }
}

void Vocabulary::assign(std::string_view piece, std::int32_t id) {
  if ((m_entries.size() + 1) * 2 > m_slots.size()) grow(std::max<std::size_t>(16, m_slots.size() * 2));
  std::size_t at = slotOf(piece);
  while (m_slots[at] != 0 && pieceAt(m_entries[m_slots[at] - 1]) != piece)
    at = (at + 1) & (m_slots.size() - 1);
  if (m_slots[at] != 0) {
    m_entries[m_slots[at] - 1].id = id;
    return;
  }
  m_entries.push_back({m_bytes.size(), static_cast<std::uint32_t>(piece.size()), id});
  m_bytes.append(piece);
  m_slots[at] = static_cast<std::uint32_t>(m_entries.size());
  m_longest = std::max(m_longest, piece.size());
}

void Vocabulary::finish() {
  for (const Entry& entry : m_entries)
    m_idLimit = std::max(m_idLimit, static_cast<std::size_t>(entry.id) + 1);
  // A file may give a huge id to its only piece: ids that are not dense go to a hash table instead of an array.
  const bool dense = m_idLimit <= m_entries.size() * 2 + 65536;
  if (dense)
    m_byId.assign(m_idLimit, 0);
  else
    m_sparseById.reserve(m_entries.size());
  for (std::size_t i = 0; i < m_entries.size(); ++i) {
    const auto id = static_cast<std::size_t>(m_entries[i].id);
    if (dense) {
      m_hasSharedIds = m_hasSharedIds || m_byId[id] != 0;
      m_byId[id] = static_cast<std::uint32_t>(i + 1);
    } else {
      m_hasSharedIds = m_hasSharedIds || m_sparseById.find(id) != nullptr;
      m_sparseById.assign(id, i + 1);
    }
  }
}

std::optional<std::int32_t> Vocabulary::idOf(std::string_view piece) const {
  if (m_slots.empty() || piece.size() > m_longest) return std::nullopt;
  for (std::size_t at = slotOf(piece); m_slots[at] != 0; at = (at + 1) & (m_slots.size() - 1)) {
    const Entry& entry = m_entries[m_slots[at] - 1];
    if (pieceAt(entry) == piece) return entry.id;
  }
  return std::nullopt;
}

std::optional<std::string_view> Vocabulary::pieceOf(std::int32_t id) const {
  if (id < 0) return std::nullopt;
  const auto index = static_cast<std::size_t>(id);
  if (index < m_byId.size() && m_byId[index] != 0) return pieceAt(m_entries[m_byId[index] - 1]);
  const std::uint64_t* entry = m_sparseById.find(index);
  if (entry == nullptr) return std::nullopt;
  return pieceAt(m_entries[*entry - 1]);
}

Trie::Trie() : m_first(256, 0), m_values(1, -1) {}

void Trie::insert(std::string_view piece, std::int32_t value, bool replace) {
  if (piece.empty()) return;
  std::uint32_t node = kRoot;
  for (const char byte : piece) {
    std::uint32_t child = next(node, byte);
    if (child == 0) {
      child = static_cast<std::uint32_t>(m_values.size());
      m_values.push_back(-1);
      if (node == kRoot)
        m_first[static_cast<std::uint8_t>(byte)] = child;
      else
        m_edges.assign(static_cast<std::uint64_t>(node) << 8U | static_cast<std::uint8_t>(byte), child);
    }
    node = child;
  }
  if (replace || m_values[node] < 0) m_values[node] = value;
}

Trie::Match Trie::longestAt(std::string_view text, std::size_t at) const {
  Match best;
  std::uint32_t node = kRoot;
  while (at < text.size()) {
    node = next(node, text[at++]);
    if (node == 0) break;
    if (m_values[node] >= 0) best = {at, m_values[node]};
  }
  return best;
}

} // namespace aisemble::llm::tok
