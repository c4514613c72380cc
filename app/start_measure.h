// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// How soon the window stands and what memory it takes, measured in the program itself.

#include <chrono>

class QWidget;

namespace aisemble {

/// Call before `window` is shown. After `idle` from the first paint it prints one JSON object a line on standard output
/// and closes the window:
///   first_paint_ms        from the start of the process until the window is painted; in steps of 10 ms
///   waited_for_core_ms    the part of it in which this thread could have run and had no core
///   resident_bytes, peak_resident_bytes
void measureStart(QWidget& window, std::chrono::seconds idle);

} // namespace aisemble
