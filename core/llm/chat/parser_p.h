// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/llm/chat/ast_p.h"

#include <string_view>

namespace aisemble::llm::jinja {

/// Throws Failure with the line.
[[nodiscard]] Body parseTemplate(std::string_view source);

} // namespace aisemble::llm::jinja
