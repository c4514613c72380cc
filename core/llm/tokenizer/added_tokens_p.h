// SPDX-License-Identifier: Apache-2.0
#pragma once
// Tokens beside the model's vocabulary ("<|im_end|>", runs of spaces): found in the text before the model sees it, the
// longest of the leftmost.

#include "core/llm/tokenizer/component_p.h"
#include "core/llm/tokenizer/normalizers_p.h"
#include "core/llm/tokenizer/tables_p.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace aisemble::llm::tok {

struct AddedToken {
  std::string content;
  std::string spelling; ///< what decoding writes: normalised where the token is
  std::int32_t id = 0;
  bool singleWord = false; ///< only where no word character touches it
  bool stripLeft = false;  ///< takes the white space before it along
  bool stripRight = false;
  bool normalized = true; ///< looked for in the normalised text, in its own normalised spelling
  bool special = false;
  bool skipped = false; ///< left out by a decoding that skips special tokens
};

/// A stretch of text, or an added token.
struct AddedSplit {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::int32_t id = -1; ///< -1: text
};

class AddedTokens {
 public:
  /// Throws LoadFailure.
  void read(const Json& list, const Vocabulary& vocabulary, const Normalizer* normalizer);

  enum class Pass { Plain, Normalized };
  [[nodiscard]] bool hasNone(Pass pass) const { return trieOf(pass).isEmpty(); }
  /// Cuts `text`; `parseSpecial` false leaves special tokens as text.
  void split(Pass pass, std::string_view text, bool parseSpecial, std::vector<AddedSplit>& out) const;

  [[nodiscard]] std::optional<std::int32_t> idOf(std::string_view content) const;
  [[nodiscard]] const AddedToken* find(std::int32_t id) const;
  [[nodiscard]] bool isSpecial(std::string_view content) const;
  [[nodiscard]] std::size_t countBeside(const Vocabulary& vocabulary) const;
  [[nodiscard]] std::size_t idLimit() const { return m_idLimit; }

 private:
  [[nodiscard]] const Trie& trieOf(Pass pass) const { return pass == Pass::Plain ? m_plain : m_normalized; }

  Trie m_plain; ///< values are ids
  Trie m_normalized;
  std::unordered_map<std::int32_t, AddedToken> m_byId;
  std::unordered_map<std::string, std::int32_t> m_byContent;
  std::unordered_map<std::string, bool> m_special;
  std::size_t m_idLimit = 0;
};

} // namespace aisemble::llm::tok
