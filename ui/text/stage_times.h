// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// A request's trace in words.

#include "core/engine/trace.h"

#include <QString>

namespace aisemble::ui {

/// "1.24 ms: infer 1.10 ms, queue 0.10 ms"; what took less than a hundredth of the whole is in the table only.
[[nodiscard]] QString stageTimesText(const Trace& trace);
/// A line for each stage, for a tool tip.
[[nodiscard]] QString stageTimesTable(const Trace& trace);

} // namespace aisemble::ui
