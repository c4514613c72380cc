// SPDX-License-Identifier: Apache-2.0
#pragma once
// The `normalizer` of a tokenizer file.

#include "core/base/result.h"
#include "core/llm/tokenizer/component_p.h"

#include <memory>
#include <stop_token>
#include <string>
#include <string_view>

namespace aisemble::llm::tok {

/// A text on its way. `losesStart` is set once a normalizer dropped characters at the very beginning: the first piece
/// then no longer counts as the beginning of the text (Metaspace's prepend_scheme "first" asks).
struct NormalText {
  std::string text;
  bool losesStart = false;
};

/// Immutable, thread-safe.
class Normalizer {
 public:
  virtual ~Normalizer() = default;
  /// False: `in` needs no change, and `out` was not touched. Errors: TooLarge from a pattern's step limit or a text
  /// that grows past 2 GiB; Cancelled.
  [[nodiscard]] virtual Result<bool> apply(std::string_view in, NormalText& out, const std::stop_token& stop) const = 0;
};

/// Throws LoadFailure.
[[nodiscard]] std::unique_ptr<Normalizer> parseNormalizer(const Json& component, int depth = 0);

/// The SentencePiece table of character mappings ("precompiled_charsmap", base64 of a double-array trie and a pool of
/// strings). Throws LoadFailure.
[[nodiscard]] std::unique_ptr<Normalizer> parsePrecompiled(const Json& component);

/// Byte-level spelling: every byte as one printable character.
void appendByteLevel(std::string& out, std::string_view bytes);
/// The byte that `c` stands for, or -1.
[[nodiscard]] int byteOfByteLevel(char32_t c);

} // namespace aisemble::llm::tok
