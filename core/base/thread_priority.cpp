// SPDX-License-Identifier: Apache-2.0
#include "core/base/thread_priority.h"

#ifdef __linux__
#include <sys/resource.h>
#include <unistd.h>

#include <cerrno>
#endif

namespace aisemble {

void goBehindOthers() {
#ifdef __linux__
  constexpr int kBehind = 10; // weights of the scheduler: 1024 for nice 0, 110 for nice 10
  const auto thread = static_cast<id_t>(gettid());
  errno = 0;
  // Of whom the user or a starter gave a value already, what is lower in rank stays.
  const int now = getpriority(PRIO_PROCESS, thread);
  if (errno == 0 && now < kBehind) setpriority(PRIO_PROCESS, thread, kBehind);
#endif
}

} // namespace aisemble
