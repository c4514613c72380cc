// SPDX-License-Identifier: Apache-2.0
#pragma once
// How much two texts have in common.

#include "core/base/result.h"
#include "core/engine/nlp_types.h"

#include <stop_token>
#include <string_view>

namespace aisemble::nlp {

/// Letter case is disregarded. Errors: Cancelled.
[[nodiscard]] Result<TextSimilarity> compareTexts(std::string_view left, std::string_view right,
                                                  const std::stop_token& stop);

} // namespace aisemble::nlp
