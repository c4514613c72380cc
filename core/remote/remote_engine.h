// SPDX-License-Identifier: Apache-2.0
#pragma once
// A service elsewhere as an engine. Every request is started, never run: it waits on a socket, not on a thread.

#include "core/engine/engine.h"
#include "core/remote/endpoint.h"
#include "core/remote/endpoint_set.h"
#include "core/remote/http_pool.h"
#include "core/remote/retry_policy.h"

namespace aisemble::remote {

/// Limits on one attempt.
struct CallOptions {
  std::chrono::milliseconds total{30'000};      ///< of an answer that comes whole. The original's
  std::chrono::milliseconds connect{5'000};     ///< the original's
  std::chrono::milliseconds firstByte{120'000}; ///< of an answer in pieces; a long prompt takes time before the first
  std::chrono::milliseconds idle{60'000};       ///< between its pieces; comments count, they are sent to stay alive
  std::size_t responseBytes = std::size_t{64} << 20;
};

/// Checks by the protocol's health route, of endpoints whose last calls failed; others are left in peace.
struct HealthOptions {
  std::chrono::milliseconds interval{10'000}; ///< 0: never. Envoy checks outliers every 10 s
  double jitter = 0.2;                        ///< each wait varies by this share
  std::chrono::milliseconds limit{5'000};
};

struct RemoteOptions {
  ServiceKind service = ServiceKind::Llm;
  std::vector<Endpoint> endpoints; ///< at least one
  std::string instance = {};       ///< this one's id, added to a request's hops (hops.h); empty: none are sent
  CallOptions call;
  RetryOptions retry;
  EndpointSetOptions set;
  HealthOptions health;
};

/// A snapshot for the services panel and /metrics.
struct RemoteStatus {
  ServiceKind service = ServiceKind::Llm;
  std::vector<EndpointStatus> endpoints;
  std::vector<std::string> protocols; ///< of the endpoints, in order
  int active = 0;                     ///< requests under way
  int retrying = 0;                   ///< of those, in or before a further attempt
};

class RemoteEngine final : public Engine {
 public:
  /// `pool` and what `environment` refers to outlive the engine. Errors: InvalidArgument for no endpoint, or one whose
  /// address, key or headers cannot be used; the message names its host or position.
  [[nodiscard]] static Result<std::unique_ptr<RemoteEngine>> create(RemoteOptions options, HttpPool& pool,
                                                                    const EngineEnvironment& environment);
  /// Cancels what runs and waits for its completion. Not from the pool's thread.
  ~RemoteEngine() override;

  [[nodiscard]] ServiceKind service() const override;
  [[nodiscard]] Handover handover(const Request&) const override { return Handover::Start; }
  /// A line for each endpoint, sorted: protocol, address and model.
  [[nodiscard]] std::optional<std::string> remoteTarget(const Request& request) const override;

  /// Partials are given where the endpoint streams. A request with a stop requested before the answer's end ends with
  /// Cancelled and closes its connection (or HTTP/2 stream). Errors: those of service_errors.h and protocol.h;
  /// Unavailable when every endpoint is put out for a while, or an answer was cut (the partials stand).
  void start(Request request, RunContext context, RequestCompletion done) override;

  [[nodiscard]] RemoteStatus status() const;

 private:
  class Core;
  class Call;
  explicit RemoteEngine(std::shared_ptr<Core> core);
  std::shared_ptr<Core> m_core;
};

/// What testConnection() found.
struct ConnectionReport {
  bool isReachable = false;            ///< something answered HTTP
  bool isUsable = false;               ///< it speaks the endpoint's protocol and accepts the key
  std::chrono::nanoseconds latency{0}; ///< to the first byte of the first answer
  std::optional<Protocol> protocol;    ///< that it was seen to speak
  std::optional<Dialect> dialect;      ///< told by the owner of its models
  std::vector<std::string> models;     ///< where the protocol lists them
  std::string problem;                 ///< what is wrong and what to do; empty when usable
};

/// Asks an endpoint who it is: the health routes of its own protocol first, then of the others. `done` is called once,
/// on the pool's thread; at the pool's end with a problem.
void testConnection(const Endpoint& endpoint, HttpPool& pool, std::function<void(ConnectionReport)> done,
                    std::chrono::milliseconds limit = std::chrono::seconds(5));

} // namespace aisemble::remote
