// SPDX-License-Identifier: Apache-2.0
#pragma once
// str.lower(): Unicode's full lower-casing without a locale, the Greek final sigma included.

#include <string>
#include <string_view>

namespace aisemble::nlp {

[[nodiscard]] std::string lowerCase(std::string_view text);

/// Appends to `out`, for callers that reuse a buffer.
void appendLowerCase(std::string_view text, std::string& out);

/// Whether the context of a character can change its lower case, so that a text and its pieces may differ.
[[nodiscard]] bool lowersByContext(std::string_view text);

} // namespace aisemble::nlp
