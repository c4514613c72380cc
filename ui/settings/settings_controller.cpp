// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/settings_controller.h"

namespace aisemble::ui {

SettingsController::SettingsController(WorkbenchContext& context, BackgroundQueue& queue, QObject* parent)
    : QObject(parent), m_context(context), m_queue(queue), m_settings(context.settings) {}

Result<void> SettingsController::change(const Settings& settings) {
  if (settings == m_settings) return {};
  if (Result<void> valid = validate(settings); !valid) return valid;
  m_settings = settings;
  m_queue.run([file = m_context.settingsFile, settings] { return SettingsFile(file).save(settings); }, this,
              [this](const Result<void>& saved) {
                if (!saved)
                  Q_EMIT failed(tr("Settings not saved: %1").arg(QString::fromStdString(saved.error().message)));
              });
  if (m_context.applySettings) m_context.applySettings(settings);
  Q_EMIT changed();
  return {};
}

} // namespace aisemble::ui
