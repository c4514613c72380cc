// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/prompt/conversation_tree.h"

#include <algorithm>

namespace aisemble::ui {

void ConversationTree::clear() {
  *this = {};
}

void ConversationTree::reset(std::vector<StoredMessage> messages) {
  clear();
  for (StoredMessage& message : messages)
    insert(std::move(message));
  if (!m_messages.empty()) select(m_messages.rbegin()->first); // ids grow with time
}

void ConversationTree::add(StoredMessage message) {
  const MessageId id = message.id;
  insert(std::move(message));
  select(id);
}

void ConversationTree::insert(StoredMessage message) {
  if (message.role == "system") {
    m_systemPrompt = std::move(message.content);
    return;
  }
  if (m_messages.contains(message.id)) return;
  // Parents come before their children, so a cycle cannot be built.
  if (message.parent && !m_messages.contains(*message.parent)) message.parent.reset();
  m_children[message.parent].push_back(message.id);
  m_messages.emplace(message.id, std::move(message));
}

bool ConversationTree::select(MessageId id) {
  const StoredMessage* message = find(id);
  if (message == nullptr) return false;
  while (message != nullptr) {
    m_chosen[message->parent] = message->id;
    message = message->parent ? find(*message->parent) : nullptr;
  }
  return true;
}

StoredMessage* ConversationTree::find(MessageId id) {
  const auto found = m_messages.find(id);
  return found == m_messages.end() ? nullptr : &found->second;
}

const StoredMessage* ConversationTree::find(MessageId id) const {
  const auto found = m_messages.find(id);
  return found == m_messages.end() ? nullptr : &found->second;
}

std::vector<MessageId> ConversationTree::path() const {
  std::vector<MessageId> out;
  Key key;
  while (true) {
    const auto children = m_children.find(key);
    if (children == m_children.end() || children->second.empty()) return out;
    const auto chosen = m_chosen.find(key);
    const MessageId next = chosen == m_chosen.end() ? children->second.back() : chosen->second;
    out.push_back(next);
    key = next;
  }
}

std::optional<MessageId> ConversationTree::leaf() const {
  const std::vector<MessageId> all = path();
  return all.empty() ? std::nullopt : std::optional(all.back());
}

std::vector<MessageId> ConversationTree::siblings(MessageId id) const {
  const StoredMessage* message = find(id);
  if (message == nullptr) return {};
  const auto children = m_children.find(message->parent);
  return children == m_children.end() ? std::vector<MessageId>{} : children->second;
}

std::vector<ChatMessage> ConversationTree::context(MessageId id) const {
  std::vector<ChatMessage> out;
  for (const StoredMessage* message = find(id); message != nullptr;
       message = message->parent ? find(*message->parent) : nullptr) {
    const bool isEmptyAnswer = message->role == "assistant" && message->content.empty();
    if (!isEmptyAnswer) out.push_back({message->role, message->content});
  }
  if (!m_systemPrompt.empty()) out.push_back({"system", m_systemPrompt});
  std::reverse(out.begin(), out.end());
  return out;
}

} // namespace aisemble::ui
