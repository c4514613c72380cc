// SPDX-License-Identifier: Apache-2.0
#pragma once
// A server on loopback whose every byte a test decides. Each connection runs the script on a thread of its own; tests
// and scripts wait for each other by gates, never by time.

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

namespace aisemble::remote::test {

/// Opens once. Waiting gives up after half a minute, so that a failing test ends.
class Gate {
 public:
  void open() {
    const std::scoped_lock lock(m_mutex);
    m_isOpen = true;
    m_changed.notify_all();
  }
  bool wait() {
    std::unique_lock lock(m_mutex);
    return m_changed.wait_for(lock, std::chrono::seconds(30), [this] { return m_isOpen; });
  }

 private:
  std::mutex m_mutex;
  std::condition_variable m_changed;
  bool m_isOpen = false;
};

struct FakeRequest {
  std::string line; ///< "POST /v1/x HTTP/1.1"
  std::string head; ///< with the line
  std::string body;
  bool has(const std::string& text) const { return head.find(text) != std::string::npos; }
};

/// A connection, seen from the server.
class Peer {
 public:
  Peer(int socket, std::atomic<int>& requests) : m_socket(socket), m_requests(requests) {}

  /// The next request with all of its body; absent when the client closed.
  std::optional<FakeRequest> read() {
    FakeRequest out;
    std::size_t end = 0;
    while ((end = m_buffer.find("\r\n\r\n")) == std::string::npos)
      if (!more()) return std::nullopt;
    out.head = m_buffer.substr(0, end + 2);
    out.line = out.head.substr(0, out.head.find("\r\n"));
    m_buffer.erase(0, end + 4);
    std::string lower = out.head;
    std::ranges::transform(lower, lower.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    std::size_t length = 0;
    if (const std::size_t at = lower.find("content-length: "); at != std::string::npos)
      length = std::stoul(lower.substr(at + 16));
    while (m_buffer.size() < length)
      if (!more()) return std::nullopt;
    out.body = m_buffer.substr(0, length);
    m_buffer.erase(0, length);
    ++m_requests;
    return out;
  }
  void send(const std::string& bytes) {
    for (std::size_t sent = 0; sent < bytes.size();) {
      const ssize_t n = ::send(m_socket, bytes.data() + sent, bytes.size() - sent, MSG_NOSIGNAL);
      if (n <= 0) return;
      sent += static_cast<std::size_t>(n);
    }
  }
  /// Returns when the client has closed, dropping what it still sends.
  void waitForClose() {
    while (more())
      m_buffer.clear();
  }
  /// Closing now sends a reset instead of an orderly end.
  void reset() {
    const linger hard{1, 0};
    setsockopt(m_socket, SOL_SOCKET, SO_LINGER, &hard, sizeof hard);
  }

 private:
  bool more() {
    char bytes[65536];
    const ssize_t n = ::recv(m_socket, bytes, sizeof bytes, 0);
    if (n <= 0) return false;
    m_buffer.append(bytes, static_cast<std::size_t>(n));
    return true;
  }

  int m_socket;
  std::atomic<int>& m_requests;
  std::string m_buffer;
};

class FakeServer {
 public:
  using Script = std::function<void(Peer&)>;

  explicit FakeServer(Script script) : m_script(std::move(script)) {
    m_listener = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    ::bind(m_listener, reinterpret_cast<sockaddr*>(&address), size);
    ::listen(m_listener, 128);
    ::getsockname(m_listener, reinterpret_cast<sockaddr*>(&address), &size);
    m_port = ntohs(address.sin_port);
    m_acceptor = std::thread([this] { accept(); });
  }
  ~FakeServer() {
    m_isClosing = true;
    ::shutdown(m_listener, SHUT_RDWR);
    m_acceptor.join();
    ::close(m_listener);
    {
      const std::scoped_lock lock(m_mutex);
      for (const int socket : m_sockets)
        ::shutdown(socket, SHUT_RDWR);
    }
    for (std::thread& thread : m_threads)
      thread.join();
  }
  FakeServer(const FakeServer&) = delete;
  FakeServer& operator=(const FakeServer&) = delete;

  std::string url(const std::string& path = {}) const { return "http://127.0.0.1:" + std::to_string(m_port) + path; }
  std::string label() const { return "127.0.0.1:" + std::to_string(m_port); }
  int requests() const { return m_requests; }
  int connections() const { return m_connections; }

 private:
  void accept() {
    while (!m_isClosing) {
      const int socket = ::accept(m_listener, nullptr, nullptr);
      if (socket < 0) return;
      ++m_connections;
      const std::scoped_lock lock(m_mutex);
      m_sockets.push_back(socket);
      m_threads.emplace_back([this, socket] { serve(socket); });
    }
  }
  void serve(int socket) {
    Peer peer(socket, m_requests);
    m_script(peer);
    const std::scoped_lock lock(m_mutex);
    std::erase(m_sockets, socket);
    ::close(socket);
  }

  const Script m_script;
  int m_listener = -1;
  int m_port = 0;
  std::atomic<bool> m_isClosing = false;
  std::atomic<int> m_requests = 0;
  std::atomic<int> m_connections = 0;
  std::mutex m_mutex;
  std::vector<int> m_sockets;         // guarded by m_mutex
  std::vector<std::thread> m_threads; // of the acceptor, then of the destructor
  std::thread m_acceptor;
};

/// A whole answer that keeps the connection.
inline std::string answer(int status, const std::string& body, const std::string& headers = {},
                          const std::string& type = "application/json") {
  return "HTTP/1.1 " + std::to_string(status) + " Status\r\nContent-Type: " + type +
         "\r\nContent-Length: " + std::to_string(body.size()) + "\r\n" + headers + "\r\n" + body;
}
/// The head of an answer whose pieces follow, each by chunk().
inline std::string streamHead(const std::string& type = "text/event-stream") {
  return "HTTP/1.1 200 OK\r\nContent-Type: " + type + "\r\nTransfer-Encoding: chunked\r\n\r\n";
}
inline std::string chunk(const std::string& bytes) {
  char size[32];
  std::snprintf(size, sizeof size, "%zx\r\n", bytes.size());
  return size + bytes + "\r\n";
}
inline std::string lastChunk() {
  return "0\r\n\r\n";
}

/// Answers every request of a connection by `reply`, in turn.
inline FakeServer::Script answering(std::function<std::string(const FakeRequest&)> reply) {
  return [reply = std::move(reply)](Peer& peer) {
    while (const auto request = peer.read())
      peer.send(reply(*request));
  };
}

} // namespace aisemble::remote::test
