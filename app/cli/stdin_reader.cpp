// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/stdin_reader.h"

#include <poll.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include <cerrno>
#include <cstdint>
#include <system_error>

namespace aisemble::cli {
namespace {

constexpr std::size_t kChunk = std::size_t{64} << 10;

tl::unexpected<Error> inputError(int number) {
  return fail(ErrorCode::IoFailure, "Standard input cannot be read: " + std::generic_category().message(number) +
                                        ". Give the text as an argument, or redirect a file.");
}

bool isPassing(int number) {
  return number == EINTR || number == EAGAIN;
}

} // namespace

StdinReader::StdinReader(std::stop_token interrupt)
    : m_interrupt(std::move(interrupt)), m_wake(eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)) {
  m_onStop.emplace(m_interrupt, [wake = m_wake] {
    const std::uint64_t one = 1;
    [[maybe_unused]] const ssize_t wrote = write(wake, &one, sizeof one);
  });
}

StdinReader::~StdinReader() {
  m_onStop.reset(); // waits for a call under way
  if (m_wake >= 0) close(m_wake);
}

Result<bool> StdinReader::fill() {
  if (m_wake < 0) return inputError(EMFILE);
  for (;;) {
    // The callback writes after the stop is requested, so that whoever wakes up by it sees it here.
    if (m_interrupt.stop_requested()) return fail(ErrorCode::Cancelled, "Reading standard input was interrupted.");
    pollfd watched[2] = {{STDIN_FILENO, POLLIN, 0}, {m_wake, POLLIN, 0}};
    if (poll(watched, 2, -1) < 0) {
      if (!isPassing(errno)) return inputError(errno);
      continue;
    }
    if (watched[0].revents == 0) continue;
    const std::size_t size = m_buffer.size();
    m_buffer.resize(size + kChunk);
    const ssize_t count = read(STDIN_FILENO, m_buffer.data() + size, kChunk);
    const int problem = errno;
    m_buffer.resize(size + (count > 0 ? static_cast<std::size_t>(count) : 0));
    if (count > 0) return true;
    if (count == 0) return false;
    if (!isPassing(problem)) return inputError(problem);
  }
}

Result<std::string> StdinReader::readAll() {
  while (!m_atEnd) {
    const Result<bool> more = fill();
    if (!more) return fail(more.error());
    m_atEnd = !*more;
  }
  std::string rest = m_buffer.substr(m_begin);
  m_buffer.clear();
  m_begin = 0;
  return rest;
}

Result<std::optional<std::string>> StdinReader::readLine() {
  for (std::size_t from = m_begin;;) {
    if (const std::size_t end = m_buffer.find('\n', from); end != std::string::npos) {
      std::string line = m_buffer.substr(m_begin, end - m_begin);
      m_begin = end + 1;
      return line;
    }
    if (m_atEnd) break;
    m_buffer.erase(0, m_begin);
    m_begin = 0;
    from = m_buffer.size();
    const Result<bool> more = fill();
    if (!more) return fail(more.error());
    m_atEnd = !*more;
  }
  if (m_begin == m_buffer.size()) return std::optional<std::string>{};
  std::string line = m_buffer.substr(m_begin);
  m_begin = m_buffer.size();
  return line;
}

} // namespace aisemble::cli
