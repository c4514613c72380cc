// SPDX-License-Identifier: Apache-2.0
#pragma once
// Writing to an open file.

#include <string_view>

namespace aisemble {

/// All of `content`, however many calls it takes. False: errno tells why, and some of it may have been written.
[[nodiscard]] bool writeAll(int descriptor, std::string_view content);

} // namespace aisemble
