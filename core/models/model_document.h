// SPDX-License-Identifier: Apache-2.0
#pragma once
// What a model's folder says about itself in words: its card and its licence.

#include <filesystem>
#include <string>
#include <string_view>

namespace aisemble {

struct ModelDocument {
  std::filesystem::path file; ///< README.md or MODEL_CARD.md; empty: there is none
  std::string markdown;       ///< without the front matter; at most kMostCardBytes, then cut with a note
  std::string licence;        ///< as the front matter names it, else the first line of LICENSE; empty: not told
};

inline constexpr std::size_t kMostCardBytes = std::size_t{512} << 10;

/// Reads README.md, else MODEL_CARD.md, and LICENSE of `folder`. What is not there or cannot be read is left empty.
[[nodiscard]] ModelDocument readModelDocument(const std::filesystem::path& folder);

/// Splits the front matter off: lines between two "---" at the very beginning, as the Hugging Face hub has it
/// (https://huggingface.co/docs/hub/model-cards). Only "license", "license_name" and "license_link" are read.
[[nodiscard]] ModelDocument parseModelDocument(std::string_view text);

} // namespace aisemble
