// SPDX-License-Identifier: Apache-2.0
// Route, cache and sharing.
#include "fakes.h"

using namespace aisemble;
using namespace aisemble::test;
using std::chrono::milliseconds;
using std::chrono::seconds;

class TestOrchestratorCache : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void noEngineIsUnavailable();
  void unknownModelFails();
  void aModelThatCannotBeReadFailsItsRequest();
  void secondRequestIsAHit();
  void hitIsQuick();
  void otherModelContentIsAMiss();
  void otherNameOfTheModelIsAHit();
  void noCacheComputesAgainAndStores();
  void storeResultFalseStoresNothing();
  void timeToLiveByKind_data();
  void timeToLiveByKind();
  void logitsAreNotCached();
  void errorsAreNotCached();
  void worksWithoutCacheAndCanonicalizer();
  void identicalRequestsShareOneFlight();
  void lateJoinerGetsTheTextSoFar();
  void joinerOfALookupGetsTheHit();
  void noCacheNeitherJoinsNorIsJoined();
  void lastInterestedCallerStopsTheFlight();
  void whatWasCancelledIsNotJoined();
  void onlyWhatIsKnown();
  void whatAStandInAnsweredIsKnown();
  void firstCallerMayLeave();
  void joinerWithShorterDeadlineFailsAlone();
  void stoppedFlightIsNotJoined();
  void aLargeAnswerIsGivenBeforeItIsStored();
  void theNewestAnswerStays();
  void largeAnswersDoNotPileUp();
};

namespace {

Request tableWork(DataOperation operation = DataOperation::Transform) {
  DataRequest request;
  request.operation = operation;
  return request;
}

/// With `value` in each cell.
Response tableOf(std::size_t rows, std::int64_t value) {
  Table table;
  for (const char* name : {"a", "b"})
    table.columns.push_back({name, std::vector<Cell>(rows, Cell(value))});
  return DataResult{static_cast<std::int64_t>(rows),
                    TransformedTable{{std::make_shared<const Table>(std::move(table))}}};
}

std::int64_t valueIn(const Result<Completed>& result) {
  const auto& detail = std::get<TransformedTable>(std::get<DataResult>(result->response).detail);
  return std::get<std::int64_t>(detail.table.table->columns[1].cells[0]);
}

} // namespace

void TestOrchestratorCache::noEngineIsUnavailable() {
  Bench bench;
  const auto result = bench.ask("x");
  QVERIFY(!result);
  QCOMPARE(result.error().code, ErrorCode::Unavailable);
  QVERIFY(result.error().message.find("llm") != std::string::npos);
  QCOMPARE(bench.metrics.totals(ServiceKind::Llm).errors, 1u);
}

void TestOrchestratorCache::unknownModelFails() {
  Bench bench;
  bench.addEngine(ServiceKind::Llm, Handover::Run);
  const auto result = Orchestrator::wait(bench.orchestrator->submit(completion("x", "missing")));
  QVERIFY(!result);
  QCOMPARE(result.error().code, ErrorCode::NotFound);
  // What a caller made up is no label.
  QVERIFY(bench.metrics.prometheusText().find("missing") == std::string::npos);
}

void TestOrchestratorCache::aModelThatCannotBeReadFailsItsRequest() {
  Bench bench;
  bench.addEngine(ServiceKind::Llm, Handover::Run);
  bench.models.onResolve = [] { throw std::bad_alloc(); };
  const auto result = bench.ask("x");
  QVERIFY(!result);
  QCOMPARE(result.error().code, ErrorCode::Internal);
  bench.models.onResolve = {};
  QVERIFY(bench.ask("x"));
}

