// SPDX-License-Identifier: Apache-2.0
// Statistics by hand: mean and linear quantiles of a few round numbers.

#include "core/bench/suite_report.h"

#include <QTest>

#include <atomic>
#include <mutex>
#include <set>
#include <thread>

using namespace aisemble;
using namespace aisemble::bench;

namespace {

/// Time goes on by what each request is said to take; not with several threads.
class StepClock final : public Clock {
 public:
  MonotonicTime now() const override { return MonotonicTime(std::chrono::microseconds(m_now.load())); }
  WallTime wallNow() const override { return WallTime(std::chrono::milliseconds(1'700'000'000'123)); }
  void advance(std::chrono::microseconds by) { m_now += by.count(); }

 private:
  std::atomic<std::int64_t> m_now{1};
};

class FakeTarget final : public SuiteTarget {
 public:
  explicit FakeTarget(StepClock& clock) : m_clock(clock) {}
  std::string name() const override { return "fake, \"quoted\""; }
  Result<void> perform(SuiteStep step, int number, std::stop_token stop) override {
    const std::scoped_lock lock(m_mutex);
    ++calls[step];
    threads.insert(std::this_thread::get_id());
    if (onCall) onCall(step, number);
    if (stop.stop_requested()) return fail(ErrorCode::Cancelled, "");
    if (step != SuiteStep::Connections) m_clock.advance(taken(step, number));
    if (fails(step, number)) return fail(ErrorCode::Unavailable, "number " + std::to_string(number) + " failed");
    return {};
  }
  std::uint64_t peakBytes(std::stop_token) override { return peak; }

  std::function<std::chrono::microseconds(SuiteStep, int)> taken = [](SuiteStep, int) {
    return std::chrono::microseconds(1000);
  };
  std::function<bool(SuiteStep, int)> fails = [](SuiteStep, int) { return false; };
  std::function<void(SuiteStep, int)> onCall;
  std::map<SuiteStep, int> calls;
  std::set<std::thread::id> threads;
  std::uint64_t peak = 123'000'000;

 private:
  StepClock& m_clock;
  std::mutex m_mutex;
};

SuiteRow rowWith(SuiteStep step, int requests, std::vector<double> samples) {
  SuiteRow row;
  row.step = step;
  row.requests = requests;
  row.samplesMs = std::move(samples);
  return row;
}

const SuiteRow& rowOf(const SuiteReport& report, SuiteStep step) {
  return report.rows.at(static_cast<std::size_t>(step));
}

} // namespace

