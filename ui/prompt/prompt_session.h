// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What the Prompt panel finds again after a restart.

#include "ui/prompt/chat_controller.h"

#include <QByteArray>
#include <QHash>
#include <QVariantMap>

#include <optional>

namespace aisemble::ui {

/// A question that is being edited, to be sent again.
struct QuestionEdit {
  MessageId question = 0;
  QString text;
};

struct PromptSession {
  std::optional<ConversationId> conversation;
  QHash<ConversationId, QString> drafts; ///< what is written and not sent; 0: in a new conversation
  QHash<ConversationId, QuestionEdit> edits;
  PromptParameters parameters;
  QByteArray columns;
  QByteArray side;
  bool showList = true;
  bool showSide = true;

  void write(QVariantMap& session) const;
  /// Takes what is there and makes sense; keeps the rest as it was.
  void read(const QVariantMap& session);
};

} // namespace aisemble::ui
