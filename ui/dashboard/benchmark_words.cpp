// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dashboard/benchmark_words.h"

#include "core/bench/suite_report.h"
#include "ui/messages/message_translation.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

namespace aisemble::ui {
namespace {

struct BenchmarkText {
  Q_DECLARE_TR_FUNCTIONS(aisemble::ui::Benchmark)
};

} // namespace

QString stepTitle(bench::SuiteStep step) {
  switch (step) {
  case bench::SuiteStep::Health:
    return BenchmarkText::tr("Orchestrator health");
  case bench::SuiteStep::Completion:
    return BenchmarkText::tr("Completion");
  case bench::SuiteStep::Vision:
    return BenchmarkText::tr("Image analysis");
  case bench::SuiteStep::Sentiment:
    return BenchmarkText::tr("Sentiment");
  case bench::SuiteStep::DataAnalyze:
    return BenchmarkText::tr("Data analysis");
  case bench::SuiteStep::Connections:
    return BenchmarkText::tr("Simultaneous connections");
  case bench::SuiteStep::Memory:
    break;
  }
  return BenchmarkText::tr("Memory");
}

QString stepWhat(bench::SuiteStep step) {
  switch (step) {
  case bench::SuiteStep::Health:
    return BenchmarkText::tr("The health check of an address; on this machine the smallest text request");
  case bench::SuiteStep::Completion:
    return BenchmarkText::tr("“Hello, this is a test prompt.”, 20 tokens, temperature 0.1");
  case bench::SuiteStep::Vision:
    return BenchmarkText::tr("Analysis of a picture of 640 × 480");
  case bench::SuiteStep::Sentiment:
    return BenchmarkText::tr("“This is a great product! I love it.”");
  case bench::SuiteStep::DataAnalyze:
    return BenchmarkText::tr("Analysis of 100 records");
  case bench::SuiteStep::Connections:
    return BenchmarkText::tr("Sentiment requests, all sent at the same moment");
  case bench::SuiteStep::Memory:
    break;
  }
  return BenchmarkText::tr("Peak of what answered, after everything else");
}

QString targetText(bench::SuiteStep step) {
  const bench::SuiteStepInfo& info = bench::suiteStepInfo(step);
  const QLocale locale;
  if (step == bench::SuiteStep::Memory) return BenchmarkText::tr("at most %1 GB").arg(info.target / 1e9);
  if (step == bench::SuiteStep::Connections) return BenchmarkText::tr("%1 answered").arg(info.target);
  const QString low = locale.toString(info.targetLow >= 1000 ? info.targetLow / 1000 : info.targetLow);
  const QString high = locale.toString(info.target >= 1000 ? info.target / 1000 : info.target);
  if (info.target < 1000) return BenchmarkText::tr("%1–%2 ms").arg(low, high);
  return info.targetLow < 1000 ? BenchmarkText::tr("%1 ms–%2 s").arg(low, high)
                               : BenchmarkText::tr("%1–%2 s").arg(low, high);
}

QString failureText(const bench::SuiteRow& row) {
  if (row.firstError.empty()) return {};
  return BenchmarkText::tr("%1 of %2 failed. The first: %3")
      .arg(QString::number(row.requests - row.successes()), QString::number(row.requests), said(row.firstError));
}

QString elsewhereText(const bench::SuiteRow& row) {
  if (row.elsewhere == 0) return {};
  return BenchmarkText::tr("%1 of %2 were answered by a service elsewhere, not by this machine")
      .arg(QString::number(row.elsewhere), QString::number(row.requests));
}

QString failureLines(const bench::SuiteReport& report) {
  QStringList out;
  for (const bench::SuiteRow& row : report.rows)
    for (const QString& text : {failureText(row), elsewhereText(row)})
      if (!text.isEmpty())
        out << BenchmarkText::tr("%1: %2", "what was measured: how it failed").arg(stepTitle(row.step), text);
  return out.join(QLatin1Char('\n'));
}

QString verdictText(bench::Verdict verdict) {
  switch (verdict) {
  case bench::Verdict::Passed:
    return BenchmarkText::tr("Passed");
  case bench::Verdict::Failed:
    return BenchmarkText::tr("Failed");
  case bench::Verdict::NotMeasured:
    break;
  }
  return BenchmarkText::tr("Not measured");
}

QString ruleText() {
  return BenchmarkText::tr(
      "A row passes when at least 99 % of its requests succeed and their average is at or below the "
      "target's upper bound; connections when all of them are answered; memory when the peak is at or "
      "below the bound.");
}

QString summaryText(const bench::SuiteReport& report) {
  const bench::SuiteSummary summary = bench::summarize(report);
  if (summary.successes == 0) return BenchmarkText::tr("None of %1 requests succeeded").arg(summary.requests);
  QString out = BenchmarkText::tr("%1 of %2 requests succeeded; %3 on average; %4 of %5 targets met")
                    .arg(summary.successes)
                    .arg(summary.requests)
                    .arg(QString::fromStdString(bench::millisecondsText(summary.averageMs)))
                    .arg(summary.passed)
                    .arg(summary.passed + summary.failed);
  if (summary.notMeasured > 0) out += BenchmarkText::tr("; %1 not measured").arg(summary.notMeasured);
  return out;
}

QString targetName(const std::string& target) {
  return target == "this machine" ? BenchmarkText::tr("This machine") : QString::fromStdString(target);
}

QString shortTargetName(const std::string& target) {
  constexpr QLatin1String kUsual("http://");
  QString out = targetName(target);
  if (out.startsWith(kUsual)) out.remove(0, kUsual.size());
  while (out.endsWith(QLatin1Char('/')))
    out.chop(1);
  return out;
}

QString whenText(WallTime time) {
  const QLocale locale;
  QString format = locale.dateTimeFormat(QLocale::ShortFormat);
  if (const qsizetype at = format.indexOf(QLatin1String("mm")); at > 0 && !format.contains(QLatin1String("ss"))) {
    const QChar before = format[at - 1];
    format.insert(at + 2, (before == QLatin1Char('.') ? before : QLatin1Char(':')) + QStringLiteral("ss"));
  }
  return locale.toString(QDateTime::fromSecsSinceEpoch(std::chrono::system_clock::to_time_t(time)), format);
}

} // namespace aisemble::ui
