// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// One answer being generated: listens to the request's future, keeps the text written down while it grows, and ends in
// complete, failed or stopped.

#include "core/engine/conversation_store.h"
#include "core/orchestrator/orchestrator.h"
#include "ui/prompt/transcript_model.h"
#include "ui/widgets/background_queue.h"

#include <QElapsedTimer>
#include <QFutureWatcher>
#include <QObject>
#include <QString>
#include <QTimer>

#include <optional>
#include <string>

namespace aisemble::ui {

/// How often a growing answer is painted and written down. Writing keeps under a quarter of a second.
inline constexpr int kPaintIntervalMs = 33;
inline constexpr int kSaveIntervalMs = 200;

/// Of the GUI thread. Deleting it stops the request.
class AnswerRun : public QObject {
  Q_OBJECT
 public:
  struct Place {
    ConversationId conversation = 0;
    MessageId message = 0; ///< stored already, as Streaming
  };
  /// `details` are those of the stored message (parametersJson is kept).
  AnswerRun(ConversationStore& store, BackgroundQueue& queue, Place place, MessageDetails details, QObject* parent);
  ~AnswerRun() override;

  void start(Ticket ticket);
  /// Acknowledged at once: the text so far stands as Interrupted, whatever the engine still does.
  void stop();

  [[nodiscard]] ConversationId conversation() const { return m_place.conversation; }
  [[nodiscard]] MessageId message() const { return m_place.message; }
  [[nodiscard]] const std::string& text() const { return m_text; }
  [[nodiscard]] MessageState state() const { return m_state; }
  [[nodiscard]] const MessageDetails& details() const { return m_details; }
  [[nodiscard]] const std::optional<Progress>& progress() const { return m_progress; }
  [[nodiscard]] int tokens() const { return m_tokens; }
  [[nodiscard]] const std::optional<Error>& error() const { return m_error; }
  [[nodiscard]] bool isRunning() const { return m_state == MessageState::Streaming; }

 Q_SIGNALS:
  void changed();                  ///< text, progress or live figures; at most 30 times a second
  void ended();                    ///< once; the final text is on its way to the disk
  void saveFailed(QString reason); ///< the disk refused; the text is still on the screen

 private:
  void take(const RequestEvent& event);
  void take(const Partial& partial);
  void complete(const Completed& completed);
  void end(MessageState state);
  void save();
  void noteChange();

  ConversationStore& m_store;
  BackgroundQueue& m_queue;
  const Place m_place;
  MessageDetails m_details;
  MessageState m_state = MessageState::Streaming;
  std::string m_text;
  std::optional<Progress> m_progress;
  std::optional<Error> m_error;
  int m_tokens = 0;
  bool m_unsaved = false;
  bool m_saving = false;
  QElapsedTimer m_sinceStart;
  QElapsedTimer m_sinceFirstToken;
  QTimer m_paintTimer;
  QTimer m_saveTimer;
  QFutureWatcher<RequestEvent> m_watcher;
};

} // namespace aisemble::ui
