// SPDX-License-Identifier: Apache-2.0
#pragma once
// One listening socket: takes connections, turns away those that may not or cannot be served, and hands the others to
// the threads in turn.

#include "core/api/http/io_thread_p.h"

#include <boost/asio/ip/tcp.hpp>

#include <vector>

namespace aisemble::api {

class Acceptor final : public std::enable_shared_from_this<Acceptor> {
 public:
  /// Runs on the first of `threads`.
  Acceptor(std::shared_ptr<ServerShared> server, std::vector<std::shared_ptr<IoThread>> threads);

  /// Errors: Unavailable.
  [[nodiscard]] Result<void> listen(const IpAddress& address, int port);
  [[nodiscard]] int port() const { return m_port; }
  /// After listen(), before the threads start.
  void accept(std::shared_ptr<const ListenerShared> listener);
  void close(); ///< on its thread

 private:
  using Socket = boost::asio::ip::tcp::socket;

  void next();
  void onAccepted(const boost::system::error_code& problem, Socket socket, const std::shared_ptr<IoThread>& thread);
  void turnAway(Socket socket, int status, std::string_view message);

  const std::shared_ptr<ServerShared> m_server;
  const std::vector<std::shared_ptr<IoThread>> m_threads;
  boost::asio::ip::tcp::acceptor m_acceptor;
  boost::asio::steady_timer m_pause;
  std::shared_ptr<const ListenerShared> m_listener;
  std::size_t m_turn = 0;
  int m_port = 0;
};

} // namespace aisemble::api
