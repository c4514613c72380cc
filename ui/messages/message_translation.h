// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What the core said, in the window's language. The core's messages are English wherever they are stored, logged or
// sent, so a message comes as finished text, also from a journal or from a service elsewhere; it is recognised here by
// the catalogue of the texts that the core makes messages from.

#include "core/base/error.h"
#include "ui/messages/message_template.h"

#include <functional>
#include <span>
#include <string_view>
#include <vector>

namespace aisemble::ui {

class MessageTranslation {
 public:
  /// The window's language for a text of the catalogue; the text itself where there is none.
  using Translate = std::function<QString(const char* source)>;

  MessageTranslation(std::span<const char* const> catalogue, Translate translate);

  /// The message in the window's language, what stands at a place too where it is a text of the catalogue itself and
  /// not in quotation marks. "file: message" and several messages one after the other are taken apart. What is not in
  /// the catalogue stays as it is. Of several readings, the one that explains the most of the message counts.
  [[nodiscard]] QString translated(const QString& message) const;

 private:
  friend class MessageReader;
  std::vector<MessageTemplate> m_templates;
  Translate m_translate;
};

/// An error's message, to be shown.
[[nodiscard]] QString said(const Error& error);
/// A message that came as text: from the journal, a conversation, a service, a verdict.
[[nodiscard]] QString said(std::string_view message);

} // namespace aisemble::ui
