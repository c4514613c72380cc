// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/image/vision_controller.h"

#include <filesystem>
#include <utility>

namespace aisemble::ui {
namespace {

/// As many as the orchestrator works on at once; more would only fill its queue for others.
constexpr std::size_t kAtOnce = 8;

Request requestOf(const VisionJob& job) {
  VisionRequest request;
  request.task = job.task;
  request.options = job.options;
  if (job.source.bytes != nullptr)
    request.image = EncodedImage{job.source.bytes};
  else
    request.image = std::filesystem::path(job.source.path.toStdString());
  return request;
}

} // namespace

VisionController::VisionController(Orchestrator& orchestrator, QObject* parent)
    : QObject(parent), m_orchestrator(orchestrator) {}

VisionController::~VisionController() {
  for (const auto& [key, watcher] : m_running) {
    watcher->disconnect(this);
    watcher->future().cancel();
  }
}

const VisionOutcome& VisionController::outcome(PictureId picture, VisionTask task) const {
  static const VisionOutcome kNone;
  const auto found = m_outcomes.find({picture, task});
  return found == m_outcomes.end() ? kNone : found->second;
}

void VisionController::run(std::vector<VisionJob> jobs) {
  if (!isBusy()) m_total = m_finished = m_failures = m_cancelled = 0;
  for (VisionJob& job : jobs) {
    VisionOutcome& outcome = m_outcomes[{job.picture, job.task}];
    if (outcome.state == PictureMark::Waiting || outcome.state == PictureMark::Running) continue;
    outcome.state = PictureMark::Waiting;
    outcome.error.reset();
    outcome.progress = {-1, {}};
    ++m_total;
    const Key key{job.picture, job.task};
    m_waiting.push_back(std::move(job));
    Q_EMIT outcomeChanged(key.first, key.second);
  }
  startMore();
  Q_EMIT activityChanged();
}

void VisionController::startMore() {
  while (m_running.size() < kAtOnce && !m_waiting.empty()) {
    VisionJob job = std::move(m_waiting.front());
    m_waiting.pop_front();
    start(std::move(job));
  }
}

void VisionController::start(VisionJob job) {
  const Key key{job.picture, job.task};
  m_outcomes[key].state = PictureMark::Running;
  auto* watcher = new Watcher(this);
  m_running[key] = watcher;
  connect(watcher, &QFutureWatcherBase::resultReadyAt, this,
          [this, key, watcher](int index) { take(key, watcher->resultAt(index)); });
  connect(watcher, &QFutureWatcherBase::finished, this, [this, key] { giveUp(key); }); // cancelled from elsewhere
  watcher->setFuture(m_orchestrator.submit(requestOf(job), {.useCache = m_useCache}).future);
  Q_EMIT outcomeChanged(key.first, key.second);
}

void VisionController::recall(const VisionJob& job) {
  const Key key{job.picture, job.task};
  if (!m_useCache || outcome(job.picture, job.task).state != PictureMark::None || !m_recalled.insert(key).second)
    return;
  auto* watcher = new Watcher(this);
  connect(watcher, &QFutureWatcherBase::resultReadyAt, this, [this, key, watcher](int index) {
    const RequestEvent event = watcher->resultAt(index);
    const auto* known = std::get_if<Completed>(&event);
    const auto* result = known != nullptr ? std::get_if<VisionResult>(&known->response) : nullptr;
    VisionOutcome& outcome = m_outcomes[key];
    if (result == nullptr || !visionDetailMatches(key.second, result->detail) || outcome.state != PictureMark::None)
      return;
    outcome.completed = std::make_shared<const Completed>(*known);
    outcome.state = PictureMark::Done;
    Q_EMIT outcomeChanged(key.first, key.second);
  });
  connect(watcher, &QFutureWatcherBase::finished, watcher, &QObject::deleteLater);
  watcher->setFuture(m_orchestrator.submit(requestOf(job), {.onlyKnown = true}).future);
}

void VisionController::take(const Key& key, const RequestEvent& event) {
  VisionOutcome& outcome = m_outcomes[key];
  if (const auto* partial = std::get_if<Partial>(&event)) {
    if (const auto* progress = std::get_if<Progress>(partial)) outcome.progress = *progress;
    Q_EMIT outcomeChanged(key.first, key.second);
    Q_EMIT activityChanged();
  } else if (const auto* completed = std::get_if<Completed>(&event)) {
    const auto* result = std::get_if<VisionResult>(&completed->response);
    if (result == nullptr || !visionDetailMatches(key.second, result->detail)) {
      outcome.error = Error{ErrorCode::Internal,
                            "The service answered with something else than was asked for. Try another service.",
                            {},
                            std::nullopt};
      return end(key, PictureMark::Failed);
    }
    outcome.completed = std::make_shared<const Completed>(*completed);
    end(key, PictureMark::Done);
  } else if (const auto* failed = std::get_if<Failed>(&event)) {
    outcome.completed.reset();
    outcome.error = failed->error;
    end(key, PictureMark::Failed);
  }
}

void VisionController::end(const Key& key, PictureMark state, End how) {
  const auto running = m_running.find(key);
  if (running == m_running.end()) return;
  running->second->disconnect(this);
  running->second->deleteLater();
  m_running.erase(running);
  m_outcomes[key].state = state;
  m_outcomes[key].progress = {-1, {}};
  ++(how == End::Cancelled ? m_cancelled : m_finished);
  if (state == PictureMark::Failed) ++m_failures;
  startMore();
  Q_EMIT outcomeChanged(key.first, key.second);
  Q_EMIT activityChanged();
}

void VisionController::giveUp(const Key& key) {
  end(key, m_outcomes[key].completed != nullptr ? PictureMark::Done : PictureMark::None, End::Cancelled);
}

void VisionController::cancel() {
  const auto waiting = std::exchange(m_waiting, {});
  m_cancelled += static_cast<int>(waiting.size());
  for (const VisionJob& job : waiting) {
    VisionOutcome& outcome = m_outcomes[{job.picture, job.task}];
    outcome.state = outcome.completed != nullptr ? PictureMark::Done : PictureMark::None;
    Q_EMIT outcomeChanged(job.picture, job.task);
  }
  const auto running = m_running; // ending one takes it out
  for (const auto& [key, watcher] : running) {
    watcher->future().cancel();
    giveUp(key);
  }
  Q_EMIT activityChanged();
}

void VisionController::cancel(PictureId picture) {
  m_total -= static_cast<int>(std::erase_if(m_waiting, [&](const VisionJob& job) { return job.picture == picture; }));
  for (auto& [key, outcome] : m_outcomes)
    if (key.first == picture && outcome.state == PictureMark::Waiting)
      outcome.state = outcome.completed != nullptr ? PictureMark::Done : PictureMark::None;
  const auto running = m_running;
  for (const auto& [key, watcher] : running)
    if (key.first == picture) {
      watcher->future().cancel();
      --m_total; // who takes it from the list does not ask how its task ended
      giveUp(key);
      --m_cancelled;
    }
  Q_EMIT activityChanged();
}

} // namespace aisemble::ui
