// SPDX-License-Identifier: Apache-2.0
// Batches from start to end with engines that the test plays: what is written down, what stands in the files, and what
// pausing, cancelling, failing and full or missing folders make of it.
#include "tests/core/batch/batch_rig.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <atomic>
#include <set>

using namespace aisemble;
using namespace aisemble::test;
namespace fs = std::filesystem;

namespace {

QJsonObject object(const std::string& text) {
  return QJsonDocument::fromJson(QByteArray::fromStdString(text)).object();
}

/// Every item waits at `gate`, which outlives the engine's work.
auto answersBehind(Gate& gate) {
  return [&gate](const Request&, const RunContext& context) -> Result<Response> {
    if (!gate.pass(context.stop)) return fail(ErrorCode::Cancelled, "stopped");
    return sentiment();
  };
}

} // namespace

class TestBatchRunner : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void thousandsEndOnceEachAndInOrder() {
    BatchRig rig;
    rig.texts(3000);
    std::mutex mutex;
    std::map<std::string, int> seen;
    rig.nlp->onRun = [&](const Request& request, const RunContext&) -> Result<Response> {
      const std::scoped_lock lock(mutex);
      ++seen[textOfNlp(request)];
      return sentiment();
    };
    std::atomic<int> signalled{0};
    std::atomic<std::int64_t> last{-1};
    QObject::connect(
        rig.runner.get(), &Batches::changed, rig.runner.get(),
        [&](const BatchChange& change) {
          ++signalled;
          last = std::max(last.load(), change.lastItem);
        },
        Qt::DirectConnection);
    const auto began = std::chrono::steady_clock::now();
    const auto id = rig.runner->start(rig.spec("all.jsonl"));
    QVERIFY2(id.has_value(), id ? "" : id.error().message.c_str());
    QCOMPARE(rig.end(*id), BatchState::Completed);
    const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count();
    QCOMPARE(seen.size(), std::size_t{3000});
    QVERIFY(std::all_of(seen.begin(), seen.end(), [](const auto& entry) { return entry.second == 1; }));
    const auto lines = linesOf(rig.root / "all.jsonl");
    QCOMPARE(lines.size(), std::size_t{3000});
    for (std::size_t i = 0; i < lines.size(); ++i)
      QCOMPARE(object(lines[i])["position"].toInt(), static_cast<int>(i));
    QVERIFY(object(lines[7])["result"].toObject()["results"].toObject().contains("sentiment"));
    QVERIFY2(signalled <= 10 * seconds + 5, qPrintable(QString("%1 in %2 s").arg(signalled).arg(seconds)));
    QCOMPARE(last.load(), 2999);
    QCOMPARE(rig.summary(*id).counts, (BatchCounts{0, 0, 3000, 0, 0, 0}));
    QVERIFY(rig.summary(*id).isListed);
  }

  void textsOfOtherEncodingsAreReadAndSaidToBe() {
    BatchRig rig;
    put(rig.root / "in" / "a.csv", "text\n\x8A\xBF\x8E\x9A\x82\xC6\n"); // 漢字と in Shift_JIS
    put(rig.root / "in" / "b.txt", "\xB4\xC1\xBB\xFA\xA4\xC8");         // in EUC-JP
    put(rig.root / "in" / "c.txt", "漢字と");
    put(rig.root / "in" / "d.txt", "caf\xE9 x");
    std::mutex mutex;
    std::vector<std::string> seen;
    rig.nlp->onRun = [&](const Request& request, const RunContext&) -> Result<Response> {
      const std::scoped_lock lock(mutex);
      seen.push_back(textOfNlp(request));
      return sentiment();
    };
    const BatchId id = rig.runner->start(rig.spec("all.jsonl")).value();
    QCOMPARE(rig.end(id), BatchState::Completed);
    QCOMPARE(seen, (std::vector<std::string>(3, "漢字と")));
    const auto lines = linesOf(rig.root / "all.jsonl");
    QCOMPARE(lines.size(), std::size_t{4});
    const auto encoding = [&](std::size_t line) -> QJsonValue {
      return object(lines[line])["result"].toObject().value(QStringLiteral("encoding"));
    };
    QCOMPARE(encoding(0).toString(), QStringLiteral("Shift_JIS"));
    QCOMPARE(encoding(1).toString(), QStringLiteral("EUC-JP"));
    QVERIFY(encoding(2).isUndefined());
    const QString why = object(lines[3])["error"].toString();
    QVERIFY2(why.contains(QLatin1String("d.txt' is not in UTF-8: byte 3, in line 1")), qPrintable(why));
  }

  void answersFromElsewhereAreMarked() {
    BatchRig rig;
    rig.texts(2);
    const BatchId here = rig.runner->start(rig.spec("here.CSV")).value(); // one file, however its ending is written
    QCOMPARE(rig.end(here), BatchState::Completed);
    QVERIFY(linesOf(rig.root / "here.CSV").front().find("remote") == std::string::npos);
    rig.nlp->target = "far away";
    const BatchId there = rig.runner->start(rig.spec("there.jsonl")).value();
    QCOMPARE(rig.end(there), BatchState::Completed);
    for (const std::string& line : linesOf(rig.root / "there.jsonl"))
      QVERIFY2(object(line)["result"].toObject().value(QStringLiteral("remote")).toBool(), line.c_str());
  }

  void nothingIsBegunBeforeTheEngineIsReady() {
    BatchRig rig;
    rig.texts(3);
    rig.nlp->onRun = [](const Request&, const RunContext&) -> Result<Response> { return sentiment(); };
    std::promise<ServiceKind> asked;
    std::promise<void> ready;
    rig.runner = std::make_unique<BatchRunner>(
        *rig.bench.orchestrator, [&rig]() -> Result<BatchJournal*> { return rig.journal.get(); },
        [&](ServiceKind service) {
          asked.set_value(service);
          ready.get_future().wait();
        });
    const BatchId id = rig.runner->start(rig.spec("all.jsonl")).value();
    QCOMPARE(asked.get_future().get(), ServiceKind::Nlp);
    QVERIFY(eventually([&] { return rig.journal->counts(id)->queued == 3; }));
    QCOMPARE(rig.journal->counts(id)->running, 0);
    ready.set_value();
    QCOMPARE(rig.end(id), BatchState::Completed);
  }

  void inFlightIsBounded() {
    BatchRig rig;
    rig.texts(500);
    Gate gate;
    rig.nlp->onRun = answersBehind(gate);
    const BatchId id = rig.runner->start(rig.spec("all.jsonl")).value();
    QVERIFY(gate.waitForArrivals(1));
    QVERIFY(eventually([&] { return rig.summary(id).isListed; }));
    QVERIFY(rig.summary(id).counts.running <= 2 * 8 + 32);
    QCOMPARE(rig.summary(id).counts.total(), 500);
    gate.open();
    QCOMPARE(rig.end(id), BatchState::Completed);
  }

  /// One after the other: what they wait for each other is nobody's time.
  void theTimeOfAnItemIsThatOfItsWork() {
    OrchestratorOptions oneAtATime;
    oneAtATime.maxRunning = 1;
    BatchRig rig(oneAtATime);
    rig.texts(12);
    rig.nlp->onRun = [](const Request&, const RunContext&) -> Result<Response> {
      std::this_thread::sleep_for(std::chrono::milliseconds(5));
      return sentiment();
    };
    const auto began = std::chrono::steady_clock::now();
    const BatchId id = rig.runner->start(rig.spec("all.jsonl")).value();
    QCOMPARE(rig.end(id), BatchState::Completed);
    const Nanoseconds passed = std::chrono::steady_clock::now() - began;
    const BatchItemPage page = rig.runner->items(id, {}).value();
    QCOMPARE(page.items.size(), std::size_t{12});
    Nanoseconds sum{0};
    for (const BatchItem& item : page.items) {
      QVERIFY(item.processingTime >= std::chrono::milliseconds(5));
      sum += item.processingTime;
    }
    QVERIFY(sum <= passed);
  }

  void aPauseWithNothingLeftIsTheEnd() {
    BatchRig rig;
    rig.texts(1);
    Gate gate;
    rig.nlp->onRun = answersBehind(gate);
    const BatchId id = rig.runner->start(rig.spec("all.jsonl")).value();
    QVERIFY(gate.waitForArrivals(1));
    QVERIFY(eventually([&] { return rig.summary(id).isListed; }));
    QVERIFY(rig.runner->pause(id).has_value());
    gate.open();
    QCOMPARE(rig.end(id), BatchState::Completed);
    QCOMPARE(rig.summary(id).counts.completed, 1);
  }

  void resultsGoToAFolder() {
    BatchRig rig;
    put(rig.root / "in" / "a.txt", "first");
    put(rig.root / "in" / "sub" / "b.txt", "second");
    put(rig.root / "in" / "c.png", "no text");
    put(rig.root / "out" / "a.json", "foreign");
    const BatchId id = rig.runner->start(rig.spec("out")).value();
    QCOMPARE(rig.end(id), BatchState::Completed);
    QCOMPARE(get(rig.root / "out" / "a.json"), std::string("foreign"));
    const QJsonObject a = object(get(rig.root / "out" / "a-2.json"));
    QCOMPARE(a["input"].toString().toStdString(), (rig.root / "in" / "a.txt").string());
    QCOMPARE(a["task"].toString(), QStringLiteral("nlp/sentiment"));
    QVERIFY(fs::exists(rig.root / "out" / "sub" / "b.json"));
    QCOMPARE(std::distance(fs::recursive_directory_iterator(rig.root / "out"), {}), 4); // nothing else is left there
    QCOMPARE(rig.summary(id).counts, (BatchCounts{0, 0, 2, 0, 1, 0}));
    QVERIFY(rig.journal->unwritten(id, 10)->empty());
  }

  void resultsGoToATable() {
    BatchRig rig;
    put(rig.root / "in" / "t.csv", "text\na\nbad\n");
    rig.nlp->onRun = [](const Request& request, const RunContext&) -> Result<Response> {
      if (textOfNlp(request) == "bad") return fail(ErrorCode::InvalidArgument, "It is, \"bad\".");
      return sentiment(0.25);
    };
    const BatchId id = rig.runner->start(rig.spec("all.csv")).value();
    QCOMPARE(rig.end(id), BatchState::Completed);
    const auto lines = linesOf(rig.root / "all.csv");
    QCOMPARE(lines.size(), std::size_t{3});
    QVERIFY(lines[0].starts_with("position,input,line,state,error,cached,processing_time,task,sentiment,confidence,"));
    QVERIFY(lines[1].find(",completed,,false,") != std::string::npos);
    QVERIFY(lines[1].find(",sentiment,neutral,0.25,") != std::string::npos);
    QVERIFY(lines[2].find(",failed,\"It is, \"\"bad\"\".\",") != std::string::npos);
  }

  void picturesGoBesideTheirJson() {
    BatchRig rig;
    put(rig.root / "in" / "x.png", "original");
    const auto vision = rig.bench.addEngine(ServiceKind::Vision, Handover::Run);
    vision->onRun = [](const Request&, const RunContext&) -> Result<Response> {
      ProcessedImage image;
      image.image.bytes = std::make_shared<const std::string>("JPEG bytes");
      image.mediaType = "image/jpeg";
      return VisionResult{VisionTask::SmartCrop, std::nullopt, image};
    };
    BatchSpec spec = rig.spec("in");
    spec.service = ServiceKind::Vision;
    spec.task = "smart_crop";
    const BatchId id = rig.runner->start(spec).value();
    QCOMPARE(rig.end(id), BatchState::Completed);
    QCOMPARE(get(rig.root / "in" / "x.png"), std::string("original"));
    QCOMPARE(get(rig.root / "in" / "x-2.jpg"), std::string("JPEG bytes"));
    const QJsonObject json = object(get(rig.root / "in" / "x-2.json"));
    QCOMPARE(json["file"].toString(), QStringLiteral("x-2.jpg"));
    QVERIFY(!json["result"].toObject()["results"].toObject().contains("image_base64"));
    QCOMPARE(rig.summary(id).counts.total(), 1);
  }

  void aFileThatExistsIsNotWrittenOver() {
    BatchRig rig;
    rig.texts(1);
    put(rig.root / "all.jsonl", "mine");
    const auto id = rig.runner->start(rig.spec("all.jsonl"));
    QCOMPARE(id.error().code, ErrorCode::InvalidArgument);
    QCOMPARE(get(rig.root / "all.jsonl"), std::string("mine"));
    QVERIFY(rig.runner->list()->empty());
  }

  void nothingToDoIsSaid() {
    BatchRig rig;
    fs::create_directories(rig.root / "in");
    const BatchId id = rig.runner->start(rig.spec("out")).value();
    QCOMPARE(rig.end(id), BatchState::Completed);
    QVERIFY(rig.summary(id).error.find("nothing to do") != std::string::npos);
  }

  void failedItemsAreRetried() {
    BatchRig rig;
    rig.texts(20);
    std::atomic<bool> isMended{false};
    rig.nlp->onRun = [&](const Request& request, const RunContext&) -> Result<Response> {
      if (!isMended && textOfNlp(request) == "t7") return fail(ErrorCode::Internal, "broken");
      return sentiment();
    };
    const BatchId id = rig.runner->start(rig.spec("all.jsonl")).value();
    QCOMPARE(rig.end(id), BatchState::Completed);
    QCOMPARE(rig.summary(id).counts.failed, 1);
    QCOMPARE(object(linesOf(rig.root / "all.jsonl")[7])["error"].toString(), QStringLiteral("broken"));
    QVERIFY(!rig.runner->resume(id));
    isMended = true;
    const int runs = rig.nlp->runs;
    QVERIFY(rig.runner->retryFailed(id).has_value());
    QCOMPARE(rig.end(id), BatchState::Completed);
    QCOMPARE(rig.nlp->runs - runs, 1);
    QCOMPARE(rig.summary(id).counts.completed, 20);
    const auto lines = linesOf(rig.root / "all.jsonl");
    QCOMPARE(lines.size(), std::size_t{20});
    QCOMPARE(object(lines[7])["state"].toString(), QStringLiteral("completed"));
    QVERIFY(!rig.runner->retryFailed(id)); // none is left
  }

  void whatCouldNotBeListedIsListedAgain() {
    BatchRig rig;
    put(rig.root / "in" / "a.csv", "review,stars\ngood,5\nbad,1\n");
    put(rig.root / "in" / "b.jsonl", "{\"text\":\"first\"}\nnonsense\n{\"text\":\"third\"}\n");
    put(rig.root / "in" / "c.csv", "review,stars\nfine,4\n");
    std::mutex mutex;
    std::multiset<std::string> seen;
    rig.nlp->onRun = [&](const Request& request, const RunContext&) -> Result<Response> {
      const std::scoped_lock lock(mutex);
      seen.insert(textOfNlp(request));
      return sentiment();
    };
    const BatchId id = rig.runner->start(rig.spec("out", {"in", "late.txt"})).value();
    QCOMPARE(rig.end(id), BatchState::Completed);
    QCOMPARE(rig.summary(id).counts, (BatchCounts{0, 0, 2, 4, 0, 0}));
    BatchItemQuery failed;
    failed.state = BatchItemState::Failed;
    const std::string stillWrong = rig.runner->items(id, failed).value().items[2].error;

    put(rig.root / "in" / "a.csv", "text,stars\ngood,5\nbad,1\n");
    put(rig.root / "in" / "b.jsonl", "{\"text\":\"first\"}\n{\"text\":\"second\"}\n{\"text\":\"third\"}\n");
    put(rig.root / "late.txt", "late");
    put(rig.root / "in" / "new.txt", "not of this batch");
    QVERIFY(rig.runner->retryFailed(id).has_value());
    QCOMPARE(rig.end(id), BatchState::Completed);
    QCOMPARE(rig.summary(id).counts, (BatchCounts{0, 0, 6, 1, 0, 0}));
    QCOMPARE(seen, (std::multiset<std::string>{"bad", "first", "good", "late", "second", "third"}));
    const BatchItemPage page = rig.runner->items(id, {}).value();
    for (std::size_t i = 0; i < page.items.size(); ++i)
      QCOMPARE(page.items[i].position, static_cast<std::int64_t>(i));
    QCOMPARE(rig.runner->items(id, failed).value().items[0].error, stillWrong);
    for (const char* name : {"a-000002", "a-000003", "b-000001", "b-000002", "b-000003", "late"})
      QVERIFY2(fs::exists(rig.root / "out" / (std::string(name) + ".json")), name);
    QVERIFY(!fs::exists(rig.root / "out" / "new.json"));
  }

  void whatIsGoneByTheRetryIsSkipped() {
    BatchRig rig;
    put(rig.root / "in" / "a.jsonl", "nonsense\n{\"text\":\"second\"}\n");
    const BatchId id = rig.runner->start(rig.spec("all.jsonl")).value();
    QCOMPARE(rig.end(id), BatchState::Completed);
    QCOMPARE(rig.summary(id).counts, (BatchCounts{0, 0, 1, 1, 0, 0}));
    put(rig.root / "in" / "a.jsonl", "\n{\"text\":\"second\"}\n");
    QVERIFY(rig.runner->retryFailed(id).has_value() || rig.summary(id).counts.failed == 0);
    QVERIFY(rig.end(id) == BatchState::Completed);
    QCOMPARE(rig.summary(id).counts, (BatchCounts{0, 0, 1, 0, 1, 0}));
  }

  void pausingFinishesWhatIsUnderWay() {
    BatchRig rig;
    rig.texts(300);
    Gate gate;
    rig.nlp->onRun = answersBehind(gate);
    const BatchId id = rig.runner->start(rig.spec("all.jsonl")).value();
    QVERIFY(gate.waitForArrivals(1));
    QVERIFY(rig.runner->pause(id).has_value());
    QCOMPARE(rig.summary(id).state, BatchState::Pausing);
    gate.open();
    QCOMPARE(rig.end(id), BatchState::Paused);
    const BatchCounts counts = rig.summary(id).counts;
    QVERIFY(counts.completed > 0);
    QVERIFY(counts.queued > 0);
    QCOMPARE(counts.running, 0);
    QCOMPARE(static_cast<std::int64_t>(linesOf(rig.root / "all.jsonl").size()), counts.completed);
    QVERIFY(!rig.runner->pause(id)); // it stands
    QVERIFY(rig.runner->resume(id).has_value());
    QCOMPARE(rig.end(id), BatchState::Completed);
    QCOMPARE(linesOf(rig.root / "all.jsonl").size(), std::size_t{300});
    QCOMPARE(rig.nlp->runs.load(), 300);
  }

  void aPauseCanBeTakenBack() {
    BatchRig rig;
    rig.texts(100);
    Gate gate;
    rig.nlp->onRun = answersBehind(gate);
    const BatchId id = rig.runner->start(rig.spec("all.jsonl")).value();
    QVERIFY(gate.waitForArrivals(1));
    QVERIFY(rig.runner->pause(id).has_value());
    QVERIFY(rig.runner->resume(id).has_value());
    gate.open();
    QCOMPARE(rig.end(id), BatchState::Completed);
  }

  void cancelStopsAndKeepsResults() {
    BatchRig rig;
    rig.texts(300);
    Gate gate;
    std::atomic<int> passed{0};
    rig.nlp->onRun = [&](const Request&, const RunContext& context) -> Result<Response> {
      if (++passed > 10 && !gate.pass(context.stop)) return fail(ErrorCode::Cancelled, "stopped");
      return sentiment();
    };
    const BatchId id = rig.runner->start(rig.spec("all.jsonl")).value();
    QVERIFY(gate.waitForArrivals(1));
    QTRY_VERIFY(rig.summary(id).counts.completed >= 1); // what was answered is on its way to the journal still
    QVERIFY(!rig.summary(id).isBeingCancelled);
    QVERIFY(rig.runner->cancel(id).has_value());
    const BatchSummary stopping = rig.summary(id);
    QCOMPARE(batchStateWord(stopping), stopping.state == BatchState::Pausing ? "cancelling" : "cancelled");
    QCOMPARE(rig.end(id), BatchState::Cancelled);
    QVERIFY(!rig.summary(id).isBeingCancelled);
    const BatchCounts counts = rig.summary(id).counts;
    QVERIFY(counts.completed >= 1);
    QVERIFY(counts.cancelled > 200);
    QCOMPARE(counts.queued + counts.running, 0);
    QCOMPARE(static_cast<std::int64_t>(linesOf(rig.root / "all.jsonl").size()), counts.completed);
    QCOMPARE(rig.summary(id).counts.atEnd(), counts.completed);
    QVERIFY(!rig.runner->cancel(id).has_value());

    // It is taken back as a pause is.
    gate.open();
    QVERIFY(rig.runner->resume(id).has_value());
    QCOMPARE(rig.end(id), BatchState::Completed);
    QCOMPARE(rig.summary(id).counts, (BatchCounts{0, 0, 300, 0, 0, 0}));
    const auto lines = linesOf(rig.root / "all.jsonl");
    QCOMPARE(lines.size(), std::size_t{300});
    for (std::size_t i = 0; i < lines.size(); ++i)
      QCOMPARE(object(lines[i])["position"].toInt(), static_cast<int>(i));
    QVERIFY(rig.runner->remove(id).has_value());
    QCOMPARE(rig.runner->summary(id).error().code, ErrorCode::NotFound);
    QVERIFY(fs::exists(rig.root / "all.jsonl"));
  }

  void endingTheRunnerSuspends() {
    BatchRig rig;
    rig.texts(100);
    Gate gate;
    rig.nlp->onRun = answersBehind(gate);
    const BatchId id = rig.runner->start(rig.spec("all.jsonl")).value();
    QVERIFY(gate.waitForArrivals(1));
    rig.open();
    QCOMPARE(rig.summary(id).state, BatchState::Paused);
    QCOMPARE(rig.journal->item(id, 0)->attempts, 0);
    gate.open();
    QVERIFY(rig.runner->resume(id).has_value());
    QCOMPARE(rig.end(id), BatchState::Completed);
  }

  void busyIsWaitedOut() {
    BatchRig rig(OrchestratorOptions{.maxRunning = 1, .maxWaiting = 1});
    rig.texts(30);
    rig.nlp->onRun = [&](const Request& request, const RunContext&) -> Result<Response> {
      static std::atomic<int> asked{0};
      if (textOfNlp(request) == "t3" && ++asked <= 2)
        return fail(Error{ErrorCode::Busy, "full", {}, std::chrono::milliseconds(5)});
      return sentiment();
    };
    const BatchId id = rig.runner->start(rig.spec("all.jsonl")).value();
    QCOMPARE(rig.end(id), BatchState::Completed);
    QCOMPARE(rig.summary(id).counts.completed, 30);
    QCOMPARE(rig.journal->item(id, 3)->attempts, 1);
  }

  void anEngineThatCannotBeReachedPauses() {
    BatchRig rig;
    rig.texts(50);
    std::atomic<bool> isThere{false};
    rig.nlp->onRun = [&](const Request&, const RunContext&) -> Result<Response> {
      if (!isThere) return fail(ErrorCode::Unavailable, "The engine is away.");
      return sentiment();
    };
    const BatchId id = rig.runner->start(rig.spec("all.jsonl")).value();
    QCOMPARE(rig.end(id), BatchState::Paused);
    QCOMPARE(rig.summary(id).error, std::string("The engine is away."));
    QCOMPARE(rig.summary(id).counts.failed, 0);
    isThere = true;
    QVERIFY(rig.runner->resume(id).has_value());
    QCOMPARE(rig.end(id), BatchState::Completed);
    QCOMPARE(rig.summary(id).counts.completed, 50);
    QVERIFY(rig.summary(id).error.empty());
  }

  void aFolderThatGoesAwayPausesAndLosesNothing() {
    BatchRig rig;
    rig.texts(200);
    Gate gate;
    std::atomic<int> passed{0};
    rig.nlp->onRun = [&](const Request&, const RunContext& context) -> Result<Response> {
      if (++passed > 20 && !gate.pass(context.stop)) return fail(ErrorCode::Cancelled, "stopped");
      return sentiment();
    };
    const BatchId id = rig.runner->start(rig.spec("out")).value();
    QVERIFY(gate.waitForArrivals(1));
    QVERIFY(eventually([&] { return rig.summary(id).counts.completed >= 10; }));
    fs::rename(rig.root / "out", rig.root / "moved");
    gate.open();
    QCOMPARE(rig.end(id), BatchState::Paused);
    QVERIFY2(rig.summary(id).error.find("/out") != std::string::npos, rig.summary(id).error.c_str());
    QVERIFY(!fs::exists(rig.root / "out")); // not begun anew beside the results
    fs::rename(rig.root / "moved", rig.root / "out");
    QVERIFY(rig.runner->resume(id).has_value());
    QCOMPARE(rig.end(id), BatchState::Completed);
    std::set<int> lines;
    int files = 0;
    for (const auto& entry : fs::directory_iterator(rig.root / "out")) {
      ++files;
      lines.insert(object(get(entry.path()))["line"].toInt());
    }
    QCOMPARE(files, 200);
    QCOMPARE(lines.size(), std::size_t{200});
  }

  void aFolderThatGoesAwayIsNotMadeAnewForItsSubfolders() {
    BatchRig rig;
    for (int i = 0; i < 30; ++i)
      put(rig.root / "in" / ("sub" + std::to_string(i)) / "a.txt", "text");
    Gate gate;
    rig.nlp->onRun = answersBehind(gate);
    const BatchId id = rig.runner->start(rig.spec("out")).value();
    QVERIFY(gate.waitForArrivals(1));
    fs::rename(rig.root / "out", rig.root / "moved");
    gate.open();
    QCOMPARE(rig.end(id), BatchState::Paused);
    QVERIFY(!fs::exists(rig.root / "out"));
    fs::rename(rig.root / "moved", rig.root / "out");
    QVERIFY(rig.runner->resume(id).has_value());
    QCOMPARE(rig.end(id), BatchState::Completed);
    for (int i = 0; i < 30; ++i)
      QVERIFY(fs::exists(rig.root / "out" / ("sub" + std::to_string(i)) / "a.json"));
  }

  void outputThatCannotBeMadeIsAnError() {
    BatchRig rig;
    rig.texts(1);
    put(rig.root / "file", "x");
    const auto id = rig.runner->start(rig.spec("file/out"));
    QCOMPARE(id.error().code, ErrorCode::IoFailure);
    QVERIFY(id.error().message.find("file/out") != std::string::npos);
  }

  void suspectsGoAloneAndAreSparedAfterThree() {
    BatchRig rig;
    rig.texts(10);
    // As two programs that ended would leave it: items 2 and 5 under way, their second attempts counted.
    const BatchId id = rig.journal->insert(rig.spec("all.jsonl")).value();
    std::vector<NewBatchItem> items;
    for (int i = 0; i < 10; ++i)
      items.push_back({(rig.root / "in" / "texts.jsonl").string(), i + 1, "t" + std::to_string(i), {}, {}, {}});
    QVERIFY(rig.journal->addItems(id, items).has_value());
    QVERIFY(rig.journal->setListed(id).has_value());
    for (int death = 0; death < 2; ++death) {
      const auto round = rig.journal->exchange(id, {}, 10, false);
      QCOMPARE(round->claimed.size(), std::size_t{10});
      QVERIFY(rig.journal->takeOver(id, false).has_value());
    }
    std::atomic<int> now{0};
    std::atomic<int> most{0};
    rig.nlp->onRun = [&](const Request&, const RunContext&) -> Result<Response> {
      most = std::max(most.load(), ++now);
      std::this_thread::yield();
      --now;
      return sentiment();
    };
    QVERIFY(rig.runner->resume(id).has_value());
    QCOMPARE(rig.end(id), BatchState::Completed);
    QCOMPARE(most.load(), 1);
    QCOMPARE(rig.summary(id).counts.completed, 10);
    QCOMPARE(linesOf(rig.root / "all.jsonl").size(), std::size_t{10});
  }

  void aTornLineIsMended() {
    BatchRig rig;
    rig.texts(5);
    const BatchId id = rig.journal->insert(rig.spec("all.jsonl")).value();
    put(rig.root / "all.jsonl", "{\"position\":0,\"inp"); // and the journal has nothing of it
    QVERIFY(rig.journal->setOutputReserved(id).has_value());
    QVERIFY(rig.runner->resume(id).has_value());
    QCOMPARE(rig.end(id), BatchState::Completed);
    const auto lines = linesOf(rig.root / "all.jsonl");
    QCOMPARE(lines.size(), std::size_t{5});
    QCOMPARE(object(lines[0])["position"].toInt(-1), 0);
  }

  void foldersAndSummariesOfMissingBatches() {
    BatchRig rig;
    QCOMPARE(rig.runner->summary(9).error().code, ErrorCode::NotFound);
    QCOMPARE(rig.runner->resume(9).error().code, ErrorCode::NotFound);
    QCOMPARE(rig.runner->cancel(9).error().code, ErrorCode::NotFound);
    QCOMPARE(rig.runner->remove(9).error().code, ErrorCode::NotFound);
    QCOMPARE(rig.runner->item(9, 0).error().code, ErrorCode::NotFound);
  }
};

QTEST_GUILESS_MAIN(TestBatchRunner)
#include "tst_batch_runner.moc"
