// SPDX-License-Identifier: Apache-2.0
#include "tests/core/eventually.h"
#include "tests/core/llm/scheduler/fake_model.h"

#include <QTest>

#include <algorithm>
#include <atomic>
#include <future>
#include <thread>

using namespace aisemble;
using namespace aisemble::llm;
using namespace aisemble::llm::test;
using aisemble::test::eventually;
using namespace std::chrono_literals;

namespace {

using Outcome = Result<GenerationOutcome>;

std::vector<std::int32_t> promptOf(std::size_t length, char last) {
  std::vector<std::int32_t> out(length, 'p');
  out.back() = last;
  return out;
}

struct Running {
  std::future<Outcome> outcome;
  std::shared_ptr<std::vector<TextDelta>> deltas = std::make_shared<std::vector<TextDelta>>();
  std::stop_source stop;
};

class Bench {
 public:
  explicit Bench(std::map<char, std::string> scripts, SchedulerOptions options = {}, std::size_t context = 1000,
                 bool isGated = false)
      : budget(2) {
    auto fake = std::make_unique<FakeModel>(std::move(scripts), context);
    model = fake.get();
    if (isGated) model->gate = gate;
    scheduler = std::make_unique<Scheduler>(std::move(fake), budget, clock, options);
  }

  Running submit(std::vector<std::int32_t> prompt, int maxTokens = 100, std::vector<std::string> stops = {},
                 bool ignoreEnd = false) {
    Running out;
    auto promise = std::make_shared<std::promise<Outcome>>();
    out.outcome = promise->get_future();
    GenerationJob job;
    job.prompt = std::move(prompt);
    job.sampling.temperature = 0;
    job.maxTokens = maxTokens;
    job.stop = std::move(stops);
    if (!ignoreEnd) job.endIds = {kEnd};
    job.text = std::make_unique<ByteText>();
    job.cancel = out.stop.get_token();
    job.stages = std::make_shared<StageClock>(clock);
    job.onText = [deltas = out.deltas](TextDelta delta) { deltas->push_back(std::move(delta)); };
    job.done = [promise](Outcome outcome) { promise->set_value(std::move(outcome)); };
    scheduler->submit(std::move(job));
    return out;
  }

  SystemClock clock;
  ThreadBudget budget;
  std::shared_ptr<std::counting_semaphore<>> gate = std::make_shared<std::counting_semaphore<>>(0);
  FakeModel* model = nullptr;
  std::unique_ptr<Scheduler> scheduler;
};

std::string joined(const std::vector<TextDelta>& deltas) {
  std::string out;
  for (const TextDelta& delta : deltas)
    out += delta.text;
  return out;
}

int tokensOf(const std::vector<TextDelta>& deltas) {
  int out = 0;
  for (const TextDelta& delta : deltas)
    out += delta.tokens;
  return out;
}

} // namespace

