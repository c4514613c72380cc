// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/prompt/conversation_list_model.h"

#include "ui/messages/message_translation.h"
#include "ui/prompt/message_text.h"

#include <QDateTime>

#include <algorithm>
#include <utility>

namespace aisemble::ui {
namespace {

constexpr int kMostConversations = 2000;

QDateTime toQt(WallTime time) {
  return QDateTime::fromMSecsSinceEpoch(
      std::chrono::duration_cast<std::chrono::milliseconds>(time.time_since_epoch()).count());
}

bool sameLine(const ConversationSummary& a, const ConversationSummary& b) {
  return a.id == b.id && a.title == b.title && a.updated == b.updated && a.messages == b.messages;
}

} // namespace

ConversationListModel::ConversationListModel(ConversationStore& store, BackgroundQueue& queue,
                                             std::function<bool(ConversationId)> isRunning, QObject* parent)
    : QAbstractListModel(parent), m_store(store), m_queue(queue), m_isRunning(std::move(isRunning)) {}

int ConversationListModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(m_items.size());
}

QVariant ConversationListModel::data(const QModelIndex& index, int role) const {
  if (!index.isValid() || index.row() >= rowCount()) return {};
  const ConversationSummary& item = m_items[static_cast<std::size_t>(index.row())];
  switch (role) {
  case Qt::DisplayRole:
  case Qt::EditRole:
  case Qt::ToolTipRole:
    return QString::fromStdString(item.title);
  case Qt::AccessibleTextRole:
    return tr("%1, %2").arg(QString::fromStdString(item.title),
                            relativeTime(toQt(item.updated), QDateTime::currentDateTime()));
  case IdRole:
    return QVariant::fromValue<qint64>(item.id);
  case UpdatedRole:
    return relativeTime(toQt(item.updated), QDateTime::currentDateTime());
  case MessagesRole:
    return item.messages;
  case RunningRole:
    return m_isRunning(item.id);
  default:
    return {};
  }
}

Qt::ItemFlags ConversationListModel::flags(const QModelIndex& index) const {
  return QAbstractListModel::flags(index) | Qt::ItemIsEditable;
}

QHash<int, QByteArray> ConversationListModel::roleNames() const {
  return {{Qt::DisplayRole, "title"},
          {IdRole, "id"},
          {UpdatedRole, "updated"},
          {MessagesRole, "messages"},
          {RunningRole, "running"}};
}

bool ConversationListModel::setData(const QModelIndex& index, const QVariant& value, int role) {
  const QString title = value.toString().simplified();
  if (role != Qt::EditRole || !index.isValid() || title.isEmpty()) return false;
  ConversationSummary& item = m_items[static_cast<std::size_t>(index.row())];
  if (item.title == title.toStdString()) return false;
  item.title = title.toStdString();
  Q_EMIT dataChanged(index, index);
  m_queue.run([&store = m_store, id = item.id, text = item.title] { return store.renameConversation(id, text); }, this,
              [this](const Result<void>& renamed) {
                if (!renamed) Q_EMIT failed(tr("Not renamed: %1").arg(said(renamed.error())));
                reload();
              });
  return true;
}

void ConversationListModel::setSearch(const QString& search) {
  if (search == m_search) return;
  m_search = search;
  reload();
}

void ConversationListModel::reload() {
  if (m_reading || m_held) {
    m_again = true;
    return;
  }
  m_reading = true;
  m_queue.run([&store = m_store,
               search = m_search.trimmed().toStdString()] { return store.conversations(search, kMostConversations); },
              this,
              [this](Result<std::vector<ConversationSummary>> read) {
                m_reading = false;
                if (m_held) {
                  m_again = true;
                  return;
                }
                if (!read) {
                  Q_EMIT failed(said(read.error()));
                } else if (!std::equal(read->begin(), read->end(), m_items.begin(), m_items.end(), sameLine)) {
                  beginResetModel();
                  m_items = std::move(*read);
                  endResetModel();
                }
                Q_EMIT reloaded();
                if (std::exchange(m_again, false)) reload();
              });
}

void ConversationListModel::hold() {
  m_held = true;
}

void ConversationListModel::release() {
  m_held = false;
  if (!m_reading && std::exchange(m_again, false)) reload();
}

void ConversationListModel::refreshRunning() {
  if (m_held)
    m_again = true;
  else if (!m_items.empty())
    Q_EMIT dataChanged(index(0), index(rowCount() - 1), {RunningRole, UpdatedRole});
}

int ConversationListModel::rowOf(ConversationId id) const {
  const auto found = std::find_if(m_items.begin(), m_items.end(), [id](const auto& item) { return item.id == id; });
  return found == m_items.end() ? -1 : static_cast<int>(std::distance(m_items.begin(), found));
}

} // namespace aisemble::ui
