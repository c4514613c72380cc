// SPDX-License-Identifier: Apache-2.0
#pragma once
// A client that sends exactly the bytes it is given, so that tests can break every rule of HTTP.

#include "core/api/http/exchange.h"
#include "tests/core/eventually.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <chrono>
#include <optional>
#include <string>

namespace aisemble::api::test {

inline constexpr int kPatienceMs = 20'000; ///< what has not come by then never will

struct RawAnswer {
  int status = 0; ///< 0: the connection ended, or something came that is no answer
  std::string head;
  std::string body;        ///< decoded
  bool isComplete = false; ///< by its length or last chunk; false: the connection ended before

  [[nodiscard]] std::optional<std::string> field(std::string_view name) const {
    std::size_t at = head.find("\r\n");
    while (at != std::string::npos && at + 2 < head.size()) {
      const std::size_t end = head.find("\r\n", at + 2);
      const std::string_view line = std::string_view(head).substr(at + 2, end - at - 2);
      const std::size_t colon = line.find(": ");
      if (colon != std::string_view::npos && equalsIgnoringCase(line.substr(0, colon), name))
        return std::string(line.substr(colon + 2));
      at = end;
    }
    return std::nullopt;
  }
};

class RawClient {
 public:
  /// `from` is the client's own address: 127.0.0.2 is this machine too.
  explicit RawClient(int port, const char* from = nullptr) : m_socket(::socket(AF_INET, SOCK_STREAM, 0)) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    if (from != nullptr) {
      inet_pton(AF_INET, from, &address.sin_addr);
      m_isConnected = ::bind(m_socket, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0;
    }
    inet_pton(AF_INET, "127.0.0.1", &address.sin_addr);
    address.sin_port = htons(static_cast<std::uint16_t>(port));
    m_isConnected = ::connect(m_socket, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0;
  }
  ~RawClient() { close(); }
  RawClient(const RawClient&) = delete;
  RawClient& operator=(const RawClient&) = delete;

  [[nodiscard]] bool isConnected() const { return m_isConnected; }

  bool send(std::string_view bytes) {
    while (!bytes.empty()) {
      const ssize_t sent = ::send(m_socket, bytes.data(), bytes.size(), MSG_NOSIGNAL);
      if (sent <= 0) return false;
      bytes.remove_prefix(static_cast<std::size_t>(sent));
    }
    return true;
  }

  /// The next answer, of a HEAD request when `isHead`.
  RawAnswer receive(bool isHead = false) {
    RawAnswer out;
    std::size_t end = std::string::npos;
    while ((end = m_received.find("\r\n\r\n")) == std::string::npos)
      if (!more()) return out;
    out.head = m_received.substr(0, end + 2);
    m_received.erase(0, end + 4);
    if (out.head.starts_with("HTTP/1.1 ")) out.status = std::atoi(out.head.c_str() + 9);
    if (isHead || out.status == 204 || out.status == 100) {
      out.isComplete = true;
    } else if (const auto length = out.field("Content-Length")) {
      const std::size_t wanted = std::stoul(*length);
      while (m_received.size() < wanted && more()) {
      }
      out.body = m_received.substr(0, wanted);
      out.isComplete = out.body.size() == wanted;
      m_received.erase(0, wanted);
    } else if (out.field("Transfer-Encoding") == "chunked") {
      while (true) {
        std::optional<std::string> chunk = receiveChunk();
        if (!chunk) break;
        if (chunk->empty()) {
          out.isComplete = true;
          break;
        }
        out.body += *chunk;
      }
    } else {
      while (more()) {
      }
      out.body = std::exchange(m_received, {});
      out.isComplete = !m_wasReset;
    }
    return out;
  }

  /// Of a chunked answer whose head was read with receiveHead(); empty: the last one; nothing: the connection ended.
  std::optional<std::string> receiveChunk() {
    std::size_t end = std::string::npos;
    while ((end = m_received.find("\r\n")) == std::string::npos)
      if (!more()) return std::nullopt;
    const std::size_t size = std::stoul(m_received.substr(0, end), nullptr, 16);
    while (m_received.size() < end + 2 + size + 2)
      if (!more()) return std::nullopt;
    std::string out = m_received.substr(end + 2, size);
    m_received.erase(0, end + 2 + size + 2);
    return out;
  }
  std::string receiveHead() {
    std::size_t end = std::string::npos;
    while ((end = m_received.find("\r\n\r\n")) == std::string::npos)
      if (!more()) return {};
    std::string out = m_received.substr(0, end + 2);
    m_received.erase(0, end + 4);
    return out;
  }

  /// Sends `bytes` and takes the answer.
  RawAnswer ask(std::string_view bytes) {
    send(bytes);
    return receive();
  }

  /// Whether the server closes within the patience; what it still sends is thrown away.
  bool waitForClose() {
    while (more()) {
    }
    return m_isEnded;
  }
  [[nodiscard]] bool wasReset() const { return m_wasReset; }
  void halfClose() { ::shutdown(m_socket, SHUT_WR); }
  void close() {
    if (m_socket >= 0) ::close(m_socket);
    m_socket = -1;
  }
  void closeWithReset() {
    const linger none{1, 0};
    setsockopt(m_socket, SOL_SOCKET, SO_LINGER, &none, sizeof none);
    close();
  }
  /// As small as the system allows: a client that reads slowly.
  void shrinkReceiveBuffer() {
    const int size = 1;
    setsockopt(m_socket, SOL_SOCKET, SO_RCVBUF, &size, sizeof size);
  }

 private:
  bool more() {
    pollfd watched{m_socket, POLLIN, 0};
    if (m_isEnded || poll(&watched, 1, kPatienceMs) <= 0) return false;
    char block[65536];
    const ssize_t count = recv(m_socket, block, sizeof block, 0);
    m_isEnded = count <= 0;
    m_wasReset = count < 0;
    if (count > 0) m_received.append(block, static_cast<std::size_t>(count));
    return count > 0;
  }

  int m_socket = -1;
  bool m_isConnected = false;
  bool m_isEnded = false;
  bool m_wasReset = false;
  std::string m_received;
};

using aisemble::test::eventually;

} // namespace aisemble::api::test
