// SPDX-License-Identifier: Apache-2.0
#pragma once
// Conversations on disk as the window sees them; core/store keeps them in SQLite. Work is written down before it is
// acknowledged: when appendMessage() returns, the message survives a kill.

#include "core/base/clock.h"
#include "core/base/result.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace aisemble {

using ConversationId = std::int64_t;
using MessageId = std::int64_t;

enum class MessageState {
  Complete,
  Streaming,   ///< being written now; after a kill it is found in this state and becomes Interrupted at the next start
  Interrupted, ///< stopped by the user or by the end of the program; the text so far stands
  Failed,      ///< ended by an error, which `error` tells
};

/// What is known about how a message came to be; all optional.
struct MessageDetails {
  std::string model;
  std::optional<std::uint64_t> seed;
  std::string parametersJson; ///< GenerationOptions as core/wire writes them
  int promptTokens = 0;
  int completionTokens = 0;
  Nanoseconds timeToFirstToken{0};
  Nanoseconds totalTime{0};
  double tokensPerSecond = 0; ///< decode rate; 0: unknown
  bool fromCache = false;
  bool fromRemote = false; ///< a service elsewhere computed it, now or when the cache was filled
  std::string fallback;    ///< why who was to answer first did not; empty: who was to answer did
  std::string finishReason;
  std::string error;
  bool operator==(const MessageDetails&) const = default;
};

struct StoredMessage {
  MessageId id = 0;
  std::optional<MessageId> parent; ///< messages form a tree: a regenerated answer is a sibling, nothing is overwritten
  std::string role;
  std::string content;
  MessageState state = MessageState::Complete;
  WallTime created;
  MessageDetails details;
};

struct ConversationSummary {
  ConversationId id = 0;
  std::string title;
  WallTime created;
  WallTime updated;
  int messages = 0;
};

/// Thread-safe; every function blocks on the disk for a moment. Errors: NotFound, IoFailure, Corrupt.
class ConversationStore {
 public:
  virtual ~ConversationStore() = default;
  [[nodiscard]] virtual Result<ConversationId> createConversation(const std::string& title) = 0;
  [[nodiscard]] virtual Result<void> renameConversation(ConversationId id, const std::string& title) = 0;
  /// Moves to the trash, from which restoreConversation() brings it back; emptied of what is older than 30 days.
  [[nodiscard]] virtual Result<void> trashConversation(ConversationId id) = 0;
  [[nodiscard]] virtual Result<void> restoreConversation(ConversationId id) = 0;
  /// What came into the trash last; nothing when it is empty.
  [[nodiscard]] virtual Result<std::optional<ConversationSummary>> lastTrashed() = 0;
  /// Newest first; `search` filters by title and content (empty: all).
  [[nodiscard]] virtual Result<std::vector<ConversationSummary>> conversations(const std::string& search, int limit) = 0;
  /// All messages of the tree, oldest first.
  [[nodiscard]] virtual Result<std::vector<StoredMessage>> messages(ConversationId id) = 0;
  /// `message.id` and `created` are assigned here. Durable when it returns.
  [[nodiscard]] virtual Result<MessageId> appendMessage(ConversationId id, StoredMessage message) = 0;
  /// Replaces content, state and details. Called while an answer streams (a few times a second) and at its end.
  [[nodiscard]] virtual Result<void> updateMessage(MessageId id, const std::string& content, MessageState state,
                                                   const MessageDetails& details) = 0;
  /// Turns every Streaming message into Interrupted and says how many there were. Called once, at start.
  [[nodiscard]] virtual Result<int> recoverInterrupted() = 0;
};

} // namespace aisemble
