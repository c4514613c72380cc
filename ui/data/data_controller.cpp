// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/data/data_controller.h"

#include "core/base/files.h"
#include "core/orchestrator/ready_threads.h"

#include <QtConcurrent>

#include <algorithm>
#include <utility>

namespace aisemble::ui {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMostUndo = 100;
constexpr std::size_t kMostCorrelated = 1000; // the engine's bound

// Two, by turns: what is pasted next does not write over the file of the table that is open.
constexpr const char* kPastedNames[] = {"pasted-table", "pasted-table-2"};

/// The ending that tells the engine how clipboard text is written.
std::string endingFor(const QString& text) {
  const QString begin = text.left(4096).trimmed();
  if (begin.startsWith(QLatin1Char('['))) return ".json";
  if (begin.startsWith(QLatin1Char('{'))) return ".jsonl";
  return text.contains(QLatin1Char('\t')) ? ".tsv" : ".csv";
}

std::shared_ptr<const Table> tableIn(const Response& response) {
  const auto* result = std::get_if<DataResult>(&response);
  if (result == nullptr) return nullptr;
  if (const auto* transformed = std::get_if<TransformedTable>(&result->detail)) return transformed->table.table;
  if (const auto* aggregated = std::get_if<AggregatedTable>(&result->detail)) return aggregated->table.table;
  return nullptr;
}

Error unexpected() {
  return Error{ErrorCode::Internal,
               "The data service answered with something that is no table. Please report this.",
               {},
               std::nullopt};
}

/// A ticked step of the engine that was not there, or not ticked, before.
bool asksForMore(const Steps& before, const Steps& now) {
  return std::any_of(now.begin(), now.end(), [&before](const Step& step) {
    return step.isOn && !isLocal(step.action) && std::find(before.begin(), before.end(), step) == before.end();
  });
}

Result<void> writeTable(const DataView& view, const fs::path& original, const fs::path& file, const QString& format,
                        const std::function<std::string(const Table&, std::string_view)>& encode) {
  std::error_code ignored;
  if (!original.empty() && fs::equivalent(original, file, ignored))
    return fail(ErrorCode::InvalidArgument,
                "'" + file.string() +
                    "' is the file that was opened, and originals are never changed. Choose another name.");
  return writeFileAtomically(file, encode(*tableOf(view), format.toStdString()));
}

} // namespace

DataController::DataController(WorkbenchContext& context, QObject* parent) : QObject(parent), m_context(context) {
  m_pool.setMaxThreadCount(2); // the steps and, beside them, the profile
  keepThreadsReady(m_pool);
  connect(&m_request, &QFutureWatcherBase::resultReadyAt, this, [this](int index) {
    if (m_requestRun != m_run || !m_requestDone) return;
    const RequestEvent event = m_request.resultAt(index);
    if (const auto* partial = std::get_if<Partial>(&event)) {
      if (const auto* progress = std::get_if<Progress>(partial)) {
        m_fraction = progress->fraction;
        Q_EMIT activityChanged();
      }
      return;
    }
    const Done done = std::exchange(m_requestDone, nullptr);
    if (const auto* completed = std::get_if<Completed>(&event)) {
      const RequestReport& report = completed->report;
      m_answer = DataAnswerInfo{report.trace, report.fromCache, report.remote, report.fallback,
                                m_activity == DataActivity::Opening};
      m_answerRun = m_run;
      done(completed->response);
    } else if (const auto* failed = std::get_if<Failed>(&event)) {
      done(tl::unexpected<Error>(failed->error));
    }
  });
  connect(&m_request, &QFutureWatcherBase::finished, this, [this] {
    if (m_requestRun != m_run || !m_requestDone) return;
    if (!m_asksOnlyCache) return cancel(); // ended from elsewhere: neither a result nor an error came
    const Done done = std::exchange(m_requestDone, nullptr);
    done(fail(ErrorCode::Cancelled, "It is not known."));
  });
}

DataController::~DataController() {
  m_request.disconnect(this);
  m_request.future().cancel();
  m_stop.request_stop();
  m_profileStop.request_stop();
  m_pool.waitForDone();
}

template <class Work, class Handler>
void DataController::compute(Work work, Handler handler) {
  using Value = std::invoke_result_t<Work&>;
  auto* watcher = new QFutureWatcher<Value>(this);
  connect(watcher, &QFutureWatcherBase::finished, this,
          [this, watcher, run = m_run, handler = std::move(handler)]() mutable {
            watcher->deleteLater();
            Value value = watcher->future().takeResult();
            if (run == m_run) handler(std::move(value));
          });
  watcher->setFuture(QtConcurrent::run(&m_pool, std::move(work)));
}

