// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The grid with its search: the page that is open most of the time.

#include "ui/data/data_grid_model.h"
#include "ui/data/profile_header.h"

#include <QTableView>
#include <QTimer>
#include <QWidget>

#include <cstdint>
#include <stop_token>
#include <vector>

class QLabel;
class QLineEdit;
class QThreadPool;

namespace aisemble::ui {

class IconButton;

class TablePage : public QWidget {
  Q_OBJECT
 public:
  TablePage(const Theme& theme, QWidget* parent);
  ~TablePage() override;

  void setView(const DataView& view);
  /// The next view is of another table: it is shown from its first cell, and nothing is searched for in it.
  void startAnew();
  void setProfiles(const std::vector<ColumnProfile>& profiles);
  void setSorted(int column, bool isDescending);
  void focusSearch();
  void findNext(int direction);
  /// The chosen cells, or all, to the clipboard; of many cells off the GUI thread.
  void copySelection(bool withNames);
  /// The column of the current cell; -1: none.
  [[nodiscard]] int currentColumn() const;

  [[nodiscard]] QTableView& grid() { return *m_grid; }
  [[nodiscard]] DataGridModel& model() { return *m_model; }
  [[nodiscard]] QLineEdit& search() { return *m_search; }
  [[nodiscard]] std::size_t found() const { return m_found.size(); }

 Q_SIGNALS:
  void sortRequested(int column);
  void columnMenuRequested(int column, QPoint where);
  void copied(qulonglong cells);

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  QWidget* buildSearch(const Theme& theme);
  /// `keepsPlace`: the first hit from the current cell on is the chosen one, but is not gone to.
  void startSearch(bool keepsPlace);
  void sayFound();
  [[nodiscard]] std::size_t hitFrom(const QModelIndex& cell) const;
  void fitColumns();
  void go(const CellPlace& place);

  DataGridModel* m_model;
  QTableView* m_grid;
  ProfileHeader* m_header;
  QLineEdit* m_search;
  QLabel* m_count;
  IconButton* m_previous;
  IconButton* m_next;
  QTimer m_searchDelay;
  QThreadPool* m_pool;
  std::stop_source m_searchStop;
  std::uint64_t m_searchRun = 0;
  std::vector<CellPlace> m_found;
  std::size_t m_at = 0;
  bool m_isAnew = false;
};

} // namespace aisemble::ui
