// SPDX-License-Identifier: Apache-2.0
// Requests are followed to their end: partial results in order, one end each, also when cancelled, many at once, and
// when the follower goes away first. The tickets' futures are driven by the test, as the orchestrator would.

#include "core/api/ticket_follower.h"

#include <QPromise>
#include <QTest>

#include <atomic>
#include <condition_variable>
#include <mutex>
#include <thread>

using namespace aisemble;
using namespace aisemble::api;

namespace {

using Promise = QPromise<RequestEvent>;

std::shared_ptr<Promise> started() {
  auto promise = std::make_shared<Promise>();
  promise->start();
  return promise;
}

Ticket ticketOf(Promise& promise) {
  return {1, promise.future(), nullptr}; // its end is noticed by watching the future
}

RequestEvent delta(const std::string& text) {
  return Partial{TextDelta{.text = text}};
}

RequestEvent completed(const std::string& text) {
  CompletionResult result;
  result.text = text;
  RequestReport report;
  report.remote = true;
  return Completed{result, report};
}

RequestEvent failed() {
  RequestReport report;
  report.remote = true;
  return Failed{Error{ErrorCode::Busy, "The queue is full.", "", std::chrono::milliseconds(5)}, report};
}

/// What one followed request said, for the test to wait for.
struct Heard {
  std::mutex mutex;
  std::condition_variable changed;
  std::vector<std::string> texts;
  std::vector<Result<Completed>> ends;
  bool isElsewhere = false;
  std::thread::id partialThread;
  std::thread::id endThread;

  std::function<void(const Partial&)> onPartial() {
    return [this](const Partial& partial) {
      const std::scoped_lock lock(mutex);
      if (const auto* text = std::get_if<TextDelta>(&partial)) texts.push_back(text->text);
      partialThread = std::this_thread::get_id();
      changed.notify_all();
    };
  }
  TicketFollower::OnEnd onEnd() {
    return [this](Result<Completed> end, bool elsewhere) {
      const std::scoped_lock lock(mutex);
      ends.push_back(std::move(end));
      isElsewhere = elsewhere;
      endThread = std::this_thread::get_id();
      changed.notify_all();
    };
  }
  bool waitForEnd() {
    std::unique_lock lock(mutex);
    return changed.wait_for(lock, std::chrono::seconds(20), [this] { return !ends.empty(); });
  }
  bool waitForTexts(std::size_t count) {
    std::unique_lock lock(mutex);
    return changed.wait_for(lock, std::chrono::seconds(20), [&] { return texts.size() >= count; });
  }
};

std::string textOf(const Result<Completed>& end) {
  return end ? std::get<CompletionResult>(end->response).text : "error " + std::string(errorCodeName(end.error().code));
}

} // namespace

