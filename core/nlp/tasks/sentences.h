// SPDX-License-Identifier: Apache-2.0
#pragma once
// The sentences that a task asks for, by either rule.

#include "core/base/result.h"
#include "core/engine/nlp_types.h"
#include "core/nlp/text/pieces.h"

#include <string_view>
#include <vector>

namespace aisemble::nlp {

/// Slices of `text` that are not blank, without the white space around them; between full stops also without the marks
/// that end them. Errors: Cancelled, Internal.
[[nodiscard]] Result<std::vector<std::string_view>> sentencesOf(std::string_view text, SentenceRule rule,
                                                                StopCheck& check);

} // namespace aisemble::nlp
