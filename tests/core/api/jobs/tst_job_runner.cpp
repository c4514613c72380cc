// SPDX-License-Identifier: Apache-2.0
#include "core/api/jobs/job_runner.h"
#include "tests/core/api/jobs/memory_job_store.h"
#include "tests/core/orchestrator/fakes.h"

#include <future>
#include <new>

using namespace aisemble;
using namespace aisemble::api;
using namespace aisemble::api::test;
using aisemble::test::completion;
using aisemble::test::eventually;
using aisemble::test::textOf;

namespace {

std::string resultText(const Completed& completed) {
  if (textOf(completed.response) == "too much") throw std::bad_alloc();
  return "\"" + textOf(completed.response) + "\"";
}

/// What a callback will be given, waited for.
template <class T>
struct Awaited {
  std::shared_ptr<std::promise<Result<T>>> promise = std::make_shared<std::promise<Result<T>>>();
  std::function<void(Result<T>)> callback() const {
    return [promise = promise](Result<T> value) { promise->set_value(std::move(value)); };
  }
  Result<T> get() const {
    auto future = promise->get_future();
    if (future.wait_for(aisemble::test::kPatience) != std::future_status::ready)
      return fail(ErrorCode::Internal, "the callback did not come");
    return future.get();
  }
};

/// Engine, follower and runner over a store that stays.
struct RunnerBench {
  explicit RunnerBench(MemoryJobStore& used, JobLimits limits = {}) : store(used) {
    engine = bench.addEngine(ServiceKind::Llm, Handover::Start);
    desk.attachTo(*engine);
    runner = std::make_shared<JobRunner>(
        JobDependencies{*bench.orchestrator, follower, store, bench.systemClock(), bench.logger}, JobTexts{resultText},
        limits);
    runner->start();
  }
  Result<std::string> accept(const std::string& prompt, bool useCache = true) {
    const Awaited<std::string> id;
    runner->accept(completion(prompt), useCache, id.callback());
    return id.get();
  }
  Result<JobRecord> find(const std::string& id) {
    const Awaited<JobRecord> job;
    runner->find(id, job.callback());
    return job.get();
  }
  bool reaches(const std::string& id, JobState state) {
    return eventually([&] {
      const auto job = find(id);
      return job && job->state == state;
    });
  }
  Result<void> remove(const std::string& id) {
    const Awaited<void> done;
    runner->remove(id, done.callback());
    return done.get();
  }
  std::int64_t total() {
    const Awaited<JobStore::Page> page;
    runner->list({}, page.callback());
    return page.get()->total;
  }

  MemoryJobStore& store;
  aisemble::test::StartDesk desk;
  aisemble::test::Bench bench;
  std::shared_ptr<aisemble::test::FakeEngine> engine;
  TicketFollower follower;
  std::shared_ptr<JobRunner> runner;
};

} // namespace

class TestJobRunner final : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void isDurableBeforeItIsAcknowledged();
  void runsToItsResult();
  void tellsProgress();
  void tellsFailure();
  void removalStopsAndForgets();
  void removalOfAPendingOne();
  void fewRunAtOnce();
  void refusesTooManyAndTooLarge();
  void aBrokenStoreRefuses();
  void tooLargeAResultFails();
  void memoryThatIsMissingFailsOneJob();
  void aRestartMarksWhatWasInterrupted();
  void oldOnesGo();

 private:
  SystemClock m_clock;
};

void TestJobRunner::isDurableBeforeItIsAcknowledged() {
  MemoryJobStore store(m_clock);
  std::atomic<bool> isInserted{false};
  store.onInsert = [&] { isInserted = true; };
  RunnerBench bench(store);
  std::promise<bool> wasInserted;
  bench.runner->accept(completion("a"), true, [&](Result<std::string> id) {
    wasInserted.set_value(isInserted && id && store.find(*id).has_value());
  });
  QVERIFY(wasInserted.get_future().get());
  bench.desk.job(0)->answerWith(aisemble::test::answer("x"));
}

