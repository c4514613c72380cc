// SPDX-License-Identifier: Apache-2.0
#pragma once
// Where and why a text is not JSON, in the words and at the place that Python's json module gives: clients of the
// original find the place in `loc`.

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace aisemble::api {

struct JsonFailure {
  std::string message;      ///< "Expecting value", "Extra data", …
  std::size_t position = 0; ///< in code points, from 0
  bool operator==(const JsonFailure&) const = default;
};

/// The first failure of UTF-8 text; nothing when Python would read it. NaN, Infinity, numbers beyond a double and
/// halves of a surrogate pair, which Python reads, are failures here: JSON has none of them. Linear in the text, any
/// depth.
[[nodiscard]] std::optional<JsonFailure> findJsonFailure(std::string_view text);

} // namespace aisemble::api
