// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/settings_controller.h"

#include "ui/messages/message_translation.h"
#include "ui/services/service_access.h"

#include <QPointer>

#include <set>

namespace aisemble::ui {
namespace {

bool differOnlyInTheme(Settings before, const Settings& after) {
  before.theme = after.theme;
  return before == after;
}

} // namespace

SettingsController::SettingsController(WorkbenchContext& context, BackgroundQueue& queue, QObject* parent)
    : QObject(parent), m_context(context), m_queue(queue), m_settings(context.settings) {}

Result<void> SettingsController::change(const Settings& settings) {
  if (settings == m_settings) return {};
  if (Result<void> valid = validate(settings); !valid) return valid;
  const bool concernsEngines = !differOnlyInTheme(m_settings, settings);
  m_settings = settings;
  m_queue.run([file = m_context.settingsFile, settings] { return SettingsFile(file).save(settings); }, this,
              [this](const Result<void>& saved) {
                if (!saved) Q_EMIT failed(tr("Settings not saved: %1").arg(said(saved.error())));
              });
  if (concernsEngines) reapply(); // may wait for one that answers
  Q_EMIT changed();
  return {};
}

void SettingsController::reapply() {
  if (m_context.applySettings) m_problems = m_context.applySettings(m_settings);
  Q_EMIT applied();
}

void SettingsController::loadKeys() {
  std::vector<std::string> names = keyNames(m_settings);
  if (m_context.keys == nullptr || names.empty()) return reapply();
  m_context.keys->load(std::move(names), [guard = QPointer<SettingsController>(this)] {
    if (guard) guard->reapply();
  });
}

std::vector<std::string> keyNames(const Settings& settings) {
  std::set<std::string> names;
  for (const ServiceSettings& service : settings.services)
    for (const RemoteEndpoint& endpoint : service.endpoints)
      if (!endpoint.secret.empty()) names.insert(endpoint.secret);
  if (settings.sharedCache.enabled) names.insert(kSharedCacheKey);
  return {names.begin(), names.end()};
}

} // namespace aisemble::ui
