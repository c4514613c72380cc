// SPDX-License-Identifier: Apache-2.0
#pragma once
// Words of a text in any language, by the dictionaries and rules of ICU: also of those that are written without spaces.

#include "core/base/result.h"
#include "core/engine/nlp_types.h"

#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

namespace aisemble::nlp {

/// Marks and white space are left out. There is no tagger behind this: the tag is "NUM" for numbers and "X", the
/// universal tag for what is not known, for everything else. Errors: Cancelled, Internal.
[[nodiscard]] Result<void> segmentWords(std::string_view text, const std::string& language, const std::stop_token& stop,
                                        std::vector<TaggedWord>& out);

} // namespace aisemble::nlp
