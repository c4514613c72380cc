// SPDX-License-Identifier: Apache-2.0
#pragma once
// Byte-pair encoding; see bpe.cpp.

#include "core/llm/tokenizer/model_p.h"

#include <array>

namespace aisemble::llm::tok {

class Bpe final : public Model {
 public:
  /// Throws LoadFailure.
  explicit Bpe(const Json& component);

  [[nodiscard]] bool readsRawBytes() const override;
  void useRawBytes() override;
  [[nodiscard]] Result<void> encode(std::string_view piece, Scratch& scratch,
                                    std::vector<std::int32_t>& out) const override;
  /// encode() of a piece without the cut at "▁", from the cache where it is there. `readable` bytes may be read from
  /// the start of the piece.
  [[nodiscard]] Result<void> encodeCached(std::string_view piece, std::size_t readable, Scratch& scratch,
                                          std::vector<std::int32_t>& out) const;

 private:
  void readMerges(const Json& merges);
  [[nodiscard]] bool canCutAtMetaspace() const;
  [[nodiscard]] Result<void> encodeWord(std::string_view piece, Scratch& scratch, std::vector<std::int32_t>& out) const;
  [[nodiscard]] Result<void> toSymbols(std::string_view piece, std::vector<std::int32_t>& ids) const;
  /// Rank in the upper half, joined id in the lower, or all ones.
  [[nodiscard]] std::uint64_t mergeOf(std::int32_t left, std::int32_t right) const;
  void mergeByScan(Scratch& scratch) const;
  [[nodiscard]] Result<void> mergeByHeap(Scratch& scratch) const;

  PairTable m_merges;
  PairTable m_characters;                     ///< code point to id
  Vocabulary m_wholePieces;                   ///< raw bytes to id, where merges are ignored
  std::array<std::int32_t, 256> m_bytes{};    ///< id of each byte in byte-level spelling, or -1
  std::array<std::int32_t, 256> m_fallback{}; ///< id of "<0xHH>", or -1
  std::string m_wordPrefix;
  std::string m_wordSuffix;
  std::optional<std::int32_t> m_unknown;
  bool m_namesUnknown = false;
  bool m_fuseUnknown = false;
  bool m_byteFallback = false;
  bool m_ignoreMerges = false; ///< a piece that is in the vocabulary is one id, whatever the merges say
  bool m_hasAllBytes = false;
  bool m_raw = false;
  bool m_mergesIntoMetaspace = false;
  bool m_cutsAtMetaspace = false;
};

} // namespace aisemble::llm::tok
