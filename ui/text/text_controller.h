// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// One text task at a time: sends it, follows it, and makes of its answer what the panel shows.

#include "core/orchestrator/orchestrator.h"
#include "ui/text/text_findings.h"
#include "ui/widgets/background_queue.h"
#include "ui/workbench_context.h"

#include <QFutureWatcher>
#include <QObject>

#include <functional>
#include <map>
#include <memory>
#include <optional>

namespace aisemble::ui {

/// Keywords or sentences that a job may ask for (core/engine/nlp_types.h).
inline constexpr int kMostAsked = 10'000;

struct TextJob {
  NlpTask task = NlpTask::Analyze;
  QString text;
  QString other; ///< for Similarity
  QString language = QStringLiteral("auto");
  int maxKeywords = KeywordsOptions{}.maxKeywords;
  int maxSentences = SummarizeOptions{}.maxSentences;
};

/// Whether both ask the same: options that their task does not have do not count.
[[nodiscard]] bool asksTheSame(const TextJob& a, const TextJob& b);

struct TextOutcome {
  std::shared_ptr<const TextFindings> findings;
  std::shared_ptr<const Response> response;
  RequestReport report;
};

/// Of the GUI thread. Deleting it cancels what runs.
class TextController : public QObject {
  Q_OBJECT
 public:
  TextController(WorkbenchContext& context, QObject* parent);
  ~TextController() override;

  /// Takes the place of what runs.
  void run(TextJob job);
  /// What the cache has of it is the outcome, told by finished(). Otherwise nothing happens, and nothing is told.
  void recall(TextJob job);
  void cancel();
  void setCacheEnabled(bool enabled) { m_useCache = enabled; }

  [[nodiscard]] bool isRunning() const { return m_running && !m_recalling; }
  [[nodiscard]] const TextJob& job() const { return m_job; }
  /// Of the task that was run or chosen last.
  [[nodiscard]] const std::optional<TextOutcome>& outcome() const { return m_outcome; }
  /// outcome() becomes what this very job was answered with; none, if its task was last asked something else. An answer
  /// of another task that comes later is kept for when that is chosen.
  void choose(const TextJob& job);
  /// What outcome() answers; null where there is none.
  [[nodiscard]] const TextJob* answered() const;
  /// Of a text that changed, other than outcome(): they will not be chosen again, and those of long texts are large.
  void forgetEarlier();
  [[nodiscard]] bool canEncode() const { return static_cast<bool>(m_context.encodeResult); }
  /// The answer as JSON, made off the GUI thread; `handler` is not called when `guard` is gone.
  void encode(QObject* guard, std::function<void(std::string)> handler);
  /// Work that takes a while, after what was given before.
  [[nodiscard]] BackgroundQueue& work() { return m_work; }

 Q_SIGNALS:
  void started();
  void progressed(const Progress& progress);
  void finished(); ///< outcome() is there
  void failed(const Error& error);
  void cancelled();

 private:
  void take(const RequestEvent& event);
  void complete(const Completed& completed);
  void begin(TextJob job, const SubmitOptions& options);
  void end();

  WorkbenchContext& m_context;
  struct Answered {
    TextJob job;
    TextOutcome outcome;
  };

  TextJob m_job;
  NlpTask m_chosen = NlpTask::Analyze;
  std::optional<TextOutcome> m_outcome;
  std::map<NlpTask, Answered> m_earlier; ///< the last one of each task
  QFutureWatcher<RequestEvent> m_watcher;
  std::uint64_t m_run = 0; ///< which run the findings under way belong to
  bool m_running = false;
  bool m_recalling = false; ///< what runs is a look into the cache, of which only a result is told
  bool m_useCache = true;
  BackgroundQueue m_work; ///< of its own: a text of a megabyte takes longer than others should wait
};

} // namespace aisemble::ui
