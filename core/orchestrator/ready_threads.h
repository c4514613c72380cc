// SPDX-License-Identifier: Apache-2.0
#pragma once
// Thread pools whose threads are there before they are needed.

class QThreadPool;

namespace aisemble {

/// Starts all threads of `pool`, which runs nothing yet, and keeps them. The GNU C library starts no thread while a
/// library is being loaded, which takes a second for an engine's: without this, whoever gives work to a pool may wait
/// as long, the GUI thread included.
void keepThreadsReady(QThreadPool& pool);

} // namespace aisemble
