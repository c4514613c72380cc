// SPDX-License-Identifier: Apache-2.0
#include "core/api/http/live_exchange_p.h"

#include "core/api/http/error_body.h"

#include <charconv>

namespace aisemble::api {
namespace {

/// The length before a chunk and the line ends around it, at most: what a queued piece is counted for beside itself.
constexpr std::size_t kChunkFraming = 20;

void appendChunk(std::string& out, std::string_view chunk, bool isChunked) {
  if (!isChunked) {
    out.append(chunk);
    return;
  }
  std::array<char, 16> digits{};
  const auto [end, problem] = std::to_chars(digits.data(), digits.data() + digits.size(), chunk.size(), 16);
  out.append(digits.data(), end).append("\r\n").append(chunk).append("\r\n");
}

} // namespace

LiveExchange::LiveExchange(std::shared_ptr<Connection> connection, std::uint64_t number, bool isChunked, bool isHead,
                           HttpRequest request, BodyShare share)
    : m_connection(std::move(connection))
    , m_number(number)
    , m_isChunked(isChunked)
    , m_isHead(isHead)
    , m_request(std::move(request))
    , m_share(std::move(share)) {}

LiveExchange::~LiveExchange() {
  if (!m_request.bodyFile.empty()) {
    std::error_code ignored; // moved away: nothing is left to remove
    std::filesystem::remove(m_request.bodyFile, ignored);
  }
  const State state = m_state.load();
  if (state == State::Ended) {
    // An end that was queued has taken this object along until it was delivered.
    return;
  }
  // This object is going, so the connection is told without it.
  Connection& connection = *m_connection;
  const auto tell = [state, keep = m_connection, number = m_number, path = m_request.path] {
    if (state == State::Open)
      keep->answer(number, errorResponse(500, path, "Internal Server Error"));
    else
      keep->endStream(number, true);
  };
  if (connection.io().isCurrent())
    tell();
  else
    connection.io().post(tell);
}

void LiveExchange::respond(HttpResponse response) {
  State expected = State::Open;
  if (!m_state.compare_exchange_strong(expected, State::Ended)) return;
  if (m_connection->io().isCurrent()) return m_connection->answer(m_number, std::move(response));
  m_connection->io().post([connection = m_connection, number = m_number, response = std::move(response)]() mutable {
    connection->answer(number, std::move(response));
  });
}

void LiveExchange::beginStream(HttpResponse head) {
  State expected = State::Open;
  if (!m_state.compare_exchange_strong(expected, State::Streaming)) return;
  std::unique_lock lock(m_mutex);
  m_outbox.head = std::move(head);
  schedule(std::move(lock));
}

bool LiveExchange::write(std::string chunk) {
  if (m_state.load() != State::Streaming || !m_connection->isClientThere(m_number)) return false;
  if (chunk.empty() || m_isHead) return true; // an empty chunk would end the answer; HEAD has no body
  const std::size_t cost = chunk.size() + kChunkFraming;
  const bool fits = m_connection->unsent().fetch_add(cost) + cost <= m_connection->unsentLimit();
  std::unique_lock lock(m_mutex);
  m_outbox.cost += cost;
  if (fits)
    appendChunk(m_outbox.pieces, chunk, m_isChunked);
  else
    m_outbox.isTooMuch = true;
  schedule(std::move(lock));
  return fits;
}

void LiveExchange::end(bool isCut) {
  State expected = State::Streaming;
  if (!m_state.compare_exchange_strong(expected, State::Ended)) return;
  std::unique_lock lock(m_mutex);
  m_outbox.isEnded = true;
  m_outbox.isCut = isCut;
  schedule(std::move(lock));
}

void LiveExchange::onClientGone(std::function<void()> callback) {
  m_connection->onClientGone(m_number, std::move(callback));
}

void LiveExchange::schedule(std::unique_lock<std::mutex> lock) {
  if (m_outbox.isPosted) return;
  if (m_connection->io().isCurrent()) {
    lock.unlock();
    return drain();
  }
  m_outbox.isPosted = true;
  lock.unlock();
  m_connection->io().post([self = shared_from_this()] { self->drain(); });
}

void LiveExchange::drain() {
  Outbox outbox;
  {
    const std::scoped_lock lock(m_mutex);
    std::swap(outbox, m_outbox);
  }
  deliver(*m_connection, m_number, outbox);
}

void LiveExchange::deliver(Connection& connection, std::uint64_t number, Outbox& outbox) {
  if (outbox.head) connection.beginStream(number, std::move(*outbox.head));
  if (outbox.cost > 0) connection.sendPieces(number, std::move(outbox.pieces), outbox.cost);
  if (outbox.isTooMuch) connection.tooMuchUnsent(number);
  if (outbox.isEnded) connection.endStream(number, outbox.isCut);
}

} // namespace aisemble::api
