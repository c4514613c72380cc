// SPDX-License-Identifier: Apache-2.0
#include "core/nlp/words/english_tagger.h"

#include "core/nlp/lexicon/table_hash.h"
#include "core/nlp/text/characters.h"

#include <algorithm>
#include <array>
#include <iterator>

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

/// What the features need of one token: hashes, lower-case in ASCII only.
struct Token {
  std::uint64_t word;
  std::uint64_t suffix3; ///< last bytes
  std::uint64_t suffix2;
  std::uint64_t firstCharacter;
  std::uint64_t shape;
};

/// As shape() in the training script: "d" or "D" for digits, then "A", "C" or "m" for capitals, then "^" in front.
std::uint64_t shapeOf(std::string_view word, bool isFirst) {
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
  std::uint64_t out = tableHash(hasDigit ? (hasLetter ? "D" : "d") : "");
  if (upper > 0) {
    const bool startsUpper = word[0] >= 'A' && word[0] <= 'Z';
    out = tableHash(upper == characters && characters > 1 ? "A" : startsUpper ? "C" : "m", out);
  }
  return isFirst ? tableHash("^", out) : out;
}

Token makeToken(std::string_view word, bool isFirst) {
  if (word.size() > kLongestWord) word = word.substr(word.size() - kLongestWord);
  while (word.size() > 1 && (static_cast<unsigned char>(word.front()) & 0xC0) == 0x80)
    word.remove_prefix(1);
  std::array<char, kLongestWord> buffer;
  for (std::size_t i = 0; i < word.size(); ++i)
    buffer[i] = static_cast<char>(word[i] >= 'A' && word[i] <= 'Z' ? word[i] - 'A' + 'a' : word[i]);
  const std::string_view lowered(buffer.data(), word.size());
  const auto suffix = [&](std::size_t bytes) {
    return tableHash(lowered.substr(lowered.size() - std::min(lowered.size(), bytes)));
  };
  return {tableHash(lowered), suffix(3), suffix(2), tableHash(lowered.substr(0, codePointAt(lowered, 0).bytes)),
          shapeOf(word, isFirst)};
}

/// The features of the training script; all places of the table are asked for before the first is read.
std::array<std::uint64_t, 16> featuresOf(const Token* token, std::uint64_t before, std::uint64_t secondBefore) {
  std::array<std::uint64_t, 16> out{
      featureHash('b', tableHash("")),
      featureHash('w', token->word),
      featureHash('3', token->suffix3),
      featureHash('2', token->suffix2),
      featureHash('p', token->firstCharacter),
      featureHash('s', token->shape),
      featureHash('S', token->shape, token->suffix2),
      featureHash('l', token[-1].word),
      featureHash('L', token[-1].suffix3),
      featureHash('k', token[-2].word),
      featureHash('r', token[1].word),
      featureHash('R', token[1].suffix3),
      featureHash('q', token[2].word),
      featureHash('t', before),
      featureHash('u', secondBefore, before),
      featureHash('v', before, token->word),
  };
  for (const std::uint64_t hash : out)
    __builtin_prefetch(&kFeatureSlots[tableSlot(hash, std::size(kFeatureSlots))]);
  return out;
}

/// The tag with the highest score; of equals the one whose name is last, as in the training script.
PennTag bestTag(const std::array<std::uint64_t, 16>& features) {
  std::array<std::int32_t, kTagCount> scores{};
  for (const std::uint64_t hash : features) {
    const Slot* slot = find(kFeatureSlots, hash);
    if (slot == nullptr) continue;
    const Weight* weight = kWeights + (slot->value >> 6);
    for (const Weight* end = weight + (slot->value & 63); weight != end; ++weight)
      scores[weight->tag] += weight->value;
  }
  std::size_t out = 0;
  for (std::size_t tag = 1; tag < kTagCount; ++tag)
    if (scores[tag] >= scores[out]) out = tag;
  return static_cast<PennTag>(out);
}

constexpr std::array<std::uint64_t, kTagCount> makeTagHashes() {
  std::array<std::uint64_t, kTagCount> out{};
  for (std::size_t tag = 0; tag < kTagCount; ++tag)
    out[tag] = tableHash(kTags[tag]);
  return out;
}
constexpr std::array<std::uint64_t, kTagCount> kTagHashes = makeTagHashes();

/// What stands before and behind a sentence.
constexpr Token padding(std::string_view name) {
  return {tableHash(name), tableHash(name), tableHash(name), 0, 0};
}

} // namespace

std::string_view pennTagName(PennTag tag) {
  return kTags[tag];
}

std::vector<PennTag> tagSentence(std::span<const std::string_view> tokens) {
  std::vector<Token> all;
  all.reserve(tokens.size() + 4);
  all.insert(all.end(), {padding("<<"), padding("<")});
  for (std::size_t i = 0; i < tokens.size(); ++i)
    all.push_back(makeToken(tokens[i], i == 0));
  all.insert(all.end(), {padding(">"), padding(">>")});
  std::vector<PennTag> tags;
  tags.reserve(tokens.size());
  std::uint64_t before = tableHash("<");
  std::uint64_t secondBefore = before;
  for (std::size_t i = 2; i + 2 < all.size(); ++i) {
    if (const Slot* known = find(kWordSlots, all[i].word))
      tags.push_back(static_cast<PennTag>(known->value >> 6));
    else
      tags.push_back(bestTag(featuresOf(&all[i], before, secondBefore)));
    secondBefore = before;
    before = kTagHashes[tags.back()];
  }
  return tags;
}

} // namespace aisemble::nlp
