// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What the Prompt panel does, without widgets: the open conversation, sending, answering, stopping, branches. Every
// message is on the disk before it is shown as sent, and every answer is stored before its request goes out.

#include "core/base/sample_ring.h"
#include "ui/prompt/answer_run.h"
#include "ui/prompt/conversation_tree.h"
#include "ui/prompt/transcript_model.h"
#include "ui/workbench_context.h"

#include <QObject>

#include <deque>
#include <map>
#include <optional>
#include <vector>

namespace aisemble::ui {

/// What a request is sent with; the panel's right side.
struct PromptParameters {
  std::string model; ///< empty: the default
  std::string systemPrompt;
  GenerationOptions options;
  bool operator==(const PromptParameters&) const = default;
};

struct RateSample {
  MonotonicTime at;
  double tokensPerSecond = 0;
};

struct FirstTokenSample {
  MonotonicTime at;
  double milliseconds = 0;
};

/// Of the GUI thread; never blocks on the disk or an engine.
class ChatController : public QObject {
  Q_OBJECT
 public:
  ChatController(WorkbenchContext& context, BackgroundQueue& queue, QObject* parent);
  ~ChatController() override;

  void openConversation(ConversationId id);
  void newConversation();
  [[nodiscard]] std::optional<ConversationId> conversation() const { return m_conversation; }
  [[nodiscard]] TranscriptModel& transcript() { return m_transcript; }

  void setParameters(const PromptParameters& parameters) { m_parameters = parameters; }
  /// False: the cache is neither asked nor filled.
  void setCacheEnabled(bool enabled) { m_cacheEnabled = enabled; }

  /// False: nothing was sent, because the text is blank or an answer is under way here.
  bool send(const QString& text);
  bool editAndResend(MessageId question, const QString& text);
  void regenerate(MessageId answer); ///< a sibling; the cache is passed by
  void resubmit(MessageId answer);   ///< a sibling, for answers that failed or were interrupted
  void switchBranch(MessageId message, int step);
  void stop(); ///< of the open conversation

  [[nodiscard]] bool isAnswering() const; ///< in the open conversation, sending included
  [[nodiscard]] int running() const { return static_cast<int>(m_runs.size()); }
  [[nodiscard]] bool isRunningIn(ConversationId id) const;
  [[nodiscard]] QString lastPrompt() const;
  [[nodiscard]] std::string systemPrompt() const { return m_tree.systemPrompt(); } ///< of the open conversation
  [[nodiscard]] double currentRate() const { return m_rate; }
  [[nodiscard]] const SampleRing<RateSample>& rates() const { return m_rates; }
  [[nodiscard]] const SampleRing<FirstTokenSample>& firstTokens() const { return m_firstTokens; }

  /// Stops every run; what is there of the texts goes to the disk.
  void shutdown();

 Q_SIGNALS:
  void conversationChanged();  ///< another one is open, or its messages were read
  void conversationsTouched(); ///< the list should be read again
  void sent();                 ///< the question is on the disk: the composer may let go of it
  void activityChanged();      ///< isAnswering(), running() or the transcript's ends changed
  void answered(const MessageDetails& details);
  void modelLoading(const QString& stage); ///< empty: it is loaded, words come
  void failed(const QString& message);     ///< of storing or reading; an answer's error is in the transcript

 private:
  struct Outgoing {
    std::optional<StoredMessage> question;
    std::optional<MessageId> parent; ///< of the question, or of the answer where there is none
    QString title;
    bool useCache = true;
  };
  /// Tokens and the time that was spent on them.
  struct Generated {
    double tokens = 0;
    double seconds = 0;
  };
  struct Stored {
    ConversationId conversation = 0;
    std::vector<StoredMessage> messages; ///< in order; the last is the answer
  };

  bool sendQuestion(const QString& text, std::optional<MessageId> parent);
  void submit(Outgoing outgoing);
  void answerAgain(MessageId answer, bool useCache);
  void onStored(const Stored& stored, bool useCache);
  void startRun(ConversationId conversation, const StoredMessage& answer, ChatRequest request, bool useCache);
  void onRunChanged(const AnswerRun& run);
  void onRunEnded(AnswerRun* run);
  void rebuild();
  [[nodiscard]] std::uint64_t drawSeed(const Outgoing& outgoing) const;
  void countFinished(const AnswerRun& run);
  void sampleRate();
  [[nodiscard]] TranscriptItem itemOf(MessageId id) const;
  [[nodiscard]] AnswerRun* runOf(MessageId id) const;

  WorkbenchContext& m_context;
  BackgroundQueue& m_queue;
  TranscriptModel m_transcript;
  ConversationTree m_tree;
  std::optional<ConversationId> m_conversation;
  PromptParameters m_parameters;
  std::map<MessageId, AnswerRun*> m_runs;
  std::map<MessageId, int> m_retryAfterMs; ///< of answers that a full queue refused
  int m_opening = 0;                       ///< counts openings, so that a late answer of the disk is recognised
  bool m_sending = false;
  bool m_stopRequested = false; ///< Stop was pressed while the question was being written
  bool m_cacheEnabled = true;
  SampleRing<RateSample> m_rates{4096};
  SampleRing<FirstTokenSample> m_firstTokens{512};
  QTimer m_rateTimer;
  QElapsedTimer m_sinceSample;
  std::map<MessageId, int> m_sampledTokens; ///< of the running answers: what the chart has counted
  Generated m_finished;                     ///< by answers that ended since the last sample
  std::deque<Generated> m_recent;           ///< the last samples, newest at the end
  double m_rate = 0;
};

} // namespace aisemble::ui
