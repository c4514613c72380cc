// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/command_palette.h"

#include "ui/theme/tokens.h"
#include "ui/widgets/controls.h"
#include "ui/widgets/mnemonic.h"
#include "ui/widgets/soft_shadow.h"

#include <QAction>
#include <QApplication>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPainter>
#include <QStandardItemModel>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

#include <algorithm>

namespace aisemble::ui {
namespace {

constexpr int kCommandRole = Qt::UserRole + 1;
constexpr int kShortcutRole = Qt::UserRole + 2;
constexpr int kCategoryRole = Qt::UserRole + 3;
constexpr int kTallest = 400;

/// Name at the left, category muted after it, shortcut at the right.
class CommandDelegate final : public QStyledItemDelegate {
 public:
  using QStyledItemDelegate::QStyledItemDelegate;

  QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex&) const override {
    return {200, option.fontMetrics.height() + 2 * kStep};
  }
  void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override {
    const QPalette& palette = option.palette;
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    if (option.state.testFlag(QStyle::State_Selected)) {
      QColor ground = palette.color(QPalette::Highlight);
      ground.setAlpha(48);
      painter->setPen(Qt::NoPen);
      painter->setBrush(ground);
      painter->drawRoundedRect(QRectF(option.rect).adjusted(4, 1, -4, -1), 6, 6);
    }
    const QRect line = option.rect.adjusted(kDoubleStep, 0, -kDoubleStep, 0);
    const QString name = index.data().toString();
    painter->setPen(palette.color(QPalette::WindowText));
    painter->drawText(line, Qt::AlignLeft | Qt::AlignVCenter, name);
    // Not the view's: there a style sheet makes it half transparent.
    painter->setPen(QApplication::palette().color(QPalette::PlaceholderText));
    painter->drawText(line.adjusted(option.fontMetrics.horizontalAdvance(name) + 12, 0, 0, 0),
                      Qt::AlignLeft | Qt::AlignVCenter, index.data(kCategoryRole).toString());
    painter->drawText(line, Qt::AlignRight | Qt::AlignVCenter, index.data(kShortcutRole).toString());
    painter->restore();
  }
};

} // namespace

int matchScore(const QString& pattern, const QString& text) {
  int score = 0;
  qsizetype at = 0;
  bool run = false;
  for (const QChar wanted : pattern) {
    if (wanted.isSpace()) {
      run = false;
      continue;
    }
    qsizetype found = at;
    while (found < text.size() && text[found].toCaseFolded() != wanted.toCaseFolded())
      ++found;
    if (found == text.size()) return -1;
    const bool wordStart = found == 0 || !text[found - 1].isLetterOrNumber();
    score += 1 + (wordStart ? 6 : 0) + (run && found == at ? 4 : 0);
    run = true;
    at = found + 1;
  }
  return score;
}

CommandPalette::CommandPalette(QWidget* window) : QFrame(window) {
  setObjectName(QStringLiteral("palette"));
  setAccessibleName(tr("Command palette"));
  auto* stack = new QVBoxLayout(this);
  stack->setContentsMargins(kHalfStep, kHalfStep, kHalfStep, kStep);
  stack->setSpacing(kHalfStep);
  m_field = new QLineEdit(this);
  m_field->setAccessibleName(tr("Command"));
  m_field->setPlaceholderText(tr("Type a command"));
  m_view = new QListView(this);
  m_view->setAccessibleName(tr("Matching commands"));
  m_view->setFocusPolicy(Qt::NoFocus);
  m_view->setItemDelegate(new CommandDelegate(m_view));
  m_view->setEditTriggers(QAbstractItemView::NoEditTriggers);
  m_view->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  m_view->setUniformItemSizes(true);
  m_model = new QStandardItemModel(this);
  m_view->setModel(m_model);
  stack->addWidget(m_field);
  stack->addWidget(m_view, 1);
  m_none = makeLabel(tr("No command matches."), "muted", this);
  m_none->setContentsMargins(kDoubleStep, kStep, kDoubleStep, kStep);
  stack->addWidget(m_none);
  new SoftShadow(*this, {.blur = 40, .offset = 8, .corner = 10, .alpha = 90});
  hide();
  connect(m_field, &QLineEdit::textChanged, this, &CommandPalette::filter);
  connect(m_view, &QListView::clicked, this, &CommandPalette::runCurrent);
  m_field->installEventFilter(this);
  window->installEventFilter(this);
}

