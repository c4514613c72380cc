// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Between the panel and the runner: every call of Batches goes out on a thread beside the window's, every change comes
// in as a signal. A removal waits a while so that it can be undone.

#include "core/batch/batches.h"
#include "ui/batch/batch_list_model.h"
#include "ui/charts/min_max_reduce.h"
#include "ui/widgets/background_queue.h"

#include <QElapsedTimer>
#include <QTimer>

#include <functional>
#include <map>

namespace aisemble::ui {

/// Cancelled before all was done, so that there is something to go on with.
[[nodiscard]] bool isLeftUndone(const BatchSummary& summary);

class BatchController : public QObject {
  Q_OBJECT
 public:
  /// How long a removal can be undone: longer than the notice with the button is seen.
  static constexpr int kUndoMs = 30'000;

  /// `batches` outlives it; null: nothing can be started.
  BatchController(Batches* batches, QObject* parent);
  ~BatchController() override;

  [[nodiscard]] bool isAvailable() const { return m_batches != nullptr; }
  [[nodiscard]] Batches* batches() { return m_batches; }
  [[nodiscard]] BatchListModel& list() { return *m_list; }
  [[nodiscard]] BackgroundQueue& queue() { return m_queue; }
  [[nodiscard]] bool isLoaded() const { return m_loaded; }
  [[nodiscard]] int runningCount() const;
  /// Throughput by seconds since the controller was made, oldest first.
  [[nodiscard]] std::vector<ChartPoint> rates(BatchId id) const;
  [[nodiscard]] double now() const { return static_cast<double>(m_clock.elapsed()) / 1000.0; }

  void reload();
  /// Looks for what other programs do with the same batches: new ones, progress, removals. Cheap enough for every
  /// second or two; the runner here tells of its own at once.
  void lookAround();
  void start(const BatchSpec& spec);
  void pause(BatchId id);
  void resume(BatchId id);
  void cancel(BatchId id);
  void retryFailed(BatchId id);
  /// Hides it; it is forgotten when the time for undoing is over, at the latest by shutdown().
  void remove(BatchId id);
  void undoRemove(BatchId id);
  void shutdown();

 Q_SIGNALS:
  void loaded();
  void changed(const aisemble::BatchChange& change);
  void started(aisemble::BatchId id);
  void startFailed(const QString& message);
  void failed(const QString& message);

 private:
  /// How far another program's batch was, and when.
  struct Seen {
    double at = 0;
    std::int64_t atEnd = 0;
  };

  void take(const BatchChange& change);
  void takeForeign(const std::vector<BatchSummary>& found);
  void estimate(BatchSummary& summary);
  void order(BatchId id, std::function<Result<void>(Batches&)> what);
  /// Takes the batch as it is now. The runner's words and an answer overtake each other: where one came meanwhile, the
  /// answer may be the older one and is asked for again.
  void readNow(BatchId id, std::function<void()> then = {});
  void forgetNow(BatchId id);

  Batches* m_batches;
  BatchListModel* m_list;
  QElapsedTimer m_clock;
  std::map<BatchId, std::vector<ChartPoint>> m_rates;
  std::map<BatchId, Seen> m_seen;
  std::map<BatchId, std::uint64_t> m_heard; ///< how often the runner told of a batch
  std::map<BatchId, QTimer*> m_removals;
  bool m_isLooking = false;
  bool m_loaded = false;
  BackgroundQueue m_queue; ///< last: its destructor waits for what uses the others
};

} // namespace aisemble::ui
