// SPDX-License-Identifier: Apache-2.0
#include "core/nlp/sentiment/polarity_lexicon.h"

#include "core/nlp/lexicon/table_hash.h"

#include <cstdint>
#include <iterator>

namespace aisemble::nlp {
namespace {
#include "en_polarity.inc"
} // namespace

const Polarity* findPolarity(std::string_view word) {
  constexpr std::size_t slots = std::size(kPolaritySlots);
  for (std::size_t at = tableSlot(tableHash(word), slots); kPolaritySlots[at] != 0; at = (at + 1) & (slots - 1)) {
    const Polarity& found = kPolarities[kPolaritySlots[at] - 1];
    if (found.form == word) return &found;
  }
  return nullptr;
}

} // namespace aisemble::nlp
