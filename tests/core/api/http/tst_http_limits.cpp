// SPDX-License-Identifier: Apache-2.0
// What a client must not do to a server, done with real sockets: too much, too slow, too many, malformed, uninvited.
// The limits are set so that a test need not wait long; nothing here depends on a race being won.

#include "tests/core/api/http/server_bench.h"

#include <QTest>

using namespace aisemble;
using namespace aisemble::api;
using namespace aisemble::api::test;
using namespace std::chrono_literals;

namespace {

const std::string kHead = " HTTP/1.1\r\nHost: localhost\r\n";

std::string get(const std::string& target) {
  return "GET " + target + kHead + "\r\n";
}

} // namespace

class TestHttpLimits : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  /// The status of the refusal; the connection is closed after it, without a reset that could swallow it.
  void refusals_data() {
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("status");
    const QByteArray head = QByteArray::fromStdString(kHead);
    QTest::newRow("header bytes") << "GET /hello" + head + "X: " + QByteArray(40'000, 'x') + "\r\n\r\n" << 431;
    QTest::newRow("header count") << "GET /hello" + head + QByteArray("X: y\r\n").repeated(200) + "\r\n" << 431;
    QTest::newRow("target length") << "GET /" + QByteArray(9'000, 'x') + head + "\r\n" << 414;
    QTest::newRow("body length") << "POST /echo" + head + "Content-Length: 1001\r\n\r\n" << 413;
    QTest::newRow("body length, all sent")
        << "POST /echo" + head + "Content-Length: 300000\r\n\r\n" + QByteArray(300'000, 'x') << 413;
    QTest::newRow("body length, wants to be told first")
        << "POST /echo" + head + "Content-Length: 1001\r\nExpect: 100-continue\r\n\r\n"
        << 413;
    QTest::newRow("chunks") << "POST /echo" + head + "Transfer-Encoding: chunked\r\n\r\n3e8\r\n" +
                                   QByteArray(1000, 'x') + "\r\n1\r\n"
                            << 413;
    QTest::newRow("file too large") << "POST /file" + head + "Content-Length: 1000001\r\n\r\n" << 413;
    QTest::newRow("both lengths") << "POST /echo" + head +
                                         "Content-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"
                                  << 400;
    QTest::newRow("two lengths") << "POST /echo" + head + "Content-Length: 1\r\nContent-Length: 2\r\n\r\nab" << 400;
    QTest::newRow("folded") << "GET /hello" + head + "X: a\r\n b\r\n\r\n" << 400;
    QTest::newRow("NUL") << "GET /hello" + head + QByteArray("X: \0\r\n\r\n", 8) << 400;
    QTest::newRow("bare line feeds") << QByteArray("GET /hello HTTP/1.1\nHost: localhost\n\n") << 400;
    QTest::newRow("bad escape") << "GET /%zz" + head + "\r\n" << 400;
    QTest::newRow("not UTF-8") << "GET /%ff" + head + "\r\n" << 400;
    QTest::newRow("dots") << "GET /../etc/passwd" + head + "\r\n" << 400;
    QTest::newRow("CONNECT") << "CONNECT example.org:443" + head + "\r\n" << 400;
    QTest::newRow("other encoding") << "POST /echo" + head + "Transfer-Encoding: gzip\r\n\r\n" << 501;
    QTest::newRow("HTTP/2") << QByteArray("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n") << 505;
    QTest::newRow("TLS") << QByteArray("\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03", 11) << 400;
    QTest::newRow("bad chunk") << "POST /echo" + head + "Transfer-Encoding: chunked\r\n\r\nxyz\r\n" << 400;
  }
  void refusals() {
    QFETCH(QByteArray, bytes);
    QFETCH(int, status);
    const ServerBench bench;
    RawClient client(bench.port());
    const RawAnswer answer = client.ask(bytes.toStdString());
    QCOMPARE(answer.status, status);
    QVERIFY(answer.isComplete);
    QCOMPARE(answer.field("Content-Type").value(), "application/json");
    QCOMPARE(answer.field("Connection").value(), "close");
    client.halfClose();
    QVERIFY(client.waitForClose());
    QCOMPARE(bench.get("/hello").status, 200); // the server is well
    QVERIFY(eventually([&] { return bench.metrics.inFlight() == 0; }));
  }

  /// A short body that nobody wants does not cost the connection.
  void shortBodiesOfRefusedRequestsArePassedOver() {
    const ServerBench bench;
    RawClient client(bench.port());
    QCOMPARE(client.ask("POST /none" + kHead + "Content-Length: 4\r\n\r\nGET ").status, 404);
    QCOMPARE(client.ask("PUT /hello" + kHead + "Content-Length: 4\r\n\r\nGET ").status, 405);
    QCOMPARE(client.ask(get("/hello")).status, 200);
    const RawAnswer large = client.ask("POST /none" + kHead + "Content-Length: 900000\r\n\r\n"); // not waited for
    QCOMPARE(large.status, 404);
    QVERIFY(!bench.metrics.prometheusText().empty());
  }

  void headThatDoesNotCome() {
    ServerLimits limits;
    limits.headTime = 100ms;
    const ServerBench bench(limits);
    RawClient silent(bench.port());
    QVERIFY(silent.waitForClose()); // nothing was asked, nothing is answered
    RawClient half(bench.port());
    half.send("GET /hello HTT");
    QCOMPARE(half.receive().status, 408);
    half.halfClose();
    QVERIFY(half.waitForClose());
  }

  /// A byte now and then does not keep the head's time from running out (slowloris).
  void headThatTrickles() {
    ServerLimits limits;
    limits.headTime = 200ms;
    limits.linger = 50ms;
    const ServerBench bench(limits);
    RawClient client(bench.port());
    client.send("GET /hello HTTP/1.1\r\nHost: localhost\r\n");
    QVERIFY(eventually([&] { return bench.metrics.connections() == 1; }));
    const auto start = std::chrono::steady_clock::now();
    for (int sent = 0; bench.metrics.connections() > 0 && client.send("X"); ++sent) { // one long field
      while (std::chrono::steady_clock::now() < start + sent * 5ms && bench.metrics.connections() > 0)
        std::this_thread::yield();
      QVERIFY(sent < 4000);
    }
    QVERIFY(eventually([&] { return bench.metrics.connections() == 0; }));
  }

  void trickleOfTheHeadAloneIsTimed() {
    ServerLimits limits;
    limits.headTime = 200ms;
    const ServerBench bench(limits);
    RawClient client(bench.port());
    client.send("G");
    RawAnswer answer = client.receive();
    QCOMPARE(answer.status, 408);
  }

  void bodyThatDoesNotCome() {
    ServerLimits limits;
    limits.bodyWindow = 100ms;
    const ServerBench bench(limits);
    RawClient client(bench.port());
    client.send("POST /big" + kHead + "Content-Length: 100000\r\n\r\nabc");
    QCOMPARE(client.receive().status, 408);
  }

  /// A body that goes on growing by what is asked of it is let in, however long it takes.
  void bodyThatGrowsIsWaitedFor() {
    ServerLimits limits;
    limits.bodyWindow = 60ms;
    limits.bodyBytesPerWindow = 1;
    const ServerBench bench(limits);
    RawClient client(bench.port());
    client.send("POST /big" + kHead + "Content-Length: 40\r\n\r\n");
    const auto start = std::chrono::steady_clock::now();
    for (int i = 0; i < 40; ++i) {
      client.send("x");
      while (std::chrono::steady_clock::now() < start + (i + 1) * 5ms)
        std::this_thread::yield();
    }
    QCOMPARE(client.receive().body, "40");
  }

  void idleConnectionsAreClosed() {
    ServerLimits limits;
    limits.idle = 100ms;
    const ServerBench bench(limits);
    RawClient client(bench.port());
    QCOMPARE(client.ask(get("/hello")).status, 200);
    QVERIFY(client.waitForClose());
    QVERIFY(!client.wasReset());
  }

  /// A long answer is no idleness: the next request of that connection is served.
  void idleTimeBeginsAfterTheAnswer() {
    ServerLimits limits;
    limits.idle = 200ms;
    ServerBench bench(limits);
    RawClient client(bench.port());
    client.send(get("/hold"));
    const ExchangePtr exchange = bench.held.take();
    const auto until = std::chrono::steady_clock::now() + 300ms;
    while (std::chrono::steady_clock::now() < until)
      std::this_thread::yield();
    exchange->respond({});
    QCOMPARE(client.receive().status, 200);
    QCOMPARE(client.ask(get("/hello")).status, 200);
  }

  void clientThatDoesNotRead() {
    ServerLimits limits;
    limits.writeStall = 100ms;
    const ServerBench bench(limits);
    RawClient client(bench.port());
    client.shrinkReceiveBuffer();
    client.send(get("/much"));
    QVERIFY(eventually([&] { return bench.metrics.inFlight() == 1; }));
    QVERIFY(eventually([&] { return bench.metrics.inFlight() == 0 && bench.metrics.connections() == 0; }));
    QVERIFY(!client.receive().isComplete);
  }

  void streamThatIsNotRead() {
    ServerLimits limits;
    limits.unsentBytes = 100'000;
    ServerBench bench(limits);
    RawClient client(bench.port());
    client.shrinkReceiveBuffer();
    client.send(get("/hold"));
    const ExchangePtr exchange = bench.held.take();
    std::atomic<bool> isGone{false};
    exchange->onClientGone([&] { isGone = true; });
    exchange->beginStream({});
    const std::string chunk(50'000, 'x');
    int written = 0;
    while (exchange->write(chunk) && written < 10'000)
      ++written;
    QVERIFY(written < 10'000); // the system's own buffers and the bound, then no more
    QVERIFY(eventually([&] { return isGone.load(); }));
    QVERIFY(!exchange->write("x"));
    QVERIFY(eventually([&] { return bench.metrics.connections() == 0; }));
  }

  void connectionsInAll() {
    ServerLimits limits;
    limits.connections = 2;
    const ServerBench bench(limits);
    RawClient first(bench.port());
    QCOMPARE(first.ask(get("/hello")).status, 200);
    auto second = std::make_unique<RawClient>(bench.port());
    QCOMPARE(second->ask(get("/hello")).status, 200);
    RawClient third(bench.port());
    const RawAnswer refused = third.receive(); // at once, before anything is asked
    QCOMPARE(refused.status, 503);
    QVERIFY(refused.field("Retry-After"));
    QVERIFY(third.waitForClose());
    second.reset();
    QVERIFY(eventually([&] { return bench.metrics.connections() == 1; }));
    RawClient fourth(bench.port());
    QCOMPARE(fourth.ask(get("/hello")).status, 200);
    QVERIFY(bench.metrics.prometheusText().find("aisemble_http_connections_refused_total 1") != std::string::npos);
  }

  void connectionsOfOneAddress() {
    ServerLimits limits;
    limits.connectionsPerAddress = 1;
    const ServerBench bench(limits);
    RawClient first(bench.port());
    QCOMPARE(first.ask(get("/hello")).status, 200);
    RawClient second(bench.port());
    QCOMPARE(second.receive().status, 503);
    RawClient other(bench.port(), "127.0.0.2");
    QCOMPARE(other.ask(get("/hello")).status, 200);
  }

  void bodiesInAll() { // what is in memory at a time
    ServerLimits limits;
    limits.bodyBytesInAll = 100'000;
    const ServerBench bench(limits);
    std::unique_ptr<RawClient> first;
    RawAnswer refused;
    std::chrono::milliseconds ahead{10};
    QVERIFY(eventually([&] { // until the first one's bytes have been read: the probe's may come in before them
      first = std::make_unique<RawClient>(bench.port());
      first->send("POST /big" + kHead + "Content-Length: 90001\r\n\r\n" + std::string(90'000, 'x'));
      std::this_thread::sleep_for(ahead);
      ahead *= 2;
      RawClient probe(bench.port());
      refused = probe.ask("POST /big" + kHead + "Content-Length: 20000\r\n\r\n" + std::string(20'000, 'x'));
      return refused.status == 503;
    }));
    QVERIFY(refused.field("Retry-After"));
    QCOMPARE(first->ask("x").body, "90001");
    QVERIFY(eventually([&] { // until the first exchange has gone
      RawClient second(bench.port());
      return second.ask("POST /big" + kHead + "Content-Length: 20000\r\n\r\n" + std::string(20'000, 'x')).body ==
             "20000";
    }));
  }

  void lingeringEnds() {
    ServerLimits limits;
    limits.linger = 100ms;
    const ServerBench bench(limits);
    RawClient client(bench.port()); // never closes, never reads
    client.send("POST /echo" + kHead + "Content-Length: 5000\r\n\r\n");
    QVERIFY(eventually([&] { return bench.metrics.connections() == 1; }));
    QVERIFY(eventually([&] { return bench.metrics.connections() == 0; }));
    limits.linger = 60s;
    limits.lingerBytes = 10'000;
    const ServerBench other(limits);
    RawClient pouring(other.port());
    pouring.send("POST /echo" + kHead + "Content-Length: 500000000\r\n\r\n");
    while (pouring.send(std::string(1000, 'x'))) {
    }
    QVERIFY(eventually([&] { return other.metrics.connections() == 0; }));
  }

  void requestsSentAheadAreBounded() {
    ServerBench bench;
    RawClient client(bench.port());
    client.send(get("/hold"));
    const ExchangePtr exchange = bench.held.take();
    std::thread sender([&] {
      for (int i = 0; i < 20'000; ++i)
        if (!client.send(get("/hello"))) return; // most of it waits in the system's buffers, unread
    });
    exchange->respond({200, "text/plain", "first", {}});
    QCOMPARE(client.receive().body, "first");
    for (int i = 0; i < 20'000; ++i)
      QCOMPARE(client.receive().body, "hi");
    sender.join();
  }

  void strangersAreRefused() {
    AccessOptions access;
    access.key = "0123456789abcdef";
    access.allowedOrigins = {"https://app.example"};
    const ServerBench bench({}, access);
    const std::string key = "x-api-key: 0123456789abcdef\r\n";
    QCOMPARE(bench.get("/hello").status, 401);
    QCOMPARE(bench.get("/hello").field("WWW-Authenticate").value(), "Bearer realm=\"aisemble\"");
    QCOMPARE(bench.get("/none").status, 401); // what exists is not told either
    QCOMPARE(bench.get("/hello", key).status, 200);
    QCOMPARE(bench.get("/hello", key + "Origin: https://evil.example\r\n").status, 403);
    const RawAnswer allowed = bench.get("/none", key + "Origin: https://app.example\r\n");
    QCOMPARE(allowed.status, 404);
    QCOMPARE(allowed.field("Access-Control-Allow-Origin").value(), "https://app.example"); // errors can be read too
    RawClient client(bench.port());
    const RawAnswer preflight = client.ask("OPTIONS /hello" + kHead +
                                           "Origin: https://app.example\r\n"
                                           "Access-Control-Request-Method: GET\r\n\r\n");
    QCOMPARE(preflight.status, 204);
    QCOMPARE(client.ask("GET /metrics HTTP/1.1\r\nHost: evil.example\r\n" + key + "\r\n").status, 403);
    QCOMPARE(client.ask("GET /metrics HTTP/1.1\r\n" + key + "\r\n").status, 403);
    QCOMPARE(client.ask("GET /metrics HTTP/1.1\r\nHost: localhost:1\r\n" + key + "\r\n").status,
             200); // a tunnel's port
    QCOMPARE(client.ask("GET http://evil.example/metrics" + kHead + key + "\r\n").status, 403);
    QCOMPARE(
        client.ask("GET /metrics HTTP/1.1\r\nHost: 127.0.0.1:" + std::to_string(bench.port()) + "\r\n" + key + "\r\n")
            .status,
        200);
  }
};

QTEST_APPLESS_MAIN(TestHttpLimits)
#include "tst_http_limits.moc"
