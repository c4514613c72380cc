// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <string>
#include <string_view>
namespace aisemble {
enum class NlpTask { Analyze };
[[nodiscard]] constexpr std::string_view nlpTaskName(NlpTask) { return "analyze"; }
struct NlpRequest { std::string model; NlpTask task = NlpTask::Analyze; bool operator==(const NlpRequest&) const = default; };
struct NlpResult { bool operator==(const NlpResult&) const = default; };
} // namespace aisemble
