// SPDX-License-Identifier: Apache-2.0
// What a well-behaved client sees: answers, bodies, streams, keep-alive, and the server's stop. Misuse is in
// tst_http_limits and tst_http_framing.

#include "tests/core/api/http/server_bench.h"

#include <QTest>

#include <fstream>

using namespace aisemble;
using namespace aisemble::api;
using namespace aisemble::api::test;

namespace {

std::string get(const std::string& target, const std::string& fields = {}) {
  return "GET " + target + " HTTP/1.1\r\nHost: localhost\r\n" + fields + "\r\n";
}

std::string post(const std::string& target, const std::string& body, const std::string& fields = {}) {
  return "POST " + target + " HTTP/1.1\r\nHost: localhost\r\nContent-Length: " + std::to_string(body.size()) + "\r\n" +
         fields + "\r\n" + body;
}

} // namespace

class TestHttpServer : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void answersAndKeepsTheConnection() {
    const ServerBench bench;
    RawClient client(bench.port());
    for (int i = 0; i < 3; ++i) {
      const RawAnswer answer = client.ask(get("/hello/"));
      QCOMPARE(answer.status, 200);
      QCOMPARE(answer.body, "hi");
      QCOMPARE(answer.field("Content-Type").value(), "text/plain");
      QCOMPARE(answer.field("Content-Length").value(), "2");
      QCOMPARE(answer.field("Server").value(), "aisemble");
      QVERIFY(answer.field("Date").value().ends_with(" GMT"));
      QVERIFY(!answer.field("Connection"));
    }
    QVERIFY(eventually([&] { return bench.metrics.inFlight() == 0; }));
    QCOMPARE(bench.metrics.connections(), 1);
  }

  void errors_data() {
    QTest::addColumn<QString>("request");
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("body");
    QTest::newRow("404") << "GET /none" << 404 << R"({"detail":"Not Found"})";
    QTest::newRow("405") << "PUT /hello" << 405 << R"({"detail":"Method Not Allowed"})";
    QTest::newRow("404 of OpenAI")
        << "GET /v1/none" << 404
        << R"({"error":{"message":"Not Found","type":"not_found_error","param":null,"code":null}})";
    QTest::newRow("405 of OpenAI")
        << "PUT /v1/hello" << 405
        << R"({"error":{"message":"Method Not Allowed","type":"invalid_request_error","param":null,"code":null}})";
    QTest::newRow("not quite OpenAI") << "GET /v1x" << 404 << R"({"detail":"Not Found"})";
    QTest::newRow("a route throws") << "GET /throws" << 500 << R"({"detail":"Internal Server Error"})";
    QTest::newRow("a route forgets") << "GET /forgets" << 500 << R"({"detail":"Internal Server Error"})";
  }
  void errors() {
    QFETCH(QString, request);
    QFETCH(int, status);
    QFETCH(QString, body);
    const ServerBench bench;
    RawClient client(bench.port());
    const RawAnswer answer = client.ask(request.toStdString() + " HTTP/1.1\r\nHost: localhost\r\n\r\n");
    QCOMPARE(answer.status, status);
    QCOMPARE(QString::fromStdString(answer.body), body);
    QCOMPARE(answer.field("Content-Type").value(), "application/json");
    if (status == 405) QCOMPARE(answer.field("Allow").value(), "GET, HEAD");
    QCOMPARE(client.ask(get("/hello")).status, 200); // the connection is good for more
  }

  void headHasNoBody() {
    const ServerBench bench;
    RawClient client(bench.port());
    client.send("HEAD /hello HTTP/1.1\r\nHost: localhost\r\n\r\nHEAD /none HTTP/1.1\r\nHost: localhost\r\n\r\n" +
                get("/hello"));
    const RawAnswer head = client.receive(true);
    QCOMPARE(head.status, 200);
    QCOMPARE(head.field("Content-Length").value(), "2");
    QCOMPARE(client.receive(true).status, 404);
    QCOMPARE(client.receive().body, "hi");
  }

  void noContent() {
    const ServerBench bench;
    RawClient client(bench.port());
    client.send(get("/nothing") + get("/hello"));
    const RawAnswer answer = client.receive();
    QCOMPARE(answer.status, 204);
    QVERIFY(!answer.field("Content-Length"));
    QCOMPARE(client.receive().body, "hi");
  }

  void pipelinedAnswersKeepTheirOrder() {
    ServerBench bench;
    RawClient client(bench.port());
    client.send(get("/hold/a") + get("/hello") + get("/hold/b") + get("/hello"));
    const ExchangePtr first = bench.held.take();
    QVERIFY(first);
    QCOMPARE(first->request().parameters.at("name"), "a");
    std::thread([first] { first->respond({200, "text/plain", "first", {}}); }).join();
    QCOMPARE(client.receive().body, "first");
    QCOMPARE(client.receive().body, "hi");
    const ExchangePtr second = bench.held.take();
    QVERIFY(second);
    second->respond({200, "text/plain", "second", {}});
    second->respond({200, "text/plain", "again", {}}); // has no effect
    QCOMPARE(client.receive().body, "second");
    QCOMPARE(client.receive().body, "hi");
  }

  void thousandPipelined() {
    const ServerBench bench;
    RawClient client(bench.port());
    std::string all;
    for (int i = 0; i < 1000; ++i)
      all += get("/ask?i=" + std::to_string(i));
    std::thread sender([&] { client.send(all); });
    for (int i = 0; i < 1000; ++i)
      QCOMPARE(client.receive().body, "/ask|i=" + std::to_string(i));
    sender.join();
  }

  void queriesAreDecoded() {
    const ServerBench bench;
    QCOMPARE(bench.get("/ask?a=1%202+3&b=%E7%8C%AB&&c&d=").body, "/ask|a=1 2 3|b=\xe7\x8c\xab|c=|d=");
    QCOMPARE(bench.get("http://localhost/ask?x").body, "/ask|x="); // the absolute form
    QCOMPARE(bench.get("/%61sk/").body, "/ask");
  }

  void headersCannotBeSmuggledIntoAnswers() {
    const ServerBench bench;
    const RawAnswer answer = bench.get("/reflect?v=a%0D%0AX-Evil:%201");
    QCOMPARE(answer.status, 200);
    QVERIFY(!answer.field("X-Evil"));
    QCOMPARE(answer.field("X-Name").value(), "a  X-Evil: 1");
  }

  void bodies() {
    const ServerBench bench;
    RawClient client(bench.port());
    QCOMPARE(client.ask(post("/echo", "body")).body, "body");
    QCOMPARE(client.ask(post("/echo", "")).body, "");
    const std::string head = "POST /echo HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: Chunked\r\n\r\n";
    QCOMPARE(client.ask(head + "3\r\nabc\r\n2;x=\"y\"\r\nde\r\n0\r\nX-Trailer: 1\r\n\r\n").body, "abcde");
    QCOMPARE(client.ask(head + "0\r\n\r\n").body, "");
    const std::string large(3'000'000, 'x');
    QCOMPARE(client.ask(post("/big", large)).body, "3000000");
    QCOMPARE(client.ask(post("/echo", "end")).body, "end");
  }

  /// Wherever the bytes are cut, the same requests come out.
  void anyPieces() {
    const ServerBench bench;
    RawClient client(bench.port());
    const std::string all = "\r\n" + post("/echo", "one") +
                            "POST /echo HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n"
                            "2\r\ntw\r\n1\r\no\r\n0\r\n\r\n" +
                            get("/hello");
    std::thread sender([&] {
      for (const char c : all)
        client.send({&c, 1});
    });
    QCOMPARE(client.receive().body, "one");
    QCOMPARE(client.receive().body, "two");
    QCOMPARE(client.receive().body, "hi");
    sender.join();
  }

  void continueIsSaidWhenAsked() {
    const ServerBench bench;
    RawClient client(bench.port());
    client.send("POST /echo HTTP/1.1\r\nHost: localhost\r\nContent-Length: 4\r\nExpect: 100-continue\r\n\r\n");
    QCOMPARE(client.receive().status, 100);
    QCOMPARE(client.ask("data").body, "data");
    // Sent along already: there is nothing to wait for.
    QCOMPARE(client.ask(post("/echo", "data", "Expect: 100-continue\r\n")).status, 200);
    const RawAnswer refused = client.ask(post("/echo", "data", "Expect: wonders\r\n"));
    QCOMPARE(refused.status, 417);
    QVERIFY(client.waitForClose());
  }

  void bodyInAFile() {
    ServerBench bench;
    RawClient client(bench.port());
    const std::string content(200'000, 'f');
    client.send(post("/hold-file", content));
    ExchangePtr exchange = bench.held.take();
    QVERIFY(exchange);
    const std::filesystem::path file = exchange->request().bodyFile;
    QVERIFY(exchange->request().body.empty());
    QCOMPARE(std::filesystem::file_size(file), content.size());
    QCOMPARE(file.parent_path(), std::filesystem::path(bench.folder.filePath("in").toStdString()));
    QCOMPARE(std::filesystem::status(file).permissions(),
             std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
    exchange->respond({200, "text/plain", "ok", {}});
    QCOMPARE(client.receive().body, "ok");
    exchange.reset();
    QVERIFY(eventually([&] { return !std::filesystem::exists(file); })); // gone with the exchange

    client.send(post("/hold-file", content));
    exchange = bench.held.take();
    const std::filesystem::path moved = bench.folder.filePath("kept").toStdString();
    std::filesystem::rename(exchange->request().bodyFile, moved);
    exchange->respond({});
    exchange.reset();
    QCOMPARE(client.receive().status, 200);
    QVERIFY(std::filesystem::exists(moved));

    // A client that leaves in the middle leaves nothing behind.
    client.send("POST /file HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n\r\nabc");
    client.close();
    QVERIFY(eventually([&] { return bench.metrics.connections() == 0; }));
    QVERIFY(std::filesystem::is_empty(bench.folder.filePath("in").toStdString()));
  }

  void http10() {
    const ServerBench bench;
    RawClient closing(bench.port());
    const RawAnswer answer = closing.ask("GET /hello HTTP/1.0\r\nHost: localhost\r\n\r\n");
    QCOMPARE(answer.body, "hi");
    QCOMPARE(answer.field("Connection").value(), "close");
    QVERIFY(closing.waitForClose());
    RawClient kept(bench.port());
    for (int i = 0; i < 2; ++i)
      QCOMPARE(kept.ask("GET /hello HTTP/1.0\r\nHost: localhost\r\nConnection: Keep-Alive\r\n\r\n")
                   .field("Connection")
                   .value(),
               "keep-alive");
  }

  void connectionClose() {
    const ServerBench bench;
    RawClient client(bench.port());
    const RawAnswer answer = client.ask(get("/hello", "Connection: close\r\n"));
    QCOMPARE(answer.field("Connection").value(), "close");
    QVERIFY(client.waitForClose());
    QVERIFY(!client.wasReset());
  }

  void streams() {
    ServerBench bench;
    RawClient client(bench.port());
    client.send(get("/hold") + get("/hello"));
    const ExchangePtr exchange = bench.held.take();
    exchange->beginStream({200, "text/event-stream", "", {{"Cache-Control", "no-store"}}});
    const std::string head = client.receiveHead();
    QVERIFY(head.find("Transfer-Encoding: chunked") != std::string::npos);
    QVERIFY(head.find("Cache-Control: no-store") != std::string::npos);
    QVERIFY(exchange->write("one"));
    QCOMPARE(client.receiveChunk().value(), "one"); // it arrives before the next is written
    QVERIFY(exchange->write(""));
    QVERIFY(exchange->write(std::string(100'000, 'x')));
    QCOMPARE(client.receiveChunk().value().size(), 100'000U);
    exchange->endStream();
    QCOMPARE(client.receiveChunk().value(), "");
    QVERIFY(!exchange->write("late"));
    QCOMPARE(client.receive().body, "hi");
  }

  void streamFromManyThreads() {
    ServerBench bench;
    RawClient client(bench.port());
    client.send(get("/hold"));
    const ExchangePtr exchange = bench.held.take();
    exchange->beginStream({});
    std::vector<std::thread> writers;
    for (int t = 0; t < 4; ++t)
      writers.emplace_back([&] {
        for (int i = 0; i < 500; ++i)
          exchange->write("0123456789");
      });
    for (std::thread& writer : writers)
      writer.join();
    exchange->endStream();
    const RawAnswer answer = client.receive();
    QVERIFY(answer.isComplete);
    QCOMPARE(answer.body.size(), 20'000U);
  }

  void streamToHttp10AndHead() {
    ServerBench bench;
    RawClient old(bench.port());
    old.send("GET /hold HTTP/1.0\r\nHost: localhost\r\nConnection: keep-alive\r\n\r\n");
    ExchangePtr exchange = bench.held.take();
    exchange->beginStream({});
    QVERIFY(exchange->write("a"));
    QVERIFY(exchange->write("b"));
    exchange->endStream();
    const RawAnswer answer = old.receive();
    QVERIFY(!answer.field("Transfer-Encoding"));
    QCOMPARE(answer.body, "ab");
    QVERIFY(answer.isComplete);

    RawClient head(bench.port());
    head.send("HEAD /hold HTTP/1.1\r\nHost: localhost\r\n\r\n" + get("/hello"));
    exchange = bench.held.take();
    QCOMPARE(exchange->request().method, "HEAD");
    exchange->beginStream({});
    QVERIFY(exchange->write("a"));
    exchange->endStream();
    QCOMPARE(head.receive(true).status, 200);
    QCOMPARE(head.receive().body, "hi");
  }

  void cutStreamsShow() {
    ServerBench bench;
    RawClient client(bench.port());
    client.send(get("/hold"));
    ExchangePtr exchange = bench.held.take();
    exchange->beginStream({});
    QVERIFY(exchange->write("part"));
    exchange->cutStream();
    RawAnswer answer = client.receive();
    QCOMPARE(answer.body, "part");
    QVERIFY(!answer.isComplete);

    RawClient forgotten(bench.port());
    forgotten.send(get("/hold"));
    exchange = bench.held.take();
    exchange->beginStream({});
    QVERIFY(exchange->write("part"));
    exchange.reset();
    answer = forgotten.receive();
    QCOMPARE(answer.body, "part");
    QVERIFY(!answer.isComplete);

    RawClient old(bench.port()); // without chunks only a reset tells
    old.send("GET /hold HTTP/1.0\r\nHost: localhost\r\n\r\n");
    exchange = bench.held.take();
    exchange->beginStream({});
    exchange->cutStream();
    QVERIFY(!old.receive().isComplete);
    QVERIFY(old.wasReset());
  }

  void clientGone_data() {
    QTest::addColumn<QString>("how");
    QTest::addColumn<bool>("isStream");
    QTest::addColumn<bool>("isEarly"); // it leaves before the route asks to be told
    for (const char* how : {"close", "reset", "half"})
      for (const bool isStream : {false, true})
        for (const bool isEarly : {false, true})
          QTest::addRow("%s %s %s", how, isStream ? "stream" : "whole", isEarly ? "early" : "late")
              << how << isStream << isEarly;
  }
  void clientGone() {
    QFETCH(QString, how);
    QFETCH(bool, isStream);
    QFETCH(bool, isEarly);
    ServerBench bench;
    RawClient client(bench.port());
    client.send(get("/hold"));
    const ExchangePtr exchange = bench.held.take();
    if (isStream) exchange->beginStream({});
    std::atomic<int> calls{0};
    std::atomic<bool> onOtherThread{false};
    const auto tell = [&, test = std::this_thread::get_id()] {
      onOtherThread = std::this_thread::get_id() != test;
      ++calls;
    };
    const auto leave = [&] {
      if (how == "close") client.close();
      if (how == "reset") client.closeWithReset();
      if (how == "half") client.halfClose();
    };
    if (!isEarly) exchange->onClientGone([&] { calls += 100; }); // replaced
    if (!isEarly) exchange->onClientGone(tell);
    leave();
    if (isEarly) {
      if (isStream) QVERIFY(eventually([&] { return !exchange->write("x"); }));
      if (how != "half")
        QVERIFY(eventually([&] { return isStream || bench.metrics.connections() == 0 || how == "close"; }));
      exchange->onClientGone(tell);
    }
    QVERIFY(eventually([&] { return calls == 1; }));
    QVERIFY(onOtherThread);
    if (isStream) {
      QVERIFY(!exchange->write("x"));
      exchange->endStream();
    } else {
      exchange->respond({200, "text/plain", "after all", {}});
      if (how == "half") QCOMPARE(client.receive().body, "after all");
    }
    if (how == "half") client.close();
    QVERIFY(eventually([&] { return bench.metrics.connections() == 0 && bench.metrics.inFlight() == 0; }));
    QCOMPARE(calls.load(), 1);
  }

  void clientThatStaysIsNotGone() {
    ServerBench bench;
    RawClient client(bench.port());
    client.send(get("/hold"));
    const ExchangePtr exchange = bench.held.take();
    std::atomic<int> calls{0};
    exchange->onClientGone([&] { ++calls; });
    exchange->respond({});
    QCOMPARE(client.receive().status, 200);
    exchange->onClientGone([&] { ++calls; });
    client.close();
    QVERIFY(eventually([&] { return bench.metrics.connections() == 0; }));
    QCOMPARE(calls.load(), 0);
  }

  void logsWithoutQueriesAndBodies() {
    ServerBench bench;
    RawClient client(bench.port());
    client.ask(post("/echo?secret=1", "private"));
    client.ask(get("/none"));
    QVERIFY(eventually([&] { return bench.logger.lines().size() == 2; }));
    const auto lines = bench.logger.lines();
    QCOMPARE(std::get<std::string>(lines[0].at("event")), "request");
    QCOMPARE(std::get<std::string>(lines[0].at("path")), "/echo");
    QCOMPARE(std::get<std::string>(lines[0].at("route")), "/echo");
    QCOMPARE(std::get<std::string>(lines[0].at("method")), "POST");
    QCOMPARE(std::get<long long>(lines[0].at("status")), 200);
    QCOMPARE(std::get<long long>(lines[0].at("bytes_in")), 7);
    QCOMPARE(std::get<std::string>(lines[0].at("client")), "127.0.0.1");
    QVERIFY(std::get<double>(lines[0].at("duration_ms")) >= 0);
    QCOMPARE(std::get<std::string>(lines[1].at("route")), "unknown");
    for (const auto& line : lines)
      for (const auto& [name, value] : line)
        if (const auto* text = std::get_if<std::string>(&value))
          QVERIFY(text->find("secret") == std::string::npos && text->find("private") == std::string::npos);
    const std::string metrics = bench.metrics.prometheusText();
    QVERIFY(metrics.find("aisemble_http_requests_total{route=\"/echo\",method=\"POST\",status=\"200\"} 1") !=
            std::string::npos);
    QVERIFY(metrics.find("{route=\"unknown\",method=\"GET\",status=\"404\"} 1") != std::string::npos);
  }

  void severalPortsWithTheirRouters() {
    Router first;
    Router second;
    first.add("GET", "/", [](const ExchangePtr& exchange) { exchange->respond({200, "text/plain", "first", {}}); });
    second.add("GET", "/", [](const ExchangePtr& exchange) {
      exchange->respond({200, "text/plain", std::to_string(exchange->request().port), {}});
    });
    HttpMetrics metrics;
    NullLogger logger;
    HttpServerOptions options;
    options.listeners = {{0, &first}, {0, &second}};
    const auto server = HttpServer::start(std::move(options), metrics, logger);
    QVERIFY(server.has_value());
    const auto& endpoints = (*server)->endpoints();
    QCOMPARE(endpoints.size(), 2U);
    RawClient a(endpoints[0].port);
    RawClient b(endpoints[1].port);
    QCOMPARE(a.ask(get("/")).body, "first");
    QCOMPARE(b.ask(get("/")).body, std::to_string(endpoints[1].port));
    QCOMPARE(endpoints[0].url(), "http://127.0.0.1:" + std::to_string(endpoints[0].port));
    QCOMPARE((HttpServer::Endpoint{"::1", 80}.url()), "http://[::1]:80");
  }

  void takenPortIsAnErrorThatSaysSo() {
    const ServerBench bench;
    HttpServerOptions options;
    options.listeners = {{bench.port(), &bench.router}};
    HttpMetrics metrics;
    NullLogger logger;
    const auto second = HttpServer::start(options, metrics, logger);
    QVERIFY(!second);
    QCOMPARE(second.error().code, ErrorCode::Unavailable);
    QVERIFY(second.error().message.find("port " + std::to_string(bench.port())) != std::string::npos);
    QVERIFY(second.error().message.find("--port") != std::string::npos);

    options.host = "no such host";
    QCOMPARE(HttpServer::start(options, metrics, logger).error().code, ErrorCode::NotFound);
    options.host = "192.0.2.1"; // of no machine (RFC 5737)
    QCOMPARE(HttpServer::start(options, metrics, logger).error().code, ErrorCode::Unavailable);
    options.listeners.clear();
    QCOMPARE(HttpServer::start(options, metrics, logger).error().code, ErrorCode::InvalidArgument);
  }

  void stopClosesWhatIsIdle() {
    ServerBench bench;
    RawClient idle(bench.port());
    QCOMPARE(idle.ask(get("/hello")).status, 200);
    bench.server->stop();
    QVERIFY(idle.waitForClose());
    QVERIFY(!RawClient(bench.server->endpoints()[0].port).isConnected());
    bench.server->stop(); // has no effect
  }

  void stopLetsAnswersEnd() {
    ServerBench bench;
    RawClient client(bench.port());
    client.send(get("/hold"));
    const ExchangePtr exchange = bench.held.take();
    std::thread stopping([&] { bench.server->stop(); });
    QVERIFY(eventually([&] { return !RawClient(bench.port()).isConnected(); }));
    exchange->respond({200, "text/plain", "done", {}});
    const RawAnswer answer = client.receive();
    QCOMPARE(answer.body, "done");
    QVERIFY(client.waitForClose());
    stopping.join();
  }

  void stopCutsWhatDoesNotEnd() {
    ServerLimits limits;
    limits.stopGrace = std::chrono::milliseconds(50);
    ServerBench bench(limits);
    RawClient waiting(bench.port());
    waiting.send(get("/hold"));
    const ExchangePtr unanswered = bench.held.take();
    std::atomic<int> gone{0};
    unanswered->onClientGone([&] { ++gone; });
    RawClient streamed(bench.port());
    streamed.send(get("/hold"));
    const ExchangePtr stream = bench.held.take();
    stream->onClientGone([&] { ++gone; });
    stream->beginStream({});
    QVERIFY(stream->write("part"));
    bench.server->stop();
    QCOMPARE(gone.load(), 2); // both were told to stop their work
    const RawAnswer refused = waiting.receive();
    QCOMPARE(refused.status, 503);
    QVERIFY(refused.field("Retry-After"));
    const RawAnswer cut = streamed.receive();
    QCOMPARE(cut.body, "part");
    QVERIFY(!cut.isComplete);

    // Routes may still hold exchanges when the server has gone.
    bench.server.reset();
    QVERIFY(!stream->write("late"));
    stream->endStream();
    unanswered->respond({});
    unanswered->onClientGone([&] { ++gone; });
    QCOMPARE(gone.load(), 3);
  }
};

QTEST_APPLESS_MAIN(TestHttpServer)
#include "tst_http_server.moc"
