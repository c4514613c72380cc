// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The texts that the core and the services of the application make their messages from, one list for each folder that
// says them, so that they can be translated. tst_core_messages holds the lists against the sources, both ways.

#include <span>

namespace aisemble::ui {

/// All of them, each once.
[[nodiscard]] std::span<const char* const> coreMessages();

} // namespace aisemble::ui
