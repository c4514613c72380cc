// SPDX-License-Identifier: Apache-2.0
#pragma once
// Hand-written scanners for the split patterns that most models use. A pattern is recognised by its exact text, and
// tests hold each scanner against the same pattern run by Regex.

#include <cstddef>
#include <optional>
#include <string_view>

namespace aisemble::llm::tok {

enum class ScannerKind {
  Gpt2,   ///< GPT-2, GPT-NeoX, the ByteLevel pre-tokenizer's own
  Llama3, ///< numbers in groups of up to three
  Qwen2,  ///< every digit alone
};

[[nodiscard]] std::optional<ScannerKind> recogniseScanner(std::string_view pattern);
[[nodiscard]] std::string_view scannerPattern(ScannerKind kind);

/// End of the piece that starts at `at` (`at` < text.size(), valid UTF-8). The pieces cover the text.
[[nodiscard]] std::size_t scanPiece(ScannerKind kind, std::string_view text, std::size_t at);

} // namespace aisemble::llm::tok
