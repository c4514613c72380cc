// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/model_run.h"

#include "ui/prompt/message_text.h"

#include <utility>

namespace aisemble::ui {
namespace {

constexpr int kTrialPaintIntervalMs = 33;

} // namespace

ModelRun::ModelRun(std::string model, QObject* parent) : QObject(parent), m_model(std::move(model)) {
  m_paintTimer.setSingleShot(true);
  m_paintTimer.setInterval(kTrialPaintIntervalMs);
  connect(&m_paintTimer, &QTimer::timeout, this, &ModelRun::changed);
  connect(&m_watcher, &QFutureWatcherBase::resultReadyAt, this, [this](int index) {
    if (m_state == State::Running) take(m_watcher.resultAt(index));
  });
  connect(&m_watcher, &QFutureWatcherBase::finished, this, [this] {
    if (m_state == State::Running) end(State::Stopped); // cancelled from elsewhere
  });
}

ModelRun::~ModelRun() {
  m_watcher.disconnect(this);
  if (m_state == State::Running) m_watcher.future().cancel();
}

void ModelRun::start(const Ticket& ticket) {
  m_sinceStart.start();
  m_watcher.setFuture(ticket.future);
}

void ModelRun::stop() {
  if (m_state != State::Running) return;
  m_watcher.future().cancel();
  end(State::Stopped);
}

void ModelRun::take(const RequestEvent& event) {
  if (const auto* partial = std::get_if<Partial>(&event)) return take(*partial);
  if (const auto* failed = std::get_if<Failed>(&event)) {
    m_problem = failed->error.message;
    return end(State::Failed);
  }
  const auto* completed = std::get_if<Completed>(&event);
  const auto* result = completed != nullptr ? std::get_if<CompletionResult>(&completed->response) : nullptr;
  if (result == nullptr) {
    m_problem = tr("The engine answered with something that is no text. Please report this.").toStdString();
    return end(State::Failed);
  }
  m_text = result->text;
  m_tokens = result->completionTokens;
  m_rate = rateOf(result->completionTokens - 1, result->decodeTime);
  m_firstToken = result->timeToFirstToken;
  m_total = completed->report.trace.total;
  m_wasRemote = completed->report.remote;
  end(State::Done);
}

void ModelRun::take(const Partial& partial) {
  if (const auto* progress = std::get_if<Progress>(&partial)) {
    m_progress = *progress;
  } else if (const auto* delta = std::get_if<TextDelta>(&partial)) {
    if (m_tokens == 0) {
      m_sinceFirstToken.start();
      m_firstToken = std::chrono::nanoseconds(m_sinceStart.nsecsElapsed());
    }
    m_progress.reset();
    m_text += delta->text;
    m_tokens += delta->tokens;
    m_rate = rateOf(m_tokens - 1, std::chrono::nanoseconds(m_sinceFirstToken.nsecsElapsed()));
  }
  if (!m_paintTimer.isActive()) m_paintTimer.start();
}

void ModelRun::end(State state) {
  m_state = state;
  m_progress.reset();
  m_paintTimer.stop();
  m_watcher.disconnect(this);
  Q_EMIT ended();
}

} // namespace aisemble::ui
