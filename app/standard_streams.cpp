// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/standard_streams.h"

#include <fcntl.h>
#include <poll.h>
#include <unistd.h>

#include <cerrno>
#include <iostream>

namespace aisemble {
namespace {

bool isReaderGone(int descriptor) {
  pollfd watched{descriptor, POLLOUT, 0};
  return ::poll(&watched, 1, 0) == 1 && (watched.revents & POLLERR) != 0;
}

} // namespace

void holdStandardStreams() {
  for (const int descriptor : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) {
    if (::fcntl(descriptor, F_GETFD) != -1 || errno != EBADF) continue;
    // The lowest number that is free is this one. What is opened to be read cannot be written to.
    if (::open("/dev/null", O_RDONLY) != descriptor) return;
  }
}

int afterOutput(int status) {
  std::cout.flush();
  if (std::cout || isReaderGone(STDOUT_FILENO)) return status;
  std::cerr << "Standard output could not be written: what was printed is not whole. Is the disk full, or was the "
               "output closed?\n";
  return status == 0 ? 1 : status;
}

} // namespace aisemble
