// SPDX-License-Identifier: Apache-2.0
#pragma once
// The sentences of a text that hold its most frequent words.

#include "core/base/result.h"
#include "core/engine/nlp_types.h"

#include <stop_token>
#include <string_view>

namespace aisemble::nlp {

/// A sentence scores the sum of its words' counts in the whole text, so long ones win. The best are kept in the order
/// of the text, of equals the later ones. Those between full stops are joined by ". "; by the Unicode rules they keep
/// the marks that end them, and have a space between them unless the mark is a full-width one. A text that has no more
/// sentences than asked for comes back as it is. Errors: Cancelled, Internal.
[[nodiscard]] Result<TextSummary> summarize(std::string_view text, const SummarizeOptions& options,
                                            const std::stop_token& stop);

} // namespace aisemble::nlp
