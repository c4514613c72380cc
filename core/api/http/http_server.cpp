// SPDX-License-Identifier: Apache-2.0
#include "core/api/http/http_server.h"

#include "core/api/http/acceptor_p.h"

#include <fmt/format.h>
#include <netdb.h>

#include <algorithm>

namespace aisemble::api {
namespace {

/// Often enough for the shortest of the limits, seldom enough to cost nothing.
std::chrono::milliseconds tickFor(const ServerLimits& limits) {
  const auto shortest = std::min({limits.headTime, limits.idle, limits.bodyWindow, limits.writeStall, limits.linger});
  return std::clamp(shortest / 4, std::chrono::milliseconds(5), std::chrono::milliseconds(250));
}

std::shared_ptr<const ListenerShared> shared(int port, const Router& router, HttpMetrics& metrics) {
  auto out = std::make_shared<ListenerShared>();
  out->port = port;
  out->router = &router;
  for (const std::string* pattern : router.patterns())
    out->routeNumbers.emplace(pattern, metrics.addRoute(*pattern));
  return out;
}

} // namespace

Result<IpAddress> resolveHost(const std::string& host) {
  if (const std::optional<IpAddress> numeric = IpAddress::parse(host)) return *numeric;
  addrinfo hints{};
  hints.ai_socktype = SOCK_STREAM;
  hints.ai_flags = AI_PASSIVE;
  addrinfo* found = nullptr;
  const int problem = getaddrinfo(host.c_str(), nullptr, &hints, &found);
  const std::unique_ptr<addrinfo, decltype(&freeaddrinfo)> list(problem == 0 ? found : nullptr, freeaddrinfo);
  // IPv4 first: "localhost" is 127.0.0.1, as clients of the original expect.
  for (const int family : {AF_INET, AF_INET6})
    for (const addrinfo* entry = list.get(); entry != nullptr; entry = entry->ai_next) {
      if (entry->ai_family != family) continue;
      std::array<char, NI_MAXHOST> text{};
      if (getnameinfo(entry->ai_addr, entry->ai_addrlen, text.data(), text.size(), nullptr, 0, NI_NUMERICHOST) != 0)
        continue;
      if (const std::optional<IpAddress> address = IpAddress::parse(text.data())) return *address;
    }
  return fail(ErrorCode::NotFound,
              fmt::format("There is no address for the host '{}'. Start with --host and a numeric address of this "
                          "machine, such as 127.0.0.1.",
                          host),
              problem != 0 ? gai_strerror(problem) : "");
}

struct HttpServer::State {
  std::vector<Endpoint> endpoints;
  std::vector<std::shared_ptr<IoThread>> threads;
  std::vector<std::shared_ptr<Acceptor>> acceptors;
  std::chrono::milliseconds grace{0};
  bool isStopped = false;
};

HttpServer::HttpServer(std::unique_ptr<State> state) : m_state(std::move(state)) {}

HttpServer::~HttpServer() {
  stop();
}

std::string HttpServer::Endpoint::url() const {
  const bool isIpv6 = address.find(':') != std::string::npos;
  return isIpv6 ? fmt::format("http://[{}]:{}", address, port) : fmt::format("http://{}:{}", address, port);
}

const std::vector<HttpServer::Endpoint>& HttpServer::endpoints() const {
  return m_state->endpoints;
}

Result<std::unique_ptr<HttpServer>> HttpServer::start(HttpServerOptions options, HttpMetrics& metrics, Logger& logger) {
  if (options.listeners.empty() || options.threads < 1 || options.threads > 16)
    return fail(ErrorCode::InvalidArgument, "A server needs a listener and 1 to 16 threads.");
  const Result<IpAddress> address = resolveHost(options.host);
  if (!address) return fail(address.error());

  auto state = std::make_unique<State>();
  state->grace = options.limits.stopGrace;
  for (int i = 0; i < options.threads; ++i)
    state->threads.push_back(std::make_shared<IoThread>(tickFor(options.limits)));
  const auto server = std::make_shared<ServerShared>(options.limits, std::move(options.access), metrics, logger);
  for (const HttpListener& listener : options.listeners) {
    auto acceptor = std::make_shared<Acceptor>(server, state->threads);
    if (Result<void> listening = acceptor->listen(*address, listener.port); !listening)
      return fail(std::move(listening.error()));
    state->endpoints.push_back({address->text(), acceptor->port()});
    state->acceptors.push_back(std::move(acceptor));
  }
  // All ports are there: only now is anything answered.
  for (std::size_t i = 0; i < state->acceptors.size(); ++i)
    state->acceptors[i]->accept(shared(state->endpoints[i].port, *options.listeners[i].router, metrics));
  for (const std::shared_ptr<IoThread>& thread : state->threads)
    thread->start();
  return std::unique_ptr<HttpServer>(new HttpServer(std::move(state)));
}

void HttpServer::stop() {
  if (m_state->isStopped) return;
  m_state->isStopped = true;
  m_state->threads.front()->post([acceptors = m_state->acceptors] {
    for (const std::shared_ptr<Acceptor>& acceptor : acceptors)
      acceptor->close();
  });
  for (const std::shared_ptr<IoThread>& thread : m_state->threads)
    thread->stop(m_state->grace);
  for (const std::shared_ptr<IoThread>& thread : m_state->threads)
    thread->join();
  m_state->acceptors.clear();
}

} // namespace aisemble::api
