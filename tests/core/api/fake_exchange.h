// SPDX-License-Identifier: Apache-2.0
#pragma once
// An exchange without a socket: keeps what a route answers, and plays a client that leaves.

#include "core/api/http/router.h"

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <mutex>

namespace aisemble::api::test {

/// Thread-safe, as a real one.
class FakeExchange final : public Exchange, public std::enable_shared_from_this<FakeExchange> {
 private:
  template <class Get>
  auto locked(Get get) const {
    const std::scoped_lock lock(m_mutex);
    return get();
  }

 public:
  explicit FakeExchange(HttpRequest request) : m_request(std::move(request)) {}

  /// A request with a JSON body, as a client would send it. `target` may have a query ("/models?task=x"), undecoded.
  static std::shared_ptr<FakeExchange> make(std::string method, std::string_view target, std::string body = {}) {
    HttpRequest request;
    request.method = std::move(method);
    const std::size_t mark = target.find('?');
    request.path = target.substr(0, mark);
    std::string_view rest = mark == std::string_view::npos ? std::string_view() : target.substr(mark + 1);
    while (!rest.empty()) {
      const std::string_view pair = rest.substr(0, rest.find('&'));
      const std::size_t equals = pair.find('=');
      request.query.emplace_back(pair.substr(0, equals),
                                 equals == std::string_view::npos ? "" : pair.substr(equals + 1));
      rest.remove_prefix(std::min(rest.size(), pair.size() + 1));
    }
    if (!body.empty()) request.headers.push_back({"Content-Type", "application/json"});
    request.body = std::move(body);
    request.clientAddress = "127.0.0.1";
    request.port = 8080;
    return std::make_shared<FakeExchange>(std::move(request));
  }

  /// Finds the route as the server does, sets its parameters and calls it. 404 and 405 are answered with an empty body.
  static std::shared_ptr<FakeExchange> call(const Router& router, std::string method, std::string_view target,
                                            std::string body = {}) {
    std::shared_ptr<FakeExchange> exchange = make(std::move(method), target, std::move(body));
    exchange->send(router);
    return exchange;
  }
  void send(const Router& router) {
    Router::Match match = router.find(m_request.method, m_request.path);
    if (match.refusal) return respond(std::move(*match.refusal));
    if (match.handler == nullptr) return respond({match.status, "application/json", "", {}});
    m_request.parameters = std::move(match.parameters);
    // A pointer of its own, so that the route's letting go is seen.
    (*match.handler)(ExchangePtr(this, [self = shared_from_this()](Exchange*) { self->letGo(); }));
  }
  /// The route has dropped its last pointer: without an answer the server answers 500 or cuts the stream.
  void letGo() {
    const std::scoped_lock lock(m_mutex);
    if (m_isEnded) return;
    m_isAbandoned = true;
    if (!m_isStreaming) m_response = HttpResponse{500, "application/json", "", {}};
    m_isCut = m_isStreaming;
    m_isEnded = true;
    m_changed.notify_all();
  }

  const HttpRequest& request() const override { return m_request; }
  HttpRequest& mutableRequest() { return m_request; } ///< before the route has it

  void respond(HttpResponse response) override {
    const std::scoped_lock lock(m_mutex);
    end(std::move(response));
  }
  void beginStream(HttpResponse head) override {
    const std::scoped_lock lock(m_mutex);
    m_misuse |= m_isStreaming || m_isEnded;
    m_response = std::move(head);
    m_isStreaming = true;
    m_changed.notify_all();
  }
  bool write(std::string chunk) override {
    const std::scoped_lock lock(m_mutex);
    m_misuse |= !m_isStreaming || m_isEnded;
    if (m_isGone) return false;
    m_chunks.push_back(std::move(chunk));
    m_changed.notify_all();
    return true;
  }
  void endStream() override {
    const std::scoped_lock lock(m_mutex);
    m_misuse |= !m_isStreaming || m_isEnded;
    m_isEnded = true;
    m_changed.notify_all();
  }
  void cutStream() override {
    const std::scoped_lock lock(m_mutex);
    m_misuse |= !m_isStreaming || m_isEnded;
    m_isEnded = m_isCut = true;
    m_changed.notify_all();
  }
  void onClientGone(std::function<void()> callback) override {
    std::function<void()> due;
    {
      const std::scoped_lock lock(m_mutex);
      (m_isGone && !m_isEnded ? due : m_onGone) = std::move(callback);
    }
    if (due) due();
  }

  /// The client leaves: writes fail from here on, and the route's callback is called unless the answer was complete.
  void leave() {
    std::function<void()> callback;
    {
      const std::scoped_lock lock(m_mutex);
      m_isGone = true;
      if (!m_isEnded) callback = std::exchange(m_onGone, nullptr);
    }
    if (callback) callback();
  }

  /// False when no complete answer came in time.
  [[nodiscard]] bool waitForEnd(std::chrono::milliseconds patience = std::chrono::seconds(20)) {
    std::unique_lock lock(m_mutex);
    return m_changed.wait_for(lock, patience, [this] { return m_isEnded; });
  }
  [[nodiscard]] bool waitForChunks(std::size_t count, std::chrono::milliseconds patience = std::chrono::seconds(20)) {
    std::unique_lock lock(m_mutex);
    return m_changed.wait_for(lock, patience, [&] { return m_chunks.size() >= count; });
  }

  [[nodiscard]] HttpResponse response() const {
    return locked([this] { return m_response; });
  } ///< or a stream's head
  [[nodiscard]] std::vector<std::string> chunks() const {
    return locked([this] { return m_chunks; });
  }
  [[nodiscard]] std::string streamed() const {
    std::string out;
    for (const std::string& chunk : chunks())
      out += chunk;
    return out;
  }
  [[nodiscard]] bool isEnded() const {
    return locked([this] { return m_isEnded; });
  }
  [[nodiscard]] bool isStreaming() const {
    return locked([this] { return m_isStreaming; });
  }
  [[nodiscard]] bool isCut() const {
    return locked([this] { return m_isCut; });
  }
  /// The route dropped the exchange without an answer.
  [[nodiscard]] bool isAbandoned() const {
    return locked([this] { return m_isAbandoned; });
  }
  /// Answered twice, streamed without a head, or written after the end: the route broke the contract.
  [[nodiscard]] bool isMisused() const {
    return locked([this] { return m_misuse; });
  }

 private:
  void end(HttpResponse response) { // with the lock held
    m_misuse |= m_isEnded || m_isStreaming;
    m_response = std::move(response);
    m_isEnded = true;
    m_changed.notify_all();
  }

  HttpRequest m_request;
  mutable std::mutex m_mutex; // guards what follows
  std::condition_variable m_changed;
  HttpResponse m_response;
  std::vector<std::string> m_chunks;
  std::function<void()> m_onGone;
  bool m_isStreaming = false;
  bool m_isEnded = false;
  bool m_isCut = false;
  bool m_isGone = false;
  bool m_isAbandoned = false;
  bool m_misuse = false;
};

} // namespace aisemble::api::test
