// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The messages of one conversation as a tree, and the one path through it that is shown. A regenerated answer and an
// edited question are siblings; nothing is overwritten.

#include "core/engine/conversation_store.h"
#include "core/engine/llm_types.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace aisemble::ui {

/// A plain value. Messages of the role "system" are kept beside the tree: the newest is the conversation's system
/// prompt. A message whose parent is unknown (a damaged database) counts as a root.
class ConversationTree {
 public:
  void clear();
  /// `messages` oldest first, as the store gives them. The path leads to the newest message.
  void reset(std::vector<StoredMessage> messages);
  /// Adds a message and puts it on the path.
  void add(StoredMessage message);
  /// Puts a message on the path and follows the newest or last chosen messages below it. False: no such message.
  bool select(MessageId id);

  [[nodiscard]] StoredMessage* find(MessageId id);
  [[nodiscard]] const StoredMessage* find(MessageId id) const;
  [[nodiscard]] std::vector<MessageId> path() const; ///< root to leaf
  [[nodiscard]] std::optional<MessageId> leaf() const;
  /// The messages with the same parent, itself included, oldest first.
  [[nodiscard]] std::vector<MessageId> siblings(MessageId id) const;
  /// What a model is asked to answer when `id` is the last message: system prompt, then root to `id`, without answers
  /// that failed before their first word.
  [[nodiscard]] std::vector<ChatMessage> context(MessageId id) const;
  [[nodiscard]] std::string systemPrompt() const { return m_systemPrompt; }
  [[nodiscard]] bool isEmpty() const { return m_messages.empty(); }

 private:
  using Key = std::optional<MessageId>;
  void insert(StoredMessage message);

  std::map<MessageId, StoredMessage> m_messages;
  std::map<Key, std::vector<MessageId>> m_children; ///< of a message; of nothing: the roots
  std::map<Key, MessageId> m_chosen;
  std::string m_systemPrompt;
};

} // namespace aisemble::ui
