// SPDX-License-Identifier: GPL-3.0-or-later
// The suite over real sockets, against a server that fails by script.

#include "app/bench_http_client.h"
#include "core/bench/suite_targets.h"
#include "tests/core/remote/fake_server.h"

#include <QTest>

using namespace aisemble;
using namespace aisemble::remote::test;

namespace {

std::string answer(const char* status, const std::string& body) {
  return "HTTP/1.1 " + std::string(status) +
         "\r\nContent-Type: application/json\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body;
}

} // namespace

class TestBenchHttpClient : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void sendsWhatItIsTold() {
    std::string head;
    std::string body;
    FakeServer server([&](Peer& peer) {
      while (const auto request = peer.read()) {
        head = request->head;
        body = request->body;
        peer.send(answer("418 Teapot", "short"));
      }
    });
    PoolHttpClient client;
    const Result<bench::HttpReply> reply = client.send(
        {.method = "POST", .url = server.url() + "/x", .body = "{}", .bearerKey = "k", .bypassCaches = true}, {});
    QVERIFY(reply);
    QCOMPARE(reply->status, 418); // any status is a reply
    QCOMPARE(reply->body, std::string("short"));
    QVERIFY(head.starts_with("POST /x "));
    QVERIFY(head.find("Authorization: Bearer k\r\n") != std::string::npos);
    QVERIFY(head.find("Cache-Control: no-cache\r\n") != std::string::npos);
    QCOMPARE(body, std::string("{}"));
  }

  void failures() {
    PoolHttpClient client;
    QCOMPARE(client.send({.url = "ftp://x"}, {}).error().code, ErrorCode::InvalidArgument);
    QCOMPARE(client.send({.url = "http://127.0.0.1:1"}, {}).error().code, ErrorCode::Unavailable);
  }

  void stopEndsTheCall() {
    Gate arrived;
    FakeServer server([&](Peer& peer) {
      (void)peer.read();
      arrived.open();
      peer.waitForClose();
    });
    PoolHttpClient client;
    std::stop_source stop;
    std::jthread stopper([&] {
      (void)arrived.wait();
      stop.request_stop();
    });
    QCOMPARE(client.send({.url = server.url()}, stop.get_token()).error().code, ErrorCode::Cancelled);
  }

  void suiteAgainstAFailingServer() {
    std::atomic<int> sentiments = 0;
    FakeServer server([&](Peer& peer) {
      while (const auto request = peer.read()) {
        if (request->line.find("/ai/nlp/") != std::string::npos && sentiments++ % 4 == 3)
          peer.send(answer("500 Internal Server Error", R"({"detail": "NLP processing failed: "})"));
        else if (request->line.find("/data/") != std::string::npos)
          return peer.reset();
        else
          peer.send(answer("200 OK", "{}"));
      }
    });
    PoolHttpClient client;
    bench::HttpSuiteTarget target(client, server.url(), {});
    const SystemClock clock;
    const Result<bench::SuiteReport> report = bench::runSuite(target, {}, clock, {});
    QVERIFY(report);
    const bench::SuiteRow& sentiment = report->rows[static_cast<std::size_t>(bench::SuiteStep::Sentiment)];
    QCOMPARE(sentiment.successes(), 15); // of 20, the first having warmed up
    QVERIFY(sentiment.firstError.find("500") != std::string::npos);
    QCOMPARE(report->rows[0].verdict(), bench::Verdict::Passed);
    QCOMPARE(report->rows[static_cast<std::size_t>(bench::SuiteStep::DataAnalyze)].successes(), 0);
    const bench::SuiteRow& together = report->rows[static_cast<std::size_t>(bench::SuiteStep::Connections)];
    QCOMPARE(together.requests, 50);
    QVERIFY(together.successes() < 50 && together.successes() > 30);
    QCOMPARE(together.verdict(), bench::Verdict::Failed);
  }
};

QTEST_GUILESS_MAIN(TestBenchHttpClient)
#include "tst_bench_http_client.moc"
