// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The live half of the dashboard: figures, charts and counts, one card after the other so that no turn of the event
// loop redraws more than one.

#include "ui/dashboard/activity_feed.h"
#include "ui/dashboard/counts_table.h"
#include "ui/theme/theme.h"

#include <QWidget>

#include <array>
#include <functional>
#include <vector>

class QButtonGroup;
class QLabel;
class QScrollArea;
class QToolButton;

namespace aisemble::ui {

class CardGrid;
class IconButton;
class MultiChart;

class ActivityPage : public QWidget {
  Q_OBJECT
 public:
  ActivityPage(const Theme& theme, ActivityFeed& feed, QWidget* parent);

  /// One of 60, 300, 900 seconds; others are ignored.
  void setRange(int seconds);
  [[nodiscard]] int range() const;
  void setPaused(bool paused);
  [[nodiscard]] bool isPaused() const { return m_isPaused; }
  void focusFirst();

  [[nodiscard]] MultiChart& latencyChart(ServiceKind kind) { return *m_latency[static_cast<std::size_t>(kind)]; }
  [[nodiscard]] MultiChart& requestsChart() { return *m_requests; }
  [[nodiscard]] MultiChart& tokensChart() { return *m_tokens; }
  [[nodiscard]] MultiChart& queueChart() { return *m_queue; }
  [[nodiscard]] MultiChart& batchChart() { return *m_batches; }
  [[nodiscard]] MultiChart& cacheChart() { return *m_cache; }
  [[nodiscard]] MultiChart& stageChart() { return *m_stages; }
  [[nodiscard]] CountsTable& counts() { return *m_counts; }
  [[nodiscard]] CardGrid& grid() { return *m_grid; }
  [[nodiscard]] QString tileText(int tile) const; ///< requests, failed, from the cache, tokens
  /// The longest time that one turn of the event loop spent on a card.
  [[nodiscard]] std::chrono::nanoseconds longestTurn() const { return m_longestTurn; }
  [[nodiscard]] std::uint64_t updates() const { return m_updates; }

 Q_SIGNALS:
  void changed(); ///< range or pause, by the user

 protected:
  void showEvent(QShowEvent* event) override;
  void hideEvent(QHideEvent* event) override;

 private:
  QWidget* buildHead(const Theme& theme);
  QWidget* buildTiles();
  void buildCharts(const Theme& theme);
  QWidget* buildCounts();
  void receive(const ActivityView& view);
  void planCards();
  void nextCard();
  void unveilCards();
  void showState();
  void showTiles();
  void showLatency(std::size_t service);
  void showRates();
  void showBatches();
  void showStages();
  void showMachine();
  void showCounts();
  [[nodiscard]] QString quiet() const; ///< "Nothing in the last minute"

  ActivityFeed& m_feed;
  ActivityView m_view;
  std::vector<std::function<void()>> m_plan; ///< cards still to be updated, the next one last
  QTimer m_cardTimer;
  QTimer m_unveiling;
  QButtonGroup* m_ranges;
  IconButton* m_pause;
  QLabel* m_state;
  QScrollArea* m_scroll;
  CardGrid* m_grid;
  std::array<QLabel*, 4> m_tiles{};
  std::array<QLabel*, 4> m_tileNotes{};
  std::array<MultiChart*, kServices> m_latency{};
  MultiChart* m_requests;
  MultiChart* m_tokens;
  MultiChart* m_queue;
  MultiChart* m_batches;
  MultiChart* m_cache;
  MultiChart* m_stages;
  MultiChart* m_processor;
  MultiChart* m_memory;
  MultiChart* m_gpu;
  CountsTable* m_counts;
  bool m_isPaused = false;
  std::chrono::nanoseconds m_longestTurn{0};
  std::uint64_t m_updates = 0;
};

/// What people call a stage.
[[nodiscard]] QString stageTitle(Stage stage);

} // namespace aisemble::ui
