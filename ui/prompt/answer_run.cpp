// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/prompt/answer_run.h"

#include "ui/messages/message_translation.h"
#include "ui/prompt/message_text.h"

#include <QPointer>

#include <utility>

namespace aisemble::ui {

AnswerRun::AnswerRun(ConversationStore& store, BackgroundQueue& queue, Place place, MessageDetails details,
                     QObject* parent)
    : QObject(parent), m_store(store), m_queue(queue), m_place(place), m_details(std::move(details)) {
  m_paintTimer.setSingleShot(true);
  m_paintTimer.setInterval(kPaintIntervalMs);
  m_saveTimer.setInterval(kSaveIntervalMs);
  connect(&m_paintTimer, &QTimer::timeout, this, &AnswerRun::changed);
  connect(&m_saveTimer, &QTimer::timeout, this, [this] {
    // One write at a time: a slow disk makes writes rarer, not the queue longer.
    if (m_unsaved && !m_saving) save();
  });
  connect(&m_watcher, &QFutureWatcherBase::resultReadyAt, this, [this](int index) {
    if (isRunning()) take(m_watcher.resultAt(index));
  });
  connect(&m_watcher, &QFutureWatcherBase::finished, this, [this] {
    if (isRunning()) end(MessageState::Interrupted); // cancelled from elsewhere: neither a result nor an error came
  });
}

AnswerRun::~AnswerRun() {
  m_watcher.disconnect(this);
  if (isRunning()) m_watcher.future().cancel();
}

void AnswerRun::start(Ticket ticket) {
  m_sinceStart.start();
  m_saveTimer.start();
  m_watcher.setFuture(ticket.future);
}

void AnswerRun::stop() {
  if (!isRunning()) return;
  m_watcher.future().cancel();
  m_details.finishReason = "stopped";
  end(MessageState::Interrupted);
}

void AnswerRun::take(const RequestEvent& event) {
  if (const auto* partial = std::get_if<Partial>(&event)) {
    take(*partial);
  } else if (const auto* completed = std::get_if<Completed>(&event)) {
    complete(*completed);
  } else if (const auto* failed = std::get_if<Failed>(&event)) {
    m_error = failed->error;
    m_details.error = failed->error.message;
    end(MessageState::Failed);
  }
}

void AnswerRun::take(const Partial& partial) {
  if (const auto* progress = std::get_if<Progress>(&partial)) {
    m_progress = *progress;
  } else if (const auto* delta = std::get_if<TextDelta>(&partial)) {
    if (m_tokens == 0) {
      m_sinceFirstToken.start();
      m_details.timeToFirstToken = Nanoseconds(m_sinceStart.nsecsElapsed());
    }
    m_progress.reset();
    m_details.fromRemote = delta->fromRemote; // an answer that is stopped or cut off came from there too
    m_text += delta->text;
    m_tokens += delta->tokens;
    m_details.completionTokens = m_tokens;
    m_details.tokensPerSecond = rateOf(m_tokens - 1, Nanoseconds(m_sinceFirstToken.nsecsElapsed()));
    m_unsaved = true;
  }
  noteChange();
}

void AnswerRun::complete(const Completed& completed) {
  const auto* result = std::get_if<CompletionResult>(&completed.response);
  if (result == nullptr) {
    m_error = Error{ErrorCode::Internal,
                    "The engine answered with something that is no text. Please report this.",
                    {},
                    std::nullopt};
    m_details.error = m_error->message;
    end(MessageState::Failed);
    return;
  }
  m_text = result->text;
  m_tokens = result->completionTokens;
  m_details.model = result->model;
  if (result->seed != 0) m_details.seed = result->seed; // 0: a service that does not tell keeps the one it was sent
  m_details.promptTokens = result->promptTokens;
  m_details.completionTokens = result->completionTokens;
  m_details.timeToFirstToken = result->timeToFirstToken;
  m_details.totalTime = completed.report.trace.total;
  m_details.tokensPerSecond = rateOf(result->completionTokens - 1, result->decodeTime);
  m_details.fromCache = completed.report.fromCache;
  m_details.fromRemote = completed.report.remote;
  m_details.fallback = completed.report.fallback;
  m_details.finishReason = std::string(finishReasonName(result->finish));
  end(MessageState::Complete);
}

void AnswerRun::end(MessageState state) {
  m_state = state;
  m_progress.reset();
  m_paintTimer.stop();
  m_saveTimer.stop();
  m_watcher.disconnect(this);
  save();
  Q_EMIT ended();
}

void AnswerRun::save() {
  m_unsaved = false;
  m_saving = true;
  // The last write must reach the disk even when this object is gone, so the job holds copies of everything.
  m_queue.run([&store = m_store, message = m_place.message, text = m_text, state = m_state,
               details = m_details] { return store.updateMessage(message, text, state, details); },
              this,
              [this](const Result<void>& saved) {
                m_saving = false;
                if (!saved) {
                  m_unsaved = true;
                  Q_EMIT saveFailed(said(saved.error()));
                }
              });
}

void AnswerRun::noteChange() {
  if (!m_paintTimer.isActive()) m_paintTimer.start();
}

} // namespace aisemble::ui
