// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// SIGINT and SIGTERM close the window as its close button does, so that a logout loses nothing.

class QWidget;

namespace aisemble {

/// Call in main() before any thread is started.
void blockTerminationSignals();

/// After this, either signal closes `window` from its event loop.
void closeOnTermination(QWidget& window);

} // namespace aisemble
