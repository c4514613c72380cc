// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/data/steps_panel.h"

#include "ui/data/step_form.h"
#include "ui/messages/message_translation.h"
#include "ui/services/sending_note.h"
#include "ui/widgets/controls.h"

#include <QHBoxLayout>
#include <QListWidget>
#include <QScrollArea>
#include <QShortcut>
#include <QVBoxLayout>

namespace aisemble::ui {
namespace {

constexpr int kTallestList = 220;

} // namespace

StepsPanel::StepsPanel(const Theme& theme, const SettingsController& settings, DataController& controller,
                       QWidget* parent)
    : QWidget(parent), m_controller(controller), m_theme(theme) {
  setProperty("area", "side");
  setAttribute(Qt::WA_StyledBackground);
  auto* outer = new QVBoxLayout(this);
  outer->setContentsMargins(0, 0, 0, 0);
  outer->setSpacing(0);
  auto* area = new QScrollArea(this);
  area->setProperty("area", "side");
  area->setWidgetResizable(true);
  area->setFrameShape(QFrame::NoFrame);
  area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  area->setFocusPolicy(Qt::NoFocus);
  auto* inside = new QWidget(area);
  inside->setProperty("area", "side");
  auto* stack = new QVBoxLayout(inside);
  stack->setContentsMargins(kDoubleStep, kStep, kDoubleStep, kDoubleStep);
  stack->setSpacing(kStep);
  stack->addWidget(buildHead(theme));
  m_none = makeLabel(tr("No steps yet. Each step works on what the one before it gives; the file is never changed."),
                     "muted", inside);
  m_none->setWordWrap(true);
  m_none->setAlignment(Qt::AlignTop);
  m_none->setMinimumHeight(lowestList());
  stack->addWidget(m_none);
  m_list = new QListWidget(inside);
  m_list->setProperty("pages", true);
  m_list->setAccessibleName(tr("Steps"));
  m_list->setWordWrap(true);
  m_list->setResizeMode(QListView::Adjust); // a wrapped text is as high as the width makes it
  m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  m_list->viewport()->installEventFilter(this);
  stack->addWidget(m_list);
  stack->addWidget(makeLine(Qt::Horizontal, inside));
  m_form = new StepForm(theme, inside);
  stack->addWidget(m_form);
  stack->addStretch(1);
  m_form->setNumberCheck([this](const std::string& column) { return holdsNumbers(column); });
  area->setWidget(inside);
  outer->addWidget(area, 1);
  auto* sending = new SendingNote(settings, ServiceKind::Data, this); // seen whatever the form is scrolled to
  sending->setContentsMargins(kDoubleStep, kStep, kDoubleStep, kStep);
  outer->addWidget(sending);

  connect(m_form, &StepForm::submitted, this, &StepsPanel::take);
  connect(m_form, &StepForm::abandoned, this, [this] {
    m_edited.reset();
    m_form->edit(std::nullopt);
  });
  connect(m_list, &QListWidget::itemChanged, this, &StepsPanel::onItemChanged);
  connect(m_list, &QListWidget::itemActivated, this, [this] { editChosen(); });
  connect(m_list, &QListWidget::currentRowChanged, this, [this] { refresh(); });
  const auto shortcut = [this](const QKeySequence& keys, auto run) {
    auto* made = new QShortcut(keys, m_list, nullptr, nullptr, Qt::WidgetShortcut);
    connect(made, &QShortcut::activated, this, run);
  };
  shortcut(QKeySequence::Delete, [this] { removeChosen(); });
  shortcut(Qt::ALT | Qt::SHIFT | Qt::Key_Up, [this] { moveChosen(-1); });
  shortcut(Qt::ALT | Qt::SHIFT | Qt::Key_Down, [this] { moveChosen(1); });
  connect(&controller, &DataController::tableChanged, this, [this] { // what was half chosen is of the old one's columns
    m_edited.reset();
    m_form->edit(std::nullopt);
  });
  connect(&controller, &DataController::stepsChanged, this, &StepsPanel::refresh);
  connect(&controller, &DataController::activityChanged, this, &StepsPanel::refresh);
  connect(&controller, &DataController::viewChanged, this, &StepsPanel::refreshColumns);
  connect(&theme, &Theme::changed, this, &StepsPanel::refresh);
  refresh();
}

QWidget* StepsPanel::buildHead(const Theme& theme) {
  auto* head = new QWidget(this);
  auto* row = new QHBoxLayout(head);
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(2);
  row->addWidget(makeLabel(tr("Steps"), "title", head), 1);
  m_edit = new IconButton(theme, Glyph::Edit, tr("Change the chosen step (Enter)"), head);
  m_remove = new IconButton(theme, Glyph::Trash, tr("Remove the chosen step (Del)"), head);
  m_undo = new IconButton(theme, Glyph::Undo, tr("Undo (Ctrl+Z)"), head);
  m_redo = new IconButton(theme, Glyph::Regenerate, tr("Redo (Ctrl+Shift+Z)"), head);
  for (IconButton* button : {m_edit, m_remove, m_undo, m_redo})
    row->addWidget(button);
  connect(m_edit, &QToolButton::clicked, this, &StepsPanel::editChosen);
  connect(m_remove, &QToolButton::clicked, this, &StepsPanel::removeChosen);
  connect(m_undo, &QToolButton::clicked, &m_controller, &DataController::undo);
  connect(m_redo, &QToolButton::clicked, &m_controller, &DataController::redo);
  return head;
}

void StepsPanel::refresh() {
  if (m_isFilling) return;
  m_isFilling = true;
  const Steps& steps = m_controller.steps();
  const int chosen = m_list->currentRow();
  // Items are kept where they can be: the focus and what a screen reader reads stay.
  while (m_list->count() > static_cast<int>(steps.size()))
    delete m_list->takeItem(m_list->count() - 1);
  while (m_list->count() < static_cast<int>(steps.size()))
    m_list->addItem(new QListWidgetItem);
  for (std::size_t i = 0; i < steps.size(); ++i) {
    QListWidgetItem* item = m_list->item(static_cast<int>(i));
    const bool isLeftOut = m_controller.isLeftOut(i);
    const auto& halted = m_controller.halted();
    const bool hasFailed = isLeftOut && halted->step == i && halted->error;
    item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
    item->setCheckState(steps[i].isOn ? Qt::Checked : Qt::Unchecked);
    const QString what = describe(steps[i].action);
    item->setText(isLeftOut ? what + u'\n' + tr("Not applied") : what);
    item->setToolTip(hasFailed ? said(*halted->error) : item->text());
    const Tokens& t = m_theme.tokens();
    item->setForeground(hasFailed ? t.danger : steps[i].isOn && !isLeftOut ? t.text : t.textMuted);
  }
  if (m_list->count() > 0) m_list->setCurrentRow(std::clamp(chosen, 0, m_list->count() - 1));
  m_none->setVisible(steps.empty());
  m_list->setVisible(!steps.empty());
  fitList();
  const bool hasChosen = m_list->currentRow() >= 0 && !steps.empty();
  m_edit->setEnabled(hasChosen);
  m_remove->setEnabled(hasChosen);
  m_undo->setEnabled(m_controller.canUndo());
  m_redo->setEnabled(m_controller.canRedo());
  m_form->setEnabled(m_controller.hasTable());
  if (m_edited && *m_edited >= steps.size()) {
    m_edited.reset();
    m_form->edit(std::nullopt);
  }
  m_isFilling = false;
}

/// A step of one line and room to spare.
int StepsPanel::lowestList() const {
  return 2 * fontMetrics().lineSpacing() + kStep;
}

/// As high as its steps, and never lower than the hint in its place: the form under it stays where it is.
void StepsPanel::fitList() {
  if (m_list->count() == 0) return;
  m_list->doItemsLayout();
  const QRect first = m_list->visualItemRect(m_list->item(0));
  const QRect last = m_list->visualItemRect(m_list->item(m_list->count() - 1));
  const int least = std::max(lowestList(), m_none->heightForWidth(m_list->width()));
  m_list->setFixedHeight(std::clamp(last.bottom() - first.top() + kStep, least, std::max(least, kTallestList)));
}

bool StepsPanel::eventFilter(QObject* watched, QEvent* event) {
  if (watched == m_list->viewport() && event->type() == QEvent::Resize) fitList(); // a narrower list wraps its texts
  return QWidget::eventFilter(watched, event);
}

void StepsPanel::refreshColumns() {
  QStringList names;
  for (const ViewColumn& column : m_controller.view().columns)
    names << QString::fromStdString(column.name);
  m_form->setColumns(names);
  m_form->setEnabled(m_controller.hasTable());
}

bool StepsPanel::holdsNumbers(const std::string& column) const {
  const DataView& view = m_controller.viewBefore(m_edited.value_or(m_controller.steps().size()));
  const auto at = view.find(column);
  if (!at) return false;
  const ColumnKind kind = kindOf(view, *at);
  return kind == ColumnKind::Whole || kind == ColumnKind::Real;
}

void StepsPanel::take() {
  Steps steps = m_controller.steps();
  if (m_edited && *m_edited < steps.size())
    steps[*m_edited].action = m_form->action();
  else
    steps.push_back({m_form->action(), true});
  m_edited.reset();
  m_form->edit(std::nullopt);
  m_controller.setSteps(std::move(steps));
  m_list->setCurrentRow(m_list->count() - 1);
  Q_EMIT taken();
}

void StepsPanel::onItemChanged(const QListWidgetItem* item) {
  if (m_isFilling) return;
  const auto row = static_cast<std::size_t>(m_list->row(item));
  Steps steps = m_controller.steps();
  if (row >= steps.size()) return;
  steps[row].isOn = item->checkState() == Qt::Checked;
  m_controller.setSteps(std::move(steps));
}

void StepsPanel::beginStep(int kind, const QString& column) {
  m_edited.reset();
  m_form->begin(kind, column);
}

void StepsPanel::removeChosen() {
  const int row = m_list->currentRow();
  Steps steps = m_controller.steps();
  if (row < 0 || row >= static_cast<int>(steps.size())) return;
  steps.erase(steps.begin() + row);
  if (m_edited) {
    m_edited.reset();
    m_form->edit(std::nullopt);
  }
  m_controller.setSteps(std::move(steps));
}

void StepsPanel::editChosen() {
  const int row = m_list->currentRow();
  if (row < 0 || row >= static_cast<int>(m_controller.steps().size())) return;
  m_edited = static_cast<std::size_t>(row);
  m_form->edit(m_controller.steps()[*m_edited].action);
  m_form->focusFirst();
}

void StepsPanel::moveChosen(int by) {
  const int row = m_list->currentRow();
  Steps steps = m_controller.steps();
  const int to = row + by;
  if (row < 0 || to < 0 || row >= static_cast<int>(steps.size()) || to >= static_cast<int>(steps.size())) return;
  std::swap(steps[static_cast<std::size_t>(row)], steps[static_cast<std::size_t>(to)]);
  m_edited.reset();
  m_form->edit(std::nullopt);
  m_controller.setSteps(std::move(steps));
  m_list->setCurrentRow(to);
}

} // namespace aisemble::ui
