// SPDX-License-Identifier: Apache-2.0
#include "core/orchestrator/ready_threads.h"

#include <QThreadPool>

#include <latch>
#include <memory>

namespace aisemble {

void keepThreadsReady(QThreadPool& pool) {
  pool.setExpiryTimeout(-1);
  // Each waits for the others, so that none takes the turn of another.
  const auto all = std::make_shared<std::latch>(pool.maxThreadCount());
  for (int i = 0; i < pool.maxThreadCount(); ++i)
    pool.start([all] { all->arrive_and_wait(); });
}

} // namespace aisemble