class TestSuite : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void asksAsOftenAsTheOriginal() {
    StepClock clock;
    FakeTarget target(clock);
    const Result<SuiteReport> report = runSuite(target, {}, clock, {});
    QVERIFY(report);
    // One more each: the request that warms up.
    QCOMPARE(target.calls[SuiteStep::Health], 51);
    QCOMPARE(target.calls[SuiteStep::Completion], 11);
    QCOMPARE(target.calls[SuiteStep::Vision], 11);
    QCOMPARE(target.calls[SuiteStep::Sentiment], 21);
    QCOMPARE(target.calls[SuiteStep::DataAnalyze], 16);
    QCOMPARE(target.calls[SuiteStep::Connections], 51);
    QCOMPARE(target.threads.size(), std::size_t{51}); // this one, and one a connection
    QCOMPARE(report->rows.size(), kSuiteSteps);
    QCOMPARE(rowOf(*report, SuiteStep::Health).requests, 50);
    QCOMPARE(summarize(*report).requests, 155);
    QCOMPARE(summarize(*report).passed, 7);
  }

  void warmUpIsToldApart() {
    StepClock clock;
    FakeTarget target(clock);
    target.taken = [](SuiteStep, int number) { return std::chrono::milliseconds(number < 0 ? 4000 : 2); };
    const Result<SuiteReport> report = runSuite(target, {}, clock, {});
    QVERIFY(report);
    QCOMPARE(rowOf(*report, SuiteStep::Completion).warmUpMs.value_or(0), 4000.0);
    QCOMPARE(rowOf(*report, SuiteStep::Completion).measured().value_or(0), 2.0);
  }

  void figures() {
    StepClock clock;
    FakeTarget target(clock);
    target.taken = [](SuiteStep, int number) { return std::chrono::milliseconds(number + 1); }; // 1 … 10 ms
    target.fails = [](SuiteStep step, int number) { return step == SuiteStep::Completion && number == 9; };
    const Result<SuiteReport> report = runSuite(target, {}, clock, {});
    QVERIFY(report);
    const SuiteRow& row = rowOf(*report, SuiteStep::Completion);
    QCOMPARE(row.requests, 10);
    QCOMPARE(row.successes(), 9);
    QCOMPARE(row.successRate(), 0.9);
    QCOMPARE(row.measured().value_or(0), 5.0); // of 1 … 9
    QCOMPARE(QString::fromStdString(row.firstError), QStringLiteral("number 9 failed"));
    QCOMPARE(row.verdict(), Verdict::Failed); // fast, but one of ten failed
    const SuiteCells cells = suiteCells(row);
    QCOMPARE(QString::fromStdString(cells.average), QStringLiteral("5.00 ms"));
    QCOMPARE(QString::fromStdString(cells.minimum), QStringLiteral("1.00 ms"));
    QCOMPARE(QString::fromStdString(cells.maximum), QStringLiteral("9.00 ms"));
    QCOMPARE(QString::fromStdString(cells.p95), QStringLiteral("8.60 ms")); // position 7.6 of 0 … 8
    QCOMPARE(QString::fromStdString(cells.success), QStringLiteral("90 %"));
    QCOMPARE(QString::fromStdString(cells.target), QStringLiteral("1 s to 5 s"));
    QCOMPARE(summarize(*report).successes, 154);
    QCOMPARE(summarize(*report).failed, 1);
  }

  void verdicts_data() {
    QTest::addColumn<int>("step");
    QTest::addColumn<int>("requests");
    QTest::addColumn<QList<double>>("samples");
    QTest::addColumn<int>("verdict");
    const auto add = [](const char* name, SuiteStep step, int requests, const QList<double>& samples, Verdict verdict) {
      QTest::newRow(name) << static_cast<int>(step) << requests << samples << static_cast<int>(verdict);
    };
    add("at the bound", SuiteStep::Health, 2, {90, 110}, Verdict::Passed);
    add("over the bound", SuiteStep::Health, 2, {90, 110.1}, Verdict::Failed);
    add("below the lower end is better", SuiteStep::Vision, 1, {1}, Verdict::Passed);
    add("half failed", SuiteStep::Sentiment, 2, {1}, Verdict::Failed);
    add("99 of 100", SuiteStep::Sentiment, 100, QList<double>(99, 1.0), Verdict::Passed);
    add("98 of 100", SuiteStep::Sentiment, 100, QList<double>(98, 1.0), Verdict::Failed);
    add("all failed", SuiteStep::DataAnalyze, 5, {}, Verdict::Failed);
    add("none sent", SuiteStep::DataAnalyze, 0, {}, Verdict::NotMeasured);
    add("all connections", SuiteStep::Connections, 50, QList<double>(50, 9000.0), Verdict::Passed);
    add("a connection refused", SuiteStep::Connections, 50, QList<double>(49, 1.0), Verdict::Failed);
    add("fewer than the target", SuiteStep::Connections, 10, QList<double>(10, 1.0), Verdict::Failed);
  }
  void verdicts() {
    QFETCH(int, step);
    QFETCH(int, requests);
    QFETCH(QList<double>, samples);
    QFETCH(int, verdict);
    const SuiteRow row = rowWith(static_cast<SuiteStep>(step), requests, {samples.begin(), samples.end()});
    QCOMPARE(static_cast<int>(row.verdict()), verdict);
  }

  void memoryVerdicts() {
    SuiteRow row;
    row.step = SuiteStep::Memory;
    QCOMPARE(row.verdict(), Verdict::NotMeasured);
    row.peakBytes = 6'000'000'000;
    QCOMPARE(row.verdict(), Verdict::Passed);
    row.peakBytes = 6'000'000'001;
    QCOMPARE(row.verdict(), Verdict::Failed);
  }

  void progressGoesToTheEnd() {
    StepClock clock;
    FakeTarget target(clock);
    double last = -1;
    int calls = 0;
    const auto report = runSuite(target, {}, clock, {}, [&](const SuiteProgress& progress) {
      QVERIFY(progress.fraction >= last);
      last = progress.fraction;
      ++calls;
    });
    QVERIFY(report);
    QCOMPARE(last, 1.0);
    QVERIFY(calls > 100);
  }

  void stops_data() {
    QTest::addColumn<int>("step");
    for (const SuiteStep step : {SuiteStep::Health, SuiteStep::Sentiment, SuiteStep::Connections})
      QTest::newRow(std::string(suiteStepInfo(step).id).c_str()) << static_cast<int>(step);
  }
  void stops() {
    QFETCH(int, step);
    StepClock clock;
    FakeTarget target(clock);
    std::stop_source stop;
    target.onCall = [&](SuiteStep now, int number) {
      if (static_cast<int>(now) == step && number >= 0) stop.request_stop();
    };
    const Result<SuiteReport> report = runSuite(target, {}, clock, stop.get_token());
    QVERIFY(!report);
    QCOMPARE(report.error().code, ErrorCode::Cancelled);
  }

  void refusesNonsense() {
    StepClock clock;
    FakeTarget target(clock);
    for (const SuiteOptions& options :
         {SuiteOptions{0, 1}, SuiteOptions{1001, 1}, SuiteOptions{50, 0}, SuiteOptions{50, 2}}) {
      const Result<SuiteReport> report = runSuite(target, options, clock, {});
      QVERIFY(!report);
      QCOMPARE(report.error().code, ErrorCode::InvalidArgument);
    }
    QVERIFY(target.calls.empty());
  }

  void reportIsReadAgain() {
    StepClock clock;
    FakeTarget target(clock);
    target.taken = [](SuiteStep, int number) { return std::chrono::microseconds(1234 + number); };
    target.fails = [](SuiteStep step, int) { return step == SuiteStep::Vision; };
    Result<SuiteReport> report = runSuite(target, {}, clock, {});
    QVERIFY(report);
    report->threads = 7;
    const std::string text = suiteReportJson(*report);
    const Result<SuiteReport> again = suiteReportFromJson(text);
    QVERIFY2(again, again ? "" : again.error().message.c_str());
    QCOMPARE(suiteReportJson(*again), text);
    QCOMPARE(again->target, report->target);
    QCOMPARE(again->started, report->started);
    QCOMPARE(again->threads, 7);
    QCOMPARE(rowOf(*again, SuiteStep::Health).samplesMs, rowOf(*report, SuiteStep::Health).samplesMs);
    QCOMPARE(rowOf(*again, SuiteStep::Vision).firstError, rowOf(*report, SuiteStep::Vision).firstError);
  }

  void badReportsNameTheField_data() {
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("named");
    const QByteArray head = R"({"benchmark": "suite", "format": 1, "rows": [)";
    QTest::newRow("not JSON") << QByteArray("{") << QByteArray("");
    QTest::newRow("another benchmark") << QByteArray(R"({"benchmark": "llm"})") << QByteArray("benchmark:");
    QTest::newRow("newer") << QByteArray(R"({"benchmark": "suite", "format": 2})") << QByteArray("format:");
    QTest::newRow("no rows") << QByteArray(R"({"benchmark": "suite", "format": 1})") << QByteArray("rows:");
    QTest::newRow("row") << QByteArray(head + "1]}") << QByteArray("rows[0]:");
    QTest::newRow("step") << QByteArray(head + R"({"id": "x"}]})") << QByteArray("rows[0].id:");
    QTest::newRow("requests") << QByteArray(head + R"({"id": "health", "requests": -1}]})")
                              << QByteArray("rows[0].requests:");
    QTest::newRow("samples") << QByteArray(head + R"({"id": "health", "requests": 1, "samples_ms": ["a"]}]})")
                             << QByteArray("rows[0].samples_ms:");
    QTest::newRow("more samples than requests")
        << QByteArray(head + R"({"id": "health", "requests": 1, "samples_ms": [1, 2]}]})")
        << QByteArray("rows[0].samples_ms:");
    QTest::newRow("memory") << QByteArray(head + R"({"id": "memory", "peak_bytes": -1}]})")
                            << QByteArray("rows[0].peak_bytes:");
  }
  void badReportsNameTheField() {
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, named);
    const Result<SuiteReport> report = suiteReportFromJson(text.toStdString());
    QVERIFY(!report);
    QVERIFY2(report.error().message.starts_with(named.toStdString()), report.error().message.c_str());
  }

  void csvHasOneLineARow() {
    SuiteReport report;
    report.rows = {rowWith(SuiteStep::Sentiment, 2, {1.5}), rowWith(SuiteStep::Memory, 0, {})};
    report.rows[0].firstError = "said \"no\", twice";
    report.rows[0].elsewhere = 2;
    report.rows[1].peakBytes = 42;
    const QList<QByteArray> lines = QByteArray::fromStdString(suiteReportCsv(report)).split('\n');
    QCOMPARE(lines.size(), 4); // the last is empty
    const auto commas = lines[0].count(',');
    QCOMPARE(lines[1].trimmed(), QByteArray("sentiment,Sentiment,2,1,0.5,1.5,1.5,1.5,1.5,1.5,,ms,50,200,fail,"
                                            "\"said \"\"no\"\", twice\",2"));
    QCOMPARE(lines[1].count(','), commas + 1); // one is quoted
    QCOMPARE(lines[2].trimmed(), QByteArray("memory,Memory,,,,,,,,,42,bytes,6000000000,6000000000,pass,,0"));
    QCOMPARE(lines[2].count(','), commas);
  }

  void comparison() {
    SuiteReport before;
    before.rows = {rowWith(SuiteStep::Health, 1, {100}), rowWith(SuiteStep::Sentiment, 1, {})};
    SuiteReport after;
    after.rows = {rowWith(SuiteStep::Health, 2, {150}), rowWith(SuiteStep::Vision, 1, {20})};
    const std::vector<SuiteChange> changes = compareSuites(before, after);
    QCOMPARE(changes.size(), std::size_t{3});
    QCOMPARE(changes[0].step, SuiteStep::Health);
    QCOMPARE(changes[0].percent.value_or(0), 50.0);
    QCOMPARE(changes[0].verdictBefore, Verdict::Passed);
    QCOMPARE(changes[0].verdictAfter, Verdict::Failed);
    QCOMPARE(changes[0].successAfter, 0.5);
    QCOMPARE(changes[1].step, SuiteStep::Vision);
    QVERIFY(!changes[1].before && !changes[1].percent);
    QCOMPARE(changes[2].step, SuiteStep::Sentiment);
    QVERIFY(!changes[2].before && !changes[2].after);
    QCOMPARE(QString::fromStdString(percentText(*changes[0].percent)), QStringLiteral("+50.0 %"));
    QVERIFY(suiteComparisonText(before, after).find("pass -> fail") != std::string::npos);
  }

  void comparisonCsvIsOneTable() {
    SuiteReport before;
    before.target = "this machine";
    before.started = WallTime(std::chrono::seconds(1'700'000'000));
    before.rows = {rowWith(SuiteStep::Health, 4, {100, 100, 100}), rowWith(SuiteStep::Memory, 0, {})};
    before.rows[1].peakBytes = 42;
    SuiteReport after;
    after.target = "http://pod:8080/a,b";
    after.started = WallTime(std::chrono::seconds(1'700'086'400));
    after.rows = {rowWith(SuiteStep::Health, 2, {150, 150}), rowWith(SuiteStep::Vision, 1, {})};
    const QList<QByteArray> lines = QByteArray::fromStdString(suiteComparisonCsv(before, after)).split('\n');
    QCOMPARE(lines.size(), 5); // the last is empty
    const QByteArray runs = ",this machine," + QByteArray::fromStdString(wallText(before.started)) +
                            ",\"http://pod:8080/a,b\"," + QByteArray::fromStdString(wallText(after.started));
    QCOMPARE(lines[0].trimmed(), QByteArray("id,title,unit,before,after,percent,success_before,success_after,"
                                            "verdict_before,verdict_after,run_before,started_before,run_after,"
                                            "started_after"));
    QCOMPARE(lines[1].trimmed(), "health,Orchestrator health,ms,100,150,50,0.75,1,fail,fail" + runs);
    QCOMPARE(lines[2].trimmed(), "vision,Image analysis,ms,,,,,0,not measured,fail" + runs); // not asked; all failed
    QCOMPARE(lines[3].trimmed(), "memory,Memory,bytes,42,,,,,pass,not measured" + runs);
    for (int i = 1; i < 4; ++i)
      QCOMPARE(lines[i].count(','), lines[0].count(',') + 1); // one is quoted
  }

  void everyTargetHasARow() {
    for (std::size_t i = 0; i < kSuiteSteps; ++i)
      QCOMPARE(static_cast<std::size_t>(suiteSteps()[i].step), i);
    const auto target = [](SuiteStep step) { return suiteStepInfo(step).target; };
    QCOMPARE(target(SuiteStep::Health), 100.0);
    QCOMPARE(target(SuiteStep::Completion), 5000.0);
    QCOMPARE(target(SuiteStep::Vision), 1000.0);
    QCOMPARE(target(SuiteStep::Sentiment), 200.0);
    QCOMPARE(target(SuiteStep::DataAnalyze), 500.0);
    QCOMPARE(target(SuiteStep::Connections), 50.0);
    QCOMPARE(target(SuiteStep::Memory), 6e9);
  }
};

QTEST_APPLESS_MAIN(TestSuite)
#include "tst_suite.moc"
