// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/services/sending_note.h"

#include "ui/prompt/message_text.h"
#include "ui/services/service_texts.h"
#include "ui/settings/settings_controller.h"

namespace aisemble::ui {

SendingNote::SendingNote(const SettingsController& settings, ServiceKind service, QWidget* parent)
    : QLabel(parent), m_settings(settings), m_service(service) {
  setProperty("tone", "caption");
  setTextFormat(Qt::PlainText);
  setWordWrap(true);
  connect(&settings, &SettingsController::changed, this, &SendingNote::refresh);
  refresh();
}

void SendingNote::setService(ServiceKind service) {
  m_service = service;
  refresh();
}

void SendingNote::refresh() {
  const QString said = sentText(m_service, m_settings.settings().service(m_service));
  setText(breakable(said));
  setVisible(!said.isEmpty());
}

} // namespace aisemble::ui
