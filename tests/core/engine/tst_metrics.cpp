// SPDX-License-Identifier: Apache-2.0
#include "core/engine/histogram_p.h"
#include "core/engine/metrics.h"

#include <QRegularExpression>
#include <QtTest>

#include <thread>

using namespace aisemble;
using std::chrono::milliseconds;

namespace {

RequestRecord record(Nanoseconds queue, Nanoseconds decode, Outcome outcome = Outcome::Success) {
  RequestRecord out;
  out.task = "completion";
  out.model = "tiny";
  out.outcome = outcome;
  out.promptTokens = 10;
  out.completionTokens = 5;
  out.cacheLookedUp = true;
  out.trace.spans = {{Stage::Queue, Nanoseconds(0), queue}, {Stage::Decode, queue, decode}};
  out.trace.total = queue + decode;
  return out;
}

/// The value of the one line that begins with `series` and a space.
QString valueOf(const Metrics& metrics, const QString& series) {
  for (const QString& line : QString::fromStdString(metrics.prometheusText()).split('\n'))
    if (line.startsWith(series + ' ')) return line.mid(series.size() + 1);
  return QStringLiteral("absent");
}

} // namespace

class TestMetrics : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void countsAndSumsAreExact();
  void bucketsAreCumulative();
  void cacheResultsAddUp();
  void timePerOutputToken();
  void labelsAreEscaped_data();
  void labelsAreEscaped();
  void modelsAreCapped();
  void gauges();
  void secondsAreExact_data();
  void secondsAreExact();
  void everyLineIsWellFormed();
  void threadsCountEverything();
  void ringKeepsTheNewest();
};