void TestOrchestratorCache::secondRequestIsAHit() {
  Bench bench;
  const auto engine = bench.addEngine(ServiceKind::Llm, Handover::Run);
  const auto first = bench.ask("hello");
  QVERIFY(first);
  QCOMPARE(textOf(first->response), std::string("re: hello"));
  QVERIFY(!first->report.fromCache);
  const auto second = bench.ask("hello");
  QVERIFY(second);
  QCOMPARE(textOf(second->response), std::string("re: hello"));
  QVERIFY(second->report.fromCache);
  QCOMPARE(engine->runs.load(), 1);
  const auto totals = bench.metrics.totals(ServiceKind::Llm);
  QCOMPARE(totals.cacheHits, 1u);
  QCOMPARE(totals.successes, 2u);
  QCOMPARE(totals.promptTokens, 3u); // the hit computed nothing
}

void TestOrchestratorCache::hitIsQuick() {
  Bench bench;
  bench.addEngine(ServiceKind::Llm, Handover::Run);
  QVERIFY(bench.ask("hello"));
  std::vector<double> taken;
  for (int i = 0; i < 500; ++i) {
    const auto begin = std::chrono::steady_clock::now();
    const auto hit = bench.ask("hello");
    taken.push_back(std::chrono::duration<double, std::micro>(std::chrono::steady_clock::now() - begin).count());
    QVERIFY(hit && hit->report.fromCache);
  }
  std::ranges::sort(taken);
  qInfo("submit to hit: median %.0f us, p95 %.0f us", taken[taken.size() / 2], taken[taken.size() * 95 / 100]);
  QVERIFY(taken[taken.size() / 2] < 20'000); // about a hundred microseconds; the margin is for sanitizers and load
}

void TestOrchestratorCache::otherModelContentIsAMiss() {
  Bench bench;
  const auto engine = bench.addEngine(ServiceKind::Llm, Handover::Run);
  QVERIFY(bench.ask("hello"));
  bench.models.setDigest("changed-");
  const auto second = bench.ask("hello");
  QVERIFY(second && !second->report.fromCache);
  QCOMPARE(engine->runs.load(), 2);
}

void TestOrchestratorCache::otherNameOfTheModelIsAHit() {
  Bench bench;
  const auto engine = bench.addEngine(ServiceKind::Llm, Handover::Run);
  QVERIFY(Orchestrator::wait(bench.orchestrator->submit(completion("x", "tiny"))));
  const auto byPath = Orchestrator::wait(bench.orchestrator->submit(completion("x", "/models/tiny")));
  QVERIFY(byPath && byPath->report.fromCache);
  const auto other = Orchestrator::wait(bench.orchestrator->submit(completion("x", "other")));
  QVERIFY(other && !other->report.fromCache);
  QCOMPARE(engine->runs.load(), 2);
}

void TestOrchestratorCache::noCacheComputesAgainAndStores() {
  Bench bench;
  const auto engine = bench.addEngine(ServiceKind::Llm, Handover::Run);
  QVERIFY(bench.ask("hello"));
  engine->onRun = [](const Request&, const RunContext&) -> Result<Response> { return answer("fresh"); };
  SubmitOptions noCache;
  noCache.useCache = false;
  const auto second = bench.ask("hello", noCache);
  QVERIFY(second && !second->report.fromCache);
  QCOMPARE(textOf(second->response), std::string("fresh"));
  const auto third = bench.ask("hello");
  QVERIFY(third && third->report.fromCache);
  QCOMPARE(textOf(third->response), std::string("fresh"));
  QCOMPARE(bench.cache.statistics().hits + bench.cache.statistics().misses, 2u); // the second did not look
}

void TestOrchestratorCache::storeResultFalseStoresNothing() {
  Bench bench;
  bench.addEngine(ServiceKind::Llm, Handover::Run);
  SubmitOptions options;
  options.storeResult = false;
  QVERIFY(bench.ask("hello", options));
  QCOMPARE(bench.cache.statistics().stores, 0u);
}

void TestOrchestratorCache::timeToLiveByKind_data() {
  QTest::addColumn<int>("kind");
  QTest::addColumn<int>("expectedSeconds");
  QTest::newRow("completion") << 0 << 7200;
  QTest::newRow("chat") << 1 << 7200;
  QTest::newRow("embed") << 2 << 3600;
  QTest::newRow("tokenize") << 3 << 3600;
}

void TestOrchestratorCache::timeToLiveByKind() {
  QFETCH(int, kind);
  QFETCH(int, expectedSeconds);
  const std::vector<Request> requests{CompletionRequest{}, ChatRequest{}, EmbedRequest{}, TokenizeRequest{}};
  Bench bench;
  bench.addEngine(ServiceKind::Llm, Handover::Run);
  QVERIFY(Orchestrator::wait(bench.orchestrator->submit(requests[static_cast<std::size_t>(kind)])));
  QCOMPARE(bench.cache.lastTimeToLive.load().count(), static_cast<long>(expectedSeconds));
}

void TestOrchestratorCache::logitsAreNotCached() {
  Bench bench;
  const auto engine = bench.addEngine(ServiceKind::Llm, Handover::Run);
  for (int i = 0; i < 2; ++i) {
    const auto result = Orchestrator::wait(bench.orchestrator->submit(LogitsRequest{}));
    QVERIFY(result && !result->report.fromCache);
  }
  QCOMPARE(engine->runs.load(), 2);
  QCOMPARE(bench.cache.statistics().stores, 0u);
}

void TestOrchestratorCache::errorsAreNotCached() {
  Bench bench;
  const auto engine = bench.addEngine(ServiceKind::Llm, Handover::Run);
  engine->onRun = [](const Request&, const RunContext&) -> Result<Response> {
    return fail(ErrorCode::TooLarge, "The prompt is too long.");
  };
  const auto first = bench.ask("hello");
  QVERIFY(!first);
  QCOMPARE(first.error().code, ErrorCode::TooLarge);
  QVERIFY(!bench.ask("hello"));
  QCOMPARE(engine->runs.load(), 2);
  QCOMPARE(bench.cache.statistics().stores, 0u);
  QCOMPARE(bench.metrics.totals(ServiceKind::Llm).errors, 2u);
}

void TestOrchestratorCache::worksWithoutCacheAndCanonicalizer() {
  ThreadBudget threads(2);
  NullLogger logger;
  Metrics metrics;
  const SystemClock clock;
  Orchestrator orchestrator({threads, clock, logger, metrics}, {});
  orchestrator.setEngine(std::make_shared<FakeEngine>());
  for (int i = 0; i < 2; ++i) {
    const auto result = Orchestrator::wait(orchestrator.submit(completion("x")));
    QVERIFY(result && !result->report.fromCache);
  }
}

void TestOrchestratorCache::identicalRequestsShareOneFlight() {
  StartDesk desk;
  Bench bench;
  desk.attachTo(*bench.addEngine(ServiceKind::Llm, Handover::Start));
  std::vector<Ticket> tickets;
  for (int i = 0; i < 5; ++i)
    tickets.push_back(bench.orchestrator->submit(completion("same")));
  const auto job = desk.job(0);
  QVERIFY(job);
  QVERIFY(eventually([&] { return bench.orchestrator->depth(ServiceKind::Llm).preparing == 0; }));
  job->context.onPartial(TextDelta{"one", 1});
  job->answerWith(answer("one"));
  int joined = 0;
  for (Ticket& ticket : tickets) {
    QCOMPARE(ticket.id, tickets[0].id + static_cast<RequestId>(&ticket - tickets.data()));
    const auto result = Orchestrator::wait(ticket);
    QVERIFY(result);
    QCOMPARE(textOf(result->response), std::string("one"));
    QVERIFY(result->report.shared);
    QCOMPARE(joinedText(ticket.future), std::string("one"));
  }
  for (const RequestRecord& record : bench.metrics.recent().samples)
    joined += record.shared ? 1 : 0;
  QCOMPARE(desk.count(), std::size_t{1});
  QCOMPARE(joined, 4);
  QCOMPARE(bench.metrics.totals(ServiceKind::Llm).completionTokens, 2u); // counted once
  QCOMPARE(bench.cache.statistics().stores, 1u);
}

void TestOrchestratorCache::lateJoinerGetsTheTextSoFar() {
  StartDesk desk;
  Bench bench;
  desk.attachTo(*bench.addEngine(ServiceKind::Llm, Handover::Start));
  const Ticket first = bench.orchestrator->submit(completion("same"));
  const auto job = desk.job(0);
  QVERIFY(job);
  job->context.onPartial(TextDelta{"Once ", 1});
  job->context.onPartial(TextDelta{"upon ", 1});
  Ticket late = bench.orchestrator->submit(completion("same"));
  QVERIFY(eventually([&] { return late.future.resultCount() > 0; }));
  const RequestEvent event = late.future.resultAt(0);
  QCOMPARE(std::get<TextDelta>(std::get<Partial>(event)).text, std::string("Once upon "));
  QCOMPARE(std::get<TextDelta>(std::get<Partial>(event)).tokens, 2);
  job->context.onPartial(TextDelta{"a time", 2});
  job->answerWith(answer("Once upon a time"));
  QVERIFY(Orchestrator::wait(late));
  QCOMPARE(joinedText(late.future), std::string("Once upon a time"));
  QCOMPARE(joinedText(first.future), std::string("Once upon a time"));
}

void TestOrchestratorCache::joinerOfALookupGetsTheHit() {
  Bench bench;
  bench.addEngine(ServiceKind::Llm, Handover::Run);
  QVERIFY(bench.ask("same"));
  Gate looking;
  bench.cache.onLookup = [&] { looking.pass(); };
  const Ticket first = bench.orchestrator->submit(completion("same"));
  QVERIFY(looking.waitForArrivals(1));
  const Ticket second = bench.orchestrator->submit(completion("same"));
  QVERIFY(eventually([&] { return bench.orchestrator->depth(ServiceKind::Llm).preparing == 1; }));
  looking.open();
  const auto one = Orchestrator::wait(first);
  const auto two = Orchestrator::wait(second);
  QVERIFY(one && one->report.fromCache);
  QVERIFY(two && two->report.fromCache);
  QCOMPARE(looking.arrived(), 1);
}

void TestOrchestratorCache::noCacheNeitherJoinsNorIsJoined() {
  StartDesk desk;
  Bench bench;
  desk.attachTo(*bench.addEngine(ServiceKind::Llm, Handover::Start));
  SubmitOptions noCache;
  noCache.useCache = false;
  const Ticket alone = bench.orchestrator->submit(completion("same"), noCache);
  QVERIFY(desk.job(0));
  const Ticket shared = bench.orchestrator->submit(completion("same"));
  QVERIFY(desk.job(1));
  const Ticket aloneToo = bench.orchestrator->submit(completion("same"), noCache);
  QVERIFY(desk.job(2));
  desk.job(0)->answerWith(answer("a"));
  desk.job(1)->answerWith(answer("b"));
  desk.job(2)->answerWith(answer("c"));
  QCOMPARE(textOf(Orchestrator::wait(alone)->response), std::string("a"));
  QCOMPARE(textOf(Orchestrator::wait(shared)->response), std::string("b"));
  QCOMPARE(textOf(Orchestrator::wait(aloneToo)->response), std::string("c"));
}

/// Who wants only what the cache has gets that, or nothing: no engine is asked, nobody joins, nothing is counted.
void TestOrchestratorCache::onlyWhatIsKnown() {
  StartDesk desk;
  Bench bench;
  desk.attachTo(*bench.addEngine(ServiceKind::Llm, Handover::Start));
  SubmitOptions onlyKnown;
  onlyKnown.onlyKnown = true;
  const auto unknown = Orchestrator::wait(bench.orchestrator->submit(completion("same"), onlyKnown));
  QVERIFY(!unknown && unknown.error().isCancelled());
  QCOMPARE(bench.metrics.recent().samples.size(), std::size_t{0});
  const Ticket first = bench.orchestrator->submit(completion("same"));
  const auto job = desk.job(0);
  QVERIFY(job);
  QVERIFY(!Orchestrator::wait(bench.orchestrator->submit(completion("same"), onlyKnown))); // it does not wait either
  job->answerWith(answer("one"));
  QVERIFY(Orchestrator::wait(first));
  const auto known = Orchestrator::wait(bench.orchestrator->submit(completion("same"), onlyKnown));
  QVERIFY(known && known->report.fromCache);
  QCOMPARE(textOf(known->response), std::string("one"));
  QCOMPARE(desk.count(), std::size_t{1});
  QCOMPARE(bench.metrics.recent().samples.size(), std::size_t{2});
}

void TestOrchestratorCache::whatAStandInAnsweredIsKnown() {
  Bench bench;
  const auto far = std::make_shared<FakeEngine>();
  far->target = "far away";
  far->onRun = [](const Request&, const RunContext&) { return fail(ErrorCode::Unavailable, "unplugged"); };
  const auto here = std::make_shared<FakeEngine>();
  bench.orchestrator->setEngines(ServiceKind::Llm, {far, here});
  QVERIFY(Orchestrator::wait(bench.orchestrator->submit(completion("same"))));
  QCOMPARE(here->runs.load(), 1);
  SubmitOptions onlyKnown;
  onlyKnown.onlyKnown = true;
  const auto known = Orchestrator::wait(bench.orchestrator->submit(completion("same"), onlyKnown));
  QVERIFY(known && known->report.fromCache && !known->report.remote);
  QCOMPARE(far->runs.load() + here->runs.load(), 2);
}

/// Asked again right after a cancel, it is asked again: not handed what is about to be stopped.
void TestOrchestratorCache::whatWasCancelledIsNotJoined() {
  StartDesk desk;
  Bench bench;
  desk.attachTo(*bench.addEngine(ServiceKind::Llm, Handover::Start));
  SubmitOptions unwatched; // the notice of its cancel never comes
  unwatched.watchFuture = false;
  Ticket first = bench.orchestrator->submit(completion("same"), unwatched);
  QVERIFY(desk.job(0));
  first.future.cancel();
  Ticket second = bench.orchestrator->submit(completion("same"));
  QVERIFY(desk.job(1));
  Ticket third = bench.orchestrator->submit(completion("same"));
  QVERIFY(eventually([&] { return bench.orchestrator->depth(ServiceKind::Llm).preparing == 0; }));
  desk.job(0)->answerWith(answer("old"));
  desk.job(1)->answerWith(answer("new"));
  QCOMPARE(textOf(Orchestrator::wait(second)->response), std::string("new"));
  QCOMPARE(textOf(Orchestrator::wait(third)->response), std::string("new")); // which others join
  QCOMPARE(desk.count(), std::size_t{2});
}

void TestOrchestratorCache::lastInterestedCallerStopsTheFlight() {
  StartDesk desk;
  Bench bench;
  desk.attachTo(*bench.addEngine(ServiceKind::Llm, Handover::Start));
  Ticket first = bench.orchestrator->submit(completion("same"));
  QVERIFY(desk.job(0));
  Ticket second = bench.orchestrator->submit(completion("same"));
  QVERIFY(eventually([&] { return bench.orchestrator->depth(ServiceKind::Llm).preparing == 0; }));
  second.future.cancel();
  QVERIFY(eventually([&] { return second.future.isFinished(); }));
  QVERIFY(second.future.isCanceled());
  QVERIFY(!desk.job(0)->context.stop.stop_requested());
  first.future.cancel();
  QVERIFY(eventually([&] { return desk.stopped == 1; }));
  QVERIFY(eventually([&] { return first.future.isFinished(); }));
  QVERIFY(first.future.isCanceled());
  QVERIFY(bench.isIdle());
  QVERIFY(eventually([&] { return bench.metrics.totals(ServiceKind::Llm).cancelled == 2; }));
  QCOMPARE(bench.metrics.totals(ServiceKind::Llm).errors, 0u);
  QCOMPARE(bench.cache.statistics().stores, 0u);
}

void TestOrchestratorCache::firstCallerMayLeave() {
  StartDesk desk;
  Bench bench;
  desk.attachTo(*bench.addEngine(ServiceKind::Llm, Handover::Start));
  Ticket first = bench.orchestrator->submit(completion("same"));
  QVERIFY(desk.job(0));
  const Ticket second = bench.orchestrator->submit(completion("same"));
  QVERIFY(eventually([&] { return bench.orchestrator->depth(ServiceKind::Llm).preparing == 0; }));
  first.future.cancel();
  QVERIFY(eventually([&] { return first.future.isFinished(); }));
  QCOMPARE(desk.stopped.load(), 0);
  desk.job(0)->answerWith(answer("kept", 5, 7));
  const auto result = Orchestrator::wait(second);
  QVERIFY(result);
  QCOMPARE(textOf(result->response), std::string("kept"));
  QVERIFY(eventually([&] { return bench.metrics.totals(ServiceKind::Llm).requests == 2; }));
  QCOMPARE(bench.metrics.totals(ServiceKind::Llm).completionTokens, 7u); // the computation is counted all the same
}

void TestOrchestratorCache::joinerWithShorterDeadlineFailsAlone() {
  ManualClock clock;
  StartDesk desk;
  Bench bench({}, clock);
  desk.attachTo(*bench.addEngine(ServiceKind::Llm, Handover::Start));
  const Ticket first = bench.orchestrator->submit(completion("same"));
  QVERIFY(desk.job(0));
  SubmitOptions hurried;
  hurried.deadline = milliseconds(50);
  const Ticket second = bench.orchestrator->submit(completion("same"), hurried);
  QVERIFY(eventually([&] { return bench.orchestrator->depth(ServiceKind::Llm).preparing == 0; }));
  clock.advance(milliseconds(51));
  bench.orchestrator->recheckDeadlines();
  const auto late = Orchestrator::wait(second);
  QVERIFY(!late);
  QCOMPARE(late.error().code, ErrorCode::DeadlineExceeded);
  QCOMPARE(desk.stopped.load(), 0);
  desk.job(0)->answerWith(answer("done"));
  QVERIFY(Orchestrator::wait(first));
}

void TestOrchestratorCache::stoppedFlightIsNotJoined() {
  Bench bench;
  const auto engine = bench.addEngine(ServiceKind::Llm, Handover::Start);
  std::mutex mutex;
  std::vector<RequestCompletion> slow; // an engine that takes its time to notice a stop
  std::atomic<int> started{0};
  engine->onStart = [&](Request, RunContext, RequestCompletion done) {
    const std::scoped_lock lock(mutex);
    slow.push_back(std::move(done));
    ++started;
  };
  Ticket first = bench.orchestrator->submit(completion("same"));
  QVERIFY(eventually([&] { return started == 1; }));
  first.future.cancel();
  QVERIFY(eventually([&] { return first.future.isFinished(); }));
  const Ticket second = bench.orchestrator->submit(completion("same"));
  QVERIFY(eventually([&] { return started == 2; }));
  slow[0](fail(ErrorCode::Cancelled, "stopped"));
  slow[1](answer("second"));
  const auto result = Orchestrator::wait(second);
  QVERIFY(result);
  QCOMPARE(textOf(result->response), std::string("second"));
}

void TestOrchestratorCache::aLargeAnswerIsGivenBeforeItIsStored() {
  Bench bench;
  const auto engine = bench.addEngine(ServiceKind::Data, Handover::Run);
  engine->onRun = [](const Request&, const RunContext&) -> Result<Response> { return tableOf(10'000, 1); };
  Gate storing;
  bench.cache.onStore = [&] { storing.pass(); };
  const auto first = Orchestrator::wait(bench.orchestrator->submit(tableWork()));
  QVERIFY(first && !first->report.fromCache);
  QCOMPARE(bench.cache.statistics().stores, 0u);
  const Ticket second = bench.orchestrator->submit(tableWork());
  Ticket third = bench.orchestrator->submit(tableWork());
  QVERIFY(bench.isIdle(ServiceKind::Data));
  third.future.cancel();
  QVERIFY(eventually([&] { return third.future.isFinished(); }));
  storing.open();
  const auto joined = Orchestrator::wait(second);
  QVERIFY(joined && joined->report.fromCache);
  QCOMPARE(valueIn(joined), 1);
  const auto later = Orchestrator::wait(bench.orchestrator->submit(tableWork()));
  QVERIFY(later && later->report.fromCache);
  QCOMPARE(engine->runs.load(), 1);
  QCOMPARE(bench.cache.statistics().stores, 1u);
}

void TestOrchestratorCache::theNewestAnswerStays() {
  Bench bench;
  const auto engine = bench.addEngine(ServiceKind::Data, Handover::Run);
  engine->onRun = [](const Request&, const RunContext&) -> Result<Response> { return tableOf(10'000, 1); };
  Gate storing;
  bench.cache.onStore = [&] { storing.pass(); };
  QVERIFY(Orchestrator::wait(bench.orchestrator->submit(tableWork())));
  engine->onRun = [](const Request&, const RunContext&) -> Result<Response> { return tableOf(3, 2); };
  SubmitOptions noCache;
  noCache.useCache = false;
  const auto again = Orchestrator::wait(bench.orchestrator->submit(tableWork(), noCache));
  QVERIFY(again && !again->report.fromCache);
  QCOMPARE(valueIn(again), 2);
  const Ticket meanwhile = bench.orchestrator->submit(tableWork());
  QVERIFY(bench.isIdle(ServiceKind::Data));
  storing.open();
  const auto joined = Orchestrator::wait(meanwhile);
  QVERIFY(joined && joined->report.fromCache);
  QCOMPARE(valueIn(joined), 2);
  QCOMPARE(valueIn(Orchestrator::wait(bench.orchestrator->submit(tableWork()))), 2);
  QCOMPARE(engine->runs.load(), 2);
  QCOMPARE(bench.cache.statistics().stores, 2u);
}

void TestOrchestratorCache::largeAnswersDoNotPileUp() {
  Bench bench;
  const auto engine = bench.addEngine(ServiceKind::Data, Handover::Run);
  engine->onRun = [](const Request&, const RunContext&) -> Result<Response> { return tableOf(10'000, 1); };
  Gate storing;
  bench.cache.onStore = [&] { storing.pass(); };
  for (const auto operation : {DataOperation::Analyze, DataOperation::Transform})
    QVERIFY(Orchestrator::wait(bench.orchestrator->submit(tableWork(operation))));
  const Ticket third = bench.orchestrator->submit(tableWork(DataOperation::Aggregate));
  QVERIFY(eventually([&] { return engine->runs == 3; }));
  QVERIFY(bench.isIdle(ServiceKind::Data));
  QVERIFY(!third.future.isFinished());
  storing.open();
  const auto result = Orchestrator::wait(third);
  QVERIFY(result && !result->report.fromCache);
  bench.orchestrator.reset(); // waits for what is still to be stored
  QCOMPARE(bench.cache.statistics().stores, 3u);
}

QTEST_GUILESS_MAIN(TestOrchestratorCache)
#include "tst_orchestrator_cache.moc"
