// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dashboard/run_list.h"

#include "ui/dashboard/benchmark_words.h"
#include "ui/widgets/controls.h"

#include <QHBoxLayout>
#include <QListView>
#include <QStandardItemModel>
#include <QVBoxLayout>

#include <algorithm>

namespace aisemble::ui {
namespace {

constexpr int kIdRole = Qt::UserRole + 1;

/// When in one line; how many targets were met, and of what, in the next: what is cut off there is the middle of the
/// address. A run's title is "target · passed/targets".
QString rowText(const bench::KeptRun& run, QString (*nameOf)(const std::string&)) {
  const std::string separator = " · ";
  const std::size_t at = run.title.rfind(separator);
  if (at == std::string::npos) return whenText(run.created) + QLatin1Char('\n') + nameOf(run.title);
  return whenText(run.created) + QLatin1Char('\n') + QString::fromStdString(run.title.substr(at + separator.size())) +
         QString::fromStdString(separator) + nameOf(run.title.substr(0, at));
}

} // namespace

RunList::RunList(const Theme& theme, BenchmarkController& controller, QWidget* parent)
    : QWidget(parent), m_controller(controller) {
  setProperty("area", "side");
  setAttribute(Qt::WA_StyledBackground);
  auto* stack = new QVBoxLayout(this);
  stack->setContentsMargins(kStep, 12, kStep, 12);
  stack->setSpacing(kStep);
  auto* head = new QHBoxLayout;
  head->setContentsMargins(kStep, 0, 0, 0);
  head->addWidget(makeLabel(tr("Kept runs"), "title", this), 1);
  m_remove = new IconButton(theme, Glyph::Trash, tr("Delete the chosen runs (Delete)"), this);
  head->addWidget(m_remove);
  stack->addLayout(head);
  m_rows = new QStandardItemModel(this);
  m_list = new QListView(this);
  m_list->setAccessibleName(tr("Kept runs"));
  m_list->setProperty("pages", true);
  m_list->setModel(m_rows);
  m_list->setSelectionMode(QAbstractItemView::ExtendedSelection);
  m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
  m_list->setUniformItemSizes(true);
  m_list->setTextElideMode(Qt::ElideMiddle); // hosts differ at their beginning, ports at the end
  m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  stack->addWidget(m_list, 1);
  m_none = makeLabel(tr("Every run that comes to its end is kept here."), "muted", this);
  m_none->setWordWrap(true);
  m_none->setContentsMargins(kStep, 0, kStep, 0);
  stack->addWidget(m_none);
  QLabel* help = makeLabel(tr("Choose two with Ctrl or Shift to compare them."), "caption", this);
  help->setWordWrap(true);
  help->setContentsMargins(kStep, 0, kStep, 0);
  stack->addWidget(help);
  m_compare = makeButton(tr("Compare"), "", this);
  stack->addWidget(m_compare);
  connect(m_compare, &QPushButton::clicked, this, &RunList::compareChosen);
  connect(m_remove, &QToolButton::clicked, this, &RunList::removeChosen);
  connect(m_list->selectionModel(), &QItemSelectionModel::selectionChanged, this, &RunList::onChosen);
  connect(&controller, &BenchmarkController::runsChanged, this, &RunList::showRuns);
  showRuns();
}

void RunList::showEvent(QShowEvent* event) {
  QWidget::showEvent(event);
  m_controller.reloadRuns(); // the command may have kept some
}

void RunList::showRuns() {
  const std::vector<std::int64_t> before = chosen();
  m_isFilling = true;
  m_rows->clear();
  for (const bench::KeptRun& run : m_controller.runs()) {
    auto* item = new QStandardItem(rowText(run, shortTargetName));
    item->setData(static_cast<qlonglong>(run.id), kIdRole);
    item->setToolTip(rowText(run, targetName));
    m_rows->appendRow(item);
  }
  m_isFilling = false;
  m_none->setVisible(m_rows->rowCount() == 0);
  choose(before);
}

std::vector<std::int64_t> RunList::chosen() const {
  std::vector<std::int64_t> out;
  for (int row = m_rows->rowCount(); row-- > 0;) // the newest is the first
    if (const QModelIndex index = m_rows->index(row, 0); m_list->selectionModel()->isSelected(index))
      out.push_back(index.data(kIdRole).toLongLong());
  return out;
}

void RunList::choose(const std::vector<std::int64_t>& ids) {
  m_isFilling = true;
  m_list->clearSelection();
  for (int row = 0; row < m_rows->rowCount(); ++row) {
    const QModelIndex index = m_rows->index(row, 0);
    if (std::find(ids.begin(), ids.end(), index.data(kIdRole).toLongLong()) != ids.end())
      m_list->selectionModel()->select(index, QItemSelectionModel::Select);
  }
  m_isFilling = false;
  enableButtons();
}

void RunList::onChosen() {
  if (m_isFilling) return;
  const std::vector<std::int64_t> ids = chosen();
  enableButtons();
  if (ids.size() == 1 && m_list->hasFocus()) m_controller.open(ids.front());
}

void RunList::enableButtons() {
  const std::size_t count = chosen().size();
  m_compare->setEnabled(count == 2);
  m_remove->setEnabled(count > 0);
}

void RunList::compareChosen() {
  const std::vector<std::int64_t> ids = chosen();
  if (ids.size() == 2) m_controller.compare(ids[0], ids[1]);
}

void RunList::removeChosen() {
  m_controller.remove(chosen());
}

} // namespace aisemble::ui
