// SPDX-License-Identifier: Apache-2.0
#pragma once
// The `pre_tokenizer` of a tokenizer file: cuts a text into the pieces that the model sees one by one.

#include "core/base/result.h"
#include "core/llm/tokenizer/component_p.h"
#include "core/llm/tokenizer/split_scanner_p.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

namespace aisemble::llm::tok {

struct Piece {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  bool startsText = false; ///< begins where the original text begins
};

/// Pieces of `text`, in order. Steps that rewrite text put the new one into `storage` and point `text` at it.
struct PieceList {
  std::string_view text;
  std::string storage;
  std::vector<Piece> pieces;
  std::stop_token stop;

  [[nodiscard]] std::string_view of(const Piece& piece) const {
    return text.substr(piece.begin, piece.end - piece.begin);
  }
};

/// Immutable, thread-safe.
class PreTokenizer {
 public:
  virtual ~PreTokenizer() = default;
  /// Errors: TooLarge (a pattern's step limit, or over 2 GiB of text), Cancelled.
  [[nodiscard]] virtual Result<void> apply(PieceList& list) const = 0;
  /// Where this is only a known split pattern, or that followed by byte level: its scanner, for the fast path.
  [[nodiscard]] virtual std::optional<ScannerKind> scanner() const { return std::nullopt; }
  /// True when the last step spells bytes as printable characters.
  [[nodiscard]] virtual bool endsInByteLevel() const { return false; }
  /// From now on that last step leaves the bytes as they are; the model reads them raw. Before first use only.
  virtual void keepRawBytes() {}
};

/// Throws LoadFailure.
[[nodiscard]] std::unique_ptr<PreTokenizer> parsePreTokenizer(const Json& component, int depth = 0);

} // namespace aisemble::llm::tok
