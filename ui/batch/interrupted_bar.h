// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// A quiet bar: batches that were interrupted can be gone on with. Nothing is begun by itself.

#include "core/engine/batch_types.h"
#include "ui/theme/theme.h"

#include <QFrame>

#include <set>
#include <vector>

class QLabel;
class QPushButton;

namespace aisemble::ui {

class InterruptedBar : public QFrame {
  Q_OBJECT
 public:
  InterruptedBar(const Theme& theme, QWidget* parent);
  /// Of all batches those that are interrupted; none: the bar goes.
  void offer(const std::vector<BatchSummary>& batches);
  /// These ran when the window was closed: where they are paused, they are offered too.
  void setStoppedByClosing(std::set<BatchId> batches) { m_stopped = std::move(batches); }
  [[nodiscard]] QString text() const;
  [[nodiscard]] QPushButton& resumeButton() { return *m_resume; }
  [[nodiscard]] QPushButton& laterButton() { return *m_later; }

 Q_SIGNALS:
  void resumeRequested(const std::vector<aisemble::BatchId>& batches);

 private:
  void refreshIcon();

  const Theme& m_theme;
  QLabel* m_mark;
  QLabel* m_text;
  QPushButton* m_resume;
  QPushButton* m_later;
  std::vector<BatchId> m_batches;
  std::set<BatchId> m_stopped;
  bool m_isPutOff = false;
};

} // namespace aisemble::ui
