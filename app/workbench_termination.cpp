// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workbench_termination.h"

#include <QSocketNotifier>
#include <QWidget>

#include <csignal>

#include <pthread.h>
#include <sys/signalfd.h>
#include <unistd.h>

namespace aisemble {
namespace {

sigset_t terminationSignals() {
  sigset_t signals;
  sigemptyset(&signals);
  sigaddset(&signals, SIGINT);
  sigaddset(&signals, SIGTERM);
  return signals;
}

} // namespace

void blockTerminationSignals() {
  const sigset_t signals = terminationSignals();
  pthread_sigmask(SIG_BLOCK, &signals, nullptr);
}

void closeOnTermination(QWidget& window) {
  const sigset_t signals = terminationSignals();
  const int descriptor = signalfd(-1, &signals, SFD_NONBLOCK | SFD_CLOEXEC);
  if (descriptor < 0) return; // then they stay blocked, and only SIGKILL ends a hung program
  // The descriptor lives as long as the process: one window, one descriptor.
  auto* notifier = new QSocketNotifier(descriptor, QSocketNotifier::Read, &window);
  QObject::connect(notifier, &QSocketNotifier::activated, &window, [&window, descriptor] {
    signalfd_siginfo info;
    while (read(descriptor, &info, sizeof info) == sizeof info) {
    }
    window.close();
  });
}

} // namespace aisemble
