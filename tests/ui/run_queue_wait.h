// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Time that a thread lost to others: what a measurement on a busy machine takes off.

#include <QFile>

namespace aisemble::test {

/// Nanoseconds that the calling thread was ready to run and had no core; the second figure of schedstat, see
/// Documentation/scheduler/sched-stats.rst of Linux. 0 where the system does not tell.
inline qint64 runQueueWait() {
  QFile file(QStringLiteral("/proc/thread-self/schedstat"));
  if (!file.open(QIODevice::ReadOnly)) return 0;
  return file.readAll().split(' ').value(1).toLongLong();
}

} // namespace aisemble::test
