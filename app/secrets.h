// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Keys of services, kept apart from settings: no key stands in a file, a log or a process argument.

#include <optional>
#include <string>

namespace aisemble {

/// The variable that holds the secret of this name: "AISEMBLE_KEY_" and the name in capitals, other characters than
/// letters and digits as "_".
[[nodiscard]] std::string secretVariable(const std::string& name);

/// Absent: no such secret, or an empty one.
[[nodiscard]] std::optional<std::string> findSecret(const std::string& name);

} // namespace aisemble
