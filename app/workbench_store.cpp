// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workbench_store.h"

#include <utility>

namespace aisemble {

Result<ConversationId> LazyConversationStore::createConversation(const std::string& title) {
  return with([&](ConversationStore& store) { return store.createConversation(title); });
}

Result<void> LazyConversationStore::renameConversation(ConversationId id, const std::string& title) {
  return with([&](ConversationStore& store) { return store.renameConversation(id, title); });
}

Result<void> LazyConversationStore::trashConversation(ConversationId id) {
  return with([&](ConversationStore& store) { return store.trashConversation(id); });
}

Result<void> LazyConversationStore::restoreConversation(ConversationId id) {
  return with([&](ConversationStore& store) { return store.restoreConversation(id); });
}

Result<std::optional<ConversationSummary>> LazyConversationStore::lastTrashed() {
  return with([&](ConversationStore& store) { return store.lastTrashed(); });
}

Result<std::vector<ConversationSummary>> LazyConversationStore::conversations(const std::string& search, int limit) {
  return with([&](ConversationStore& store) { return store.conversations(search, limit); });
}

Result<std::vector<StoredMessage>> LazyConversationStore::messages(ConversationId id) {
  return with([&](ConversationStore& store) { return store.messages(id); });
}

Result<MessageId> LazyConversationStore::appendMessage(ConversationId id, StoredMessage message) {
  return with([&](ConversationStore& store) { return store.appendMessage(id, std::move(message)); });
}

Result<void> LazyConversationStore::updateMessage(MessageId id, const std::string& content, MessageState state,
                                                  const MessageDetails& details) {
  return with([&](ConversationStore& store) { return store.updateMessage(id, content, state, details); });
}

Result<int> LazyConversationStore::recoverInterrupted() {
  return with([](ConversationStore& store) { return store.recoverInterrupted(); });
}

} // namespace aisemble
