// SPDX-License-Identifier: Apache-2.0
#pragma once
// Runs a parsed template.

#include "core/llm/chat/ast_p.h"

#include <chrono>
#include <string>

namespace aisemble::llm::jinja {

/// Throws Failure with the line.
[[nodiscard]] std::string evaluate(const Body& body, Dict variables, std::chrono::system_clock::time_point now);

} // namespace aisemble::llm::jinja
