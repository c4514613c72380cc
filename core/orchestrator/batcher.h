// SPDX-License-Identifier: Apache-2.0
#pragma once
// Collects items of equal key into batches. Decides nothing about time or threads: the orchestrator's lock guards it,
// and its timer says when a batch has waited long enough.

#include <cstddef>
#include <cstdint>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

namespace aisemble {

template <class Item>
class Batcher {
 public:
  using Batch = std::vector<Item>; ///< in order of arrival
  using BatchId = std::uint64_t;

  struct Added {
    Batch full;         ///< not empty: this batch reached the limit and is out of here
    BatchId opened = 0; ///< not 0: the item opened this batch, which wants a time limit
  };

  /// An empty key goes with nobody. `limit` below 2 makes every item a full batch.
  Added add(const std::string& key, Item item, std::size_t limit) {
    Added out;
    if (key.empty() || limit < 2) {
      out.full.push_back(std::move(item));
      return out;
    }
    Open& open = m_open[key];
    if (open.items.empty()) out.opened = open.id = m_nextId++;
    open.items.push_back(std::move(item));
    if (open.items.size() >= limit) {
      out = {std::move(open.items), 0};
      m_open.erase(key);
    }
    return out;
  }

  /// The batch, unless it has gone already.
  Batch take(BatchId id) {
    for (auto at = m_open.begin(); at != m_open.end(); ++at) {
      if (at->second.id != id) continue;
      Batch out = std::move(at->second.items);
      m_open.erase(at);
      return out;
    }
    return {};
  }

  std::vector<Batch> takeAll() {
    std::vector<Batch> out;
    for (auto& [key, open] : m_open)
      out.push_back(std::move(open.items));
    m_open.clear();
    return out;
  }

  bool remove(const Item& item) {
    for (auto at = m_open.begin(); at != m_open.end(); ++at) {
      if (std::erase(at->second.items, item) == 0) continue;
      if (at->second.items.empty()) m_open.erase(at);
      return true;
    }
    return false;
  }

  [[nodiscard]] bool empty() const { return m_open.empty(); }

 private:
  struct Open {
    BatchId id = 0;
    Batch items;
  };
  std::unordered_map<std::string, Open> m_open;
  BatchId m_nextId = 1;
};

} // namespace aisemble
