// SPDX-License-Identifier: Apache-2.0
#pragma once
// The `model` of a tokenizer file: one piece of text to ids.

#include "core/base/result.h"
#include "core/llm/tokenizer/component_p.h"
#include "core/llm/tokenizer/piece_cache_p.h"
#include "core/llm/tokenizer/tables_p.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

namespace aisemble::llm::tok {

/// Memory that one encode() uses and the next one uses again. Belongs to one tokenizer, used by one thread at a time.
struct Scratch {
  struct Symbol {
    std::int32_t id = 0;
    std::int32_t previous = -1;
    std::int32_t next = -1;
    bool merged = false; ///< taken into the symbol before it
  };
  struct Merge {
    std::uint32_t rank = 0;
    std::uint32_t position = 0;
    std::int32_t id = 0;
  };
  struct PathNode {
    double score = 0;
    std::int32_t id = 0;
    std::uint32_t start = 0;
    bool reached = false;
  };
  /// An id whose piece is shown as it stands in the text.
  struct Surface {
    std::size_t index = 0; ///< in the list of ids
    std::string text;
  };
  PieceCache cache;
  std::stop_token stop;                     ///< of the present encode()
  std::vector<Surface>* surfaces = nullptr; ///< null: nobody asks
  std::vector<Symbol> symbols;
  std::vector<std::int32_t> ids;
  std::vector<std::uint64_t> pairs;
  std::vector<Merge> heap;
  std::vector<PathNode> path;
};

/// Immutable after loading, thread-safe.
class Model {
 public:
  virtual ~Model() = default;
  /// Can read raw bytes where the file spells them as byte-level characters.
  [[nodiscard]] virtual bool readsRawBytes() const { return false; }
  /// Pieces given to encode() from now on are raw bytes. Before first use only.
  virtual void useRawBytes() {}
  /// Appends the ids of `piece` (not empty). Errors: Corrupt (a character without an id and no unknown token),
  /// Cancelled.
  [[nodiscard]] virtual Result<void> encode(std::string_view piece, Scratch& scratch,
                                            std::vector<std::int32_t>& out) const = 0;
  [[nodiscard]] const Vocabulary& vocabulary() const { return m_vocabulary; }

 protected:
  Vocabulary m_vocabulary;
};

/// Throws LoadFailure.
[[nodiscard]] std::unique_ptr<Model> parseModel(const Json& component);

[[nodiscard]] std::unique_ptr<Model> parseBpe(const Json& component);
[[nodiscard]] std::unique_ptr<Model> parseWordPiece(const Json& component);
[[nodiscard]] std::unique_ptr<Model> parseWordLevel(const Json& component);
[[nodiscard]] std::unique_ptr<Model> parseUnigram(const Json& component);

/// Fills `out` from a JSON object of piece to id.
void readVocabulary(const Json& object, Vocabulary& out);
/// An id that fits TokenId, or LoadFailure.
[[nodiscard]] std::int32_t idFrom(const Json& value);
/// "<0xHH>".
[[nodiscard]] std::string byteFallbackPiece(std::uint8_t byte);

} // namespace aisemble::llm::tok