class TestScheduler : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void answersOne() {
    Bench bench({{'a', "hello"}});
    Running one = bench.submit(promptOf(5, 'a'));
    const Outcome outcome = one.outcome.get();
    QVERIFY(outcome);
    QCOMPARE(outcome->text, std::string("hello"));
    QCOMPARE(outcome->promptTokens, 5);
    QCOMPARE(outcome->completionTokens, 5);
    QCOMPARE(outcome->finish, FinishReason::EndOfSequence);
    QCOMPARE(joined(*one.deltas), std::string("hello"));
    QCOMPARE(tokensOf(*one.deltas), 5);
    QVERIFY(outcome->decodeTime >= 0ns && outcome->prefillTime >= 0ns);
  }

  /// A whole item of a batch would come between two tokens.
  void backgroundWorkDoesNotComeBetweenTokens() {
    Bench bench({{'a', "hello"}}, {}, 1000, true);
    Running one = bench.submit(promptOf(5, 'a'));
    QVERIFY(eventually([&] { return bench.budget.inUse() == 2; }));
    std::atomic<int> got{0};
    std::atomic<bool> mayEnd{false};
    std::jthread batch([&] {
      const auto lease = bench.budget.acquire(2, {}, ThreadBudget::Work::Background);
      got = lease.threads();
      while (!mayEnd)
        std::this_thread::yield();
    });
    QVERIFY(eventually([&] { return bench.budget.waiting() == 1; }));
    bench.gate->release(2);
    QVERIFY(eventually([&] { return got == 1; })); // one is left to it, the other is kept
    bench.gate->release(10);
    QCOMPARE(one.outcome.get()->text, std::string("hello"));
    const std::vector<StepRecord> records = bench.model->records();
    QCOMPARE(records.front().threads, 2);
    QCOMPARE(records.back().threads, 1);
    mayEnd = true;
  }

  void whoWasAskedTakesTurns() {
    Bench bench({{'a', "hello"}}, {}, 1000, true);
    Running one = bench.submit(promptOf(5, 'a'));
    QVERIFY(eventually([&] { return bench.budget.inUse() == 2; }));
    std::jthread other([&] { (void)bench.budget.acquire(2); });
    QVERIFY(eventually([&] { return bench.budget.waiting() == 1; }));
    bench.gate->release(1);
    QVERIFY(eventually([&] { return bench.budget.waiting() == 0; }));
    bench.gate->release(10);
    QVERIFY(one.outcome.get());
    QVERIFY(eventually([&] { return bench.budget.inUse() == 0; })); // nothing is kept while nothing runs
  }

  void endsForEachReason_data() {
    QTest::addColumn<int>("maxTokens");
    QTest::addColumn<QString>("stop");
    QTest::addColumn<bool>("ignoreEnd");
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("tokens");
    QTest::addColumn<int>("reason");
    const auto reason = [](FinishReason r) { return static_cast<int>(r); };
    QTest::newRow("length") << 3 << "" << false << "hel" << 3 << reason(FinishReason::Length);
    QTest::newRow("exactly") << 5 << "" << false << "hello" << 5 << reason(FinishReason::Length);
    QTest::newRow("end") << 6 << "" << false << "hello" << 5 << reason(FinishReason::EndOfSequence);
    QTest::newRow("stop text") << 100 << "ll" << false << "he" << 4 << reason(FinishReason::StopText);
    QTest::newRow("half a stop text at the end")
        << 100 << "lox" << false << "hello" << 5 << reason(FinishReason::EndOfSequence);
    QTest::newRow("half a stop text at the length")
        << 4 << "lo" << false << "hell" << 4 << reason(FinishReason::Length);
    QTest::newRow("end ignored") << 7 << "" << true << "hello<end><end>" << 7 << reason(FinishReason::Length);
    QTest::newRow("context") << 100 << "" << true << "hello<end><end><end><end><end>" << 10
                             << reason(FinishReason::Length);
  }
  void endsForEachReason() {
    QFETCH(int, maxTokens);
    QFETCH(QString, stop);
    QFETCH(bool, ignoreEnd);
    QFETCH(QString, text);
    QFETCH(int, tokens);
    QFETCH(int, reason);
    Bench bench({{'a', "hello"}}, {}, 15);
    std::vector<std::string> stops;
    if (!stop.isEmpty()) stops.push_back(stop.toStdString());
    Running one = bench.submit(promptOf(5, 'a'), maxTokens, stops, ignoreEnd);
    const Outcome outcome = one.outcome.get();
    QVERIFY(outcome);
    QCOMPARE(QString::fromStdString(outcome->text), text);
    QCOMPARE(outcome->completionTokens, tokens);
    QCOMPARE(static_cast<int>(outcome->finish), reason);
    QCOMPARE(joined(*one.deltas), outcome->text); // what was streamed is what was answered
    QCOMPARE(tokensOf(*one.deltas), outcome->completionTokens);
  }

  void refusesPromptsThatCannotBeAnswered() {
    Bench bench({{'a', "x"}}, {}, 20);
    const Outcome tooLong = bench.submit(promptOf(20, 'a')).outcome.get();
    QCOMPARE(tooLong.error().code, ErrorCode::TooLarge);
    QVERIFY(tooLong.error().message.find("20 tokens") != std::string::npos);
    const Outcome empty = bench.submit({}).outcome.get();
    QCOMPARE(empty.error().code, ErrorCode::InvalidArgument);
    QVERIFY(bench.submit(promptOf(19, 'a')).outcome.get());
    while (!bench.scheduler->isIdle()) // soon after the answer, at the end of the step that gave it
      std::this_thread::yield();
  }

  void joinsAndLeavesARunningBatch() {
    Bench bench({{'a', "aaaaaaaaaa"}, {'b', "bb"}}, {}, 1000, true);
    Running slow = bench.submit(promptOf(3, 'a'));
    bench.gate->release(4); // prefill and three tokens
    while (bench.model->records().size() < 4)
      std::this_thread::yield();
    Running quick = bench.submit(promptOf(3, 'b'));
    bench.gate->release(100);
    QCOMPARE(quick.outcome.get()->text, std::string("bb"));
    QCOMPARE(slow.outcome.get()->text, std::string("aaaaaaaaaa"));
    std::size_t together = 0;
    for (const StepRecord& record : bench.model->records())
      together += record.widths.size() == 2 ? 1 : 0;
    QCOMPARE(together, std::size_t{3}); // its prompt and two tokens
    QVERIFY(bench.model->records().back().widths.size() == 1);
  }

  void feedsLongPromptsInChunks() {
    SchedulerOptions options;
    options.prefillChunk = 64;
    options.prefillChunkDecoding = 16;
    Bench bench({{'a', "aaaaaaaaaaaaaaaaaaaa"}, {'b', "b"}}, options, 1000, true);
    Running decoding = bench.submit(promptOf(2, 'a'));
    bench.gate->release(1);
    while (bench.model->records().empty())
      std::this_thread::yield();
    Running longOne = bench.submit(promptOf(100, 'b'));
    bench.gate->release(1000);
    QVERIFY(decoding.outcome.get());
    QCOMPARE(longOne.outcome.get()->text, std::string("b"));
    for (const StepRecord& record : bench.model->records())
      for (const std::size_t width : record.widths)
        QVERIFY(width <= 64);
    // While the first one decodes, each step has its token and at most 16 of the other's prompt.
    for (std::size_t i = 2; i < 8; ++i) {
      const StepRecord record = bench.model->records()[i];
      QCOMPARE(record.widths.front(), std::size_t{1});
      QVERIFY(record.widths.back() <= 16);
    }
  }

  void letsShortPromptsPassLongOnes() {
    SchedulerOptions options;
    options.prefillChunk = 32;
    Bench bench({{'a', "a"}, {'b', "b"}}, options, 1000, true);
    Running longOne = bench.submit(promptOf(900, 'a'));
    Running shortOne = bench.submit(promptOf(10, 'b'));
    bench.gate->release(3);
    QCOMPARE(shortOne.outcome.wait_for(5s), std::future_status::ready);
    QCOMPARE(longOne.outcome.wait_for(0s), std::future_status::timeout);
    bench.gate->release(1000);
    QVERIFY(longOne.outcome.get());
  }

  void keepsWithinItsMemory() {
    SchedulerOptions options;
    options.kvTokens = 100;
    Bench bench({{'a', "aaaa"}}, options, 100);
    std::vector<Running> all;
    for (int i = 0; i < 20; ++i)
      all.push_back(bench.submit(promptOf(20, 'a'), 20)); // 40 each: two fit
    for (Running& one : all)
      QCOMPARE(one.outcome.get()->text, std::string("aaaa"));
    QVERIFY(bench.model->highestReserved <= 100);
    QCOMPARE(bench.scheduler->highestKvUse(), std::size_t{80});
  }

  void servesInOrderUnderPressure() {
    SchedulerOptions options;
    options.kvTokens = 100;
    Bench bench({{'a', "a"}, {'b', "b"}}, options, 100, true);
    std::mutex mutex;
    std::vector<int> order;
    std::vector<std::future<void>> ends;
    const auto submit = [&](int number, std::size_t prompt, int maxTokens) {
      auto promise = std::make_shared<std::promise<void>>();
      ends.push_back(promise->get_future());
      GenerationJob job;
      job.prompt = promptOf(prompt, 'a');
      job.sampling.temperature = 0;
      job.maxTokens = maxTokens;
      job.endIds = {kEnd};
      job.text = std::make_unique<ByteText>();
      job.done = [&, number, promise](const Outcome&) {
        const std::scoped_lock lock(mutex);
        order.push_back(number);
        promise->set_value();
      };
      bench.scheduler->submit(std::move(job));
    };
    submit(1, 50, 10);
    bench.gate->release(1);
    while (bench.model->records().empty())
      std::this_thread::yield();
    submit(2, 80, 20); // needs everything, so it waits for the first
    submit(3, 5, 5);   // would fit at once, but does not overtake
    bench.gate->release(1000);
    for (auto& end : ends)
      end.get();
    QCOMPARE(order, (std::vector<int>{1, 2, 3}));
  }

  void cancelsAtTheNextStep() {
    Bench bench({{'a', std::string(500, 'a')}}, {}, 1000, true);
    Running one = bench.submit(promptOf(3, 'a'), 500);
    Running other = bench.submit(promptOf(3, 'a'), 20);
    bench.gate->release(5);
    while (bench.model->records().size() < 4)
      std::this_thread::yield();
    one.stop.request_stop();
    bench.gate->release(1000);
    const Outcome outcome = one.outcome.get();
    QVERIFY(!outcome && outcome.error().isCancelled());
    QVERIFY(joined(*one.deltas).size() < 10); // what was given so far stands, and no more comes
    QCOMPARE(other.outcome.get()->completionTokens, 20);
  }

  void cancelsWhoWaits() {
    SchedulerOptions options;
    options.maxSequences = 1;
    Bench bench({{'a', std::string(50, 'a')}}, options, 1000, true);
    Running first = bench.submit(promptOf(3, 'a'));
    Running waiting = bench.submit(promptOf(3, 'a'));
    waiting.stop.request_stop();
    bench.gate->release(2);
    QVERIFY(waiting.outcome.get().error().isCancelled());
    bench.gate->release(1000);
    QCOMPARE(first.outcome.get()->completionTokens, 50);
  }

  void cancelsEverythingAtTheEnd() {
    Bench bench({{'a', std::string(500, 'a')}}, {}, 1000, true);
    Running one = bench.submit(promptOf(3, 'a'), 500);
    bench.gate->release(3);
    while (bench.model->records().empty())
      std::this_thread::yield();
    Running late = bench.submit(promptOf(3, 'a'), 500);
    bench.gate->release(2000);
    bench.scheduler.reset();
    const auto ended = [](Running& running) {
      const Outcome outcome = running.outcome.get();
      return outcome.has_value() || outcome.error().isCancelled();
    };
    QVERIFY(ended(one));
    QVERIFY(ended(late));
    QCOMPARE(bench.budget.inUse(), 0);
  }

  void failsAlone() {
    Bench bench({{'a', "good"}}, {}, 1000, true);
    Running good = bench.submit(promptOf(3, 'a'));
    Running poisoned = bench.submit({'p', '!', 'a'});
    Running alsoGood = bench.submit(promptOf(4, 'a'));
    bench.gate->release(1000);
    QCOMPARE(good.outcome.get()->text, std::string("good"));
    QCOMPARE(poisoned.outcome.get().error().message, std::string("poisoned"));
    QCOMPARE(alsoGood.outcome.get()->text, std::string("good"));
  }

  void reportsMissingMemory() {
    Bench bench({{'a', "good"}});
    bench.model->failNextSequence = true;
    QCOMPARE(bench.submit(promptOf(3, 'a')).outcome.get().error().code, ErrorCode::OutOfMemory);
    QCOMPARE(bench.submit(promptOf(3, 'a')).outcome.get()->text, std::string("good"));
  }

  void staysWithinTheThreadBudget() {
    Bench bench({{'a', std::string(50, 'a')}});
    std::vector<Running> all;
    for (int i = 0; i < 10; ++i)
      all.push_back(bench.submit(promptOf(10, 'a')));
    for (Running& one : all)
      QVERIFY(one.outcome.get());
    QVERIFY(bench.budget.highWater() <= 2);
    for (const StepRecord& record : bench.model->records())
      QVERIFY(record.threads >= 1 && record.threads <= 2);
  }

  void entersItsStages() {
    Bench bench({{'a', "hello"}});
    auto stages = std::make_shared<StageClock>(bench.clock, Stage::Tokenise);
    std::promise<void> end;
    GenerationJob job;
    job.prompt = promptOf(3, 'a');
    job.sampling.temperature = 0;
    job.maxTokens = 10;
    job.endIds = {kEnd};
    job.text = std::make_unique<ByteText>();
    job.stages = stages;
    job.done = [&](const Outcome&) { end.set_value(); };
    bench.scheduler->submit(std::move(job));
    end.get_future().get();
    std::vector<Stage> order;
    for (const Span& span : stages->finish().spans)
      order.push_back(span.stage);
    QCOMPARE(order,
             (std::vector<Stage>{Stage::Tokenise, Stage::Queue, Stage::Prefill, Stage::Decode, Stage::Postprocess}));
  }
};

QTEST_APPLESS_MAIN(TestScheduler)
#include "tst_scheduler.moc"
