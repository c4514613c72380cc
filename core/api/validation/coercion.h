// SPDX-License-Identifier: Apache-2.0
#pragma once
// JSON values as Python types, with pydantic 2's "lax" conversions (docs.pydantic.dev, "Conversion table"): numeric
// text becomes a number, 1, 0, "yes" and "off" become a bool; a number never becomes text.

#include "core/api/validation/problems.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace aisemble::api {

// coerce(): writes `out` and returns nothing, or returns what is wrong and leaves `out` alone.

[[nodiscard]] std::optional<Problem> coerce(const wire::Json& input, std::string& out);
/// An integer that does not fit is `less_than_equal` or `greater_than_equal`; Python's have no end.
[[nodiscard]] std::optional<Problem> coerce(const wire::Json& input, std::int64_t& out);
[[nodiscard]] std::optional<Problem> coerce(const wire::Json& input, int& out);
/// Only finite ones, or `finite_number`.
[[nodiscard]] std::optional<Problem> coerce(const wire::Json& input, double& out);
[[nodiscard]] std::optional<Problem> coerce(const wire::Json& input, bool& out);

[[nodiscard]] Problem missingField();
[[nodiscard]] Problem notADictionary();
[[nodiscard]] Problem notAList();
[[nodiscard]] Problem notAModel(); ///< where the original has a model of its own instead of a plain dictionary

} // namespace aisemble::api
