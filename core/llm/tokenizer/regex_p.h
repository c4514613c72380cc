// SPDX-License-Identifier: Apache-2.0
#pragma once
// Patterns of tokenizer files, written for Oniguruma's Ruby syntax, matched by PCRE2 with just-in-time code and limits.
// What the two read differently is translated; what cannot be is refused by name.

#include "core/base/result.h"

#include <cstddef>
#include <memory>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

namespace aisemble::llm::tok {

struct Span {
  std::size_t begin = 0;
  std::size_t end = 0;
  bool isMatch = false;
};

/// Immutable and thread-safe after construction.
class Regex {
 public:
  /// Throws LoadFailure: Unsupported with the pattern and PCRE2's reason.
  explicit Regex(std::string_view pattern);
  /// Matches `literal` as it stands.
  static Regex literal(std::string_view literal);
  ~Regex();
  Regex(Regex&&) noexcept;
  Regex& operator=(Regex&&) noexcept;

  /// Matches and the text between them, in order, covering `text`. Errors: TooLarge (step limit reached), Cancelled.
  [[nodiscard]] Result<void> spans(std::string_view text, std::vector<Span>& out, const std::stop_token& stop) const;

 private:
  struct Code;
  Regex() = default;
  std::unique_ptr<Code> m_code;
  std::string m_literal;
};

/// The pattern in PCRE2's words; exposed for its test. Throws LoadFailure.
[[nodiscard]] std::string translatePattern(std::string_view pattern);

} // namespace aisemble::llm::tok
