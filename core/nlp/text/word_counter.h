// SPDX-License-Identifier: Apache-2.0
#pragma once
// Counts words in order of first appearance, as Python's Counter does.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace aisemble::nlp {

/// Holds views: the counted text must outlive it. The hash is seeded anew each time, so that no text can be made whose
/// words collide; nothing that this class answers depends on the hash.
class WordCounter {
 public:
  struct Entry {
    std::string_view word;
    std::int64_t count = 0;
  };

  WordCounter();

  /// Counts one more `word` and returns its number: 0 for the first different word, 1 for the second, …
  std::uint32_t add(std::string_view word);
  [[nodiscard]] std::optional<std::uint32_t> find(std::string_view word) const;

  [[nodiscard]] const std::vector<Entry>& entries() const { return m_entries; }

  /// Counter.most_common(most): highest count first, equal counts in order of first appearance.
  [[nodiscard]] std::vector<Entry> mostCommon(std::size_t most) const;

 private:
  [[nodiscard]] std::uint64_t hashOf(std::string_view word) const;
  void grow();

  struct Slot {
    std::uint32_t hash = 0;
    std::uint32_t entry = 0; ///< number plus one; 0 marks a free slot
  };
  std::uint64_t m_seed;
  std::vector<Entry> m_entries;
  std::vector<Slot> m_slots;
};

} // namespace aisemble::nlp
