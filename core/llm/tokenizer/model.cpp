// SPDX-License-Identifier: Apache-2.0
// What the models share, and the two that look whole words up: WordPiece and WordLevel.
#include "core/llm/tokenizer/model_p.h"

#include "core/llm/tokenizer/unicode_p.h"

#include <fmt/format.h>

#include <limits>

namespace aisemble::llm::tok {

std::int32_t idFrom(const Json& value) {
  if (!value.is_number_unsigned() ||
      value.get<std::uint64_t>() > static_cast<std::uint64_t>(std::numeric_limits<std::int32_t>::max() - 1))
    failLoad(ErrorCode::Corrupt, "tokenizer.json: an id in the vocabulary is not a number from 0 to 2147483646; "
                                 "download the file again.");
  return value.get<std::int32_t>();
}

std::string byteFallbackPiece(std::uint8_t byte) {
  return fmt::format("<0x{:02X}>", byte);
}

void readVocabulary(const Json& object, Vocabulary& out) {
  std::size_t bytes = 0;
  for (const auto& item : object.items())
    bytes += item.key().size();
  out.reserve(object.size(), bytes);
  for (const auto& item : object.items())
    out.assign(item.key(), idFrom(item.value()));
  out.finish();
}

namespace {

class WordPiece final : public Model {
 public:
  explicit WordPiece(const Json& c) {
    constexpr std::string_view where = "model WordPiece";
    readVocabulary(objectOf(c, "vocab", where), m_vocabulary);
    m_prefix = stringOr(c, "continuing_subword_prefix", "##", where);
    m_maxCharacters = integerOr(c, "max_input_chars_per_word", 100, where);
    m_unknown = m_vocabulary.idOf(stringOr(c, "unk_token", "[UNK]", where));
    m_vocabulary.forEach([&](std::string_view piece, std::int32_t id) {
      // Longer than a word may be (4 bytes a character): never reached, and never worth a walk.
      if (piece.size() > kMaxMatchedPieceBytes) return;
      m_starts.insert(piece, id);
      if (piece.starts_with(m_prefix)) m_continuations.insert(piece.substr(m_prefix.size()), id);
    });
  }

  Result<void> encode(std::string_view piece, Scratch& scratch, std::vector<std::int32_t>& out) const override {
    const bool cached = piece.size() <= PieceCache::kMaxPieceBytes;
    const PieceCache::Key key = cached ? PieceCache::keyOf(piece, piece.size()) : PieceCache::Key{};
    if (cached)
      if (const auto ids = scratch.cache.find(key); !ids.empty()) {
        out.insert(out.end(), ids.begin(), ids.end());
        return {};
      }
    const std::size_t before = out.size();
    if (!cut(piece, out)) {
      out.resize(before);
      if (!m_unknown)
        return fail(ErrorCode::Corrupt, "The tokenizer's vocabulary lacks its own unknown token, which this text "
                                        "needs; download tokenizer.json again.");
      out.push_back(*m_unknown);
    }
    if (cached) scratch.cache.store(key, std::span(out).subspan(before));
    return {};
  }

 private:
  /// Longest match first; false where nothing fits.
  bool cut(std::string_view piece, std::vector<std::int32_t>& out) const {
    std::int64_t characters = 0;
    for (const char byte : piece)
      characters += (static_cast<std::uint8_t>(byte) & 0xC0U) != 0x80 ? 1 : 0;
    if (characters > m_maxCharacters) return false;
    for (std::size_t at = 0; at < piece.size();) {
      const Trie::Match match = (at == 0 ? m_starts : m_continuations).longestAt(piece, at);
      if (match.value < 0) return false;
      out.push_back(match.value);
      at = match.end;
    }
    return true;
  }

  std::string m_prefix;
  std::int64_t m_maxCharacters = 100;
  std::optional<std::int32_t> m_unknown;
  Trie m_starts;
  Trie m_continuations;
};

class WordLevel final : public Model {
 public:
  explicit WordLevel(const Json& c) {
    constexpr std::string_view where = "model WordLevel";
    readVocabulary(objectOf(c, "vocab", where), m_vocabulary);
    m_unknown = m_vocabulary.idOf(stringOr(c, "unk_token", "<unk>", where));
  }
  Result<void> encode(std::string_view piece, Scratch&, std::vector<std::int32_t>& out) const override {
    const auto id = m_vocabulary.idOf(piece);
    if (!id && !m_unknown)
      return fail(ErrorCode::Corrupt, "The tokenizer's vocabulary lacks its own unknown token, which this text needs; "
                                      "download tokenizer.json again.");
    out.push_back(id ? *id : *m_unknown);
    return {};
  }

 private:
  std::optional<std::int32_t> m_unknown;
};

} // namespace

std::unique_ptr<Model> parseWordPiece(const Json& component) {
  return std::make_unique<WordPiece>(component);
}
std::unique_ptr<Model> parseWordLevel(const Json& component) {
  return std::make_unique<WordLevel>(component);
}

std::unique_ptr<Model> parseModel(const Json& component) {
  std::string type;
  if (memberOf(component, "type", "the model").is_null()) { // files written before the field existed
    if (component.contains("merges"))
      type = "BPE";
    else if (component.contains("vocab") && component["vocab"].is_array())
      type = "Unigram";
    else
      type = component.contains("continuing_subword_prefix") ? "WordPiece" : "WordLevel";
  } else {
    type = typeOf(component, "the model");
  }
  if (type == "BPE") return parseBpe(component);
  if (type == "WordPiece") return parseWordPiece(component);
  if (type == "WordLevel") return parseWordLevel(component);
  if (type == "Unigram") return parseUnigram(component);
  failUnsupported("model", type);
}

} // namespace aisemble::llm::tok
