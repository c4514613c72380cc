// SPDX-License-Identifier: Apache-2.0
#pragma once
// The exchange that routes get from a connection. What it is told on other threads it hands to the connection's; what
// it is told on that thread happens at once.

#include "core/api/http/connection_p.h"

namespace aisemble::api {

class LiveExchange final : public Exchange, public std::enable_shared_from_this<LiveExchange> {
 public:
  LiveExchange(std::shared_ptr<Connection> connection, std::uint64_t number, bool isChunked, bool isHead,
               HttpRequest request, BodyShare share);
  ~LiveExchange() override;

  const HttpRequest& request() const override { return m_request; }
  void respond(HttpResponse response) override;
  void beginStream(HttpResponse head) override;
  bool write(std::string chunk) override;
  void endStream() override { end(false); }
  void cutStream() override { end(true); }
  void onClientGone(std::function<void()> callback) override;

 private:
  enum class State { Open, Streaming, Ended };
  /// What the connection's thread has not taken yet, in order.
  struct Outbox {
    std::optional<HttpResponse> head;
    std::string pieces;
    std::size_t cost = 0;
    bool isEnded = false;
    bool isCut = false;
    bool isTooMuch = false;
    bool isPosted = false;
  };

  void end(bool isCut);
  void schedule(std::unique_lock<std::mutex> lock);
  static void deliver(Connection& connection, std::uint64_t number, Outbox& outbox);
  void drain();

  const std::shared_ptr<Connection> m_connection;
  const std::uint64_t m_number;
  const bool m_isChunked;
  const bool m_isHead;
  const HttpRequest m_request;
  const BodyShare m_share; ///< of the body in m_request
  std::atomic<State> m_state{State::Open};
  std::mutex m_mutex;
  Outbox m_outbox; // guarded by m_mutex
};

} // namespace aisemble::api