void DataController::ask(DataRequest request, SubmitOptions options, Done done) {
  m_requestDone = std::move(done);
  m_requestRun = m_run;
  m_asksOnlyCache = options.onlyKnown;
  m_request.setFuture(m_context.orchestrator.submit(Request(std::move(request)), options).future);
}

void DataController::begin(DataActivity activity, std::function<void()> again) {
  m_stop.request_stop();
  m_requestDone = nullptr;
  m_request.future().cancel();
  ++m_run;
  m_stop = std::stop_source();
  m_activity = activity;
  m_again = std::move(again);
  m_fraction = -1;
  m_error.reset();
  Q_EMIT activityChanged();
}

void DataController::end() {
  m_activity = DataActivity::Idle;
  Q_EMIT activityChanged();
}

void DataController::failWith(Error error) {
  m_error = std::move(error);
  end();
}

void DataController::cancel() {
  if (m_activity == DataActivity::Idle) return;
  begin(DataActivity::Idle, nullptr);
}

void DataController::retry() {
  if (const std::function<void()> again = m_again) again();
}

void DataController::dismissError() {
  m_error.reset();
  Q_EMIT activityChanged();
}

void DataController::retrySteps() {
  if (!m_halted || m_activity == DataActivity::Preparing) return;
  if (m_halted->reason == HaltReason::NotSent) m_asking = Asking::Anybody;
  prepare();
}

bool DataController::isLeftOut(std::size_t step) const {
  return m_halted && m_activity != DataActivity::Preparing && step >= m_halted->step && steps()[step].isOn;
}

bool DataController::isPasted(const fs::path& file) const {
  return !file.empty() && file.parent_path() == m_context.stateFolder &&
         std::find(std::begin(kPastedNames), std::end(kPastedNames), file.stem()) != std::end(kPastedNames);
}

void DataController::open(const fs::path& file) {
  begin(DataActivity::Opening, [this, file] { open(file); });
  DataRequest request;
  request.operation = DataOperation::Transform;
  request.data = file;
  // The whole table back: reading the file again costs no more than reading the cache would.
  ask(std::move(request), {.useCache = false, .storeResult = false}, [this, file](const Result<Response>& response) {
    if (!response) return failWith(response.error());
    const std::shared_ptr<const Table> table = tableIn(*response);
    if (table == nullptr) return failWith(unexpected());
    if (table->columns.empty()) // the open one stays
      return failWith(Error{ErrorCode::InvalidArgument,
                            tr("%1 holds no table. Choose a file that begins with a line of column names.")
                                .arg(QString::fromStdString(file.filename().string()))
                                .toStdString(),
                            {},
                            std::nullopt});
    const EarlierTable earlier{m_file, hasTable() ? steps() : Steps()};
    m_file = file;
    m_opened = m_answer;
    showBase(table, std::get<DataResult>(*response).notes);
    if (!earlier.steps.empty()) Q_EMIT stepsLost(earlier);
  });
}

void DataController::openText(const QString& text) {
  begin(DataActivity::Opening, [this, text] { openText(text); });
  if (text.trimmed().isEmpty())
    return failWith(
        Error{ErrorCode::InvalidArgument,
              tr("The clipboard holds no table. Copy cells in a spreadsheet, then paste here.").toStdString(),
              {},
              std::nullopt});
  const bool isFirstTaken = isPasted() && m_file.stem() == kPastedNames[0];
  const fs::path file = m_context.stateFolder / (std::string(kPastedNames[isFirstTaken ? 1 : 0]) + endingFor(text));
  compute([file, text] { return writeFileAtomically(file, text.toStdString(), true); },
          [this, file](const Result<void>& written) {
            if (!written) return failWith(written.error());
            open(file);
          });
}

void DataController::showBase(const std::shared_ptr<const Table>& table, std::vector<std::string> notes) {
  // Millions of cells take a while to free: not here.
  m_pool.start([base = std::move(m_base), view = std::move(m_view), reached = std::move(m_reached)]() mutable {
    base = {};
    view = {};
    reached.clear();
  });
  m_base = viewOf(table);
  m_view = m_base;
  m_reached.clear();
  m_notes = std::move(notes);
  m_history = {m_restored ? *std::exchange(m_restored, std::nullopt) : Steps()};
  m_now = 0;
  m_asking = std::exchange(m_restoredAsking, Asking::Anybody);
  m_halted.reset();
  Q_EMIT tableChanged();
  Q_EMIT stepsChanged();
  if (steps().empty()) {
    showView(m_base);
    end();
  } else {
    prepare();
  }
}

