// SPDX-License-Identifier: Apache-2.0
// Reading: bytes from the socket to the parser, and the deadlines of what does not come.

#include "core/api/http/connection_p.h"

#include <boost/asio/buffer.hpp>

#include <algorithm>
#include <cstring>

namespace aisemble::api {
namespace {

constexpr std::size_t kBlock = 8 * 1024;      ///< of a connection that says little
constexpr std::size_t kBodyBlock = 64 * 1024; ///< while a body arrives
constexpr std::size_t kLeastRoom = 1024;      ///< worth a read

} // namespace

Connection::Connection(std::shared_ptr<ServerShared> server, std::shared_ptr<IoThread> io,
                       std::shared_ptr<const ListenerShared> listener, Socket socket, Peer peer)
    : m_server(std::move(server))
    , m_io(std::move(io))
    , m_listener(std::move(listener))
    , m_socket(std::move(socket))
    , m_peer(std::move(peer))
    , m_parser(m_server->limits.head) {
  m_server->metrics.connectionOpened();
}

Connection::~Connection() = default;

void Connection::start() {
  m_place = m_io->add(shared_from_this());
  m_isListed = true;
  boost::system::error_code ignored;
  m_socket.set_option(boost::asio::ip::tcp::no_delay(true), ignored);
  m_socket.non_blocking(true, ignored);
  waitUntil(now() + m_server->limits.headTime);
  if (m_io->isStopping()) return close();
  pump();
}

void Connection::pump() {
  if (m_isPumping) return;
  m_isPumping = true;
  while (step()) {
  }
  m_isPumping = false;
}

bool Connection::step() {
  switch (m_phase) {
  case Phase::Head:
    return stepHead();
  case Phase::Body:
    return stepBody();
  case Phase::Answering:
    if (m_answer == Answer::None || m_answer == Answer::Stream || !isFlushed()) {
      read();
      return false;
    }
    finishRequest();
    return true;
  case Phase::Lingering:
    m_inputBegin = m_inputEnd = 0;
    read();
    return false;
  case Phase::Closed:
    return false;
  }
  return false;
}

bool Connection::stepHead() {
  if (!unread().empty() && m_headBegan == MonotonicTime{}) {
    m_headBegan = now();
    waitUntil(m_headBegan + m_server->limits.headTime);
  }
  if (!unread().empty()) {
    const RequestParser::Step step = m_parser.readHead(unread());
    consume(m_parser.consumed());
    if (step == RequestParser::Step::Failed) {
      refuseFraming(m_parser.fault());
      return true;
    }
    if (step == RequestParser::Step::Done) {
      takeHead();
      return true;
    }
  }
  if (m_isInputEnded) {
    close();
    return false;
  }
  read();
  return false;
}

bool Connection::stepBody() {
  if (!unread().empty()) {
    const RequestParser::Step step = m_parser.readBody(unread(), *m_sink);
    consume(m_parser.consumed());
    m_bytesIn = m_parser.bodyBytes();
    if (step == RequestParser::Step::Failed) {
      refuseFraming(m_parser.fault());
      return true;
    }
    if (step == RequestParser::Step::Done) {
      m_sink.reset();
      if (m_refusal) {
        m_phase = Phase::Answering;
        sendWhole(std::move(*m_refusal));
      } else {
        dispatch();
      }
      return true;
    }
  }
  read();
  return false;
}

void Connection::read() {
  if (m_isReading || m_isInputEnded || m_phase == Phase::Closed) return;
  if (m_inputBegin == m_inputEnd) {
    m_inputBegin = m_inputEnd = 0;
    if (m_phase == Phase::Head && m_input.size() > 2 * kBlock) m_input = std::vector<char>();
  } else if (m_inputBegin > 0 && m_input.size() - m_inputEnd < kLeastRoom) {
    std::memmove(m_input.data(), m_input.data() + m_inputBegin, m_inputEnd - m_inputBegin);
    m_inputEnd -= m_inputBegin;
    m_inputBegin = 0;
  }
  const bool isLongBody = m_phase == Phase::Body && m_parser.contentLength().value_or(kBodyBlock) > kBlock;
  if (m_input.size() - m_inputEnd < kLeastRoom || (isLongBody && m_input.size() < kBodyBlock)) {
    const std::size_t headRoom = m_server->limits.head.headBytes + 2 * kLeastRoom;
    const std::size_t limit = m_phase == Phase::Body ? std::max(kBodyBlock, headRoom) : headRoom;
    // Requests that were sent ahead fill the room: they wait where they are until this one is answered.
    if (m_input.size() >= limit) return;
    const std::size_t wanted = m_phase == Phase::Body ? kBodyBlock : std::max(kBlock, 2 * m_input.size());
    m_input.resize(std::clamp(wanted, m_input.size() + 1, limit));
  }
  m_isReading = true;
  m_socket.async_read_some(boost::asio::buffer(m_input.data() + m_inputEnd, m_input.size() - m_inputEnd),
                           [self = shared_from_this()](const boost::system::error_code& problem, std::size_t count) {
                             self->onRead(problem, count);
                           });
}

void Connection::onRead(const boost::system::error_code& problem, std::size_t count) {
  m_isReading = false;
  if (m_phase == Phase::Closed) return;
  if (problem) return inputEnded(problem == boost::asio::error::eof);
  m_inputEnd += count;
  if (m_phase == Phase::Lingering) {
    m_lingered += count;
    if (m_lingered > m_server->limits.lingerBytes) return close();
  }
  pump();
}

void Connection::inputEnded(bool isHalfClosed) {
  if (m_phase != Phase::Answering || !isHalfClosed) return close();
  // The client has shut its side, or left; which of the two shows when something is sent. What it asked for is stopped,
  // but an answer that comes all the same is sent.
  m_isInputEnded = true;
  m_keepAlive = false;
  clientGone();
}

void Connection::checkDeadline(MonotonicTime time) {
  if (time < m_deadline) return;
  switch (m_phase) {
  case Phase::Head:
    if (m_headBegan == MonotonicTime{}) return close(); // nothing was asked
    refuseFraming({408, "The header of the request did not arrive in time."});
    break;
  case Phase::Body:
    if (m_bytesIn - m_bodyMark >= m_server->limits.bodyBytesPerWindow) {
      m_bodyMark = m_bytesIn;
      return waitUntil(time + m_server->limits.bodyWindow);
    }
    refuseFraming({408, "The body of the request did not arrive in time."});
    break;
  case Phase::Answering: // the client takes nothing: what the system still holds for it goes too
    return close(true);
  case Phase::Lingering:
  case Phase::Closed:
    return close();
  }
  pump();
}

void Connection::stopWhenDone() {
  m_keepAlive = false;
  if (m_phase == Phase::Head && unread().empty()) close();
}

} // namespace aisemble::api
