// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The Logger of the programs: JSON lines through spdlog.

#include "core/base/log.h"
#include "core/base/result.h"

#include <filesystem>
#include <memory>

namespace aisemble {

/// Warnings and errors to standard error.
[[nodiscard]] std::unique_ptr<Logger> makeStandardErrorLogger();

/// Everything from Info up to `file`, rotated at 5 MiB, three old files kept. Errors: IoFailure.
[[nodiscard]] Result<std::unique_ptr<Logger>> makeFileLogger(const std::filesystem::path& file);

/// Hands to the system what a logger of this file still holds; other loggers are left alone.
void flushLogger(Logger& logger);

} // namespace aisemble
