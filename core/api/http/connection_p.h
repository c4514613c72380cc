// SPDX-License-Identifier: Apache-2.0
#pragma once
// One client's connection: reads a request, has it answered, and so on. A state machine of plain handlers instead of a
// coroutine: a read stays pending while a request is being answered (that is how a client's leaving is noticed), and
// answers arrive from any thread.

#include "core/api/http/io_thread_p.h"
#include "core/api/http/request_parser_p.h"

#include <atomic>
#include <functional>

namespace aisemble::api {

class Connection final : public std::enable_shared_from_this<Connection> {
 public:
  using Socket = boost::asio::ip::tcp::socket;

  struct Peer {
    IpAddress address;
    std::string text;
    IpAddress local;
  };
  Connection(std::shared_ptr<ServerShared> server, std::shared_ptr<IoThread> io,
             std::shared_ptr<const ListenerShared> listener, Socket socket, Peer peer);
  ~Connection();
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;

  // On its thread:
  void start();
  void checkDeadline(MonotonicTime now);
  void stopWhenDone(); ///< goes now when idle, else after the answer under way
  void stopNow();

  // For exchanges. `number` is the request's, so that a late call cannot reach a later request.
  [[nodiscard]] IoThread& io() { return *m_io; }
  void answer(std::uint64_t number, HttpResponse response);                    ///< on its thread
  void beginStream(std::uint64_t number, HttpResponse head);                   ///< on its thread
  void sendPieces(std::uint64_t number, std::string pieces, std::size_t cost); ///< on its thread; framed already
  void endStream(std::uint64_t number, bool isCut);                            ///< on its thread
  void tooMuchUnsent(std::uint64_t number);                                    ///< on its thread
  [[nodiscard]] bool isClientThere(std::uint64_t number) const { return m_present.load() == number; }
  [[nodiscard]] std::atomic<std::size_t>& unsent() { return m_unsent; }
  [[nodiscard]] std::size_t unsentLimit() const { return m_server->limits.unsentBytes; }
  void onClientGone(std::uint64_t number, std::function<void()> callback); ///< from any thread

 private:
  enum class Phase {
    Head,      ///< a head is arriving, or nothing yet
    Body,      ///< its body is
    Answering, ///< the route has the request, or its answer is being sent
    Lingering, ///< answered and shut; what still comes is thrown away
    Closed,
  };
  /// Of the answer under way.
  enum class Answer { None, Whole, Stream, StreamEnded, StreamCut };

  // Reading (connection.cpp)
  void pump();
  [[nodiscard]] bool step(); ///< false: nothing to do before more bytes or an answer come
  [[nodiscard]] bool stepHead();
  [[nodiscard]] bool stepBody();
  void read();
  void onRead(const boost::system::error_code& problem, std::size_t count);
  void inputEnded(bool isHalfClosed);
  [[nodiscard]] std::string_view unread() const { return {m_input.data() + m_inputBegin, m_inputEnd - m_inputBegin}; }
  void consume(std::size_t count) { m_inputBegin += count; }

  // One request (connection_request.cpp)
  void beginRequest();
  void takeHead();
  [[nodiscard]] std::optional<HttpResponse> judgeHead(); ///< a refusal
  [[nodiscard]] std::optional<HttpResponse> findRoute();
  [[nodiscard]] std::optional<HttpFault> openBody();
  void refuse(HttpResponse refusal);          ///< after the head; keeps the connection when the body is short
  void refuseFraming(const HttpFault& fault); ///< closes: where the next request begins is not known
  void dispatch();
  void finishRequest();
  void record();

  // Answering (connection_answer.cpp)
  void sendWhole(HttpResponse response);
  void writeHead(const HttpResponse& response, bool isStream);
  [[nodiscard]] bool isFlushed() const {
    return m_outputBegin == m_output.size() && m_outputBodyBegin == m_outputBody.size();
  }
  void flush();
  void onWritten(std::size_t count);
  void beginLinger();
  void close(bool withReset = false);
  void clientGone();

  void waitUntil(MonotonicTime deadline) { m_deadline = deadline; }
  [[nodiscard]] static MonotonicTime now() { return std::chrono::steady_clock::now(); }

  const std::shared_ptr<ServerShared> m_server;
  const std::shared_ptr<IoThread> m_io;
  const std::shared_ptr<const ListenerShared> m_listener;
  Socket m_socket;
  const Peer m_peer;
  IoThread::Connections::iterator m_place{};
  bool m_isListed = false;

  Phase m_phase = Phase::Head;
  bool m_isPumping = false;
  bool m_isReading = false;
  bool m_isWaitingToWrite = false;
  bool m_isInputEnded = false;
  bool m_keepAlive = true;
  bool m_mustLinger = false; ///< bytes of the request may still be on their way
  MonotonicTime m_deadline = MonotonicTime::max();
  MonotonicTime m_headBegan{}; ///< zero: no byte of it is there
  MonotonicTime m_lingerEnd{};
  std::uint64_t m_bodyMark = 0; ///< body bytes at the start of the window
  std::uint64_t m_lingered = 0;

  std::vector<char> m_input; ///< grown only while no read is pending
  std::size_t m_inputBegin = 0;
  std::size_t m_inputEnd = 0;

  RequestParser m_parser;
  HttpRequest m_request;
  std::string m_path; ///< of m_request, for the log, when the route has the request
  BodyShare m_share;
  std::unique_ptr<BodySink> m_sink;
  const Handler* m_handler = nullptr;
  const RouteOptions* m_options = nullptr;
  const std::string* m_pattern = nullptr;
  std::optional<HttpResponse> m_refusal; ///< to be answered once the body was thrown away
  std::vector<HttpHeader> m_extraHeaders;

  std::uint64_t m_number = 0; ///< of the request
  bool m_isCounted = false;   ///< in flight
  MonotonicTime m_requestBegan{};
  Answer m_answer = Answer::None;
  int m_status = 0;
  bool m_isHead = false;
  bool m_isChunked = false;
  std::uint64_t m_bytesIn = 0;
  std::uint64_t m_bytesOut = 0;

  std::string m_output;
  std::size_t m_outputBegin = 0;
  std::string m_outputBody; ///< of a whole answer, sent after m_output
  std::size_t m_outputBodyBegin = 0;

  std::atomic<std::uint64_t> m_present{0}; ///< the number of the request whose client is there and waits; 0: none
  std::atomic<std::size_t> m_unsent{0};    ///< bytes of a stream, queued or not yet taken by the system
  std::mutex m_goneMutex;
  std::function<void()> m_onGone; // guarded by m_goneMutex
  std::uint64_t m_goneNumber = 0; // guarded by m_goneMutex; the last request whose client left
};

} // namespace aisemble::api