class TestTicketFollower : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void ends_data() {
    QTest::addColumn<bool>("withPartials");
    QTest::addColumn<QString>("how");
    QTest::addColumn<bool>("before"); // it ended before it was followed
    QTest::addColumn<QString>("expected");
    for (const bool withPartials : {false, true})
      for (const bool before : {false, true})
        for (const auto& [how, expected] :
             {std::pair{"completed", "done"}, std::pair{"failed", "error busy"},
              std::pair{"cancelled", "error cancelled"}, std::pair{"empty", "error cancelled"}})
          QTest::addRow("%s %s %s", how, withPartials ? "with partials" : "end only", before ? "before" : "after")
              << withPartials << how << before << expected;
  }

  void ends() {
    QFETCH(bool, withPartials);
    QFETCH(QString, how);
    QFETCH(bool, before);
    QFETCH(QString, expected);
    Heard heard;
    TicketFollower follower;
    const auto promise = started();
    Ticket ticket = ticketOf(*promise);
    ticket.end = std::make_shared<TicketEnd>();
    const auto end = [&] {
      promise->addResult(delta("a"));
      promise->addResult(delta("b"));
      if (how == "completed") promise->addResult(completed("done"));
      if (how == "failed") promise->addResult(failed());
      if (how == "cancelled") promise->future().cancel();
      promise->finish();
      ticket.end->reach();
    };
    if (before) end();
    follower.follow(ticket, withPartials ? heard.onPartial() : nullptr, heard.onEnd());
    if (!before) end();
    QVERIFY(heard.waitForEnd());
    const std::scoped_lock lock(heard.mutex);
    QCOMPARE(heard.ends.size(), 1U);
    QCOMPARE(QString::fromStdString(textOf(heard.ends[0])), expected);
    QCOMPARE(heard.isElsewhere, how == "completed" || how == "failed");
    if (how == "failed") {
      QCOMPARE(heard.ends[0].error().message, "The queue is full.");
      QCOMPARE(heard.ends[0].error().retryAfter->count(), 5);
    }
    if (withPartials && how != "cancelled") {
      QCOMPARE(heard.texts, (std::vector<std::string>{"a", "b"}));
      QVERIFY(heard.partialThread == heard.endThread);
      QVERIFY(heard.endThread != std::this_thread::get_id());
    }
    if (!withPartials) {
      QVERIFY(heard.texts.empty());
      QVERIFY(heard.endThread == std::this_thread::get_id()); // of whoever finished it: no detour
    }
  }

  void partialsComeWhileItRuns() {
    Heard heard;
    TicketFollower follower;
    const auto promise = started();
    follower.follow(ticketOf(*promise), heard.onPartial(), heard.onEnd());
    promise->addResult(delta("first"));
    QVERIFY(heard.waitForTexts(1));
    QVERIFY(heard.ends.empty());
    promise->addResult(delta("second"));
    QVERIFY(heard.waitForTexts(2));
    promise->addResult(completed("all"));
    promise->finish();
    QVERIFY(heard.waitForEnd());
    QCOMPARE(textOf(heard.ends[0]), "all");
  }

  void manyAtOnceInOrder() {
    static constexpr int kRequests = 60;
    static constexpr int kTexts = 50;
    std::vector<Heard> heard(kRequests);
    TicketFollower follower;
    std::atomic<int> next{0};
    std::vector<std::thread> producers;
    for (int t = 0; t < 4; ++t)
      producers.emplace_back([&] {
        for (int i = next++; i < kRequests; i = next++) {
          const auto promise = started();
          const std::size_t at = static_cast<std::size_t>(i);
          follower.follow(ticketOf(*promise), i % 3 == 0 ? nullptr : heard[at].onPartial(), heard[at].onEnd());
          for (int n = 0; n < kTexts; ++n)
            promise->addResult(delta(std::to_string(n)));
          promise->addResult(completed("end " + std::to_string(i)));
          promise->finish();
        }
      });
    for (std::thread& producer : producers)
      producer.join();
    for (int i = 0; i < kRequests; ++i) {
      Heard& one = heard[static_cast<std::size_t>(i)];
      QVERIFY(one.waitForEnd());
      const std::scoped_lock lock(one.mutex);
      QCOMPARE(one.ends.size(), 1U);
      QCOMPARE(textOf(one.ends[0]), "end " + std::to_string(i));
      QCOMPARE(one.texts.size(), static_cast<std::size_t>(i % 3 == 0 ? 0 : kTexts));
      for (std::size_t n = 0; n < one.texts.size(); ++n)
        QCOMPARE(one.texts[n], std::to_string(n));
    }
  }

  /// The producer notices the cancel, as the orchestrator does, and finishes; the destructor has waited for that.
  void destructionWhileFollowing() {
    Heard streamed;
    Heard plain;
    std::thread producer;
    {
      TicketFollower follower;
      const auto first = started();
      const auto second = started();
      follower.follow(ticketOf(*first), streamed.onPartial(), streamed.onEnd());
      follower.follow(ticketOf(*second), nullptr, plain.onEnd());
      first->addResult(delta("a"));
      producer = std::thread([first, second] {
        for (const auto& promise : {first, second}) {
          while (!promise->isCanceled())
            std::this_thread::yield();
          promise->finish();
        }
      });
    }
    QCOMPARE(streamed.ends.size(), 1U);
    QCOMPARE(textOf(streamed.ends[0]), "error cancelled");
    QCOMPARE(plain.ends.size(), 1U);
    QCOMPARE(textOf(plain.ends[0]), "error cancelled");
    producer.join();
  }

  void callbacksAreLetGo() {
    const auto token = std::make_shared<int>(1);
    Heard heard;
    {
      TicketFollower follower;
      for (const bool withPartials : {false, true}) {
        const auto promise = started();
        std::function<void(const Partial&)> onPartial;
        if (withPartials) onPartial = [token](const Partial&) {};
        follower.follow(ticketOf(*promise), std::move(onPartial),
                        [token, inner = heard.onEnd()](Result<Completed> end, bool isElsewhere) {
                          inner(std::move(end), isElsewhere);
                        });
        promise->addResult(completed("x"));
        promise->finish();
      }
    }
    QCOMPARE(heard.ends.size(), 2U);
    QCOMPARE(token.use_count(), 1L);
  }
};

QTEST_GUILESS_MAIN(TestTicketFollower)
#include "tst_ticket_follower.moc"
