// SPDX-License-Identifier: Apache-2.0
// Answering: heads, bodies and chunks to the socket, and the ways a connection ends.

#include "core/api/http/connection_p.h"
#include "core/api/http/error_body.h"

#include <boost/asio/buffer.hpp>
#include <boost/asio/socket_base.hpp>

#include <algorithm>
#include <charconv>

namespace aisemble::api {
namespace {

constexpr std::size_t kKeptOutput = 64 * 1024; ///< capacity that a connection keeps from one answer to the next

/// What the transport says itself, whatever a route puts there.
bool isTransportField(std::string_view name) {
  for (const std::string_view own : {"Content-Length", "Transfer-Encoding", "Connection", "Date", "Server"})
    if (equalsIgnoringCase(name, own)) return true;
  return false;
}

/// Values come from routes, which may repeat what a client sent: a line end in one would begin a field of the client's.
void appendClean(std::string& out, std::string_view text) {
  for (const char c : text)
    out += static_cast<unsigned char>(c) < 0x20 || c == 0x7F ? ' ' : c;
}

void appendNumber(std::string& out, std::uint64_t number) {
  std::array<char, 20> digits{};
  const auto [end, problem] = std::to_chars(digits.data(), digits.data() + digits.size(), number);
  out.append(digits.data(), end);
}

bool mayHaveBody(int status) {
  return status >= 200 && status != 204 && status != 304;
}

} // namespace

void Connection::writeHead(const HttpResponse& response, bool isStream) {
  m_status = response.status;
  m_output += "HTTP/1.1 ";
  appendNumber(m_output, static_cast<std::uint64_t>(std::clamp(response.status, 100, 999)));
  m_output += ' ';
  m_output += reasonPhrase(response.status);
  m_output += "\r\nServer: aisemble\r\nDate: ";
  m_output += m_io->date();
  if (!response.contentType.empty() && mayHaveBody(response.status)) {
    m_output += "\r\nContent-Type: ";
    appendClean(m_output, response.contentType);
  }
  if (!mayHaveBody(response.status)) {
    // RFC 9110, section 8.6: no length either
  } else if (!isStream) {
    m_output += "\r\nContent-Length: ";
    appendNumber(m_output, response.body.size());
  } else if (m_isChunked) {
    m_output += "\r\nTransfer-Encoding: chunked";
  }
  for (const auto* headers : {&response.headers, static_cast<const std::vector<HttpHeader>*>(&m_extraHeaders)})
    for (const HttpHeader& header : *headers) {
      if (isTransportField(header.name)) continue;
      m_output += "\r\n";
      appendClean(m_output, header.name);
      m_output += ": ";
      appendClean(m_output, header.value);
    }
  if (!m_keepAlive)
    m_output += "\r\nConnection: close";
  else if (!m_isChunked) // HTTP/1.0 closes unless told
    m_output += "\r\nConnection: keep-alive";
  m_output += "\r\n\r\n";
}

void Connection::sendWhole(HttpResponse response) {
  m_answer = Answer::Whole;
  writeHead(response, false);
  if (!m_isHead && mayHaveBody(response.status)) m_outputBody = std::move(response.body);
  flush();
}

void Connection::answer(std::uint64_t number, HttpResponse response) {
  if (number != m_number || m_phase != Phase::Answering || m_answer != Answer::None) return;
  sendWhole(std::move(response));
  pump();
}

void Connection::beginStream(std::uint64_t number, HttpResponse head) {
  if (number != m_number || m_phase != Phase::Answering || m_answer != Answer::None) return;
  m_answer = Answer::Stream;
  if (!m_isChunked) m_keepAlive = false; // the end of the connection is the end of the answer
  writeHead(head, true);
  m_unsent.fetch_add(m_output.size() - m_outputBegin);
  flush();
}

void Connection::sendPieces(std::uint64_t number, std::string pieces, std::size_t cost) {
  if (number != m_number || m_phase != Phase::Answering || m_answer != Answer::Stream) return;
  m_unsent.fetch_sub(cost - pieces.size());
  if (m_outputBegin > kKeptOutput) {
    m_output.erase(0, m_outputBegin);
    m_outputBegin = 0;
  }
  m_output += pieces;
  flush();
}

void Connection::endStream(std::uint64_t number, bool isCut) {
  if (number != m_number || m_phase != Phase::Answering || m_answer != Answer::Stream) return;
  m_answer = isCut ? Answer::StreamCut : Answer::StreamEnded;
  if (!isCut && m_isChunked && !m_isHead && mayHaveBody(m_status)) {
    static constexpr std::string_view kLastChunk = "0\r\n\r\n";
    m_output += kLastChunk;
    m_unsent.fetch_add(kLastChunk.size());
  }
  flush();
  pump();
}

void Connection::tooMuchUnsent(std::uint64_t number) {
  if (number == m_number && m_phase == Phase::Answering) close(true);
}

void Connection::flush() {
  if (m_isWaitingToWrite || m_phase == Phase::Closed) return;
  while (!isFlushed()) {
    const std::array<boost::asio::const_buffer, 2> pieces{
        boost::asio::const_buffer(m_output.data() + m_outputBegin, m_output.size() - m_outputBegin),
        boost::asio::const_buffer(m_outputBody.data() + m_outputBodyBegin, m_outputBody.size() - m_outputBodyBegin)};
    boost::system::error_code problem;
    const std::size_t count = m_socket.write_some(pieces, problem);
    if (problem == boost::asio::error::would_block || problem == boost::asio::error::try_again) {
      m_isWaitingToWrite = true;
      if (m_phase == Phase::Answering) waitUntil(now() + m_server->limits.writeStall);
      m_socket.async_wait(Socket::wait_write, [self = shared_from_this()](const boost::system::error_code& failed) {
        self->m_isWaitingToWrite = false;
        if (failed) return;
        self->flush();
        self->pump();
      });
      return;
    }
    if (problem) return close();
    onWritten(count);
  }
  if (m_output.capacity() > kKeptOutput) m_output = std::string();
  m_output.clear();
  m_outputBody = std::string();
  m_outputBegin = m_outputBodyBegin = 0;
  if (m_phase == Phase::Answering) waitUntil(MonotonicTime::max());
}

void Connection::onWritten(std::size_t count) {
  m_bytesOut += count;
  if (m_answer != Answer::Whole && m_answer != Answer::None) m_unsent.fetch_sub(count);
  const std::size_t ofHead = std::min(count, m_output.size() - m_outputBegin);
  m_outputBegin += ofHead;
  m_outputBodyBegin += count - ofHead;
}

void Connection::beginLinger() {
  m_phase = Phase::Lingering;
  m_lingered = 0;
  boost::system::error_code ignored;
  m_socket.shutdown(Socket::shutdown_send, ignored);
  waitUntil(now() + m_server->limits.linger);
}

void Connection::clientGone() {
  std::function<void()> callback;
  {
    const std::scoped_lock lock(m_goneMutex);
    if (m_present.exchange(0) == 0) return; // no route has a request
    m_goneNumber = m_number;
    callback = std::exchange(m_onGone, nullptr);
  }
  if (callback) callback();
}

void Connection::onClientGone(std::uint64_t number, std::function<void()> callback) {
  {
    const std::scoped_lock lock(m_goneMutex);
    if (m_goneNumber != number) {
      if (m_present.load() == number) std::swap(m_onGone, callback); // else it was answered
      return;
    }
  }
  if (callback && !m_io->post(callback)) callback(); // after the server's end there is no thread of it any more
}

void Connection::close(bool withReset) {
  if (m_phase == Phase::Closed) return;
  const std::shared_ptr<Connection> self = shared_from_this(); // the list lets go of it
  m_phase = Phase::Closed;
  boost::system::error_code ignored;
  if (withReset) m_socket.set_option(boost::asio::socket_base::linger(true, 0), ignored);
  m_socket.close(ignored);
  if (!m_request.bodyFile.empty()) {
    std::error_code none;
    std::filesystem::remove(m_request.bodyFile, none);
  }
  m_sink.reset();
  m_request = HttpRequest();
  m_share = BodyShare();
  record();
  m_server->metrics.connectionClosed();
  m_server->counter.release(m_peer.address);
  clientGone();
  if (m_isListed) m_io->remove(m_place);
}

void Connection::stopNow() {
  if (m_phase == Phase::Answering && m_answer == Answer::None) {
    m_keepAlive = false;
    HttpResponse response = errorResponse(503, m_path, "The server is stopping.");
    response.headers.push_back({"Retry-After", "5"});
    sendWhole(std::move(response)); // as much of it as the system takes at once
  }
  close(m_phase == Phase::Answering && m_answer == Answer::Stream && !m_isChunked);
}

} // namespace aisemble::api
