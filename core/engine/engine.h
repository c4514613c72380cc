// SPDX-License-Identifier: Apache-2.0
#pragma once
// The contract of everything that answers requests: local engines and remote proxies alike.

#include "core/base/log.h"
#include "core/base/result.h"
#include "core/base/thread_budget.h"
#include "core/engine/model_info.h"
#include "core/engine/request.h"
#include "core/engine/trace.h"

#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <stop_token>
#include <string>
#include <vector>

namespace aisemble {

/// What an engine needs to know about the request beside the request itself. Cheap to copy.
struct RunContext {
  std::stop_token stop;                   ///< requested: stop within one step, tile, block or item
  std::shared_ptr<StageClock> stages;     ///< never null; the engine enters its stages here
  std::function<void(Partial)> onPartial; ///< may be empty; called from the engine's thread, returns quickly
  ResolvedModel model;                    ///< empty path where the service needs no model
  std::string hops = {};                  ///< the instances that it came by (hops.h), for engines that pass it on
  ThreadBudget::Work work = ThreadBudget::Work::Asked; ///< what to ask for threads as
  bool useCache = true;    ///< false: computed anew, also by a service that it is passed on to and that has an answer
  bool storeResult = true; ///< false: nor does that service keep what it computes
};

using RequestCompletion = std::function<void(Result<Response>)>;

/// How an engine wants one request to be handed over.
enum class Handover {
  Run,   ///< blocking, on a pool thread that holds a lease for one thread of the budget
  Batch, ///< like Run, but equal-keyed requests are collected and given to runBatch together
  Start, ///< start(): the engine schedules the work itself, takes its own leases, and never blocks the caller
};

/// All functions are thread-safe. An engine never throws across this interface.
class Engine {
 public:
  virtual ~Engine() = default; ///< stops what runs and waits for it

  [[nodiscard]] virtual ServiceKind service() const = 0;
  [[nodiscard]] virtual Handover handover(const Request& request) const = 0;

  /// Where a remote engine sends such a request, as the identity that cache keys hold: the service's endpoints and the
  /// model's name there. Absent for local engines, whose requests name models on this machine.
  [[nodiscard]] virtual std::optional<std::string> remoteTarget(const Request& request) const;

  /// Requests with equal, non-empty keys may share one runBatch call. Only asked where handover() says Batch.
  [[nodiscard]] virtual std::string batchKey(const Request& request) const;

  /// Blocking. Errors: as the task documents; Cancelled once `context.stop` was noticed; Unsupported for a request
  /// that this engine does not answer or answers by start() only.
  [[nodiscard]] virtual Result<Response> run(const Request& request, const RunContext& context);

  /// Blocking; `requests` and `contexts` have equal length, and so has the result, in order. A bad item fails alone.
  /// The default calls run() for each in turn.
  [[nodiscard]] virtual std::vector<Result<Response>> runBatch(std::span<const Request> requests,
                                                               std::span<const RunContext> contexts);

  /// Returns at once. `done` is called exactly once, from an engine thread, after the last partial; also after a
  /// stop (with Cancelled; partials given so far stand). It may be called before start() returns.
  virtual void start(Request request, RunContext context, RequestCompletion done);
};

/// What an engine is built with. The references outlive the engine.
struct EngineEnvironment {
  ThreadBudget& threads;
  Logger& logger;
  const Clock& clock;
};

} // namespace aisemble
