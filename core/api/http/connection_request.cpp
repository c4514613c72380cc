// SPDX-License-Identifier: Apache-2.0
// One request: who asks, which route, where its body goes, the call of the handler, the record of how it ended.

#include "core/api/http/connection_p.h"

#include "core/api/http/error_body.h"
#include "core/api/http/live_exchange_p.h"
#include "core/api/http/request_target.h"

#include <algorithm>

namespace aisemble::api {
namespace {

/// A refused request's body up to this size is read and thrown away, so that the connection can be kept.
constexpr std::uint64_t kShortBody = 64 * 1024;
constexpr std::size_t kLoggedPath = 200;

} // namespace

void Connection::beginRequest() {
  ++m_number;
  m_requestBegan = now();
  m_server->metrics.requestBegan();
  m_isCounted = true;
  m_bytesIn = m_bytesOut = 0;
  m_status = 0;
  m_answer = Answer::None;
  m_handler = nullptr;
  m_options = nullptr;
  m_pattern = nullptr;
  m_extraHeaders.clear();
  m_refusal.reset();
  m_mustLinger = false;
  m_request = HttpRequest();
  m_path.clear();
}

void Connection::takeHead() {
  beginRequest();
  m_isHead = m_parser.method() == "HEAD";
  m_isChunked = m_parser.isHttp11();
  m_keepAlive = m_parser.wantsKeepAlive() && !m_io->isStopping();
  m_request.method = m_parser.method();
  m_request.headers = std::move(m_parser.headers());
  m_request.clientAddress = m_peer.text;
  m_request.port = m_listener->port;

  if (std::optional<HttpResponse> refusal = judgeHead()) return refuse(std::move(*refusal));
  if (!m_parser.hasBody()) return dispatch();

  if (const std::optional<HttpFault> fault = openBody()) return refuseFraming(*fault);
  m_phase = Phase::Body;
  m_bodyMark = 0;
  waitUntil(m_requestBegan + m_server->limits.bodyWindow);
  if (unread().empty() && m_parser.isHttp11() && m_request.header("Expect")) {
    m_output += "HTTP/1.1 100 Continue\r\n\r\n";
    flush();
  }
}

std::optional<HttpResponse> Connection::judgeHead() {
  Result<RequestTarget> target = parseRequestTarget(m_parser.target());
  if (!target) {
    m_keepAlive = false;
    return errorResponse(400, m_parser.target(), target.error().message);
  }
  m_request.path = std::move(target->path);
  m_request.query = std::move(target->query);
  m_path = m_request.path;

  AccessPolicy::Verdict verdict = m_server->policy.judge(m_request, target->authority, m_peer.local);
  m_extraHeaders = std::move(verdict.headers);
  if (verdict.answer) return std::move(verdict.answer);
  return findRoute();
}

std::optional<HttpResponse> Connection::findRoute() {
  Router::Match match = m_listener->router->find(m_request.method, m_request.path);
  m_pattern = match.pattern;
  if (match.refusal) return std::move(match.refusal);
  if (match.handler == nullptr) {
    HttpResponse refusal =
        errorResponse(match.status, m_request.path, match.status == 405 ? "Method Not Allowed" : "Not Found");
    if (match.status == 405) refusal.headers.push_back({"Allow", std::move(match.allowed)});
    return refusal;
  }
  m_handler = match.handler;
  m_options = match.options;
  m_request.parameters = std::move(match.parameters);

  const std::optional<std::string_view> expected = m_request.header("Expect");
  if (expected && !equalsIgnoringCase(*expected, "100-continue"))
    return errorResponse(417, m_request.path, "Only 100-continue may be expected.");
  if (m_parser.limitBody(m_options->bodyLimitBytes) == RequestParser::Step::Failed) {
    m_keepAlive = false;
    return errorResponse(m_parser.fault().status, m_request.path, m_parser.fault().message);
  }
  return std::nullopt;
}

std::optional<HttpFault> Connection::openBody() {
  if (m_options->bodyFolder.empty()) {
    m_share = BodyShare(m_server->bodies);
    m_sink = std::make_unique<MemorySink>(m_request.body, m_share);
    return std::nullopt;
  }
  auto file = std::make_unique<FileSink>();
  if (std::optional<HttpFault> fault = file->open(m_options->bodyFolder)) return fault;
  m_request.bodyFile = file->path();
  m_sink = std::move(file);
  return std::nullopt;
}

void Connection::refuse(HttpResponse refusal) {
  if (m_parser.hasBody()) {
    const bool isShort = m_parser.contentLength().value_or(kShortBody + 1) <= kShortBody;
    if (isShort && m_keepAlive && !m_request.header("Expect")) {
      m_refusal = std::move(refusal);
      m_sink = std::make_unique<DiscardSink>();
      m_phase = Phase::Body;
      m_bodyMark = 0;
      return waitUntil(m_requestBegan + m_server->limits.bodyWindow);
    }
    m_keepAlive = false;
    m_mustLinger = true;
  }
  m_phase = Phase::Answering;
  sendWhole(std::move(refusal));
}

void Connection::refuseFraming(const HttpFault& fault) {
  if (!m_isCounted) {
    beginRequest();
    m_isHead = false;
    m_isChunked = true;
  }
  if (!m_request.bodyFile.empty()) {
    std::error_code ignored;
    std::filesystem::remove(m_request.bodyFile, ignored);
  }
  m_sink.reset();
  m_keepAlive = false;
  m_mustLinger = true;
  m_phase = Phase::Answering;
  HttpResponse refusal = errorResponse(fault.status, m_path, fault.message);
  if (fault.status == 503) refusal.headers.push_back({"Retry-After", "1"});
  sendWhole(std::move(refusal));
}

void Connection::dispatch() {
  m_phase = Phase::Answering;
  waitUntil(MonotonicTime::max()); // how long a route may take is the orchestrator's business
  m_unsent.store(0);
  m_present.store(m_number);
  const Handler& handler = *m_handler;
  const auto exchange = std::make_shared<LiveExchange>(shared_from_this(), m_number, m_isChunked, m_isHead,
                                                       std::move(m_request), std::move(m_share));
  m_request = HttpRequest();
  try {
    handler(exchange);
  } catch (const std::exception& problem) {
    m_server->logger.log(LogLevel::Error, "http", "a route failed",
                         {{"path", m_path.substr(0, kLoggedPath)}, {"what", std::string(problem.what())}});
    exchange->respond(errorResponse(500, m_path, "Internal Server Error"));
  }
}

void Connection::finishRequest() {
  m_present.store(0);
  std::function<void()> unused;
  {
    const std::scoped_lock lock(m_goneMutex);
    unused = std::exchange(m_onGone, nullptr);
  }
  record();
  if (m_answer == Answer::StreamCut) return close(!m_isChunked);
  if (!m_keepAlive || m_io->isStopping()) {
    if (m_isInputEnded || !(m_mustLinger || !unread().empty())) return close();
    return beginLinger();
  }
  m_parser.restart();
  m_phase = Phase::Head;
  m_answer = Answer::None;
  m_headBegan = MonotonicTime{};
  waitUntil(now() + m_server->limits.idle);
}

void Connection::record() {
  if (!m_isCounted) return;
  m_isCounted = false;
  const Nanoseconds duration = now() - m_requestBegan;
  const auto number = m_pattern == nullptr ? m_listener->routeNumbers.end() : m_listener->routeNumbers.find(m_pattern);
  const bool isKnown = number != m_listener->routeNumbers.end();
  m_server->metrics.requestFinished({isKnown ? number->second : HttpMetrics::kUnknownRoute, m_parser.method(), m_status,
                                     duration, m_bytesIn, m_bytesOut});
  // Neither bodies nor query values: they may hold what the user asked.
  m_server->logger.log(m_status >= 500 ? LogLevel::Warning : LogLevel::Info, "http", "request",
                       {{"method", m_parser.method().substr(0, 16)},
                        {"path", m_path.substr(0, kLoggedPath)},
                        {"route", isKnown ? *m_pattern : std::string("unknown")},
                        {"status", static_cast<long long>(m_status)},
                        {"duration_ms", std::chrono::duration<double, std::milli>(duration).count()},
                        {"bytes_in", static_cast<long long>(m_bytesIn)},
                        {"bytes_out", static_cast<long long>(m_bytesOut)},
                        {"client", m_peer.text},
                        {"port", static_cast<long long>(m_listener->port)}});
}

} // namespace aisemble::api