void TestJobRunner::runsToItsResult() {
  MemoryJobStore store(m_clock);
  RunnerBench bench(store);
  const auto id = bench.accept("a");
  QVERIFY(id.has_value());
  const auto work = bench.desk.job(0);
  QVERIFY(work != nullptr);
  QCOMPARE(aisemble::test::promptOf(work->request), std::string("a"));
  QCOMPARE(bench.find(*id)->state, JobState::Running);
  work->answerWith(aisemble::test::answer("done"));
  QVERIFY(bench.reaches(*id, JobState::Completed));
  QCOMPARE(bench.find(*id)->resultJson, std::string("\"done\""));
  QCOMPARE(bench.find(*id)->service, std::string("llm"));
  QCOMPARE(bench.find(*id)->task, std::string("completion"));
}

void TestJobRunner::tellsProgress() {
  MemoryJobStore store(m_clock);
  RunnerBench bench(store);
  const auto id = bench.accept("a");
  const auto work = bench.desk.job(0);
  work->context.onPartial(Progress{-1, "unknown"});
  work->context.onPartial(Progress{0.25, "half of half"});
  QVERIFY(eventually([&] { return bench.find(*id)->progress == 0.25; }));
  const Awaited<JobStore::Page> page;
  bench.runner->list({JobState::Running, 10, 0}, page.callback());
  const auto listed = page.get();
  QCOMPARE(listed->jobs.size(), std::size_t{1});
  QCOMPARE(listed->jobs.front().progress, 0.25);
  work->answerWith(aisemble::test::answer("x"));
  QVERIFY(bench.reaches(*id, JobState::Completed));
  QCOMPARE(bench.find(*id)->progress, 1.0);
}

void TestJobRunner::tellsFailure() {
  MemoryJobStore store(m_clock);
  RunnerBench bench(store);
  const auto id = bench.accept("a");
  bench.desk.job(0)->answerWith(fail(ErrorCode::OutOfMemory, "There is not enough memory."));
  QVERIFY(bench.reaches(*id, JobState::Failed));
  QCOMPARE(bench.find(*id)->error, std::string("There is not enough memory."));
  QVERIFY(bench.find(*id)->resultJson.empty());
}

void TestJobRunner::removalStopsAndForgets() {
  MemoryJobStore store(m_clock);
  RunnerBench bench(store);
  const auto id = bench.accept("a");
  QVERIFY(bench.desk.job(0) != nullptr);
  QVERIFY(bench.remove(*id).has_value());
  QVERIFY(eventually([&] { return bench.desk.stopped == 1; }));
  QCOMPARE(bench.find(*id).error().code, ErrorCode::NotFound);
  QCOMPARE(bench.remove(*id).error().code, ErrorCode::NotFound);
  // Its place is free for another, and its end does not bring it back.
  const auto next = bench.accept("b");
  QVERIFY(bench.desk.job(1) != nullptr);
  bench.desk.job(1)->answerWith(aisemble::test::answer("x"));
  QVERIFY(bench.reaches(*next, JobState::Completed));
  QCOMPARE(bench.total(), std::int64_t{1});
}

void TestJobRunner::removalOfAPendingOne() {
  MemoryJobStore store(m_clock);
  JobLimits limits;
  limits.active = 1;
  RunnerBench bench(store, limits);
  const auto first = bench.accept("a");
  QVERIFY(bench.desk.job(0) != nullptr);
  const auto second = bench.accept("b");
  const auto third = bench.accept("c");
  QCOMPARE(bench.find(*second)->state, JobState::Pending);
  QVERIFY(bench.remove(*second).has_value());
  bench.desk.job(0)->answerWith(aisemble::test::answer("x"));
  const auto next = bench.desk.job(1);
  QVERIFY(next != nullptr);
  QCOMPARE(aisemble::test::promptOf(next->request), std::string("c"));
  next->answerWith(aisemble::test::answer("x"));
  QVERIFY(bench.reaches(*third, JobState::Completed));
  QCOMPARE(bench.desk.count(), std::size_t{2});
}

void TestJobRunner::fewRunAtOnce() {
  MemoryJobStore store(m_clock);
  JobLimits limits;
  limits.active = 2;
  RunnerBench bench(store, limits);
  std::vector<std::string> ids;
  for (int i = 0; i < 5; ++i)
    ids.push_back(*bench.accept(std::to_string(i)));
  for (std::size_t i = 0; i < ids.size(); ++i) {
    const auto work = bench.desk.job(i);
    QVERIFY(work != nullptr);
    QVERIFY(bench.desk.count() <= i + 2);
    work->answerWith(aisemble::test::answer(aisemble::test::promptOf(work->request)));
    QVERIFY(bench.reaches(ids[i], JobState::Completed));
  }
}