void TestMetrics::countsAndSumsAreExact() {
  Metrics metrics;
  Nanoseconds sum{0};
  for (int i = 1; i <= 1000; ++i) {
    const RequestRecord one = record(Nanoseconds(i), Nanoseconds(7 * i + 1));
    sum += one.trace.total;
    metrics.record(one);
  }
  QCOMPARE(metrics.totals(ServiceKind::Llm).busy, sum);
  QCOMPARE(valueOf(metrics,
                   "aisemble_requests_total{service=\"llm\",task=\"completion\",model=\"tiny\",outcome=\"success\"}"),
           QStringLiteral("1000"));
  QCOMPARE(valueOf(metrics,
                   "aisemble_request_duration_seconds_sum{service=\"llm\",task=\"completion\",outcome=\"success\"}"),
           QString::fromStdString(exactSeconds(sum.count())));
  QCOMPARE(valueOf(metrics, "aisemble_stage_duration_seconds_sum{service=\"llm\",stage=\"queue\"}"),
           QString::fromStdString(exactSeconds(500'500)));
  QCOMPARE(valueOf(metrics, "aisemble_stage_duration_seconds_count{service=\"llm\",stage=\"queue\"}"),
           QStringLiteral("1000"));
  QCOMPARE(valueOf(metrics, "aisemble_stage_duration_seconds_count{service=\"llm\",stage=\"prefill\"}"),
           QStringLiteral("absent"));
  QCOMPARE(valueOf(metrics, "aisemble_prompt_tokens_total{service=\"llm\"}"), QStringLiteral("10000"));
  QCOMPARE(valueOf(metrics, "aisemble_completion_tokens_total{service=\"llm\"}"), QStringLiteral("5000"));
}

void TestMetrics::bucketsAreCumulative() {
  Metrics metrics;
  metrics.record(record(Nanoseconds(0), milliseconds(1))); // on a bound: belongs to it
  metrics.record(record(Nanoseconds(1), milliseconds(1)));
  metrics.record(record(Nanoseconds(0), std::chrono::hours(1)));
  const QString series =
      "aisemble_request_duration_seconds_bucket{service=\"llm\",task=\"completion\",outcome=\"success\",le=\"%1\"}";
  QCOMPARE(valueOf(metrics, series.arg("0.0005")), QStringLiteral("0"));
  QCOMPARE(valueOf(metrics, series.arg("0.001")), QStringLiteral("1"));
  QCOMPARE(valueOf(metrics, series.arg("0.0025")), QStringLiteral("2"));
  QCOMPARE(valueOf(metrics, series.arg("600")), QStringLiteral("2"));
  QCOMPARE(valueOf(metrics, series.arg("+Inf")), QStringLiteral("3"));
}

void TestMetrics::cacheResultsAddUp() {
  Metrics metrics;
  RequestRecord one = record(Nanoseconds(1), Nanoseconds(1));
  metrics.record(one); // miss
  one.fromCache = true;
  metrics.record(one); // hit
  one.shared = true;
  metrics.record(one); // joined a lookup that hit
  one.fromCache = false;
  metrics.record(one); // joined a computation
  one.shared = one.cacheLookedUp = false;
  metrics.record(one); // bypassed
  const QString series = "aisemble_cache_requests_total{service=\"llm\",result=\"%1\"}";
  QCOMPARE(valueOf(metrics, series.arg("hit")), QStringLiteral("2"));
  QCOMPARE(valueOf(metrics, series.arg("miss")), QStringLiteral("1"));
  QCOMPARE(valueOf(metrics, series.arg("shared")), QStringLiteral("1"));
  QCOMPARE(valueOf(metrics, series.arg("bypassed")), QStringLiteral("1"));
  QCOMPARE(metrics.totals(ServiceKind::Llm).completionTokens, 10u); // the miss and the bypassed one
}

void TestMetrics::timePerOutputToken() {
  Metrics metrics;
  RequestRecord one = record(Nanoseconds(0), Nanoseconds(400));
  one.timeToFirstToken = Nanoseconds(123);
  metrics.record(one); // 5 tokens: 4 steps of 100 ns
  one.completionTokens = 1;
  metrics.record(one); // no step
  QCOMPARE(valueOf(metrics, "aisemble_time_per_output_token_seconds_sum{service=\"llm\"}"),
           QStringLiteral("0.0000001"));
  QCOMPARE(valueOf(metrics, "aisemble_time_per_output_token_seconds_count{service=\"llm\"}"), QStringLiteral("1"));
  QCOMPARE(valueOf(metrics, "aisemble_time_to_first_token_seconds_sum{service=\"llm\"}"),
           QStringLiteral("0.000000246"));
}

void TestMetrics::labelsAreEscaped_data() {
  QTest::addColumn<QByteArray>("value");
  QTest::addColumn<QByteArray>("escaped");
  QTest::newRow("plain") << QByteArray("tiny-1.5") << QByteArray("tiny-1.5");
  QTest::newRow("quote") << QByteArray("a\"b") << QByteArray("a\\\"b");
  QTest::newRow("backslash") << QByteArray("a\\b") << QByteArray("a\\\\b");
  QTest::newRow("newline") << QByteArray("a\nb") << QByteArray("a\\nb");
  QTest::newRow("not utf-8") << QByteArray("a\xFF") << QByteArray("a\xEF\xBF\xBD");
  QTest::newRow("long") << QByteArray(500, 'x') << QByteArray(128, 'x');
  QTest::newRow("cut between characters") << QByteArray(127, 'x') + "\xC3\xA9" << QByteArray(127, 'x');
}

void TestMetrics::labelsAreEscaped() {
  QFETCH(QByteArray, value);
  QFETCH(QByteArray, escaped);
  QCOMPARE(QByteArray::fromStdString(escapeLabelValue(value.toStdString())), escaped);
}

void TestMetrics::modelsAreCapped() {
  Metrics metrics;
  for (int i = 0; i < 500; ++i) {
    RequestRecord one = record(Nanoseconds(1), Nanoseconds(1));
    one.model = "model-" + std::to_string(i);
    metrics.record(one);
  }
  const QString text = QString::fromStdString(metrics.prometheusText());
  QCOMPARE(text.count("aisemble_requests_total{"), 65); // 64 of their own, and "other"
  QCOMPARE(valueOf(metrics,
                   "aisemble_requests_total{service=\"llm\",task=\"completion\",model=\"other\",outcome=\"success\"}"),
           QStringLiteral("436"));
}

void TestMetrics::gauges() {
  Metrics metrics;
  metrics.setQueueDepth(ServiceKind::Vision, 4, 3);
  QCOMPARE(valueOf(metrics, "aisemble_queue_depth{service=\"vision\"}"), QStringLiteral("4"));
  QCOMPARE(valueOf(metrics, "aisemble_running{service=\"vision\"}"), QStringLiteral("3"));
  QCOMPARE(valueOf(metrics, "aisemble_requests_in_flight{service=\"vision\"}"), QStringLiteral("7"));
  QCOMPARE(valueOf(metrics, "aisemble_queue_depth{service=\"llm\"}"), QStringLiteral("0"));
}

void TestMetrics::secondsAreExact_data() {
  QTest::addColumn<qint64>("nanoseconds");
  QTest::addColumn<QString>("seconds");
  QTest::newRow("zero") << qint64(0) << "0";
  QTest::newRow("one nanosecond") << qint64(1) << "0.000000001";
  QTest::newRow("trailing zeros go") << qint64(1'500'000) << "0.0015";
  QTest::newRow("whole") << qint64(600'000'000'000) << "600";
  QTest::newRow("more than a double holds") << qint64(123'456'789'012'345'678) << "123456789.012345678";
}

void TestMetrics::secondsAreExact() {
  QFETCH(qint64, nanoseconds);
  QFETCH(QString, seconds);
  QCOMPARE(QString::fromStdString(exactSeconds(nanoseconds)), seconds);
}

/// By the grammar of the text exposition format, version 0.0.4.
void TestMetrics::everyLineIsWellFormed() {
  Metrics metrics;
  RequestRecord evil = record(Nanoseconds(1), Nanoseconds(1), Outcome::Error);
  evil.error = ErrorCode::TooLarge;
  evil.model = "a\"}\n# b\\";
  metrics.record(evil);
  metrics.record(record(Nanoseconds(1), milliseconds(2)));
  const QRegularExpression comment(QStringLiteral("^# (HELP|TYPE) aisemble_[a-z_]+ .+$"));
  const QRegularExpression sample(
      QStringLiteral("^aisemble_[a-z_]+\\{[a-z]+=\"(\\\\.|[^\"\\\\])*\"(,[a-z]+=\"(\\\\.|[^\"\\\\])*\")*\\} [0-9.]+$"));
  const QStringList lines = QString::fromStdString(metrics.prometheusText()).split('\n');
  QVERIFY(lines.back().isEmpty()); // the last line ends, too
  QSet<QString> families;
  for (const QString& line : lines.first(lines.size() - 1)) {
    QVERIFY2(comment.match(line).hasMatch() || sample.match(line).hasMatch(), qPrintable(line));
    if (!line.startsWith("# TYPE ")) continue;
    const QString family = line.section(' ', 2, 2);
    QVERIFY2(!families.contains(family), qPrintable(family));
    families.insert(family);
  }
  QVERIFY(families.contains("aisemble_requests_in_flight"));
  QCOMPARE(valueOf(metrics, "aisemble_errors_total{service=\"llm\",code=\"too_large\"}"), QStringLiteral("1"));
}

void TestMetrics::threadsCountEverything() {
  Metrics metrics(16);
  {
    std::vector<std::jthread> threads;
    for (int t = 0; t < 4; ++t)
      threads.emplace_back([&, t] {
        for (int i = 0; i < 500; ++i)
          metrics.record(record(Nanoseconds(1), Nanoseconds(1), static_cast<Outcome>((t + i) % 4)));
      });
  }
  const auto totals = metrics.totals(ServiceKind::Llm);
  QCOMPARE(totals.requests, 2000u);
  QCOMPARE(totals.successes + totals.errors + totals.cancelled + totals.refused, 2000u);
  QCOMPARE(totals.busy.count(), 4000);
}

void TestMetrics::ringKeepsTheNewest() {
  Metrics metrics(4);
  for (std::uint64_t i = 0; i < 10; ++i) {
    RequestRecord one = record(Nanoseconds(1), Nanoseconds(1));
    one.id = i;
    metrics.record(one);
  }
  const auto recent = metrics.recent();
  QCOMPARE(recent.samples.size(), std::size_t{4});
  QCOMPARE(recent.samples.front().id, std::uint64_t{6});
  QCOMPARE(recent.dropped, std::uint64_t{6});
}

QTEST_APPLESS_MAIN(TestMetrics)
#include "tst_metrics.moc"
