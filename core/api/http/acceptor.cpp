// SPDX-License-Identifier: Apache-2.0
#include "core/api/http/acceptor_p.h"

#include "core/api/http/connection_p.h"
#include "core/api/http/error_body.h"

#include <fmt/format.h>

#include <algorithm>
#include <cerrno>

namespace aisemble::api {
namespace {

using boost::asio::ip::tcp;

/// After the system had no room for another socket.
constexpr std::chrono::milliseconds kPause{100};

IpAddress toAddress(const boost::asio::ip::address& address) {
  IpAddress out;
  if (address.is_v4()) {
    out = *IpAddress::parse("0.0.0.0"); // in its mapped form
    const auto bytes = address.to_v4().to_bytes();
    std::copy(bytes.begin(), bytes.end(), out.bytes.begin() + 12);
  } else {
    const auto bytes = address.to_v6().to_bytes();
    std::copy(bytes.begin(), bytes.end(), out.bytes.begin());
  }
  return out;
}

tcp::endpoint toEndpoint(const IpAddress& address, int port) {
  const auto number = static_cast<unsigned short>(port);
  if (address.isIpv4()) {
    boost::asio::ip::address_v4::bytes_type bytes{};
    std::copy(address.bytes.begin() + 12, address.bytes.end(), bytes.begin());
    return {boost::asio::ip::address_v4(bytes), number};
  }
  boost::asio::ip::address_v6::bytes_type bytes{};
  std::copy(address.bytes.begin(), address.bytes.end(), bytes.begin());
  return {boost::asio::ip::address_v6(bytes), number};
}

std::string whyNot(const boost::system::error_code& problem, const IpAddress& address, int port) {
  const std::string where = fmt::format("port {} of {}", port, address.text());
  switch (problem.value()) {
  case EADDRINUSE:
    return fmt::format(
        "Another program already listens on {}. Stop it, or start with --port and another number (0 takes "
        "any free one).",
        where);
  case EACCES:
    return fmt::format("The system does not let this user listen on {}. Start with --port and a number above 1023.",
                       where);
  case EADDRNOTAVAIL:
    return fmt::format("This machine has no address {}. Start with --host and one of its own.", address.text());
  default:
    return fmt::format("Cannot listen on {}. Start with --host or --port and another place.", where);
  }
}

} // namespace

Acceptor::Acceptor(std::shared_ptr<ServerShared> server, std::vector<std::shared_ptr<IoThread>> threads)
    : m_server(std::move(server))
    , m_threads(std::move(threads))
    , m_acceptor(m_threads.front()->context())
    , m_pause(m_threads.front()->context()) {}

Result<void> Acceptor::listen(const IpAddress& address, int port) {
  const tcp::endpoint endpoint = toEndpoint(address, port);
  boost::system::error_code problem;
  m_acceptor.open(endpoint.protocol(), problem);
  if (!problem) m_acceptor.set_option(tcp::acceptor::reuse_address(true), problem); // past connections' TIME_WAIT
  if (!problem) m_acceptor.bind(endpoint, problem);
  if (!problem) m_acceptor.listen(boost::asio::socket_base::max_listen_connections, problem);
  if (problem) return fail(ErrorCode::Unavailable, whyNot(problem, address, port), problem.message());
  m_port = m_acceptor.local_endpoint(problem).port();
  return {};
}

void Acceptor::accept(std::shared_ptr<const ListenerShared> listener) {
  m_listener = std::move(listener);
  next();
}

void Acceptor::close() {
  boost::system::error_code ignored;
  m_acceptor.close(ignored);
  m_pause.cancel();
}

void Acceptor::next() {
  const std::shared_ptr<IoThread>& thread = m_threads[m_turn++ % m_threads.size()];
  m_acceptor.async_accept(thread->context(),
                          [self = shared_from_this(), thread](const boost::system::error_code& problem, Socket socket) {
                            self->onAccepted(problem, std::move(socket), thread);
                          });
}

void Acceptor::onAccepted(const boost::system::error_code& problem, Socket socket,
                          const std::shared_ptr<IoThread>& thread) {
  if (!m_acceptor.is_open()) return;
  if (problem) {
    const int code = problem.value();
    if (code != EMFILE && code != ENFILE && code != ENOBUFS && code != ENOMEM) return next(); // that client has gone
    m_server->logger.log(LogLevel::Warning, "http", "no room for another connection", {{"why", problem.message()}});
    m_pause.expires_after(kPause);
    m_pause.async_wait([self = shared_from_this()](const boost::system::error_code& cancelled) {
      if (!cancelled) self->next();
    });
    return;
  }
  boost::system::error_code gone;
  const tcp::endpoint remote = socket.remote_endpoint(gone);
  const tcp::endpoint local = gone ? tcp::endpoint() : socket.local_endpoint(gone);
  if (gone) return next();

  Connection::Peer peer{toAddress(remote.address()), {}, toAddress(local.address())};
  peer.text = peer.address.text();
  if (!m_server->policy.mayConnect(peer.address)) {
    turnAway(std::move(socket), 403,
             "This address may not connect. Start the server with --allow-network and its network to let it.");
  } else if (!m_server->counter.admit(peer.address)) {
    turnAway(std::move(socket), 503, "Too many connections are open. Close some, or come back in a moment.");
  } else {
    auto connection = std::make_shared<Connection>(m_server, thread, m_listener, std::move(socket), std::move(peer));
    if (thread->isCurrent())
      connection->start();
    else
      thread->post([connection] { connection->start(); });
  }
  next();
}

/// What the system takes at once is sent; nobody waits for a client that was not let in.
void Acceptor::turnAway(Socket socket, int status, std::string_view message) {
  m_server->metrics.connectionRefused();
  const HttpResponse response = errorResponse(status, {}, message);
  const std::string text =
      fmt::format("HTTP/1.1 {} {}\r\nServer: aisemble\r\nDate: {}\r\nContent-Type: application/json\r\n"
                  "Content-Length: {}\r\n{}Connection: close\r\n\r\n{}",
                  status, reasonPhrase(status), m_threads.front()->date(), response.body.size(),
                  status == 503 ? "Retry-After: 1\r\n" : "", response.body);
  boost::system::error_code ignored;
  socket.non_blocking(true, ignored);
  socket.write_some(boost::asio::buffer(text), ignored);
  socket.shutdown(Socket::shutdown_send, ignored);
  std::array<char, 4096> request{}; // unread bytes would make the system reset the connection over the answer
  socket.read_some(boost::asio::buffer(request), ignored);
}

} // namespace aisemble::api
