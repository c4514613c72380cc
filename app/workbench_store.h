// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The conversations' database, opened by whoever asks it first: in the window that is a background thread, so that the
// first paint waits for no disk.

#include "app/composition.h"

namespace aisemble {

/// Thread-safe. When the database cannot be opened every call answers with the reason, and the next call tries again.
class LazyConversationStore final : public ConversationStore {
 public:
  explicit LazyConversationStore(Composition& composition) : m_composition(composition) {}

  Result<ConversationId> createConversation(const std::string& title) override;
  Result<void> renameConversation(ConversationId id, const std::string& title) override;
  Result<void> trashConversation(ConversationId id) override;
  Result<void> restoreConversation(ConversationId id) override;
  Result<std::optional<ConversationSummary>> lastTrashed() override;
  Result<std::vector<ConversationSummary>> conversations(const std::string& search, int limit) override;
  Result<std::vector<StoredMessage>> messages(ConversationId id) override;
  Result<MessageId> appendMessage(ConversationId id, StoredMessage message) override;
  Result<void> updateMessage(MessageId id, const std::string& content, MessageState state,
                             const MessageDetails& details) override;
  Result<int> recoverInterrupted() override;

 private:
  /// Calls `use(store)` on the opened store.
  template <class Use>
  auto with(Use use) -> decltype(use(std::declval<ConversationStore&>())) {
    const Result<ConversationStore*> store = m_composition.conversations();
    if (!store) return fail(store.error());
    return use(**store);
  }

  Composition& m_composition;
};

} // namespace aisemble
