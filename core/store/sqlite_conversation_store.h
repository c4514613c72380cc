// SPDX-License-Identifier: Apache-2.0
#pragma once
// Conversations in workbench.db.

#include "core/engine/conversation_store.h"
#include "core/store/workbench_database.h"

namespace aisemble {

/// Searching ignores the case of ASCII letters only. A `limit` of 0 or less means no limit. Errors beside the
/// interface's: InvalidArgument for a search text over 10000 bytes; OutOfMemory.
class SqliteConversationStore final : public ConversationStore {
 public:
  /// `clock` outlives this.
  SqliteConversationStore(std::shared_ptr<WorkbenchDatabase> database, const Clock& clock)
      : m_database(std::move(database)), m_clock(clock) {}

  [[nodiscard]] Result<ConversationId> createConversation(const std::string& title) override;
  [[nodiscard]] Result<void> renameConversation(ConversationId id, const std::string& title) override;
  [[nodiscard]] Result<void> trashConversation(ConversationId id) override;
  [[nodiscard]] Result<void> restoreConversation(ConversationId id) override;
  [[nodiscard]] Result<std::optional<ConversationSummary>> lastTrashed() override;
  [[nodiscard]] Result<std::vector<ConversationSummary>> conversations(const std::string& search, int limit) override;
  [[nodiscard]] Result<std::vector<StoredMessage>> messages(ConversationId id) override;
  [[nodiscard]] Result<MessageId> appendMessage(ConversationId id, StoredMessage message) override;
  [[nodiscard]] Result<void> updateMessage(MessageId id, const std::string& content, MessageState state,
                                           const MessageDetails& details) override;
  [[nodiscard]] Result<int> recoverInterrupted() override;

 private:
  const std::shared_ptr<WorkbenchDatabase> m_database;
  const Clock& m_clock;
};

} // namespace aisemble
