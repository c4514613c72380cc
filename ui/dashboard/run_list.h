// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The runs that were kept, newest first: choose one to see it, two to compare them, any to delete them.

#include "ui/dashboard/benchmark_controller.h"
#include "ui/theme/theme.h"

#include <QWidget>

class QLabel;
class QListView;
class QPushButton;
class QStandardItemModel;

namespace aisemble::ui {

class IconButton;

class RunList : public QWidget {
  Q_OBJECT
 public:
  RunList(const Theme& theme, BenchmarkController& controller, QWidget* parent);

  /// In order of time.
  [[nodiscard]] std::vector<std::int64_t> chosen() const;
  void choose(const std::vector<std::int64_t>& ids);
  void compareChosen();
  void removeChosen();
  [[nodiscard]] QListView& list() { return *m_list; }
  [[nodiscard]] QPushButton& compareButton() { return *m_compare; }
  [[nodiscard]] IconButton& removeButton() { return *m_remove; }

 protected:
  void showEvent(QShowEvent* event) override;

 private:
  void showRuns();
  void onChosen();
  void enableButtons();

  BenchmarkController& m_controller;
  QListView* m_list;
  QStandardItemModel* m_rows;
  QLabel* m_none;
  QPushButton* m_compare;
  IconButton* m_remove;
  bool m_isFilling = false;
};

} // namespace aisemble::ui
