// SPDX-License-Identifier: Apache-2.0
#pragma once
// Who waits, in which order, and how long a refused caller is told to stay away. Not thread-safe: the orchestrator's
// lock guards them.

#include "core/base/clock.h"

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace aisemble {

/// Items in order of priority (higher first), then arrival. Linear search: the list is bounded by maxWaiting.
template <class Item>
class WaitingList {
 public:
  void add(Item item, int priority) { m_entries.push_back({priority, m_arrivals++, std::move(item)}); }

  /// Undefined when empty.
  [[nodiscard]] Item takeFirst() {
    const auto first = std::min_element(m_entries.begin(), m_entries.end(), [](const Entry& a, const Entry& b) {
      return a.priority != b.priority ? a.priority > b.priority : a.arrival < b.arrival;
    });
    Item item = std::move(first->item);
    m_entries.erase(first);
    return item;
  }

  /// Moves an item forward; a lower priority than it has changes nothing.
  void raise(const Item& item, int priority) {
    for (Entry& entry : m_entries)
      if (entry.item == item) entry.priority = std::max(entry.priority, priority);
  }

  bool remove(const Item& item) {
    return std::erase_if(m_entries, [&](const Entry& entry) { return entry.item == item; }) > 0;
  }

  [[nodiscard]] std::size_t size() const { return m_entries.size(); }
  [[nodiscard]] bool empty() const { return m_entries.empty(); }

 private:
  struct Entry {
    int priority;
    std::uint64_t arrival;
    Item item;
  };
  std::vector<Entry> m_entries;
  std::uint64_t m_arrivals = 0;
};

/// How long a service takes lately, to estimate when a refused caller finds room.
class ServiceTimes {
 public:
  void add(Nanoseconds taken);

  /// The time until `ahead` requests have gone through `slots` places: at least 100 ms, so that nobody hammers; at most
  /// a minute, because the estimate ages; one second while nothing is known.
  [[nodiscard]] std::chrono::milliseconds retryAfter(int ahead, int slots) const;

 private:
  Nanoseconds m_smoothed{0}; ///< 0: unknown
};

} // namespace aisemble
