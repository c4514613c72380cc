// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Where an answer's time went, for people.

#include "core/engine/trace.h"

#include <QString>

namespace aisemble::ui {

/// "reading 3.1 ms · computing 0.8 ms · in all 4.2 ms": stages that took a share worth a word, then the whole.
/// `readsFile`: what is no other stage is the reading of a file.
[[nodiscard]] QString timesText(const Trace& trace, bool readsFile);

/// "steps 4.2 ms"
[[nodiscard]] QString stepsTimeText(Nanoseconds total);

} // namespace aisemble::ui
