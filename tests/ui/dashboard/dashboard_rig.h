// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// A workbench whose four services answer at once, an archive in memory and an HTTP peer that tests decide on.

#include "core/bench/http_client.h"
#include "core/bench/run_archive.h"
#include "tests/ui/workbench_fakes.h"

#include <mutex>

namespace aisemble::test {

/// Answers with an empty result of its service, or as told.
class QuickEngine final : public Engine {
 public:
  explicit QuickEngine(ServiceKind kind) : m_kind(kind) {}
  ServiceKind service() const override { return m_kind; }
  Handover handover(const Request&) const override { return Handover::Run; }
  Result<Response> run(const Request& request, const RunContext& context) override {
    if (onRun) {
      const Result<Response> answer = onRun(request, context);
      if (!answer) return answer;
    }
    switch (m_kind) {
    case ServiceKind::Llm: {
      CompletionResult result;
      result.completionTokens = 20;
      return Response(result);
    }
    case ServiceKind::Vision:
      return Response(VisionResult{});
    case ServiceKind::Nlp:
      return Response(NlpResult{});
    case ServiceKind::Data:
      break;
    }
    return Response(DataResult{});
  }
  /// Set before requests come. Its error is the answer; its value is not looked at.
  std::function<Result<Response>(const Request&, const RunContext&)> onRun;

 private:
  const ServiceKind m_kind;
};

class MemoryArchive final : public bench::RunArchive {
 public:
  Result<std::int64_t> keep(const std::string& kind, const std::string& title, const std::string& json) override {
    const std::scoped_lock lock(m_mutex);
    if (refuse) return fail(ErrorCode::IoFailure, "The disk is full. Free some space.");
    const std::int64_t id = ++m_last;
    m_runs[id] = {{id, kind, title, std::chrono::system_clock::now() - std::chrono::hours(24 * (9 - id))}, json};
    return id;
  }
  Result<std::vector<bench::KeptRun>> list(const std::string& kind, int) override {
    const std::scoped_lock lock(m_mutex);
    std::vector<bench::KeptRun> out;
    for (auto at = m_runs.rbegin(); at != m_runs.rend(); ++at)
      if (kind.empty() || at->second.first.kind == kind) out.push_back(at->second.first);
    return out;
  }
  Result<std::string> report(std::int64_t id) override {
    const std::scoped_lock lock(m_mutex);
    const auto found = m_runs.find(id);
    if (found == m_runs.end()) return fail(ErrorCode::NotFound, "There is no such run.");
    return found->second.second;
  }
  Result<void> remove(std::int64_t id) override {
    const std::scoped_lock lock(m_mutex);
    if (m_runs.erase(id) == 0) return fail(ErrorCode::NotFound, "There is no such run.");
    return {};
  }
  std::atomic<bool> refuse = false;

 private:
  std::mutex m_mutex;
  std::map<std::int64_t, std::pair<bench::KeptRun, std::string>> m_runs; // guarded by m_mutex
  std::int64_t m_last = 0;                                               // guarded by m_mutex
};

class ScriptedPeer final : public bench::HttpClient {
 public:
  Result<bench::HttpReply> send(const bench::HttpAsk& ask, std::stop_token) override { return onAsk(ask, calls++); }
  std::function<Result<bench::HttpReply>(const bench::HttpAsk&, int)> onAsk = [](const bench::HttpAsk&, int) {
    return Result<bench::HttpReply>(bench::HttpReply{200, "{}"});
  };
  std::atomic<int> calls = 0;
};

struct DashboardRig {
  DashboardRig() {
    for (const ServiceKind kind : kAllServices) {
      engines.push_back(std::make_shared<QuickEngine>(kind));
      bench.orchestrator->setEngine(engines.back());
    }
  }
  [[nodiscard]] ui::WorkbenchContext context() {
    ui::WorkbenchContext out = bench.context();
    out.http = &peer;
    out.runs = &archive;
    return out;
  }
  QuickEngine& engine(ServiceKind kind) { return *engines[static_cast<std::size_t>(kind)]; }

  ScriptedPeer peer;
  MemoryArchive archive;
  std::vector<std::shared_ptr<QuickEngine>> engines;
  Bench bench;
};

/// A record as the orchestrator makes them: queued for 1 ms, the rest computed.
inline RequestRecord record(ServiceKind service, std::chrono::microseconds total, Outcome outcome = Outcome::Success) {
  RequestRecord out;
  out.service = service;
  out.task = "task";
  out.outcome = outcome;
  out.finished = std::chrono::steady_clock::now();
  out.trace.total = total;
  const Nanoseconds queued = std::min<Nanoseconds>(std::chrono::milliseconds(1), total);
  out.trace.spans = {{Stage::Queue, Nanoseconds{0}, queued}, {Stage::Infer, queued, total - queued}};
  return out;
}

} // namespace aisemble::test
