// SPDX-License-Identifier: Apache-2.0
#include "core/api/original/metric_aliases.h"

#include <QtTest>

using namespace aisemble::api;

class TestMetricAliases final : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void renamesFamiliesAndLabels();
  void leavesOtherFamiliesAlone();
};

void TestMetricAliases::renamesFamiliesAndLabels() {
  const QString text = QString::fromStdString(originalMetricNames(
      "# HELP aisemble_http_requests_total x\n"
      "aisemble_http_requests_total{route=\"/a\",method=\"GET\",status=\"200\"} 3\n"
      "aisemble_http_request_duration_seconds_bucket{route=\"/a\",le=\"+Inf\"} 3\n"
      "aisemble_requests_total{service=\"llm\",task=\"chat\",model=\"a,task=\\\"b\",outcome=\"ok\"} 2\n"
      "aisemble_request_duration_seconds_sum{service=\"llm\",task=\"chat\",outcome=\"ok\"} 0.5"));
  for (const char* line :
       {"requests_total{endpoint=\"/a\",method=\"GET\",status=\"200\"} 3",
        "request_duration_seconds_bucket{endpoint=\"/a\",le=\"+Inf\"} 3",
        "aisemble_model_inference_total{service=\"llm\",task_type=\"chat\",model_name=\"a,task=\\\"b\",status=\"ok\"} "
        "2",
        "aisemble_model_inference_duration_seconds_sum{service=\"llm\",task_type=\"chat\",status=\"ok\"} 0.5"})
    QVERIFY2(text.split('\n').contains(line), qPrintable(text));
  QCOMPARE(text.count("# TYPE "), 4);
}

void TestMetricAliases::leavesOtherFamiliesAlone() {
  const std::string none = originalMetricNames("");
  QCOMPARE(originalMetricNames("aisemble_requests_total_more{task=\"x\"} 1\naisemble_requests_total 1\nrubbish"), none);
}

QTEST_GUILESS_MAIN(TestMetricAliases)
#include "tst_metric_aliases.moc"
