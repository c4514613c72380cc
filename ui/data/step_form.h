// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// One step's fields: what to do, and with which columns and values.

#include "ui/data/table_steps.h"
#include "ui/theme/theme.h"

#include <QStringList>
#include <QWidget>

#include <functional>
#include <string>

class QComboBox;
class QLabel;
class QLineEdit;
class QListWidget;
class QPushButton;
class QStackedWidget;

namespace aisemble::ui {

class IconButton;

class StepForm : public QWidget {
  Q_OBJECT
 public:
  StepForm(const Theme& theme, QWidget* parent);

  /// What the fields offer; what is chosen stays where it can.
  void setColumns(const QStringList& columns);
  /// Whether a column holds numbers where the step stands; asked when one is submitted.
  void setNumberCheck(std::function<bool(const std::string&)> holdsNumbers);
  /// Shows a step to change; empty: a new one.
  void edit(const std::optional<StepAction>& action);
  /// A new step of this kind about this column.
  void begin(int kind, const QString& column);
  [[nodiscard]] StepAction action() const;
  [[nodiscard]] bool isEditing() const { return m_isEditing; }
  void focusFirst();

 Q_SIGNALS:
  void submitted();
  void abandoned();

 private:
  QWidget* buildFilter();
  QWidget* buildSort();
  QWidget* buildSelect();
  QWidget* buildRename();
  QWidget* buildFill();
  QWidget* buildDrop();
  QWidget* buildNormalize();
  QWidget* buildGroup(const Theme& theme);
  void addFigure(const Aggregation& figure);
  /// In the row under the figures, not added to them yet.
  [[nodiscard]] std::optional<Aggregation> chosenFigure() const;
  [[nodiscard]] std::vector<Aggregation> figures() const;
  void addChosenFigure();
  void showPage(int kind);
  void widenPopups();
  void updateFields();
  void submit();
  [[nodiscard]] QString problem() const;

  QComboBox* m_kind;
  QStackedWidget* m_pages;
  QLabel* m_problem;
  QPushButton* m_submit;
  QPushButton* m_abandon;
  QComboBox* m_filterColumn;
  QComboBox* m_comparison;
  QLineEdit* m_filterValue;
  QComboBox* m_sortColumn;
  QComboBox* m_direction;
  QListWidget* m_selected;
  QComboBox* m_renameColumn;
  QLineEdit* m_name;
  QComboBox* m_fillColumn;
  QComboBox* m_fillWith;
  QLineEdit* m_fillValue;
  QComboBox* m_dropColumn;
  QListWidget* m_groupBy;
  QListWidget* m_figures;
  QComboBox* m_figureColumn;
  QComboBox* m_function;
  IconButton* m_addFigure;
  QStringList m_columns;
  std::function<bool(const std::string&)> m_holdsNumbers;
  bool m_isEditing = false;
};

} // namespace aisemble::ui
