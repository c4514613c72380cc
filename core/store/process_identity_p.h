// SPDX-License-Identifier: Apache-2.0
#pragma once
// Names a process so that a later one with the same number is told from it.

#include <string>
#include <string_view>

namespace aisemble::store {

/// "<number>:<start>", where start is the kernel's count of ticks since boot at which the process began, followed by
/// the boot's own id; the number alone where /proc does not tell.
[[nodiscard]] std::string thisProcess();

/// False only when that process is certainly gone.
[[nodiscard]] bool isAlive(std::string_view identity);

} // namespace aisemble::store
