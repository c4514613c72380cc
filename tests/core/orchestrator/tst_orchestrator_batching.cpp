// SPDX-License-Identifier: Apache-2.0
// Micro-batching, the thread budget under load, and what traces, metrics and log lines say.
#include "fakes.h"

#include <algorithm>
#include <numeric>

using namespace aisemble;
using namespace aisemble::test;
using std::chrono::milliseconds;

namespace {

/// Records the batches that an engine is given.
struct BatchLog {
  std::mutex mutex;
  std::vector<std::vector<std::string>> batches;

  void attachTo(FakeEngine& engine) {
    engine.onRunBatch = [this](std::span<const Request> requests, std::span<const RunContext>) {
      std::vector<Result<Response>> out;
      std::vector<std::string> prompts;
      for (const Request& request : requests) {
        prompts.push_back(promptOf(request));
        if (prompts.back() == "bad")
          out.push_back(fail(ErrorCode::InvalidArgument, "This item is bad."));
        else
          out.push_back(answer("re: " + prompts.back()));
      }
      const std::scoped_lock lock(mutex);
      batches.push_back(std::move(prompts));
      return out;
    };
  }
  std::vector<std::size_t> sizes() {
    const std::scoped_lock lock(mutex);
    std::vector<std::size_t> out;
    for (const auto& batch : batches)
      out.push_back(batch.size());
    return out;
  }
};

OrchestratorOptions batching(milliseconds wait, int maxRunning = 32) {
  OrchestratorOptions options;
  options.batchWait = wait;
  options.maxRunning = maxRunning;
  return options;
}

} // namespace

class TestOrchestratorBatching : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void fullBatchesGoAtOnce();
  void firstWaitsAtMostTheBatchWait();
  void noWaitMeansNoBatches();
  void differentKeysDoNotMix();
  void emptyKeyGoesAlone();
  void goesWhenEverySlotIsTaken();
  void badItemFailsAlone();
  void tooFewAnswersFailTheRest();
  void cancelWhileWaitingForCompany();
  void cancelledItemIsLeftOut();
  void budgetIsNeverExceeded();
  void traceSumsEqualTheTotals();
  void metricsAgreeWithTheRecords();
  void logLineTellsTheTimes();
};

void TestOrchestratorBatching::fullBatchesGoAtOnce() {
  ManualClock clock; // stands still: no batch goes by time
  BatchLog log;
  Bench bench(batching(milliseconds(100)), clock);
  log.attachTo(*bench.addEngine(ServiceKind::Llm, Handover::Batch));
  std::vector<Ticket> tickets;
  for (int i = 0; i < 16; ++i)
    tickets.push_back(bench.orchestrator->submit(completion(std::to_string(i))));
  for (std::size_t i = 0; i < tickets.size(); ++i) {
    const auto result = Orchestrator::wait(tickets[i]);
    QVERIFY(result);
    QCOMPARE(textOf(result->response), "re: " + std::to_string(i)); // answers go to those who asked
    QCOMPARE(result->report.batchSize, 8);
  }
  QCOMPARE(log.sizes(), (std::vector<std::size_t>{8, 8}));
}

void TestOrchestratorBatching::firstWaitsAtMostTheBatchWait() {
  ManualClock clock;
  BatchLog log;
  Bench bench(batching(milliseconds(5)), clock);
  log.attachTo(*bench.addEngine(ServiceKind::Llm, Handover::Batch));
  std::vector<Ticket> tickets;
  for (int i = 0; i < 3; ++i)
    tickets.push_back(bench.orchestrator->submit(completion(std::to_string(i))));
  QVERIFY(eventually([&] {
    const QueueDepth depth = bench.orchestrator->depth(ServiceKind::Llm);
    return depth.running == 3 && depth.preparing == 0;
  }));
  QVERIFY(log.sizes().empty());
  // The depth counts a request a moment before it is in its batch; time passes until all are out.
  QVERIFY(eventually([&] {
    clock.advance(milliseconds(5));
    bench.orchestrator->recheckDeadlines();
    return std::ranges::all_of(tickets, [](const Ticket& ticket) { return ticket.future.isFinished(); });
  }));
  const auto sizes = log.sizes();
  QCOMPARE(std::accumulate(sizes.begin(), sizes.end(), std::size_t{0}), std::size_t{3});
  for (Ticket& ticket : tickets) {
    const auto result = Orchestrator::wait(ticket);
    QVERIFY(result);
    QVERIFY(result->report.trace.byStage()[static_cast<std::size_t>(Stage::BatchWait)] >= Nanoseconds(0));
  }
}

