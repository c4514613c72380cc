// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/workbench_fakes.h"
#include "ui/prompt/chat_controller.h"

#include <QtTest>

using namespace aisemble;
using namespace aisemble::test;
using namespace std::chrono_literals;
using ui::TranscriptItem;

namespace {

/// A controller on a bench; the queue outlives it, as in the window.
struct Rig {
  Bench bench;
  ui::WorkbenchContext context = bench.context();
  ui::BackgroundQueue queue;
  std::unique_ptr<ui::ChatController> controller = std::make_unique<ui::ChatController>(context, queue, nullptr);

  [[nodiscard]] const TranscriptItem& last() {
    return controller->transcript().at(controller->transcript().rowCount() - 1);
  }
  [[nodiscard]] int rows() { return controller->transcript().rowCount(); }
};

Script saying(const std::string& text, double rate = 5000) {
  return {tokensOf(text), rate, {}, 1ms, {}, false, 42};
}

Script failing(Error error) {
  return {{}, 1000, {}, 1ms, std::move(error), false, 42};
}

Script hanging(const std::string& text) {
  return {tokensOf(text), 5000, {}, 1ms, {}, true, 42};
}

} // namespace

class TestChatController : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void sends() {
    Rig rig;
    QSignalSpy sent(rig.controller.get(), &ui::ChatController::sent);
    rig.controller->setParameters({"", "Be brief.", {}});
    QVERIFY(rig.controller->send(QStringLiteral("Hello there\nsecond line")));
    QVERIFY(!rig.controller->send(QStringLiteral("Again")));
    QTRY_VERIFY(!rig.controller->isAnswering());
    QCOMPARE(sent.count(), 1);
    QCOMPARE(rig.rows(), 2);
    QCOMPARE(rig.last().content, QStringLiteral("A short answer from the engine."));
    QCOMPARE(rig.last().state, MessageState::Complete);
    QCOMPARE(rig.last().details.seed, std::optional<std::uint64_t>(42));
    const std::vector<ChatMessage> asked{{"system", "Be brief."}, {"user", "Hello there\nsecond line"}};
    QCOMPARE(rig.bench.engine->requests().at(0).messages, asked);

