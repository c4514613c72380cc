// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <string>
#include <string_view>
namespace aisemble {
enum class DataOperation { Analyze };
[[nodiscard]] constexpr std::string_view dataOperationName(DataOperation) { return "analyze"; }
struct DataRequest { std::string model; DataOperation operation = DataOperation::Analyze; bool operator==(const DataRequest&) const = default; };
struct DataResult { bool operator==(const DataResult&) const = default; };
} // namespace aisemble