void TestOrchestratorBatching::noWaitMeansNoBatches() {
  BatchLog log;
  Bench bench(batching(milliseconds(0)));
  log.attachTo(*bench.addEngine(ServiceKind::Llm, Handover::Batch));
  std::vector<Ticket> tickets;
  for (int i = 0; i < 5; ++i)
    tickets.push_back(bench.orchestrator->submit(completion(std::to_string(i))));
  for (Ticket& ticket : tickets) {
    const auto result = Orchestrator::wait(ticket);
    QVERIFY(result);
    QCOMPARE(result->report.batchSize, 1);
  }
  QCOMPARE(log.sizes(), (std::vector<std::size_t>{1, 1, 1, 1, 1}));
}

void TestOrchestratorBatching::differentKeysDoNotMix() {
  ManualClock clock;
  BatchLog log;
  Bench bench(batching(milliseconds(100)), clock);
  const auto engine = bench.addEngine(ServiceKind::Llm, Handover::Batch);
  engine->onBatchKey = [](const Request& request) { return promptOf(request).substr(0, 1); };
  log.attachTo(*engine);
  std::vector<Ticket> tickets;
  for (int i = 0; i < 8; ++i)
    for (const char* key : {"a", "b"})
      tickets.push_back(bench.orchestrator->submit(completion(key + std::to_string(i))));
  for (Ticket& ticket : tickets)
    QVERIFY(Orchestrator::wait(ticket));
  QCOMPARE(log.sizes(), (std::vector<std::size_t>{8, 8}));
  for (const auto& batch : log.batches)
    for (const std::string& prompt : batch)
      QCOMPARE(prompt[0], batch[0][0]);
}

void TestOrchestratorBatching::emptyKeyGoesAlone() {
  ManualClock clock;
  BatchLog log;
  Bench bench(batching(milliseconds(100)), clock);
  const auto engine = bench.addEngine(ServiceKind::Llm, Handover::Batch);
  engine->onBatchKey = [](const Request&) { return std::string(); };
  log.attachTo(*engine);
  QVERIFY(bench.ask("a"));
  QCOMPARE(log.sizes(), (std::vector<std::size_t>{1}));
}

void TestOrchestratorBatching::goesWhenEverySlotIsTaken() {
  ManualClock clock;
  BatchLog log;
  Bench bench(batching(milliseconds(100), 3), clock);
  log.attachTo(*bench.addEngine(ServiceKind::Llm, Handover::Batch));
  std::vector<Ticket> tickets;
  for (int i = 0; i < 6; ++i)
    tickets.push_back(bench.orchestrator->submit(completion(std::to_string(i))));
  for (Ticket& ticket : tickets)
    QVERIFY(Orchestrator::wait(ticket));
  QCOMPARE(log.sizes(), (std::vector<std::size_t>{3, 3}));
}

void TestOrchestratorBatching::badItemFailsAlone() {
  ManualClock clock;
  BatchLog log;
  Bench bench(batching(milliseconds(100)), clock);
  log.attachTo(*bench.addEngine(ServiceKind::Llm, Handover::Batch));
  std::vector<Ticket> tickets;
  for (int i = 0; i < 8; ++i)
    tickets.push_back(bench.orchestrator->submit(completion(i == 3 ? std::string("bad") : std::to_string(i))));
  for (std::size_t i = 0; i < tickets.size(); ++i) {
    const auto result = Orchestrator::wait(tickets[i]);
    QCOMPARE(result.has_value(), i != 3);
    if (!result) QCOMPARE(result.error().code, ErrorCode::InvalidArgument);
  }
  QCOMPARE(bench.cache.statistics().stores, 7u);
}

void TestOrchestratorBatching::tooFewAnswersFailTheRest() {
  ManualClock clock;
  Bench bench(batching(milliseconds(100)), clock);
  const auto engine = bench.addEngine(ServiceKind::Llm, Handover::Batch);
  engine->onRunBatch = [](std::span<const Request>, std::span<const RunContext>) {
    return std::vector<Result<Response>>(7, answer("x"));
  };
  std::vector<Ticket> tickets;
  for (int i = 0; i < 8; ++i)
    tickets.push_back(bench.orchestrator->submit(completion(std::to_string(i))));
  int failed = 0;
  for (Ticket& ticket : tickets) {
    const auto result = Orchestrator::wait(ticket);
    if (result) continue;
    ++failed;
    QCOMPARE(result.error().code, ErrorCode::Internal);
  }
  QCOMPARE(failed, 1);
}