void DataController::close() {
  begin(DataActivity::Idle, nullptr);
  m_file.clear();
  m_restored.reset();
  m_answer.reset();
  m_opened.reset();
  showBase(nullptr, {});
}

void DataController::setSteps(Steps steps) {
  if (steps == this->steps()) return;
  m_history.resize(m_now + 1);
  m_history.push_back(std::move(steps));
  if (m_history.size() > kMostUndo) {
    m_history.erase(m_history.begin());
    --m_now;
  }
  stepThrough(m_history.size() - 1);
}

void DataController::undo() {
  if (canUndo()) stepThrough(m_now - 1);
}

void DataController::redo() {
  if (canRedo()) stepThrough(m_now + 1);
}

void DataController::stepThrough(std::size_t position) {
  if (asksForMore(m_history[m_now], m_history[position])) m_asking = Asking::Anybody;
  m_now = position;
  Q_EMIT stepsChanged();
  if (hasTable()) prepare();
}

void DataController::restoreSteps(Steps steps, Asking asking) {
  m_restored = std::move(steps);
  m_restoredAsking = asking;
}

void DataController::bringBack(const EarlierTable& earlier) {
  restoreSteps(earlier.steps);
  open(earlier.file);
}

const DataView& DataController::viewBefore(std::size_t step) const {
  const auto end = steps().begin() + static_cast<std::ptrdiff_t>(std::min(step, steps().size()));
  const auto carriedOut =
      static_cast<std::size_t>(std::count_if(steps().begin(), end, [](const Step& one) { return one.isOn; }));
  const std::size_t reached = std::min(carriedOut, m_reached.size());
  return reached == 0 ? m_base : m_reached[reached - 1].view;
}

void DataController::prepare() {
  begin(DataActivity::Preparing, nullptr);
  m_began = std::chrono::steady_clock::now();
  std::size_t kept = 0;
  std::size_t next = 0;
  for (; next < steps().size(); ++next) {
    if (!steps()[next].isOn) continue;
    if (kept == m_reached.size() || m_reached[kept].action != steps()[next].action) break;
    ++kept;
  }
  m_reached.erase(m_reached.begin() + static_cast<std::ptrdiff_t>(kept), m_reached.end());
  continueWith(next, m_reached.empty() ? m_base : m_reached.back().view);
}

void DataController::continueWith(std::size_t step, DataView view) {
  while (step < steps().size() && !steps()[step].isOn)
    ++step;
  if (step == steps().size()) return finishSteps(std::move(view));
  m_halted = HaltedSteps{step, HaltReason::Interrupted, std::nullopt}; // should anything come between
  const StepAction action = steps()[step].action;
  const auto done = [this, step, action, view](Result<DataView> after) {
    if (!after) return halt(step, view, std::move(after.error()));
    m_reached.push_back({action, *after});
    continueWith(step + 1, std::move(*after));
  };
  if (isLocal(action))
    compute([view, action, stop = m_stop.get_token()] { return applyStep(view, action, stop); }, done);
  else
    askForStep(action, view, done);
}

void DataController::askForStep(const StepAction& action, const DataView& view,
                                std::function<void(Result<DataView>)> done) {
  const bool isSmall = std::holds_alternative<GroupStep>(action);
  const SubmitOptions options = m_asking == Asking::OnlyCache
                                    ? SubmitOptions{.onlyKnown = true}
                                    : SubmitOptions{.useCache = isSmall, .storeResult = isSmall};
  compute([view, action] { return requestFor(view, action); },
          [this, options, done = std::move(done)](DataRequest request) {
            ask(std::move(request), options, [done](const Result<Response>& response) {
              if (!response) return done(fail(response.error()));
              const std::shared_ptr<const Table> table = tableIn(*response);
              table != nullptr ? done(viewOf(table)) : done(fail(unexpected()));
            });
          });
}

/// Shows what the steps before this one gave.
void DataController::halt(std::size_t step, DataView view, Error error) {
  const bool wasNotSent = error.isCancelled() && m_asking == Asking::OnlyCache;
  m_halted = wasNotSent ? HaltedSteps{step, HaltReason::NotSent, std::nullopt}
                        : HaltedSteps{step, HaltReason::Failed, std::move(error)};
  m_error.reset(); // of an export that came too early
  showView(std::move(view));
  end();
}

