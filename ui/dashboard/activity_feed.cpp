// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dashboard/activity_feed.h"

#include "core/base/gpu_sampler.h"
#include "core/orchestrator/ready_threads.h"

#include <QFutureWatcher>
#include <QtConcurrent>

namespace aisemble::ui {
namespace {

constexpr int kReadIntervalMs = 1000;

} // namespace

ActivityFeed::ActivityFeed(const Metrics& metrics, const Orchestrator& orchestrator, std::filesystem::path disk,
                           QObject* parent)
    : QObject(parent) {
  m_pool.setMaxThreadCount(1);
  keepThreadsReady(m_pool);
  m_system = std::make_shared<SharedSystemSampler>(std::move(disk), m_clock);
  auto gpu = std::make_shared<GpuSampler>(); // looks for processors at its first sample, on the pool's thread
  m_history = std::make_shared<ActivityHistory>(
      ActivityHistory::Sources{metrics, orchestrator, *m_system, m_clock, [gpu] { return gpu->sample(); }});
  m_timer.setInterval(kReadIntervalMs);
  connect(&m_timer, &QTimer::timeout, this, &ActivityFeed::sampleNow);
  m_timer.start();
}

ActivityFeed::~ActivityFeed() {
  m_pool.waitForDone(); // each job is a few ms
}

void ActivityFeed::setWatched(bool watched) {
  m_isWatched = watched;
  if (watched) refresh();
}

void ActivityFeed::setRange(int seconds) {
  m_range = seconds;
  refresh();
}

void ActivityFeed::refresh() {
  work(false);
}

void ActivityFeed::sampleNow() {
  work(true);
}

void ActivityFeed::work(bool sample) {
  if (sample && m_pending > 1) return;
  ++m_pending;
  using View = std::optional<ActivityView>;
  auto* watcher = new QFutureWatcher<View>(this);
  connect(watcher, &QFutureWatcherBase::finished, this, [this, watcher] {
    watcher->deleteLater();
    --m_pending;
    const View view = watcher->future().takeResult();
    if (view && view->rangeSeconds == m_range) Q_EMIT viewReady(*view);
  });
  watcher->setFuture(QtConcurrent::run(&m_pool, [history = m_history, sample, wanted = m_isWatched, range = m_range] {
    if (sample || history->seconds() == 0) history->sample();
    return wanted ? View(history->view(range)) : View();
  }));
}

} // namespace aisemble::ui
