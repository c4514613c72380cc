// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/batch/batch_controller.h"

#include "ui/messages/message_translation.h"

#include <algorithm>
#include <cmath>
#include <set>

namespace aisemble::ui {
namespace {

constexpr double kRateSeconds = 120;

} // namespace

bool isLeftUndone(const BatchSummary& summary) {
  return summary.state == BatchState::Cancelled && (summary.counts.cancelled > 0 || !summary.isListed);
}

BatchController::BatchController(Batches* batches, QObject* parent)
    : QObject(parent), m_batches(batches), m_list(new BatchListModel(this)) {
  m_clock.start();
  if (m_batches != nullptr) connect(m_batches, &Batches::changed, this, &BatchController::take, Qt::QueuedConnection);
}

BatchController::~BatchController() = default;

void BatchController::reload() {
  if (m_batches == nullptr) return;
  m_queue.run([batches = m_batches] { return batches->list(); }, this,
              [this](Result<std::vector<BatchSummary>> found) {
                if (!found) {
                  Q_EMIT failed(said(found.error()));
                  return;
                }
                m_list->replace(std::move(*found));
                m_loaded = true;
                Q_EMIT loaded();
              });
}

void BatchController::lookAround() {
  if (m_batches == nullptr || !m_loaded || m_isLooking) return;
  m_isLooking = true;
  m_queue.run([batches = m_batches] { return batches->list(); }, this,
              [this, heard = m_heard](const Result<std::vector<BatchSummary>>& found) {
                m_isLooking = false;
                // What the runner told meanwhile is newer.
                if (found && heard == m_heard) takeForeign(*found);
              });
}

void BatchController::takeForeign(const std::vector<BatchSummary>& found) {
  std::set<BatchId> gone;
  for (const BatchSummary& one : m_list->all())
    gone.insert(one.id);
  for (BatchSummary one : found) {
    gone.erase(one.id);
    if (one.isOurs || m_removals.contains(one.id)) continue;
    estimate(one);
    const BatchSummary* known = m_list->find(one.id);
    if (known != nullptr && known->state == one.state && known->isBeingCancelled == one.isBeingCancelled &&
        known->counts == one.counts && known->error == one.error)
      continue;
    const bool isNew = known == nullptr;
    m_list->update(one);
    Q_EMIT changed({one, false, isNew, 0, std::max<std::int64_t>(0, one.counts.total() - 1)});
  }
  for (const BatchId id : gone) {
    BatchChange change;
    change.summary.id = id;
    change.isRemoved = true;
    m_list->remove(id);
    Q_EMIT changed(change);
  }
}

/// Of a batch that another program works on only the journal is known.
void BatchController::estimate(BatchSummary& summary) {
  if (summary.state != BatchState::Running && summary.state != BatchState::Pausing) {
    m_seen.erase(summary.id);
    return;
  }
  const auto [seen, isFirst] = m_seen.try_emplace(summary.id, Seen{now(), summary.counts.atEnd()});
  const double seconds = now() - seen->second.at;
  if (isFirst || seconds <= 0) return;
  const std::int64_t left = summary.counts.queued + summary.counts.running;
  summary.itemsPerSecond = static_cast<double>(summary.counts.atEnd() - seen->second.atEnd) / seconds;
  if (summary.isListed && summary.itemsPerSecond > 0)
    summary.timeLeft = std::chrono::seconds(std::llround(static_cast<double>(left) / summary.itemsPerSecond));
  seen->second = {now(), summary.counts.atEnd()};
  m_rates[summary.id].push_back({now(), summary.itemsPerSecond});
}

int BatchController::runningCount() const {
  const auto& all = m_list->all();
  return static_cast<int>(std::count_if(all.begin(), all.end(), [](const BatchSummary& one) {
    return one.state == BatchState::Running || one.state == BatchState::Pausing;
  }));
}

std::vector<ChartPoint> BatchController::rates(BatchId id) const {
  const auto found = m_rates.find(id);
  return found == m_rates.end() ? std::vector<ChartPoint>{} : found->second;
}

void BatchController::take(const BatchChange& change) {
  if (change.isRemoved) {
    m_rates.erase(change.summary.id);
    m_heard.erase(change.summary.id);
    m_list->remove(change.summary.id);
  } else {
    auto& rates = m_rates[change.summary.id];
    std::erase_if(rates, [oldest = now() - kRateSeconds](const ChartPoint& point) { return point.x < oldest; });
    rates.push_back({now(), change.summary.itemsPerSecond});
    ++m_heard[change.summary.id];
    m_list->update(change.summary);
  }
  Q_EMIT changed(change);
}

void BatchController::start(const BatchSpec& spec) {
  if (m_batches == nullptr) return;
  m_queue.run([batches = m_batches, spec] { return batches->start(spec); }, this,
              [this](const Result<BatchId>& id) {
                if (!id) {
                  Q_EMIT startFailed(said(id.error()));
                  return;
                }
                readNow(*id, [this, id = *id] { Q_EMIT started(id); });
              });
}

void BatchController::order(BatchId id, std::function<Result<void>(Batches&)> what) {
  if (m_batches == nullptr) return;
  m_queue.run([batches = m_batches, what = std::move(what)] { return what(*batches); }, this,
              [this, id](const Result<void>& done) {
                if (done)
                  readNow(id);
                else
                  Q_EMIT failed(said(done.error()));
              });
}

void BatchController::readNow(BatchId id, std::function<void()> then) {
  m_queue.run([batches = m_batches, id] { return batches->summary(id); }, this,
              [this, id, then = std::move(then), heard = m_heard[id]](const Result<BatchSummary>& now) {
                if (now && m_heard[id] != heard) return readNow(id, then);
                if (now) {
                  m_list->update(*now);
                  Q_EMIT changed({*now, false, false, -1, -1});
                } else {
                  Q_EMIT failed(said(now.error()));
                }
                if (then) then();
              });
}

void BatchController::pause(BatchId id) {
  order(id, [id](Batches& batches) { return batches.pause(id); });
}

void BatchController::resume(BatchId id) {
  order(id, [id](Batches& batches) { return batches.resume(id); });
}

void BatchController::cancel(BatchId id) {
  order(id, [id](Batches& batches) { return batches.cancel(id); });
}

void BatchController::retryFailed(BatchId id) {
  order(id, [id](Batches& batches) { return batches.retryFailed(id); });
}

void BatchController::remove(BatchId id) {
  if (m_batches == nullptr || m_removals.contains(id)) return;
  m_list->hide(id, true);
  auto* timer = new QTimer(this);
  timer->setSingleShot(true);
  connect(timer, &QTimer::timeout, this, [this, id] { forgetNow(id); });
  timer->start(kUndoMs);
  m_removals[id] = timer;
}

void BatchController::undoRemove(BatchId id) {
  const auto found = m_removals.find(id);
  if (found == m_removals.end()) return;
  found->second->deleteLater();
  m_removals.erase(found);
  m_list->hide(id, false);
}

void BatchController::forgetNow(BatchId id) {
  const auto found = m_removals.find(id);
  if (found == m_removals.end()) return;
  found->second->deleteLater();
  m_removals.erase(found);
  m_queue.run([batches = m_batches, id] { return batches->remove(id); }, this,
              [this, id](const Result<void>& done) {
                if (done) {
                  m_list->remove(id);
                  return;
                }
                m_list->hide(id, false);
                Q_EMIT failed(said(done.error()));
              });
}

void BatchController::shutdown() {
  while (!m_removals.empty())
    forgetNow(m_removals.begin()->first);
}

} // namespace aisemble::ui
