// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Says where what one works on is sent, and nothing while it stays on this machine.

#include "core/engine/service.h"

#include <QLabel>

namespace aisemble::ui {

class SettingsController;

class SendingNote : public QLabel {
  Q_OBJECT
 public:
  SendingNote(const SettingsController& settings, ServiceKind service, QWidget* parent);
  void setService(ServiceKind service);

 private:
  void refresh();

  const SettingsController& m_settings;
  ServiceKind m_service;
};

} // namespace aisemble::ui
