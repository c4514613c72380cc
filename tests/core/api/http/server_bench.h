// SPDX-License-Identifier: Apache-2.0
#pragma once
// A server on a free port with routes that tests steer: what is asked under /hold waits until the test answers it.

#include "core/api/http/http_server.h"
#include "tests/core/api/http/raw_client.h"

#include <QTemporaryDir>

#include <condition_variable>
#include <deque>
#include <map>
#include <mutex>

namespace aisemble::api::test {

class LineLogger final : public Logger {
 public:
  using Value = std::variant<std::string, double, long long, bool>;
  void log(LogLevel, std::string_view, std::string_view event, std::initializer_list<LogField> fields) override {
    std::map<std::string, Value> line{{"event", std::string(event)}};
    for (const LogField& field : fields)
      line.emplace(field.name, field.value);
    const std::scoped_lock lock(m_mutex);
    m_lines.push_back(std::move(line));
  }
  std::vector<std::map<std::string, Value>> lines() const {
    const std::scoped_lock lock(m_mutex);
    return m_lines;
  }

 private:
  mutable std::mutex m_mutex;
  std::vector<std::map<std::string, Value>> m_lines;
};

/// Exchanges that wait for the test.
class Held {
 public:
  void add(const ExchangePtr& exchange) {
    const std::scoped_lock lock(m_mutex);
    m_exchanges.push_back(exchange);
    m_changed.notify_all();
  }
  /// The next one; null when none comes.
  ExchangePtr take() {
    std::unique_lock lock(m_mutex);
    if (!m_changed.wait_for(lock, std::chrono::milliseconds(kPatienceMs), [this] { return !m_exchanges.empty(); }))
      return nullptr;
    ExchangePtr out = std::move(m_exchanges.front());
    m_exchanges.pop_front();
    return out;
  }

 private:
  std::mutex m_mutex;
  std::condition_variable m_changed;
  std::deque<ExchangePtr> m_exchanges;
};

struct ServerBench {
  explicit ServerBench(ServerLimits limits = {}, AccessOptions access = {}, int threads = 2) {
    addRoutes();
    HttpServerOptions options;
    options.listeners = {{0, &router}};
    options.limits = limits;
    options.access = std::move(access);
    options.threads = threads;
    Result<std::unique_ptr<HttpServer>> started = HttpServer::start(std::move(options), metrics, logger);
    if (!started) qFatal("%s", started.error().message.c_str());
    server = std::move(*started);
  }

  void addRoutes() {
    router.add("GET", "/hello", [](const ExchangePtr& exchange) { exchange->respond({200, "text/plain", "hi", {}}); });
    router.add("GET", "/v1/hello", [](const ExchangePtr& exchange) {
      exchange->respond({200, "text/plain", "hi", {}});
    });
    router.add("GET", "/metrics", [](const ExchangePtr& exchange) { exchange->respond({200, "text/plain", "m", {}}); });
    router.add("GET", "/hold", [this](const ExchangePtr& exchange) { held.add(exchange); });
    router.add("GET", "/hold/{name}", [this](const ExchangePtr& exchange) { held.add(exchange); });
    router.add("POST", "/echo", echo(), {.bodyLimitBytes = 1000, .bodyFolder = {}});
    router.add("POST", "/big", [](const ExchangePtr& exchange) {
      exchange->respond({200, "text/plain", std::to_string(exchange->request().body.size()), {}});
    });
    router.add("POST", "/file",
               [](const ExchangePtr& exchange) {
                 exchange->respond({200, "text/plain", exchange->request().bodyFile.string(), {}});
               },
               {.bodyLimitBytes = 1'000'000, .bodyFolder = folder.filePath("in").toStdString()});
    router.add("POST", "/hold-file", [this](const ExchangePtr& exchange) { held.add(exchange); },
               {.bodyLimitBytes = 1'000'000, .bodyFolder = folder.filePath("in").toStdString()});
    router.add("GET", "/ask", [](const ExchangePtr& exchange) {
      std::string out = exchange->request().path;
      for (const auto& [name, value] : exchange->request().query)
        out += "|" + name + "=" + value;
      exchange->respond({200, "text/plain", out, {}});
    });
    router.add("GET", "/throws", [](const ExchangePtr&) { throw std::runtime_error("oops"); });
    router.add("GET", "/forgets", [](const ExchangePtr&) {});
    router.add("GET", "/nothing", [](const ExchangePtr& exchange) { exchange->respond({204, "", "", {}}); });
    router.add("GET", "/reflect", [](const ExchangePtr& exchange) {
      exchange->respond(
          {200, "text/plain", "x", {{"X-Name", std::string(exchange->request().queryValue("v").value_or(""))}}});
    });
    router.add("GET", "/much", [](const ExchangePtr& exchange) {
      exchange->respond({200, "text/plain", std::string(64U << 20, 'x'), {}});
    });
  }
  static Handler echo() {
    return [](const ExchangePtr& exchange) { exchange->respond({200, "text/plain", exchange->request().body, {}}); };
  }

  [[nodiscard]] int port() const { return server->endpoints().front().port; }
  [[nodiscard]] RawAnswer get(const std::string& target, const std::string& fields = {}) const {
    RawClient client(port());
    return client.ask("GET " + target + " HTTP/1.1\r\nHost: localhost\r\n" + fields + "\r\n");
  }

  QTemporaryDir folder;
  Router router;
  HttpMetrics metrics;
  LineLogger logger;
  Held held;
  std::unique_ptr<HttpServer> server; // goes first
};

} // namespace aisemble::api::test