void TestOrchestratorBatching::cancelWhileWaitingForCompany() {
  ManualClock clock;
  BatchLog log;
  Bench bench(batching(milliseconds(100)), clock);
  log.attachTo(*bench.addEngine(ServiceKind::Llm, Handover::Batch));
  Ticket ticket = bench.orchestrator->submit(completion("a"));
  QVERIFY(eventually([&] { return bench.orchestrator->depth(ServiceKind::Llm).running == 1; }));
  ticket.future.cancel();
  QVERIFY(eventually([&] { return ticket.future.isFinished(); }));
  QVERIFY(bench.isIdle());
  QVERIFY(log.sizes().empty());
}

void TestOrchestratorBatching::cancelledItemIsLeftOut() {
  ManualClock clock;
  BatchLog log;
  Bench bench(batching(milliseconds(100)), clock, 1);
  const auto engine = bench.addEngine(ServiceKind::Llm, Handover::Batch);
  log.attachTo(*engine);
  ThreadBudget::Lease everything = bench.threads.acquire(1); // the full batch waits for a thread
  std::vector<Ticket> tickets;
  for (int i = 0; i < 8; ++i)
    tickets.push_back(bench.orchestrator->submit(completion(std::to_string(i))));
  QVERIFY(eventually([&] {
    const QueueDepth depth = bench.orchestrator->depth(ServiceKind::Llm);
    return depth.running == 8 && depth.preparing == 0;
  }));
  tickets[2].future.cancel();
  QVERIFY(eventually([&] { return tickets[2].future.isFinished(); }));
  everything.release();
  // Whether it was still collecting or already waiting for the thread, the batch runs without the cancelled one.
  QVERIFY(eventually([&] {
    clock.advance(milliseconds(100));
    bench.orchestrator->recheckDeadlines();
    return std::ranges::all_of(tickets, [](const Ticket& ticket) { return ticket.future.isFinished(); });
  }));
  QVERIFY(tickets[2].future.isCanceled());
  const std::scoped_lock lock(log.mutex);
  for (const auto& batch : log.batches)
    QVERIFY(std::ranges::find(batch, "2") == batch.end());
}

void TestOrchestratorBatching::budgetIsNeverExceeded() {
  constexpr int kThreads = 3;
  constexpr int kSubmitters = 6;
  constexpr int kEach = 60;
  std::atomic<int> computing{0};
  std::atomic<int> most{0};
  OrchestratorOptions options = batching(milliseconds(1), 16);
  options.maxWaiting = 1000;
  Bench bench(options, Bench::systemClock(), kThreads);
  const auto compute = [&](const Request&, const RunContext&) -> Result<Response> {
    const int now = ++computing;
    int seen = most.load();
    while (seen < now && !most.compare_exchange_weak(seen, now)) {
    }
    volatile double x = 1;
    for (int i = 0; i < 2000; ++i)
      x = x * 1.0000001;
    --computing;
    return answer("x");
  };
  bench.addEngine(ServiceKind::Llm, Handover::Run)->onRun = compute;
  bench.addEngine(ServiceKind::Vision, Handover::Batch)->onRun = compute;
  bench.addEngine(ServiceKind::Nlp, Handover::Run)->onRun = compute;
  std::atomic<int> succeeded{0};
  {
    std::vector<std::jthread> submitters;
    for (int s = 0; s < kSubmitters; ++s)
      submitters.emplace_back([&, s] {
        SubmitOptions noCache;
        noCache.useCache = false;
        std::vector<Ticket> tickets;
        for (int i = 0; i < kEach; ++i) {
          const std::string prompt = std::to_string(s) + '.' + std::to_string(i);
          Request request = i % 3 == 0   ? completion(prompt)
                            : i % 3 == 1 ? Request(VisionRequest{})
                                         : Request(NlpRequest{});
          tickets.push_back(bench.orchestrator->submit(std::move(request), noCache));
          if (i % 10 == 9) tickets.back().future.cancel();
        }
        for (Ticket& ticket : tickets)
          if (Orchestrator::wait(ticket)) ++succeeded;
      });
  }
  QVERIFY(succeeded >= kSubmitters * kEach * 9 / 10);
  QVERIFY(most <= kThreads);
  QVERIFY(bench.threads.highWater() <= kThreads);
  for (const ServiceKind service : {ServiceKind::Llm, ServiceKind::Vision, ServiceKind::Nlp})
    QVERIFY(bench.isIdle(service));
  QVERIFY(eventually([&] { return bench.threads.inUse() == 0; }));
}

