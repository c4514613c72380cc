// SPDX-License-Identifier: Apache-2.0
// Unigram (Kudo 2018): the segmentation with the highest sum of scores, by one pass from the left (Viterbi).
#include "core/llm/tokenizer/model_p.h"
#include "core/llm/tokenizer/stop_look_p.h"
#include "core/llm/tokenizer/unicode_p.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace aisemble::llm::tok {
namespace {

constexpr double kUnknownPenalty = 10.0; ///< below the lowest score, as in SentencePiece

class Unigram final : public Model {
 public:
  explicit Unigram(const Json& c) {
    constexpr std::string_view where = "model Unigram";
    const Json& entries = arrayOf(c, "vocab", where);
    double lowest = 0;
    std::size_t bytes = 0;
    for (const Json& entry : entries)
      if (entry.is_array() && !entry.empty() && entry[0].is_string())
        bytes += entry[0].get_ref<const std::string&>().size();
    m_vocabulary.reserve(entries.size(), bytes);
    m_scores.reserve(entries.size());
    for (const Json& entry : entries) {
      if (!entry.is_array() || entry.size() != 2 || !entry[0].is_string() || !entry[1].is_number())
        failLoad(ErrorCode::Corrupt, "tokenizer.json: an entry of the Unigram vocabulary is not a piece and a score; "
                                     "download the file again.");
      const std::string& piece = entry[0].get_ref<const std::string&>();
      if (piece.size() > kMaxMatchedPieceBytes)
        failLoad(ErrorCode::TooLarge, fmt::format("tokenizer.json: a piece of the Unigram vocabulary has {} bytes; {} "
                                                  "are allowed.",
                                                  piece.size(), kMaxMatchedPieceBytes));
      const auto id = static_cast<std::int32_t>(m_scores.size());
      m_scores.push_back(entry[1].get<double>());
      lowest = id == 0 ? m_scores.back() : std::min(lowest, m_scores.back());
      m_vocabulary.assign(piece, id);
      m_trie.insert(piece, id);
    }
    m_vocabulary.finish();
    m_unknownScore = lowest - kUnknownPenalty;
    const Json& unknown = memberOf(c, "unk_id", where);
    if (!unknown.is_null()) {
      m_unknown = idFrom(unknown);
      if (static_cast<std::size_t>(*m_unknown) >= m_scores.size())
        failLoad(ErrorCode::Corrupt, "tokenizer.json: unk_id lies outside the Unigram vocabulary; download the file "
                                     "again.");
    }
    if (boolOr(c, "byte_fallback", false, where)) readBytePieces();
  }

  Result<void> encode(std::string_view piece, Scratch& scratch, std::vector<std::int32_t>& out) const override {
    const bool cached = piece.size() <= PieceCache::kMaxPieceBytes && scratch.surfaces == nullptr;
    const PieceCache::Key key = cached ? PieceCache::keyOf(piece, piece.size()) : PieceCache::Key{};
    if (cached)
      if (const auto ids = scratch.cache.find(key); !ids.empty()) {
        out.insert(out.end(), ids.begin(), ids.end());
        return {};
      }
    const std::size_t before = out.size();
    if (auto found = findPath(piece, scratch.path, scratch.stop); !found) return found;
    readPath(piece, scratch, out);
    if (cached) scratch.cache.store(key, std::span(out).subspan(before));
    return {};
  }

 private:
  void readBytePieces() {
    bool complete = true;
    for (std::size_t byte = 0; byte < 256; ++byte) {
      const auto id = m_vocabulary.idOf(byteFallbackPiece(static_cast<std::uint8_t>(byte)));
      m_bytes[byte] = id.value_or(-1);
      complete = complete && id;
    }
    m_hasBytes = true;
    m_hasAllBytes = complete;
  }

