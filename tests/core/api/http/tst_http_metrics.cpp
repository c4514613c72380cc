// SPDX-License-Identifier: Apache-2.0
// What is counted appears in the Prometheus text with its sums, from several threads, and strangers add no labels.

#include "core/api/http/http_metrics.h"

#include <QTest>

#include <thread>

using namespace aisemble;
using namespace aisemble::api;

namespace {

bool hasLine(const std::string& text, const std::string& line) {
  return ("\n" + text).find("\n" + line + "\n") != std::string::npos;
}

} // namespace

class TestHttpMetrics : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void counts() {
    HttpMetrics metrics;
    const std::size_t models = metrics.addRoute("/models/{name}");
    QCOMPARE(metrics.addRoute("/models/{name}"), models);
    QVERIFY(metrics.addRoute("/health") != models);
    metrics.connectionOpened();
    metrics.requestBegan();
    metrics.requestBegan();
    metrics.requestBegan();
    QCOMPARE(metrics.inFlight(), 3);
    metrics.requestFinished({models, "GET", 200, std::chrono::microseconds(1500), 0, 100});
    metrics.requestFinished({models, "GET", 200, std::chrono::microseconds(2500), 7, 100});
    metrics.requestFinished({HttpMetrics::kUnknownRoute, "BREW", 418, std::chrono::minutes(11), 0, 10});
    const std::string text = metrics.prometheusText();
    for (const char* line :
         {"# TYPE aisemble_http_requests_total counter", "# TYPE aisemble_http_request_duration_seconds histogram",
          "aisemble_http_requests_total{route=\"/models/{name}\",method=\"GET\",status=\"200\"} 2",
          "aisemble_http_requests_total{route=\"unknown\",method=\"other\",status=\"other\"} 1",
          "aisemble_http_request_duration_seconds_bucket{route=\"/models/{name}\",le=\"0.001\"} 0",
          "aisemble_http_request_duration_seconds_bucket{route=\"/models/{name}\",le=\"0.0025\"} 2",
          "aisemble_http_request_duration_seconds_bucket{route=\"unknown\",le=\"600\"} 0",
          "aisemble_http_request_duration_seconds_bucket{route=\"unknown\",le=\"+Inf\"} 1",
          "aisemble_http_request_duration_seconds_sum{route=\"/models/{name}\"} 0.004",
          "aisemble_http_request_duration_seconds_count{route=\"/models/{name}\"} 2",
          "aisemble_http_requests_in_flight 0", "aisemble_http_connections 1",
          "aisemble_http_request_body_bytes_total 7", "aisemble_http_response_bytes_total 210"})
      QVERIFY2(hasLine(text, line), line);
    QVERIFY(text.find("/health") == std::string::npos); // nothing to say about it yet
  }

  void unsentAnswer() {
    HttpMetrics metrics;
    metrics.requestBegan();
    metrics.requestFinished({HttpMetrics::kUnknownRoute, "POST", 0, {}, 0, 0});
    QVERIFY(hasLine(metrics.prometheusText(),
                    "aisemble_http_requests_total{route=\"unknown\",method=\"POST\",status=\"none\"} 1"));
  }

  void manyThreads() {
    HttpMetrics metrics;
    const std::size_t route = metrics.addRoute("/x");
    std::vector<std::thread> threads;
    for (int t = 0; t < 4; ++t)
      threads.emplace_back([&] {
        for (int i = 0; i < 1000; ++i) {
          metrics.requestBegan();
          metrics.requestFinished({route, "GET", 200, std::chrono::microseconds(10), 1, 2});
          if (i % 100 == 0) (void)metrics.prometheusText();
        }
      });
    for (std::thread& thread : threads)
      thread.join();
    const std::string text = metrics.prometheusText();
    QVERIFY(hasLine(text, "aisemble_http_requests_total{route=\"/x\",method=\"GET\",status=\"200\"} 4000"));
    QVERIFY(hasLine(text, "aisemble_http_request_duration_seconds_sum{route=\"/x\"} 0.04"));
    QCOMPARE(metrics.inFlight(), 0);
  }
};

QTEST_APPLESS_MAIN(TestHttpMetrics)
#include "tst_http_metrics.moc"
