// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/interrupt_guard.h"

#include <poll.h>
#include <pthread.h>
#include <sys/eventfd.h>
#include <sys/signalfd.h>
#include <unistd.h>

#include <csignal>
#include <cstdint>
#include <thread>

namespace aisemble::cli {

struct InterruptGuard::State {
  std::stop_source source;
  int signals = -1; ///< signalfd
  int wake = -1;    ///< eventfd, written by the destructor
  std::thread waiter;

  void wait() {
    for (;;) {
      pollfd watched[2] = {{signals, POLLIN, 0}, {wake, POLLIN, 0}};
      if (poll(watched, 2, -1) < 0) continue;
      if ((watched[1].revents & POLLIN) != 0) return;
      if ((watched[0].revents & POLLIN) == 0) continue;
      signalfd_siginfo info{};
      if (read(signals, &info, sizeof info) != static_cast<ssize_t>(sizeof info)) continue;
      if (source.stop_requested()) _exit(130); // asked twice: do not wait for anything
      source.request_stop();
    }
  }
};

InterruptGuard::InterruptGuard() : m_state(std::make_unique<State>()) {
  sigset_t set;
  sigemptyset(&set);
  sigaddset(&set, SIGINT);
  sigaddset(&set, SIGTERM);
  pthread_sigmask(SIG_BLOCK, &set, nullptr);
  std::signal(SIGPIPE, SIG_IGN); // a closed pipe is a write error, not the end of the process
  m_state->signals = signalfd(-1, &set, SFD_CLOEXEC);
  m_state->wake = eventfd(0, EFD_CLOEXEC);
  m_state->waiter = std::thread([state = m_state.get()] { state->wait(); });
}

InterruptGuard::~InterruptGuard() {
  const std::uint64_t one = 1;
  [[maybe_unused]] const ssize_t wrote = write(m_state->wake, &one, sizeof one);
  m_state->waiter.join();
  close(m_state->signals);
  close(m_state->wake);
}

std::stop_token InterruptGuard::token() const {
  return m_state->source.get_token();
}

} // namespace aisemble::cli
