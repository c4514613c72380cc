// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// One batch: how far it is, what can be done about it, its items, and the selected one in full.

#include "ui/batch/batch_controller.h"
#include "ui/batch/batch_items_model.h"
#include "ui/theme/theme.h"

#include <QTimer>
#include <QWidget>

class QHBoxLayout;
class QLabel;
class QLineEdit;
class QProgressBar;
class QPushButton;
class QSplitter;
class QStackedWidget;
class QTableView;
class QToolButton;

namespace aisemble::ui {

class ElidedLabel;
class IconButton;
class ItemDetail;
class ItemFilters;
class LiveChart;
class NoticeBar;

class BatchView : public QWidget {
  Q_OBJECT
 public:
  BatchView(const Theme& theme, BatchController& controller, QWidget* parent);

  void showBatch(BatchId id);
  void take(const BatchChange& change);
  [[nodiscard]] BatchId batch() const { return m_batch; }
  void setFilter(std::optional<BatchItemState> state);
  [[nodiscard]] BatchItemsModel& items() { return *m_items; }
  [[nodiscard]] ItemDetail& detail() { return *m_detail; }
  [[nodiscard]] QTableView& table() { return *m_table; }
  [[nodiscard]] QLineEdit& search();
  [[nodiscard]] ItemFilters& filters() { return *m_filters; }
  [[nodiscard]] QSplitter& parts() { return *m_parts; }
  [[nodiscard]] LiveChart& chart() { return *m_chart; }
  [[nodiscard]] QToolButton* chip(std::optional<BatchItemState> state) const;
  [[nodiscard]] QPushButton& pauseButton() { return *m_pause; }
  [[nodiscard]] QPushButton& resumeButton() { return *m_resume; } ///< of what was cancelled
  [[nodiscard]] QPushButton& cancelButton() { return *m_cancel; }
  [[nodiscard]] QPushButton& retryButton() { return *m_retry; }
  [[nodiscard]] QPushButton& openButton() { return *m_open; }
  [[nodiscard]] QToolButton& removeButton();
  [[nodiscard]] NoticeBar& noticeBar() { return *m_notice; }
  [[nodiscard]] QLabel& number() { return *m_number; }
  [[nodiscard]] QString statusText() const;

 Q_SIGNALS:
  void pauseRequested();
  void cancelRequested();
  void resumeRequested(); ///< of what was cancelled
  void retryRequested();
  void openRequested();
  void removeRequested();
  void notice(const QString& text);

 protected:
  void showEvent(QShowEvent* event) override;
  void hideEvent(QHideEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  QWidget* buildHead(const Theme& theme);
  QWidget* buildTable(const Theme& theme);
  void connectParts();
  void showSummary(const BatchSummary& summary);
  void showDetail(bool wanted);
  void arrange();
  void fitButtons();
  void fitColumns();
  void showRows();
  void showCurrent();
  void tick();

  const Theme& m_theme;
  BatchController& m_controller;
  BatchId m_batch = 0;
  std::int64_t m_current = -1; ///< the item that is selected, wherever its row is
  ElidedLabel* m_title;
  QLabel* m_number; ///< by which the command knows it
  ElidedLabel* m_status;
  QProgressBar* m_progress;
  QPushButton* m_pause;
  QPushButton* m_cancel;
  QPushButton* m_resume;
  QPushButton* m_retry;
  QPushButton* m_open;
  IconButton* m_remove;
  QHBoxLayout* m_head;
  QString m_fitted; ///< what the buttons were last fitted for
  LiveChart* m_chart;
  NoticeBar* m_notice;
  ItemFilters* m_filters;
  QStackedWidget* m_pages;
  QLabel* m_none;
  QTableView* m_table;
  BatchItemsModel* m_items;
  ItemDetail* m_detail;
  QSplitter* m_parts;
  int m_inputWidth = 0; ///< that somebody gave the column; 0: nobody
  bool m_isFitting = false;
  bool m_isDetailWanted = false;
  QTimer m_tick;
  QTimer m_typing;
};

} // namespace aisemble::ui
