// SPDX-License-Identifier: Apache-2.0
#pragma once
// JSON as values of the template language.

#include "core/llm/chat/value_p.h"

#include <string_view>

namespace aisemble::llm::jinja {

/// As Python's json.loads: integers keep all their digits. `what` names the text in messages ("messages"). Throws
/// Failure: InvalidArgument (not JSON), TooLarge (over 64 MiB, or nested too deep).
[[nodiscard]] Value parseJson(std::string_view text, std::string_view what);

} // namespace aisemble::llm::jinja
