// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/prompt/conversation_list.h"

#include "ui/messages/message_translation.h"
#include "ui/prompt/conversation_delegate.h"
#include "ui/widgets/controls.h"
#include "ui/widgets/escape_keys.h"

#include <QAction>
#include <QHBoxLayout>
#include <QMenu>
#include <QVBoxLayout>

namespace aisemble::ui {

ConversationList::ConversationList(const Theme& theme, ConversationStore& store, BackgroundQueue& queue,
                                   std::function<bool(ConversationId)> isRunning, QWidget* parent)
    : QWidget(parent), m_store(store), m_queue(queue) {
  setProperty("area", "side");
  setAttribute(Qt::WA_StyledBackground);
  auto* stack = new QVBoxLayout(this);
  stack->setContentsMargins(kStep, 12, kStep, kStep);
  stack->setSpacing(kStep);

  auto* head = new QHBoxLayout;
  head->setContentsMargins(kHalfStep, 0, 0, 0);
  head->addWidget(makeLabel(tr("Conversations"), "title", this), 1);
  auto* add = new IconButton(theme, Glyph::Add, tr("New conversation (Ctrl+N)"), this);
  head->addWidget(add);
  stack->addLayout(head);

  m_search = new QLineEdit(this);
  m_search->setProperty("search", true);
  m_search->setAccessibleName(tr("Search conversations"));
  m_search->setPlaceholderText(tr("Search"));
  m_search->setClearButtonEnabled(true);
  auto* lens = m_search->addAction(glyphIcon(Glyph::Search, theme.tokens()), QLineEdit::LeadingPosition);
  connect(&theme, &Theme::changed, lens, [lens, &theme] { lens->setIcon(glyphIcon(Glyph::Search, theme.tokens())); });
  stack->addWidget(m_search);

  m_model = new ConversationListModel(store, queue, std::move(isRunning), this);
  m_view = new QListView(this);
  m_view->setAccessibleName(tr("Conversations"));
  m_view->setModel(m_model);
  auto* delegate = new ConversationDelegate(theme, m_view);
  m_view->setItemDelegate(delegate);
  connect(delegate, &ConversationDelegate::editingBegan, m_model, &ConversationListModel::hold);
  connect(delegate, &ConversationDelegate::editingEnded, m_model, &ConversationListModel::release);
  m_view->setFrameShape(QFrame::NoFrame);
  m_view->setProperty("ring", "item");
  m_view->setUniformItemSizes(true);
  m_view->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
  m_view->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  m_view->setEditTriggers(QAbstractItemView::EditKeyPressed);
  m_view->setSelectionMode(QAbstractItemView::SingleSelection);
  m_view->setMouseTracking(true);
  m_view->setContextMenuPolicy(Qt::CustomContextMenu);
  stack->addWidget(m_view, 1);
  m_empty = makeLabel(QString(), "muted", this);
  m_empty->setAlignment(Qt::AlignHCenter | Qt::AlignTop);
  m_empty->setWordWrap(true);
  m_empty->setContentsMargins(kStep, 3 * kStep, kStep, 0);
  stack->addWidget(m_empty, 1);
  m_empty->hide();

  leaveByEscape(*m_search, [this] { Q_EMIT searchLeft(); });
  m_searchDelay.setSingleShot(true);
  m_searchDelay.setInterval(150);
  connect(m_search, &QLineEdit::textChanged, &m_searchDelay, qOverload<>(&QTimer::start));
  connect(&m_searchDelay, &QTimer::timeout, this, [this] { m_model->setSearch(m_search->text()); });
  connect(add, &QToolButton::clicked, this, &ConversationList::newRequested);
  connect(m_model, &ConversationListModel::failed, this, &ConversationList::failed);
  connect(m_model, &ConversationListModel::reloaded, this, [this] {
    const bool none = m_model->rowCount() == 0;
    m_view->setVisible(!none);
    m_empty->setVisible(none);
    m_empty->setText(m_model->search().trimmed().isEmpty() ? tr("What you ask is kept here.") : tr("Nothing found."));
    selectCurrent();
  });
  // Of the selection, so that arrow keys open what they reach; a list that gets the focus makes a row its current one,
  // without selecting it.
  connect(m_view->selectionModel(), &QItemSelectionModel::selectionChanged, this, [this](const QItemSelection& now) {
    if (now.isEmpty()) return;
    const ConversationId id = m_model->idAt(now.indexes().front().row());
    if (m_current != id) Q_EMIT openRequested(id);
  });
  connect(m_view, &QWidget::customContextMenuRequested, this, [this](const QPoint& position) {
    if (!m_view->indexAt(position).isValid()) return;
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(tr("Rename"), this, &ConversationList::renameCurrent);
    menu->addAction(tr("Delete"), this, &ConversationList::deleteCurrent);
    menu->popup(m_view->viewport()->mapToGlobal(position));
  });
}

void ConversationList::setCurrent(std::optional<ConversationId> id) {
  m_current = id;
  selectCurrent();
}

void ConversationList::selectCurrent() {
  const int row = m_current ? m_model->rowOf(*m_current) : -1;
  const QSignalBlocker quiet(m_view->selectionModel());
  if (row < 0)
    m_view->selectionModel()->clear();
  else
    m_view->selectionModel()->setCurrentIndex(m_model->index(row), QItemSelectionModel::ClearAndSelect);
  if (row >= 0) m_view->scrollTo(m_model->index(row));
  m_view->viewport()->update();
}

/// Not the current one, which nobody chose where the list only got the focus.
QModelIndex ConversationList::chosen() const {
  return m_view->selectionModel()->selectedIndexes().value(0);
}

void ConversationList::renameCurrent() {
  const QModelIndex index = chosen();
  if (!index.isValid()) return;
  m_view->setFocus();
  m_view->edit(index);
}

void ConversationList::deleteCurrent() {
  const QModelIndex index = chosen();
  if (!index.isValid()) return;
  const ConversationId id = m_model->idAt(index.row());
  const QString title = index.data().toString();
  m_queue.run([&store = m_store, id] { return store.trashConversation(id); }, this,
              [this, id, title](const Result<void>& done) {
                if (!done) {
                  Q_EMIT failed(tr("Not deleted: %1").arg(said(done.error())));
                  return;
                }
                Q_EMIT trashed(id);
                m_model->reload();
                Q_EMIT undoOffered(tr("“%1” was deleted").arg(title), [this, id] { restore(id); });
              });
}

void ConversationList::restore(ConversationId id) {
  m_queue.run([&store = m_store, id] { return store.restoreConversation(id); }, this,
              [this, id](const Result<void>& restored) {
                if (!restored) {
                  Q_EMIT failed(said(restored.error()));
                  return;
                }
                m_model->reload();
                Q_EMIT openRequested(id);
              });
}

void ConversationList::restoreLast() {
  m_queue.run([&store = m_store] { return store.lastTrashed(); }, this,
              [this](const Result<std::optional<ConversationSummary>>& last) {
                if (!last)
                  Q_EMIT failed(said(last.error()));
                else if (!*last)
                  Q_EMIT failed(tr("There is no deleted conversation: they are kept for 30 days."));
                else
                  restore((*last)->id);
              });
}

void ConversationList::focusSearch() {
  m_search->setFocus(Qt::ShortcutFocusReason);
  m_search->selectAll();
}

} // namespace aisemble::ui
