// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/batch/task_options_form.h"

#include "ui/batch/batch_words.h"
#include "ui/widgets/controls.h"
#include "ui/widgets/no_wheel.h"

#include <QCheckBox>
#include <QDoubleSpinBox>
#include <QGridLayout>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QSpinBox>
#include <QVBoxLayout>

#include <algorithm>

namespace aisemble::ui {

TaskOptionsForm::TaskOptionsForm(QWidget* parent) : QWidget(parent) {
  auto* stack = new QVBoxLayout(this);
  stack->setContentsMargins(0, 0, 0, 0);
}

void TaskOptionsForm::setTask(const BatchTask& task) {
  const QString key = batchTaskKey(task);
  if (key == m_task) return;
  m_task = key;
  m_fields = fieldsOf(task);
  rebuild();
}

void TaskOptionsForm::setModels(const QStringList& models) {
  m_models = models;
  rebuild();
}

void TaskOptionsForm::setAllValues(const QVariantMap& values) {
  m_values = values;
  rebuild();
}

QWidget* TaskOptionsForm::control(const QString& key) const {
  return m_page == nullptr ? nullptr : m_page->findChild<QWidget*>(key);
}

void TaskOptionsForm::set(const QString& key, const QVariant& value) {
  QVariantMap now = values();
  now.insert(key, value);
  m_values.insert(m_task, now);
  Q_EMIT changed();
}

void TaskOptionsForm::rebuild() {
  delete m_page;
  m_page = new QWidget(this);
  auto* grid = new QGridLayout(m_page);
  grid->setContentsMargins(0, 0, 0, 0);
  grid->setHorizontalSpacing(kDoubleStep);
  grid->setVerticalSpacing(kStep);
  grid->setColumnStretch(1, 1);
  const bool hasLabels = std::any_of(m_fields.begin(), m_fields.end(),
                                     [](const TaskField& field) { return field.kind != TaskField::Kind::Check; });
  const QVariantMap now = values();
  int line = 0;
  for (const TaskField& field : m_fields) {
    QWidget* control = make(field, now.value(field.key, field.standard));
    control->setObjectName(field.key);
    control->setAccessibleName(field.label);
    if (!field.hint.isEmpty()) control->setToolTip(field.hint);
    if (field.kind == TaskField::Kind::Check) {
      grid->addWidget(control, line++, hasLabels ? 1 : 0, 1, hasLabels ? 1 : 2);
      continue;
    }
    auto* label = makeLabel(field.label, "field", m_page);
    label->setBuddy(control);
    const bool isTall = field.kind == TaskField::Kind::LongText;
    grid->addWidget(label, line, 0, isTall ? Qt::AlignTop : Qt::AlignVCenter);
    const bool isShort = field.kind == TaskField::Kind::Integer || field.kind == TaskField::Kind::Real;
    grid->addWidget(control, line++, 1, isShort ? Qt::AlignLeft : Qt::Alignment());
  }
  if (hasLabels) grid->setColumnMinimumWidth(0, 168);
  guardFromWheel(m_page);
  layout()->addWidget(m_page);
  setVisible(!m_fields.empty());
}

QWidget* TaskOptionsForm::make(const TaskField& field, const QVariant& value) {
  const QString key = field.key;
  switch (field.kind) {
  case TaskField::Kind::Integer: {
    auto* box = new QSpinBox(m_page);
    box->setRange(static_cast<int>(field.least), static_cast<int>(field.most));
    box->setMinimumWidth(120);
    bool usable = false;
    const int number = value.toInt(&usable);
    box->setValue(usable ? number : field.standard.toInt());
    connect(box, &QSpinBox::valueChanged, this, [this, key](int to) { set(key, to); });
    return box;
  }
  case TaskField::Kind::Real: {
    auto* box = new QDoubleSpinBox(m_page);
    box->setRange(field.least, field.most);
    box->setDecimals(2);
    box->setSingleStep(field.most <= 10 ? 0.05 : 10);
    box->setMinimumWidth(120);
    bool usable = false;
    const double number = value.toDouble(&usable);
    box->setValue(usable ? number : field.standard.toDouble());
    connect(box, &QDoubleSpinBox::valueChanged, this, [this, key](double to) { set(key, to); });
    return box;
  }
  case TaskField::Kind::Check: {
    auto* box = new QCheckBox(field.label, m_page);
    box->setChecked(value.toBool());
    connect(box, &QCheckBox::toggled, this, [this, key](bool to) { set(key, to); });
    return box;
  }
  case TaskField::Kind::LongText: {
    auto* edit = new QPlainTextEdit(m_page);
    edit->setProperty("field", true);
    edit->setPlaceholderText(field.hint);
    edit->setPlainText(value.toString());
    edit->setFixedHeight(84);
    edit->setTabChangesFocus(true);
    edit->setAcceptDrops(false); // files are dropped on the whole panel
    connect(edit, &QPlainTextEdit::textChanged, this, [this, key, edit] { set(key, edit->toPlainText()); });
    return edit;
  }
  case TaskField::Kind::Choice:
  case TaskField::Kind::Model: {
    auto* box = makeChoice(m_page);
    for (const auto& [title, chosen] : field.choices)
      box->addItem(title, chosen);
    if (field.kind == TaskField::Kind::Model) {
      box->addItem(field.hint, QString());
      for (const QString& model : m_models)
        box->addItem(model, model);
      if (box->findData(value.toString()) < 0) box->addItem(value.toString(), value.toString());
    }
    box->setCurrentIndex(std::max(0, box->findData(value.toString())));
    connect(box, &QComboBox::currentIndexChanged, this, [this, key, box] { set(key, box->currentData()); });
    return box;
  }
  case TaskField::Kind::Text:
  case TaskField::Kind::List:
  case TaskField::Kind::Functions:
    break;
  }
  auto* edit = new QLineEdit(value.toString(), m_page);
  edit->setPlaceholderText(field.hint);
  edit->setAcceptDrops(false);
  connect(edit, &QLineEdit::textChanged, this, [this, key](const QString& to) { set(key, to); });
  return edit;
}

} // namespace aisemble::ui