void TestJobRunner::refusesTooManyAndTooLarge() {
  MemoryJobStore store(m_clock);
  JobLimits limits;
  limits.unfinished = 2;
  limits.requestBytes = 1000;
  RunnerBench bench(store, limits);
  QVERIFY(bench.accept("a").has_value());
  const auto large = bench.accept(std::string(1000, 'x'));
  QCOMPARE(large.error().code, ErrorCode::TooLarge);
  QVERIFY(bench.accept("b").has_value());
  const auto busy = bench.accept("c");
  QCOMPARE(busy.error().code, ErrorCode::Busy);
  QVERIFY(busy.error().retryAfter.has_value());
  QVERIFY(bench.desk.job(0) != nullptr);
  bench.desk.job(0)->answerWith(aisemble::test::answer("x"));
  QVERIFY(eventually([&] { return bench.accept("d").has_value(); }));
}

void TestJobRunner::aBrokenStoreRefuses() {
  MemoryJobStore store(m_clock);
  RunnerBench bench(store);
  store.isBroken = true;
  QCOMPARE(bench.accept("a").error().code, ErrorCode::IoFailure);
  QCOMPARE(bench.desk.count(), std::size_t{0});
}

void TestJobRunner::tooLargeAResultFails() {
  MemoryJobStore store(m_clock);
  JobLimits limits;
  limits.resultBytes = 10;
  RunnerBench bench(store, limits);
  const auto id = bench.accept("a");
  bench.desk.job(0)->answerWith(aisemble::test::answer("longer than ten bytes"));
  QVERIFY(bench.reaches(*id, JobState::Failed));
  QVERIFY(bench.find(*id)->error.find("async") != std::string::npos);
}

void TestJobRunner::memoryThatIsMissingFailsOneJob() {
  MemoryJobStore store(m_clock);
  RunnerBench bench(store);
  const auto id = bench.accept("a");
  bench.desk.job(0)->answerWith(aisemble::test::answer("too much"));
  QVERIFY(bench.reaches(*id, JobState::Failed));
  const auto next = bench.accept("b");
  QVERIFY(bench.desk.job(1) != nullptr);
  bench.desk.job(1)->answerWith(aisemble::test::answer("x"));
  QVERIFY(bench.reaches(*next, JobState::Completed));
}

void TestJobRunner::aRestartMarksWhatWasInterrupted() {
  MemoryJobStore store(m_clock);
  std::string done;
  std::string running;
  std::string pending;
  {
    JobLimits limits;
    limits.active = 1;
    RunnerBench first(store, limits);
    done = *first.accept("a");
    QVERIFY(first.desk.job(0) != nullptr);
    first.desk.job(0)->answerWith(aisemble::test::answer("x"));
    QVERIFY(first.reaches(done, JobState::Completed));
    running = *first.accept("b");
    QVERIFY(first.desk.job(1) != nullptr);
    pending = *first.accept("c");
    first.runner.reset(); // the program ends
  }
  QCOMPARE(store.find(running)->state, JobState::Running);
  RunnerBench second(store);
  QVERIFY(second.reaches(done, JobState::Completed));
  QCOMPARE(second.find(running)->state, JobState::Failed);
  QCOMPARE(second.find(pending)->state, JobState::Failed);
  QVERIFY(!second.find(running)->error.empty());
  QCOMPARE(second.desk.count(), std::size_t{0}); // nothing runs again by itself
}

void TestJobRunner::oldOnesGo() {
  aisemble::test::ManualClock clock;
  MemoryJobStore store(clock);
  for (int i = 0; i < 7; ++i) {
    JobRecord job;
    job.id = std::to_string(i);
    QVERIFY(store.insert(job).has_value());
    job.state = JobState::Completed;
    if (i != 1) QVERIFY(store.update(job).has_value());
  }
  JobLimits limits;
  limits.kept = 3;
  limits.keptFor = std::chrono::hours(24 * 365 * 200); // the stand-in's times are of 1970
  {
    RunnerBench bench(store, limits);
    QCOMPARE(bench.total(), std::int64_t{3});
    QVERIFY(!store.find("0") && store.find("6"));
  }
  // And by age: all of them are decades old.
  RunnerBench bench(store);
  QCOMPARE(bench.total(), std::int64_t{0});
}

QTEST_GUILESS_MAIN(TestJobRunner)
#include "tst_job_runner.moc"