    const ConversationId id = *rig.controller->conversation();
    QTRY_COMPARE(rig.bench.store.stored(id).back().state, MessageState::Complete);
    const auto stored = rig.bench.store.stored(id);
    QCOMPARE(stored.size(), std::size_t(3));
    QCOMPARE(stored[0].role, std::string("system"));
    QCOMPARE(stored[2].parent, std::optional(stored[1].id));
    QCOMPARE(rig.bench.store.conversation(id)->summary.title, std::string("Hello there"));
    QVERIFY(!rig.bench.store.calledFromGuiThread);
  }

  void secondTurnCarriesTheFirst() {
    Rig rig;
    QVERIFY(rig.controller->send(QStringLiteral("One")));
    QTRY_VERIFY(!rig.controller->isAnswering());
    QVERIFY(rig.controller->send(QStringLiteral("Two")));
    QTRY_VERIFY(!rig.controller->isAnswering());
    const std::vector<ChatMessage> asked{
        {"user", "One"}, {"assistant", "A short answer from the engine."}, {"user", "Two"}};
    QCOMPARE(rig.bench.engine->requests().at(1).messages, asked);
    QCOMPARE(rig.rows(), 4);
  }

  void questionIsStoredBeforeTheEngineHearsOfIt() {
    Rig rig;
    rig.bench.store.delayMs = 40;
    QVERIFY(rig.controller->send(QStringLiteral("Slow disk")));
    while (rig.bench.engine->started() == 0) {
      QTest::qWait(2);
      QVERIFY(rig.controller->isAnswering());
    }
    const auto stored = rig.bench.store.stored(*rig.controller->conversation());
    QCOMPARE(stored.size(), std::size_t(2));
    QCOMPARE(stored[1].role, std::string("assistant"));
  }

  void growingAnswerIsWrittenDown() {
    Rig rig;
    rig.bench.engine->setScript(
        saying("one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen", 10));
    QVERIFY(rig.controller->send(QStringLiteral("Go")));
    QTRY_VERIFY(rig.rows() == 2 && !rig.last().content.isEmpty());
    // While it streams, what is on the disk lags at most the saving interval behind.
    for (int i = 0; i < 4; ++i) {
      const std::string shown = rig.last().content.toStdString();
      QTest::qWait(250);
      const auto stored = rig.bench.store.stored(*rig.controller->conversation()).back();
      QVERIFY(stored.content.size() >= shown.size());
      QCOMPARE(stored.state, MessageState::Streaming);
    }
    rig.controller->stop();
  }

  void stopsAtOnceAndKeepsTheText() {
    Rig rig;
    rig.bench.engine->setScript(hanging("Partial text"));
    QVERIFY(rig.controller->send(QStringLiteral("Go")));
    QTRY_VERIFY(rig.rows() == 2 && rig.last().content == QLatin1String("Partial text"));
    rig.controller->stop();
    QVERIFY(!rig.controller->isAnswering()); // without waiting for anything
    QCOMPARE(rig.last().state, MessageState::Interrupted);
    QCOMPARE(rig.last().content, QStringLiteral("Partial text"));
    const std::optional<std::uint64_t> seed = rig.bench.engine->requests().at(0).options.seed;
    QVERIFY(seed.has_value()); // drawn before the start, so that it is known of a stopped answer too
    QCOMPARE(rig.last().details.seed, seed);
    QTRY_COMPARE(rig.bench.store.stored(*rig.controller->conversation()).back().state, MessageState::Interrupted);
    QCOMPARE(rig.bench.store.stored(*rig.controller->conversation()).back().content, std::string("Partial text"));
    QCOMPARE(rig.bench.store.stored(*rig.controller->conversation()).back().details.seed, seed);
  }

  void stopWhileTheQuestionIsBeingWritten() {
    Rig rig;
    rig.bench.store.delayMs = 30;
    rig.bench.engine->setScript(hanging("x"));
    QVERIFY(rig.controller->send(QStringLiteral("Go")));
    rig.controller->stop();
    QTRY_VERIFY(!rig.controller->isAnswering());
    QCOMPARE(rig.last().state, MessageState::Interrupted);
  }

  void regenerateMakesASiblingWithoutTheCache() {
    Rig rig;
    QVERIFY(rig.controller->send(QStringLiteral("Hello")));
    QTRY_VERIFY(!rig.controller->isAnswering());
    rig.bench.engine->setScript(saying("Another answer."));
    rig.controller->regenerate(rig.last().id);
    QTRY_VERIFY(!rig.controller->isAnswering());
    QCOMPARE(rig.bench.engine->started(), 2);
    QVERIFY(rig.bench.engine->requests()[0].options.seed != rig.bench.engine->requests()[1].options.seed);
    QCOMPARE(rig.rows(), 2);
    QCOMPARE(rig.last().content, QStringLiteral("Another answer."));
    QCOMPARE(rig.last().siblings, 2);
    QCOMPARE(rig.last().sibling, 1);
    rig.controller->switchBranch(rig.last().id, -1);
    QCOMPARE(rig.last().content, QStringLiteral("A short answer from the engine."));
    rig.controller->switchBranch(rig.last().id, -1); // there is nothing before the first
    QCOMPARE(rig.last().sibling, 0);
  }

  void equalRequestComesFromTheCacheAndIsMarked() {
    Rig rig;
    QVERIFY(rig.controller->send(QStringLiteral("Hello")));
    QTRY_VERIFY(!rig.controller->isAnswering());
    rig.controller->newConversation();
    QVERIFY(rig.controller->send(QStringLiteral("Hello")));
    QTRY_VERIFY(!rig.controller->isAnswering());
    QCOMPARE(rig.bench.engine->started(), 1);
    QVERIFY(rig.last().details.fromCache);
    rig.controller->setCacheEnabled(false);
    rig.controller->newConversation();
    QVERIFY(rig.controller->send(QStringLiteral("Hello")));
    QTRY_VERIFY(!rig.controller->isAnswering());
    QCOMPARE(rig.bench.engine->started(), 2);
    QVERIFY(!rig.last().details.fromCache);
  }

  void editIsASiblingOfTheQuestion() {
    Rig rig;
    QVERIFY(rig.controller->send(QStringLiteral("Frist")));
    QTRY_VERIFY(!rig.controller->isAnswering());
    const MessageId question = rig.controller->transcript().at(0).id;
    QVERIFY(rig.controller->editAndResend(question, QStringLiteral("First")));
    QTRY_VERIFY(!rig.controller->isAnswering());
    QCOMPARE(rig.rows(), 2);
    QCOMPARE(rig.controller->transcript().at(0).content, QStringLiteral("First"));
    QCOMPARE(rig.controller->transcript().at(0).siblings, 2);
    rig.controller->switchBranch(rig.controller->transcript().at(0).id, -1);
    QCOMPARE(rig.controller->transcript().at(0).content, QStringLiteral("Frist"));
    QCOMPARE(rig.rows(), 2);
  }

  void errorsStandInPlaceAndCanBeRetried() {
    Rig rig;
    rig.bench.engine->setScript(failing({ErrorCode::Busy, "The engine is full. Try later.", {}, 1500ms}));
    QVERIFY(rig.controller->send(QStringLiteral("Hello")));
    QTRY_VERIFY(!rig.controller->isAnswering());
    QCOMPARE(rig.last().state, MessageState::Failed);
    QCOMPARE(rig.last().details.error, std::string("The engine is full. Try later."));
    QCOMPARE(rig.last().retryAfterMs, std::optional<int>(1500));
    rig.bench.engine->setScript(saying("Now it works."));
    rig.controller->resubmit(rig.last().id);
    QTRY_VERIFY(!rig.controller->isAnswering());
    QCOMPARE(rig.last().content, QStringLiteral("Now it works."));
    QCOMPARE(rig.last().siblings, 2);
  }

  void loadingProgressIsShown() {
    Rig rig;
    Script script = saying("Ready.");
    script.progress = {{0.5, "loading model"}};
    script.progressStep = 200ms;
    rig.bench.engine->setScript(script);
    QVERIFY(rig.controller->send(QStringLiteral("Hello")));
    QTRY_VERIFY(rig.rows() == 2 && rig.last().progress == QLatin1String("loading model"));
    QCOMPARE(rig.last().progressFraction, 0.5);
    QTRY_VERIFY(!rig.controller->isAnswering());
    QVERIFY(rig.last().progress.isEmpty());
  }

  void loadingEndsWithTheFirstWords() {
    Rig rig;
    Script script = saying("never ending");
    script.hang = true;
    script.progress = {{0.5, "loading model"}};
    script.progressStep = 200ms;
    rig.bench.engine->setScript(script);
    QSignalSpy loading(rig.controller.get(), &ui::ChatController::modelLoading);
    QVERIFY(rig.controller->send(QStringLiteral("Hello")));
    QTRY_VERIFY(!loading.isEmpty() && loading.last().first() == QStringLiteral("loading model"));
    QTRY_VERIFY(loading.last().first().toString().isEmpty());
    QVERIFY(rig.controller->isAnswering());
    rig.controller->stop();
    QTRY_VERIFY(!rig.controller->isAnswering());
  }

  void refusingDiskKeepsTheQuestionUnsent() {
    Rig rig;
    rig.bench.store.refuse = true;
    QSignalSpy failed(rig.controller.get(), &ui::ChatController::failed);
    QSignalSpy sent(rig.controller.get(), &ui::ChatController::sent);
    QVERIFY(rig.controller->send(QStringLiteral("Hello")));
    QTRY_COMPARE(failed.count(), 1);
    QCOMPARE(sent.count(), 0);
    QCOMPARE(rig.bench.engine->started(), 0);
    QVERIFY(!rig.controller->isAnswering());
  }

  void answersGoOnWhileAnotherConversationIsOpen() {
    Rig rig;
    rig.bench.engine->setScript(saying("one two three four five six seven eight nine ten", 30));
    QVERIFY(rig.controller->send(QStringLiteral("First")));
    QTRY_COMPARE(rig.rows(), 2);
    const ConversationId first = *rig.controller->conversation();
    rig.controller->newConversation();
    QVERIFY(!rig.controller->isAnswering());
    QCOMPARE(rig.rows(), 0);
    QVERIFY(rig.controller->isRunningIn(first));
    rig.controller->openConversation(first);
    QTRY_COMPARE(rig.rows(), 2);
    QVERIFY(rig.controller->isAnswering());
    QTRY_COMPARE(rig.last().state, MessageState::Complete);
    QVERIFY(rig.last().content.endsWith(QLatin1String("ten")));
  }

  void interruptedAnswersAreNotRunAgainByThemselves() {
    Rig rig;
    StoredMessage question = userSays("Hello");
    question.id = 10;
    StoredMessage answer = modelSays("Half an", 10, MessageState::Interrupted);
    answer.id = 11;
    const ConversationId id = rig.bench.store.seed("Hello", {question, answer}, 1min);
    rig.controller->openConversation(id);
    QTRY_COMPARE(rig.rows(), 2);
    QTest::qWait(50);
    QCOMPARE(rig.bench.engine->started(), 0);
    QCOMPARE(rig.last().state, MessageState::Interrupted);
    rig.controller->resubmit(11);
    QTRY_VERIFY(rig.rows() == 2 && !rig.controller->isAnswering());
    QCOMPARE(rig.last().content, QStringLiteral("A short answer from the engine."));
    QCOMPARE(rig.bench.store.stored(id)[1].content, std::string("Half an")); // nothing is overwritten
  }

  void shutdownPersistsThePartialText() {
    Rig rig;
    rig.bench.engine->setScript(hanging("Unfinished words"));
    QVERIFY(rig.controller->send(QStringLiteral("Go")));
    QTRY_VERIFY(rig.rows() == 2 && !rig.last().content.isEmpty());
    const ConversationId id = *rig.controller->conversation();
    QElapsedTimer clock;
    clock.start();
    rig.controller.reset();
    QVERIFY(clock.elapsed() < 5000); // the answer itself would never end
    QTRY_COMPARE(rig.bench.store.stored(id).back().state, MessageState::Interrupted);
    QCOMPARE(rig.bench.store.stored(id).back().content, std::string("Unfinished words"));
  }

  void ratesAreSampled() {
    Rig rig;
    rig.bench.engine->setScript(saying("a b c d e f g h i j k l m n o p q r s t u v w x y z", 40));
    QVERIFY(rig.controller->send(QStringLiteral("Go")));
    QTRY_VERIFY(rig.rows() == 2 && !rig.controller->isAnswering());
    const auto rates = rig.controller->rates().snapshot().samples;
    QVERIFY(rates.size() >= 3);
    QVERIFY(std::any_of(rates.begin(), rates.end(), [](const ui::RateSample& s) { return s.tokensPerSecond > 15; }));
    QCOMPARE(rig.controller->firstTokens().snapshot().samples.size(), std::size_t(1));
  }

  void answerWithinOneSampleIsDrawnWithItsRate() {
    Rig rig;
    std::string text = "w";
    for (int i = 1; i < 60; ++i)
      text += " w";
    rig.bench.engine->setScript(saying(text, 1200)); // 50 ms, half of an interval
    QVERIFY(rig.controller->send(QStringLiteral("Go")));
    QTRY_VERIFY(rig.rows() == 2 && !rig.controller->isAnswering());
    const double rate = rig.last().details.tokensPerSecond; // what the engine measured on this machine
    QTRY_VERIFY(rig.controller->rates().snapshot().samples.size() >= 2 && rig.controller->currentRate() == 0);
    const auto rates = rig.controller->rates().snapshot().samples;
    const auto top = std::max_element(
        rates.begin(), rates.end(), [](const auto& a, const auto& b) { return a.tokensPerSecond < b.tokensPerSecond; });
    QVERIFY2(top->tokensPerSecond > rate / 2 && top->tokensPerSecond < rate * 1.5,
             qPrintable(QStringLiteral("%1 of %2").arg(top->tokensPerSecond).arg(rate)));
  }
};

QTEST_MAIN(TestChatController)
#include "tst_chat_controller.moc"