  Result<void> findPath(std::string_view piece, std::vector<Scratch::PathNode>& path,
                        const std::stop_token& stop) const {
    path.assign(piece.size() + 1, {});
    const auto offer = [&path](std::size_t end, double score, std::int32_t id, std::size_t start) {
      Scratch::PathNode& node = path[end];
      if (node.reached && !(score > node.score)) return;
      node = {score, id, static_cast<std::uint32_t>(start), true};
    };
    StopLook look(stop);
    for (std::size_t at = 0; at < piece.size();) {
      if (look.isStopped()) return stopped();
      const std::size_t length = utf8Length(piece[at]);
      const double score = path[at].score;
      bool hasCharacter = false;
      std::uint32_t node = Trie::kRoot;
      for (std::size_t end = at; end < piece.size();) {
        node = m_trie.next(node, piece[end++]);
        if (node == 0) break;
        const std::int32_t id = m_trie.valueAt(node);
        if (id < 0) continue;
        offer(end, score + m_scores[static_cast<std::size_t>(id)], id, at);
        hasCharacter = hasCharacter || end - at == length;
      }
      if (!hasCharacter) {
        const double unknownScore = score + m_unknownScore;
        const Scratch::PathNode& target = path[at + length];
        if (!target.reached || unknownScore > target.score) {
          if (!m_unknown)
            return fail(ErrorCode::Corrupt, "The text has a character that the tokenizer's vocabulary lacks, and the "
                                            "file names no unknown token.");
          offer(at + length, unknownScore, *m_unknown, at);
        }
      }
      at += length;
    }
    return {};
  }

  void readPath(std::string_view piece, const Scratch& scratch, std::vector<std::int32_t>& out) const {
    // Read from the end: ids go out in reverse, a run of unknown characters counts as one piece.
    const std::vector<Scratch::PathNode>& path = scratch.path;
    const std::size_t before = out.size();
    const std::size_t surfaces = scratch.surfaces == nullptr ? 0 : scratch.surfaces->size();
    for (std::size_t end = piece.size(); end > 0;) {
      const Scratch::PathNode& node = path[end];
      std::size_t start = node.start;
      if (m_unknown && node.id == *m_unknown) {
        while (start > 0 && path[start].id == *m_unknown)
          start = path[start].start;
        const std::string_view run = piece.substr(start, end - start);
        putUnknown(run, out);
        if (scratch.surfaces != nullptr && out.back() == *m_unknown)
          scratch.surfaces->push_back({out.size() - 1, std::string(run)});
      } else {
        out.push_back(node.id);
      }
      end = start;
    }
    std::reverse(out.begin() + static_cast<std::ptrdiff_t>(before), out.end());
    for (std::size_t i = surfaces; scratch.surfaces != nullptr && i < scratch.surfaces->size(); ++i) {
      std::size_t& index = (*scratch.surfaces)[i].index;
      index = before + (out.size() - 1 - index);
    }
  }

  void putUnknown(std::string_view run, std::vector<std::int32_t>& out) const {
    if (const auto id = m_vocabulary.idOf(run)) { // the run happens to be spelled like a piece
      out.push_back(*id);
      return;
    }
    const auto known = [this](char byte) { return m_bytes[static_cast<std::uint8_t>(byte)] >= 0; };
    if (m_hasBytes && (m_hasAllBytes || std::all_of(run.begin(), run.end(), known))) {
      for (auto byte = run.rbegin(); byte != run.rend(); ++byte)
        out.push_back(m_bytes[static_cast<std::uint8_t>(*byte)]);
      return;
    }
    out.push_back(*m_unknown);
  }

  Trie m_trie;
  std::vector<double> m_scores;
  double m_unknownScore = 0;
  std::optional<std::int32_t> m_unknown;
  std::array<std::int32_t, 256> m_bytes{};
  bool m_hasBytes = false;
  bool m_hasAllBytes = false;
};

} // namespace

std::unique_ptr<Model> parseUnigram(const Json& component) {
  return std::make_unique<Unigram>(component);
}

} // namespace aisemble::llm::tok
