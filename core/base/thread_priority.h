// SPDX-License-Identifier: Apache-2.0
#pragma once
// Who goes first where threads want the same core.

namespace aisemble {

/// From now on the calling thread, and those that it starts, go behind the program's other threads: these get ten times
/// its share of a core that both want, and a core that nobody else wants is theirs as before. It cannot be taken back.
/// By the nice value, which Linux keeps for each thread (sched(7)); elsewhere this does nothing.
void goBehindOthers();

} // namespace aisemble
