// SPDX-License-Identifier: Apache-2.0
#include "core/nlp/text/word_counter.h"

#include <xxhash.h>

#include <algorithm>
#include <random>

namespace aisemble::nlp {

WordCounter::WordCounter() : m_seed(std::random_device{}()), m_slots(1024) {}

std::uint64_t WordCounter::hashOf(std::string_view word) const {
  return XXH3_64bits_withSeed(word.data(), word.size(), m_seed);
}

void WordCounter::grow() {
  constexpr std::size_t kManySlots = 1U << 20; // from here on memory counts for more than time
  std::vector<Slot> bigger(m_slots.size() * (m_slots.size() < kManySlots ? 4 : 2));
  const std::size_t mask = bigger.size() - 1;
  for (std::size_t number = 0; number < m_entries.size(); ++number) {
    const std::uint64_t hash = hashOf(m_entries[number].word);
    std::size_t at = hash & mask;
    while (bigger[at].entry != 0)
      at = (at + 1) & mask;
    bigger[at] = {static_cast<std::uint32_t>(hash >> 32), static_cast<std::uint32_t>(number + 1)};
  }
  m_slots = std::move(bigger);
}

std::uint32_t WordCounter::add(std::string_view word) {
  const std::uint64_t hash = hashOf(word);
  const auto check = static_cast<std::uint32_t>(hash >> 32);
  const std::size_t mask = m_slots.size() - 1;
  std::size_t at = hash & mask;
  for (; m_slots[at].entry != 0; at = (at + 1) & mask) {
    Entry& entry = m_entries[m_slots[at].entry - 1];
    if (m_slots[at].hash == check && entry.word == word) {
      ++entry.count;
      return m_slots[at].entry - 1;
    }
  }
  m_entries.push_back({word, 1});
  const auto number = static_cast<std::uint32_t>(m_entries.size());
  m_slots[at] = {check, number};
  if (m_entries.size() * 2 > m_slots.size()) grow();
  return number - 1;
}

std::optional<std::uint32_t> WordCounter::find(std::string_view word) const {
  const std::uint64_t hash = hashOf(word);
  const auto check = static_cast<std::uint32_t>(hash >> 32);
  const std::size_t mask = m_slots.size() - 1;
  for (std::size_t at = hash & mask; m_slots[at].entry != 0; at = (at + 1) & mask)
    if (m_slots[at].hash == check && m_entries[m_slots[at].entry - 1].word == word) return m_slots[at].entry - 1;
  return std::nullopt;
}

std::vector<WordCounter::Entry> WordCounter::mostCommon(std::size_t most) const {
  std::vector<std::uint32_t> order(m_entries.size());
  for (std::size_t i = 0; i < order.size(); ++i)
    order[i] = static_cast<std::uint32_t>(i);
  const std::size_t kept = std::min(most, order.size());
  std::partial_sort(order.begin(), order.begin() + static_cast<std::ptrdiff_t>(kept), order.end(),
                    [&](std::uint32_t a, std::uint32_t b) {
                      return m_entries[a].count != m_entries[b].count ? m_entries[a].count > m_entries[b].count : a < b;
                    });
  std::vector<Entry> out;
  out.reserve(kept);
  for (std::size_t i = 0; i < kept; ++i)
    out.push_back(m_entries[order[i]]);
  return out;
}

} // namespace aisemble::nlp
