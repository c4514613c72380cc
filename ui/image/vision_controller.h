// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Runs tasks over pictures, a few at a time, and keeps how each ended.

#include "core/orchestrator/orchestrator.h"
#include "ui/image/picture_list_model.h"

#include <QFutureWatcher>
#include <QObject>

#include <deque>
#include <map>
#include <memory>
#include <optional>
#include <set>

namespace aisemble::ui {

/// The latest of a picture and a task. A result stays while it is computed again, and after a cancel.
struct VisionOutcome {
  PictureMark state = PictureMark::None;
  std::shared_ptr<const Completed> completed;
  std::optional<Error> error;
  Progress progress{-1, {}};
  [[nodiscard]] const VisionResult* result() const {
    return completed != nullptr ? std::get_if<VisionResult>(&completed->response) : nullptr;
  }
};

struct VisionJob {
  PictureId picture = 0;
  PictureSource source;
  VisionTask task = VisionTask::Analyze;
  VisionOptions options;
};

/// Of the GUI thread. Deleting it cancels.
class VisionController : public QObject {
  Q_OBJECT
 public:
  VisionController(Orchestrator& orchestrator, QObject* parent);
  ~VisionController() override;

  void setCacheEnabled(bool enabled) { m_useCache = enabled; }
  /// Begins, after what runs already. A picture's task that is under way is not begun twice.
  void run(std::vector<VisionJob> jobs);
  /// What the cache has of it becomes its outcome, where it has none by then. Nothing is computed, nothing said.
  void recall(const VisionJob& job);
  /// Acknowledged at once: earlier results stand, what has ended stays.
  void cancel();
  void cancel(PictureId picture);

  [[nodiscard]] const VisionOutcome& outcome(PictureId picture, VisionTask task) const;
  [[nodiscard]] bool isBusy() const { return !m_running.empty() || !m_waiting.empty(); }
  [[nodiscard]] int total() const { return m_total; }         ///< of what was begun since it was last idle
  [[nodiscard]] int finished() const { return m_finished; }   ///< of these
  [[nodiscard]] int failures() const { return m_failures; }   ///< of these
  [[nodiscard]] int cancelled() const { return m_cancelled; } ///< of the total; none of them is finished

 Q_SIGNALS:
  void outcomeChanged(aisemble::ui::PictureId picture, aisemble::VisionTask task);
  void activityChanged();

 private:
  using Key = std::pair<PictureId, VisionTask>;
  using Watcher = QFutureWatcher<RequestEvent>;
  void startMore();
  void start(VisionJob job);
  void take(const Key& key, const RequestEvent& event);
  enum class End { Finished, Cancelled };
  void end(const Key& key, PictureMark state, End how = End::Finished);
  void giveUp(const Key& key);

  Orchestrator& m_orchestrator;
  bool m_useCache = true;
  std::deque<VisionJob> m_waiting;
  std::map<Key, Watcher*> m_running;
  std::map<Key, VisionOutcome> m_outcomes;
  std::set<Key> m_recalled; ///< the file is read for it: once is enough
  int m_total = 0;
  int m_finished = 0;
  int m_failures = 0;
  int m_cancelled = 0;
};

} // namespace aisemble::ui
