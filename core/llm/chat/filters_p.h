// SPDX-License-Identifier: Apache-2.0
#pragma once
// The two tables of filters.

#include "core/llm/chat/builtins_p.h"

#include <functional>
#include <map>
#include <string>

namespace aisemble::llm::jinja {

using Filter = std::function<Value(const Value&, const Arguments&, Runtime&)>;

[[nodiscard]] const std::map<std::string, Filter, std::less<>>& sequenceFilters();

} // namespace aisemble::llm::jinja
