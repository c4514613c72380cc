// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/batch/item_filters.h"

#include "ui/batch/batch_words.h"
#include "ui/text/flow_layout.h"
#include "ui/widgets/controls.h"

#include <QButtonGroup>
#include <QLineEdit>
#include <QRegularExpression>
#include <QVBoxLayout>

namespace aisemble::ui {
namespace {

std::optional<BatchItemState> stateAt(int index) {
  return index <= 0 ? std::nullopt : std::optional(static_cast<BatchItemState>(index - 1));
}

QString nameAt(int index) {
  const std::optional<BatchItemState> state = stateAt(index);
  return state ? itemStateText(*state) : ItemFilters::tr("All");
}

} // namespace

ItemFilters::ItemFilters(QWidget* parent) : QWidget(parent) {
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(kStep);
  m_line = new QWidget(this);
  m_flow = new FlowLayout(kHalfStep);
  m_flow->setContentsMargins(0, 0, 0, 0);
  m_line->setLayout(m_flow);
  m_chips = new QButtonGroup(this);
  auto* row = new QHBoxLayout;
  row->setSpacing(kStep);
  m_choice = makeChoice(this);
  m_choice->setAccessibleName(tr("Which items are listed"));
  m_choice->hide();
  for (int i = 0; i < kChips; ++i) {
    auto* chip = new QToolButton(m_line);
    chip->setCheckable(true);
    chip->setFocusPolicy(Qt::StrongFocus);
    chip->setToolButtonStyle(Qt::ToolButtonTextOnly);
    chip->setProperty("look", "chip");
    m_chips->addButton(chip, i);
    m_flow->addWidget(chip);
    m_choice->addItem(nameAt(i));
  }
  chipAt(0)->setChecked(true);
  column->addWidget(m_line);
  row->addWidget(m_choice);
  m_search = new QLineEdit(this);
  m_search->setProperty("search", true);
  m_search->setPlaceholderText(tr("Search by name or text"));
  m_search->setAccessibleName(tr("Search items"));
  m_search->setClearButtonEnabled(true);
  m_search->setAcceptDrops(false);
  row->addWidget(m_search, 1);
  column->addLayout(row);
  connect(m_choice, &QComboBox::activated, this, [this](int index) { chipAt(index)->click(); });
  connect(m_chips, &QButtonGroup::idClicked, this, [this](int id) {
    m_choice->setCurrentIndex(id);
    Q_EMIT stateChosen(stateAt(id));
  });
  showCounts({});
}

QToolButton* ItemFilters::chipAt(int index) const {
  return qobject_cast<QToolButton*>(m_chips->button(index));
}

QToolButton* ItemFilters::chip(std::optional<BatchItemState> state) const {
  return chipAt(state ? static_cast<int>(*state) + 1 : 0);
}

bool ItemFilters::showsAll() const {
  return m_chips->checkedId() == 0 && m_search->text().isEmpty();
}

void ItemFilters::reset() {
  m_search->clear();
  chipAt(0)->setChecked(true);
  m_choice->setCurrentIndex(0);
}

void ItemFilters::setMostLines(int lines) {
  m_mostLines = lines;
  arrange();
}

/// Each has room for all items: while they go from state to state no chip comes into another line, which would move
/// the table.
void ItemFilters::reserve(std::int64_t total) {
  static const QRegularExpression kDigit(QStringLiteral("\\d"));
  const QString widest = countText(total).replace(kDigit, QStringLiteral("8"));
  if (widest == m_widest) return;
  m_widest = widest;
  int room = 0;
  for (int i = 0; i < kChips; ++i) {
    QToolButton* chip = chipAt(i);
    chip->setMinimumWidth(0);
    chip->setText(tr("%1 %2").arg(nameAt(i), widest));
    chip->setMinimumWidth(chip->sizeHint().width());
    m_choice->setItemText(i, chip->text());
  }
  m_choice->setMinimumWidth(0);
  room = m_choice->sizeHint().width();
  m_choice->setMinimumWidth(room);
}

void ItemFilters::showCounts(const BatchCounts& counts) {
  m_counts = counts;
  reserve(counts.total());
  for (int i = 0; i < kChips; ++i) {
    QToolButton* chip = chipAt(i);
    const std::optional<BatchItemState> state = stateAt(i);
    const QString text = tr("%1 %2").arg(nameAt(i), countText(state ? counts.of(*state) : counts.total()));
    chip->setText(text);
    chip->setAccessibleName(text);
    m_choice->setItemText(i, text);
    const bool isOfTheOthers = state == BatchItemState::Queued || state == BatchItemState::Running;
    const bool isPossible = state == BatchItemState::Cancelled ? counts.cancelled > 0
                            : isOfTheOthers                    ? counts.cancelled == 0
                                                               : true;
    chip->setVisible(isPossible || chip->isChecked());
  }
  arrange();
}

void ItemFilters::arrange() {
  const int chip = chipAt(0)->sizeHint().height();
  const bool isRoom = m_flow->heightForWidth(width()) <= m_mostLines * chip + (m_mostLines - 1) * m_flow->spacing();
  if (isRoom != m_line->isHidden()) return;
  // Otherwise Qt would hand the keys to whatever comes next.
  const QWidget* holder = focusWidget();
  const bool hadKeys = holder != nullptr && holder->hasFocus() && holder != m_search;
  m_line->setVisible(isRoom);
  m_choice->setVisible(!isRoom);
  updateGeometry();
  if (hadKeys) isRoom ? m_chips->checkedButton()->setFocus() : m_choice->setFocus();
}

void ItemFilters::resizeEvent(QResizeEvent* event) {
  QWidget::resizeEvent(event);
  arrange();
}

void ItemFilters::showEvent(QShowEvent* event) {
  QWidget::showEvent(event);
  m_widest.clear(); // the look may have come meanwhile
  showCounts(m_counts);
}

} // namespace aisemble::ui