void CommandPalette::open(const QList<QAction*>& commands, const QList<QAction*>& elsewhere) {
  m_commands = QList<QPointer<QAction>>(commands.begin(), commands.end());
  m_elsewhere = QList<QPointer<QAction>>(elsewhere.begin(), elsewhere.end());
  if (!isVisible()) m_before = QApplication::focusWidget();
  m_field->clear();
  filter();
  place();
  show();
  raise();
  m_field->setFocus(Qt::PopupFocusReason);
}

void CommandPalette::dismiss() {
  if (!isVisible()) return;
  hide();
  if (m_before) m_before->setFocus(Qt::PopupFocusReason);
}

QStringList CommandPalette::shownCommands() const {
  QStringList out;
  for (int row = 0; row < m_model->rowCount(); ++row)
    out << m_model->item(row)->text();
  return out;
}

void CommandPalette::filter() {
  struct Match {
    int score;
    QAction* action;
  };
  std::vector<Match> matches;
  const auto add = [&](QAction* one) {
    const int score = matchScore(m_field->text(), withoutMnemonic(one->text()));
    if (score >= 0) matches.push_back({score, one});
  };
  for (const QPointer<QAction>& one : m_commands)
    if (one && one->isEnabled()) add(one);
  for (const QPointer<QAction>& one : m_elsewhere)
    if (one && !m_field->text().isEmpty()) add(one);
  std::stable_sort(matches.begin(), matches.end(), [](const Match& a, const Match& b) { return a.score > b.score; });
  m_model->clear();
  for (const Match& match : matches) {
    auto* item = new QStandardItem(withoutMnemonic(match.action->text()));
    item->setData(match.action->shortcut().toString(QKeySequence::NativeText), kShortcutRole);
    item->setData(match.action->property("category"), kCategoryRole);
    item->setData(QVariant::fromValue<QObject*>(match.action), kCommandRole);
    m_model->appendRow(item);
  }
  const bool hasMatches = m_model->rowCount() > 0;
  if (hasMatches) m_view->setCurrentIndex(m_model->index(0, 0));
  m_view->setVisible(hasMatches);
  m_none->setVisible(!hasMatches);
  place();
}

void CommandPalette::runCurrent() {
  if (m_model->rowCount() == 0) return;
  const QPointer<QAction> action = qobject_cast<QAction*>(m_view->currentIndex().data(kCommandRole).value<QObject*>());
  const bool isElsewhere = m_elsewhere.contains(action);
  dismiss();
  if (action && isElsewhere)
    Q_EMIT elsewhereChosen(action);
  else if (action)
    action->trigger();
}

bool CommandPalette::eventFilter(QObject* watched, QEvent* event) {
  if (watched == parentWidget() && event->type() == QEvent::Resize && isVisible()) place();
  if (watched == m_field && event->type() == QEvent::FocusOut && !m_view->underMouse()) dismiss();
  // The palette's keys win over the window's shortcuts (Esc stops an answer elsewhere).
  if (watched == m_field && event->type() == QEvent::ShortcutOverride) {
    event->accept();
    return false;
  }
  if (watched == m_field && event->type() == QEvent::KeyPress) {
    auto* key = static_cast<QKeyEvent*>(event);
    switch (key->key()) {
    case Qt::Key_Escape:
      dismiss();
      return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
      runCurrent();
      return true;
    case Qt::Key_Up:
    case Qt::Key_Down:
    case Qt::Key_PageUp:
    case Qt::Key_PageDown:
      QApplication::sendEvent(m_view, event);
      return true;
    default:
      break;
    }
  }
  return QFrame::eventFilter(watched, event);
}

void CommandPalette::place() {
  const int width = std::min(560, parentWidget()->width() - 48);
  const QMargins margins = layout()->contentsMargins();
  const int rows = m_model->rowCount() * std::max(m_view->sizeHintForRow(0), 0) + 2 * m_view->frameWidth();
  const int found = margins.top() + m_field->sizeHint().height() + layout()->spacing() + rows + margins.bottom();
  const int height =
      m_none->isVisibleTo(this) ? sizeHint().height() : std::min({kTallest, parentWidget()->height() - 120, found});
  setGeometry((parentWidget()->width() - width) / 2, 72, width, height);
}

} // namespace aisemble::ui
