// SPDX-License-Identifier: Apache-2.0
#pragma once
// Bytes of a text file to UTF-8, by its byte order mark or by what the bytes can be.

#include "core/base/result.h"

#include <optional>
#include <string>

namespace aisemble {

enum class EncodingBasis {
  Known,  ///< a byte order mark, or valid UTF-8
  Likely, ///< zeros in every other byte, escapes, or runs of Japanese
  Guess   ///< a byte a letter: anything reads as something
};

struct DecodedText {
  std::string text;     ///< UTF-8 without a byte order mark
  std::string encoding; ///< "UTF-8", "UTF-16LE", "Shift_JIS", "windows-1252", …
  EncodingBasis basis = EncodingBasis::Known;
};

/// Valid UTF-8 is UTF-8. Otherwise ISO-2022-JP by its escapes, Shift_JIS and EUC-JP where the bytes are runs of
/// Japanese, else ICU's best guess that can be converted without loss. Errors: InvalidArgument when nothing can, or
/// when the bytes are no text.
[[nodiscard]] Result<DecodedText> decodeText(std::string bytes);

struct Misfit {
  std::string encoding;   ///< "Shift_JIS" or "EUC-JP"
  std::size_t offset = 0; ///< of the first byte that does not belong to a character
};
/// Of bytes that decodeText() cannot read: where a Japanese text is damaged. Nothing: it does not look like one.
[[nodiscard]] std::optional<Misfit> findMisfit(const std::string& bytes);

} // namespace aisemble
