// SPDX-License-Identifier: Apache-2.0
#pragma once
// Text to token ids and back, exactly as Hugging Face tokenizers does it, from the tokenizer.json that models ship.
// BPE (byte level and byte fallback), WordPiece, WordLevel and Unigram with their normalizers, pre-tokenizers,
// post-processors and decoders. The file's `truncation` and `padding` are not applied: a caller that has a limit
// reports it instead of losing text.

#include "core/base/result.h"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

namespace aisemble::llm {

using TokenId = std::int32_t;

struct EncodeOptions {
  bool addSpecialTokens = true;   ///< run the post-processor (BOS, CLS, SEP …)
  bool parseSpecialTokens = true; ///< false: "<|im_end|>" in the text is plain text (special added tokens only)
  std::stop_token stop{};         ///< looked at every some thousand characters
};

/// Ids with their pieces.
struct Encoding {
  std::vector<TokenId> ids;
  /// As the vocabulary spells them, but for what stands in the text itself: unknown runs of a Unigram model and added
  /// tokens with the white space that they took along.
  std::vector<std::string> tokens;
};

struct DecodeOptions {
  bool skipSpecialTokens = false;
};

/// Immutable after loading and safe to use from any thread; encode() reuses scratch memory and a cache of pieces that
/// it borrows under a short lock.
class Tokenizer {
 public:
  /// Reads a tokenizer.json. Errors: NotFound, IoFailure, TooLarge (file over 256 MiB), and those of parse().
  [[nodiscard]] static Result<std::shared_ptr<const Tokenizer>> load(const std::filesystem::path& tokenizerJson);

  /// Errors: Corrupt (not JSON, a field of the wrong type, an id out of range, a merge of unknown pieces),
  /// Unsupported (a component this build does not know, named), TooLarge (nesting or piece length over a limit).
  [[nodiscard]] static Result<std::shared_ptr<const Tokenizer>> parse(std::string_view json);

  ~Tokenizer();
  Tokenizer(const Tokenizer&) = delete;
  Tokenizer& operator=(const Tokenizer&) = delete;

  /// Ids of `utf8`. Errors: InvalidArgument (not UTF-8; the message has the byte offset), TooLarge (over 1 GiB, or a
  /// split pattern of the file needs too many steps), Corrupt (the text has a character that the file's model cannot
  /// express and the file names no unknown token), Cancelled.
  [[nodiscard]] Result<std::vector<TokenId>> encode(std::string_view utf8, EncodeOptions options = {}) const;

  /// encode() with pieces beside the ids, as a person or a test wants to see them; slower. Errors: those of encode().
  [[nodiscard]] Result<Encoding> encodeWithTokens(std::string_view utf8, EncodeOptions options = {}) const;

  /// Text of `ids`; ids that the vocabulary lacks are left out, bytes that are not UTF-8 become U+FFFD.
  [[nodiscard]] std::string decode(std::span<const TokenId> ids, DecodeOptions options = {}) const;

  /// The piece as the vocabulary spells it ("Ġhello", "##ing"). Errors: NotFound.
  [[nodiscard]] Result<std::string> tokenText(TokenId id) const;
  [[nodiscard]] std::optional<TokenId> tokenId(std::string_view piece) const;
  [[nodiscard]] bool isSpecial(TokenId id) const;

  /// Number of distinct pieces, added tokens included.
  [[nodiscard]] std::size_t vocabularySize() const;
  /// One more than the largest id; differs from vocabularySize() where a file leaves ids out.
  [[nodiscard]] std::size_t idLimit() const;

 private:
  friend class StreamDecoder;
  struct State;
  explicit Tokenizer(std::unique_ptr<State> state);
  std::unique_ptr<State> m_state;
};

/// One answer being generated: the concatenation of what push() and finish() return equals Tokenizer::decode() of all
/// the ids. Emits whole characters only, as soon as no later id can change them. Not thread-safe; one per answer.
class StreamDecoder {
 public:
  explicit StreamDecoder(std::shared_ptr<const Tokenizer> tokenizer, DecodeOptions options = {});
  ~StreamDecoder();
  StreamDecoder(StreamDecoder&&) noexcept;
  StreamDecoder& operator=(StreamDecoder&&) noexcept;

  [[nodiscard]] std::string push(TokenId id);
  /// The rest. Afterwards the decoder is spent: further pushes return nothing.
  [[nodiscard]] std::string finish();

 private:
  struct State;
  std::unique_ptr<State> m_state;
};

} // namespace aisemble::llm