void DataController::finishSteps(DataView view) {
  m_halted.reset();
  m_error.reset();
  m_asking = Asking::Anybody;
  showView(std::move(view));
  tellSteps();
  end();
}

void DataController::tellSteps() {
  if (m_reached.empty()) { // all were undone or turned off
    m_answer = m_opened;
    return;
  }
  DataAnswerInfo told = m_answer && m_answerRun == m_run ? *m_answer : DataAnswerInfo();
  const Nanoseconds took = std::chrono::steady_clock::now() - m_began;
  told.trace = {{Span{Stage::Infer, Nanoseconds(0), took}}, took};
  told.areSteps = true;
  m_answer = std::move(told);
}

void DataController::showView(DataView view) {
  m_view = std::move(view);
  m_isAnalysisHeld = false;
  m_analysis.reset();
  m_analysisJson.clear();
  m_profiles.clear();
  Q_EMIT viewChanged();
  Q_EMIT analysisChanged();
  profile();
}

void DataController::profile() {
  m_profileStop.request_stop();
  m_profileStop = std::stop_source();
  const std::uint64_t run = ++m_profileRun;
  if (m_view.isEmpty()) return;
  using Value = std::optional<std::vector<ColumnProfile>>;
  auto* watcher = new QFutureWatcher<Value>(this);
  connect(watcher, &QFutureWatcherBase::finished, this, [this, watcher, run] {
    watcher->deleteLater();
    Value value = watcher->future().takeResult();
    if (run != m_profileRun || !value) return;
    m_profiles = std::move(*value);
    Q_EMIT profilesChanged();
  });
  watcher->setFuture(
      QtConcurrent::run(&m_pool, [view = m_view, stop = m_profileStop.get_token()] { return profilesOf(view, stop); }));
}

void DataController::analyze(Asking asking) {
  if (!hasTable() || m_activity != DataActivity::Idle) return;
  begin(DataActivity::Analyzing, [this] { analyze(); });
  m_isAnalysisHeld = false;
  compute([view = m_view] { return tableOf(view); },
          [this, asking](std::shared_ptr<const Table> table) {
            DataRequest request;
            request.operation = DataOperation::Analyze;
            request.options.analyze.includeCorrelation = table->columns.size() <= kMostCorrelated;
            request.data = SharedTable{std::move(table)};
            ask(std::move(request), {.onlyKnown = asking == Asking::OnlyCache},
                [this, asking](const Result<Response>& response) {
                  m_isAnalysisHeld = !response && response.error().isCancelled() && asking == Asking::OnlyCache;
                  if (m_isAnalysisHeld) return end();
                  takeAnalysis(response);
                });
          });
}

void DataController::takeAnalysis(const Result<Response>& response) {
  if (!response) return failWith(response.error());
  const auto* result = std::get_if<DataResult>(&*response);
  if (result == nullptr || !std::holds_alternative<TableAnalysis>(result->detail)) return failWith(unexpected());
  compute([encode = m_context.encodeResult,
           response = *response] { return encode ? QString::fromStdString(encode(response)) : QString(); },
          [this, result = *result](QString json) {
            m_analysis = result;
            m_analysisJson = std::move(json);
            Q_EMIT analysisChanged();
            end();
          });
}

bool DataController::refuseExport() {
  if (!m_halted) return false;
  const std::size_t step = m_halted->step;
  m_again = nullptr;
  m_error = Error{
      ErrorCode::InvalidArgument,
      m_activity == DataActivity::Preparing
          ? tr("The steps are still being carried out. Export when they are done.").toStdString()
          : tr("Nothing was exported, because step %1 (%2) is not applied. Carry it out again, change it, untick it "
               "or remove it, then export.")
                .arg(step + 1)
                .arg(describe(steps()[step].action))
                .toStdString(),
      {},
      std::nullopt};
  Q_EMIT activityChanged();
  return true;
}

void DataController::exportTo(const fs::path& file, const QString& format) {
  if (!hasTable() || !m_context.encodeTable || refuseExport()) return;
  begin(DataActivity::Exporting, [this, file, format] { exportTo(file, format); });
  compute([view = m_view, original = m_file, file, format,
           encode = m_context.encodeTable] { return writeTable(view, original, file, format, encode); },
          [this, file](const Result<void>& written) {
            if (!written) return failWith(written.error());
            end();
            Q_EMIT exported(QString::fromStdString(file.string()));
          });
}

} // namespace aisemble::ui
