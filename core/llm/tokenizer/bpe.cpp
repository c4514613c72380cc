// SPDX-License-Identifier: Apache-2.0
// Byte-pair encoding (Sennrich et al. 2016) over a list of ranked merges. Dropout is a training aid and is not applied.
#include "core/llm/tokenizer/bpe_p.h"

#include "core/llm/tokenizer/normalizers_p.h"
#include "core/llm/tokenizer/stop_look_p.h"
#include "core/llm/tokenizer/unicode_p.h"

#include <fmt/format.h>

#include <algorithm>
#include <limits>

namespace aisemble::llm::tok {
namespace {

constexpr std::string_view kWhere = "model BPE";
constexpr std::string_view kMetaspace = "\xE2\x96\x81"; // ▁
/// Up to here the best pair is found by looking at all of them; beyond, a heap is faster.
constexpr std::size_t kScannedSymbols = 40;

std::uint64_t pairKey(std::int32_t left, std::int32_t right) {
  return static_cast<std::uint64_t>(static_cast<std::uint32_t>(left)) << 32U | static_cast<std::uint32_t>(right);
}
constexpr std::uint64_t kNoMerge = ~0ULL;

} // namespace

Bpe::Bpe(const Json& c) {
  readVocabulary(objectOf(c, "vocab", kWhere), m_vocabulary);
  m_wordPrefix = stringOr(c, "continuing_subword_prefix", "", kWhere);
  m_wordSuffix = stringOr(c, "end_of_word_suffix", "", kWhere);
  m_fuseUnknown = boolOr(c, "fuse_unk", false, kWhere);
  m_byteFallback = boolOr(c, "byte_fallback", false, kWhere);
  m_ignoreMerges = boolOr(c, "ignore_merges", false, kWhere);
  const std::string unknown = stringOr(c, "unk_token", "", kWhere);
  m_namesUnknown = !memberOf(c, "unk_token", kWhere).is_null();
  if (m_namesUnknown) m_unknown = m_vocabulary.idOf(unknown);
  readMerges(arrayOf(c, "merges", kWhere));

  m_vocabulary.forEach([this](std::string_view piece, std::int32_t id) {
    if (piece.empty() || utf8Length(piece[0]) != piece.size()) return;
    std::size_t at = 0;
    m_characters.assign(decodeAt(piece, at), static_cast<std::uint64_t>(id));
  });
  if (m_byteFallback)
    for (std::size_t byte = 0; byte < 256; ++byte)
      m_fallback[byte] = m_vocabulary.idOf(byteFallbackPiece(static_cast<std::uint8_t>(byte))).value_or(-1);
  for (std::size_t byte = 0; byte < 256; ++byte) {
    std::string spelling;
    appendByteLevel(spelling, std::string(1, static_cast<char>(byte)));
    m_bytes[byte] = m_vocabulary.idOf(spelling).value_or(-1);
  }
  m_hasAllBytes = std::all_of(m_bytes.begin(), m_bytes.end(), [](std::int32_t id) { return id >= 0; });
  m_cutsAtMetaspace = canCutAtMetaspace();
}

void Bpe::readMerges(const Json& merges) {
  m_merges.reserve(merges.size());
  if (merges.size() > std::numeric_limits<std::uint32_t>::max())
    failLoad(ErrorCode::TooLarge, "tokenizer.json: it has too many merges.");
  std::uint32_t rank = 0;
  std::string joined;
  for (const Json& merge : merges) {
    std::string_view left;
    std::string_view right;
    if (merge.is_string()) {
      const std::string_view text = merge.get_ref<const std::string&>();
      if (rank == 0 && text.starts_with("#version")) continue;
      const std::size_t space = text.find(' ');
      if (space != std::string_view::npos && text.find(' ', space + 1) == std::string_view::npos) {
        left = text.substr(0, space);
        right = text.substr(space + 1);
      }
    } else if (merge.is_array() && merge.size() == 2 && merge[0].is_string() && merge[1].is_string()) {
      left = merge[0].get_ref<const std::string&>();
      right = merge[1].get_ref<const std::string&>();
    }
    const auto leftId = m_vocabulary.idOf(left);
    const auto rightId = m_vocabulary.idOf(right);
    joined.assign(left);
    if (right.size() >= m_wordPrefix.size()) joined.append(right.substr(m_wordPrefix.size()));
    const auto joinedId = m_vocabulary.idOf(joined);
    if (!leftId || !rightId || !joinedId || right.size() < m_wordPrefix.size())
      failLoad(ErrorCode::Corrupt,
               fmt::format("tokenizer.json: merge {} does not join two pieces of the vocabulary into "
                           "a third; download the file again.",
                           rank));
    m_merges.assign(pairKey(*leftId, *rightId),
                    static_cast<std::uint64_t>(rank) << 32U | static_cast<std::uint32_t>(*joinedId));
    if (joined.size() > kMetaspace.size())
      for (std::size_t at = joined.find(kMetaspace, 1); at != std::string::npos; at = joined.find(kMetaspace, at + 1))
        if (at < kMetaspace.size() || joined.compare(at - kMetaspace.size(), kMetaspace.size(), kMetaspace) != 0)
          m_mergesIntoMetaspace = true;
    ++rank;
  }
}

/// Without merges that reach over "x▁", a text without pre-tokenizer falls apart there into words that repeat, with the
/// same ids as in one go: merges on one side never see the other.
bool Bpe::canCutAtMetaspace() const {
  return !m_mergesIntoMetaspace && !m_ignoreMerges && m_wordPrefix.empty() && m_wordSuffix.empty() &&
         m_vocabulary.idOf(kMetaspace).has_value() && !m_vocabulary.hasSharedIds();
}

bool Bpe::readsRawBytes() const {
  return m_wordPrefix.empty() && m_wordSuffix.empty() && (m_hasAllBytes || (!m_namesUnknown && !m_byteFallback));
}

void Bpe::useRawBytes() {
  m_raw = true;
  if (!m_ignoreMerges) return;
  m_wholePieces.reserve(m_vocabulary.size(), 0);
  std::string bytes;
  m_vocabulary.forEach([&](std::string_view piece, std::int32_t id) {
    bytes.clear();
    for (std::size_t at = 0; at < piece.size();) {
      const int byte = byteOfByteLevel(decodeAt(piece, at));
      if (byte < 0) return; // no text can spell it
      bytes.push_back(static_cast<char>(byte));
    }
    m_wholePieces.assign(bytes, id);
  });
}

Result<void> Bpe::encode(std::string_view piece, Scratch& scratch, std::vector<std::int32_t>& out) const {
  if (!m_cutsAtMetaspace || m_raw || piece.size() <= PieceCache::kMaxPieceBytes)
    return encodeCached(piece, piece.size(), scratch, out);
  StopLook look(scratch.stop);
  for (std::size_t at = 0; at < piece.size();) {
    if (look.isStopped()) return stopped();
    std::size_t end = at;
    while (piece.compare(end, kMetaspace.size(), kMetaspace) == 0)
      end += kMetaspace.size();
    end = std::min(piece.find(kMetaspace, end), piece.size());
    if (auto done = encodeCached(piece.substr(at, end - at), piece.size() - at, scratch, out); !done) return done;
    at = end;
  }
  return {};
}

Result<void> Bpe::encodeCached(std::string_view piece, std::size_t readable, Scratch& scratch,
                               std::vector<std::int32_t>& out) const {
  if (piece.size() > PieceCache::kMaxPieceBytes) return encodeWord(piece, scratch, out);
  const PieceCache::Key key = PieceCache::keyOf(piece, readable);
  if (const auto ids = scratch.cache.find(key); !ids.empty()) {
    out.insert(out.end(), ids.begin(), ids.end());
    return {};
  }
  const std::size_t before = out.size();
  if (auto done = encodeWord(piece, scratch, out); !done) return done;
  scratch.cache.store(key, std::span(out).subspan(before));
  return {};
}

Result<void> Bpe::encodeWord(std::string_view piece, Scratch& scratch, std::vector<std::int32_t>& out) const {
  if (m_ignoreMerges)
    if (const auto id = (m_raw ? m_wholePieces : m_vocabulary).idOf(piece)) {
      out.push_back(*id);
      return {};
    }
  if (auto done = toSymbols(piece, scratch.ids); !done) return done;
  if (scratch.ids.size() <= kScannedSymbols && !m_vocabulary.hasSharedIds())
    mergeByScan(scratch);
  else if (auto done = mergeByHeap(scratch); !done)
    return done;
  out.insert(out.end(), scratch.ids.begin(), scratch.ids.end());
  return {};
}

Result<void> Bpe::toSymbols(std::string_view piece, std::vector<std::int32_t>& ids) const {
  ids.clear();
  if (m_raw) {
    for (const char byte : piece) {
      const std::int32_t id = m_bytes[static_cast<std::uint8_t>(byte)];
      if (id >= 0) ids.push_back(id); // without an unknown token the reference drops what it lacks
    }
    return {};
  }
  // An unknown character waits in `pending`: the next one may be fused with it, and bytes of a fallback overtake it (so
  // the reference does).
  bool pending = false;
  std::string decorated;
  for (std::size_t at = 0; at < piece.size();) {
    const std::size_t begin = at;
    const char32_t c = decodeAt(piece, at);
    std::string_view spelling = piece.substr(begin, at - begin);
    std::int32_t id = -1;
    if ((begin > 0 && !m_wordPrefix.empty()) || (at == piece.size() && !m_wordSuffix.empty())) {
      decorated.clear();
      if (begin > 0) decorated.append(m_wordPrefix);
      decorated.append(spelling);
      if (at == piece.size()) decorated.append(m_wordSuffix);
      spelling = decorated;
      id = m_vocabulary.idOf(spelling).value_or(-1);
    } else if (const std::uint64_t* found = m_characters.find(c)) {
      id = static_cast<std::int32_t>(*found);
    }
    if (id >= 0) {
      if (pending) ids.push_back(*m_unknown);
      pending = false;
      ids.push_back(id);
      continue;
    }
    const auto hasByte = [this](char byte) { return m_fallback[static_cast<std::uint8_t>(byte)] >= 0; };
    if (m_byteFallback && std::all_of(spelling.begin(), spelling.end(), hasByte)) {
      for (const char byte : spelling)
        ids.push_back(m_fallback[static_cast<std::uint8_t>(byte)]);
      continue;
    }
    if (!m_namesUnknown) continue;
    if (!m_unknown)
      return fail(ErrorCode::Corrupt, "The tokenizer's vocabulary lacks its own unknown token, which this text needs; "
                                      "download tokenizer.json again.");
    if (pending && !m_fuseUnknown) ids.push_back(*m_unknown);
    pending = true;
  }
  if (pending) ids.push_back(*m_unknown);
  return {};
}

std::uint64_t Bpe::mergeOf(std::int32_t left, std::int32_t right) const {
  const std::uint64_t* merge = m_merges.find(pairKey(left, right));
  return merge == nullptr ? kNoMerge : *merge;
}

void Bpe::mergeByScan(Scratch& scratch) const {
  std::vector<std::int32_t>& ids = scratch.ids;
  std::vector<std::uint64_t>& pairs = scratch.pairs; // pairs[i] joins ids[i] and ids[i + 1]
  if (ids.size() < 2) return;
  pairs.resize(ids.size() - 1);
  for (std::size_t i = 0; i < pairs.size(); ++i)
    pairs[i] = mergeOf(ids[i], ids[i + 1]);
  while (!pairs.empty()) {
    std::size_t best = 0;
    for (std::size_t i = 1; i < pairs.size(); ++i)
      if (pairs[i] < pairs[best]) best = i; // the rank is in the upper half: lowest rank, then leftmost
    if (pairs[best] == kNoMerge) return;
    ids[best] = static_cast<std::int32_t>(pairs[best] & 0xFFFFFFFFU);
    ids.erase(ids.begin() + static_cast<std::ptrdiff_t>(best) + 1);
    pairs.erase(pairs.begin() + static_cast<std::ptrdiff_t>(best));
    if (best < pairs.size()) pairs[best] = mergeOf(ids[best], ids[best + 1]);
    if (best > 0) pairs[best - 1] = mergeOf(ids[best - 1], ids[best]);
  }
}

Result<void> Bpe::mergeByHeap(Scratch& scratch) const {
  const std::size_t count = scratch.ids.size();
  std::vector<Scratch::Symbol>& symbols = scratch.symbols;
  std::vector<Scratch::Merge>& heap = scratch.heap;
  const auto later = [](const Scratch::Merge& a, const Scratch::Merge& b) {
    return a.rank != b.rank ? a.rank > b.rank : a.position > b.position;
  };
  const auto candidate = [&](std::size_t position, std::int32_t left, std::int32_t right) {
    const std::uint64_t merge = mergeOf(left, right);
    if (merge == kNoMerge) return false;
    heap.push_back({static_cast<std::uint32_t>(merge >> 32U), static_cast<std::uint32_t>(position),
                    static_cast<std::int32_t>(merge & 0xFFFFFFFFU)});
    return true;
  };
  symbols.resize(count);
  heap.clear();
  for (std::size_t i = 0; i < count; ++i) {
    const auto at = static_cast<std::int32_t>(i);
    symbols[i] = {scratch.ids[i], at - 1, i + 1 < count ? at + 1 : -1, false};
    if (i + 1 < count) candidate(i, scratch.ids[i], scratch.ids[i + 1]);
  }
  std::make_heap(heap.begin(), heap.end(), later);
  StopLook look(scratch.stop);
  while (!heap.empty()) {
    if (look.isStopped()) return stopped();
    std::pop_heap(heap.begin(), heap.end(), later);
    const Scratch::Merge top = heap.back();
    heap.pop_back();
    Scratch::Symbol& left = symbols[top.position];
    if (left.merged || left.next < 0) continue;
    Scratch::Symbol& right = symbols[static_cast<std::size_t>(left.next)];
    const std::uint64_t now = mergeOf(left.id, right.id); // the entry may be out of date
    if (now == kNoMerge || static_cast<std::int32_t>(now & 0xFFFFFFFFU) != top.id) continue;
    left.id = top.id;
    left.next = right.next;
    right.merged = true;
    if (right.next >= 0)
      symbols[static_cast<std::size_t>(right.next)].previous = static_cast<std::int32_t>(top.position);
    if (left.previous >= 0) {
      const auto before = static_cast<std::size_t>(left.previous);
      if (candidate(before, symbols[before].id, left.id)) std::push_heap(heap.begin(), heap.end(), later);
    }
    if (left.next >= 0)
      if (candidate(top.position, left.id, symbols[static_cast<std::size_t>(left.next)].id))
        std::push_heap(heap.begin(), heap.end(), later);
  }
  scratch.ids.clear();
  for (const Scratch::Symbol& symbol : symbols)
    if (!symbol.merged) scratch.ids.push_back(symbol.id);
  return {};
}

std::unique_ptr<Model> parseBpe(const Json& component) {
  return std::make_unique<Bpe>(component);
}

} // namespace aisemble::llm::tok
