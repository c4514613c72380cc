// SPDX-License-Identifier: Apache-2.0
#include "core/api/original/metric_aliases.h"

#include <QtTest>

using namespace aisemble::api;

namespace {

/// What was appended.
QString aliasesOf(std::string text) {
  const std::size_t before = text.size();
  appendOriginalMetricNames(text);
  return QString::fromStdString(text.substr(before));
}

} // namespace

class TestMetricAliases final : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void renamesFamiliesAndLabels();
  void keepsTheTextBefore();
  void bucketsHaveTheOriginalsBounds();
  void leavesOtherFamiliesAlone();
};

void TestMetricAliases::renamesFamiliesAndLabels() {
  const QString text =
      aliasesOf("# HELP aisemble_http_requests_total x\n# TYPE aisemble_http_requests_total counter\n"
                "aisemble_http_requests_total{route=\"/a\",method=\"GET\",status=\"200\"} 3\n"
                "# TYPE aisemble_http_request_duration_seconds histogram\n"
                "aisemble_http_request_duration_seconds_bucket{route=\"/a\",le=\"+Inf\"} 3\n"
                "# TYPE aisemble_requests_total counter\n"
                "aisemble_requests_total{service=\"llm\",task=\"chat\",model=\"a,task=\\\"b\",outcome=\"ok\"} 2\n"
                "aisemble_requests_total{service=\"task\",task=\"model\",model=\"task\",outcome=\"ok\"} 4\n"
                "# TYPE aisemble_request_duration_seconds histogram\n"
                "aisemble_request_duration_seconds_sum{service=\"llm\",task=\"chat\",outcome=\"ok\"} 0.5");
  for (const char* line :
       {"requests_total{endpoint=\"/a\",method=\"GET\",status=\"200\"} 3",
        "request_duration_seconds_bucket{endpoint=\"/a\",le=\"+Inf\"} 3",
        "aisemble_model_inference_total{service=\"llm\",task_type=\"chat\",model_name=\"a,task=\\\"b\",status=\"ok\"} "
        "2",
        "aisemble_model_inference_total{service=\"task\",task_type=\"model\",model_name=\"task\",status=\"ok\"} 4",
        "aisemble_model_inference_duration_seconds_sum{service=\"llm\",task_type=\"chat\",status=\"ok\"} 0.5"})
    QVERIFY2(text.split('\n').contains(line), qPrintable(text));
  QCOMPARE(text.count("# TYPE "), 4);
}

void TestMetricAliases::keepsTheTextBefore() {
  const std::string before = "# TYPE aisemble_requests_total counter\naisemble_requests_total{task=\"a\"} 1\n";
  std::string text = before;
  appendOriginalMetricNames(text);
  QVERIFY(text.starts_with(before));
}

void TestMetricAliases::bucketsHaveTheOriginalsBounds() {
  const QString text = aliasesOf("# TYPE aisemble_http_request_duration_seconds histogram\n"
                                 "aisemble_http_request_duration_seconds_bucket{route=\"/a\",le=\"0.0025\"} 1\n"
                                 "aisemble_http_request_duration_seconds_bucket{route=\"/a\",le=\"0.005\"} 2\n"
                                 "aisemble_http_request_duration_seconds_bucket{route=\"/a\",le=\"30\"} 3\n"
                                 "aisemble_http_request_duration_seconds_bucket{route=\"/a\",le=\"+Inf\"} 4\n"
                                 "aisemble_http_request_duration_seconds_bucket{route=\"/b\",le=\"0.005\"} 5\n");
  QCOMPARE(text.split('\n').filter("_bucket"),
           QStringList({"request_duration_seconds_bucket{endpoint=\"/a\",le=\"0.005\"} 2",
                        "request_duration_seconds_bucket{endpoint=\"/a\",le=\"+Inf\"} 4",
                        "request_duration_seconds_bucket{endpoint=\"/b\",le=\"0.005\"} 5"}));
}

void TestMetricAliases::leavesOtherFamiliesAlone() {
  const QString none = aliasesOf("");
  QCOMPARE(none.count("# TYPE "), 4);
  for (const char* text : {"# TYPE aisemble_requests_total_more counter\naisemble_requests_total_more{task=\"x\"} 1\n",
                           "# TYPE aisemble_requests_total counter\naisemble_requests_total 1\nrubbish",
                           "# TYPE aisemble_requests_total "})
    QCOMPARE(aliasesOf(text), none);
}

QTEST_GUILESS_MAIN(TestMetricAliases)
#include "tst_metric_aliases.moc"
