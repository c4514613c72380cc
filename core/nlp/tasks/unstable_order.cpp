// SPDX-License-Identifier: Apache-2.0
#include "core/nlp/tasks/unstable_order.h"

#include <algorithm>
#include <bit>
#include <utility>

namespace aisemble::nlp {
namespace {

constexpr std::ptrdiff_t kInsertionSpan = 15; // last minus first

template <class Value>
class Sorter {
 public:
  explicit Sorter(std::span<const Value> values) : m_values(values), m_order(values.size()) {
    for (std::size_t i = 0; i < m_order.size(); ++i)
      m_order[i] = static_cast<std::uint32_t>(i);
  }

  std::vector<std::uint32_t> run() {
    if (m_order.size() < 2) return std::move(m_order);
    struct Part {
      std::ptrdiff_t first, last;
      int depth;
    };
    std::vector<Part> waiting{{0, static_cast<std::ptrdiff_t>(m_order.size()) - 1,
                               2 * (static_cast<int>(std::bit_width(m_order.size())) - 1)}};
    while (!waiting.empty()) {
      auto [first, last, depth] = waiting.back();
      waiting.pop_back();
      // The depth is looked at when a part is taken up, not at every cut of it, as in the original.
      if (depth < 0) {
        heapSort(first, last - first + 1);
        continue;
      }
      while (last - first > kInsertionSpan) {
        const std::ptrdiff_t middle = partition(first, last);
        --depth;
        if (middle - first < last - middle) {
          waiting.push_back({middle + 1, last, depth});
          last = middle - 1;
        } else {
          waiting.push_back({first, middle - 1, depth});
          first = middle + 1;
        }
      }
      insertionSort(first, last);
    }
    return std::move(m_order);
  }

 private:
  std::uint32_t& at(std::ptrdiff_t i) { return m_order[static_cast<std::size_t>(i)]; }
  Value valueAt(std::ptrdiff_t i) { return m_values[at(i)]; }

  /// Median of three to the second last place, then Hoare's partition; returns where the pivot came to stand.
  std::ptrdiff_t partition(std::ptrdiff_t first, std::ptrdiff_t last) {
    const std::ptrdiff_t middle = first + ((last - first) >> 1);
    if (valueAt(middle) < valueAt(first)) std::swap(at(middle), at(first));
    if (valueAt(last) < valueAt(middle)) std::swap(at(last), at(middle));
    if (valueAt(middle) < valueAt(first)) std::swap(at(middle), at(first));
    const Value pivot = valueAt(middle);
    std::ptrdiff_t up = first;
    std::ptrdiff_t down = last - 1;
    std::swap(at(middle), at(down));
    for (;;) {
      do
        ++up;
      while (valueAt(up) < pivot);
      do
        --down;
      while (pivot < valueAt(down));
      if (up >= down) break;
      std::swap(at(up), at(down));
    }
    std::swap(at(up), at(last - 1));
    return up;
  }

  void insertionSort(std::ptrdiff_t first, std::ptrdiff_t last) {
    for (std::ptrdiff_t i = first + 1; i <= last; ++i) {
      const std::uint32_t moving = at(i);
      std::ptrdiff_t to = i;
      for (; to > first && m_values[moving] < valueAt(to - 1); --to)
        at(to) = at(to - 1);
      at(to) = moving;
    }
  }

  /// Binary heap with the greatest value on top, built from the last parent down.
  void heapSort(std::ptrdiff_t first, std::ptrdiff_t count) {
    const auto place = [&](std::ptrdiff_t parent, std::ptrdiff_t size, std::uint32_t moving) {
      std::ptrdiff_t child = parent * 2;
      while (child <= size) {
        if (child < size && valueAt(first + child - 1) < valueAt(first + child)) ++child;
        if (!(m_values[moving] < valueAt(first + child - 1))) break;
        at(first + parent - 1) = at(first + child - 1);
        parent = child;
        child *= 2;
      }
      at(first + parent - 1) = moving;
    };
    for (std::ptrdiff_t parent = count >> 1; parent > 0; --parent)
      place(parent, count, at(first + parent - 1));
    for (std::ptrdiff_t size = count; size > 1;) {
      const std::uint32_t moving = at(first + size - 1);
      at(first + size - 1) = at(first);
      --size;
      place(1, size, moving);
    }
  }

  std::span<const Value> m_values;
  std::vector<std::uint32_t> m_order;
};

} // namespace

std::vector<std::uint32_t> unstableOrder(std::span<const std::int64_t> values) {
  return Sorter<std::int64_t>(values).run();
}
std::vector<std::uint32_t> unstableOrder(std::span<const double> values) {
  return Sorter<double>(values).run();
}

} // namespace aisemble::nlp
