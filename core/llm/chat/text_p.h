// SPDX-License-Identifier: Apache-2.0
#pragma once
// Python's str methods on UTF-8: positions and lengths count characters.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace aisemble::llm::jinja {

[[nodiscard]] std::size_t characterCount(std::string_view text);
[[nodiscard]] std::vector<std::string_view> charactersOf(std::string_view text);
[[nodiscard]] char32_t codePointOf(std::string_view character);
void appendCodePoint(std::string& out, char32_t c);

[[nodiscard]] bool isSpaceCharacter(char32_t c); ///< str.isspace
enum class Side { Left, Right, Both };
/// `characters` absent: white space.
[[nodiscard]] std::string_view strip(std::string_view text, Side side, std::optional<std::string_view> characters);
[[nodiscard]] std::string upperOf(std::string_view text);
[[nodiscard]] std::string lowerOf(std::string_view text);
[[nodiscard]] std::string foldedOf(std::string_view text); ///< str.casefold
[[nodiscard]] std::string capitalizedOf(std::string_view text);
[[nodiscard]] std::string titleOf(std::string_view text);       ///< str.title
[[nodiscard]] std::string filterTitleOf(std::string_view text); ///< the filter: only after spaces and brackets
/// `limit` below 0: all.
[[nodiscard]] std::string replaced(std::string_view text, std::string_view from, std::string_view to,
                                   std::int64_t limit);
[[nodiscard]] std::vector<std::string_view> splitText(std::string_view text, std::optional<std::string_view> separator,
                                                      std::int64_t limit, bool fromRight);
[[nodiscard]] std::vector<std::string_view> splitLines(std::string_view text, bool keepEnds);
[[nodiscard]] std::string escapedHtml(std::string_view text);
/// Of a path; `inQuery`: of a name or value of a query, a space as '+'.
[[nodiscard]] std::string percentEncoded(std::string_view text, bool inQuery);
/// Python's repr().
[[nodiscard]] std::string reprOf(std::string_view text);
void appendJsonText(std::string& out, std::string_view text, bool asciiOnly);

enum class CharacterKind { Digit, Numeric, Alpha, AlphaNumeric, Space, Decimal };
/// All characters are of the kind, and there is one.
[[nodiscard]] bool isAllOf(std::string_view text, CharacterKind kind);

} // namespace aisemble::llm::jinja
