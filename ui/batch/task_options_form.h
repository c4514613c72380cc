// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The fields of the chosen task. What was set for other tasks is kept.

#include "ui/batch/task_fields.h"

#include <QWidget>

class QGridLayout;

namespace aisemble::ui {

class TaskOptionsForm : public QWidget {
  Q_OBJECT
 public:
  explicit TaskOptionsForm(QWidget* parent);

  void setTask(const BatchTask& task);
  /// To choose from where a task takes one.
  void setModels(const QStringList& models);
  [[nodiscard]] const std::vector<TaskField>& fields() const { return m_fields; }
  [[nodiscard]] QVariantMap values() const { return m_values.value(m_task).toMap(); }
  /// Of all tasks, by "service/task".
  [[nodiscard]] QVariantMap allValues() const { return m_values; }
  void setAllValues(const QVariantMap& values);
  [[nodiscard]] QWidget* control(const QString& key) const; ///< for tests; null: there is none

 Q_SIGNALS:
  void changed();

 private:
  void rebuild();
  QWidget* make(const TaskField& field, const QVariant& value);
  void set(const QString& key, const QVariant& value);

  QString m_task;
  std::vector<TaskField> m_fields;
  QVariantMap m_values;
  QStringList m_models;
  QWidget* m_page = nullptr;
};

} // namespace aisemble::ui
