// SPDX-License-Identifier: Apache-2.0
#pragma once
// Just enough UTF-8 for streams and outside input; Unicode properties are ICU's business.

#include <cstddef>
#include <string>
#include <string_view>

namespace aisemble {

/// Length of the longest prefix without a byte above 127.
[[nodiscard]] std::size_t asciiPrefix(std::string_view text);

/// Offset of the first byte that is not well-formed UTF-8 (Unicode 15, table 3-7), or npos.
[[nodiscard]] std::size_t findInvalidUtf8(std::string_view text);

/// Length of the longest prefix of `text` that does not end inside a character that later bytes could complete.
/// A streaming decoder emits that prefix and keeps the rest (at most 3 bytes).
[[nodiscard]] std::size_t completeUtf8Prefix(std::string_view text);

/// `text` with every maximal ill-formed subsequence replaced by U+FFFD (the practice of Unicode 3.9, and of Python's
/// bytes.decode(errors="replace")).
[[nodiscard]] std::string replaceInvalidUtf8(std::string_view text);

} // namespace aisemble
