// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/data/step_form.h"

#include "ui/widgets/controls.h"
#include "ui/widgets/no_wheel.h"

#include <QAbstractItemView>
#include <QComboBox>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListWidget>
#include <QScrollBar>
#include <QShortcut>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <iterator>

namespace aisemble::ui {
namespace {

// In the order of StepAction's alternatives: an index of the one is an index of the other.
constexpr int kFilter = 0;
constexpr int kSort = 1;
constexpr int kSelect = 2;
constexpr int kRename = 3;
constexpr int kFill = 4;
constexpr int kDrop = 5;
constexpr int kNormalize = 6;
constexpr int kGroup = 7;

constexpr int kNoFunction = -1;
constexpr int kWidestPopup = 480;

/// As people look for them: what is asked for most comes first.
constexpr AggregateFunction kFunctionOrder[] = {
    AggregateFunction::Sum,      AggregateFunction::Mean,   AggregateFunction::Median,  AggregateFunction::Count,
    AggregateFunction::Min,      AggregateFunction::Max,    AggregateFunction::Std,     AggregateFunction::Var,
    AggregateFunction::First,    AggregateFunction::Last,   AggregateFunction::Nunique, AggregateFunction::Size,
    AggregateFunction::Quantile, AggregateFunction::Prod,   AggregateFunction::Sem,     AggregateFunction::Skew,
    AggregateFunction::Idxmin,   AggregateFunction::Idxmax, AggregateFunction::All,     AggregateFunction::Any};
static_assert(std::size(kFunctionOrder) == kAggregateFunctionNames.size());

QWidget* makePage(QVBoxLayout*& stack) {
  auto* page = new QWidget;
  stack = new QVBoxLayout(page);
  stack->setContentsMargins(0, 0, 0, 0);
  stack->setSpacing(kHalfStep);
  return page;
}

template <class Field>
Field* addField(QVBoxLayout* stack, const QString& name, Field* field) {
  auto* label = makeLabel(name, "caption", stack->parentWidget());
  label->setBuddy(field);
  field->setAccessibleName(name);
  stack->addWidget(label);
  stack->addWidget(field);
  return field;
}

QComboBox* columnChoice(QVBoxLayout* stack, const QString& name) {
  QComboBox* choice = makeChoice(stack->parentWidget());
  choice->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
  choice->setMinimumContentsLength(10);
  return addField(stack, name, choice);
}

QListWidget* checkList(QVBoxLayout* stack, const QString& name) {
  auto* list = addField(stack, name, new QListWidget(stack->parentWidget()));
  list->setProperty("boxed", true);
  list->setMinimumHeight(96);
  list->setMaximumHeight(168);
  list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  list->setTextElideMode(Qt::ElideRight);
  return list;
}

void offer(QComboBox* choice, const QStringList& columns, const QString& all = {}) {
  const QString chosen = choice->currentText();
  choice->clear();
  if (!all.isEmpty()) choice->addItem(all, QString());
  for (const QString& name : columns)
    choice->addItem(name, name);
  const int at = choice->findText(chosen);
  choice->setCurrentIndex(at >= 0 ? at : 0);
}

/// The list that opens shows its entries in full, however narrow the field is.
void widenPopup(QComboBox* choice) {
  QAbstractItemView* list = choice->view();
  list->ensurePolished();
  const int beside = list->verticalScrollBar()->sizeHint().width() + 2 * kStep;
  list->setMinimumWidth(std::min(kWidestPopup, list->sizeHintForColumn(0) + beside));
}

void offer(QListWidget* list, const QStringList& columns, Qt::CheckState fresh) {
  QHash<QString, Qt::CheckState> before;
  for (int i = 0; i < list->count(); ++i)
    before.insert(list->item(i)->text(), list->item(i)->checkState());
  list->clear();
  for (const QString& name : columns) {
    auto* item = new QListWidgetItem(name, list);
    item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
    item->setCheckState(before.value(name, fresh));
  }
}

std::vector<std::string> checkedIn(const QListWidget* list) {
  std::vector<std::string> out;
  for (int i = 0; i < list->count(); ++i)
    if (list->item(i)->checkState() == Qt::Checked) out.push_back(list->item(i)->text().toStdString());
  return out;
}

void check(QListWidget* list, const std::vector<std::string>& names) {
  for (int i = 0; i < list->count(); ++i) {
    const std::string name = list->item(i)->text().toStdString();
    list->item(i)->setCheckState(std::find(names.begin(), names.end(), name) != names.end() ? Qt::Checked
                                                                                            : Qt::Unchecked);
  }
}

std::string columnOf(const QComboBox* choice) {
  return choice->currentData().toString().toStdString();
}

void choose(QComboBox* choice, const std::string& column) {
  const QString name = QString::fromStdString(column);
  int at = choice->findData(name);
  if (at < 0) {
    choice->addItem(name, name); // of a step whose column is gone: it stays to be seen
    at = choice->count() - 1;
  }
  choice->setCurrentIndex(at);
}

} // namespace

StepForm::StepForm(const Theme& theme, QWidget* parent) : QWidget(parent) {
  auto* stack = new QVBoxLayout(this);
  stack->setContentsMargins(0, 0, 0, 0);
  stack->setSpacing(kStep);
  m_kind = makeChoice(this);
  m_kind->setAccessibleName(tr("What to do"));
  m_kind->addItems({tr("Keep rows where…"), tr("Sort rows"), tr("Choose columns"), tr("Rename a column"),
                    tr("Fill missing values"), tr("Drop rows with missing values"), tr("Scale numbers"),
                    tr("Group and aggregate")});
  m_kind->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
  stack->addWidget(m_kind);
  m_pages = new QStackedWidget(this);
  for (QWidget* page : {buildFilter(), buildSort(), buildSelect(), buildRename(), buildFill(), buildDrop(),
                        buildNormalize(), buildGroup(theme)})
    m_pages->addWidget(page);
  stack->addWidget(m_pages);
  m_problem = makeLabel(QString(), "danger", this);
  m_problem->setWordWrap(true);
  m_problem->hide();
  stack->addWidget(m_problem);
  auto* buttons = new QHBoxLayout;
  m_submit = makeButton(tr("Add step"), "primary", this);
  m_abandon = makeButton(tr("Cancel"), "", this);
  for (QPushButton* button : {m_submit, m_abandon})
    button->setAutoDefault(true); // Return presses it as Space does
  buttons->addWidget(m_submit, 1);
  buttons->addWidget(m_abandon);
  stack->addLayout(buttons);
  connect(m_kind, &QComboBox::currentIndexChanged, this, &StepForm::showPage);
  connect(m_submit, &QPushButton::clicked, this, &StepForm::submit);
  connect(m_abandon, &QPushButton::clicked, this, &StepForm::abandoned);
  connect(m_comparison, &QComboBox::currentIndexChanged, this, &StepForm::updateFields);
  connect(m_fillWith, &QComboBox::currentIndexChanged, this, &StepForm::updateFields);
  connect(m_function, &QComboBox::currentIndexChanged, this, &StepForm::updateFields);
  for (QLineEdit* edit : {m_filterValue, m_name, m_fillValue})
    connect(edit, &QLineEdit::returnPressed, this, &StepForm::submit);
  for (const Qt::Key key : {Qt::Key_Return, Qt::Key_Enter}) {
    auto* keys = new QShortcut(Qt::CTRL | key, this, nullptr, nullptr, Qt::WidgetWithChildrenShortcut);
    // A list that is open takes its entry and closes first.
    connect(keys, &QShortcut::activated, this, &StepForm::submit, Qt::QueuedConnection);
  }
  guardFromWheel(this);
  showPage(0);
  edit(std::nullopt);
}

QWidget* StepForm::buildFilter() {
  QVBoxLayout* stack = nullptr;
  QWidget* page = makePage(stack);
  m_filterColumn = columnChoice(stack, tr("Column"));
  m_comparison = addField(stack, tr("Comparison"), makeChoice(page));
  for (int i = 0; i < kComparisonCount; ++i)
    m_comparison->addItem(comparisonText(static_cast<Comparison>(i)));
  m_filterValue = addField(stack, tr("Value"), new QLineEdit(page));
  return page;
}

QWidget* StepForm::buildSort() {
  QVBoxLayout* stack = nullptr;
  QWidget* page = makePage(stack);
  m_sortColumn = columnChoice(stack, tr("Column"));
  m_direction = addField(stack, tr("Direction"), makeChoice(page));
  m_direction->addItems({tr("Ascending"), tr("Descending")});
  return page;
}

QWidget* StepForm::buildSelect() {
  QVBoxLayout* stack = nullptr;
  QWidget* page = makePage(stack);
  m_selected = checkList(stack, tr("Columns to keep"));
  return page;
}

QWidget* StepForm::buildRename() {
  QVBoxLayout* stack = nullptr;
  QWidget* page = makePage(stack);
  m_renameColumn = columnChoice(stack, tr("Column"));
  m_name = addField(stack, tr("New name"), new QLineEdit(page));
  return page;
}

QWidget* StepForm::buildFill() {
  QVBoxLayout* stack = nullptr;
  QWidget* page = makePage(stack);
  m_fillColumn = columnChoice(stack, tr("Column"));
  m_fillWith = addField(stack, tr("With"), makeChoice(page));
  m_fillWith->addItems(
      {tr("A value"), tr("The mean"), tr("The median"), tr("The most frequent value"), tr("The value above")});
  m_fillValue = addField(stack, tr("Value"), new QLineEdit(page));
  return page;
}

QWidget* StepForm::buildDrop() {
  QVBoxLayout* stack = nullptr;
  QWidget* page = makePage(stack);
  m_dropColumn = columnChoice(stack, tr("Missing in"));
  return page;
}

QWidget* StepForm::buildNormalize() {
  QVBoxLayout* stack = nullptr;
  QWidget* page = makePage(stack);
  auto* what = makeLabel(tr("Every column of numbers becomes (value − mean) ÷ standard deviation."), "muted", page);
  what->setWordWrap(true);
  stack->addWidget(what);
  return page;
}

QWidget* StepForm::buildGroup(const Theme& theme) {
  QVBoxLayout* stack = nullptr;
  QWidget* page = makePage(stack);
  m_groupBy = checkList(stack, tr("Group by"));
  m_figures = checkList(stack, tr("Figures (none: number of rows)"));
  m_figures->setMinimumHeight(64);
  m_figures->setMaximumHeight(96);
  auto* row = new QHBoxLayout;
  row->setSpacing(kHalfStep);
  m_function = makeChoice(page);
  m_function->setAccessibleName(tr("Function"));
  m_function->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
  m_function->setMinimumContentsLength(4);
  m_function->addItem(tr("None"), kNoFunction);
  for (const AggregateFunction function : kFunctionOrder)
    m_function->addItem(functionText(function), static_cast<int>(function));
  m_figureColumn = makeChoice(page);
  m_figureColumn->setAccessibleName(tr("Column of the figure"));
  m_figureColumn->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
  m_figureColumn->setMinimumContentsLength(4);
  m_addFigure = new IconButton(theme, Glyph::Add, tr("Add this figure"), page);
  auto* remove = new IconButton(theme, Glyph::Trash, tr("Remove the chosen figure"), page);
  row->addWidget(m_function, 1);
  row->addWidget(m_figureColumn, 1);
  row->addWidget(m_addFigure);
  row->addWidget(remove);
  stack->addLayout(row);
  connect(m_addFigure, &QToolButton::clicked, this, &StepForm::addChosenFigure);
  connect(remove, &QToolButton::clicked, this, [this] { delete m_figures->currentItem(); });
  auto* erase = new QShortcut(QKeySequence::Delete, m_figures, nullptr, nullptr, Qt::WidgetShortcut);
  connect(erase, &QShortcut::activated, this, [this] { delete m_figures->currentItem(); });
  return page;
}

void StepForm::addFigure(const Aggregation& figure) {
  auto* item = new QListWidgetItem(describe(figure), m_figures);
  item->setData(Qt::UserRole, QString::fromStdString(figure.column));
  item->setData(Qt::UserRole + 1, static_cast<int>(figure.function));
}

std::vector<Aggregation> StepForm::figures() const {
  std::vector<Aggregation> out;
  for (int i = 0; i < m_figures->count(); ++i)
    out.push_back({m_figures->item(i)->data(Qt::UserRole).toString().toStdString(),
                   static_cast<AggregateFunction>(m_figures->item(i)->data(Qt::UserRole + 1).toInt())});
  return out;
}

std::optional<Aggregation> StepForm::chosenFigure() const {
  const int function = m_function->currentData().toInt();
  if (function == kNoFunction || m_figureColumn->currentIndex() < 0) return std::nullopt;
  Aggregation out{columnOf(m_figureColumn), static_cast<AggregateFunction>(function)};
  const std::vector<Aggregation> added = figures();
  return std::find(added.begin(), added.end(), out) == added.end() ? std::optional(std::move(out)) : std::nullopt;
}

void StepForm::addChosenFigure() {
  if (const auto figure = chosenFigure()) {
    addFigure(*figure);
    m_figures->setCurrentRow(m_figures->count() - 1);
  }
  m_function->setFocus(Qt::OtherFocusReason); // the button is about to be disabled: the next figure begins there
  m_function->setCurrentIndex(0);
}

void StepForm::setColumns(const QStringList& columns) {
  if (columns == m_columns) return;
  m_columns = columns;
  for (QComboBox* choice : {m_filterColumn, m_sortColumn, m_renameColumn, m_figureColumn})
    offer(choice, columns);
  offer(m_fillColumn, columns, tr("All columns"));
  offer(m_dropColumn, columns, tr("Any column"));
  offer(m_selected, columns, Qt::Checked);
  offer(m_groupBy, columns, Qt::Unchecked);
  if (m_kind->currentIndex() == kGroup) widenPopups();
}

void StepForm::widenPopups() {
  for (QComboBox* choice : {m_function, m_figureColumn})
    widenPopup(choice);
}

void StepForm::setNumberCheck(std::function<bool(const std::string&)> holdsNumbers) {
  m_holdsNumbers = std::move(holdsNumbers);
}

void StepForm::begin(int kind, const QString& column) {
  edit(std::nullopt);
  m_kind->setCurrentIndex(kind);
  const std::string name = column.toStdString();
  for (QComboBox* choice : {m_filterColumn, m_sortColumn, m_renameColumn, m_fillColumn, m_dropColumn})
    choose(choice, name);
  if (kind == kGroup) check(m_groupBy, {name});
  focusFirst();
}

void StepForm::edit(const std::optional<StepAction>& action) {
  m_isEditing = action.has_value();
  m_problem->hide();
  m_submit->setText(m_isEditing ? tr("Save step") : tr("Add step"));
  m_submit->setAccessibleName(m_submit->text());
  m_submit->setToolTip(m_submit->text() + QStringLiteral(" (Ctrl+Enter)"));
  m_abandon->setVisible(m_isEditing);
  m_function->setCurrentIndex(0);
  if (!action) {
    for (QLineEdit* edit : {m_filterValue, m_name, m_fillValue})
      edit->clear();
    m_figures->clear();
    check(m_groupBy, {});
    for (int i = 0; i < m_selected->count(); ++i)
      m_selected->item(i)->setCheckState(Qt::Checked);
    return;
  }
  m_kind->setCurrentIndex(static_cast<int>(action->index()));
  if (const auto* filter = std::get_if<FilterStep>(&*action)) {
    choose(m_filterColumn, filter->column);
    m_comparison->setCurrentIndex(static_cast<int>(filter->comparison));
    m_filterValue->setText(QString::fromStdString(filter->value));
  } else if (const auto* sort = std::get_if<SortStep>(&*action)) {
    choose(m_sortColumn, sort->column);
    m_direction->setCurrentIndex(sort->isDescending ? 1 : 0);
  } else if (const auto* select = std::get_if<SelectStep>(&*action)) {
    check(m_selected, select->columns);
  } else if (const auto* rename = std::get_if<RenameStep>(&*action)) {
    choose(m_renameColumn, rename->column);
    m_name->setText(QString::fromStdString(rename->name));
  } else if (const auto* fill = std::get_if<FillStep>(&*action)) {
    choose(m_fillColumn, fill->column);
    m_fillWith->setCurrentIndex(static_cast<int>(fill->with));
    m_fillValue->setText(QString::fromStdString(fill->value));
  } else if (const auto* drop = std::get_if<DropMissingStep>(&*action)) {
    choose(m_dropColumn, drop->column);
  } else if (const auto* group = std::get_if<GroupStep>(&*action)) {
    check(m_groupBy, group->options.groupBy);
    m_figures->clear();
    for (const Aggregation& figure : group->options.aggregations)
      addFigure(figure);
  }
}

StepAction StepForm::action() const {
  switch (m_kind->currentIndex()) {
  case kFilter: {
    const auto comparison = static_cast<Comparison>(m_comparison->currentIndex());
    return FilterStep{columnOf(m_filterColumn), comparison,
                      needsValue(comparison) ? m_filterValue->text().toStdString() : std::string()};
  }
  case kSort:
    return SortStep{columnOf(m_sortColumn), m_direction->currentIndex() == 1};
  case kSelect:
    return SelectStep{checkedIn(m_selected)};
  case kRename:
    return RenameStep{columnOf(m_renameColumn), m_name->text().trimmed().toStdString()};
  case kFill: {
    const auto with = static_cast<FillWith>(m_fillWith->currentIndex());
    return FillStep{columnOf(m_fillColumn), with,
                    with == FillWith::Value ? m_fillValue->text().toStdString() : std::string()};
  }
  case kDrop:
    return DropMissingStep{columnOf(m_dropColumn)};
  case kNormalize:
    return NormalizeStep{};
  default:
    break;
  }
  GroupStep out;
  out.options.groupBy = checkedIn(m_groupBy);
  out.options.aggregations = figures();
  // What is chosen counts, whether or not it was added first.
  if (auto figure = chosenFigure()) out.options.aggregations.push_back(std::move(*figure));
  return out;
}

void StepForm::focusFirst() {
  QWidget* fields[] = {m_filterValue, m_direction, m_selected, m_name, m_fillWith, m_dropColumn, m_kind, m_function};
  fields[m_kind->currentIndex()]->setFocus(Qt::OtherFocusReason);
}

void StepForm::showPage(int kind) {
  if (kind < 0) return;
  m_pages->setCurrentIndex(kind);
  m_problem->hide();
  // The stack is as high as the page that is open, not as the highest.
  for (int i = 0; i < m_pages->count(); ++i)
    m_pages->widget(i)->setSizePolicy(QSizePolicy::Preferred,
                                      i == kind ? QSizePolicy::Preferred : QSizePolicy::Ignored);
  m_pages->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
  m_pages->adjustSize();
  if (kind == kGroup) widenPopups();
  updateFields();
}

void StepForm::updateFields() {
  m_filterValue->setEnabled(needsValue(static_cast<Comparison>(m_comparison->currentIndex())));
  m_fillValue->setEnabled(m_fillWith->currentIndex() == static_cast<int>(FillWith::Value));
  const bool hasFunction = m_function->currentData().toInt() != kNoFunction;
  m_figureColumn->setEnabled(hasFunction);
  m_addFigure->setEnabled(hasFunction);
}

QString StepForm::problem() const {
  const StepAction now = action();
  if (m_columns.isEmpty()) return tr("Open a table first.");
  if (const auto* select = std::get_if<SelectStep>(&now); select != nullptr && select->columns.empty())
    return tr("Choose at least one column to keep.");
  if (const auto* filter = std::get_if<FilterStep>(&now);
      filter != nullptr && filter->value.empty() && needsValue(filter->comparison) &&
      filter->comparison != Comparison::Equal && filter->comparison != Comparison::NotEqual)
    return tr("Type the value to compare with.");
  if (const auto* filter = std::get_if<FilterStep>(&now);
      filter != nullptr && m_holdsNumbers && neverMatchesNumbers(*filter) && m_holdsNumbers(filter->column))
    return filter->value.empty() ? tr("Type the value to compare with.") : noNumberText(filter->column, filter->value);
  if (const auto* rename = std::get_if<RenameStep>(&now); rename != nullptr && rename->name.empty())
    return tr("Type a new name.");
  if (const auto* fill = std::get_if<FillStep>(&now);
      fill != nullptr && fill->with == FillWith::Value && fill->value.empty())
    return tr("Type the value to fill in.");
  if (const auto* group = std::get_if<GroupStep>(&now);
      group != nullptr && group->options.groupBy.empty() && group->options.aggregations.empty())
    return tr("Choose columns to group by, or add a figure.");
  return {};
}

void StepForm::submit() {
  const QString wrong = problem();
  m_problem->setText(wrong);
  m_problem->setVisible(!wrong.isEmpty());
  if (wrong.isEmpty()) Q_EMIT submitted();
}

} // namespace aisemble::ui
