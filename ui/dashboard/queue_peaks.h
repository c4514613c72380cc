// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// How many requests waited and ran at once, from the traces of those that ended: a burst between two looks at the queue
// is seen by neither, but its traces tell of it.

#include "core/engine/metrics.h"

#include <algorithm>
#include <span>
#include <vector>

namespace aisemble::ui {

/// The most at one moment; both need not have been at the same one.
struct QueuePeak {
  int waiting = 0;
  int running = 0;
  void raise(const QueuePeak& other) {
    waiting = std::max(waiting, other.waiting);
    running = std::max(running, other.running);
  }
  bool operator==(const QueuePeak&) const = default;
};

/// For each interval from bounds[i] to before bounds[i + 1]; `bounds` ascend and are two or more. A request waits in
/// its queue stages and runs in all others, a look into the cache included; one that joined another runs with that one.
[[nodiscard]] std::vector<QueuePeak> queuePeaks(std::span<const RequestRecord> records,
                                                std::span<const MonotonicTime> bounds);

} // namespace aisemble::ui
