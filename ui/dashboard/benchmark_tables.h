// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// A report, and two reports beside each other, as tables.

#include "ui/dashboard/benchmark_controller.h"
#include "ui/theme/theme.h"

#include <QAbstractTableModel>
#include <QTableView>

namespace aisemble::ui {

/// Of a column's head: a list of the widest texts that may come into the column. It is never less wide than those, so
/// that the figures of one report stand where those of another stood.
inline constexpr int kWidestRole = Qt::UserRole + 1;

class SuiteTableModel : public QAbstractTableModel {
  Q_OBJECT
 public:
  enum Column { Title, Requests, Average, Minimum, Maximum, P95, Success, Target, Result, ColumnCount };

  SuiteTableModel(const Theme& theme, QObject* parent);
  /// Null: the steps without figures.
  void setReport(RunReport report);
  [[nodiscard]] const RunReport& report() const { return m_report; }

  [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
  [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
  [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
  [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

 private:
  [[nodiscard]] QString text(const bench::SuiteRow& row, int column) const;
  [[nodiscard]] static QStringList widest(int column);

  const Theme& m_theme;
  RunReport m_report;
};

class ComparisonModel : public QAbstractTableModel {
  Q_OBJECT
 public:
  enum Column { Title, Before, After, Change, SuccessBefore, SuccessAfter, Result, ColumnCount };

  ComparisonModel(const Theme& theme, QObject* parent);
  void setReports(const bench::SuiteReport& before, const bench::SuiteReport& after);

  [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
  [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
  [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
  [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

 private:
  [[nodiscard]] static QStringList widest(int column);

  const Theme& m_theme;
  std::vector<bench::SuiteChange> m_changes;
  std::vector<bool> m_isClear; ///< of each change: more than what two runs of the same program may differ by
};

/// A table that is as high as its rows; the names in its first column wrap where there is little room.
class FullTable : public QTableView {
  Q_OBJECT
 public:
  FullTable(QAbstractItemModel* model, const QString& name, QWidget* parent);
  [[nodiscard]] QSize sizeHint() const override;
  [[nodiscard]] QSize minimumSizeHint() const override { return {320, sizeHint().height()}; }
  /// Where not all columns fit, these are left out, in this order.
  void leaveOut(std::vector<int> columns);

 protected:
  [[nodiscard]] int sizeHintForColumn(int column) const override;
  void resizeEvent(QResizeEvent* event) override;

 private:
  void fitRows();
  void fitColumns();

  std::vector<int> m_dispensable;
};

} // namespace aisemble::ui
