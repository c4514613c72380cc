// SPDX-License-Identifier: Apache-2.0
// testConnection(): asks an address who it is, step by step, on the pool's thread.
#include "core/remote/protocol_p.h"
#include "core/remote/remote_engine.h"
#include "core/remote/service_errors.h"

#include <utility>

namespace aisemble::remote {
namespace {

constexpr std::size_t kBodyBytes = std::size_t{4} << 20;

/// What an answer at a protocol's health route proves.
bool isSpoken(Protocol protocol, const std::string& body, ConnectionReport& report) {
  const auto json = wire::parseJson(body, wire::JsonLimits{.bytes = kBodyBytes});
  switch (protocol) {
  case Protocol::OpenAi: {
    auto list = decodeModelList(body);
    if (!list) return false;
    report.models = std::move(list->names);
    if (list->owner == "vllm") report.dialect = Dialect::Vllm;
    if (list->owner == "llamacpp") report.dialect = Dialect::LlamaCpp;
    if (list->hasCapabilities) report.dialect = Dialect::Workbench;
    return true;
  }
  case Protocol::AisembleOrchestrator:
    return json && textMember(*json, "service") == "orchestrator";
  case Protocol::AisemblePod: {
    const std::string service = json ? textMember(*json, "service") : std::string();
    return service == "llm" || service == "vision" || service == "nlp" || service == "data-processor";
  }
  case Protocol::OpenInference: // GET v2: the server's name, version and extensions
    return json && member(*json, "extensions") != nullptr && !textMember(*json, "name").empty();
  }
  return false;
}

class Probe final : public HttpSink, public std::enable_shared_from_this<Probe> {
 public:
  Probe(Endpoint endpoint, HttpPool& pool, std::function<void(ConnectionReport)> done, std::chrono::milliseconds limit)
      : m_endpoint(std::move(endpoint)), m_pool(pool), m_done(std::move(done)), m_limit(limit) {
    m_order.push_back(m_endpoint.protocol);
    for (const auto& [protocol, name] : kProtocols)
      if (protocol != m_endpoint.protocol) m_order.push_back(protocol);
  }

  void next() {
    if (m_step == m_order.size()) return finish();
    Endpoint asked = m_endpoint;
    asked.protocol = m_order[m_step];
    const auto base = parseUrl(asked.url);
    auto url = healthUrl(asked);
    if (base && asked.protocol == Protocol::OpenInference) url = base->below("/v2");
    auto headers = commonHeaders(asked);
    if (!url || !headers) {
      m_report.problem = url ? headers.error().message : url.error().message;
      return finish();
    }
    HttpCall call;
    call.url = std::move(*url);
    call.headers = std::move(*headers);
    call.limits.total = m_limit;
    call.limits.connect = m_limit;
    call.limits.responseBytes = kBodyBytes;
    m_head = {};
    m_body.clear();
    m_pool.start(std::move(call), shared_from_this());
  }

  void onHead(const HttpHead& head) override { m_head = head; }
  bool onBody(std::string_view piece) override {
    m_body += piece;
    return true;
  }

  void onEnd(HttpEnd end) override {
    CallFacts facts{ServiceKind::Llm, hostOf(m_endpoint), m_endpoint.model, {}};
    facts.limits.total = m_limit;
    facts.limits.connect = m_limit;
    const bool isOwn = m_step == 0;
    if (end.outcome != HttpOutcome::Done) { // another route of the same host will fare no better
      if (m_report.problem.empty()) m_report.problem = withoutService(transportError(facts, end).message);
      return finish();
    }
    m_report.isReachable = true;
    if (m_report.latency.count() == 0) m_report.latency = end.firstByteTime;
    const bool isGood = end.status >= 200 && end.status < 300;
    if (isGood && isSpoken(m_order[m_step], m_body, m_report)) {
      m_report.protocol = m_order[m_step];
      m_report.isUsable = isOwn;
      m_report.problem = isOwn ? std::string()
                               : hostOf(m_endpoint) + " speaks '" + std::string(protocolName(m_order[m_step])) +
                                     "', not '" + std::string(protocolName(m_endpoint.protocol)) +
                                     "'. Set that protocol for the endpoint.";
      return finish();
    }
    if (!isGood && (isOwn || m_report.problem.empty()))
      m_report.problem = withoutService(
          statusError(facts, end.status, withoutSecrets(serviceWords(m_body), m_endpoint, {}), std::nullopt).message);
    if (end.status == 401 || end.status == 403) return finish(); // the key goes to no further route
    ++m_step;
    next();
  }

 private:
  /// The test does not know for which kind of work the endpoint is.
  static std::string withoutService(const std::string& message) {
    constexpr std::string_view kNamed = "The llm service at ";
    return message.starts_with(kNamed) ? "The service at " + message.substr(kNamed.size()) : message;
  }

  void finish() {
    if (m_report.isReachable && !m_report.isUsable && m_report.problem.empty())
      m_report.problem = hostOf(m_endpoint) + " answers, but speaks none of the known protocols at this address. Check "
                                              "the port and the path.";
    if (const auto done = std::exchange(m_done, nullptr)) done(std::move(m_report));
  }

  const Endpoint m_endpoint;
  HttpPool& m_pool;
  std::function<void(ConnectionReport)> m_done;
  const std::chrono::milliseconds m_limit;
  std::vector<Protocol> m_order;
  std::size_t m_step = 0;
  ConnectionReport m_report;
  HttpHead m_head;
  std::string m_body;
};

} // namespace

void testConnection(const Endpoint& endpoint, HttpPool& pool, std::function<void(ConnectionReport)> done,
                    std::chrono::milliseconds limit) {
  auto probe = std::make_shared<Probe>(endpoint, pool, std::move(done), limit);
  pool.post([probe] { probe->next(); });
}

} // namespace aisemble::remote
