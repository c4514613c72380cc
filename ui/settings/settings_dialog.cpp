// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/settings_dialog.h"

#include "ui/messages/message_translation.h"
#include "ui/widgets/controls.h"
#include "ui/widgets/mnemonic.h"
#include "ui/widgets/no_wheel.h"

#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QListWidget>
#include <QScrollArea>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace aisemble::ui {

SettingsDialog::SettingsDialog(WorkbenchContext& context, const Theme& theme, SettingsController& controller,
                               QWidget* parent)
    : QDialog(parent), m_context(context), m_controller(controller) {
  setWindowTitle(tr("Settings"));
  setMinimumSize(680, 520);
  resize(760, 600);
  auto* outer = new QVBoxLayout(this);
  outer->setContentsMargins(0, 0, 0, 0);
  outer->setSpacing(0);
  auto* columns = new QHBoxLayout;
  columns->setSpacing(0);
  outer->addLayout(columns, 1);

  auto* side = new QWidget(this);
  side->setProperty("area", "side");
  side->setAttribute(Qt::WA_StyledBackground);
  side->setFixedWidth(200);
  auto* sideStack = new QVBoxLayout(side);
  sideStack->setContentsMargins(kStep, 12, kStep, kStep);
  m_titles = new QListWidget(side);
  m_titles->setProperty("pages", true);
  m_titles->setAccessibleName(tr("Settings pages"));
  m_titles->setIconSize({18, 18});
  sideStack->addWidget(m_titles);
  columns->addWidget(side);
  m_stack = new QStackedWidget(this);
  columns->addWidget(m_stack, 1);
  addPage(theme, tr("Appearance"), Glyph::Appearance,
          {&SettingsDialog::buildAppearance, &SettingsDialog::loadAppearance, &SettingsDialog::collectAppearance});
  addPage(theme, tr("Generation"), Glyph::Generation,
          {&SettingsDialog::buildGeneration, &SettingsDialog::loadGeneration, &SettingsDialog::collectGeneration});
  addPage(theme, tr("Models"), Glyph::Models,
          {&SettingsDialog::buildModels, &SettingsDialog::loadModels, &SettingsDialog::collectModels});
  addPage(theme, tr("Cache"), Glyph::Cache,
          {&SettingsDialog::buildCache, &SettingsDialog::loadCache, &SettingsDialog::collectCache});
  addPage(theme, tr("Connections"), Glyph::Link,
          {&SettingsDialog::buildConnections, &SettingsDialog::loadConnections, &SettingsDialog::collectConnections});
  addPage(theme, tr("Engine room"), Glyph::Engine,
          {&SettingsDialog::buildEngine, &SettingsDialog::loadEngine, &SettingsDialog::collectEngine});
  connect(m_titles, &QListWidget::currentRowChanged, this, &SettingsDialog::openPage);

  outer->addWidget(makeLine(Qt::Horizontal, this));
  auto* foot = new QHBoxLayout;
  foot->setContentsMargins(kDoubleStep, 12, kDoubleStep, 12);
  m_problem = makeLabel(QString(), "danger", this);
  m_problem->setWordWrap(true);
  foot->addWidget(m_problem, 1);
  m_buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel | QDialogButtonBox::Apply, this);
  for (QAbstractButton* button : m_buttons->buttons()) {
    button->setAccessibleName(withoutMnemonic(button->text()));
    button->setIcon(QIcon());
  }
  foot->addWidget(m_buttons);
  outer->addLayout(foot);
  connect(m_buttons, &QDialogButtonBox::accepted, this, [this] {
    if (applyChanges()) accept();
  });
  connect(m_buttons->button(QDialogButtonBox::Apply), &QPushButton::clicked, this, [this] { applyChanges(); });
  connect(m_buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
  m_titles->setCurrentRow(0);
}

void SettingsDialog::showPage(int index) {
  m_titles->setCurrentRow(index);
}

void SettingsDialog::addPage(const Theme& theme, const QString& title, Glyph glyph, const Page& page) {
  auto* item = new QListWidgetItem(glyphIcon(glyph, theme.tokens()), title, m_titles);
  item->setData(Qt::AccessibleTextRole, title);
  m_pages.push_back(page);
}

/// Pages are made when they are first looked at: all at once would hold up the window.
void SettingsDialog::openPage(int index) {
  if (index < 0) return;
  Page& page = m_pages[static_cast<std::size_t>(index)];
  if (page.view == nullptr) {
    page.view = new QScrollArea(m_stack);
    page.view->setWidgetResizable(true);
    page.view->setFrameShape(QFrame::NoFrame);
    page.view->setFocusPolicy(Qt::NoFocus);
    auto* content = new QWidget(page.view->viewport()); // moving it there later would style all on it anew
    (this->*page.build)(content);
    guardFromWheel(content);
    (this->*page.load)(m_controller.settings());
    page.view->setWidget(content);
    m_stack->addWidget(page.view);
    moveButtonsToTabEnd();
  }
  m_stack->setCurrentWidget(page.view);
}

/// What is made later comes later in the order of Tab; but the buttons come after every page.
void SettingsDialog::moveButtonsToTabEnd() {
  QWidget* last = previousInFocusChain();
  while (last->focusPolicy() == Qt::NoFocus) // has no place in the order
    last = last->previousInFocusChain();
  for (const auto which : {QDialogButtonBox::Ok, QDialogButtonBox::Cancel, QDialogButtonBox::Apply}) {
    QPushButton* button = m_buttons->button(which);
    setTabOrder(last, button);
    last = button;
  }
}

/// The box of buttons stands before every page in the order of Tab, cannot be moved there, and hands what focus it gets
/// to OK: Tab from the list would skip the page. Cleared each time, because the box sets it anew with every new style.
bool SettingsDialog::focusNextPrevChild(bool next) {
  m_buttons->setFocusProxy(nullptr);
  return QDialog::focusNextPrevChild(next);
}

/// What pages that nobody looked at would show stays as it is.
Settings SettingsDialog::collect() const {
  Settings out = m_controller.settings();
  for (const Page& page : m_pages)
    if (page.view != nullptr) (this->*page.collect)(out);
  return out;
}

bool SettingsDialog::applyChanges() {
  const Settings wanted = collect();
  const bool isNew = wanted != m_controller.settings();
  const Result<void> changed = m_controller.change(wanted);
  QStringList problems;
  if (!changed)
    problems << said(changed.error());
  else if (isNew) // taken, but not all of it has an effect: that is read before the dialog goes
    for (const std::string& problem : m_controller.problems())
      problems << said(problem);
  m_problem->setText(problems.join(QLatin1Char('\n')));
  return problems.isEmpty();
}

} // namespace aisemble::ui
