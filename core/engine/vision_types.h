// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <string>
#include <string_view>
namespace aisemble {
enum class VisionTask { Analyze };
[[nodiscard]] constexpr std::string_view visionTaskName(VisionTask) { return "analyze"; }
struct VisionRequest { std::string model; VisionTask task = VisionTask::Analyze; bool operator==(const VisionRequest&) const = default; };
struct VisionResult { bool operator==(const VisionResult&) const = default; };
} // namespace aisemble
