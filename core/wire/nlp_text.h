// SPDX-License-Identifier: Apache-2.0
#pragma once
// Results of text work as JSON text. Tokens come by the ten thousand: they are written without JSON values in between.

#include "core/engine/nlp_types.h"

#include <string>

namespace aisemble::wire {

/// What writeJsonLossy(toJson(result)) gives.
[[nodiscard]] std::string nlpResultToText(const NlpResult& result);

} // namespace aisemble::wire
