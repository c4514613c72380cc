// SPDX-License-Identifier: Apache-2.0
#pragma once
// The sentences of a text in any language, by the Unicode rules (UAX 29) as ICU has them, with what those leave to
// their users: a line that ends without a mark goes on in the next one, because much text has its lines broken by hand;
// an empty line ends a sentence; English abbreviations that something always follows ("Mr.", "e.g.") do not; and a
// bracket that opens begins a sentence, also where no space stands before it.

#include "core/base/result.h"

#include <functional>
#include <string_view>

namespace aisemble::nlp {

/// A sentence without the white space around it, in bytes or UTF-16 units; false ends the walk.
using VisitSentence = std::function<bool(std::size_t begin, std::size_t end)>;

/// Calls `visit` with the sentences in order; false as soon as a visit returned false. Errors: Internal.
[[nodiscard]] Result<bool> forEachSentence(std::string_view text, const VisitSentence& visit);
[[nodiscard]] Result<bool> forEachSentence(std::u16string_view text, const VisitSentence& visit);

} // namespace aisemble::nlp
