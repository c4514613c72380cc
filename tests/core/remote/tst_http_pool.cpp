// SPDX-License-Identifier: Apache-2.0
#include "core/remote/http_pool.h"
#include "tests/core/remote/fake_server.h"

#include <QTest>

using namespace aisemble::remote;
using namespace aisemble::remote::test;
using namespace std::chrono_literals;

namespace {

/// Keeps what came, and lets tests wait for it.
class Collector final : public HttpSink {
 public:
  void onHead(const HttpHead& head) override {
    const std::scoped_lock lock(m_mutex);
    m_head = head;
    m_changed.notify_all();
  }
  bool onBody(std::string_view piece) override {
    const std::scoped_lock lock(m_mutex);
    m_body += piece;
    m_changed.notify_all();
    return !isStopping;
  }
  void onEnd(HttpEnd end) override {
    const std::scoped_lock lock(m_mutex);
    m_end = std::move(end);
    ++m_ends;
    m_changed.notify_all();
  }
  HttpEnd end() {
    std::unique_lock lock(m_mutex);
    m_changed.wait_for(lock, 30s, [this] { return m_ends > 0; });
    return m_end.value_or(HttpEnd{});
  }
  bool waitForBody(std::size_t bytes) {
    std::unique_lock lock(m_mutex);
    return m_changed.wait_for(lock, 30s, [&] { return m_body.size() >= bytes; });
  }
  std::string body() {
    const std::scoped_lock lock(m_mutex);
    return m_body;
  }
  HttpHead head() {
    const std::scoped_lock lock(m_mutex);
    return m_head;
  }
  int ends() {
    const std::scoped_lock lock(m_mutex);
    return m_ends;
  }
  std::atomic<bool> isStopping = false;

 private:
  std::mutex m_mutex;
  std::condition_variable m_changed;
  HttpHead m_head;
  std::string m_body;
  std::optional<HttpEnd> m_end;
  int m_ends = 0;
};

HttpPoolOptions with(const std::function<void(HttpPoolOptions&)>& change) {
  HttpPoolOptions out;
  change(out);
  return out;
}

HttpCall get(const std::string& url) {
  HttpCall call;
  call.url = url;
  return call;
}

HttpEnd fetch(HttpPool& pool, HttpCall call) {
  auto sink = std::make_shared<Collector>();
  pool.start(std::move(call), sink);
  return sink->end();
}

QByteArray nameOf(HttpOutcome outcome) {
  const auto name = httpOutcomeName(outcome);
  return {name.data(), static_cast<qsizetype>(name.size())};
}

} // namespace

#define COMPARE_OUTCOME(end, expected) QCOMPARE(nameOf((end).outcome), nameOf(HttpOutcome::expected))

