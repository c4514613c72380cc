// SPDX-License-Identifier: Apache-2.0
// The rounds of a batch: what ended, what is claimed next, what is submitted.
#include "core/batch/batch_request.h"
#include "core/batch/batch_run.h"
#include "core/batch/result_text.h"
#include "core/engine/trace.h"

#include <algorithm>

namespace aisemble {
namespace {

using std::chrono::steady_clock;

constexpr std::chrono::milliseconds kBetweenWishes{250};
constexpr std::chrono::milliseconds kBusyWait{200};
constexpr int kPriority = -1; // those who wait for a single answer go first

Nanoseconds timeAtWork(const Trace& trace) {
  const auto stages = trace.byStage();
  const auto of = [&stages](Stage stage) { return stages[static_cast<std::size_t>(stage)]; };
  return trace.total - of(Stage::Queue) - of(Stage::BatchWait);
}

} // namespace

/// Enough that the pools stay full while results are written down; what is in flight is in memory.
int BatchRun::room() const {
  const OrchestratorOptions options = m_orchestrator.options();
  const bool isQuick = m_summary.spec.service == ServiceKind::Nlp;
  const int most = isQuick ? 2 * options.maxRunning + 32 : options.maxRunning + 4;
  const int bound = std::clamp(most, 1, options.maxRunning + std::max(1, options.maxWaiting / 2));
  return std::max(0, bound - static_cast<int>(m_inFlight.size() + m_unasked.ends.size()));
}

BatchRun::Time BatchRun::nextLook() const {
  const Time now = steady_clock::now();
  Time until = now + kBetweenWishes;
  for (const auto& [position, flight] : m_inFlight)
    if (flight.again) until = std::min(until, *flight.again);
  const std::scoped_lock lock(m_mutex);
  if (m_hasNews) until = std::min(until, m_told + kBetweenChanges);
  const bool hasWork =
      m_stop == Stop::None && m_summary.counts.queued > 0 && (!m_mayHaveSuspects || m_inFlight.empty());
  return (hasWork && room() > 0) || !m_unasked.ends.empty() ? now : until;
}

BatchRun::Ended BatchRun::collect(const std::vector<std::int64_t>& ended) {
  Ended out = std::exchange(m_unasked, {});
  for (const std::int64_t position : ended) {
    const auto found = m_inFlight.find(position);
    if (found == m_inFlight.end()) continue;
    std::optional<FinishedBatchItem> finished = endOf(found->second);
    if (!finished) continue;
    finished->position = position;
    out.ends.push_back(std::move(*finished));
    out.items.push_back(std::move(found->second.item));
    m_inFlight.erase(found);
  }
  return out;
}

/// Nothing: it is to be submitted again.
std::optional<FinishedBatchItem> BatchRun::endOf(InFlight& flight) {
  FinishedBatchItem out;
  out.state = BatchItemState::Queued; // cancelled: its attempt does not count
  const QFuture<RequestEvent>& future = flight.ticket.future;
  if (future.isCanceled() || future.resultCount() == 0) return out;
  const RequestEvent event = future.resultAt(future.resultCount() - 1);
  if (const auto* failed = std::get_if<Failed>(&event)) return endOfFailed(flight, failed->error);
  const auto* completed = std::get_if<Completed>(&event);
  if (completed == nullptr) return out;
  out.state = BatchItemState::Completed;
  out.fromCache = completed->report.fromCache;
  out.processingTime = timeAtWork(completed->report.trace);
  if (const Result<void> taken = takeResponse(*completed, flight.item.encoding, out); !taken) {
    out.state = BatchItemState::Failed;
    out.error = taken.error().message;
  }
  return out;
}

std::optional<FinishedBatchItem> BatchRun::endOfFailed(InFlight& flight, const Error& error) {
  FinishedBatchItem out;
  out.state = BatchItemState::Queued;
  if (error.code == ErrorCode::Busy) {
    const std::scoped_lock lock(m_mutex);
    if (m_stop != Stop::None) return out;
    flight.again = steady_clock::now() + error.retryAfter.value_or(kBusyWait);
    return std::nullopt;
  }
  // The same would be said of every item that is left.
  if (error.code == ErrorCode::Unavailable) {
    halt(error);
    return out;
  }
  out.state = BatchItemState::Failed;
  out.error = error.message;
  return out;
}

void BatchRun::round(Ended ended) {
  resubmitDue();
  Stop stop = Stop::None;
  std::int64_t queued = 0;
  {
    const std::scoped_lock lock(m_mutex);
    stop = m_stop;
    queued = m_summary.counts.queued;
  }
  if (stop >= Stop::Suspend && !m_isCancelling) {
    m_isCancelling = true;
    for (auto& [position, flight] : m_inFlight) {
      if (flight.again) m_inbox->put(position); // its last answer was Busy: nothing else will end it
      flight.ticket.future.cancel();
    }
  }
  // A suspect is tried alone: should it end the program again, the others are spared.
  const bool suspectsOnly = m_mayHaveSuspects;
  int claim = suspectsOnly ? (m_inFlight.empty() ? 1 : 0) : room();
  if (stop != Stop::None || queued == 0) claim = 0;
  if (!ended.ends.empty() || claim > 0) return exchange(std::move(ended), claim, suspectsOnly);
  if (steady_clock::now() - m_wishRead < kBetweenWishes) return;
  m_wishRead = steady_clock::now();
  if (const Result<BatchWish> wish = m_journal.wish(m_id))
    obey(*wish);
  else
    halt(wish.error());
}

void BatchRun::exchange(Ended ended, int claim, bool suspectsOnly) {
  Result<BatchRound> round = m_journal.exchange(m_id, ended.ends, claim, suspectsOnly);
  if (!round) {
    // What ended is not written down: it counts as not done, and goes back to the queue with the release.
    halt(round.error());
    const std::scoped_lock lock(m_mutex);
    m_stop = std::max(m_stop, Stop::Suspend);
    return;
  }
  noteEnds(ended, round->claimed);
  obey(round->wish);
  if (suspectsOnly && claim > 0 && round->wish == BatchWish::None && round->claimed.empty()) m_mayHaveSuspects = false;
  for (BatchItem& item : round->claimed)
    submit(std::move(item));
  writeResults(std::move(ended));
}

void BatchRun::writeResults(Ended ended) {
  if (m_outputFailed || ended.ends.empty()) return;
  std::vector<UnwrittenBatchItem> items;
  for (std::size_t i = 0; i < ended.ends.size(); ++i) {
    FinishedBatchItem& end = ended.ends[i];
    if (end.state == BatchItemState::Queued) continue;
    UnwrittenBatchItem& item = items.emplace_back();
    item.item = std::move(ended.items[i]);
    item.item.state = end.state;
    item.item.resultJson = std::move(end.resultJson);
    item.item.error = std::move(end.error);
    item.item.fromCache = end.fromCache;
    item.item.processingTime = end.processingTime;
    item.picture = std::move(end.picture);
    item.mediaType = std::move(end.mediaType);
  }
  if (const Result<void> written = m_files.write(items); !written) {
    m_outputFailed = true;
    halt(written.error());
  }
}

void BatchRun::submit(BatchItem item) {
  const std::int64_t position = item.position;
  InFlight& flight = m_inFlight[position];
  flight.item = std::move(item);
  handOver(flight);
}

void BatchRun::handOver(InFlight& flight) {
  const std::int64_t position = flight.item.position;
  Result<Request> request = requestFor(m_summary.spec, flight.item);
  if (!request) {
    FinishedBatchItem end;
    end.position = position;
    end.state = BatchItemState::Failed;
    end.error = std::move(request.error().message);
    m_unasked.ends.push_back(std::move(end));
    m_unasked.items.push_back(std::move(flight.item));
    m_inFlight.erase(position);
    return;
  }
  flight.again.reset();
  flight.ticket =
      m_orchestrator.submit(std::move(*request), {.useCache = m_summary.spec.useCache, .priority = kPriority});
  flight.ticket.end->whenReached([inbox = m_inbox, position] { inbox->put(position); });
}

void BatchRun::resubmitDue() {
  const Time now = steady_clock::now();
  std::vector<std::int64_t> due;
  for (const auto& [position, flight] : m_inFlight)
    if (flight.again && *flight.again <= now) due.push_back(position);
  for (const std::int64_t position : due) {
    bool isStopped = false;
    {
      const std::scoped_lock lock(m_mutex);
      isStopped = m_stop != Stop::None;
    }
    if (isStopped)
      m_inbox->put(position);
    else
      handOver(m_inFlight[position]);
  }
}

void BatchRun::noteEnds(const Ended& ended, const std::vector<BatchItem>& claimed) {
  const Time now = steady_clock::now();
  const std::scoped_lock lock(m_mutex);
  int ends = 0;
  for (const FinishedBatchItem& item : ended.ends) {
    --m_summary.counts.running;
    ++m_summary.counts.of(item.state);
    ends += item.state == BatchItemState::Queued ? 0 : 1;
    touch(item.position);
  }
  for (const BatchItem& item : claimed) {
    --m_summary.counts.queued;
    ++m_summary.counts.running;
    touch(item.position);
  }
  if (ends > 0) m_recent.emplace_back(now, ends);
}

} // namespace aisemble
