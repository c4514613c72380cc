// SPDX-License-Identifier: Apache-2.0
#pragma once
// OpenCV's own parallel loops, run on a WorkerTeam: so they count against the thread budget like everything else.

#include "core/vision/worker_team.h"

namespace aisemble::vision {

/// While it lives, parallel loops of OpenCV on this thread run on `team`; without one they run on this thread alone.
class OpenCvThreads {
 public:
  explicit OpenCvThreads(WorkerTeam& team);
  ~OpenCvThreads();
  OpenCvThreads(const OpenCvThreads&) = delete;
  OpenCvThreads& operator=(const OpenCvThreads&) = delete;

 private:
  WorkerTeam* m_outer;
};

/// Once in a process, before OpenCV is used; further calls change nothing.
void routeOpenCvThreads();

} // namespace aisemble::vision
