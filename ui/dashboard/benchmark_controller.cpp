// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dashboard/benchmark_controller.h"

#include "core/base/files.h"
#include "core/bench/suite_report.h"
#include "core/bench/suite_targets.h"
#include "core/orchestrator/ready_threads.h"
#include "ui/dashboard/benchmark_words.h"
#include "ui/messages/message_translation.h"

#include <QBuffer>
#include <QFutureWatcher>
#include <QImage>
#include <QUrl>
#include <QtConcurrent>

#include <algorithm>
#include <chrono>

namespace aisemble::ui {
namespace {

constexpr std::chrono::milliseconds kProgressInterval{50}; // 20 a second
constexpr int kMostRuns = 500;

Result<RunReport> readRun(bench::RunArchive& archive, std::int64_t id) {
  const Result<std::string> text = archive.report(id);
  if (!text) return fail(text.error());
  Result<bench::SuiteReport> report = bench::suiteReportFromJson(*text);
  if (!report) return fail(std::move(report.error()));
  return std::make_shared<const bench::SuiteReport>(std::move(*report));
}

/// Newest first, by when they were started: so their tables say it, and so a deletion that was undone, which keeps a
/// run again, changes nothing. Each report is read once; where it cannot be read, the time of its keeping stands.
Result<std::vector<ListedRun>> listRuns(bench::RunArchive& archive, const std::vector<ListedRun>& known) {
  const Result<std::vector<bench::KeptRun>> runs = archive.list(std::string(bench::kSuiteRunKind), kMostRuns);
  if (!runs) return fail(runs.error());
  std::vector<ListedRun> out;
  for (const bench::KeptRun& run : *runs) {
    const auto found = std::find_if(known.begin(), known.end(), [&run](const ListedRun& one) {
      return one.run.id == run.id && one.run.created == run.created; // a number may be given again
    });
    out.push_back({run, found != known.end() ? found->started : run.created});
    if (found != known.end()) continue;
    if (const Result<RunReport> report = readRun(archive, run.id); report && (*report)->started != WallTime())
      out.back().started = (*report)->started;
  }
  std::stable_sort(out.begin(), out.end(),
                   [](const ListedRun& a, const ListedRun& b) { return a.started > b.started; });
  return out;
}

std::string titleOf(const bench::SuiteReport& report) {
  const bench::SuiteSummary summary = bench::summarize(report);
  return report.target + " · " + std::to_string(summary.passed) + "/" + std::to_string(summary.passed + summary.failed);
}

} // namespace

BenchmarkController::BenchmarkController(WorkbenchContext& context, BackgroundQueue& queue, QObject* parent)
    : QObject(parent), m_context(context), m_queue(queue) {
  m_pool.setMaxThreadCount(1);
  keepThreadsReady(m_pool);
}

BenchmarkController::~BenchmarkController() {
  m_stop.request_stop();
  m_pool.waitForDone(); // a stopped request ends within a step
}

Result<void> BenchmarkController::start(const Wish& wish) {
  if (m_isRunning) return fail(ErrorCode::Busy, tr("A benchmark is running. Stop it first.").toStdString());
  std::shared_ptr<bench::SuiteTarget> target;
  if (wish.base.isEmpty()) {
    target = std::make_shared<bench::LocalSuiteTarget>(m_context.orchestrator);
  } else {
    const QUrl url(wish.base, QUrl::StrictMode);
    if (!url.isValid() || url.host().isEmpty() ||
        (url.scheme() != QLatin1String("http") && url.scheme() != QLatin1String("https")))
      return fail(ErrorCode::InvalidArgument,
                  tr("“%1” is no address. Give it as http://host:port.").arg(wish.base).toStdString());
    if (m_context.http == nullptr)
      return fail(ErrorCode::Unavailable, tr("Other addresses cannot be measured in this run.").toStdString());
    target = std::make_shared<bench::HttpSuiteTarget>(*m_context.http, wish.base.toStdString(), wish.key.toStdString());
  }
  m_stop = std::stop_source();
  m_isRunning = true;
  Q_EMIT runningChanged();

  const int threads = m_context.settings.threads > 0 ? m_context.settings.threads : describeMachine().physicalCores;
  using Outcome = Result<RunReport>;
  auto* watcher = new QFutureWatcher<Outcome>(this);
  connect(watcher, &QFutureWatcherBase::finished, this, [this, watcher] {
    watcher->deleteLater();
    const Outcome outcome = watcher->future().takeResult();
    m_isRunning = false;
    Q_EMIT runningChanged();
    if (outcome) {
      keep(*outcome);
      Q_EMIT finished(*outcome);
    } else if (outcome.error().isCancelled()) {
      Q_EMIT stopped();
    } else {
      Q_EMIT failed(said(outcome.error()));
    }
  });
  watcher->setFuture(QtConcurrent::run(&m_pool, [this, target, threads, stop = m_stop.get_token()]() -> Outcome {
    const SystemClock clock;
    auto told = std::chrono::steady_clock::time_point();
    const auto progress = [this, &told](const bench::SuiteProgress& now) {
      const auto at = std::chrono::steady_clock::now();
      if (now.done < now.of && now.done > 0 && at - told < kProgressInterval) return;
      told = at;
      QMetaObject::invokeMethod(
          this, [this, now] { Q_EMIT progressed(now); }, Qt::QueuedConnection);
    };
    Result<bench::SuiteReport> report = bench::runSuite(*target, {}, clock, stop, progress);
    if (!report) return fail(std::move(report.error()));
    report->threads = threads;
    return std::make_shared<const bench::SuiteReport>(std::move(*report));
  }));
  return {};
}

void BenchmarkController::stop() {
  m_stop.request_stop();
}

void BenchmarkController::keep(const RunReport& report) {
  if (!canKeep() || bench::summarize(*report).successes == 0) return;
  m_queue.run(
      [archive = m_context.runs, report] {
        return archive->keep(std::string(bench::kSuiteRunKind), titleOf(*report), bench::suiteReportJson(*report));
      },
      this,
      [this](const Result<std::int64_t>& kept) {
        if (!kept) Q_EMIT failed(tr("The run was not kept. %1").arg(said(kept.error())));
        reloadRuns();
      });
}

void BenchmarkController::reloadRuns() {
  if (!canKeep()) return;
  m_queue.run([archive = m_context.runs, known = m_known] { return listRuns(*archive, known); }, this,
              [this](Result<std::vector<ListedRun>> runs) {
                if (!runs) {
                  Q_EMIT failed(said(runs.error()));
                  return;
                }
                m_known = std::move(*runs);
                m_runs.clear();
                for (const ListedRun& one : m_known) {
                  m_runs.push_back(one.run);
                  m_runs.back().created = one.started;
                }
                Q_EMIT runsChanged();
              });
}

void BenchmarkController::open(std::int64_t id) {
  if (!canKeep()) return;
  m_queue.run([archive = m_context.runs, id] { return readRun(*archive, id); }, this,
              [this](const Result<RunReport>& report) {
                if (report)
                  Q_EMIT opened(*report);
                else
                  Q_EMIT failed(said(report.error()));
              });
}

void BenchmarkController::compare(std::int64_t before, std::int64_t after) {
  if (!canKeep()) return;
  using Pair = std::pair<RunReport, RunReport>;
  m_queue.run(
      [archive = m_context.runs, before, after]() -> Result<Pair> {
        Result<RunReport> first = readRun(*archive, before);
        if (!first) return fail(std::move(first.error()));
        Result<RunReport> second = readRun(*archive, after);
        if (!second) return fail(std::move(second.error()));
        return Pair{*first, *second};
      },
      this,
      [this](const Result<Pair>& reports) {
        if (reports)
          Q_EMIT compared(reports->first, reports->second);
        else
          Q_EMIT failed(said(reports.error()));
      });
}

void BenchmarkController::remove(const std::vector<std::int64_t>& ids) {
  std::vector<bench::KeptRun> runs;
  for (auto run = m_runs.rbegin(); run != m_runs.rend(); ++run) // oldest first, to be put back in this order
    if (std::find(ids.begin(), ids.end(), run->id) != ids.end()) runs.push_back(*run);
  if (!canKeep() || runs.empty()) return;
  struct Done {
    std::vector<RemovedRun> removed;
    std::optional<Error> failure; ///< what was removed before it is removed
  };
  m_queue.run(
      [archive = m_context.runs, runs] {
        Done done;
        for (const bench::KeptRun& run : runs) {
          Result<std::string> json = archive->report(run.id);
          const Result<void> removed = json ? archive->remove(run.id) : Result<void>(fail(json.error()));
          if (!removed) {
            done.failure = removed.error();
            break;
          }
          done.removed.push_back({run, std::move(*json)});
        }
        return done;
      },
      this,
      [this](const Done& done) {
        if (done.failure) Q_EMIT failed(said(*done.failure));
        if (!done.removed.empty()) offerUndo(done.removed);
        reloadRuns();
      });
}

void BenchmarkController::offerUndo(std::vector<RemovedRun> removed) {
  const QString text = removed.size() == 1 ? tr("The run was deleted") : tr("%1 runs were deleted").arg(removed.size());
  Q_EMIT undoOffered(text, [this, removed = std::move(removed)] { putBack(removed); });
}

void BenchmarkController::putBack(const std::vector<RemovedRun>& removed) {
  m_queue.run(
      [archive = m_context.runs, removed]() -> Result<void> {
        for (const RemovedRun& one : removed)
          if (const Result<std::int64_t> kept = archive->keep(one.run.kind, one.run.title, one.json); !kept)
            return fail(kept.error());
        return {};
      },
      this,
      [this](const Result<void>& kept) {
        if (!kept) Q_EMIT failed(said(kept.error()));
        reloadRuns();
      });
}

void BenchmarkController::exportTo(const std::filesystem::path& file, Format format, const RunReport& report) {
  writeTo(file, [format, report] {
    return format == Format::Csv ? bench::suiteReportCsv(*report) : bench::suiteReportJson(*report) + "\n";
  });
}

void BenchmarkController::exportComparison(const std::filesystem::path& file, Format format, const RunReport& before,
                                           const RunReport& after) {
  writeTo(file, [format, before, after] {
    return format == Format::Csv ? bench::suiteComparisonCsv(*before, *after)
                                 : bench::suiteComparisonJson(*before, *after) + "\n";
  });
}

void BenchmarkController::exportPicture(const std::filesystem::path& file, const QImage& picture) {
  writeTo(file, [picture]() -> Result<std::string> {
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    if (!picture.save(&buffer, "PNG")) return fail(ErrorCode::Internal, "The picture cannot be encoded as PNG.");
    return bytes.toStdString();
  });
}

void BenchmarkController::writeTo(const std::filesystem::path& file, std::function<Result<std::string>()> makeContent) {
  m_queue.run(
      [file, makeContent = std::move(makeContent)]() -> Result<void> {
        const Result<std::string> content = makeContent();
        if (!content) return fail(content.error());
        return writeFileAtomically(file, *content);
      },
      this,
      [this, file](const Result<void>& written) {
        if (written)
          Q_EMIT exported(QString::fromStdString(file.string()));
        else
          Q_EMIT exportFailed(said(written.error()));
      });
}

} // namespace aisemble::ui
