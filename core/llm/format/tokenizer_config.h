// SPDX-License-Identifier: Apache-2.0
#pragma once
// tokenizer_config.json: the special tokens that templates name, and the chat template itself.

#include "core/base/result.h"

#include <optional>
#include <string>
#include <string_view>

namespace aisemble::llm {

struct TokenizerConfig {
  std::optional<std::string> beginToken; ///< spelled as in the vocabulary, e.g. "<s>"
  std::optional<std::string> endToken;
  std::optional<std::string> chatTemplate; ///< Jinja text; of several named ones "default", or else the first
};

/// Tokens may be texts or objects with "content"; the template a text or a list of {name, template}.
/// Errors: Corrupt.
[[nodiscard]] Result<TokenizerConfig> parseTokenizerConfig(std::string_view text);

} // namespace aisemble::llm
