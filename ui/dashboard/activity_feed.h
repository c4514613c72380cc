// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Samples once a second on a thread of its own and hands finished views to the charts.

#include "ui/dashboard/activity_history.h"

#include <QObject>
#include <QThreadPool>
#include <QTimer>

#include <memory>

namespace aisemble::ui {

class ActivityFeed : public QObject {
  Q_OBJECT
 public:
  /// `disk`: a path on the file system that holds the program's data.
  ActivityFeed(const Metrics& metrics, const Orchestrator& orchestrator, std::filesystem::path disk, QObject* parent);
  ~ActivityFeed() override;

  /// Sampling goes on whether anybody looks or not; views are made only while somebody does.
  void setWatched(bool watched);
  void setRange(int seconds);
  [[nodiscard]] int range() const { return m_range; }
  /// Now, instead of at the next second: for a new range, and for tests.
  void refresh();
  void sampleNow();

 Q_SIGNALS:
  void viewReady(const aisemble::ui::ActivityView& view);

 private:
  void work(bool sample);

  SystemClock m_clock;
  std::shared_ptr<SharedSystemSampler> m_system;
  std::shared_ptr<ActivityHistory> m_history; ///< touched on m_pool's thread only
  QThreadPool m_pool;
  QTimer m_timer;
  int m_range = 60;
  int m_pending = 0; ///< jobs given and not answered: a slow one is not piled up on
  bool m_isWatched = false;
};

} // namespace aisemble::ui
