// SPDX-License-Identifier: Apache-2.0
#include "core/nlp/words/english_tagger.h"

#include "core/nlp/lexicon/table_hash.h"
#include "core/nlp/text/characters.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <string>

namespace aisemble::nlp {
namespace {

struct Slot {
  std::uint32_t check; ///< upper half of the key's hash
  std::uint32_t value; ///< 26 bits: first weight, or tag; 6 bits: number of weights, 0 in a free slot
};
struct Weight {
  std::uint8_t tag;
  std::int16_t value;
};

#include "en_tagger.inc"

constexpr std::size_t kTagCount = std::size(kTags);
constexpr std::size_t kLongestWord = 64; // bytes; of a longer token the end is looked at

template <std::size_t Size>
const Slot* find(const Slot (&slots)[Size], std::uint64_t hash) {
  const auto check = static_cast<std::uint32_t>(hash >> 32);
  for (std::size_t at = tableSlot(hash, Size); (slots[at].value & 63) != 0; at = (at + 1) & (Size - 1))
    if (slots[at].check == check) return &slots[at];
  return nullptr;
}

/// What the features need of one token.
struct Token {
  std::string lowered; ///< ASCII letters only
  std::string shape;
  [[nodiscard]] std::string_view suffix(std::size_t bytes) const {
    return std::string_view(lowered).substr(lowered.size() - std::min(lowered.size(), bytes));
  }
};

/// As shape() in the training script.
std::string shapeOf(std::string_view word, bool isFirst) {
  std::size_t upper = 0;
  std::size_t characters = 0;
  bool hasDigit = false;
  bool hasLetter = false;
  for (std::size_t at = 0; at < word.size(); ++characters) {
    const CodePoint c = codePointAt(word, at);
    at += c.bytes;
    upper += c.value >= 'A' && c.value <= 'Z' ? 1 : 0;
    hasDigit = hasDigit || (c.value >= '0' && c.value <= '9');
    hasLetter = hasLetter || isLetter(c.value);
  }
  std::string out = hasDigit ? (hasLetter ? "D" : "d") : "";
  if (upper > 0) out += upper == characters && characters > 1 ? 'A' : word[0] >= 'A' && word[0] <= 'Z' ? 'C' : 'm';
  if (isFirst) out += '^';
  return out;
}

Token makeToken(std::string_view word, bool isFirst) {
  if (word.size() > kLongestWord) word = word.substr(word.size() - kLongestWord);
  while (word.size() > 1 && (static_cast<unsigned char>(word.front()) & 0xC0) == 0x80)
    word.remove_prefix(1);
  Token out{std::string(word), shapeOf(word, isFirst)};
  for (char& c : out.lowered)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return out;
}

class Scorer {
 public:
  /// Adds the weights of the feature "ID|value".
  void add(std::string_view id, std::string_view value) { addHash(tableHash(value, tableHash(id))); }
  void add(std::string_view id, std::string_view value, std::string_view second) {
    addHash(tableHash(second, tableHash("|", tableHash(value, tableHash(id)))));
  }

  /// The tag with the highest score; of equals the one whose name is last, as in the training script.
  [[nodiscard]] PennTag best() const {
    std::size_t out = 0;
    for (std::size_t tag = 1; tag < kTagCount; ++tag)
      if (m_scores[tag] >= m_scores[out]) out = tag;
    return static_cast<PennTag>(out);
  }

 private:
  void addHash(std::uint64_t hash) {
    const Slot* slot = find(kFeatureSlots, hash);
    if (slot == nullptr) return;
    const Weight* weight = kWeights + (slot->value >> 6);
    for (const Weight* end = weight + (slot->value & 63); weight != end; ++weight)
      m_scores[weight->tag] += weight->value;
  }
  std::array<std::int32_t, kTagCount> m_scores{};
};

const std::array<Token, 4>& paddings() {
  static const std::array<Token, 4> all{Token{"<<", ""}, Token{"<", ""}, Token{">", ""}, Token{">>", ""}};
  return all;
}

} // namespace

std::string_view pennTagName(PennTag tag) {
  return kTags[tag];
}

std::vector<PennTag> tagSentence(std::span<const std::string_view> tokens) {
  std::vector<Token> all;
  all.reserve(tokens.size() + 4);
  all.push_back(paddings()[0]);
  all.push_back(paddings()[1]);
  for (std::size_t i = 0; i < tokens.size(); ++i)
    all.push_back(makeToken(tokens[i], i == 0));
  all.push_back(paddings()[2]);
  all.push_back(paddings()[3]);
  std::vector<PennTag> tags;
  tags.reserve(tokens.size());
  std::string_view before = "<";
  std::string_view secondBefore = "<";
  for (std::size_t i = 2; i + 2 < all.size(); ++i) {
    const std::string& word = all[i].lowered;
    if (const Slot* known = find(kWordSlots, tableHash(word))) {
      tags.push_back(static_cast<PennTag>(known->value >> 6));
    } else {
      const std::string_view last2 = all[i].suffix(2);
      Scorer scorer;
      scorer.add("b|", "");
      scorer.add("w|", word);
      scorer.add("3|", all[i].suffix(3));
      scorer.add("2|", last2);
      scorer.add("p|", std::string_view(word).substr(0, codePointAt(word, 0).bytes));
      scorer.add("s|", all[i].shape);
      scorer.add("S|", all[i].shape, last2);
      scorer.add("l|", all[i - 1].lowered);
      scorer.add("L|", all[i - 1].suffix(3));
      scorer.add("k|", all[i - 2].lowered);
      scorer.add("r|", all[i + 1].lowered);
      scorer.add("R|", all[i + 1].suffix(3));
      scorer.add("q|", all[i + 2].lowered);
      scorer.add("t|", before);
      scorer.add("u|", secondBefore, before);
      scorer.add("v|", before, word);
      tags.push_back(scorer.best());
    }
    secondBefore = before;
    before = kTags[tags.back()];
  }
  return tags;
}

} // namespace aisemble::nlp
