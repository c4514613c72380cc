// SPDX-License-Identifier: Apache-2.0
#include "core/batch/batch_run.h"

#include "core/batch/batch_tasks.h"
#include "core/batch/input_lister.h"

#include <algorithm>

namespace aisemble {
namespace {

using std::chrono::steady_clock;

constexpr std::chrono::seconds kRateWindow{10};

} // namespace

void BatchRun::Inbox::put(std::int64_t position) {
  const std::scoped_lock lock(mutex);
  ended.push_back(position);
  changed.notify_one();
}

void BatchRun::Inbox::nudge() {
  const std::scoped_lock lock(mutex);
  isNudged = true;
  changed.notify_one();
}

std::vector<std::int64_t> BatchRun::Inbox::take(Time until) {
  std::unique_lock lock(mutex);
  changed.wait_until(lock, until, [this] { return isNudged || !ended.empty(); });
  isNudged = false;
  return std::exchange(ended, {});
}

BatchRun::BatchRun(Orchestrator& orchestrator, BatchJournal& journal, StoredBatch batch, Stop stop, Callbacks callbacks)
    : m_orchestrator(orchestrator)
    , m_journal(journal)
    , m_id(batch.id)
    , m_callbacks(std::move(callbacks))
    , m_isReserved(batch.isOutputReserved)
    , m_stop(stop)
    , m_files(journal, batch.id, batch.spec) {
  m_summary.id = batch.id;
  m_summary.spec = std::move(batch.spec);
  m_summary.state = stop == Stop::None ? BatchState::Running : BatchState::Pausing;
  m_summary.isBeingCancelled = stop == Stop::Cancel;
  m_summary.isListed = batch.isListed;
  m_summary.isOurs = true;
  m_summary.created = batch.created;
  m_summary.updated = batch.updated;
  m_worker = std::jthread([this] { work(); });
}

BatchRun::~BatchRun() {
  stop(Stop::Suspend);
}

void BatchRun::stop(Stop how) {
  {
    const std::scoped_lock lock(m_mutex);
    if (how > m_stop) m_stop = how;
    if (!m_isOver) {
      m_summary.state = BatchState::Pausing;
      m_summary.isBeingCancelled = m_stop == Stop::Cancel;
    }
    m_hasNews = true;
  }
  m_inbox->nudge();
}

bool BatchRun::goOn() {
  {
    const std::scoped_lock lock(m_mutex);
    if (m_isEnding || m_isOver || m_stop > Stop::Pause || !m_summary.error.empty()) return false;
    m_stop = Stop::None;
    m_summary.state = BatchState::Running;
    m_hasNews = true;
  }
  m_inbox->nudge();
  return true;
}

bool BatchRun::isOver() const {
  const std::scoped_lock lock(m_mutex);
  return m_isOver;
}

bool BatchRun::isBeingCancelled() const {
  const std::scoped_lock lock(m_mutex);
  return m_stop == Stop::Cancel;
}

BatchSummary BatchRun::summary() const {
  const std::scoped_lock lock(m_mutex);
  return m_summary;
}

void BatchRun::work() {
  if (const Result<void> ready = prepare(); !ready) {
    m_outputFailed = true;
    halt(ready.error());
  } else {
    bool isListed = false;
    {
      const std::scoped_lock lock(m_mutex);
      isListed = m_summary.isListed || m_stop != Stop::None;
    }
    if (!isListed) m_lister = std::jthread([this](const std::stop_token& stop) { list(stop); });
    if (m_callbacks.prepare) m_callbacks.prepare(m_summary.spec.service);
  }
  while (!mayEnd()) {
    round(collect(m_inbox->take(nextLook())));
    tell(false);
  }
  end();
}

/// Output first: without it there is no use in working.
Result<void> BatchRun::prepare() {
  const Result<BatchCounts> counts = m_journal.counts(m_id);
  if (!counts) return fail(counts.error());
  {
    const std::scoped_lock lock(m_mutex);
    m_summary.counts = *counts;
    m_hasNews = true;
  }
  if (!m_isReserved || !writesOneFile(m_summary.spec))
    if (Result<void> reserved = m_files.reserve(true); !reserved) return reserved;
  return m_files.catchUp();
}

void BatchRun::list(const std::stop_token& stop) {
  const BatchSpec spec = summary().spec;
  const Result<BatchTask> task = findBatchTask(std::string(serviceName(spec.service)) + "/" + spec.task);
  if (!task) return halt(task.error()); // written by a version that knew it
  InputLister lister(spec, *task, [this](std::span<const NewBatchItem> items) { return addItems(items); });
  Result<void> known =
      m_journal.visitNames(m_id, [&](const std::string& input, std::int64_t line, const std::string& name) {
        lister.noteKnown(input, line, name);
      });
  if (!known) return halt(known.error());
  if (!lister.run(stop)) return;
  if (const Result<void> listed = m_journal.setListed(m_id); !listed) return halt(listed.error());
  {
    const std::scoped_lock lock(m_mutex);
    m_summary.isListed = true;
    m_hasNews = true;
  }
  m_inbox->nudge();
}

bool BatchRun::addItems(std::span<const NewBatchItem> items) {
  if (const Result<void> added = m_journal.addItems(m_id, items); !added) {
    halt(added.error());
    return false;
  }
  {
    const std::scoped_lock lock(m_mutex);
    touch(m_summary.counts.total());
    for (const NewBatchItem& item : items)
      ++m_summary.counts.of(item.state);
    touch(m_summary.counts.total() - 1);
  }
  m_inbox->nudge();
  return true;
}

void BatchRun::obey(BatchWish wish) {
  if (wish == BatchWish::Cancel) stop(Stop::Cancel);
  if (wish == BatchWish::Pause) stop(Stop::Pause);
}

void BatchRun::halt(const Error& why) {
  {
    const std::scoped_lock lock(m_mutex);
    if (m_summary.error.empty()) m_summary.error = why.message;
    if (m_stop == Stop::None) m_stop = Stop::Pause;
    m_summary.state = BatchState::Pausing;
    m_hasNews = true;
  }
  m_inbox->nudge();
}

bool BatchRun::mayEnd() {
  if (!m_inFlight.empty() || !m_unasked.ends.empty()) return false;
  const std::scoped_lock lock(m_mutex);
  m_isEnding = m_stop != Stop::None || (m_summary.isListed && m_summary.counts.queued == 0);
  return m_isEnding;
}

void BatchRun::end() {
  m_lister.request_stop();
  if (m_lister.joinable()) m_lister.join();
  BatchState state = BatchState::Completed;
  std::string error;
  {
    const std::scoped_lock lock(m_mutex);
    if (m_stop == Stop::Cancel) state = BatchState::Cancelled;
    // A pause that came while the last ones were worked on has nothing left to stop.
    const bool isDone = m_summary.isListed && m_summary.counts.queued == 0 && m_summary.error.empty();
    if ((m_stop == Stop::Pause || m_stop == Stop::Suspend) && !isDone) state = BatchState::Paused;
    error = m_summary.error;
    if (state == BatchState::Completed && m_summary.counts.total() == 0)
      error = "There is nothing to do: no files were found in what was given.";
  }
  if (!m_outputFailed) {
    if (const Result<void> written = m_files.finish(); !written) {
      if (state == BatchState::Completed) state = BatchState::Paused;
      if (error.empty()) error = written.error().message;
    }
  }
  const Result<void> released = m_journal.release(m_id, state, error);
  const Result<BatchCounts> counts = m_journal.counts(m_id);
  {
    const std::scoped_lock lock(m_mutex);
    m_summary.state = released ? state : BatchState::Interrupted;
    m_summary.error = released || !error.empty() ? error : released.error().message;
    m_summary.isOurs = m_summary.isBeingCancelled = false;
    m_summary.itemsPerSecond = 0;
    m_summary.timeLeft.reset();
    if (counts) m_summary.counts = *counts;
    touch(0);
    if (m_summary.counts.total() > 0) touch(m_summary.counts.total() - 1);
    m_isOver = true;
  }
  tell(true);
}

void BatchRun::touch(std::int64_t position) {
  m_hasNews = true;
  m_pending.firstItem = m_pending.firstItem < 0 ? position : std::min(m_pending.firstItem, position);
  m_pending.lastItem = std::max(m_pending.lastItem, position);
}

void BatchRun::updateRate(Time now) {
  while (!m_recent.empty() && now - m_recent.front().first > kRateWindow)
    m_recent.pop_front();
  int ends = 0;
  for (const auto& [time, count] : m_recent)
    ends += count;
  const double seconds = std::chrono::duration<double>(std::min<Time::duration>(now - m_began, kRateWindow)).count();
  m_summary.itemsPerSecond = seconds > 0.05 ? ends / seconds : 0;
  m_summary.timeLeft.reset();
  if (m_summary.isListed && m_summary.itemsPerSecond > 0)
    m_summary.timeLeft = std::chrono::seconds(static_cast<std::int64_t>(
        static_cast<double>(m_summary.counts.queued + m_summary.counts.running) / m_summary.itemsPerSecond + 0.5));
}

void BatchRun::tell(bool isLast) {
  BatchChange change;
  {
    const std::scoped_lock lock(m_mutex);
    const Time now = steady_clock::now();
    if (!isLast && (!m_hasNews || now - m_told < kBetweenChanges)) return;
    if (!isLast) updateRate(now);
    m_told = now;
    m_hasNews = false;
    change = std::exchange(m_pending, {});
    change.summary = m_summary;
  }
  m_callbacks.changed(change);
}

} // namespace aisemble