void TestOrchestratorBatching::traceSumsEqualTheTotals() {
  ManualClock clock;
  Bench bench({}, clock);
  const auto engine = bench.addEngine(ServiceKind::Llm, Handover::Run);
  engine->onRun = [&](const Request&, const RunContext& context) -> Result<Response> {
    context.stages->enter(Stage::Tokenise);
    clock.advance(Nanoseconds(101));
    context.stages->enter(Stage::Prefill);
    clock.advance(Nanoseconds(1003));
    context.onPartial(TextDelta{"x", 1});
    context.stages->enter(Stage::Decode);
    clock.advance(Nanoseconds(10007));
    return answer("x");
  };
  bench.cache.onLookup = [&] { clock.advance(Nanoseconds(17)); };
  const auto result = bench.ask("a");
  QVERIFY(result);
  const Trace& trace = result->report.trace;
  const auto stage = [&](Stage which) { return trace.byStage()[static_cast<std::size_t>(which)].count(); };
  QCOMPARE(stage(Stage::Cache), 17);
  QCOMPARE(stage(Stage::Tokenise), 101);
  QCOMPARE(stage(Stage::Prefill), 1003);
  QCOMPARE(stage(Stage::Decode), 10007);
  QCOMPARE(trace.total.count(), 17 + 101 + 1003 + 10007);
  const RequestRecord record = bench.metrics.recent().samples.back();
  QCOMPARE(record.timeToFirstToken.count(), 17 + 101 + 1003);
  const auto hit = bench.ask("a");
  QVERIFY(hit && hit->report.fromCache);
  QCOMPARE(hit->report.trace.total.count(), 17);
}

void TestOrchestratorBatching::metricsAgreeWithTheRecords() {
  Bench bench;
  const auto engine = bench.addEngine(ServiceKind::Llm, Handover::Run);
  engine->onRun = [](const Request& request, const RunContext& context) -> Result<Response> {
    context.stages->enter(Stage::Infer);
    if (promptOf(request) == "bad") return fail(ErrorCode::TooLarge, "Too long.");
    return answer("x", 10, 5);
  };
  for (const char* prompt : {"a", "b", "a", "bad", "c"})
    (void)bench.ask(prompt);
  Nanoseconds busy{0};
  Nanoseconds infer{0};
  for (const RequestRecord& record : bench.metrics.recent().samples) {
    Nanoseconds sum{0};
    Nanoseconds position{0};
    for (const Span& span : record.trace.spans) {
      QCOMPARE(span.begin, position);
      position += span.length;
      sum += span.length;
    }
    QCOMPARE(sum, record.trace.total);
    busy += record.trace.total;
    infer += record.trace.byStage()[static_cast<std::size_t>(Stage::Infer)];
  }
  const auto totals = bench.metrics.totals(ServiceKind::Llm);
  QCOMPARE(totals.requests, 5u);
  QCOMPARE(totals.successes, 4u);
  QCOMPARE(totals.errors, 1u);
  QCOMPARE(totals.cacheHits, 1u);
  QCOMPARE(totals.promptTokens, 30u);
  QCOMPARE(totals.busy, busy);
}

void TestOrchestratorBatching::logLineTellsTheTimes() {
  Bench bench;
  bench.addEngine(ServiceKind::Llm, Handover::Run);
  const auto result = bench.ask("secret words");
  QVERIFY(result);
  bench.orchestrator.reset();
  const auto lines = bench.logger.lines();
  const auto line = std::ranges::find(lines, "request finished", &RecordingLogger::Line::event);
  QVERIFY(line != lines.end());
  const double total = std::chrono::duration<double, std::milli>(result->report.trace.total).count();
  QCOMPARE(std::get<double>(line->fields.at("processing_time")), total);
  QCOMPARE(std::get<std::string>(line->fields.at("outcome")), std::string("success"));
  double sum = 0;
  for (std::size_t i = 0; i < kStageCount; ++i)
    sum += std::get<double>(line->fields.at(std::string(stageName(static_cast<Stage>(i)))));
  QVERIFY(std::abs(sum - total) < 1e-6);
  for (const auto& [name, value] : line->fields)
    if (const auto* text = std::get_if<std::string>(&value)) QVERIFY(text->find("secret") == std::string::npos);
}

QTEST_GUILESS_MAIN(TestOrchestratorBatching)
#include "tst_orchestrator_batching.moc"
