// SPDX-License-Identifier: Apache-2.0
#pragma once
// The routes under /ops over a real orchestrator, with a clock and folders of the test's own.

#include "core/api/operations/maintenance_mode.h"
#include "core/api/operations/operations_routes.h"
#include "core/wire/json.h"
#include "tests/core/api/fake_exchange.h"
#include "tests/core/orchestrator/fakes.h"

#include <nlohmann/json.hpp>

#include <QTemporaryDir>

#include <atomic>
#include <fstream>

namespace aisemble::api::test {

using wire::Json;

inline Json parsed(const std::string& text) {
  auto out = wire::parseJson(text);
  return out ? std::move(*out) : Json("not JSON: " + text);
}

/// Stands still until told; both times move together.
class TestClock final : public Clock {
 public:
  static constexpr std::chrono::seconds kStart{1'764'000'000}; // 2025-11-24T16:00:00Z
  MonotonicTime now() const override { return MonotonicTime(Nanoseconds(m_now.load())); }
  WallTime wallNow() const override {
    return WallTime(std::chrono::duration_cast<WallTime::duration>(kStart + Nanoseconds(m_now.load())));
  }
  void advance(Nanoseconds by) { m_now += by.count(); }

 private:
  std::atomic<std::int64_t> m_now{0};
};

class OneModel final : public ModelResolver {
 public:
  std::atomic<bool> isThere{true};
  Result<ResolvedModel> resolve(ServiceKind, const std::string&) override {
    if (!isThere) return aisemble::fail(ErrorCode::NotFound, "There is no model.");
    return ResolvedModel{"tiny", "/models/tiny", "digest"};
  }
  std::vector<ModelInfo> list() override { return {}; }
  Result<ModelInfo> info(const std::string&) override { return aisemble::fail(ErrorCode::NotFound, "no"); }
};

/// Keeps events.
class EventLog final : public Logger {
 public:
  void log(LogLevel, std::string_view, std::string_view event, std::initializer_list<LogField>) override {
    const std::scoped_lock lock(m_mutex);
    m_events.emplace_back(event);
  }
  std::vector<std::string> events() const {
    const std::scoped_lock lock(m_mutex);
    return m_events;
  }

 private:
  mutable std::mutex m_mutex;
  std::vector<std::string> m_events;
};

inline void writeTo(const std::filesystem::path& file, std::string_view text) {
  std::filesystem::create_directories(file.parent_path());
  std::ofstream(file, std::ios::binary) << text;
}

inline std::string contentOf(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

/// Members go in reverse order: the routes first, then who they work with.
struct OperationsBench {
  QTemporaryDir folder;
  std::filesystem::path root = folder.path().toStdString();
  TestClock clock;
  ThreadBudget threads{2};
  EventLog logger;
  Metrics metrics;
  OneModel models;
  MaintenanceMode maintenance;
  OperationsDependencies operations;
  Orchestrator orchestrator{{threads, clock, logger, metrics, &models, nullptr, nullptr}, {}};
  TicketFollower follower;
  std::unique_ptr<Router> router = std::make_unique<Router>();

  OperationsBench() {
    operations.logFile = root / "state" / "aisemble.log";
    operations.maintenance = &maintenance;
    std::filesystem::create_directories(root / "state");
    std::filesystem::create_directories(root / "data");
  }
  void start() {
    RouteDependencies dependencies{orchestrator, follower, metrics, models, nullptr, clock, logger, {}, root / "data"};
    dependencies.operations = operations;
    registerOperationsRoutes(*router, dependencies);
  }

  struct Answer {
    int status = 0;
    Json body;
  };
  Answer call(const char* method, std::string_view target, const std::string& body = {}) {
    const auto exchange = FakeExchange::call(*router, method, target, body);
    if (!exchange->waitForEnd()) return {0, "no answer"};
    if (exchange->isMisused()) return {0, "answered twice"};
    return {exchange->response().status, parsed(exchange->response().body)};
  }
  Answer get(std::string_view target) { return call("GET", target); }
  Answer post(std::string_view target, const std::string& body = {}) { return call("POST", target, body); }

  void writeLog(std::string_view lines, const char* name = "aisemble.log") { writeTo(root / "state" / name, lines); }
};

inline std::string detailOf(const OperationsBench::Answer& answer) {
  return answer.body.is_object() && answer.body.contains("detail") && answer.body["detail"].is_string()
             ? answer.body["detail"].get<std::string>()
             : std::string();
}

} // namespace aisemble::api::test