class TestHttpPool : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void bringsTheWholeAnswer() {
    FakeServer server(
        answering([](const FakeRequest& r) { return answer(201, "got " + r.line, "X-Some: thing\r\n"); }));
    HttpPool pool({});
    auto sink = std::make_shared<Collector>();
    pool.start(get(server.url("/a?b=c")), sink);
    const HttpEnd end = sink->end();
    COMPARE_OUTCOME(end, Done);
    QCOMPARE(end.status, 201);
    QCOMPARE(sink->body(), std::string("got GET /a?b=c HTTP/1.1"));
    QCOMPARE(*findHeader(sink->head().headers, "x-SOME"), std::string("thing"));
    QVERIFY(end.wasSent);
    QVERIFY(end.firstByteTime.count() > 0);
  }

  void sendsBodiesInPieces() {
    std::atomic<bool> isEqual = false;
    const auto big = std::make_shared<const std::string>(std::string(3'000'000, 'x') + "end");
    FakeServer server(answering([&](const FakeRequest& r) {
      isEqual = r.body == "begin" + *big + "tail" && r.has("content-type: text/plain") && !r.has("Expect:");
      return answer(200, "");
    }));
    HttpPool pool({});
    HttpCall call = get(server.url());
    call.method = "POST";
    call.headers = {{"content-type", "text/plain"}};
    call.body.pieces = {std::make_shared<const std::string>("begin"), big, std::make_shared<const std::string>(""),
                        std::make_shared<const std::string>("tail")};
    QCOMPARE(call.body.size(), std::size_t{3'000'012});
    COMPARE_OUTCOME(fetch(pool, call), Done);
    QVERIFY(isEqual);
    QVERIFY(big.use_count() <= 3); // the call's and ours: never copied
  }

  void keepsConnections() {
    FakeServer server(answering([](const FakeRequest&) { return answer(200, "ok"); }));
    HttpPool pool({});
    for (int i = 0; i < 5; ++i)
      COMPARE_OUTCOME(fetch(pool, get(server.url())), Done);
    QCOMPARE(server.connections(), 1);
    QCOMPARE(server.requests(), 5);
    QCOMPARE(pool.statistics().connectionsOpened, std::uint64_t{1});
    QCOMPARE(pool.statistics().connectionsReused, std::uint64_t{4});
  }

  void keepsNoneWhenToldSo() {
    FakeServer server(answering([](const FakeRequest&) { return answer(200, "ok"); }));
    HttpPool pool(with([](HttpPoolOptions& o) { o.maxKept = 0; }));
    for (int i = 0; i < 3; ++i)
      COMPARE_OUTCOME(fetch(pool, get(server.url())), Done);
    QCOMPARE(server.connections(), 3);
  }

  void refusesWhenFull() {
    Gate gate;
    FakeServer server([&](Peer& peer) {
      (void)peer.read();
      gate.wait();
      peer.send(answer(200, "late"));
    });
    HttpPool pool(with([](HttpPoolOptions& o) {
      o.maxConnections = 1;
      o.blockWhenFull = false;
    }));
    auto first = std::make_shared<Collector>();
    pool.start(get(server.url()), first);
    COMPARE_OUTCOME(fetch(pool, get(server.url())), Refused);
    gate.open();
    COMPARE_OUTCOME(first->end(), Done);
    QCOMPARE(server.requests(), 1);
  }

  void waitsWhenFull() {
    Gate gate;
    std::atomic<int> atOnce = 0, most = 0;
    FakeServer server([&](Peer& peer) {
      while (peer.read()) {
        most = std::max<int>(most, ++atOnce);
        gate.wait();
        --atOnce;
        peer.send(answer(200, "ok"));
      }
    });
    HttpPool pool(with([](HttpPoolOptions& o) {
      o.maxConnections = 3;
      o.maxPerHost = 2;
    }));
    std::vector<std::shared_ptr<Collector>> sinks;
    for (int i = 0; i < 6; ++i) {
      sinks.push_back(std::make_shared<Collector>());
      pool.start(get(server.url()), sinks.back());
    }
    QTRY_COMPARE(atOnce.load(), 2);
    QTRY_COMPARE(pool.statistics().waiting, 4);
    gate.open();
    for (const auto& sink : sinks)
      COMPARE_OUTCOME(sink->end(), Done);
    QCOMPARE(most.load(), 2);
    QCOMPARE(server.connections(), 2);
  }

  void givesUpWaitingInTime() {
    Gate gate;
    FakeServer server([&](Peer& peer) {
      (void)peer.read();
      gate.wait();
      peer.send(answer(200, "ok"));
    });
    HttpPool pool(with([](HttpPoolOptions& o) {
      o.maxConnections = 1;
      o.maxWaiting = 1;
    }));
    auto first = std::make_shared<Collector>();
    pool.start(get(server.url()), first);
    HttpCall call = get(server.url());
    call.limits.total = 50ms;
    COMPARE_OUTCOME(fetch(pool, call), WaitTimeout);
    auto waiting = std::make_shared<Collector>();
    pool.start(get(server.url()), waiting);
    COMPARE_OUTCOME(fetch(pool, get(server.url())), Refused); // one may wait
    gate.open();
    COMPARE_OUTCOME(first->end(), Done);
    COMPARE_OUTCOME(waiting->end(), Done);
  }

  void limits_data() {
    QTest::addColumn<QString>("which");
    QTest::addColumn<int>("outcome");
    QTest::newRow("total, no answer") << "total" << static_cast<int>(HttpOutcome::TotalTimeout);
    QTest::newRow("first byte") << "first" << static_cast<int>(HttpOutcome::FirstByteTimeout);
    QTest::newRow("idle within the answer") << "idle" << static_cast<int>(HttpOutcome::IdleTimeout);
    QTest::newRow("total within the answer") << "slow" << static_cast<int>(HttpOutcome::TotalTimeout);
  }
  void limits() {
    QFETCH(QString, which);
    QFETCH(int, outcome);
    const bool begins = which == "idle" || which == "slow";
    FakeServer server([&](Peer& peer) {
      (void)peer.read();
      if (begins) peer.send(streamHead() + chunk("some"));
      peer.waitForClose();
    });
    HttpPool pool({});
    HttpCall call = get(server.url());
    call.limits.total = which == "total" || which == "slow" ? std::optional(60ms) : std::nullopt;
    if (which == "first") call.limits.firstByte = 60ms;
    if (which == "idle") call.limits.idle = 60ms;
    auto sink = std::make_shared<Collector>();
    pool.start(call, sink);
    QCOMPARE(static_cast<int>(sink->end().outcome), outcome);
    QCOMPARE(sink->body(), std::string(begins ? "some" : ""));
  }

  void endings_data() {
    QTest::addColumn<QString>("script");
    QTest::addColumn<int>("outcome");
    QTest::newRow("closed before an answer") << "close" << static_cast<int>(HttpOutcome::Closed);
    QTest::newRow("reset before an answer") << "reset" << static_cast<int>(HttpOutcome::Closed);
    QTest::newRow("closed in a chunked body") << "cut chunks" << static_cast<int>(HttpOutcome::Cut);
    QTest::newRow("closed in a counted body") << "cut body" << static_cast<int>(HttpOutcome::Cut);
    QTest::newRow("no HTTP") << "noise" << static_cast<int>(HttpOutcome::NotHttp);
    QTest::newRow("endless head") << "head" << static_cast<int>(HttpOutcome::TooLarge);
    QTest::newRow("too large") << "large" << static_cast<int>(HttpOutcome::TooLarge);
    QTest::newRow("a redirect is an answer") << "redirect" << static_cast<int>(HttpOutcome::Done);
  }
  void endings() {
    QFETCH(QString, script);
    QFETCH(int, outcome);
    FakeServer server([&](Peer& peer) {
      (void)peer.read();
      if (script == "reset") peer.reset();
      if (script == "cut chunks") peer.send(streamHead() + chunk("abc"));
      if (script == "cut body") peer.send("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nabc");
      if (script == "noise") peer.send("220 mail ready\r\n");
      if (script == "large") peer.send(answer(200, std::string(1001, 'x')));
      if (script == "redirect") peer.send(answer(307, "", "Location: http://127.0.0.1:1/\r\n"));
      if (script == "head") {
        peer.send("HTTP/1.1 200 OK\r\n");
        for (int i = 0; i < 70; ++i)
          peer.send("X-Fill: " + std::string(1000, 'x') + "\r\n");
        peer.waitForClose();
      }
    });
    HttpPool pool({});
    HttpCall call = get(server.url());
    call.method = "POST";
    call.body = HttpBody::of("hello");
    call.limits.responseBytes = 1000;
    const HttpEnd end = fetch(pool, call);
    QCOMPARE(nameOf(end.outcome), nameOf(static_cast<HttpOutcome>(outcome)));
    QCOMPARE(server.requests(), 1); // nothing is sent twice
    if (script == "redirect") QCOMPARE(end.status, 307);
  }

  void badAddresses_data() {
    QTest::addColumn<QString>("url");
    for (const char* url : {"", "ftp://127.0.0.1/", "file:///etc/passwd", "http://user:secret@127.0.0.1/",
                            "127.0.0.1:80", "http://", "http://a b/", "http://127.0.0.1:99999/"})
      QTest::newRow(*url == '\0' ? "empty" : url) << url;
  }
  void badAddresses() {
    QFETCH(QString, url);
    HttpPool pool({});
    const HttpEnd end = fetch(pool, get(url.toStdString()));
    COMPARE_OUTCOME(end, BadAddress);
    QVERIFY(!end.wasSent);
  }

  void tellsConnectionsFromNames() {
    HttpPool pool({});
    std::string closed;
    {
      FakeServer server([](Peer&) {});
      closed = server.url();
    }
    COMPARE_OUTCOME(fetch(pool, get(closed)), ConnectFailed);
  }

  void refusesSplitHeaders() {
    FakeServer server(answering([](const FakeRequest&) { return answer(200, ""); }));
    HttpPool pool({});
    HttpCall call = get(server.url());
    call.headers = {{"X-A", "b\r\nX-C: d"}};
    COMPARE_OUTCOME(fetch(pool, call), Failed);
    QCOMPARE(server.connections(), 0);
  }

  void cancelsWhatRunsAndWhatWaits() {
    Gate closed;
    FakeServer server([&](Peer& peer) {
      (void)peer.read();
      peer.send(streamHead() + chunk("first"));
      peer.waitForClose();
      closed.open();
    });
    HttpPool pool(with([](HttpPoolOptions& o) { o.maxConnections = 1; }));
    auto running = std::make_shared<Collector>();
    auto waiting = std::make_shared<Collector>();
    const auto runningHandle = pool.start(get(server.url()), running);
    QVERIFY(running->waitForBody(5));
    const auto waitingHandle = pool.start(get(server.url()), waiting);
    pool.cancel(waitingHandle);
    COMPARE_OUTCOME(waiting->end(), Cancelled);
    pool.cancel(runningHandle);
    pool.cancel(runningHandle);
    COMPARE_OUTCOME(running->end(), Cancelled);
    QVERIFY(closed.wait()); // the peer sees it
    pool.cancel(12345);
    QCOMPARE(running->ends(), 1);
    QCOMPARE(waiting->ends(), 1);
    QCOMPARE(pool.statistics().endedWith(HttpOutcome::Cancelled), std::uint64_t{2});
  }

  void stopsWhenTheSinkSaysSo() {
    FakeServer server([&](Peer& peer) {
      (void)peer.read();
      peer.send(streamHead() + chunk("first"));
      peer.waitForClose();
    });
    HttpPool pool({});
    auto sink = std::make_shared<Collector>();
    sink->isStopping = true;
    pool.start(get(server.url()), sink);
    COMPARE_OUTCOME(sink->end(), StoppedBySink);
  }

  void endsEverythingWhenDestroyed() {
    FakeServer server([&](Peer& peer) {
      (void)peer.read();
      peer.waitForClose();
    });
    std::vector<std::shared_ptr<Collector>> sinks;
    std::atomic<int> timers = 0;
    {
      HttpPool pool(with([](HttpPoolOptions& o) { o.maxConnections = 2; }));
      pool.schedule(10min, [&] { ++timers; });
      for (int i = 0; i < 5; ++i) {
        sinks.push_back(std::make_shared<Collector>());
        pool.start(get(server.url()), sinks.back());
      }
    }
    for (const auto& sink : sinks) {
      QCOMPARE(sink->ends(), 1);
      COMPARE_OUTCOME(sink->end(), Cancelled);
    }
    QCOMPARE(timers.load(), 0);
  }

  void resendsNothingOnADeadConnection() {
    // The first answer keeps the connection; the second request on it is read and then dropped.
    FakeServer server([&](Peer& peer) {
      (void)peer.read();
      peer.send(answer(200, "ok"));
      (void)peer.read();
    });
    HttpPool pool({});
    HttpCall call = get(server.url());
    call.method = "POST";
    call.body = HttpBody::of("work");
    COMPARE_OUTCOME(fetch(pool, call), Done);
    const HttpEnd end = fetch(pool, call);
    COMPARE_OUTCOME(end, Closed);
    QVERIFY(end.usedKeptConnection);
    QCOMPARE(server.requests(), 2); // the library would have sent it a third time
  }

  void timersGoInOrder() {
    HttpPool pool({});
    std::mutex mutex;
    std::string order;
    Gate done;
    const auto add = [&](char c) {
      const std::scoped_lock lock(mutex);
      order += c;
    };
    pool.schedule(30ms, [&] {
      add('c');
      done.open();
    });
    pool.schedule(10ms, [&] { add('b'); });
    const auto dropped = pool.schedule(15ms, [&] { add('x'); });
    pool.cancelTimer(dropped);
    pool.post([&] { add('a'); });
    QVERIFY(done.wait());
    QCOMPARE(order, std::string("abc"));
  }
};

QTEST_GUILESS_MAIN(TestHttpPool)
#include "tst_http_pool.moc"
